"""All metrics, in the order in which they are shown, and the figures of a scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from orgsim.analysis.figures import cost, matters, paths, staffing, steering, structure
from orgsim.analysis.figures.context import context
from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.figures.metric import Group, Metric
from orgsim.analysis.figures.shape import ELECTED, forest
from orgsim.analysis.figures.staffing_metrics import find_staffing_metric, staffing_metrics
from orgsim.analysis.figures.ties.table import TIES
from orgsim.model.comparison import Assumptions
from orgsim.model.hierarchy import hierarchy
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario

KINDS = "kinds."
"""What the ids of the metrics that count one kind begin with."""

_SINGLE = frozenset(
    {"council", "city-board", "municipal-board", "audit-committee", "election-board", "city-manager", "mayor"}
)
"""Kinds of which a municipality has one."""


_COST = (
    Metric(id="cost.meetings", group="cost", function=cost.meeting_costs, texts="cost.meetings", unit="euros",
           sourced=True, grows=True),
)  # fmt: skip

_STAFFING = (
    Metric(id="staff.people", group="staffing", function=partial(staffing.whole, measure="people"),
           texts="staff.people", unit="people", grows=True),
    Metric(id="staff.people.administration", group="staffing",
           function=partial(staffing.of_side, measure="people", side="administration"),
           texts="staff.people.administration", unit="people", side="administration", detail=True, grows=True),
    Metric(id="staff.people.elected", group="staffing",
           function=partial(staffing.of_side, measure="people", side="elected"),
           texts="staff.people.elected", unit="people", side="elected", detail=True, grows=True),
    Metric(id="staff.fte", group="staffing", function=partial(staffing.whole, measure="fte"), texts="staff.fte",
           unit="fte", decimals=2, grows=True),
    Metric(id="staff.fte.administration", group="staffing",
           function=partial(staffing.of_side, measure="fte", side="administration"),
           texts="staff.fte.administration", unit="fte", decimals=2, side="administration", detail=True, grows=True),
    Metric(id="staff.fte.elected", group="staffing", function=partial(staffing.of_side, measure="fte", side="elected"),
           texts="staff.fte.elected", unit="fte", decimals=2, side="elected", detail=True, grows=True),
    Metric(id="staff.managers-per-100", group="staffing",
           function=partial(staffing.managers_per_100, measure="people"), texts="staff.managers-per-100",
           unit="ratio", decimals=1, side="administration"),
    Metric(id="staff.managers-per-100-fte", group="staffing",
           function=partial(staffing.managers_per_100, measure="fte"), texts="staff.managers-per-100-fte",
           unit="ratio", decimals=1, side="administration", detail=True),
    Metric(id="budget.expenses", group="staffing", function=partial(staffing.whole, measure="expenses"),
           texts="budget.expenses", unit="money", grows=True),
    Metric(id="budget.income", group="staffing", function=partial(staffing.whole, measure="income"),
           texts="budget.income", unit="money", detail=True, grows=True),
    Metric(id="budget.net", group="staffing", function=staffing.net_cost, texts="budget.net", unit="money", grows=True,
           shrinks=True),
)  # fmt: skip

_DECISIONS = (
    Metric(id="matters", group="decisions", function=matters.matters, texts="matters", unit="matters", grows=True),
    Metric(id="matters.unassigned", group="decisions", function=matters.unassigned, texts="matters.unassigned",
           unit="matters"),
    Metric(id="matters.per-body", group="decisions", function=matters.per_body, texts="matters.per-body",
           unit="matters", decimals=1),
    Metric(id="path.mean", group="decisions", function=paths.mean, texts="path.mean", unit="steps", decimals=1),
    Metric(id="path.max", group="decisions", function=paths.longest, texts="path.max", unit="steps", grows=True),
)  # fmt: skip

_STEERING = (
    Metric(id="steering.per-body", group="steering", function=steering.per_body, texts="steering.per-body",
           decimals=1),
    Metric(id="steering.unsteered", group="steering", function=steering.unsteered, texts="steering.unsteered"),
    Metric(id="steering.several", group="steering", function=steering.several, texts="steering.several",
           grows=True),
)  # fmt: skip

METRICS: Mapping[str, Metric] = MappingProxyType(
    {
        metric.id: metric
        for metric in (
            *forest("elected", "elected")[:1],
            *ELECTED,
            *forest("elected", "elected")[1:],
            *_COST,
            *forest("administration", "administration"),
            *_STAFFING,
            *_DECISIONS,
            *_STEERING,
            *forest("whole", None),
            *TIES,
        )
    }
)
"""Every metric but those of single kinds, branches and layers, by id, in the order in which they are shown."""


def metrics_of(scenarios: Sequence[Scenario]) -> Mapping[str, Metric]:
    """The metrics of a comparison, in order: those of `METRICS`, and one for each kind that occurs, in its group.

    So too one for each branch and each layer of which any scenario tells the staff or the money, below that of the
    whole.
    """
    kinds: dict[str, Kind] = {}
    for scenario in scenarios:
        flat = hierarchy(scenario)
        for here in structure.counted_by_kind(flat):
            kinds.setdefault(flat.units[here].kind, flat.kinds[here])
    of_kinds = [kind_metric(kind, defined) for kind, defined in kinds.items()]
    of_parts = staffing_metrics(scenarios)
    ordered: dict[str, Metric] = {}
    known = list(METRICS.values())
    for here, metric in enumerate(known):
        ordered[metric.id] = metric
        ordered.update((its.id, its) for its in of_parts.get(metric.id, ()))
        if here + 1 == len(known) or known[here + 1].group != metric.group:
            ordered.update((its.id, its) for its in of_kinds if its.group == metric.group)
    return ordered


def kind_metric(kind: str, defined: Kind) -> Metric:
    """The metric that counts the units of one kind."""
    group: Group = defined.side if defined.side in ("elected", "administration") else "whole"
    return Metric(
        id=f"{KINDS}{kind}",
        group=group,
        function=partial(structure.of_kind, kind=kind),
        texts="kinds",
        kind=defined.plural or defined.name,
        kind_id=kind,
        side=defined.side,
        grows=True,
        most=1 if kind in _SINGLE else None,
    )


def find_metric(metric: str, scenario: Scenario) -> Metric | None:
    """The metric of that id, `kinds.KIND` for any kind of the scenario among them; `None`: there is none."""
    kind = metric.removeprefix(KINDS)
    if kind != metric and kind in scenario.kinds:
        return kind_metric(kind, scenario.kinds[kind])
    return METRICS.get(metric) or find_staffing_metric(metric, scenario)


def metrics(
    scenario: Scenario,
    comparison: Sequence[Scenario] = (),
    assumptions: Assumptions | None = None,
    reference: Scenario | None = None,
) -> Mapping[str, Figure]:
    """The figures of `scenario` by metric id, in the order of `metrics_of`.

    `comparison` holds the scenarios that it is compared with, itself among them or not: the matters and the kinds
    of all of them are counted. Costs are reckoned by `assumptions`, and unknown without. What is told beside another
    draft is told beside `reference`.
    """
    here = context(scenario, tuple(comparison), assumptions, reference)
    return {metric.id: metric.measure(here) for metric in metrics_of(here.comparison).values()}
