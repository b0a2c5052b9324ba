"""Areas that scroll up and down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea


def scroll_down(area: QScrollArea) -> None:
    """Make `area` as wide as its room for what it holds, without a frame: it scrolls up and down only."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class KeptSize(QObject):
    """Keeps from a text that is read the wheel that is turned with Ctrl: Qt would make its letters one point large.

    To their size in points it adds the notches, and letters whose size is told in pixels have -1 of them (Qt 6.11.3).
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take it, and do nothing."""
        return isinstance(event, QWheelEvent) and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
