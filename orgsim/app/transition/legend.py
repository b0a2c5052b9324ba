"""The legend below the flow: each fate that occurs by its colour, sign and word, and of how many units it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from orgsim.app.widgets.painted_legend import PaintedLegend
from orgsim.drawing.theme import Theme
from orgsim.drawing.transition.fates import FateCount
from orgsim.export.transition.painter import LEGEND_LINE, legend_lines, legend_text, paint_legend
from orgsim.messages import Catalog


class TransitionLegend(PaintedLegend):
    """As high as its lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LEGEND_LINE, parent)

    def tell(self, counts: Sequence[FateCount], theme: Theme, speech: Catalog) -> None:
        """Show those fates."""
        fates = tuple(counts)
        self.show_lines(
            lambda width: len(legend_lines(fates, speech, width)),
            lambda painter, width: paint_legend(painter, legend_lines(fates, speech, width), 0, 0, theme),
            name=speech("transition-view.legend"),
            said=", ".join(legend_text(count, speech) for count in fates),
        )
