"""What holds in drafts, what does not, and what cannot be told."""

from __future__ import annotations

from orgsim.analysis.checks.finding import verdict
from orgsim.analysis.checks.rules.wording import disclaimer, section, title
from orgsim.analysis.checks.table import checks_table
from orgsim.export.sheets.sheet import Cell, Column, Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy


def checks_sheet(subject: Subject, texts: Catalog) -> Sheet:
    """A row for each finding, those first that need attention."""
    table = checks_table(subject.scenarios, subject.rules_off, subject.answers, subject.under)
    names = [
        {unit.id: unit.name.written(texts.language) for unit in hierarchy(scenario).units}
        for scenario in subject.scenarios
    ]
    rows: list[tuple[Cell, ...]] = []
    lawful = False
    groups = {row.group: texts(f"checks-view.group.{row.group}") for row in table.rows}
    for row in table.rows:
        subjected = texts.value(row.subject) if row.subject is not None else texts.say(title(row.rule))
        for letter, named, cell in zip(subject.letters, names, row.cells, strict=True):
            for finding in cell:
                lawful = lawful or bool(finding.basis)
                rows.append(
                    (
                        groups[row.group],
                        subjected,
                        letter,
                        texts.say(verdict(finding)),
                        "\n".join([named.get(unit, unit) for unit in finding.units]) or None,
                        texts.say(finding.message),
                        None if finding.remedy is None else texts.say(finding.remedy),
                        "; ".join([texts.say(section(basis)) for basis in finding.basis]) or None,
                        row.rule,
                    )
                )
    return Sheet(
        name=texts("sheet.checks"),
        title=subject.named(texts),
        columns=(
            Column(texts("check-column.group"), width=30),
            Column(texts("check-column.rule"), "long", 30),
            Column(texts("draft-column.letter"), "sign", 10),
            Column(texts("check-column.result"), width=20),
            Column(texts("check-column.units"), "long", 26),
            Column(texts("check-column.message"), "long", 56),
            Column(texts("check-column.remedy"), "long", 34),
            Column(texts("check-column.basis"), "long", 34),
            Column(texts("unit-column.id"), width=22, key=True),
        ),
        rows=rows,
        fixed=3,
        notes=(texts.say(disclaimer()),) if lawful else (),
    )
