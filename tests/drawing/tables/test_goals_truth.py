"""Whatever is said of how firm a lead is, is so: tried with other weights, and with every score that may be missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from orgsim.drawing.tables.goals import GoalsSheet, goals_sheet
from orgsim.messages import catalog
from orgsim.model.comparison import WeighedGoal
from orgsim.model.scenario import Scenario
from orgsim.model.text import plain

Goal = tuple[float | None, tuple[float | None, ...]]
"""A weight, and the scores of A, B, …"""
LETTERS = "ABC"
SPEECH = catalog("fi")
TRIED = (0, 1, 3, 10)
NO_SCORES = SPEECH("goals-view.firm.unscored", who="").rstrip(" .")
SOME_OPEN = [SPEECH("goals-view.firm.open", n=n) for n in (1, 2, 3)]

_SCORES = st.none() | st.integers(1, 5)


@st.composite
def goals_given(draw: st.DrawFn) -> tuple[Goal, ...]:
    scenarios = draw(st.integers(2, 3))
    # Leads that nothing brings down are rare among any scores at all.
    each = st.one_of(
        st.tuples(*[_SCORES] * scenarios),
        st.tuples(*[st.integers(1, 5)] * scenarios),
        st.tuples(*[st.integers(1, 5)] * scenarios).map(lambda its: tuple(sorted(its, reverse=True))),
        st.just((None,) * scenarios),
    )
    weights = st.none() | st.sampled_from(TRIED)
    return tuple((draw(weights), draw(each)) for _ in range(draw(st.integers(1, 3))))


def sheet_of(goals: Sequence[Goal]) -> GoalsSheet:
    letters = LETTERS[: len(goals[0][1])]
    weighed = [
        WeighedGoal(
            id=f"g{number}",
            name=plain(f"G{number}"),
            weight=weight,
            scores={letter: score for letter, score in zip(letters, scores, strict=True) if score is not None},
        )
        for number, (weight, scores) in enumerate(goals)
    ]
    return goals_sheet([Scenario(id=letter, title=plain(letter)) for letter in letters], weighed, LETTERS, SPEECH)


def filled(goals: Sequence[Goal], columns: Sequence[int]) -> Iterator[list[list[int]]]:
    """The scores of `columns` by goal, with every way to give those that are missing."""
    missing = [(row, at) for row, (_, scores) in enumerate(goals) for at in columns if scores[at] is None]
    # What a result adds up to is linear in each score: where many are missing, the ends tell all.
    worths = range(1, 6) if len(missing) < 3 else (1, 5)
    for given_ in product(worths, repeat=len(missing)):
        put = dict(zip(missing, given_, strict=True))
        yield [[int(put.get((row, at), scores[at] or 0)) for at in columns] for row, (_, scores) in enumerate(goals)]


def totals(weights: Sequence[float], scores: Sequence[Sequence[int]]) -> list[Fraction]:
    """Weight times score: divided by the same sum of weights for all, so the order is theirs."""
    pairs = [(Fraction(weight), its) for weight, its in zip(weights, scores, strict=True)]
    return [sum((weight * its[at] for weight, its in pairs), Fraction(0)) for at in range(len(scores[0]))]


def first(values: Sequence[Fraction]) -> set[int]:
    return {at for at, value in enumerate(values) if value == max(values)}


def columns_of(goals: Sequence[Goal], said: str, left_out: str) -> list[int]:
    """The columns that something is said of: all but those that it says are left out."""
    out = said.partition(left_out)[2]
    return [at for at in range(len(goals[0][1])) if LETTERS[at] not in out]


def split_firmness(goals: Sequence[Goal], reason: str) -> tuple[str, list[Goal], list[int]]:
    """What is said, of which goals, and of which columns."""
    columns = columns_of(goals, reason, NO_SCORES)
    said = reason.partition(NO_SCORES)[0].strip()
    told = next((text for text in SOME_OPEN if said.endswith(text)), "")
    if not told:
        return said, list(goals), columns
    scored = [goal for goal in goals if all(goal[1][at] is not None for at in columns)]
    assert told == SPEECH("goals-view.firm.open", n=len(goals) - len(scored))
    return said.removesuffix(told).strip(), scored, columns


@given(goals_given())
@example(((5, (4, 2)), (None, (None, None))))
@example(((5, (4, 4)), (None, (None, None))))
@example(((10, (4, 2)), (10, (4, 2)), (1, (1, 5))))
@example(((5, (4, 2, None)), (None, (3, 2, 5))))
@example(((10, (1, 1, 3)), (None, (1, 2, 1))))
def test_what_no_weights_are_said_to_change_none_change(goals: tuple[Goal, ...]) -> None:
    made = sheet_of(goals)
    said, its, columns = split_firmness(goals, made.reason)
    kind = "all" if len(its) == len(goals) else "scored"
    for place, column in enumerate(columns):
        if said == SPEECH(f"goals-view.firm.dominant.{kind}", who=LETTERS[column]):
            for scores in filled(its, columns):
                for weights in product(TRIED, repeat=len(its)):
                    assert place in first(totals(weights, scores))
    if said == SPEECH(f"goals-view.firm.single.{kind}"):
        now = [weight or 0 for weight, _ in its]
        for scores in filled(its, columns):
            ahead = first(totals(now, scores))
            assert len(ahead) == 1
            for row in range(len(its)):
                for half in range(21):
                    weights = [*now[:row], half / 2, *now[row + 1 :]]
                    # Where nothing weighs there is no lead to change.
                    assert not any(weights) or first(totals(weights, scores)) == ahead
    for who in (("A", "B"), ("A", "C"), ("B", "C"), ("A", "B", "C")):
        if said == SPEECH(f"goals-view.firm.alike.{kind}", who=" = ".join(who)):
            for scores in filled(its, [LETTERS.index(letter) for letter in who]):
                for weights in product(TRIED, repeat=len(its)):
                    assert len(set(totals(weights, scores))) == 1


@given(goals_given())
@example(((1, (5, 2)), (1, (2, None))))
def test_who_is_said_to_be_ahead_is_so_whatever_is_missing(goals: tuple[Goal, ...]) -> None:
    made = sheet_of(goals)
    columns = columns_of(goals, made.reason, NO_SCORES)
    now = [weight or 0 for weight, _ in goals]
    for place, column in enumerate(columns):
        if made.verdict == SPEECH("goals-view.ahead", who=LETTERS[column]):
            level = {
                at
                for at, other in enumerate(columns)
                for n in (1, 2)
                for who in ((LETTERS[other],), ("B", "C"), ("A", "C"), ("A", "B"))
                if LETTERS[other] in who
                and made.reason.startswith(SPEECH("goals-view.firm.missing.level", who=who, n=n))
            }
            for scores in filled([goal for goal in goals if goal[0]], columns):
                ahead = first(totals([weight for weight in now if weight], scores))
                assert place in ahead
                assert ahead - {place} <= level


@given(goals_given())
@example(((5, (4, 2)), (None, (None, None))))
@example(((1, (3, 4, 1)), (10, (4, 3, 4))))
def test_who_leads_at_any_weight_of_a_goal_does_so(goals: tuple[Goal, ...]) -> None:
    left_out = SPEECH("goals-view.flips.without", who="|").partition("|")[0]
    for row, line in enumerate(sheet_of(goals).lines):
        columns = columns_of(goals, line.more.partition(". ")[0], left_out)
        scored = [goal for goal in goals if all(goal[1][at] is not None for at in columns)]
        of = {"scored": str(len(scored)), "of": str(len(goals))}
        for where, halves in (("any", (0, 20)), ("above", (1, 20)), ("below", (0, 19)), ("within", (1, 19))):
            for count in (1, 2, 3):
                for who in product(range(len(columns)), repeat=count):
                    named = " = ".join(LETTERS[columns[at]] for at in who)
                    whole = SPEECH(f"goals-view.flips.never.{where}", who=named, least="0", most="10")
                    if line.flips not in (whole, SPEECH("goals-view.flips.scored", said=whole, **of)):
                        continue
                    assert (line.flips == whole) == (len(scored) == len(goals))
                    for half in range(halves[0], halves[1] + 1):
                        weights = [half / 2 if at == row else weight or 0 for at, (weight, _) in enumerate(goals)]
                        for scores in filled(
                            [goal for goal, weight in zip(goals, weights, strict=True) if weight], columns
                        ):
                            assert first(totals([weight for weight in weights if weight], scores)) == set(who)
