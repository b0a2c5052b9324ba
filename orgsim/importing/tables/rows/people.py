"""People in tables: counted, and named only where that is wanted."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.importing.naming import one_line
from orgsim.importing.records import Oddity, Place
from orgsim.importing.tables.cells import (
    says_gone,
    says_vacant,
    text_of,
    title_in,
)
from orgsim.importing.tables.rows.table import Table
from orgsim.importing.tables.sheets import Cell, is_empty
from orgsim.model.staffing import Staff


def without_people(table: Table, at: int) -> list[Cell]:
    """The leaders in a column by their titles, unless names are wanted; told is what is vacant, and who is named."""
    known = {one_line(text).casefold() for text in table.texts("holder") if text}
    found: list[Cell] = []
    people = 0
    for cell in table.cells(at):
        text = text_of(cell)
        title = "" if one_line(text).casefold() in known else title_in(text)
        if says_vacant(text):
            title = ""
        elif table.mapping.named:
            title = text
        people += title != text and not says_vacant(text)
        found.append(title or None)
    tell_vacant(table, at)
    if people:
        whole = Place(file=table.sheet.file, sheet=table.sheet.name)
        table.odd.append(Oddity(what="names", place=whole, args={"n": people}))
    return found


def tell_vacant(table: Table, at: int) -> None:
    """Tell of each row that says in the column at that place that nobody holds it."""
    names, titles = table.texts("name"), table.texts("title")
    for row, cell in enumerate(table.cells(at)):
        if says_vacant(text_of(cell)):
            args: dict[str, object] = {"name": one_line(names[row] or titles[row] or text_of(cell))}
            table.odd.append(Oddity(what="vacant", place=table.place(row), args=args))


def held_by(staff: Staff | None, holder: str) -> Staff:
    """The staff of a post that somebody holds, or of which that says that nobody does."""
    staff = staff or Staff()
    if says_vacant(holder):
        return replace(staff, people=1 if staff.people is None else staff.people, vacant=True)
    if says_gone(holder):
        return staff
    return staff if staff.people is not None else replace(staff, people=1)


def is_somebody(holder: str) -> bool:
    """Whether that names who holds a post, rather than that nobody does."""
    return bool(holder) and not says_vacant(holder) and not says_gone(holder)


def tell_people(table: Table, counted: int, *, are_counted: bool) -> None:
    """Tell that there are people: that they are counted, or else that what is known of them is not brought in."""
    personal = [at for column, at in table.columns if column.role == "personal"]
    some = max([counted, *(sum(_is_told(cell) for cell in table.cells(at)) for at in personal)])
    if some and not table.mapping.named:
        whole = Place(file=table.sheet.file, sheet=table.sheet.name)
        table.odd.append(Oddity(what="people" if are_counted else "names", place=whole, args={"n": some}))


def _is_told(cell: Cell) -> bool:
    return not is_empty(cell) and not says_vacant(text_of(cell))
