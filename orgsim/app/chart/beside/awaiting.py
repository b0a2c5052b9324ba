"""Where nothing stands in the place of charts that are being laid out, that is said once it takes long."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from orgsim.app.chart.beside.laying_out import LayingOut
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.document.state import State
from orgsim.messages import catalog

_SAID_MS = 300
"""What comes sooner is not told: there and gone again, it would flicker."""


class Awaiting(QObject):
    """Says so in the panes."""

    def __init__(self, shown: Shown, laying: LayingOut, parent: QObject) -> None:
        super().__init__(parent)
        self._shown = shown
        self._laying = laying
        self._language = shown.state.language
        self._long = QTimer(self, interval=_SAID_MS, singleShot=True)
        self._long.timeout.connect(self._say)

    def begin(self, state: State) -> None:
        """Charts of that state are being laid out."""
        self._language = state.language
        if not self._long.isActive():
            self._long.start()

    def end(self) -> None:
        """They are there, or nobody waits for them any more."""
        self._long.stop()
        for pane in self._shown.panes:
            pane.set_awaited("")

    def _say(self) -> None:
        if self._laying.is_running:
            said = catalog(self._language)("chart.laying-out")
            for pane in self._shown.panes:
                pane.set_awaited(said)
