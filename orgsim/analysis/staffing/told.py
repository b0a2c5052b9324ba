"""Whether a scenario says anything of staff or money."""

from __future__ import annotations

from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit, places_stating


def tells_staffing(scenario: Scenario) -> bool:
    """Whether any unit of `scenario` states staff or money."""
    return tells_any(hierarchy(scenario))


@once_per_value
def tells_any(flat: Hierarchy) -> bool:
    """Whether any of the units states staff or money."""
    units = flat.units
    counted = places_stating(units, "count")
    return bool(
        places_stating(units, "staff")
        or places_stating(units, "budget")
        or any(states(units[place]) for place in counted)
    )


def states(unit: Unit) -> bool:
    """Whether it states any staff or money."""
    return unit.staff is not None or unit.budget is not None or isinstance(unit.count, float)
