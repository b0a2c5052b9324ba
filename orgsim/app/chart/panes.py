"""The charts of the open scenarios side by side, one pane a scenario: what every view of charts is built from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orgsim.app.chart.charts import Charts
from orgsim.app.chart.gliding_chart import DETAIL_MS, GlidingChart
from orgsim.app.chart.joining import Joining
from orgsim.app.chart.vacant import VacantLink
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.comparing import chosen, counterparts
from orgsim.app.document.document import Document
from orgsim.app.document.look import Look
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.widgets.labels import let_go
from orgsim.app.widgets.telling import tell_unit
from orgsim.drawing.boxes.folding import toggled
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.chart.holding import Hold, hold
from orgsim.drawing.chart.marks import Marks
from orgsim.drawing.drawing import Drawing, Point
from orgsim.drawing.viewport import Viewport, along, still_point
from orgsim.drawing.walking import Direction, neighbour
from orgsim.messages import Catalog, catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.story import Part
from orgsim.model.views import ViewName

_GAP = 8
_SETTLE_MS = 150
_REMITS_FROM = 1.7
"""Zoom from which on boxes show their remit by themselves; they hide it again somewhat below."""
_REMITS_UNTIL = 1.35

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
    """The zoom of the pane that has the keyboard, or of the first."""

    def __init__(
        self,
        document: Document,
        view: ViewName,
        *,
        marking: Marking = unmarked,
        telling: Telling = told_plainly,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._state = document.state
        """What was heard of last, for which there are panes: Qt asks for things before a newer state is heard of."""
        self._view = view
        self._marking = marking
        self._telling = telling
        self._panes: list[GlidingChart] = []
        self._frames: list[QFrame] = []
        self._charts = Charts(document.kept)
        self._shape: tuple[float, float] | None = None
        self._rested: tuple[object, ...] = ()
        """What the room was like when the charts were last laid out for one that had come to rest."""
        self._near = False
        self._tabbing = False
        self._parts: tuple[Part, ...] = ()
        self._pointed: tuple[tuple[str, ...], ...] = ()
        self._pinned: tuple[tuple[str, ...], ...] = ()
        self._pinned_with: str | None = None
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._lay_out_anew)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self._joining = Joining(self)
        self._show_view: Callable[[ViewName], object] | None = None
        document.changed.connect(self._on_change)

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

    # what the menus ask for

    def fit(self) -> None:
        """Bring every chart whole into view; linked panes at the same zoom, so that sizes compare."""
        self._parts = ()
        if self._near:
            self._near = False
            self._draw(keep=None)
        zoom = min((pane.fit_zoom() for pane in self._panes), default=1.0)
        for pane in self._panes:
            pane.fit(zoom if self._state.panes_linked else None)
        self._tell_zoom()

    def fit_anew(self) -> None:
        """Lay the charts out for the room that there is now, beside details too, and bring them whole into view."""
        if self.isVisible() and self._pane_shape() != self._shape:
            self._shape, self._rested = self._pane_shape(), self._room()
            self._draw(keep=None)
        self.fit()

    def room(self) -> tuple[float, float]:
        """Width and height that each chart is laid out for."""
        return self._pane_shape()

    def readable_folds(self, folded: frozenset[str], least: float, worth: float) -> frozenset[str]:
        """`folded`, and what else is folded so that the charts' smallest text is `least` pixels high if possible.

        Boards only, if that lets it be `worth` pixels high.
        """
        state = self._state
        # Imported here, as only presenting needs it.
        from orgsim.drawing.chart.readable import readable_folds

        self._charts.legible = least / LABEL_SIZE
        options = self._charts.options(replace(state, folded=folded), self._pane_shape(), remits=state.remits)
        return readable_folds(state.scenarios, options, least, state.selected, worth)

    def look(self) -> Look:
        """Which part of each chart is in view; of linked ones that of the active one stands for all."""
        panes, linked = self._panes, self._state.panes_linked or len(self._panes) < 2
        if not panes or (linked and all(pane.is_fitted for pane in panes)):
            return Look()
        wholes = self._wholes()
        if linked:
            active = self.active_pane()
            at = panes.index(active) if active in panes else 0
            return Look(parts=(panes[at].part(wholes[at]),))
        return Look(parts=tuple([pane.part(whole) for pane, whole in zip(panes, wholes, strict=True)]))

    def show_look(self, look: Look) -> None:
        """Bring those parts into view, or all of every chart."""
        self.fit()
        self._parts = look.parts
        self._show_parts()
        if self._parts and self._panes:
            self._near = self._panes[0].viewport.zoom > _REMITS_FROM
            if self._near and not self._state.remits:
                # With remits, charts are larger, and the parts are found in them anew.
                self._draw(keep=None)

    def _show_parts(self) -> None:
        """Bring the parts into view that were asked for, until somebody moves the charts."""
        parts, state = self._parts, self._state
        if not parts or len(self._panes) != len(state.files):
            return
        for column, (pane, whole) in enumerate(zip(self._panes, self._wholes(), strict=True)):
            part = parts[0] if len(parts) == 1 else parts[column] if column < len(parts) else Part()
            if len(parts) == 1 or part.zoom != 1.0:
                pane.show_part(part, whole, _here(state, column, part.around))
        self._tell_zoom()

    def _wholes(self) -> list[float]:
        """The zoom at which each chart is seen whole: linked ones at the same."""
        zooms = [pane.fit_zoom() for pane in self._panes]
        return [min(zooms)] * len(zooms) if self._state.panes_linked else zooms

    def _refit(self, pane: ChartWidget) -> None:
        """Keep in view what was asked for, in a pane of another size: the whole, or a part."""
        if self._parts:
            if pane.is_fitted:
                pane.fit()
            self._show_parts()
        elif pane.is_fitted:
            self.fit()

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
        for pane in self._panes:
            pane.reach(unit_id, readable=readable)
        self._tell_zoom()

    def reach_chosen(self, *, readable: bool = False) -> None:
        """Bring the selected unit and its counterparts into view; `readable`: large enough to be read."""
        for pane, ids in zip(self._panes, chosen(self._state), strict=True):
            for unit in reversed(ids):
                pane.reach(unit, readable=readable)
        self._tell_zoom()

    def light(self, units: tuple[tuple[str, ...], ...]) -> None:
        """Light up those units, by pane, until another unit is selected; they are joined where lines are wanted."""
        state = self._state
        self._pinned, self._pinned_with = units, state.selected
        self._light(state)

    # changes of the document

    def _on_change(self, before: State, after: State) -> None:
        self._hear(after)
        if after.view != self._view:
            return
        self._refresh(before, after)
        self._keyboard_follows()

    def _hear(self, state: State) -> None:
        self._state = state
        self._match_panes(len(state.files))

    def _refresh(self, before: State | None, after: State) -> None:
        theme = theme_of(after)
        anew = before is None or _drawn_from(before) != _drawn_from(after)
        if before is None or before.theme != after.theme or anew:
            for pane in self._panes:
                pane.set_theme(theme)
        if anew:
            self._draw(keep=after.selected if before is not None and before.files is after.files else None)
        self._select(after)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another view was shown."""
        super().showEvent(event)
        self._hear(self._document.state)
        self._refresh(None, self._state)
        pane = self.active_pane()
        if pane is not None and self.window().focusWidget() is None:
            pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keyboard_follows()

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
        if not self.isVisible() or self._rested == self._room():
            return
        self._rested = self._room()
        if self._pane_shape() != self._shape:
            self._shape = self._pane_shape()
            self._draw(keep=None)
            self._select(self._state)

    def _room(self) -> tuple[object, ...]:
        """What charts are laid out anew for: another size of the window, more panes, a list that is asked for."""
        state = self._state
        listed = self._view == "differences" and state.differences_listed
        return self.window().size(), len(state.files), listed

    def _match_panes(self, number: int) -> None:
        if len(self._panes) == number:
            return
        self._pointed = ()
        while len(self._panes) > number:
            self._panes.pop()
            frame = self._frames.pop()
            self._layout.removeWidget(frame)
            let_go(frame)
        while len(self._panes) < number:
            self._add_pane()
        self._joining.join(self._panes, (), theme_of(self._state))

    def _add_pane(self) -> None:
        pane = GlidingChart(theme_of(self._state))
        frame = QFrame()
        frame.setObjectName("pane")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(pane)
        self._layout.addWidget(frame, 1)
        self._panes.append(pane)
        self._frames.append(frame)
        pane.selected.connect(lambda unit, pane=pane: self._chosen(pane, unit))
        pane.folded.connect(lambda unit, pane=pane: self._fold(pane, unit))
        pane.walked.connect(lambda direction, pane=pane: self._walk(pane, direction))
        pane.moved.connect(lambda before, after, pane=pane: self._moved(pane, before, after))
        pane.hovered.connect(lambda unit, pane=pane: self._point(pane, unit))
        pane.focused.connect(lambda reason, pane=pane: self._focused(pane, reason))
        pane.shown.connect(self._joining.update)
        pane.fit_asked.connect(self.fit)
        pane.resized.connect(lambda pane=pane: self._refit(pane))
        self._joining.raise_()

    # drawing

    def _pane_shape(self) -> tuple[float, float]:
        number = max(len(self._state.files), 1)
        width = (self.width() - _GAP * (number - 1)) / number - 10
        return max(round(width), 100), max(self.height() - 10, 100)

    def _draw(self, keep: str | None) -> None:
        """Lay out and show all charts; where one is not fitted, the box of `keep` stays where it was."""
        if self.width() < 50 or not self.isVisible():
            return
        if self._shape is None or self._rested != self._room():
            self._shape = self._pane_shape()
            self._settle.start()
        state = self._state
        drawn = self._charts.draw(state, self._shape, remits=state.remits or self._near)
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
            self.fit()

    def _tell_vacant(self, pane: GlidingChart, scenario: Scenario, speech: Catalog) -> None:
        link = pane.findChild(VacantLink)
        if link is None and self._show_view is not None and scenario.timeline and not scenario.units:
            link = VacantLink(pane, self._show_view)
        if link is not None:
            link.tell(scenario, speech)

    def _select(self, state: State) -> None:
        speech = catalog(state.language)
        for column, (pane, ids) in enumerate(zip(self._panes, chosen(state), strict=True)):
            tell = partial(self._tell, state, column, speech=speech)
            pane.set_selected(ids[0] if ids else None, tell)
        if len(self._pinned) != len(state.files) or self._pinned_with != state.selected:
            self._pinned = ()
        self._light(state)

    def _tell(self, state: State, column: int, unit_id: str, *, speech: Catalog) -> str:
        return self._telling(state, column, unit_id, speech)

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
            self._document.change(active=self._panes.index(pane))
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
        if unit is not None and column < len(state.files):
            self._pointed = counterparts(state, column, unit)
        self._light(state)

    def _chosen(self, pane: GlidingChart, unit: str | None) -> None:
        self._document.change(selected=unit)
        if unit is None:
            return
        for other, ids in zip(self._panes, chosen(self._state), strict=True):
            if other is not pane:
                for id in reversed(ids):
                    other.reach(id)

    def _fold(self, pane: GlidingChart, unit: str) -> None:
        state = self._state
        folded = toggled(state.scenarios[self._panes.index(pane)], state.folded, unit)
        self._document.change(folded=folded, selected=unit)

    def _walk(self, pane: GlidingChart, direction: Direction) -> None:
        state = self._state
        column = self._panes.index(pane)
        drawing = pane.drawing
        if drawing is None:
            return
        here = next(iter(chosen(state)[column]), state.selected)
        to = neighbour(drawing, hierarchy(state.scenarios[column]), here, direction)
        if to is not None:
            self._document.change(selected=to)
            self.reach_chosen()

    def _moved(self, pane: GlidingChart, before: Viewport, after: Viewport) -> None:
        self._parts = ()
        if self._state.panes_linked:
            for other in self._panes:
                if other is not pane:
                    other.show_viewport(along(other.viewport, before, after))
        self._tell_zoom()
        self._show_remits_when_near(pane, before, after)

    def _show_remits_when_near(self, pane: GlidingChart, before: Viewport, after: Viewport) -> None:
        near = after.zoom > (_REMITS_UNTIL if self._near else _REMITS_FROM)
        if near == self._near:
            return
        self._near = near
        if not self._state.remits and self._shape is not None:
            at = still_point(before, after) or (pane.width() / 2, pane.height() / 2)
            self._change_detail(pane, at)

    def _change_detail(self, pane: GlidingChart, at: Point) -> None:
        """Write more or less in the boxes: all glides around what is at that point of `pane` and its counterparts."""
        state = self._state
        for each in self._panes:
            each.stop()
        holds = self._holds(pane, at)
        drawn = self._charts.draw(state, self._shape or self._pane_shape(), remits=self._near)
        marks = self._marking(state)
        for each, chart, own, held in zip(self._panes, drawn, marks, holds, strict=True):
            each.glide(
                chart.drawing,
                chart.links,
                {},
                animated=state.motion,
                marks=own,
                hold=held,
                duration=DETAIL_MS,
            )

    def _holds(self, pane: GlidingChart, at: Point) -> list[Hold | None]:
        """What stays in each pane: in `pane` what is at the point; in others its counterpart, or what is at that point.

        A counterpart that is out of view holds nothing that anybody sees.
        """
        column = self._panes.index(pane)
        held = _hold(pane, at)
        same = counterparts(self._state, column, held.unit) if held is not None else ()
        holds = []
        for other, each in enumerate(self._panes):
            units = [unit for unit in same[other] if each.shows(unit)] if other != column and same else []
            holds.append(held if other == column else _hold(each, at, units) or _hold(each, at))
        return holds

    def _tell_zoom(self) -> None:
        pane = self.active_pane()
        if pane is not None:
            self.zoomed.emit(pane.viewport.zoom)


def _hold(pane: GlidingChart, at: Point, among: Collection[str] | None = None) -> Hold | None:
    return hold(pane.drawing, pane.viewport.to_drawing(*at), among) if pane.drawing is not None else None


def _here(state: State, column: int, unit_id: str | None) -> str | None:
    """What that unit is in the scenario of that column."""
    if unit_id is None or unit_id in hierarchy(state.scenarios[column]).index:
        return unit_id
    home = next((at for at, its in enumerate(state.scenarios) if unit_id in hierarchy(its).index), None)
    return next(iter(counterparts(state, home, unit_id)[column]), None) if home is not None else None


def _drawn_from(state: State) -> tuple[object, ...]:
    """What of the state the drawings depend on."""
    return (
        state.files,
        state.language,
        state.folded,
        state.remits,
        state.direction,
        state.links,
        state.selected if state.links else None,
        state.comparison,
        state.based,
        state.compared,
        state.decided,
    )
