"""Zooming in until the boxes say more: what is under the pointer stays, and the rest glides around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from orgsim.app.chart.widget import ChartWidget
from orgsim.app.shell.window import MainWindow
from orgsim.model.views import ViewName
from tests.app.settling import meet, rest, settle
from tests.app.shell.test_window import middle_of, wheel


@pytest.fixture
def lohja(open_window, scenarios_dir: Path) -> MainWindow:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    # Nothing of them is to fold by itself.
    window.document.change(everything=True)
    settle(window)
    return window


@pytest.fixture
def motion(lohja: MainWindow) -> None:
    lohja.document.change(motion=True)


def bring_near(pane: ChartWidget, at: QPoint) -> None:
    """Zoom to just below the threshold of 1.7, so that one notch leads over it."""
    pane.zoom_by(1.6 / pane.viewport.zoom, QPointF(at))


def turn(window: MainWindow, pane: ChartWidget, at: QPoint, notches: int) -> None:
    """Turn the wheel, and wait for what there is room for then."""
    wheel(pane, at, notches)
    settle(window)


def says_more(pane: ChartWidget) -> bool:
    return any(box.remit for box in pane.drawing.boxes)


def corner(pane: ChartWidget, unit: str) -> tuple[float, float]:
    """Where in the pane the box begins."""
    box = pane.box(unit)
    return pane.viewport.to_pane(box.x, box.y)


@pytest.mark.parametrize("view", ["structure", "differences"])
@pytest.mark.parametrize("unit", ["city-board", "planning-section", "individual-section", "maintenance", "council"])
def test_what_is_under_the_pointer_stays_under_it(lohja: MainWindow, view: ViewName, unit: str) -> None:
    lohja.document.change(view=view)
    settle(lohja)
    pane = lohja.charts().panes[0]
    at = middle_of(pane, unit)
    bring_near(pane, at)
    assert not says_more(pane)
    before = corner(pane, unit)
    for _ in range(2):
        turn(lohja, pane, at, 1)
        assert says_more(pane)
        assert pane.unit_at(QPointF(at)) == unit
    for _ in range(3):
        turn(lohja, pane, at, -1)
        assert pane.unit_at(QPointF(at)) == unit
    assert not says_more(pane)
    # There and back: two notches in and three out.
    zoom = 1.6 / 1.2
    assert pane.viewport.zoom == pytest.approx(zoom)
    x, y = (at.x() - (at.x() - before[0]) / 1.2, at.y() - (at.y() - before[1]) / 1.2)
    assert corner(pane, unit) == pytest.approx((x, y), abs=2)


def test_beside_a_box_the_nearest_one_stays_at_its_distance(lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    box = pane.box("council")
    x, y = pane.viewport.to_pane(box.x + box.width / 2, box.y - 1)
    at = QPoint(round(x), round(y) - 8)
    bring_near(pane, at)
    above = at.y() - corner(pane, "council")[1]
    assert above < 0
    turn(lohja, pane, at, 1)
    assert at.y() - corner(pane, "council")[1] == pytest.approx(above * 1.2, abs=1)


def test_the_counterpart_stays_where_it_is_in_the_other_pane(lohja: MainWindow) -> None:
    pane, other = lohja.structure.panes
    for unit in ("city-board", "council"):
        lohja.structure.fit()
        settle(lohja)
        at = middle_of(pane, unit)
        bring_near(pane, at)
        there, own = corner(other, unit), corner(pane, unit)
        turn(lohja, pane, at, 1)
        # What is pointed at stays, in the other pane too: the box's corner moves away from it by the notch.
        moved = tuple(it - (point - its) * 0.2 for it, point, its in zip(there, (at.x(), at.y()), own, strict=True))
        assert corner(other, unit) == pytest.approx(moved, abs=2)


def test_where_it_has_none_the_other_pane_keeps_what_is_at_that_point(lohja: MainWindow) -> None:
    pane, other = lohja.structure.panes
    at = middle_of(pane, "finance-committee")
    assert other.box("finance-committee") is None
    bring_near(pane, at)
    units = [box.id for box in other.drawing.boxes if other.shows(box.id)]
    turn(lohja, pane, at, 1)
    assert [unit for unit in units if other.shows(unit)], "what was seen there is seen still"


def test_a_pane_that_goes_its_own_way_stays_fitted(lohja: MainWindow) -> None:
    fitted, pane = lohja.structure.panes
    lohja.actions_by_name["link-panes"].trigger()
    at = middle_of(pane, "city-board")
    bring_near(pane, at)
    turn(lohja, pane, at, 1)
    assert says_more(fitted)
    right, bottom = fitted.viewport.to_pane(fitted.drawing.width, fitted.drawing.height)
    assert (right <= fitted.width(), bottom <= fitted.height()) == (True, True)


def test_the_change_glides_around_the_pointer(qtbot: QtBot, motion: None, lohja: MainWindow) -> None:
    pane, other = lohja.structure.panes
    at = middle_of(pane, "city-board")
    bring_near(pane, at)
    before = pane.drawing
    wheel(pane, at, 1)
    meet(lambda: pane.is_gliding)
    assert pane.drawing is before
    seen = []
    pane.progressed.connect(lambda time: seen.append((time, corner(pane, "city-board"), pane.box("city-board"))))
    start = corner(pane, "city-board")
    qtbot.waitUntil(lambda: not pane.is_gliding and not other.is_gliding)
    assert says_more(pane)
    assert pane.unit_at(QPointF(at)) == "city-board"
    # At every moment, and not at the end alone, the box that was pointed at stays below the pointer.
    assert seen
    for _, (x, y), box in seen:
        assert x <= at.x() <= x + box.width * pane.viewport.zoom
        assert y <= at.y() <= y + box.height * pane.viewport.zoom
    assert corner(pane, "city-board")[1] == pytest.approx(start[1], abs=2)


def test_the_wheel_turns_on_while_it_glides_and_a_click_means_what_is_there(
    qtbot: QtBot, motion: None, lohja: MainWindow
) -> None:
    pane = lohja.structure.panes[0]
    at = middle_of(pane, "city-board")
    bring_near(pane, at)
    wheel(pane, at, 1)
    meet(lambda: pane.is_gliding)
    wheel(pane, at, 1)
    wheel(pane, at, -3)
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=at)
    assert not pane.is_gliding
    assert lohja.document.state.selected == "city-board"
    assert not says_more(pane)


def test_what_boxes_decide_is_listed_where_the_charts_come_to_rest_before_it_is_laid_out(lohja: MainWindow) -> None:
    charts = lohja.structure
    pane = charts.panes[0]
    at = middle_of(pane, "city-board")
    bring_near(pane, at)
    wheel(pane, at, 1)
    assert charts.is_laying_out
    charts.now.nearing.finish()
    settle(lohja)
    assert says_more(pane)


def test_escape_clears_the_selection_still(qtbot: QtBot, lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=middle_of(pane, "council"))
    assert lohja.document.state.selected == "council"
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert lohja.document.state.selected is None


def test_a_chart_that_is_looked_at_from_near_alone_stays_so_where_details_take_room_beside_it(
    open_window, scenarios_dir: Path
) -> None:
    """The other one is seen whole, and had both come back to that as it became narrower."""
    drafts = (scenarios_dir / "heinola-2017.yaml", scenarios_dir / "heinola-2024.yaml")
    window = open_window(*drafts, size=(1920, 1080))
    window.document.change(panes_linked=False, motion=False)
    settle(window)
    near, whole = window.structure.panes
    unit = near.drawing.boxes[2].id
    for _ in range(8):
        turn(window, near, middle_of(near, unit), 1)
    zoom, width = near.viewport.zoom, near.width()
    assert zoom > 5 and not near.is_fitted and whole.is_fitted
    for selected in (unit, None):
        window.document.change(selected=selected)
        rest()
        settle(window)
        assert (near.width() < width) == (selected is not None)
        assert near.viewport.zoom == zoom and not near.is_fitted
        assert whole.is_fitted and whole.viewport.zoom == pytest.approx(whole.fit_zoom())
