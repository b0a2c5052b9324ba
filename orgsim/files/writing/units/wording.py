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

_FURTHEST = 400
"""The column up to which units stand on lines: a hundred layers."""


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
    parts: list[str] = []
    left: list[Unit | str] = [unit]
    while left:
        here = left.pop()
        if isinstance(here, str):
            parts.append(here)
            continue
        parts.append("{" + ", ".join([f"{key}: {flow(value)}" for key, value in written(here).items()]))
        if here.units:
            parts.append(", units: [")
            left.append("]}")
            for each in reversed(here.units[1:]):
                left += (each, ", ")
            left.append(here.units[0])
        else:
            parts.append("}")
    return "".join(parts)


def on_lines(unit: Unit, column: int, indent: int, ending: str) -> str:
    """The unit and all below it on lines: its hyphen at `column`, lists `indent` further in than their keys.

    What would begin further to the right than anybody reads is in braces: a chain of thousands would be mostly blanks.
    """
    lines: list[str] = []
    left = [(unit, column)]
    while left:
        here, column = left.pop()
        if column > _FURTHEST and here.units:
            lines.append(f"{' ' * column}- {in_braces(here)}")
            continue
        lines += _lines(here, column, indent)
        if here.units:
            lines.append(f"{' ' * (column + 2)}units:")
            left += [(each, column + 2 + indent) for each in reversed(here.units)]
    return "".join([line + ending for line in lines])


def _lines(unit: Unit, column: int, indent: int) -> Iterator[str]:
    """What is said of the unit itself."""
    before = " " * column + "- "
    for key, value in written(unit).items():
        if isinstance(value, list) and len(value) > 1 and any(isinstance(each, Mapping) for each in value):
            # Matters, each on a line of its own.
            yield f"{before}{key}:"
            yield from (f"{' ' * (column + 2 + indent)}- {flow(each)}" for each in value)
        else:
            yield f"{before}{key}: {flow(value)}"
        before = " " * (column + 2)


def fitting(outline: Outline, unit: Unit, among: Sequence[bool], column: int, indent: int) -> str:
    """The unit on lines, or in braces where those beside it are: `among` tells of each whether it is."""
    if among and all(among) and not unit.units:
        return f"{' ' * column}- {in_braces(unit)}{outline.ending}"
    return on_lines(unit, column, indent, outline.ending)
