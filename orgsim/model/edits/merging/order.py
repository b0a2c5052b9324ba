"""The order of siblings that both have arranged: it is no fact of a unit, and theirs stands where both have."""

from __future__ import annotations

from orgsim.model.edits.facts import TRAY, Units, units_of
from orgsim.model.scenario import Scenario


def ordered_otherwise(base: Scenario, mine: Scenario, theirs: Scenario, now: Scenario) -> tuple[str | None, ...]:
    """What units stand below in another order than they were put in here; `None`: at the top.

    They are those of which both, who began with `base`, have changed the order, and `now` has theirs.
    """
    first, here, there, made = map(units_of, (base, mine, theirs, now))
    found: list[str | None] = []
    for above, children in here.children.items():
        if above == TRAY or above not in made.children or above not in there.children:
            continue
        both = [id for id in children if _stands(there, id, above) and _stands(made, id, above)]
        if _among(made, above, both) == both:
            continue
        known = [id for id in both if _stands(first, id, above)]
        if known != both or _among(first, above, known) != known:
            found.append(above)
    return tuple(found)


def _stands(units: Units, id: str, above: str | None) -> bool:
    return id in units.units and units.parents[id] == above


def _among(units: Units, above: str | None, ids: list[str]) -> list[str]:
    wanted = frozenset(ids)
    return [id for id in units.children[above] if id in wanted]
