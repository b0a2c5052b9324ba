"""Goals against scenarios: what the comparison weighs and scores, and what documents state of it.

A rating that a document states stays a word: nothing here turns it into a number, or mixes it with a workshop's scores.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

import msgspec

from orgsim.messages import Message, message
from orgsim.model.comparison import WeighedGoal
from orgsim.model.scenario import Goal, Rating, Scenario
from orgsim.model.text import Text

Unseen = Mapping[str, Sequence[str]]
"""The letters of drafts that are open beside those that are told of, by their ids."""
ALONE: Unseen = MappingProxyType({})


class GoalRow(msgspec.Struct, frozen=True, kw_only=True):
    """One goal, and how each scenario stands towards it."""

    id: str
    name: Text
    weight: float | None
    """`None`: not given, which is not 0."""
    scores: tuple[float | None, ...]
    """By scenario; `None`: not given."""
    stated: tuple[Goal | None, ...]
    """By scenario the goal as its own document states it."""
    place: int | None
    """Among the goals of the comparison; `None`: only scenarios state it."""

    @property
    def counts(self) -> bool:
        """Whether it has a part in the result."""
        return bool(self.weight)


def of_shared_id(scenarios: Sequence[Scenario], unseen: Iterable[str] = ()) -> frozenset[int]:
    """The scenarios whose id another one has too, as a copied draft does whose id was forgotten.

    `unseen`: the ids of others that are open.
    """
    counts = Counter([*(scenario.id for scenario in scenarios), *unseen])
    return frozenset(column for column, scenario in enumerate(scenarios) if counts[scenario.id] > 1)


def namesakes(scenarios: Sequence[Scenario], letters: str, unseen: Unseen) -> dict[int, list[str]]:
    """The same, each with the letters of the others; `unseen` has, by their ids, those of others that are open."""
    found: dict[int, list[str]] = {}
    for column in sorted(of_shared_id(scenarios, unseen)):
        id = scenarios[column].id
        seen = [letters[other] for other, its in enumerate(scenarios) if its.id == id and other != column]
        found[column] = sorted((*seen, *unseen.get(id, ())))
    return found


def goal_rows(
    scenarios: Sequence[Scenario], goals: Sequence[WeighedGoal], unseen: Iterable[str] = ()
) -> tuple[GoalRow, ...]:
    """A row for each goal: first those of the comparison in its order, then those that only scenarios state.

    Scores are given by a scenario's id. Where two have the same, nobody can tell whose they are, and neither has any;
    one of them may be among those that are `unseen`, of which these are the ids.
    """
    unclear = of_shared_id(scenarios, unseen)
    stated = [{goal.id: goal for goal in scenario.goals} for scenario in scenarios]
    names = {goal.id: goal.name for goal in reversed([goal for its in scenarios for goal in its.goals])}
    names |= {goal.id: goal.name for goal in goals}
    weighed = {goal.id: (place, goal) for place, goal in enumerate(goals)}
    ids = dict.fromkeys([goal.id for goal in goals] + [goal.id for its in scenarios for goal in its.goals])
    keys = [None if column in unclear else scenario.id for column, scenario in enumerate(scenarios)]
    told = {id for its in stated for id in its}
    none = (None,) * len(scenarios)
    rows = []
    for id in ids:
        place, goal = weighed.get(id, (None, None))
        rows.append(
            GoalRow(
                id=id,
                name=names[id],
                weight=None if goal is None else goal.weight,
                scores=none if goal is None else tuple([goal.scores.get(key) if key else None for key in keys]),
                stated=tuple([its.get(id) for its in stated]) if id in told else none,
                place=place,
            )
        )
    return tuple(rows)


@lru_cache(maxsize=1024)
def exact(value: float) -> Fraction:
    """A number as it is written: 3.4 is 17/5, so that equal results are equal."""
    return Fraction(repr(value))


def weighted_sum(terms: Iterable[tuple[float, float]]) -> Fraction:
    """The sum of weight times score, exactly. Those that are alike, of which many goals have many, count together."""
    return sum((n * exact(weight) * exact(score) for (weight, score), n in Counter(terms).items()), Fraction(0))


def rating_text(rating: Rating) -> Message:
    """A rating in words."""
    return message(f"goals.rating.{rating}")


def are_weighed(rows: Iterable[GoalRow]) -> bool:
    """Whether any goal counts."""
    return any(row.counts for row in rows)
