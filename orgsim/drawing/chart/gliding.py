"""From one drawing to another: what both have glides, the rest fades.

A box is the same in both if it has the same id, or ids that are said to be the same unit's; a line if it joins the same
two units in the same style. Time runs from
0, which is the drawing before, to 1, which is the one after; in between nothing that stays is ever out of sight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from orgsim.drawing.drawing import Area, Box, Drawing, Label, Line, Point
from orgsim.drawing.grid import Rectangle

_LEFT_BY = 0.4
"""When what only the drawing before has is gone."""
_COMING_FROM = 0.6
"""When what only the drawing after has begins to show."""
_TURNS = (0.38, 0.62)
"""Between these times a box that is written or looks otherwise afterwards takes its new face."""


class ShownBox(msgspec.Struct, frozen=True):
    """A box at one moment."""

    box: Box
    """At the place and in the size of the moment."""
    opacity: float
    face: Box
    """Where its text and look come from: the box of the drawing before or after."""


class ShownLine(msgspec.Struct, frozen=True):
    """A line at one moment."""

    line: Line
    opacity: float


class ShownLabel(msgspec.Struct, frozen=True):
    """A label at one moment."""

    label: Label
    opacity: float


class ShownArea(msgspec.Struct, frozen=True):
    """An area at one moment."""

    area: Area
    opacity: float


class Moment(msgspec.Struct, frozen=True, eq=False):
    """What is to be painted at one time; boxes lie over lines, and a later one over an earlier one."""

    drawing: Drawing
    """The drawing whose size of text the boxes have."""
    boxes: tuple[ShownBox, ...]
    lines: tuple[ShownLine, ...]
    labels: tuple[ShownLabel, ...]
    areas: tuple[ShownArea, ...] = ()
    """They lie below all else."""
    leaves: bool = False
    """Whether boxes are still seen that only the drawing before has."""


class Gliding:
    """The way from one drawing to another."""

    def __init__(self, before: Drawing, after: Drawing, same: Mapping[str, str]) -> None:
        self.before = before
        self.after = after
        self._same = same

    @cached_property
    def pairs(self) -> tuple[tuple[Box, Box], ...]:
        """The boxes that both have, in the reading order of the drawing after."""
        theirs = {self._after(box.id): box for box in self.before.boxes}
        return tuple([(theirs[box.id], box) for box in self.after.boxes if box.id in theirs])

    @cached_property
    def alike(self) -> dict[int, Box]:
        """The boxes of the drawing before that look the same after, by the identity of their boxes there."""
        return {id(after): before for before, after in self.pairs if _same_face(before, after)}

    @cached_property
    def leaving(self) -> tuple[Box, ...]:
        """The boxes that only the drawing before has."""
        there = {box.id for box in self.after.boxes}
        return tuple([box for box in self.before.boxes if self._after(box.id) not in there])

    @cached_property
    def coming(self) -> tuple[Box, ...]:
        """The boxes that only the drawing after has."""
        there = {self._after(box.id) for box in self.before.boxes}
        return tuple([box for box in self.after.boxes if box.id not in there])

    @cached_property
    def _lines(self) -> tuple[list[Line], list[tuple[Line, Line]], list[Line]]:
        """The lines that leave; those that stay, with as many points before as after; those that come."""
        theirs = {self._joins(line): line for line in self.before.lines if all(line.ends)}
        pairs, kept, coming = [], set(), []
        for line in self.after.lines:
            joins = (*line.ends, line.style)
            before = theirs.pop(joins, None) if all(line.ends) else None
            if before is None:
                coming.append(line)
            else:
                kept.add(joins)
                number = max(len(before.points), len(line.points))
                pairs.append((_with_points(before, number), _with_points(line, number)))
        leaving = [line for line in self.before.lines if not all(line.ends) or self._joins(line) not in kept]
        return leaving, pairs, coming

    def _after(self, unit_id: str) -> str:
        return self._same.get(unit_id, unit_id)

    def _joins(self, line: Line) -> tuple[str, str, str]:
        """What a line of the drawing before joins, by the ids after, and how."""
        one, other = line.ends
        return self._after(one), self._after(other), line.style

    def at(self, time: float, area: Rectangle | None = None) -> Moment:
        """What is seen at `time`, from 0 to 1; of that what touches `area`, where one is given."""
        if time <= 0:
            return _still(self.before, area)
        if time >= 1:
            return _still(self.after, area)
        labels = [ShownLabel(label, _gone(time)) for label in self.before.labels]
        labels += [ShownLabel(label, _come(time)) for label in self.after.labels]
        areas = [ShownArea(area, _gone(time)) for area in self.before.areas]
        areas += [ShownArea(area, _come(time)) for area in self.after.areas]
        return Moment(
            drawing=self.after,
            boxes=tuple(self._boxes_at(time, area)),
            lines=tuple(self._lines_at(time)),
            labels=tuple([shown for shown in labels if shown.opacity > 0]),
            areas=tuple([shown for shown in areas if shown.opacity > 0]),
            leaves=time < _LEFT_BY and bool(self.leaving),
        )

    def box_at(self, unit_id: str, time: float) -> Box | None:
        """The box of that unit at `time`, whether it is seen or not; `None` where neither drawing has it."""
        for before, after in self.pairs:
            if unit_id in (before.id, after.id):
                return _between(before, after, eased(time), after)
        return next((box for box in (*self.leaving, *self.coming) if box.id == unit_id), None)

    def _boxes_at(self, time: float, area: Rectangle | None) -> Iterator[ShownBox]:
        along, turned = eased(time), eased((time - _TURNS[0]) / (_TURNS[1] - _TURNS[0]))
        if (gone := _gone(time)) > 0:
            yield from _faded(self.leaving, gone, area)
        if (come := _come(time)) > 0:
            yield from _faded(self.coming, come, area)
        for before, after in self.pairs:
            here = _between(before, after, along, before if turned < 1 else after)
            if area is not None and not _touches(here, area):
                continue
            if turned <= 0 or turned >= 1 or _same_face(before, after):
                yield ShownBox(here, 1.0, before if turned < 1 else after)
            else:
                # The new face appears over the old one, which stays whole below it, so that the box never thins.
                yield ShownBox(here, 1.0, before)
                yield ShownBox(_between(before, after, along, after), turned, after)

    def _lines_at(self, time: float) -> Iterator[ShownLine]:
        leaving, pairs, coming = self._lines
        along, gone, come = eased(time), _gone(time), _come(time)
        if gone > 0:
            yield from [ShownLine(line, gone) for line in leaving]
        if come > 0:
            yield from [ShownLine(line, come) for line in coming]
        for before, after in pairs:
            points = tuple(
                [
                    (x + (to_x - x) * along, y + (to_y - y) * along)
                    for (x, y), (to_x, to_y) in zip(before.points, after.points, strict=True)
                ]
            )
            yield ShownLine(replace(after, points=points), 1.0)


def eased(time: float) -> float:
    """`time` with a soft start and a soft landing: 0 at 0, 1 at 1, steepest between (a smoothstep)."""
    time = min(max(time, 0.0), 1.0)
    return time * time * (3 - 2 * time)


def _gone(time: float) -> float:
    return 1 - eased(time / _LEFT_BY)


def _come(time: float) -> float:
    return eased((time - _COMING_FROM) / (1 - _COMING_FROM))


def _still(drawing: Drawing, area: Rectangle | None) -> Moment:
    return Moment(
        drawing=drawing,
        boxes=tuple(_faded(drawing.boxes, 1.0, area)),
        lines=tuple([ShownLine(line, 1.0) for line in drawing.lines]),
        labels=tuple([ShownLabel(label, 1.0) for label in drawing.labels]),
        areas=tuple([ShownArea(area, 1.0) for area in drawing.areas]),
    )


def _faded(boxes: Iterable[Box], opacity: float, area: Rectangle | None) -> Iterator[ShownBox]:
    for box in boxes:
        if area is None or _touches(box, area):
            yield ShownBox(box, opacity, box)


def _between(before: Box, after: Box, along: float, face: Box) -> Box:
    x = before.x + (after.x - before.x) * along
    y = before.y + (after.y - before.y) * along
    width = before.width + (after.width - before.width) * along
    height = before.height + (after.height - before.height) * along
    return replace(face, x=x, y=y, width=width, height=height)


def _touches(box: Box, area: Rectangle) -> bool:
    left, top, right, bottom = area
    return box.x <= right and box.y <= bottom and box.x + box.width >= left and box.y + box.height >= top


def _same_face(one: Box, other: Box) -> bool:
    return (
        one.name == other.name
        and one.look == other.look
        and one.seats == other.seats
        and (one.label, one.purpose, one.remit) == (other.label, other.purpose, other.remit)
        and (one.stacked, one.open, one.outside, one.hidden) == (other.stacked, other.open, other.outside, other.hidden)
    )


def _with_points(line: Line, number: int) -> Line:
    """`line` with that many points: those that it lacks lie in the middle of its longest piece."""
    points: Sequence[Point] = line.points
    lacking = number - len(points)
    if lacking <= 0 or len(points) < 2:
        return line if lacking <= 0 else replace(line, points=(*points, *[points[-1]] * lacking))
    lengths = [abs(x1 - x0) + abs(y1 - y0) for (x0, y0), (x1, y1) in pairwise(points)]
    at = lengths.index(max(lengths))
    (x0, y0), (x1, y1) = points[at], points[at + 1]
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    return replace(line, points=(*points[: at + 1], *[middle] * lacking, *points[at + 1 :]))


def gliding(before: Drawing, after: Drawing, same: Mapping[str, str] | None = None) -> Gliding:
    """The way from `before` to `after`.

    `same`: units that have another id after than before, by the id before; no two may have the same id after.
    """
    return Gliding(before, after, same or {})
