"""One baseline for all views, chosen on a card."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from orgsim.app.document.comparing import baseline, compared, pair, reference
from orgsim.app.document.keeping import keeper_of
from orgsim.app.metrics.view import MetricsView
from orgsim.app.pictures.shown import picture_of
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.comparison_file import read_comparison

DRAFTS = ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml")


@pytest.fixture
def path(tmp_path: Path, scenarios_dir: Path) -> Path:
    for name in (*DRAFTS, "lohja-2016.yaml", "lohja-nykytila.yaml"):
        shutil.copy(scenarios_dir / name, tmp_path / name)
    return tmp_path / "lohja-2016.yaml"


@pytest.fixture
def window(open_window, path: Path) -> MainWindow:
    return open_window(path)


def choose(window: MainWindow, column: int) -> None:
    window.document.change(active=column)
    window.actions_by_name["baseline"].trigger()


def changes(window: MainWindow, column: int) -> list[str]:
    """The differences that a card tells."""
    card = window.cards.cards[column]
    texts = [label.text() for label in card.findChildren(QLabel) if not label.isHidden()]
    return [text for text in texts if text.lstrip("?\u2009")[:1] in "+−±" and text[-1:].isdigit()]


def test_figures_and_cards_turn_round(window: MainWindow) -> None:
    # The committee model has 14 bodies on 4 layers, the board model 15 on 4: what was +1 is now −1.
    assert changes(window, 0) == []
    assert changes(window, 1)[:2] == ["±0", "+1"]
    stood_in = [card.figures._buttons for card in window.cards.cards]
    window.document.change(view="metrics")
    choose(window, 1)
    QApplication.processEvents()
    assert changes(window, 0)[:2] == ["±0", "−1"]
    assert changes(window, 1) == []
    # In what was there: new widgets are dressed one by one.
    assert [card.figures._buttons for card in window.cards.cards] == stood_in
    view = window.views.made["metrics"]
    assert isinstance(view, MetricsView)
    model = view.table.metrics_model
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == ["Tunnusluku", "A", "ero A − B", "B", ""]
    bodies = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == "Toimielimiä")
    assert [model.index(bodies, column).data() for column in range(1, 4)] == ["14", "−1", "15"]


def test_every_view_compares_to_it(window: MainWindow) -> None:
    choose(window, 1)
    state = window.document.state
    assert (baseline(state), reference(state), pair(state)) == (1, 1, (1, 0))
    assert [each is None for each in compared(state)] == [False, True]
    assert window.cards.cards[1].accessibleName().split(", ")[2].startswith("Lähtötilanne")
    for view in ("matters", "transition", "differences", "checks", "timeline", "goals"):
        window.document.change(view=view)
        QApplication.processEvents()
    window.document.change(view="matters")
    assert "B" in window.views.made["matters"].told.text()
    assert picture_of(window.document.state, view="metrics").pages


def test_it_is_kept_in_the_comparisons_file_and_read_from_it(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    choose(window, 1)
    assert window.actions_by_name["baseline"].isChecked()
    keeper_of(window.document).now()
    assert read_comparison(path).comparison.baseline == "lohja-lautakuntamalli.yaml"
    assert window.document.state.based is None
    assert baseline(window.document.state) == 1
    window.actions_by_name["baseline"].trigger()
    keeper_of(window.document).now()
    assert read_comparison(path).comparison.baseline is None
    assert baseline(window.document.state) is None


def test_what_no_file_can_say_holds_until_the_drafts_are_closed(window: MainWindow, path: Path) -> None:
    before = path.read_bytes()
    window.files.open([path.parent / "lohja-nykytila.yaml"], add=True)
    choose(window, 2)
    assert "kunnes luonnokset suljetaan" in window.status._said.accessibleName()
    keeper_of(window.document).finish()
    assert path.read_bytes() == before
    assert baseline(window.document.state) == 2
    window.files.move(2, 0)
    assert baseline(window.document.state) == 0
    window.files.open([path], add=False)
    assert baseline(window.document.state) is None


def test_what_ships_is_compared_differently_for_now(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    choose(window, 1)
    assert baseline(window.document.state) == 1
    keeper_of(window.document).finish()
    assert baseline(window.document.state) == 1
    assert read_comparison(scenarios_dir / "lohja-2016.yaml").comparison.baseline is None


def test_a_file_that_cannot_be_written_is_told_and_tried_again(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    good = path.read_text("utf-8")
    path.write_text("comparison: [", "utf-8")
    choose(window, 1)
    keeper_of(window.document).now()
    assert "lohja-2016.yaml" in window.status._said.accessibleName()
    assert baseline(window.document.state) == 1
    path.write_text(good, "utf-8")
    keeper_of(window.document).finish()
    assert read_comparison(path).comparison.baseline == "lohja-lautakuntamalli.yaml"


def test_a_card_offers_it(window: MainWindow, qtbot: QtBot) -> None:
    card = window.cards.cards[1]
    card._more.click()
    menu = window.menus["draft"]
    assert menu.isVisible()
    assert window.document.state.active == 1
    assert window.actions_by_name["baseline"] in menu.actions()
    menu.close()


def test_it_is_told_what_is_written_where_and_taken_back(window: MainWindow, path: Path) -> None:
    choose(window, 1)
    assert "lohja-2016.yaml" in window.status._said.accessibleName()
    keeper_of(window.document).now()
    assert read_comparison(path).comparison.baseline == "lohja-lautakuntamalli.yaml"
    assert window.status.undo.isVisible()
    window.status.undo.click()
    keeper_of(window.document).now()
    assert read_comparison(path).comparison.baseline is None
    assert baseline(window.document.state) is None
    assert not window.status.undo.isVisible()


def test_a_choice_that_took_anothers_place_gives_it_back(window: MainWindow, path: Path) -> None:
    """Pressed twice, the key takes the file's own baseline away: the one from before the last press comes back."""
    choose(window, 0)
    keeper_of(window.document).now()
    choose(window, 0)
    keeper_of(window.document).now()
    assert read_comparison(path).comparison.baseline is None
    assert "lohja-2016.yaml" in window.status._said.accessibleName()
    window.status.undo.click()
    keeper_of(window.document).now()
    assert read_comparison(path).comparison.baseline == "lohja-valiokuntamalli.yaml"


def test_nothing_is_taken_back_in_another_comparison(window: MainWindow, path: Path, scenarios_dir: Path) -> None:
    choose(window, 1)
    keeper_of(window.document).now()
    window.files.open([scenarios_dir / "heinola-2017-2025.yaml"], add=False)
    present = baseline(window.document.state)
    window.status.undo.click()
    assert baseline(window.document.state) == present
    assert window.document.state.based is None
