"""The report of a bug, to be copied and sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.labels import label
from orgsim.messages import Catalog, Message


class CrashDialog(QDialog):
    """Shows a report, to be copied and sent, and what was entered and stands in no file (`unsaved`)."""

    save_asked = Signal()

    def __init__(
        self, report: str, unsaved: Sequence[Message], saving: str, speech: Catalog, parent: QWidget | None = None
    ) -> None:
        """`saving` is the key of the words that save what is `unsaved`."""
        super().__init__(parent)
        self._speech = speech
        self.setWindowTitle(speech("crash.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        buttons = dialog_buttons(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(speech("crash.copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(label(speech("crash.said"), wrap=True))
        if unsaved:
            self._unsaved = label(wrap=True)
            layout.addWidget(self._unsaved)
            self._save = buttons.addButton(speech(saving), QDialogButtonBox.ButtonRole.ActionRole)
            self._save.clicked.connect(self.save_asked)
            self.tell_unsaved(unsaved)
        layout.addWidget(text, 1)
        layout.addWidget(buttons)
        self.resize(720, 420)

    def tell_unsaved(self, unsaved: Sequence[Message]) -> None:
        """Tell what of it stands in no file by now."""
        said = [self._speech("crash.unsaved"), *map(self._speech.say, unsaved)]
        self._unsaved.setText("\n".join(said) if unsaved else self._speech("crash.saved"))
        self._save.setVisible(bool(unsaved))
