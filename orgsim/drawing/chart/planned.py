"""A chart whose arrangement is chosen, and which is drawn only where it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from orgsim.drawing.drawing import Drawing


class Planned:
    """How large a chart will be, and its drawing, which most of those that are tried never need."""

    def __init__(self, width: float, height: float, smallest: float, draw: Callable[[], Drawing]) -> None:
        self.width = width
        self.height = height
        self.smallest = smallest
        """Of its texts, in the drawing's own pixels to the em; endless where it shows nothing."""
        self._draw = draw

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the drawing."""
        return self.width, self.height

    @cached_property
    def drawing(self) -> Drawing:
        """The chart itself, drawn once."""
        return self._draw()


def as_planned(drawing: Drawing, smallest: float) -> Planned:
    """A drawing that is there already."""
    return Planned(drawing.width, drawing.height, smallest, lambda: drawing)
