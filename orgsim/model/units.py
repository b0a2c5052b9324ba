"""Units, the boxes of a chart, with their seats and remits."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Literal, get_args

import msgspec
from msgspec.structs import replace

from orgsim.model.dates import PartialDate
from orgsim.model.kinds import Place, Side
from orgsim.model.meeting import Meets
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import Text

Eligible = Literal["councillors", "councillors-and-deputies", "anyone"]
Chair = Literal["councillor", "deputy-councillor", "board-member", "parent-member", "parent-deputy", "outsider"]
"""From whom a chair is elected: the council, its deputies, the city board, the body that this one stands below or that
body's deputies. An outsider is none of these."""
CHAIRS: tuple[Chair, ...] = get_args(Chair)
OfficialLanguage = Literal["fi", "sv"]
Area = Literal["education", "building-permits", "environment-permits"]
"""What a body handles, where a rule of law turns on it."""
AREAS: tuple[Area, ...] = get_args(Area)


MatterArea = Literal["coercion", "council-only"]
"""What a matter involves, where a rule of law turns on it: administrative coercion, or what only the council may decide
(Kuntalaki § 14.2)."""
MATTER_AREAS: tuple[MatterArea, ...] = get_args(MatterArea)

AmountUnit = Literal["euro"]
"""What the size of a case is told in."""

DEEPEST_UNIT = 5_000
"""Layers of units in one scenario (docs/decisions/0058-how-deep-drafts-may-be.md)."""


