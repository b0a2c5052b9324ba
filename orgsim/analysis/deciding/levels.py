"""Which level decides a case: the size of the case against the limits of the matter's delegation.

What is not known sends no case down: one of unknown size stays with who may decide any, and of a step for certain cases
only (`when`) it is not known which they are.
"""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal
from math import inf

from orgsim.model.delegations import givers, limits, way
from orgsim.model.staffing import exact, plain_number
from orgsim.model.units import Matter


def deciding_unit(matter: Matter, home: str, amount: float | None, placed: Container[str] | None = None) -> str:
    """The id of the unit that decides a case of so many euros; `None`: its size is not known.

    Of all that may decide it, the one with the lowest limit, and of those with the same the one that the power reaches
    last; a limit holds its own sum ("up to 50 000"). `home` has the matter in its remit. Steps to units that are not
    among `placed` do not count, nor do those behind them; `None`: all are placed.
    """
    chain = matter.delegated or ()
    most, above = limits(chain), givers(chain)
    best, found = (inf, 0, 0), home
    closed: set[int] = set()
    for at, step in enumerate(chain):
        if above[at] in closed or step.when is not None or (placed is not None and step.to not in placed):
            closed.add(at)
            continue
        bound = most[at]
        if bound is not None and (amount is None or amount > bound):
            continue
        # Side by side with equal power, the first decides.
        here = (inf if bound is None else bound, -len(way(chain, at)), at)
        if here < best:
            best, found = here, step.to
    return found


def amount_at(matter: Matter, place: float) -> float | None:
    """The size of the case at `place`, from 0 to 1, of all cases from the smallest to the largest; `None`: not known.

    A case is taken to be as large as its size tells at most. With the same places cases are of the same sizes in every
    draft that states them alike.
    """
    reached = Decimal(0)
    for amount in sorted(matter.amounts or (), key=lambda its: its.up_to):
        reached += exact(amount.share)
        if place < float(reached):
            return amount.up_to
    return None


def shares(matter: Matter, home: str, placed: Container[str] | None = None) -> dict[str, float]:
    """Which share of the cases each unit decides, by its id, from the smallest cases on; they add up to 1.

    Cases of unknown size are with who decides these.
    """
    found: dict[str, Decimal] = {}
    left = Decimal(1)
    for amount in sorted(matter.amounts or (), key=lambda its: its.up_to):
        part = min(left, exact(amount.share))
        if part:
            unit = deciding_unit(matter, home, amount.up_to, placed)
            found[unit] = found.get(unit, Decimal(0)) + part
        left -= part
    if left:
        unit = deciding_unit(matter, home, None, placed)
        found[unit] = found.get(unit, Decimal(0)) + left
    return {unit: plain_number(share) for unit, share in found.items()}
