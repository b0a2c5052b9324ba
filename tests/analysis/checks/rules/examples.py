"""Drafts for the rules, each as small as the rule allows, and what a rule says of them."""

from __future__ import annotations

from typing import Any

from orgsim.analysis.checks.checking import check
from orgsim.analysis.checks.finding import Finding
from orgsim.messages import catalog
from orgsim.model.dates import PartialDate
from orgsim.model.scenario import Municipality, Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Seats, Unit
from tests.analysis.drafts import body, scenario, unit

TERM = PartialDate("2017-06-01")
"""The first day of the council term from which Kuntalaki 410/2015 governs bodies (§ 147)."""


def draft(*units: Unit, effective: PartialDate | None = TERM, **rest: Any) -> Scenario:
    return scenario(*units, effective=effective, **rest)


def town(population: int | None = None, *languages: str) -> Municipality:
    return Municipality(name=Text(fi="Kunta"), population=population, languages=languages)


def seated(id: str, kind: str, *units: Unit, seats: Seats | None = None, **rest: Any) -> Unit:
    return unit(id, kind, *units, seats=seats, **rest)


def required(*units: Unit) -> Unit:
    """A council with a city board over `units`."""
    return body("council", "council", None, body("city-board", "city-board", None, *units))


def said(rule: str, draft: Scenario) -> list[Finding]:
    """What the rule has to say, having made sure that it can be said in every language."""
    found = [finding for finding in check(draft) if finding.rule == rule]
    for finding in found:
        for language in LANGUAGES:
            texts = catalog(language)
            for message in (finding.message, finding.remedy, finding.missing):
                assert message is None or texts.say(message)
        assert (finding.missing is not None) == (finding.result == "unknown")
        assert finding.result != "breach" or finding.remedy is not None
    return found


def results(rule: str, draft: Scenario) -> list[tuple[str, str | tuple[str, ...] | None]]:
    """Result and units of each finding: the id of a single unit, the ids of several, `None` of none."""
    return [(finding.result, finding.unit or finding.units or None) for finding in said(rule, draft)]


def result(rule: str, *units: Unit, **rest: Any) -> list[str]:
    """The results alone."""
    return [finding.result for finding in said(rule, draft(*units, **rest))]
