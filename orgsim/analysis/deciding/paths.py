"""Which units handle a matter, in order: those that prepare it, and the one that decides."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from orgsim.analysis.deciding.assumption import Subject
from orgsim.analysis.deciding.levels import deciding_unit
from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.kinds import CITY_BOARDS, COUNCIL
from orgsim.model.units import Matter

_OF_THE_COUNCIL = ("audit-committee", "temporary-committee")
"""Kinds that prepare for the council itself (Kuntalaki §§ 35 and 121): the city board does not come between."""
_PERMITS = ("building-permits", "environment-permits")


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """Who handles a matter."""

    matter: Matter
    units: tuple[int, ...]
    """Indexes of the units, the one that decides last; none where that is not known."""
    above: int | None = None
    """Of the body that may take the decision over (Kuntalaki § 92)."""
    assumed: tuple[tuple[Subject, int], ...] = ()
    """What the way rests on that the draft does not state, and the unit that it is of."""
    missing: tuple[Message, ...] = ()
    """Why it is not known."""


def matter_ways(flat: Hierarchy) -> Iterator[Way]:
    """The way of each matter of a draft, in reading order."""
    owners: dict[str, list[int]] = {}
    matters: dict[str, Matter] = {}
    for here, unit in enumerate(flat.units):
        for matter in unit.remit or ():
            owners.setdefault(matter.id, []).append(here)
            matters.setdefault(matter.id, matter)
    for id, its in owners.items():
        if len(its) > 1:
            names = tuple([flat.units[unit].name for unit in its])
            yield Way(matter=matters[id], units=(), missing=(message("deciding.missing.several", bodies=names),))
        else:
            yield _way(flat, matters[id], its[0])


def city_board(flat: Hierarchy) -> int | None:
    """The body that prepares what the council decides; `None` where the draft has none."""
    return next((here for here, unit in enumerate(flat.units) if unit.kind in CITY_BOARDS), None)


def takes_over(flat: Hierarchy, decider: int) -> int | None:
    """The body that may take over what `decider` decides; `None` where there is none, or it may not.

    Bodies take over what is decided below them, but for permits; the council takes over nothing (Kuntalaki § 92).
    """
    if flat.units[decider].kind == COUNCIL or any(area in _PERMITS for area in flat.units[decider].area):
        return None
    for above in flat.path(decider)[-2::-1]:
        if flat.units[above].kind != COUNCIL and flat.kinds[above].body:
            return above
    return None


def _way(flat: Hierarchy, matter: Matter, owner: int) -> Way:
    decider = _decider(flat, matter, owner)
    assumed: list[tuple[Subject, int]] = [("delegated", decider)] if matter.delegated else []
    lost = [id for id in matter.prepared_by or () if id not in flat.index]
    if lost:
        return Way(matter=matter, units=(decider,), missing=(message("deciding.missing.preparer", id=lost[0]),))
    before = [flat.index[id] for id in matter.prepared_by or () if flat.index[id] != decider]
    if flat.units[decider].kind == COUNCIL and matter.prepared_by != ():
        board = city_board(flat)
        own = any(flat.units[unit].kind in _OF_THE_COUNCIL for unit in before)
        if board is not None and board not in before and not own:
            before.append(board)
            assumed.append(("prepared-by", board))
    return Way(
        matter=matter,
        units=(*before, decider),
        above=takes_over(flat, decider),
        assumed=tuple(assumed),
    )


def _decider(flat: Hierarchy, matter: Matter, owner: int) -> int:
    """Who decides a case of which the size is not known: whoever may decide any."""
    return flat.index[deciding_unit(matter, flat.units[owner].id, None, flat.index)]
