"""What a draft was before its last edits is let go of, with all that was found out of it."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from pathlib import Path
from weakref import ref

from orgsim.app.editing.editor import editor_of
from orgsim.app.shell.window import MainWindow
from orgsim.messages import message
from orgsim.model.edits.edits import Edit, Moved, Renamed
from orgsim.model.scenario import Scenario
from tests.app.settling import rest

EDITS: list[Edit] = [
    edit
    for n in range(4)
    for edit in (
        Renamed("vitality", f"Elinvoima {n}"),
        # A unit that goes and comes back is drawn anew each time.
        Moved(("permits-section",), "vitality"),
        Moved(("permits-section",), "council"),
    )
]


def test_drafts_that_were_edited_since_are_let_go_of(
    open_window: Callable[..., MainWindow], tmp_path: Path, scenarios_dir: Path
) -> None:
    for name in ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml"):
        shutil.copy(scenarios_dir / name, tmp_path / name)
    window = open_window(*tmp_path.glob("*.yaml"))
    document = window.document
    editor = editor_of(document)
    path = next(file.path for file in document.state.files if "lautakunta" in file.path.name)
    editor.switch(path, True)
    were: list[ref[Scenario]] = []
    for edit in EDITS:
        were.append(ref(document.state.open_file(path).scenario))
        assert editor.act({path: [edit]}, message("edit.unit.no-name")) is None
        rest()
    gc.collect()
    # What stands, what stood before it, and what else was drawn last or is kept for as long as the process.
    assert sum(its() is not None for its in were) <= 5
