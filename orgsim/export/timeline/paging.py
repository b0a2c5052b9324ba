"""Timelines on pages: where one ends, so that nothing is cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from orgsim.drawing.timeline.drawing import RULER, TimelineDrawing
from orgsim.drawing.timeline.placing import lane_name_height

Part = tuple[float, float, float]
"""Upper and lower end of what is seen of a drawing, and where what is on the page begins."""

_BELOW_EVENT = 1.0
_ENOUGH_DRAFTS = 0.6
_ENOUGH_LANES = 0.55
"""How much of a page is filled at least where it ends before the next draft or lane, though more would have room."""


def cut(drawing: TimelineDrawing, height: float) -> tuple[Part, ...]:
    """What is seen of a drawing on each of its pages of that height: nothing that stands there is cut.

    A page ends between drafts where it is nearly full by then, else between lanes, else between events. Rulers and the
    title of a band stay at the top of a page, as they do where the window is scrolled: what comes there begins below
    them.
    """
    head = max((band.lanes_top - band.top for band in drawing.bands), default=0.0) + RULER
    events = [
        *[(mark.top, mark.bottom) for mark in drawing.marks],
        *[(its.top, its.bottom) for its in drawing.undated],
    ]
    named = [*events, *_named(drawing)]
    below = [*[bottom + _BELOW_EVENT for _, bottom in named], drawing.height]
    # Where a page ends is the last place that it has of the first of these that fill it so far.
    places = (
        (_free([band.top for band in drawing.bands], named), _ENOUGH_DRAFTS),
        (_free([lane.bottom for lane in drawing.lanes], named), _ENOUGH_LANES),
        (_free(below, named), 0.0),
        (_free(below, events), 0.0),
    )
    begins = {band.top for band in drawing.bands}
    pages: list[Part] = []
    begun = 0.0
    while begun < drawing.height:
        # A draft that begins a page has its own title there.
        above = RULER if begun in begins else head
        upper = begun - above if pages else begun
        lower = upper + height
        if drawing.height <= lower:
            lower = drawing.height
        else:
            for ends, enough in places:
                last = bisect_right(ends, upper + height)
                if last and ends[last - 1] > max(begun, upper + height * enough):
                    lower = ends[last - 1]
                    break
        pages.append((upper, lower, begun if pages else -inf))
        begun = max(lower, begun + 1.0)
    return tuple(pages)


def _free(ends: Iterable[float], held: Sequence[tuple[float, float]]) -> list[float]:
    """Those of `ends` at which nothing is cut of what is `held`: as many have begun there as have ended."""
    tops = sorted([top for top, _ in held])
    bottoms = sorted([bottom for _, bottom in held])
    return [end for end in sorted({*ends}) if bisect_left(tops, end) == bisect_right(bottoms, end)]


def _named(drawing: TimelineDrawing) -> Iterator[tuple[float, float]]:
    """From where to where a page should not end either: titles with what is first below them, and names of lanes.

    A lane's name stands at its top, and where it goes on to a page, at the top of that.
    """
    first: dict[int, float] = {}
    for mark in drawing.marks:
        first[mark.column] = min(mark.bottom, first.get(mark.column, inf))
    for band in drawing.bands:
        yield band.top, max(first.get(band.column, band.bottom), band.lanes_top)
    for lane in drawing.lanes:
        name = lane_name_height(lane)
        yield lane.top, min(lane.top + name, lane.bottom)
        yield max(lane.bottom - name, lane.top), lane.bottom
