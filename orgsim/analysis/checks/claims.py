"""Rule `claim`: a figure that the draft states holds against the metric that it names."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from orgsim.analysis.checks.finding import Finding, Result
from orgsim.analysis.deciding.claimable import CLAIMABLE, Under, known
from orgsim.analysis.figures.context import context
from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.figures.metric import Metric
from orgsim.analysis.figures.metrics import find_metric
from orgsim.messages import Message, message
from orgsim.model.hierarchy import hierarchy, tray_of
from orgsim.model.scenario import Claim, Scenario


def claims(scenario: Scenario, under: Under | None = None) -> Iterator[Finding]:
    """A finding for each claim of the scenario; what is simulated is judged by what was `under` just that."""
    for claim in scenario.claims:
        yield _judge(scenario, claim, under)


def figure_within(metric: Metric, scenario: Scenario, within: str | None) -> Figure:
    """The figure of `metric`, counted in the whole scenario or in the unit `within` and all below it.

    Units are indexes into the hierarchy of the whole scenario. KeyError where there is no such unit.
    """
    if within is None:
        return metric.measure(context(scenario))
    flat = hierarchy(scenario)
    top = flat.index[within]
    # What stands above it says on which side it is.
    alone = msgspec.structs.replace(flat.units[top], side=flat.sides[top])
    figure = metric.measure(context(msgspec.structs.replace(scenario, units=(alone,))))
    return msgspec.structs.replace(
        figure,
        units=tuple(unit + top for unit in figure.units),
        parts=tuple(
            part if part.unit is None else msgspec.structs.replace(part, unit=part.unit + top) for part in figure.parts
        ),
    )


def _judge(scenario: Scenario, claim: Claim, under: Under | None) -> Finding:
    if claim.metric in CLAIMABLE:
        return _judge_simulated(scenario, claim, under)
    metric = find_metric(claim.metric, scenario)
    if metric is None:
        return _finding(scenario, claim, "unknown", message("check.claim.no-metric", metric=claim.metric))
    if claim.within is not None and claim.within not in hierarchy(scenario).index:
        key = "check.claim.put-away" if claim.within in tray_of(scenario).index else "check.claim.no-unit"
        return _finding(scenario, claim, "unknown", message(key, within=claim.within))
    figure = figure_within(metric, scenario, claim.within)
    subject = metric.full_title
    if claim.within is not None:
        unit = hierarchy(scenario).units[hierarchy(scenario).index[claim.within]]
        subject = message("check.claim.within", title=subject, unit=unit.name)
    told = {"subject": subject, "claimed": claim.value, "actual": figure.value}
    if figure.value is None:
        reason = figure.reasons[0] if figure.reasons else message("check.claim.no-single-value")
        return _finding(scenario, claim, "unknown", message("check.claim.unknown", reason=reason, **told))
    alike = _rounded_alike(claim.value, figure.value)
    if alike and not figure.incomplete:
        return _finding(scenario, claim, "pass", message("check.claim.pass", **told))
    if figure.open_down and (figure.lower_bound or alike or claim.value < figure.value):
        return _finding(scenario, claim, "unknown", message("check.claim.incomplete", **told))
    if figure.lower_bound and (alike or claim.value > figure.value):
        return _finding(scenario, claim, "unknown", message("check.claim.at-least", **told))
    key = "check.claim.too-low" if figure.lower_bound else "check.claim.breach"
    return _finding(scenario, claim, "breach", message(key, **told), message("check.claim.correct"))


def _judge_simulated(scenario: Scenario, claim: Claim, under: Under | None) -> Finding:
    """A claim of how long decisions take holds within what the number of runs leaves open."""
    subject = message(f"check.claim.simulated.{claim.metric}")
    told: dict[str, object] = {"subject": subject, "claimed": claim.value}
    if claim.within is not None:
        reason = message("check.claim.simulated-whole")
        return _finding(scenario, claim, "unknown", message("check.claim.unknown", reason=reason, **told))
    found = known(scenario, under)
    if found is None:
        return _finding(scenario, claim, "unknown", message("check.claim.not-simulated", **told))
    figure = found.by_name[claim.metric]
    if figure.value is None:
        return _finding(scenario, claim, "unknown", message("check.claim.unknown", reason=figure.reason, **told))
    told |= {"actual": round(figure.value, 1), "n": found.runs}
    low, high = figure.low, figure.high
    within = low is not None and high is not None and low <= claim.value <= high
    if within or _written_alike(claim.value, figure.value):
        return _finding(scenario, claim, "pass", message("check.claim.simulated-pass", **told))
    said = message("check.claim.simulated-breach", **told)
    return _finding(scenario, claim, "breach", said, message("check.claim.correct-simulated"))


def _written_alike(claimed: float, actual: float) -> bool:
    """Whether `actual` is what is claimed once it is written with as many decimals: 19 is true of 19.4 days."""
    return abs(claimed - actual) <= 0.5 * 0.1 ** _decimals(claimed) + 1e-9


def _decimals(claimed: float) -> int:
    return 0 if claimed == int(claimed) else len(f"{claimed!r}".partition(".")[2])


def _rounded_alike(claimed: float, actual: float) -> bool:
    """Whether `actual`, written with as many decimals as the claim, is what is claimed: 2.7 is true of 19 / 7."""
    return _written_alike(claimed, actual) if _decimals(claimed) else claimed == actual


def _finding(scenario: Scenario, claim: Claim, result: Result, said: Message, remedy: Message | None = None) -> Finding:
    return Finding(
        scenario=scenario.id,
        rule="claim",
        severity="integrity",
        result=result,
        unit=claim.within,
        claimed=claim.metric,
        message=said,
        remedy=remedy,
    )
