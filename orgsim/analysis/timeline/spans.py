"""The timeline of a scenario: what each event's dates say of when it is, and no more.

An event that has only `start` is one moment somewhere within that date. With `start` and `end` it lasts from somewhere
in the one to somewhere in the other, or, where the file says `sometime`, is one moment between them. With only `end` it
is by then at the latest. With neither, no date of it is known.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from orgsim.analysis.known_words import as_words, lane_name
from orgsim.messages import Message, message
from orgsim.model.dates import PartialDate
from orgsim.model.hierarchy import hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Event, Scenario
from orgsim.model.text import Text, squeezed

Manner = Literal["day", "within", "lasting", "by", "undated"]
"""On one day; at one moment within a span; from one to another; at the latest by; no date is known."""

KINDS: tuple[str, ...] = (
    "preparation",
    "hearing",
    "workshop",
    "decision",
    "milestone",
    "election",
    "phase",
    "review",
    "transfer",
)
"""Kinds of events that have a name in every language; any other word of a file stands for itself."""


class Days(msgspec.Struct, frozen=True, order=True):
    """Days from the first to the last, both included."""

    first: dt.date
    last: dt.date

    @property
    def count(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1


class When(msgspec.Struct, frozen=True):
    """What is known of when an event is."""

    manner: Manner
    span: Days | None = None
    """The days that it may lie on. Of one that is by a time at the latest only those that the limit may lie on, as
    nothing tells how much earlier it is."""
    certain: Days | None = None
    """The days on which it is going on for certain."""


class Lane(msgspec.Struct, frozen=True):
    """Who does something, with what it does."""

    name: Text | Message | None
    """The unit's, else what the file's word means; `None`: of events without a lane."""
    unit: str | None
    """Id of the unit, if it is one."""
    dated: tuple[int, ...]
    """Events by their index in the scenario's timeline, in the order of their dates."""
    undated: tuple[int, ...]
    """Those without a date, in the order of the file."""


class Timeline(msgspec.Struct, frozen=True):
    """The events of one scenario."""

    lanes: tuple[Lane, ...]
    """In the order of the file."""
    whens: tuple[When, ...]
    """Of each event of the scenario."""
    spans: tuple[Days, ...]
    """Of the dated events, in the order of time."""


def when(event: Event) -> When:
    """What the dates of `event` say."""
    start, end = event.start, event.end
    if start is None:
        return When("undated") if end is None else When("by", _days(end))
    if end is None or (event.sometime and start == end):
        return _moment(_days(start))
    span = Days(min(start.first, end.first), max(start.last, end.last))
    if event.sometime:
        return _moment(span)
    # Where the ends may lie on the same days, it may be over before any one of them.
    certain = Days(start.last, end.first) if start.last <= end.first else None
    return When("lasting", span, certain)


@once_per_value
def timeline(scenario: Scenario) -> Timeline:
    """The events of `scenario` by their lanes."""
    events = scenario.timeline
    whens = tuple([when(event) for event in events])
    tree = hierarchy(scenario)
    lanes: dict[str | None, list[int]] = {}
    for at, event in enumerate(events):
        lanes.setdefault(None if event.lane is None else squeezed(event.lane), []).append(at)

    def made(word: str | None, its: list[int]) -> Lane:
        index = tree.index.get(word) if word is not None else None
        name = tree.units[index].name if index is not None else None if word is None else lane_name(word)
        dated = sorted((at for at in its if whens[at].span is not None), key=lambda at: _order(whens[at]))
        undated = [at for at in its if whens[at].span is None]
        return Lane(name, word if index is not None else None, tuple(dated), tuple(undated))

    spans = sorted(its.span for its in whens if its.span is not None)
    return Timeline(tuple([made(word, its) for word, its in lanes.items()]), whens, tuple(spans))


def when_text(event: Event) -> Message:
    """When `event` is, in words, no more precisely than it is known."""
    start, end = event.start, event.end
    if start is None:
        if end is None:
            return message("timeline.undated")
        return message("timeline.by" if end.precision == "day" else "timeline.by.span", date=end)
    if end is None or start == end:
        return message("timeline.on", date=start)
    return message("timeline.within" if event.sometime else "timeline.lasting", start=start, end=end)


def kind_text(kind: str) -> Message | str:
    """What a kind of event is called; the file's own words where it is none of KINDS."""
    return message(f"timeline.kind.{kind}") if kind in KINDS else as_words(kind)


def _days(date: PartialDate) -> Days:
    return Days(date.first, date.last)


def _moment(span: Days) -> When:
    return When("day", span, span) if span.count == 1 else When("within", span)


def _order(its: When) -> tuple[dt.date, dt.date]:
    assert its.span is not None, "only dated events are put in order"
    # What must be done by a day comes before what is on that day.
    return (its.span.last, its.span.last) if its.manner == "by" else (its.span.first, its.span.last)
