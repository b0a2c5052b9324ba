"""How much larger than on a desk things are shown to a room."""

from __future__ import annotations

SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0)

_COMFORTABLE = 830.0
"""Pixels of height that views are designed for: a higher screen is filled by showing them larger."""


def usual_scale(height: float) -> float:
    """The scale at which a screen of that height shows about what a desk's screen does."""
    return max((scale for scale in SCALES if scale <= height / _COMFORTABLE), default=SCALES[0])


def larger(scale: float) -> float:
    """The next larger scale, if there is one."""
    return min((other for other in SCALES if other > scale), default=SCALES[-1])


def smaller(scale: float) -> float:
    """The next smaller scale, if there is one."""
    return max((other for other in SCALES if other < scale), default=SCALES[0])
