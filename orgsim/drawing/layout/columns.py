"""Boxes one below the other: in stacks, in two columns on a stem, and beside another box; with their lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from orgsim.drawing.boxes.measures import GAP, INDENT, ROW_GAP, SIDE_GAP, STACK_GAP, STEM_GAP
from orgsim.drawing.drawing import Point
from orgsim.drawing.layout.column_balancing import column_starts, columns_gap, columns_of, pair_cut
from orgsim.drawing.layout.places import Edge, State


class Columns:
    """Places the boxes that stand in stacks, columns, and beside others."""

    def __init__(self, state: State, x: list[float], y: list[float], edges: list[Edge]) -> None:
        self._state = state
        self._band = state.band
        self._options = state.options
        self._widths = state.widths
        self._heights = state.heights
        self._spans = state.spans
        self._x = x
        self._y = y
        self._edges = edges
        self._aside = [False] * len(x)
        for beside in state.band.beside:
            for node in beside:
                self._aside[node] = True

    def stack(self, owner: int, nodes: Sequence[int], top: float) -> None:
        """Stack the nodes and all below them under their owner, from `top`."""
        x, y, heights = self._x, self._y, self._heights
        below, beside, edges, aside = self._band.below, self._band.beside, self._edges, self._aside
        waiting = [(node, owner) for node in reversed(nodes)]
        while waiting:
            node, parent = waiting.pop()
            left = x[parent] + INDENT
            x[node], y[node] = left, top
            middle = top + heights[node] / 2
            bus = left - INDENT / 2
            points = ((bus, y[parent] + heights[parent]), (bus, middle), (left, middle))
            edges.append(Edge(parent, node, points, aside[node]))
            top += heights[node] + STACK_GAP
            if below[node]:
                waiting += [(child, node) for child in reversed(below[node])]
            if beside[node]:
                waiting += [(child, node) for child in reversed(beside[node])]

    def _put(self, node: int, left: float, top: float) -> float:
        """Put a box and the stack of all below it; where the middle of the box is."""
        self._x[node], self._y[node] = left, top
        bottom = top + self._heights[node]
        below = [*self._band.beside[node], *self._band.below[node]]
        if below:
            self.stack(node, below, bottom + STACK_GAP)
        return (top + bottom) / 2

    def pair(self, owner: int, nodes: Sequence[int], top: float, stem: float) -> None:
        """Put the nodes into two columns beside the stem of their owner."""
        spans = self._spans
        start = (stem, self._y[owner] + self._heights[owner])
        cut = pair_cut([spans[node] + STACK_GAP for node in nodes])
        left, right = stem - STEM_GAP / 2, stem + STEM_GAP / 2
        for column, box_left, near in (
            (nodes[:cut], left - self._widths[nodes[0]], left),
            (nodes[cut:], right, right),
        ):
            at = top
            for node in column:
                middle = self._put(node, box_left, at)
                self._edges.append(Edge(owner, node, (start, (stem, middle), (near, middle)), self._aside[node]))
                at += spans[node] + STACK_GAP

    def several(self, owner: int, nodes: Sequence[int], top: float, stem: float) -> None:
        """Put the nodes into several stacks below their owner, each on a line at its left."""
        start = (stem, self._y[owner] + self._heights[owner])
        bus = top - ROW_GAP / 2
        _, starts, between = stretches(self._state, owner)
        width = self._widths[nodes[0]] + INDENT
        left = stem - (len(starts) * (width + GAP) - GAP) / 2
        for begin, end in zip(starts, [*starts[1:], len(nodes)], strict=True):
            at = top
            line = left + INDENT / 2
            for node in nodes[begin:end]:
                middle = self._put(node, left + INDENT, at)
                points = (start, (stem, bus), (line, bus), (line, middle), (left + INDENT, middle))
                self._edges.append(Edge(owner, node, _without_repeats(points), self._aside[node]))
                at += self._spans[node] + between
            left += width + GAP

    def face(self, owner: int, top: float) -> None:
        """Move a box to where a line comes in between the rows beside it, as far as they reach: it is straight then."""
        nodes = self._band.beside[owner]
        header = self._options[owner].header
        spans, height = self._spans[owner], self._heights[owner]
        side = nodes[: header.left_count]
        if columns_of(len(side), header.columns) == 2:
            level = self._level(side, top + spans / 2)
            self._y[owner] = min(max(level - height / 2, top), top + spans - height)

    def beside(self, owner: int, top: float) -> None:
        """Put what stands beside a box at its left and right, centred on the height of all of it."""
        nodes = self._band.beside[owner]
        cut = self._options[owner].header.left_count
        self._side(owner, nodes[:cut], -1, top)
        self._side(owner, nodes[cut:], 1, top)

    def _rows(self, nodes: Sequence[int], columns: int) -> list[tuple[Sequence[int], float]]:
        """What stands at one side of a box row by row, each with its height."""
        rows = [nodes[at : at + columns] for at in range(0, len(nodes), columns)]
        return [(row, max([self._spans[node] for node in row])) for row in rows]

    def _level(self, nodes: Sequence[int], middle: float) -> float:
        """Where a line comes in between rows of two that are centred on a height: as near to that as it can."""
        heights = [height for _, height in self._rows(nodes, 2)]
        top = middle - (sum(heights) + STACK_GAP * (len(heights) - 1)) / 2
        ends = list(accumulate([height + STACK_GAP for height in heights[:-1]], initial=top))[1:]
        return min([end - STACK_GAP / 2 for end in ends], key=lambda gap: abs(gap - middle))

    def _side(self, owner: int, nodes: Sequence[int], way: int, top: float) -> None:
        """Put the nodes to the left (`way` −1) or right (1) of a box, in one column or two with a bus between them."""
        if not nodes:
            return
        spans, width = self._spans, self._widths[nodes[0]]
        columns = columns_of(len(nodes), self._options[owner].header.columns)
        rows = self._rows(nodes, columns)
        y = top + (spans[owner] - sum([height for _, height in rows]) - STACK_GAP * (len(rows) - 1)) / 2
        edge = self._x[owner] + (self._widths[owner] if way > 0 else 0.0)
        half = self._heights[owner] / 2
        owner_y = self._y[owner] + half
        inner = edge + way * SIDE_GAP
        near_bus = bus = edge + way * SIDE_GAP / 2
        level = owner_y
        if columns == 2:
            # The line comes in between two rows, and reaches both columns from between them.
            bus = inner + way * (width + STEM_GAP / 2)
            level = self._level(nodes, top + spans[owner] / 2)
            # It leaves the box there too, where it can: a small step looks like a mistake.
            if abs(level - owner_y) <= half - STACK_GAP / 2:
                owner_y = level
        for row, row_height in rows:
            # Read from left to right: at the left of the box, the outer column comes first.
            for place, node in enumerate(row):
                outer = columns == 2 and (place == 0) == (way < 0)
                near = inner + way * (width + STEM_GAP if outer else 0.0)
                middle = self._put(node, near - width if way < 0 else near, y)
                end = near if columns == 1 or outer else near + way * width
                points = ((edge, owner_y), (near_bus, owner_y), (near_bus, level), (bus, level), (bus, middle))
                self._edges.append(Edge(owner, node, _without_repeats((*points, (end, middle))), beside=True))
            y += row_height + STACK_GAP


def stretches(state: State, node: int) -> tuple[list[float], list[int], float]:
    """Of a node whose children stand in several stacks: their heights with all below them, which of them begin a stack,
    and how much is free between two.
    """
    below = state.band.below[node]
    between = columns_gap(not any(state.band.below[child] for child in below))
    heights = [state.spans[child] for child in below]
    return heights, column_starts(heights, state.options[node].columns, between), between


def _without_repeats(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The polyline without points that lie on a straight line between their neighbours."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept.pop()
        kept.append(point)
    return tuple(kept)
