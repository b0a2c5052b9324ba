"""The timeline of a scenario: what each event's dates say of when it is, and no more.

An event that has only `start` is one moment somewhere within that date. With `start` and `end` it lasts from somewhere
in the one to somewhere in the other, or, where the file says `sometime`, is one moment between them. With only `end` it
is by then at the latest. With neither, no date of it is known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
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

_A_DAY = dt.timedelta(days=1)


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


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """The events of one scenario."""

    lanes: tuple[Lane, ...]
    """In the order of the file."""
    whens: tuple[When, ...]
    """Of each event of the scenario."""
    covered: tuple[Days, ...]
    """All days that a dated event may lie on, in the order of time: stretches with days between them."""
    manners: frozenset[Manner]
    open_ends: bool
    """Whether one lasts of which it is not known to the day when it begins or ends."""
    kinds: frozenset[str]
    has_notes: bool


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


_Dated = tuple[dt.date, dt.date, int]
"""What an event of a lane is put in order by."""
_Gathered = tuple[list[_Dated], list[int]]
"""The dated events of a lane, and the others."""


@once_per_value
def timeline(scenario: Scenario) -> Timeline:
    """The events of `scenario` by their lanes."""
    events = scenario.timeline
    whens = tuple([when(event) for event in events])
    tree = hierarchy(scenario)
    lanes: dict[str | None, _Gathered] = {}
    for at, (event, its) in enumerate(zip(events, whens, strict=True)):
        dated, undated = lanes.setdefault(event.lane, ([], []))
        if its.span is None:
            undated.append(at)
        else:
            # What must be done by a day comes before what is on that day.
            dated.append((its.span.last if its.manner == "by" else its.span.first, its.span.last, at))
    words: dict[str | None, _Gathered] = {}
    for lane, (dated, undated) in lanes.items():
        same = words.setdefault(None if lane is None else squeezed(lane), ([], []))
        same[0].extend(dated)
        same[1].extend(undated)

    def made(word: str | None, dated: list[_Dated], undated: list[int]) -> Lane:
        index = tree.index.get(word) if word is not None else None
        name = tree.units[index].name if index is not None else None if word is None else lane_name(word)
        order = tuple([at for _, _, at in sorted(dated)])
        return Lane(name, word if index is not None else None, order, tuple(sorted(undated)))

    return Timeline(
        lanes=tuple([made(word, *its) for word, its in words.items()]),
        whens=whens,
        covered=_covered([its.span for its in whens if its.span is not None]),
        manners=frozenset([its.manner for its in whens]),
        open_ends=any(its.manner == "lasting" and its.span != its.certain for its in whens),
        kinds=frozenset([event.kind for event in events if event.kind is not None]),
        has_notes=any(event.note is not None for event in events),
    )


def _covered(spans: Sequence[Days]) -> tuple[Days, ...]:
    """The days of `spans` in stretches that follow each other with days between them."""
    stretches: list[tuple[dt.date, dt.date]] = []
    for first, last in sorted({(its.first, its.last) for its in spans}):
        if stretches and first <= stretches[-1][1] + _A_DAY:
            stretches[-1] = stretches[-1][0], max(stretches[-1][1], last)
        else:
            stretches.append((first, last))
    return tuple([Days(first, last) for first, last in stretches])


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
    return When("day", span, span) if span.first == span.last else When("within", span)
