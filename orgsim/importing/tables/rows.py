"""The rows of a table as records, once it is known what its columns mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from orgsim.files.yaml.scalars import meant_date, partial_date
from orgsim.importing.naming import one_line
from orgsim.importing.records import AS_OFFERED, Choices, Imported, Oddity, OddWord, Place, Record
from orgsim.importing.tables.cells import (
    none_says_gone,
    none_says_total,
    says_gone,
    says_total,
    says_vacant,
    text_of,
    texts_of,
    title_in,
)
from orgsim.importing.tables.coordinates import coordinates
from orgsim.importing.tables.gathering import Row, folded, gathered, with_one_more, with_those_below
from orgsim.importing.tables.headings import means_a_leader, names_a_kind, plain
from orgsim.importing.tables.mapping import Column, Mapping, Role, head_cells, places
from orgsim.importing.tables.parents import by_depths, by_names, by_numbers, indentation, layers
from orgsim.importing.tables.sheets import Cell, Sheet, is_empty, letters
from orgsim.importing.tables.stating import Stated, arguments, state
from orgsim.model.dates import PartialDate
from orgsim.model.staffing import Staff
from orgsim.model.text import Language

_DOWN: frozenset[Role] = frozenset(("parent", "parent-name", "level-name", "kind", "department"))
"""Columns whose merged cells hold for each of their rows."""
_ABOUT: tuple[Role, Role] = ("status", "holder")
_CALLED: tuple[Role, Role] = ("name", "holder")
_FIRST_TOLD = 5
_NO_TITLES = re.compile(r"(?:sheet|taul|taulukko|blad|tabelle|table)\s*\d*\Z", re.IGNORECASE)
_DATES = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)"),
)
_EVERY_ROW = 0.6


class _Table(Struct):
    """The rows of a table that have anything in them, with their columns."""

    sheet: Sheet
    mapping: Mapping
    kept: list[int]
    """Places of rows."""
    columns: list[tuple[Column, int]]
    """Each with its place within a row."""
    odd: list[Oddity]
    turned: list[tuple[Cell, ...]]
    """The cells of these rows by column."""
    said: dict[Role, list[str]] = {}
    """Their texts, as far as these were asked for."""

    def cells(self, place: int) -> Sequence[Cell]:
        """What stands in the column at that place of the rows."""
        return self.turned[place] if place < len(self.turned) else (None,) * len(self.kept)

    def of(self, role: Role) -> Sequence[Cell] | None:
        """The cells of the first column of that role."""
        found = next((place for column, place in self.columns if column.role == role), None)
        return None if found is None else self.cells(found)

    def texts(self, role: Role) -> list[str]:
        """The texts of that column; empty ones where there is none."""
        found = self.said.get(role)
        if found is None:
            cells = self.of(role)
            found = [""] * len(self.kept) if cells is None else texts_of(cells)
            self.said[role] = found
        return found

    def place(self, at: int) -> Place:
        """Of the row that is the one of that number among those that are kept."""
        return Place(file=self.sheet.file, sheet=self.sheet.name, row=self.sheet.first_row + self.kept[at])


def imported(sheet: Sheet, mapping: Mapping, choices: Choices = AS_OFFERED) -> Imported:
    """What the rows of `sheet` tell of units."""
    odd: list[Oddity] = []
    whole = Place(file=sheet.file, sheet=sheet.name)
    sheet = _with_merged_filled(sheet, mapping, odd, whole)
    kept = _kept(sheet, mapping, choices, odd, whole)
    found = places(sheet, mapping)
    columns = [(column, at) for column, at in zip(mapping.columns, found, strict=True) if at is not None]
    turned = [*zip_longest(*map(sheet.rows.__getitem__, kept))]
    table = _Table(sheet, mapping, kept, columns, odd, turned)
    as_notes = _tell_columns(table, choices, whole)
    stated: list[Stated] = [{} for _ in kept]

    def tell(what: OddWord, at: int, args: dict[str, object]) -> None:
        odd.append(Oddity(what=what, place=table.place(at), args=args))

    for column, at in columns:
        if column.role == "leader":
            state(column, _without_people(table, at), stated, tell)
        elif column.role == "personal" and mapping.rows == "units" and means_a_leader(column.heading):
            _tell_vacant(table, at)
        if column.role == "personal" and mapping.named and means_a_leader(column.heading):
            _as_notes(column, table.cells(at), stated)
        elif column.role not in ("left-out", "leader"):
            state(column, table.cells(at), stated, tell, mapping.decimal)
        elif as_notes and column.role == "left-out":
            _as_notes(column, table.cells(at), stated)
    if mapping.parents == "levels":
        records = _levelled(table, stated)
    else:
        records = _counted(table, stated) if mapping.rows == "people" else _listed(table, stated)
    records = _living(table, records, choices)
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


def _as_notes(column: Column, cells: Sequence[Cell], stated: Sequence[Stated]) -> None:
    for each, cell in zip(stated, cells, strict=True):
        if not is_empty(cell):
            each.setdefault("notes", []).append(f"{column.heading}: {one_line(text_of(cell))}")


def _without_people(table: _Table, at: int) -> list[Cell]:
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
    _tell_vacant(table, at)
    if people:
        whole = Place(file=table.sheet.file, sheet=table.sheet.name)
        table.odd.append(Oddity(what="names", place=whole, args={"n": people}))
    return found


def _tell_vacant(table: _Table, at: int) -> None:
    names, titles = table.texts("name"), table.texts("title")
    for row, cell in enumerate(table.cells(at)):
        if says_vacant(text_of(cell)):
            args: dict[str, object] = {"name": one_line(names[row] or titles[row] or text_of(cell))}
            table.odd.append(Oddity(what="vacant", place=table.place(row), args=args))


# which rows


def _kept(sheet: Sheet, mapping: Mapping, choices: Choices, odd: list[Oddity], whole: Place) -> list[int]:
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


def _has_anything(row: Sequence[Cell]) -> bool:
    first = next(filter(None, row), None)
    if first is None or (type(first) is str and first.isspace()):
        return not all(map(is_empty, row))
    return True


def _with_merged_filled(sheet: Sheet, mapping: Mapping, odd: list[Oddity], whole: Place) -> Sheet:
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


def _tell_columns(table: _Table, choices: Choices, whole: Place) -> bool:
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


def _headings(columns: Sequence[Column]) -> tuple[str, ...]:
    return tuple([column.heading or column.at for column in columns])


# records


def _listed(table: _Table, stated: Sequence[Stated]) -> list[Record]:
    """A record for each row, and what it stands below."""
    mapping = table.mapping
    ids = table.texts("number" if mapping.parents == "number" and table.of("number") is not None else "id")
    own = table.texts("id")
    names = _names(table)
    is_post = mapping.rows == "posts"
    holders = table.texts("holder")
    counted = 0
    above = _above_each(table) if mapping.parents == "id" else [""] * len(stated)
    records: list[Record] = []
    for at, told in enumerate(stated):
        args = arguments(told)
        args["names"], args["place"] = names[at], table.place(at)
        holder = holders[at]
        if holder:
            counted += 1
            if is_post or "staff" in args:
                args["staff"] = _held(args.get("staff"), holder)
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
    _tell_people(table, counted, are_counted=is_post)
    if mapping.parents == "id":
        return records
    parents = _parents(table, records, ids)
    return [
        record if parent is None else replace(record, parent=parent)
        for record, parent in zip(records, parents, strict=True)
    ]


def _names(table: _Table) -> list[tuple[tuple[Language | None, str], ...]]:
    """The names of each row; of a post its title."""
    columns = [(column.language, table.cells(at)) for column, at in table.columns if column.role == "name"]
    titles = table.of("title")
    others = [cells for role in ("name", "department") if (cells := table.of(role)) is not None]
    if table.mapping.rows == "people" and others:
        titles = None
    if table.mapping.rows == "posts" and titles is not None:
        columns = [(None, titles)]
    elif not columns:
        columns = [(None, titles)] if titles is not None else []
        others = others[:1] if not columns else []
        columns += [(None, cells) for cells in others]
        others = []
    if len(columns) == 1 and not others:
        ((language, cells),) = columns
        return [((language, text),) if text else () for text in texts_of(cells)]
    found: list[tuple[tuple[Language | None, str], ...]] = []
    for at in range(len(table.kept)):
        its = tuple([(language, text) for language, cells in columns if (text := text_of(cells[at]))])
        if not its:
            its = next((((None, text),) for cells in others if (text := text_of(cells[at]))), ())
        found.append(its)
    return found


def _held(staff: Staff | None, holder: str) -> Staff:
    staff = staff or Staff()
    if says_vacant(holder):
        return replace(staff, people=1 if staff.people is None else staff.people, vacant=True)
    if says_gone(holder):
        return staff
    return staff if staff.people is not None else replace(staff, people=1)


def _tell_people(table: _Table, counted: int, *, are_counted: bool) -> None:
    """Tell that there are people: that they are counted, or else that what is known of them is not brought in."""
    personal = [at for column, at in table.columns if column.role == "personal"]
    some = max([counted, *(sum(_is_told(cell) for cell in table.cells(at)) for at in personal)])
    if some and not table.mapping.named:
        whole = Place(file=table.sheet.file, sheet=table.sheet.name)
        table.odd.append(Oddity(what="people" if are_counted else "names", place=whole, args={"n": some}))


def _is_told(cell: Cell) -> bool:
    return not is_empty(cell) and not says_vacant(text_of(cell))


def _counted(table: _Table, stated: Sequence[Stated]) -> list[Record]:
    """A record for each unit that rows of persons name, with these counted."""
    mapping = table.mapping
    names, args = _names(table), [arguments(told) for told in stated]
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
    _tell_people(table, sum(map(bool, holders)), are_counted=True)
    return gathered(
        rows, keys, table.odd, by_persons=superiors, make=mapping.parents == "name", named=mapping.named, every=every
    )


def _above_each(table: _Table) -> list[str]:
    """What stands in the column of the parent; nothing where that says that there is none."""
    named = table.texts("parent")
    if not any(named):
        named = table.texts("parent-name")
    tops = {"", *[text.casefold() for text in table.mapping.tops]}
    return ["" if text.casefold() in tops else text for text in named]


def _share(table: _Table, above: Sequence[str], role: Role) -> int:
    """How many of what stands above are what a column of that role says."""
    return len({folded(text) for text in above if text} & {folded(text) for text in table.texts(role)})


def _parents(table: _Table, records: Sequence[Record], numbers: Sequence[str]) -> list[str | None]:
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


def _indents(table: _Table) -> list[float | None]:
    role: Role = "name" if table.of("name") is not None else "title"
    column = next((at for its, at in table.columns if its.role == role), 0)
    indents = table.sheet.indents
    return [
        float(indents.get((table.sheet.row(at), column), 0) * 2 + indentation(table.sheet.cell(at, column)))
        for at in table.kept
    ]


def _levelled(table: _Table, stated: Sequence[Stated]) -> list[Record]:
    """Records of a table with a column for each level: what stands in the deepest is what the row tells of."""
    levels = [
        (column, [text_of(cell) for cell in table.cells(at)])
        for column, at in table.columns
        if column.role == "level-name"
    ]
    words = [
        column.heading if names_a_kind(column.heading) and not plain(column.heading)[-1:].isdigit() else ""
        for column, _ in levels
    ]
    every = _is_repeated([texts for _, texts in levels])
    names = _names(table) if table.mapping.rows == "units" else [() for _ in stated]
    holders, own, titles = (table.texts(role) for role in ("holder", "id", "title"))
    own_staff: dict[str, Staff] = {}
    records: list[Record] = []
    at_key: dict[str, int] = {}
    implied: set[str] = set()
    before: list[str | None] = []
    counted = 0
    for at, told in enumerate(stated):
        path = _path([texts[at] for _, texts in levels], before, every)
        before = path
        args = arguments(told)
        parent: str | None = None
        steps = [(level, name) for level, name in enumerate(path) if name is not None]
        for step, (level, name) in enumerate(steps):
            key = " / ".join(one_line(each).casefold() for _, each in steps[: step + 1])
            is_last = step == len(steps) - 1 and not names[at]
            if key not in at_key or (is_last and table.mapping.rows == "units" and key not in implied):
                mine = args if is_last and table.mapping.rows == "units" else {}
                at_key.setdefault(key, len(records))
                if not is_last:
                    implied.add(key)
                records.append(_level(table, at, key, name, parent, words[level], mine, own[at] if is_last else ""))
            elif is_last and key in implied and table.mapping.rows == "units":
                implied.discard(key)
                old = records[at_key[key]]
                records[at_key[key]] = _level(table, at, key, name, old.parent, words[level], args, own[at])
            parent = key
        if names[at]:
            key = f"{parent or ''} / #{at}"
            records.append(
                Record(key=key, own_key=False, names=names[at], parent=parent, place=table.place(at), **args)
            )
        elif table.mapping.rows == "people" and parent is not None:
            counted += 1
            vacant = says_vacant(holders[at])
            if vacant:
                said = {"name": titles[at] or records[at_key[parent]].names[0][1]}
                table.odd.append(Oddity(what="vacant", place=table.place(at), key=parent, args=said))
            own_staff[parent] = with_one_more(own_staff.get(parent), args.get("staff"), vacant=vacant)
    _tell_people(table, counted, are_counted=table.mapping.rows == "people")
    return with_those_below(records, own_staff)


def _level(table: _Table, at: int, key: str, name: str, parent: str | None, word: str, args: Stated, id: str) -> Record:
    args = {**args}
    if word:
        args.setdefault("kind_word", word)
    if id:
        args["code"] = args.get("code") or id
    return Record(key=key, own_key=False, names=((None, name),), parent=parent, place=table.place(at), **args)


def _is_repeated(levels: Sequence[Sequence[str]]) -> bool:
    """Whether rows name all that stands above them, so that what is empty is not there."""
    first = levels[0] if levels else []
    return sum(map(bool, first)) >= _EVERY_ROW * len(first)


def _path(texts: Sequence[str], before: Sequence[str | None], every: bool) -> list[str | None]:
    """The names from the top down to the row's own; an empty cell stands for what is above it."""
    deepest = max((level for level, text in enumerate(texts) if text), default=-1)
    path: list[str | None] = []
    same = not every
    for level in range(deepest + 1):
        text = texts[level]
        if text:
            known = before[level] if level < len(before) else None
            same = same and known == text
            above = next((name for name in reversed(path) if name is not None), None)
            path.append(None if text == above and level else text)
        else:
            path.append(before[level] if same and level < len(before) else None)
    return path


# what is no unit, or none any more


def _living(table: _Table, records: list[Record], choices: Choices) -> list[Record]:
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
    for record, name in zip(records, names, strict=True):
        what: OddWord | None = None
        if (not no_totals and says_total(name)) or (
            not name and any(says_total(text) for text in _first(table, record))
        ):
            what = "totals"
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


def _first(table: _Table, record: Record) -> Iterator[str]:
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
            if date is not None:
                return date
    return None
