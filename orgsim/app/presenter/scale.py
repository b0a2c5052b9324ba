"""How much larger than on a desk things are shown to a room."""

from __future__ import annotations

from orgsim.app.document.settings import Settings
from orgsim.model.views import CHART_VIEWS, ViewName

SCALES = (1.0, 1.15, 1.3, 1.5, 1.8, 2.0, 2.5, 3.0)

SMALLEST_TEXT = 10.0
"""Pixels of the smallest text in a view, before it is enlarged."""

_SMALLEST_SHARE = 1 / 60
"""Of a screen's height, what its smallest text takes: 18 pixels of 1080."""


def usual_scale(height: float) -> float:
    """The scale at which a room can read what a screen of that height shows."""
    return max((scale for scale in SCALES if scale * SMALLEST_TEXT <= height * _SMALLEST_SHARE), default=SCALES[0])


def larger(scale: float) -> float:
    """The next larger scale, if there is one."""
    return min((other for other in SCALES if other > scale), default=SCALES[-1])


def smaller(scale: float) -> float:
    """The next smaller scale, if there is one."""
    return max((other for other in SCALES if other < scale), default=SCALES[0])


class Enlarging:
    """The scale that a presentation has now, which the settings remember."""

    def __init__(self, settings: Settings, height: float) -> None:
        """`height`: of the screen, in pixels."""
        self._settings = settings
        self.scale = settings.presenting_scale or usual_scale(height)

    def show(self, scale: float) -> None:
        """Show things so much larger from now on."""
        self.scale = self._settings.presenting_scale = scale

    def of(self, view: ViewName, height: float) -> float:
        """How much larger than on a desk that view is laid out on a stage of that height.

        Charts get all that the screen's usual scale leaves them: with larger text around them, theirs would be smaller.
        """
        return usual_scale(height) if view in CHART_VIEWS else self.scale

    def least(self, view: ViewName, height: float) -> float:
        """Pixels, before they are enlarged, of the smallest text of that view that the room can read."""
        return SMALLEST_TEXT * self.scale / self.of(view, height)
