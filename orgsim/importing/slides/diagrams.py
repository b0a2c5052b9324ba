"""SmartArt: what stands below what is stated in the diagram's data, whatever is drawn of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lxml import etree
from msgspec import Struct

from orgsim.importing.naming import name_and_notes
from orgsim.importing.records import Place, Record
from orgsim.importing.slides.lettering import paragraphs
from orgsim.importing.slides.packages import child, local

LEAST_TIES = 2
"""So many units below others are a chart: one is a box that points to another."""

_NODES = ("node", "asst")


class _Point(Struct):
    type: str
    lines: tuple[str, ...]


def records_of_diagram(model: etree._Element, prefix: str, place: Place) -> tuple[Record, ...]:
    """The boxes of a diagram, each after the one above it, siblings in their stated order.

    What has no text, and nothing below it that has one, was never filled in: it is no unit.
    """
    points = dict(_points(model))
    below = _below(model)
    filled = _filled(points, below)
    listed = {lower for lowers in below.values() for lower in lowers}
    roots = [id for id, point in points.items() if point.type == "doc"]
    starts = [*roots, *[id for id, point in points.items() if point.type in _NODES and id not in listed]]
    records: list[Record] = []
    seen: set[str] = set()
    left: list[tuple[str, str | None]] = [(id, None) for id in reversed(starts)]
    for id in points:
        # What stands only in a circle has no start: it is taken from its first.
        if not left and points[id].type in _NODES and id not in seen:
            left.append((id, None))
        while left:
            here, above = left.pop()
            if here in seen or here not in points:
                continue
            seen.add(here)
            point = points[here]
            if point.type in _NODES:
                if here not in filled:
                    continue
                records.append(_record(point, f"{prefix}{here}", above, place))
                above = f"{prefix}{here}"
            left += [(lower, above) for lower in reversed(below[here])]
    return tuple(records)


def _filled(points: Mapping[str, _Point], below: Mapping[str, Sequence[str]]) -> set[str]:
    """The points that have a text, and all above them."""
    above: defaultdict[str, list[str]] = defaultdict(list)
    for upper, lowers in below.items():
        for lower in lowers:
            above[lower].append(upper)
    found: set[str] = set()
    left = [id for id, point in points.items() if point.lines]
    while left:
        here = left.pop()
        if here not in found:
            found.add(here)
            left += above[here]
    return found


def _record(point: _Point, key: str, above: str | None, place: Place) -> Record:
    name, notes = name_and_notes(point.lines, paragraphs=True)
    return Record(
        key=key,
        own_key=False,
        names=((None, name),) if name else (),
        parent=above,
        place=place,
        beside=True if point.type == "asst" and above is not None else None,
        notes=notes,
    )


def _points(model: etree._Element) -> list[tuple[str, _Point]]:
    listed = child(model, "ptLst")
    return [
        (each.get("modelId", ""), _Point(each.get("type", "node"), paragraphs(child(each, "t"))))
        for each in (listed if listed is not None else ())
        if local(each) == "pt" and each.get("type", "node") in (*_NODES, "doc")
    ]


def _below(model: etree._Element) -> defaultdict[str, list[str]]:
    """What stands below each point, in order."""
    listed = child(model, "cxnLst")
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for number, each in enumerate(listed if listed is not None else ()):
        if local(each) == "cxn" and each.get("type", "parOf") == "parOf":
            told = each.get("srcOrd", "")
            order = int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0
            found[each.get("srcId", "")].append((order, number, each.get("destId", "")))
    below: defaultdict[str, list[str]] = defaultdict(list)
    for id, lowers in found.items():
        below[id] = [lower for _, _, lower in sorted(lowers)]
    return below


def is_hierarchy(model: etree._Element) -> bool:
    """Whether the diagram is drawn as an organisation: others are lists, circles and processes."""
    listed = child(model, "ptLst")
    for each in listed if listed is not None else ():
        if each.get("type") == "doc":
            about = child(each, "prSet")
            told = (about.get("loTypeId", "") + about.get("loCatId", "")) if about is not None else ""
            return "hierarchy" in told.casefold() or "orgchart" in told.casefold()
    return False
