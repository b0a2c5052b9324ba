"""Which columns tell what stands above each row, and by which ids, where none is headed so: those that fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from orgsim.importing.tables.cells import text_of
from orgsim.importing.tables.mapping import Column, Role, by_role
from orgsim.importing.tables.sheets import Cell

_FEWEST = 2
"""Rows that name another. One may do by chance."""
_MOST = 0.8
_CALLED: tuple[Role, ...] = ("id", "name", "title", "holder", "number", "department", "code")


def referring(columns: Sequence[Column], body: Sequence[Sequence[Cell]]) -> int | None:
    """The place of the only column without a meaning that mostly has ids or names of other rows, without circles.

    `None` where there is none, or several.
    """
    roles = by_role(columns)
    called = [roles[role] for role in ("id", "name") if role in roles]
    left = [place for place, column in enumerate(columns) if column.role == "left-out"]
    found = [place for place in left if any(_refers(body, place, own) for own in called)]
    return found[0] if len(found) == 1 else None


def with_ids(columns: Sequence[Column], body: Sequence[Sequence[Cell]]) -> list[Column]:
    """The columns where that of the ids is the one that the column of the parents refers to, however it is headed.

    It is sought where what stands above is in no column of ids, names or titles: the only one without a meaning that
    has most of it, and another value on each row.
    """
    roles = by_role(columns)
    if "parent" not in roles:
        return [*columns]
    above = {text for row in body if (text := _text(row, roles["parent"]))}
    known = [roles[role] for role in _CALLED if role in roles]
    if len(above) < _FEWEST or any(_text(row, place) in above for row in body for place in known):
        return [*columns]
    found: list[int] = []
    for place, column in enumerate(columns):
        if column.role == "left-out":
            own = [text for row in body if (text := _text(row, place))]
            if len(set(own)) == len(own) == len(body) and len(above & set(own)) >= _MOST * len(above):
                found.append(place)
    if len(found) != 1:
        return [*columns]
    told = [replace(column, role="left-out") if column.role == "id" else column for column in columns]
    told[found[0]] = replace(columns[found[0]], role="id")
    return told


def _refers(body: Sequence[Sequence[Cell]], place: int, own: int) -> bool:
    rows = [(_text(row, own), _text(row, place)) for row in body]
    keys = {key: above for key, above in reversed(rows) if key}
    if len(keys) < sum(1 for key, _ in rows if key):
        # A row a person, or a unit that comes again: the list is no list of units.
        return False
    named = [(key, above) for key, above in rows if key and above]
    inside = [(key, above) for key, above in named if above in keys and above != key]
    if len(inside) < _FEWEST or len(inside) < _MOST * len(named) or len(named) == len(rows):
        # Numbers of anything are in every row; above the uppermost nothing stands.
        return False
    if not any(letter.isalpha() for _, above in inside for letter in above) and len(inside) < len(named):
        return False
    return not _has_circle(keys)


def _has_circle(above: Mapping[str, str]) -> bool:
    done: set[str] = set()
    for key in above:
        way: dict[str, None] = {}
        here = key
        while here and here not in done and here not in way:
            way[here] = None
            here = above.get(here, "")
        if here in way:
            return True
        done.update(way)
    return False


def _text(row: Sequence[Cell], place: int) -> str:
    return text_of(row[place]).casefold() if place < len(row) else ""
