"""Figures of large drafts: the window goes on while they are reckoned, and never shows those of others meanwhile."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from orgsim.app.document.document import Document
from orgsim.app.document.open_files import opened
from orgsim.app.document.state import OpenFigure, State
from orgsim.app.metrics.lines import Measure
from orgsim.app.metrics.view import MetricsView
from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.scenario_file import read_scenario_text
from tests.app.settling import meet

UNITS = "administration.units"


def text(offices: int) -> str:
    """A council, a manager, and that many offices below."""
    head = "orgsim: 1\nid: t\ntitle: T\nunits:\n  - {id: council, kind: council, name: Council}\n"
    manager = "  - id: manager\n    kind: city-manager\n    name: Manager\n    units:\n"
    return head + manager + "".join(f"      - {{id: u{at}, kind: unit, name: Office {at}}}\n" for at in range(offices))


def units(view: MetricsView) -> list[object]:
    """What the table tells of how many units the administration has; nothing where it has no such line."""
    model = view.table.metrics_model
    lines = [model.line(at) for at in range(model.rowCount())]
    return [
        f.value for line in lines if isinstance(line, Measure) and line.row.metric.id == UNITS for f in line.row.figures
    ]


def says(view: MetricsView) -> bool:
    """Whether it tells that the figures are being reckoned."""
    return any(label.text() == "The figures are being reckoned…" for label in view.findChildren(QLabel))


def test_figures_of_large_drafts_come_when_they_are_known(qtbot: QtBot, no_leaks: None, tmp_path: Path) -> None:
    large, small = tmp_path / "large.yaml", tmp_path / "small.yaml"
    large.write_text(text(4000), "utf-8")
    small.write_text(text(2), "utf-8")
    start = opened(State(language="en", view="metrics"), open_paths([large]), add=False)
    document = Document(start)
    view = MetricsView(document)
    qtbot.addWidget(view)
    view.show()
    assert units(view) == []
    assert says(view)
    meet(lambda: units(view))
    assert units(view) == [4001]
    assert not says(view)

    # Of the same draft with other units the figures stand until the new ones are known, and open as they are.
    file = start.files[0]
    fewer = replace(file, scenario=read_scenario_text(text(3999).encode(), large).scenario)
    document.change(files=(fewer,))
    document.change(figure=OpenFigure(UNITS, 0))
    assert units(view) == [4001]
    assert view.explanation.isHidden()
    meet(lambda: units(view) == [4000])
    assert not view.explanation.isHidden()

    # Those of another draft do not; of small ones they are there at once.
    other = replace(
        file, path=tmp_path / "other.yaml", scenario=read_scenario_text(text(4500).encode(), large).scenario
    )
    document.change(files=(other,))
    assert units(view) == []
    assert says(view)
    document.show(opened(document.state, open_paths([small]), add=False))
    assert units(view) == [3]
    assert not says(view)
    # What was asked for in between comes to nothing.
    meet(lambda: not view._reckoning.is_running)
    assert units(view) == [3]
