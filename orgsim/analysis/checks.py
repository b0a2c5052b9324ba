"""What can be said of a draft by itself: its own sums, its claims and its open questions."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.claims import claims
from orgsim.analysis.finding import Finding
from orgsim.analysis.seat_sums import seat_sums
from orgsim.messages import message
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario


def check(scenario: Scenario) -> tuple[Finding, ...]:
    """All findings of `scenario`, rule by rule and in reading order within a rule; what holds is among them."""
    return (*seat_sums(scenario), *claims(scenario), *open_questions(scenario))


def open_questions(scenario: Scenario) -> Iterator[Finding]:
    """Rule `open-question`: a note for each question that the draft leaves open about a unit."""
    for unit in hierarchy(scenario).units:
        if unit.open is not None:
            yield Finding(
                scenario=scenario.id,
                rule="open-question",
                severity="note",
                result="note",
                unit=unit.id,
                message=message("check.open-question", unit=unit.name, question=unit.open),
            )
