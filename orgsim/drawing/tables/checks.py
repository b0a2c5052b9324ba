"""The checks in words: what each rule says of each scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from orgsim.analysis.checks.finding import Finding, Result, verdict
from orgsim.analysis.checks.rules.wording import short_section, title
from orgsim.analysis.checks.table import RESULTS, ChecksRow, ChecksTable, Group, is_law
from orgsim.drawing.tables.matrix import Cell, Head, Matrix, Row, Rows, Strip, ToneName
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario

SIGNS: Final[Mapping[Result, str]] = {
    "breach": "×",
    "unknown": "?",
    "note": "i",
    "answered": "!",
    "pass": "✓",
    "off": "–",
}
TONES: Final[Mapping[Result, ToneName]] = {
    "breach": "error",
    "unknown": "warning",
    "note": "accent",
    "answered": "muted",
    "pass": "success",
    "off": "muted",
}
_MOST_TOLD = 4
"""Findings that a tip names."""
_MOST_SPOKEN = 40
"""Findings of a cell that are spoken: nobody listens to thousands, and they are all told where the cell opens."""


def checks_matrix(
    table: ChecksTable,
    scenarios: Sequence[Scenario],
    letters: str,
    speech: Catalog,
    shown: frozenset[Result] = frozenset(),
    *,
    every: bool = False,
) -> Matrix:
    """The table in words; only rows in which a result of `shown` occurs, all where that is empty.

    A cell says what needs attention first, and with `every`, as on a page, all that there is.
    """
    things: list[Row | ChecksRow] = []
    group: Group | None = None
    for row in table.rows:
        if shown and not any(finding.result in shown for cell in row.cells for finding in cell):
            continue
        if row.group != group:
            group = row.group
            things.append(Row(title=speech(f"checks-view.group.{group}")))
        things.append(row)
    heads = tuple([_head(counts, speech) for counts in table.counts])
    rows: Rows[ChecksRow] = Rows(
        things, lambda row: row.key, lambda row: _row(row, table, scenarios, letters, speech, every=every)
    )
    return Matrix(corner=speech("checks-view.rule"), heads=heads, rows=rows)


def row_title(row: ChecksRow, speech: Catalog) -> str:
    """What the row is about: a claim, the unit of a question, or the rule."""
    return speech.value(row.subject) if row.subject is not None else speech.say(title(row.rule))


def sections_of(row: ChecksRow, speech: Catalog) -> str:
    """The sections behind the rule as they are cited for the open scenarios."""
    bases = dict.fromkeys(basis for cell in row.cells for finding in cell for basis in finding.basis)
    return "; ".join(speech.say(short_section(basis)) for basis in bases)


def nothing_said(row: ChecksRow, column: int, table: ChecksTable, speech: Catalog) -> str:
    """Why a cell has no finding."""
    if table.unjudged[column] and is_law(row.rule):
        return speech("checks-view.unjudged")
    if row.rule in ("claim", "open-question", "not-placed"):
        return speech("checks-view.none")
    return speech("checks-view.not-applicable")


def _head(counts: Mapping[Result, int], speech: Catalog) -> Head:
    strips = []
    for result in RESULTS:
        if n := counts[result]:
            words = speech(f"check.count.{result}", n=n)
            number = speech.number(n)
            strips.append(
                Strip(sign=SIGNS[result], tone=TONES[result], text=number, word=words.removeprefix(number).strip())
            )
    told = ", ".join(f"{strip.text} {strip.word}" for strip in strips) or speech("check.count.none")
    return Head(strips=tuple(strips), spoken=told)


def _row(
    row: ChecksRow,
    table: ChecksTable,
    scenarios: Sequence[Scenario],
    letters: str,
    speech: Catalog,
    *,
    every: bool,
) -> Row:
    name = row_title(row, speech)
    cited = sections_of(row, speech)
    whose = [f"{name}, {letters[column]} {speech.value(scenario.title)}" for column, scenario in enumerate(scenarios)]
    return Row(
        title=name,
        caption=cited,
        cells=tuple([_cell(row, column, table, said, speech, every=every) for column, said in enumerate(whose)]),
        key=row.key,
        searched=" ".join((row.rule, speech.say(title(row.rule)), cited)),
    )


def _cell(row: ChecksRow, column: int, table: ChecksTable, name: str, speech: Catalog, *, every: bool) -> Cell:
    found = row.cells[column]
    if not found:
        said = nothing_said(row, column, table, speech)
        return Cell(strips=(Strip(detail=said),), spoken=f"{name}: {said}", tip=(name, said))
    strips = [_result(finding, speech) for finding in (found if every else found[:1])]
    if not every and len(found) > 1:
        alike = sum(finding.result == found[0].result for finding in found)
        counted = speech("checks-view.of", n=alike, whole=len(found))
        strips = [replace(strips[0], detail=f"{counted} {strips[0].detail}")]
    told = _told(found[:_MOST_SPOKEN], len(found), speech)
    shortened = told if len(found) <= _MOST_TOLD else _told(found[:_MOST_TOLD], len(found), speech)
    return Cell(
        strips=tuple(strips),
        tint="error" if found[0].result == "breach" else None,
        spoken=f"{name}: {' '.join(told)}",
        tip=(name, *shortened, speech("checks-view.open.tip")),
    )


def _told(some: Sequence[Finding], number: int, speech: Catalog) -> list[str]:
    """What some of that many findings say, and how many more there are."""
    told = [f"{speech.say(verdict(finding))}: {speech.say(finding.message)}" for finding in some]
    return told if number == len(some) else [*told, speech("checks-view.more", n=number - len(some))]


def _result(finding: Finding, speech: Catalog) -> Strip:
    """A finding: its result by sign, word and colour, and what was found."""
    result = finding.result
    return Strip(
        sign=SIGNS[result],
        tone=TONES[result],
        word=speech.say(verdict(finding)),
        detail=_in_short(finding, speech),
        whole=result == "breach",
    )


def _in_short(finding: Finding, speech: Catalog) -> str:
    """What was found; of an unknown only what is missing, as the word beside it says the rest."""
    if finding.result == "unknown" and finding.missing is not None:
        return speech("checks-view.lacks", missing=finding.missing)
    return speech.say(finding.message)
