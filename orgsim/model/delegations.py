"""Chains of delegation: from whom each step has its power, up to which size, and where a chain contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from orgsim.model.units import Delegation

Chain = Sequence[Delegation]

OWNER = -1
"""Stands for the unit in whose remit the matter is, where steps are told by their places."""

FaultName = Literal["above-giver", "twice", "back"]


class Fault(Struct, frozen=True):
    """What is wrong with a step of a chain."""

    name: FaultName
    """Its limit is above that of its giver; the same step is stated before; its power comes back to who gave it."""
    at: int
    """The place of the step."""
    other: int
    """Of the one that it contradicts: the giver, the same step, or who gave it; `OWNER` too."""


def stated_alike(one: Chain, other: Chain) -> bool:
    """Whether both say the same, word for word or not: `unit: euro`, `beside: false` and `beside` in the first step
    say nothing that is not so without them.
    """
    return len(one) == len(other) and all(
        (here.to, here.up_to, here.when, bool(at and here.beside))
        == (there.to, there.up_to, there.when, bool(at and there.beside))
        for at, (here, there) in enumerate(zip(one, other, strict=True))
    )


def givers(chain: Chain) -> tuple[int, ...]:
    """For each step the place of the one that it has its power from, or `OWNER`."""
    found: list[int] = []
    for at, step in enumerate(chain):
        found.append(found[-1] if step.beside and found else at - 1)
    return tuple(found)


def way(chain: Chain, at: int) -> tuple[int, ...]:
    """The places of the steps from the first giver down to the step at `at`, itself included."""
    above = givers(chain)
    found = [at]
    while above[found[-1]] != OWNER:
        found.append(above[found[-1]])
    return tuple(found[::-1])


def ways(chain: Chain) -> tuple[tuple[int, ...], ...]:
    """The ways that the power goes: for each step from which it goes no further, the places down to it."""
    further = set(givers(chain))
    return tuple([way(chain, at) for at in range(len(chain)) if at not in further])


def limits(chain: Chain) -> tuple[float | None, ...]:
    """The largest case that each may decide: its own limit, or the lower one of whom it has its power from."""
    found: list[float | None] = []
    for step, giver in zip(chain, givers(chain), strict=True):
        bounds = [step.up_to, None if giver == OWNER else found[giver]]
        found.append(min((bound for bound in bounds if bound is not None), default=None))
    return tuple(found)


def faults(chain: Chain, owner: str) -> Iterator[Fault]:
    """Where the chain of a matter in the remit of the unit `owner` contradicts itself, in the order of its steps."""
    above, most = givers(chain), limits(chain)
    for at, step in enumerate(chain):
        same = next((its for its in range(at) if (chain[its].to, chain[its].when) == (step.to, step.when)), None)
        before = way(chain, at)[:-1]
        given = next((its for its in before if chain[its].to == step.to), OWNER if step.to == owner else None)
        if given is not None and not given == same == above[at]:
            yield Fault("back", at, given)
        elif same is not None:
            yield Fault("twice", at, same)
        bound = None if above[at] == OWNER else most[above[at]]
        if step.up_to is not None and bound is not None and step.up_to > bound:
            yield Fault("above-giver", at, above[at])
