"""How the subordinates of a unit stand, read off one chart so that they can be asked to stand so in another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from orgsim.drawing.boxes.options import Place, Standing
from orgsim.drawing.boxes.visible import Band
from orgsim.drawing.drawing import Box
from orgsim.model.hierarchy import Hierarchy

_EVEN = 0.5
"""Pixels by which what stands in one row or column may be apart."""


Standings = Mapping[Place, Standing]
"""How what is at each place stands."""

NOTHING_ASKED: Standings = {}

Wanted = tuple[tuple[Standing | None, Standing | None], ...]
"""How what hangs below each node of a band, and what is beside it, is to stand, where that is asked for; empty: it is
not at all."""


def node_names(band: Band, units: Hierarchy, place: str) -> list[str]:
    """What the nodes of a band are called in every chart: their unit's id, or where they hold several together.

    `place` tells bands apart.
    """
    return [
        units.units[unit].id if unit >= 0 else f"{place}:{units.units[above].id if above >= 0 else ''}"
        for unit, above in zip(band.units, band.above, strict=True)
    ]


def standings(band: Band, names: Sequence[str], boxes: Mapping[int, Box]) -> dict[Place, Standing]:
    """How what hangs below or beside each node stands in a chart that goes down. `boxes`: those drawn, by unit."""
    found: dict[Place, Standing] = {}
    for node, (below, beside) in enumerate(zip(band.below, band.beside, strict=True)):
        there = [box for child in below if (box := _box(band, child, boxes)) is not None]
        if len(there) > 1:
            found[names[node], "below"] = _standing(there)
        elif there and (above := boxes.get(band.units[node])) is not None:
            below_its_middle = abs(there[0].x + there[0].width / 2 - above.x - above.width / 2) < 1
            found[names[node], "below"] = Standing("row" if below_its_middle else "stack")
        if beside and (middle := boxes.get(band.units[node])) is not None:
            sides = [box.x < middle.x for child in beside if (box := _box(band, child, boxes)) is not None]
            lefts = {round(box.x) for child in beside if (box := _box(band, child, boxes)) and box.x < middle.x}
            found[names[node], "beside"] = Standing("left" if all(sides) else "both", len(lefts))
    return found


def wanted(names: Sequence[str], asked: Standings) -> Wanted:
    """What is asked for of the nodes of these names."""
    found = tuple([(asked.get((name, "below")), asked.get((name, "beside"))) for name in names])
    return found if any(below or beside for below, beside in found) else ()


def _box(band: Band, node: int, boxes: Mapping[int, Box]) -> Box | None:
    """The box of a node; of one without a box that of the first below it."""
    while band.units[node] < 0:
        if not band.below[node]:
            return None
        node = band.below[node][0]
    return boxes.get(band.units[node])


def _standing(boxes: Sequence[Box]) -> Standing:
    first = boxes[0]
    in_row = sum(1 for _ in takewhile(lambda box: abs(box.y - first.y) < _EVEN, boxes))
    if in_row == len(boxes):
        return Standing("row")
    # Rows begin anew at the left. Of columns, the first may hold but one box and stand as high as the next.
    if in_row > 1 and boxes[in_row].x < boxes[in_row - 1].x - _EVEN:
        return Standing("rows", in_row)
    columns = len({round(box.x) for box in boxes})
    return Standing("stack") if columns == 1 else Standing("columns", columns)
