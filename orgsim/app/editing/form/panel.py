"""The panel of the selected unit: what all drafts say of it, or the form while the active draft is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from orgsim.app.chart.inspector import Inspector
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.editing.form.stating import subject

if TYPE_CHECKING:
    from orgsim.app.editing.form.form import UnitForm


class UnitPanel(Inspector):
    """An inspector that becomes a form."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.form: UnitForm | None = None
        """Made when a unit is first edited."""

    def tell(self, state: State) -> None:
        """Show the selected unit."""
        of = subject(state)
        if of is None:
            if self.form is not None:
                self.form.leave()
            self.show_other(None)
            super().tell(state)
            return
        if self.form is None:
            from orgsim.app.editing.form.form import UnitForm

            self.form = UnitForm(self._document)
        self.tell_head(state, of.unit.name, of.column)
        self.form.tell(of, state)
        self.show_other(self.form)
