"""All that a scenario says of one event of its timeline, and what other scenarios say of the same event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from orgsim.analysis.fact import Fact
from orgsim.analysis.facts import source_facts
from orgsim.analysis.timeline.spans import When, kind_text, timeline, when_text
from orgsim.messages import Message, message
from orgsim.model.scenario import Scenario
from orgsim.model.text import plain


class Counterpart(msgspec.Struct, frozen=True, kw_only=True):
    """The same event, by its id, in another scenario."""

    column: int
    event: int
    """Its index in that scenario's timeline."""
    when: Message
    shift: Message | None
    """How much later or earlier it is there; `None` where not both days are known, or they are the same."""


def event_facts(scenario: Scenario, at: int) -> tuple[Fact, ...]:
    """The facts of the event with that index in the timeline, in reading order."""
    return tuple(_facts(scenario, at))


def counterparts(scenarios: Sequence[Scenario], column: int, at: int) -> tuple[Counterpart, ...]:
    """The event in the other scenarios, in their order."""
    own = scenarios[column].timeline[at]
    own_when = timeline(scenarios[column]).whens[at]
    found = []
    for other, scenario in enumerate(scenarios):
        there = next((at for at, event in enumerate(scenario.timeline) if event.id == own.id), None)
        if other == column or there is None:
            continue
        when = timeline(scenario).whens[there]
        shift = shift_text(own_when, when)
        found.append(Counterpart(column=other, event=there, when=when_text(scenario.timeline[there]), shift=shift))
    return tuple(found)


def shift_text(here: When, there: When) -> Message | None:
    """How much later or earlier an event is there than here; `None` as in Counterpart."""
    if here.manner != there.manner or here.manner not in ("day", "by") or here.span is None or there.span is None:
        return None
    days = (there.span.last - here.span.last).days
    if not days or here.span.count > 1 or there.span.count > 1:
        return None
    return message("timeline.later" if days > 0 else "timeline.earlier", n=abs(days))


def _facts(scenario: Scenario, at: int) -> Iterator[Fact]:
    event = scenario.timeline[at]
    lane = next(lane for lane in timeline(scenario).lanes if at in lane.dated or at in lane.undated)
    yield Fact(label="when", value=when_text(event))
    if lane.name is not None:
        yield Fact(label="lane", value=lane.name, unit=lane.unit)
    if event.kind is not None:
        kind = kind_text(event.kind)
        yield Fact(label="kind", value=plain(kind) if isinstance(kind, str) else kind)
    if event.note is not None:
        yield Fact(label="note", value=event.note)
    yield from source_facts(scenario, event.source)
