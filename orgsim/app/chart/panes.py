"""The charts of the open scenarios side by side, one pane a scenario: what every view of charts is built from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgsim.app.chart.charts import (
    GAP,
    WHOLE,
    Chart,
    Charts,
    Detail,
    drawn_from,
    is_edit,
    laid_of,
    nothing_differs,
    nothing_told,
    pane_shape,
    room_at,
)
from orgsim.app.chart.edged import MARGIN, EdgedFrame
from orgsim.app.chart.following import come_to, lead
from orgsim.app.chart.gliding_chart import DETAIL_MS, GlidingChart
from orgsim.app.chart.held import family, held_in_each, looked_at, middle
from orgsim.app.chart.joining import Joining
from orgsim.app.chart.laying_out import LayingOut, Need, column_now, meanwhile
from orgsim.app.chart.nearing import ROOM_FOR, Nearing, lists_remits, nearer
from orgsim.app.chart.overview import Overview
from orgsim.app.chart.returning import Seen, are_fitted, bring_back, is_so, part_looks, show_parts, sizes, viewports
from orgsim.app.chart.vacant import VacantLink
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.comparing import chosen, counterparts, home
from orgsim.app.document.document import Document
from orgsim.app.document.look import Look
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State, opened_for, toggled
from orgsim.app.widgets.labels import let_go
from orgsim.app.widgets.telling import tell_unit
from orgsim.drawing.boxes.options import Fates
from orgsim.drawing.chart.dots import dots
from orgsim.drawing.chart.holding import Hold
from orgsim.drawing.chart.marks import Marked, Marks
from orgsim.drawing.drawing import Drawing, Point
from orgsim.drawing.folding.legible import shown_units, smallest_text
from orgsim.drawing.viewport import Viewport, fit_zoom, fitted, still_point
from orgsim.drawing.walking import Direction, neighbour
from orgsim.messages import Catalog, catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.story import Part
from orgsim.model.views import ViewName

if TYPE_CHECKING:
    from orgsim.app.chart.dragging.dragging import Dragging

_SETTLE_MS = 150
_LEAST = 50
"""Pixels of width from which on charts are drawn."""

_NEARLY = 0.85
"""How much smaller than they could be charts stay that are edited, so that nothing grows under the hand."""

Marking = Callable[[State], Sequence[Marks | None]]
"""Gives the marks of each pane's units; `None` for a pane whose units are drawn as they are."""

Telling = Callable[[State, int, str, Catalog], str]
"""Puts the unit of a column into words."""


def unmarked(state: State) -> Sequence[Marks | None]:
    """No marks at all."""
    return [None] * len(state.files)


def told_plainly(state: State, column: int, unit_id: str, speech: Catalog) -> str:
    """The unit by itself."""
    return tell_unit(state.scenarios[column], unit_id, speech)


