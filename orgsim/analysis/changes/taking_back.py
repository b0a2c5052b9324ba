"""One change of a draft taken back alone: by new edits, which can be undone, where nothing that is later needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from msgspec.structs import replace

from orgsim.analysis.changes.line import Line
from orgsim.messages import Message, message
from orgsim.model.edits.applying import edited
from orgsim.model.edits.between import pruned, stating_as
from orgsim.model.edits.edits import (
    HEAD_FIELDS,
    Added,
    Declared,
    DraftSet,
    Edit,
    Linked,
    Moved,
    PutAway,
    Removed,
    SourceSet,
    TakenOut,
    Unlinked,
)
from orgsim.model.edits.facts import DRAFT, PARENT, TRAY, UNIT, Fact, Units, differing, units_of
from orgsim.model.edits.fields import FIELDS, stated, stating
from orgsim.model.edits.refusing import refusal
from orgsim.model.scenario import Link, Scenario
from orgsim.model.units import Matter, Unit

Remit = tuple[Matter, ...] | None

NOT_ALONE = message("changes.not-alone")


def taking_back(before: Scenario, now: Scenario, line: Line) -> tuple[Edit, ...] | Message:
    """The edits of `now` by which what `line` of `since_opened(before, now)` tells is as before, and nothing else.

    A Message says why it cannot be taken back alone.
    """
    done: list[Edit] = []
    after = now
    edits = chain(
        _edits(units_of(before), lambda: units_of(after), line),
        _links(before, now, line.facts),
        _heads(before, now, line.facts),
    )
    for edit in edits:
        why = refusal(after, edit)
        if why is not None:
            return why
        after = edited(after, [edit])
        done.append(edit)
    if not done:
        return NOT_ALONE
    left = differing(before, after).keys()
    if not left.isdisjoint(line.facts) or not left <= differing(before, now).keys():
        return NOT_ALONE
    return tuple(done)


def _edits(before: Units, now: Callable[[], Units], line: Line) -> Iterator[Edit]:
    """`now` tells the units after those that were yielded."""
    ids = {fact.unit for fact in line.facts}
    if line.kind == "reordered":
        above = line.unit or None
        stayed = [id for id in before.children[above] if now().parents.get(id, id) == above]
        yield Moved(tuple(stayed), above, 0)
        return
    if line.kind == "added":
        if ids.issuperset(now().branch(line.unit)):
            yield Removed(line.unit)
        return
    if line.kind in ("merged", "split"):
        return
    for fact in line.facts:
        if fact.field == UNIT and before.parents[fact.unit] not in ids:
            parent = before.parents[fact.unit]
            unit = pruned(before.units[fact.unit], now().units)
            yield Added(unit, None if parent == TRAY else parent, _place(before, now(), fact.unit))
            if parent == TRAY:
                yield PutAway((fact.unit,))
    for fact in line.facts:
        if fact.field == PARENT:
            yield _put_back(before, now(), fact.unit)
    for id in dict.fromkeys(fact.unit for fact in line.facts):
        if id in before.units and id in now().units:
            yield from stating_as(now().units[id], _as_before(before.units[id], now().units[id], line.facts))


def _put_back(before: Units, now: Units, id: str) -> Edit:
    parent = before.parents[id]
    if parent == TRAY:
        return PutAway((id,))
    at = _place(before, now, id)
    return Moved((id,), parent, at) if now.is_placed(id) else TakenOut(id, parent, at)


def _place(before: Units, now: Units, id: str) -> int | None:
    """Behind how many it is put: behind the nearest of those that stood before it and still stand there."""
    parent = before.parents[id]
    there = [each for each in now.children.get(parent, ()) if each != id]
    order = before.children[parent]
    for each in reversed(order[: order.index(id)]):
        if each in there:
            return there.index(each) + 1
    return 0


def _as_before(before: Unit, now: Unit, facts: Iterable[Fact]) -> Unit:
    """`now` with what `facts` tell of as `before` has it."""
    for fact in facts:
        if fact.unit != now.id:
            continue
        whole, _, part = fact.field.partition(".")
        if whole == "name":
            name = replace(now.name, **{part: getattr(before.name, part)})
            now = replace(now, name=name if any(name.every()) else before.name)
        elif whole == "remit":
            now = replace(now, remit=_remit(before.remit, now.remit, part))
        elif fact.field in FIELDS:
            now = stating(now, fact.field, stated(before, fact.field))
    return now


def _remit(before: Remit, now: Remit, matter: str) -> Remit:
    """`now` with that matter as `before` has it; without a matter: stated or not, as before."""
    if not matter:
        return now if now or before is not None else None
    old = next((each for each in before or () if each.id == matter), None)
    left = [each for each in now or () if each.id != matter]
    if old is None:
        return tuple(left) if left or before is not None else None
    at = next((place for place, each in enumerate(now or ()) if each.id == matter), None)
    if at is None:
        at = min(next(place for place, each in enumerate(before or ()) if each.id == matter), len(left))
    return (*left[:at], old, *left[at:])


def _links(before: Scenario, now: Scenario, facts: Iterable[Fact]) -> Iterator[Edit]:
    for fact in facts:
        old, new = (_link(scenario, fact) for scenario in (before, now))
        if new is not None:
            yield Unlinked(new.kind, new.from_, new.to)
        if old is not None:
            yield Linked(old)


def _heads(before: Scenario, now: Scenario, facts: Iterable[Fact]) -> Iterator[Edit]:
    for fact in facts:
        if fact.unit != DRAFT:
            continue
        field = next((each for each in HEAD_FIELDS if each == fact.field), None)
        table, _, key = fact.field.partition(".")
        if field is not None:
            yield DraftSet(field, getattr(before, field))
        elif table == "sources":
            old = before.sources.get(key)
            yield Declared(key, old) if key not in now.sources and old is not None else SourceSet(key, old)


def _link(scenario: Scenario, fact: Fact) -> Link | None:
    if fact.unit != DRAFT:
        return None
    return next((its for its in scenario.links if f"links.{its.kind}.{its.from_}.{its.to}" == fact.field), None)
