from __future__ import annotations

import subprocess
import sys

LATE = (
    "orgsim.analysis.overlays.overlaid",
    "orgsim.app.chart.beside.returning",
    "orgsim.app.chart.moments",
    "orgsim.app.editing.dropping",
    "orgsim.app.widgets.fingers",
    "orgsim.drawing.chart.gliding",
    "orgsim.drawing.folding.interest",
    "orgsim.drawing.text.breaking",
    "orgsim.export.page.vector_painter",
    "orgsim.model.goal_edits",
    "queue",
)
"""What only some of what a planner does needs: each of them, and what it brings along, once held up every start."""


def test_a_window_begins_without_what_it_does_not_show_yet() -> None:
    code = f'import sys; import orgsim.app.shell.window; sys.exit(" ".join(set({LATE}) & set(sys.modules)) or 0)'
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")
