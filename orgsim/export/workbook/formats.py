"""How spreadsheet programs are told to write numbers."""

from __future__ import annotations

from orgsim.export.sheets.sheet import Number


def number_format(number: Number) -> str:
    """The same for every language: whoever opens the file sees its own decimal mark and thousands."""
    decimals = f".{'0' * number.decimals}" if number.decimals else ""
    return f"#,##0{decimals}{' €' if number.euros else ''}"
