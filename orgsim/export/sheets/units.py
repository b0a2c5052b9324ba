"""The units of a draft, a row each: all that their file states of them, so that it can be read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from orgsim.export.sheets.matter_fields import fields_cell, line_of
from orgsim.export.sheets.sheet import Cell, Column, Form, Sheet
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.files.reading.meetings.words import stated
from orgsim.files.unit_columns import BY_LANGUAGE, MATTER_COLUMNS, UNIT_COLUMNS, UnitColumn, heading
from orgsim.files.yaml.flow import flow
from orgsim.messages import Catalog
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.dates import PartialDate
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import Leader, plain_number
from orgsim.model.text import LANGUAGES, Language, Text
from orgsim.model.units import Seats, Unit

_FORMS: Mapping[UnitColumn, Form] = {
    "level": "sign",
    "count": "plain",
    **dict.fromkeys(("seats", "deputies", "women", "men", "deputy-women", "deputy-men", "people"), "whole"),
    "fte": "plain",
    **dict.fromkeys(("agenda-closes", "items"), "whole"),
    "hours": "plain",
    "expenses": "euros",
    "income": "euros",
    "budget-year": "text",
    "from": "day",
    "until": "day",
}
_FIXED: frozenset[UnitColumn] = frozenset(("id", "name", "parent", "kind"))
"""Columns that are there even where they are empty: by these a table of units is known."""
_PROGRAMS: frozenset[UnitColumn] = frozenset(("level", "id", "parent", "matter-names", "continues", "source"))
_ON_PAPER: frozenset[UnitColumn] = frozenset(
    (
        *("name", "short", "kind", "count", "seats", "deputies", "women", "men", "people", "fte", "vacant", "leader"),
        *("expenses", "income", "code", "from", "until", "open"),
    )
)
"""What a page has room for. Remits, purposes and the rules of seats would fill pages; indents tell who is above."""


def units_sheet(scenario: Scenario, name: str, texts: Catalog) -> Sheet:
    """A row for each unit in reading order, with the layers as an outline. Columns that no unit states are left out."""
    flat = hierarchy(scenario)
    words = _Words(texts, _language_of_matters(flat, texts.language))
    titles: list[Column] = []
    columns: list[list[Cell]] = []
    for column in UNIT_COLUMNS:
        leave_if_abandoned()
        if column in BY_LANGUAGE:
            for number, (language, cells) in enumerate(_by_language(column, flat, texts.language)):
                title = heading(column, texts, language)
                titles.append(Column(title, _FORMS.get(column, "text"), key=number > 0, paper=column in _ON_PAPER))
                columns.append(cells)
            continue
        cells = _CELLS[column](flat, words)
        if column in _FIXED or cells.count(None) < len(cells):
            key, paper = column in _PROGRAMS, column in _ON_PAPER
            language = words.of_matters if column == "remit" else None
            titles.append(Column(heading(column, texts, language), _FORMS.get(column, "text"), key=key, paper=paper))
            columns.append(cells)
    return Sheet(
        name=name,
        title=scenario.title.in_language(texts.language),
        columns=tuple(titles),
        rows=[*zip(*columns, strict=True)],
        levels=[layer - 1 for layer in flat.layers],
        fixed=2,
        indented=1,
    )


def date_cell(date: PartialDate | None) -> Cell:
    """A day as a day; what is known less exactly as files write it."""
    if date is None:
        return None
    return date.first if date.precision == "day" else date.text


class _Words:
    """What is said for words of the format, looked up once."""

    def __init__(self, texts: Catalog, of_matters: Language | None) -> None:
        self.texts = texts
        self.of_matters = of_matters
        """The language of the names of matters; `None` where no file says it."""
        self.yes, self.no = texts("value.yes"), texts("value.no")

    def whether(self, value: bool | None) -> Cell:
        return None if value is None else self.yes if value else self.no


_Cells = Callable[[Hierarchy, _Words], list[Cell]]


def _of_units(cell: Callable[[Unit, _Words], Cell]) -> _Cells:
    return lambda flat, words: [cell(unit, words) for unit in flat.units]


def _of_seats(cell: Callable[[Seats, _Words], Cell]) -> _Cells:
    return lambda flat, words: [None if unit.seats is None else cell(unit.seats, words) for unit in flat.units]


def _kinds(flat: Hierarchy, words: _Words) -> list[Cell]:
    """The name of a kind that orgsim knows; of one of the file's own the id, which no list of names has."""
    own = builtin_kinds()
    told = {
        id: kind.name.written(words.texts.language) if own.get(id) == kind else id
        for id, kind in dict(zip([unit.kind for unit in flat.units], flat.kinds, strict=True)).items()
    }
    return [told[unit.kind] for unit in flat.units]


def _parent_names(flat: Hierarchy, words: _Words) -> list[Cell]:
    names = [unit.name.written(words.texts.language) for unit in flat.units]
    return [None if parent < 0 else names[parent] for parent in flat.parents]


def _remit(unit: Unit, words: _Words) -> Cell:
    if unit.remit is None:
        return None
    language = words.texts.language
    if not unit.remit:
        return words.texts("difference.none.remit")
    return "\n".join([line_of(matter, language) for matter in unit.remit])


def _language_of_matters(flat: Hierarchy, spoken: Language) -> Language | None:
    names = [matter.name for unit in flat.units for matter in unit.remit or ()]
    return spoken if any(getattr(name, spoken) is not None for name in names) else None


