"""Waits until a window has done what it was asked for; waiting takes no time of the processor."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEventLoop, QTimer

from orgsim.app.editing.editor import editor_of
from orgsim.app.shell.window import MainWindow

_PATIENCE = 60.0
"""Seconds after which something is wrong."""


def until(is_so: Callable[[], bool]) -> None:
    """Do what is due until that is so and all is painted."""
    end = monotonic() + _PATIENCE
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None
    watch = QTimer(interval=1_000)
    watch.start()
    while not is_so():
        assert monotonic() < end
        # `QCoreApplication.processEvents` with a limit does not wait, whatever it is told.
        dispatcher.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QCoreApplication.processEvents()


def rests(window: MainWindow) -> bool:
    """Whether nothing is done any more, nor will be: what is loaded after the start is no part of an edit."""
    is_busy = window.structure.is_laying_out or window.leisure.is_used
    return not is_busy and not editor_of(window._document).is_verifying
