"""The small form that asks for the title, name and folder of a file that is to be made."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.fields import Choice
from orgsim.app.widgets.labels import ElidedLabel, label
from orgsim.drawing.theme import Theme
from orgsim.files.writing.duplicating import free_path
from orgsim.files.writing.file_names import is_blank, is_device, stem_for
from orgsim.messages import Catalog, Message, message
from orgsim.resources import is_shipped

Wording = Literal["copy", "edit-copy", "save-as", "copy-comparison", "draft", "comparison"]
Make = Callable[[str, Path], Message | None]
"""Makes the file of that title at that path; why it could not be made, or `None`."""

_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]|^\.|[. ]$')
"""What no system takes as the name of a file, or what would lead elsewhere or hide it."""
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+")
"""What can be pasted into a title and no file may hold as it is."""
_LONGEST = 120
_ENDINGS = (".yaml", ".yml")


class Suggestion(Struct, frozen=True):
    """A file that could be made."""

    title: str
    stem: str
    """What it is called, without its ending, as long as the title is as suggested."""
    make: Make
    source: str = ""
    """What it is made of, for the user to see and to choose; empty where there is nothing to tell."""


class NewFileDialog(QDialog):
    """Asks until the file could be made, or until the user leaves it."""

    def __init__(
        self,
        wording: Wording,
        suggestions: Sequence[Suggestion],
        folder: Path,
        speech: Catalog,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        chosen: int = 0,
        where: str = "",
    ) -> None:
        """`folder` is where the file would stand unless the user says otherwise; `where` tells how it will open."""
        super().__init__(parent)
        self._speech = speech
        self._suggested = suggestions[chosen]
        self._folder = folder
        self._named = False
        """The user has given the file a name, which no longer follows the title."""
        self.setWindowTitle(speech(f"new-file.{wording}.title"))
        self.source: Choice | None = None
        self.title = _Field()
        self.name = _Field()
        self._folder_said = ElidedLabel()
        self._folder_said.setMinimumWidth(260)
        self._choose = QPushButton(speech("new-file.choose"))
        self._error = label(role="warning", wrap=True)
        self._error.hide()
        buttons = dialog_buttons(QDialogButtonBox.StandardButton.Save, QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Save).setText(speech(f"new-file.{wording}.save"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(speech("export.cancel"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if len(suggestions) > 1:
            items = [(each.source, place) for place, each in enumerate(suggestions)]
            self.source = Choice(items, chosen, theme)
            self.source.currentIndexChanged.connect(lambda place: self._suggest(suggestions[place]))
            form.addRow(speech("new-file.field.source"), self.source)
        elif self._suggested.source:
            form.addRow(label(speech("new-file.field.source").replace("&", "")), label(self._suggested.source))
        form.addRow(speech("new-file.field.title"), self.title)
        form.addRow(speech("new-file.field.name"), self.name)
        place = QHBoxLayout()
        place.addWidget(self._folder_said, 1)
        place.addWidget(self._choose)
        form.addRow(speech("new-file.field.folder"), place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(label(speech(f"new-file.{wording}.about"), "muted", wrap=True))
        layout.addLayout(form)
        if where:
            layout.addWidget(label(where, wrap=True))
        layout.addWidget(self._error)
        layout.addWidget(buttons)
        self._choose.clicked.connect(self._ask_folder)
        self.title.textEdited.connect(self._name_after_title)
        self.name.textEdited.connect(self._take_name)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._suggest(self._suggested)
        self.put_into(self._folder)
        self.title.setFocus()
        self.title.select_from_start()
        self.setMinimumWidth(540)

    @property
    def path(self) -> Path:
        """Where the file is to be made; a name without an ending gets one."""
        name = self.name.text().strip()
        return self._folder / (name if name.lower().endswith(_ENDINGS) else f"{name}.yaml")

    @property
    def error(self) -> str:
        """What keeps the file from being made, as it is told; empty where nothing was tried yet."""
        return self._error.text()

    def put_into(self, folder: Path) -> None:
        """Have the file made in `folder`."""
        self._folder = folder
        self._folder_said.set_whole(str(folder))
        self._suggest_name()

    def accept(self) -> None:
        """Make the file and close, or say what keeps it from being made."""
        refused = self._refused() or self._suggested.make(self._written(), self.path)
        if refused is None:
            super().accept()
            return
        self._error.setText(self._speech.say(refused))
        self._error.show()

    def _written(self) -> str:
        title = _CONTROLS.sub(" ", self.title.text()).strip()
        return "" if is_blank(title) else title

    def _suggest(self, suggestion: Suggestion) -> None:
        """Suggest another file to be made; what the user has written himself stays."""
        before, self._suggested = self._suggested, suggestion
        if self._written() in ("", before.title):
            self.title.show_text(suggestion.title)
        self._suggest_name()

    def _suggest_name(self) -> None:
        if not self._named:
            self.name.show_text(self._name_for_title())

    def _name_for_title(self) -> str:
        title = self._written()
        stem = self._suggested.stem
        if title != self._suggested.title:
            stem = stem_for(title, stem)
        return free_path(self._folder, stem).name

    def _name_after_title(self, _title: str) -> None:
        self._suggest_name()

    def _take_name(self, name: str) -> None:
        self._named = bool(name)

    def _refused(self) -> Message | None:
        name = self.name.text().strip()
        if not self._written():
            self.title.setFocus()
            return message("new-file.error.no-title")
        if not name or len(name) > _LONGEST or _NO_NAME.search(name):
            self.name.setFocus()
            return message("new-file.error.name")
        if is_device(name):
            self.name.setFocus()
            return message("new-file.error.device", name=name, example=self._name_for_title())
        if is_shipped(self._folder):
            self._choose.setFocus()
            return message("new-file.error.shipped")
        return None

    def _ask_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self, self._speech("new-file.choose-folder"), str(self._folder))
        if chosen:
            self.put_into(Path(chosen))


class _Field(QLineEdit):
    """A line of text that shows its beginning, also where it is longer than the field."""

    def show_text(self, text: str) -> None:
        """Show `text` from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)

    def select_from_start(self) -> None:
        """Select all of it, and keep the beginning in view."""
        self.end(False)
        self.home(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keep the beginning in view where Qt selects all, which leaves the cursor at the end."""
        super().focusInEvent(event)
        if event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        ):
            self.select_from_start()
