"""The view of differences that is shown upon a change shows it once."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from orgsim.app.differences.view import DifferencesView
from orgsim.app.document.document import Document
from orgsim.app.document.open_files import opened
from orgsim.app.document.state import State
from orgsim.files.reading.opening import open_paths


class Counted(DifferencesView):
    """Counts how often it lists."""

    listed = 0

    def _refresh(self, state: State) -> None:
        self.listed += 1
        super()._refresh(state)


def test_it_lists_once_upon_being_shown_and_again_for_what_comes_later(qtbot: QtBot, scenarios_dir: Path) -> None:
    names = ("lohja-nykytila.yaml", "lohja-valiokuntamalli.yaml")
    document = Document(opened(State(), open_paths([scenarios_dir / name for name in names]), add=False))
    views: list[Counted] = []
    document.changed.connect(lambda _, after: views[0].setVisible(after.view == "differences"))
    views.append(Counted(document))
    qtbot.addWidget(views[0])
    qtbot.waitUntil(lambda: not views[0].charts.is_laying_out)
    document.change(view="differences", selected="council")
    assert views[0].listed == 1
    document.change(selected="city-board")
    assert views[0].listed == 2
    assert views[0].panel.list.entry is None or views[0].panel.list.entry.unit == "city-board"
