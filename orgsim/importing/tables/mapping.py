"""What the columns of a table mean: guessed, changed by the planner, and kept for the next delivery of that list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from orgsim.files.unit_columns import UNIT_COLUMNS, UnitColumn
from orgsim.importing.tables.cells import text_of
from orgsim.importing.tables.sheets import Sheet, letters
from orgsim.model.text import Language

_Further = Literal["level-name", "number", "title", "holder", "department", "status", "personal", "left-out"]
Role = UnitColumn | _Further
"""What a column is of a unit; beside those of `UnitColumn`: the name of the unit on one level; an outline's number
(1.2.3); of a post its title, who holds it, and where; whether it still exists; what is of people; nothing."""
ROLES: tuple[Role, ...] = (*UNIT_COLUMNS, *get_args(_Further))
MONEY: tuple[Role, Role] = ("expenses", "income")

Parents = Literal["id", "name", "number", "levels", "layer", "indent", "outline", "none"]
"""By what it is known what stands above a row: a column with its id or its name, an outline's number, a column for each
level, a layer's number, how far names are indented, how rows are grouped, or nothing."""
PARENTS: tuple[Parents, ...] = get_args(Parents)

Rows = Literal["units", "posts", "people"]
"""What a row is: a unit, a post in a unit's place, or a person (or a post) who is counted in the unit of the row."""
ROWS: tuple[Rows, ...] = get_args(Rows)


Decimal = Literal["", "comma", "point"]
DECIMALS: tuple[Decimal, ...] = get_args(Decimal)


class Column(Struct, frozen=True, omit_defaults=True):
    """A column and what it means."""

    heading: str
    at: str
    """Its letters: A, B, … AA."""
    role: Role
    language: Language | None = None
    """Of its texts."""


class Mapping(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What is what in a table."""

    dialect: str = ""
    """The program that writes such tables, where it was recognised."""
    head: int | None = None
    """The number of the row with the headings. `None`: there are none."""
    columns: tuple[Column, ...] = ()
    parents: Parents = "none"
    rows: Rows = "units"
    decimal: Decimal = ""
    """The mark before decimals in numbers that are texts; else it is told by those of each column."""
    named: bool = False
    """Whether names of people are brought in; else they are only counted."""
    tops: tuple[str, ...] = ()
    """What stands in the column of the parent where there is none."""


class BadMapping(Exception):  # noqa: N818 -- it reads better where it is caught
    """A kept mapping that cannot be read, and why."""


def written(mapping: Mapping) -> bytes:
    """The mapping as JSON."""
    return msgspec.json.format(msgspec.json.encode(mapping), indent=1) + b"\n"


def read_mapping(data: bytes) -> Mapping:
    """A mapping that was written as JSON or YAML; BadMapping where it is none."""
    try:
        return msgspec.json.decode(data, type=Mapping)
    except msgspec.ValidationError as error:
        raise BadMapping(str(error)) from error
    except msgspec.DecodeError:
        return _read_yaml(data)


def _read_yaml(data: bytes) -> Mapping:
    import yaml

    try:
        return msgspec.convert(yaml.safe_load(data), type=Mapping)
    except (yaml.YAMLError, msgspec.ValidationError, ValueError, RecursionError) as error:
        raise BadMapping(str(error).partition("\n")[0]) from error


def places(sheet: Sheet, mapping: Mapping) -> list[int | None]:
    """Where each column of `mapping` is in the rows of `sheet`: the one with its heading, else that with its letters.

    The next delivery of a list may have one column more. `None` for a column that is not there.
    """
    head = head_cells(sheet, mapping)
    named: dict[str, int] = {}
    for place, text in enumerate(head):
        named.setdefault(text.casefold(), place)
    width = max((len(row) for row in sheet.rows), default=0)
    by_letters = {letters(sheet.first_column + place): place for place in range(width)}
    found: list[int | None] = []
    for column in mapping.columns:
        at = by_letters.get(column.at.upper())
        wanted = column.heading.casefold()
        if wanted and (at is None or at >= len(head) or head[at].casefold() != wanted):
            at = named.get(wanted, at if not any(head) else None)
        found.append(at)
    return found


def by_role(columns: Sequence[Column]) -> dict[Role, int]:
    """The place of the first column of each role."""
    return {column.role: place for place, column in reversed([*enumerate(columns)])}


def head_cells(sheet: Sheet, mapping: Mapping) -> Sequence[str]:
    """The headings as they are written, on one line each."""
    if mapping.head is None or not 0 <= mapping.head - sheet.first_row < len(sheet.rows):
        return ()
    return [" ".join(text_of(cell).split()) for cell in sheet.rows[mapping.head - sheet.first_row]]