def _of_matters(column: UnitColumn) -> _Cells:
    return _of_units(lambda unit, words: fields_cell(column, unit, words.of_matters, words.texts.language))


def _numbered(numbers: Mapping[str, int] | None, words: _Words) -> Cell:
    """Numbers by name; that there are none is a fact, where it is stated."""
    if numbers is None:
        return None
    return "; ".join([f"{name}: {number}" for name, number in numbers.items()]) or words.texts("difference.none.other")


def _number(number: float | None) -> Cell:
    return None if number is None else plain_number(number)


def _joined(words: tuple[str, ...]) -> Cell:
    return "; ".join(words) or None


def _leader_title(leader: Leader | None) -> Text | None:
    return None if leader is None else leader.title


_TEXTS: Mapping[UnitColumn, Callable[[Unit], Text | None]] = {
    "name": lambda unit: unit.name,
    "short": lambda unit: unit.short,
    "leader": lambda unit: _leader_title(unit.leader),
    "purpose": lambda unit: unit.purpose,
    "open": lambda unit: unit.open,
    "note": lambda unit: unit.note,
}

_CELLS: Mapping[UnitColumn, _Cells] = {
    "id": _of_units(lambda unit, _: unit.id),
    "level": lambda flat, _: [*flat.layers],
    "parent-name": _parent_names,
    "parent": lambda flat, _: [None if parent < 0 else flat.units[parent].id for parent in flat.parents],
    "kind": _kinds,
    "side": _of_units(lambda unit, words: None if unit.side is None else words.texts(f"difference.side.{unit.side}")),
    "beside": _of_units(lambda unit, words: None if unit.place is None else words.whether(unit.place == "beside")),
    "count": _of_units(lambda unit, _: unit.count),
    "seats": _of_seats(lambda seats, _: seats.total),
    "deputies": _of_seats(lambda seats, _: seats.deputies),
    "women": _of_seats(lambda seats, _: seats.women),
    "men": _of_seats(lambda seats, _: seats.men),
    "deputy-women": _of_seats(lambda seats, _: seats.deputy_women),
    "deputy-men": _of_seats(lambda seats, _: seats.deputy_men),
    "speakers": _of_seats(lambda seats, words: _numbered(seats.speakers, words)),
    "drawn-from": _of_seats(lambda seats, words: _numbered(seats.drawn_from, words)),
    "reserved": _of_seats(lambda seats, words: _numbered(seats.reserved, words)),
    "eligible": _of_seats(
        lambda seats, words: None if seats.eligible is None else words.texts(f"eligible.{seats.eligible}")
    ),
    "chair": _of_seats(lambda seats, words: None if seats.chair is None else words.texts(f"chair.{seats.chair}")),
    "vice-chair": _of_seats(
        lambda seats, words: None if seats.vice_chair is None else words.texts(f"chair.{seats.vice_chair}")
    ),
    "council-decision": _of_units(lambda unit, words: words.whether(unit.council_decision)),
    "meets": _of_units(lambda unit, _: None if unit.meets is None else flow(stated(unit.meets))),
    "agenda-closes": _of_units(lambda unit, _: unit.agenda_closes),
    "hours": _of_units(lambda unit, _: _number(unit.hours)),
    "items": _of_units(lambda unit, _: unit.items),
    "language": _of_units(
        lambda unit, words: None if unit.language is None else words.texts(f"difference.language.{unit.language}")
    ),
    "area": _of_units(lambda unit, words: _joined(tuple([words.texts(f"rules.area.{area}") for area in unit.area]))),
    "people": _of_units(lambda unit, _: None if unit.staff is None else unit.staff.people),
    "fte": _of_units(lambda unit, _: None if unit.staff is None else _number(unit.staff.fte)),
    "vacant": _of_units(lambda unit, words: None if unit.staff is None else words.whether(unit.staff.vacant)),
    "oto": _of_units(lambda unit, words: None if unit.leader is None else words.whether(unit.leader.oto)),
    "expenses": _of_units(lambda unit, _: None if unit.budget is None else _number(unit.budget.expenses)),
    "income": _of_units(lambda unit, _: None if unit.budget is None else _number(unit.budget.income)),
    "budget-year": _of_units(lambda unit, _: None if unit.budget is None else unit.budget.year),
    "code": _of_units(lambda unit, _: unit.code),
    "from": _of_units(lambda unit, _: date_cell(unit.from_)),
    "until": _of_units(lambda unit, _: date_cell(unit.until)),
    "shared": _of_units(lambda unit, words: words.whether(unit.shared)),
    "remit": _of_units(_remit),
    **{column: _of_matters(column) for column in MATTER_COLUMNS},
    "continues": _of_units(lambda unit, _: _joined(unit.continues)),
    "source": _of_units(lambda unit, _: _joined(unit.source)),
}


def _by_language(column: UnitColumn, flat: Hierarchy, spoken: Language) -> list[tuple[Language | None, list[Cell]]]:
    """A column for each language in which any unit states such a text; that of the reader comes first."""
    read = _TEXTS[column]
    said = [read(unit) for unit in flat.units]
    found: list[tuple[Language | None, list[Cell]]] = []
    for language in (spoken, None, *[other for other in LANGUAGES if other != spoken]):
        field = language or "und"
        cells: list[Cell] = [None if text is None else getattr(text, field) for text in said]
        if cells.count(None) < len(cells):
            found.append((language, cells))
    if not found and column == "name":
        found.append((None, [None for _ in said]))
    return found
