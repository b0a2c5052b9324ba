"""What the types of the model do not say of the format: least values, ids, short forms, words for the structures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from orgsim.messages import Message
from orgsim.model.comparison import (
    LEAST_SCORE,
    MOST_A_YEAR,
    MOST_CHAIR_FACTOR,
    MOST_DAYS_AFTER,
    MOST_DAYS_BEFORE,
    MOST_FEE,
    MOST_MEETINGS,
    MOST_RUNS,
    MOST_SCORE,
    MOST_SEED,
    MOST_WEIGHT,
    Answer,
    Assumptions,
    Comparison,
    Decider,
    Pairing,
    WeighedGoal,
)
from orgsim.model.dates import FIRST_SOURCE_YEAR
from orgsim.model.kinds import Kind
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Claim, Event, Goal, Link, Matrix, Municipality, Scenario, Source
from orgsim.model.staffing import MOST_EUROS, Budget, Leader, Staff
from orgsim.model.story import FILTERS, PAGES, Explained, Part, Step
from orgsim.model.units import AREAS, CHAIRS, MATTER_AREAS, Amount, Delegation, Matter, Seats, Unit

VERSION = 1
"""Of the format; a file with a higher one is refused."""


class Rule(Struct, frozen=True):
    """What holds of one field beside its type."""

    least: int | None = None
    """Of a date it is the first year, where that is another than of most."""
    most: int | None = None
    above: int | None = None
    """It is more than this."""
    form: Literal["days", "span", "share"] | None = None
    """How it is worded: `6 days`, `10..30 days`, a share from 0 to 1."""
    is_id: bool = False
    names_are_ids: bool = False
    """Of a table: the writer chooses its keys, and they are ids."""
    may_wait: bool = False
    """Of a table: a key without a value is as if it was not written, so that a form can be filled in later."""


_MOST_STAFF = 10**9
_MOST_SEATS = 10_000
"""No body has a tenth of these, so that a slip of the keys is told."""
_MOST_DAYS = 3650
_MOST_ITEMS = 1000
_MOST_CASES = 10**6

_PLAIN = Rule()
_ID = Rule(is_id=True)
_NOT_NEGATIVE = Rule(least=0)
_AT_LEAST_ONE = Rule(least=1)
_SEATS = Rule(least=0, most=_MOST_SEATS)
_SHARE = Rule(form="share")

_RULES: dict[tuple[type, str], Rule] = {
    (Scenario, "id"): _ID,
    (Scenario, "sources"): Rule(names_are_ids=True),
    (Scenario, "kinds"): Rule(names_are_ids=True),
    (Source, "date"): Rule(least=FIRST_SOURCE_YEAR),
    (Municipality, "population"): _NOT_NEGATIVE,
    (Unit, "id"): _ID,
    (Unit, "count"): _AT_LEAST_ONE,
    (Unit, "continues"): _ID,
    (Unit, "agenda-closes"): Rule(least=0, most=365, form="days"),
    (Unit, "hours"): Rule(above=0, most=24),
    (Unit, "items"): Rule(least=1, most=_MOST_ITEMS),
    (Seats, "total"): _SEATS,
    (Seats, "deputies"): _SEATS,
    (Seats, "drawn-from"): _SEATS,
    (Seats, "reserved"): _SEATS,
    (Seats, "women"): _SEATS,
    (Seats, "men"): _SEATS,
    (Seats, "deputy-women"): _SEATS,
    (Seats, "deputy-men"): _SEATS,
    (Seats, "speakers"): _SEATS,
    (Staff, "people"): _NOT_NEGATIVE,
    (Staff, "fte"): Rule(least=0, most=_MOST_STAFF),
    (Budget, "expenses"): Rule(least=0, most=MOST_EUROS),
    (Budget, "income"): Rule(least=0, most=MOST_EUROS),
    (Budget, "year"): Rule(least=1900, most=2999),
    (Matter, "id"): _ID,
    (Delegation, "to"): _ID,
    (Delegation, "up-to"): Rule(least=0, most=MOST_EUROS),
    (Matter, "prepared-by"): _ID,
    (Matter, "a-year"): Rule(least=0, most=_MOST_CASES),
    (Matter, "preparation"): Rule(least=0, most=_MOST_DAYS, form="span"),
    (Amount, "up-to"): Rule(least=0, most=MOST_EUROS),
    (Amount, "share"): _SHARE,
    (Answer, "scenario"): _ID,
    (Answer, "unit"): _ID,
    (Decider, "scenario"): _ID,
    (Decider, "unit"): _ID,
    (Decider, "matters"): _ID,
    (Matrix, "columns"): _ID,
    (Matrix, "rows"): _ID,
    (Event, "id"): _ID,
    (Goal, "id"): _ID,
    (WeighedGoal, "id"): _ID,
    (WeighedGoal, "weight"): Rule(least=0, most=MOST_WEIGHT),
    (WeighedGoal, "scores"): Rule(least=LEAST_SCORE, most=MOST_SCORE, may_wait=True),
    (Assumptions, "meetings"): Rule(least=0, most=MOST_MEETINGS),
    (Assumptions, "fee"): Rule(least=0, most=MOST_FEE),
    (Assumptions, "agenda-closes"): Rule(least=0, most=MOST_DAYS_BEFORE),
    (Assumptions, "minutes"): Rule(least=0, most=MOST_DAYS_AFTER),
    (Assumptions, "a-year"): Rule(least=1, most=MOST_A_YEAR),
    (Assumptions, "chair-factor"): Rule(least=0, most=MOST_CHAIR_FACTOR),
    (Assumptions, "tabled"): _SHARE,
    (Assumptions, "escalated"): _SHARE,
    (Assumptions, "seed"): Rule(least=0, most=MOST_SEED),
    (Assumptions, "runs"): Rule(least=1, most=MOST_RUNS),
    (Pairing, "between"): _ID,
    (Pairing, "same"): _ID,
    (Pairing, "different"): _ID,
    (Part, "zoom"): _NOT_NEGATIVE,
    (Part, "around"): _ID,
    (Explained, "scenario"): _ID,
    (Step, "fold"): _AT_LEAST_ONE,
    (Step, "hidden"): _ID,
    (Step, "baseline"): _ID,
    (Step, "compared"): _ID,
    (Step, "matter"): _ID,
    (Step, "folded"): _ID,
    (Step, "unfolded"): _ID,
}

SHORT_FORMS: dict[type, str] = {Seats: "total", Staff: "people", Leader: "title", Delegation: "to"}
"""Structures that a file may write as one of their fields alone. A text is another: see `Text`."""

REFERRING: tuple[type, ...] = (Unit, Matter, Link, Matrix, Claim, Event, Goal, Pairing, WeighedGoal)
"""Structures that refer to others or are referred to, or whose fields must fit each other."""

NESTING = Unit
"""The structure that holds others of its own type."""
NESTED = "units"
"""Its field that holds them, which files call so too."""

_WHOSE: dict[type, str] = {
    Scenario: "scenario",
    Municipality: "municipality",
    Source: "source",
    Unit: "unit",
    Seats: "seats",
    Staff: "staff",
    Budget: "budget",
    Leader: "leader",
    Matter: "matter",
    Delegation: "delegation",
    Meets: "meets",
    Amount: "amount",
    Matrix: "matrix",
    Link: "link",
    Claim: "claim",
    Event: "event",
    Goal: "goal",
    WeighedGoal: "goal",
    Kind: "kind",
    Comparison: "comparison",
    Assumptions: "assumptions",
    Pairing: "pair",
    Step: "step",
    Part: "part",
    Explained: "explained",
    Answer: "answer",
    Decider: "decider",
}

_ORDERS: tuple[tuple[str, ...], ...] = (
    ("elected", "administration", "influence", "external", "programme"),
    ("below", "beside"),
    ("current", "draft", "adopted"),
    ("weak", "fair", "strong"),
    CHAIRS,
    AREAS,
    FILTERS,
    ("auto", "down", "right"),
    ("units", "seats", "people", "fte"),
    ("part", "kind"),
    PAGES,
    MATTER_AREAS,
)


def rule(structure: type, key: str) -> Rule:
    """What holds of the field `key` of `structure`."""
    return _RULES.get((structure, key), _PLAIN)


def whose(structure: type) -> Message:
    """What a planner calls `structure`, as the one that has a field."""
    return Message(f"problem.whose.{_WHOSE.get(structure, 'file')}")


def in_order(words: Iterable[object]) -> list[str]:
    """Words of a choice in the order that a reader expects; msgspec sorts them."""
    there = sorted(str(word) for word in words)
    for order in _ORDERS:
        if set(order) == set(there):
            return list(order)
    return there
