"""What the process that simulates is given: all that it needs of the drafts, and nothing of what follows."""

from __future__ import annotations

import pickle
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest

from orgsim.analysis.deciding.beside import STOP, Found, Resolved, Task, read_task, task_bytes, tell, told
from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.simulating import simulate
from orgsim.files.reading.opening import open_paths
from orgsim.model.abandoning import Abandoned, abandoned
from tests.analysis.deciding.drafts import body, course, process

KOSKENLAHTI = Path(__file__).parents[2] / "cases" / "koskenlahti" / "koskenlahden-organisaatiouudistus-2026.yaml"


def test_what_is_read_is_what_was_written() -> None:
    opened = open_paths([KOSKENLAHTI])
    assert opened.comparison is not None
    pairs = opened.comparison.comparison.pairs
    scenarios = tuple([file.scenario for file in opened.files])
    task = Task(scenarios=scenarios, assumptions=opened.assumptions, reference=1, pairs=pairs)
    stream = BytesIO(task_bytes(task) + STOP)
    read = read_task(stream)
    assert stream.read() == STOP
    assert (read.reference, read.pairs, read.assumptions) == (1, task.pairs, task.assumptions)
    both = [processes(its.scenarios, its.assumptions, reference=1, pairs=its.pairs) for its in (task, read)]
    assert both[0] and both[0] == both[1]


def test_a_task_that_breaks_off_is_none() -> None:
    whole = task_bytes(Task(scenarios=(), assumptions=None))
    for length in (0, 4, len(whole) - 1):
        with pytest.raises(EOFError):
            read_task(BytesIO(whole[:length]))


def test_what_is_told_of_thousands_of_matters_comes_in_pieces_and_whole() -> None:
    bodies = [body(f"b{at}", 30) for at in range(120)]
    its = process(bodies, [course(f"m{at}", at) for at in range(120)])
    results = simulate([its, its], 4, 1).results
    found = Found(results=results, differences=(), wanted=4, runs=b"runs", final=True)
    stream = BytesIO()
    for what in (Resolved((its,)), found, found):
        tell(what, stream)
    assert list(told(BytesIO(stream.getvalue()))) == [Resolved((its,)), found, found]

    places = [0]
    stream.seek(0)
    while stream.tell() < len(stream.getvalue()):
        pickle.load(stream)
        places.append(stream.tell())
    longest = max(after - before for before, after in pairwise(places))
    assert longest < len(pickle.dumps(found)) / 3, "no piece takes long to read"


def test_whoever_reads_what_is_told_may_leave_between_its_pieces() -> None:
    its = process([body("b", 30)], [course(f"m{at}", 0) for at in range(120)])
    stream = BytesIO()
    tell(Resolved((its,)), stream)
    stream.seek(0)
    asked = abandoned.set(lambda: True)
    try:
        with pytest.raises(Abandoned):
            next(told(stream))
    finally:
        abandoned.reset(asked)
    assert stream.tell() < len(stream.getvalue()) / 2
