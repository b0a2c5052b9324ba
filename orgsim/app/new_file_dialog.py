"""The small form that asks for the title, name and folder of a file that is to be made."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

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

from orgsim.app.labels import ElidedLabel, label
from orgsim.messages import Catalog, Message, message
from orgsim.resources import resource, scenarios_folder

Wording = Literal["copy", "copy-comparison", "draft", "comparison"]
Make = Callable[[str, Path], Message | None]
"""Makes the file of that title at that path; why it could not be made, or `None`."""

_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]|^\.|[. ]$')
"""What no system takes as the name of a file, or what would lead elsewhere or hide it."""
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+")
"""What can be pasted into a title and no file may hold as it is."""
_LONGEST = 120
_ENDINGS = (".yaml", ".yml")


class NewFileDialog(QDialog):
    """Asks until the file could be made, or until the user leaves it."""

    def __init__(
        self, wording: Wording, title: str, path: Path, make: Make, speech: Catalog, parent: QWidget | None = None
    ) -> None:
        """`path` is where the file would stand unless the user says otherwise."""
        super().__init__(parent)
        self._speech = speech
        self._make = make
        self._folder = path.parent
        self.setWindowTitle(speech(f"new-file.{wording}.title"))
        self.title = QLineEdit(title)
        self.name = QLineEdit(path.name)
        self._folder_said = ElidedLabel()
        self._folder_said.setMinimumWidth(260)
        self._choose = QPushButton(speech("new-file.choose"))
        self._error = label(role="warning", wrap=True)
        self._error.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Save).setText(speech(f"new-file.{wording}.save"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(speech("export.cancel"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(speech("new-file.field.title"), self.title)
        form.addRow(speech("new-file.field.name"), self.name)
        place = QHBoxLayout()
        place.addWidget(self._folder_said, 1)
        place.addWidget(self._choose)
        form.addRow(speech("new-file.field.folder"), place)
        said = label(speech(f"new-file.{wording}.about"), "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        for part in (said, form, self._error, buttons):
            if isinstance(part, QFormLayout):
                layout.addLayout(part)
            else:
                layout.addWidget(part)
        self._choose.clicked.connect(self._ask_folder)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.put_into(self._folder)
        self.title.selectAll()
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

    def accept(self) -> None:
        """Make the file and close, or say what keeps it from being made."""
        refused = self._refused() or self._make(_CONTROLS.sub(" ", self.title.text()).strip(), self.path)
        if refused is None:
            super().accept()
            return
        self._error.setText(self._speech.say(refused))
        self._error.show()

    def _refused(self) -> Message | None:
        name = self.name.text().strip()
        if not _CONTROLS.sub(" ", self.title.text()).strip():
            self.title.setFocus()
            return message("new-file.error.no-title")
        if not name or len(name) > _LONGEST or _NO_NAME.search(name):
            self.name.setFocus()
            return message("new-file.error.name")
        if is_shipped(self._folder):
            self._choose.setFocus()
            return message("new-file.error.shipped")
        return None

    def _ask_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self, self._speech("new-file.choose-folder"), str(self._folder))
        if chosen:
            self.put_into(Path(chosen))


def is_shipped(folder: Path) -> bool:
    """Whether a folder belongs to orgsim itself: the next version would take away what is put there."""
    try:
        real = folder.resolve()
    except OSError:
        return False
    return any(real.is_relative_to(own) for own in (scenarios_folder().resolve(), resource().resolve()))
