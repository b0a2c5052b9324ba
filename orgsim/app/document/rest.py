"""Waiting until what changes comes to rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_REST_MS = 700
"""A slider that stands still for so long has come to rest."""


class Rest(QObject):
    """Calls `act` when nothing has changed for a moment, or at once when asked to."""

    _rested = Signal()

    def __init__(self, act: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        # Qt holds no method that it calls: its owner, which has this, goes when nobody else has it.
        self._rested.connect(act)
        self._timer = QTimer(self, interval=_REST_MS, singleShot=True)
        self._timer.timeout.connect(self._rested)

    @property
    def waits(self) -> bool:
        """Whether it has yet to come to rest."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Something has changed: wait for the rest after it."""
        self._timer.start()

    def hold(self) -> None:
        """Wait no more: somebody else does it."""
        self._timer.stop()

    def now(self) -> None:
        """Wait no longer, if there is anything to wait for."""
        if self._timer.isActive():
            self._timer.stop()
            self._rested.emit()
