"""What a comparison file says of answered breaches, held against the scenarios."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from orgsim.files.problems import Problem, Report, shown
from orgsim.files.reading.document import Document
from orgsim.files.reading.nearest import did_you_mean, nearest
from orgsim.files.reading.scenario_file import ScenarioFile
from orgsim.files.yaml.nodes import Mapping as MappingNode
from orgsim.files.yaml.nodes import Scalar, Sequence
from orgsim.messages import Message


def unknown_in_answers(document: Document, files: Iterable[ScenarioFile], *, complete: bool) -> tuple[Problem, ...]:
    """Warn of answers for scenarios and units that are not there: they have no effect, and are kept.

    `files` are the comparison's own; where they are not `complete`, a scenario that is not among them may yet exist.
    """
    report = Report(document.path)
    units = {file.scenario.id: file.lines for file in files}
    for node in _answers(document.root):
        scenario, unit = _word(node, "scenario"), _word(node, "unit")
        if scenario is None or unit is None:
            continue
        if scenario.text not in units:
            if complete:
                _warn(scenario, "answer-of-unknown-scenario", units, report)
        elif unit.text not in units[scenario.text]:
            _warn(unit, "answer-of-unknown-unit", units[scenario.text], report, scenario=shown(scenario.text))
    return report.problems()


def _warn(word: Scalar, key: str, known: Mapping[str, object], report: Report, **args: object) -> None:
    remedy = partial(_remedy, word.text, known)
    report.warning(word.mark, key, found=shown(word.text), remedy=remedy, **args)


def _remedy(word: str, known: Iterable[str]) -> Message:
    return did_you_mean(nearest(word, known), Message("problem.remedy.answer-without-effect"))


def _answers(root: MappingNode) -> list[MappingNode]:
    comparison = root.entries["comparison"][1]
    if type(comparison) is not MappingNode or "answers" not in comparison.entries:
        return []
    answers = comparison.entries["answers"][1]
    return [node for node in answers.items if type(node) is MappingNode] if type(answers) is Sequence else []


def _word(node: MappingNode, key: str) -> Scalar | None:
    value = node.entries[key][1] if key in node.entries else None
    return value if type(value) is Scalar else None
