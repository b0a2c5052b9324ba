"""A large picture cut into tiles that are printed on sheets and glued together."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase
from typing import Final

import msgspec

MARGIN: Final = 10 / 25.4 * 96
"""Pixels of a sheet's edge that no printer needs to reach: 10 mm."""
OVERLAP: Final = 10 / 25.4 * 96
"""Pixels of the picture that two neighbouring tiles share, for the glue: 10 mm."""


class Grid(msgspec.Struct, frozen=True):
    """How many tiles there are."""

    columns: int
    rows: int

    @property
    def count(self) -> int:
        """In all."""
        return self.columns * self.rows

    def name(self, tile: int) -> str:
        """What a tile is called: its row by a letter, its column by a number, as on a map."""
        row, column = divmod(tile, self.columns)
        first, second = divmod(row, len(ascii_uppercase))
        letter = (ascii_uppercase[first - 1] if first else "") + ascii_uppercase[second]
        return f"{letter}{column + 1}"

    def places(self, sheet: tuple[float, float]) -> Iterator[tuple[float, float]]:
        """Where in the picture each tile begins, row by row."""
        wide, high = seen(sheet)
        for row in range(self.rows):
            for column in range(self.columns):
                yield column * (wide - OVERLAP), row * (high - OVERLAP)

    def size(self, sheet: tuple[float, float]) -> tuple[float, float]:
        """Of the whole picture."""
        wide, high = seen(sheet)
        return self.columns * (wide - OVERLAP) + OVERLAP, self.rows * (high - OVERLAP) + OVERLAP


def seen(sheet: tuple[float, float]) -> tuple[float, float]:
    """How much of the picture a sheet of that size shows."""
    return sheet[0] - 2 * MARGIN, sheet[1] - 2 * MARGIN


def grids(sheet: tuple[float, float], least: int) -> Iterator[Grid]:
    """Grids of at least so many tiles, the fewest first; of as many, those first that are nearest to a square.

    None is longer than three times its height, or the other way round, as such do not hang on a wall.
    """
    wide, high = seen(sheet)
    count = max(least, 1)
    while True:
        found = []
        for rows in range(1, count + 1):
            if count % rows == 0:
                shape = (count // rows * wide) / (rows * high)
                if 1 / 3 <= shape <= 3:
                    found.append((max(shape, 1 / shape), Grid(count // rows, rows)))
        yield from [grid for _, grid in sorted(found, key=lambda each: each[0])]
        count += 1
