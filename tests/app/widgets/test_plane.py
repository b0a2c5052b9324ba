"""What fingers do on any plane, told by the events that Qt makes of touchpads and touch boards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.widgets.plane import Plane
from orgsim.model.views import ViewName
from tests.app.settling import settle_view

Told = list[tuple[object, ...]]


class Noted(Plane):
    """Notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.told: Told = []

    def pan_by(self, dx, dy):
        self.told.append(("pan", dx, dy))

    def zoom_by(self, factor, at=None):
        self.told.append(("zoom", pytest.approx(factor), at.x(), at.y()))

    def point_at(self, position):
        pass

    def click_at(self, position):
        self.told.append(("click", position.x(), position.y()))

    def double_click_at(self, position):
        self.told.append(("double", position.x(), position.y()))


@pytest.fixture
def plane(qtbot: QtBot, app_with_fonts: QApplication) -> Noted:
    plane = Noted()
    qtbot.addWidget(plane)
    plane.resize(400, 300)
    plane.show()
    qtbot.waitExposed(plane)
    return plane


@pytest.fixture(scope="module")
def board():
    return QTest.createTouchDevice()


def pinch(plane: Plane, kind: Qt.NativeGestureType, value: float = 0.0, delta=(0.0, 0.0), fingers: int = 2) -> bool:
    at = QPointF(100, 50)
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, fingers, at, at, QPointF(plane.mapToGlobal(at)), value, QPointF(*delta))
    return QApplication.sendEvent(plane, event)


def test_a_touchpads_pinch_zooms_at_its_middle(plane: Noted) -> None:
    assert pinch(plane, Qt.NativeGestureType.BeginNativeGesture)
    assert pinch(plane, Qt.NativeGestureType.ZoomNativeGesture, 0.1)
    assert pinch(plane, Qt.NativeGestureType.ZoomNativeGesture, -0.2)
    assert pinch(plane, Qt.NativeGestureType.PanNativeGesture, delta=(7, -3))
    assert plane.told == [("zoom", 1.1, 100, 50), ("zoom", 0.8, 100, 50), ("pan", 7, -3)]


def test_every_plane_of_the_window_is_pinched(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "heinola-2017-2025.yaml")
    views: tuple[ViewName, ...] = ("structure", "differences", "transition", "timeline")
    for view in views:
        window.document.change(view=view)
        settle_view(window.views.view(view))
        plane = next(plane for plane in window.findChildren(Plane) if plane.isVisible())
        before = plane.grab().toImage()
        assert pinch(plane, Qt.NativeGestureType.ZoomNativeGesture, 0.5)
        larger = plane.grab().toImage()
        assert larger != before, view
        assert pinch(plane, Qt.NativeGestureType.PanNativeGesture, delta=(-40, -10))
        assert plane.grab().toImage() != larger, view


def test_swipes_of_more_fingers_belong_to_the_desktop(plane: Noted) -> None:
    assert not pinch(plane, Qt.NativeGestureType.SwipeNativeGesture)
    assert not pinch(plane, Qt.NativeGestureType.PanNativeGesture, delta=(7, -3), fingers=3)
    assert plane.told == []


def test_two_fingers_on_a_touch_board_zoom_at_their_middle_and_pan(plane: Noted, board) -> None:
    touch = QTest.touchEvent(plane, board)
    touch.press(0, QPoint(100, 100), plane).press(1, QPoint(200, 100), plane).commit()
    # From 100 to 200 pixels apart about (150, 100): twice as large there.
    touch.move(0, QPoint(50, 100), plane).move(1, QPoint(250, 100), plane).commit()
    assert plane.told == [("zoom", 2.0, 150, 100)]
    # Both go the same way.
    touch.move(0, QPoint(60, 120), plane).move(1, QPoint(260, 120), plane).commit()
    assert plane.told[1:] == [("pan", 10, 20)]
    # The one that stays goes on to pan, and its end is no tap.
    touch.release(1, QPoint(260, 120), plane).stationary(0).commit()
    touch.move(0, QPoint(65, 120), plane).commit()
    touch.release(0, QPoint(65, 120), plane).commit()
    assert plane.told[2:] == [("pan", 5, 0)]


def test_one_finger_drags_taps_and_taps_twice(plane: Noted, board) -> None:
    touch = QTest.touchEvent(plane, board)
    touch.press(0, QPoint(100, 100), plane).commit()
    touch.move(0, QPoint(130, 100), plane).commit()
    touch.move(0, QPoint(130, 140), plane).commit()
    touch.release(0, QPoint(130, 140), plane).commit()
    assert plane.told == [("pan", 30, 0), ("pan", 0, 40)]
    plane.told.clear()
    # A finger is never quite still.
    touch.press(0, QPoint(100, 100), plane).commit()
    touch.move(0, QPoint(104, 101), plane).commit()
    touch.release(0, QPoint(104, 101), plane).commit()
    assert plane.told == [("click", 100, 100)]
    touch.press(0, QPoint(110, 95), plane).commit()
    touch.release(0, QPoint(110, 95), plane).commit()
    assert plane.told[1:] == [("double", 110, 95)]


class Taking(Noted):
    """Takes along whatever a finger lies on."""

    def takes_along(self, position, held):
        self.told.append(("take", position.x(), position.y()))
        return True

    def carry_to(self, position, held):
        self.told.append(("carry", position.x(), position.y()))

    def drop_at(self, position, held):
        self.told.append(("drop", position.x(), position.y()))

    def put_back(self):
        self.told.append(("back",))


def test_a_finger_that_lies_still_first_takes_along_what_it_lies_on(qtbot: QtBot, app_with_fonts, board) -> None:
    plane = Taking()
    qtbot.addWidget(plane)
    plane.resize(400, 300)
    plane.show()
    qtbot.waitExposed(plane)
    touch = QTest.touchEvent(plane, board)
    touch.press(0, QPoint(100, 100), plane).commit()
    qtbot.wait(420)
    touch.move(0, QPoint(130, 100), plane).commit()
    touch.move(0, QPoint(150, 100), plane).commit()
    touch.release(0, QPoint(150, 100), plane).commit()
    assert plane.told == [("take", 100, 100), ("carry", 130, 100), ("carry", 150, 100), ("drop", 150, 100)]
    plane.told.clear()
    # One that goes at once moves the picture; a second finger lets all be as it was.
    touch.press(0, QPoint(100, 100), plane).commit()
    touch.move(0, QPoint(130, 100), plane).commit()
    touch.release(0, QPoint(130, 100), plane).commit()
    assert plane.told == [("pan", 30, 0)]
    plane.told.clear()
    touch.press(0, QPoint(200, 200), plane).commit()
    qtbot.wait(420)
    touch.move(0, QPoint(230, 200), plane).commit()
    touch.stationary(0).press(1, QPoint(300, 200), plane).commit()
    assert [what for what, *_ in plane.told][:3] == ["take", "carry", "back"]
    touch.release(0, QPoint(230, 200), plane).release(1, QPoint(300, 200), plane).commit()


def test_fingers_nearly_together_do_not_throw_the_picture_about(plane: Noted, board) -> None:
    touch = QTest.touchEvent(plane, board)
    touch.press(0, QPoint(100, 100), plane).press(1, QPoint(103, 100), plane).commit()
    touch.move(0, QPoint(100, 100), plane).move(1, QPoint(104, 100), plane).commit()
    touch.release(0, QPoint(100, 100), plane).release(1, QPoint(104, 100), plane).commit()
    assert [what for what, *_ in plane.told] == ["pan"]
