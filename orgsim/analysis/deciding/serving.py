"""The process that simulates for a window: it reads a task, tells what comes of it, and ends with whoever began it."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator, Sequence
from threading import Event, Lock, Thread
from typing import BinaryIO, NoReturn

from orgsim.analysis.deciding import beside
from orgsim.analysis.deciding.beside import STOP, Failed, Found, Gained, Progress, Resolved, Task, Told, read_task
from orgsim.analysis.deciding.gains import gains
from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.results import Gain
from orgsim.analysis.deciding.runs.running import Runs
from orgsim.analysis.deciding.simulating import (
    first_piece,
    in_pieces,
    is_told,
    large,
    runs_of,
    seed_of,
    simulate,
    simulated,
    whole,
)

_NICE = 5


def serve() -> NoReturn:
    """Do the task that standard input holds, tell of it on standard output, and end the process."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    # Whatever writes to standard output by accident is not to be taken for an answer.
    sys.stdout = sys.stderr
    lock = Lock()
    if hasattr(os, "nice"):
        os.nice(_NICE)

    def tell(what: Told) -> None:
        with lock:
            beside.tell(what, sink)

    try:
        task = read_task(source)
        stopped = Event()
        Thread(target=_listen, args=(source, stopped), daemon=True).start()
        for what in _done(task, stopped):
            tell(what)
    except BrokenPipeError:
        _end()
    except Exception:
        import traceback

        tell(Failed(traceback.format_exc()))
        _end(1)
    _end()


def _done(task: Task, stopped: Event) -> Iterator[Told]:
    its = processes(task.scenarios, task.assumptions, reference=task.reference, pairs=task.pairs)
    if task.came is not None:
        yield from _gains(its, pickle.loads(task.came), seed_of(task.assumptions), stopped)
    elif its and task.only_end:
        runs, seed = runs_of(task.assumptions), seed_of(task.assumptions)
        told = simulate(its, runs, seed, reference=task.reference, size=large(its))
        yield Found(results=told.results, differences=told.differences, wanted=runs, runs=b"", final=True)
    elif its:
        yield Resolved(its)
        yield from _runs(task, its, stopped)


def _runs(task: Task, its: Sequence[Process], stopped: Event) -> Iterator[Told]:
    runs, seed = runs_of(task.assumptions), seed_of(task.assumptions)
    told = 0
    for number, done in in_pieces(its, runs, seed, first=first_piece(its)):
        yield Progress(number, runs)
        last = number == runs or stopped.is_set()
        # The first piece gives a picture at once, which the others make finer.
        if last or is_told(number, told):
            told = number
            yield _found(its, done, seed, task.reference, runs, final=last)
        if last:
            return


def _found(
    its: Sequence[Process], done: Sequence[Sequence[Runs]], seed: int, reference: int, wanted: int, *, final: bool
) -> Found:
    told = simulated(its, whole(done), seed, reference=reference)
    runs = pickle.dumps(told.runs, pickle.HIGHEST_PROTOCOL) if final else b""
    return Found(results=told.results, differences=told.differences, wanted=wanted, runs=runs, final=final)


def _gains(its: Sequence[Process], came: Sequence[Runs], seed: int, stopped: Event) -> Iterator[Told]:
    of = sum(not process.bodies[body].at_once for process in its for body in process.handling)
    found: list[list[Gain]] = [[] for _ in its]
    done = 0
    for column, (process, runs) in enumerate(zip(its, came, strict=True)):
        for gain in gains(process, runs, seed):
            found[column].append(gain)
            done += 1
            yield Progress(done, of)
            if stopped.is_set():
                break
        if stopped.is_set():
            break
    ordered = tuple([tuple(sorted(row, key=lambda gain: -gain.days)) for row in found])
    yield Gained(gains=ordered, tried=(done, of) if stopped.is_set() and done < of else None)


def _listen(source: BinaryIO, stopped: Event) -> None:
    """Hear that it is enough; where nobody is there to say so any more, end at once."""
    while source.read(1) == STOP:
        stopped.set()
    _end()


def _end(code: int = 0) -> NoReturn:
    # In the middle of whatever it does: there is nothing to put in order, and Python would wait for who listens.
    os._exit(code)
