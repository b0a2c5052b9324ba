"""Matters: what is decided, and whether a body here decides it.

The matters are those of every scenario in the comparison, by id: what one draft gives to a committee, another may
have forgotten. A draft that states no remit at all has not forgotten anything, it has not said: its figures are
unknown.
"""

from __future__ import annotations

from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part, unknown
from orgsim.messages import message
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import Text


def matters(context: Context) -> Figure:
    """Matters in any scenario of the comparison. Counts the units that decide them here."""
    every = _every_matter(context)
    if not every:
        return unknown(message("metric.reason.no-remits-anywhere"))
    return Figure(
        value=len(every),
        units=tuple(_stating(context)),
        parts=tuple(Part(amount=1, label=name) for name in every.values()),
        listed=True,
    )


def unassigned(context: Context) -> Figure:
    """Matters of the comparison that no unit of this scenario decides."""
    stating = _stating(context)
    if not stating:
        return unknown(message("metric.reason.no-remits"))
    here = {matter.id for unit in stating for matter in context.hierarchy.units[unit].remit or ()}
    missing = [name for matter, name in _every_matter(context).items() if matter not in here]
    return Figure(value=len(missing), parts=tuple(Part(amount=1, label=name) for name in missing), listed=True)


def per_body(context: Context) -> Figure:
    """Mean number of matters of the units that state a remit; a matter that two share counts for both."""
    stating = _stating(context)
    if not stating:
        return unknown(message("metric.reason.no-remits"))
    units = context.hierarchy.units
    parts = tuple(Part(amount=len(units[unit].remit or ()), unit=unit) for unit in stating)
    return Figure(
        value=sum(part.total for part in parts) / len(parts),
        units=tuple(stating),
        parts=parts,
        combination="ratio",
        over=len(parts),
    )


def _stating(context: Context) -> list[int]:
    """Units that state their remit, were it to be nothing."""
    return [here for here, unit in enumerate(context.hierarchy.units) if unit.remit is not None]


def _every_matter(context: Context) -> dict[str, Text]:
    """Name by id, in the order of the scenarios and of their units."""
    names: dict[str, Text] = {}
    for scenario in context.comparison:
        for unit in hierarchy(scenario).units:
            for matter in unit.remit or ():
                names.setdefault(matter.id, matter.name)
    return names
