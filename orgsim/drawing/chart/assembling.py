"""Puts the placed bands together into a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

import msgspec

from orgsim.drawing.boxes.boxes import NAME_SIZE, REMIT_SIZE
from orgsim.drawing.boxes.contents import Content, cut_name, fitted
from orgsim.drawing.boxes.looks import look_of
from orgsim.drawing.boxes.measures import BAND_HEIGHT, BAND_MARGIN, EDGE, LABEL_SIZE, STEM_GAP, TRACK
from orgsim.drawing.boxes.options import ChartOptions, Way
from orgsim.drawing.boxes.visible import Band, Visible
from orgsim.drawing.chart.band_names import HEAD_HEIGHT, BandHeads, BandNames, band_heads, band_names
from orgsim.drawing.chart.planned import Planned, as_planned
from orgsim.drawing.drawing import Box, Drawing, Label, Line
from orgsim.drawing.layout.choosing import Choice
from orgsim.drawing.layout.crossing import shifts, tracks
from orgsim.drawing.layout.places import Edge, FittedHeight, Placed
from orgsim.drawing.layout.placing import place
from orgsim.drawing.layout.sideways import turned_over
from orgsim.drawing.viewport import FIT_MARGIN, LARGEST_FIT
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.hierarchy import Hierarchy

_STRAIGHT_ENOUGH = 0.5
"""A unit that is so near to straight below its trunk is put there."""
_NEARLY_STRAIGHT = STEM_GAP
"""The same of a band that is moved as one, be the drawing a little wider by it: a small jog looks like a mistake."""
_LANDING = 12.0
"""A trunk comes straight down onto a box if it is so far from its sides at least."""


class Places:
    """Where everything stands in each arrangement of a chart that was looked at: panes often choose the same."""

    def __init__(self, shown: Visible, texts: Sequence[Sequence[Content | None]], way: Way) -> None:
        self._shown = shown
        self._texts = texts
        self._fitting = _fitted_height if way == "down" else _planned_length
        self._known: list[tuple[int, Choice, Placed]] = []

    def of(self, chosen: Sequence[Choice]) -> list[Placed]:
        """The places of each band in the arrangement that was chosen for it."""
        return [self._placed(at, choice) for at, choice in enumerate(chosen)]

    def _placed(self, at: int, choice: Choice) -> Placed:
        for band, known, placed in self._known:
            if band == at and known.option is choice.option and known.trunks == choice.trunks:
                return placed
        leave_if_abandoned()
        fitting = self._fitting(self._texts[at], choice)
        placed = place(self._shown.bands[at], choice.measured.sizes, choice.option, fitting, choice.trunks)
        self._known.append((at, choice, placed))
        return placed


def assemble(
    units: Hierarchy,
    shown: Visible,
    texts: Sequence[Sequence[Content | None]],
    chosen: Sequence[Choice],
    placed: Sequence[Placed],
    options: ChartOptions,
    way: Way = "down",
) -> Planned:
    """The chart of the bands in the arrangements that were chosen; one that goes right is turned over at the end."""
    if not placed:
        return as_planned(Drawing(width=0.0, height=0.0), inf)
    labels: tuple[Label, ...] = ()
    trunk_lines: list[Line] = []
    if shown.divided:
        meeting = _meet(units, shown, placed, options, way == "right")
        width, height, moves = meeting.width, meeting.height, meeting.moves
        labels, trunk_lines = meeting.labels, meeting.lines
    else:
        width, height = placed[0].width, placed[0].height
        moves = [_Move([EDGE] * len(placed[0].x), EDGE)]
    width, height = width + 2 * EDGE, height + 2 * EDGE

    def draw() -> Drawing:
        boxes: list[Box] = []
        lines: list[Line] = []
        for band, here, contents, choice, move in zip(shown.bands, placed, texts, chosen, moves, strict=True):
            boxes += _boxes(units, shown, band, here, contents, choice, move, way)
            lines += _lines(units, shown, band, here, move)
        boxes.sort(key=_unit)
        drawing = Drawing(
            width=width,
            height=height,
            boxes=tuple(boxes),
            lines=(*lines, *trunk_lines),
            labels=labels,
            name_size=NAME_SIZE,
        )
        return drawing if way == "down" else turned_over(drawing)

    smallest = min(smallest_of(texts), LABEL_SIZE if labels else inf)
    return Planned(width, height, smallest, draw) if way == "down" else Planned(height, width, smallest, draw)


def smallest_of(texts: Iterable[Sequence[Content | None]]) -> float:
    """The size of the smallest text in boxes that hold these; endless where there is none."""
    there = [content for contents in texts for content in contents if content is not None]
    if any(content.remit or content.purpose or content.amounts or content.label for content in there):
        return REMIT_SIZE
    return NAME_SIZE if there else inf


def _fitted_height(contents: Sequence[Content | None], choice: Choice) -> FittedHeight:
    several = len(choice.measured.sizes) > 1

    def height(node: int, text: int, width: float) -> float:
        content, planned = contents[node], choice.measured.rooms[text][node]
        if content is None or planned is None:
            return 0.0
        return fitted(content, planned, width).height if several else planned.height

    return height


def _planned_length(contents: Sequence[Content | None], choice: Choice) -> FittedHeight:
    """Of a chart that goes right: there the width of a box stands for its height, and is that of its layer."""
    return lambda node, text, _: choice.measured.sizes[text].heights[node]


class _Move(msgspec.Struct, frozen=True, eq=False):
    """From a band's own coordinates to the drawing's."""

    dx: list[float]
    """By node: groups of the lower band are moved apart."""
    dy: float


class _Meeting(msgspec.Struct, frozen=True, eq=False):
    """Both bands and the line between them."""

    width: float
    height: float
    moves: list[_Move]
    lines: list[Line]
    labels: tuple[Label, ...]


def _unit(box: Box) -> int:
    return box.unit


def _boxes(
    units: Hierarchy,
    shown: Visible,
    band: Band,
    placed: Placed,
    contents: Sequence[Content | None],
    choice: Choice,
    move: _Move,
    way: Way,
) -> list[Box]:
    boxes = []
    turned = way == "right"
    # Where only one width of text was tried there are many boxes, and what they hold was broken for about their width.
    several = len(choice.measured.sizes) > 1
    dy, all_units, children = move.dy, units.units, units.children
    for node, unit in enumerate(band.units):
        content, planned = contents[node], choice.measured.rooms[placed.texts[node]][node]
        if content is None or planned is None:
            continue
        width, height = placed.widths[node], placed.heights[node]
        filled = fitted(content, planned, height if turned else width) if several else planned
        here = all_units[unit]
        boxes.append(
            Box(
                unit=unit,
                id=shown.box_id(units, unit),
                x=placed.x[node] + move.dx[node],
                y=placed.y[node] + dy,
                width=width,
                height=height,
                look=look_of(units, unit),
                name=filled.name.lines,
                whole=cut_name(content, filled.name.lines),
                label=content.label,
                purpose=filled.purpose,
                seats=content.seats,
                remit=filled.remit,
                stacked=here.weight > 1 or content.gathers > 0,
                open=content.open,
                outside=content.outside,
                hidden=content.hidden,
                foldable=bool(children[unit]) or content.gathers > 0,
                gathers=content.gathers,
                held=filled.held,
            )
        )
    return boxes


def _lines(units: Hierarchy, shown: Visible, band: Band, placed: Placed, move: _Move) -> list[Line]:
    lines = []
    all_units, dy = units.units, move.dy
    for edge in placed.edges:
        parent = band.units[edge.parent]
        if parent < 0:
            continue
        dx = move.dx[edge.parent]
        lines.append(
            Line(
                points=tuple([(x + dx, y + dy) for x, y in edge.points]),
                style="beside" if edge.beside else "hierarchy",
                ends=(all_units[parent].id, shown.box_id(units, band.units[edge.child])),
            )
        )
    return lines


# ─── The line between the bands ────────────────────────────────────────────────────────────────────────────────────


def _meet(units: Hierarchy, shown: Visible, placed: Sequence[Placed], options: ChartOptions, turned: bool) -> _Meeting:
    upper_band, lower_band = shown.bands
    upper, lower = placed
    groups = _groups(lower_band)
    trunk_of = {upper_band.units[node]: way for node, way in upper.trunks.items()}
    ways = [trunk_of.get(lower_band.above[group]) for group in groups]
    wanted = [way[-1][0] if way else None for way in ways]
    axes = [lower.landings[group][0] if group in lower.landings else 0.0 for group in groups]

    pane = (options.pane[1], options.pane[0]) if turned else options.pane
    room = max(_room(upper, lower, pane), upper.width, lower.width)
    centre = upper.width / 2
    moved = shifts(wanted, axes, centre - room / 2, centre + room / 2 - lower.width, centre - lower.width / 2)
    enough = _NEARLY_STRAIGHT if len(groups) == 1 else _STRAIGHT_ENOUGH
    moved = [
        trunk - axis if trunk is not None and abs(trunk - axis - shift) < enough else shift
        for trunk, axis, shift in zip(wanted, axes, moved, strict=True)
    ]
    left = min(0.0, moved[0])
    width = max(upper.width, moved[-1] + lower.width) - left
    head = HEAD_HEIGHT if turned else 0.0
    width += head
    dx = EDGE - left + head

    by_node = _by_node(groups, moved, len(lower_band.units))
    starts, ends, nodes = [], [], []
    for group, way, shift in zip(groups, ways, moved, strict=True):
        if way is None:
            continue
        start, end = way[-1][0], lower.landings[group][0] + shift
        unit_width = lower.widths[group] if lower_band.units[group] >= 0 else 0.0
        if abs(start - end) < max(unit_width / 2 - _LANDING, 1e-6):
            end = start
        starts.append(start)
        ends.append(end)
        nodes.append((group, way))
    levels = tracks(starts, ends)

    names: BandNames | BandHeads
    if turned:
        names = band_heads(options, EDGE + upper.height + BAND_MARGIN)
    else:
        names = band_names(options, [start + dx for start in starts], width, room)
    width = max(width, names.width)
    line_y = EDGE + upper.height + BAND_MARGIN + names.heights[0]
    tracks_y = line_y + names.heights[1] + BAND_MARGIN / 3
    lower_y = line_y + names.heights[1] + BAND_MARGIN + TRACK * max(levels, default=0)
    moves = [_Move([dx] * len(upper_band.units), EDGE), _Move([shift + dx for shift in by_node], lower_y)]
    band_line = Line(points=((EDGE, line_y), (EDGE + width, line_y)), style="band")
    lines = [band_line]
    edges = _edges_by_holder(lower_band, lower)
    for (group, way), start, end, level in zip(nodes, starts, ends, levels, strict=True):
        down = [(x + dx, y + EDGE) for x, y in way]
        if start != end:
            down += [(start + dx, tracks_y + TRACK * level), (end + dx, tracks_y + TRACK * level)]
        parent = units.units[lower_band.above[group]].id
        unit = lower_band.units[group]
        if unit >= 0:
            points = (*down, (end + dx, lower.y[group] + lower_y))
            lines.append(Line(points=points, ends=(parent, shown.box_id(units, unit))))
        else:
            shift = moves[1].dx[group]
            for edge in edges[group]:
                points = (*down, *[(x + shift, y + lower_y) for x, y in edge.points])
                lines.append(Line(points=points, ends=(parent, shown.box_id(units, lower_band.units[edge.child]))))
    height = max(lower_y - EDGE + lower.height, names.least_end(line_y) - EDGE)
    return _Meeting(width, height, moves, lines, names.labels(line_y))


def _room(upper: Placed, lower: Placed, pane: tuple[float, float]) -> float:
    """How wide the drawing may be in the pane without its text getting smaller."""
    pane_width, pane_height = [max(side - 2 * FIT_MARGIN, 1.0) for side in pane]
    height = upper.height + BAND_HEIGHT + lower.height
    return pane_width / min(pane_height / height, LARGEST_FIT)


def _groups(lower: Band) -> list[int]:
    """The nodes of the lower band that stand by themselves, each with all below it."""
    holds_several = lower.units[0] < 0 and lower.above[0] < 0
    return lower.below[0] if holds_several else [0]


def _by_node(groups: list[int], moved: list[float], count: int) -> list[float]:
    by_node = [0.0] * count
    for group, end, shift in zip(groups, [*groups[1:], count], moved, strict=True):
        by_node[group:end] = [shift] * (end - group)
    return by_node


def _edges_by_holder(lower: Band, placed: Placed) -> dict[int, list[Edge]]:
    edges: dict[int, list[Edge]] = {}
    for edge in placed.edges:
        if lower.units[edge.parent] < 0:
            edges.setdefault(edge.parent, []).append(edge)
    return edges
