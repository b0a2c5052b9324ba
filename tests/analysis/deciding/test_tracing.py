"""How one case went: read off the calendar of 2027 by hand, and held against what is drawn."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.results import CaseKey, CasePath
from orgsim.analysis.deciding.runs.arrivals import DAY, STEP, TABLED
from orgsim.analysis.deciding.runs.chance import draw, happens
from orgsim.analysis.deciding.runs.running import outcome
from orgsim.analysis.deciding.tracing import case_path
from orgsim.model.comparison import Assumptions
from orgsim.model.meeting import Meets
from tests.analysis.deciding.drafts import body, course, draft, matter, officer, process, unit


@pytest.fixture(scope="module")
def town() -> Process:
    """The council meets on the second Monday of a month, the city board every Monday, a board every second Wednesday.

    That counts from 13 January 2027 on and has room for one item; agendas close 4, 5 and 6 days before.
    """
    board = unit(
        "board",
        "board",
        unit("officer", "post"),
        meets=Meets(every=2, period="week", on="wednesday", from_=dt.date(2027, 1, 13)),
        agenda_closes=6,
        items=1,
        remit=(matter("street-plans", a_year=14.0),),
    )
    city_board = unit(
        "city-board", "city-board", board, meets=Meets(every=1, period="week", on="monday"), agenda_closes=5
    )
    plans = matter("plans", a_year=4.0, prepared_by=("officer", "board"), preparation=(10, 30))
    council = unit(
        "council",
        "council",
        city_board,
        meets=Meets(every=1, period="month", on="monday", nth=2),
        agenda_closes=4,
        remit=(plans,),
    )
    (its,) = processes([draft(council)], Assumptions(tabled=0.2, escalated=0.15))
    return its


def told(path: CasePath | None) -> list[str]:
    assert path is not None
    assert [step.days for step in path.steps[1:]] == [
        (after.day - before.day).days for before, after in zip(path.steps, path.steps[1:], strict=False)
    ]
    return [f"{step.day:%d.%m.%y} {step.kind} {step.body or ''}".rstrip() for step in path.steps]


def test_a_plan_goes_from_an_officer_by_two_boards_to_the_council(town: Process) -> None:
    path = case_path(town, 1, CaseKey(run=2, matter="plans", number=3))
    assert told(path) == [
        "21.02.27 prepared",
        # Drawn: ready on Tuesday 9 March, after 16 days. The office holder needs no meeting.
        "09.03.27 ready",
        "09.03.27 passed-on officer",
        # The agenda of 10 March closed on Thursday 4 March. The board meets on 24 March (13 January and five times 14
        # days); its agenda closes on Thursday 18 March.
        "18.03.27 closes board",
        "24.03.27 passed-on board",
        # Monday 29 March is Easter Monday: the city board meets on Tuesday, and its agenda closes on that Thursday.
        "25.03.27 closes city-board",
        "30.03.27 passed-on city-board",
        # The second Monday of April is the 12th, and four days before it the 8th.
        "08.04.27 closes council",
        "12.04.27 decided council",
        # Three days to the minutes, seven to residents, thirty for an appeal.
        "15.04.27 minutes",
        "22.04.27 told",
        "22.05.27 final",
    ]
    assert path is not None
    # From some hour of 9 March to the end of 12 April: 34 days and the rest of the first; and 3 + 7 + 30 to finality.
    assert 34 < path.decision <= 35
    assert path.finality == path.decision + 40


def test_a_case_finds_agendas_full_and_is_put_off(town: Process) -> None:
    assert told(case_path(town, 1, CaseKey(run=0, matter="street-plans", number=9))) == [
        # Meetings after Thursday 2 December: Wednesdays 15 and 29 December, 12 and 26 January, 9 February. Their
        # agendas close on the Thursday of the week before.
        "02.12.27 ready",
        "15.12.27 full board",
        "29.12.27 full board",
        "12.01.28 full board",
        "20.01.28 closes board",
        "26.01.28 tabled board",
        "09.02.28 decided board",
        "16.02.28 minutes",
        "23.02.28 told",
        "08.03.28 final",
    ]


def test_a_decision_is_taken_over_and_decided_once_more(town: Process) -> None:
    assert told(case_path(town, 1, CaseKey(run=0, matter="street-plans", number=5))) == [
        "21.10.27 ready",
        "28.10.27 closes board",
        "03.11.27 decided board",
        # Within 14 days; the city board of Monday 15 November closes on this very Wednesday.
        "10.11.27 taken-over city-board",
        "10.11.27 closes city-board",
        "15.11.27 decided city-board",
        "22.11.27 minutes",
        "29.11.27 told",
        "13.12.27 final",
    ]


def test_there_is_no_path_of_a_case_that_does_not_come(town: Process) -> None:
    assert case_path(town, 1, CaseKey(run=0, matter="plans", number=4)) is None
    assert case_path(town, 1, CaseKey(run=0, matter="nothing", number=0)) is None


@st.composite
def _lines(draw: st.DrawFn) -> Process:
    limit = st.none() | st.integers(1, 2)
    return process(
        [body("a", 7, closes=2, limit=draw(limit)), body("b", 10, 4, closes=3, limit=draw(limit)), officer("c")],
        [course("m", 0, 1, cases=6), course("n", 0, cases=12, above=1), course("o", 2, 1, cases=3)],
        days=60,
        tabled=draw(st.sampled_from((0.0, 0.4))),
        escalated=draw(st.sampled_from((0.0, 0.3))),
    )


@given(_lines(), st.integers(0, 9), st.integers(0, 5))
def test_a_path_is_what_came_of_its_case(its: Process, seed: int, number: int) -> None:
    came = outcome(its, 1, seed, 3)
    for index in range(2):
        of = its.courses[index]
        at = came.cases.of_course(index).start + number
        path = case_path(its, seed, CaseKey(3, of.matter, number))
        assert path is not None
        assert [step.day for step in path.steps] == sorted(step.day for step in path.steps)
        days = {kind: [step.day for step in path.steps if step.kind == kind] for kind in ("ready", "decided", "final")}
        assert (days["decided"][-1] - days["ready"][0]).days <= path.decision
        assert path.decision < (days["decided"][-1] - days["ready"][0]).days + 1
        assert (days["final"][0] - days["decided"][-1]).days == 7 + 14
        # As often as its chance says, at each body that it comes to.
        for step, place in enumerate((*of.bodies, of.above)):
            if place is None or its.bodies[place].at_once or (step == len(of.bodies) and not came.taken[at]):
                continue
            purpose = len(of.bodies) - 1 - step if step < len(of.bodies) else step
            one, often = came.cases.chance[at : at + 1], 0
            while happens(draw(one, TABLED + purpose * STEP + often), its.tabled)[0]:
                often += 1
            unit = its.bodies[place].unit
            assert sum((step.kind, step.body) == ("tabled", unit) for step in path.steps) == often
        assert path.decision == came.decision[at] / DAY
