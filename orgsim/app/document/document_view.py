"""Views that follow the document while they are seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from orgsim.app.document.document import Document
from orgsim.app.document.state import State


class DocumentView(QWidget):
    """Shows something of the document's state. While it is hidden it computes nothing."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown: State | None = None
        """The state that was shown last."""
        document.changed.connect(self._on_change)

    def _refresh(self, shown: State | None, state: State) -> None:
        """Show `state`; what was shown already of it in `shown` stays."""
        raise NotImplementedError

    def _follow(self, state: State) -> None:
        shown, self._shown = self._shown, state
        self._refresh(shown, state)

    def _on_change(self, _before: State, after: State) -> None:
        # Who heard of it first may have shown the view, which has caught up with it then.
        if self.isVisible() and after is not self._shown:
            self._follow(after)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another view was shown, and begin where the keyboard does in this one."""
        super().showEvent(event)
        self._follow(self._document.state)
        begin = self.focusProxy()
        if begin is not None and self.focusWidget() is None:
            begin.setFocus(Qt.FocusReason.OtherFocusReason)