class Seats(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The members of a body and how they are chosen. A file may write just the total as a number."""

    total: int | None = None
    """Members, without deputies. `None`: not stated."""
    deputies: int | None = None
    drawn_from: dict[str, int] | None = None
    """Seats filled from another body's members, by the id of that body. Treat as read-only."""
    reserved: dict[str, int] | None = None
    """Seats kept for a group, such as users of a service, by the group's id. Treat as read-only."""
    eligible: Eligible | None = None
    """Who may be elected. `None`: not stated."""
    chair: Chair | None = None
    """Whom the chair is elected from. `None`: not stated, as for all below."""
    vice_chair: Chair | None = None
    women: int | None = None
    """Women among the members."""
    men: int | None = None
    deputy_women: int | None = None
    """Women among the deputies."""
    deputy_men: int | None = None
    speakers: dict[str, int] | None = None
    """Members by language group, by ISO 639-1 code. Treat as read-only."""


class Delegation(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """One step of a chain by which the power to decide a matter is passed on. A file may write just the id."""

    to: str
    """Id of the unit that gets the power."""
    up_to: float | None = None
    """The largest case that it may decide, itself included. `None`: not stated; its giver's limit is then its own."""
    unit: AmountUnit | None = None
    """Of `up_to`; `None`: euros, as there is no other."""
    when: Text | None = None
    """For which cases only, in words. `None`: for all."""
    beside: bool | None = None
    """Whether the power comes from the same one as that of the step before, and not from that step."""


class Amount(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How many of the cases of a matter are up to a size, and larger than the size before."""

    up_to: float
    """In euros, itself included."""
    share: float
    """Of all cases of the matter, 0 to 1."""


class Matter(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """One item of a body's remit. The same id in two scenarios is the same matter."""

    id: str
    name: Text
    area: tuple[MatterArea, ...] = ()
    """What it involves, where a rule of law turns on it. Empty: not stated."""
    delegated: tuple[Delegation, ...] | None = None
    """The steps by which the power to decide is passed on, one after another, from the unit in whose remit it stands.
    `None`: not stated; empty: stated to stay there."""
    prepared_by: tuple[str, ...] | None = None
    """Ids of the bodies that handle it before the one that decides, in their order. `None`: not stated; empty: stated
    to be none."""
    a_year: float | None = None
    """How many such cases come in a year. `None`: not stated, as for all below."""
    preparation: tuple[int, int] | None = None
    """Days that officers prepare a case, the least and the most."""
    amounts: tuple[Amount, ...] | None = None
    """The sizes of its cases, ascending. How large those are that the shares leave over is not known, as are all of
    them for `None`."""
    note: Text | None = None

    @property
    def delegates(self) -> tuple[str, ...]:
        """The ids of the units that the power is passed on to; none where it is not, or where that is not stated."""
        return tuple([step.to for step in self.delegated or ()])


class Unit(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", eq=False, omit_defaults=True):
    """One box: a body, a post that leads, a division, a company (W3C ORG: OrganizationalUnit, Post).

    Compared by identity, as the values below it may be many; the same `id` in two scenarios is the same unit.
    """

    id: str
    kind: str
    name: Text
    short: Text | None = None
    """A shorter name for the chart, where the full one is long."""
    units: "tuple[Unit, ...]" = ()
    side: Side | None = None
    """Where it is not its kind's."""
    place: Place | None = None
    """Where it is not its kind's."""
    seats: Seats | None = None
    language: OfficialLanguage | None = None
    """Of a body that serves one language group, such as a Swedish-language section."""
    area: tuple[Area, ...] = ()
    """What it handles, where a rule of law turns on it. Empty: not stated."""
    remit: tuple[Matter, ...] | None = None
    """What it decides. `None`: not stated; empty: stated to be nothing."""
    meets: Meets | None = None
    """When it meets, as a body. `None`: not stated, as for the three below."""
    agenda_closes: int | None = None
    """Whole days before a meeting, the last on which a case comes onto its agenda."""
    hours: float | None = None
    """That a meeting lasts at most."""
    items: int | None = None
    """That a meeting can take."""
    count: int | float | None = None
    """Stands for this many unnamed units of its kind. A decimal, of posts only, is how many full-time equivalents the
    unnamed posts are together; how many posts that is it does not say."""
    leader: Leader | None = None
    staff: Staff | None = None
    budget: Budget | None = None
    code: str | None = None
    """Of its cost centre (kustannuspaikka)."""
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    """When it begins."""
    until: PartialDate | None = None
    """When it ends."""
    purpose: Text | None = None
    """What it is for."""
    open: Text | None = None
    """An open question of the draft about it."""
    note: Text | None = None
    """A remark of the file's writer, such as what was inferred."""
    continues: tuple[str, ...] = ()
    """Lineage: ids of the earlier units that it continues (W3C ORG ChangeEvent)."""
    source: tuple[str, ...] = ()
    """Keys of the scenario's sources that it is taken from."""
    shared: bool | None = None
    """Held jointly with other municipalities."""
    council_decision: bool | None = None
    """The draft says that the council decides on its special composition: outsiders, or board members as chairs."""

    @property
    def weight(self) -> int:
        """How many units it counts as: its `count`, else 1; 1 too where that tells no number of units."""
        return self.count if type(self.count) is int else 1


def places_stating(units: Sequence[Unit], field: str, nothing: object = None) -> list[int]:
    """The places of those that state that field, which says `nothing` where it is not stated.

    It is asked of each draft anew that an edit makes: a look at each of 100 000 units takes a tenth of a second, and
    this a tenth of that where none states it.
    """
    values = list(map(attrgetter(field), units))
    if values.count(nothing) == len(values):
        return []
    return [place for place, value in enumerate(values) if value != nothing]


def every(unit: Unit) -> Iterator[Unit]:
    """The unit and all below it, each before those below it."""
    left = [unit]
    while left:
        here = left.pop()
        yield here
        left += reversed(here.units)


def with_units(unit: Unit, below: tuple[Unit, ...]) -> Unit:
    """The unit with these directly below it; itself where they are those that it has."""
    return unit if below == unit.units else replace(unit, units=below)


def rebuilt(
    unit: Unit,
    change: Callable[[Unit, tuple[Unit, ...]], Unit],
    below: Callable[[Unit], Sequence[Unit]] = lambda unit: unit.units,
) -> Unit:
    """What `change` makes of the unit, and of what was made of those below it, from the lowest up.

    `below` tells which of those below a unit are gone on with; it is asked of each unit before those below it.
    """
    opened: list[tuple[Unit, int]] = []
    left = [unit]
    while left:
        here = left.pop()
        its = below(here)
        opened.append((here, len(its)))
        left += reversed(its)
    made: list[Unit] = []
    for here, n in reversed(opened):
        # The first of those below it was made last.
        made[len(made) - n :] = [change(here, tuple(made[len(made) - n :][::-1]))]
    return made[0]


def apart(units: Iterable[Unit]) -> list[tuple[Unit, int]]:
    """The units and all below them, each alone and before those below it, with how many stand directly below it.

    What calls itself for what lies within cannot go through thousands of layers: it gets these.
    """
    each = (its for unit in units for its in every(unit))
    return [(replace(its, units=()) if its.units else its, len(its.units)) for its in each]


def together(parts: Sequence[tuple[Unit, int]]) -> tuple[Unit, ...]:
    """The units that `apart` took apart; ValueError where these can be none."""
    made: list[Unit] = []
    for unit, n in reversed(parts):
        if not 0 <= n <= len(made):
            raise ValueError(n)
        if n:
            made[len(made) - n :] = [replace(unit, units=tuple(made[len(made) - n :][::-1]))]
        else:
            made.append(unit)
    return tuple(made[::-1])
