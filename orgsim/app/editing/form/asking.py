"""Asks for a unit: a field that finds it while one types."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from orgsim.app.editing.form.picking import Offer, Picker
from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.labels import label
from orgsim.messages import Catalog

_WIDTH = 420


class UnitQuestion(QDialog):
    """A question that one of many units answers."""

    chosen = Signal(str)
    """The id of the unit."""

    def __init__(self, question: str, offer: Offer, speech: Catalog, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(speech("form.find-body"))
        self.setMinimumWidth(_WIDTH)
        said = label(question, "heading", wrap=True)
        self.field = Picker(offer)
        self.field.speak(speech("form.find-body"))
        said.setBuddy(self.field)
        self.field.picked.connect(self._take)
        buttons = dialog_buttons(QDialogButtonBox.StandardButton.Cancel)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(speech("export.cancel"))
        # Enter is for the field.
        cancel.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (said, self.field, buttons):
            column.addWidget(part)
        self.field.setFocus()

    def _take(self, id: str) -> None:
        self.chosen.emit(id)
        self.accept()
