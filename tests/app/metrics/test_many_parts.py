"""Figures of drafts with hundreds of branches: the first are listed, and how many more there are is told."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from orgsim.app.document.document import Document
from orgsim.app.document.open_files import opened
from orgsim.app.document.state import State
from orgsim.app.metrics.lines import Further, Measure
from orgsim.app.metrics.view import MetricsView
from orgsim.files.reading.opening import open_paths


def test_of_hundreds_of_branches_the_first_are_listed(qtbot: QtBot, no_leaks: None, tmp_path: Path) -> None:
    path = tmp_path / "staff.yaml"
    head = "orgsim: 1\nid: t\ntitle: T\nunits:\n  - id: council\n    kind: council\n    name: Council\n    units:\n"
    units = [f"      - {{id: u{at}, kind: division, name: Division {at}, staff: {{fte: 2}}}}\n" for at in range(305)]
    path.write_text(head + "".join(units), "utf-8")
    document = Document(opened(State(language="en", view="metrics"), open_paths([path]), add=False))
    view = MetricsView(document)
    qtbot.addWidget(view)
    view.show()
    model = view.table.metrics_model
    made = [model.line(at) for at in range(model.rowCount())]
    parts = [
        line for line in made if isinstance(line, Measure) and line.row.metric.group == "staffing" and line.compact
    ]
    at = next(at for at, line in enumerate(made) if isinstance(line, Further))
    assert len(parts) == 300
    # Of 305 divisions 300 have a line.
    assert model.data(model.index(at, 0)) == "and 5 more"
    assert view.table.columnSpan(at, 0) == model.columnCount()
    assert not model.flags(model.index(at, 0))
    # Where the whole is told nothing is left out: 305 times 2.
    assert any(isinstance(line, Measure) and line.row.figures[0].value == 610 for line in made)
