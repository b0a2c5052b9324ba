"""Two matched organisations, and what they call their units."""

from __future__ import annotations

import msgspec

from orgsim.analysis.differences.change import Named
from orgsim.analysis.differences.matching import Matching
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.kinds import Side
from orgsim.model.text import Text


class Two(msgspec.Struct, frozen=True, eq=False):
    """Two organisations, and which unit of the one is which of the other."""

    a: Hierarchy
    b: Hierarchy
    matching: Matching
    whole_in_a: frozenset[Side]
    """The sides of which a shows all: what it lacks there does not exist in it."""
    whole_in_b: frozenset[Side]

    def id_in_b(self, id: str) -> str:
        """The id that the unit `id` of a has in b; its own where b has no such unit."""
        there = self.matching.same_in_b[self.a.index[id]] if id in self.a.index else -1
        return self.b.units[there].id if there >= 0 else id


def unit_name(hierarchy: Hierarchy, id: str) -> Text:
    """What the unit `id` is called; its id where there is no such unit."""
    here = hierarchy.index.get(id)
    return Text(und=id) if here is None else hierarchy.units[here].name


def named(hierarchy: Hierarchy, unit: int) -> Named:
    """A unit by its index, as something to show."""
    here = hierarchy.units[unit]
    return Named(here.id, here.name)
