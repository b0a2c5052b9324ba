"""Tables of any form: found out by what they contain, and read into what is known of organisations in them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from orgsim.files.reading.document import collection_paused
from orgsim.importing.decoding import decoded
from orgsim.importing.records import AS_OFFERED, CannotImport, Choices, Imported, Record
from orgsim.importing.tables.coordinates import are_points, coordinates
from orgsim.importing.tables.delimited import sheet_of_text
from orgsim.importing.tables.guessing import guessed, is_a_table
from orgsim.importing.tables.mapping import Mapping, head_cells
from orgsim.importing.tables.own import Draft, drafts, with_what_is_told
from orgsim.importing.tables.pasted import sheets_of_html
from orgsim.importing.tables.rows.rows import imported
from orgsim.importing.tables.sheets import Sheet, is_empty
from orgsim.importing.tables.workbooks import sheets_of_workbook
from orgsim.importing.zips import OLE, ZIP
from orgsim.messages import message

_OWN = frozenset(("id", "name", "parent", "kind"))


class Table(Struct, frozen=True, eq=False):
    """A table and what its columns mean."""

    sheet: Sheet
    mapping: Mapping
    draft: Draft | None = None
    """Of one of orgsim's own: what is told of it elsewhere in the workbook."""


def sheets(data: bytes, file: str = "") -> tuple[Sheet, ...]:
    """The tables in a file, or in what was copied; CannotImport where there are none that can be read."""
    if data.startswith((ZIP, OLE)):
        return sheets_of_workbook(data, file)
    text = decoded(data)
    if "\0" in text[:4_000]:
        raise CannotImport(message("import.unknown", file=file))
    if "<table" in text[:200_000].casefold():
        return sheets_of_html(text, file)
    sheet = sheet_of_text(text, file)
    return (sheet,) if any(any(row) for row in sheet.rows) else ()


def tables(data: bytes, file: str = "", only: str | None = None, mapping: Mapping | None = None) -> tuple[Table, ...]:
    """The tables of organisations in a file: those of which it is told what stands above each row, or else the first.

    `only` is the sheet that is wanted, whatever is in it; `mapping` goes before what is guessed.
    CannotImport where there is none.
    """
    with collection_paused():
        every = whole = sheets(data, file)
    if all(is_empty(cell) for sheet in every for row in sheet.rows for cell in row):
        raise CannotImport(message("import.empty", file=file))
    if only is not None:
        every = tuple([sheet for sheet in every if sheet.name == only])
        if not every:
            raise CannotImport(message("import.no-sheet", file=file, sheet=only))
    found = [Table(sheet, guessed(sheet) if mapping is None else mapping) for sheet in every]
    if mapping is not None:
        # The next delivery may hold further sheets: those are meant that have its columns.
        fitting = [table for table in found if _has_columns(table)]
        return tuple(fitting or found[:1])
    found = [table for table in found if is_a_table(table.mapping)]
    points = [table for table in found if are_points(table.sheet, table.mapping)]
    if points and len(points) == len(found):
        columns = tuple([column.heading for column in coordinates(points[0].sheet, points[0].mapping)])
        raise CannotImport(message("import.points", file=file, columns=columns))
    found = [table for table in found if table not in points]
    own = [table for table in found if {column.role for column in table.mapping.columns} >= _OWN]
    placed = [table for table in found if table.mapping.parents != "none"]
    chosen = found if only is not None else own if len(own) and len(every) > 1 else placed or found[:1]
    if not chosen:
        raise CannotImport(message("import.no-table", file=file))
    told = {draft.sheet: draft for draft in drafts(whole)}
    return tuple([Table(table.sheet, table.mapping, told.get(table.sheet.name)) for table in chosen])


def _has_columns(table: Table) -> bool:
    head = {text.casefold() for text in head_cells(table.sheet, table.mapping)}
    wanted = {
        column.heading.casefold() for column in table.mapping.columns if column.heading and column.role != "left-out"
    }
    return len(wanted & head) * 2 >= len(wanted)


def read(several: Sequence[Table], choices: Choices = AS_OFFERED) -> tuple[Imported, ...]:
    """What tables tell of organisations: each of one, but the two lists of an organogram of one together."""
    senior = [table for table in several if table.mapping.dialect == "uk-senior"]
    junior = [table for table in several if table.mapping.dialect == "uk-junior"]
    joined = len(senior) == len(junior) == 1
    found: list[Imported] = []
    with collection_paused():
        for table in several:
            if joined and table is junior[0]:
                continue
            its = imported(table.sheet, table.mapping, choices)
            if table.draft is not None:
                its = with_what_is_told(its, table.draft)
            if joined and table is senior[0]:
                its = _with_junior(its, imported(junior[0].sheet, junior[0].mapping, choices))
            found.append(its)
    return tuple(found)


def _with_junior(senior: Imported, junior: Imported) -> Imported:
    """The posts of both lists: junior ones have no ids of their own."""
    more = [_keyed(record) for record in junior.records]
    return replace(
        senior,
        records=(*senior.records, *more),
        oddities=(*senior.oddities, *junior.oddities),
    )


def _keyed(record: Record) -> Record:
    return record if record.own_key else replace(record, key=f"junior {record.key}")
