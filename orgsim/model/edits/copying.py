"""Units that are made once more in their draft: another of the same sort, under ids and names of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set

from msgspec.structs import replace

from orgsim.model.edits.applying import above, subordinates
from orgsim.model.edits.edits import Added
from orgsim.model.hierarchy import hierarchy, tray_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Matter, Seats, Unit, every, rebuilt

_COUNTED = re.compile(r"(.*[ \-])(?:(\d{1,6})|([A-HJ-UWYZÅÄÖ])|([a-hj-uwy]))\Z", re.DOTALL)
_SORT = (
    *("kind", "count", "side", "place", "language", "area", "purpose", "shared", "council_decision"),
    *("meets", "agenda_closes", "hours", "items"),
)
"""What is said of such a unit, and not of that very one: not where it came from, who says so, what it costs."""
_SEATS = ("total", "deputies", "drawn_from", "reserved", "eligible", "chair", "vice_chair")
"""How seats are filled; not who sits on them."""


def copies(scenario: Scenario, id: str, times: int = 1) -> tuple[Added, ...]:
    """What makes so many more of a unit that is placed, with all below it, right behind it.

    Their ids and, of the uppermost, names count on: "Palvelualue A" is followed by "Palvelualue B". They take over what
    sort of unit it is, its seats and its remit; not its lineage, sources, notes, staff and costs, which are of that one
    only. KeyError where there is no such unit.
    """
    flat = hierarchy(scenario)
    unit = flat.units[flat.index[id]]
    below = above(scenario, id)
    siblings = subordinates(scenario, below)
    place = next(at for at, its in enumerate(siblings) if its is unit) + 1
    taken = {*flat.index, *tray_of(scenario).index}
    names = {name for its in siblings for name in its.name.every()}
    made: list[Added] = []
    for number in range(times):
        ids = {its: _next(its, taken) for its in [each.id for each in every(unit)]}
        taken.update(ids.values())
        copy = _copied(unit, ids)
        name = _name(unit.name, names)
        names.update(name.every())
        made.append(Added(replace(copy, name=name), below, place + number))
    return tuple(made)


def _copied(unit: Unit, ids: Mapping[str, str]) -> Unit:
    """Under its new id; what it says of others that are copied too is said of their copies."""

    def copied(unit: Unit, below: tuple[Unit, ...]) -> Unit:
        return Unit(
            id=ids[unit.id],
            name=unit.name,
            seats=unit.seats and _filled(unit.seats, ids),
            remit=unit.remit and tuple([_passed_on(matter, ids) for matter in unit.remit]),
            units=below,
            **{name: getattr(unit, name) for name in _SORT},
        )

    return rebuilt(unit, copied)


def _filled(seats: Seats, ids: Mapping[str, str]) -> Seats | None:
    copy = Seats(**{name: getattr(seats, name) for name in _SEATS})
    if copy.drawn_from:
        copy = replace(copy, drawn_from={ids.get(id, id): number for id, number in copy.drawn_from.items()})
    return None if copy == Seats() else copy


def _passed_on(matter: Matter, ids: Mapping[str, str]) -> Matter:
    copy = matter
    if matter.prepared_by:
        copy = replace(copy, prepared_by=tuple([ids.get(id, id) for id in matter.prepared_by]))
    if matter.delegated:
        steps = tuple([replace(step, to=ids.get(step.to, step.to)) for step in matter.delegated])
        copy = replace(copy, delegated=steps)
    return copy


def _name(name: Text, taken: Iterable[str]) -> Text:
    known = frozenset(taken)
    if name.und is not None:
        return Text(und=_next(name.und, known, " "))
    return Text(**{its: _next(said, known, " ") for its in LANGUAGES if (said := getattr(name, its)) is not None})


def _next(word: str, taken: Iterable[str], sign: str = "-") -> str:
    """The first that counts on from `word` and is not taken: its last number or letter, else a number from 2 on."""
    known = taken if isinstance(taken, Set) else frozenset(taken)
    stem, number, letter = _ending(word, sign)
    while True:
        if letter and letter not in "Zz":
            letter = chr(ord(letter) + 1)
            found = stem + letter
        else:
            stem, number, letter = (stem if not letter else word + sign), number + 1, ""
            found = f"{stem}{number}"
        if found not in known:
            return found


def _ending(word: str, sign: str) -> tuple[str, int, str]:
    """What stands before the number or letter that counts, the number that was reached, the letter."""
    found = _COUNTED.match(word)
    if found is None or (found[4] and sign == " "):
        return word + sign, 1, ""
    if found[2]:
        return found[1], int(found[2]), ""
    return found[1], 1, found[3] or found[4]
