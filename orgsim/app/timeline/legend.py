"""The legend below the timelines: each sign that occurs, and what it means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from orgsim.app.widgets.painted_legend import PaintedLegend
from orgsim.drawing.theme import Theme
from orgsim.drawing.timeline.legend import Entry
from orgsim.export.timeline.legend import LEGEND_LINE, legend_lines, paint_legend
from orgsim.messages import Catalog


class TimelineLegend(PaintedLegend):
    """As high as its lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LEGEND_LINE, parent)

    def tell(self, entries: Sequence[Entry], theme: Theme, speech: Catalog) -> None:
        """Show those signs, in the colour of the first scenario."""
        its = tuple(entries)
        self.setVisible(bool(its))
        self.show_lines(
            lambda width: len(legend_lines(its, width)),
            lambda painter, width: paint_legend(painter, legend_lines(its, width), 0, 0, theme, theme.scenario[0]),
            name=speech("timeline-view.legend"),
            said=", ".join(entry.text for entry in its),
        )
