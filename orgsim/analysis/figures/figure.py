"""A figure: the value of a metric for one scenario, with all that is needed to open it and see how it came about."""

from __future__ import annotations

from typing import Literal

import msgspec

from orgsim.messages import Message
from orgsim.model.text import Text

Combination = Literal["sum", "ratio", "max", "median", "distribution"]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One of the amounts that a figure is put together from."""

    amount: float
    times: int = 1
    """How many times the amount counts: a body that stands for three has its seats three times."""
    unit: int | None = None
    """Index of the unit that the amount is of; `None` where it is of a group of units or of no unit."""
    label: Text | Message | None = None
    """What the amount is of, where `unit` does not say it."""
    pair: tuple[int, int] | None = None
    """Indexes of the two units that its label names."""
    how: Message | None = None
    """How the amount came about, where it is computed itself."""

    @property
    def total(self) -> float:
        """What the part contributes."""
        return self.amount * self.times


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A metric's value for one scenario. What a draft does not state is unknown, never 0."""

    metric: str = ""
    """Id of the metric; filled in by `metrics`."""
    value: float | int | None = None
    """`None`: unknown, for the reasons given; also for a distribution, which has no single value."""
    units: tuple[int, ...] = ()
    """The units that it counts, as indexes into the scenario's hierarchy, in reading order."""
    parts: tuple[Part, ...] = ()
    """The amounts that it is put together from, in reading order."""
    combination: Combination = "sum"
    """How the parts give the value: their sum, their sum divided by `over`, the largest or the middle one."""
    over: float | None = None
    """The divisor of a ratio: how many managers share the subordinates, how many bodies the seats."""
    distribution: tuple[tuple[int, int], ...] | None = None
    """(amount, how many have it), by rising amount. `None`: unknown, or not that sort of metric."""
    reasons: tuple[Message, ...] = ()
    """Why it is unknown or incomplete."""
    lower_bound: bool = False
    """Some of what it sums is not stated: the true figure is this or more."""
    listed: bool = False
    """Whether the labels of its parts are what it counts, each with a name of its own: matters, pairs of units."""
    absent: bool = False
    """Unknown because there is nothing to measure: the scenario has no such branch or layer."""
    open_down: bool = False
    """Some of what it subtracts, or divides by, is not stated: the true figure may be less."""
    years: frozenset[int | None] = frozenset()
    """Of money, whose budgets it sums; `None` among them where a unit does not say its year."""
    summed: frozenset[str] = frozenset()
    """Of a sum over units, those that it sums, by the names that they have in every draft."""
    missing: frozenset[str] = frozenset()
    """Of a sum over units, those of which what it sums is not stated."""

    @property
    def sign(self) -> str:
        """What stands before its value where that is not all of it: at least, at most, or about so much."""
        if self.value is None:
            return ""
        return ("≈" if self.open_down else "≥") if self.lower_bound else "≤" if self.open_down else ""

    @property
    def incomplete(self) -> bool:
        """Whether something of what it is computed from is not stated."""
        return self.lower_bound or self.open_down

    @property
    def known(self) -> bool:
        """Whether there is anything to show."""
        return self.value is not None or self.distribution is not None


def shown_difference(first: float, other: float, decimals: int) -> float:
    """How far `other` is from `first`, as a reader reckons it from the two as they are written.

    The difference of the exact values, rounded, would contradict them: 4.94 and 4.96 are written 4.9 and 5.0.
    """
    return round(round(other, decimals) - round(first, decimals), decimals)


def differs_in_what_is_missing(one: Figure, other: Figure, *, strictly: bool = False) -> bool:
    """Whether the difference of two sums is of what one of them leaves out rather than of the drafts.

    That is so where one sums a body that the other leaves out: the council's 51 seats are no difference to a draft that
    does not state them. `strictly`: wherever they do not leave out the same bodies.
    """
    if strictly:
        return one.missing != other.missing
    return not one.missing.isdisjoint(other.summed) or not other.missing.isdisjoint(one.summed)


ABSENT = "–"
"""Stands for the figure of what a scenario does not have."""


def absent(reason: Message) -> Figure:
    """The figure of what a scenario does not have, and what that is."""
    return Figure(reasons=(reason,), absent=True)


def unknown(*reasons: Message) -> Figure:
    """The figure of what cannot be told, and why."""
    return Figure(reasons=reasons)


def spread(distribution: tuple[tuple[int, int], ...]) -> str:
    """How often each amount occurs: `1:12 2:5`."""
    return " ".join([f"{amount}:{count}" for amount, count in distribution])
