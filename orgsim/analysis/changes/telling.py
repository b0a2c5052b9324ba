"""What was done from one state of a draft to another, or from its baseline to it: each change once, in reading order.

What was moved twice is told once, and what was moved back is not told: only the two states count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from orgsim.analysis.changes import sentences
from orgsim.analysis.changes.further import further
from orgsim.analysis.changes.line import Line
from orgsim.analysis.differences.change import Change, differ
from orgsim.analysis.differences.comparing import Difference, Differences, compare
from orgsim.analysis.differences.matching import Pair
from orgsim.model.edits.facts import DRAFT, PARENT, TRAY, UNIT, Fact, Units, differing, units_of
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Unit

_PARTS = {"total": "seats", "year": "budget-year", "title": "leader"}
"""Fields of files whose differences are called otherwise."""
_NAMES = (*LANGUAGES, "und")

_OF_SEVERAL = ("merged", "split", "reordered")
"""What is told of several units, and taken back by other means."""


class _Two(Struct, frozen=True, eq=False):
    a: Hierarchy
    b: Hierarchy
    before: Units
    after: Units
    differences: Differences
    same_draft: bool
    changed: Mapping[str, Sequence[Fact]]
    """The facts that differ, by the units that they are of; of links by those that they go from."""
    left_behind: frozenset[str]
    """Units that came up to where their parent was, as that went away alone."""

    def above_a(self, unit: int) -> Text | None:
        """The name of the unit above that one of a."""
        return _name_above(self.a, unit)

    def above_b(self, unit: int) -> Text | None:
        """The name of the unit above that one of b."""
        return _name_above(self.b, unit)


def since_opened(before: Scenario, after: Scenario, *, reasons: bool = False) -> tuple[Line, ...]:
    """What was done from `before` to `after`, two states of one draft: whatever an edit can have changed.

    `reasons`: what was added to the note of a unit is no line of its own but the reason of what else is told of it
    first, and is taken back with that.
    """
    if before is after:
        return ()
    every = differing(before, after)
    two = _two(before, after, (), every)
    lines = list(_lines(two))
    told = {fact for line in lines for fact in line.facts}
    left = {fact: values for fact, values in every.items() if fact not in told}
    lines += further(before, after, left)
    return _in_order(two, _with_reasons(two, lines) if reasons else lines)


def _with_reasons(two: _Two, lines: Sequence[Line]) -> list[Line]:
    found: dict[str, Line] = {}
    notes: dict[str, Line] = {}
    for line in lines:
        if [fact.field for fact in line.facts] == ["note"]:
            notes[line.unit] = line
        elif line.unit not in found and line.unit in two.after.units and line.kind not in _OF_SEVERAL:
            found[line.unit] = line
    reasons: dict[int, Line] = {}
    left: set[int] = set()
    for unit, line in found.items():
        old = two.before.units.get(unit)
        reason = _added_to(old.note if old is not None else None, two.after.units[unit].note)
        if reason is not None and (old is None or unit in notes):
            facts = line.facts
            if unit in notes:
                left.add(id(notes[unit]))
                facts = (*facts, *notes[unit].facts)
            reasons[id(line)] = replace(line, reason=reason, facts=facts)
    return [reasons.get(id(line), line) for line in lines if id(line) not in left]


def _added_to(before: Text | None, after: Text | None) -> Text | None:
    """What the note says more than before; `None`: it says nothing more, or says something otherwise."""
    if after is None:
        return None
    more: dict[str, str] = {}
    for each in _NAMES:
        old, new = (getattr(note, each) if note is not None else None for note in (before, after))
        if new == old:
            continue
        if new is None or not new.startswith(old or ""):
            return None
        more[each] = new[len(old or "") :].strip()
    return Text(**more) if more and all(more.values()) else None


def since_baseline(baseline: Scenario, draft: Scenario, pairs: Sequence[Pair] = ()) -> tuple[Line, ...]:
    """What `draft` makes of `baseline`, where both state it; `pairs` as for `compare`.

    A note that the baseline does not have is the reason of what is told of its unit first.
    """
    two = _two(baseline, draft, tuple(pairs), None)
    lines = _in_order(two, list(_lines(two)))
    told: set[str] = set()
    found: list[Line] = []
    for line in lines:
        note = _new_note(two, line.unit) if line.unit not in told else None
        told.add(line.unit)
        found.append(line if note is None else replace(line, reason=note))
    return tuple(found)


def _new_note(two: _Two, id: str) -> Text | None:
    unit = two.after.units.get(id)
    if unit is None or unit.note is None:
        return None
    here = two.b.index.get(id)
    ones = () if here is None else two.differences.of_b(here).a
    return unit.note if all(two.a.units[one].note != unit.note for one in ones) else None


def _two(before: Scenario, after: Scenario, pairs: tuple[Pair, ...], facts: Iterable[Fact] | None) -> _Two:
    """`facts`: those that differ, where both are one draft."""
    a, b = hierarchy(before), hierarchy(after)
    differences = compare(before, after, pairs)
    changed: dict[str, list[Fact]] = {}
    for fact in facts or ():
        of_link = fact.unit == DRAFT and fact.field.startswith("links.")
        changed.setdefault(fact.field.split(".")[2] if of_link else fact.unit, []).append(fact)
    left = frozenset(_left_behind(a, b, differences))
    return _Two(a, b, units_of(before), units_of(after), differences, facts is not None, changed, left)


def _left_behind(a: Hierarchy, b: Hierarchy, differences: Differences) -> Iterator[str]:
    """The ids in b of units whose parent has gone from above them, and that stand where it stood."""
    for row in differences.rows:
        if "moved" not in row.aspects or not row.a or not row.b:
            continue
        parent, now = a.parents[row.a[0]], b.parents[row.b[0]]
        if parent < 0:
            continue
        gone = differences.of_a(parent)
        above = a.parents[parent]
        at = differences.of_a(above).b[:1] if above >= 0 else (-1,)
        if (not gone.b or "moved" in gone.aspects) and at == (now,):
            yield b.units[row.b[0]].id


def _lines(two: _Two) -> Iterator[Line]:
    for row in two.differences.rows:
        if row.status == "same":
            continue
        if not row.b:
            yield from _gone(two, row)
        elif not row.a:
            yield from _new(two, row)
        else:
            yield from _of_unit(two, row)


def _gone(two: _Two, row: Difference) -> Iterator[Line]:
    (here,) = row.a
    unit = two.a.units[here]
    if (row.status == "not-shown" and not two.same_draft) or (row.within and unit.id not in two.after.units):
        return
    if unit.id in two.after.units:
        if two.after.parents[unit.id] == TRAY:
            yield Line(
                "put-away", unit.id, unit.name, sentences.put_away(unit, two.above_a(here)), (Fact(unit.id, PARENT),)
            )
        return
    below = [each for each in two.a.subtree(here) if not two.differences.of_a(each).b]
    kids = [two.differences.of_a(each).b[:1] for each in two.a.children[here]]
    came_up = [two.b.units[each[0]].id for each in kids if each and two.b.units[each[0]].id in two.left_behind]
    facts = [Fact(two.a.units[each].id, UNIT) for each in below] + [Fact(id, PARENT) for id in came_up]
    words = sentences.removed(unit, two.above_a(here), len(below) - 1, alone=bool(came_up) and len(below) == 1)
    yield Line("removed", unit.id, unit.name, words, tuple(facts) if two.same_draft else ())


def _new(two: _Two, row: Difference) -> Iterator[Line]:
    (here,) = row.b
    unit = two.b.units[here]
    if (row.status == "not-shown" and not two.same_draft) or (row.within and unit.id not in two.before.units):
        return
    if unit.id in two.before.units:
        if two.before.parents[unit.id] == TRAY:
            words = sentences.taken_out(unit, two.above_b(here))
            yield Line("taken-out", unit.id, unit.name, words, (Fact(unit.id, PARENT),))
        return
    below = [each for each in two.b.subtree(here) if not two.differences.of_b(each).a]
    words = sentences.added(unit, two.above_b(here), len(below) - 1)
    facts = tuple([Fact(two.b.units[each].id, UNIT) for each in below]) if two.same_draft else ()
    yield Line("added", unit.id, unit.name, words, facts)


def _of_unit(two: _Two, row: Difference) -> Iterator[Line]:
    ones, others = [two.a.units[each] for each in row.a], [two.b.units[each] for each in row.b]
    unit = others[0]
    for kind, say in (("merged", sentences.merged), ("split", sentences.split)):
        if kind in row.aspects:
            facts = [Fact(each.id, UNIT) for each in (*ones, *others) if _is_one_sided(two, each.id)]
            yield Line(
                "merged" if kind == "merged" else "split",
                unit.id,
                unit.name,
                say(ones, others),
                tuple(facts) if two.same_draft else (),
            )
    for change in row.changes:
        if change.unstated and not two.same_draft:
            continue
        if change.field == "name":
            yield from _of_name(two, row, unit)
            continue
        line = _of_change(two, row, unit, change)
        if line is not None:
            yield line


def _is_one_sided(two: _Two, id: str) -> bool:
    return (id in two.before.units) != (id in two.after.units)


def _of_change(two: _Two, row: Difference, unit: Unit, change: Change) -> Line | None:
    facts = tuple(_facts(two, unit.id, change)) if two.same_draft else ()
    match change.field:
        case "parent":
            if unit.id in two.left_behind:
                return None
            left = [each for each in _kids_of(two, row) if each in two.left_behind]
            words = sentences.moved(unit, two.above_a(row.a[0]), two.above_b(row.b[0]), alone=bool(left))
            both = (*facts, *(Fact(each, PARENT) for each in left)) if two.same_draft else ()
            return Line("moved", unit.id, unit.name, words, both)
        case "links":
            # A link is told of the unit that it goes from.
            removed = tuple([its for its in change.removed if its.link is not None and its.link[1] == "to"])
            added = tuple([its for its in change.added if its.link is not None and its.link[1] == "to"])
            if not removed and not added:
                return None
            change = replace(change, removed=removed, added=added)
    return Line("changed", unit.id, unit.name, sentences.changed(unit, change), facts)


def _of_name(two: _Two, row: Difference, unit: Unit) -> Iterator[Line]:
    """One renaming in as many languages as it is one; where the first that both have stays, each is told by itself."""
    before = two.a.units[row.a[0]].name
    both = [each for each in _NAMES if None not in (getattr(before, each), getattr(unit.name, each))]
    changed = [each for each in both if differ(*_only((each,), before, unit.name))]
    if not both or changed[:1] == both[:1]:
        was, now = _only(changed or _NAMES, before, unit.name)
        told = {f"name.{each}" for each in changed or _NAMES}
        facts = [fact for fact in two.changed.get(unit.id, ()) if fact.field in told]
        yield Line("renamed", unit.id, unit.name, sentences.renamed(was, now), tuple(facts))
        return
    for each in changed:
        said = sentences.named_in(unit, each, *_only((each,), before, unit.name))
        facts = [Fact(unit.id, f"name.{each}")] if two.same_draft else []
        yield Line("renamed", unit.id, unit.name, said, tuple(facts))


def _only(languages: Sequence[str], *names: Text) -> list[Text]:
    return [Text(**{each: getattr(name, each) for each in languages}) for name in names]


def _kids_of(two: _Two, row: Difference) -> Iterator[str]:
    """The ids in b of what stood below a unit of a."""
    for child in two.a.children[row.a[0]]:
        there = two.differences.of_a(child).b
        if there:
            yield two.b.units[there[0]].id


def _facts(two: _Two, id: str, change: Change) -> Iterator[Fact]:
    """The facts that a change of a unit tells of."""
    for fact in two.changed.get(id, ()):
        whole, _, part = fact.field.partition(".")
        if change.field in (_PARTS.get(part, part), whole):
            yield fact


def _name_above(flat: Hierarchy, unit: int) -> Text | None:
    parent = flat.parents[unit]
    return None if parent < 0 else flat.units[parent].name


def _in_order(two: _Two, lines: Sequence[Line]) -> tuple[Line, ...]:
    """In the order in which the units are read now; what is gone behind what stood before it."""
    places = {id: (place, 0) for id, place in zip(two.after.units, count())}
    last = -1
    for id in two.before.units:
        if id in places:
            last = places[id][0]
        else:
            here = two.a.index.get(id)
            there = () if here is None else two.differences.of_a(here).b
            places[id] = places[two.b.units[there[0]].id] if there else (last, 1)
    return tuple(sorted(lines, key=lambda line: places.get(line.unit, (0, 0))))
