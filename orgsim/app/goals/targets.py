"""What of the cells of a row can be pressed: the scale of a weight, and the dots of scores.

`room`: that of the cell, in pixels; `k`: the scale of the table.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from orgsim.export.goals.painter import dots, track
from orgsim.model.comparison import LEAST_SCORE, MOST_WEIGHT

_BEFORE = 14
"""Left of its scale, before it is enlarged, from where on a weight is pressed."""


def on_scale(room: QRectF, k: float, at: QPointF) -> bool:
    """Whether the scale of a weight is pressed there."""
    return at.x() >= track(room, k).left() - _BEFORE * k


def place_of_weight(room: QRectF, k: float, weight: float) -> QPointF:
    """Where that weight lies on its scale."""
    scale = track(room, k)
    return QPointF(scale.left() + scale.width() * weight / MOST_WEIGHT, scale.center().y())


def score_at(room: QRectF, k: float, at: QPointF) -> int | None:
    """The score whose dot is pressed there."""
    return next((LEAST_SCORE + place for place, dot in enumerate(dots(room, k)) if dot.contains(at)), None)


def place_of_score(room: QRectF, k: float, score: int) -> QPointF:
    """The middle of the dot of that score."""
    return dots(room, k)[score - LEAST_SCORE].center()
