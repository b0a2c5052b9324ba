"""Few classes of values, so that each colour can be told from the others and read off a legend."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from math import ceil
from typing import Final

import msgspec

from orgsim.messages import Message, message

MOST: Final = 5
_SPREAD: Final = {1: (3,), 2: (2, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}
"""Which of `MOST` colours so many classes have."""


class Classes(msgspec.Struct, frozen=True):
    """Ranges of values that have one colour each, beginning above 0."""

    tops: tuple[float, ...]
    """The greatest value of each; of the last one any further value."""
    whole: bool = False
    """Whether all values are whole numbers, none of them above the last top."""

    def level(self, value: float) -> int:
        """The colour of a value, from 1 to `MOST`; 0: that of nothing."""
        if value <= 0 or not self.tops:
            return 0
        return self.levels[min(bisect_left(self.tops, value), len(self.tops) - 1)]

    @property
    def levels(self) -> tuple[int, ...]:
        """The colour of each class."""
        return _SPREAD[len(self.tops)] if self.tops else ()

    def words(self) -> tuple[Message, ...]:
        """The numbers of each class."""
        if not self.tops:
            return ()
        if not self.whole:
            *tops, _ = self.tops
            return (*[message("overlay.upto", top=top) for top in tops], message("overlay.over", top=tops[-1]))
        lows = (1, *[int(top) + 1 for top in self.tops[:-1]])
        return tuple(
            [
                message("overlay.just", number=low) if low == top else message("overlay.range", low=low, high=int(top))
                for low, top in zip(lows, self.tops, strict=True)
            ]
        )


def fixed(*tops: float) -> Classes:
    """Classes whose bounds mean something by themselves, with one more above the last."""
    return Classes((*tops, float("inf")))


def counted(numbers: Iterable[float]) -> Classes:
    """Classes of counts: each number its own as long as they are few, else each class as many times the one before.

    Counts in a network have a long tail, so that classes of one width would put nearly all units into the first.
    """
    most = int(max(numbers, default=0))
    if most <= MOST:
        return Classes(tuple([float(top) for top in range(1, most + 1)]), whole=True)
    tops: list[float] = []
    for place in range(1, MOST + 1):
        top = most if place == MOST else ceil(most ** (place / MOST) - 1e-9)
        tops.append(float(max(top, int(tops[-1]) + 1 if tops else 1)))
    return Classes(tuple(tops), whole=True)
