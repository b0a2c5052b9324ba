"""All cases of a matter: each row tells what the case's own path does."""

from __future__ import annotations

import datetime as dt

import pytest

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.results import CaseKey
from orgsim.analysis.deciding.runs.arrivals import DAY
from orgsim.analysis.deciding.runs.listing import CaseList, Column, concerning, listed
from orgsim.analysis.deciding.runs.outcome import UNDECIDED
from orgsim.analysis.deciding.runs.running import outcome, run_chunk
from orgsim.analysis.deciding.summing import result
from orgsim.analysis.deciding.tracing import case_path
from orgsim.model.comparison import Assumptions
from orgsim.model.meeting import Meets
from orgsim.model.units import Amount, Delegation
from tests.analysis.deciding.drafts import body, course, draft, matter, on_days, process, unit

_RUNS = 60


@pytest.fixture(scope="module")
def town() -> Process:
    """A board of one item every second week under a city board that meets weekly; small grants go to a clerk."""
    grants = matter(
        "grants",
        a_year=15.0,
        preparation=(3, 9),
        amounts=(Amount(up_to=500.0, share=0.4),),
        delegated=(Delegation(to="clerk", up_to=500.0),),
    )
    board = unit(
        "board",
        "board",
        unit("clerk", "post"),
        meets=Meets(every=2, period="week", on="wednesday", from_=dt.date(2027, 1, 13)),
        agenda_closes=6,
        items=1,
        remit=(grants,),
    )
    top = unit("city-board", "city-board", board, meets=Meets(every=1, period="week", on="monday"), agenda_closes=5)
    (its,) = processes([draft(unit("council", "council", top))], Assumptions(tabled=0.2, escalated=0.3))
    return its


@pytest.fixture(scope="module")
def cases(town: Process) -> CaseList:
    return listed(town, "grants", _RUNS, 1)


def test_a_row_tells_what_its_path_does(town: Process, cases: CaseList) -> None:
    assert len(cases) == 15 * _RUNS and cases.runs == _RUNS
    assert set(cases.deciders) == {"clerk", "board", "city-board"}
    some = [0, *cases.order("tabled", descending=True)[:3], *cases.order("taken-over", descending=True)[:3], 700]
    for row in map(int, some):
        path = case_path(town, 1, cases.key(row))
        assert path is not None
        ready = next(step for step in path.steps if step.kind == "ready")
        decided = [step for step in path.steps if step.kind == "decided"]
        taken = any(step.kind == "taken-over" for step in path.steps)
        assert cases.day(row) == ready.day
        assert cases.deciders[int(cases.columns["decider"][row])] == decided[-1].body
        assert ((cases.days(row, "taken-over") or 0) > 0) == taken
        assert cases.days(row, "decision") == path.decision
        assert cases.days(row, "finality") == pytest.approx(path.finality)
        parts: tuple[Column, ...] = ("meeting", "full", "tabled", "taken-over")
        assert sum(cases.days(row, part) or 0 for part in parts) == pytest.approx(path.decision)
        began = next(step for step in path.steps if step.kind == "prepared")
        days = cases.days(row, "preparation")
        assert days is not None and abs(days - (ready.day - began.day).days) < 1


def test_they_are_the_cases_that_the_figures_are_of(town: Process, cases: CaseList) -> None:
    (times,) = result(town, run_chunk(town, _RUNS, 1), 1).matters
    assert times.decision is not None and times.decision.cases == len(cases)
    order = cases.order("decision")
    # The middle of 900 is the 450th, and nine of ten the 810th.
    assert cases.days(int(order[449]), "decision") == times.decision.median
    assert cases.days(int(order[809]), "decision") == times.decision.p90
    assert times.median_case in [cases.key(row) for row in range(len(cases))]


def test_rows_are_sorted_with_equal_ones_in_their_order(cases: CaseList) -> None:
    runs = cases.columns["run"]
    assert [*cases.order("run")] == [*range(len(cases))], "they come by run, and in each as they are ready"
    last = cases.order("run", descending=True)
    assert runs[last[0]] == _RUNS - 1 and runs[last[-1]] == 0
    assert [*last[:15]] == [*range(len(cases) - 15, len(cases))]


def test_only_what_the_draft_tells_has_a_column() -> None:
    # Only the other body's meetings are limited.
    two = [body("board", 14), body("other", 14, limit=1)]
    assert "full" not in listed(process(two, [course("m", 0), course("n", 1)]), "m", 3, 1).columns
    assert "full" in listed(process(two, [course("m", 0), course("n", 1)]), "n", 3, 1).columns
    plain = process([body("board", 14)], [course("m", 0, cases=2.0)])
    assert [*listed(plain, "m", 3, 1).columns] == ["run", "ready", "meeting", "decision", "finality", "decider"]


def test_what_is_not_decided_comes_last_whichever_way_it_is_sorted() -> None:
    # The only meeting is on 30 June: whoever is ready later waits for ever.
    its = listed(process([on_days("board", [180])], [course("m", 0, cases=10.0)]), "m", 5, 1)
    decision = its.columns["decision"]
    lacking = int((decision == UNDECIDED).sum())
    assert 0 < lacking < 50
    for descending in (False, True):
        order = its.order("decision", descending=descending)
        assert (decision[order[-lacking:]] == UNDECIDED).all() and (decision[order[:-lacking]] != UNDECIDED).all()
    assert its.days(int(order[-1]), "decision") is None and its.days(int(order[-1]), "finality") is None


def test_of_very_many_the_first_years_are_listed() -> None:
    its = listed(process([body("board", 14)], [course("m", 0, cases=10.0)]), "m", 1000, 1, most=200)
    assert (its.runs, len(its)) == (20, 200)
    assert its.key(199) == CaseKey(run=19, matter="m", number=int(its.number[199]))
    assert (its.columns["ready"] <= 365 * DAY).all()


def test_only_cases_that_stand_in_line_with_them_are_worked_out_anew() -> None:
    bodies = [body("a", 14, 3, limit=2), body("b", 7, 1), body("c", 14, 5, limit=1), body("d", 14, 6, limit=1)]
    courses = [
        course("both", 1, 0, cases=30.0),
        course("line", 0, cases=20.0),
        course("before", 2, 0, cases=9.0),
        course("farther", 2, cases=12.0),
        # The one meets with the others only where nobody waits for room, the other nowhere.
        course("beside", 1, cases=40.0),
        course("elsewhere", 3, cases=25.0),
    ]
    its = process(bodies, courses, tabled=0.1)
    fewer = concerning(its, "both")
    assert [each.cases for each in fewer.courses] == [30, 20, 9, 12, 0, 0]
    whole, part = outcome(its, 40, 7), outcome(fewer, 40, 7)
    for index in range(4):
        for found, wanted in ((part, whole), (whole, part)):
            at, other = found.cases.of_course(index), wanted.cases.of_course(index)
            assert (found.decision[at] == wanted.decision[other]).all()
            assert (found.full[:, at] == wanted.full[:, other]).all()
    assert whole.full[:, whole.cases.of_course(0)].sum() > 0, "there is a line"
    assert [each.cases for each in concerning(its, "beside").courses] == [0, 0, 0, 0, 40, 0]
