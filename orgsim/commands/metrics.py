"""`orgsim metrics`: the figures of one or more scenarios."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path

from orgsim.analysis.figures.comparison import Row, compare_figures, of_what_is_told
from orgsim.analysis.figures.cost import basis
from orgsim.analysis.figures.figure import Figure, spread
from orgsim.commands.formats import Cell, Dialect, as_csv, as_json, heads
from orgsim.commands.lettering import legend
from orgsim.commands.output import left, printable, right, takes_unicode, width, write
from orgsim.commands.reading import FAILED, FINE, read
from orgsim.messages import Catalog, Message
from orgsim.model.comparison import Assumptions
from orgsim.model.scenario import Scenario
from orgsim.model.views import letter

_DECIMALS = 4
"""Of figures in JSON and CSV."""


def run(paths: Sequence[Path], *, format: str, everything: bool, texts: Catalog, dialect: Dialect = "plain") -> int:
    """Write the figures of the scenarios at `paths` to standard output; the exit code.

    `format` is `table`, `json` or `csv`. A table leaves the metrics of detail out unless `everything` is asked for;
    JSON and CSV have them all. Each says which figures are the least that they can be: JSON by a list beside them, CSV
    by a column after each scenario's, so that the figures stay numbers.
    """
    opened = read(paths, texts)
    scenarios = tuple(file.scenario for file in opened.files)
    rows = compare_figures(scenarios, opened.assumptions, opened.reference)
    match format:
        case "json":
            text = as_json(_plain(scenarios, rows), unicode=takes_unicode(sys.stdout))
        case "csv":
            text = _csv(scenarios, rows, texts, dialect)
        case _:
            told = rows if everything else of_what_is_told(rows)
            shown = [row for row in told if everything or not row.metric.detail]
            text = _table(scenarios, shown, texts)
            if not everything and all(row.metric.group != "staffing" for row in told):
                text += f"\n{texts('cli.metrics.no-staffing')}\n"
            text += _basis(scenarios, opened.assumptions, texts)
    if scenarios or format == "json":
        write(text, sys.stdout, encoding="utf-8" if dialect == "fi" else None)
    return FAILED if opened.failed or not scenarios else FINE


def _plain(scenarios: Sequence[Scenario], rows: Sequence[Row]) -> dict[str, object]:
    return {
        "scenarios": [
            {
                "id": scenario.id,
                "metrics": {row.metric.id: _plain_value(row.figures[column]) for row in rows},
                "at-least": [row.metric.id for row in rows if row.figures[column].sign == "≥"],
                **{
                    name: ids
                    for name, sign in (("at-most", "≤"), ("about", "≈"))
                    if (ids := [row.metric.id for row in rows if row.figures[column].sign == sign])
                },
            }
            for column, scenario in enumerate(scenarios)
        ]
    }


def _plain_value(figure: Figure) -> object:
    """A number, how many have which amount for a distribution, or null where it is unknown."""
    if figure.distribution is None:
        return _rounded(figure.value)
    return {str(amount): count for amount, count in figure.distribution}


def _rounded(value: float | int | None) -> float | int | None:
    """What is divided says no more by its 5th decimal, and reads as noise by its 17th digit."""
    return round(value, _DECIMALS) if isinstance(value, float) else value


def _csv(scenarios: Sequence[Scenario], rows: Sequence[Row], texts: Catalog, dialect: Dialect) -> str:
    known = "{id} at-least" if dialect == "plain" else texts("csv-column.known", id="{id}")
    columns = [(scenario.id, known.replace("{id}", scenario.id)) for scenario in scenarios]
    header = [*heads(("metric", "group", "name"), texts, dialect), *chain.from_iterable(columns)]
    return as_csv(
        header,
        [
            [
                row.metric.id,
                texts(f"metric.group.{row.metric.group}"),
                texts.say(row.metric.title),
                *chain.from_iterable(_csv_cells(figure) for figure in row.figures),
            ]
            for row in rows
        ],
        dialect,
    )


def _csv_cells(figure: Figure) -> tuple[Cell, Cell]:
    """The figure, and a sign where it is the least that it can be."""
    return _csv_value(figure), figure.sign or None


def _csv_value(figure: Figure) -> Cell:
    return _rounded(figure.value) if figure.distribution is None else spread(figure.distribution)


def _table(scenarios: Sequence[Scenario], rows: Sequence[Row], texts: Catalog) -> str:
    differing = len(scenarios) > 1
    headings = [letter(column) for column in range(len(scenarios))]
    reference = rows[0].reference if rows else 0
    others = [column for column in range(len(scenarios)) if column != reference]
    headings += [f"{letter(column)} − {letter(reference)}" for column in others]
    lines: list[tuple[str, list[str]]] = []
    for group, members in groupby(rows, key=lambda row: row.metric.group):
        lines += [("", []), (texts(f"metric.group.{group}"), headings)]
        for row in members:
            cells = [row.metric.written(figure, texts) for figure in row.figures]
            if differing:
                cells += [row.difference_text(column, texts) for column in others]
            lines.append((f"  {printable(texts.say(row.metric.title))}", cells))
    names = max(width(name) for name, _ in lines)
    columns = [max(width(cells[column]) for _, cells in lines if cells) for column in range(len(headings))]
    table = [
        (left(name, names) + "".join(f"  {right(cell, to)}" for cell, to in zip(cells, columns, strict=False))).rstrip()
        for name, cells in lines
    ]
    return "\n".join([*legend(scenarios, texts), *table, *_notes(rows, len(scenarios), texts)]) + "\n"


def _basis(scenarios: Sequence[Scenario], assumptions: Assumptions | None, texts: Catalog) -> str:
    """What the costs are reckoned from, on a line of its own."""
    told = basis(scenarios, assumptions)
    return "" if told is None else f"\n{printable(texts.say(told))}\n"


def _notes(rows: Sequence[Row], count: int, texts: Catalog) -> list[str]:
    """Why figures are unknown or incomplete, each reason once for a scenario."""
    notes = []
    for column in range(count):
        reasons = dict.fromkeys(texts.say(reason) for reason in _reasons(row.figures[column] for row in rows))
        notes += [f"  {letter(column)}  {printable(reason)}" for reason in reasons]
    if not notes:
        return []
    incomplete = any(figure.lower_bound for row in rows for figure in row.figures)
    lacking = any(row.lacks_difference(column) for row in rows for column in range(1, count))
    signs = [texts("cli.metrics.incomplete")] if incomplete else []
    signs += [f"  −  {texts('export.metrics.no-difference')}"] if lacking else []
    return ["", texts("cli.metrics.notes"), *notes, *signs]


def _reasons(figures: Iterable[Figure]) -> Iterator[Message]:
    """Why `figures` are unknown or incomplete, but for bodies of which an earlier reason says the same."""
    told: dict[str, set[object]] = {}
    for figure in figures:
        for reason in figure.reasons if not figure.absent else ():
            bodies = reason.args.get("bodies")
            if isinstance(bodies, tuple):
                before = told.setdefault(reason.key, set())
                # The last may say how many more there are.
                names = {body for body in bodies if not isinstance(body, Message)}
                if len(names) == len(bodies) and before.issuperset(names):
                    continue
                before.update(names)
            yield reason
