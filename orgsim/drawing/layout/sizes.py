"""The room that the boxes of a band take, alone and in stacks, and what is free below them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import msgspec

from orgsim.drawing.boxes.boxes import NAME_LINE
from orgsim.drawing.boxes.measures import FAMILY_GAP, GAP, INDENT, ROW_GAP, SIBLING_GAP, STACK_GAP
from orgsim.drawing.boxes.visible import Band

_FEW = 3
_MANY = 8
_MOST = 0.75
"""Of more siblings than that, the share that is to be as high as the rest of them needs."""
_ODD = 3 * NAME_LINE
"""How much higher than most of its siblings a box may be for these to be made as high."""


class Sizes(msgspec.Struct, frozen=True, eq=False):
    """What the boxes of a band need at one width of text. Zero for a node without a box."""

    widths: list[float]
    heights: list[float]
    burdens: list[float]
    """Of the torn words in each box."""
    row_heights: list[float]
    """The height of the box where it stands in a row: that of the highest of its siblings."""
    stack_widths: list[float]
    """The width of the node's box where all below it is stacked."""
    stack_heights: list[float]
    """The height of the node and all below it in a stack."""
    stack_burdens: list[float]
    cards: list[bool]
    """Of each node whether it is a card: its text is long, and may take another height than its neighbours'."""
    sideways: bool = False
    """Whether the chart goes from left to right: then it is arranged as if it went down, with width for height, and
    turned over when all is placed. Boxes keep their own height there, and nothing is stacked below a box."""

    @property
    def gap(self) -> float:
        """Between boxes that stand side by side."""
        return SIBLING_GAP if self.sideways else GAP

    @property
    def family_gap(self) -> float:
        """How much is free beyond that at both ends of a row."""
        return FAMILY_GAP if self.sideways else 0.0


def sizes(
    band: Band,
    widths: list[float],
    heights: list[float],
    burdens: list[float],
    cards: list[bool],
    *,
    sideways: bool = False,
) -> Sizes:
    """The sizes that follow from the boxes' own."""
    row_heights = list(heights)
    stack_widths = list(widths)
    stack_heights = list(heights)
    stack_burdens = list(burdens)
    some_cards = any(cards)
    for node in range(len(widths) - 1, -1, -1):
        below, beside = band.below[node], band.beside[node]
        if below:
            own = [heights[child] for child in below]
            highest = common_height(own)
            if not some_cards or not own_heights(own, [cards[child] for child in below]):
                for child in below:
                    row_heights[child] = max(highest, heights[child])
        if below or beside:
            listed = [*beside, *below] if beside else below
            indented = INDENT + max([stack_widths[child] for child in listed])
            if indented > stack_widths[node]:
                stack_widths[node] = indented
            stack_heights[node] += sum([stack_heights[child] + STACK_GAP for child in listed])
            stack_burdens[node] += burden_together([stack_burdens[child] for child in listed])
    return Sizes(widths, heights, burdens, row_heights, stack_widths, stack_heights, stack_burdens, cards, sideways)


def common_height(heights: Sequence[float]) -> float:
    """The height of the boxes of a row: the highest one's, but a few long names do not make all others as high."""
    if len(heights) < _FEW:
        return max(heights)
    rising = sorted(heights)
    usual = rising[len(rising) // 2]
    if len(rising) > _MANY:
        return rising[ceil(len(rising) * _MOST) - 1]
    return max([height for height in rising if height <= usual + _ODD])


def own_heights(heights: Sequence[float], cards: Sequence[bool]) -> bool:
    """Whether boxes in a row have heights of their own: cards, where one would be empty by more than a line."""
    return any(cards) and max(heights) - min(heights) > NAME_LINE + 1


def burden_together(burdens: list[float]) -> float:
    """The burden of siblings: their sum, but where there are many not much more than that of the worst."""
    return min(sum(burdens), max(burdens) + 0.05)


def gap_below(band: Band, node: int) -> float:
    """Between a node and the row below it: less below a node without a box, to which no line leads or only a trunk."""
    if band.units[node] >= 0:
        return ROW_GAP
    return ROW_GAP / 2 if band.above[node] >= 0 else 0.0
