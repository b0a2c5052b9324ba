"""The metrics of single branches and layers: staff and net cost of each of which a scenario tells any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from orgsim.analysis.figures import staffing
from orgsim.analysis.figures.branches import branch
from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.figures.metric import Measured, Metric
from orgsim.analysis.staffing.branches import branches
from orgsim.analysis.staffing.sums import STAFF, Measure, sums
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

_BRANCH = ".branch."
_LAYER = ".layer."
_NET = "budget.net"


def staffing_metrics(scenarios: Sequence[Scenario]) -> dict[str, list[Metric]]:
    """By the id of the whole a metric for each branch, then for each layer, of which any of `scenarios` tells any.

    Branches are told by people where any scenario counts those, else by full-time equivalents; the other is a detail.
    """
    flats = [hierarchy(scenario) for scenario in scenarios]
    usual = next((each for each in STAFF if any(sums(flat, each).stated for flat in flats)), None)
    made: dict[str, list[Metric]] = {}
    for measure in STAFF:
        whole, names = f"staff.{measure}", _known_branches(flats, [measure])
        made[whole] = [branch_metric(whole, id, name, detail=measure != usual) for id, name in names.items()]
        made[whole] += [layer_metric(measure, layer) for layer in _known_layers(flats, measure)]
    names = _known_branches(flats, ["expenses", "income"])
    made[_NET] = [branch_metric(_NET, id, name) for id, name in names.items()]
    return made


def find_staffing_metric(metric: str, scenario: Scenario) -> Metric | None:
    """The metric of a branch or a layer by its id; any unit is the top of a branch. `None`: there is none."""
    whole, found, id = metric.partition(_BRANCH)
    flat = hierarchy(scenario)
    if found and whole in (_NET, *(f"staff.{measure}" for measure in STAFF)) and id in flat.index:
        return branch_metric(whole, id, flat.units[flat.index[id]].name)
    whole, found, layer = metric.partition(_LAYER)
    measure = next((each for each in STAFF if whole == f"staff.{each}"), None)
    if measure is not None and layer.isascii() and layer.isdigit() and len(layer) < 4:
        return layer_metric(measure, int(layer))
    return None


def branch_metric(whole: str, id: str, name: Text, *, detail: bool = False) -> Metric:
    """The staff or the net cost of the branch of that unit."""
    measure: Measure | None = None if whole == _NET else "people" if whole == "staff.people" else "fte"
    function: Callable[[Context], Figure] = (
        partial(staffing.net_cost, id=id) if measure is None else partial(staffing.of_branch, measure=measure, id=id)
    )
    return Metric(
        id=f"{whole}{_BRANCH}{id}",
        group="staffing",
        function=function,
        texts=f"{whole}.branch",
        unit="money" if measure is None else measure_unit(measure),
        decimals=2 if measure == "fte" else 0,
        named=name,
        detail=detail,
        side="administration",
        grows=True,
        shrinks=measure is None,
    )


def layer_metric(measure: Measure, layer: int) -> Metric:
    """The staff of one layer of the administration."""
    return Metric(
        id=f"staff.{measure}{_LAYER}{layer}",
        group="staffing",
        function=partial(staffing.of_layer, measure=measure, layer=layer),
        texts=f"staff.{measure}.layer",
        unit=measure_unit(measure),
        decimals=2 if measure == "fte" else 0,
        named=layer,
        detail=True,
        side="administration",
        grows=True,
    )


def measure_unit(measure: Measure) -> Measured:
    """What a measure counts."""
    return "people" if measure == "people" else "fte" if measure == "fte" else "money"


def _known_branches(flats: Sequence[Hierarchy], measures: Sequence[Measure]) -> dict[str, Text]:
    """Names by id, in the order of the scenarios and of their units."""
    found: dict[str, Text] = {}
    for flat in flats:
        its = [sums(flat, measure) for measure in measures]
        if all(one.stated for one in its):
            for top in branches(flat):
                if all(one.total[top] is not None for one in its):
                    found.setdefault(flat.units[top].id, flat.units[top].name)
    return found


def _known_layers(flats: Sequence[Hierarchy], measure: Measure) -> list[int]:
    layers: set[int] = set()
    for flat in flats:
        its = sums(flat, measure)
        if its.stated:
            below = branch(flat, "administration")
            layers.update(below.layers[unit] for unit in below.units if its.own[unit] is not None)
    return sorted(layers)
