"""A comparison is simulated, in pieces small enough to tell how far it is and to be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from orgsim.analysis.deciding.defaults import RUNS, SEED
from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.resolving import processes as processes_of
from orgsim.analysis.deciding.results import Difference, Result
from orgsim.analysis.deciding.runs.decided import decided_by_all
from orgsim.analysis.deciding.runs.running import Runs, joined, run_chunk
from orgsim.analysis.deciding.summing import difference, result
from orgsim.model.comparison import Assumptions, Pairing
from orgsim.model.scenario import Scenario

CHUNK = 250
"""Runs in a piece: well below a second of any town."""

_CASES = 50_000
"""Of a draft in a piece that nobody looks at before all is done: larger pieces take less time, and more memory. So many
are looked at first, of a draft with thousands of matters."""
_MOST_CASES = 250_000
"""Of a draft in any piece: so many take some hundred megabytes, and well below a second."""
_MEETINGS = 3
"""So many meetings of bodies take as much room as a case."""
_FINER = 20
"""So many times more runs than were told last are told next: thousands of matters take as long to tell as to run."""


class SimulatedComparison(msgspec.Struct, frozen=True, kw_only=True):
    """A comparison as it was simulated."""

    results: tuple[Result, ...]
    """In the order of the scenarios."""
    differences: tuple[Difference, ...]
    """Of each other draft from the reference, over the matters that all of them decided."""
    runs: tuple[Runs, ...]
    """What the results were found from."""


def runs_of(assumptions: Assumptions | None) -> int:
    """How many years are simulated: as the comparison says."""
    return RUNS if assumptions is None or assumptions.runs is None else assumptions.runs


def seed_of(assumptions: Assumptions | None) -> int:
    """The seed that the comparison says."""
    return SEED if assumptions is None or assumptions.seed is None else assumptions.seed


def chunks(runs: int, size: int = CHUNK, first: int | None = None) -> tuple[tuple[int, int], ...]:
    """The pieces of so many runs: the first of each, and how many it has. A pool may do them in any order.

    `first`: so many are in the first piece.
    """
    begin = min(runs, size if first is None else first)
    starts = [0, *range(begin, runs, size)] if runs > 0 else []
    return tuple([(start, min(size if start else begin, runs - start)) for start in starts])


def fitting(processes: Sequence[Process]) -> int:
    """Runs that there is room for in one piece."""
    return max(1, int(_MOST_CASES / _room(processes)))


def piece(processes: Sequence[Process]) -> int:
    """Runs in a piece of which somebody waits to see how far it is."""
    return min(CHUNK, fitting(processes))


def first_piece(processes: Sequence[Process]) -> int:
    """Runs in the piece that is seen before all others."""
    its = piece(processes)
    return its if its == CHUNK else max(1, min(its, int(_CASES / _room(processes))))


def large(processes: Sequence[Process]) -> int:
    """Runs in a piece where nobody waits to see how far it is."""
    return min(max(CHUNK, int(_CASES / max(_cases(processes), 1.0))), fitting(processes))


def _cases(processes: Sequence[Process]) -> float:
    """A year, of the draft that has most."""
    return max([sum(course.cases for course in process.courses) for process in processes], default=0.0)


def _room(processes: Sequence[Process]) -> float:
    """What a run takes, in cases."""
    meetings = [
        sum(max(map(len, process.bodies[body].calendars), default=0) for body in process.handling)
        for process in processes
    ]
    return max(_cases(processes), max(meetings, default=0) / _MEETINGS, 1.0)


def is_told(number: int, before: int) -> bool:
    """Whether it is told what so many runs come to, where that of `before` was told last, 0: of none."""
    return number >= before * _FINER


def in_pieces(
    processes: Sequence[Process], runs: int, seed: int, size: int | None = None, first: int | None = None
) -> Iterator[tuple[int, Sequence[Sequence[Runs]]]]:
    """Run drafts piece by piece; after each, how many runs are done, and of each piece the runs of every draft.

    `None`: pieces are as large as there is room for them.
    """
    done: list[list[Runs]] = []
    for start, count in chunks(runs, piece(processes) if size is None else size, first):
        done.append([run_chunk(process, count, seed, start) for process in processes])
        yield start + count, done


def whole(pieces: Sequence[Sequence[Runs]]) -> list[Runs]:
    """The runs of every draft, of all those pieces."""
    return [joined(its) for its in zip(*pieces, strict=True)]


def simulate(
    processes: Sequence[Process],
    runs: int,
    seed: int,
    *,
    reference: int = 0,
    report: Callable[[int, int], bool] | None = None,
    size: int | None = None,
) -> SimulatedComparison:
    """Simulate drafts; `report` is told after each piece how many runs are done and of how many, for all drafts.

    A piece has `size` runs, which changes nothing of what comes of it.

    Where it answers False, or the user stops it by Ctrl+C, what is done stands: pieces that all drafts have. Before
    there is any, KeyboardInterrupt goes on.
    """
    done: Sequence[Sequence[Runs]] = ()
    try:
        for number, pieces in in_pieces(processes, runs, seed, size):
            done = pieces
            if report is not None and not report(number, runs):
                break
    except KeyboardInterrupt:
        if not done:
            raise
    return simulated(processes, whole(done), seed, reference=reference)


def simulate_drafts(
    scenarios: Sequence[Scenario],
    assumptions: Assumptions | None,
    *,
    reference: int = 0,
    pairs: Sequence[Pairing] = (),
) -> SimulatedComparison | None:
    """Simulate drafts as their comparison says, which is the same every time; `None` where there is none.

    `pairs` are the units of which it was decided whether they are the same.
    """
    its = processes_of(scenarios, assumptions, reference=reference, pairs=pairs)
    if not its:
        return None
    return simulate(its, runs_of(assumptions), seed_of(assumptions), reference=reference, size=large(its))


def simulated(
    processes: Sequence[Process], runs: Sequence[Runs], seed: int, *, reference: int = 0
) -> SimulatedComparison:
    """What the runs of each draft tell."""
    pairs = [*zip(processes, runs, strict=True)]
    common = decided_by_all(pairs)
    found = [
        difference(pair, pairs[reference], common=common) for place, pair in enumerate(pairs) if place != reference
    ]
    return SimulatedComparison(
        results=tuple([result(process, its, seed, common) for process, its in pairs]),
        differences=tuple([each for each in found if each is not None]),
        runs=tuple(runs),
    )
