"""What opens in charts for who comes near, and folds again for who goes away."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from orgsim.app.chart.charts import WHOLE, Detail, room_at
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.chart.held import held_at, middle
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

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.detail = WHOLE
        """They may show more for that than has room where they are whole."""
        self._zoomed: tuple[GlidingChart, Point] | None = None
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.finish)

    def moved(self, pane: GlidingChart, before: Viewport, after: Viewport) -> None:
        """Hear that somebody has zoomed that pane, or, where they have come nearer than the whole, panned it."""
        at = still_point(before, after)
        if at is not None or self.detail.room != 1.0:
            self._zoomed = pane, at or middle(pane)
            self._rest.start()

    def finish(self) -> None:
        """Where they were zoomed just now, tell that they have come to rest."""
        self._rest.stop()
        zoomed, self._zoomed = self._zoomed, None
        if zoomed is not None:
            self.rested.emit(*zoomed)

    def leave(self) -> None:
        """Where they were zoomed just now, tell nothing: they are looked at otherwise."""
        self._rest.stop()
        self._zoomed = None

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
    room = room_at(pane.viewport.zoom / whole, detail.room)
    if room == 1.0:
        return Detail(remits=detail.remits)
    held = held_at(pane, at)
    around = held.unit if held is not None else None
    return Detail(room, around, _in_view(state, panes.index(pane), pane, at, detail.opened, room), detail.remits)


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
    same = (counterparts(state, column, unit) for unit in found)
    return frozenset(found).union(*(ids for each in same for ids in each))
