"""JSON and CSV as the commands write them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from orgsim.files.tables import DIALECTS, Cell, Dialect, as_csv
from orgsim.messages import Catalog

__all__ = ["DIALECTS", "Cell", "Dialect", "as_csv", "as_json", "heads"]


def heads(columns: Sequence[str], texts: Catalog, dialect: Dialect) -> list[str]:
    """The headings of `columns`: what programs look for in plain CSV, what people read where Excel opens it."""
    return [*columns] if dialect == "plain" else [texts(f"csv-column.{column}") for column in columns]


def as_json(value: object, *, unicode: bool = True) -> str:
    """`value` as JSON, indented; in plain ASCII where `unicode` is false."""
    return json.dumps(value, ensure_ascii=not unicode, indent=2, allow_nan=False) + "\n"
