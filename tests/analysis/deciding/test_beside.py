"""What the process that simulates is given: all that it needs of the drafts, and nothing of what follows."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from orgsim.analysis.deciding.beside import STOP, Task, read_task, task_bytes
from orgsim.analysis.deciding.resolving import processes
from orgsim.files.reading.opening import open_paths

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
