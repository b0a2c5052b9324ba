"""Lists as programs write them, told by their headings: Visio, the organograms of the United Kingdom, d3-org-chart."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from orgsim.importing.tables.headings import plain
from orgsim.importing.tables.mapping import Column, Mapping, Role

_DEPARTMENT: Role = "department"
_VISIO: dict[str, Role] = {"name": "holder", "department": "department"}
_UK: dict[str, Role] = {
    "name": "holder",
    "unit": "department",
    "job team function": "left-out",
    "organisation": "left-out",
    "parent department": "left-out",
    "grade": "left-out",
    "number of posts in fte": "count",
}


def in_dialect(mapping: Mapping, headings: Sequence[str]) -> Mapping:
    """The mapping as the program that writes such a table means it, where its headings tell which."""
    words = {plain(text) for text in headings}
    if {"unique id", "reports to"} <= words and "name" in words:
        roles = _VISIO if "title" in words else {}
        return replace(mapping, dialect="visio", rows="posts", columns=_as(mapping, roles))
    if {"post unique reference", "reports to senior post"} <= words:
        columns = _as(mapping, _UK)
        return replace(mapping, dialect="uk-senior", rows="posts", parents="id", tops=("XX",), columns=columns)
    if {"reporting senior post", "generic job title"} <= words:
        columns = _as(mapping, _UK)
        return replace(mapping, dialect="uk-junior", rows="posts", parents="id", tops=("XX",), columns=columns)
    if "id" in words and not {"parentId", "parentNodeId"}.isdisjoint(headings):
        # Each row is a box of the chart, whatever else is told of it.
        posts = mapping.rows == "people" and any(column.role == "title" for column in mapping.columns)
        roles = {plain(column.heading): _DEPARTMENT for column in mapping.columns if column.role == "name"}
        changed = replace(mapping, rows="posts", columns=_as(mapping, roles)) if posts else mapping
        return replace(changed, dialect="d3-org-chart")
    return mapping


def _as(mapping: Mapping, roles: dict[str, Role]) -> tuple[Column, ...]:
    return tuple([replace(column, role=roles.get(plain(column.heading), column.role)) for column in mapping.columns])
