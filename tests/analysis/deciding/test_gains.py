"""What one meeting more a month gains."""

from __future__ import annotations

import datetime as dt
from threading import Event

import pytest
from msgspec.structs import replace

from orgsim.analysis.deciding.beside import Gained, Progress
from orgsim.analysis.deciding.gains import gains, with_more_meetings
from orgsim.analysis.deciding.meeting_times import calendars
from orgsim.analysis.deciding.process import Body, Process
from orgsim.analysis.deciding.runs.running import run_chunk
from orgsim.analysis.deciding.serving import _gains
from orgsim.model.dates import PartialDate
from orgsim.model.meeting import Meets
from tests.analysis.deciding.drafts import FIRST, body, course, officer, process

MONTHLY = Meets(every=1, period="month", on="monday", nth=2, except_=(PartialDate("2027-07"),))


def meeting(name: str, meets: Meets) -> Body:
    return replace(body(name, 30), calendars=calendars(meets, FIRST), meets=meets)


def in_year(its: Body | None) -> list[dt.date]:
    assert its is not None
    return [FIRST + dt.timedelta(days=day) for day in its.calendars[0] if day < 365]


def test_each_month_gets_a_meeting_in_its_widest_gap_and_one_that_is_free_stays_free() -> None:
    council = meeting("council", MONTHLY)
    before = in_year(council)
    after = in_year(with_more_meetings(council, process([council], [])))
    added = [day for day in after if day not in before]
    # Eleven months with the second Monday, and a meeting more in each of them: none in July.
    assert (len(before), len(added)) == (11, 11)
    assert sorted(day.month for day in added) == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12]
    # Between 8 February and 8 March lie four weeks: two weeks from either is Monday 22 February.
    assert dt.date(2027, 2, 8) in before and dt.date(2027, 3, 8) in before
    assert dt.date(2027, 2, 22) in added
    assert all(day.weekday() < 5 for day in added)
    by_name = Meets(every=1, period="month", on="monday", nth=2, except_months=(7,))
    assert in_year(with_more_meetings(meeting("council", by_name), process([council], []))) == after


def test_a_number_a_year_is_spread_anew() -> None:
    board = meeting("board", Meets(a_year=11, except_=(PartialDate("2027-07"),)))
    assert len(in_year(with_more_meetings(board, process([board], [])))) == 22
    assert with_more_meetings(body("unknown", 30), process([], [])) is None


@pytest.fixture
def town() -> Process:
    return process(
        [meeting("board", Meets(every=1, period="week", on="monday")), meeting("council", MONTHLY), officer("clerk")],
        [course("plans", 0, 1, cases=12), course("permits", 0, cases=12), course("small", 2, cases=12)],
    )


def test_the_gain_is_that_of_the_mean_over_all_cases(town: Process) -> None:
    runs = run_chunk(town, 60, 1)
    found = {gain.body: gain for gain in gains(town, runs, 1)}
    # An office holder has no meetings to add.
    assert [*found] == ["board", "council"]
    board, council = found["board"], found["council"]
    assert (board.meetings, council.meetings, council.added_a_year) == (52, 11, 11)
    assert (board.matters, council.matters) == (("plans", "permits"), ("plans",))
    # The council's cases are a third of all. They wait half of some 33 days, after it half of some 17: 8 days less,
    # which is a little under 3 over all. A board that meets every week anyway gains less than a day.
    assert council.days == pytest.approx(8 / 3, abs=0.6)
    assert 0 < board.days < 1.5
    assert council.interval is not None and council.interval.low < council.days < council.interval.high


def test_limits_let_all_cases_be_run_again_and_nothing_else_changes(town: Process) -> None:
    ample = replace(town, bodies=tuple(replace(each, limit=1000) for each in town.bodies))
    here = [(gain.body, gain.days) for gain in gains(town, run_chunk(town, 20, 1), 1)]
    there = [(gain.body, gain.days) for gain in gains(ample, run_chunk(ample, 20, 1), 1)]
    assert here == there


def test_what_is_stopped_tries_no_body_of_further_drafts_and_says_how_far_it_came() -> None:
    two = [meeting("one", MONTHLY), meeting("two", Meets(a_year=11))]
    its = [process(two, [course("m", 0, 1, cases=5.0)]) for _ in range(2)]
    came = [run_chunk(each, 3, 1) for each in its]
    stopped = Event()
    told = _gains(its, came, 1, stopped)
    assert next(told) == Progress(1, 4)
    stopped.set()
    (rest,) = told
    assert isinstance(rest, Gained)
    assert ([len(row) for row in rest.gains], rest.tried) == ([1, 0], (1, 4))
    # A body that meets on every working day has no room for more: all is done, though nothing is told of it.
    full = process([meeting("one", MONTHLY), meeting("two", Meets(a_year=366))], [course("m", 0, 1, cases=5.0)])
    whole = [*_gains([full], [run_chunk(full, 3, 1)], 1, Event())][-1]
    assert isinstance(whole, Gained) and ([len(row) for row in whole.gains], whole.tried) == ([1], None)
