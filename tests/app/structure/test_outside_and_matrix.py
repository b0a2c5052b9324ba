"""A matrix, and what is outside the organisation, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QListView
from pytestqt.qtbot import QtBot

from orgsim.app.chart.widget import ChartWidget
from orgsim.app.shell.search_list import SearchList
from orgsim.app.shell.window import MainWindow
from tests.app.settling import settle


def middle_of(pane: ChartWidget, unit_id: str) -> QPoint:
    box = pane.box(unit_id)
    assert box is not None
    x, y = pane.viewport.to_pane(box.x + box.width / 2, box.y + box.height / 2)
    return QPoint(round(x), round(y))


def said(window: MainWindow) -> list[str]:
    return [label.text() for label in window.inspector.findChildren(QLabel)]


@pytest.fixture
def wellbeing(open_window, scenarios_dir: Path) -> MainWindow:
    return open_window(scenarios_dir / "lohja-hyvinvointi.yaml")


@pytest.fixture
def heinola(open_window, scenarios_dir: Path) -> MainWindow:
    return open_window(scenarios_dir / "heinola-2024-2025.yaml")


# The matrix


def test_the_matrix_is_painted_with_its_ground(wellbeing: MainWindow) -> None:
    (pane,) = wellbeing.structure.panes
    picture = pane.grab().toImage()
    column, row = pane.box("working-age-services"), pane.box("challenged-everyday")
    cell = pane.viewport.to_pane(column.x + column.width / 2, row.y + row.height / 2)
    gap = pane.viewport.to_pane(column.x - 6, row.y + row.height / 2)
    between = pane.viewport.to_pane(column.x + column.width / 2, row.y - 6)
    grounds = {picture.pixelColor(round(x), round(y)).name() for x, y in (cell, gap, between)}
    assert len(grounds) == 3, "a column, a row, and where they cross"
    assert "#ffffff" not in grounds


def test_a_click_selects_a_column_and_a_cell_is_nothing_to_select(qtbot: QtBot, wellbeing: MainWindow) -> None:
    (pane,) = wellbeing.structure.panes
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=middle_of(pane, "working-age-services"))
    assert wellbeing.document.state.selected == "working-age-services"
    assert "Terveyden ja elämänhallinnan edistäminen" in said(wellbeing)
    cell = QPoint(middle_of(pane, "working-age-services").x(), middle_of(pane, "challenged-everyday").y())
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=cell)
    assert wellbeing.document.state.selected is None


def test_an_edge_folds_into_a_chart_as_any_other_and_unfolds(qtbot: QtBot, wellbeing: MainWindow) -> None:
    (pane,) = wellbeing.structure.panes
    qtbot.mouseDClick(pane, Qt.MouseButton.LeftButton, pos=middle_of(pane, "customer-situation"))
    settle(wellbeing)
    assert pane.drawing.areas == ()
    assert pane.box("customer-situation").hidden == 3
    qtbot.mouseDClick(pane, Qt.MouseButton.LeftButton, pos=middle_of(pane, "customer-situation"))
    settle(wellbeing)
    assert len(pane.drawing.areas) == 6


def test_arrows_walk_down_a_column_and_to_the_next(qtbot: QtBot, wellbeing: MainWindow) -> None:
    (pane,) = wellbeing.structure.panes
    pane.setFocus()
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(pane, key)
        walked.append(wellbeing.document.state.selected)
    assert walked == ["wellbeing", "working-age-services", "older-people-services", "older-people-process-owner"]


# Outside


def test_the_inspector_tells_the_side_before_and_after(qtbot: QtBot, heinola: MainWindow) -> None:
    _, after = heinola.structure.panes
    qtbot.mouseClick(after, Qt.MouseButton.LeftButton, pos=middle_of(after, "water-works-operation"))
    text = said(heinola)
    assert {"Organisaation osa", "viranhaltijaorganisaatio", "konserniyhtiöt ja yhteistoiminta"} <= set(text)
    assert after.accessibleDescription() == (
        "Vesilaitoksen operointipalvelut, Tehtävä, organisaation ulkopuolella, 2. taso"
    )


def test_search_says_what_is_outside(qtbot: QtBot, heinola: MainWindow) -> None:
    qtbot.keyClicks(heinola.search, "ladec")
    (company, *_) = heinola.search.hits
    assert company.unit == "ladec"
    rows = heinola.findChild(SearchList).findChild(QListView).model()
    row = rows.index(0, 0).data(Qt.ItemDataRole.UserRole + 1)
    assert row == "Yhtiö (organisaation ulkopuolella)"
