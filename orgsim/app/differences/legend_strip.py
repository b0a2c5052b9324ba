"""The legend below the charts."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgsim.drawing.chart.marks import Legend
from orgsim.drawing.theme import Theme
from orgsim.export.chart.legend import LINE, Placed, height_of, paint_legend, placed
from orgsim.messages import Catalog

_PAD = 6
_AROUND = 2


def height_for(entries: Sequence[Legend], width: int, speech: Catalog) -> int:
    """How high the strip is that shows these entries in that width."""
    return math.ceil(height_of(placed(entries, width - 2 * _PAD, speech))) + _AROUND


class LegendStrip(QWidget):
    """Says what the badges mean; it is as high as its lines are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Legend] = ()
        self._look: tuple[Theme, Catalog] | None = None
        self._known: dict[int, Sequence[Placed]] = {}
        """Where the entries stand, by the width that they have: Qt asks for it time and again."""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, as far as there is room."""
        return tuple(each.words for each in self._placed(self.width()))

    def tell(self, entries: Sequence[Legend], theme: Theme, speech: Catalog) -> None:
        """Show those entries."""
        self._entries, self._look, self._known = entries, (theme, speech), {}
        self.setAccessibleName(speech("differences-view.legend"))
        self.setAccessibleDescription(", ".join(speech.say(entry.words) for entry in entries))
        self.setVisible(bool(entries))
        self.updateGeometry()
        self.update()

    def _placed(self, width: int) -> Sequence[Placed]:
        if self._look is None:
            return ()
        if width not in self._known:
            self._known[width] = placed(self._entries, width - 2 * _PAD, self._look[1])
        return self._known[width]

    def heightForWidth(self, width: int) -> int:
        """As many lines as the width asks for."""
        return math.ceil(height_of(self._placed(width))) + _AROUND

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(100, math.ceil(LINE) + _AROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint badges and words."""
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_legend(painter, self._placed(self.width()), _PAD, 1, self._look[0])
