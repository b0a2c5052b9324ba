"""The places of a band's boxes: while they are found, and when all are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from orgsim.drawing.boxes.visible import Band
from orgsim.drawing.drawing import Point
from orgsim.drawing.layout.arrangement import Option

FittedHeight = Callable[[int, int, float], float]
"""The height of a node's box, by the number of its width of text and the width that it came to have."""


class Edge(msgspec.Struct, frozen=True, gc=False):
    """The line from a node to one below or beside it."""

    parent: int
    child: int
    points: tuple[Point, ...]
    beside: bool = False


class Placed(msgspec.Struct, frozen=True, eq=False):
    """The places of a band's nodes; its own top left corner is the origin."""

    x: list[float]
    """Of the left edge of each node's box."""
    y: list[float]
    widths: list[float]
    heights: list[float]
    texts: list[int]
    """Which of the widths of text each box has."""
    edges: list[Edge]
    trunks: dict[int, tuple[Point, ...]]
    """The way of each node's trunk from its box to where it goes straight down."""
    landings: dict[int, Point]
    """Where a trunk comes down onto each node that hangs across the line above the band."""
    width: float
    height: float


class Block(msgspec.Struct, gc=False):
    """How far a node with all below it reaches from the axis of its box, and its height."""

    left: float
    right: float
    height: float


class State(msgspec.Struct, eq=False):
    """A band while its nodes get their places."""

    band: Band
    clear: Mapping[int, tuple[float, float]]
    """How far the trunk of a node is to be clear to its left and right, where that is not the usual."""
    widths: list[float]
    heights: list[float]
    """Of the boxes."""
    texts: list[int]
    """Which of the widths of text each box has."""
    spans: list[float]
    """Of a node in a stack, its height with all below it; in a row, that of its box with what stands beside."""
    cards: list[bool]
    gap: float
    """Between boxes that stand side by side."""
    family_gap: float
    """What is free beyond that at both ends of a row."""
    options: dict[int, Option] = {}
    """Of the nodes that stand in rows. Those in stacks have none."""
    in_row_of: dict[int, int] = {}
    """The parent of each of these nodes."""
    blocks: dict[int, Block] = {}
    base: dict[int, tuple[int, float, float]] = {}
    """Of a node in rows: another that has its place before, and from there how far to its axis and to its top."""
    trunk_base: dict[int, tuple[int, float]] = {}
    """The same for the trunk that passes through the row below a node."""
    first_gap: dict[int, float] = {}
    """Between the box and the first box of its stack, where that is not the usual."""
