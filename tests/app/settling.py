"""Waiting for charts that are laid out beside the window's work, and for all else that comes by itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QAbstractAnimation, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.aside import Aside
from orgsim.app.shell.window import MainWindow
from orgsim.app.views import charts_in

_LONGEST = 60
_SOON_MS = 500
"""Within which comes what the window only waits with, and not what it says for a while, or gets ready at leisure."""

T = TypeVar("T", bound=QObject)


def settle(window: MainWindow) -> None:
    """Let what was asked for come, and the charts for it be laid out."""
    QApplication.processEvents()
    settle_view(window.charts())


def settle_view(view: QWidget | None) -> None:
    """Let the charts of that view be laid out, if it has any: that of a stage too."""
    until = time.monotonic() + _LONGEST
    charts = charts_in(view)
    while charts is not None and charts.is_laying_out:
        assert time.monotonic() < until, "the charts are never laid out"
        time.sleep(0.002)
        QApplication.processEvents()
    QApplication.processEvents()


def meet(holds: Callable[[], object]) -> None:
    """Let one round of events come after the other until that holds, if only between two of them.

    Who looks every few milliseconds misses it: on a fast machine many rounds come in between, and on a busy one all
    timers whose time is over come in one.
    """
    until = time.monotonic() + _LONGEST
    while not holds():
        assert time.monotonic() < until, "it never came"
        QApplication.processEvents()
        time.sleep(0.001)


def opened(window: MainWindow) -> None:
    """Let files be read, and be shown."""
    meet(lambda: not window.files.is_opening)


def saved(window: MainWindow) -> None:
    """Let the drafts be saved for which that was asked: what is to be read for it may be read aside."""
    meet(lambda: not window.edit_actions.editor.is_saving)


def rest() -> None:
    """Wait until nothing glides or is done aside in any window, and no timer is left that soon would begin something.

    On a busy machine a fixed time may be over before it was seen that the time of a timer is.
    """
    until = time.monotonic() + _LONGEST
    QApplication.processEvents()
    while going := _going_on():
        assert time.monotonic() < until, f"never at rest: {going}"
        time.sleep(0.002)
        QApplication.processEvents()
    QApplication.processEvents()


def _going_on() -> list[QObject]:
    animations = [its for its in in_windows(QAbstractAnimation) if its.state() == QAbstractAnimation.State.Running]
    return [
        # One without an end goes on.
        *[its for its in animations if its.totalDuration() >= 0],
        *[its for its in in_windows(QTimer) if its.isSingleShot() and its.isActive() and its.interval() <= _SOON_MS],
        *[its for its in in_windows(Aside) if its.is_running],
        *[its for its in in_windows(ChartPanes) if its.isVisible() and its.is_laying_out],
    ]


def in_windows(kind: type[T]) -> Iterator[T]:
    """All of a kind in the windows that there are."""
    for top in QApplication.topLevelWidgets():
        yield from top.findChildren(kind)
