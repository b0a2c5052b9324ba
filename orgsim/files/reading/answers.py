"""What a comparison file says of answered breaches, held against the scenarios."""

from __future__ import annotations

from collections.abc import Iterable

from orgsim.files.problems import Problem, Report, shown
from orgsim.files.reading.decisions import decisions, warn_unknown
from orgsim.files.reading.document import Document
from orgsim.files.reading.scenario_file import ScenarioFile
from orgsim.files.yaml.nodes import Mapping as MappingNode
from orgsim.files.yaml.nodes import Scalar

_OTHERWISE = "answer-without-effect"


def unknown_in_answers(document: Document, files: Iterable[ScenarioFile], *, complete: bool) -> tuple[Problem, ...]:
    """Warn of answers for scenarios and units that are not there: they have no effect, and are kept.

    `files` are the comparison's own; where they are not `complete`, a scenario that is not among them may yet exist.
    """
    report = Report(document.path)
    units = {file.scenario.id: file.lines for file in files}
    for node in decisions(document.root, "answers"):
        scenario, unit = _word(node, "scenario"), _word(node, "unit")
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


def _word(node: MappingNode, key: str) -> Scalar | None:
    value = node.entries[key][1] if key in node.entries else None
    return value if type(value) is Scalar else None
