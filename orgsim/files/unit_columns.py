"""The columns of a table of units, as orgsim writes them into spreadsheets and finds them again in them.

What a column is headed is a text of the catalogs, `unit-column.NAME`; a column of one language has its code behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

from orgsim.messages import Catalog
from orgsim.model.text import Language

UnitColumn = Literal[
    "level",
    "name",
    "short",
    "id",
    "parent-name",
    "parent",
    "kind",
    "side",
    "beside",
    "count",
    "seats",
    "deputies",
    "women",
    "men",
    "deputy-women",
    "deputy-men",
    "speakers",
    "drawn-from",
    "reserved",
    "eligible",
    "chair",
    "vice-chair",
    "council-decision",
    "meets",
    "agenda-closes",
    "hours",
    "items",
    "language",
    "area",
    "people",
    "fte",
    "vacant",
    "leader",
    "oto",
    "expenses",
    "income",
    "budget-year",
    "code",
    "from",
    "until",
    "shared",
    "remit",
    "matter-names",
    "matter-areas",
    "delegated",
    "prepared-by",
    "a-year",
    "preparation",
    "amounts",
    "matter-notes",
    "purpose",
    "open",
    "note",
    "continues",
    "source",
]
"""Level: on which layer the unit is, from 1. Parent-name is for people, parent the id of the same unit."""
UNIT_COLUMNS: Final[tuple[UnitColumn, ...]] = get_args(UnitColumn)
"""In the order in which they are written."""

MATTER_COLUMNS: Final[Mapping[UnitColumn, str]] = {
    "matter-names": "name",
    "matter-areas": "area",
    "delegated": "delegated",
    "prepared-by": "prepared_by",
    "a-year": "a_year",
    "preparation": "preparation",
    "amounts": "amounts",
    "matter-notes": "note",
}
"""Those of fields of matters, by the field; in a cell there is a line for each matter that states it, `ID: VALUE`."""

BY_LANGUAGE: Final[frozenset[UnitColumn]] = frozenset(("name", "short", "leader", "purpose", "open", "note"))
"""Those of texts: one for each language that is given, and one without a language."""


def heading(column: UnitColumn, texts: Catalog, language: Language | None = None) -> str:
    """What stands above a column; `language` is that of its texts, `None` where the file does not say it."""
    said = texts(f"unit-column.{column}")
    return said if language is None else f"{said} ({language})"
