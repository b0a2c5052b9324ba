"""The question before something that stands in no file is lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from orgsim.app.document.state import State
from orgsim.app.opening.unsaved import saving
from orgsim.app.widgets.labels import label
from orgsim.messages import Message, catalog

SAVE, DISCARD = 1, 2
"""How it was answered; 0, as by Escape: the user stays."""


class LeavingDialog(QDialog):
    """Says what would be lost, and offers to save it: `drafts` in their files, `others` in a comparison's."""

    def __init__(
        self,
        drafts: Sequence[Message],
        others: Sequence[Message],
        state: State,
        parent: QWidget,
        *,
        closing: bool,
    ) -> None:
        super().__init__(parent)
        speech = catalog(state.language)
        self.setWindowTitle(speech("leaving.title"))
        said = speech("leaving.closing" if closing else "leaving.opening")
        self.text = "\n".join([said, *(f"•  {speech.say(each)}" for each in (*drafts, *others))])
        """What it says, beside its heading."""
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(speech(saving(drafts, others)), QDialogButtonBox.ButtonRole.AcceptRole)
        self.discard = buttons.addButton(speech("leaving.discard"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.stay = buttons.addButton(speech("export.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.save.clicked.connect(lambda: self.done(SAVE))
        self.discard.clicked.connect(lambda: self.done(DISCARD))
        buttons.rejected.connect(self.reject)
        # A comparison needs drafts; and Enter is never to throw something away.
        self.save.setVisible(bool(state.files))
        default = self.save if state.files else self.stay
        default.setDefault(True)
        default.setFocus()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(label(speech("leaving.title"), "heading"))
        layout.addWidget(label(self.text))
        layout.addWidget(buttons)
        self.setAccessibleDescription(self.text)
        self.setMinimumWidth(480)
