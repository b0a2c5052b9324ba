"""Span of control: how many direct subordinates a manager has.

A span exists only for a unit that has subordinates, so averages cover managers only: mean span =
(units − roots) / managers, since every unit but a root is the subordinate of exactly one manager.

A unit with `count: n` adds n to its parent's span. If it has subordinates itself, it is n managers who share
them, each having one at least. The mean needs no more than that. How the subordinates divide among the n is not
stated, so the median, the largest span, the distribution and the managers of one are unknown, unless the counts
settle them: n managers of n subordinates have one each, and a largest span that none of the n can reach stands.

Source of the definition: V. A. Graicunas, "Relationship in Organization" (1933), in L. Gulick and L. Urwick (eds.),
Papers on the Science of Administration, 1937: the number of subordinates whom a superior directs. Here only the
hierarchy's own lines count, one superior for each unit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from orgsim.analysis.figures.branches import Branch, MeasuredSide
from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part, unknown
from orgsim.analysis.figures.structure import absent, unclear_managers
from orgsim.messages import Message, message


def mean(context: Context, side: MeasuredSide | None = None) -> Figure:
    """Mean span: (units − roots) / managers."""
    branch = context.branch(side)
    if reasons := _unmeasurable(context, branch, side):
        return unknown(*reasons)
    count = sum(branch.weights[unit] for unit in branch.managers)
    subordinates = sum(branch.subordinates)
    return Figure(
        value=subordinates / count,
        units=tuple(branch.managers),
        parts=_spans(branch),
        combination="ratio",
        over=count,
    )


def median(context: Context, side: MeasuredSide | None = None) -> Figure:
    """The middle span when managers are put in order, or the mean of the two in the middle."""
    branch = context.branch(side)
    if reasons := _unmeasurable(context, branch, side) or _undivided(context, branch):
        return unknown(*reasons)
    return Figure(
        value=_median(_distribution(branch)),
        units=tuple(branch.managers),
        parts=_spans(branch),
        combination="median",
    )


def largest(context: Context, side: MeasuredSide | None = None) -> Figure:
    """The largest span. Counts the managers that have it."""
    branch = context.branch(side)
    if reasons := _unmeasurable(context, branch, side):
        return unknown(*reasons)
    shared = set(_sharing(branch))
    stated = max((_each(branch, unit) for unit in branch.managers if unit not in shared), default=0)
    # One of n managers has the most of m subordinates when each of the others has one: m − (n − 1).
    if any(branch.subordinates[unit] - branch.weights[unit] + 1 > stated for unit in shared):
        return unknown(*_undivided(context, branch))
    return Figure(
        value=stated,
        units=tuple(unit for unit in branch.managers if unit not in shared and _each(branch, unit) == stated),
        parts=_spans(branch),
        combination="max",
    )


def distribution(context: Context, side: MeasuredSide | None = None) -> Figure:
    """How many managers have a span of 1, of 2, …"""
    branch = context.branch(side)
    if reasons := _unmeasurable(context, branch, side) or _undivided(context, branch):
        return unknown(*reasons)
    return Figure(
        units=tuple(branch.managers),
        parts=_spans(branch),
        combination="distribution",
        distribution=tuple(sorted(_distribution(branch).items())),
    )


def single_child_managers(context: Context, side: MeasuredSide | None = None) -> Figure:
    """Managers with one direct subordinate: layers that may lead nothing but the next one."""
    branch = context.branch(side)
    if not branch.units:
        return absent(side)
    if reasons := unclear_managers(context, branch) or _undivided(context, branch):
        return unknown(*reasons)
    single = [unit for unit in branch.managers if _each(branch, unit) == 1]
    return Figure(
        value=sum(branch.weights[unit] for unit in single),
        units=tuple(single),
        parts=tuple(Part(amount=1, times=branch.weights[unit], unit=unit) for unit in single),
    )


def _unmeasurable(context: Context, branch: Branch, side: MeasuredSide | None) -> list[Message]:
    if not branch.units:
        return list(absent(side).reasons)
    if not branch.managers:
        return [message("metric.reason.no-managers")]
    return unclear_managers(context, branch)


def _sharing(branch: Branch) -> list[int]:
    """Units that stand for several managers whose subordinates could divide in more ways than one."""
    return [unit for unit in branch.managers if 1 < branch.weights[unit] < branch.subordinates[unit]]


def _undivided(context: Context, branch: Branch) -> list[Message]:
    return [
        message(
            "metric.reason.undivided-subordinates",
            unit=context.hierarchy.units[unit].name,
            units=branch.weights[unit],
            subordinates=branch.subordinates[unit],
        )
        for unit in _sharing(branch)
    ]


def _each(branch: Branch, unit: int) -> int:
    """The span of each manager that `unit` stands for, where the counts settle it."""
    return branch.subordinates[unit] if branch.weights[unit] == 1 else 1


def _spans(branch: Branch) -> tuple[Part, ...]:
    return tuple([Part(amount=branch.subordinates[unit], unit=unit) for unit in branch.managers])


def _distribution(branch: Branch) -> Counter[int]:
    spans: Counter[int] = Counter()
    for unit in branch.managers:
        spans[_each(branch, unit)] += branch.weights[unit]
    return spans


def _median(spans: Counter[int]) -> float:
    total = spans.total()
    low, high = _ordinal(spans.items(), (total - 1) // 2), _ordinal(spans.items(), total // 2)
    return low if low == high else (low + high) / 2


def _ordinal(spans: Iterable[tuple[int, int]], position: int) -> int:
    """The span at `position` from 0 when managers are put in order of their spans."""
    for span, managers in sorted(spans):
        if position < managers:
            return span
        position -= managers
    raise IndexError(position)
