"""A chip: a small button that stays pressed, and is then written in heavier letters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

SIGN = 16
"""Pixels across of the sign on a chip."""
_SIGN_GAP = 3
"""Pixels between the sign and the text."""


class Chip(QPushButton):
    """As wide as its text is when it is pressed, so that nothing is cut then and nothing beside it moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setCheckable(True)
        # Wider than its sign: what is left over is the gap to the text.
        self.setIconSize(QSize(SIGN + _SIGN_GAP, SIGN))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """With room for the heavier letters."""
        usual = super().sizeHint()
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(heavy).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(usual.width() + max(more, 0), usual.height())

    def minimumSizeHint(self) -> QSize:
        """Not narrower than that, where there is room."""
        return self.sizeHint()


def sign_on(paint: Callable[[QPainter], None], ratio: float) -> QIcon:
    """What `paint` paints at the origin, `SIGN` pixels across, as a chip's icon for a screen of that `ratio`."""
    picture = QPixmap(QSize(SIGN + _SIGN_GAP, SIGN) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    paint(painter)
    painter.end()
    return QIcon(picture)


def beside_text(its: QIcon, ratio: float) -> QIcon:
    """An icon with the gap that a chip's text needs."""
    return sign_on(lambda painter: its.paint(painter, 0, 0, SIGN, SIGN), ratio)
