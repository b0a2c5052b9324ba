"""Which part of timelines is shown, and how large: fitted, zoomed and moved, each drawn anew where that takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import inf

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from orgsim.app.timeline.height_bar import HeightBar
from orgsim.app.timeline.laying_out import Draw, Laid, LayingOut, Wanted
from orgsim.app.widgets.choosing_plane import ChoosingPlane
from orgsim.drawing.theme import Theme
from orgsim.drawing.timeline.axis import Scale
from orgsim.drawing.timeline.drawing import RULER, TimelineDrawing
from orgsim.drawing.timeline.viewing import (
    axes_at,
    middle_of,
    panned_by,
    parts_seen,
    reaching_across,
    reaching_down,
    scales_at,
    zoomed_at,
)
from orgsim.drawing.timeline.walking import Key, Stop, event_at, lane_unit_at, stop_of
from orgsim.messages import Catalog
from orgsim.model.story import Part

_PANES = 2.0
"""Heights of the pane that are drawn of thousands of events before anybody goes down."""


class TimelinePlane(ChoosingPlane[Key]):
    """Shows one `TimelineDrawing`: of thousands of events what is seen first, and all once anybody looks for more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._speech: Catalog | None = None
        self._draw: Draw | None = None
        self._drawing: TimelineDrawing | None = None
        self._size = 1.0
        self._scales: tuple[Scale, ...] = ()
        self._upper = 0.0
        self._fitted = True
        self._parts: tuple[Part, ...] = ()
        """What was asked for, until somebody moves the timelines."""
        self._drawn_for = QSize()
        self._ids: Callable[[Key], str] = str
        self._unit: str | None = None
        self._wants_whole = False
        """Whether all is drawn from now on, or being drawn."""
        self._awaiting: list[Callable[[], None]] = []
        """What is done once all is drawn."""
        self._laying = LayingOut(self)
        self.bar = HeightBar(self)
        self.bar.valueChanged.connect(self._bar_moved)

    # what is shown

    @property
    def drawing(self) -> TimelineDrawing | None:
        """The drawing that is shown."""
        return self._drawing

    @property
    def scales(self) -> tuple[Scale, ...]:
        """How its axes are shown."""
        return self._scales

    @property
    def text_scale(self) -> float:
        """How large it is shown."""
        return self._size

    @property
    def is_laid_out(self) -> bool:
        """Whether it shows what was asked for last, and nothing is being drawn."""
        return not self._laying.is_running

    @property
    def scrolled(self) -> float:
        """How much of the drawing lies above the pane."""
        return self._upper

    @property
    def lit(self) -> frozenset[str]:
        """Ids of the events that are framed in every scenario: what is pointed at, and what is chosen."""
        return frozenset([self._ids(key) for key in (self._hovered, self._chosen) if key is not None])

    def show_with(
        self, draw: Draw, speech: Catalog, ids: Callable[[Key], str], tell: Callable[[Key], str], *, keep: bool
    ) -> None:
        """Show what `draw` draws; `keep`: in the part that is shown now. `ids` gives the id of an event."""
        waited, had = self._draw is None, bool(self._scales)
        self._draw, self._speech, self._ids, self._tell = draw, speech, ids, tell
        self.forget()
        self._leave()
        if draw.takes_long:
            # Until the new one is there, the old one would be asked for events that are no more.
            self._drawing = None
            self.update()
        if self._parts and (waited or (keep and had)):
            self.show_parts(self._parts)
        elif self._fitted or not keep or not had:
            self.fit()
        else:
            self._draw_anew()

    def wait(self, speech: Catalog, *, keep: bool) -> None:
        """Say that something will be shown, `keep`: in the part that is shown now; another may be told meanwhile."""
        self._leave()
        self.forget()
        self._speech, self._draw, self._drawing = speech, None, None
        self._parts = self._parts if keep else ()
        self.update()

    def _leave(self) -> None:
        self._laying.leave()
        self._wants_whole = False
        self._awaiting = []

    def set_unit(self, unit: str | None) -> None:
        """Mark the lanes of that unit."""
        if unit != self._unit:
            self._unit = unit
            self.update()

    # where it is shown

    def fit(self) -> None:
        """Bring every axis into view in its whole length, and from the top where not all fits below each other."""
        self._parts = ()
        self._fit(lambda: None)

    def _fit(self, then: Callable[[], None], *, whole: bool = False) -> None:
        draw = self._draw
        self._fitted = True
        if draw is None:
            return
        self._drawn_for = self.size()
        self._wants_whole = whole or bool(self._awaiting)
        pane = self._room(), float(self.height())
        panes = _PANES if draw.takes_long and not self._wants_whole else inf

        def fitted(laid: Laid) -> None:
            self._drawing, self._size = laid
            self._scales = tuple([self._drawing.fitted(axis) for axis in range(len(self._drawing.axes))])
            self._scroll_to(0.0)
            then()
            self._have_drawn()
            self.update()

        self._laying.ask(Wanted("fit", lambda: partial(draw.fitted, pane, panes), fitted), aside=draw.takes_long)

    def parts(self) -> tuple[Part, ...]:
        """Which part of each axis is in view; none where all of it is, from the top."""
        drawing = self._drawing
        if drawing is None or (self._fitted and self._upper == 0.0):
            return ()
        return parts_seen(drawing, self._scales, self._upper + self.height() / self._size / 2)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Bring those parts into view, of each axis its own; a single one holds for all."""
        self._parts = its = tuple(parts)
        self._fit(lambda: self._go_to_parts(its), whole=True)

    def _go_to_parts(self, parts: tuple[Part, ...]) -> None:
        drawing = self._drawing
        if drawing is None or not parts:
            return
        scales, at = scales_at(drawing, self._scales, parts), parts[0].at

        def go_down() -> None:
            if self._drawing is not None and at is not None:
                self._scroll_to(at[1] * self._drawing.height - self.height() / self._size / 2)
                self.update()

        if scales != self._scales:
            self._fitted = False
            self._scales = scales
            self._draw_anew(then=go_down)
        else:
            go_down()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom the axis below a point of the widget; without one all of them, about what is chosen or the middle."""
        drawing = self._drawing
        if drawing is None or not drawing.axes:
            return
        self._parts = ()
        if at is not None:
            x, y = at.x() / self._size, at.y() / self._size + self._upper
            axes = axes_at(drawing, y)
        else:
            x, y = middle_of(drawing, self._stop(self._chosen), self._upper)
            axes = list(range(len(drawing.axes)))
        scales = zoomed_at(drawing, self._scales, axes, factor, x)
        if scales != self._scales:
            self._fitted = False
            self._scales = scales
            self._draw_anew(about=y)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move all axes, and up and down what is higher than the pane."""
        drawing = self._drawing
        if drawing is None:
            return
        self._parts = ()
        moved = panned_by(drawing, self._scales, range(len(self._scales)), dx / self._size)
        if moved != self._scales:
            self._fitted = False
            self._scales = moved
        self._scroll_to(self._upper - dy / self._size)
        self.update()

    def reach(self, key: Key) -> None:
        """Move as little as brings that event into view."""
        drawing = self._drawing
        stop = self._stop(key)
        if drawing is None:
            return
        if stop is None:
            if not drawing.is_whole:
                self.when_whole(partial(self.reach, key))
            return
        self._scroll_to(reaching_down(stop, self._upper, self.height() / self._size))
        axis = drawing.axis_of(key[0])
        if stop.dated and axis is not None and (shift := reaching_across(drawing, stop)):
            self._fitted = False
            self._scales = panned_by(drawing, self._scales, [axis], shift)
        self.update()

    def point_of(self, key: Key) -> QPointF:
        """Where in the widget that event can be clicked."""
        stop = self._stop(key)
        assert stop is not None, "the event is drawn"
        return QPointF(stop.x * self._size, (stop.top + 8.0 - self._upper) * self._size)

    def when_whole(self, then: Callable[[], None]) -> None:
        """Have that done once all is drawn: at once where it is."""
        if self._drawing is None:
            return
        if self._drawing.is_whole:
            then()
        else:
            self._awaiting.append(then)
            self._draw_whole()

    def thing_at(self, position: QPointF) -> Key | None:
        """The event at that point of the widget."""
        drawing = self._drawing
        if drawing is None or position.y() / self._size < min(RULER, self._upper):
            # Below the rulers that stay in view nothing is clicked.
            return None
        return event_at(drawing, self._scales, position.x() / self._size, position.y() / self._size + self._upper)

    def unit_at(self, position: QPointF) -> str | None:
        """The id of the unit whose lane's name is at that point."""
        drawing = self._drawing
        x, y = position.x() / self._size, position.y() / self._size + self._upper
        return None if drawing is None else lane_unit_at(drawing, x, y)

    def _draw_anew(self, about: float | None = None, then: Callable[[], None] | None = None) -> None:
        """Draw at the present scales; the lane at the height `about` stays where it is."""
        draw, before = self._draw, self._drawing
        if draw is None:
            return
        self._drawn_for = self.size()
        row = None
        if about is not None and before is not None:
            row = next((row for row, lane in enumerate(before.lanes) if lane.bottom > about), None)
        # How high the lanes above will be only a drawing of all of them tells.
        self._wants_whole = self._wants_whole or bool(row) or self._upper > 0

        def begin() -> Callable[[], Laid]:
            size, width = self._size, self._room() / self._size
            days = {axis: scale.day for axis, scale in enumerate(self._scales)}
            lower = inf if self._wants_whole or not draw.takes_long else _PANES * self.height() / size
            return lambda: (draw.zoomed(width, days, lower), size)

        wanted = Wanted("zoom", begin, lambda laid: self._show_zoomed(laid[0], row, then))
        self._laying.ask(wanted, aside=draw.takes_long)
        self.update()

    def _show_zoomed(self, after: TimelineDrawing, row: int | None, then: Callable[[], None] | None) -> None:
        before, self._drawing = self._drawing, after
        if len(after.axes) != len(self._scales):
            self.fit()
            return
        self._scales = tuple(
            [scale.kept(axis, after.room, after.margins) for scale, axis in zip(self._scales, after.axes, strict=True)]
        )
        upper, seen = self._upper, self.height() / self._size
        if row is not None and before is not None and row < len(after.lanes):
            upper += after.lanes[row].top - before.lanes[row].top
        elif before is not None and upper + seen > before.laid:
            # Where it was not drawn yet, all that is known is what share lies above.
            upper *= max(after.height - seen, 0.0) / max(before.height - seen, 1.0)
        self._scroll_to(upper)
        if then is not None:
            then()
        self._have_drawn()
        self.update()

    def _draw_whole(self) -> None:
        if not self._wants_whole:
            self._wants_whole = True
            self._draw_anew()

    def _have_drawn(self) -> None:
        """Do what all had to be drawn for, once it is."""
        if self._drawing is None:
            return
        if self._drawing.is_whole:
            awaiting, self._awaiting = self._awaiting, []
            for then in awaiting:
                then()
        elif self._awaiting:
            self._draw_whole()

    def _room(self) -> float:
        """Width that is drawn upon: beside it stands the bar, where the drawing is higher than the pane."""
        return float(max(self.width() - self.bar.sizeHint().width(), 1))

    def _scroll_to(self, upper: float) -> None:
        drawing = self._drawing
        if drawing is None:
            return
        most = max(drawing.height - self.height() / self._size, 0.0)
        self._upper = max(min(upper, most), 0.0)
        self.bar.show_part(self._upper * self._size, most * self._size, self.size())
        if self._upper > 0 and not drawing.is_whole:
            self._draw_whole()

    def _bar_moved(self, value: int) -> None:
        self._scroll_to(value / self._size)
        self.update()

    def _stop(self, key: Key | None) -> Stop | None:
        """Where that event is."""
        return stop_of(self._drawing, self._scales, key) if self._drawing is not None and key is not None else None

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what was fitted so, else keep the scale."""
        super().resizeEvent(event)
        if self.size() == self._drawn_for or not self.isVisible():
            return
        if self._parts:
            self.show_parts(self._parts)
        elif self._fitted:
            self._fit(self._reach_chosen)
        else:
            self._draw_anew(then=self._reach_chosen)

    def _reach_chosen(self) -> None:
        if self._chosen is not None:
            self.reach(self._chosen)
