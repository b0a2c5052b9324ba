"""How many runs are done at once: few where a year has thousands of cases, and the first of them soon."""

from __future__ import annotations

import tracemalloc

import pytest

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.running import joined, run_chunk
from orgsim.analysis.deciding.simulating import (
    CHUNK,
    chunks,
    first_piece,
    fitting,
    in_pieces,
    is_told,
    large,
    piece,
    simulate,
    simulated,
    whole,
)
from tests.analysis.deciding.drafts import body, course, on_days, process


def of_cases(a_year: float) -> Process:
    return process([body("b", 7)], [course("m", 0, cases=a_year)], tabled=0.1)


def test_a_town_goes_in_pieces_of_which_each_gives_a_picture() -> None:
    its = [of_cases(750)]
    assert (piece(its), first_piece(its)) == (CHUNK, CHUNK) == (250, 250)
    assert large([of_cases(100)]) == 500


def test_thousands_of_cases_a_year_begin_with_a_few_years() -> None:
    its = [of_cases(20), of_cases(10_000)]
    assert (first_piece(its), piece(its), large(its)) == (5, 25, 25)
    assert chunks(60, piece(its), first_piece(its)) == ((0, 5), (5, 25), (30, 25), (55, 5))
    assert chunks(3, piece(its), first_piece(its)) == ((0, 3),)
    assert first_piece([of_cases(400_000)]) == 1


def test_meetings_take_room_too() -> None:
    """A thousand bodies that meet 300 times: as 100 000 cases."""
    bodies = [on_days(f"b{at}", range(300)) for at in range(1_000)]
    its = process(bodies, [course(f"m{at}", at) for at in range(1_000)])
    assert fitting([its]) == 2


def test_the_next_is_told_that_is_much_finer() -> None:
    assert is_told(5, 0)
    assert not is_told(80, 5)
    assert is_told(105, 5)


@pytest.mark.parametrize("a_year", [3_000, 7_000.5])
def test_the_pieces_change_nothing(a_year: float) -> None:
    its = [of_cases(a_year)]
    *_, (_, pieces) = in_pieces(its, 20, 1, 3, 2)
    assert [each[0].count for each in pieces] == [2, 3, 3, 3, 3, 3, 3]
    assert simulated(its, whole(pieces), 1).results == simulate(its, 20, 1, size=20).results


def test_what_comes_of_thousands_of_cases_takes_little_more_room_than_its_numbers() -> None:
    its = process([body("b", 30)], [course(f"m{at}", 0) for at in range(200)])
    run_chunk(its, 1, 1)
    tracemalloc.start()
    try:
        came = run_chunk(its, 500, 1)
        room, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # Of each matter and run how many cases come and are decided, in a byte each, the sum of their minutes in two, and
    # of the one case its minutes in four.
    assert len(came.courses) * came.count * 8 < room < len(came.courses) * came.count * 20


def test_pieces_of_few_and_of_many_cases_are_put_in_a_row() -> None:
    """Half of the runs have 255 cases, which a byte holds, half have 256."""
    its = of_cases(255.5)
    parts = [run_chunk(its, 1, 1, first) for first in range(12)]
    counts = [part.courses[0].counts[0] for part in parts]
    assert set(counts) == {255, 256}
    assert list(joined(parts).courses[0].counts) == counts
    assert simulated([its], [joined(parts)], 1).results == simulate([its], 12, 1, size=12).results
