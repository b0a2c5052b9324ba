"""What stands above each row of a table: by ids, names, outline numbers, layers, how far names are indented."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from orgsim.importing.naming import one_line
from orgsim.importing.records import Oddity, Record
from orgsim.importing.tables.cells import number_of
from orgsim.importing.tables.sheets import Cell


def by_names(
    records: Sequence[Record], called: Sequence[Sequence[str]], wanted: Sequence[str], odd: list[Oddity]
) -> list[str | None]:
    """The keys of those that are called as `wanted`; where several are, the first, which is told.

    `called` has all names of each record. What nobody is called stays as it is, so that it is told as missing.
    """
    known: dict[str, list[int]] = {}
    for place, names in enumerate(called):
        for name in dict.fromkeys(map(_folded, names)):
            if name:
                known.setdefault(name, []).append(place)
    found: list[str | None] = []
    for place, name in enumerate(wanted):
        if not name:
            found.append(None)
            continue
        there = known.get(_folded(name), [])
        others = [each for each in there if each != place] or there
        if len(others) > 1:
            first = records[others[0]].place.row
            record = records[place]
            said = {"name": record.names[0][1] if record.names else name, "id": name, "first": str(first)}
            odd.append(Oddity(what="parent-ambiguous", place=record.place, key=record.key, args=said))
        found.append(records[others[0]].key if others else name)
    return found


def _folded(name: str) -> str:
    return one_line(name).casefold()


def by_numbers(records: Sequence[Record], numbers: Sequence[str]) -> list[str | None]:
    """The keys of those whose number is the beginning of theirs: 1.2 stands above 1.2.3, or 1 where there is no 1.2."""
    known: dict[str, str] = {}
    for record, number in zip(records, numbers, strict=True):
        if number:
            known.setdefault(number.rstrip("."), record.key)
    found: list[str | None] = []
    for record, number in zip(records, numbers, strict=True):
        above = number.rstrip(".")
        key: str | None = None
        while key is None and "." in above:
            above = above.rpartition(".")[0].rstrip(".")
            key = known.get(above)
        found.append(key if key != record.key else None)
    return found


def by_depths(records: Sequence[Record], depths: Sequence[float | None]) -> list[str | None]:
    """The key of the nearest one before each that is less deep; one without a depth is as deep as the one before."""
    found: list[str | None] = []
    way: list[tuple[float, str]] = []
    last = 0.0
    for record, depth in zip(records, depths, strict=True):
        here = last if depth is None else depth
        last = here
        while way and way[-1][0] >= here:
            way.pop()
        found.append(way[-1][1] if way else None)
        way.append((here, record.key))
    return found


def indentation(cell: Cell) -> int:
    """How many spaces stand before the text of a cell; a tab counts as four."""
    if not isinstance(cell, str):
        return 0
    bare = cell.lstrip(" \t\u00a0\u2003")
    return sum(4 if letter == "\t" else 1 for letter in cell[: len(cell) - len(bare)])


def layers(cells: Sequence[Cell], text: Callable[[Cell], str]) -> list[float | None]:
    """The numbers of layers: 2 in "Taso 2" and "2"."""
    found: list[float | None] = []
    for cell in cells:
        number = number_of(cell)
        if number is None:
            digits = "".join(letter for letter in text(cell) if letter.isdigit())[:6]
            number = int(digits) if digits else None
        found.append(number)
    return found
