"""The chart of a scenario: from its units to boxes, lines and labels.

The steps: what is visible (`visible`), what stands in each box and the room it takes at several widths of text
(`contents`), the ways to arrange it (`arranging`), the choice of the one that can be shown largest in the pane
(`choosing`), the places of everything (`placing`), the line between the bands with the trunks that cross it
(`crossing`), all put together (`assembling`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.boxes import hidden_text
from orgsim.drawing.boxes.contents import Content, content, gathered_content, kinds_told, own_language
from orgsim.drawing.boxes.folding import OUTSIDE
from orgsim.drawing.boxes.holding import holding_of
from orgsim.drawing.boxes.options import ChartOptions, Place, SiblingOrder, Standing, Way
from orgsim.drawing.boxes.visible import Visible, visible
from orgsim.drawing.chart.assembling import Places, assemble
from orgsim.drawing.chart.outlining import in_lists, largest
from orgsim.drawing.chart.planned import Planned
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.layout.arranging import CONVENTIONAL, DENSE
from orgsim.drawing.layout.choosing import MANY, Fronts, Trials, choose
from orgsim.drawing.layout.standing import NOTHING_ASKED, Standings, node_names, standings, wanted
from orgsim.drawing.viewport import fit_zoom
from orgsim.messages import catalog
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario

if TYPE_CHECKING:
    from orgsim.drawing.chart.matrix_chart import MatrixSketch
    from orgsim.drawing.chart.regions import Regions

_WAYS: tuple[Way, ...] = ("down", "right")
_CLEARLY = 1.03
"""How much larger a programme's text must be for it to go from left to right."""
_LARGE = 1.35
"""A zoom from which on still larger text is no reason for that."""

__all__ = ["ChartOptions", "SiblingOrder", "draw_chart"]


class Sketch(msgspec.Struct, frozen=True, eq=False):
    """A chart before its arrangement is chosen: what there is to draw, and what was tried already."""

    units: Hierarchy
    shown: Visible
    texts: list[list[Content | None]]
    trials: Trials
    places: Places
    options: ChartOptions

    def plan(self, pane: tuple[float, float], enough: float, asked: Standings = NOTHING_ASKED) -> Planned:
        """The chart in the arrangement that suits the pane best, of those that stand as they are asked to."""
        options = self.options if pane == self.options.pane else replace(self.options, pane=pane)
        names = self._names() if asked else []
        steady = self.options.steady
        effort = None if steady is None else DENSE if steady.dense else CONVENTIONAL
        choices = choose(self.trials, pane, enough, [wanted(its, asked) for its in names], effort)
        placed = self.places.of(choices)
        return assemble(self.units, self.shown, self.texts, choices, placed, options, self.trials.way)

    def standings(self, drawing: Drawing) -> dict[Place, Standing]:
        """How what it shows stands in its drawing; nothing is said of one that goes right."""
        found: dict[Place, Standing] = {}
        if drawing.way == "down":
            boxes = {box.unit: box for box in drawing.boxes}
            for band, names in zip(self.shown.bands, self._names(), strict=True):
                found |= standings(band, names, boxes)
        return found

    def shown_units(self) -> list[int]:
        """The units that it shows."""
        return [unit for band in self.shown.bands for unit in band.units if unit >= 0]

    def _names(self) -> list[list[str]]:
        outside = "external" in [self.units.sides[unit] for unit in self.shown_units()[:1]]
        return [
            node_names(band, self.units, f"{'outside' if outside else 'inside'}:{place}")
            for place, band in enumerate(self.shown.bands)
        ]


def draw_chart(scenario: Scenario, options: ChartOptions) -> Drawing:
    """The scenario as an org chart that suits the pane: of the arrangements tried, the one with the largest text.

    Elected and influence bodies stand above a line, the administration and programmes below; a scenario of one sort has
    no line. Companies and others at the top that are outside the organisation stand apart (`regions`), and units that
    cross are a matrix (`matrix_chart`). Where boxes could not be read and the options allow it, it is an outline
    (`outlining`). The same scenario and options always give the same drawing.
    """

    def boxes() -> list[Drawing]:
        (way,) = ways([scenario], options)
        return [plan(sketch(scenario, options, Fronts(), way), options.enough).drawing]

    if options.listed:
        return in_lists([scenario], options, boxes)[0]
    return (largest([scenario], options, boxes) if options.outline else boxes())[0]


