"""The chart of a scenario: from its units to boxes, lines and labels.

The steps: what is visible (`visible`), what stands in each box and the room it takes at several widths of text
(`contents`), the ways to arrange it (`arrangement`), the choice of the one that can be shown largest in the pane
(`choosing`), the places of everything (`placing`), the line between the bands with the trunks that cross it
(`crossing`), all put together (`assembling`).
"""

from __future__ import annotations

from orgsim.drawing.assembling import assemble
from orgsim.drawing.choosing import choose
from orgsim.drawing.contents import content, own_language
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.options import ChartOptions, SiblingOrder
from orgsim.drawing.visible import visible
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

__all__ = ["ChartOptions", "SiblingOrder", "draw_chart"]


def draw_chart(scenario: Scenario, options: ChartOptions) -> Drawing:
    """The scenario as an org chart that suits the pane: of the arrangements tried, the one with the largest text.

    Elected and influence bodies stand above a line, the administration, companies and programmes below; a scenario of
    one sort has no line. The same scenario and options always give the same drawing.
    """
    units = hierarchy(scenario)
    shown = visible(units, options)
    otherwise = own_language(scenario)
    texts = [
        [content(units, unit, options, otherwise) if unit >= 0 else None for unit in band.units] for band in shown.bands
    ]
    return assemble(units, shown, texts, choose(shown, texts, options.pane, options.enough), options)
