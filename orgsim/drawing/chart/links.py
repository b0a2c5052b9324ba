"""Lines for the ties beside the hierarchy: who steers, advises, appoints or owns whom.

Each line leaves its box at a side and reaches the other at one, by right angles. Of a handful of ways the one is taken
that crosses the fewest boxes, then the shortest. Lines that meet at the same side of a box are spread over it, and
lines that run in the same gap keep apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from orgsim.drawing.chart.marks import Legend
from orgsim.drawing.drawing import Box, Drawing, Line, Point
from orgsim.messages import message
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import LINK_KINDS, Link, LinkKind, Scenario

Side = Literal["top", "bottom", "left", "right"]

_CLEAR = 5.0
"""How far from a box a line turns: less than half the smallest gap between boxes, so as to run within the gap."""
_APART = 2.5
"""Between lines in the same gap."""
_LANES = 5
_CROSSING = 10_000.0
"""What crossing a box costs, in pixels of way."""
_BEND = 12.0

_MOST_CHECKS = 20_000
"""Links times boxes up to which each link looks for the way that crosses fewest boxes: a matter of a blink."""


class _Way(msgspec.Struct, frozen=True):
    """The shape of a way: its sides, and where it runs between them."""

    out: Side
    into: Side
    lanes: tuple[float, ...]
    """The coordinate of each stretch between the first and the last: y and x in turn, beginning across `out`."""


def link_lines(
    drawing: Drawing,
    scenario: Scenario,
    kinds: Collection[LinkKind],
    unit: str | None = None,
    links: Sequence[Link] | None = None,
) -> tuple[Line, ...]:
    """The links of these kinds, and all those of `unit`, as lines that point at what is steered, advised or owned.

    With `links`, of the scenario's only those. An end that is folded away is drawn at the unit that hides it; a link
    between units behind the same one is not.
    """
    boxes = {box.id: box for box in drawing.boxes}
    units = hierarchy(scenario)
    joined: list[tuple[Link, Box, Box]] = []
    for link in scenario.links if links is None else links:
        if is_asked_for(link, kinds, unit):
            start, end = _shown(link.from_, units, boxes), _shown(link.to, units, boxes)
            if start is not None and end is not None and start is not end:
                joined.append((link, start, end))
    search = len(joined) * len(drawing.boxes) <= _MOST_CHECKS
    ways = [_best_way(start, end, drawing, number, search=search) for number, (_, start, end) in enumerate(joined)]
    ports = _ports(joined, ways)
    return tuple(
        [
            Line(
                points=_points(way, ports[number, 0], ports[number, 1]),
                style=f"link.{link.kind}",
                ends=(link.from_, link.to),
                arrow=True,
            )
            for number, ((link, _, _), way) in enumerate(zip(joined, ways, strict=True))
        ]
    )


def placed_links(scenario: Scenario) -> tuple[Link, ...]:
    """The links between units that have a place in the organisation: a chart can show no other."""
    placed = hierarchy(scenario).index
    return tuple([link for link in scenario.links if link.from_ in placed and link.to in placed])


def is_asked_for(link: Link, kinds: Collection[LinkKind], unit: str | None) -> bool:
    """Whether the link is of these kinds, or one of `unit`'s."""
    return link.kind in kinds or (unit is not None and unit in (link.from_, link.to))


def link_legend(kinds: Collection[LinkKind]) -> tuple[Legend, ...]:
    """What the lines of these kinds are called, in the order in which menus list them."""
    return tuple([Legend(None, message(f"link.{kind}"), f"link.{kind}") for kind in LINK_KINDS if kind in kinds])


def _shown(unit_id: str, units: Hierarchy, boxes: dict[str, Box]) -> Box | None:
    """The box of the unit, or of the nearest unit above it that has one."""
    unit = units.index.get(unit_id, -1)
    while unit >= 0:
        box = boxes.get(units.units[unit].id)
        if box is not None:
            return box
        unit = units.parents[unit]
    return None


