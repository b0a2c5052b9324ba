"""Which ties cross the boundaries of divisions, and which units would have to stand elsewhere for the fewest to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from orgsim.analysis.networks.ties import Tie, ties
from orgsim.analysis.staffing.branches import branches
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario

if TYPE_CHECKING:
    import networkx

_SEED = 1


class Grouping(msgspec.Struct, frozen=True):
    """Units that are tied, by the division that each belongs to, and the ties that cross between divisions."""

    of: dict[int, int]
    """Index of the division by that of the unit. Treat as read-only."""
    inner: tuple[Tie, ...]
    crossing: tuple[Tie, ...]

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Those of which both units belong to a division."""
        return (*self.inner, *self.crossing)


@once_per_value
def divided(scenario: Scenario) -> Grouping:
    """Ties between divisions as the draft has them.

    Divisions are the branches of the administration. A body, a company or a group that stands in none belongs to the
    one in which most of the units stand that it is tied to; who is tied to none belongs nowhere.
    """
    flat = hierarchy(scenario)
    of = _divisions(flat)
    outside: dict[int, Counter[int]] = {}
    for tie in ties(scenario):
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            if one not in of and other in of:
                outside.setdefault(one, Counter())[of[other]] += 1
    return _grouping(ties(scenario), of | {here: _most(found) for here, found in outside.items()})


@once_per_value
def least(scenario: Scenario) -> Grouping:
    """The ties with each unit in the division that it is most tied to; the draft's own where none crosses less.

    Units are grouped by modularity (V. D. Blondel et al., 2008, the Louvain method), seeded. A group belongs where most
    of its units stand today, or, where that crosses less than the draft and that does not, each division takes one
    group. All in one division would cross least of all: what has no better modularity than the draft is no suggestion.
    """
    import networkx

    own = divided(scenario)
    if not own.crossing:
        return own
    # A seed fixes what is found for one order of the nodes (networkx 3.6): by ids, the order of the file means nothing.
    flat = hierarchy(scenario)
    by_id = sorted(range(len(flat.units)), key=lambda here: flat.units[here].id)
    rank = {here: place for place, here in enumerate(by_id)}
    pairs = sorted(sorted((rank[tie.one], rank[tie.other])) for tie in own.ties)
    graph: networkx.Graph[int] = networkx.Graph([(one, other) for one, other in pairs])
    of = {rank[here]: rank[division] for here, division in own.of.items()}
    groups = sorted(sorted(group) for group in networkx.community.louvain_communities(graph, seed=_SEED))
    before = max(0, _modularity(graph, of))
    better = [found for found in (_placed(groups, of), _placed(groups, of, one_each=True))
              if _modularity(graph, found) > before]  # fmt: skip
    stated = [{by_id[unit]: by_id[division] for unit, division in found.items()} for found in better]
    return min((own, *(_grouping(own.ties, found) for found in stated)), key=lambda grouping: len(grouping.crossing))


def _placed(groups: list[list[int]], of: Mapping[int, int], *, one_each: bool = False) -> dict[int, int]:
    """The division of each unit with its group where most of it stands; with `one_each` no division takes a second."""
    shared = [(here, division, number) for here, group in enumerate(groups)
              for division, number in Counter(of[unit] for unit in group).items()]  # fmt: skip
    found: dict[int, int] = {}
    for here, division, _ in sorted(shared, key=lambda each: (-each[2], each[:2])):
        if here not in found and not (one_each and division in found.values()):
            found[here] = division
    return {unit: found.get(here, of[unit]) for here, group in enumerate(groups) for unit in group}


def _modularity(graph: networkx.Graph[int], of: Mapping[int, int]) -> float:
    import networkx

    divisions: dict[int, set[int]] = {}
    for unit in graph:
        divisions.setdefault(of[unit], set()).add(unit)
    return float(networkx.community.modularity(graph, list(divisions.values())))


@once_per_value
def regrouped(scenario: Scenario) -> dict[int, tuple[int, int]]:
    """Units of the administration that `least` has in another division, with the one now and that. Read-only."""
    inside = _divisions(hierarchy(scenario))
    other = least(scenario).of
    return {here: (inside[here], other[here]) for here in sorted(other) if other[here] != inside.get(here, other[here])}


def _divisions(flat: Hierarchy) -> dict[int, int]:
    return {here: top for top in branches(flat) for here in flat.subtree(top) if flat.sides[here] == "administration"}


def _grouping(among: Iterable[Tie], of: Mapping[int, int]) -> Grouping:
    inner: list[Tie] = []
    crossing: list[Tie] = []
    for tie in among:
        if tie.one in of and tie.other in of:
            (inner if of[tie.one] == of[tie.other] else crossing).append(tie)
    return Grouping(dict(of), tuple(inner), tuple(crossing))


def _most(found: Counter[int]) -> int:
    """The most frequent, the first in reading order of several."""
    return min(found, key=lambda here: (-found[here], here))
