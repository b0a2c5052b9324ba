"""Several scenarios' charts for panes that stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgsim.drawing.boxes.alignment import shared_order
from orgsim.drawing.boxes.boxes import NAME_SIZE, READABLE
from orgsim.drawing.boxes.options import ChartOptions, Way, in_column
from orgsim.drawing.chart.chart import Sketch, plan, sketch, ways
from orgsim.drawing.chart.likeness import likeness
from orgsim.drawing.chart.outlining import in_lists, largest
from orgsim.drawing.chart.planned import Planned
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.layout.choosing import Fronts
from orgsim.drawing.layout.standing import Standings
from orgsim.drawing.text.breaking import HYPHEN
from orgsim.drawing.viewport import fit_zoom
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario

if TYPE_CHECKING:
    from orgsim.drawing.chart.matrix_chart import MatrixSketch
    from orgsim.drawing.chart.regions import Regions, Sketched

    _Begun = Sketch | MatrixSketch | Regions
    _Found = tuple[_Begun, Planned]

_FEW = 400
"""Boxes up to which a chart is cheap enough to be laid out twice."""
_ROOM = 1.02
"""How much larger a chart's text could be, to be laid out again with fewer broken names."""
_ALIKE = 0.9
"""How much of the text's size is kept for certain where charts are made to stand alike."""


def draw_side_by_side(scenarios: Sequence[Scenario], options: ChartOptions) -> list[Drawing]:
    """A chart of each scenario, for panes of one shape in which all are shown at one zoom.

    Where boxes could not be read and the options allow it, all are outlines in columns of the same width.
    """
    if not (options.outline or options.listed):
        return _in_boxes(scenarios, options)
    aligned = replace(options, rank=shared_order(scenarios, options.leading))
    take = in_lists if options.listed else largest
    return take(scenarios, aligned, lambda: _in_boxes(scenarios, options))


def _in_boxes(scenarios: Sequence[Scenario], options: ChartOptions) -> list[Drawing]:
    """A chart of each scenario, for panes of one shape in which all are shown at one zoom.

    Units that scenarios share keep their order, and charts of one sort go the same way. The chart that needs most room
    decides the zoom; the others are laid out again for just that, which lets them look as usual, and so alike, where
    larger text would be lost. What still stands otherwise than in another chart is asked to stand as it does there,
    where that costs less than a tenth of the text's size. What has room after that has fewer broken names.
    """
    aligned = replace(options, rank=shared_order(scenarios, options.leading))
    hierarchies = [hierarchy(scenario) for scenario in scenarios]
    few = bool(aligned.folded or aligned.gathered) or sum(len(flat.units) for flat in hierarchies) <= _FEW
    sketches, plans = (planned_each if few else _planned_each)(tuple(scenarios), aligned)
    drawings = [its.drawing for its in plans]
    least = min([_zoom(drawing, options) for drawing in drawings], default=1.0)
    for column, (its, drawing) in enumerate(zip(sketches, drawings, strict=True)):
        if _zoom(drawing, options) > least and len(drawing.boxes) <= _FEW:
            usual = plan(its, least)
            if fit_zoom(usual.size, options.pane) >= least:
                drawings[column] = usual.drawing
    drawings = _alike(sketches, drawings, options, hierarchies)
    least = min([_zoom(drawing, options) for drawing in drawings], default=1.0)
    return [_unbroken(its, drawing, options, least) for its, drawing in zip(sketches, drawings, strict=True)]


def _planned_each(
    scenarios: tuple[Scenario, ...], options: ChartOptions, *, kept: bool = False
) -> tuple[list[_Begun], list[Planned]]:
    """The chart of each as it is largest by itself, and what it was drawn from. `options` order siblings alike.

    `kept`: those of single columns are kept for a while.
    """
    fronts = Fronts()
    column_of = _kept_column if kept else _planned
    found = [
        column_of(scenario, in_column(options, column), way, fronts)
        for column, (scenario, way) in enumerate(zip(scenarios, ways(scenarios, options), strict=True))
    ]
    return [its for its, _ in found], [its for _, its in found]


planned_each = lru_cache(maxsize=4)(partial(_planned_each, kept=True))
"""The same, kept for a while: charts are laid out to see whether what is folded lets them be read, and then drawn.

Of drafts of which one is edited, the others' charts are those that they were.
"""


