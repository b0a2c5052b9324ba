"""A comparison: the scenarios that are opened together, their order and what they share."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

import msgspec

from orgsim.model.story import Step
from orgsim.model.text import Text

MOST_MEETINGS = 366
"""Of a body in a year: one on every day."""
MOST_FEE = 100_000
"""For one meeting, in euros."""
MOST_CHAIR_FACTOR = 100
MOST_DAYS_BEFORE = 365
MOST_DAYS_AFTER = 365
MOST_A_YEAR = 10_000
MOST_SEED = 2**32 - 1
MOST_RUNS = 100_000


class Decider(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Who is taken to decide matters that a draft gives to nobody, and why."""

    scenario: str
    """Id of the scenario."""
    unit: str
    """Id of the body."""
    matters: tuple[str, ...]
    """Ids of matters that another scenario has."""
    reason: Text


class Assumptions(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What the cost of meetings and the time of decisions are computed from. Absent figures stay absent."""

    meetings: Mapping[str, int] = msgspec.field(default_factory=dict)
    """Meetings a year, by kind of body or id of unit; 0 to `MOST_MEETINGS`."""
    fee: Mapping[str, float] = msgspec.field(default_factory=dict)
    """Fee of a member for one meeting in euros, by kind of body or id of unit; 0 to `MOST_FEE`."""
    agenda_closes: Mapping[str, int] = msgspec.field(default_factory=dict)
    """Days before a meeting on which the agenda closes, by kind of body or id of unit; 0 to `MOST_DAYS_BEFORE`."""
    minutes: Mapping[str, int] = msgspec.field(default_factory=dict)
    """Days after a meeting until its minutes are public, by kind of body or id of unit; 0 to `MOST_DAYS_AFTER`."""
    chair_factor: float | None = None
    """The chair's fee as a multiple of a member's, 0 to `MOST_CHAIR_FACTOR`."""
    a_year: int | None = None
    """Cases a year of each matter of which a draft does not say how many come, 1 to `MOST_A_YEAR`."""
    tabled: float | None = None
    """Share of the items of a meeting that are put off to the next one, 0 to 1."""
    escalated: float | None = None
    """Share of decisions that the body above takes over (otto-oikeus, Kuntalaki § 92), 0 to 1."""
    seed: int | None = None
    """Of what is drawn at random when decisions are simulated, 0 to `MOST_SEED`."""
    runs: int | None = None
    """How many years are simulated, 1 to `MOST_RUNS`."""
    remits_continue: bool | None = None
    """Whether a matter that a draft gives to nobody stays with the body that goes on as the one which has it in the
    draft that others are compared to. `None`: it does, where that body states no remit of its own."""
    decides: tuple[Decider, ...] = ()
    """Who decides such matters otherwise; of two for one matter the later holds."""


MOST_WEIGHT = 10
"""Of a goal; the least is 0, which does not count."""
LEAST_SCORE = 1
MOST_SCORE = 5


class WeighedGoal(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """A goal of the comparison, with its weight and the scores given in a workshop."""

    id: str
    name: Text
    weight: float | None = None
    """How much it counts beside the other goals, 0 to `MOST_WEIGHT`; `None`: nobody has said."""
    scores: Mapping[str, float] = msgspec.field(default_factory=dict)
    """By scenario id how well it fulfils the goal, `LEAST_SCORE` to `MOST_SCORE`; one that is absent is not given."""


class Pairing(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What a planner decided of two units with different ids: that they are the same unit, or that they are not.

    It has either `same` or `different`.
    """

    between: tuple[str, str]
    """Ids of two scenarios."""
    same: tuple[str, str] | None = None
    """Ids of the two units, in the order of `between`: the one in the first is the one in the second."""
    different: tuple[str, str] | None = None
    """Ids of two units, in the order of `between`, that are not the same, however alike: the pair is not offered."""
    note: Text | None = None
    """Why it was decided so."""

    @property
    def units(self) -> tuple[str, str]:
        """Ids of the two units, in the order of `between`."""
        units = self.same or self.different
        assert units is not None, "the reader of files sees to it"
        return units


AnswerableRule = Literal["gender-quota"]
"""A rule whose statute lets a special reason stand against it."""
ANSWERABLE: tuple[AnswerableRule, ...] = get_args(AnswerableRule)


class Answer(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The special reason why one body of a scenario departs from a rule."""

    rule: AnswerableRule
    scenario: str
    """Id of the scenario."""
    unit: str
    """Id of the body."""
    reason: Text


class Comparison(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", eq=False, weakref=True):
    """The scenarios that are opened together, by their files' paths relative to the comparison's own."""

    title: Text
    scenarios: tuple[str, ...]
    baseline: str | None = None
    """One of the scenarios: then differences read "added" and "removed"."""
    pairs: tuple[Pairing, ...] = ()
    """What was decided of units that look alike; of two that contradict each other the later holds."""
    assumptions: Assumptions | None = None
    goals: tuple[WeighedGoal, ...] = ()
    story: tuple[Step, ...] = ()
    rules_off: Mapping[str, Text] = msgspec.field(default_factory=dict)
    """Rules that are not applied, by their ids, each with the reason."""
    answers: tuple[Answer, ...] = ()
    """Breaches that are answered; of two for the same body the later holds."""


def confirmed(comparison: Comparison, a: str, b: str) -> tuple[tuple[str, str], ...]:
    """Ids of the units of the scenarios `a` and `b` that were decided to be the same, each pair once."""
    return same_units(comparison.pairs, a, b)


def same_units(pairs: Iterable[Pairing], a: str, b: str) -> tuple[tuple[str, str], ...]:
    """The same, by `pairs` alone."""
    return tuple(units for units, same in _decided(pairs, a, b).items() if same)


def told_apart(ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids of scenarios that one of them only has.

    Of two with one id, as a copied draft has whose id was forgotten, nobody can tell which is meant by it.
    """
    return frozenset([id for id, number in Counter(ids).items() if number == 1])


def clear_answers(answers: Iterable[Answer], scenarios: Iterable[str]) -> tuple[Answer, ...]:
    """Those of the answers of which it is clear whose they are, among scenarios of these ids."""
    clear = told_apart(scenarios)
    return tuple([answer for answer in answers if answer.scenario in clear])


def refused(comparison: Comparison, a: str, b: str) -> frozenset[tuple[str, str]]:
    """Ids of the units of the scenarios `a` and `b` that were decided not to be the same."""
    return frozenset(units for units, same in _decided(comparison.pairs, a, b).items() if not same)


def _decided(pairs: Iterable[Pairing], a: str, b: str) -> dict[tuple[str, str], bool]:
    """Whether two units are the same, by their ids in `a` and `b`, in whichever order the file names the scenarios."""
    decided: dict[tuple[str, str], bool] = {}
    for pairing in pairs:
        one, other = pairing.units
        if pairing.between == (a, b):
            decided[one, other] = pairing.same is not None
        elif pairing.between == (b, a):
            decided[other, one] = pairing.same is not None
    return decided
