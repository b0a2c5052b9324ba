"""Cases by how long they take, in bars of some days."""

from __future__ import annotations

from orgsim.analysis.deciding.results import Days

_MUCH = 2.0
"""The first bar is cut where it is more than so many times as high as any other."""


def shares_of(days: Days, width: int) -> list[float]:
    """The shares of cases that take so long, by bars of `width` days."""
    counts = [sum(days.by_day[at : at + width]) for at in range(0, len(days.by_day), width)]
    return [count / max(days.cases, 1) for count in counts]


def peak_of(days: Days, width: int) -> float:
    """The highest of the bars, but for the first where that is much higher than all others."""
    first, *others = shares_of(days, width) or [0.0]
    highest = max(others, default=0.0)
    return (highest if highest and first > _MUCH * highest else max(first, highest)) or 1.0