def ways(scenarios: Sequence[Scenario], options: ChartOptions) -> list[Way]:
    """Which way each of the charts goes that are shown together.

    An organisation goes down, unless it is asked to go right. Programmes go the way in which the smallest of their
    texts is largest, and all the same; that is found out from the whole of them, so that no chart turns over because
    a branch is folded or purposes are shown.
    """
    if options.direction != "auto":
        return [options.direction] * len(scenarios)
    programmes = [scenario for scenario in scenarios if _is_programme(scenario)]
    # The text of very many is small either way until one zooms in, and then no way shows more of it than another.
    if not programmes or any(len(hierarchy(scenario).units) > MANY for scenario in programmes):
        return ["down"] * len(scenarios)
    whole = replace(options, folded=frozenset(), remits=False, staffing=False)
    enough = min(options.enough, _LARGE)
    zooms: dict[Way, float] = {}
    for way in _WAYS:
        plans = [plan(sketch(scenario, whole, Fronts(), way), options.enough) for scenario in programmes]
        zooms[way] = min([fit_zoom(its.size, options.pane) for its in plans])
    best: Way = "right" if min(zooms["right"], enough) > min(zooms["down"], enough) * _CLEARLY else "down"
    return [best if _is_programme(scenario) else "down" for scenario in scenarios]


def _is_programme(scenario: Scenario) -> bool:
    """Whether most of it is of a programme, and nothing of it is elected. What is outside stands apart."""
    sides = [side for side in hierarchy(scenario).sides if side != "external"]
    return 2 * sides.count("programme") > len(sides) and "elected" not in sides


def sketch(scenario: Scenario, options: ChartOptions, fronts: Fronts, way: Way) -> Sketch | MatrixSketch | Regions:
    """Whatever of the scenario's chart does not depend on how large it will be shown.

    Charts with the same `fronts` share what they have in common. What is outside the organisation is a chart of its
    own, and so is what stands beside a matrix.
    """
    units = hierarchy(scenario)
    matrix: MatrixSketch | None = None
    if scenario.matrix is not None:
        from orgsim.drawing.chart.matrix_chart import sketch_matrix

        matrix = sketch_matrix(scenario, units, options)
    crossing = (matrix.over_columns, matrix.over_rows) if matrix is not None else ()
    roots = [root for root in units.roots() if root not in crossing]
    inner = [root for root in roots if units.sides[root] != "external"]
    outer = [root for root in roots if units.sides[root] == "external"]
    charts = [_plain(scenario, options, fronts, way, some) for some in (inner, outer) if some]
    if matrix is None and len(charts) < 2:
        return charts[0] if charts else _plain(scenario, options, fronts, way, [])
    from orgsim.drawing.chart.regions import Regions

    many = options.quick or len(units.units) > MANY
    away = bool(inner or matrix is not None) and bool(outer) and OUTSIDE in options.folded
    if away:
        charts = charts[:-1]
    whole: Sketch | MatrixSketch | Regions | None = matrix
    for chart in charts:
        if whole is None:
            whole = chart
            continue
        parted = bool(outer) and not away and chart is charts[-1]
        names = _names(units, [*crossing, *inner], options) if parted else ("", "")
        whole = Regions(whole, chart, names, options, many)
    assert whole is not None, "there is a matrix or a chart"
    if away:
        name, others = _names(units, [*crossing, *inner], options)
        number = sum(len(units.subtree(root)) for root in outer)
        whole = Regions(whole, None, (name, f"{others} {hidden_text(number)}"), options, many)
    return whole


def _names(units: Hierarchy, inner: Sequence[int], options: ChartOptions) -> tuple[str, str]:
    """What the organisation and what is outside it are called; the one is not named where its chart says it itself."""
    say = catalog(options.language)
    sides = {units.sides[unit] for root in inner for unit in units.subtree(root)}
    name = "administration" if sides == {"administration"} else "elected" if sides == {"elected"} else ""
    return say(f"drawing.band.{name}") if name else "", say("drawing.band.external")


def _plain(scenario: Scenario, options: ChartOptions, fronts: Fronts, way: Way, roots: Sequence[int]) -> Sketch:
    """The chart of what stands at and below these units, as a tree."""
    units = hierarchy(scenario)
    shown = visible(units, options, way, roots)
    otherwise = own_language(scenario)
    told = kinds_told(units) if "programme" in units.sides else frozenset()
    holding = holding_of(units, options.fates[0], options.language) if options.fates else None

    def text(unit: int) -> Content:
        if unit in shown.gathered:
            return gathered_content(units, shown.gathered[unit].units, options, holding)
        return content(units, unit, options, otherwise, told, holding)

    texts = [[text(unit) if unit >= 0 else None for unit in band.units] for band in shown.bands]
    trials = Trials(shown, texts, fronts, way, quick=options.quick, wrapped=options.wrapped)
    return Sketch(units, shown, texts, trials, Places(shown, texts, way), options)


def plan(sketch: Sketch | MatrixSketch | Regions, enough: float, asked: Standings = NOTHING_ASKED) -> Planned:
    """The chart in the arrangement that is best where larger text than at the zoom `enough` is worth nothing.

    What is `asked` of it is how it is to stand, where it can; else as its options say.
    """
    steady = sketch.options.steady
    if steady is not None and not asked:
        asked = dict(steady.places[0] or ())
    return sketch.plan(sketch.options.pane, enough, asked)
