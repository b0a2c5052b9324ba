"""A unit that is made, as a planner would write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from orgsim.files.reading.meetings.words import span_text, stated
from orgsim.files.reading.rules import SHORT_FORMS
from orgsim.files.writing.units.ordering import ORDER
from orgsim.files.writing.units.outline import Outline
from orgsim.files.yaml.flow import Bare, Plain, flow
from orgsim.model.dates import PartialDate
from orgsim.model.meeting import Meets
from orgsim.model.text import Text
from orgsim.model.units import Unit


@cache
def _fields(of: type[Struct]) -> tuple[FieldInfo, ...]:
    """As msgspec has them, which takes milliseconds to find them out, and there may be thousands of units."""
    return fields(of)


def written(unit: Unit) -> dict[str, Plain]:
    """What a file says of `unit` beside what is below it."""
    names = {field.encode_name: field for field in _fields(Unit)}
    found: dict[str, Plain] = {}
    for key in ORDER:
        field = names[key]
        value = getattr(unit, field.name)
        if key != "units" and (field.required or value != field.default):
            found[key] = plain(value)
    return found


def plain(value: object) -> Plain:
    """A value of a unit as files have it: seats of which only the total is known as a number, and so on."""
    match value:
        case Text() | str() | int() | float() | PartialDate():
            return value
        case Meets():
            return stated(value)
        case (int() as least, int() as most):
            return Bare(span_text((least, most)))
        case Struct():
            short = SHORT_FORMS.get(type(value))
            alone = None if short is None else getattr(value, short)
            # A text in languages would be read as the fields.
            is_plain = alone is not None and (not isinstance(alone, Text) or alone.und is not None)
            if short is not None and is_plain and value == type(value)(**{short: alone}):
                return plain(alone)
            every = ((field, getattr(value, field.name)) for field in _fields(type(value)))
            return {f.encode_name: plain(its) for f, its in every if f.required or its != f.default}
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case tuple([str() as only]):
            return only
        case tuple():
            return [plain(each) for each in value]
    raise TypeError(f"a unit cannot hold {value!r}")


def in_braces(unit: Unit) -> str:
    """The unit and all below it in braces."""
    entries = [f"{key}: {flow(value)}" for key, value in written(unit).items()]
    if unit.units:
        entries.append("units: [" + ", ".join(map(in_braces, unit.units)) + "]")
    return "{" + ", ".join(entries) + "}"


def on_lines(unit: Unit, column: int, indent: int, ending: str) -> str:
    """The unit and all below it on lines: its hyphen at `column`, lists `indent` further in than their keys."""
    return "".join(line + ending for line in _lines(unit, column, indent))


def _lines(unit: Unit, column: int, indent: int) -> Iterator[str]:
    before = " " * column + "- "
    for key, value in written(unit).items():
        if isinstance(value, list) and len(value) > 1 and any(isinstance(each, Mapping) for each in value):
            # Matters, each on a line of its own.
            yield f"{before}{key}:"
            yield from (f"{' ' * (column + 2 + indent)}- {flow(each)}" for each in value)
        else:
            yield f"{before}{key}: {flow(value)}"
        before = " " * (column + 2)
    if unit.units:
        yield f"{before}units:"
        for each in unit.units:
            yield from _lines(each, column + 2 + indent, indent)


def fitting(outline: Outline, unit: Unit, among: Sequence[bool], column: int, indent: int) -> str:
    """The unit on lines, or in braces where those beside it are: `among` tells of each whether it is."""
    if among and all(among) and not unit.units:
        return f"{' ' * column}- {in_braces(unit)}{outline.ending}"
    return on_lines(unit, column, indent, outline.ending)
