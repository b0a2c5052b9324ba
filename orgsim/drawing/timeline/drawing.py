"""Timelines as a drawing: a band for each scenario, its lanes below each other, its events along a common axis.

Like a chart's drawing it is plain data, styled by meaning: one painter shows it in the window and in pictures. Lengths
are pixels at a scale of 1. Whatever lies on an axis has its x counted from the axis's beginning, so that a pan moves it
without a new drawing; all else is counted from the drawing's top left corner.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from math import inf
from typing import Final, TypeVar

import msgspec

from orgsim.drawing.timeline.axis import Axis, Scale, fitted
from orgsim.drawing.timeline.floors import Floors, marks_between
from orgsim.drawing.timeline.legend import Entry
from orgsim.drawing.timeline.marks import Mark, Words

RULER: Final = 42.0
"""Height of an axis with its rulers."""
TITLE: Final = 14
TITLE_LINE: Final = 18.0


class Undated(msgspec.Struct, frozen=True, kw_only=True):
    """An event without a date, beside its lane."""

    column: int
    event: int
    id: str
    kind: str | None
    words: Words
    left: float
    top: float
    bottom: float


class LaneRow(msgspec.Struct, frozen=True, kw_only=True):
    """A lane of a band."""

    column: int
    lane: int
    unit: str | None
    name: tuple[str, ...]
    top: float
    bottom: float


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """A scenario's part of the drawing."""

    column: int
    axis: int | None
    title: tuple[str, ...]
    caption: str
    empty: str
    """What is said where it has no timeline."""
    top: float
    lanes_top: float
    bottom: float


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Bands that follow each other along the same axis, with its rulers above them."""

    axis: int | None
    """`None`: no date is known of any of its events."""
    note: tuple[str, ...]
    """What is said where its days are not as long as those of other runs, in lines beside its rulers."""
    top: float
    bottom: float


class TimelineDrawing(msgspec.Struct, frozen=True, kw_only=True, eq=False, weakref=True):
    """Everything that is painted of timelines, but for the rulers, which are those of the part in view."""

    width: float
    height: float
    """What all of it takes, or is likely to where something is left out."""
    laid: float
    """The height down to which nothing is left out."""
    plane: tuple[float, float]
    """Left and right edge of what lies along the axes: names of lanes stand before it, undated events behind it."""
    axes: tuple[Axis, ...]
    margins: tuple[float, float]
    """Free room at both ends of a fitted axis."""
    days: tuple[float, ...]
    """Pixels of a day on each axis."""
    runs: tuple[Run, ...]
    bands: tuple[Band, ...]
    lanes: tuple[LaneRow, ...]
    marks: tuple[Mark, ...]
    """From band to band, within it from lane to lane, within that by date."""
    floors: Floors
    """Which of the marks are at a height."""
    undated: tuple[Undated, ...]
    legend: tuple[Entry, ...]
    today: float | None
    """The middle of today, in days."""

    @property
    def is_whole(self) -> bool:
        """Whether no event is left out."""
        return self.laid >= self.height

    @property
    def room(self) -> float:
        """How wide the plane is."""
        return self.plane[1] - self.plane[0]

    def fitted(self, axis: int) -> Scale:
        """The scale at which all of that axis is in view."""
        return fitted(self.axes[axis], self.room, self.margins)

    def axis_of(self, column: int) -> int | None:
        """The axis that a scenario's events lie on."""
        return next((band.axis for band in self.bands if band.column == column), None)

    def marks_between(self, upper: float = -inf, lower: float = inf) -> Iterator[Mark]:
        """The marks of which something lies between two heights."""
        return marks_between(self.marks, self.floors, upper, lower)

    def undated_between(self, upper: float = -inf, lower: float = inf) -> Iterator[Undated]:
        """The events without a date of which something lies between two heights."""
        return _between(self.undated, upper, lower)

    def lanes_between(self, upper: float = -inf, lower: float = inf) -> Iterator[LaneRow]:
        """The lanes of which something lies between two heights."""
        return _between(self.lanes, upper, lower)

    def beginning(self, mark: Mark, scales: Sequence[Scale]) -> float:
        """Where the axis begins for that mark, as the axes are shown.

        Where a day is shown wider or narrower than it is drawn, as until it is drawn anew, its disc stands on its day.
        """
        at = self.axis_of(mark.column)
        assert at is not None, "a mark lies on an axis"
        axis, scale, day = self.axes[at], scales[at], self.days[at]
        moved = 0.0 if scale.day == day else axis.x(axis.at(mark.disc, day), scale.day) - mark.disc
        return self.plane[0] + scale.x + moved

    def run_at(self, y: float) -> int | None:
        """Index of the run at that height, else of the nearest."""
        near = [(max(run.top - y, y - run.bottom, 0.0), at) for at, run in enumerate(self.runs)]
        return min(near)[1] if near else None


_Row = TypeVar("_Row", LaneRow, Undated)


def _between(rows: Sequence[_Row], upper: float, lower: float) -> Iterator[_Row]:
    """Of rows that stand below each other those of which something lies between two heights."""
    first = bisect_left(rows, upper, key=lambda row: row.bottom)
    return takewhile(lambda row: row.top <= lower, islice(rows, first, None))
