"""What a table of units tells of the matters in a remit: of each field a column, and in it a line for each matter."""

from __future__ import annotations

from orgsim.export.sheets.sheet import Cell
from orgsim.files.unit_columns import MATTER_COLUMNS, UnitColumn
from orgsim.files.yaml.flow import flow
from orgsim.model.text import Language, Text
from orgsim.model.units import Matter, Unit


def line_of(matter: Matter, language: Language) -> str:
    """A matter in the column of the remit: its name on one line, and its id."""
    return f"{_plainly(matter, language)} [{matter.id}]"


def fields_cell(column: UnitColumn, unit: Unit, language: Language | None, spoken: Language) -> Cell:
    """A line for each matter that states the field of `column`: its id, and the value as files have it.

    Of names only those are told that the column of the remit, which is of that `language`, does not tell as they are.
    """
    # Imported here, as only a table of all units tells of these, and what writes files comes with it.
    from orgsim.files.writing.units.wording import plain

    name = MATTER_COLUMNS[column]
    lines = []
    for matter in unit.remit or ():
        value = getattr(matter, name)
        if name == "name" and value == Text(**{language or "und": _plainly(matter, spoken)}):
            continue
        if value is not None and (value or name != "area"):
            lines.append(f"{matter.id}: {flow(plain(value))}")
    return "\n".join(lines) or None


def _plainly(matter: Matter, language: Language) -> str:
    return " ".join(matter.name.written(language).split())
