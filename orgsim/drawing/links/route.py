"""The way of one link, by the lines that it follows."""

from __future__ import annotations

from typing import NamedTuple

from orgsim.drawing.drawing import Point
from orgsim.drawing.links.ground import Axis, Rect, other

SIDES = ("left", "top", "right", "bottom")


class Port(NamedTuple):
    """A side of a box, where a link leaves or arrives."""

    side: int
    """0 left, 1 top, 2 right, 3 bottom: which number of the box's `Rect` it is."""
    box: Rect

    @property
    def axis(self) -> Axis:
        """Along which lines leave it."""
        return 0 if self.side in (0, 2) else 1

    @property
    def edge(self) -> float:
        """Where that side is."""
        return self.box[self.side]

    @property
    def middle(self) -> float:
        """The middle of it."""
        return (self.box[1] + self.box[3]) / 2 if self.axis == 0 else (self.box[0] + self.box[2]) / 2

    @property
    def out(self) -> float:
        """Into which direction lines leave it: -1 to the left or up, 1 to the right or down."""
        return -1.0 if self.side < 2 else 1.0

    def span(self) -> tuple[float, float]:
        """From where to where on it lines may begin: its corners are round."""
        start, end = (self.box[1], self.box[3]) if self.axis == 0 else (self.box[0], self.box[2])
        inset = min(6.0, (end - start) / 4)
        return start + inset, end - inset


class Route(NamedTuple):
    """A way from one side of a box to one of another, by right angles."""

    out: Port
    into: Port
    places: tuple[float, ...]
    """Of each stretch the y where it runs across, the x where it runs down; the first leaves its box at a right angle,
    and each runs across the one before."""

    def axis(self, stretch: int) -> Axis:
        """Along which that stretch runs."""
        first = self.out.axis
        return first if stretch % 2 == 0 else other(first)

    def span(self, stretch: int) -> tuple[float, float]:
        """From where to where that stretch runs, in the direction of the link."""
        start = self.out.edge if stretch == 0 else self.places[stretch - 1]
        end = self.into.edge if stretch == len(self.places) - 1 else self.places[stretch + 1]
        return start, end

    def points(self) -> tuple[Point, ...]:
        """Its corners, from box to box."""
        ends = [self.span(stretch)[0] for stretch in range(len(self.places))]
        ends.append(self.span(len(self.places) - 1)[1])
        along = [*range(len(self.places)), len(self.places) - 1]
        return tuple(
            [
                (end, self.places[stretch]) if self.axis(stretch) == 0 else (self.places[stretch], end)
                for end, stretch in zip(ends, along, strict=True)
            ]
        )
