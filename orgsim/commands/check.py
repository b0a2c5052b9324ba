"""`orgsim check`: what is wrong with the files themselves and with what they say."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from orgsim.analysis.checks.checking import check
from orgsim.analysis.checks.finding import VERDICTS, Finding, Result, verdict
from orgsim.analysis.checks.rules.wording import disclaimer, section, title, validity
from orgsim.commands.formats import Dialect, as_csv, as_json, heads
from orgsim.commands.output import left, printable, takes_unicode, width, write
from orgsim.commands.reading import FAILED, FINE, FOUND, read
from orgsim.commands.simulating.claiming import simulate_what_is_claimed
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.reading.rulebook import Basis, rulebook
from orgsim.messages import Catalog
from orgsim.model.comparison import clear_answers
from orgsim.model.views import letter

_RESULTS: tuple[Result, ...] = ("breach", "unknown", "note", "answered", "pass", "off")
"""What needs a planner's attention comes first."""


def run(paths: Sequence[Path], *, format: str, texts: Catalog, dialect: Dialect = "plain") -> int:
    """Write the findings of the scenarios at `paths` to standard output; the exit code: 1 for a breach.

    `format` is `table`, `json` or `csv`. What the rules rest on is written below the table; beside JSON and CSV, which
    have no room for it, to standard error.
    """
    opened = read(paths, texts)
    rules_off = opened.comparison.comparison.rules_off if opened.comparison else {}
    given = opened.comparison.comparison.answers if opened.comparison else ()
    answers = clear_answers(given, [file.scenario.id for file in opened.files])
    beside = simulate_what_is_claimed(opened)
    found = [(file, check(file.scenario, rules_off, answers, beside)) for file in opened.files]
    lawful = any(finding.basis for _, findings in found for finding in findings)
    match format:
        case "json":
            every = [_plain(finding, texts) for _, findings in found for finding in findings]
            text = as_json({"findings": every}, unicode=takes_unicode(sys.stdout))
        case "csv":
            text = _csv([finding for _, findings in found for finding in findings], texts, dialect)
        case _:
            text = _table(found, texts)
    if found or format == "json":
        write(text, sys.stdout, encoding="utf-8" if dialect == "fi" else None)
    if lawful and format != "table":
        write(f"{texts.say(disclaimer())}\n", sys.stderr)
    if opened.failed or not found:
        return FAILED
    return FOUND if any(finding.result == "breach" for _, findings in found for finding in findings) else FINE


def _plain(finding: Finding, texts: Catalog) -> dict[str, object]:
    return {
        "scenario": finding.scenario,
        "rule": finding.rule,
        "severity": finding.severity,
        "result": finding.result,
        "unit": finding.unit,
        "units": list(finding.units),
        "message": texts.say(finding.message),
    }


def _csv(findings: Sequence[Finding], texts: Catalog, dialect: Dialect) -> str:
    header = ["scenario", "rule", "severity", "result", "unit", "units", "message", "remedy", "basis"]
    rows = [
        [
            finding.scenario,
            finding.rule,
            finding.severity,
            finding.result,
            finding.unit,
            " ".join(finding.units) or None,
            texts.say(finding.message),
            None if finding.remedy is None else texts.say(finding.remedy),
            "; ".join(texts.say(section(basis)) for basis in finding.basis) or None,
        ]
        for finding in findings
    ]
    return as_csv(heads(header, texts, dialect), rows, dialect)


def _table(found: Sequence[tuple[ScenarioFile, tuple[Finding, ...]]], texts: Catalog) -> str:
    lines = []
    results = max(width(texts(f"check.result.{each}")) for each in VERDICTS)
    rules = max((width(finding.rule) for _, findings in found for finding in findings), default=0)
    for position, (file, findings) in enumerate(found):
        title = printable(file.scenario.title.in_language(texts.language))
        lines += [f"{letter(position)}  {title}  ({file.scenario.id})"]
        for finding in sorted(findings, key=lambda finding: _RESULTS.index(finding.result)):
            result = left(texts.say(verdict(finding)), results)
            lines.append(f"  {result}  {left(finding.rule, rules)}  {_said(finding, file, texts)}")
            if finding.remedy is not None:
                lines.append(f"  {' ' * results}  {' ' * rules}  → {printable(texts.say(finding.remedy))}")
        counts: Counter[Result] = Counter(finding.result for finding in findings)
        told = ", ".join(texts(f"check.count.{result}", n=counts[result]) for result in _RESULTS if counts[result])
        lines += [f"  {told or texts('check.count.none')}", ""]
    lines += _rules(found, texts)
    return "\n".join(lines[:-1]) + "\n"


def _rules(found: Sequence[tuple[ScenarioFile, tuple[Finding, ...]]], texts: Catalog) -> list[str]:
    """Each rule of law that was applied, with its sections and the days on which they hold, and what all rests on."""
    applied: dict[str, dict[Basis, None]] = {}
    for _, findings in found:
        for finding in findings:
            if finding.basis:
                applied.setdefault(finding.rule, {}).update(dict.fromkeys(finding.basis))
    if not applied:
        return []
    every = [(rule, basis) for rule, all_ in applied.items() for basis in all_]
    columns = [width(texts.say(section(basis))) for _, basis in every]
    rules = max(map(width, applied))
    lines = [texts("rules.applied")]
    for rule, basis in every:
        cited = left(texts.say(section(basis)), max(columns))
        severity = texts(f"rules.severity.{rulebook().rules[rule].severity}")
        told = f"{texts.say(title(rule))} ({severity})"
        lines.append(f"  {left(rule, rules)}  {cited}  {texts.say(validity(basis))}  {told}")
    return [*lines, texts.say(disclaimer()), ""]


def _said(finding: Finding, file: ScenarioFile, texts: Catalog) -> str:
    """The message, with the line of the unit that it is about."""
    line = file.lines.get(finding.unit) if finding.unit is not None else None
    where = f"  ({printable(file.path.name)}:{line})" if line is not None else ""
    return f"{printable(texts.say(finding.message))}{where}"
