"""Whether a draft says at all what ties its units: where it says nothing, every figure of ties is unknown."""

from __future__ import annotations

from collections.abc import Iterable

from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part, unknown
from orgsim.analysis.figures.structure import absent
from orgsim.analysis.networks.ties import Tie, ties
from orgsim.messages import Message, message


def unstated(context: Context) -> Figure | None:
    """The figure of a draft that states no tie; `None` where it states any."""
    if ties(context.scenario):
        return None
    return absent(None) if not context.hierarchy.units else unknown(message("metric.reason.no-ties"))


def ends(among: Iterable[Tie]) -> tuple[int, ...]:
    """The units of those ties, each once, in reading order."""
    return tuple(sorted({end for tie in among for end in (tie.one, tie.other)}))


def pair(context: Context, one: int, other: int) -> Message:
    """Two units by their names: "Library – Schools"."""
    units = context.hierarchy.units
    return message("metric.part.pair", one=units[one].name, other=units[other].name)


def tied_parts(context: Context, among: Iterable[Tie], amount: float) -> tuple[Part, ...]:
    """Those ties by their names, each of that amount."""
    return tuple(
        [Part(amount=amount, label=pair(context, tie.one, tie.other), pair=(tie.one, tie.other)) for tie in among]
    )


def weighed(context: Context, found: Iterable[tuple[int, Message | None]]) -> Figure:
    """So many units, each with what there is to say of it; a unit that stands for n counts n."""
    units = context.hierarchy.units
    parts = tuple([Part(amount=1, times=units[here].weight, unit=here, how=how) for here, how in found])
    return Figure(
        value=int(sum(part.total for part in parts)),
        units=tuple([part.unit for part in parts if part.unit is not None]),
        parts=parts,
    )
