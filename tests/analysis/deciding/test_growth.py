"""Ten times as many matters take some ten times as many steps of Python, whoever decides them."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.running import run_chunk
from tests.analysis.deciding.drafts import body, course, officer, process

FEW, MANY = 40, 400
MORE = 12
"""Times as many calls, at most: in proportion would be ten, n log n sixteen, each with each a hundred."""


def calls(of: Callable[[], object]) -> int:
    """How many functions it calls, of Python's and of numpy's: the same on every machine."""
    found = 0

    def count(frame: object, event: str, _: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    of()  # what is made once is made
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        of()
    finally:
        sys.setprofile(before)
    return found


def of_few_bodies(matters: int, limit: int | None = None) -> Process:
    """Each matter is prepared by an officer, and decided by one of five bodies."""
    bodies = [officer("clerk"), *(body(f"b{at}", 30 + at, limit=limit) for at in range(5))]
    return process(bodies, [course(f"m{at}", 0, 1 + at % 5) for at in range(matters)], tabled=0.1)


def of_bodies_of_their_own(matters: int, limit: int | None = None) -> Process:
    """Each matter is decided by a body that handles nothing else, after the one before it."""
    bodies = [body(f"b{at}", 60, limit=limit) for at in range(matters)]
    return process(bodies, [course(f"m{at}", *{max(at - 1, 0), at}) for at in range(matters)], tabled=0.1)


@pytest.mark.parametrize("limit", [None, 2])
@pytest.mark.parametrize("made", [of_few_bodies, of_bodies_of_their_own])
def test_running_takes_no_more_steps_than_there_are_matters(
    made: Callable[[int, int | None], Process], limit: int | None
) -> None:
    few, many = made(FEW, limit), made(MANY, limit)
    assert calls(lambda: run_chunk(many, 3, 1)) < MORE * calls(lambda: run_chunk(few, 3, 1))
