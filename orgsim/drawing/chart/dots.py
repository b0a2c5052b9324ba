"""Where something differs, told quietly: a dot at a box that differs, and a ring at one that hides what does."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from orgsim.drawing.boxes.folding import OUTSIDE
from orgsim.drawing.boxes.gathering import gathered_below
from orgsim.drawing.chart.marks import Mark, Marks
from orgsim.drawing.drawing import Box, Drawing
from orgsim.model.hierarchy import Hierarchy


class Dot(msgspec.Struct, frozen=True):
    """What stands at a box."""

    mark: Mark | None
    """What became of its unit, whose tone it has; `None`: a ring, as only what the box hides differs."""


def dots(drawing: Drawing, units: Hierarchy, marks: Marks) -> dict[str, Dot]:
    """The dots of a chart, by the ids of boxes. What only one draft states or shows has none."""
    sure = {unit: own[0] for unit, own in marks.items() if not own[0].quiet}
    places = sorted([units.index[unit] for unit in sure if unit in units.index])
    shown = {box.unit for box in drawing.boxes if not box.gathers}
    found: dict[str, Dot] = {}
    for box in drawing.boxes:
        if not box.gathers and (mark := sure.get(box.id)) is not None:
            found[box.id] = Dot(mark)
        elif (box.gathers or box.hidden) and any(_holds(places, part) for part in _hidden(box, units, shown)):
            found[box.id] = Dot(None)
    return found


def _hidden(box: Box, units: Hierarchy, shown: set[int]) -> list[range]:
    """The parts of the hierarchy that the box hides."""
    parent = gathered_below(box.id) if box.gathers else None
    if parent is None:
        return [range(box.unit + 1, units.ends[box.unit])] if box.hidden else []
    if parent in ("", OUTSIDE):
        outer = parent == OUTSIDE
        siblings = [root for root in units.roots() if (units.sides[root] == "external") is outer]
    else:
        siblings = list(units.children[units.index[parent]])
    return [range(unit, units.ends[unit]) for unit in siblings if unit not in shown]


def _holds(places: list[int], part: range) -> bool:
    at = bisect_left(places, part.start)
    return at < len(places) and places[at] < part.stop
