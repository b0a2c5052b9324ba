"""Parts of a unit that go over into another, where both are in both scenarios."""

from __future__ import annotations

from orgsim.analysis.differences.change import Change, Named
from orgsim.analysis.differences.two import Two, named
from orgsim.model.hierarchy import Hierarchy


def part_changes(two: Two) -> dict[int, tuple[Change, ...]]:
    """The changes of each unit of a that gives parts to others, or whose counterpart takes parts of others."""
    given: dict[int, list[int]] = {}
    taken: dict[int, list[int]] = {}
    for here, there in two.matching.parts:
        given.setdefault(here, []).append(there)
        # Both ends have a counterpart by id: see `Matching.parts`.
        taken.setdefault(two.a.index[two.b.units[there].id], []).append(here)
    return {
        here: (
            *([Change(field="parts-from", before=_named(two.a, taken[here]), after=())] if here in taken else ()),
            *([Change(field="parts-to", before=(), after=_named(two.b, given[here]))] if here in given else ()),
        )
        for here in given.keys() | taken.keys()
    }


def _named(flat: Hierarchy, units: list[int]) -> tuple[Named, ...]:
    return tuple([named(flat, unit) for unit in units])
