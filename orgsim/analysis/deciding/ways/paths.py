"""Which units handle a matter, in order: those that prepare it, and the one that decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from orgsim.analysis.deciding.assumption import Subject
from orgsim.analysis.deciding.ways.levels import WHOLE, Places, places
from orgsim.analysis.deciding.ways.placing import Placed
from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.kinds import CITY_BOARDS, COUNCIL
from orgsim.model.units import Matter

_OF_THE_COUNCIL = ("audit-committee", "temporary-committee")
"""Kinds that prepare for the council itself (Kuntalaki §§ 35 and 121): the city board does not come between."""
_PERMITS = ("building-permits", "environment-permits")


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """Who handles the cases of some sizes."""

    units: tuple[int, ...]
    """Indexes of the units, the one that decides last."""
    places: Places = WHOLE
    """Which of all cases."""
    above: int | None = None
    """Of the body that may take the decision over (Kuntalaki § 92)."""


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """Who handles a matter."""

    matter: Matter
    levels: tuple[Level, ...]
    """From the smallest cases on; none where it is not known who decides."""
    assumed: tuple[tuple[Subject, int], ...] = ()
    """What the way rests on that the draft does not state, and the unit that it is of."""
    missing: tuple[Message, ...] = ()
    """Why it is not known."""

    @property
    def units(self) -> tuple[int, ...]:
        """All who handle any case."""
        return tuple(dict.fromkeys(unit for level in self.levels for unit in level.units))


def matter_ways(flat: Hierarchy, assumed: Sequence[Placed] = ()) -> Iterator[Way]:
    """The way of each matter of a draft, in reading order, and then of those that are `assumed` to be decided here."""
    owners: dict[str, list[int]] = {}
    matters: dict[str, Matter] = {}
    for here, unit in enumerate(flat.units):
        for matter in unit.remit or ():
            owners.setdefault(matter.id, []).append(here)
            matters.setdefault(matter.id, matter)
    for id, its in owners.items():
        if len(its) > 1:
            names = tuple([flat.units[unit].name for unit in its])
            yield Way(matter=matters[id], levels=(), missing=(message("deciding.missing.several", bodies=names),))
        else:
            yield _way(flat, matters[id], its[0])
    for each in assumed:
        yield _way(flat, each.matter, each.unit)


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


def decides_alone(flat: Hierarchy, here: int) -> bool:
    """Whether a unit decides without a meeting, as an office holder does."""
    side, kind = flat.sides[here], flat.kinds[here]
    sits = side == "elected" and kind.body
    return not (sits or side in ("elected", "influence") or flat.units[here].meets is not None)


def _way(flat: Hierarchy, matter: Matter, owner: int) -> Way:
    by_size = places(matter, flat.units[owner].id, flat.index)
    deciders = {flat.index[id]: its for id, its in by_size.items()}
    assumed: list[tuple[Subject, int]] = []
    if matter.delegated and not matter.amounts:
        assumed += [("delegated", decider) for decider in deciders]
    lost = [id for id in matter.prepared_by or () if id not in flat.index]
    if lost:
        levels = tuple([Level(units=(decider,), places=its) for decider, its in deciders.items()])
        return Way(matter=matter, levels=levels, missing=(message("deciding.missing.preparer", id=lost[0]),))
    levels = ()
    for decider, its in deciders.items():
        before = _before(flat, matter, owner, decider)
        if flat.units[decider].kind == COUNCIL and matter.prepared_by != ():
            board = city_board(flat)
            own = any(flat.units[unit].kind in _OF_THE_COUNCIL for unit in before)
            if board is not None and board not in before and not own:
                before.append(board)
                assumed.append(("prepared-by", board))
        levels += (Level(units=(*before, decider), places=its, above=takes_over(flat, decider)),)
    return Way(matter=matter, levels=levels, assumed=tuple(assumed))


def _before(flat: Hierarchy, matter: Matter, owner: int, decider: int) -> list[int]:
    """Who handles a case before the one that decides it.

    Where power is passed on, those do not prepare who stand above whoever decides: they had it themselves. For an
    office holder no body does, and for one that prepares itself nobody behind it.
    """
    # Who is named twice handles it once, where it is named first: the file's reader warns of that.
    named = [flat.index[id] for id in dict.fromkeys(matter.prepared_by or ())]
    if decider == owner:
        return [unit for unit in named if unit != decider]
    if decider in named:
        named = named[: named.index(decider)]
    above, alone = flat.path(decider), decides_alone(flat, decider)
    return [unit for unit in named if unit not in above and (decides_alone(flat, unit) or not alone)]
