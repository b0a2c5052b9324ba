"""Which boxes lines tie together: by what their ends are glued to, or else by where they end.

Three of four lines in real decks are glued to nothing. Many lines may make one tie: a trunk from the upper box, a bar,
and a stub to each lower one. Lines that touch are one, lines that cross are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Literal

from msgspec import Struct, field

from orgsim.importing.slides.geometry import Area, Point, cuts, from_segment
from orgsim.importing.slides.shapes import Box, Line

Edge = Literal["top", "bottom", "left", "right"]

_TIGHT = 0.08
_TOUCHING = 0.25
"""How far from another line a line may end to be one with it, in heights of a box."""
_NEAR = 0.35
"""How far from a box: somebody let go of it a little early."""
_LEAST = 15_000
"""Less than that is never seen, and LibreOffice moves boxes by some hundred EMU each time it saves: 0.4 mm."""
_CELLS = 48


class Contact(Struct, frozen=True):
    """A line ends at a box."""

    box: int
    """Its place among the boxes."""
    edge: Edge
    glued: bool


class Bundle(Struct):
    """Lines that touch each other, and the boxes they tie."""

    contacts: list[Contact] = field(default_factory=list)
    dashed: bool = True
    """Whether all of its lines are."""
    glued_down: set[tuple[int, int]] = field(default_factory=set)
    """Boxes that one line was drawn from and to, both ends glued."""
    lines: list[int] = field(default_factory=list)


class _Near:
    """Which rectangles lie near a point, without asking each of them."""

    def __init__(self, areas: Sequence[Area], slack: float) -> None:
        self._cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        left, top = min(its.left for its in areas), min(its.top for its in areas)
        wide = max(its.right for its in areas) - left
        high = max(its.bottom for its in areas) - top
        self._from = (left - slack, top - slack)
        self._size = max(wide, high, 1.0) / _CELLS + slack
        for place, area in enumerate(areas):
            first = self._cell((area.left - slack, area.top - slack))
            last = self._cell((area.right + slack, area.bottom + slack))
            for column in range(first[0], last[0] + 1):
                for row in range(first[1], last[1] + 1):
                    self._cells[column, row].append(place)

    def _cell(self, point: Point) -> tuple[int, int]:
        return int((point[0] - self._from[0]) // self._size), int((point[1] - self._from[1]) // self._size)

    def at(self, point: Point) -> Sequence[int]:
        return self._cells.get(self._cell(point), ())


def usual_height(boxes: Iterable[Box]) -> float:
    """By what is told whether things on a slide are near each other."""
    sizes = [min(box.area.width, box.area.height) for box in boxes]
    return median(sizes) if sizes else 0.0


def tied(
    boxes: Sequence[Box], lines: Sequence[Line], units: Sequence[bool], hosts: Sequence[int]
) -> tuple[list[Bundle], list[int]]:
    """The bundles that tie two boxes or more, and the lines that tie nothing.

    `units` tells which boxes are such that lines end at; to others only what is glued to them leads, and small ones
    join the lines that end there. `hosts` are the boxes that labels stand for, and of all others themselves.
    """
    if not lines or not boxes:
        return [], [*range(len(lines))]
    return _Tying(boxes, lines, units, hosts).bundles()


class _Tying:
    def __init__(
        self, boxes: Sequence[Box], lines: Sequence[Line], units: Sequence[bool], hosts: Sequence[int]
    ) -> None:
        self._lines, self._units, self._hosts = lines, units, hosts
        usual = usual_height(box for box, unit in zip(boxes, units, strict=True) if unit) or usual_height(boxes)
        self._tight = max(_TIGHT * usual, _LEAST)
        self._touching = max(_TOUCHING * usual, _LEAST)
        self._near = max(_NEAR * usual, _LEAST)
        self._ends_at = [
            unit or max(box.area.width, box.area.height) <= usual / 2 for box, unit in zip(boxes, units, strict=True)
        ]
        self._areas = [box.area for box in boxes]
        self._by_place = _Near(self._areas, self._near)
        self._spans = [_span(line) for line in lines]
        self._lines_by_place = _Near(self._spans, self._touching)
        self._ids: defaultdict[str, list[int]] = defaultdict(list)
        for place, box in enumerate(boxes):
            self._ids[box.id].append(place)
        self._one = [*range(len(lines))]

    def bundles(self) -> tuple[list[Bundle], list[int]]:
        ends: list[list[tuple[int, Point, Point, bool]]] = []
        open_: list[tuple[int, Point, Point]] = []
        joints: dict[int, int] = {}
        for place, line in enumerate(self._lines):
            found: list[tuple[int, Point, Point, bool]] = []
            for glue, point, inward in (
                (line.start, line.points[0], line.points[1]),
                (line.end, line.points[-1], line.points[-2]),
            ):
                box = self._glued(glue, point)
                glued = box is not None
                if box is None:
                    touched = self._touches(place, point)
                    reach = max(min((far for far, _ in touched), default=self._near), _LEAST)
                    box = self._box_at(point, reach)
                    if box is None:
                        for _, other in touched:
                            self._join(place, other)
                        open_.append((place, point, inward))
                        continue
                if self._units[box]:
                    found.append((box, point, inward, glued))
                elif box in joints:
                    self._join(place, joints[box])
                else:
                    joints[box] = place
            ends.append(found)
        bundles: defaultdict[int, Bundle] = defaultdict(Bundle)
        for place, line in enumerate(self._lines):
            bundle = bundles[self._of(place)]
            bundle.lines.append(place)
            bundle.dashed = bundle.dashed and line.dashed
            bundle.contacts += [
                Contact(box, self._edge(box, point, inward), glued) for box, point, inward, glued in ends[place]
            ]
            if len(ends[place]) == 2 and all(end[3] for end in ends[place]):
                bundle.glued_down.add((ends[place][0][0], ends[place][1][0]))
        # Where all lines of a fan stop short of the box together, they touch each other before they are near it.
        for place, point, inward in open_:
            bundle = bundles[self._of(place)]
            box = self._box_at(point, self._near)
            if box is not None and self._units[box] and len({its.box for its in bundle.contacts} - {box}) > 0:
                if self._is_corner(place, point):
                    continue
                bundle.contacts.append(Contact(box, self._edge(box, point, inward), False))
        fine = [its for its in bundles.values() if len({contact.box for contact in its.contacts}) > 1]
        tying = {place for bundle in fine for place in bundle.lines}
        return fine, [place for place in range(len(self._lines)) if place not in tying]

    def _glued(self, glue: str | None, point: Point) -> int | None:
        """The box that an end is glued to; of several with that id the nearest."""
        places = self._ids.get(glue, []) if glue is not None else []
        found = min(places, key=lambda place: self._areas[place].distance(point), default=None)
        return None if found is None else self._hosts[found]

    def _box_at(self, point: Point, reach: float) -> int | None:
        """The box that is nearest; of several that hold the point the smallest."""
        found: tuple[float, float, int] | None = None
        for place in self._by_place.at(point):
            if self._ends_at[place]:
                area = self._areas[place]
                far = area.distance(point)
                if far <= reach:
                    this = (far, area.width * area.height, place)
                    found = this if found is None else min(found, this)
        return None if found is None else found[2]

    def _touches(self, place: int, point: Point) -> list[tuple[float, int]]:
        """The other lines that a point lies on, and how far from each."""
        found: list[tuple[float, int]] = []
        for other in self._lines_by_place.at(point):
            if other != place and self._spans[other].distance(point) <= self._touching:
                points = self._lines[other].points
                far = min(from_segment(point, a, b) for a, b in pairwise(points))
                if far <= self._touching:
                    found.append((far, other))
        return found

    def _is_corner(self, place: int, point: Point) -> bool:
        """Whether a line turns there into another, or ends at the middle of one: it is on its way to no box."""
        for _, other in self._touches(place, point):
            line = self._lines[other]
            at_end = min(_apart(point, line.points[0]), _apart(point, line.points[-1])) <= self._touching
            if not at_end or {_way(self._lines[place]), _way(line)} == {"across", "down"}:
                return True
        return False

    def _of(self, place: int) -> int:
        while self._one[place] != place:
            self._one[place] = self._one[self._one[place]]
            place = self._one[place]
        return place

    def _join(self, one: int, other: int) -> None:
        self._one[self._of(one)] = self._of(other)

    def _edge(self, box: int, point: Point, inward: Point) -> Edge:
        """At which edge of a box a line ends; from the middle of one it leaves towards where it goes."""
        area = self._areas[box]
        depth = min(point[0] - area.left, area.right - point[0], point[1] - area.top, area.bottom - point[1])
        if depth > self._near:
            across, down = inward[0] - area.centre[0], inward[1] - area.centre[1]
            if abs(across) * area.height > abs(down) * area.width:
                return "right" if across > 0 else "left"
            return "bottom" if down > 0 else "top"
        beyond: dict[Edge, float] = {
            "top": abs(point[1] - area.top),
            "bottom": abs(point[1] - area.bottom),
            "left": abs(point[0] - area.left),
            "right": abs(point[0] - area.right),
        }
        if point[0] < area.left or point[0] > area.right:
            beyond["top"] += area.distance(point)
            beyond["bottom"] += area.distance(point)
        return min(beyond, key=lambda edge: beyond[edge])


def crossed(box: Box, line: Line) -> bool:
    """Whether a line goes through a box."""
    return any(cuts(box.area, a, b) for a, b in pairwise(line.points))


def _span(line: Line) -> Area:
    xs, ys = [x for x, _ in line.points], [y for _, y in line.points]
    return Area(min(xs), min(ys), max(xs), max(ys))


def _apart(one: Point, other: Point) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def _way(line: Line) -> Literal["across", "down", "aslant"]:
    """Which way a straight line runs."""
    span = _span(line)
    if len(line.points) > 2 or min(span.width, span.height) * 10 > max(span.width, span.height):
        return "aslant"
    return "across" if span.width > span.height else "down"
