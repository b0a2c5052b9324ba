"""Tables with a column for each level: what stands in the deepest is what a row tells of."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from orgsim.importing.naming import one_line
from orgsim.importing.records import Oddity, Record
from orgsim.importing.tables.cells import says_blank, says_gone, says_vacant, text_of
from orgsim.importing.tables.headings import names_a_kind, plain
from orgsim.importing.tables.mapping import Role
from orgsim.importing.tables.rows.gathering import of_the_unit, with_one_more, with_those_below
from orgsim.importing.tables.rows.people import is_somebody, tell_people
from orgsim.importing.tables.rows.table import Table, names_of
from orgsim.importing.tables.stating import Stated, arguments
from orgsim.model.staffing import Staff

_EVERY_ROW = 0.6
_BESIDE: tuple[Role, ...] = ("holder", "id", "title", "status")


def levelled(table: Table, stated: Sequence[Stated]) -> list[Record]:
    """Records of a table with a column for each level: what stands in the deepest is what the row tells of."""
    levels = [
        (column, ["" if says_blank(text) else text for text in map(text_of, table.cells(at))])
        for column, at in table.columns
        if column.role == "level-name"
    ]
    words = [
        column.heading if names_a_kind(column.heading) and not plain(column.heading)[-1:].isdigit() else ""
        for column, _ in levels
    ]
    every = _is_repeated([texts for _, texts in levels])
    names = names_of(table) if table.mapping.rows == "units" else [() for _ in stated]
    holders, own, titles, statuses = (table.texts(role) for role in _BESIDE)
    own_staff: dict[str, Staff] = {}
    of_people: dict[str, list[Stated]] = {}
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
            of_people.setdefault(parent, []).append(args)
            if says_gone(holders[at]) or says_gone(statuses[at]):
                continue
            counted += is_somebody(holders[at])
            vacant = says_vacant(holders[at] or statuses[at])
            if vacant:
                said = {"name": titles[at] or records[at_key[parent]].names[0][1]}
                table.odd.append(Oddity(what="vacant", place=table.place(at), key=parent, args=said))
            own_staff[parent] = with_one_more(own_staff.get(parent), args.get("staff"), vacant=vacant)
    for key, rows in of_people.items():
        place = at_key[key]
        records[place] = replace(records[place], **{"kind_word": records[place].kind_word, **of_the_unit(rows)})
    tell_people(table, counted, are_counted=table.mapping.rows == "people")
    return with_those_below(records, own_staff)


def _level(table: Table, at: int, key: str, name: str, parent: str | None, word: str, args: Stated, id: str) -> Record:
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
