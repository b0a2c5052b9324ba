"""Simulates what drafts claim, in few runs: enough to hold a claim against it, and done within a second or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.analysis.deciding.claimable import Figures, SimulatedFigure, claims_any, remember, under
from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.results import Days, Interval, Overall, Result
from orgsim.analysis.deciding.runs.running import Runs
from orgsim.analysis.deciding.simulating import fitting, in_pieces, runs_of, seed_of, whole
from orgsim.analysis.deciding.summing import result
from orgsim.messages import message
from orgsim.model.comparison import Assumptions, Pairing
from orgsim.model.scenario import Scenario

MOST_RUNS = 200
"""Of a check; a comparison may ask for fewer."""
_PIECE = 20
_EVENINGS = ("evenings.one-body", "evenings.two-bodies", "evenings.three-bodies")


def simulate_claims(
    scenarios: Sequence[Scenario],
    assumptions: Assumptions | None,
    *,
    reference: int = 0,
    pairs: Sequence[Pairing] = (),
) -> Iterator[None]:
    """Simulate those of `scenarios` that claim anything of it, in the year of all of them, and remember what comes.

    `reference` and `pairs` are as of `processes`. It may be left at any `yield`.
    """
    if not any(claims_any(scenario) for scenario in scenarios):
        return
    beside = under(scenarios, assumptions, reference=reference, pairs=pairs)
    runs, seed = min(MOST_RUNS, runs_of(assumptions)), seed_of(assumptions)
    its = processes(scenarios, assumptions, reference=reference, pairs=pairs)
    for scenario, process in zip(scenarios, its, strict=True):
        if claims_any(scenario):
            done: Sequence[Sequence[Runs]] = ()
            for _, pieces in in_pieces([process], runs, seed, min(_PIECE, fitting([process]))):
                done = pieces
                yield None
            (came,) = whole(done)
            remember(scenario, beside, figures(process, result(process, came, seed)))


def figures(process: Process, its: Result) -> Figures:
    """The figures of a draft that a claim may name.

    Times are over all cases of what the draft itself decides: unknown where any of its matters is.
    """
    foreign = {each.matter for each in process.unknown if each.foreign}
    named: dict[str, SimulatedFigure] = {}
    for what, days in (("decision", its.overall.decision), ("finality", its.overall.finality)):
        for name in ("mean", "median", "p90"):
            named[f"time.{what}.{name}"] = _time(its, its.overall, days, name, foreign)
    for bodies, name in enumerate(_EVENINGS, start=1):
        load = next((load for load in its.loads if load.bodies == bodies), None)
        reason = message("check.claim.no-evenings") if load is None else None
        named[name] = SimulatedFigure(value=None if load is None else load.mean, reason=reason)
    return Figures(runs=its.runs, by_name=named)


def _time(its: Result, overall: Overall, days: Days | None, name: str, foreign: set[str]) -> SimulatedFigure:
    lacking = [times for times in its.matters if times.matter in overall.left_out and times.matter not in foreign]
    if lacking:
        why = lacking[0].missing[0]
        return SimulatedFigure(
            value=None, reason=message("check.claim.matter-unknown", matter=lacking[0].name, reason=why)
        )
    if days is None:
        return SimulatedFigure(
            value=None, reason=its.missing[0] if its.missing else message("deciding.missing.no-remits")
        )
    within: Interval | None = {"mean": days.mean_interval, "median": days.median_interval}.get(name)
    return SimulatedFigure(
        value=getattr(days, name),
        low=None if within is None else within.low,
        high=None if within is None else within.high,
    )
