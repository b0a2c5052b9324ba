"""Sets a list of pieces into columns, as a newspaper does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec
from PySide6.QtGui import QPainter


class Piece(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What is not divided: a row of a table, or a plot."""

    height: float
    paint: Callable[[QPainter, float, float], None]
    """Paints it with its top left corner at the place given."""
    heading: Piece | None = None
    """What stands above it where it comes first in a column: its table's heading."""
    keep: bool = False
    """Whether it stays in one column with the piece after it, as a heading does."""
    space: float = 0.0
    """Above it, unless it comes first in a column."""
    divide: Callable[[float], Sequence[Piece]] | None = None
    """Makes pieces of at most that height of it, where it may be higher than a page."""


class Column(msgspec.Struct, frozen=True, eq=False):
    """Pieces below each other."""

    pieces: tuple[Piece, ...]
    repeated: bool = False
    """Whether it begins with the heading of a table that began in an earlier column."""

    @property
    def height(self) -> float:
        """How high it is."""
        return _stacked(self.pieces)

    @property
    def taken(self) -> int:
        """How many of the pieces that were to be set it holds."""
        return len(self.pieces) - self.repeated

    def painting(self, painter: QPainter, x: float, y: float) -> Iterator[None]:
        """Paint it with its top left corner at (`x`, `y`), a piece at a time."""
        for place, piece in enumerate(self.pieces):
            y += piece.space if place else 0.0
            piece.paint(painter, x, y)
            y += piece.height
            yield


def flow(pieces: Sequence[Piece], height: float) -> list[Column]:
    """The pieces in columns of that height, each as full as it gets; a piece that is higher has one of its own."""
    columns: list[Column] = []
    current: list[Piece] = []
    repeated = False
    used = 0.0
    for bunch in _bunches(pieces):
        needed = bunch[0].space + _stacked(bunch)
        if current and used + needed > height:
            columns.append(Column(tuple(current), repeated))
            current = []
        if not current:
            heading = bunch[0].heading
            repeated = heading is not None
            current = [] if heading is None else [heading]
            used = 0.0 if heading is None else heading.height
            needed -= 0.0 if repeated else bunch[0].space
        current += bunch
        used += needed
    return [*columns, Column(tuple(current), repeated)] if current else columns


def divided(pieces: Sequence[Piece], height: float) -> list[Piece]:
    """The pieces, with those that are too high for a column of that height in several."""
    parts: list[Piece] = []
    for piece in pieces:
        room = height - (piece.heading.height if piece.heading is not None else 0.0)
        parts += piece.divide(room) if piece.divide is not None and piece.height > room else [piece]
    return parts


def balanced(pieces: Sequence[Piece], columns: int) -> list[Column]:
    """The pieces in at most so many columns, the highest of which is as low as can be."""
    low = max((_stacked(bunch) for bunch in _bunches(pieces)), default=0.0)
    high = low + sum(piece.height + piece.space for piece in pieces)
    high += max((piece.heading.height for piece in pieces if piece.heading is not None), default=0.0)
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(flow(pieces, middle)) <= columns:
            high = middle
        else:
            low = middle
    return flow(pieces, high)


def paged(pieces: Sequence[Piece], columns: int, height: float) -> list[list[Column]]:
    """The pieces by pages of so many columns of that height; those of the last page are about equally high."""
    every = flow(pieces, height)
    full = every[: (len(every) - 1) // columns * columns]
    rest = pieces[sum(column.taken for column in full) :]
    last = balanced(rest, columns)
    if highest(last) > height:
        last = flow(rest, height)
    return [*(full[at : at + columns] for at in range(0, len(full), columns)), last]


def highest(columns: Sequence[Column]) -> float:
    """The height of the highest of them."""
    return max((column.height for column in columns), default=0.0)


def _bunches(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces that stay together."""
    bunches: list[list[Piece]] = []
    held = False
    for piece in pieces:
        if held:
            bunches[-1].append(piece)
        else:
            bunches.append([piece])
        held = piece.keep
    return bunches


def _stacked(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces) + sum(piece.space for piece in pieces[1:])
