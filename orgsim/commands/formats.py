"""JSON and CSV as the commands write them."""

from __future__ import annotations

import json

from orgsim.files.tables import DIALECTS, Cell, Dialect, as_csv

__all__ = ["DIALECTS", "Cell", "Dialect", "as_csv", "as_json"]


def as_json(value: object, *, unicode: bool = True) -> str:
    """`value` as JSON, indented; in plain ASCII where `unicode` is false."""
    return json.dumps(value, ensure_ascii=not unicode, indent=2, allow_nan=False) + "\n"
