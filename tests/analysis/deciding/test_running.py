"""What is true of waiting: the mean that theory tells, Little's law, and a plain loop over days."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.arrivals import DAY, cases_of
from orgsim.analysis.deciding.runs.running import joined, outcome, run_chunk
from orgsim.analysis.deciding.summing import result
from tests.analysis.deciding.drafts import YEAR, body, course, officer, on_days, process
from tests.analysis.deciding.plain_loop import decided

RUNS = 400


def _decisions(its: Process, runs: int = RUNS) -> np.ndarray:
    return outcome(its, runs, 1).decision / DAY


@pytest.mark.parametrize(("every", "closes"), [(7, 0), (14, 6), (30, 4), (14, 20)])
def test_the_mean_wait_is_half_the_interval_and_the_days_that_the_agenda_closes_before(every: int, closes: int) -> None:
    its = process([body("b", every, closes=closes)], [course("m", 0, cases=12)], days=every * 20)
    waits = _decisions(its)
    error = every / sqrt(12) / sqrt(len(waits))
    assert abs(waits.mean() - (every / 2 + closes)) < 4 * error
    assert closes <= waits.min() and waits.max() <= closes + every
    # As likely anywhere between: the deviation of a uniform distribution.
    assert waits.std() == pytest.approx(every / sqrt(12), rel=0.03)


def test_two_bodies_on_the_same_weekday_take_a_whole_interval_more() -> None:
    # Both every second Monday, both closing 6 days before: what the first decides has missed the other's of that day.
    its = process([body("a", 14, closes=6), body("b", 14, closes=6)], [course("m", 0, 1)], days=14 * 20)
    came = outcome(its, RUNS, 1)
    assert set((came.meeting[1] / DAY).tolist()) == {14.0}
    assert came.decision.mean() / DAY == pytest.approx(7 + 6 + 14, abs=0.8)


@pytest.mark.parametrize(
    ("later", "closes", "wait"),
    [(7, 6, 7), (7, 7, 7), (7, 8, 21), (6, 6, 6), (5, 6, 19), (0, 0, 0)],
)
def test_two_bodies_on_shifted_days_wait_from_one_to_the_other(later: int, closes: int, wait: int) -> None:
    # What is decided on the day on which the second agenda closes is in time; a day later it is not.
    its = process([body("a", 14), body("b", 14, later, closes=closes)], [course("m", 0, 1)])
    assert set((outcome(its, 20, 1).meeting[1] / DAY).tolist()) == {float(wait)}


def test_a_case_is_in_time_all_through_the_day_on_which_the_agenda_closes() -> None:
    its = process([on_days("b", (10, 20), closes=4)], [course("m", 0, cases=400)], days=10)
    came = outcome(its, 20, 1)
    ready = (came.cases.ready - 1) // DAY
    decided_on = (came.cases.ready + came.decision) // DAY - 1
    assert {*zip(ready.tolist(), decided_on.tolist(), strict=True)} == {
        *((day, 10) for day in range(7)),
        *((day, 20) for day in range(7, 10)),
    }


def test_the_first_and_the_last_day_of_the_year_are_simulated() -> None:
    its = process([body("b", 1)], [course("m", 0, cases=YEAR * 4)])
    ready = (outcome(its, 20, 1).cases.ready - 1) // DAY
    assert {*ready.tolist()} == set(range(YEAR))


def test_preparation_lies_before_readiness_and_changes_nothing_else() -> None:
    # Were it added to the day on which a case comes, half of these would be ready after the year, when its exceptions
    # and named days no longer hold, and a year's agendas would tell of half a year's cases.
    bodies = [body("b", 14, closes=6)]
    its = process(bodies, [course("m", 0, cases=12, preparation=(180, 185))], days=364)
    came = outcome(its, 20, 1)
    days = came.cases.preparation / DAY
    assert days.min() >= 180 and days.max() <= 185
    plain = outcome(process(bodies, [course("m", 0, cases=12)], days=364), 20, 1)
    assert came.cases.ready.max() <= 364 * DAY
    assert (came.cases.ready == plain.cases.ready).all() and (came.decision == plain.decision).all()


def test_an_item_that_is_put_off_gives_its_place_to_the_next_in_line() -> None:
    # Two cases wait, there is one place. Where the first is put off, the second is decided at that meeting.
    its = process([on_days("b", (9, 19, 29, 39, 49), limit=1)], [course("m", 0, cases=2)], days=5, tabled=0.5)
    came = outcome(its, 200, 1)
    seen = set()
    for run in range(200):
        cases = np.flatnonzero(came.cases.run == run)
        first, second = cases[np.argsort(came.cases.ready[cases])]
        days = [int((came.cases.ready[case] + came.decision[case]) // DAY - 1) for case in (first, second)]
        seen.add((days[0], days[1]))
        handled = came.handled[0][run]
        assert handled.max() <= 1
    assert (9, 19) in seen and (19, 9) in seen, "in line, and past one that was put off"
    assert (9, 9) not in seen


def test_limited_meetings_handle_what_was_ready_first() -> None:
    its = process([body("b", 7, limit=2)], [course("m", 0, cases=100), course("n", 0, cases=20)])
    came = outcome(its, 10, 1)
    assert (came.handled[0] <= 2).all()
    for run in range(10):
        cases = np.flatnonzero(came.cases.run == run)
        order = cases[np.argsort(came.cases.ready[cases], kind="stable")]
        ends = (came.cases.ready + came.decision)[order]
        assert all(a <= b for a, b in pairwise(ends.tolist()))
    assert came.full.sum() > 0


@pytest.mark.parametrize("limit", [None, 5])
def test_agendas_are_those_of_the_calendar_that_a_run_takes(limit: int | None) -> None:
    calendars = (9, 19, 40), (4, 14, 24, 40)
    bodies = [officer("a"), replace(on_days("b", (), limit=limit), calendars=calendars)]
    its = process(bodies, [course("m", 0, 1, cases=3)], days=30)
    came = outcome(its, 40, 1)
    assert {*came.ways[1].tolist()} == {0, 1}
    days = (came.cases.ready + came.decision) // DAY - 1
    for run, way in enumerate(came.ways[1].tolist()):
        decided_on = days[came.cases.run == run].tolist()
        # Those of day 40 are no more of the year.
        held = [decided_on.count(day) if day < 30 else 0 for day in calendars[way]]
        for agendas in (came.items, came.handled):
            assert agendas[1][run].tolist() == [*held, 0][:4]
    assert not came.put_off[1].any()


def test_littles_law() -> None:
    # Those that wait, on the mean over time, are the rate of arrivals times the mean wait; counted day by day.
    its = process([body("b", 7, closes=2, limit=3)], [course("m", 0, cases=140)], tabled=0.1)
    came = outcome(its, 5, 1)
    ready, end = came.cases.ready, came.cases.ready + came.decision
    horizon = int(end.max())
    minutes = np.arange(0, horizon, 60)
    waiting = sum(((ready <= minute) & (minute < end)).sum() for minute in minutes) / len(minutes)
    rate = len(ready) / horizon
    assert waiting == pytest.approx(rate * came.decision.mean(), rel=0.01)


@st.composite
def _processes(draw: st.DrawFn) -> Process:
    bodies = []
    for index in range(draw(st.integers(1, 3))):
        every, start = draw(st.integers(2, 9)), draw(st.integers(0, 6))
        limit = draw(st.none() | st.integers(1, 4))
        days = tuple(range(start, 120, every))
        bodies.append(on_days(f"b{index}", days, closes=draw(st.integers(1, 4)), limit=limit))
    courses = []
    for index in range(draw(st.integers(1, 3))):
        path = draw(st.permutations(range(len(bodies))))[: draw(st.integers(1, len(bodies)))]
        above = draw(st.none() | st.sampled_from(range(len(bodies))))
        courses.append(course(f"m{index}", *path, cases=draw(st.sampled_from((0.5, 1, 6, 12))), above=above))
    return process(bodies, courses, days=30, tabled=draw(st.sampled_from((0.0, 0.3))),
                   escalated=draw(st.sampled_from((0.0, 0.3))))  # fmt: skip


@given(_processes(), st.integers(0, 5))
def test_it_comes_out_as_a_plain_loop_over_days_does(its: Process, seed: int) -> None:
    cases = cases_of(its, seed, 0, 1)
    assert outcome(its, 1, seed).decision.tolist() == decided(its, cases)


@given(_processes(), st.integers(0, 5))
def test_limits_that_are_never_reached_change_nothing(its: Process, seed: int) -> None:
    without = replace(its, bodies=tuple(replace(each, limit=None) for each in its.bodies))
    ample = replace(its, bodies=tuple(replace(each, limit=10_000) for each in its.bodies))
    one, other = run_chunk(without, 3, seed), run_chunk(ample, 3, seed)
    assert one.courses == other.courses
    assert [(each.items, each.put_off) for each in one.bodies] == [(each.items, each.put_off) for each in other.bodies]


@given(_processes(), st.integers(1, 6))
def test_runs_in_pieces_are_the_same_runs(its: Process, first: int) -> None:
    whole = run_chunk(its, 7, 3)
    assert joined([run_chunk(its, 7 - first, 3, first), run_chunk(its, first, 3)] if first < 7 else [whole]) == whole


def test_a_draft_has_the_same_arrivals_whatever_else_is_in_it() -> None:
    alone = cases_of(process([body("b", 7)], [course("m", 0, cases=3)]), 1, 0, 5)
    beside = cases_of(
        process([body("x", 9), body("y", 3)], [course("n", 1, cases=9), course("m", 1, 0, cases=3)]), 1, 0, 5
    )
    place = beside.of_course(1)
    assert beside.ready[place].tolist() == alone.ready.tolist()
    other = cases_of(process([body("b", 7)], [course("m", 0, cases=3)]), 2, 0, 5)
    assert other.ready.tolist() != alone.ready.tolist()


def test_what_is_drawn_is_the_same_on_every_machine_and_with_every_version() -> None:
    # SplitMix64's finaliser of BLAKE2b's bytes, in whole numbers of any size: no word of numpy's.
    import hashlib

    def mixed(number: int) -> int:
        number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) % 2**64
        number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) % 2**64
        return number ^ (number >> 31)

    key = int.from_bytes(hashlib.blake2b(b"1\x1fmatter\x1fm", digest_size=8).digest(), "little")
    expected = []
    for run in range(3):
        of_run = mixed((key + (run + 1) * 0x9E3779B97F4A7C15) % 2**64)
        for number in range(2):
            case = mixed((of_run + (number + 1) * 0xD1B54A32D192ED03) % 2**64)
            arrival = mixed((case + 2 * 0x8CB92BA72F3D8DD7) % 2**64)
            expected.append((arrival // 2**32 * YEAR * DAY) // 2**32 + 1)
    its = process([body("b", 7)], [course("m", 0, cases=2)])
    assert cases_of(its, 1, 0, 3).ready.tolist() == expected


def test_taking_over_sends_a_decision_to_the_body_above_within_its_days() -> None:
    its = process([body("a", 7), body("b", 7)], [course("m", 0, cases=50, above=1)], escalated=0.25)
    came = outcome(its, 20, 1)
    assert came.taken.mean() == pytest.approx(0.25, abs=0.06)
    assert came.taken_after[came.taken].max() <= 14 * DAY
    assert (came.decision[came.taken] >= came.meeting[0][came.taken] + came.taken_after[came.taken]).all()
    assert not came.taken_after[~came.taken].any()


def test_what_is_never_decided_is_no_number() -> None:
    told = result(its := process([body("b", 7)], [course("m", 0)], tabled=1.0), run_chunk(its, 3, 1), 1)
    assert told.matters[0].decision is None
    assert [reason.key for reason in told.matters[0].missing] == ["deciding.missing.undecided"]
    assert told.overall.decision is None and told.overall.left_out == ("m",)
