"""What charts side by side show now: the charts of which state, laid out for what room, in which panes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from weakref import proxy

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.beside.nearing import ROOM_FOR, Nearing
from orgsim.app.chart.charts import Chart, Charts, drawn_from, pane_shape
from orgsim.app.chart.detail import Detail
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.state import State
from orgsim.drawing.drawing import Drawing, Point
from orgsim.drawing.folding.legible import shown_units, smallest_text
from orgsim.drawing.viewport import fit_zoom
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.views import ViewName

if TYPE_CHECKING:
    from orgsim.drawing.chart.holding import Hold

_LEAST = 50
"""Pixels of width from which on charts are drawn."""


class Shown:
    """What is known of it, shared by all that show charts in the panes or look at them."""

    def __init__(self, over: QWidget, view: ViewName, charts: Charts, nearing: Nearing, state: State) -> None:
        """`over` holds the panes."""
        self._over: QWidget = proxy(over)  # which has this
        self._view = view
        self.charts = charts
        self.nearing = nearing
        self.state = state
        """What the panes show: Qt asks for things before a newer state is heard of, and that takes time to lay out."""
        self.panes: list[GlidingChart] = []
        self.drawn: tuple[Scenario, ...] = ()
        """What the panes show: that others are open is heard of before these are drawn."""
        self.shape: tuple[float, float] | None = None
        """Width and height that each chart was laid out for; `None`: none was."""
        self.rested: tuple[object, ...] = ()
        """What the room was like when the charts were last laid out for one that had come to rest."""
        self.readable = True
        """Whether charts that do not fit in text that can be read are larger than their panes."""

    @property
    def detail(self) -> Detail:
        """How near the charts are looked at."""
        return self.nearing.detail

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """What the panes show."""
        return tuple(drawing for pane in self.panes if (drawing := pane.drawing) is not None)

    @property
    def units(self) -> tuple[tuple[int, int], ...]:
        """Of each chart how many units have boxes of their own, and how many there are."""
        return tuple(
            [
                shown_units(scenario, drawing)
                for scenario, pane in zip(self.drawn, self.panes, strict=False)
                if (drawing := pane.coming) is not None
            ]
        )

    def units_of(self, pane: GlidingChart) -> Hierarchy | None:
        """The units that the boxes of that pane are of, by their places.

        `None` where it is not known of which draft the boxes are: another is about to come into the pane.
        """
        from orgsim.drawing.landing.ground import is_of

        column = self.panes.index(pane)
        if pane.coming is None or column >= len(self.drawn) or not is_of(pane.coming, self.drawn[column]):
            return None
        return hierarchy(self.drawn[column])

    def gathered(self, pane: GlidingChart, id: str) -> str | None:
        """The first of the units that the box of that id gathers; `None`: it gathers none, or it is not known which."""
        units = self.units_of(pane)
        boxes = pane.coming.boxes if pane.coming is not None else ()
        box = next((box for box in boxes if box.id == id and box.gathers), None)
        return None if units is None or box is None else units.units[box.unit].id

    @property
    def active(self) -> GlidingChart | None:
        """The pane of the draft that has the keyboard, or had it last."""
        return self.panes[self.state.active] if self.state.active < len(self.panes) else None

    @property
    def is_visible(self) -> bool:
        """Whether the panes are shown."""
        return self._over.isVisible()

    @property
    def has_room(self) -> bool:
        """Whether charts can be drawn."""
        return self._over.width() >= _LEAST and self._over.isVisible()

    @property
    def is_seen(self) -> bool:
        """Whether there is anybody to see what stands until other charts are laid out; before, nobody waits.

        Whoever presents has a room that waits from the beginning: what stands on a stage is always seen.
        """
        window = self._over.window()
        # To be asked for the proxy of a scene, PySide would make all that items of scenes are.
        staged = window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        handle = window.windowHandle()
        return self.has_room and (staged or (handle is not None and handle.isExposed()))

    def drawn_alike(self, before: State, after: State) -> bool:
        """Whether nothing but what is folded may be drawn otherwise."""
        return (
            before.files is after.files
            and drawn_from(before, folded=False) == drawn_from(after, folded=False)
            and self.is_as_laid_out(after)
        )

    # the room that there is

    def room_now(self, state: State | None = None) -> tuple[float, float]:
        """Width and height that there is for each chart."""
        return pane_shape((self._over.width(), self._over.height()), len((state or self.state).files))

    def room(self) -> tuple[float, float]:
        """Width and height that each chart was laid out for, or will be."""
        return self.shape or self.room_now()

    def surroundings(self, state: State | None = None) -> tuple[object, ...]:
        """What charts are laid out anew for: another size of the window, more panes, a list that is asked for."""
        state = state or self.state
        listed = self._view == "differences" and state.differences_listed
        return self._over.window().size(), len(state.files), listed

    def is_elsewhere(self) -> bool:
        """Whether the room is not what the charts were laid out for, and that is not for what opened beside them."""
        if self.shape is None or self.rested != self.surroundings():
            return self.rested != self.surroundings()
        # What opens beside them takes room, and no more than they were laid out for comes back.
        (width, height), room = self.shape, self.room_now()
        explained = self._view == "structure" and bool(self.state.links or self.state.overlay)
        cut = room[1] < height and explained and self._is_cut()
        return room[0] > width or room[1] > height or cut or self.is_cut_by_form()

    def is_cut_by_form(self) -> bool:
        """Whether the form has taken the room in which the charts could be read whole: what is cut is no target."""
        narrower = self.shape is not None and self.room_now()[0] < self.shape[0]
        return narrower and any(file.path in self.state.editing for file in self.state.files) and self._is_cut()

    def _is_cut(self) -> bool:
        """Whether the charts could be read whole in the room that they were laid out for, and cannot any more."""
        if not all(pane.is_fitted and pane.drawing is not None for pane in self.panes):
            return False
        least = self.least_zoom(self.drawings)
        return min(self.fit_zooms([pane.drawing for pane in self.panes]), default=1.0) < least

    def is_as_laid_out(self, state: State) -> bool:
        """Whether every pane shows a chart that was laid out for the room that there is."""
        return all(pane.drawing is not None for pane in self.panes) and self.rested == self.surroundings(state)

    def laid_out(self) -> tuple[object, ...]:
        """What the charts are laid out for, beside what is folded in them."""
        return self.shape, self.surroundings(), *drawn_from(self.state, folded=False)

    # how large they are

    def least_zoom(self, drawings: Sequence[Drawing]) -> float:
        """The zoom below which their text is too small to open with."""
        if not self.readable or self.state.everything:
            return 0.0
        return self.charts.least / smallest_text(drawings, 1.0)

    def wholes(self) -> list[float]:
        """The zoom at which each chart is seen whole: linked ones at the same."""
        if self.detail.room != 1.0 and self.shape is not None:
            # Of the charts that would be seen whole, which show less.
            charts = self.charts.draw(self.state, self.shape, self.detail.whole)
            return self.fit_zooms([chart.drawing for chart in charts])
        return self.fit_zooms([pane.drawing for pane in self.panes])

    def fit_zooms(self, drawings: Sequence[Drawing | None]) -> list[float]:
        """The zoom at which each of those is seen whole in its pane."""
        zooms = [
            1.0 if drawing is None else fit_zoom((drawing.width, drawing.height), pane.pane())
            for drawing, pane in zip(drawings, self.panes, strict=True)
        ]
        return [min(zooms)] * len(zooms) if self.state.panes_linked and zooms else zooms

    def fits(self, state: State) -> bool:
        """Whether the charts of that state can be read where they are seen whole."""
        shape = self.room_now(state)
        self.charts.folding(state, shape, boxes=self.boxes())
        drawings = [chart.drawing for chart in self.charts.draw(state, shape)]
        return min(self.fit_zooms(drawings), default=1.0) >= self.least_zoom(drawings)

    def boxes(self) -> int:
        """How many the largest chart has."""
        return max([len(drawing.boxes) for drawing in self.drawings], default=0)

    def boxes_near(self) -> int | None:
        """How many boxes there may be where the charts show more than has room where they are whole."""
        return self.boxes() + ROOM_FOR if self.detail.room != 1.0 else None

    def held(self, pane: ChartWidget, at: Point, drawn: Sequence[Chart]) -> list[Hold | None]:
        """What stays in each pane, around that point of `pane`."""
        from orgsim.app.chart.beside.held import held_in_each

        to = [chart.drawing for chart in drawn]
        column = next(column for column, each in enumerate(self.panes) if each is pane)
        return held_in_each(self.state, self.panes, column, at, to)
