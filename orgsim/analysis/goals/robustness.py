"""How firm an order of scenarios is: at which weight of a goal it would be another one, all other weights kept.

With x the weight of a goal and W the sum of the others, a scenario's result is (C + x · s) / (W + x). So two scenarios
a and b are even where C_a − C_b + x · (s_a − s_b) = 0, which is linear in x: each pair has one such weight, or none, or
is even at every weight. Between those weights the order stays.

Which scenarios have a score in a goal does not hang on weights, so an order is told of those that are scored in every
goal that counts and in the goal itself. Goals that lack a score (`open_goals`) leave it open: scored and weighed, they
could turn it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from math import lcm

import msgspec

from orgsim.analysis.goals.rows import GoalRow, exact, weighted_sum
from orgsim.model.comparison import MOST_WEIGHT

Order = tuple[tuple[int, ...], ...]
"""Scenarios from the best down; those that are even stand together."""


class Stretch(msgspec.Struct, frozen=True):
    """Weights between which the order stays."""

    start: Fraction
    end: Fraction
    order: Order
    """Between start and end; at these themselves some may be even."""

    @property
    def leaders(self) -> tuple[int, ...]:
        """Who is ahead."""
        return self.order[0]


class Firmness(msgspec.Struct, frozen=True, kw_only=True):
    """What the weight of one goal does to the order."""

    row: int
    weight: Fraction | None
    """At present; `None`: none is given, which counts as 0."""
    stretches: tuple[Stretch, ...]
    """From 0 to the most that a goal can weigh, each with another order than the one before; empty: not known."""
    ends: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    """Who is ahead at 0 and at the most, exactly: more than between them where they are even there, and nobody where
    nothing else weighs anything."""

    @property
    def leading(self) -> tuple[Stretch, ...]:
        """The stretches joined where the same are ahead."""
        joined: list[Stretch] = []
        for stretch in self.stretches:
            if joined and joined[-1].leaders == stretch.leaders:
                joined[-1] = Stretch(joined[-1].start, stretch.end, joined[-1].order)
            else:
                joined.append(stretch)
        return tuple(joined)

    @property
    def breaks(self) -> tuple[Fraction, ...]:
        """The weights at which the order flips."""
        return tuple([stretch.end for stretch in self.stretches[:-1]])

    @property
    def nearest_flip(self) -> Fraction | None:
        """Of the weights at which another scenario comes ahead, the one nearest to the present weight, if any is."""
        now = self.weight or Fraction(0)
        flips = [stretch.end for stretch in self.leading[:-1]]
        return min(flips, key=lambda flip: abs(flip - now), default=None)

    @property
    def even_ends(self) -> tuple[Fraction, ...]:
        """The least and the most weight, where others draw level there with who is ahead just beside it."""
        if not self.stretches:
            return ()
        beside = (self.stretches[0], self.stretches[-1])
        points = (beside[0].start, beside[1].end)
        return tuple(
            [
                point
                for point, stretch, there in zip(points, beside, self.ends, strict=True)
                if there and there != stretch.leaders
            ]
        )


def compared(rows: Sequence[GoalRow], scenarios: int) -> tuple[int, ...]:
    """The scenarios that have a score in every goal that counts."""
    counted = [row for row in rows if row.counts]
    if not counted:
        return ()
    return tuple([column for column in range(scenarios) if all(row.scores[column] is not None for row in counted)])


def firmness(rows: Sequence[GoalRow], scenarios: int) -> tuple[Firmness, ...]:
    """For each goal, at which of its weights the order of the scenarios would be another; linear in the goals."""
    columns = compared(rows, scenarios)
    totals = _totals(rows, columns)
    # Goals of the same weight and scores do the same to the order, and of many goals many do.
    found: dict[tuple[float | None, tuple[float | None, ...]], Firmness] = {}
    made = []
    for number, row in enumerate(rows):
        alike = row.weight, row.scores
        if alike not in found:
            found[alike] = _firmness(row, number, columns, totals)
        made.append(msgspec.structs.replace(found[alike], row=number))
    return tuple(made)


def _firmness(row: GoalRow, number: int, columns: Sequence[int], totals: Mapping[int, Fraction]) -> Firmness:
    weight = None if row.weight is None else exact(row.weight)
    if len(columns) < 2 or any(row.scores[column] is None for column in columns):
        return Firmness(row=number, weight=weight, stretches=())
    adds = {column: _score(row, column) for column in columns}
    others = {column: totals[column] - (weight or 0) * adds[column] for column in columns}
    # Orders hang on no common factor, and whole numbers are compared many times as fast as fractions.
    scale = lcm(*(value.denominator for values in (adds, others) for value in values.values()))
    fixed, slope = ({column: int(value * scale) for column, value in values.items()} for values in (others, adds))
    most = {column: fixed[column] + MOST_WEIGHT * slope[column] for column in columns}
    # Scores are above 0, so a sum of 0 is one of no goals.
    ends = (_order(fixed)[0] if any(fixed.values()) else (), _order(most)[0])
    return Firmness(row=number, weight=weight, stretches=_stretches(fixed, slope), ends=ends)


def _totals(rows: Sequence[GoalRow], columns: Sequence[int]) -> dict[int, Fraction]:
    """What all goals together give each scenario."""
    return {
        column: weighted_sum([(row.weight, score) for row in rows if row.weight and (score := row.scores[column])])
        for column in columns
    }


def open_goals(rows: Sequence[GoalRow], scenarios: int) -> tuple[int, ...]:
    """The goals in which one of the scenarios that are compared has no score, or several or all have none."""
    columns = compared(rows, scenarios)
    return tuple([number for number, row in enumerate(rows) if any(row.scores[column] is None for column in columns)])


def _stretches(fixed: Mapping[int, int], slope: Mapping[int, int]) -> tuple[Stretch, ...]:
    """For what the other goals give each scenario (`fixed`) and what the one adds by each unit of its weight."""
    points = {Fraction(0), Fraction(MOST_WEIGHT)}
    for a, b in combinations(fixed, 2):
        if slope[a] != slope[b]:
            even = Fraction(fixed[b] - fixed[a], slope[a] - slope[b])
            if 0 < even < MOST_WEIGHT:
                points.add(even)
    stretches: list[Stretch] = []
    for start, end in pairwise(sorted(points)):
        middle = (start + end) / 2
        up, down = middle.numerator, middle.denominator
        order = _order({column: down * fixed[column] + up * slope[column] for column in fixed})
        stretches.append(Stretch(start, end, order))
    return tuple(stretches)


def _order(values: Mapping[int, int]) -> Order:
    return tuple(
        tuple(sorted(column for column, value in values.items() if value == each))
        for each in sorted(set(values.values()), reverse=True)
    )


def _score(row: GoalRow, column: int) -> Fraction:
    score = row.scores[column]
    assert score is not None, "only scenarios that are scored are compared"
    return exact(score)


def dominant(rows: Sequence[GoalRow], scenarios: int) -> int | None:
    """The scenario that no weights of scored goals put another ahead of: in none of them behind any other.

    It is ahead of each other in one of them at least. Of goals in which a score is missing (`open_goals`) nothing is
    said. `None` where there is no such scenario, or fewer than two are compared.
    """
    columns = compared(rows, scenarios)
    scored = [row for row in rows if all(row.scores[column] is not None for column in columns)]
    if len(columns) < 2:
        return None
    for one in columns:
        others = [other for other in columns if other != one]
        if all(_never_behind([(row.scores[one], row.scores[other]) for row in scored]) for other in others):
            return one
    return None


def _never_behind(scores: Sequence[tuple[float | None, float | None]]) -> bool:
    """Whether the first of each two is never the lower one, and the higher one at least once."""
    two = {(one, other) for one, other in scores if one is not None and other is not None}
    return all(one >= other for one, other in two) and any(one > other for one, other in two)
