"""How near charts are looked at."""

from __future__ import annotations

import msgspec


class Detail(msgspec.Struct, frozen=True):
    """How near charts are looked at, which lets them show more than has room where they are seen whole."""

    room: float = 1.0
    """How many times as wide and high as their panes they may be."""
    around: str | None = None
    """Id of the unit that is looked at; `None`: the one that was gone to last."""
    opened: frozenset[str] = frozenset()
    """Ids of units that open as they are looked at from near, or are open there."""
    kept: frozenset[str] = frozenset()
    """Ids of units that are in view, and stay shown as one comes nearer."""
    remits: bool = False
    """Whether boxes list what their units decide, though that is not asked for."""

    @property
    def is_near(self) -> bool:
        """Whether more may be shown than where they are seen whole."""
        return self.remits or self.room != 1.0

    @property
    def whole(self) -> Detail:
        """How the same charts are looked at where they are seen whole, listing as much."""
        return Detail(remits=self.remits)


WHOLE = Detail()
_STEPS = (1.0, 1.4, 2.0, 2.8, 4.0, 5.6)
"""How many times as wide and high as its pane a chart may be: twice as many units at each step."""
_LATER = 1.12
"""How much further one zooms in before more is shown, so that it does not come and go at one place."""


def room_at(magnified: float, room: float) -> float:
    """`Detail.room` for charts that are magnified so many times over where they are seen whole; `room`: as it is."""
    return max([step for step in _STEPS if magnified >= step * (1.0 if step <= room else _LATER)], default=1.0)
