"""The checks view as a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgsim.analysis.checks_table import checks_table
from orgsim.analysis.rules.wording import disclaimer
from orgsim.drawing.checks_matrix import checks_matrix
from orgsim.drawing.theme import Theme
from orgsim.export.cards import LETTERS
from orgsim.export.matrix_picture import matrix_picture
from orgsim.export.picture import Picture, Size
from orgsim.messages import catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language, Text


def checks_picture(
    scenarios: Sequence[Scenario],
    rules_off: Mapping[str, Text],
    *,
    theme: Theme,
    language: Language,
    title: str | None = None,
    size: Size | None = None,
    pages: bool = False,
) -> Picture:
    """All findings of `scenarios` side by side, with what the rules rest on below them."""
    table = checks_table(scenarios, rules_off)
    return matrix_picture(
        checks_matrix(table, scenarios, LETTERS, catalog(language), every=True),
        scenarios,
        described="export.checks.description",
        note=disclaimer(),
        theme=theme,
        language=language,
        title=title,
        size=size,
        pages=pages,
    )
