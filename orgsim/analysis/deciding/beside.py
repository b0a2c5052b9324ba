"""A comparison is simulated in a process of its own: what goes into it, and what comes out on the way.

The process ends when the stream that it reads does, so that it never outlives whoever began it, however that ends.
Both are of the same program, and what passes between them is nobody else's: drafts are packed, and what comes back is
pickled, as between processes of a pool.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, TypeVar

import msgspec
from msgspec.structs import replace

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.results import Difference, Gain, Result
from orgsim.files.kept.packing import packed, unpacker
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.comparison import Assumptions, Pairing
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit, apart, together

_LENGTH = 8
STOP = b"s"
"""Written after the task: what is done by then is what it comes to."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for."""

    scenarios: tuple[Scenario, ...]
    assumptions: Assumptions | None
    reference: int = 0
    """The column of the draft that others are compared to."""
    pairs: tuple[Pairing, ...] = ()
    """What was decided of units that look alike."""
    came: bytes | None = None
    """Runs that were done before, as `Found` has them: then it is asked what one meeting more a month would gain."""
    only_end: bool = False
    """Whether nobody looks at it before it is done, nor asks for more after it: `Found` comes once, without runs."""


class _Sent(msgspec.Struct, frozen=True, array_like=True):
    """A task as it is sent: what packs it calls itself for what lies within, and there may be thousands of layers."""

    task: Task
    """Its drafts without units."""
    parts: list[tuple[list[tuple[Unit, int]], list[tuple[Unit, int]]]]
    """Of each draft the units, and those that are put away, taken apart."""


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
    wanted: int
    """Runs that were asked for."""
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
    """Of drafts that were not come to before it was stopped, none."""
    tried: tuple[int, int] | None = None
    """With how many bodies that was tried, of how many, where it was stopped; `None`: with all that have room."""


class Failed(msgspec.Struct, frozen=True):
    """An error of the program, as Python tells it."""

    trace: str


Told = Resolved | Progress | Found | Gained | Failed


def task_bytes(task: Task) -> bytes:
    """As the process reads it: how many bytes, in eight, and these."""
    alone = tuple([replace(its, units=(), tray=()) for its in task.scenarios])
    its = packed(_Sent(replace(task, scenarios=alone), [(apart(its.units), apart(its.tray)) for its in task.scenarios]))
    return len(its).to_bytes(_LENGTH, "big") + its


def read_task(stream: BinaryIO) -> Task:
    """What `task_bytes` has written; EOFError where whoever was to write it has ended.

    What reads it is made while there is nothing to read yet.
    """
    decoder = unpacker(_Sent)
    length = stream.read(_LENGTH)
    its = stream.read(int.from_bytes(length, "big"))
    if len(length) < _LENGTH or len(its) < int.from_bytes(length, "big"):
        raise EOFError
    sent: _Sent = decoder.decode(its)
    whole = [
        replace(scenario, units=together(units), tray=together(tray))
        for scenario, (units, tray) in zip(sent.task.scenarios, sent.parts, strict=True)
    ]
    return replace(sent.task, scenarios=tuple(whole))


class _Rows(msgspec.Struct, frozen=True):
    """Some of what a process or a result of what comes next holds thousands of."""

    column: int
    field: str
    rows: tuple[object, ...]


_OF_PROCESS = ("bodies", "courses", "unknown")
_OF_RESULT = ("matters", "agendas")
_ROWS = 50
"""At once: the thread that reads them holds up the window for as long as they take, a few milliseconds."""
_Many = TypeVar("_Many", Process, Result)


def tell(what: Told, stream: BinaryIO) -> None:
    """Write that for `told`: what there may be thousands of in pieces before it."""
    match what:
        case Resolved(processes):
            what = Resolved(_without(processes, _OF_PROCESS, stream))
        case Found(results=results):
            what = replace(what, results=_without(results, _OF_RESULT, stream))
    pickle.dump(what, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def _without(its: tuple[_Many, ...], fields: Sequence[str], stream: BinaryIO) -> tuple[_Many, ...]:
    """Write the rows of these fields, and give `its` without."""
    for column, each in enumerate(its):
        for field in fields:
            rows = getattr(each, field)
            for start in range(0, len(rows), _ROWS):
                pickle.dump(_Rows(column, field, rows[start : start + _ROWS]), stream, pickle.HIGHEST_PROTOCOL)
    return tuple([replace(each, **dict.fromkeys(fields, ())) for each in its])


def told(stream: BinaryIO) -> Iterator[Told]:
    """What the process writes, until it ends."""
    rows: dict[int, dict[str, list[object]]] = {}
    while True:
        try:
            found: Told | _Rows = pickle.load(stream)
        except (EOFError, pickle.UnpicklingError):
            # It was ended, perhaps in the middle of a word.
            return
        if isinstance(found, _Rows):
            rows.setdefault(found.column, {}).setdefault(found.field, []).extend(found.rows)
            leave_if_abandoned()
            continue
        match found:
            case Resolved(processes):
                found = Resolved(_with(processes, rows))
            case Found(results=results):
                found = replace(found, results=_with(results, rows))
        rows = {}
        yield found


def _with(its: tuple[_Many, ...], rows: Mapping[int, Mapping[str, Sequence[object]]]) -> tuple[_Many, ...]:
    return tuple(
        [
            replace(each, **{field: tuple(its_rows) for field, its_rows in rows.get(column, {}).items()})
            for column, each in enumerate(its)
        ]
    )
