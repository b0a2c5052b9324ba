"""The legend below the flow: each fate that occurs by its colour, sign and word, and of how many units it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgsim.drawing.theme import Theme
from orgsim.drawing.transition_fates import FateCount
from orgsim.export.transition_painter import LEGEND_LINE, legend_lines, legend_text, paint_legend
from orgsim.messages import Catalog


class TransitionLegend(QWidget):
    """As high as its lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[FateCount, ...] = ()
        self._theme: Theme | None = None
        self._speech: Catalog | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, counts: Sequence[FateCount], theme: Theme, speech: Catalog) -> None:
        """Show those fates."""
        self._counts, self._theme, self._speech = tuple(counts), theme, speech
        self.setAccessibleName(speech("transition-view.legend"))
        self.setAccessibleDescription(", ".join(legend_text(count, speech) for count in counts))
        self._take_height()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._take_height()

    def _take_height(self) -> None:
        if self._speech is not None:
            lines = legend_lines(self._counts, self._speech, self.width())
            self.setFixedHeight(round(LEGEND_LINE * len(lines)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        if self._theme is not None and self._speech is not None:
            lines = legend_lines(self._counts, self._speech, self.width())
            paint_legend(QPainter(self), lines, 0, 0, self._theme)
