"""Pointing at things in a presentation: by the mouse's cursor, which rests unseen, or by a spot that all can see."""

from __future__ import annotations

from time import monotonic
from weakref import proxy

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from orgsim.app.presenter.hand.cursor import RestingCursor
from orgsim.app.presenter.hand.spot import Spot

_HELD = 0.4
"""Seconds from which on a key was held, and not struck."""


class Pointing(QObject):
    """Shows the spot and the cursor. Struck, a key switches the spot; held, it shows it for as long as it is held."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over: QWidget = proxy(over)  # which has this
        self.spot = Spot(over)
        self.cursor_at_rest = RestingCursor(over)
        self.held_since: float | None = None
        """Since when, in seconds, the key is pressed that shows the spot; `None`: it hides it, or is not pressed."""

    def press(self) -> None:
        """The key is pressed: before it switches the spot."""
        self.held_since = None if self.spot.isVisible() else monotonic()

    def release(self) -> None:
        """The key is let go."""
        if self.held_since is None:
            return
        if monotonic() - self.held_since > _HELD:
            self.show(False)
        self.held_since = None

    def switch(self) -> None:
        """Show the spot, or no more."""
        self.show(not self.spot.isVisible())

    def show(self, on: bool) -> None:
        """Whether the spot is shown."""
        self.spot.setVisible(on)
        if on:
            self.spot.follow(self._over.mapFromGlobal(QCursor.pos()))
            self.spot.raise_()

    def move(self, at: QPoint) -> None:
        """The mouse is at that point of the window."""
        self.cursor_at_rest.move()
        if self.spot.isVisible():
            self.spot.follow(at)
