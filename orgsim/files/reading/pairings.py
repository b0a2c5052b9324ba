"""What a comparison file says of units that look alike, held against itself and against the scenarios."""

from __future__ import annotations

from collections.abc import Iterable

from orgsim.files.problems import Problem, Report, shown
from orgsim.files.reading.decisions import decisions, warn_unknown
from orgsim.files.reading.document import Document
from orgsim.files.reading.reading import Reading, said
from orgsim.files.reading.scenario_file import ScenarioFile
from orgsim.files.yaml.nodes import scalars_at
from orgsim.model.comparison import Pairing

_OTHERWISE = "pair-without-effect"


def check_pairings(reading: Reading) -> None:
    """Report pairs of which nothing, or two things at once, was decided, and those within one scenario."""
    for pair, node in reading.seen[Pairing]:
        same, different, between = said(pair, "same"), said(pair, "different"), said(pair, "between")
        if same is not None and different is not None:
            reading.report.error(node.place("different"), "pair-decided-twice")
        elif same is None and different is None:
            reading.report.error(node.mark, "pair-undecided")
        if type(between) is tuple and between[0] == between[1]:
            reading.report.error(node.place("between"), "pair-in-one-scenario", found=shown(between[0]))


def unknown_in_pairs(document: Document, files: Iterable[ScenarioFile], *, complete: bool) -> tuple[Problem, ...]:
    """Warn of the scenarios and units that a comparison's pairs name and that are not there.

    Such a pair has no effect, and is no reason not to open a comparison: drafts change. `files` are the comparison's
    own; where they are not `complete`, as some cannot be read, a scenario that is not among them may yet exist.
    """
    report = Report(document.path)
    units = {file.scenario.id: file.lines for file in files}
    for node in decisions(document.root, "pairs"):
        scenarios = scalars_at(node, "between")
        for scenario in scenarios if complete else []:
            if scenario.text not in units:
                warn_unknown(scenario, "pair-of-unknown-scenario", units, report, otherwise=_OTHERWISE)
        for key in ("same", "different"):
            for scenario, unit in zip(scenarios, scalars_at(node, key), strict=False):
                there = units.get(scenario.text)
                if there is not None and unit.text not in there:
                    its = shown(scenario.text)
                    warn_unknown(unit, "pair-of-unknown-unit", there, report, otherwise=_OTHERWISE, scenario=its)
    return report.problems()