def _best_way(start: Box, end: Box, drawing: Drawing, number: int, *, search: bool) -> _Way:
    shift = (number % _LANES - _LANES // 2) * _APART
    if not search:
        return next(_ways(start, end, drawing, shift))
    between = [
        box
        for box in drawing.boxes
        if box is not start and box is not end and _touches(box, start, end, drawing.width, drawing.height)
    ]

    def cost(way: _Way) -> float:
        points = _points(way, _port(start, way.out, 0.5), _port(end, way.into, 0.5))
        length = sum(abs(x1 - x0) + abs(y1 - y0) for (x0, y0), (x1, y1) in pairwise(points))
        obstacles = [*between, start, end]
        crossed = sum(_crosses(points, box) for box in obstacles)
        return crossed * _CROSSING + length + _BEND * len(points)

    return min(_ways(start, end, drawing, shift), key=cost)


def _touches(box: Box, start: Box, end: Box, width: float, height: float) -> bool:
    """Whether the box may be in the way: ways lie within the extent of both ends, or run around along an edge."""
    margin = 60.0
    left, right = min(start.x, end.x) - margin, max(start.x + start.width, end.x + end.width) + margin
    top, bottom = min(start.y, end.y) - margin, max(start.y + start.height, end.y + end.height) + margin
    across = box.x < right and box.x + box.width > left
    down = box.y < bottom and box.y + box.height > top
    return (across and down) or (down and (box.x < margin or box.x + box.width > width - margin))


def _ways(start: Box, end: Box, drawing: Drawing, shift: float) -> Iterator[_Way]:
    """The ways to consider, the plainest first."""
    above, below = (start, end) if start.y <= end.y else (end, start)
    under_start, over_start = start.y + start.height + _CLEAR + shift / 2, start.y - _CLEAR - shift / 2
    under_end, over_end = end.y + end.height + _CLEAR + shift / 2, end.y - _CLEAR - shift / 2
    edge_left, edge_right = _CLEAR + shift, drawing.width - _CLEAR - shift
    columns = [
        start.x - _CLEAR + shift / 2,
        start.x + start.width + _CLEAR + shift / 2,
        end.x - _CLEAR + shift / 2,
        end.x + end.width + _CLEAR + shift / 2,
        edge_left,
        edge_right,
    ]
    if above.y + above.height < below.y:
        down = above is start
        out: Side = "bottom" if down else "top"
        into: Side = "top" if down else "bottom"
        leave, arrive = (under_start, over_end) if down else (over_start, under_end)
        yield _Way(out, into, (leave,))
        yield _Way(out, into, (arrive,))
        yield from (_Way(out, into, (leave, column, arrive)) for column in columns)
    for column in (*columns, (start.x + start.width + end.x) / 2, (end.x + end.width + start.x) / 2):
        for out in ("left", "right"):
            for into in ("left", "right"):
                begins = column < start.x if out == "left" else column > start.x + start.width
                ends = column < end.x if into == "left" else column > end.x + end.width
                if begins and ends:
                    yield _Way(out, into, (column,))
    yield _Way("bottom", "bottom", (max(under_start, under_end),))
    yield _Way("top", "top", (min(over_start, over_end),))


def _port(box: Box, side: Side, part: float) -> Point:
    if side in ("top", "bottom"):
        return box.x + box.width * part, box.y if side == "top" else box.y + box.height
    return (box.x if side == "left" else box.x + box.width), box.y + box.height * part


def _ports(joined: Sequence[tuple[Link, Box, Box]], ways: Sequence[_Way]) -> dict[tuple[int, int], Point]:
    """Where each line leaves (0) and arrives (1), spread over the side of the box by where it goes."""
    by_side: dict[tuple[str, Side], list[tuple[float, int, int, Box]]] = {}
    for number, ((_, start, end), way) in enumerate(zip(joined, ways, strict=True)):
        for which, box, other, side in ((0, start, end, way.out), (1, end, start, way.into)):
            towards = other.x + other.width / 2 if side in ("top", "bottom") else other.y + other.height / 2
            by_side.setdefault((box.id, side), []).append((towards, number, which, box))
    ports: dict[tuple[int, int], Point] = {}
    for (_, side), ends in by_side.items():
        ends.sort(key=lambda end: end[:3])
        for place, (_, number, which, box) in enumerate(ends, 1):
            # The middle of a side is where the hierarchy's own lines come in.
            part = place / (len(ends) + 1) if len(ends) > 1 else 0.35
            ports[number, which] = _port(box, side, part)
    return ports


def _points(way: _Way, start: Point, end: Point) -> tuple[Point, ...]:
    """The polyline along the lanes of the way."""
    points = [start]
    x, y = start
    vertical = way.out in ("top", "bottom")
    for lane in way.lanes:
        if vertical:
            y = lane
        else:
            x = lane
        points.append((x, y))
        vertical = not vertical
    points.append((end[0], y) if way.into in ("top", "bottom") else (x, end[1]))
    points.append(end)
    return tuple([point for at, point in enumerate(points) if at == 0 or point != points[at - 1]])


def _crosses(points: Sequence[Point], box: Box) -> bool:
    left, right, top, bottom = box.x, box.x + box.width, box.y, box.y + box.height
    return any(
        max(x0, x1) > left and min(x0, x1) < right and max(y0, y1) > top and min(y0, y1) < bottom
        for (x0, y0), (x1, y1) in pairwise(points)
    )
