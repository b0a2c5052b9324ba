"""Outlines of scenarios, and when they are taken in place of boxes joined by lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from orgsim.drawing.boxes.boxes import NAME_SIZE, hidden_text
from orgsim.drawing.boxes.contents import Content, content, gathered_content, kinds_told, own_language
from orgsim.drawing.boxes.folding import OUTSIDE
from orgsim.drawing.boxes.holding import holding_of
from orgsim.drawing.boxes.options import ChartOptions, in_column
from orgsim.drawing.boxes.visible import Band, Visible, visible
from orgsim.drawing.chart.band_names import band_texts
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.layout.choosing import MANY
from orgsim.drawing.outline.drawing import draw_outlines
from orgsim.drawing.outline.entries import Entries, Part, entries
from orgsim.drawing.viewport import fit_zoom
from orgsim.messages import catalog
from orgsim.model.hierarchy import Hierarchy, count_units, hierarchy
from orgsim.model.scenario import Scenario

_READABLE = 11.0
"""Pixels to the em of names that are read: boxes that show theirs so large are not questioned."""
_CLEARLY = 1.1
"""How much larger the names of outlines must be than those of boxes."""
_HOPELESS = 8.0
"""Pixels to the em of an outline's names below which many boxes, which need more room, are not tried."""


def in_lists(scenarios: Sequence[Scenario], options: ChartOptions, boxes: Callable[[], list[Drawing]]) -> list[Drawing]:
    """The scenarios as outlines, where they can be; else in the boxes that are drawn on demand."""
    return outlines(scenarios, options) or boxes()


def largest(scenarios: Sequence[Scenario], options: ChartOptions, boxes: Callable[[], list[Drawing]]) -> list[Drawing]:
    """The scenarios in the boxes that are drawn on demand, or as outlines where those are larger.

    Boxes that can be read stay, and so do those that are to go a certain way. Where outlines are so small that boxes,
    which need more room, are no larger for certain, these are not drawn.
    """
    if options.direction != "auto":
        return boxes()
    many = count_units(scenarios) > MANY
    lists = outlines(scenarios, options) if many else None
    if lists is not None and _size(lists, options) < _HOPELESS:
        return lists
    drawn = boxes()
    size = _size(drawn, options)
    if size >= _READABLE:
        return drawn
    lists = lists or outlines(scenarios, options)
    return lists if lists is not None and _size(lists, options) > size * _CLEARLY else drawn


def outlines(scenarios: Sequence[Scenario], options: ChartOptions) -> list[Drawing] | None:
    """The scenarios as outlines side by side; `None` where one of them cannot be one, as units that cross cannot."""
    known = its_lines(scenarios, options)
    return draw_outlines(known, options) if known else None


def its_lines(scenarios: Sequence[Scenario], options: ChartOptions) -> list[tuple[Hierarchy, Entries]] | None:
    """The lines of the outlines of all scenarios; `None` where one of them cannot be an outline."""
    found = []
    for column, scenario in enumerate(scenarios):
        part = outline(scenario, options, column)
        if part is None:
            return None
        found.append(part)
    return found


def _size(drawings: Sequence[Drawing], options: ChartOptions) -> float:
    """Pixels to the em of the names of charts that are fitted to their panes at one zoom."""
    return min([NAME_SIZE * fit_zoom((its.width, its.height), options.pane) for its in drawings], default=NAME_SIZE)


def outline(scenario: Scenario, options: ChartOptions, column: int = 0) -> tuple[Hierarchy, Entries] | None:
    """The lines of the scenario's outline: elected bodies, the administration, and what is outside, in that order.

    `None` where it cannot be one: where units cross, and without units. `column` is where it stands among others.
    """
    units = hierarchy(scenario)
    inner = [root for root in units.roots() if units.sides[root] != "external"]
    outer = [root for root in units.roots() if units.sides[root] == "external"]
    if scenario.matrix is not None or not units.units:
        return None
    options = in_column(options, column)
    away = bool(inner and outer) and OUTSIDE in options.folded
    elected, administration = band_texts(options)
    say = catalog(options.language)
    bands: list[tuple[Visible, Band, str]] = []
    if inner:
        shown = visible(units, options, "right", inner)
        names = [elected, administration] if shown.divided else [""]
        if outer and not shown.divided:
            names = [_only_name(units, inner, (elected, administration))]
        bands += [(shown, band, name) for band, name in zip(shown.bands, names, strict=True)]
    others = say("drawing.band.external") if inner else ""
    if outer and not away:
        shown = visible(units, options, "right", outer)
        bands += [(shown, band, others) for band in shown.bands]
    otherwise = own_language(scenario)
    told = kinds_told(units) if "programme" in units.sides else frozenset()
    holding = holding_of(units, options.fates[0], options.language) if options.fates else None

    def text(shown: Visible, unit: int) -> Content:
        if unit in shown.gathered:
            return gathered_content(units, shown.gathered[unit].units, options, holding)
        return content(units, unit, options, otherwise, told, holding)

    parts = [
        Part(band, [text(shown, unit) if unit >= 0 else None for unit in band.units], name, shown.gathered)
        for shown, band, name in bands
    ]
    number = sum(len(units.subtree(root)) for root in outer)
    return units, entries(parts, options.language, f"{others} {hidden_text(number)}" if away else "")


def _only_name(units: Hierarchy, roots: Sequence[int], names: tuple[str, str]) -> str:
    sides = {units.sides[unit] for root in roots for unit in units.subtree(root)}
    return names[0] if sides == {"elected"} else names[1] if sides == {"administration"} else ""
