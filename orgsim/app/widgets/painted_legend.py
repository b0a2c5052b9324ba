"""A strip below a picture that explains its signs, as high as the lines that it needs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class PaintedLegend(QWidget):
    """Shows lines that its owner measures and paints: for the width of the strip, and with a painter on it."""

    def __init__(self, line_height: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line_height = line_height
        self._count: Callable[[float], int] | None = None
        self._paint: Callable[[QPainter, float], None] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(
        self, count: Callable[[float], int], paint: Callable[[QPainter, float], None], *, name: str, said: str
    ) -> None:
        """Show what `paint` paints in as many lines as `count` tells for a width; `said` is the same in words."""
        self._count, self._paint = count, paint
        self.setAccessibleName(name)
        self.setAccessibleDescription(said)
        self._take_height()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._take_height()

    def _take_height(self) -> None:
        if self._count is not None:
            self.setFixedHeight(round(self._line_height * self._count(self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        if self._paint is not None:
            self._paint(QPainter(self), self.width())
