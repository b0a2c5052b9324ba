"""Waiting for charts that are laid out beside the window's work."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication

from orgsim.app.shell.window import MainWindow

_LONGEST = 60


def settle(window: MainWindow) -> None:
    """Let what was asked for come, and the charts for it be laid out."""
    until = time.monotonic() + _LONGEST
    QApplication.processEvents()
    while window.charts().is_laying_out:
        assert time.monotonic() < until, "the charts are never laid out"
        time.sleep(0.002)
        QApplication.processEvents()
    QApplication.processEvents()
