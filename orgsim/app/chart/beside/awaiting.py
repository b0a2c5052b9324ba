"""Where nothing stands in the place of charts that are being laid out, that is said once it takes long."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from orgsim.app.chart.beside.laying_out import LayingOut
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.document.state import State
from orgsim.app.widgets.labels import label
from orgsim.messages import catalog

_SAID_MS = 300
"""What comes sooner is not told: there and gone again, it would flicker."""


class Awaiting(QObject):
    """Says so over the panes."""

    def __init__(self, shown: Shown, laying: LayingOut, over: QWidget) -> None:
        super().__init__(over)
        self._shown = shown
        self._laying = laying
        self._language = shown.state.language
        self._label: QLabel | None = None
        self._long = QTimer(self, interval=_SAID_MS, singleShot=True)
        self._long.timeout.connect(self._say)

    @property
    def said(self) -> str:
        """What is said; empty: nothing."""
        return self._label.text() if self._label is not None and not self._label.isHidden() else ""

    def begin(self, state: State) -> None:
        """Charts of that state are being laid out."""
        self._language = state.language
        if not self._long.isActive() and not self.said:
            self._long.start()

    def end(self) -> None:
        """They are there, or nobody waits for them any more."""
        self._long.stop()
        if self._label is not None:
            self._label.hide()

    def cover(self) -> None:
        """Stand in the middle of all."""
        over = self.parent()
        if self._label is not None and isinstance(over, QWidget):
            self._label.setGeometry(over.rect())

    def _say(self) -> None:
        over = self.parent()
        if not self._laying.is_running or self._shown.drawings or not isinstance(over, QWidget):
            return
        if self._label is None:
            self._label = label(role="muted")
            self._label.setParent(over)
            self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label.setText(catalog(self._language)("chart.laying-out"))
        self.cover()
        self._label.show()
        self._label.raise_()
