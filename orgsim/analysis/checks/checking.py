"""All that can be said of a draft: its own sums, its claims and open questions, and whether it is lawful."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from orgsim.analysis.checks.claims import claims
from orgsim.analysis.checks.finding import Finding
from orgsim.analysis.checks.not_placed import not_placed
from orgsim.analysis.checks.rules.draft import draft_of
from orgsim.analysis.checks.rules.pack import PACK, apply, in_force
from orgsim.analysis.checks.seat_sums import seat_sums
from orgsim.analysis.checks.staffing_sums import budget_sums, staff_sums
from orgsim.analysis.deciding.claimable import Under
from orgsim.files.reading.rulebook import rulebook
from orgsim.messages import message
from orgsim.model.comparison import Answer
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

_NONE_OFF: Mapping[str, Text] = MappingProxyType({})


def check(
    scenario: Scenario,
    rules_off: Mapping[str, Text] = _NONE_OFF,
    answers: Sequence[Answer] = (),
    under: Under | None = None,
) -> tuple[Finding, ...]:
    """All findings of `scenario`, rule by rule in the rulebook's order; what holds is among them.

    `rules_off` has the reason for each rule that is not to be applied, `answers` those for single breaches. Claims of
    what is simulated are judged by what was simulated `under` just that; `None`: they are unknown. Where no rule of law
    can be applied, the last finding says why.
    """
    reasons: dict[tuple[str, str], Text] = {
        (each.rule, each.unit): each.reason for each in answers if each.scenario == scenario.id
    }
    return tuple(_answered(finding, reasons) for finding in _findings(scenario, rules_off, under))


def _answered(finding: Finding, reasons: Mapping[tuple[str, str], Text]) -> Finding:
    reason = reasons.get((finding.rule, finding.unit)) if finding.unit is not None else None
    if reason is None or finding.result != "breach":
        return finding
    said = message("rules.answered", reason=reason, found=finding.message)
    return replace(finding, result="answered", message=said, remedy=None)


def _findings(scenario: Scenario, rules_off: Mapping[str, Text], under: Under | None) -> Iterator[Finding]:
    days = in_force(scenario)
    draft = draft_of(scenario)
    for id_, entry in rulebook().rules.items():
        if id_ in rules_off:
            said = message("rules.off", reason=rules_off[id_])
            yield Finding(scenario=scenario.id, rule=id_, severity=entry.severity, result="off", message=said)
        elif id_ == "claim":
            yield from claims(scenario, under)
        elif id_ not in PACK:
            yield from _OWN[id_](scenario)
        elif not isinstance(days, Finding):
            yield from apply(id_, draft, days)
    if isinstance(days, Finding):
        yield days


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


_OWN: dict[str, Callable[[Scenario], Iterable[Finding]]] = {
    "seat-sum": seat_sums,
    "staff-sum": staff_sums,
    "budget-sum": budget_sums,
    "open-question": open_questions,
    "not-placed": not_placed,
}
"""Rules that hold a draft against itself, whatever the law."""
