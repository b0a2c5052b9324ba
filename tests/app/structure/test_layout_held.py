"""What opens beside and above charts leaves their layout alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from orgsim.app.shell.window import MainWindow
from orgsim.drawing.folding.legible import READABLE_SIZE, smallest_text
from orgsim.files.problems import Problem
from orgsim.messages import message
from tests.app.settling import rest, settle


@pytest.fixture
def window(open_window, scenarios_dir: Path) -> MainWindow:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    rest()
    return window


def drawings(window: MainWindow, view: str = "structure") -> list[int]:
    """What is drawn once all that is laid out aside has come."""
    window.document.change(view=view)
    settle(window)
    return [id(drawing) for drawing in window.charts().drawings]


def test_details_and_banners_lay_nothing_out_anew(window: MainWindow) -> None:
    before, width = drawings(window), window.structure.width()
    window.document.change(selected="council")
    rest()
    assert window.structure.width() < width
    assert drawings(window) == before
    for pane in window.structure.panes:
        assert smallest_text([pane.drawing], pane.viewport.zoom) >= READABLE_SIZE, "beside details too"
        assert pane.shows("council")
    path = window.document.state.files[0].path
    height = window.structure.height()
    window.document.change(problems=(Problem(path, 1, 1, message("comparison.no-file"), "warning"),))
    rest()
    assert window.structure.height() < height
    assert drawings(window) == before
    window.document.change(selected=None, problems=())
    rest()
    assert drawings(window) == before
    for pane in window.structure.panes:
        right, bottom = pane.viewport.to_pane(pane.drawing.width, pane.drawing.height)
        assert right <= pane.width(), "once they are closed, all is in view again"
        assert bottom <= pane.height()


def test_charts_that_come_while_details_go_take_the_room_that_there_is(window: MainWindow) -> None:
    window.document.change(selected="council", motion=True)
    rest()
    window.document.change(view="differences")
    rest()
    first = drawings(window, "differences")
    window.actions_by_name["fit"].trigger()
    QApplication.processEvents()
    assert drawings(window, "differences") == first, "there is no better fit"


def test_another_size_of_the_window_does(window: MainWindow) -> None:
    before = drawings(window)
    window.resize(1100, 900)
    rest()
    assert not set(drawings(window)) & set(before)


def test_who_asks_for_the_best_fit_beside_the_details_gets_it(window: MainWindow) -> None:
    before = drawings(window)
    window.document.change(selected="council")
    rest()
    window.actions_by_name["fit"].trigger()
    QApplication.processEvents()
    assert not set(drawings(window)) & set(before)