def _planned(scenario: Scenario, options: ChartOptions, way: Way, fronts: Fronts) -> _Found:
    its = sketch(scenario, options, fronts, way)
    return its, plan(its, options.enough)


_KEPT = 24
"""Charts of single columns: of eight drafts, in the three ways that are tried after an edit."""
_columns: dict[tuple[Scenario, ChartOptions, Way], _Found] = {}
"""The last of them. What two threads would do to it at once, they do in single steps."""
_KEPT_PAST = 2
"""Of one draft the last of what it has become, with each edit another: the chart before an edit, and that after it."""


def _kept_column(scenario: Scenario, options: ChartOptions, way: Way, fronts: Fronts) -> _Found:
    key = scenario, options, way
    found = _columns.pop(key, None) or _planned(scenario, options, way, fronts)
    _columns[key] = found
    known = list(_columns)
    versions = list(dict.fromkeys([its for its, _, _ in reversed(known) if its.id == scenario.id]))
    past = set(versions[_KEPT_PAST:])
    for oldest in [*known[:-_KEPT], *[its for its in known if its[0] in past]]:
        _columns.pop(oldest, None)
    return found


def planned_alone(scenario: Scenario, options: ChartOptions, column: int) -> Planned:
    """The chart of that column as it is largest by itself."""
    (way,) = ways((scenario,), options)
    return plan(sketch(scenario, in_column(options, column), Fronts(), way), options.enough)


def _alike(
    sketches: Sequence[Sketched], drawings: list[Drawing], options: ChartOptions, hierarchies: Sequence[Hierarchy]
) -> list[Drawing]:
    """The drawings made as alike as they can be at nearly the same zoom: all as one of them stands."""
    if len(drawings) < 2 or max(len(drawing.boxes) for drawing in drawings) > _FEW:
        return drawings
    zooms = [_zoom(drawing, options) for drawing in drawings]
    # A tenth is not little where it takes the names away.
    least = max(_ALIKE * min(zooms), min(*zooms, max(READABLE / NAME_SIZE, options.legible)))
    best, found = (likeness(drawings, hierarchies), min(zooms)), drawings
    for model in sorted(range(len(drawings)), key=zooms.__getitem__):
        if best[0] == 1.0:
            break
        asked = sketches[model].standings(drawings[model])
        tried = [
            drawing if column == model else _as_asked(its, drawing, asked, options, least)
            for column, (its, drawing) in enumerate(zip(sketches, drawings, strict=True))
        ]
        worth = likeness(tried, hierarchies), min(_zoom(drawing, options) for drawing in tried)
        if worth > best:
            best, found = worth, tried
    return found


def _as_asked(sketch: Sketched, drawing: Drawing, asked: Standings, options: ChartOptions, least: float) -> Drawing:
    """The chart as it is asked to stand, as far as its zoom is not below `least`; else as it is.

    Where all that is asked for makes it too small, it is only asked for what is nearest to its leaves, or to its top.
    """
    if drawing.way != "down":
        return drawing
    own = sketch.standings(drawing)
    differing = [name for name, standing in own.items() if asked.get(name, standing) != standing]
    half = len(differing) // 2
    for names in (differing, differing[half:], differing[:half]):
        part = own | {name: asked[name] for name in names}
        if names and fit_zoom((other := sketch.plan(options.pane, least, part)).size, options.pane) >= least:
            return other.drawing
    return drawing


def _unbroken(sketch: Sketched, drawing: Drawing, options: ChartOptions, least: float) -> Drawing:
    """The chart as it stands, with fewer broken names where it has room for more than at the zoom `least`."""
    broken = _broken(drawing)
    if not broken or _zoom(drawing, options) < least * _ROOM or len(drawing.boxes) > _FEW or drawing.way != "down":
        return drawing
    standings = sketch.standings(drawing)
    other = sketch.plan(options.pane, least, standings)
    if fit_zoom(other.size, options.pane) < least or sketch.standings(other.drawing) != standings:
        return drawing
    return other.drawing if _broken(other.drawing) < broken else drawing


def _broken(drawing: Drawing) -> int:
    return sum(line.endswith(HYPHEN) for box in drawing.boxes for line in box.name)


def _zoom(drawing: Drawing, options: ChartOptions) -> float:
    return fit_zoom((drawing.width, drawing.height), options.pane)
