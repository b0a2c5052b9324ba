"""The fields of a unit that can be stated one by one, by the names that files give them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import fields, replace

from orgsim.model.text import Text
from orgsim.model.units import Seats, Unit

Value = Text | str | int | bool | tuple[str, ...] | Mapping[str, int] | None
"""What a field can be set to; `None`: not stated."""

_NOT_PLAIN = frozenset(("id", "units", "seats", "remit"))
"""An id never changes, and what has parts of its own is changed part by part."""

_SEATS = "seats."


def _named(type_: type[Struct], before: str, but: frozenset[str]) -> dict[str, str]:
    return {before + field.encode_name: field.name for field in fields(type_) if field.encode_name not in but}


_UNIT = _named(Unit, "", _NOT_PLAIN)
_OF_SEATS = _named(Seats, _SEATS, frozenset())

FIELDS: Mapping[str, str] = MappingProxyType({**_UNIT, **_OF_SEATS})
"""The name of each field in Python by its name in files."""

_EMPTY = Seats()


def stated(unit: Unit, field: str) -> Value:
    """What `unit` states there; `None` where it states nothing. KeyError for a field that there is not."""
    name = FIELDS[field]
    if field.startswith(_SEATS):
        return None if unit.seats is None else getattr(unit.seats, name)
    value: Value = getattr(unit, name)
    return None if value == () else value


def stating(unit: Unit, field: str, value: Value) -> Unit:
    """`unit` with that field set; itself where it says so already."""
    if value in ((), {}):
        value = None
    if stated(unit, field) == value and type(stated(unit, field)) is type(value):
        return unit
    name = FIELDS[field]
    if field.startswith(_SEATS):
        seats = replace(unit.seats or _EMPTY, **{name: value})
        return replace(unit, seats=None if seats == _EMPTY else seats)
    if value is None and isinstance(getattr(unit, name), tuple):
        value = ()
    return replace(unit, **{name: value})
