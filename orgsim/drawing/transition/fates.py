"""How many units there are of each fate, for a legend, and which colour each fate has."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from orgsim.analysis.transition import FATES, Fate, Measure, Transition
from orgsim.drawing.theme import Theme, Tone
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.memo import once_per_two


class FateCount(msgspec.Struct, frozen=True, kw_only=True):
    """A fate that occurs. Units with `count: n` count n; one that is both split and merged counts for both."""

    fate: Fate
    before: int
    """Units of a; 0 in a legend of what is not measured in units."""
    after: int
    """Units of b."""


def fate_legend(transition: Transition, before: Hierarchy, after: Hierarchy, measure: Measure) -> tuple[FateCount, ...]:
    """The fates that occur, in their order. Counted only where units are what is measured: else two numbers mix."""
    counts = fate_counts(transition, before, after)
    return counts if measure == "units" else tuple([replace(count, before=0, after=0) for count in counts])


def fate_counts(transition: Transition, before: Hierarchy, after: Hierarchy) -> tuple[FateCount, ...]:
    """The fates that occur, in their order; counted once."""
    return _counted(before, after, transition)


@once_per_two
def _counted(before: Hierarchy, after: Hierarchy, transition: Transition) -> tuple[FateCount, ...]:
    found: dict[Fate, tuple[set[int], set[int]]] = {}
    for flow in transition.flows:
        ones, others = found.setdefault(flow.fate, (set(), set()))
        if flow.before is not None:
            ones.add(flow.before)
        if flow.after is not None:
            others.add(flow.after)
    return tuple(
        [
            FateCount(
                fate=fate,
                before=sum(before.units[unit].weight for unit in found[fate][0]),
                after=sum(after.units[unit].weight for unit in found[fate][1]),
            )
            for fate in FATES
            if fate in found
        ]
    )


def has_lineage(before: Hierarchy, after: Hierarchy) -> bool:
    """Whether either scenario says of any unit that it continues one of the other; found out once."""
    return _has_lineage(before, after, None)


@once_per_two
def _has_lineage(before: Hierarchy, after: Hierarchy, _setting: None) -> bool:
    return any(
        earlier in theirs.index
        for its, theirs in ((before, after), (after, before))
        for unit in its.units
        for earlier in unit.continues
    )


def fate_tone(fate: Fate, theme: Theme) -> Tone:
    """The colour of a fate, in the window, in pictures and on slides."""
    match fate:
        case "moved":
            return theme.moved
        case "merged" | "split" | "part":
            return theme.accent
        case "outside":
            return theme.warning
        case "ended":
            return theme.error
        case "begun":
            return theme.success
    return Tone(theme.muted_text, theme.surface, theme.hover)
