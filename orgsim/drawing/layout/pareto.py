"""Pareto fronts of arrangements: those of which none is both wider and higher than another.

What is awkward counts as larger than it is. Fronts are sorted from low and wide to high and narrow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from math import log
from typing import Protocol, TypeAlias, TypeVar

_WHOLE = 600.0
"""About the width and height of a chart that is read at its full size: what a burden is a share of."""


class Shape(Protocol):
    """Whatever takes room."""

    @property
    def left(self) -> float:
        """How far it reaches to the left of its axis."""

    @property
    def right(self) -> float:
        """How far it reaches to the right of it."""

    @property
    def height(self) -> float:
        """From its top to its bottom."""

    @property
    def burden(self) -> float:
        """The share of a chart's size that it is thought to waste."""


Extent: TypeAlias = "tuple[float, float, float]"
"""The whole width of a shape, its height and its burden."""

_Shape = TypeVar("_Shape", bound=Shape)
_Ladder: TypeAlias = "tuple[list[float], list[_Shape]]"


def pareto_front(options: list[_Shape], most: int) -> list[_Shape]:
    """Those that no other beats in both directions, from low and wide to high and narrow."""
    if len(options) == 1:
        return options
    extents = [(option.left + option.right, option.height, option.burden) for option in options]
    return [options[at] for at in front_of(extents, most)]


def front_of(extents: Sequence[Extent], most: int) -> list[int]:
    """The indices of those that `pareto_front` keeps, of shapes that are not made yet."""
    thought = [
        (height + burden * _WHOLE, width + burden * _WHOLE, at) for at, (width, height, burden) in enumerate(extents)
    ]
    thought.sort()
    kept: list[int] = []
    narrowest = float("inf")
    for _, width, at in thought:
        if width < narrowest - 0.5:
            narrowest = width
            kept.append(at)
    # A little burden may put a lower one behind a higher one; those who look up expect the order of true heights.
    kept.sort(key=lambda at: extents[at][1])
    return kept if len(kept) <= most else _thinned(extents, kept, most)


def _thinned(extents: Sequence[Extent], kept: Sequence[int], most: int) -> list[int]:
    """So many of them that every shape is there, from wide to high: the steps between are about equal ratios."""
    shapes = [log((extents[at][0] + 1.0) / (extents[at][1] + 1.0)) for at in kept]
    step = (shapes[0] - shapes[-1]) / (most - 1)
    chosen: list[int] = [0]
    wanted = shapes[0] - step
    for at, shape in enumerate(shapes[1:-1], 1):
        if shape <= wanted:
            chosen.append(at)
            while wanted >= shape:
                wanted -= step
    return [kept[at] for at in [*chosen, len(kept) - 1]]


def combined(fronts: Sequence[Sequence[_Shape]], trials: int) -> list[tuple[_Shape, ...]]:
    """For each of so many heights at most, the narrowest of every front that is no higher."""
    return combined_each(fronts, [trials])[0]


def combined_each(fronts: Sequence[Sequence[_Shape]], trials: Iterable[int]) -> list[list[tuple[_Shape, ...]]]:
    """As `combined`, for each of several numbers of heights."""
    several = False
    least = 0.0
    for front in fronts:
        several = several or len(front) > 1
        least = max(least, front[0].height)
    if not several:
        return [[tuple([front[0] for front in fronts])] for _ in trials]
    heights = sorted({least, *[option.height for front in fronts for option in front if option.height > least]})
    ladders = [_ladder(front) for front in fronts]
    return [[_no_higher(ladders, height) for height in _spread(heights, most)] for most in trials]


def _no_higher(ladders: Sequence[_Ladder[_Shape]], height: float) -> tuple[_Shape, ...]:
    # Most fronts are of one shape: of leaves.
    return tuple(
        [narrowest[0] if len(tops) == 1 else narrowest[bisect_right(tops, height) - 1] for tops, narrowest in ladders]
    )


def _ladder(front: Sequence[_Shape]) -> _Ladder[_Shape]:
    """The heights of a front's shapes, from the least on, and the narrowest that is no higher than each."""
    if len(front) == 1:
        return [front[0].height], [front[0]]
    tops: list[float] = []
    found: list[_Shape] = []
    least = float("inf")
    pick = front[0]
    for option in front:
        width = option.left + option.right + option.burden * _WHOLE
        if width < least:
            least, pick = width, option
        tops.append(option.height)
        found.append(pick)
    return tops, found


def _spread(values: list[float], count: int) -> list[float]:
    if len(values) <= count:
        return values
    step = (len(values) - 1) / (count - 1)
    return [values[round(step * at)] for at in range(count)]
