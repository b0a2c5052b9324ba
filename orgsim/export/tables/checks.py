"""The checks view as a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgsim.analysis.checks.rules.wording import disclaimer
from orgsim.analysis.checks.table import checks_table
from orgsim.analysis.deciding.claimable import Under
from orgsim.drawing.tables.checks import checks_matrix
from orgsim.drawing.theme import Theme
from orgsim.export.page.numbering import ALONE, Numbering
from orgsim.export.page.picture import Picture, Size
from orgsim.export.tables.picture import matrix_picture
from orgsim.messages import catalog
from orgsim.model.comparison import Answer
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language, Text


def checks_picture(
    scenarios: Sequence[Scenario],
    rules_off: Mapping[str, Text],
    answers: Sequence[Answer] = (),
    *,
    under: Under | None = None,
    theme: Theme,
    language: Language,
    title: str | None = None,
    size: Size | None = None,
    pages: bool = False,
    numbering: Numbering = ALONE,
    reference: int = 0,
) -> Picture:
    """All findings of `scenarios` side by side, with what the rules rest on below them."""
    table = checks_table(scenarios, rules_off, answers, under)
    return matrix_picture(
        checks_matrix(table, scenarios, theme.letters, catalog(language), every=True),
        scenarios,
        described="export.checks.description",
        note=disclaimer(),
        theme=theme,
        language=language,
        title=title,
        size=size,
        pages=pages,
        numbering=numbering,
        reference=reference,
    )
