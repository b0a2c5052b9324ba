"""Values as YAML on one line, as a planner would write them: words without quotes where they need none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from orgsim.files.yaml.scalars import plain_decimal
from orgsim.model.dates import PartialDate
from orgsim.model.text import Text


class Bare(str):
    """A word of the format that needs no quotes wherever it stands: `2 weeks`, `10..30 days`."""

    __slots__ = ()


Plain = str | int | float | bool | Text | PartialDate | Sequence["Plain"] | Mapping[str, "Plain"]
"""What a file can hold, beside nothing."""

_NEEDS_NO_QUOTES = re.compile(r"[^\W\d_][\w.\-]*(?: [\w\-][\w.\-]*)*\Z")
_MEANS_SOMETHING = frozenset(("null", "true", "false", "yes", "no", "on", "off"))
_BREAKS = {code: f"\\u{code:04X}" for code in (0x7F, *range(0x80, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)}


def flow(value: Plain) -> str:
    """`value` in YAML's flow style: `{between: [a, b], note: "Yes: both"}`."""
    match value:
        case Text():
            languages = {"fi": value.fi, "sv": value.sv, "en": value.en}
            return flow(
                value.und if value.und is not None else {key: t for key, t in languages.items() if t is not None}
            )
        case bool():
            return "true" if value else "false"
        case int():
            return repr(value)
        case float():
            return plain_decimal(value)
        case PartialDate():
            return str(value)
        case Bare():
            return str(value)
        case str():
            return _word(value)
        case Mapping():
            return "{" + ", ".join(f"{flow(key)}: {flow(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(flow(item) for item in value) + "]"


def _word(text: str) -> str:
    if _NEEDS_NO_QUOTES.match(text) and text.casefold() not in _MEANS_SOMETHING:
        return text
    # Imported here, as reading has nothing to write.
    import json

    return json.dumps(text, ensure_ascii=False).translate(_BREAKS)
