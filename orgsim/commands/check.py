"""`orgsim check`: what is wrong with the files themselves and with what they say."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from orgsim.analysis.checks import check
from orgsim.analysis.finding import Finding, Result
from orgsim.commands.formats import as_csv, as_json
from orgsim.commands.lettering import letter
from orgsim.commands.output import left, printable, takes_unicode, width, write
from orgsim.commands.reading import FAILED, FINE, FOUND, read
from orgsim.files.scenario_file import ScenarioFile
from orgsim.messages import Catalog

_RESULTS: tuple[Result, ...] = ("breach", "unknown", "note", "pass")
"""What needs a planner's attention comes first."""


def run(paths: Sequence[Path], *, format: str, texts: Catalog) -> int:
    """Write the findings of the scenarios at `paths` to standard output; the exit code: 1 for a breach.

    `format` is `table`, `json` or `csv`.
    """
    opened = read(paths, texts)
    found = [(file, check(file.scenario)) for file in opened.files]
    match format:
        case "json":
            every = [_plain(finding, texts) for _, findings in found for finding in findings]
            text = as_json({"findings": every}, unicode=takes_unicode(sys.stdout))
        case "csv":
            text = _csv([finding for _, findings in found for finding in findings], texts)
        case _:
            text = _table(found, texts)
    if found or format == "json":
        write(text, sys.stdout)
    if opened.failed or not found:
        return FAILED
    return FOUND if any(finding.result == "breach" for _, findings in found for finding in findings) else FINE


def _plain(finding: Finding, texts: Catalog) -> dict[str, str | None]:
    return {
        "scenario": finding.scenario,
        "rule": finding.rule,
        "severity": finding.severity,
        "result": finding.result,
        "unit": finding.unit,
        "message": texts.say(finding.message),
    }


def _csv(findings: Sequence[Finding], texts: Catalog) -> str:
    header = ["scenario", "rule", "severity", "result", "unit", "message", "remedy"]
    rows = [
        [*_plain(finding, texts).values(), None if finding.remedy is None else texts.say(finding.remedy)]
        for finding in findings
    ]
    return as_csv(header, rows)


def _table(found: Sequence[tuple[ScenarioFile, tuple[Finding, ...]]], texts: Catalog) -> str:
    lines = []
    results = max(width(texts(f"check.result.{result}")) for result in _RESULTS)
    rules = max((width(finding.rule) for _, findings in found for finding in findings), default=0)
    for position, (file, findings) in enumerate(found):
        title = printable(file.scenario.title.in_language(texts.language))
        lines += [f"{letter(position)}  {title}  ({file.scenario.id})"]
        for finding in sorted(findings, key=lambda finding: _RESULTS.index(finding.result)):
            result = left(texts(f"check.result.{finding.result}"), results)
            lines.append(f"  {result}  {left(finding.rule, rules)}  {_said(finding, file, texts)}")
            if finding.remedy is not None:
                lines.append(f"  {' ' * results}  {' ' * rules}  → {printable(texts.say(finding.remedy))}")
        counts: Counter[Result] = Counter(finding.result for finding in findings)
        told = ", ".join(texts(f"check.count.{result}", n=counts[result]) for result in _RESULTS if counts[result])
        lines += [f"  {told or texts('check.count.none')}", ""]
    return "\n".join(lines[:-1]) + "\n"


def _said(finding: Finding, file: ScenarioFile, texts: Catalog) -> str:
    """The message, with the line of the unit that it is about."""
    line = file.lines.get(finding.unit) if finding.unit is not None else None
    where = f"  ({printable(file.path.name)}:{line})" if line is not None else ""
    return f"{printable(texts.say(finding.message))}{where}"
