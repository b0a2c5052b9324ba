"""Which rows of a table tell of units: not headings that come again, nor totals, nor what is no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from orgsim.importing.naming import one_line
from orgsim.importing.records import Choices, Oddity, OddWord, Place, Record
from orgsim.importing.tables.cells import (
    none_says_gone,
    none_says_total,
    number_of,
    says_gone,
    says_total,
    sums_up,
    text_of,
    texts_of,
)
from orgsim.importing.tables.mapping import Mapping, Role, head_cells, places
from orgsim.importing.tables.rows.gathering import folded
from orgsim.importing.tables.rows.table import Table
from orgsim.importing.tables.sheets import Cell, Sheet, is_empty, letters

_DOWN: frozenset[Role] = frozenset(("parent", "parent-name", "level-name", "kind", "department"))
"""Columns whose merged cells hold for each of their rows."""
_ABOUT: tuple[Role, Role] = ("status", "holder")
CALLED: tuple[Role, ...] = ("level-name", "name", "department")
"""Columns that tell of which unit a row is."""
_SOMEBODY: tuple[Role, Role] = ("holder", "title")
_FIRST_TOLD = 5


def kept_rows(sheet: Sheet, mapping: Mapping, choices: Choices, odd: list[Oddity], whole: Place) -> list[int]:
    """Places of the rows below the headings that are read; told is what is hidden."""
    first = 0 if mapping.head is None else mapping.head - sheet.first_row + 1
    head = [text.casefold() for text in head_cells(sheet, mapping)]
    rows = sheet.rows
    kept = [at for at in range(max(first, 0), len(rows)) if _has_anything(rows[at])]
    if head and any(head):
        # Headings come again at the top of each page.
        first = next(place for place, text in enumerate(head) if text)
        column = texts_of([row[first] if first < len(row) else None for row in map(rows.__getitem__, kept)])
        alike = [at for at, text in zip(kept, column, strict=True) if text.casefold() == head[first]]
        again = {at for at in alike if [" ".join(text_of(cell).split()).casefold() for cell in rows[at]] == head}
        kept = [at for at in kept if at not in again] if again else kept
    hidden = [at for at in kept if sheet.row(at) in sheet.hidden_rows] if sheet.hidden_rows else []
    if hidden:
        offered = ("brought", "left-out")
        taken = choices.of("hidden-rows", whole, offered)
        odd.append(Oddity(what="hidden-rows", place=whole, args={"n": len(hidden)}, choices=offered, taken=taken))
        if taken == "left-out":
            gone = frozenset(hidden)
            kept = [at for at in kept if at not in gone]
    return kept


def without_sums(
    sheet: Sheet, mapping: Mapping, choices: Choices, odd: list[Oddity], whole: Place, kept: list[int]
) -> list[int]:
    """Without the rows of sums, where each other row is of somebody: they would be counted as one more.

    They name no unit, or one and that it is summed up, and nobody by name or title.
    """
    if mapping.rows != "people":
        return kept
    roles = [
        (column.role, at)
        for column, at in zip(mapping.columns, places(sheet, mapping), strict=True)
        if at is not None and column.role in (*CALLED, *_SOMEBODY)
    ]
    called = [at for role, at in roles if role in CALLED]
    somebody = [at for role, at in roles if role in _SOMEBODY]
    texts = {at: texts_of([sheet.cell(row, at) for row in kept]) for _, at in roles}
    if none_says_total([text for at in called for text in texts[at]]):
        return kept
    known = frozenset(folded(text) for at in called for text in texts[at])
    left: list[int] = []
    for place, row in enumerate(kept):
        name = next((text for at in reversed(called) if (text := texts[at][place])), "")
        if sums_up(name, known) and not any(number_of(texts[at][place]) is None for at in somebody if texts[at][place]):
            offered = ("left-out", "kept")
            its = replace(whole, row=sheet.row(row))
            taken = choices.of("totals", its, offered)
            args = {"name": one_line(name)[:80]}
            odd.append(Oddity(what="totals", place=its, args=args, choices=offered, taken=taken))
            if taken == "left-out":
                continue
        left.append(row)
    return left


def _has_anything(row: Sequence[Cell]) -> bool:
    first = next(filter(None, row), None)
    if first is None or (type(first) is str and first.isspace()):
        return not all(map(is_empty, row))
    return True


def with_merged_filled(sheet: Sheet, mapping: Mapping, odd: list[Oddity], whole: Place) -> Sheet:
    """The sheet with what a merged cell says in each of its rows, where its column holds for these."""
    if not sheet.merged:
        return sheet
    down = {
        at
        for column, at in zip(mapping.columns, places(sheet, mapping), strict=True)
        if at is not None and column.role in _DOWN
    }
    first = sheet.first_row if mapping.head is None else mapping.head + 1
    rows: list[Sequence[Cell]] = [*sheet.rows]
    filled: list[str] = []
    for top, bottom, left, right in sheet.merged:
        if top < first or bottom == top or left not in down or left < 0 or top - sheet.first_row >= len(rows):
            continue
        value = sheet.cell(top - sheet.first_row, left)
        sides = f"{letters(sheet.first_column + left)}{top}:{letters(sheet.first_column + right)}{bottom}"
        filled.append(sides)
        for at in range(top - sheet.first_row + 1, min(bottom - sheet.first_row + 1, len(rows))):
            row = [*rows[at]]
            row += [None] * (left + 1 - len(row))
            if is_empty(row[left]):
                row[left] = value
            rows[at] = row
    if not filled:
        return sheet
    cells = ", ".join(filled[:_FIRST_TOLD]) + (" …" if len(filled) > _FIRST_TOLD else "")
    odd.append(Oddity(what="merged", place=whole, args={"cells": cells}))
    return replace(sheet, rows=rows)


def living(table: Table, records: list[Record], choices: Choices) -> list[Record]:
    """Without totals and what has been abolished; what stood below that stands below what was above it."""
    numbers = [table.sheet.row(at) for at in table.kept]
    statuses, holders = (
        {number: text for number, text in zip(numbers, table.texts(role), strict=True) if text} for role in _ABOUT
    )
    if table.mapping.rows == "people":
        # They are of persons: the units are there.
        statuses, holders = {}, {}
    out: dict[str, str | None] = {}
    kept: list[Record] = []
    names = [record.names[0][1] if record.names else "" for record in records]
    no_totals = none_says_total(names)
    none_gone = none_says_gone([*names, *statuses.values(), *holders.values()])
    known = frozenset() if no_totals else frozenset(map(folded, names))
    asked = {odd.place.row for odd in table.odd if odd.what == "totals"}
    for record, name in zip(records, names, strict=True):
        what: OddWord | None = None
        if (not no_totals and sums_up(name, known)) or (
            not name and any(says_total(text) for text in _first(table, record))
        ):
            what = None if record.place.row in asked else "totals"
        elif not none_gone:
            row = record.place.row or 0
            told = (name, statuses.get(row), holders.get(row))
            what = "eliminated" if any(says_gone(text) for text in told if text) else None
        if record.staff is not None and record.staff.vacant:
            args: dict[str, object] = {"name": one_line(name)}
            table.odd.append(Oddity(what="vacant", place=record.place, key=record.key, args=args))
        if what is not None:
            offered = ("left-out", "kept")
            taken = choices.of(what, record.place, offered)
            args = {"name": one_line(name)[:80]}
            odd = Oddity(what=what, place=record.place, key=record.key, args=args, choices=offered, taken=taken)
            table.odd.append(odd)
            if taken == "left-out":
                out[record.key] = record.parent
                continue
        kept.append(record)
    if not out:
        return kept
    there = {record.key for record in kept}
    return [_reparented(record, out, there) for record in kept]


def _first(table: Table, record: Record) -> Iterator[str]:
    row = record.place.row
    assert row is not None
    yield from (text_of(cell) for cell in islice(table.sheet.rows[row - table.sheet.first_row], 4))


def _reparented(record: Record, out: dict[str, str | None], there: set[str]) -> Record:
    parent = record.parent
    for _ in range(len(out)):
        if parent is None or parent not in out or parent in there:
            break
        parent = out[parent]
    return record if parent == record.parent else replace(record, parent=parent)
