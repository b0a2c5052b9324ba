"""A comparison is simulated in a process of its own: what goes into it, and what comes out on the way.

The process ends when the stream that it reads does, so that it never outlives whoever began it, however that ends.
Both are of the same program, and what passes between them is nobody else's: it is pickled, as between processes of a
pool.
"""

from __future__ import annotations

import copyreg
import os
import pickle
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from threading import Event, Lock, Thread
from types import MappingProxyType
from typing import BinaryIO, NoReturn

import msgspec

from orgsim.analysis.deciding.gains import gains
from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.results import Difference, Gain, Result
from orgsim.analysis.deciding.runs.running import Runs, joined, run_chunk
from orgsim.analysis.deciding.simulating import chunks, runs_of, seed_of, simulated
from orgsim.model.comparison import Assumptions
from orgsim.model.scenario import Scenario

STOP = b"s"
"""Written after the task: what is done by then is what it comes to."""
_NICE = 5


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for."""

    scenarios: tuple[Scenario, ...]
    assumptions: Assumptions | None
    reference: int = 0
    """The column of the draft that others are compared to."""
    came: bytes | None = None
    """Runs that were done before, as `Found` has them: then it is asked what one meeting more a month would gain."""


class Resolved(msgspec.Struct, frozen=True):
    """What is going to be simulated of each draft: that finds the path of a case again."""

    processes: tuple[Process, ...]


class Progress(msgspec.Struct, frozen=True):
    """So much is done of so much."""

    done: int
    of: int


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What the runs that are done tell."""

    results: tuple[Result, ...]
    differences: tuple[Difference, ...]
    runs: bytes
    """What that was found from, for `Task.came`; nothing before it is final."""
    final: bool
    """Whether nothing more comes."""

    @property
    def done(self) -> int:
        """How many runs that is of each draft."""
        return self.results[0].runs if self.results else 0


class Gained(msgspec.Struct, frozen=True, kw_only=True):
    """What one meeting more a month of each body would gain, by scenario, the largest first."""

    gains: tuple[tuple[Gain, ...], ...]


class Failed(msgspec.Struct, frozen=True):
    """An error of the program, as Python tells it."""

    trace: str


Told = Resolved | Progress | Found | Gained | Failed


def task_bytes(task: Task) -> bytes:
    """As the process reads it."""
    written = BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    # The model hands out views of its mappings, which pickle does not know.
    pickler.dispatch_table = {**copyreg.dispatch_table, MappingProxyType: lambda its: (_view_of, (dict(its),))}
    pickler.dump(task)
    return written.getvalue()


def _view_of(mapping: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(mapping)


def told(stream: BinaryIO) -> Iterator[Told]:
    """What the process writes, until it ends."""
    while True:
        try:
            found: Told = pickle.load(stream)
        except (EOFError, pickle.UnpicklingError):
            # It was ended, perhaps in the middle of a word.
            return
        yield found


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
            pickle.dump(what, sink, pickle.HIGHEST_PROTOCOL)
            sink.flush()

    try:
        task: Task = pickle.load(source)
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
    its = processes(task.scenarios, task.assumptions)
    if task.came is not None:
        yield from _gains(its, pickle.loads(task.came), seed_of(task.assumptions), stopped)
    elif its:
        yield Resolved(its)
        yield from _runs(task, its, stopped)


def _runs(task: Task, its: Sequence[Process], stopped: Event) -> Iterator[Told]:
    runs, seed = runs_of(task.assumptions), seed_of(task.assumptions)
    pieces = chunks(runs)
    done: list[list[Runs]] = []
    for number, (first, count) in enumerate(pieces):
        done.append([run_chunk(process, count, seed, first) for process in its])
        yield Progress(first + count, runs)
        last = number == len(pieces) - 1 or stopped.is_set()
        # The first piece gives a picture at once, which the others make finer.
        if last or number == 0:
            yield _found(its, done, seed, task.reference, final=last)
        if last:
            return


def _found(its: Sequence[Process], done: list[list[Runs]], seed: int, reference: int, *, final: bool) -> Found:
    came = [joined(runs) for runs in zip(*done, strict=True)]
    told = simulated(its, came, seed, reference=reference)
    runs = pickle.dumps(told.runs, pickle.HIGHEST_PROTOCOL) if final else b""
    return Found(results=told.results, differences=told.differences, runs=runs, final=final)


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
    ordered = tuple([tuple(sorted(row, key=lambda gain: -gain.days)) for row in found])
    yield Gained(gains=ordered)


def _listen(source: BinaryIO, stopped: Event) -> None:
    """Hear that it is enough; where nobody is there to say so any more, end at once."""
    while source.read(1) == STOP:
        stopped.set()
    _end()


def _end(code: int = 0) -> NoReturn:
    # In the middle of whatever it does: there is nothing to put in order, and Python would wait for who listens.
    os._exit(code)
