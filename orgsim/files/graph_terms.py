"""What orgsim calls things in graphs that it writes, and finds again in them: GraphML, node-link JSON and Turtle.

Everything that a draft states of a unit is told under the names of the draft's own file, as `docs/scenario-format.md`
has them. Where a format takes only plain values, those of a whole are joined to it by a point: `seats.total`,
`name.fi`; what has no fixed names (remits, sources …) is JSON.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from msgspec import Struct, json
from msgspec.structs import FieldInfo, fields

from orgsim.model.dates import PartialDate
from orgsim.model.text import Text

NAMESPACE: Final = "https://orgsim.invalid/terms#"
"""Of what W3C ORG has no words for. Nothing answers there, by RFC 2606."""
BELOW: Final = "below"
"""What an edge of the hierarchy is called; the others are called by their kind of link."""
TEXTS: Final = frozenset(("name", "short", "purpose", "open", "note", "title", "when"))
"""Those that may be in several languages."""
WHOLES: Final = frozenset(("seats", "staff", "budget", "leader", "municipality"))
"""Those whose parts have names."""
AS_JSON: Final = frozenset(
    (
        "area",
        "meets",
        "remit",
        "continues",
        "source",
        "sources",
        "kinds",
        "partial",
        "drawn-from",
        "reserved",
        "speakers",
        "languages",
    )
)

Told = dict[str, Any]
"""Values of JSON by their names."""

_FIELDS: dict[type[Struct], tuple[FieldInfo, ...]] = {}


def told(value: object) -> Any:
    """A value of a draft as values of JSON, without what is not stated."""
    match value:
        case Text(und=str() as only):
            return only
        case PartialDate():
            return value.text
        case dt.date():
            return value.isoformat()
        case Struct():
            return {name: told(its) for name, its in stated(value)}
        case Mapping():
            return {str(key): told(each) for key, each in value.items()}
        case str():
            return value
        case Sequence():
            return [told(each) for each in value]
    return value


def stated(value: Struct) -> Iterator[tuple[str, object]]:
    """Each field that says something, by its name in files."""
    of = type(value)
    if of not in _FIELDS:
        # It takes msgspec milliseconds to find them out, and there may be thousands.
        _FIELDS[of] = fields(of)
    for field in _FIELDS[of]:
        its = getattr(value, field.name)
        if field.name == "units":
            # What stands below a unit is told for itself, however deep that goes.
            continue
        if field.required or (its is not None and its != field.default):
            yield field.encode_name, its


def flat(nested: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str | int | float | bool]]:
    """Plain values by their joined names."""
    for name, value in nested.items():
        if isinstance(value, dict) and (name in TEXTS or name in WHOLES):
            yield from flat(value, f"{before}{name}.")
        elif isinstance(value, dict | list):
            yield f"{before}{name}", json.encode(value).decode()
        else:
            yield f"{before}{name}", value


def nested(flat: Mapping[str, Any]) -> Told:
    """What `flat` was made of; what is no JSON where it should be is left out."""
    found: Told = {}
    for joined, value in flat.items():
        *wholes, name = joined.split(".")
        here = found
        for each in wholes:
            below = here.setdefault(each, {})
            if not isinstance(below, dict):
                break
            here = below
        else:
            if name not in AS_JSON or not isinstance(value, str):
                here[name] = value
                continue
            with suppress(ValueError):
                here[name] = json.decode(value)
    return found
