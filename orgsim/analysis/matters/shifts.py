"""What each body gains and loses: the matters of two scenarios by body instead of by matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from orgsim.analysis.differences.grouping import groups
from orgsim.analysis.differences.matching import Pair, match
from orgsim.analysis.matters.table import deciders
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.units import Matter


class Shifted(msgspec.Struct, frozen=True):
    """A matter that changes hands."""

    matter: Matter
    elsewhere: tuple[int, ...]
    """Of one that is gained, the units of a that decided it; of one that is lost, the units of b that decide it now.
    None: it was, or is, without a body."""


class BodyShift(msgspec.Struct, frozen=True, kw_only=True):
    """What a body has to decide before and after; several where bodies are merged or split."""

    before: tuple[int, ...]
    """Its units in a, by index; none for a new body."""
    after: tuple[int, ...]
    """Its units in b; none for one that ends."""
    keeps: tuple[Matter, ...]
    gains: tuple[Shifted, ...] | None
    """`None`: not known, as one of the two drafts does not state what it decides."""
    loses: tuple[Shifted, ...] | None

    @property
    def changed(self) -> bool:
        """Whether it is known to gain or lose anything."""
        return bool(self.gains or self.loses)


def matter_shifts(a: Scenario, b: Scenario, pairs: Sequence[Pair] = ()) -> tuple[BodyShift, ...]:
    """The bodies that state a remit in `a` or `b`, in the order of a and then of b.

    `pairs` are units, by their ids in a and b, that the planner confirmed to be the same.
    """
    before, after = hierarchy(a), hierarchy(b)
    decided_before, decided_after = deciders(before), deciders(after)
    stated = all(any(unit.remit is not None for unit in flat.units) for flat in (before, after))
    shifts = []
    for left, right in groups(match(before, after, pairs)):
        if not any(before.units[unit].remit is not None for unit in left) and not any(
            after.units[unit].remit is not None for unit in right
        ):
            continue
        had, has = _remits(before, left), _remits(after, right)
        known = stated and had is not None and has is not None
        had, has = had or {}, has or {}
        shifts.append(
            BodyShift(
                before=left,
                after=right,
                keeps=tuple(matter for id_, matter in had.items() if id_ in has),
                gains=_shifted(has, had, decided_before) if known else None,
                loses=_shifted(had, has, decided_after) if known else None,
            )
        )
    return tuple(shifts)


def _shifted(
    these: dict[str, Matter], those: dict[str, Matter], elsewhere: dict[str, tuple[int, ...]]
) -> tuple[Shifted, ...]:
    return tuple(Shifted(matter, elsewhere.get(id_, ())) for id_, matter in these.items() if id_ not in those)


def _remits(flat: Hierarchy, units: Iterable[int]) -> dict[str, Matter] | None:
    """All that they decide together; `None` where one of them does not say."""
    remits: dict[str, Matter] = {}
    for unit in units:
        remit = flat.units[unit].remit
        if remit is None:
            return None
        remits.update((matter.id, matter) for matter in remit)
    return remits
