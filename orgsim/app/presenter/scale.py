"""How much larger than on a desk things are shown to a room."""

from __future__ import annotations

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
