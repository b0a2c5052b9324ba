"""Numbers in texts whose comma or point may part thousands or begin decimals: 1.234 is one or the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgsim.importing.tables.mapping import Decimal
from orgsim.importing.tables.sheets import Cell

_MARKS: dict[Decimal, str] = {"comma": ",", "point": "."}
_GROUPS: dict[Decimal, re.Pattern[str]] = {
    "comma": re.compile(r"\s*[-+−]?[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])"),
    "point": re.compile(r"\s*[-+−]?[1-9]\d{0,2}(?:,\d{3})+(?![\d,])"),
}
_BEGINS: dict[Decimal, re.Pattern[str]] = {
    "comma": re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)|\d\.\d{3}[.,]\d"),
    "point": re.compile(r"\d\.(?:\d{1,2}|\d{4,})(?!\d)|\d,\d{3}[.,]\d"),
}
"""What tells the mark before decimals: that not three digits stand behind it, or that the other parts thousands."""


def with_decimals(cells: Sequence[Cell], decimal: Decimal, *, whole: bool = False) -> Sequence[Cell]:
    """The cells of a column without marks between thousands. Without a `decimal` it is told by the cells themselves.

    `whole`: the column has money or heads, of which nobody gives thousandths.
    """
    told = decimal or _told(cells) or (_grouped(cells) if whole else "")
    if not told:
        return cells
    groups, other = _GROUPS[told].match, "." if told == "comma" else ","
    return [cell.replace(other, "") if type(cell) is str and other in cell and groups(cell) else cell for cell in cells]


def _told(cells: Sequence[Cell]) -> Decimal:
    """The mark that some cell can only have before decimals, where no cell has the other so."""
    texts = [cell for cell in cells if type(cell) is str and ("," in cell or "." in cell)]
    if not texts:
        return ""
    found: list[Decimal] = [each for each in _MARKS if any(map(_BEGINS[each].search, texts))]
    return found[0] if len(found) == 1 else ""


def _grouped(cells: Sequence[Cell]) -> Decimal:
    """The mark before decimals where each cell that has a mark has the other one, with three digits behind it."""
    texts = [cell for cell in cells if type(cell) is str and ("," in cell or "." in cell)]
    found: list[Decimal] = [each for each in _MARKS if texts and all(map(_GROUPS[each].match, texts))]
    return found[0] if len(found) == 1 else ""
