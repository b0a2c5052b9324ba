"""What the columns of a table state of each row, as a record has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from orgsim.files.reading.meetings.readers import meets_in
from orgsim.files.unit_columns import MATTER_COLUMNS
from orgsim.files.yaml.scalars import is_id
from orgsim.importing.records import OddWord
from orgsim.importing.tables.cells import NO_END, date_of, numbers_of, says_about, says_vacant, text_of, truth_of
from orgsim.importing.tables.decimals import with_decimals
from orgsim.importing.tables.headings import years_in
from orgsim.importing.tables.mapping import MONEY, Column, Decimal, Role
from orgsim.importing.tables.matters import remit_of, state_matters, with_fields
from orgsim.importing.tables.sheets import Cell, is_empty
from orgsim.messages import catalog
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import AREAS, CHAIRS, Seats

Stated = dict[str, Any]
"""Arguments of `Record`."""

_SEATS: dict[Role, str] = {
    "seats": "total",
    "deputies": "deputies",
    "women": "women",
    "men": "men",
    "deputy-women": "deputy_women",
    "deputy-men": "deputy_men",
}
_NUMBERS: dict[Role, tuple[str, str]] = {
    **{role: ("seats", name) for role, name in _SEATS.items()},
    "people": ("staff", "people"),
    "fte": ("staff", "fte"),
    "expenses": ("budget", "expenses"),
    "income": ("budget", "income"),
    "budget-year": ("budget", "year"),
    "count": ("", "count"),
    "agenda-closes": ("", "agenda_closes"),
    "hours": ("", "hours"),
    "items": ("", "items"),
}
_WHOLE = frozenset((*_SEATS, "people", "budget-year", "agenda-closes", "items"))
_TRUTHS: dict[Role, tuple[str, str]] = {
    "vacant": ("staff", "vacant"),
    "oto": ("leader", "oto"),
    "beside": ("", "beside"),
    "shared": ("", "shared"),
    "council-decision": ("", "council_decision"),
}
_TABLES: dict[Role, str] = {"speakers": "speakers", "drawn-from": "drawn_from", "reserved": "reserved"}
_TEXTS: frozenset[Role] = frozenset(("short", "purpose", "open", "note", "leader"))
_WORDS: dict[Role, tuple[str, str, str, tuple[str, ...]]] = {
    "side": ("", "side", "difference.side", ("elected", "administration", "influence", "external", "programme")),
    "eligible": ("seats", "eligible", "eligible", ("councillors", "councillors-and-deputies", "anyone")),
    "chair": ("seats", "chair", "chair", CHAIRS),
    "vice-chair": ("seats", "vice_chair", "chair", CHAIRS),
    "language": ("", "language", "difference.language", ("fi", "sv")),
}
_AS_THEY_ARE: dict[Role, str] = {"code": "code", "kind": "kind_word"}
_PARTS: dict[str, tuple[str, Callable[..., object]]] = {
    "part seats": ("seats", Seats),
    "part staff": ("staff", Staff),
    "part budget": ("budget", Budget),
    "part leader": ("leader", Leader),
}
_PLAIN = frozenset(("kind_word", "code", "since", "until"))
"""What is put there as a record has it: most of what is."""
_WORDINGS: dict[str, str] = {f"text {role}": role for role in _TEXTS if role != "leader"}
_THOUSANDS = re.compile(r"\b1\s?000\s?(?:€|eur|e\b)|\bt€|\bte\b|\btuhat|\btusen|\bteur|\bk€|thousand", re.IGNORECASE)
_MILLIONS = re.compile(r"\bm€|\bmilj|\bmeur|\bmn\b|million", re.IGNORECASE)
_NOTHING = frozenset(("-", "–", "—", "..", "n/a", "N/A", "N/D"))
"""What stands in a cell that says nothing."""
_ENDLESS = frozenset(("infinity", "-infinity"))
"""What PostgreSQL calls the end, and the beginning, of what has none."""
_NUMBERED = re.compile(r"\s*(.+?)\s*:\s*(\d{1,9})\s*\Z")
_OTHERS: frozenset[Role] = frozenset(("area", "remit", "continues", "source", "department"))

Tell = Callable[[OddWord, int, dict[str, object]], None]
"""Tells something odd of the row at a place."""


def state(column: Column, cells: Sequence[Cell], stated: Sequence[Stated], tell: Tell, decimal: Decimal = "") -> None:
    """Put what `cells` say into `stated`, a value for each row; numbers in texts have that mark before decimals."""
    role = column.role
    if role in _NUMBERS:
        are_whole = role in _WHOLE or role in MONEY
        _numbers(column, with_decimals(cells, decimal, whole=are_whole), stated, tell)
    elif role in _TEXTS:
        language = column.language or "und"
        for place, cell in enumerate(cells):
            if not is_empty(cell) and not _says_nothing(cell):
                stated[place].setdefault(f"text {role}", {})[language] = text_of(cell)
    elif role in ("from", "until"):
        _dates(role, cells, stated, tell)
    elif role == "meets":
        _meetings(cells, stated, tell)
    elif role in _TRUTHS:
        whole, name = _TRUTHS[role]
        for place, cell in enumerate(cells):
            if not is_empty(cell):
                said = True if role == "vacant" and says_vacant(text_of(cell)) else truth_of(cell)
                if said is not None:
                    _put(stated[place], whole, name, said)
    elif role in _WORDS:
        whole, name, key, words = _WORDS[role]
        for place, cell in enumerate(cells):
            if (word := _known(key, words).get(text_of(cell).casefold())) is not None:
                _put(stated[place], whole, name, word)
    elif role in _TABLES:
        for place, cell in enumerate(cells):
            pairs = [_NUMBERED.match(part) for part in text_of(cell).split(";")]
            found = {pair[1]: int(pair[2]) for pair in pairs if pair is not None}
            if found or _says_none(text_of(cell), "other"):
                _put(stated[place], "seats", _TABLES[role], found)
    elif role in _AS_THEY_ARE:
        name = _AS_THEY_ARE[role]
        for each, cell in zip(stated, cells, strict=True):
            text = "" if cell is None else cell.strip() if type(cell) is str else text_of(cell)
            if text and text not in _NOTHING:
                each[name] = text
    elif role in MATTER_COLUMNS:
        state_matters(role, cells, stated, lambda place, line: tell("not-read", place, {"found": line[:40]}))
    elif role in _OTHERS:
        _others(column, cells, stated)


def _others(column: Column, cells: Sequence[Cell], stated: Sequence[Stated]) -> None:
    for place, cell in enumerate(cells):
        if is_empty(cell):
            continue
        text = text_of(cell)
        match column.role:
            case "area":
                areas = [_known("rules.area", AREAS).get(part.strip().casefold()) for part in text.split(";")]
                stated[place]["area"] = tuple(dict.fromkeys(area for area in areas if area is not None))
            case "remit":
                remit = () if _says_none(text, "remit") else remit_of(text, column.language)
                stated[place].setdefault("remit", remit)
            case "continues":
                stated[place]["continues"] = tuple([part.strip() for part in text.split(";") if part.strip()])
            case "source":
                stated[place]["source"] = tuple([part.strip() for part in text.split(";") if is_id(part.strip())])
            case "department":
                stated[place].setdefault("notes", []).append(text)


def _says_nothing(cell: Cell) -> bool:
    return text_of(cell) in _NOTHING


def _put(stated: Stated, whole: str, name: str, value: object) -> None:
    if whole:
        stated.setdefault(f"part {whole}", {})[name] = value
    else:
        stated[name] = value


def _numbers(column: Column, cells: Sequence[Cell], stated: Sequence[Stated], tell: Tell) -> None:
    role = column.role
    whole, name = _NUMBERS[role]
    is_money = role in MONEY
    times = 1
    if is_money:
        heading = column.heading
        times = 1_000 if _THOUSANDS.search(heading) else 1_000_000 if _MILLIONS.search(heading) else 1
    numbers = numbers_of(cells)
    if is_money and max(filter(None, numbers), default=0) < 0:
        # Nothing but expenses, as many ledgers write them.
        times = -times
    year = next(iter(years_in(column.heading)), None) if is_money else None
    is_whole, is_count = role in _WHOLE, role == "count"
    part = f"part {whole}"
    otherwise = False
    for place, (number, cell, its) in enumerate(zip(numbers, cells, stated, strict=True)):
        if year is not None and its.get(part, {}).get("year", year) != year:
            # A budget is of one year.
            if not otherwise:
                tell("not-read", place, {"found": column.heading[:40]})
            otherwise = True
            continue
        if number is None:
            if not is_empty(cell) and not _says_nothing(cell):
                tell("not-a-number", place, {"found": text_of(cell)[:40]})
            continue
        if is_count and 0 <= number < 1:
            # Less than one post is work that is done.
            _put(its, "staff", "fte", number)
            continue
        if is_whole and type(number) is not int:
            if role == "people":
                # A part of a person is work that is done, and no head.
                _put(its, "staff", "fte", number)
            else:
                tell("not-a-number", place, {"found": text_of(cell)[:40]})
            continue
        if type(cell) is str and says_about(text_of(cell)):
            tell("about", place, {"found": text_of(cell)[:40]})
        value = number if times == 1 else number * times
        if not whole:
            its[name] = value
        elif part in its:
            its[part][name] = value
        else:
            its[part] = {name: value}
        if year is not None:
            its[part].setdefault("year", year)


def _dates(role: Role, cells: Sequence[Cell], stated: Sequence[Stated], tell: Tell) -> None:
    told: set[str] = set()
    for place, cell in enumerate(cells):
        if is_empty(cell):
            continue
        date = date_of(cell, ends=role == "until")
        if date is None and (text := text_of(cell).casefold()) in _ENDLESS:
            if role == "until" and text not in told:
                told.add(text)
                tell("no-end", place, {"found": text})
        elif date is None:
            tell("not-a-date", place, {"found": text_of(cell)[:40]})
        elif role == "until" and date.last.year >= NO_END:
            if date.text not in told:
                told.add(date.text)
                tell("no-end", place, {"found": date.text})
        else:
            stated[place]["since" if role == "from" else "until"] = date


def _meetings(cells: Sequence[Cell], stated: Sequence[Stated], tell: Tell) -> None:
    """When bodies meet, as files word it, or in words that say the same."""
    for place, cell in enumerate(cells):
        text = text_of(cell)
        if not text:
            continue
        meets = meets_in(text)
        if meets is None:
            tell("not-a-date", place, {"found": text[:40]})
        else:
            stated[place]["meets"] = meets


@cache
def _known(key: str, words: tuple[str, ...]) -> dict[str, str]:
    """Words of the format by what they are called in any language, and by themselves."""
    found = {word.casefold(): word for word in words}
    for language in LANGUAGES:
        texts = catalog(language)
        for word in words:
            if f"{key}.{word}" in texts:
                found.setdefault(texts(f"{key}.{word}").casefold(), word)
    return found


def _says_none(text: str, what: str) -> bool:
    """Whether it is stated that there is none of it, in words of orgsim."""
    return text.casefold() in {catalog(language)(f"difference.none.{what}").casefold() for language in LANGUAGES}


def arguments(stated: Stated) -> Stated:
    """What was put there, with the parts of each whole put together."""
    found: Stated = {}
    for key, value in stated.items():
        if key in _PLAIN:
            found[key] = value
        elif (part := _PARTS.get(key)) is not None:
            found[part[0]] = part[1](**value)
        elif key in _WORDINGS:
            found[_WORDINGS[key]] = _text(value)
        elif key != "text leader":
            found[key] = tuple(value) if key == "notes" else value
    if "text leader" in stated:
        found["leader"] = Leader(**stated.get("part leader", {}), title=_text(stated["text leader"]))
    if told := found.pop("matters", None):
        found["remit"] = with_fields(found["remit"], told) if "remit" in found else None
    return found


def _text(wordings: dict[str, str]) -> Text:
    if "und" in wordings and len(wordings) > 1:
        plain = wordings.pop("und")
        free = next((language for language in LANGUAGES if language not in wordings), None)
        if free is not None and plain not in wordings.values():
            wordings[free] = plain
    return Text(**wordings)
