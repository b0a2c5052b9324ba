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


Places = tuple[tuple[float, float], ...]
"""Stretches of all cases of a matter, from the smallest at 0 to the largest at 1: from where, and below where."""


WHOLE: Places = ((0.0, 1.0),)
"""All cases."""


def places(matter: Matter, home: str, placed: Container[str] | None = None) -> dict[str, Places]:
    """Which cases each unit decides, by its id, from the smallest on; all stretches together are 0 to 1.

    A case is taken to be as large as its size tells at most. Those of unknown size stand behind the others, and are
    with who decides these. With the same places cases are of the same sizes in every draft that states them alike.
    """
    found: dict[str, list[tuple[float, float]]] = {}
    reached = Decimal(0)
    for up_to, share in (*_amounts(matter), (None, Decimal(1))):
        end = min(Decimal(1), reached + share)
        if end > reached:
            its = found.setdefault(deciding_unit(matter, home, up_to, placed), [])
            begin = its.pop()[0] if its and its[-1][1] == float(reached) else float(reached)
            its.append((begin, float(end)))
        reached = end
    return {unit: tuple(its) for unit, its in found.items()}


def shares(matter: Matter, home: str, placed: Container[str] | None = None) -> dict[str, float]:
    """Which share of the cases each unit decides, by its id, from the smallest cases on; they add up to 1."""
    return {unit: share_of(its) for unit, its in places(matter, home, placed).items()}


def share_of(its: Places) -> float:
    """Which share of the cases lies in those stretches."""
    return plain_number(sum((exact(end) - exact(begin) for begin, end in its), Decimal(0)))


def _amounts(matter: Matter) -> list[tuple[float | None, Decimal]]:
    return [(its.up_to, exact(its.share)) for its in sorted(matter.amounts or (), key=lambda its: its.up_to)]
