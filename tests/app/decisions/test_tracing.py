"""How one case went is told whether or not one looks elsewhere while it is found out."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from orgsim.app.decisions.view import DecisionsView
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.decisions.drawing import Thing
from tests.app.conftest import OpenWindow
from tests.app.decisions.test_decisions_view import decisions, drafts, settled


def opened(open_window: OpenWindow, qtbot: QtBot, folder: Path) -> tuple[MainWindow, DecisionsView, Thing]:
    """The view of two drafts, and the matter in its picture whose cases are told of."""
    window = open_window(drafts(folder, runs=50))
    view = decisions(window)
    settled(qtbot, view)
    return window, view, next(hit.of for hit in view.canvas.drawing.hits if hit.of.matter == "grants")


def test_a_case_that_one_left_before_it_was_told_is_told_when_one_is_back(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window, view, thing = opened(open_window, qtbot, tmp_path)
    view.choose(thing)
    assert not view.is_settled and not view.panel.timeline.isVisible()
    window.document.change(view="structure")
    assert view.is_settled, "nothing is found out that nobody sees"
    decisions(window)
    settled(qtbot, view)
    assert view.panel.timeline.isVisible()
    assert view.panel.timeline.accessibleDescription().count("Lautakunta päättää") == 2, "in both drafts"


def test_a_case_that_was_closed_or_told_is_not_found_out_once_more(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window, view, thing = opened(open_window, qtbot, tmp_path)
    for tells in (True, False):
        view.choose(thing)
        if tells:
            settled(qtbot, view)
        else:
            view.panel.closed.emit()
        window.document.change(view="structure")
        decisions(window)
        assert view.is_settled
        assert view.panel.isVisible() == tells
