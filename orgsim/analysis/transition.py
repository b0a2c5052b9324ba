"""How one gets there: what becomes of each unit of a scenario in another, as flows between two columns.

Units go over by id, by lineage and by confirmed pairs, as `matching` says. Each end of a flow has a width of its own,
since 15 units that become 4 are 15 on the left and 4 on the right: what leaves a unit on the left adds up to that unit,
and so does what arrives at one on the right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal, get_args

import msgspec

from orgsim.analysis.differences.grouping import Group, groups
from orgsim.analysis.differences.matching import Pair, match
from orgsim.analysis.differences.moves import has_moved
from orgsim.analysis.differences.two import Two
from orgsim.analysis.figures.context import context
from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.figures.metrics import KINDS, metrics_of
from orgsim.analysis.staffing.sums import own_of
from orgsim.analysis.staffing.told import tells_staffing
from orgsim.analysis.staffing.widths import widths
from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy, hierarchy, named_sides
from orgsim.model.memo import once_per_two
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import total
from orgsim.model.text import Text

Measure = Literal["units", "seats", "people", "fte"]
MEASURES: tuple[Measure, ...] = get_args(Measure)

Fate = Literal["carried-on", "moved", "merged", "split", "part", "outside", "ended", "begun", "not-shown"]
"""What becomes of a unit. Moved: it goes on below another unit, as `moves` has it. Part: it goes on, and a part of it
goes over into another that does too. Outside: it goes to a company or another organisation. Not shown: the other
scenario shows nothing of its side, or only a part, so whether it begins or ends there is not known."""
FATES: tuple[Fate, ...] = get_args(Fate)


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A unit in either column."""

    unit: int
    """Index into the hierarchy of its scenario."""
    width: float | None
    """Its own measure, a unit with `count: n` as n. `None`: not stated."""


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """One unit, or a part of it, going over into another."""

    fate: Fate
    before: int | None
    """The unit in a, by index; `None` where the other begins or is not shown in a."""
    after: int | None
    """The unit in b; `None` where the other ends or is not shown in b."""
    out: float | None
    """What it takes of the unit in a, of that unit's width; `None` where that is not stated, or there is no unit.

    0 for a part: nothing tells how large it is.
    """
    into: float | None
    """What it makes of the unit in b."""


