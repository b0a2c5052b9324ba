"""Charts that were zoomed or panned: what there is room for opens where they come to rest, and others go along."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from orgsim.app.chart.beside.laying_out import LayingOut, Need
from orgsim.app.chart.beside.looking import Looking
from orgsim.app.chart.beside.nearing import nearer
from orgsim.app.chart.beside.showing import Showing
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.drawing.drawing import Point
from orgsim.drawing.viewport import Viewport, still_point


class Busy(Protocol):
    """What may be dragging something."""

    @property
    def is_busy(self) -> bool:
        """Whether something is dragged."""


class Zooming(QObject):
    """Hears how the panes are moved."""

    def __init__(self, shown: Shown, showing: Showing, looking: Looking, laying: LayingOut) -> None:
        super().__init__(looking)
        self._shown = shown
        self._showing = showing
        self._looking = looking
        self._laying = laying
        self._hands: Busy | None = None
        shown.nearing.rested.connect(self._look_nearer)
        shown.nearing.led.connect(self._let_follow)

    def hold_still_for(self, hands: Busy) -> None:
        """Let nothing open or fold while something is dragged."""
        self._hands = hands

    def moved(self, pane: GlidingChart, before: Viewport, after: Viewport) -> None:
        """Somebody has moved that pane, or zoomed it."""
        from orgsim.app.chart.beside.held import middle

        shown = self._shown
        leads = self._looking.moved(pane, before, after)
        if shown.nearing.lists_otherwise(after.zoom) and not shown.state.remits and shown.shape is not None:
            self._wish_near(pane, still_point(before, after) or middle(pane))
        shown.nearing.moved(pane, before, after, leads=leads)

    def _look_nearer(self, pane: GlidingChart, at: Point) -> None:
        """Open what there is room for where the charts were zoomed to, and fold what is far from it."""

        def need() -> Need | None:
            shown = self._shown
            there = shown.is_seen and shown.detail.room != 1.0
            return Need(shown.state, shown.shape, shown.detail.whole) if there and shown.shape is not None else None

        self._laying.wish("rest", need, partial(self._come_to_rest, pane, at))

    def _come_to_rest(self, pane: GlidingChart, at: Point) -> None:
        shown = self._shown
        if not shown.is_visible or shown.state.everything or pane not in shown.panes or pane.drawing is None:
            return
        if self._hands is not None and self._hands.is_busy:
            # What something is held over does not move away.
            return
        whole = max(shown.wholes()[shown.panes.index(pane)], shown.least_zoom(shown.drawings))
        detail = nearer(shown.state, shown.panes, pane, at, whole, shown.detail)
        if detail != shown.detail:
            shown.nearing.detail = detail
            self._wish_near(pane, at)

    def _wish_near(self, pane: GlidingChart, at: Point) -> None:
        def need() -> Need | None:
            shown = self._shown
            return Need(shown.state, shown.room(), shown.detail, shown.boxes_near()) if shown.is_seen else None

        self._laying.wish("near", need, partial(self._showing.change_detail, pane, at))

    def _let_follow(self, pane: GlidingChart, at: Point) -> None:
        """Show in the other panes what is looked at in that one."""
        self._laying.then(partial(self._have_followed, pane, at))

    def _have_followed(self, pane: GlidingChart, at: Point) -> None:
        from orgsim.app.chart.beside.following import come_to

        shown = self._shown
        if shown.is_visible and shown.state.panes_linked and pane in shown.panes:
            come_to(shown.state, shown.panes, shown.panes.index(pane), at)
