"""A real town: readable at first sight, and unfolded where one looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from orgsim.app.chart.overview import Overview
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.seen import theme_of
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.folding.legible import READABLE_SIZE, smallest_text
from orgsim.drawing.viewport import Viewport
from tests.app.settling import rest, settle

TOWN = Path("tests/cases/koskenlahti/koskenlahden-organisaatiouudistus-2026.yaml").absolute()


@pytest.fixture
def town(open_window) -> MainWindow:
    return open_window(TOWN, size=(1366, 768))


def smallest(window: MainWindow) -> float:
    return min(smallest_text([pane.drawing], pane.viewport.zoom) for pane in window.charts().panes)


def is_folded(pane: ChartWidget, unit: str) -> bool:
    box = pane.box(unit)
    assert box is not None, f"{unit} is not drawn"
    return box.hidden > 0


def mark_of(pane: ChartWidget, unit: str) -> QPointF:
    """Where the box tells how many units it hides."""
    place = pane.place_of(unit)
    assert place is not None
    return QPointF(place.right() - 6, place.center().y())


def click(window: MainWindow, pane: ChartWidget, at: QPointF) -> None:
    pane.press_at(at)
    pane.click_at(at)
    settle(window)


@pytest.mark.parametrize("view", ["structure", "differences"])
def test_it_opens_so_that_all_text_can_be_read_and_says_how_much_is_seen(town: MainWindow, view: str) -> None:
    town.document.change(view=view)
    settle(town)
    charts = town.charts()
    assert smallest(town) >= READABLE_SIZE
    assert all(pane.is_fitted for pane in charts.panes)
    shown = [seen for seen, _ in charts.shown]
    assert [whole for _, whole in charts.shown] == [159, 150, 160]
    assert all(4 < seen < 159 for seen in shown)
    counts = " · ".join(f"{seen}/{whole}" for seen, whole in charts.shown)
    assert f"{counts} yksikköä näkyy" in town.status._said.accessibleName()
    assert town.document.state.folded == frozenset(), "what folds by itself is nothing that the planner did"
    town.status.show_all.click()
    settle(town)
    assert [seen for seen, _ in charts.shown] == [159, 150, 160]
    assert town.status.show_all.text() == "Sovita luettavaksi"
    town.status.show_all.click()
    settle(town)
    assert [seen for seen, _ in charts.shown] == shown
    assert smallest(town) >= READABLE_SIZE


def test_a_click_on_the_number_opens_a_box_and_its_counterparts_and_back_undoes_it(
    town: MainWindow, qtbot: QtBot
) -> None:
    first, second, third = town.structure.panes
    rest()
    # It is called otherwise in the draft of the middle.
    click(town, first, mark_of(first, "sivistystoimiala"))
    assert not is_folded(first, "sivistystoimiala")
    assert not is_folded(second, "oppiminen-hyvinvointi")
    assert first.shows("sivistystoimiala")
    assert town.document.state.unfolded >= {"sivistystoimiala"}
    assert town.document.state.selected is None, "who opens a branch asks for no details"
    assert smallest(town) >= READABLE_SIZE
    rest()
    click(town, first, mark_of(first, "konsernihallinto"))
    assert not any(is_folded(pane, "konsernihallinto") for pane in (first, second, third))
    assert smallest(town) >= READABLE_SIZE
    rest()
    qtbot.keyClick(town, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(town)
    assert is_folded(first, "konsernihallinto")
    assert not is_folded(first, "sivistystoimiala")
    qtbot.keyClick(town, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(town)
    assert is_folded(first, "sivistystoimiala")
    assert not town.actions_by_name["back"].isEnabled()
    qtbot.keyClick(town, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle(town)
    assert not is_folded(first, "sivistystoimiala")
    assert town.actions_by_name["forward"].isEnabled()


def test_back_and_forward_lead_to_the_same_units_at_the_same_place(town: MainWindow, qtbot: QtBot) -> None:
    def seen() -> list[object]:
        return [(pane.viewport, pane.is_fitted, [box.id for box in pane.drawing.boxes]) for pane in panes]

    panes = town.structure.panes
    rest()
    places = [seen()]
    # Zoomed twice, each time with something else done in between, so that they are two steps.
    for notches, unit in ((6, "sivistystoimiala"), (2, "konsernihallinto")):
        for _ in range(notches):
            panes[0].turn_wheel(1.2, QPointF(260, 204))
        rest()
        settle(town)
        places.append(seen())
        town.document.change(focus=unit)
        settle(town)
        rest()
        places.append(seen())
    for name, there in (("back", places[-2::-1]), ("forward", places[1:])):
        for place in there:
            town.actions_by_name[name].trigger()
            settle(town)
            assert seen() == place
            rest()
            assert seen() == place, "it stays so"


def test_what_was_zoomed_to_is_fitted_again_so_that_it_can_be_read(town: MainWindow, qtbot: QtBot) -> None:
    panes, readable = town.structure.panes, town.actions_by_name["fold-readable"]
    seen, zooms = town.structure.shown, [pane.viewport.zoom for pane in panes]
    for _ in range(6):
        panes[0].turn_wheel(1.2, QPointF(260, 204))
    qtbot.waitUntil(lambda: town.structure.shown != seen)
    assert readable.isEnabled()
    readable.trigger()
    settle(town)
    assert town.structure.shown == seen
    assert [pane.viewport.zoom for pane in panes] == pytest.approx(zooms)
    assert all(pane.is_fitted for pane in panes)


def test_a_layer_less_and_more_are_of_what_is_shown_until_all_is(town: MainWindow) -> None:
    def press(name: str) -> list[int]:
        town.actions_by_name[name].trigger()
        settle(town)
        return [seen for seen, _ in charts.shown]

    charts = town.structure
    first = [seen for seen, _ in charts.shown]
    less = press("fold")
    assert all(now < before for now, before in zip(less, first, strict=True))
    for _ in range(8):
        before, less = less, press("fold")
        assert all(now <= then for now, then in zip(less, before, strict=True))
    assert town.status._said.accessibleName() == "Vain ylin taso on enää näkyvissä."
    more = less
    for _ in range(9):
        before, more = more, press("unfold")
        assert sum(more) > sum(before) or more == [159, 150, 160]
    assert more == [159, 150, 160]
    assert town.document.state.everything
    assert not town.document.state.folded
    assert town.status._said.accessibleName() == "Kaikki tasot ovat jo näkyvissä."


def test_the_others_are_fitted_anew_where_a_draft_is_hidden(town: MainWindow, qtbot: QtBot) -> None:
    charts = town.structure
    for _ in range(4):
        charts.panes[0].turn_wheel(1.2, QPointF(100, 100))
    rest()
    town.draft_actions.hide(2)
    settle(town)
    assert len(charts.panes) == 2
    qtbot.waitUntil(lambda: all(pane.is_fitted for pane in charts.panes))
    assert smallest(town) >= READABLE_SIZE
    assert [box.remit for pane in charts.panes for box in pane.drawing.boxes if box.remit] == []


def test_back_and_forward_lead_nowhere_while_nothing_was_visited(town: MainWindow, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        qtbot.keyClick(town.structure.panes[0], key, Qt.KeyboardModifier.AltModifier)
        assert town.document.state.selected is None, "no arrow is meant"


def corners(pane: ChartWidget, overview: Overview) -> list[QRect]:
    """Where the map may lie."""
    size, within = overview.size(), pane.geometry().adjusted(8, 8, -8, -8)
    xs = (within.left(), within.right() - size.width() + 1)
    ys = (within.top(), within.bottom() - size.height() + 1)
    return [QRect(QPoint(x, y), size) for x in xs for y in ys]


def covers(pane: ChartWidget, place: QRect) -> bool:
    """Whether a box of the chart has some part there."""
    there = QRectF(place.translated(-pane.geometry().topLeft())).adjusted(1, 1, -1, -1)
    return any(there.intersects(pane.place_of(its.id)) for its in pane.drawing.boxes)


def test_zooming_opens_what_is_under_the_pointer_which_stays_there_and_a_map_appears(
    town: MainWindow, qtbot: QtBot
) -> None:
    first = town.structure.panes[0]
    overview = town.structure.findChildren(Overview)[0]
    assert not overview.isVisible()
    place = first.place_of("kaupunginjohtaja")
    at = QPointF(place.left() + 20, place.center().y())
    seen = town.structure.shown[0][0]
    for _ in range(3):
        first.turn_wheel(1.2, at)
    qtbot.waitUntil(lambda: town.structure.shown[0][0] > seen)
    assert not is_folded(first, "kaupunginjohtaja")
    assert first.unit_at(at) == "kaupunginjohtaja"
    assert town.document.state.unfolded == frozenset(), "looking from near opens nothing for good"
    qtbot.waitUntil(overview.isVisible)
    before = first.viewport
    qtbot.mousePress(overview, Qt.MouseButton.LeftButton, pos=overview.rect().center())
    assert first.viewport != before
    qtbot.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=overview.rect().center())
    # With a corner of the drawing in each corner of the pane by turns: it goes where nothing is.
    freed = 0
    for across in (0.0, 1.0):
        for down in (0.0, 1.0):
            width, height = first.pane()
            zoom, drawing = first.viewport.zoom, first.drawing
            free = (drawing.width - width / zoom * 0.6, drawing.height - height / zoom * 0.6)
            first.go_to(Viewport(zoom, across * free[0] - 0.2 * width / zoom, down * free[1] - 0.2 * height / zoom))
            settle(town)
            places = corners(first, overview)
            assert overview.geometry().topLeft() in [its.topLeft() for its in places]
            covering = [its for its in places if covers(first, its)]
            freed += len(covering) < len(places)
            assert not covers(first, overview.geometry()) or len(covering) == len(places)
    assert freed >= 2
    town.actions_by_name["fit"].trigger()
    settle(town)
    assert town.structure.shown[0][0] == seen
    assert not overview.isVisible()
    town.document.change(selected="kaupunginjohtaja")
    place, picture = first.place_of("kaupunginjohtaja"), first.grab().toImage()
    above = [picture.pixelColor(int(place.left()) + 20, int(place.top()) - up) for up in range(8)]
    assert QColor(theme_of(town.document.state).focus) in above, "the map leaves the colour of frames as it is"


def test_the_zoom_that_is_told_is_the_one_that_is_glided_to(town: MainWindow, qtbot: QtBot) -> None:
    told: list[float] = []
    town.structure.zoomed.connect(told.append)
    town.document.change(motion=True)
    pane = town.structure.panes[0]
    before = pane.viewport.zoom
    town.actions_by_name["unfold-all"].trigger()
    settle(town)
    qtbot.waitUntil(lambda: not pane.is_gliding)
    assert pane.viewport.zoom != before
    assert told[-1] == pane.viewport.zoom
    # What cannot be read is gone to and magnified on the same way.
    town.actions_by_name["fold-readable"].trigger()
    town.go_to("kaupunginhallitus")
    settle(town)
    qtbot.waitUntil(lambda: not pane.is_gliding)
    assert told[-1] == pane.viewport.zoom


def test_a_unit_that_is_searched_for_is_shown_in_every_draft(town: MainWindow) -> None:
    first, second, _ = town.structure.panes
    assert first.box("lukiot") is None
    town.go_to("lukiot")
    settle(town)
    assert first.box("lukiot") is not None
    assert first.shows("lukiot")
    assert second.shows("lukiot")
    assert smallest(town) >= READABLE_SIZE
