"""Weighted results, who is ahead, and at which weight that flips: worked out by hand, and as it must always be."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.analysis.goals.robustness import compared, dominant, firmness, open_goals
from orgsim.analysis.goals.rows import GoalRow, goal_rows
from orgsim.analysis.goals.weighing import leaders, results, standings
from orgsim.model.comparison import MOST_WEIGHT, WeighedGoal
from orgsim.model.scenario import Goal, Scenario
from orgsim.model.text import plain


def row(weight: float | None, *scores: float | None) -> GoalRow:
    return GoalRow(id="g", name=plain("G"), weight=weight, scores=scores, stated=(None,) * len(scores), place=0)


def values(*rows: GoalRow) -> list[Fraction | None]:
    return [result.value for result in results(rows, len(rows[0].scores))]


def test_a_result_is_the_weighted_mean_of_the_scores() -> None:
    # A: (5 × 4 + 3 × 2) / 8 = 26 / 8; B: (5 × 3 + 3 × 5) / 8 = 30 / 8.
    rows = (row(5, 4, 3), row(3, 2, 5))
    assert values(*rows) == [Fraction(26, 8), Fraction(30, 8)]
    a, _ = results(rows, 2)
    assert [(term.weight, term.score, term.product) for term in a.terms] == [(5, 4, 20), (3, 2, 6)]
    assert a.weight == 8


def test_a_goal_without_weight_or_with_none_does_not_count() -> None:
    assert values(row(5, 4, 3), row(0, 1, 5), row(None, 1, 5)) == [4, 3]
    assert values(row(None, 4, 3)) == [None, None]


def test_decimals_count_as_they_are_written() -> None:
    # 0,1 × 3 + 0,2 × 3 over 0,3 is 3 exactly, which floating point makes 3,0000000000000004.
    assert values(row(0.1, 3), row(0.2, 3)) == [3]


def test_a_missing_score_is_unknown_and_not_nought() -> None:
    # A lacks the second: (5 × 4 + 3 × 1) / 8 at least, (5 × 4 + 3 × 5) / 8 at most.
    rows = (row(5, 4, 3), row(3, None, 5))
    a, b = results(rows, 2)
    assert (a.least, a.most, a.value, a.scored) == (Fraction(23, 8), Fraction(35, 8), None, 1)
    assert b.value == Fraction(30, 8)
    assert [(place.best, place.worst) for place in standings([a, b]) if place] == [(1, 2), (1, 2)]
    assert leaders([a, b]) == ()


def test_nothing_scored_is_no_result() -> None:
    a, b = results((row(5, None, 3),), 2)
    assert (a.least, a.most) == (None, None)
    assert standings([a, b])[0] is None


def test_what_is_missing_may_leave_the_lead_as_it_is() -> None:
    # A has 5 of the heavy goal; B at most (9 × 1 + 1 × 5) / 10.
    rows = (row(9, 5, 1), row(1, 3, None))
    assert leaders(results(rows, 2)) == (0,)


def test_those_that_are_even_share_a_place() -> None:
    places = standings(results((row(1, 4, 5, 4, 2),), 4))
    assert [(place.best, place.worst, place.tied) for place in places if place] == [
        (2, 2, True),
        (1, 1, False),
        (2, 2, True),
        (4, 4, False),
    ]


def test_the_weight_at_which_two_scenarios_change_places() -> None:
    # With x for the first: A 3·2 + 4x, B 3·5 + 2x; even at 6 + 4x = 15 + 2x, x = 4,5.
    first, second = firmness((row(5, 4, 2), row(3, 2, 5)), 2)
    assert first.breaks == (Fraction(9, 2),)
    assert [stretch.leaders for stretch in first.leading] == [(1,), (0,)]
    assert first.nearest_flip == Fraction(9, 2)
    # For the second: A 20 + 2x, B 10 + 5x; even at x = 10 / 3.
    assert second.breaks == (Fraction(10, 3),)
    assert [stretch.leaders for stretch in second.leading] == [(0,), (1,)]


def test_a_goal_in_which_all_are_alike_flips_nothing() -> None:
    _, alike = firmness((row(5, 4, 2), row(3, 3, 3)), 2)
    assert alike.breaks == ()
    assert alike.nearest_flip is None


def test_the_second_and_third_may_change_places_behind_a_firm_leader() -> None:
    # B 4 + 4x, C 8 + 2x: even at 2; A is ahead of both by 5 in each.
    first, _ = firmness((row(1, 5, 4, 2), row(2, 5, 2, 4)), 3)
    assert first.breaks == (Fraction(2),)
    assert [stretch.order for stretch in first.stretches] == [((0,), (2,), (1,)), ((0,), (1,), (2,))]
    assert len(first.leading) == 1


def test_without_a_score_in_a_goal_its_weight_has_an_unknown_effect() -> None:
    counted, other = firmness((row(5, 4, 2), row(None, None, 3)), 2)
    assert counted.stretches
    assert other.stretches == ()


def test_only_scenarios_that_are_scored_throughout_are_compared() -> None:
    rows = (row(5, 4, 2, 3), row(2, 3, 3, None))
    assert compared(rows, 3) == (0, 1)
    assert compared((row(None, 1, 2),), 2) == ()


def test_a_scenario_that_is_nowhere_behind_cannot_be_brought_down() -> None:
    assert dominant((row(5, 4, 4), row(3, 5, 2)), 2) == 0
    assert dominant((row(5, 4, 4), row(3, 2, 5), row(None, 5, 1)), 2) is None
    assert dominant((row(5, 4, 4), row(3, 2, 2)), 2) is None, "they are even"


def test_goals_that_lack_a_score_leave_the_lead_open() -> None:
    rows = (row(5, 4, 3), row(None, None, 2), row(0, None, None), row(None, 2, 2))
    assert dominant(rows, 2) == 0, "in what is scored"
    assert open_goals(rows, 2) == (1, 2)
    assert open_goals((row(5, 4, 3, None), row(None, 2, 2, None)), 3) == (), "the third is not compared"


def test_at_the_ends_of_a_scale_others_may_draw_level() -> None:
    # 5 + x against 5 + 0,5x: even at 0 only. 4x against 10 × 2 + 10 × 2: at 10.
    assert firmness((row(2, 3, 2), row(1, 5, 5)), 2)[0].even_ends == (0,)
    assert firmness((row(1, 1, 5), row(10, 4, 2), row(10, 4, 2)), 2)[0].even_ends == (10,)
    assert firmness((row(2, 3, 2),), 2)[0].ends[0] == (), "nothing weighs anything"
    assert firmness((row(2, 3, 2),), 2)[0].even_ends == ()


def test_goals_of_the_comparison_come_first_and_those_of_scenarios_join_them() -> None:
    rated = Goal(id="agile", name=plain("Ketterä"), rating="weak")
    a = Scenario(id="a", title=plain("A"), goals=(Goal(id="near", name=plain("Läheinen")), rated))
    b = Scenario(id="b", title=plain("B"), goals=(Goal(id="near", name=plain("Lähellä")),))
    weighed = WeighedGoal(id="agile", name=plain("Ketteryys"), weight=3, scores={"b": 4})
    agile, near = goal_rows([a, b], [weighed])
    assert (agile.name, agile.weight, agile.scores, agile.place) == (plain("Ketteryys"), 3, (None, 4), 0)
    assert agile.stated == (rated, None)
    assert (near.name, near.weight, near.scores, near.place) == (plain("Läheinen"), None, (None, None), None)
    assert near.stated == (a.goals[0], b.goals[0])


def test_a_rating_has_no_part_in_any_result() -> None:
    rated = Goal(id="g", name=plain("G"), rating="strong")
    scenario = Scenario(id="a", title=plain("A"), goals=(rated,))
    rows = goal_rows([scenario], [WeighedGoal(id="g", name=plain("G"), weight=3)])
    assert results(rows, 1)[0].least is None


_WEIGHTS = st.none() | st.integers(0, 10) | st.sampled_from([0.5, 2.25, 7.3])
_SCORES = st.integers(1, 5) | st.sampled_from([1.5, 3.4])


@st.composite
def scored(draw: st.DrawFn, missing: bool = False) -> tuple[GoalRow, ...]:
    scenarios = draw(st.integers(1, 4))
    each = st.none() | _SCORES if missing else _SCORES
    scores = st.lists(each, min_size=scenarios, max_size=scenarios)
    return tuple(row(draw(_WEIGHTS), *draw(scores)) for _ in range(draw(st.integers(1, 5))))


def weighing(rows: tuple[GoalRow, ...], number: int, weight: Fraction) -> list[Fraction]:
    """The results with another weight of one goal, without what the app reckons them by."""
    weights = [weight if at == number else Fraction(repr(each.weight or 0)) for at, each in enumerate(rows)]
    columns = range(len(rows[0].scores))
    total = [
        sum(given * Fraction(repr(each.scores[column])) for given, each in zip(weights, rows, strict=True))
        for column in columns
    ]
    return [Fraction(value) / sum(weights) for value in total]


@given(scored())
def test_at_a_break_two_are_even_and_between_breaks_the_order_is_as_told(rows: tuple[GoalRow, ...]) -> None:
    scenarios = len(rows[0].scores)
    for firm in firmness(rows, scenarios):
        if not firm.stretches:
            assert len(compared(rows, scenarios)) < 2
            continue
        assert firm.stretches[0].start == 0
        assert firm.stretches[-1].end == MOST_WEIGHT
        for stretch in firm.stretches:
            for share in (Fraction(1, 100), Fraction(1, 2), Fraction(99, 100)):
                at = weighing(rows, firm.row, stretch.start + (stretch.end - stretch.start) * share)
                told = [(-at[column], place) for place, group in enumerate(stretch.order) for column in group]
                assert told == sorted(told)
                assert len({value for value, _ in told}) == len(stretch.order)
        for point in firm.breaks:
            at = weighing(rows, firm.row, point)
            assert len(set(at)) < len(at)


@given(scored())
def test_who_is_ahead_stands_first_where_the_present_weight_lies(rows: tuple[GoalRow, ...]) -> None:
    scenarios = len(rows[0].scores)
    ahead = leaders(results(rows, scenarios))
    for firm in firmness(rows, scenarios):
        for stretch in firm.stretches:
            if stretch.start < (firm.weight or 0) < stretch.end:
                assert stretch.leaders == ahead


@given(scored(), st.data())
def test_no_weights_bring_a_dominant_scenario_down(rows: tuple[GoalRow, ...], data: st.DataObject) -> None:
    scenarios = len(rows[0].scores)
    best = dominant(rows, scenarios)
    if best is None:
        return
    other = tuple(replace(each, weight=data.draw(_WEIGHTS)) for each in rows)
    ahead = leaders(results(other, scenarios))
    assert not ahead or best in ahead


@given(scored(missing=True), st.data())
def test_whatever_is_missing_the_result_comes_to_lie_within_what_was_told(
    rows: tuple[GoalRow, ...], data: st.DataObject
) -> None:
    scenarios = len(rows[0].scores)
    before = results(rows, scenarios)
    filled = tuple(
        replace(each, scores=tuple(data.draw(_SCORES) if its is None else its for its in each.scores)) for each in rows
    )
    after = results(filled, scenarios)
    for told, known in zip(before, after, strict=True):
        if told.least is not None and told.most is not None:
            assert known.value is not None
            assert told.least <= known.value <= told.most
    told_places = standings(before)
    if all(place is not None for place in told_places):
        for place, known_place in zip(told_places, standings(after), strict=True):
            assert place is not None and known_place is not None
            assert place.best <= known_place.best <= place.worst


@pytest.mark.parametrize("weight", [1, 2, 10])
def test_one_goal_alone_decides_whatever_it_weighs(weight: int) -> None:
    assert values(row(weight, 4, 3)) == [4, 3]
