"""A wheel that is turned over a widget, as a hand does it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget


def turn(widget: QWidget, by: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the wheel in the middle of `widget` by so many eighths of a degree, of which a notch has 120."""
    middle = widget.rect().center()
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    whole = QPointF(widget.mapToGlobal(middle))
    QApplication.sendEvent(
        widget, QWheelEvent(QPointF(middle), whole, QPoint(), QPoint(0, by), none, held, phase, False)
    )
