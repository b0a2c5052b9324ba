"""Bodies of which only a number of meetings a year is known: no order of theirs is taken for the draft's."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from msgspec.structs import replace

from orgsim.analysis.deciding.process import Body
from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.runs.arrivals import ways
from orgsim.analysis.deciding.runs.running import run_chunk
from orgsim.analysis.deciding.summing import result
from orgsim.model.comparison import Assumptions
from orgsim.model.meeting import Meets
from tests.analysis.deciding.drafts import body, draft, matter, process, unit

WAYS = 8
RUNS = 6_400


def evenly(name: str) -> Body:
    its = body(name, 30)
    return replace(its, calendars=tuple(tuple(day + way for day in its.calendars[0]) for way in range(WAYS)))


def test_what_a_body_draws_tells_nothing_of_another() -> None:
    names = ("board", "section", "committee")
    drawn = ways(process([evenly(name) for name in names], []), 1, 0, RUNS)
    for one, other in combinations(drawn, 2):
        pairs = Counter(zip(one.tolist(), other.tolist(), strict=True))
        each = RUNS / WAYS**2
        assert len(pairs) == WAYS**2
        # Chi² of 63 degrees of freedom: 103 is surpassed once in a thousand times.
        assert sum((count - each) ** 2 / each for count in pairs.values()) < 103


def test_a_body_draws_the_same_in_every_draft_and_not_in_every_run() -> None:
    (alone,) = ways(process([evenly("board")], []), 1, 0, 100)
    beside = ways(process([evenly("section"), evenly("board")], []), 1, 0, 100)
    assert alone.tolist() == beside[1].tolist() != beside[0].tolist()
    assert sorted(set(alone.tolist())) == list(range(WAYS))


def test_the_wait_between_two_that_meet_as_often_is_that_of_bodies_that_know_nothing_of_each_other() -> None:
    def board(name: str, other: str) -> object:
        its = matter(f"from-{other}", a_year=12.0, prepared_by=(other,))
        return unit(name, "board", meets=Meets(a_year=11), agenda_closes=3, remit=(its,))

    town = draft(unit("council", "council", board("a", "b"), board("b", "a"), meets=Meets(a_year=11)))  # type: ignore[arg-type]
    (its,) = processes([town], Assumptions(tabled=0))
    for times in result(its, run_chunk(its, 400, 1), 1).matters:
        assert times.parts is not None
        before, after = times.parts.waits
        # 365 / 11 / 2 + 3 days from any hour. From the end of a day there is half a day less, as meetings end with it.
        assert before.meeting == pytest.approx(19.6, abs=0.5)
        assert after.meeting == pytest.approx(19.1, abs=0.8)
