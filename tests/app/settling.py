"""Waiting for charts that are laid out beside the window's work."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication, QWidget

from orgsim.app.shell.window import MainWindow
from orgsim.app.views import charts_in

_LONGEST = 60


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
