"""Edits, and what they are called, as plain data and back: what a file can hold of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import fields

from orgsim.messages import Euros, Message
from orgsim.model.dates import PartialDate
from orgsim.model.edits.edits import Edit
from orgsim.model.kinds import Kind
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Link, Source
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import Text
from orgsim.model.units import Amount, Delegation, Matter, Seats, Unit, apart, together

Plain = Any
"""Numbers, words, lists and mappings."""

_DATE = "PartialDate"
_DAY = "date"
_BRANCH = "branch"
"""A unit with all below it, each alone beside how many stand directly below it."""


def plain(value: object) -> Plain:
    """`value` as plain data; TypeError for what no edit holds."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case tuple() | list():
            return [plain(each) for each in value]
        case PartialDate():
            return {"": _DATE, "text": value.text}
        case dt.date():
            return {"": _DAY, "text": value.isoformat()}
        case Unit(units=(_, *_)):
            # Nothing that calls itself comes through thousands of layers.
            return {"": _BRANCH, "units": [[plain(each), n] for each, n in apart([value])]}
        case Struct() if type(value).__name__ in _types():
            stated = ((name, getattr(value, name)) for name in value.__struct_fields__)
            return {"": type(value).__name__, **{name: plain(each) for name, each in stated}}
        case Mapping():
            return {"of": {str(key): plain(each) for key, each in value.items()}}
    raise TypeError(value)


def whole(data: Plain) -> Any:
    """What `plain` has made plain; ValueError where it is none of it."""
    match data:
        case None | bool() | int() | float() | str():
            return data
        case list():
            return tuple([whole(each) for each in data])
        case {"": str(name), **rest}:
            made = {str(key): whole(each) for key, each in rest.items()}
            if name == _DATE:
                return PartialDate(made["text"])
            if name == _BRANCH:
                (unit,) = together(made["units"])
                return unit
            if name == _DAY:
                return dt.date.fromisoformat(made["text"])
            kind = _types().get(name)
            if kind is None or made.keys() > {field.name for field in fields(kind)}:
                raise ValueError(name)
            steps = made.get("delegated") or (made.get("field") == "delegated" and made.get("value")) or ()
            if any(isinstance(step, str) for step in steps):
                # An earlier version has kept it.
                raise ValueError(name)
            return kind(**made)
        case {"of": dict(of)}:
            return {key: whole(each) for key, each in of.items()}
    raise ValueError(data)


@cache
def _types() -> dict[str, type[Struct]]:
    values = (
        Text,
        Message,
        Euros,
        Unit,
        Seats,
        Meets,
        Matter,
        Delegation,
        Amount,
        Staff,
        Budget,
        Leader,
        Link,
        Source,
        Kind,
    )
    return {kind.__name__: kind for kind in (*get_args(Edit), *values)}
