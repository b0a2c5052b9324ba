"""Which drafts there are, and their links beside the hierarchy."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.export.sheets.sheet import Cell, Column, Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.export.sheets.units import date_cell
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy, unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text


def drafts_sheet(subject: Subject, sheets: Sequence[str], texts: Catalog) -> Sheet:
    """A row for each draft; `sheets` are the names of the sheets of their units."""
    columns = [Column(texts(f"draft-column.{name}"), "sign") for name in ("letter",)]
    columns.append(Column(texts("draft-column.title"), width=44))
    said = [scenario.title for scenario in subject.scenarios]
    wordings = [(language, cells) for language in LANGUAGES if any(cells := [getattr(its, language) for its in said])]
    names = ("id", "status", "date", "effective", "municipality", "units", "sheet")
    forms = {"date": "day", "effective": "day", "units": "whole"}
    columns += [
        Column(texts(f"draft-column.{name}"), forms.get(name, "text"), key=name in ("id", "sheet"))  # type: ignore[arg-type]  # words of Form
        for name in names
    ]
    columns += [Column(f"{texts('draft-column.title')} ({language})", width=36, key=True) for language, _ in wordings]
    rows: list[tuple[Cell, ...]] = []
    for place, (letter, scenario) in enumerate(zip(subject.letters, subject.scenarios, strict=True)):
        rows.append(
            (
                letter,
                scenario.title.written(texts.language),
                scenario.id,
                None if scenario.status is None else texts(f"status.{scenario.status}"),
                date_cell(scenario.date),
                date_cell(scenario.effective),
                None if scenario.municipality is None else _said(scenario.municipality.name, texts),
                sum(unit.weight for unit in hierarchy(scenario).units),
                sheets[place],
                *[cells[place] for _, cells in wordings],
            )
        )
    return Sheet(name=texts("sheet.drafts"), title=subject.named(texts), columns=tuple(columns), rows=rows, fixed=2)


def links_sheet(subject: Subject, texts: Catalog) -> Sheet | None:
    """A row for each link; `None` where no draft has any."""
    rows = [
        row
        for letter, scenario in zip(subject.letters, subject.scenarios, strict=True)
        for row in _links(letter, scenario, texts)
    ]
    if not rows:
        return None
    return Sheet(
        name=texts("sheet.links"),
        title=subject.named(texts),
        columns=(
            Column(texts("draft-column.letter"), "sign"),
            Column(texts("link-column.from")),
            Column(texts("link-column.kind")),
            Column(texts("link-column.to")),
            Column(texts("link-column.from-id"), key=True),
            Column(texts("link-column.to-id"), key=True),
            Column(texts("unit-column.note"), "long"),
        ),
        rows=rows,
        fixed=2,
    )


def _links(letter: str, scenario: Scenario, texts: Catalog) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for link in scenario.links:
        ends = [unit_of(scenario, id) for id in (link.from_, link.to)]
        names = [None if unit is None else _said(unit.name, texts) for unit in ends]
        note = None if link.note is None else _said(link.note, texts)
        rows.append((letter, names[0], texts(f"link.{link.kind}"), names[1], link.from_, link.to, note))
    return rows


def _said(text: Text, texts: Catalog) -> str:
    return text.written(texts.language)
