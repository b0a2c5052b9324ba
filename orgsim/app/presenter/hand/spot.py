"""A pointer that can be seen from the back of the room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

_OF_HEIGHT = 0.05
"""Its diameter, as a share of the screen's height."""


class Spot(QWidget):
    """A large translucent dot over everything, which lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = QColor("red")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def set_colour(self, colour: str) -> None:
        """Paint it in `colour`."""
        self._colour = QColor(colour)
        self.update()

    def follow(self, at: QPoint) -> None:
        """Stand with its middle at that point of the window."""
        over = self.parentWidget()
        side = max(round(over.height() * _OF_HEIGHT), 24) if over is not None else 24
        self.setGeometry(QRect(at - QPoint(side // 2, side // 2), QSize(side, side)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot, with a rim that shows on dark and on light."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QColor(self._colour)
        inside.setAlpha(110)
        radius = self.width() / 2 - 2
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setBrush(inside)
        painter.setPen(QPen(QColor(255, 255, 255, 200), 3))
        painter.drawEllipse(middle, radius - 1, radius - 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._colour, 2))
        painter.drawEllipse(middle, radius, radius)
