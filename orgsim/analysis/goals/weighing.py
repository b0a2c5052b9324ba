"""The weighted result of each scenario, and which of them is ahead.

A result is Σ weight · score / Σ weight over the goals that have a weight above 0: the weighted mean of the scores, on
their own scale. It is computed in fractions, so that a tie is one. A score that is not given is unknown and not 0: the
result then lies between what it would be with the least and with the most that can be given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

import msgspec

from orgsim.analysis.goals.rows import GoalRow, exact, weighted_sum
from orgsim.model.comparison import LEAST_SCORE, MOST_SCORE


class Term(msgspec.Struct, frozen=True):
    """What one goal adds to a result."""

    row: int
    weight: Fraction
    score: Fraction | None
    """`None`: not given."""

    @property
    def product(self) -> Fraction | None:
        """Weight times score."""
        return None if self.score is None else self.weight * self.score


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The weighted result of one scenario."""

    terms: tuple[Term, ...]
    """Of the goals that count."""
    least: Fraction | None
    """The least that it can be; `None`: nothing is weighed, or nothing scored."""
    most: Fraction | None
    """The most that it can be."""

    @property
    def value(self) -> Fraction | None:
        """The result; `None` where it is not known exactly."""
        return self.least if self.least == self.most else None

    @property
    def scored(self) -> int:
        """How many of the goals that count have a score."""
        return sum(term.score is not None for term in self.terms)

    @property
    def weight(self) -> Fraction:
        """All weights together."""
        return _sum(term.weight for term in self.terms)


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The place of a scenario among the others, counted from 1."""

    best: int
    worst: int
    """The same as `best` where the scores that are missing cannot change it."""
    tied: bool
    """Whether another scenario has the very same result."""


def results(rows: Sequence[GoalRow], scenarios: int) -> tuple[Result, ...]:
    """The result of each of that many scenarios."""
    counted = [(number, row, exact(row.weight)) for number, row in enumerate(rows) if row.weight]
    total = _sum(weight for _, _, weight in counted)
    made = []
    for column in range(scenarios):
        terms = [Term(number, weight, _score(row, column)) for number, row, weight in counted]
        if not any(term.score is not None for term in terms):
            made.append(Result(terms=tuple(terms), least=None, most=None))
            continue
        known = weighted_sum(
            [(row.weight, score) for _, row, _ in counted if row.weight and (score := row.scores[column])]
        )
        open_ = _sum(term.weight for term in terms if term.score is None)
        least, most = ((known + open_ * score) / total for score in (LEAST_SCORE, MOST_SCORE))
        made.append(Result(terms=tuple(terms), least=least, most=most))
    return tuple(made)


def standings(of: Sequence[Result]) -> tuple[Standing | None, ...]:
    """The place of each scenario, best result first; `None` for one that has no result.

    Those that have the same result share a place, and the next one is that much further down.
    """
    there = [result for result in of if result.least is not None]
    return tuple([_standing(result, there) if result.least is not None else None for result in of])


def _standing(result: Result, there: Sequence[Result]) -> Standing:
    others = [other for other in there if other is not result]
    ahead = sum(_sure(other.least) > _sure(result.most) for other in others)
    perhaps = sum(_sure(other.most) > _sure(result.least) for other in others)
    tied = any(result.value is not None and other.value == result.value for other in others)
    return Standing(best=1 + ahead, worst=1 + perhaps, tied=tied)


def leaders(of: Sequence[Result]) -> tuple[int, ...]:
    """The scenarios that are ahead of all others, whatever is missing; several where they are even, else none."""
    places = standings(of)
    return tuple([column for column, place in enumerate(places) if place is not None and place.worst == 1])


def _sum(values: Iterable[Fraction]) -> Fraction:
    """Their sum. Equal ones count together: adding fractions is slow, and of many goals many weigh the same."""
    return sum((n * value for value, n in Counter(values).items()), Fraction(0))


def _score(row: GoalRow, column: int) -> Fraction | None:
    score = row.scores[column]
    return None if score is None else exact(score)


def _sure(value: Fraction | None) -> Fraction:
    assert value is not None, "only results that there are get a place"
    return value
