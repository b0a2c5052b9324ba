"""A chart in the colours of an overlay: nothing in it moves, so that one may look at it with and without."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from msgspec.structs import replace

from orgsim.analysis.overlays.overlaid import Overlaid, highest
from orgsim.analysis.overlays.values import SIGNS, Sign, Values
from orgsim.drawing.boxes.folding import OUTSIDE
from orgsim.drawing.boxes.gathering import gathering_id
from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.theme import UNKNOWN_SHADE, shaded
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario

_QUIET: Final = 0


def shade_boxes(drawing: Drawing, scenario: Scenario, overlay: Overlaid, column: int) -> Drawing:
    """The drawing with each box in the colour of its unit; one that hides others in that of the highest of all."""
    values = overlay.columns[column]
    inside = _inside(drawing, hierarchy(scenario))
    boxes = [
        replace(box, look=shaded(box.look, _shade(overlay, values, inside[at])), signs=_signs(values, inside[at]))
        for at, box in enumerate(drawing.boxes)
    ]
    return replace(drawing, boxes=tuple(boxes))


def shade_lines(
    lines: Collection[Line], drawing: Drawing, scenario: Scenario, overlay: Overlaid, column: int
) -> tuple[Line, ...]:
    """The links that lie over it in the colours of their ties: of several between two boxes, of the highest.

    Where only units have values, links stay what they are.
    """
    if not overlay.tells_ties:
        return tuple(lines)
    flat = hierarchy(scenario)
    values = overlay.columns[column]
    levels: dict[tuple[str, str], int] = {}
    at = _boxes_of(drawing, flat)
    for (one, other), value in values.ties.items():
        ends = sorted((_id(drawing, at[one]), _id(drawing, at[other])))
        level = overlay.classes.level(value) if overlay.classes.tops else 0
        pair = ends[0], ends[1]
        levels[pair] = max(levels.get(pair, _QUIET), level)
    shown: list[Line] = []
    for line in lines:
        ends = sorted(_id(drawing, at[flat.index[end]]) if end in flat.index else end for end in line.ends)
        shade = UNKNOWN_SHADE if values.unknown is not None else str(levels.get((ends[0], ends[1]), _QUIET))
        shown.append(replace(line, style=shaded(line.style, shade)))
    return tuple(shown)


def _shade(overlay: Overlaid, values: Values, units: list[range]) -> str:
    """The name of the shade of a box that stands for those units."""
    if values.unknown is not None:
        return UNKNOWN_SHADE
    known = [unit for each in units if (unit := highest(values, each)) is not None]
    if known:
        return str(max(overlay.classes.level(values.units[unit].value or 0.0) for unit in known))
    unknown = any(its.value is None for each in units for here in each if (its := values.units.get(here)) is not None)
    return UNKNOWN_SHADE if unknown else str(_QUIET)


def _signs(values: Values, units: list[range]) -> tuple[Sign, ...]:
    there = {
        sign for each in units for here in each if (its := values.units.get(here)) is not None for sign in its.signs
    }
    return tuple([sign for sign in SIGNS if sign in there]) if there else ()


def _inside(drawing: Drawing, flat: Hierarchy) -> list[list[range]]:
    """By box the units that it stands for: its own, and those that are hidden in it."""
    found: list[list[range]] = []
    gathered: dict[int, list[range]] = {}
    at = _boxes_of(drawing, flat)
    for here, holder in enumerate(at):
        if holder >= 0 and drawing.boxes[holder].gathers:
            gathered.setdefault(holder, []).append(range(here, here + 1))
    for number, box in enumerate(drawing.boxes):
        if box.gathers:
            found.append(gathered.get(number, []))
        else:
            found.append([flat.subtree(box.unit) if box.hidden else range(box.unit, box.unit + 1)])
    return found


def _boxes_of(drawing: Drawing, flat: Hierarchy) -> list[int]:
    """By unit which box is its own or holds it; -1: none does."""
    places = {box.id: number for number, box in enumerate(drawing.boxes)}
    found: list[int] = []
    for here, unit in enumerate(flat.units):
        own = places.get(unit.id)
        if own is None:
            parent = flat.parents[here]
            holder = flat.units[parent].id if parent >= 0 else OUTSIDE if flat.sides[here] == "external" else ""
            above = flat.sides[here] in ("elected", "influence")
            boxes = [places.get(gathering_id(holder, above=upper)) for upper in (above, not above)]
            own = next((box for box in boxes if box is not None), found[parent] if parent >= 0 else -1)
        found.append(own)
    return found


def _id(drawing: Drawing, at: int) -> str:
    return drawing.boxes[at].id if at >= 0 else ""


def signs_in(boxes: Collection[Box]) -> tuple[Sign, ...]:
    """The signs that occur in those boxes, in their order."""
    there = {sign for box in boxes for sign in box.signs}
    return tuple([sign for sign in SIGNS if sign in there])
