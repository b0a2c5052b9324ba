"""When bodies meet, days and shares, for editors that complete and check while a planner types."""

from __future__ import annotations

from typing import Any

from orgsim.model.comparison import MOST_MEETINGS
from orgsim.model.meeting import MONTHS, WEEKDAYS

Schema = dict[str, Any]

YEAR = "(19[0-9]{2}|2[01][0-9]{2}|2200)"
"""From `FIRST_YEAR` to `LAST_YEAR`, as a regular expression."""
_DAY = rf"^{YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_EVERY = r"^(([1-9]|[1-4][0-9]|5[0-2]) )?(week|month)s?$"
_ON = rf"^((first|second|third|fourth|fifth|last) )?({'|'.join(WEEKDAYS)})$"
_DAYS = r"^[0-9]+( days?)?$"
_SPAN = r"^[0-9]+(\.\.[0-9]+)?( days?)?$"

_DATE = {"$ref": "#/$defs/Date"}
_EXCEPTED = [{"enum": [*MONTHS]}, _DATE]
_NUMBER = {"type": "integer", "minimum": 0, "maximum": MOST_MEETINGS}


def _described(schema: Schema, said: str) -> Schema:
    return {**schema, "description": said}


def meets_schema(about: str, fields: dict[str, str]) -> Schema:
    """Of when a body meets; `fields`: what is said of each key of a rule."""
    rule: dict[str, Schema] = {
        "a-year": {**_NUMBER, "type": ["integer", "null"]},
        "every": {"type": ["string", "null"], "pattern": _EVERY},
        "on": {"type": ["string", "null"], "pattern": _ON},
        "weeks": {"enum": ["even", "odd", None]},
        "from": {"type": ["string", "null"], "pattern": _DAY},
        "except": {"anyOf": [*_EXCEPTED, {"type": "array", "items": {"anyOf": _EXCEPTED}}, {"type": "null"}]},
    }
    properties = {key: _described(schema, fields[key]) for key, schema in rule.items()}
    day = {"type": "string", "pattern": _DAY}
    return {
        "anyOf": [
            _NUMBER,
            day,
            {"type": "array", "items": day, "minItems": 1},
            {"type": "object", "properties": properties, "additionalProperties": False},
        ],
        "description": about,
    }


def days_schema(least: int, most: int) -> Schema:
    """Of a whole number of days, with or without the word."""
    return {"type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": _DAYS}


def span_schema(least: int, most: int) -> Schema:
    """Of a least and a most of days."""
    return {"type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": _SPAN}


def share_schema() -> Schema:
    """Of a share."""
    return {"type": "number", "minimum": 0, "maximum": 1}
