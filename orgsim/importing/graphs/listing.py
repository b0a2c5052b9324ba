"""Lists of objects in JSON, as programs hand them out: found among what goes with them, and made rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from orgsim.files.graph_terms import Told
from orgsim.importing.graphs.values import flat, name_in, single

BELOW = frozenset(
    (
        *("children", "_children", "childs", "nodes", "items", "units", "subunits", "reports", "directreports"),
        *("subordinates", "organisations", "organizations", "suborganisations", "suborganizations", "departments"),
        *("divisions", "sections", "teams", "subdepartments", "yksikot", "yksiköt", "alayksiköt", "enheter", "lapset"),
    )
)
"""What lists of the units below one are called, in lower case."""
_IDS = ("id", "_id", "uuid", "oid", "identifier", "key", "@id", "code", "tunnus")
_NAMES = ("name", "label", "title", "nimi", "namn")
_WRAPPERS = ("current", "data", "attributes", "properties", "fields", "node")
"""What the facts of an object are wrapped in: by OS2mo, JSON:API, GeoJSON, Airtable and Relay."""
_ABOVE = re.compile(
    r"parent|super|manager|boss|report\w*to|ylä|ylempi|esimie|överordnad|moder|pid\Z|part_?of|sub\w*of\Z", re.IGNORECASE
)
"""What the names of values begin with that tell what stands above."""
_DEEPEST = 8


def listed_rows(value: Any) -> list[Told] | None:
    """The rows of the list that tells of an organisation; `None` where there is none.

    Of several lists that is the one in which most objects refer to others of it as to what is above them, or else to
    any others (small numbers are ids of anything), or else the longest. An object that
    stands for another (`parent: {id: 4}`) becomes its id, any other its name; units that list those below them by their
    ids become what stands above these.
    """
    found = [_rows(each) for each in _lists(value, 0)]
    return max(found, key=lambda rows: (*_references(rows), len(rows)), default=None)


def _lists(value: Any, deep: int) -> Iterator[list[Told]]:
    if deep > _DEEPEST:
        return
    if isinstance(value, list):
        if value and all(isinstance(each, dict) for each in value):
            yield value
        return
    if not isinstance(value, dict):
        return
    keyed = [*value.values()]
    if len(keyed) > 1 and all(isinstance(each, dict) and _name(each) for each in keyed):
        # By their ids, as a program keeps them.
        yield [{"id": key, **its} for key, its in value.items()]
        return
    for its in keyed:
        yield from _lists(its, deep + 1)


def _rows(objects: list[Told]) -> list[Told]:
    plain = [flat(_unwrapped(each), BELOW) for each in objects]
    above: dict[str, str] = {}
    for each in plain:
        for key, its in each.items():
            if key.casefold() in BELOW and isinstance(its, list) and (own := _id(each)):
                above.update({str(lower): own for lower in its if isinstance(lower, str | int)})
    ids = {own for each in plain if (own := _id(each))}
    rows = [
        {key: its if key.casefold() in BELOW else _stands_for(its, ids) for key, its in each.items()} for each in plain
    ]
    if not above:
        return rows
    return [{"parentId": above.get(_id(row), ""), **row} for row in rows]


def _stands_for(value: Any, ids: set[str]) -> Any:
    """Of an object, also where it is alone in a list, the id where it is another row, else what it is called."""
    if isinstance(value, list) and len(value) == 1:
        return _stands_for(value[0], ids)
    if not isinstance(value, dict):
        return value
    own = _id(value)
    return own if own in ids else _name(value) or own


def _unwrapped(each: Told) -> Told:
    for key in _WRAPPERS:
        inner = each.get(key)
        if isinstance(inner, dict) and _name(inner):
            return {**{name: its for name, its in each.items() if name != key}, **inner}
    return each


def _id(each: Mapping[str, Any]) -> str:
    told = (single(each.get(key)) for key in _IDS)
    return next((str(its) for its in told if isinstance(its, str | int) and its != ""), "")


def _name(each: Told) -> str:
    return name_in(each, _NAMES)


def _references(rows: list[Told]) -> tuple[int, int]:
    """How many values stand for another row: those whose names say that it is above, and all."""
    ids = {own for row in rows if (own := _id(row))}
    told = [
        key
        for row in rows
        for key, its in row.items()
        if key not in _IDS and isinstance(its, str | int) and not isinstance(its, bool) and str(its) in ids
    ]
    return sum(_ABOVE.match(key) is not None for key in told), len(told)
