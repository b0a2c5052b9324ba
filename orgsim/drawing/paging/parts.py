"""Parts of a scenario as scenarios of their own, which are drawn as any other."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit


def branches(scenario: Scenario, heads: Sequence[str], children: Collection[str] | None = None) -> Scenario:
    """The scenario of those of its units `heads`, with all that is below them.

    With `children`, of what is directly below them only those. What units are through what stands above them, such
    as outside the organisation, they remain; a matrix needs the whole.
    """
    flat = hierarchy(scenario)
    places = [flat.index[head] for head in heads]
    units = tuple([replace(_cut(flat.units[at], children), side=flat.sides[at]) for at in places])
    shown = {flat.units[below].id for at in places for below in flat.subtree(at)}
    links = tuple([link for link in scenario.links if link.from_ in shown and link.to in shown])
    return replace(scenario, units=units, matrix=None, links=links)


def _cut(unit: Unit, children: Collection[str] | None) -> Unit:
    return unit if children is None else replace(unit, units=tuple([its for its in unit.units if its.id in children]))
