"""What was seen last stands on the stage until the charts of the next step are laid out."""

from __future__ import annotations

from weakref import proxy

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.page.colours import colour

_DIM_MS = 150
"""What comes sooner is not told: dimmed and lit again, it would flicker."""
_DIMMED = 0.6


class Holding(QWidget):
    """Lies over what it is made in, shows a picture of what stood there, or lets it be seen, and dims it after a while.

    So a room never sees half of a view, nor takes what was for what its caption tells.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over: QWidget = proxy(over)  # which has this
        self.theme: Theme = THEMES["light"]
        self.picture: QPixmap | None = None
        """What is shown in the place of what comes."""
        self._dimmed = False
        self._dim = QTimer(self, interval=_DIM_MS, singleShot=True)
        self._dim.timeout.connect(self._dim_now)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def hold(self, picture: QPixmap | None) -> None:
        """Show `picture`; `None`: what stands there."""
        self.picture, self._dimmed = picture, False
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._dim.start()

    def leave(self) -> None:
        """What was to come is there."""
        self._dim.stop()
        self.hide()
        self.picture = None

    def _dim_now(self) -> None:
        self._dimmed = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, and the stage's colour over it."""
        painter = QPainter(self)
        if self.picture is not None:
            painter.drawPixmap(0, 0, self.picture)
        if self._dimmed:
            veil = QColor(colour(self.theme.background))
            veil.setAlphaF(_DIMMED)
            painter.fillRect(self.rect(), veil)
