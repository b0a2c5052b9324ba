"""From a chosen arrangement to places: where every box of a band stands, and the lines between them.

Rows are drawn as tidy trees. What is arranged otherwise (a stack, two columns, several rows, a box with others beside
it) is one node to them, as wide and high as all it holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgsim.drawing.boxes.measures import GAP, INDENT, PAIR_DROP, ROW_GAP, STACK_GAP, STEM_GAP
from orgsim.drawing.boxes.visible import Band, trunk_slot
from orgsim.drawing.drawing import Point
from orgsim.drawing.layout.arrangement import Mode, Option, common_width
from orgsim.drawing.layout.column_balancing import column_height, columns_of, pair_cut, stretch_heights
from orgsim.drawing.layout.columns import Columns, stretches
from orgsim.drawing.layout.places import Block, Edge, FittedHeight, Placed, State
from orgsim.drawing.layout.sizes import Sizes, common_height, gap_below, own_heights
from orgsim.drawing.layout.trees import clear_of, tidy_row

_JOG = 12.0
"""A line that would step aside by less goes straight down, if it is so far from the sides of the box at least."""


def place(
    band: Band,
    measured: Sequence[Sizes],
    chosen: Option,
    fitted: FittedHeight,
    clear: Mapping[int, tuple[float, float]] | None = None,
) -> Placed:
    """Place the nodes of a band, measured at several widths of text, in the arrangement chosen for its root."""
    count = len(band.units)
    first = measured[0]
    state = State(
        band,
        clear or {},
        [0.0] * count,
        [0.0] * count,
        [0] * count,
        [0.0] * count,
        first.cards,
        first.gap,
        first.family_gap,
    )
    nodes = _widen(state, measured, chosen, fitted)
    for node in reversed(nodes):
        _arrange(state, node)
    return _settle(state, nodes)


# ─── Sizes of boxes, from the root down ────────────────────────────────────────────────────────────────────────────


def _widen(state: State, measured: Sequence[Sizes], chosen: Option, fitted: FittedHeight) -> list[int]:
    """Give all boxes their widths and heights, equal ones to siblings in a row. The nodes in rows, in pre-order."""
    band, options, widths, heights, texts = state.band, state.options, state.widths, state.heights, state.texts
    options[0] = chosen
    widths[0] = chosen.need
    texts[0] = chosen.text
    heights[0] = fitted(0, chosen.text, chosen.need)
    nodes = [0]
    stacked: list[int] = []
    some_cards = any(state.cards)
    for node in nodes:
        option, below, beside = options[node], band.below[node], band.beside[node]
        if option.mode is Mode.STACK:
            stacked += _stacked(state, below, widths[node] - INDENT, option.below_text, fitted)
        elif option.mode in (Mode.PAIR, Mode.COLUMNS):
            width = max([measured[option.below_text].stack_widths[child] for child in below])
            stacked += _stacked(state, below, width, option.below_text, fitted)
        elif option.picks:
            sized = measured[option.picks[0].text]
            common = common_width(sized, option.picks)
            for child, pick in zip(below, option.picks, strict=True):
                options[child] = pick
                state.in_row_of[child] = node
                texts[child] = pick.text
                # What has no box takes no width, unless its stack hangs from where its left edge would be.
                widths[child] = common if common and band.units[child] >= 0 else pick.need
            own = [fitted(child, texts[child], common) for child in below]
            if some_cards and own_heights(own, [sized.cards[child] for child in below]):
                for child, height in zip(below, own, strict=True):
                    heights[child] = height
            else:
                common_one = common_height(own)
                for child, height in zip(below, own, strict=True):
                    heights[child] = max(common_one, height) if band.units[child] >= 0 else 0.0
            nodes += below
        if beside:
            width = max([measured[option.text].stack_widths[child] for child in beside])
            stacked += _stacked(state, beside, width, option.text, fitted)
    spans = state.spans
    stacked.sort(reverse=True)
    for node in stacked:
        listed = (*band.beside[node], *band.below[node])
        spans[node] = heights[node] + sum([spans[child] + STACK_GAP for child in listed])
    for node in nodes:
        spans[node] = heights[node]
        beside = band.beside[node]
        if beside:
            header = options[node].header
            for side in (beside[: header.left_count], beside[header.left_count :]):
                columns = columns_of(len(side), header.columns)
                spans[node] = max(spans[node], column_height([spans[child] for child in side], columns))
    nodes.sort()
    return nodes


def _stacked(state: State, nodes: list[int], width: float, text: int, fitted: FittedHeight) -> list[int]:
    """Give the boxes of a stack, and those in the stacks below them, their sizes; all of them."""
    band, widths, heights, texts = state.band, state.widths, state.heights, state.texts
    for node in nodes:
        widths[node] = width
    found = list(nodes)
    for node in found:
        texts[node] = text
        heights[node] = fitted(node, text, widths[node])
        for below in (band.beside[node], band.below[node]):
            if below:
                inner = widths[node] - INDENT
                for child in below:
                    widths[child] = inner
                found += below
    return found


# ─── Sizes of blocks and relative places, from below upwards ───────────────────────────────────────────────────────


def _arrange(state: State, node: int) -> None:
    option = state.options[node]
    if option.mode is Mode.ROW:
        # A row within a row is placed with it.
        parent = state.in_row_of.get(node, -1)
        if parent < 0 or state.options[parent].mode is not Mode.ROW:
            tidy_row(state, node)
        return
    spans, below, header = state.spans, state.band.below[node], option.header
    half = state.widths[node] / 2
    left, right, height = half + header.left, half + header.right, spans[node]
    if option.mode is Mode.STACK:
        height += sum([spans[child] + STACK_GAP for child in below])
    elif option.mode is Mode.PAIR:
        heights = [spans[child] + STACK_GAP for child in below]
        cut = pair_cut(heights)
        reach = state.widths[below[0]] + STEM_GAP / 2
        left, right = max(left, reach), max(right, reach)
        height += max(sum(heights[:cut]), sum(heights[cut:])) + PAIR_DROP
    elif option.mode is Mode.COLUMNS:
        heights, starts, between = stretches(state, node)
        reach = (len(starts) * (state.widths[below[0]] + INDENT + GAP) - GAP) / 2
        left, right = max(left, reach), max(right, reach)
        height += ROW_GAP + max(stretch_heights(heights, starts, between))
    elif option.mode is Mode.WRAP:
        reach_left, reach_right, height = _wrap(state, node, option)
        left, right = max(left, reach_left), max(right, reach_right)
    if state.band.trunks[node]:
        clear_left, clear_right = clear_of(state, node)
        at = INDENT / 2 - half if option.mode is Mode.STACK else 0.0
        left, right = max(left, clear_left - at), max(right, clear_right + at)
    state.blocks[node] = Block(left, right, height)


def _wrap(state: State, node: int, option: Option) -> tuple[float, float, float]:
    """Place the children in rows on both sides of the trunk; how far they reach, and down to where."""
    if not state.band.is_joined(node):
        return _lines_of_text(state, node, option)
    below = state.band.below[node]
    y = state.spans[node] + gap_below(state.band, node)
    most_left = most_right = 0.0
    for start in range(0, len(below), option.columns):
        row = below[start : start + option.columns]
        cut = trunk_slot(len(row))
        x = -STEM_GAP / 2
        for child in reversed(row[:cut]):
            block = state.blocks[child]
            state.base[child] = (node, x - block.right, y)
            x -= block.left + block.right + state.gap
        most_left = max(most_left, -x - state.gap)
        x = STEM_GAP / 2
        for child in row[cut:]:
            block = state.blocks[child]
            state.base[child] = (node, x + block.left, y)
            x += block.left + block.right + state.gap
        most_right = max(most_right, x - state.gap)
        y += max([state.blocks[child].height for child in row]) + ROW_GAP
    return most_left, most_right, y - ROW_GAP


def _lines_of_text(state: State, node: int, option: Option) -> tuple[float, float, float]:
    """Place children that no stem joins as words are: all rows from one edge on, with the same gap everywhere."""
    below = state.band.below[node]
    rows = [below[start : start + option.columns] for start in range(0, len(below), option.columns)]

    def wide(row: list[int]) -> float:
        return sum([state.blocks[child].left + state.blocks[child].right + state.gap for child in row]) - state.gap

    reach = max([wide(row) for row in rows]) / 2
    y = state.spans[node] + gap_below(state.band, node)
    for row in rows:
        x = -reach
        for child in row:
            block = state.blocks[child]
            state.base[child] = (node, x + block.left, y)
            x += block.left + block.right + state.gap
        y += max([state.blocks[child].height for child in row]) + ROW_GAP
    return reach, reach, y - ROW_GAP


# ─── Places, from the root down ────────────────────────────────────────────────────────────────────────────────────


def _settle(state: State, nodes: list[int]) -> Placed:
    band, widths, heights = state.band, state.widths, state.heights
    count = len(band.units)
    axis, top = [0.0] * count, [0.0] * count
    x, y = [0.0] * count, [0.0] * count
    edges: list[Edge] = []
    trunks: dict[int, tuple[Point, ...]] = {}
    landings: dict[int, Point] = {}
    root = state.blocks[0]
    axis[0] = root.left
    for node in nodes:
        if node:
            base, dx, dy = state.base[node]
            axis[node], top[node] = axis[base] + dx, top[base] + dy
        x[node] = axis[node] - widths[node] / 2
        y[node] = top[node] + (state.spans[node] - heights[node]) / 2
    columns = Columns(state, x, y, edges)
    for node in nodes:
        if band.beside[node]:
            columns.face(node, top[node])
    for node in nodes:
        option = state.options[node]
        if band.beside[node]:
            columns.beside(node, top[node])
        below = band.below[node]
        bottom = y[node] + heights[node]
        under = top[node] + state.spans[node]
        bus = under + gap_below(band, node) - ROW_GAP / 2
        middle = axis[node]
        if not below:
            pass
        elif option.mode is Mode.STACK:
            columns.stack(node, below, under + state.first_gap.get(node, STACK_GAP))
        elif option.mode is Mode.PAIR:
            columns.pair(node, below, under + STACK_GAP + PAIR_DROP, middle)
        elif option.mode is Mode.COLUMNS:
            columns.several(node, below, under + ROW_GAP, middle)
        elif band.is_joined(node):
            for child in below:
                # In several rows, each has a bus of its own.
                bus = top[child] - ROW_GAP / 2
                end = axis[child]
                if abs(end - middle) < min(_JOG, widths[child] / 2 - _JOG):
                    # A small jog looks like a mistake: the line comes straight down, a little beside the middle.
                    end = middle
                points = (
                    ((middle, bottom), (end, y[child]))
                    if end == middle
                    else ((middle, bottom), (middle, bus), (end, bus), (end, y[child]))
                )
                edges.append(Edge(node, child, points))
        if band.above[node] >= 0:
            hangs = band.units[node] < 0 and option.mode is Mode.STACK
            landings[node] = (x[node] + INDENT / 2 if hangs else middle, y[node])
        if band.trunks[node]:
            if option.mode is Mode.STACK:
                trunks[node] = ((x[node] + INDENT / 2, bottom),)
            elif node in state.trunk_base:
                base, dx = state.trunk_base[node]
                at = axis[base] + dx
                trunks[node] = ((middle, bottom),) if at == middle else ((middle, bottom), (middle, bus), (at, bus))
            else:
                trunks[node] = ((middle, bottom),)
    return Placed(x, y, widths, heights, state.texts, edges, trunks, landings, root.left + root.right, root.height)
