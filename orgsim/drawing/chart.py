"""The chart of a scenario: from its units to boxes, lines and labels.

The steps: what is visible (`visible`), what stands in each box and the room it takes at several widths of text
(`contents`), the ways to arrange it (`arrangement`), the choice of the one that can be shown largest in the pane
(`choosing`), the places of everything (`placing`), the line between the bands with the trunks that cross it
(`crossing`), all put together (`assembling`).
"""

from __future__ import annotations

import msgspec

from orgsim.drawing.assembling import assemble
from orgsim.drawing.choosing import Fronts, Trials, choose
from orgsim.drawing.contents import Content, content, own_language
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.options import ChartOptions, SiblingOrder
from orgsim.drawing.visible import Visible, visible
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario

__all__ = ["ChartOptions", "SiblingOrder", "draw_chart"]


class Sketch(msgspec.Struct, frozen=True, eq=False):
    """A chart before its arrangement is chosen: what there is to draw, and what was tried already."""

    units: Hierarchy
    shown: Visible
    texts: list[list[Content | None]]
    trials: Trials
    options: ChartOptions


def draw_chart(scenario: Scenario, options: ChartOptions) -> Drawing:
    """The scenario as an org chart that suits the pane: of the arrangements tried, the one with the largest text.

    Elected and influence bodies stand above a line, the administration, companies and programmes below; a scenario of
    one sort has no line. The same scenario and options always give the same drawing.
    """
    return drawn(sketch(scenario, options, Fronts()), options.enough)


def sketch(scenario: Scenario, options: ChartOptions, fronts: Fronts) -> Sketch:
    """Whatever of the scenario's chart does not depend on how large it will be shown.

    Charts with the same `fronts` share what they have in common.
    """
    units = hierarchy(scenario)
    shown = visible(units, options)
    otherwise = own_language(scenario)
    texts = [
        [content(units, unit, options, otherwise) if unit >= 0 else None for unit in band.units] for band in shown.bands
    ]
    return Sketch(units, shown, texts, Trials(shown, texts, fronts), options)


def drawn(sketch: Sketch, enough: float) -> Drawing:
    """The chart in the arrangement that is best where larger text than at the zoom `enough` is worth nothing."""
    choices = choose(sketch.trials, sketch.options.pane, enough)
    return assemble(sketch.units, sketch.shown, sketch.texts, choices, sketch.options)
