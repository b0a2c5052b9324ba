"""A year of two drafts with 28 matters, 1 000 times, beside the same model as one SimPy process a case.

Both are given the same meetings, and SimPy what is drawn, which it does not have to draw. It is checked that
both decide each case at the same minute.
"""

from __future__ import annotations

import time
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks import simpy_decisions
from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.runs.arrivals import DAY, cases_of, ways
from orgsim.analysis.deciding.runs.running import outcome
from orgsim.analysis.deciding.simulating import SimulatedComparison, simulate
from orgsim.model.comparison import Assumptions
from orgsim.model.kinds import Kind
from orgsim.model.meeting import WEEKDAYS, Meets
from orgsim.model.scenario import Scenario
from orgsim.model.text import plain
from orgsim.model.units import Matter, Unit

_RUNS, _SEED, _MATTERS = 1_000, 1, 28
_KINDS = {
    id: Kind(side="elected", name=plain(id), body=True) for id in ("council", "city-board", "board", "section")
}  # fmt: skip


@pytest.mark.benchmark(group="deciding")
@pytest.mark.parametrize("items", [None, 4], ids=["any number of items", "four items a meeting"])
def bench_deciding(benchmark: BenchmarkFixture, items: int | None) -> None:
    """With meetings that take any number of items, and with some that are full now and then."""
    its = processes([_draft("now", 2, items), _draft("reform", 4, items)], Assumptions())
    assert [len(process.courses) for process in its] == [_MATTERS, _MATTERS]
    simulate(its, 10, _SEED)  # numpy is imported

    spent = []

    def ours() -> SimulatedComparison:
        begun = time.process_time()
        told = simulate(its, _RUNS, _SEED)
        spent.append(time.process_time() - begun)
        return told

    told: SimulatedComparison = benchmark.pedantic(ours, rounds=3)

    seconds = 0.0
    for process, result in zip(its, told.results, strict=True):
        cases = cases_of(process, _SEED, 0, _RUNS)
        drawn = simpy_decisions.Drawn(process, cases)
        way = [each.tolist() for each in ways(process, _SEED, 0, _RUNS)]
        begun = time.process_time()
        found, by_course = simpy_decisions.decisions(process, drawn, way)
        seconds += time.process_time() - begun
        assert outcome(process, _RUNS, _SEED).decision.tolist() == found
        for times, (mean, middle) in zip(result.matters, by_course, strict=True):
            assert times.decision is not None
            assert times.decision.mean == pytest.approx(mean / DAY)
            assert times.decision.median <= middle / DAY
    benchmark.extra_info["deciding"] = {
        "items": items,
        "cases": sum(its.overall.decision.cases for its in told.results if its.overall.decision is not None),
        "ours": median(spent),
        "simpy": seconds,
    }


def _draft(id: str, weeks: int, items: int | None) -> Scenario:
    """A council, a city board, and six boards that meet every so many weeks on different weekdays."""
    boards = tuple([
        Unit(
            id=f"board-{at}",
            kind="board",
            name=plain(f"board-{at}"),
            meets=Meets(every=weeks, period="week", on=WEEKDAYS[at % 5]),
            agenda_closes=5,
            items=items,
            remit=_matters(f"board-{at}", 3, 14.5, ("board-0",) if at == 1 else ()),
        )
        for at in range(6)
    ])  # fmt: skip
    board = Unit(
        id="city-board",
        kind="city-board",
        name=plain("city-board"),
        meets=Meets(every=2, period="week", on="monday"),
        agenda_closes=5,
        remit=_matters("city-board", 4, 20.0, ()),
        units=boards,
    )
    council = Unit(
        id="council",
        kind="council",
        name=plain("council"),
        meets=Meets(every=1, period="month", on="monday", nth=2),
        agenda_closes=4,
        remit=_matters("council", 6, 6.0, ("board-2",)),
        units=(board,),
    )
    return Scenario(id=id, title=plain(id), kinds=_KINDS, units=(council,))


def _matters(of: str, many: int, a_year: float, prepared_by: tuple[str, ...]) -> tuple[Matter, ...]:
    return tuple(
        Matter(id=f"{of}-{at}", name=plain(f"{of}-{at}"), a_year=a_year, prepared_by=prepared_by) for at in range(many)
    )
