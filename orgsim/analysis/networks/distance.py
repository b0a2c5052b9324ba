"""How far apart in the hierarchy those stand who are tied: the steps from one to the other along the chart's lines."""

from __future__ import annotations

from orgsim.analysis.networks.ties import ties
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario


def way(flat: Hierarchy, one: int, other: int) -> list[int] | None:
    """The units from `one` to `other` along the chart's lines, both included; `None` where no lines lead there.

    A hierarchy is a forest, so there is one way at most: up to the first superior that they share, and down again.
    """
    up, down = [one], [other]
    layers, parents = flat.layers, flat.parents
    while up[-1] != down[-1]:
        from_one, from_other = up[-1], down[-1]
        if layers[from_one] >= layers[from_other]:
            up.append(parents[from_one])
        if layers[from_other] >= layers[from_one]:
            down.append(parents[from_other])
        if up[-1] < 0 or down[-1] < 0:
            return None
    return up + down[-2::-1]


def steps(flat: Hierarchy, one: int, other: int) -> int | None:
    """Lines of the chart between two units: 1 to the superior, 2 to a sibling. `None`: they stand in two trees."""
    between = way(flat, one, other)
    return None if between is None else len(between) - 1


@once_per_value
def distances(scenario: Scenario) -> tuple[int | None, ...]:
    """The steps between the units of each tie of `ties(scenario)`, in their order."""
    flat = hierarchy(scenario)
    return tuple([steps(flat, tie.one, tie.other) for tie in ties(scenario)])
