"""Two people have changed the same of a draft: of each thing one side is chosen, before anything is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.document.state import State
from orgsim.app.editing.merging import Merged
from orgsim.app.widgets.labels import label
from orgsim.messages import Catalog, catalog
from orgsim.model.edits.conflict_words import Told, told
from orgsim.model.edits.conflicts import Choice, Choices

_SIZE = (640, 520)
_SIDES: tuple[Choice, Choice] = ("mine", "theirs")


class MergeDialog(QDialog):
    """Lists what both have changed, and is accepted once everything is chosen."""

    def __init__(self, asked: Merged, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        speech = catalog(state.language)
        self.asked = asked
        self._rows: dict[str, dict[Choice, QRadioButton]] = {}
        found = asked.found
        title = speech("edit.conflict.title")
        self.setWindowTitle(title)
        about = speech("edit.conflict.said", n=len(found.conflicts), name=asked.theirs.path.name)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        for conflict in found.conflicts:
            words = told(conflict, found.base, found.mine, found.theirs)
            column.addWidget(self._row(conflict.key, words, speech))
        column.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(listed)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(speech("edit.conflict.save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(speech("export.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        every = QHBoxLayout()
        for side in _SIDES:
            button = QPushButton(speech(f"edit.conflict.all-{side}"))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, side=side: self.choose_all(side))
            every.addWidget(button)
        every.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(label(title, "heading"))
        layout.addWidget(label(about, wrap=True))
        layout.addLayout(every)
        layout.addWidget(scrolled, 1)
        layout.addWidget(buttons)
        self.setAccessibleDescription(about)
        self.resize(*_SIZE)
        self._tell()

    @property
    def choices(self) -> Choices:
        """What is chosen, by the keys of the conflicts."""
        return {key: side for key, row in self._rows.items() for side, button in row.items() if button.isChecked()}

    def choose_all(self, side: Choice) -> None:
        """Choose that side of everything of which it can be chosen."""
        for row in self._rows.values():
            if row[side].isEnabled():
                row[side].setChecked(True)

    def _row(self, key: str, words: Told, speech: Catalog) -> QWidget:
        row = QFrame()
        row.setObjectName("panel")
        column = QVBoxLayout(row)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        about = speech.say(words.about)
        column.addWidget(label(about, "heading", wrap=True))
        group = QButtonGroup(row)
        self._rows[key] = {}
        for side in _SIDES:
            said = speech(f"edit.conflict.{side}", what=words.mine if side == "mine" else words.theirs)
            # A name may hold an ampersand, which a button takes for the mark of its key.
            button = QRadioButton(said.replace("&", "&&"))
            button.setAccessibleName(f"{about}: {said}")
            button.toggled.connect(self._tell)
            group.addButton(button)
            column.addWidget(button)
            self._rows[key][side] = button
        if words.impossible is not None:
            self._rows[key]["mine"].setEnabled(False)
            self._rows[key]["theirs"].setChecked(True)
            column.addWidget(label(speech.say(words.impossible), "caption", wrap=True))
        return row

    def _tell(self) -> None:
        if hasattr(self, "save"):
            self.save.setEnabled(len(self.choices) == len(self._rows))
