"""The question before something that stands in no file is lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from orgsim.app.document.state import State
from orgsim.app.opening.unsaved import saving
from orgsim.app.widgets.labels import label
from orgsim.messages import Message, catalog

SAVE, DISCARD, RETURN = 1, 2, 3
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
        fields: Sequence[Message] = (),
    ) -> None:
        """`fields`: what was typed and can be saved nowhere, which one may go back to."""
        super().__init__(parent)
        speech = catalog(state.language)
        self.setWindowTitle(speech("leaving.title"))
        said = speech("leaving.closing" if closing else "leaving.opening")
        self.text = "\n".join([said, *(f"•  {speech.say(each)}" for each in (*drafts, *others, *fields))])
        """What it says, beside its heading."""
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(speech(saving(drafts, others)), QDialogButtonBox.ButtonRole.AcceptRole)
        self.discard = buttons.addButton(speech("leaving.discard"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.back = buttons.addButton(speech("leaving.return"), QDialogButtonBox.ButtonRole.ActionRole)
        self.back.clicked.connect(lambda: self.done(RETURN))
        self.back.setVisible(bool(fields))
        self.stay = buttons.addButton(speech("export.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.save.clicked.connect(lambda: self.done(SAVE))
        self.discard.clicked.connect(lambda: self.done(DISCARD))
        buttons.rejected.connect(self.reject)
        # A comparison needs drafts; and Enter is never to throw something away.
        saves = bool(state.files) and bool(drafts or others)
        self.save.setVisible(saves)
        default = self.back if fields else self.save if saves else self.stay
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(label(speech("leaving.title"), "heading"))
        layout.addWidget(label(self.text, wrap=bool(fields)))
        layout.addStretch(1)
        layout.addWidget(buttons)
        # A button that is in no dialog yet is none's default.
        default.setDefault(True)
        default.setFocus()
        self.setAccessibleDescription(self.text)
        self.setMinimumWidth(480)
