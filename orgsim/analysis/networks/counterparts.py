"""Pairs that any of several drafts ties, found again in another draft, where nothing may tie them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.analysis.networks.distance import steps
from orgsim.analysis.networks.ties import ties
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit


class Pair(msgspec.Struct, frozen=True):
    """Two units of a draft that some draft ties, and how far apart they stand before and now."""

    one: int
    other: int
    before: int
    """Steps between them in the draft that is compared to; 0 where one unit is both."""
    now: int


class Found(msgspec.Struct, frozen=True):
    """The pairs that stand in both drafts, and of how many that is not so."""

    pairs: tuple[Pair, ...]
    not_in_both: int


def pairs_in_both(here: Scenario, before: Scenario, comparison: Sequence[Scenario]) -> Found:
    """Each pair that any scenario of `comparison` ties, where both of its units stand in `here` and in `before`.

    A unit is itself by its id, else by the lineage that either draft states (`continues`).
    """
    now, then = hierarchy(here), hierarchy(before)
    found: dict[tuple[int, int, int, int], Pair] = {}
    lacking: set[tuple[str, str]] = set()
    for scenario in comparison:
        units = hierarchy(scenario).units
        for tie in ties(scenario):
            ends = units[tie.one], units[tie.other]
            ends_now, ends_then = _places(ends, now), _places(ends, then)
            apart_now = None if ends_now is None else steps(now, *ends_now)
            apart_then = None if ends_then is None else steps(then, *ends_then)
            if ends_now is None or ends_then is None or apart_now is None or apart_then is None:
                lacking.add((ends[0].id, ends[1].id))
            else:
                found[*ends_now, *ends_then] = Pair(*ends_now, apart_then, apart_now)
    return Found(tuple([found[key] for key in sorted(found)]), len(lacking))


def _places(units: tuple[Unit, Unit], flat: Hierarchy) -> tuple[int, int] | None:
    """Where both stand, in reading order."""
    one, other = (_place(unit, flat) for unit in units)
    return None if one is None or other is None else (min(one, other), max(one, other))


def _place(unit: Unit, flat: Hierarchy) -> int | None:
    for id in (unit.id, *unit.continues):
        if id in flat.index:
            return flat.index[id]
    return _continued(flat).get(unit.id)


@once_per_value
def _continued(flat: Hierarchy) -> dict[str, int]:
    """By the id of an earlier unit the first that continues it."""
    found: dict[str, int] = {}
    for here, unit in enumerate(flat.units):
        for id in unit.continues:
            found.setdefault(id, here)
    return found
