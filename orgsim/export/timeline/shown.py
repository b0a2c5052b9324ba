"""What of a timeline is seen: the scales of its axes, and the part of the drawing in view."""

from __future__ import annotations

from math import inf

import msgspec

from orgsim.drawing.timeline.axis import Scale
from orgsim.drawing.timeline.drawing import Band, Run


class Shown(msgspec.Struct, frozen=True):
    """What of a drawing is seen."""

    scales: tuple[Scale, ...]
    """Of each axis."""
    upper: float = -inf
    lower: float = inf
    """What lies wholly above or below these is not painted; rulers stay below the upper one."""
    begins: float = -inf
    """What ends above this is not painted, though it be below the upper one: it would lie under the rulers."""
    clipped: bool = True
    """Whether what reaches beyond the plane is cut off: not in pictures, which show everything."""


def is_seen(its: Run | Band, shown: Shown) -> bool:
    """Whether any of it is in view, as far as its height goes."""
    return its.bottom >= max(shown.upper, shown.begins) and its.top <= shown.lower
