"""The fields of a unit that can be stated one by one, by the names that files give them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import fields, replace

from orgsim.model.dates import PartialDate
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import Text
from orgsim.model.units import Seats, Unit

Value = Text | str | int | float | bool | PartialDate | tuple[str, ...] | Mapping[str, int] | None
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

_EMPTY = {whole: type_() for whole, type_ in PARTED.items()}


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
