"""Tables of thousands of rows: what is seen is there at once and right, and the rest once it is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import thread_time

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from benchmarks.organisations import generate
from orgsim.app.checks.view import ChecksView
from orgsim.app.matrix.measured_table import MeasuredTable
from orgsim.app.matrix.table import MatrixTable
from orgsim.app.matters.view import MattersView
from orgsim.app.shell.window import MainWindow
from tests.app.settling import meet

OpenWindow = Callable[..., MainWindow]


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thousand units, matters and open questions."""
    path = tmp_path_factory.mktemp("busy") / "busy.yaml"
    path.write_text(generate(1_000, busy=True), encoding="utf-8")
    return path


class Counted(MeasuredTable):
    """Knows which of its rows were measured; each third is twice as high."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.asked: list[int] = []
        self.setModel(QStandardItemModel(rows, 1, self))
        self.horizontalHeader().hide()

    def needed(self, row: int) -> int:
        self.asked.append(row)
        return 40 if row % 3 == 0 else 20


class Slow(Counted):
    """Takes as long for a row as one of long sentences does in narrow columns."""

    def needed(self, row: int) -> int:
        until = thread_time() + 0.011
        while thread_time() < until:
            pass
        return super().needed(row)


def heights(table: MatrixTable) -> list[int]:
    return [table.rowHeight(row) for row in range(table.matrix_model.rowCount())]


def test_a_long_table_is_searched_bit_by_bit_and_measured_as_it_is_seen(
    open_window: OpenWindow, busy: Path, qtbot: QtBot
) -> None:
    window = open_window(busy)
    window.document.change(view="matters")
    view = window.views.made["matters"]
    assert isinstance(view, MattersView)
    table, model = view.table, view.table.matrix_model
    assert model.rowCount() == 1_000
    # At the end, before anything there was measured: rows in view are as high as they need, and the last is whole.
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() == bar.maximum()
    assert table.rowAt(table.viewport().height() - 2) == 999
    assert not table._later.isActive()
    for row in range(table.rowAt(0), 1_000):
        assert table.rowHeight(row) == table.needed(row)
    # The bar tells how long it is, though most rows were not measured.
    whole = sum(map(table.needed, range(1_000)))
    assert table.verticalHeader().length() == pytest.approx(whole, rel=0.03)
    # What is read stays where it is as the table is made anew, where rows above are not what they were.
    bar.setValue(bar.maximum() // 2)
    read = model.row(table.rowAt(0)).key, table.rowViewportPosition(table.rowAt(0))
    window.document.change(theme="dark")
    assert (model.row(table.rowAt(0)).key, table.rowViewportPosition(table.rowAt(0))) == read
    every = [model.row(row).title for row in range(1_000)]
    # The first rows are found at once, the others follow; in the end it is what a search of all finds.
    view.bar.search.setText("satamaasia")
    qtbot.waitUntil(lambda: not table._later.isActive())
    titles = [model.row(row).title for row in range(model.rowCount())]
    assert titles == [title for title in every if title.startswith("satamaasia")]
    assert len(titles) == 26
    view.bar.search.setText("")
    assert model.rowCount() == 1_000
    # A row that was never seen is gone to.
    table.choose(model.row(700).key, 0)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


@pytest.mark.parametrize("rows", [60, 1_000])
def test_no_more_rows_are_measured_at_once_than_are_seen(qtbot: QtBot, rows: int) -> None:
    """A view that is shown comes to its width by several others, and in narrow columns each row takes milliseconds."""
    table = Counted(rows)
    qtbot.addWidget(table)
    table.resize(200, 170)
    table.show()
    QApplication.processEvents()
    for _ in range(3):
        table.asked.clear()
        table.measure()
        # 40 + 20 + 20 pixels, twice, and a part of the seventh row: those are in view.
        assert set(table.asked) == set(range(7))
        assert [table.rowHeight(row) for row in range(7)] == [40, 20, 20, 40, 20, 20, 40]
    # Their mean is that of 200 pixels in seven rows until others are measured: each of sixty, of a thousand a sample.
    assert table.verticalHeader().length() == 200 + (rows - 7) * 29
    meet(lambda: not table.is_measuring)
    sample = range(0, rows, 1 if rows == 60 else 20)
    assert set(sample) <= set(table.asked)
    mean = round(sum(40 if row % 3 == 0 else 20 for row in sample) / len(sample))
    known = set(table.asked)
    assert [table.rowHeight(row) for row in range(rows)] == [
        (40 if row % 3 == 0 else 20) if row in known else mean for row in range(rows)
    ]
    assert len(known) == 60 if rows == 60 else len(known) < 70


def test_rows_that_take_long_are_measured_over_several_rounds_though_they_are_in_view(qtbot: QtBot) -> None:
    table = Slow(40)
    qtbot.addWidget(table)
    table.resize(200, 400)
    table.show()
    QApplication.processEvents()
    table.asked.clear()
    table.measure()
    # Three in 30 ms, and one as what is seen is looked at then.
    assert 3 <= len(table.asked) <= 4 and table.asked[:3] == [0, 1, 2]
    assert [table.rowHeight(row) for row in range(3)] == [40, 20, 20]
    seen = range(table.rowAt(table.viewport().height() - 1) + 1)
    asked = list(table.asked)
    while not {*seen} <= {*table.asked}:
        QApplication.processEvents()
        assert table.is_measuring
        # What is in view comes before what is near it.
        assert {*table.asked[len(asked) :]} <= {*seen} or {*seen} <= {*table.asked}
    meet(lambda: not table.is_measuring)
    assert [table.rowHeight(row) for row in range(40)] == [40 if row % 3 == 0 else 20 for row in range(40)]
    assert sorted(table.asked) == list(range(40)), "each once"


def test_rows_are_as_high_whether_they_need_a_scroll_bar_or_not(
    open_window: OpenWindow, scenarios_dir: Path, qtbot: QtBot
) -> None:
    """Else some sizes never rest: rows that need the bar are lower beside it, and so need it no more."""
    window = open_window(*sorted(scenarios_dir.glob("lohja-*.yaml"))[:4])
    window.document.change(view="checks")
    table = window.views.made["checks"].findChild(MatrixTable)
    assert table is not None
    table.setParent(None)
    qtbot.addWidget(table)
    table.show()
    bar = table.verticalScrollBar()

    def resized(width: int, height: int) -> list[int]:
        table.resize(width, height)
        qtbot.waitUntil(lambda: bar.isVisible() == (height < 1_000) and not table.is_measuring)
        # The bar takes its room from the last column alone, which ends where the table does.
        assert table.columnViewportPosition(4) + table.columnWidth(4) == table.viewport().width()
        return heights(table)

    for width in range(330, 540, 30):
        assert resized(width, 6_000) == resized(width, 200)


def test_chips_write_thousands_as_their_language_does(open_window: OpenWindow, busy: Path) -> None:
    window = open_window(busy, language="fi")
    window.document.change(view="checks")
    view = window.views.made["checks"]
    assert isinstance(view, ChecksView)
    # A question is open at every unit.
    assert view.bar.chip("note").text() == "Huomiot 1\u00a0000"


def test_who_has_scrolled_away_from_the_chosen_row_reads_on_as_the_table_is_made_anew(
    open_window: OpenWindow, busy: Path
) -> None:
    window = open_window(busy)
    window.document.change(view="matters")
    view = window.views.made["matters"]
    assert isinstance(view, MattersView)
    table, model = view.table, view.table.matrix_model
    table.choose(model.row(3).key, 0)
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    meet(lambda: not table.is_measuring)
    read = model.row(table.rowAt(0)).key, table.rowViewportPosition(table.rowAt(0))
    window.document.change(theme="dark")
    meet(lambda: not table.is_measuring)
    assert (model.row(table.rowAt(0)).key, table.rowViewportPosition(table.rowAt(0))) == read
    # It is chosen as before, and where it is in view it stays there.
    assert table.currentIndex().row() == 3
    bar.setValue(0)
    # Also where the keyboard is in the column of the titles.
    table.setCurrentIndex(model.index(3, 0))
    window.document.change(language="en")
    assert (table.currentIndex().row(), table.currentIndex().column()) == (3, 0)
    meet(lambda: not table.is_measuring)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_rows_that_come_into_a_higher_view_are_as_high_as_they_need(qtbot: QtBot) -> None:
    table = Counted(3_000)
    qtbot.addWidget(table)
    table.resize(200, 120)
    table.show()
    qtbot.waitExposed(table)
    table.measure()
    meet(lambda: not table.is_measuring)
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    meet(lambda: not table.is_measuring)
    table.resize(200, 900)
    QApplication.processEvents()
    seen = range(table.rowAt(0), table.rowAt(table.viewport().height() - 1) + 1)
    assert len(seen) > 30
    assert [table.rowHeight(row) for row in seen] == [40 if row % 3 == 0 else 20 for row in seen]
    meet(lambda: not table.is_measuring)
