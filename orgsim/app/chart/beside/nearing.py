"""What opens in charts for who comes near, and folds again for who goes away."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from orgsim.app.chart.detail import WHOLE, Detail, room_at
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.document.comparing import counterparts
from orgsim.app.document.state import State
from orgsim.drawing.drawing import Point
from orgsim.drawing.viewport import Viewport, still_point
from orgsim.model.hierarchy import hierarchy

_REST_MS = 140
"""After which a chart that was zoomed has come to rest, and opens what it has room for."""
_REMITS_FROM = 1.7
"""Zoom from which on boxes show their remit by themselves; they hide it again somewhat below."""
_REMITS_UNTIL = 1.35
ROOM_FOR = 12
"""How many units open for who has come just near enough."""


class Nearing(QObject):
    """Knows how near the charts are looked at, and tells when those that were zoomed have come to rest."""

    rested = Signal(object, object)
    """The pane that was zoomed, and the point of it that stayed where it was."""
    led = Signal(object, object)
    """The pane that others went along with, and the point of it that is looked at; after `rested`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.detail = WHOLE
        """They may show more for that than has room where they are whole."""
        self._zoomed: tuple[GlidingChart, Point] | None = None
        self._leading: tuple[GlidingChart, Point] | None = None
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.finish)

    def moved(self, pane: GlidingChart, before: Viewport, after: Viewport, *, leads: bool) -> None:
        """Hear that somebody has zoomed that pane, or, where they have come nearer than the whole, panned it.

        `leads`: whether others went along with it, for whom each move counts.
        """
        from orgsim.app.chart.beside.held import middle

        at = still_point(before, after)
        if at is not None or self.detail.room != 1.0:
            self._zoomed = pane, at or middle(pane)
        if leads:
            self._leading = pane, at or middle(pane)
        if leads or self._zoomed is not None:
            self._rest.start()

    def finish(self) -> None:
        """Where they were zoomed or moved just now, tell that they have come to rest."""
        self._rest.stop()
        zoomed, self._zoomed = self._zoomed, None
        leading, self._leading = self._leading, None
        if zoomed is not None:
            self.rested.emit(*zoomed)
        if leading is not None:
            self.led.emit(*leading)

    def leave(self) -> None:
        """Where they were zoomed or moved just now, tell nothing: they are looked at otherwise."""
        self._rest.stop()
        self._zoomed = self._leading = None

    def lists_otherwise(self, zoom: float) -> bool:
        """Whether boxes that large list what their units decide, and did not, or no more; so they do from now on."""
        near = zoom > (_REMITS_UNTIL if self.detail.remits else _REMITS_FROM)
        if near == self.detail.remits:
            return False
        self.detail = replace(self.detail, remits=near)
        return True


def lists_remits(zoom: float) -> bool:
    """Whether who comes at once to that zoom is near enough for what units decide."""
    return zoom > _REMITS_FROM


def nearer(
    state: State, panes: Sequence[GlidingChart], pane: GlidingChart, at: Point, whole: float, detail: Detail
) -> Detail:
    """How near the charts are looked at, around that point of `pane`, which is seen whole at the zoom `whole`.

    `detail`: how near they were looked at. What there is room for opens, and what is far from it folds.
    """
    from orgsim.app.chart.beside.held import held_at

    room = room_at(pane.viewport.zoom / whole, detail.room)
    if room == 1.0:
        return Detail(remits=detail.remits)
    held = held_at(pane, at)
    around = held.unit if held is not None else None
    opened = _in_view(state, panes.index(pane), pane, at, detail.opened, room)
    if room < detail.room:
        return Detail(room, around, opened, remits=detail.remits)
    # As one comes nearer, or goes along, nothing that one sees folds again.
    kept = _seen(state, panes.index(pane), pane)
    return Detail(room, around, opened | {unit for unit in kept if _is_open(pane, unit)}, kept, detail.remits)


def _seen(state: State, column: int, pane: GlidingChart) -> frozenset[str]:
    """Ids of the units in view, and of their counterparts."""
    units = hierarchy(state.scenarios[column]).index
    boxes = pane.drawing.boxes if pane.drawing is not None else ()
    return _everywhere(state, column, [box.id for box in boxes if box.id in units and pane.shows(box.id)])


def _is_open(pane: GlidingChart, unit_id: str) -> bool:
    box = pane.box(unit_id)
    return box is not None and box.foldable and not box.hidden


def _in_view(
    state: State, column: int, pane: GlidingChart, at: Point, opened: frozenset[str], room: float
) -> frozenset[str]:
    """Ids of what is in view and opens for who looks from near: what is open so already, and what is folded there.

    Of that what is nearest to the point, as much as there is room for.
    """
    drawing, free = pane.drawing, ROOM_FOR * room
    x, y = pane.viewport.to_drawing(*at)
    units = hierarchy(state.scenarios[column])
    near = [box for box in drawing.boxes if pane.shows(box.id)] if drawing is not None else []
    near.sort(key=lambda box: abs(box.x + box.width / 2 - x) + abs(box.y + box.height / 2 - y))
    found: set[str] = set()
    for box in near:
        if box.id in units.index and (box.hidden or box.id in opened):
            free -= len(units.children[units.index[box.id]])
            if free < 0 and found:
                break
            found.add(box.id)
    return _everywhere(state, column, found)


def _everywhere(state: State, column: int, unit_ids: Collection[str]) -> frozenset[str]:
    """Those units and their counterparts."""
    same = (counterparts(state, column, unit) for unit in unit_ids)
    return frozenset(unit_ids).union(*(ids for each in same for ids in each))
