"""Rows of boxes as tidy trees."""

from __future__ import annotations

import msgspec

from orgsim.drawing.boxes.measures import STACK_GAP, STEM_GAP
from orgsim.drawing.boxes.visible import trunk_slot
from orgsim.drawing.layout.arrangement import Mode
from orgsim.drawing.layout.places import Block, State
from orgsim.drawing.layout.sizes import gap_below
from orgsim.drawing.layout.tidy import spread

_ENDLESS = 1e9
"""The bottom of a trunk, which goes on below all boxes of its band."""


def clear_of(state: State, node: int) -> tuple[float, float]:
    """What is kept free at the left and at the right of a stem that belongs to that node."""
    return state.clear.get(node, (STEM_GAP / 2, STEM_GAP / 2))


class _Tree(msgspec.Struct, eq=False):
    """The nodes of one tidy tree, by level. A trunk is a node of its own, with the number −1 − its unit's node."""

    nodes: list[int]
    children: list[list[int]]
    depths: list[int]
    heads: list[float]
    """The height of the node's own box with what stands beside it, or of the whole block where it has no row."""


def _collect(state: State, root: int) -> _Tree:
    tree = _Tree([root], [], [0], [])
    at = 0
    while at < len(tree.nodes):
        node = tree.nodes[at]
        option = state.options[node] if node >= 0 else None
        row: list[int] = []
        if option is not None and option.mode is Mode.ROW:
            members = list(state.band.below[node])
            if state.band.trunks[node]:
                members.insert(trunk_slot(len(members)), -1 - node)
            row = list(range(len(tree.nodes), len(tree.nodes) + len(members)))
            tree.nodes += members
            tree.depths += [tree.depths[at] + 1] * len(members)
            tree.heads.append(state.spans[node])
        else:
            tree.heads.append(state.blocks[node].height if node >= 0 else 0.0)
        tree.children.append(row)
        at += 1
    return tree


def tidy_row(state: State, root: int) -> None:
    """Place a row and the rows within it as a tidy tree."""
    tree = _collect(state, root)
    tops = _tops(state, tree)
    margin = state.gap / 2
    left, right, half, bottoms = [], [], [], []
    for at, node in enumerate(tree.nodes):
        if node < 0:
            clear = clear_of(state, -1 - node)
            left.append(clear[0])
            right.append(clear[1])
            half.append(0.0)
            bottoms.append(_ENDLESS)
            continue
        width, header = state.widths[node], state.options[node].header
        if tree.children[at]:
            left.append(width / 2 + header.left + margin)
            right.append(width / 2 + header.right + margin)
            bottoms.append(tops[at] + state.spans[node])
        else:
            block = state.blocks[node]
            left.append(block.left + margin)
            right.append(block.right + margin)
            bottoms.append(_ENDLESS if state.band.trunks[node] else tops[at] + block.height)
        half.append(width / 2)
    if state.family_gap:
        for row in tree.children:
            if row:
                left[row[0]] += state.family_gap
                right[row[-1]] += state.family_gap
    xs = spread(tree.children, left, right, half, bottoms)

    index = {node: at for at, node in enumerate(tree.nodes) if node >= 0}
    _straighten(tree, xs)
    most_left = most_right = lowest = 0.0
    for at, node in enumerate(tree.nodes):
        x = xs[at]
        if node < 0:
            # A trunk that comes down nearly below its box comes down exactly there: the way beside it is wide enough.
            parent_x = xs[index[-1 - node]]
            state.trunk_base[-1 - node] = (root, parent_x if abs(x - parent_x) <= STEM_GAP / 3 else x)
            inset = 0.0
        else:
            if at:
                state.base[node] = (root, x, tops[at])
            inset = margin
            lowest = max(lowest, tops[at] + tree.heads[at])
        most_left = max(most_left, left[at] - inset - x)
        most_right = max(most_right, right[at] - inset + x)
    state.blocks[root] = Block(most_left, most_right, lowest)


def _straighten(tree: _Tree, xs: list[float]) -> None:
    """Move what stands below a box so that its trunk, if it comes down nearly below it, comes down straight.

    Only where nothing stands beside the box or above it: then nothing is in the way of what is moved.
    """
    at = 0
    while len(row := tree.children[at]) == 1:
        at = row[0]
    slots = [child for child in row if tree.nodes[child] < 0]
    if not slots or abs(aside := xs[slots[0]] - xs[at]) > STEM_GAP:
        return
    for child in range(row[0], len(xs)):
        xs[child] -= aside


def _tops(state: State, tree: _Tree) -> list[float]:
    """The y of each node's top: by layers, so that layers line up, where the whole gets no higher by that."""
    count = len(tree.nodes)
    natural = [0.0] * count
    level_tops = [0.0] * (tree.depths[-1] + 2)
    for at in range(count):
        row = tree.children[at]
        if row:
            gap = gap_below(state.band, tree.nodes[at])
            y = natural[at] + tree.heads[at] + gap
            for child in row:
                natural[child] = y
            depth = tree.depths[at]
            # Levels are complete one by one, as nodes come by level.
            level_tops[depth + 1] = max(level_tops[depth + 1], level_tops[depth] + tree.heads[at] + gap)
    bottom = max([top + head for top, head in zip(natural, tree.heads, strict=True)])
    aligned = [level_tops[depth] for depth in tree.depths]
    if max([top + head for top, head in zip(aligned, tree.heads, strict=True)]) > bottom + 0.5:
        return natural
    # Stacks begin where the rows of their layer do, where there is room below; but cards of several heights would
    # be parted from what belongs to them.
    for at, node in enumerate(tree.nodes):
        below_top = level_tops[tree.depths[at] + 1]
        if node >= 0 and below_top and state.options[node].mode is Mode.STACK and not state.cards[node]:
            first = below_top - aligned[at] - state.spans[node]
            if first > STACK_GAP and aligned[at] + tree.heads[at] + first - STACK_GAP <= bottom + 0.5:
                state.first_gap[node] = first
                state.blocks[node].height += first - STACK_GAP
                tree.heads[at] += first - STACK_GAP
    return aligned
