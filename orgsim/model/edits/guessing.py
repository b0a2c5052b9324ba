"""Which kind a unit is, told by its name and by what stands around it: offered, never taken for granted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from orgsim.model.edits.applying import subordinates
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_LAST = "unit"
"""Where nothing tells."""


def guessed_kind(scenario: Scenario, name: str, below: str | None) -> str:
    """The kind of a unit of that name that is made below another, or at the top.

    A name that ends as that of a kind does is of that kind ("Koululautakunta": lautakunta); the longest such ending
    counts, and where several kinds are called so, the one that stands beside it more often. Else it is what most of its
    siblings are, else what most of those are that stand below its parent's like, else a plain unit. Below what the
    draft has no more, it is what it would be at the top.
    """
    if below is not None and below not in hierarchy(scenario).index:
        # Another program has taken it away while the name is typed.
        below = None
    siblings = [unit.kind for unit in subordinates(scenario, below)]
    called = _called(scenario, name)
    if called:
        return _most([kind for kind in siblings if kind in called]) or called[0]
    return _most(siblings) or _most(_below_its_like(scenario, below)) or _LAST


def _called(scenario: Scenario, name: str) -> list[str]:
    """The kinds whose name `name` ends with, of those with the longest only."""
    wanted = " ".join(name.split()).casefold()
    found: dict[str, int] = {}
    for key, kind in scenario.kinds.items():
        for called in kind.name.every():
            if wanted.endswith(called.casefold()):
                found[key] = max(found.get(key, 0), len(called))
    longest = max(found.values(), default=0)
    return [key for key, length in found.items() if length == longest]


def _below_its_like(scenario: Scenario, below: str | None) -> Iterable[str]:
    flat = hierarchy(scenario)
    above = flat.index.get(below) if below is not None else None
    if above is None:
        return []
    like = flat.units[above].kind
    return [its.kind for unit in flat.units if unit.kind == like for its in unit.units]


def _most(kinds: Iterable[str]) -> str | None:
    """The commonest; of several the first."""
    counted = Counter(kinds).most_common(1)
    return counted[0][0] if counted else None
