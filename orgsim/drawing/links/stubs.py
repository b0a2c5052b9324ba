"""What is drawn of a link that has no way: how it leaves its box, as far as there is room."""

from __future__ import annotations

from orgsim.drawing.drawing import Point
from orgsim.drawing.links.ground import Ground, Rect, other
from orgsim.drawing.links.route import Port

_LONGEST = 16.0
_LEAST = 10.0
"""What has less room has none for an arrow and the mark where it breaks off."""
_BEYOND = 0.01
"""Off the border, where the box itself is not in the way."""
_CLEAR = 4.0
"""How far from what is in the way that mark is."""


def stub(box: Rect, ground: Ground) -> tuple[Point, Point]:
    """From the border of the box on the side with most room, to where the line breaks off; both are one where none has.

    It meets nothing.
    """
    room, port = max(((_room(Port(side, box), ground), Port(side, box)) for side in range(4)), key=lambda its: its[0])
    length = min(room - _CLEAR, _LONGEST) if room >= _LEAST else 0.0
    far = port.edge + port.out * length
    if port.axis == 0:
        return (port.edge, port.middle), (far, port.middle)
    return (port.middle, port.edge), (port.middle, far)


def _room(port: Port, ground: Ground) -> float:
    """How far a line may leave that side."""
    middle = port.middle
    low, high = ground.free(
        other(port.axis), port.edge + port.out * _BEYOND, middle - _CLEAR, middle + _CLEAR, _LONGEST + _CLEAR
    )
    return high - port.edge if port.out > 0 else port.edge - low
