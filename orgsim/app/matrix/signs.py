"""A sign as it stands in a table, beside other text."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from orgsim.drawing.tables.matrix import ToneName
from orgsim.drawing.theme import Theme
from orgsim.export.tables.matrix import paint_sign

_SIZE = 18


class SignLabel(QWidget):
    """A sign on its disc; what it means is said in words beside it."""

    def __init__(self, sign: str, tone: ToneName, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        self._tone = tone
        self._theme = theme
        self.setFixedSize(_SIZE, _SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        paint_sign(painter, QPointF(_SIZE / 2, _SIZE / 2), _SIZE / 2 - 0.5, self._sign, self._tone, self._theme)
