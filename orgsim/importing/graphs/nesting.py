"""Objects of JSON that lie in each other, as d3 and most libraries of charts have them: flattened into rows."""

from __future__ import annotations

from typing import Any, TypeGuard

from orgsim.files.graph_terms import Told
from orgsim.importing.graphs.listing import BELOW
from orgsim.importing.graphs.values import flat, name_in

_NAMES = (
    *("name", "label", "title", "text", "nimi", "namn", "prefLabel", "legalName"),
    *("jobtitle", "jobTitle", "job_title", "position", "positionName"),
)
_PLACES = ("id", "parentId", "layer")


def nested_rows(value: Any) -> list[Told] | None:
    """The units of nested objects as rows; `None` where nothing is nested.

    Where each has an id of its own, a row names what it lies in as its `parentId`, else the `layer` on which it lies.
    Lists of anything else, such as posts and who holds them, are counted.
    """
    tops = _tops(value)
    if not any(_below(top) for top in tops):
        return None
    rows: list[tuple[Told, Told | None, int]] = []
    left: list[tuple[Told, Told | None, int]] = [(top, None, 1) for top in reversed(tops)]
    while left:
        here, above, layer = left.pop()
        rows.append((here, above, layer))
        left += [(each, here, layer + 1) for each in reversed(_below(here))]
    ids = [here.get("id") for here, _, _ in rows]
    if all(isinstance(id, str | int) and id != "" for id in ids) and len({*map(str, ids)}) == len(ids):
        return [
            {"id": here["id"], "parentId": "" if above is None else above["id"], **_stated(here)}
            for here, above, _ in rows
        ]
    return [{"layer": layer, **_stated(here)} for here, _, layer in rows]


def _tops(value: Any) -> list[Told]:
    if _is_unit(value) and _below(value):
        return [value]
    if isinstance(value, dict):
        lists = [its for its in value.values() if _are_units(its)]
        single = [[its] for its in value.values() if _is_unit(its) and _below(its)]
        several = [its for its in [*lists, *single] if any(map(_below, its))]
        return several[0] if len(several) == 1 else []
    return value if _are_units(value) else []


def _is_unit(value: Any) -> TypeGuard[Told]:
    return isinstance(value, dict) and bool(name_in(value, _NAMES))


def _are_units(value: Any) -> TypeGuard[list[Told]]:
    return isinstance(value, list) and bool(value) and all(map(_is_unit, value))


def _below(unit: Told) -> list[Told]:
    return [each for its in _lists(unit).values() for each in its]


def _lists(unit: Told) -> dict[str, list[Told]]:
    return {key: its for key, its in unit.items() if key.casefold() in BELOW and _are_units(its)}


def _stated(unit: Told) -> Told:
    """What is stated of a unit itself, and how many there are of something else, so that it is told to be there."""
    below = _lists(unit)
    return {
        key: len(its) if isinstance(its, list) else its
        for key, its in flat({key: its for key, its in unit.items() if key not in below}).items()
        if key not in _PLACES and not isinstance(its, dict) and its != []
    }
