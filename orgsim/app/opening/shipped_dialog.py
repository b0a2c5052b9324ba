"""The question before a draft that ships is opened in a program that may write to it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from orgsim.app.document.state import State
from orgsim.app.widgets.labels import label
from orgsim.files.reading.opened import ScenarioFile
from orgsim.messages import catalog

COPY, OPEN = 1, 2
"""How it was answered; 0, as by Escape: not at all."""


class ShippedDialog(QDialog):
    """Says whose file it is, and offers to make a copy of one's own."""

    def __init__(self, file: ScenarioFile, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        speech = catalog(state.language)
        self.setWindowTitle(speech("shipped.title"))
        self.text = speech("shipped.text", title=file.scenario.title, name=file.path.name)
        """What it says, beside its heading."""
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton(speech("shipped.copy"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.look = buttons.addButton(speech("shipped.open"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(speech("export.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.copy.clicked.connect(lambda: self.done(COPY))
        self.look.clicked.connect(lambda: self.done(OPEN))
        buttons.rejected.connect(self.reject)
        self.copy.setDefault(True)
        self.copy.setFocus()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(label(speech("shipped.title"), "heading"))
        layout.addWidget(label(self.text, wrap=True))
        layout.addWidget(buttons)
        self.setAccessibleDescription(self.text)
        self.setMinimumWidth(480)
        self.resize(480, layout.totalHeightForWidth(480))
