"""The chart of a scenario whose units cross: the subordinates of one are columns, those of another rows.

As on a slide: the unit that the columns belong to stands over all of them, what each column is for is told in its head,
and the rows are bands across all columns. What lies where a column and a row cross belongs to no unit, so it is a
ground and no box. Of the widths of text tried, those are taken that can be shown largest; what is left of the pane goes
to columns and rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.boxes import NAME_SIZE, PAD_X
from orgsim.drawing.boxes.contents import BREAK, Content, Room, content, cut_name, fitted, own_language, room
from orgsim.drawing.boxes.holding import holding_of
from orgsim.drawing.boxes.looks import look_of
from orgsim.drawing.boxes.measures import EDGE, GAP, INDENT, STACK_GAP
from orgsim.drawing.boxes.options import ChartOptions, Place, Standing
from orgsim.drawing.boxes.visible import shown_children
from orgsim.drawing.chart.assembling import smallest_of
from orgsim.drawing.chart.planned import Planned, as_planned
from orgsim.drawing.drawing import Area, Box, Drawing, Line
from orgsim.drawing.layout.standing import NOTHING_ASKED, Standings
from orgsim.drawing.viewport import FIT_MARGIN, fit_zoom
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.scenario import Matrix, Scenario

_COLUMN_WIDTHS: Final = (60.0, 76.0, 92.0, 114.0, 140.0, 175.0, 220.0)
_ROW_WIDTHS: Final = (60.0, 76.0, 92.0, 114.0, 150.0)
_LOWEST_ROW: Final = 34.0
_BELOW_HEAD: Final = 14.0
"""Between a head and what stands below it: a link between the two can be seen there."""
_MOST_BURDEN = 0.5

Stack = tuple[tuple[int, int], ...]
"""The head of a column or row and what is visible below it, in reading order, each with its depth below the head."""


class MatrixSketch(msgspec.Struct, frozen=True, eq=False):
    """A matrix before its widths are chosen."""

    units: Hierarchy
    texts: dict[int, Content]
    """By unit."""
    over_columns: int
    """The unit whose subordinates are the columns."""
    over_rows: int
    columns: tuple[Stack, ...]
    rows: tuple[Stack, ...]
    options: ChartOptions

    def plan(self, pane: tuple[float, float], enough: float, _asked: Standings = NOTHING_ASKED) -> Planned:
        """The matrix in the widths that suit the pane best."""
        return as_planned(draw_matrix(self, pane, enough), smallest_of([list(self.texts.values())]))

    def standings(self, _drawing: Drawing) -> dict[Place, Standing]:
        """Nothing: a matrix stands in one way only."""
        return {}

    def shown_units(self) -> list[int]:
        """Nothing that could be asked to stand otherwise."""
        return []


class _Widths(msgspec.Struct, frozen=True):
    """What the columns, all alike, and the heads of the rows measure."""

    column: float
    row: float


class _Heights(msgspec.Struct, frozen=True):
    """What stands one below the other."""

    over_columns: float
    heads: float
    """Of the heads of all columns."""
    zone: float
    """From the top of the columns' heads to the end of the highest column's units, or of what is over the rows."""
    over_rows: float
    rows: tuple[float, ...]

    @property
    def total(self) -> float:
        """With the gaps between them."""
        return self.over_columns + GAP + self.zone + sum(GAP + height for height in self.rows)


def sketch_matrix(scenario: Scenario, units: Hierarchy, options: ChartOptions) -> MatrixSketch | None:
    """The matrix that the scenario states, or `None` where it states none or an edge has nothing unfolded below it."""
    if scenario.matrix is None:
        return None
    over = edges(units, scenario.matrix)
    if over is None:
        return None
    lists = shown_children(units, options)
    columns, rows = [tuple([_stack(head, lists) for head in lists[edge]]) for edge in over]
    if not (columns and rows):
        return None
    otherwise = own_language(scenario)
    holding = holding_of(units, options.fates[0], options.language) if options.fates else None
    texts = {
        unit: content(units, unit, options, otherwise, holding=holding)
        for unit in (*over, *[unit for stack in (*columns, *rows) for unit, _ in stack])
    }
    # On a matrix the aims of its edges are what it says; further down they are told by the inspector.
    for unit in (*over, *[stack[0][0] for stack in (*columns, *rows)]):
        purpose = units.units[unit].purpose
        if purpose is not None:
            words, spoken = purpose.spoken(options.language)
            texts[unit] = replace(texts[unit], purpose=(words, spoken or otherwise))
    return MatrixSketch(units, texts, *over, columns, rows, options)


def edges(units: Hierarchy, matrix: Matrix) -> tuple[int, int] | None:
    """The units over the columns and over the rows; `None` where they are not two units at the top."""
    over = units.index.get(matrix.columns), units.index.get(matrix.rows)
    if over[0] is None or over[1] is None or over[0] == over[1]:
        return None
    return (over[0], over[1]) if units.parents[over[0]] < 0 and units.parents[over[1]] < 0 else None


def draw_matrix(sketch: MatrixSketch, pane: tuple[float, float], enough: float) -> Drawing:
    """The matrix with the widths that let it be shown largest, filling the pane at that zoom.

    Larger text than at the zoom `enough` is worth nothing.
    """
    best: tuple[float, _Widths, _Heights] | None = None
    for column_text, row_text in product(_COLUMN_WIDTHS, _ROW_WIDTHS):
        rooms = _rooms(sketch, column_text, row_text)
        widths = _widths(sketch, rooms)
        heights = _heights(sketch, widths)
        zoom = min(fit_zoom(_size(sketch, widths, heights), pane), enough)
        burden = min(sum(here.name.broken for here in rooms.values()) * BREAK, _MOST_BURDEN)
        if best is None or zoom * (1 - burden) > best[0] + 1e-9:
            best = zoom * (1 - burden), widths, heights
    assert best is not None, "there are widths to try"
    _, widths, heights = best
    zoom = min(fit_zoom(_size(sketch, widths, heights), pane), enough)
    across, down = [max(side - 2 * FIT_MARGIN, 1.0) / zoom - 2 * EDGE for side in pane]
    widths = _widened(sketch, widths, across)
    heights = _heightened(_heights(sketch, widths), down)
    return _drawing(sketch, widths, heights)


def _stack(head: int, lists: Sequence[Iterable[int]]) -> Stack:
    found: list[tuple[int, int]] = []
    stack = [(head, 0)]
    while stack:
        unit, depth = stack.pop()
        found.append((unit, depth))
        stack += [(child, depth + 1) for child in reversed(tuple(lists[unit]))]
    return tuple(found)


# ─── Sizes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _rooms(sketch: MatrixSketch, column_text: float, row_text: float) -> dict[int, Room]:
    """The rooms of the boxes that set the widths: all but that over the columns, which is as wide as these are."""
    rooms = {sketch.over_rows: room(sketch.texts[sketch.over_rows], row_text)}
    for stacks, text_width in ((sketch.columns, column_text), (sketch.rows, row_text)):
        for stack in stacks:
            for unit, depth in stack:
                rooms[unit] = room(sketch.texts[unit], max(text_width - INDENT * depth, 1.0))
    return rooms


def _widths(sketch: MatrixSketch, rooms: dict[int, Room]) -> _Widths:
    column = max([rooms[unit].width + INDENT * depth for stack in sketch.columns for unit, depth in stack])
    row = max([rooms[unit].width + INDENT * depth for stack in sketch.rows for unit, depth in stack])
    row = max(row, rooms[sketch.over_rows].width)
    # What stands over the columns may hold a word that is wider than they are together.
    count = len(sketch.columns)
    span = _span(count, column)
    needed = room(sketch.texts[sketch.over_columns], span - 2 * PAD_X).width
    return _Widths(max(column, column + (needed - span) / count), row)


def _span(count: int, column: float) -> float:
    return count * column + (count - 1) * GAP


def _filled(sketch: MatrixSketch, unit: int, width: float) -> Room:
    return _within(sketch.texts[unit], width)


@lru_cache(maxsize=4096)
def _within(texts: Content, width: float) -> Room:
    """The texts of a box of that width, which is as wide as they need at least.

    Kept, as each width is tried for many boxes, and again after an edit, which leaves most of them alone.
    """
    inner = width - 2 * PAD_X
    planned = room(texts, inner)
    while planned.width > width + 1e-6 and inner > 1.0:
        # A line may come out wider than asked for, where that saves a word from being torn.
        inner *= 0.9
        planned = room(texts, inner)
    return fitted(texts, planned, width)


def _stack_height(sketch: MatrixSketch, stack: Stack, width: float) -> float:
    """Of what stands below the head, with a gap above each."""
    heights = [_filled(sketch, unit, width - INDENT * depth).height for unit, depth in stack[1:]]
    return _BELOW_HEAD + sum(heights) + STACK_GAP * (len(heights) - 1) if heights else 0.0


def _heights(sketch: MatrixSketch, widths: _Widths) -> _Heights:
    heads = max([_filled(sketch, stack[0][0], widths.column).height for stack in sketch.columns])
    below = max([_stack_height(sketch, stack, widths.column) for stack in sketch.columns])
    over_columns = _filled(sketch, sketch.over_columns, _span(len(sketch.columns), widths.column)).height
    over_rows = _filled(sketch, sketch.over_rows, widths.row).height
    rows = [
        max(
            _filled(sketch, stack[0][0], widths.row).height + _stack_height(sketch, stack, widths.row),
            _LOWEST_ROW,
        )
        for stack in sketch.rows
    ]
    zone = max(heads + below, over_rows - over_columns - GAP)
    return _Heights(over_columns, heads, zone, over_rows, tuple(rows))


def _size(sketch: MatrixSketch, widths: _Widths, heights: _Heights) -> tuple[float, float]:
    return (
        widths.row + GAP + _span(len(sketch.columns), widths.column) + 2 * EDGE,
        heights.total + 2 * EDGE,
    )


def _widened(sketch: MatrixSketch, widths: _Widths, across: float) -> _Widths:
    """The columns and the heads of the rows made wider in proportion, to take `across` together."""
    count = len(sketch.columns)
    free = across - widths.row - GAP - _span(count, widths.column)
    if free <= 0:
        return widths
    share = 1 + free / (widths.row + count * widths.column)
    return _Widths(widths.column * share, widths.row * share)


def _heightened(heights: _Heights, down: float) -> _Heights:
    """The rows made higher to take `down` in all, and as high as each other where there is room for that."""
    room_of_rows = down - (heights.total - sum(heights.rows))
    if room_of_rows <= sum(heights.rows):
        return heights
    # The highest rows keep what they need; the others share the rest.
    level = 0.0
    ordered = sorted(heights.rows)
    for count in range(len(ordered), 0, -1):
        level = (room_of_rows - sum(ordered[count:])) / count
        if level >= ordered[count - 1]:
            break
    return replace(heights, rows=tuple([max(height, level) for height in heights.rows]))


# ─── Places ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _drawing(sketch: MatrixSketch, widths: _Widths, heights: _Heights) -> Drawing:
    boxes: list[Box] = []
    lines: list[Line] = []
    left = EDGE + widths.row + GAP
    span = _span(len(sketch.columns), widths.column)
    heads_top = EDGE + heights.over_columns + GAP
    rows_top = heads_top + heights.zone + GAP
    bottom = EDGE + heights.total
    boxes.append(_box(sketch, sketch.over_columns, left, EDGE, span, heights.over_columns))
    corner = rows_top - GAP - heights.over_rows
    boxes.append(_box(sketch, sketch.over_rows, EDGE, corner, widths.row, heights.over_rows))

    areas: list[Area] = []
    for number, stack in enumerate(sketch.columns):
        x = left + number * (widths.column + GAP)
        areas.append(_area(sketch, stack, x, heads_top, widths.column, bottom - heads_top))
        _place(sketch, stack, (x, heads_top), widths.column, heights.heads, boxes, lines)
    y = rows_top
    for stack, height in zip(sketch.rows, heights.rows, strict=True):
        areas.append(_area(sketch, stack, EDGE, y, widths.row + GAP + span, height))
        head = height - _stack_height(sketch, stack, widths.row)
        _place(sketch, stack, (EDGE, y), widths.row, head, boxes, lines)
        y += height + GAP
    boxes.sort(key=lambda box: box.unit)
    width, height = _size(sketch, widths, heights)
    return Drawing(
        width=width, height=height, boxes=tuple(boxes), lines=tuple(lines), areas=tuple(areas), name_size=NAME_SIZE
    )


def _area(sketch: MatrixSketch, stack: Stack, x: float, y: float, width: float, height: float) -> Area:
    return Area(x=x, y=y, width=width, height=height, look=look_of(sketch.units, stack[0][0]))


def _place(
    sketch: MatrixSketch,
    stack: Stack,
    at: tuple[float, float],
    width: float,
    head: float,
    boxes: list[Box],
    lines: list[Line],
) -> None:
    """Add a head of that height and what stands below it, each deeper unit further right, with the lines to them."""
    units = sketch.units
    placed: dict[int, Box] = {}
    x, y = at
    for unit, depth in stack:
        indent = INDENT * depth
        height = _filled(sketch, unit, width - indent).height if depth else head
        box = _box(sketch, unit, x + indent, y, width - indent, height)
        y += height + (STACK_GAP if depth else _BELOW_HEAD)
        placed[unit] = box
        boxes.append(box)
        parent = placed.get(units.parents[unit])
        if parent is not None:
            stem, middle = parent.x + INDENT / 2, box.y + box.height / 2
            points = ((stem, parent.y + parent.height), (stem, middle), (box.x, middle))
            lines.append(Line(points=points, ends=(parent.id, box.id)))


def _box(sketch: MatrixSketch, unit: int, x: float, y: float, width: float, height: float) -> Box:
    units, texts = sketch.units, sketch.texts[unit]
    here, filled = units.units[unit], _filled(sketch, unit, width)
    return Box(
        unit=unit,
        id=here.id,
        x=x,
        y=y,
        width=width,
        height=height,
        look=look_of(units, unit),
        name=filled.name.lines,
        whole=cut_name(texts, filled.name.lines),
        label=texts.label,
        purpose=filled.purpose,
        seats=texts.seats,
        remit=filled.remit,
        held=filled.held,
        stacked=here.weight > 1,
        open=texts.open,
        outside=texts.outside,
        hidden=texts.hidden,
        foldable=bool(units.children[unit]),
    )
