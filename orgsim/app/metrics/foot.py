"""The foot of the table: what its signs mean, and buttons beside that or, where it is narrow, below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

_LEAST_TEXT = 200
"""Pixels in which a text can be read: in fewer it is a column of words, or of letters, that the table pays for."""


class Foot(QWidget):
    """Texts that are broken into lines, of which one is seen, and buttons."""

    def __init__(self, texts: Sequence[QWidget], buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(10, 2, 2, 2)
        self._whole.setSpacing(2)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        for text in texts:
            self._whole.addWidget(text, 1)
        for button in buttons:
            self._buttons.addWidget(button)
        self._whole.addLayout(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Have the buttons stand where they leave the text its room: those of another language are of another width."""
        narrow = self.width() - self._buttons.sizeHint().width() < _LEAST_TEXT
        ways = QBoxLayout.Direction
        self._whole.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
