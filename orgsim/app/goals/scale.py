"""How large the table of goals is: as large as its room allows."""

from __future__ import annotations

from bisect import bisect_left

from orgsim.app.goals.delegate import GoalsDelegate
from orgsim.export.goals.painter import HEAD, LEAST_SCORES, LEAST_WEIGHTS, RESULT

_MOST = 1.6
_LEAST = 0.8
_STEPS = 12
"""Scales that are tried between the largest and 1."""


def fitting_scale(delegate: GoalsDelegate, rows: int, weights: float, scores: float, room: int) -> float:
    """The largest scale at which so many rows, their head and the results have that many pixels of `room`.

    Columns of `weights` and `scores` that wide allow no larger one. Where nothing has room, rows scroll at 1.
    """
    most = max(min(_MOST, weights / LEAST_WEIGHTS, scores / LEAST_SCORES), _LEAST)
    scales = [most - (most - 1.0) * step / _STEPS for step in range(_STEPS + 1)] if most > 1 else [most]
    # Whatever is larger than what has no room has none either.
    fits = _fits(delegate, rows, scales[0], room)
    place = 0 if fits else bisect_left(scales, True, key=lambda k: _fits(delegate, rows, k, room))
    return scales[min(place, len(scales) - 1)]


def _fits(delegate: GoalsDelegate, rows: int, k: float, room: int) -> bool:
    """Whether all has room at that scale, what stands below the table and grows with it too."""
    left = room - round((HEAD + RESULT) * k) - 8
    if rows * delegate.least_height(k) > left:
        return False
    for row in range(rows):
        left -= delegate.height(row, k)
        if left < 0:
            return False
    return True
