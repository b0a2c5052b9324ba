"""Tables for the clipboard: as text with tabs, and as HTML, so that they are pasted as tables.

Nothing of a draft becomes a formula or markup. A line end within a cell stays within it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import msgspec

from orgsim.export.sheets.sheet import Cell, Number, Sheet
from orgsim.files.tables import guarded
from orgsim.messages import Catalog
from orgsim.model.text import Language

_NUMBER = re.compile(r"[+±−-]?[0-9][0-9 \u00a0.,]*(?:[ \u00a0]?(?:€|M€|%))?")
"""What has a sign in front and is no formula: a difference of figures."""
_PLAIN = str.maketrans({"−": "-", "±": None})
_BREAK = '<br style="mso-data-placement:same-cell">'
"""Excel begins a new row at any other."""


class Pasted(msgspec.Struct, frozen=True):
    """What is copied: a heading for each column, which may be empty, and rows of as many cells."""

    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    """The heading of a group is a row whose first cell alone is filled."""


def pasted_sheet(sheet: Sheet, texts: Catalog) -> Pasted:
    """A sheet as it is copied: its numbers and days as they are written in that language."""
    return Pasted(
        tuple([column.title for column in sheet.columns]),
        [tuple([written(cell, texts) for cell in row]) for row in sheet.rows],
    )


def written(cell: Cell, texts: Catalog) -> str:
    """A cell as that language writes it; nothing where it is left out."""
    match cell:
        case None:
            return ""
        case Number():
            return texts.euros(cell.value, cell.decimals) if cell.euros else texts.number(cell.value, cell.decimals)
        case _:
            return texts.value(cell)


def as_tabs(table: Pasted) -> str:
    """Cells between tabs, quoted where a tab, a line end or a quote is in them: as spreadsheets write and read it."""
    rows = [table.head, *table.rows] if any(table.head) else table.rows
    return "".join("\t".join(map(_quoted, row)) + "\r\n" for row in rows)


def as_html(table: Pasted, language: Language) -> str:
    """A table with headings that are marked as such."""
    parts = [f'<meta charset="utf-8"><table lang="{language}" border="1">']
    if any(table.head):
        parts.append(f"<thead><tr>{''.join(_heading(cell) for cell in table.head)}</tr></thead>")
    parts.append("<tbody>")
    for row in table.rows:
        if row[0] and not any(row[1:]) and len(row) > 1:
            parts.append(f'<tr><th scope="rowgroup" colspan="{len(row)}" align="left">{_marked_up(row[0])}</th></tr>')
            continue
        cells = "".join(f"<td>{_marked_up(cell)}</td>" for cell in row[1:])
        parts.append(f'<tr><th scope="row" align="left">{_marked_up(row[0])}</th>{cells}</tr>')
    parts.append("</tbody></table>")
    return "".join(parts)


def _heading(cell: str) -> str:
    return f'<th scope="col" align="left">{_marked_up(cell)}</th>'


def _quoted(cell: str) -> str:
    said = _safe(cell)
    return '"' + said.replace('"', '""') + '"' if any(each in said for each in '\t\r\n"') else said


def _marked_up(cell: str) -> str:
    return escape(_safe(cell)).replace("\n", _BREAK)


def _safe(cell: str) -> str:
    # No spreadsheet reads a typographer's minus as one.
    return cell.translate(_PLAIN) if _NUMBER.fullmatch(cell) else guarded(cell)
