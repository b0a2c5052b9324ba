"""Asks, once and before it happens, when something that stands in no file would be lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of
from orgsim.app.opening.unsaved import unsaved
from orgsim.messages import Message

Go = Callable[[], object]
"""What leaves: closes the window, or opens other files."""


class Leaving(QObject):
    """Stands between what the user asks for and what it would lose."""

    about_to = Signal()
    """Whoever has something half written or half chosen is to take it now."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._window = window
        self._save: Callable[[], QDialog | None] = lambda: None
        self.dialog: QDialog | None = None
        """The question, while it is asked."""

    def save_with(self, save: Callable[[], QDialog | None]) -> None:
        """Have `save` ask where to keep what is open; its dialog is accepted once that is done."""
        self._save = save

    def keep(self) -> None:
        """Write what has a file that can be written, with what is half written or half chosen."""
        self.about_to.emit()
        keeper_of(self._document).finish()

    def lost(self, *, closing: bool) -> tuple[Message, ...]:
        """What stands in no file now."""
        return unsaved(self._document.state, closing=closing)

    def save(self) -> QDialog | None:
        """Ask where to keep it."""
        return self._save()

    def asks(self, go: Go, *, closing: bool) -> bool:
        """Ask, where something would be lost, and then `go` unless the user stays; whether it asks.

        What has a file that can be written is written first, so that nobody is asked for its sake.
        """
        if self.dialog is not None:
            return True
        self.keep()
        lost = self.lost(closing=closing)
        if not lost:
            return False
        # Imported here, as most sessions end without it.
        from orgsim.app.opening.leaving_dialog import LeavingDialog

        self.dialog = dialog = LeavingDialog(lost, self._document.state, self._window, closing=closing)
        dialog.finished.connect(lambda answer: self._answered(answer, go, closing=closing))
        dialog.open()
        return True

    def _answered(self, answer: int, go: Go, *, closing: bool) -> None:
        from orgsim.app.opening.leaving_dialog import DISCARD, SAVE

        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        if answer == DISCARD:
            kept = {} if closing else {"decided": self._document.state.decided}
            self._document.change(**{"goal_edits": (), "assumed": (), "steps_due": (), "decided": (), **kept})
            go()
        elif answer == SAVE and (form := self.save()) is not None:
            form.accepted.connect(go)
