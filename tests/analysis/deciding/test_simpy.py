"""The engine beside SimPy, which knows of meetings and lines in its own way: `benchmarks/simpy_decisions.py`."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks import simpy_decisions
from orgsim.analysis.deciding.runs.arrivals import cases_of, ways
from orgsim.analysis.deciding.runs.running import outcome
from tests.analysis.deciding.drafts import body, course, process


@given(st.integers(0, 9), st.none() | st.integers(1, 3), st.sampled_from((0.0, 0.1)))
def test_simpy_decides_each_case_at_the_same_minute(seed: int, limit: int | None, tabled: float) -> None:
    its = process(
        [body("a", 7, closes=3, limit=limit), body("b", 14, 5, closes=4), body("c", 10, closes=1, limit=limit)],
        [course("m", 0, cases=20), course("n", 0, 1, cases=9.5), course("o", 2, 0, 1, cases=12)],
        tabled=tabled,
    )
    drawn = simpy_decisions.Drawn(its, cases_of(its, seed, 0, 2))
    found, _ = simpy_decisions.decisions(its, drawn, [way.tolist() for way in ways(its, seed, 0, 2)])
    assert outcome(its, 2, seed).decision.tolist() == found
