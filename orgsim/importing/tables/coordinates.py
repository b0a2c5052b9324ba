"""Lists of points: what has two columns of coordinates, and nothing that says what stands above what."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from orgsim.importing.tables.cells import number_of
from orgsim.importing.tables.headings import meaning, plain
from orgsim.importing.tables.mapping import Column, Mapping, places
from orgsim.importing.tables.sheets import Sheet, is_empty

_AXES: tuple[frozenset[str], frozenset[str]] = (
    frozenset(
        ("x", "lon", "lng", "long", "longitude", "easting", "east", "e", "itä", "pituusaste", "longitud", "östlig")
    ),
    frozenset(("y", "lat", "latitude", "northing", "north", "n", "pohjoinen", "leveysaste", "latitud", "nordlig")),
)
_WORDS = frozenset(
    ("koordinaatti", "koord", "koordinat", "coordinate", "coord", "gps", "wgs84", "etrs", "tm35fin", "km")
)
_SAMPLE = 200


def coordinates(sheet: Sheet, mapping: Mapping) -> tuple[Column, ...]:
    """The columns of numbers that are headed as the two axes of a plane or a globe; none unless both are there."""
    columns = [
        (column, at)
        for column, at in zip(mapping.columns, places(sheet, mapping), strict=True)
        if column.role == "left-out" and at is not None
    ]
    found = [
        next((column for column, at in columns if _is_of(column.heading, axis) and _numbers(sheet, mapping, at)), None)
        for axis in _AXES
    ]
    known = tuple([column for column in found if column is not None])
    return known if len(known) == len(_AXES) else ()


def are_points(sheet: Sheet, mapping: Mapping) -> bool:
    """Whether a table lists points rather than units: by coordinates, in no order, and without a heading of names."""
    if mapping.parents != "none" or not coordinates(sheet, mapping):
        return False
    return all(column.role == "left-out" or meaning(column.heading) is None for column in mapping.columns)


def _is_of(heading: str, axis: frozenset[str]) -> bool:
    words = [word for word in plain(heading).split() if word not in _WORDS]
    return len(words) == 1 and words[0] in axis


def _numbers(sheet: Sheet, mapping: Mapping, at: int) -> bool:
    first = 0 if mapping.head is None else mapping.head - sheet.first_row + 1
    said = [
        cell for row in islice(sheet.rows, first, first + _SAMPLE) for cell in row[at : at + 1] if not is_empty(cell)
    ]
    return bool(said) and all(number_of(cell) is not None for cell in said)


def are_headings(rows: Sequence[Sequence[object]]) -> bool:
    """Whether the first row can only be headings: texts alone, and nothing but numbers below one of them."""
    if len(rows) < 3 or not all(cell is None or isinstance(cell, str) for cell in rows[0]):
        return False
    for at, cell in enumerate(rows[0]):
        if not isinstance(cell, str) or not cell.strip() or number_of(cell) is not None:
            continue
        below = [row[at] for row in islice(rows, 1, _SAMPLE) if at < len(row)]
        if len(below) > 1 and all(number_of(each) is not None for each in below):  # type: ignore[arg-type]  # cells
            return True
    return False
