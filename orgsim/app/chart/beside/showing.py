"""Charts come into their panes: at once, or gliding from those that were shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from orgsim.app.chart.beside.lighting import Lighting
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.chart.beside.vacant import VacantLink
from orgsim.app.chart.charts import Chart
from orgsim.app.chart.gliding_chart import DETAIL_MS, GlidingChart
from orgsim.app.document.state import State
from orgsim.drawing.chart.marks import Marks
from orgsim.drawing.drawing import Point
from orgsim.messages import Catalog, catalog
from orgsim.model.scenario import Scenario
from orgsim.model.views import ViewName

if TYPE_CHECKING:
    from orgsim.drawing.chart.holding import Hold

Marking = Callable[[State], Sequence[Marks | None]]
"""Gives the marks of each pane's units; `None` for a pane whose units are drawn as they are."""


class Showing(QObject):
    """Has the charts of the state drawn in the panes."""

    laid_anew = Signal()
    """The charts were laid out while the room had not come to rest."""
    unfolded = Signal()
    """Other units are shown than before."""

    def __init__(self, shown: Shown, lighting: Lighting, marking: Marking, parent: QObject) -> None:
        super().__init__(parent)
        self._shown = shown
        self._lighting = lighting
        self._marking = marking
        self.show_view: Callable[[ViewName], object] | None = None
        """Shows another view, where a draft has no structure but something else to show."""

    def draw(self, keep: str | None) -> bool:
        """Lay out and show all charts; where one is not fitted, the box of `keep` stays where it was.

        Whether they were drawn: where there is no room they are not.
        """
        shown = self._shown
        if not shown.has_room:
            return False
        if shown.shape is None or shown.rested != shown.surroundings():
            shown.shape = shown.room_now()
            self.laid_anew.emit()
        state = shown.state
        drawn = shown.charts.draw(state, shown.shape, shown.detail)
        shown.drawn = state.scenarios
        speech = catalog(state.language)
        marks = self._marking(state)
        self._lighting.forget_pointed()
        for column, (pane, chart) in enumerate(zip(shown.panes, drawn, strict=True)):
            pane.stop()
            old = pane.box(keep)
            was = pane.viewport.to_pane(old.x, old.y) if old is not None else None
            pane.set_drawing(chart.drawing, chart.links, marks[column])
            pane.set_vacant(speech("chart.vacant"))
            self.tell_vacant(pane, state.files[column].scenario, speech)
            pane.setAccessibleName(
                speech("chart.accessible", letter=state.letters[column], title=state.files[column].scenario.title)
            )
            new = pane.box(keep)
            if not pane.is_fitted and was is not None and new is not None:
                now = pane.viewport.to_pane(new.x, new.y)
                pane.show_viewport(pane.viewport.panned(was[0] - now[0], was[1] - now[1]))
        return True

    def tell(self) -> None:
        """Tell what is shown, once it is looked at."""
        self._lighting.dot()
        self.unfolded.emit()

    def change_detail(self, pane: GlidingChart, at: Point) -> None:
        """Write more or less in the boxes: all glides around what is at that point of `pane` and its counterparts."""
        shown = self._shown
        if pane not in shown.panes or pane.drawing is None:
            return
        self.stop()
        shape, boxes = shown.room(), shown.boxes_near()
        if boxes is not None:
            shown.charts.folding(shown.state, shape, shown.detail, boxes)
        drawn = shown.charts.draw(shown.state, shape, shown.detail)
        self.glide(drawn, shown.held(pane, at, drawn), [None] * len(shown.panes))

    def glide(self, drawn: Sequence[Chart], holds: Sequence[Hold | None], zooms: Sequence[float | None]) -> None:
        """Glide from what is shown to those charts, to those zooms, around what is held."""
        state = self._shown.state
        marks = self._marking(state)
        for each, chart, own, held, zoom in zip(self._shown.panes, drawn, marks, holds, zooms, strict=True):
            if chart.drawing is each.drawing and zoom is None:
                each.set_drawing(chart.drawing, chart.links, own)
                continue
            each.glide(
                chart.drawing,
                chart.links,
                {},
                animated=state.motion,
                marks=own,
                hold=held,
                zoom=zoom,
                duration=DETAIL_MS,
            )
        self.tell()

    def stop(self) -> None:
        """What is on its way is where it goes."""
        for pane in self._shown.panes:
            pane.stop()

    def tell_vacant(self, pane: GlidingChart, scenario: Scenario, speech: Catalog) -> None:
        """Offer what else a draft without any structure has to show."""
        link = pane.findChild(VacantLink)
        if link is None and self.show_view is not None and scenario.timeline and not scenario.units:
            link = VacantLink(pane, self.show_view)
        if link is not None:
            link.tell(scenario, speech)
