"""The fronts of branches that were found already.

An `Option` names no node: the arrangements of a branch follow from the sizes of its boxes and from how they hang
together, whatever units they are of. Trial layouts of one chart, the charts of several drafts, and a chart before and
after a change share most of their branches.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import count

from orgsim.drawing.layout.arrangement import Option

Fronts = list[list[Option]]
"""Of a node, for each width of text."""
Known = tuple[int, Fronts]
"""A number that stands for all that the fronts follow from, and the fronts."""


class Branches:
    """Fronts by what they follow from. About `most` arrangements are remembered, those asked for last.

    Threads may share one: at worst something is found twice.
    """

    def __init__(self, most: int) -> None:
        self._most = most // 2
        self._numbers = count()
        self._young: dict[Hashable, Known] = {}
        self._old: dict[Hashable, Known] = {}
        self._size = 0

    def get(self, key: Hashable) -> Known | None:
        """What was put under that key, if it is remembered."""
        known = self._young.get(key)
        if known is None:
            known = self._old.get(key)
            if known is not None:
                self._keep(key, known)
        return known

    def put(self, key: Hashable, fronts: Fronts) -> int:
        """Remember the fronts; the number that stands for the key in the keys of what is above."""
        number = next(self._numbers)
        self._keep(key, (number, fronts))
        return number

    def _keep(self, key: Hashable, known: Known) -> None:
        if self._size >= self._most:
            # What was not asked for since the last time goes.
            self._old, self._young, self._size = self._young, {}, 0
        self._young[key] = known
        self._size += sum(map(len, known[1]))
