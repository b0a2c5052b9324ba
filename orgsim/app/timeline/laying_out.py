"""Timelines are drawn at once, or in a thread where they have so many events that it takes long."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Literal, Protocol

import msgspec
from PySide6.QtCore import QObject

from orgsim.app.document.aside import InTurn
from orgsim.drawing.timeline.drawing import TimelineDrawing


class Draw(Protocol):
    """Draws the timelines anew."""

    @property
    def takes_long(self) -> bool:
        """Whether they are drawn in a thread, as they have so many events."""

    def fitted(self, pane: tuple[float, float], panes: float = inf) -> tuple[TimelineDrawing, float]:
        """For a pane of that size, seen whole where it can be, and how large they are to be shown.

        What is lower than so many `panes` may be left out.
        """

    def zoomed(self, width: float, days: dict[int, float], down_to: float = inf) -> TimelineDrawing:
        """That wide, with so many pixels to a day of each axis; what is lower than `down_to` may be left out."""


Laid = tuple[TimelineDrawing, float]
"""A drawing, and how large it is to be shown."""


class Wanted(msgspec.Struct, frozen=True, eq=False):
    """A drawing that was asked for."""

    of: Literal["fit", "zoom"]
    """Fitted into the pane, or at the scales that are shown."""
    begin: Callable[[], Callable[[], Laid]]
    """Gives, in the window's thread, what lays it out in any."""
    then: Callable[[Laid], None]


class LayingOut(QObject):
    """Has drawn what is asked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._aside = InTurn(self)
        self._aside.done.connect(self._done)

    @property
    def is_running(self) -> bool:
        """Whether something is being drawn in a thread."""
        return self._aside.is_running

    def leave(self) -> None:
        """Nobody wants what is being drawn any more."""
        self._aside.leave()

    def ask(self, wanted: Wanted, *, aside: bool) -> None:
        """Have that drawn, and shown then: at once, or in a thread and after what is being drawn there."""
        if aside:
            self._aside.ask(wanted)
        else:
            wanted.then(wanted.begin()())

    def _done(self, done: Wanted, laid: Laid, following: Wanted | None) -> None:
        # On the way of a zoom each drawing shows more of what is there; of all else the last counts.
        if following is None or done.of == following.of == "zoom":
            done.then(laid)
