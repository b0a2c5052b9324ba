"""The table of figures in a real window: what one reads stays in view as its rows get other heights."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from orgsim.app.document.state import OpenFigure
from orgsim.app.metrics.lines import Measure, Unknowns
from orgsim.app.metrics.table import MetricsTable
from orgsim.app.shell.window import MainWindow
from tests.app.settling import meet, rest

DRAFTS = ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml", "lohja-konsepti-2015.yaml")


@pytest.fixture
def window(open_window, scenarios_dir: Path) -> MainWindow:
    made: MainWindow = open_window(*(scenarios_dir / name for name in DRAFTS), size=(1920, 768))
    made.actions_by_name["metrics"].trigger()
    rest()
    return made


def table_in(window: MainWindow) -> MetricsTable:
    (table,) = window.findChildren(MetricsTable)
    return table


def resized(window: MainWindow, width: int, height: int = 768) -> int:
    """How high all rows are in that window."""
    window.resize(width, height)
    rest()
    return table_in(window).verticalHeader().length()


def test_the_chosen_figure_stays_in_view_when_names_become_narrow(window: MainWindow) -> None:
    table = table_in(window)
    row = table.model().rowCount() - 3
    table.setCurrentIndex(table.model().index(row, 0))
    wide = table.verticalHeader().length()
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    for width, height in ((1000, 768), (800, 600), (1920, 768), (800, 600)):
        high = resized(window, width, height)
        assert high > wide + 200 or width == 1920, "names take more lines"
        place = table.visualRect(table.currentIndex())
        assert table.currentIndex().row() == row
        assert table.viewport().rect().contains(place.center()), (width, place, table.viewport().rect())


def test_what_is_read_stays_at_the_top_where_the_chosen_figure_is_not_seen(window: MainWindow) -> None:
    table = table_in(window)
    table.setCurrentIndex(table.model().index(1, 0))
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top, above = table.rowAt(0), table.rowViewportPosition(table.rowAt(0))
    wide = table.verticalHeader().length()
    assert top > 10
    assert resized(window, 1000) > wide + 200
    assert (table.rowAt(0), table.rowViewportPosition(top)) == (top, above)
    assert not table.viewport().rect().intersects(table.visualRect(table.currentIndex()))
    # At the end it stays at the end, though rows above it take less.
    bar.setValue(bar.maximum())
    resized(window, 1920)
    assert bar.value() == bar.maximum() > 0


def test_who_has_scrolled_away_from_the_chosen_figure_reads_on_in_another_language(window: MainWindow) -> None:
    table = table_in(window)
    resized(window, 1000)
    window.document.change(figure=OpenFigure("elected.seats", 0))
    rest()
    assert table.shows_chosen
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not table.shows_chosen
    window.document.change(language="sv")
    rest()
    assert bar.value() > bar.maximum() // 2 and not table.shows_chosen
    assert table.selectionModel().hasSelection(), "it is marked all the same"
    bar.setValue(0)
    window.document.change(language="fi")
    rest()
    assert table.shows_chosen


def said_at(table: MetricsTable) -> str:
    """What the current cell's row is called."""
    return str(table.model().index(table.currentIndex().row(), 0).data())


def test_who_walks_with_the_keyboard_keeps_the_place_when_further_rows_are_shown(window: MainWindow) -> None:
    resized(window, 1000)
    table = table_in(window)
    view = window.views.made["metrics"]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for _ in range(4):
        QTest.keyClick(table, Qt.Key.Key_Up)
    rest()
    named, rows, column = said_at(table), table.model().rowCount(), table.currentIndex().column()
    place = table.visualRect(table.currentIndex()).top()
    assert named and table.shows_chosen
    view.show_all.click()
    rest()
    assert table.model().rowCount() > rows + 5, "further rows are shown"
    assert said_at(table) == named
    assert table.currentIndex().column() == column
    assert table.selectionModel().isSelected(table.currentIndex())
    assert table.visualRect(table.currentIndex()).top() == place
    window.document.change(language="sv")
    rest()
    assert table.shows_chosen and said_at(table) != named
    window.document.change(language="fi")
    view.show_all.click()
    rest()
    assert (said_at(table), table.model().rowCount()) == (named, rows)
    assert table.shows_chosen


def test_who_opens_the_line_of_the_unknown_comes_to_what_it_named_and_back(window: MainWindow) -> None:
    table = table_in(window)
    view = window.views.made["metrics"]
    model = table.metrics_model
    at = next(row for row in range(model.rowCount()) if isinstance(model.line(row), Unknowns))
    unknown = model.line(at)
    assert isinstance(unknown, Unknowns)
    table.setFocus()
    table.setCurrentIndex(model.index(at, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    rest()
    assert view.show_all.isChecked()
    line = model.line(table.currentIndex())
    assert isinstance(line, Measure) and line.row.metric.id == unknown.rows[0].metric.id
    assert table.shows_chosen
    view.show_all.click()
    rest()
    assert model.line(table.currentIndex()) == unknown


def test_who_walks_right_after_opening_stays_where_ties_are_added_and_no_figure_is_chosen_again(
    open_window, scenarios_dir: Path
) -> None:
    window: MainWindow = open_window(*(scenarios_dir / name for name in DRAFTS), size=(1366, 768))
    window.document.change(figure=OpenFigure("elected.seats", 0))
    window.actions_by_name["metrics"].trigger()
    meet(lambda: bool(window.findChildren(MetricsTable)) and table_in(window).model().rowCount() > 5)
    table = table_in(window)
    model = table.metrics_model
    before = model.rowCount()
    table.setFocus()
    for _ in range(6):
        QTest.keyClick(table, Qt.Key.Key_Down)
    named = said_at(table)
    rest()
    assert model.rowCount() > before, "ties came late"
    assert said_at(table) == named
    assert table.shows_chosen
    # Asking for it again leads back to it.
    window.document.change(figure=None)
    window.document.change(figure=OpenFigure("elected.seats", 0))
    rest()
    assert model.figure_at(table.currentIndex()) == OpenFigure("elected.seats", 0)
