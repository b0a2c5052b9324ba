"""Looking through the rows of a table for words, some at a time."""

from __future__ import annotations

from math import inf
from time import perf_counter
from typing import Any

from orgsim.drawing.tables.matrix import Rows, matches


class Searching:
    """One search through `rows`, from the first on."""

    def __init__(self, rows: Rows[Any], words: str) -> None:
        self._rows = rows
        self._words = words
        self._at = 0
        self._heading: int | None = None

    @property
    def is_over(self) -> bool:
        """Whether all rows were looked through."""
        return self._at >= len(self._rows)

    def go_on(self, least: int, until: float = -inf) -> list[int]:
        """The next rows in which the words occur, below the heading of their group.

        At least so many rows are looked through, and more until that time of `perf_counter`.
        """
        found: list[int] = []
        looked = 0
        while not self.is_over and (looked < least or perf_counter() < until):
            at = self._at
            self._at += 1
            looked += 1
            if self._rows.is_heading(at):
                self._heading = at
            elif matches(self._rows[at], self._words):
                if self._heading is not None:
                    found.append(self._heading)
                    self._heading = None
                found.append(at)
        return found
