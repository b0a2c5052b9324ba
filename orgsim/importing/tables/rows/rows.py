"""The rows of a table as records, once it is known what its columns mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, zip_longest
from pathlib import Path

from msgspec.structs import replace

from orgsim.files.yaml.scalars import meant_date, partial_date
from orgsim.importing.naming import one_line
from orgsim.importing.records import AS_OFFERED, Choices, Imported, Oddity, OddWord, Place, Record
from orgsim.importing.tables.cells import numbers_of, says_vacant, text_of
from orgsim.importing.tables.coordinates import coordinates
from orgsim.importing.tables.decimals import with_decimals
from orgsim.importing.tables.headings import means_a_leader
from orgsim.importing.tables.mapping import MONEY, Column, Mapping, Role, places
from orgsim.importing.tables.rows.gathering import Row, folded, gathered
from orgsim.importing.tables.rows.kept import CALLED, kept_rows, living, with_merged_filled, without_sums
from orgsim.importing.tables.rows.levels import levelled
from orgsim.importing.tables.rows.parents import by_depths, by_names, by_numbers, indentation, layers
from orgsim.importing.tables.rows.people import held_by, is_somebody, tell_people, tell_vacant, without_people
from orgsim.importing.tables.rows.table import Table, names_of
from orgsim.importing.tables.sheets import Cell, Sheet, is_empty
from orgsim.importing.tables.stating import Stated, arguments, state
from orgsim.model.dates import PartialDate, is_within_years

_CALLED: tuple[Role, Role] = ("name", "holder")
_NO_TITLES = re.compile(r"(?:sheet|taul|taulukko|blad|tabelle|table)\s*\d*\Z", re.IGNORECASE)
_DATES = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)"),
)


def imported(sheet: Sheet, mapping: Mapping, choices: Choices = AS_OFFERED) -> Imported:
    """What the rows of `sheet` tell of units."""
    odd: list[Oddity] = []
    whole = Place(file=sheet.file, sheet=sheet.name)
    sheet = with_merged_filled(sheet, mapping, odd, whole)
    kept = without_sums(sheet, mapping, choices, odd, whole, kept_rows(sheet, mapping, choices, odd, whole))
    found = places(sheet, mapping)
    columns = [(column, at) for column, at in zip(mapping.columns, found, strict=True) if at is not None]
    turned = [*zip_longest(*map(sheet.rows.__getitem__, kept))]
    table = Table(sheet, mapping, kept, columns, odd, turned)
    as_notes = _tell_columns(table, choices, whole)
    stated: list[Stated] = [{} for _ in kept]

    def tell(what: OddWord, at: int, args: dict[str, object]) -> None:
        odd.append(Oddity(what=what, place=table.place(at), args=args))

    for column, at in columns:
        if column.role == "leader":
            state(column, without_people(table, at), stated, tell)
        elif column.role == "personal" and mapping.rows == "units" and means_a_leader(column.heading):
            tell_vacant(table, at)
        if column.role == "personal" and mapping.named and means_a_leader(column.heading):
            _as_notes(column, table.cells(at), stated)
        elif column.role not in ("left-out", "leader"):
            state(_of_work(column, at, table), table.cells(at), stated, tell, mapping.decimal)
        elif as_notes and column.role == "left-out":
            _as_notes(column, table.cells(at), stated)
    if mapping.rows == "people":
        _leave_out_money(table, stated, whole)
    if mapping.parents == "levels":
        records = levelled(table, stated)
    else:
        records = _counted(table, stated) if mapping.rows == "people" else _listed(table, stated, choices)
    records = living(table, records, choices)
    points = coordinates(sheet, mapping) if mapping.parents == "none" else ()
    if points:
        odd.append(Oddity(what="coordinates", place=whole, args={"columns": _headings(points)}))
    if sheet.cut:
        odd.append(Oddity(what="cut", place=whole, args={"n": len(sheet.rows)}))
    return Imported(
        records=tuple(records),
        oddities=tuple(odd),
        title=_title(sheet, mapping),
        date=date_in(f"{sheet.name} {_above(sheet, mapping)} {Path(sheet.file).stem}"),
        place=whole,
    )


def _of_work(column: Column, at: int, table: Table) -> Column:
    """A column of people with parts of a person is one of work done, on all its rows, unless another one is that."""
    if column.role != "people" or any(other.role == "fte" for other, _ in table.columns):
        return column
    cells = table.cells(at)
    numbers = numbers_of(with_decimals(cells, table.mapping.decimal, whole=True))
    row = next((row for row, number in enumerate(numbers) if type(number) is float and number > 1), None)
    if row is None:
        return column
    args = {"found": text_of(cells[row])[:40], "columns": _headings([column])}
    table.odd.append(Oddity(what="parts-of-people", place=table.place(row), args=args))
    return replace(column, role="fte")


def _as_notes(column: Column, cells: Sequence[Cell], stated: Sequence[Stated]) -> None:
    for each, cell in zip(stated, cells, strict=True):
        if not is_empty(cell):
            each.setdefault("notes", []).append(f"{column.heading}: {one_line(text_of(cell))}")


def _tell_columns(table: Table, choices: Choices, whole: Place) -> bool:
    """Tell of columns that are left out or hidden; whether those without a meaning become notes."""
    sheet, odd = table.sheet, table.odd
    hidden = [column for column, at in table.columns if at in sheet.hidden_columns and column.role != "left-out"]
    if hidden:
        odd.append(Oddity(what="hidden-columns", place=whole, args={"columns": _headings(hidden)}))
    left = [
        column
        for column, at in table.columns
        if column.role == "left-out" and any(not is_empty(cell) for cell in islice(table.cells(at), 10_000))
    ]
    if not left:
        return False
    offered = ("left-out", "as-notes")
    taken = choices.of("left-out", whole, offered)
    args = {"columns": _headings(left)}
    odd.append(Oddity(what="left-out", place=whole, args=args, choices=offered, taken=taken))
    return taken == "as-notes"


def _leave_out_money(table: Table, stated: Sequence[Stated], whole: Place) -> None:
    """Leave out, and tell of, money that is not the same on all rows of a unit: it is what somebody is paid."""
    called = [table.cells(at) for column, at in table.columns if column.role in CALLED]
    of_unit: dict[tuple[str, ...], list[object]] = {}
    for at, told in enumerate(stated):
        if "part budget" in told:
            of_unit.setdefault(tuple([text_of(cells[at]) for cells in called]), []).append(told["part budget"])
    several = [its for its in of_unit.values() if len(its) > 1]
    if not of_unit or (several and all(each == its[0] for its in several for each in its)):
        return
    for told in stated:
        told.pop("part budget", None)
    columns = [column for column, _ in table.columns if column.role in MONEY]
    table.odd.append(Oddity(what="money-of-rows", place=whole, args={"columns": _headings(columns)}))


def _headings(columns: Sequence[Column]) -> tuple[str, ...]:
    return tuple([column.heading or column.at for column in columns])


# records


def _listed(table: Table, stated: Sequence[Stated], choices: Choices) -> list[Record]:
    """A record for each row, and what it stands below."""
    mapping = table.mapping
    ids = table.texts("number" if mapping.parents == "number" and table.of("number") is not None else "id")
    own = table.texts("id")
    names = names_of(table)
    is_post = mapping.rows == "posts"
    holders, statuses = table.texts("holder"), table.texts("status")
    counted = 0
    above = _above_each(table) if mapping.parents == "id" else [""] * len(stated)
    records: list[Record] = []
    for at, told in enumerate(stated):
        args = arguments(told)
        args["names"], args["place"] = names[at], table.place(at)
        holder = holders[at] or (statuses[at] if says_vacant(statuses[at]) else "")
        if holder:
            counted += is_somebody(holder)
            if is_post or "staff" in args:
                args["staff"] = held_by(args.get("staff"), holder)
            if mapping.named and not says_vacant(holder):
                args["notes"] = (*args.get("notes", ()), one_line(holder))
        if is_post and "kind_word" not in args:
            args["kind"] = "post"
        if above[at]:
            args["parent"] = above[at]
        if own[at]:
            args["key"] = own[at]
        else:
            args["key"], args["own_key"] = f"#{at}", False
        records.append(Record(**args))
    tell_people(table, counted, are_counted=is_post)
    parents = _beside_ids(table, records, choices) if mapping.parents == "id" else _parents(table, records, ids)
    return [
        record if parent is None else replace(record, parent=parent)
        for record, parent in zip(records, parents, strict=True)
    ]


def _counted(table: Table, stated: Sequence[Stated]) -> list[Record]:
    """A record for each unit that rows of persons name, with these counted."""
    mapping = table.mapping
    names, args = names_of(table), [arguments(told) for told in stated]
    roles: tuple[Role, ...] = ("id", "holder", "title", "status")
    roles_above: tuple[Role, ...] = ("name", "holder", "title")
    ids, holders, titles, statuses = (table.texts(role) for role in roles)
    above = _above_each(table) if mapping.parents in ("id", "name") else [""] * len(stated)
    bare = [Record(key=f"#{at}", place=table.place(at)) for at in range(len(stated))]
    numbers = ids if table.of("number") is None else table.texts("number")
    keys = [None] * len(bare) if mapping.parents in ("id", "name") else _parents(table, bare, numbers)
    rows = [
        Row(table.place(at), names[at], ids[at], holders[at], titles[at], statuses[at], above[at], args[at])
        for at in range(len(stated))
    ]
    every = table.of("holder") is None and table.of("title") is None
    is_above = {role: _share(table, above, role) for role in roles_above}
    superiors = max(is_above["holder"], is_above["title"]) > is_above["name"]
    tell_people(table, sum(map(is_somebody, holders)), are_counted=True)
    return gathered(
        rows, keys, table.odd, by_persons=superiors, make=mapping.parents == "name", named=mapping.named, every=every
    )


def _above_each(table: Table) -> list[str]:
    """What stands in the column of the parent; nothing where that says that there is none."""
    named = table.texts("parent")
    if not any(named):
        named = table.texts("parent-name")
    tops = {"", *[text.casefold() for text in table.mapping.tops]}
    return ["" if text.casefold() in tops else text for text in named]


def _beside_ids(table: Table, records: Sequence[Record], choices: Choices) -> list[str | None]:
    """The keys of those that a column of names beside that of ids tells, where it is what was changed or written.

    Nothing where both tell the same. Where a row has no id above it, a name that some row has; where the id is of one
    unit and the name of another, whichever is chosen.
    """
    found: list[str | None] = [None] * len(records)
    ids, wanted = table.texts("parent"), table.texts("parent-name")
    if not any(ids) or not any(wanted):
        return found
    own = table.texts("name")
    known: dict[str, list[int]] = {}
    for at, name in enumerate(own):
        if name:
            known.setdefault(folded(name), []).append(at)
    called = {record.key: folded(name) for record, name in zip(records, own, strict=True)}
    for at, (id, name) in enumerate(zip(ids, wanted, strict=True)):
        there = [each for each in known.get(folded(name), ()) if each != at]
        if not there or (id and (called.get(id, "") in ("", folded(name)) or len(there) > 1)):
            continue
        record, other = records[at], records[there[0]]
        if not id:
            found[at] = other.key
            continue
        offered = ("by-id", "by-name")
        taken = choices.of("parent-differs", record.place, offered)
        args: dict[str, object] = {"name": own[at], "id": id, "other": name}
        odd = Oddity(what="parent-differs", place=record.place, key=record.key, args=args, choices=offered, taken=taken)
        table.odd.append(odd)
        if taken == "by-name":
            found[at] = other.key
    return found


def _share(table: Table, above: Sequence[str], role: Role) -> int:
    """How many of what stands above are what a column of that role says."""
    return len({folded(text) for text in above if text} & {folded(text) for text in table.texts(role)})


def _parents(table: Table, records: Sequence[Record], numbers: Sequence[str]) -> list[str | None]:
    mapping = table.mapping
    named = _above_each(table)
    match mapping.parents:
        case "id":
            return [text or None for text in named]
        case "name":
            called = [*zip(*[table.texts(role) for role in (*_CALLED, "title", "department")], strict=True)]
            if not mapping.named and _share(table, named, "holder") > _share(table, named, "name"):
                # Who is not in the list would else be told by name, or become a unit.
                known = {folded(text) for texts in called for text in texts}
                named = [text if folded(text) in known else "" for text in named]
            return by_names(records, called, named, table.odd)
        case "number":
            if any(named):
                by_number = {number: record.key for record, number in zip(records, numbers, strict=True) if number}
                return [by_number.get(text, text) if text else None for text in named]
            return by_numbers(records, numbers)
        case "layer":
            return by_depths(records, layers(table.of("level") or [None] * len(records), text_of))
        case "indent":
            return by_depths(records, _indents(table))
        case "outline":
            outline = table.sheet.outline
            return by_depths(records, [float(outline.get(table.sheet.row(at), 0)) for at in table.kept])
    return [None] * len(records)


def _indents(table: Table) -> list[float | None]:
    role: Role = "name" if table.of("name") is not None else "title"
    column = next((at for its, at in table.columns if its.role == role), 0)
    indents = table.sheet.indents
    return [
        float(indents.get((table.sheet.row(at), column), 0) * 2 + indentation(table.sheet.cell(at, column)))
        for at in table.kept
    ]


# the whole


def _above(sheet: Sheet, mapping: Mapping) -> str:
    """The first text above the headings."""
    head = 0 if mapping.head is None else mapping.head - sheet.first_row
    for row in islice(sheet.rows, max(head, 0)):
        for cell in row:
            if isinstance(cell, str) and cell.strip():
                return one_line(cell)[:200]
    return ""


def _title(sheet: Sheet, mapping: Mapping) -> str:
    above = _above(sheet, mapping)
    if above:
        return above
    stem = Path(sheet.file).stem
    named = "" if _NO_TITLES.match(sheet.name) else one_line(sheet.name)
    return ", ".join(part for part in (stem, named) if part) or named


def date_in(text: str) -> PartialDate | None:
    """The first date in the name of a file or a sheet: a day, or else a year."""
    for pattern in _DATES:
        for found in pattern.finditer(text):
            groups = [group for group in found.groups() if group]
            written = "-".join(groups)
            date = partial_date(written) or ((meant := meant_date(written)) and partial_date(meant)) or None
            if date is not None and is_within_years(date):
                return date
    return None
