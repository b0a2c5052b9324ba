"""The decision-making bodies of the elected side, and the seats that they state."""

from __future__ import annotations

from collections.abc import Iterable

from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part, unknown
from orgsim.analysis.figures.structure import absent
from orgsim.messages import Message, message
from orgsim.model.kinds import COUNCIL
from orgsim.model.text import Text
from orgsim.model.units import Seats

"""The kind of the council, whose seats are told apart from those of all other bodies."""

_MOST_NAMES = 12


def bodies(context: Context) -> list[int]:
    """The decision-making bodies (toimielimet), in reading order: units of the elected side whose kind is a body.

    Influence bodies are not among them: councils for youth, older people and people with disabilities advise
    (Local Government Act 410/2015, sections 26–28).
    """
    hierarchy = context.hierarchy
    return [unit for unit in context.branch("elected").units if hierarchy.kinds[unit].body]


def beside_council(context: Context) -> list[int]:
    """The bodies but the council itself."""
    return [body for body in bodies(context) if context.hierarchy.units[body].kind != COUNCIL]


def stated_seats(context: Context, body: int) -> int | None:
    """The members of one such body, deputies aside; `None` where not stated."""
    seats = context.hierarchy.units[body].seats
    return None if seats is None else seats.total


def seats_of(context: Context, body: int) -> Seats | None:
    """What is stated of the body's members."""
    return context.hierarchy.units[body].seats


def sum_of_seats(context: Context, among: list[int]) -> Figure:
    """Stated seats of the bodies `among`; a body with `count: n` has its seats n times.

    Unknown where no body states any; a lower bound where some do not.
    """
    if not context.branch("elected").units:
        return absent("elected")
    units = context.hierarchy.units
    parts = tuple(
        Part(amount=seats, times=units[body].weight, unit=body)
        for body in among
        if (seats := stated_seats(context, body)) is not None
    )
    reasons = without_seats(context, among)
    if not parts:
        return unknown(*reasons or (message("metric.reason.no-bodies"),))
    summed = tuple(part.unit for part in parts if part.unit is not None)
    return Figure(
        value=int(sum(part.total for part in parts)),
        units=summed,
        parts=parts,
        reasons=reasons,
        lower_bound=bool(reasons),
        summed=names_in_all(context, summed),
        missing=names_in_all(context, set(among).difference(summed)),
    )


def names_in_all(context: Context, among: Iterable[int]) -> frozenset[str]:
    """What bodies are known by in every draft: their ids, and the council as such, whatever its id."""
    units = context.hierarchy.units
    return frozenset(COUNCIL if units[body].kind == COUNCIL else units[body].id for body in among)


def some_names(names: tuple[Text, ...]) -> tuple[Text | Message, ...]:
    """As many of the names as can be read in one breath, and how many more there are."""
    more = len(names) - _MOST_NAMES
    return names if more <= 0 else (*names[:_MOST_NAMES], message("value.more", n=more))


def without_seats(context: Context, among: list[int]) -> tuple[Message, ...]:
    """That some bodies state no seats, if so."""
    units = context.hierarchy.units
    silent = [body for body in among if stated_seats(context, body) is None]
    if not silent:
        return ()
    return (
        message(
            "metric.reason.bodies-without-seats",
            n=sum(units[body].weight for body in silent),
            bodies=some_names(tuple(units[body].name for body in silent)),
        ),
    )
