"""An eye on each card hides a draft from every view; it is shown again from the row below the cards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from orgsim.app.pictures.shown import picture_of
from orgsim.app.shell.window import MainWindow
from orgsim.app.widgets.labels import Letter
from orgsim.export.page.svg import svg_of
from orgsim.model.views import VIEWS
from tests.app.settling import settle

NAMES = ("lohja-nykytila.yaml", "lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml")


@pytest.fixture
def window(open_window, scenarios_dir: Path) -> MainWindow:
    return open_window(*(scenarios_dir / name for name in NAMES))


def letters(window: MainWindow) -> list[str]:
    return [card.findChild(Letter).accessibleName() for card in window.cards.cards]


def test_the_eye_hides_and_the_row_shows_again(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.hidden.isVisible()
    window.cards.cards[0]._eye.click()
    settle(window)
    assert letters(window) == ["B", "C"]
    assert len(window.structure.panes) == 2
    assert window.structure.panes[0].accessibleName().startswith("B: ")
    assert window.hidden.isVisible()
    (back,) = window.hidden.findChildren(QPushButton)
    assert window.hidden.findChild(Letter).accessibleName() == "A"
    back.click()
    settle(window)
    assert letters(window) == ["A", "B", "C"]
    assert not window.hidden.isVisible()


def test_what_was_hidden_is_so_again_in_the_next_session(open_window, window: MainWindow, scenarios_dir: Path) -> None:
    window.cards.cards[0]._eye.click()
    window.close()
    # With others open, that says nothing.
    assert letters(open_window(*(scenarios_dir / name for name in NAMES[:2]))) == ["A", "B"]
    again = open_window(*(scenarios_dir / name for name in NAMES))
    assert letters(again) == ["B", "C"]
    assert again.hidden.isVisible()


def test_every_view_shows_the_rest_under_their_letters(window: MainWindow, qtbot: QtBot) -> None:
    window.document.change(active=1)
    window.actions_by_name["hide"].trigger()
    for view in VIEWS:
        window.document.change(view=view)
        QApplication.processEvents()
    model = window.views.made["metrics"].table.metrics_model
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)] == [
        "Tunnusluku",
        "A",
        "C",
        "ero C − A",
    ]
    assert window.views.made["transition"].canvas is not None
    window.actions_by_name["show-hidden"].trigger()
    assert letters(window) == ["A", "B", "C"]


def test_a_picture_has_what_is_seen(window: MainWindow) -> None:
    window.cards.cards[1]._eye.click()
    for view in ("structure", "metrics", "matters", "checks", "differences", "transition"):
        svg = svg_of(picture_of(window.document.state, view=view)).decode()
        assert "valiokuntamalli 1.2" not in svg, view
        assert ">C<" in svg, view
        assert ">B<" not in svg, view


def test_the_last_one_cannot_be_hidden(window: MainWindow) -> None:
    for _ in range(2):
        window.cards.cards[0]._eye.click()
    assert letters(window) == ["C"]
    assert not window.cards.cards[0]._eye.isEnabled()
    assert not window.actions_by_name["hide"].isEnabled()


def test_a_presentation_shows_what_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    window.cards.cards[0]._eye.click()
    window.presenting.start()
    presenter = window.presenting.presenter
    assert presenter is not None
    assert presenter.document.state.letters == "BC"
    window.hidden.findChild(QPushButton).click()
    assert presenter.document.state.letters == "ABC"
    presenter.close()
