"""What it costs to follow corridors, in whole numbers: so the same way always costs the same."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from orgsim.drawing.links.corridors import Corridors, Crossings, Floats, Numbers
from orgsim.drawing.links.ground import Axis

PARTS = 16
"""Of the cost of a pixel."""
NEVER = 2**30
"""More than any way costs."""
_FAR = 2**31
"""What lies between the crossings of two lines, so that no way leads from one to the other."""


def priced(cost: float) -> int:
    """A cost in pixels, in the numbers that are reckoned with."""
    return round(cost * PARTS)


class Prices(NamedTuple):
    """What it costs to follow the lines of one axis."""

    each: Floats
    """By line, of a pixel."""
    along: Numbers
    """By crossing, from where the line begins to count."""
    apart: Numbers
    """The same, with each line far from the one before it."""

    def between(self, line: int, place: float, part: slice) -> Numbers:
        """Along that line from a place on it to each of its crossings, which are `part`."""
        found: Numbers = np.abs(self.along[part] - priced(place * float(self.each[line])))
        return found

    def way(self, line: int, start: float, end: float) -> int:
        """From one place on that line to another."""
        each = float(self.each[line])
        return abs(priced(start * each) - priced(end * each))

    def spread(self, costs: Numbers, forth: Numbers) -> None:
        """Make each crossing as cheap as it is by way of any other on its line."""
        np.subtract(costs, self.apart, out=forth)
        np.minimum.accumulate(forth, out=forth)
        forth += self.apart
        costs += self.apart
        back = costs[::-1]
        np.minimum.accumulate(back, out=back)
        costs -= self.apart
        np.minimum(costs, forth, out=costs)


def prices_of(corridors: Corridors, axis: Axis, each: Floats) -> Prices:
    """Those at these costs of a pixel of each line."""
    on: Crossings = corridors.on[axis]
    along = np.rint(on.along * each[on.line] * PARTS).astype(np.int64)
    return Prices(each, along, along + on.line * _FAR)
