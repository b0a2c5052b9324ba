"""Ten times as many matters take some ten times as many steps of Python, whoever decides them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, ClassVar

import pytest
from msgspec.structs import replace

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.runs.running import run_chunk
from orgsim.analysis.deciding.simulating import simulated
from orgsim.model.comparison import Assumptions
from orgsim.model.text import Text
from tests.analysis.deciding.drafts import body, course, draft, matter, officer, process, unit

Trace = Callable[[FrameType, str, Any], Any]

FEW, MANY = 40, 400
MORE = 12
"""Times as many, at most: in proportion would be ten, n log n sixteen, each with each a hundred."""


def steps(of: Callable[[], object]) -> int:
    """How many steps Python takes for it, of its own code's: the same on every machine."""
    found = 0

    def trace(frame: FrameType, event: str, _: object) -> Trace:
        nonlocal found
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        found += event == "opcode"
        return trace

    of()  # what is made once is made
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        of()
    finally:
        sys.settrace(before)
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
    assert steps(lambda: run_chunk(many, 3, 1)) < MORE * steps(lambda: run_chunk(few, 3, 1))


@pytest.mark.parametrize("made", [of_few_bodies, of_bodies_of_their_own])
def test_telling_takes_no_more_steps_than_there_are_matters(made: Callable[[int], Process]) -> None:
    few, many = made(FEW), made(MANY)
    of_few, of_many = run_chunk(few, 3, 1), run_chunk(many, 3, 1)
    assert steps(lambda: simulated([many], [of_many], 1)) < MORE * steps(lambda: simulated([few], [of_few], 1))


class Name(Text, frozen=True):
    """A name that counts how often any is held against another."""

    compared: ClassVar[int] = 0

    def __eq__(self, other: object) -> bool:
        Name.compared += 1
        return isinstance(other, Name) and self.en == other.en

    def __hash__(self) -> int:
        return hash(self.en)


def test_that_a_body_has_no_known_meetings_is_not_held_against_all_others() -> None:
    bodies = [
        replace(unit(f"b{at}", "youth-council", remit=(matter(f"m{at}"),)), name=Name(en=f"B {at}"))
        for at in range(MANY)
    ]
    (its,) = processes([draft(unit("council", "council", *bodies))], Assumptions())
    assert [message.args["body"] for message in its.missing[:MANY]] == [body.name for body in bodies]
    assert Name.compared < 3 * MANY
