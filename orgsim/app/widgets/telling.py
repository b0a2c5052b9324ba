"""A unit in one sentence: for tool tips, and for who hears the chart instead of seeing it."""

from __future__ import annotations

from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario


def tell_unit(scenario: Scenario, unit_id: str, speech: Catalog) -> str:
    """Its name, kind, layer, seats and span, as in "Elinvoimavaliokunta, valiokunta, kerros 3, 13 paikkaa".

    Where it is outside the organisation, that is said too, and its kind not where it has no other name. Empty where the
    scenario lacks it.
    """
    flat = hierarchy(scenario)
    here = flat.index.get(unit_id)
    if here is None:
        return ""
    unit, kind = flat.units[here], flat.kinds[here]
    parts = [speech.value(unit.name)]
    if parts[0].casefold() != speech.value(kind.name).casefold():
        parts.append(speech.value(kind.name))
    if flat.sides[here] == "external":
        parts.append(speech("fact.outside"))
    parts.append(speech("fact.layer.short", layer=flat.layers[here]))
    if unit.seats is not None and unit.seats.total is not None:
        parts.append(speech("fact.seats.value", n=unit.seats.total))
    below = sum(flat.units[child].weight for child in flat.children[here])
    if below:
        parts.append(speech("fact.span.short", n=below))
    if unit.open is not None:
        parts.append(f"{speech('fact.open')}: {speech.value(unit.open)}")
    return ", ".join(parts)
