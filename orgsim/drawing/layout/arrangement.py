"""The ways to arrange what hangs below each unit.

Below a unit its children may stand in a row, in a stack, in two columns beside its stem, in several rows on a trunk, or
as cards in several stacks. A conventional look may cost a little size: `burden` is the share of the chart's size that
an arrangement is thought to waste by torn words and unusual looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import msgspec

from orgsim.drawing.layout.sizes import Sizes


class Mode(IntEnum):
    """How the children of a node stand."""

    LEAF = 0
    ROW = 1
    STACK = 2
    PAIR = 3
    """In two columns, left and right of the stem."""
    WRAP = 4
    """In several rows; the trunk passes between the columns."""
    COLUMNS = 5
    """In several stacks beside each other, each on a line that comes down at its left."""


class Header(msgspec.Struct, frozen=True, gc=False):
    """A box with what stands beside it."""

    left: float = 0.0
    """How far the units at the left reach beyond the box."""
    right: float = 0.0
    height: float = 0.0
    """Of the box and of what stands beside it, whichever is higher."""
    left_count: int = 0
    """How many of the units beside stand at the left."""
    columns: int = 1
    """In how many columns they stand, at either side."""
    burden: float = 0.0


class Option(msgspec.Struct, frozen=True, gc=False):
    """One arrangement of a node and all below it."""

    left: float
    """How far it reaches to the left of the axis of the node's box."""
    right: float
    height: float
    burden: float
    need: float
    """The least width of the node's box; of a stack, of the whole stack."""
    mode: Mode
    header: Header
    columns: int = 0
    """Of a WRAP: how many children stand in a row. Of COLUMNS: how many there are at most."""
    text: int = 0
    """Which of the widths of text the node's box has."""
    below_text: int = 0
    """Which of them the boxes in its stack or columns have."""
    picks: tuple[Option, ...] = ()
    """The arrangements of the children, except where they are stacked."""


def extent(option: Option, width: float) -> tuple[float, float]:
    """How far the option reaches to the left and right where its box, or stack, is `width` wide."""
    if width <= option.need:
        return option.left, option.right
    half = width / 2
    return max(option.left, half + option.header.left), max(option.right, half + option.header.right)


def common_width(sized: Sizes, picks: Sequence[Option]) -> float:
    """The width of all boxes in a row; 0 where each has its own."""
    return 0.0 if sized.sideways else max([pick.need for pick in picks])
