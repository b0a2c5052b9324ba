"""Time that passes at once: what a window would wait for comes now, and what it has done aside is waited for.

A robot that waits by the clock looks at a window that does nothing for half of its time.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.aside import Aside
from tests.app.settling import in_windows

_LONGEST = 10.0
"""Seconds after which what is still being done aside is waited for no more."""
_LOOK_MS = 2
"""Between two looks whether it is done."""


def go_round() -> None:
    """Let a round of events go by, as it does between any two things that a hand does.

    What is done without is one piece of work: of twelve letters the window would seem to stand still for all twelve.
    """
    QApplication.processEvents()


def let_pass(milliseconds: int) -> None:
    """Have come now what would come within so many milliseconds: single timers in their order, and ends of motion."""
    waiting = [timer for timer in in_windows(QTimer) if timer.isSingleShot() and timer.isActive()]
    due = sorted((timer.remainingTime(), at) for at, timer in enumerate(waiting))
    for left, at in due:
        timer = waiting[at]
        # One that came before may have stopped it, or begun it anew.
        if left <= milliseconds and Shiboken.isValid(timer) and timer.isActive():
            timer.stop()
            timer.timeout.emit()
            # They would come one by one, and not all in one piece of work.
            go_round()
    for animation in [*in_windows(QAbstractAnimation)]:
        if Shiboken.isValid(animation) and animation.state() == QAbstractAnimation.State.Running:
            # One without an end goes on.
            animation.setCurrentTime(max(animation.totalDuration(), animation.currentTime()))


def come_to_rest(milliseconds: int, turns: int = 1) -> None:
    """Wait until all is done that is done aside, as if so many milliseconds more had gone by then.

    Once more in each of the `turns`: what comes may have something else done, which has something done in its turn.
    """
    until = time.monotonic() + _LONGEST
    for _ in range(turns):
        QTest.qWait(_LOOK_MS)
        aside, charts = [*in_windows(Aside)], [*in_windows(ChartPanes)]
        while _is_busy(aside, charts) and time.monotonic() < until:
            QTest.qWait(_LOOK_MS)
        let_pass(milliseconds)
    QTest.qWait(_LOOK_MS)


def _is_busy(aside: list[Aside], charts: list[ChartPanes]) -> bool:
    return any(Shiboken.isValid(one) and one.is_running for one in aside) or any(
        Shiboken.isValid(one) and one.isVisible() and one.is_laying_out for one in charts
    )