class Transition(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All flows from a to b."""

    left: tuple[Node, ...]
    """Units of a, in reading order."""
    right: tuple[Node, ...]
    """Units of b, in reading order."""
    flows: tuple[Flow, ...]
    """In the order of a, then of what begins in b."""
    unstated: tuple[int, int]
    """How many units of a and of b do not state the measure."""


class KindTotal(msgspec.Struct, frozen=True, kw_only=True):
    """How many units of one kind either scenario has: its figures, so that no two views say different things."""

    kind: str
    name: Text
    """Of several such units."""
    before: Figure
    after: Figure


def transition(
    a: Scenario,
    b: Scenario,
    measure: Measure = "units",
    pairs: Sequence[Pair] = (),
    kinds: Collection[str] | None = None,
    told: tuple[Collection[int], Collection[int]] | None = None,
) -> Transition:
    """What becomes in `b` of each unit of `a`; linear in their units and lineage.

    `pairs` are units, by their ids in a and b, that the planner confirmed to be the same. With `kinds`, only groups of
    units are shown of which one is of such a kind, or all where it is `None`; with `told`, only those of which one is
    among these units of a or b, by index.
    """
    before, after = hierarchy(a), hierarchy(b)
    matching = match(before, after, pairs)
    left, right = _widths(before, measure), _widths(after, measure)
    two = Two(before, after, matching, frozenset(named_sides(a)), frozenset(named_sides(b)))
    flows: list[Flow] = []
    ends: list[Flow] = []
    kept: tuple[set[int], set[int]] = (set(), set())
    named = (frozenset(told[0]), frozenset(told[1])) if told is not None else (frozenset[int](), frozenset[int]())
    for group in groups(matching):
        if kinds is not None and not _has_kind(before, after, group, kinds):
            continue
        if told is not None and named[0].isdisjoint(group[0]) and named[1].isdisjoint(group[1]):
            continue
        kept[0].update(group[0])
        kept[1].update(group[1])
        (flows if group[0] else ends).extend(_flows(two, group, left, right))
    flows.extend(
        Flow(fate="part", before=here, after=there, out=_of_part(left[here]), into=_of_part(right[there]))
        for here, there in matching.parts
        if here in kept[0] and there in kept[1]
    )
    flows.sort(key=lambda flow: (flow.before, -1 if flow.after is None else flow.after))
    nodes = [
        tuple(Node(unit=unit, width=widths[unit]) for unit in sorted(units))
        for widths, units in zip((left, right), kept, strict=True)
    ]
    return Transition(
        left=nodes[0],
        right=nodes[1],
        flows=(*flows, *ends),
        unstated=(_unstated(nodes[0]), _unstated(nodes[1])),
    )


def totals_by_kind(a: Scenario, b: Scenario) -> tuple[KindTotal, ...]:
    """For each kind that a unit of either has, how many there are before and after; worked out once."""
    return _totals_by_kind(a, b, None)


@once_per_two
def _totals_by_kind(a: Scenario, b: Scenario, _setting: None) -> tuple[KindTotal, ...]:
    contexts = [context(scenario, (a, b)) for scenario in (a, b)]
    totals = []
    for metric in metrics_of((a, b)).values():
        if metric.kind is not None:
            before, after = [metric.measure(its) for its in contexts]
            totals.append(KindTotal(kind=metric.id.removeprefix(KINDS), name=metric.kind, before=before, after=after))
    return tuple(totals)


def measures(a: Scenario, b: Scenario) -> tuple[Measure, ...]:
    """What the widths of a transition can tell: of staff only what either scenario states."""
    # Found at their first unit, or not looked for: to add them up takes long of many units.
    units = [unit for its in (a, b) if tells_staffing(its) for unit in hierarchy(its).units]
    staff: tuple[Literal["people", "fte"], ...] = ("people", "fte")
    return ("units", "seats", *(each for each in staff if any(own_of(unit, each) is not None for unit in units)))


def fate_text(fate: Fate) -> Message:
    """A fate in words."""
    return message(f"transition.fate.{fate}")


def in_all(widths: Sequence[float], measure: Measure) -> float:
    """Widths added up, as they are told: whole but of full-time equivalents."""
    return total(widths) if measure == "fte" else round(sum(widths))


def measure_text(measure: Measure) -> Message:
    """A measure in words."""
    return message(f"transition.measure.{measure}")


def _flows(two: Two, group: Group, left: Sequence[float | None], right: Sequence[float | None]) -> Iterator[Flow]:
    ones, others = group
    if not others:
        fate: Fate = "ended" if two.a.sides[ones[0]] in two.whole_in_b else "not-shown"
        yield Flow(fate=fate, before=ones[0], after=None, out=left[ones[0]], into=None)
        return
    if not ones:
        fate = "begun" if two.b.sides[others[0]] in two.whole_in_a else "not-shown"
        yield Flow(fate=fate, before=None, after=others[0], out=None, into=right[others[0]])
        return
    if len(ones) == len(others) == 1:
        (one,), (other,) = ones, others
        yield Flow(
            fate=_fate(two, group, one, other),
            before=one,
            after=other,
            out=_whole(left[one]),
            into=_whole(right[other]),
        )
        return
    for one in ones:
        for other in two.matching.a_to_b[one]:
            yield Flow(
                fate=_fate(two, group, one, other),
                before=one,
                after=other,
                out=_part(left[one], right, two.matching.a_to_b[one], other),
                into=_part(right[other], left, two.matching.b_to_a[other], one),
            )


def _fate(two: Two, group: Group, one: int, other: int) -> Fate:
    before, after = two.a, two.b
    if after.sides[other] == "external" != before.sides[one]:
        return "outside"
    ones, others = group
    if len(ones) == len(others) == 1 and before.units[one].count is None and after.units[other].count is None:
        # Nearly all.
        return "moved" if has_moved(two, one, other) else "carried-on"
    fewer = sum([after.units[unit].weight for unit in others]) - sum([before.units[unit].weight for unit in ones])
    if 1 in (len(ones), len(others)):
        # Numbers tell where one box stands for several: 15 unnamed units that become 4 named ones are merged.
        if fewer:
            return "merged" if fewer < 0 else "split"
        alone = len(ones) == len(others)
        return "moved" if alone and has_moved(two, one, other) else "carried-on"
    if len(two.matching.a_to_b[one]) > 1:
        return "split"
    return "merged" if len(two.matching.b_to_a[other]) > 1 else "carried-on"


def _part(whole: float | None, widths: Sequence[float | None], among: Sequence[int], this: int) -> float | None:
    """The part of `whole` that goes with `this`: in proportion to the widths at the other end, else in equal parts."""
    if whole is None:
        return None
    stated = [width for unit in among if (width := widths[unit]) is not None]
    mine = widths[this]
    if len(stated) < len(among) or mine is None or not sum(stated):
        return whole / len(among)
    return whole * mine / sum(stated)


def _whole(whole: float | None) -> float | None:
    return None if whole is None else float(whole)


def _of_part(whole: float | None) -> float | None:
    return None if whole is None else 0.0


def _widths(flat: Hierarchy, measure: Measure) -> list[float | None]:
    if measure == "units":
        return [unit.weight for unit in flat.units]
    if measure in ("people", "fte"):
        return list(widths(flat, measure).own)
    return [
        None if unit.seats is None or unit.seats.total is None else unit.seats.total * unit.weight
        for unit in flat.units
    ]


def _unstated(nodes: Sequence[Node]) -> int:
    return sum(node.width is None for node in nodes)


def _has_kind(before: Hierarchy, after: Hierarchy, group: Group, kinds: Collection[str]) -> bool:
    return any(before.units[unit].kind in kinds for unit in group[0]) or any(
        after.units[unit].kind in kinds for unit in group[1]
    )
