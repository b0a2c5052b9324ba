"""The report of a bug, to be copied and sent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from orgsim.app.opening.leaving import Lost
from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.labels import label
from orgsim.app.widgets.scrolling import KeptSize
from orgsim.messages import Catalog


class CrashDialog(QDialog):
    """Shows a report, to be copied and sent, and what was entered and stands in no file."""

    save_asked = Signal()

    def __init__(self, report: str, lost: Lost, speech: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self.setWindowTitle(speech("crash.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        KeptSize(text)
        buttons = dialog_buttons(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(speech("crash.copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(label(speech("crash.said"), wrap=True))
        if lost.unsaved or lost.typed:
            self._unsaved = label(wrap=True)
            layout.addWidget(self._unsaved)
            self._save = buttons.addButton(speech(lost.saving), QDialogButtonBox.ButtonRole.ActionRole)
            self._save.clicked.connect(self.save_asked)
            self.tell_unsaved(lost)
        layout.addWidget(text, 1)
        layout.addWidget(buttons)
        self.resize(720, 420)

    def tell_unsaved(self, lost: Lost, *, failed: bool = False) -> None:
        """Tell what of it stands in no file by now; `failed`: it was to be saved and could not be."""
        speech = self._speech
        said = [speech("crash.unsaved"), *map(speech.say, lost.unsaved)] if lost.unsaved else []
        if failed and lost.unsaved:
            said.append(speech("crash.not-saved"))
        if lost.typed:
            said += [speech("crash.typed"), *map(speech.say, lost.typed)]
        self._unsaved.setText("\n".join(said) if said else speech("crash.saved"))
        self._save.setVisible(bool(lost.unsaved))
