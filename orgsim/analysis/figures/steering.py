"""Which bodies steer which units of the administration: the links of kind `steers`.

A link counts where it leads from a unit of the elected side to a unit of the administration. What is steered
carries the units below it along. A draft without such links has not said who steers: its figures are unknown.
"""

from __future__ import annotations

from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part, unknown
from orgsim.analysis.figures.structure import absent, leaf_units
from orgsim.messages import message


def per_body(context: Context) -> Figure:
    """Mean number of units that a steering body steers directly; a unit with `count: n` counts n."""
    steered_by = _steered(context)
    if not steered_by:
        return _unstated(context)
    units = context.hierarchy.units
    bodies: dict[int, int] = {}
    for steered, steering in steered_by.items():
        for body in steering:
            bodies[body] = bodies.get(body, 0) + units[steered].weight
    parts = tuple(Part(amount=bodies[body], unit=body) for body in sorted(bodies))
    return Figure(
        value=sum(part.total for part in parts) / len(parts),
        units=tuple(sorted(bodies)),
        parts=parts,
        combination="ratio",
        over=len(parts),
    )


def unsteered(context: Context) -> Figure:
    """Leaves of the administration that no body steers, neither directly nor through a unit above them."""
    steered_by = _steered(context)
    if not steered_by:
        return _unstated(context)
    hierarchy = context.hierarchy
    carried = [False] * len(hierarchy.units)
    for here, parent in enumerate(hierarchy.parents):
        carried[here] = here in steered_by or (parent >= 0 and carried[parent])
    return _weighed(context, [leaf for leaf in leaf_units(context.branch("administration")) if not carried[leaf]])


def several(context: Context) -> Figure:
    """Units of the administration that a body steers directly and another one too, directly or through a unit above."""
    steered_by = _steered(context)
    if not steered_by:
        return _unstated(context)
    contested = []
    for unit in sorted(steered_by):
        bodies: set[int] = set()
        for above in context.hierarchy.path(unit):
            bodies.update(steered_by.get(above, ()))
        if len(bodies) > 1:
            contested.append(unit)
    return _weighed(context, contested)


def _steered(context: Context) -> dict[int, set[int]]:
    """The bodies that steer each steered unit directly."""
    hierarchy = context.hierarchy
    steered_by: dict[int, set[int]] = {}
    for link in context.scenario.links:
        body, unit = hierarchy.index.get(link.from_), hierarchy.index.get(link.to)
        if link.kind != "steers" or body is None or unit is None:
            continue
        if hierarchy.sides[body] == "elected" and hierarchy.sides[unit] == "administration":
            steered_by.setdefault(unit, set()).add(body)
    return steered_by


def _unstated(context: Context) -> Figure:
    if not context.branch("administration").units:
        return absent("administration")
    return unknown(message("metric.reason.no-steering"))


def _weighed(context: Context, members: list[int]) -> Figure:
    units = context.hierarchy.units
    parts = tuple(Part(amount=1, times=units[unit].weight, unit=unit) for unit in members)
    return Figure(value=int(sum(part.total for part in parts)), units=tuple(members), parts=parts)
