"""Lines for the ties beside the hierarchy: who steers, advises, appoints or owns whom.

Which boxes a link joins is found here; how its line goes around all others, in `drawing/links/`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from orgsim.drawing.boxes.folding import OUTSIDE
from orgsim.drawing.chart.marks import Legend
from orgsim.drawing.drawing import Drawing, Line, Point
from orgsim.messages import message
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import LINK_KINDS, Link, LinkKind, Scenario

if TYPE_CHECKING:
    from orgsim.drawing.links.obstacles import Pane


def link_lines(
    drawing: Drawing,
    scenario: Scenario,
    kinds: Collection[LinkKind],
    unit: str | None = None,
    links: Sequence[Link] | None = None,
    pane: Pane | None = None,
) -> tuple[Line, ...]:
    """The links of these kinds, and all those of `unit`, as lines that point at what is steered, advised or owned.

    With `links`, of the scenario's only those. An end that is folded away or gathered is drawn at the box that holds
    it; a link between units in the same one is not, and several of a kind between the same two are one line, whose
    ends are the ids of the boxes. One that has no way around what is there is two lines that break off.
    Lines leave the drawing as far as a `pane` into which it is fitted has room.
    """
    joined = _joined(drawing, scenario, kinds, unit, links)
    if not joined:
        return ()
    # Imported here: most charts are looked at without links.
    from orgsim.drawing.links.routing import routed

    ways = routed(drawing, [(start, end) for _, start, end in joined], pane)
    return tuple(
        [
            line
            for (kind, start, end), pieces in zip(joined, ways, strict=True)
            for line in _lines(kind, (drawing.boxes[start].id, drawing.boxes[end].id), pieces)
        ]
    )


def _lines(kind: LinkKind, ends: tuple[str, str], pieces: tuple[tuple[Point, ...], ...]) -> list[Line]:
    """The line of a link, or the two pieces of one that has no way."""
    whole = len(pieces) == 1
    return [
        Line(
            points=points,
            style=f"link.{kind}",
            ends=ends,
            arrow=whole or (number > 0 and points[0] != points[1]),
            broken="" if whole else ("first" if number > 0 else "last"),
        )
        for number, points in enumerate(pieces)
    ]


def links_are_known(
    drawing: Drawing,
    scenario: Scenario,
    kinds: Collection[LinkKind],
    unit: str | None,
    links: Sequence[Link] | None = None,
    pane: Pane | None = None,
) -> bool:
    """Whether `link_lines` takes no longer than a moment."""
    joined = _joined(drawing, scenario, kinds, unit, links)
    if not joined:
        return True
    from orgsim.drawing.links.routing import is_routed

    return is_routed(drawing, [(start, end) for _, start, end in joined], pane)


def _joined(
    drawing: Drawing,
    scenario: Scenario,
    kinds: Collection[LinkKind],
    unit: str | None,
    links: Sequence[Link] | None,
) -> list[tuple[LinkKind, int, int]]:
    """Each line that is drawn: its kind, and which boxes of the drawing it joins."""
    asked = [its for its in (scenario.links if links is None else links) if is_asked_for(its, kinds, unit)]
    if not asked:
        return []
    boxes = {box.id: number for number, box in enumerate(drawing.boxes)}
    units = hierarchy(scenario)
    found: dict[tuple[LinkKind, int, int], None] = {}
    for link in asked:
        start, end = _shown(link.from_, units, boxes), _shown(link.to, units, boxes)
        if start is not None and end is not None and start != end:
            found[link.kind, start, end] = None
    return list(found)


def placed_links(scenario: Scenario) -> tuple[Link, ...]:
    """The links between units that have a place in the organisation: a chart can show no other."""
    placed = hierarchy(scenario).index
    return tuple([link for link in scenario.links if link.from_ in placed and link.to in placed])


def is_asked_for(link: Link, kinds: Collection[LinkKind], unit: str | None) -> bool:
    """Whether the link is of these kinds, or one of `unit`'s."""
    return link.kind in kinds or (unit is not None and unit in (link.from_, link.to))


def drawn_kinds(
    drawings: Sequence[Drawing], scenarios: Sequence[Scenario], kinds: Collection[LinkKind], unit: str | None
) -> frozenset[LinkKind]:
    """Of which kinds lines are drawn in any of the drawings: links between units in one box have none."""
    return frozenset(
        [
            kind
            for drawing, scenario in zip(drawings, scenarios, strict=True)
            for kind, _, _ in _joined(drawing, scenario, kinds, unit, None)
        ]
    )


def link_legend(kinds: Collection[LinkKind]) -> tuple[Legend, ...]:
    """What the lines of these kinds are called, in the order in which menus list them."""
    return tuple([Legend(None, message(f"link.{kind}"), f"link.{kind}") for kind in LINK_KINDS if kind in kinds])


def _shown(unit_id: str, units: Hierarchy, boxes: dict[str, int]) -> int | None:
    """Which box is the unit's, or holds it: of the nearest unit above it that has one, or of siblings gathered."""
    from orgsim.drawing.boxes.gathering import gathering_id

    unit = units.index.get(unit_id, -1)
    while unit >= 0:
        box = boxes.get(units.units[unit].id)
        if box is not None:
            return box
        parent = units.parents[unit]
        top = OUTSIDE if units.sides[unit] == "external" else ""
        above = units.sides[unit] in ("elected", "influence")
        holder = units.units[parent].id if parent >= 0 else top
        for upper in (above, not above):
            box = boxes.get(gathering_id(holder, above=upper))
            if box is not None:
                return box
        unit = parent
    return None
