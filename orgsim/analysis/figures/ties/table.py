"""The metrics of who depends on whom, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable

from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.figures.metric import Measured, Metric
from orgsim.analysis.figures.ties import bottlenecks, boundaries, contradictions, distance, seats
from orgsim.model.kinds import Side


def _metric(
    id: str,
    function: Callable[[Context], Figure],
    unit: Measured = "units",
    *,
    decimals: int = 0,
    sourced: bool = False,
    detail: bool = False,
    grows: bool = False,
    side: Side | None = None,
) -> Metric:
    return Metric(id=id, group="ties", function=function, texts=id, unit=unit, decimals=decimals, sourced=sourced,
                  detail=detail, grows=grows, side=side)  # fmt: skip


TIES = (
    _metric("ties", distance.tied, "ties", grows=True),
    _metric("ties.distance.mean", distance.mean, "steps", decimals=1),
    _metric("ties.distance.max", distance.farthest, "steps", grows=True),
    _metric("ties.farther", distance.farther, "ties", grows=True),
    _metric("ties.nearer", distance.nearer, "ties", detail=True, grows=True),
    _metric("ties.between", bottlenecks.busiest, "ties", sourced=True, grows=True),
    _metric("ties.gates", bottlenecks.not_gone_around, sourced=True),
    _metric("ties.cut-points", bottlenecks.cut_points, sourced=True, detail=True),
    _metric("ties.crossing", boundaries.crossing, "ratio"),
    _metric("ties.crossing.least", boundaries.least_crossing, "ratio", sourced=True, detail=True),
    _metric("ties.elsewhere", boundaries.elsewhere, sourced=True, detail=True),
    _metric("ties.contradictions", contradictions.every),
    _metric("ties.circles", contradictions.circles, "ties", detail=True),
    _metric("ties.from-below", contradictions.from_below, detail=True),
    _metric("ties.several-owners", contradictions.several_owners, detail=True),
    _metric("ties.orphans", contradictions.orphans, detail=True),
    _metric("seats.sharing", seats.sharing, "ties", side="elected", grows=True),
    _metric("seats.elsewhere", seats.elsewhere, "ratio", decimals=2, side="elected", grows=True),
    _metric("seats.short", seats.short, "seats", sourced=True, side="elected", grows=True),
)
"""Every metric of the group."""
