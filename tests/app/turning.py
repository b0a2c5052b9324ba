"""A wheel that is turned over a widget, as a hand does it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget


def turn(
    widget: QWidget,
    by: int,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    at: QPointF | None = None,
) -> None:
    """Turn the wheel over `widget` by so many eighths of a degree, of which a notch has 120; in its middle, or `at`."""
    where = QPointF(widget.rect().center()) if at is None else at
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    turned = QWheelEvent(where, widget.mapToGlobal(where), QPoint(), QPoint(0, by), none, held, phase, False)
    QApplication.sendEvent(widget, turned)
