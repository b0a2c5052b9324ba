"""A process that ends as soon as its window has been painted, having written for whoever measures it one byte, and then
how many megabytes of memory it held at most.

`bare`: an empty QMainWindow: what every PySide6 app must pay
`orgsim [FILE...]`: orgsim's own start, until every chart is painted
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path


def bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, _painted)

    app = QApplication([])
    window = Window()
    window.resize(1440, 900)
    window.show()
    app.exec()


def orgsim(paths: list[Path]) -> None:
    # The same steps as those of the command `orgsim`, with an ear to the ground before the window is shown.
    from orgsim import cli  # noqa: F401 -- what the command imports is part of its start

    gc.disable()
    from orgsim.app import main

    app, window, _ = main.prepare(paths, language="fi")

    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent

    from orgsim.app.chart.widget import ChartWidget

    paint = ChartWidget.paintEvent
    painted: set[int] = set()

    def paint_and_tell(pane: ChartWidget, event: QPaintEvent) -> None:
        paint(pane, event)
        painted.add(id(pane))
        if len(painted) == len(window.structure.panes):
            QTimer.singleShot(0, _painted)

    setattr(ChartWidget, "paintEvent", paint_and_tell)  # noqa: B010 -- for mypy no method is to be replaced
    window.resize(1440, 900)
    window.show()
    app.exec()


def _painted() -> None:
    os.write(1, b".")
    os.write(1, str(_megabytes()).encode())
    os._exit(0)


def _megabytes() -> float:
    """Of memory at most; 0 where the system has no `/proc`. The usual `getrusage` counts what the parent held, too."""
    status = Path("/proc/self/status")
    for line in status.read_text().splitlines() if status.exists() else ():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        orgsim([Path(name) for name in sys.argv[2:]])
