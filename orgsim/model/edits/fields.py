"""The fields of a unit that can be stated one by one, by the names that files give them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import get_args, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import fields, replace

from orgsim.model.dates import PartialDate
from orgsim.model.meeting import Meets
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import Text
from orgsim.model.units import Seats, Unit

Value = Text | str | int | float | bool | PartialDate | tuple[str, ...] | Mapping[str, int] | Meets | None
"""What a field can be set to; `None`: not stated."""

PARTED: Mapping[str, type[Struct]] = MappingProxyType(
    {"seats": Seats, "leader": Leader, "staff": Staff, "budget": Budget}
)
"""Fields that have parts of their own, each of which can be stated alone: `seats.total`."""

_NOT_PLAIN = frozenset(("id", "units", "remit", *PARTED))
"""An id never changes, and what has parts of its own is changed part by part."""


def _named(type_: type[Struct], before: str, but: frozenset[str]) -> dict[str, str]:
    return {before + field.encode_name: field.name for field in fields(type_) if field.encode_name not in but}


_UNIT = _named(Unit, "", _NOT_PLAIN)
_OF_PARTS = {
    name: its for whole, type_ in PARTED.items() for name, its in _named(type_, f"{whole}.", frozenset()).items()
}

FIELDS: Mapping[str, str] = MappingProxyType({**_UNIT, **_OF_PARTS})
"""The name of each field in Python by its name in files."""

_ABOVE_NOTHING = frozenset(("hours", "items"))

_EMPTY = {whole: type_() for whole, type_ in PARTED.items()}


@cache
def _types() -> dict[str, object]:
    """What each field can be. Looked up for the first edit: it takes as long as a fifth of a start."""
    hints = {type_: get_type_hints(type_) for type_ in (Unit, *PARTED.values())}
    return {key: hints[PARTED.get(key.partition(".")[0], Unit)][name] for key, name in FIELDS.items()}


def fits(field: str, value: Value) -> bool:
    """Whether a file could state `value` there: of words those that the format knows, and no number below zero.

    What else holds of it, such as that a unit is there, is for `refusing` to know.
    """
    if value is None or value == ():
        return field not in ("kind", "name")
    numbers = value.values() if isinstance(value, Mapping) else [value]
    if not field.startswith("budget.") and any(isinstance(its, int | float) and its < 0 for its in numbers):
        return False
    if field in _ABOVE_NOTHING and value == 0:
        return False
    type_ = _types()[field]
    if isinstance(value, Text | PartialDate | Meets):
        return type(value) in get_args(type_) or type_ is type(value)
    try:
        msgspec.convert(value, type_, dec_hook=_other)
    except msgspec.ValidationError:
        return False
    return True


def _other(type_: type, value: object) -> object:
    raise TypeError(f"{value!r} is no {type_}")


def stated(unit: Unit, field: str) -> Value:
    """What `unit` states there; `None` where it states nothing. KeyError for a field that there is not."""
    name = FIELDS[field]
    whole, _, part = field.partition(".")
    if part:
        return getattr(getattr(unit, whole), name, None)
    value: Value = getattr(unit, name)
    return None if value == () else value


def stating(unit: Unit, field: str, value: Value) -> Unit:
    """`unit` with that field set; itself where it says so already."""
    if value in ((), {}):
        value = None
    if stated(unit, field) == value and type(stated(unit, field)) is type(value):
        return unit
    name = FIELDS[field]
    whole, _, part = field.partition(".")
    if part:
        its = replace(getattr(unit, whole) or _EMPTY[whole], **{name: value})
        return replace(unit, **{whole: None if its == _EMPTY[whole] else its})
    if value is None and isinstance(getattr(unit, name), tuple):
        value = ()
    return replace(unit, **{name: value})
