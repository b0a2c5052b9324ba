"""From runs to figures: each worked out by hand from a few minutes."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.results import CaseKey, Interval
from orgsim.analysis.deciding.runs.running import BodyRuns, CourseRuns, Runs, StepSums, run_chunk
from orgsim.analysis.deciding.simulating import simulated
from orgsim.analysis.deciding.summing import difference, result
from tests.analysis.deciding.drafts import body, course, on_days, process

DAY = 1440


def came(*by_run: list[int], steps: tuple[StepSums, ...] = (), **rest: int) -> CourseRuns:
    """Days to the decision of each case of each run; −1: undecided."""
    minutes = [[days * DAY if days >= 0 else -1 for days in its] for its in by_run]
    return CourseRuns(
        counts=array("i", map(len, minutes)),
        numbers=b"",
        decisions=array("i", [each for its in minutes for each in its]).tobytes(),
        sums=array("q", [sum(each for each in its if each >= 0) for its in minutes]),
        decided=array("i", [sum(each >= 0 for each in its) for its in minutes]),
        all_ready=sum(map(len, minutes)),
        all_decided=sum(each >= 0 for its in minutes for each in its),
        preparation=rest.get("preparation", 0),
        steps=steps,
        taken_after=rest.get("taken_after", 0),
        taken=rest.get("taken", 0),
    )


def told(its: Process, *courses: CourseRuns, bodies: tuple[BodyRuns, ...] = ()) -> Runs:
    nothing = BodyRuns(meetings=0, items=0, put_off=0, full=0, most=0)
    return Runs(first=0, count=len(courses[0].counts), courses=courses, bodies=bodies or (nothing,) * len(its.bodies))


ONE = process([body("b", 7)], [course("m", 0, cases=5)])


def test_quartiles_nine_of_ten_and_how_many_cases_take_so_many_days() -> None:
    (times,) = result(ONE, told(ONE, came([9, 1, 2, 3, 4], [5, 6, 7, 8, 20])), 1).matters
    days = times.decision
    assert days is not None
    # Ascending: 1 2 3 4 5 6 7 8 9 20. What a quarter, half, three quarters, nine of ten do not exceed: the 3rd, 5th,
    # 8th and 9th.
    assert (days.cases, days.lower, days.median, days.upper, days.p90) == (10, 3, 5, 8, 9)
    assert (days.least, days.most, days.mean) == (1, 20, 6.5)
    assert days.by_day == (0, 1, 1, 1, 1, 1, 1, 1, 1, 1, *(0,) * 10, 1)
    # Five days are the first of the second run, nine the first of the first.
    assert (times.median_case, times.p90_case) == (CaseKey(1, "m", 0), CaseKey(0, "m", 0))
    assert times.finality is not None and times.finality.median == 5 + 21


def test_a_single_run_with_cases_gives_no_interval() -> None:
    # A case in every other year: of three runs only one has any, and that is no certainty of four days.
    (times,) = result(ONE, told(ONE, came([], [4], [])), 1).matters
    assert times.decision is not None
    assert (times.decision.mean, times.decision.mean_interval, times.decision.median_interval) == (4, None, None)


def test_the_interval_of_the_mean_is_that_of_the_means_of_runs() -> None:
    (times,) = result(ONE, told(ONE, came([4], [6], [8])), 1).matters
    assert times.decision is not None and times.decision.mean_interval is not None
    # Variance 4 of three runs; Student's t with two degrees of freedom 4.303.
    half = 4.303 * (4 / 3) ** 0.5
    assert times.decision.mean_interval.low == pytest.approx(6 - half)
    assert times.decision.mean_interval.high == pytest.approx(6 + half)
    (single,) = result(ONE, told(ONE, came([4, 6])), 1).matters
    assert single.decision is not None and single.decision.mean_interval is None


def test_a_difference_is_taken_run_by_run() -> None:
    slow, fast = told(ONE, came([10], [20], [30])), told(ONE, came([8], [18], [28]))
    found = difference((ONE, fast), (ONE, slow))
    # The same in every run: certain, although the runs themselves differ much.
    assert found is not None and (found.mean, found.interval) == (-2, Interval(-2, -2))
    other = told(ONE, came([8], [18]))
    assert difference((ONE, other), (ONE, slow)) is None
    assert difference((ONE, fast), (ONE, slow), "unknown") is None


def test_a_matter_with_an_undecided_case_is_unknown_and_left_out_everywhere() -> None:
    its = process([body("b", 7)], [course("m", 0), course("n", 0)])
    runs = told(its, came([3, -1]), came([5, 7]))
    found = result(its, runs, 1)
    assert [times.decision and times.decision.mean for times in found.matters] == [None, 6]
    assert (found.overall.matters, found.overall.left_out) == (("n",), ("m",))
    assert found.slowest == "n"
    assert difference((its, runs), (its, runs), "m") is None
    none = result(its, told(its, came([]), came([5])), 1)
    assert [reason.key for reason in none.matters[0].missing] == ["deciding.missing.no-case"]


def test_drafts_are_compared_over_the_matters_that_all_of_them_decided() -> None:
    """Of `b` a case of the slow matter is left undecided, which makes it no faster than `a`."""
    a = process([body("b", 7)], [course("slow", 0), course("fast", 0)])
    b, c = replace(a, scenario="b"), replace(a, scenario="c")
    runs = [
        told(a, came([100], [120]), came([10], [20])),
        told(b, came([200], [-1]), came([12], [22])),
        told(c, came([110], [130]), came([10], [20])),
    ]
    found = simulated([a, b, c], runs, 1)
    # Over both matters `a` has 62.5 days, and the fast one of `b` 17: not − 45.5 but + 2 is the difference.
    assert [its.common.decision and its.common.decision.mean for its in found.results] == [15, 17, 15]
    assert {(its.common.matters, its.common.left_out) for its in found.results} == {(("fast",), ("slow",))}
    assert [(each.scenario, each.mean) for each in found.differences] == [("b", 2), ("c", 0)]
    # What a draft tells of its own stays.
    assert [its.overall.matters for its in found.results] == [("slow", "fast"), ("fast",), ("slow", "fast")]
    assert difference((b, runs[1]), (a, runs[0])) == found.differences[0]
    both = difference((c, runs[2]), (a, runs[0]))
    assert both is not None and both.mean == 5


def test_parts_add_up_and_are_means_over_all_cases() -> None:
    prepared = course("m", 0, 1, above=0, preparation=(2, 2))
    appealed = course("n", 1, remedy="appeal", remedy_days=30)
    its = process([body("a", 7), body("b", 7)], [prepared, appealed], escalated=0.5)
    runs = told(
        its,
        came([10, 12], taken_after=4 * DAY, taken=1, preparation=4 * DAY, steps=(
            StepSums(6 * DAY, 0, 0, 2), StepSums(4 * DAY, 2 * DAY, 0, 2), StepSums(5 * DAY, 0, DAY, 1))),
        came([3, 5], steps=(StepSums(8 * DAY, 0, 0, 2), StepSums(0, 0, 0, 0))),
    )  # fmt: skip
    found = result(its, runs, 1)
    parts = found.matters[0].parts
    assert parts is not None
    assert [(wait.body, wait.step, wait.meeting, wait.full, wait.tabled, wait.share) for wait in parts.waits] == [
        ("a", "prepares", 3, 0, 0, 1), ("b", "decides", 2, 1, 0, 1), ("a", "takes-over", 2.5, 0, 0.5, 0.5)
    ]  # fmt: skip
    assert (parts.taken_over, parts.preparation) == (2, 2)
    # 3 + 2 + 1 + 2.5 + 0.5 + 2 is the mean of 10 and 12.
    assert sum(wait.days for wait in parts.waits) + parts.taken_over == 11
    both = found.overall.parts
    assert both is not None and both.preparation is None
    assert {period.kind: period.days for period in both.legal} == {"minutes": 0, "notice": 7, "claim": 7, "appeal": 15}
    assert [(wait.body, wait.days, wait.share) for wait in both.waits] == [
        ("a", 1.5, 0.5),
        ("b", 3.5, 1),
        ("a", 1.5, 0.25),
    ]


def test_an_agenda_is_told_by_the_meeting() -> None:
    its = process([on_days("b", (5, 12, 19, 400), limit=3)], [course("m", 0)])
    of_body = BodyRuns(meetings=6, items=9, put_off=3, full=2, most=4)
    (agenda,) = result(its, told(its, came([1], [2]), bodies=(of_body,)), 1).agendas
    assert [str(day) for day in agenda.meetings] == ["2027-01-06", "2027-01-13", "2027-01-20"]
    assert (agenda.items, agenda.at_least, agenda.put_off, agenda.most_items) == (1.5, 1.5, 0.5, 4)
    assert agenda.full == pytest.approx(1 / 3)
    unstated = replace(its, courses=(replace(its.courses[0], stated=False),))
    (agenda,) = result(unstated, told(its, came([1], [2]), bodies=(of_body,)), 1).agendas
    assert (agenda.items, agenda.at_least) == (None, 1.5)


@given(st.lists(st.lists(st.integers(0, 400), min_size=1, max_size=5), min_size=2, max_size=6))
def test_figures_lie_in_their_order(by_run: list[list[int]]) -> None:
    (times,) = result(ONE, told(ONE, came(*by_run)), 1).matters
    days = times.decision
    assert days is not None and days.median_interval is not None
    assert days.least <= days.lower <= days.median <= days.upper <= days.p90 <= days.most
    assert days.least - 1e-9 <= days.mean <= days.most + 1e-9
    assert days.median_interval.low <= days.median <= days.median_interval.high
    assert sum(days.by_day) == days.cases == sum(map(len, by_run))


def test_real_runs_have_parts_that_add_up() -> None:
    its = process(
        [body("a", 7, closes=2, limit=1), body("b", 14, 3, closes=3)],
        [course("m", 0, 1, cases=20), course("n", 0, cases=20, above=1)],
        tabled=0.2,
        escalated=0.2,
    )
    found = result(its, run_chunk(its, 10, 1), 1)
    for times in found.matters:
        assert times.decision is not None and times.parts is not None and times.finality is not None
        waits = sum(wait.days for wait in times.parts.waits)
        assert waits + times.parts.taken_over == pytest.approx(times.decision.mean)
        legal = sum(period.days for period in times.parts.legal)
        assert times.finality.mean == pytest.approx(times.decision.mean + legal)


def test_matters_that_cannot_be_told_from_the_slowest_are_named_with_it() -> None:
    """Two go the same way, to a body that meets every 28 days; the third to one that meets every 7."""
    its = process(
        [body("slow", 28), body("fast", 7)],
        [course("a", 0, cases=9.0), course("b", 0, cases=9.0), course("c", 1, cases=9.0)],
    )
    found = result(its, run_chunk(its, 60, 1), 1)
    assert {found.slowest, *found.as_slow} == {"a", "b"} and not found.limited
    alone = process([body("slow", 28, limit=3), body("fast", 7)], [course("a", 0), course("c", 1)])
    found = result(alone, run_chunk(alone, 60, 1), 1)
    assert (found.slowest, found.as_slow, found.limited) == ("a", (), True)
