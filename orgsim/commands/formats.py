"""JSON and CSV as the commands write them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from orgsim.files.json_pieces import pieces
from orgsim.files.tables import DIALECTS, Cell, Dialect, as_csv
from orgsim.messages import Catalog

__all__ = ["DIALECTS", "Cell", "Dialect", "as_csv", "as_json", "as_json_pieces", "heads"]


def heads(columns: Sequence[str], texts: Catalog, dialect: Dialect) -> list[str]:
    """The headings of `columns`: what programs look for in plain CSV, what people read where Excel opens it."""
    return [*columns] if dialect == "plain" else [texts(f"csv-column.{column}") for column in columns]


def as_json_pieces(value: object, *, unicode: bool = True) -> Iterator[str]:
    """As `as_json`, in pieces: of `Members` and iterators in them what they hold is made while it is written."""
    return pieces(value, lambda its: as_json(its, unicode=unicode)[:-1], indent=2)


def as_json(value: object, *, unicode: bool = True) -> str:
    """`value` as JSON, indented; in plain ASCII where `unicode` is false."""
    return json.dumps(value, ensure_ascii=not unicode, indent=2, allow_nan=False) + "\n"
