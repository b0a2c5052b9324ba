"""Counts what the open scenarios break, for the badge on the rail: after the window was painted, one by one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from orgsim.app.document.document import Document
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.shell.rail import Rail
from orgsim.messages import catalog


class ChecksBadge(QObject):
    """Keeps the number on the button of the checks view."""

    def __init__(self, document: Document, rail: Rail, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._rail = rail
        self._counted: State | None = None
        self._waiting: list[int] = []
        self._number = 0
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._count)
        rail.painted.connect(self._on_paint)
        document.changed.connect(self._on_change)

    def _on_change(self, before: State, after: State) -> None:
        if before.files is not after.files or before.comparison is not after.comparison:
            # Counted anew once the change is on the screen.
            self._counted = None
            self._rail.update()
        elif before.language != after.language or before.theme != after.theme:
            self._tell()

    def _on_paint(self) -> None:
        if self._counted is None and not self._later.isActive():
            self._counted = self._document.state
            self._waiting = list(range(len(self._counted.files)))
            self._number = 0
            self._later.start()

    def _count(self) -> None:
        """Count one scenario, and let the window breathe before the next."""
        # Imported late: the rules are not needed for the first picture.
        from orgsim.analysis.checks.table import breaches
        from orgsim.app.document.rules_off import answers, rules_off

        state = self._counted
        if state is None:
            return
        if self._waiting:
            self._number += breaches(state.scenarios[self._waiting.pop(0)], rules_off(state), answers(state))
        if self._waiting:
            self._later.start()
        else:
            self._tell()

    def _tell(self) -> None:
        state = self._document.state
        speech = catalog(state.language)
        name = speech("action.checks")
        said = speech("checks-view.badge", n=self._number, name=name) if self._number else name
        self._rail.button("checks").set_badge(self._number, theme_of(state), said)
