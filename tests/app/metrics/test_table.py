"""The table of figures in a real window: what one reads stays in view as its rows get other heights."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.app.document.state import OpenFigure
from orgsim.app.metrics.table import MetricsTable
from orgsim.app.shell.window import MainWindow
from tests.app.settling import rest

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
