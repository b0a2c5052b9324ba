"""The matters view as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.matters.table import matters_table
from orgsim.drawing.tables.matters import matters_matrix
from orgsim.drawing.theme import Theme
from orgsim.export.page.numbering import ALONE, Numbering
from orgsim.export.page.picture import Picture, Size
from orgsim.export.tables.picture import matrix_picture
from orgsim.messages import catalog, message
from orgsim.model.comparison import Comparison
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language


def matters_picture(
    scenarios: Sequence[Scenario],
    baseline: int | None,
    comparison: Comparison | None,
    *,
    theme: Theme,
    language: Language,
    title: str | None = None,
    size: Size | None = None,
    pages: bool = False,
    numbering: Numbering = ALONE,
) -> Picture:
    """Who decides what in `scenarios`, relative to the one at `baseline` or else to the leftmost."""
    table = matters_table(scenarios, baseline, comparison)
    note = message("matters-view.reference", letter=theme.letters[table.reference])
    if not table.rows:
        note = message("matters-view.no-matters")
    return matrix_picture(
        matters_matrix(table, scenarios, theme.letters, catalog(language)),
        scenarios,
        described="export.matters.description",
        note=note if len(scenarios) > 1 or not table.rows else None,
        theme=theme,
        language=language,
        title=title,
        size=size,
        pages=pages,
        numbering=numbering,
        reference=table.reference,
    )