class ChartPanes(QWidget):
    """Draws every open scenario and keeps the panes in step."""

    zoomed = Signal(float)
    """The zoom of the active pane, or that which it glides to."""
    unfolded = Signal()
    """Other units are shown than before: see `shown`."""
    moved = Signal()
    """The user has panned or zoomed."""
    asked = Signal(str)
    """A key asks for a change of the selected unit, of the draft that is active."""
    pointed = Signal(int, object)
    """In the chart of that column the pointer is at the unit of that id, or at none."""
    menu_asked = Signal(QPoint)
    """What can be done with the selected unit of the active draft, being edited, is asked for there on the screen."""
    dropped = Signal(object)
    """`Dropped`: units were dragged to another place."""

    def __init__(
        self,
        document: Document,
        view: ViewName,
        *,
        marking: Marking = unmarked,
        telling: Telling = told_plainly,
        differing: Callable[[State], frozenset[str]] = nothing_differs,
        fates: Callable[[State], tuple[Fates, ...]] = nothing_told,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._state = document.state
        """What the panes show: Qt asks for things before a newer state is heard of, and that takes time to lay out."""
        self._coming = document.state
        """What was heard of last."""
        self._stale = False
        """Whether the panes show nothing that follows from the state, or what does so only in part."""
        self._view = view
        self._marking = marking
        self._telling = telling
        self._panes: list[GlidingChart] = []
        self._drawn: tuple[Scenario, ...] = ()
        """What the panes show: that others are open is heard of before these are drawn."""
        self._frames: list[EdgedFrame] = []
        self._overviews: list[Overview] = []
        self._charts = Charts(document.kept, differing, fates, laid_of(document))
        self._laying = LayingOut(self._charts, self)
        self._fates: tuple[Fates, ...] = ()
        """What the boxes that are shown tell of units that they hide."""
        self._shape: tuple[float, float] | None = None
        self._rested: tuple[object, ...] = ()
        """What the room was like when the charts were last laid out for one that had come to rest."""
        self._readable = True
        """Whether charts that do not fit in text that can be read are larger than their panes."""
        self._differing = Marked()
        """What they tell quietly of differences; it is found out while they are looked at."""
        self._larger = False
        """Whether they are so now, and nobody has moved them since."""
        self._whole = False
        """Whether they are to be seen whole, though that may make text small: somebody has asked for it."""
        self._tabbing = False
        self._parts: tuple[Part, ...] = ()
        self._pointed: tuple[tuple[str, ...], ...] = ()
        self._pinned: tuple[tuple[str, ...], ...] = ()
        self._pinned_with: str | None = None
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._lay_out_anew)
        self._nearing = Nearing(self)
        self._nearing.rested.connect(self._look_nearer)
        self._nearing.led.connect(self._let_follow)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._joining = Joining(self)
        self.dragging: Dragging | None = None
        """Drags units, once a draft is edited."""
        self._show_view: Callable[[ViewName], object] | None = None
        document.changed.connect(self._on_change)

    @property
    def _detail(self) -> Detail:
        return self._nearing.detail

    @property
    def panes(self) -> tuple[ChartWidget, ...]:
        """The chart widgets from left to right."""
        return tuple(self._panes)

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """What they show."""
        return tuple(drawing for pane in self._panes if (drawing := pane.drawing) is not None)

    @property
    def joined(self) -> tuple[tuple[str, ...], ...]:
        """By pane the ids of the units that a line joins now."""
        return self._joining.units

    def lead_on(self, show_view: Callable[[ViewName], object]) -> None:
        """Offer another view, shown by `show_view`, where a draft has no structure but something else to show."""
        self._show_view = show_view

    @property
    def awaits_second_click(self) -> bool:
        """Whether one of the charts was clicked just now, and a second click would make a double click of it."""
        return any(pane.awaits_second_click for pane in self.findChildren(ChartWidget))

    @property
    def is_dragging(self) -> bool:
        """Whether something is dragged in one of the charts, or a band is drawn."""
        return self.dragging is not None and self.dragging.is_busy

    @property
    def is_laying_out(self) -> bool:
        """Whether the charts still show something else than was asked for last."""
        return self._laying.is_running

    def then(self, do: Callable[[], object]) -> None:
        """`do` once the charts show what was asked for last: at once where they do."""
        self._laying.then(do)

    def show_settled(self, state: Callable[[], State], settled: Callable[[State], State]) -> None:
        """Have the document show a state, or what is made of it once its charts are laid out.

        The state is asked for as things are when this has its turn: after what was wished before.
        """
        self._laying.wish(
            "",
            lambda: Need(state(), self._room()) if self._is_seen else None,
            lambda: self._document.show(settled(state())),
        )

    # what the menus ask for

    def fit(self) -> None:
        """Bring every chart whole into view; linked panes at the same zoom, so that sizes compare."""
        self._looking(WHOLE, partial(self._fit, least=0.0))

    def fit_readable(self) -> None:
        """Fold what opened as the charts were come near to, and fit them in text that can be read."""
        self._looking(WHOLE, self._fit_readable)

    def _fit_readable(self) -> None:
        if not any(pane.is_gliding for pane in self._panes):
            # Without what they list from near, which is small: that is not what is to be read.
            self._fit(least=0.0)
            self._fit(self._least_zoom(self.drawings))
        self.moved.emit()

    def _looking(self, detail: Detail, do: Callable[[], object], *, first: bool = False) -> None:
        """Look at the charts otherwise, as near as that; `first`: before what else is wished."""

        def need() -> Need | None:
            return Need(self._state, self._room(), detail) if self._is_seen else None

        self._laying.wish("", need, do, first=first)

    def _fit(self, least: float) -> None:
        """Bring the charts whole into view where that is not below the zoom `least`, else as much as has room."""
        self._whole = least == 0.0
        self._parts = ()
        self._nearing.leave()
        if self._detail.remits or self._detail.room != 1.0:
            self._nearing.detail = WHOLE
            self._draw(keep=None)
        zooms = [pane.fit_zoom() for pane in self._panes]
        if self._state.panes_linked:
            zooms = [min(zooms, default=1.0)] * len(zooms)
        for pane, zoom in zip(self._panes, zooms, strict=True):
            pane.fit(max(zoom, least))
        self._larger = any(zoom < least for zoom in zooms)
        self._tell_zoom()

    def _least_zoom(self, drawings: Sequence[Drawing]) -> float:
        """The zoom below which their text is too small to open with."""
        if not self._readable or self._state.everything:
            return 0.0
        return self._charts.least / smallest_text(drawings, 1.0)

    def fit_anew(self) -> None:
        """Lay the charts out for the room that there is now, beside details too, and bring them whole into view."""
        self._laying.wish("", lambda: self._need(self._state), self._fit_anew)

    def _fit_anew(self) -> None:
        if self.isVisible() and self._pane_shape() != self._shape:
            self._shape, self._rested = self._pane_shape(), self._surroundings()
            self._draw(keep=None)
        self.fit()

    def room(self) -> tuple[float, float]:
        """Width and height that each chart is laid out for."""
        return self._pane_shape()

    def read_from(self, least: float) -> None:
        """Fold the charts so that their smallest text is `least` pixels high, to the em; all of them stay in view."""
        self._readable = False
        if least != self._charts.least:
            self._charts.least = least
            self._draw(keep=None)

    @property
    def shown(self) -> tuple[tuple[int, int], ...]:
        """Of each chart how many units have boxes of their own, and how many there are."""
        return tuple(
            [
                shown_units(scenario, drawing)
                for scenario, pane in zip(self._drawn, self._panes, strict=False)
                if (drawing := pane.coming) is not None
            ]
        )

    def tell_differing(self, marked: Marked) -> None:
        """Have the charts tell quietly where something differs, as these marks have it; until others are open."""
        self._differing = marked
        self._dot()

    def _dot(self) -> None:
        marks: Sequence[Marks | None] = self._differing.marks if self._state.dotted else ()
        told = len(marks) == len(self._panes) == len(self._drawn)
        for column, pane in enumerate(self._panes):
            own = marks[column] if told else None
            if own is None or pane.coming is None:
                pane.set_dots({})
            else:
                pane.set_dots(dots(pane.coming, hierarchy(self._drawn[column]), own))

    @property
    def dotted(self) -> int:
        """How many boxes have dots."""
        return sum(len(pane.dots) for pane in self._panes)

    @property
    def shows_all(self) -> bool:
        """Whether no unit is hidden in any of the charts."""
        return all(shown == units for shown, units in self.shown)

    @property
    def folded(self) -> frozenset[str]:
        """Ids of the units that are folded now, by the planner or by themselves."""
        return self._charts.folding(self._state, self._shape or self._pane_shape(), self._detail).folded

    def folds_no_more(self, state: State) -> bool:
        """Whether of that state's charts nothing would be folded or gathered but what it says itself."""
        folding = self._charts.folding(state, self._shape or self._pane_shape())
        return folding.folded <= state.folded and not folding.gathered

    def look(self) -> Look:
        """Which part of each chart is in view; of linked ones that of the active one stands for all."""
        panes, linked = self._panes, self._state.panes_linked or len(self._panes) < 2
        if not panes or (linked and all(pane.is_fitted for pane in panes)):
            return Look()
        active = self.active_pane()
        at = panes.index(active) if isinstance(active, GlidingChart) and active in panes else 0
        return part_looks(panes, self._wholes(), at if linked else None)

    def show_look(self, look: Look) -> None:
        """Bring those parts into view, or all of every chart."""
        self._looking(WHOLE, partial(self._show_look, look))

    def _show_look(self, look: Look) -> None:
        is_whole = self._detail.room == 1.0 and not self._detail.remits
        if not look.parts and is_whole and all(pane.is_fitted for pane in self._panes):
            # On its way, it comes to that.
            self._parts = ()
            return
        for pane in self._panes:
            pane.stop()
        self._fit(least=0.0)
        if not look.parts:
            self._fit(self._least_zoom(self.drawings))
        self._parts = look.parts
        self._show_parts()
        if self._parts and self._panes:
            zoom, whole = self._panes[0].viewport.zoom, self._wholes()[0]
            room = 1.0 if self._state.everything else room_at(zoom / whole, 1.0)
            around = self._parts[0].around if room != 1.0 else None
            detail = Detail(room, around, remits=lists_remits(zoom))
            if (detail.remits and not self._state.remits) or room != 1.0:
                # With remits, charts are larger, and the parts are found in them anew.
                self._looking(detail, partial(self._look_from, detail), first=True)
            else:
                self._nearing.detail = detail

    def _look_from(self, detail: Detail) -> None:
        self._nearing.detail = detail
        self._draw(keep=None)

    def seen(self) -> Seen | None:
        """How the charts are looked at, once what opens where they were zoomed to has opened; `None`: not at all."""
        self._nearing.finish()
        if not self.isVisible() or self._shape is None or not len(self.drawings) == len(self._panes) > 0:
            return None
        return Seen(
            self._laid_out(),
            self._detail,
            self._charts.kept(self._state, self._shape, self._detail),
            viewports(self._panes),
            sizes(self._panes),
            are_fitted(self._panes),
            self._larger,
            self._whole,
            self._parts,
        )

    def show_seen(self, seen: Seen) -> None:
        """Look at the charts so again; where they are laid out for something else now, nothing is changed."""
        self.then(partial(self._come_back, seen))

    def _come_back(self, seen: Seen) -> None:
        if not self.isVisible() or self._laid_out() != seen.laid_out or is_so(seen, self._panes, self._detail):
            # Even on its way, it comes to that.
            return
        self._charts.keep(seen.folds)
        self._looking(seen.detail, partial(self._show_seen, seen), first=True)

    def _show_seen(self, seen: Seen) -> None:
        if self._laid_out() != seen.laid_out:
            return
        self._nearing.leave()
        self._nearing.detail = seen.detail
        for pane in self._panes:
            pane.keep_fitted(False)
        self._parts = ()
        self._draw(keep=None)
        self._parts, self._larger, self._whole = seen.parts, seen.larger, seen.whole
        bring_back(seen, self._panes)
        if seen.panes != sizes(self._panes) and all(seen.fitted):
            self._fit(0.0 if seen.whole else self._least_zoom(self.drawings))
            self._whole = seen.whole
        self._tell_zoom()

    def _laid_out(self) -> tuple[object, ...]:
        """What the charts are laid out for, beside what is folded in them."""
        return self._shape, self._surroundings(), *drawn_from(self._state, folded=False)

    def _show_parts(self) -> None:
        """Bring the parts into view that were asked for, until somebody moves the charts."""
        parts, state = self._parts, self._state
        # A pane that is new takes a size before anything is drawn in it.
        if not parts or not len(self.drawings) == len(self._panes) == len(state.files):
            return
        show_parts(parts, state, self._panes, self._wholes())
        self._tell_zoom()

    def _wholes(self) -> list[float]:
        """The zoom at which each chart is seen whole: linked ones at the same."""
        if self._detail.room != 1.0 and self._shape is not None:
            # Of the charts that would be seen whole, which show less.
            charts = self._charts.draw(self._state, self._shape, self._detail.whole)
            return self._fit_zooms([chart.drawing for chart in charts])
        return self._fit_zooms([pane.drawing for pane in self._panes])

    def _fit_zooms(self, drawings: Sequence[Drawing | None]) -> list[float]:
        zooms = [
            1.0 if drawing is None else fit_zoom((drawing.width, drawing.height), pane.pane())
            for drawing, pane in zip(drawings, self._panes, strict=True)
        ]
        return [min(zooms)] * len(zooms) if self._state.panes_linked and zooms else zooms

    def _refit(self, pane: ChartWidget) -> None:
        """Keep in view what was asked for, in a pane of another size: the whole, or a part."""
        if self._parts:
            if pane.is_fitted:
                pane.fit()
            self._show_parts()
        elif pane.is_fitted or self._larger:
            whole = self._whole
            if whole or min(self._fit_zooms([pane.drawing for pane in self._panes])) >= self._least_zoom(self.drawings):
                self._fit(least=0.0)
                self._whole = whole
            else:
                self._stay()

    def _stay(self) -> None:
        """Leave the charts as large as they are, and in view what is chosen, while details take room beside them.

        Where nothing is, their middle: they may have been placed in panes of quite another size.
        """
        for pane, ids in zip(self._panes, chosen(self._state), strict=True):
            box, drawing = pane.box(next(iter(ids), None)), pane.drawing
            if drawing is None or pane.is_gliding:
                continue
            if box is not None:
                pane.show_viewport(pane.reaching(pane.viewport, box, drawing, readable=False), keep_fitted=True)
            else:
                there = fitted((drawing.width, drawing.height), pane.pane(), pane.viewport.zoom)
                pane.show_viewport(there, keep_fitted=True)

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle of the active pane."""
        pane = self.active_pane()
        if pane is not None:
            pane.zoom_by(factor)

    def active_pane(self) -> ChartWidget | None:
        """The pane of the draft that has the keyboard, or had it last."""
        active = self._state.active
        return self._panes[active] if active < len(self._panes) else None

    def reach(self, unit_id: str, *, readable: bool = False) -> None:
        """Bring that unit into view wherever it is drawn; `readable`: zoomed in where its name is too small."""
        self.then(partial(self._reach, unit_id, readable))

    def _reach(self, unit_id: str, readable: bool) -> None:
        for pane in self._panes:
            pane.reach(unit_id, readable=readable)
        self._tell_zoom()

    def reach_chosen(self, *, readable: bool = False) -> None:
        """Bring the selected unit and its counterparts into view; `readable`: large enough to be read."""
        # What opens where one has zoomed to is not to push it out of view again.
        self._nearing.finish()
        self.then(partial(self._reach_chosen, readable))

    def _reach_chosen(self, readable: bool) -> None:
        for pane, ids in zip(self._panes, chosen(self._state), strict=True):
            for unit in reversed(ids):
                pane.reach(unit, readable=readable)
        self._tell_zoom()

    def light(self, units: tuple[tuple[str, ...], ...]) -> None:
        """Light up those units, by pane, until another unit is selected; they are joined where lines are wanted."""
        self.then(partial(self._pin, units))

    def _pin(self, units: tuple[tuple[str, ...], ...]) -> None:
        state = self._state
        self._pinned, self._pinned_with = units, state.selected
        self._light(state)

    # changes of the document

    def _on_change(self, before: State, after: State) -> None:
        self._coming = after
        if after.view != self._view:
            self._stop_laying()
            return
        self._laying.wish("follow", self._to_follow, self._follow, first=True)
        if self.is_laying_out:
            self._hear_meanwhile()
        self._keyboard_follows()

    def _to_follow(self) -> Need | None:
        """What is to be laid out before the panes can show what was heard of last."""
        after = self._coming
        if not self._stale and drawn_from(self._state) == drawn_from(after):
            return None
        return self._need(after)

    def _follow(self) -> None:
        """Show what was heard of last."""
        before, after = self._state, self._coming
        stale, self._stale = self._stale, False
        self._hear(after)
        self._refresh(None if stale else before, after)

    def _hear(self, state: State) -> None:
        self._state = state
        self._match_panes(len(state.files))
        for pane, file in zip(self._panes, state.files, strict=True):
            pane.is_edited = file.path in state.editing
        if state.editing and self.dragging is None:
            # Imported once it is needed: few windows edit anything.
            from orgsim.app.chart.dragging.dragging import Dragging

            self.dragging = Dragging(self, lambda: self._panes, lambda: (self._state, self._drawn))
            self.dragging.dropped.connect(self.dropped)
            self.dragging.spanned.connect(self._span)
            for pane in self._panes:
                self.dragging.serve(pane)

    def _hear_meanwhile(self) -> None:
        """Of what was heard of last show what needs no other charts."""
        shown, after = self._state, self._coming
        same = after.files is shown.files
        self._state = meanwhile(shown, after)
        if shown.theme != after.theme:
            self._dress(self._state)
        self._edge(self._state)
        self._dot()
        if same:
            self._select(self._state)

    def _stop_laying(self) -> None:
        """Nobody sees the charts any more: they are laid out when they are seen again."""
        self._laying.leave()
        self._stale = self._stale or drawn_from(self._state) != drawn_from(self._coming)
        self._hear(self._coming)

    @property
    def _is_seen(self) -> bool:
        """Whether there is anybody to see what stands until other charts are laid out; before, nobody waits."""
        window = self.window().windowHandle()
        return self.isVisible() and self.width() >= _LEAST and window is not None and window.isExposed()

    def _need(self, state: State) -> Need | None:
        """The charts of a state, for the room that there will be for them."""
        if not self._is_seen:
            return None
        shape, detail = self._shape, self._detail
        folds = not self._stale and self._drawn_alike(self._state, state)
        if shape is None or self._rested != self._surroundings(state) or folds:
            shape = self._pane_shape(state)
        if _others(self._state, state) or (folds and state.focus is None):
            detail = WHOLE
        return Need(state, shape, detail)

    def _refresh(self, before: State | None, after: State) -> None:
        fates = self._charts.fates(after)
        anew = before is None or drawn_from(before) != drawn_from(after) or fates != self._fates
        self._fates = fates
        if before is not None and _others(before, after):
            # Panes of another width, or what was not there before: what one had come near to is no more.
            self._nearing.leave()
            self._nearing.detail = WHOLE
            self._parts = ()
            self._differing = Marked()
            for pane in self._panes:
                pane.keep_fitted(True)
        if anew and before is not None and self._drawn_alike(before, after):
            self._fold_anew()
            anew = False
        elif anew and before is not None and is_edit(before, after) and self._is_as_laid_out(after):
            self._show_edited()
            anew = False
        if before is None or before.theme != after.theme or anew:
            self._dress(after)
        self._edge(after)
        if anew:
            self._draw(keep=after.selected if before is not None and before.files is after.files else None)
        elif before is not None and before.dotted != after.dotted:
            self._dot()
        self._select(after)

    def _dress(self, state: State) -> None:
        theme, speech = theme_of(state), catalog(state.language)
        for pane, overview in zip(self._panes, self._overviews, strict=True):
            pane.set_theme(theme)
            overview.set_theme(theme)
            overview.tell(speech("chart.overview"))

    def _edge(self, state: State) -> None:
        """Show which drafts are being edited."""
        for frame, file, tone in zip(self._frames, state.files, theme_of(state).scenario, strict=False):
            frame.set_edge(tone.fill if file.path in state.editing else None)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another view was shown."""
        super().showEvent(event)
        self._coming, self._stale = self._document.state, True
        self._hear(self._coming)
        self._laying.wish("follow", self._to_follow, self._follow, first=True)
        if self.is_laying_out:
            self._dress(self._state)
            if self._drawn != self._state.scenarios:
                for shown in self._panes:
                    shown.clear()
        pane = self.active_pane()
        if pane is not None and self.window().focusWidget() is None:
            pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keyboard_follows()

    def hideEvent(self, event: QHideEvent) -> None:
        """Lay nothing out that nobody sees."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._coming = self._document.state
            self._stop_laying()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the charts out for the new shape, once it has come to rest.

        Details that open beside them and banners above them change no layout: who looks at a unit would lose it.
        """
        super().resizeEvent(event)
        self._joining.setGeometry(self.rect())
        if self._shape is None:
            self._lay_out_anew()
        else:
            self._settle.start()

    def _lay_out_anew(self) -> None:
        if not self.isVisible() or not self._is_elsewhere():
            return
        self._laying.wish("room", self._to_move, self._move)

    def _is_elsewhere(self) -> bool:
        """Whether the room is not what the charts were laid out for, and that is not for what opened beside them."""
        # What opens beside them takes room, and no more than they were laid out for comes back.
        wider = self._shape is not None and self._pane_shape()[0] > self._shape[0]
        return wider or self._rested != self._surroundings()

    def _to_move(self) -> Need | None:
        is_needed = self._is_seen and self._is_elsewhere() and self._pane_shape() != self._shape
        return Need(self._state, self._pane_shape(), self._detail) if is_needed else None

    def _move(self) -> None:
        if not self.isVisible() or not self._is_elsewhere():
            return
        self._rested = self._surroundings()
        if self._pane_shape() != self._shape:
            self._shape = self._pane_shape()
            self._draw(keep=None)
            self._select(self._state)

    def _surroundings(self, state: State | None = None) -> tuple[object, ...]:
        """What charts are laid out anew for: another size of the window, more panes, a list that is asked for."""
        state = state or self._state
        listed = self._view == "differences" and state.differences_listed
        return self.window().size(), len(state.files), listed

    def _match_panes(self, number: int) -> None:
        if len(self._panes) == number:
            return
        self._pointed = ()
        while len(self._panes) > number:
            self._panes.pop()
            self._overviews.pop()
            frame = self._frames.pop()
            self._layout.removeWidget(frame)
            let_go(frame)
        while len(self._panes) < number:
            self._add_pane()
        self._joining.join(self._panes, (), theme_of(self._state))

    def _add_pane(self) -> None:
        pane = GlidingChart(theme_of(self._state))
        frame = EdgedFrame()
        frame.setObjectName("pane")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        inside.addWidget(pane)
        self._layout.addWidget(frame, 1)
        self._panes.append(pane)
        self._frames.append(frame)
        self._overviews.append(Overview(pane, theme_of(self._state), frame))
        pane.selected.connect(lambda unit, pane=pane: self._chosen(pane, unit))
        pane.folded.connect(lambda unit, pane=pane: self._fold(pane, unit))
        pane.walked.connect(lambda direction, pane=pane: self._walk(pane, direction))
        pane.moved.connect(lambda before, after, pane=pane: self._moved(pane, before, after))
        pane.hovered.connect(lambda unit, pane=pane: self._point(pane, unit))
        pane.focused.connect(lambda reason, pane=pane: self._focused(pane, reason))
        pane.picked.connect(lambda unit, pane=pane: self._pick(pane, unit))
        pane.menu_asked.connect(lambda unit, at, pane=pane: self._ask_menu(pane, unit, at))
        pane.asked.connect(lambda command, pane=pane: self._ask(pane, command))
        pane.shown.connect(self._joining.update)
        if self.dragging is not None:
            self.dragging.serve(pane)
        pane.fit_asked.connect(self.fit)
        pane.resized.connect(lambda pane=pane: self._refit(pane))
        self._joining.raise_()

    # drawing

    def _pane_shape(self, state: State | None = None) -> tuple[float, float]:
        return pane_shape((self.width(), self.height()), len((state or self._state).files))

    def _draw(self, keep: str | None) -> None:
        """Lay out and show all charts; where one is not fitted, the box of `keep` stays where it was."""
        if self.width() < _LEAST or not self.isVisible():
            return
        if self._shape is None or self._rested != self._surroundings():
            self._shape = self._pane_shape()
            self._settle.start()
        state = self._state
        drawn = self._charts.draw(state, self._shape, self._detail)
        self._drawn = state.scenarios
        speech = catalog(state.language)
        marks = self._marking(state)
        self._pointed = ()
        for column, (pane, chart) in enumerate(zip(self._panes, drawn, strict=True)):
            pane.stop()
            old = pane.box(keep)
            was = pane.viewport.to_pane(old.x, old.y) if old is not None else None
            pane.set_drawing(chart.drawing, chart.links, marks[column])
            pane.set_vacant(speech("chart.vacant"))
            self._tell_vacant(pane, state.files[column].scenario, speech)
            pane.setAccessibleName(
                speech("chart.accessible", letter=state.letters[column], title=state.files[column].scenario.title)
            )
            new = pane.box(keep)
            if not pane.is_fitted and was is not None and new is not None:
                now = pane.viewport.to_pane(new.x, new.y)
                pane.show_viewport(pane.viewport.panned(was[0] - now[0], was[1] - now[1]))
        if self._parts:
            self._show_parts()
        elif all(pane.is_fitted for pane in self._panes):
            self._fit(self._least_zoom(self.drawings))
        self._dot()
        self.unfolded.emit()

    def _tell_vacant(self, pane: GlidingChart, scenario: Scenario, speech: Catalog) -> None:
        link = pane.findChild(VacantLink)
        if link is None and self._show_view is not None and scenario.timeline and not scenario.units:
            link = VacantLink(pane, self._show_view)
        if link is not None:
            link.tell(scenario, speech)

    def _select(self, state: State) -> None:
        speech = catalog(state.language)
        for column, (pane, ids) in enumerate(zip(self._panes, chosen(state), strict=True)):
            # Without the panes, which have the one that is told.
            tell = partial(_tell, self._telling, state, column, speech)
            pane.set_selected(ids[0] if ids else None, tell)
            pane.set_picked(state.together if len(state.together) > 1 else frozenset())
        if len(self._pinned) != len(state.files) or self._pinned_with != state.selected:
            self._pinned = ()
        self._light(state)

    def _light(self, state: State) -> None:
        """Light up what is the chosen unit elsewhere, and what is the one that is pointed at."""
        selected = self._pinned or chosen(state)
        for column, pane in enumerate(self._panes):
            pointed = self._pointed[column] if self._pointed else ()
            pane.set_lit(frozenset((*selected[column], *pointed)))
        self._joining.join(self._panes, self._pointed or selected, theme_of(state))
        self._joining.setVisible(state.joined)

    # what the panes tell

    def _focused(self, pane: GlidingChart, reason: Qt.FocusReason) -> None:
        """Make its draft the active one where the user has gone from another pane to it, or has pressed it.

        From elsewhere the keyboard comes to the active draft's: Qt gives it to the first pane, and for the same reason
        whether Tab was pressed or what had it is gone.
        """
        if reason == Qt.FocusReason.MouseFocusReason or self._tabbing:
            column = column_now(self._state, self._document.state, self._panes.index(pane))
            if column is not None:
                self._document.change(active=column)
        else:
            self._keyboard_follows()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from pane to pane."""
        here = self.focusWidget()
        # It is asked for too where what had the keyboard is being hidden.
        self._tabbing = here is not None and here.hasFocus() and here.isVisible()
        try:
            return super().focusNextPrevChild(forward)
        finally:
            self._tabbing = False

    def _keyboard_follows(self) -> None:
        """Let the active draft's pane have the keyboard, where another pane has it."""
        active = self.active_pane()
        if active is not None and not active.hasFocus() and any(pane.hasFocus() for pane in self._panes):
            active.setFocus(Qt.FocusReason.OtherFocusReason)

    def _point(self, pane: GlidingChart, unit: str | None) -> None:
        state = self._state
        column = self._panes.index(pane)
        self._pointed = ()
        self.pointed.emit(column, unit)
        if unit is not None and column < len(state.files):
            self._pointed = counterparts(state, column, unit)
        self._light(state)

    def _chosen(self, pane: GlidingChart, unit: str | None) -> None:
        if unit is not None and home(self._document.state, unit) is None:
            # It stands until the charts are laid out in which it is no more.
            return
        self._document.change(selected=unit, picked=frozenset())
        if unit is not None:
            self.then(partial(self._reach_others, pane))

    def _reach_others(self, pane: GlidingChart) -> None:
        for other, ids in zip(self._panes, chosen(self._state), strict=True):
            if other is not pane:
                for id in reversed(ids):
                    other.reach(id)

    def _pick(self, pane: GlidingChart, unit: str) -> None:
        """Select the unit beside those that are, or no more; where nothing is edited, that one alone."""
        state = self._document.state
        if home(state, unit) is None or not any(file.path in state.editing for file in state.files):
            self._chosen(pane, unit)
            return
        picked = state.together ^ {unit}
        selected = unit if unit in picked else next(iter(sorted(picked)), None)
        self._document.change(selected=selected, picked=picked)

    def _ask_menu(self, pane: GlidingChart, unit: str | None, at: QPoint) -> None:
        if unit is None or not pane.is_edited:
            return
        self._document.change(active=self._panes.index(pane))
        if unit not in self._state.together:
            self._chosen(pane, unit)
        self.menu_asked.emit(at)

    def _ask(self, pane: GlidingChart, command: str) -> None:
        self._document.change(active=self._panes.index(pane))
        self.asked.emit(command)

    def _span(self, column: int, ids: tuple[str, ...]) -> None:
        """Select those together."""
        if column < len(self._panes):
            self._document.change(selected=ids[0] if ids else None, picked=frozenset(ids))

    def _fold(self, pane: GlidingChart, unit: str) -> None:
        """Fold the unit, or open it where it is folded, and its counterparts too."""
        state = self._state
        column = self._panes.index(pane)
        box = pane.box(unit)
        if box is not None and box.gathers:
            # Those who have had no room come in the places of others.
            first = hierarchy(state.scenarios[column]).units[box.unit].id
            if home(self._document.state, first) is not None:
                self._document.change(focus=first)
            return
        ids = frozenset((unit, *(id for each in counterparts(state, column, unit) for id in each)))
        folded = box is not None and bool(box.hidden)

        def after() -> State:
            return toggled(self._document.state, ids, unit, folded=folded)

        if folded and not state.everything and self._shape is not None:
            self._open(ids, after)
        else:
            self._document.show(after())

    def _open(self, ids: frozenset[str], after: Callable[[], State]) -> None:
        """Show what comes `after` the opening of those units, or only what has room beside them."""

        def only() -> State:
            return opened_for(after(), ids)

        def show() -> None:
            if self._fits(after()):
                self._document.show(after())
            else:
                # There is no room for all that was ever opened.
                self._laying.wish("", lambda: self._roughly(only()), partial(self._show_fitting, only), first=True)

        self._laying.wish("", lambda: self._roughly(after()), show)

    def _show_fitting(self, state: Callable[[], State]) -> None:
        self._fits(state())
        self._document.show(state())

    def _roughly(self, state: State) -> Need | None:
        """The charts of a state that differs little from what is shown, to be found quickly."""
        return Need(state, self._pane_shape(state), boxes=self._boxes()) if self._is_seen else None

    def _fits(self, state: State) -> bool:
        """Whether the charts can be read where they are seen whole."""
        shape = self._pane_shape(state)
        self._charts.folding(state, shape, boxes=self._boxes())
        drawings = [chart.drawing for chart in self._charts.draw(state, shape)]
        return min(self._fit_zooms(drawings), default=1.0) >= self._least_zoom(drawings)

    def _walk(self, pane: GlidingChart, direction: Direction) -> None:
        state = self._state
        column = self._panes.index(pane)
        drawing = pane.drawing
        if drawing is None:
            return
        here = next(iter(chosen(state)[column]), state.selected)
        to = neighbour(drawing, hierarchy(state.scenarios[column]), here, direction)
        if to is None:
            return
        box = pane.box(to)
        if box is not None and box.gathers:
            # Who walks on comes to the next of those who have had no room.
            to = hierarchy(state.scenarios[column]).units[box.unit].id
        if home(self._document.state, to) is None:
            return
        if box is not None and box.gathers:
            self._document.change(selected=to, focus=to)
        else:
            self._document.change(selected=to)
        self.reach_chosen()

    def _moved(self, pane: GlidingChart, before: Viewport, after: Viewport) -> None:
        self._parts = ()
        self._larger = False
        leads = self._state.panes_linked and len(self.drawings) == len(self._panes) > 1
        if leads:
            lead(self._state, self._panes, self._panes.index(pane), before, after)
        self._tell_zoom()
        if self._nearing.lists_otherwise(after.zoom) and not self._state.remits and self._shape is not None:
            self._wish_near(pane, still_point(before, after) or middle(pane))
        self._nearing.moved(pane, before, after, leads=leads)
        self.moved.emit()

    def _look_nearer(self, pane: GlidingChart, at: Point) -> None:
        """Open what there is room for where the charts were zoomed to, and fold what is far from it."""

        def need() -> Need | None:
            there = self._is_seen and self._shape is not None and self._detail.room != 1.0
            return Need(self._state, self._shape, self._detail.whole) if there and self._shape is not None else None

        self._laying.wish("near", need, partial(self._come_to_rest, pane, at))

    def _come_to_rest(self, pane: GlidingChart, at: Point) -> None:
        if not self.isVisible() or self._state.everything or pane not in self._panes or pane.drawing is None:
            return
        if self.is_dragging:
            # What something is held over does not move away.
            return
        whole = max(self._wholes()[self._panes.index(pane)], self._least_zoom(self.drawings))
        detail = nearer(self._state, self._panes, pane, at, whole, self._detail)
        if detail != self._detail:
            self._nearing.detail = detail
            self._wish_near(pane, at)

    def _wish_near(self, pane: GlidingChart, at: Point) -> None:
        """Write more or less in the boxes: all glides around what is at that point of `pane` and its counterparts."""

        def need() -> Need | None:
            return Need(self._state, self._room(), self._detail, self._boxes_near()) if self._is_seen else None

        self._laying.wish("near", need, partial(self._change_detail, pane, at))

    def _room(self) -> tuple[float, float]:
        return self._shape or self._pane_shape()

    def _boxes_near(self) -> int | None:
        """How many boxes there may be where the charts show more than has room where they are whole."""
        return self._boxes() + ROOM_FOR if self._detail.room != 1.0 else None

    def _boxes(self) -> int:
        """How many the largest chart has."""
        return max([len(drawing.boxes) for drawing in self.drawings], default=0)

    def _let_follow(self, pane: GlidingChart, at: Point) -> None:
        """Show in the other panes what is looked at in that one."""
        self.then(partial(self._have_followed, pane, at))

    def _have_followed(self, pane: GlidingChart, at: Point) -> None:
        if self.isVisible() and self._state.panes_linked and pane in self._panes:
            come_to(self._state, self._panes, self._panes.index(pane), at)

    def _change_detail(self, pane: GlidingChart, at: Point) -> None:
        if pane not in self._panes or pane.drawing is None:
            return
        for each in self._panes:
            each.stop()
        shape, boxes = self._room(), self._boxes_near()
        if boxes is not None:
            self._charts.folding(self._state, shape, self._detail, boxes)
        drawn = self._charts.draw(self._state, shape, self._detail)
        self._glide(drawn, self._held(pane, at, drawn), [None] * len(self._panes))

    def _glide(self, drawn: Sequence[Chart], holds: Sequence[Hold | None], zooms: Sequence[float | None]) -> None:
        """Glide from what is shown to those charts, to those zooms, around what is held."""
        marks = self._marking(self._state)
        for each, chart, own, held, zoom in zip(self._panes, drawn, marks, holds, zooms, strict=True):
            if chart.drawing is each.drawing and zoom is None:
                each.set_drawing(chart.drawing, chart.links, own)
                continue
            each.glide(
                chart.drawing,
                chart.links,
                {},
                animated=self._state.motion,
                marks=own,
                hold=held,
                zoom=zoom,
                duration=DETAIL_MS,
            )
        self._dot()
        self.unfolded.emit()

    def _drawn_alike(self, before: State, after: State) -> bool:
        """Whether nothing but what is folded may be drawn otherwise."""
        return (
            before.files is after.files
            and drawn_from(before, folded=False) == drawn_from(after, folded=False)
            and self._is_as_laid_out(after)
        )

    def _is_as_laid_out(self, state: State) -> bool:
        """Whether every pane shows a chart that was laid out for the room that there is."""
        return all(pane.drawing is not None for pane in self._panes) and self._rested == self._surroundings(state)

    def _show_edited(self) -> None:
        """Glide to the drafts as they are edited: what is looked at stays where it is, and as large as it is."""
        if self.width() < _LEAST or not self.isVisible() or self._shape is None:
            return
        for each in self._panes:
            each.stop()
        even = [each.is_even for each in self._panes]
        state = self._state
        drawn = self._charts.draw(state, self._shape, self._detail)
        self._drawn = state.scenarios
        self._pointed = ()
        # Of these panes, and not a single chart that may lie over them.
        pane = self._panes[state.active if state.active < len(self._panes) else 0]
        holds = self._held(pane, middle(pane), drawn)
        zooms: list[float | None] = [None] * len(self._panes)
        if self._larger or all(each.is_fitted for each in self._panes):
            drawings = [chart.drawing for chart in drawn]
            fits, least = self._fit_zooms(drawings), self._least_zoom(drawings)
            here = [each.viewport.zoom for each in self._panes]
            if all(_NEARLY * fit <= zoom <= fit for zoom, fit in zip(here, fits, strict=True)):
                fits = here
            self._larger = any(zoom < least for zoom in fits)
            for each in self._panes:
                each.keep_fitted(not self._larger)
            zooms = [max(zoom, least) for zoom in fits]
        speech = catalog(state.language)
        for each, file in zip(self._panes, state.files, strict=True):
            self._tell_vacant(each, file.scenario, speech)
        self._glide(drawn, holds, zooms)
        for each, along in zip(self._panes, even, strict=True):
            # Who has moved a chart aside finds it where he left it.
            each.keep_even(along)
        self._tell_zoom()

    def _fold_anew(self) -> None:
        """Glide to what is folded now, around the unit that it was meant for."""
        if self.width() < _LEAST or not self.isVisible() or self._shape is None:
            return
        for each in self._panes:
            each.stop()
        state = self._state
        if state.focus is None:
            # All of the charts is meant.
            self._nearing.detail = WHOLE
        self._shape = self._pane_shape()
        drawn = self._charts.draw(state, self._shape, self._detail)
        pane = self.active_pane()
        if not isinstance(pane, GlidingChart) or pane not in self._panes:
            pane = self._panes[0]
        around = looked_at(state)
        units = [pane.box(unit) for unit in around[self._panes.index(pane)]]
        box = next((box for box in units if box is not None and pane.shows(box.id)), None)
        at = pane.viewport.to_pane(box.x, box.y) if box is not None else middle(pane)
        holds = self._held(pane, at, drawn)
        zooms: list[float | None] = [None] * len(self._panes)
        if state.focus is None or self._larger or all(each.is_fitted for each in self._panes):
            drawings = [chart.drawing for chart in drawn]
            fits, least = self._fit_zooms(drawings), self._least_zoom(drawings)
            self._larger = any(zoom < least for zoom in fits)
            for each in self._panes:
                each.keep_fitted(not self._larger)
            zooms = [max(zoom, least) for zoom in fits]
        self._glide(drawn, holds, zooms)
        for each, ids, its in zip(self._panes, around, state.scenarios, strict=True):
            each.reach_family(family(its, ids))
        self._tell_zoom()

    def _held(self, pane: GlidingChart, at: Point, drawn: Sequence[Chart]) -> list[Hold | None]:
        """What stays in each pane, around that point of `pane`."""
        to = [chart.drawing for chart in drawn]
        return held_in_each(self._state, self._panes, self._panes.index(pane), at, to)

    def _tell_zoom(self) -> None:
        active = self._state.active
        if active < len(self._panes):
            self.zoomed.emit(self._panes[active].coming_zoom)


def _others(before: State, after: State) -> bool:
    """Whether other drafts are seen."""
    return {its.path for its in before.files} != {its.path for its in after.files}


def _tell(telling: Telling, state: State, column: int, speech: Catalog, unit_id: str) -> str:
    return telling(state, column, unit_id, speech)
