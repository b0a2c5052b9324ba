"""The metrics of a chart's shape and of its bodies: those of the whole, of both sides, and of their seats.

Cards show some of them, so that they are known without all others.
"""

from __future__ import annotations

from functools import cache, partial

from orgsim.analysis.figures import seats, span, structure
from orgsim.analysis.figures.branches import MeasuredSide
from orgsim.analysis.figures.metric import Group, Metric


@cache
def forest(group: Group, side: MeasuredSide | None) -> tuple[Metric, ...]:
    """The measures that the whole chart and both measured sides have."""
    prefix = "" if side is None else f"{side}."
    return (
        Metric(id=f"{prefix}layers", group=group, function=partial(structure.layers, side=side), texts="layers",
               unit="layers", grows=True),
        # Of the elected side the bodies say nearly the same.
        Metric(id=f"{prefix}units", group=group, function=partial(structure.units, side=side), texts="units",
               detail=side == "elected", grows=True),
        Metric(id=f"{prefix}roots", group=group, function=partial(structure.roots, side=side), texts="roots",
               detail=True),
        # A unit that is not shown stands below a leaf, in its place at the end of the way, or apart: never fewer ends.
        Metric(id=f"{prefix}leaves", group=group, function=partial(structure.leaves, side=side), texts="leaves",
               detail=True, grows=True),
        Metric(id=f"{prefix}managers", group=group, function=partial(structure.managers, side=side),
               texts="managers", grows=True),
        Metric(id=f"{prefix}span.mean", group=group, function=partial(span.mean, side=side), texts="span.mean",
               unit="subordinates", decimals=2, sourced=True),
        Metric(id=f"{prefix}span.median", group=group, function=partial(span.median, side=side),
               texts="span.median", unit="subordinates", decimals=1, sourced=True, detail=True),
        Metric(id=f"{prefix}span.max", group=group, function=partial(span.largest, side=side), texts="span.max",
               unit="subordinates", sourced=True, grows=True),
        Metric(id=f"{prefix}span.distribution", group=group, function=partial(span.distribution, side=side),
               texts="span.distribution", sourced=True, detail=True),
        Metric(id=f"{prefix}single-child-managers", group=group,
               function=partial(span.single_child_managers, side=side), texts="single-child-managers"),
    )  # fmt: skip


ELECTED = (
    Metric(id="elected.bodies", group="elected", function=seats.body_count, texts="elected.bodies", sourced=True,
           grows=True),
    Metric(id="elected.seats", group="elected", function=seats.seats, texts="elected.seats", unit="seats", grows=True),
    Metric(id="elected.seats-beside-council", group="elected", function=seats.seats_beside_council,
           texts="elected.seats-beside-council", unit="seats", grows=True),
    Metric(id="elected.seats-drawn", group="elected", function=seats.seats_drawn, texts="elected.seats-drawn",
           unit="seats", grows=True),
    Metric(id="elected.persons-max", group="elected", function=seats.persons_max, texts="elected.persons-max",
           unit="people", grows=True),
    Metric(id="elected.seats-per-body", group="elected", function=seats.seats_per_body,
           texts="elected.seats-per-body", unit="ratio", decimals=1),
    Metric(id="elected.bodies-without-seats", group="elected", function=seats.bodies_without_seats,
           texts="elected.bodies-without-seats", grows=True),
    Metric(id="elected.councillor-seats", group="elected", function=seats.councillor_seats,
           texts="elected.councillor-seats", unit="seats", sourced=True, grows=True),
    Metric(id="elected.councillor-seats-per-councillor", group="elected",
           function=seats.councillor_seats_per_councillor, texts="elected.councillor-seats-per-councillor",
           unit="ratio", decimals=2),
)  # fmt: skip
