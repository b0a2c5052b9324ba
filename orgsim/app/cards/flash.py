"""What stands below a figure, and for a moment what an edit has made of the figure."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from orgsim.app.widgets.labels import ElidedLabel
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import colour

_STAYS_MS = 1600
_FADES_MS = 500
_ROUND = 4.0
_BESIDE = 5


class FlashLabel(ElidedLabel):
    """A caption over which a difference stands for a moment; it goes by itself, and takes no room of its own."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent)
        self._of = ""
        self._told = ""
        self._theme: Theme | None = None
        self._strength = 0.0
        self._fading: QVariantAnimation | None = None
        self._animated = False

    def belong_to(self, figure: str) -> None:
        """Stand below that figure: what was told of another is told no more."""
        if figure != self._of:
            self._of, self._told, self._theme = figure, "", None
            self.update()

    @property
    def told(self) -> str:
        """The difference that stands over it; empty: none."""
        return self._told if self._strength > 0.0 else ""

    def flash(self, told: str, theme: Theme, *, animated: bool) -> None:
        """Show `told` for a moment; it fades where that is `animated`."""
        self._told, self._theme, self._animated = told, theme, animated
        self._strength = 1.0
        QTimer.singleShot(_STAYS_MS, self, self._go)
        self.update()

    def _go(self) -> None:
        if not self._animated:
            self._fade(0.0)
            return
        self._fading = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FADES_MS)
        self._fading.valueChanged.connect(self._fade)
        self._fading.start()

    def _fade(self, strength: float) -> None:
        self._strength = strength
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the caption, and over it what is told."""
        if self._theme is None or self._strength <= 0.0:
            super().paintEvent(event)
            return
        if self._strength < 1.0:
            super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._strength)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        width = min(painter.fontMetrics().horizontalAdvance(self._told) + 2 * _BESIDE, self.width())
        place = QRectF(self.width() - width, 0, width, self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._theme.accent.fill))
        painter.drawRoundedRect(place, _ROUND, _ROUND)
        painter.setPen(colour(self._theme.accent.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._told)
