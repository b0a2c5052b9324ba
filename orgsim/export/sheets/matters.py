"""Who decides what, by draft."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.matter_text import chain_text
from orgsim.analysis.matters.table import matters_table, status_text
from orgsim.export.sheets.sheet import Cell, Column, Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.units import Delegation


def matters_sheet(subject: Subject, texts: Catalog) -> Sheet | None:
    """A row for each matter; `None` where no draft states any."""
    table = matters_table(subject.scenarios, subject.reference, subject.decisions)
    if not table.rows:
        return None
    letters = subject.letters
    several = len(letters) > 1
    passes = any(chain for row in table.rows for cell in row.cells for chain in cell.chains)
    columns = [Column(texts("matter-column.matter"), width=46)]
    for letter in letters:
        columns.append(Column(texts("matter-column.body", letter=letter), "long", 34))
        if several:
            columns.append(Column(texts("matter-column.status", letter=letter), width=16))
        if passes:
            columns.append(Column(texts("matter-column.passed-on", letter=letter), "long", 40))
    columns.append(Column(texts("unit-column.id"), width=28, key=True))
    names = [
        [unit.name.written(texts.language) for unit in hierarchy(scenario).units] for scenario in subject.scenarios
    ]
    said = {
        status: texts.say(status_text(status)) for row in table.rows for status in {its.status for its in row.cells}
    }
    rows: list[tuple[Cell, ...]] = []
    for row in table.rows:
        cells: list[Cell] = [row.name.written(texts.language)]
        for place, cell in enumerate(row.cells):
            cells.append("\n".join([names[place][body] for body in cell.bodies]) or None)
            if several:
                cells.append(said[cell.status])
            if passes:
                chains = [_passed_on(chain, subject.scenarios[place], texts) for chain in cell.chains if chain]
                cells.append("\n".join(chains) or None)
        rows.append((*cells, row.id))
    return Sheet(name=texts("sheet.matters"), title=subject.named(texts), columns=tuple(columns), rows=rows)


def _passed_on(chain: Sequence[Delegation], scenario: Scenario, texts: Catalog) -> str:
    return texts.value(chain_text(chain, hierarchy(scenario)))
