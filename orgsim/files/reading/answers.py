"""What a comparison file says of answered breaches, held against the scenarios."""

from __future__ import annotations

from collections.abc import Iterable

from orgsim.files.problems import Problem, Report, shown
from orgsim.files.reading.decisions import decisions, warn_unknown
from orgsim.files.reading.document import Document
from orgsim.files.reading.scenario_file import ScenarioFile
from orgsim.files.yaml.nodes import scalar_at

_OTHERWISE = "answer-without-effect"


def unknown_in_answers(document: Document, files: Iterable[ScenarioFile], *, complete: bool) -> tuple[Problem, ...]:
    """Warn of answers for scenarios and units that are not there: they have no effect, and are kept.

    `files` are the comparison's own; where they are not `complete`, a scenario that is not among them may yet exist.
    """
    report = Report(document.path)
    units = {file.scenario.id: file.lines for file in files}
    for node in decisions(document.root, "answers"):
        scenario, unit = scalar_at(node, "scenario"), scalar_at(node, "unit")
        if scenario is None or unit is None:
            continue
        if scenario.text not in units:
            if complete:
                warn_unknown(scenario, "answer-of-unknown-scenario", units, report, otherwise=_OTHERWISE)
        elif unit.text not in units[scenario.text]:
            its = shown(scenario.text)
            known = units[scenario.text]
            warn_unknown(unit, "answer-of-unknown-unit", known, report, otherwise=_OTHERWISE, scenario=its)
    return report.problems()
