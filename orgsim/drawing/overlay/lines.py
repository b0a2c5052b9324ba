"""The links that are drawn in a chart, with what its overlay draws beside them; most charts have none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from orgsim.drawing.chart.links import is_asked_for, link_lines
from orgsim.drawing.drawing import Drawing, Line
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import LINK_KINDS, Link, LinkKind, Scenario

if TYPE_CHECKING:
    from orgsim.analysis.overlays.overlaid import Overlaid
    from orgsim.drawing.links.obstacles import Pane

SEATS: Final[LinkKind] = "appoints"
"""How lines look that lead from a body to one whose seats its members fill."""


def overlay_links(
    scenario: Scenario,
    kinds: Collection[LinkKind],
    selected: str | None,
    overlay: Overlaid | None,
    column: int,
    links: Sequence[Link] | None = None,
) -> tuple[Link, ...]:
    """Of the scenario's links, or of those, the ones that are asked for; and what an overlay draws in any case."""
    asked = [link for link in (scenario.links if links is None else links) if is_asked_for(link, kinds, selected)]
    if overlay is None:
        return tuple(asked)
    units = hierarchy(scenario).units
    drawn = overlay.columns[column].drawn
    return (*asked, *[Link(kind=SEATS, from_=units[one].id, to=units[other].id) for one, other in drawn])


def overlay_lines(
    drawing: Drawing,
    scenario: Scenario,
    kinds: Collection[LinkKind],
    selected: str | None,
    overlay: Overlaid | None,
    column: int,
    links: Sequence[Link] | None = None,
    pane: Pane | None = None,
) -> tuple[Line, ...]:
    """The lines of `overlay_links`, as `link_lines` gives them, in the colours of the overlay if there is one."""
    asked = overlay_links(scenario, kinds, selected, overlay, column, links)
    lines = link_lines(drawing, scenario, LINK_KINDS, None, asked, pane)
    if overlay is None:
        return lines
    from orgsim.drawing.overlay.shading import shade_lines

    return shade_lines(lines, drawing, scenario, overlay, column)
