"""The change list of the active draft: a window beside the main one, which follows what is done there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.analysis.changes.line import Line
from orgsim.analysis.changes.minutes import as_text
from orgsim.analysis.changes.taking_back import taking_back
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.editing.changes.back import back
from orgsim.app.editing.changes.listed import SUFFIXES, Listed, listed, written
from orgsim.app.editing.editor import editor_of
from orgsim.app.widgets.labels import label
from orgsim.files.writing.units.session import Snapshot, returned
from orgsim.files.yaml.atomic import why_unwritten, write_atomically
from orgsim.files.yaml.editing import CannotEdit
from orgsim.messages import Message, catalog, message
from orgsim.model.edits.edits import Edit
from orgsim.model.edits.facts import units_of
from orgsim.model.edits.reasons import as_comment, as_note
from orgsim.model.hierarchy import unit_of

_SIZE = (640, 560)


class ChangeList(QDialog):
    """Lists the changes, since the draft was opened or since the baseline."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        speech = catalog(document.state.language)
        self.found: Listed | None = None
        self.opened = QRadioButton(speech("change-list.since-opened"))
        self.baseline = QRadioButton(speech("change-list.since-baseline"))
        self.opened.setChecked(True)
        group = QButtonGroup(self)
        since = QHBoxLayout()
        for button in (self.opened, self.baseline):
            group.addButton(button)
            since.addWidget(button)
        since.addStretch(1)
        self.heading = label("", "heading", wrap=True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(speech("change-list.reason"))
        self.reason.setAccessibleName(speech("change-list.reason"))
        self.add_reason = self._button("change-list.add-reason")
        self.back = self._button("change-list.take-back")
        self.copy = self._button("change-list.copy")
        self.export = self._button("change-list.export")
        self.told = label("", "caption", wrap=True)
        reason = QHBoxLayout()
        reason.addWidget(self.reason, 1)
        reason.addWidget(self.add_reason)
        below = QHBoxLayout()
        below.addWidget(self.back)
        below.addStretch(1)
        below.addWidget(self.copy)
        below.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(10)
        layout.addWidget(self.heading)
        layout.addLayout(since)
        layout.addWidget(self.list, 1)
        layout.addLayout(reason)
        layout.addWidget(self.told)
        layout.addLayout(below)
        self.setWindowTitle(speech("change-list.title"))
        self.list.setAccessibleName(speech("change-list.title"))
        self.resize(*_SIZE)
        group.buttonClicked.connect(lambda _button: self.tell())
        self.list.currentRowChanged.connect(lambda _row: self._offer())
        self.reason.textChanged.connect(lambda _text: self._offer())
        self.reason.returnPressed.connect(self._give_reason)
        self.add_reason.clicked.connect(self._give_reason)
        self.back.clicked.connect(self._take_back)
        self.copy.clicked.connect(self._copy)
        self.export.clicked.connect(self._ask_file)
        document.changed.connect(self._on_change)
        self.tell()

    def _button(self, key: str) -> QPushButton:
        made = QPushButton(catalog(self._document.state.language)(key))
        made.setAutoDefault(False)
        return made

    def _on_change(self, before: State, after: State) -> None:
        if before.files is not after.files or before.active != after.active or before.session is not after.session:
            self.tell()

    def tell(self) -> None:
        """List what there is now."""
        state = self._document.state
        speech = catalog(state.language)
        self.baseline.setEnabled(listed(state, from_baseline=True) is not None)
        if not self.baseline.isEnabled():
            self.opened.setChecked(True)
        chosen, row, held = self.line, self.list.currentRow(), self.focusWidget()
        self.found = listed(state, from_baseline=self.baseline.isChecked())
        self.list.clear()
        self.told.setText("")
        if self.found is None:
            self.heading.setText("")
            self._offer()
            return
        minutes = self.found.minutes
        self.heading.setText(minutes.title.in_language(state.language))
        for number, line in enumerate(minutes.lines):
            why = minutes.why(number, speech)
            said = speech.say(line.words)
            self.list.addItem(QListWidgetItem(said if why is None else f"{said}\n{why}"))
        if not minutes.lines:
            self.told.setText(speech("changes.none"))
        if chosen is not None and minutes.lines:
            # Who goes on with the same one, or with the next, finds it chosen.
            alike = [at for at, its in enumerate(minutes.lines) if (its.unit, its.kind) == (chosen.unit, chosen.kind)]
            self.list.setCurrentRow(alike[0] if alike else min(row, len(minutes.lines) - 1))
        self._offer()
        if held is not None and not held.isEnabled():
            self.list.setFocus()

    @property
    def line(self) -> Line | None:
        """What is chosen."""
        row = self.list.currentRow()
        lines = () if self.found is None else self.found.minutes.lines
        return lines[row] if 0 <= row < len(lines) else None

    def _offer(self) -> None:
        found, line = self.found, self.line
        editing = found is not None and found.path in self._document.state.editing
        there = found is not None and line is not None and _place_of(found, line) is not None
        self.reason.setEnabled(editing and there)
        self.add_reason.setEnabled(editing and there and bool(self.reason.text().strip()))
        self.back.setEnabled(found is not None and editing and found.own and line is not None)
        self.copy.setEnabled(found is not None)
        self.export.setEnabled(found is not None)

    def _take_back(self) -> None:
        found, line = self.found, self.line
        if found is None or line is None:
            return
        edits = taking_back(found.before, found.now, line)
        if isinstance(edits, Message):
            self._say(edits)
            return
        what = message("edit.words.taken-back", what=line.name)
        state, editor = self._document.state, editor_of(self._document)
        file, history = state.open_file(found.path), state.session.histories.get(found.path)
        if line.kind != "removed" or file is None or history is None:
            why = editor.act({found.path: edits}, what)
        else:
            try:
                draft, by = back(history, line, edits, found.path)
            except CannotEdit as error:
                why = error.message
            else:
                then = Snapshot(found.path, what, draft.data, draft.scenario)
                why = editor.take(returned(state.session, file, then, what, by), {found.path: edits})
        if why is not None:
            self._say(why)

    def _give_reason(self) -> None:
        found, line, said = self.found, self.line, self.reason.text().strip()
        if found is None or line is None or not self.add_reason.isEnabled():
            return
        language = self._document.state.language
        place = _place_of(found, line)
        if place is None:
            return
        edit: Edit
        if place == line.unit:
            edit = as_note(found.now, place, said, language)
        else:
            # What is gone has no note any more.
            edit = as_comment(place, f"{catalog(language).say(line.words)} {said}")
        what = message("edit.words.remarked", what=line.name)
        why = editor_of(self._document).act({found.path: [edit]}, what)
        if why is not None:
            self._say(why)
            return
        # Its button is off without a reason, and would leave the keyboard to whatever comes next.
        self.list.setFocus()
        self.reason.clear()
        above = unit_of(found.now, place)
        if place != line.unit and above is not None:
            self._say(message("change-list.commented", above=above.name))

    def _say(self, what: Message) -> None:
        self.told.setText(catalog(self._document.state.language).say(what))

    def _copy(self) -> None:
        if self.found is not None:
            speech = catalog(self._document.state.language)
            QGuiApplication.clipboard().setText(as_text(self.found.minutes, speech))
            self._say(message("change-list.copied"))

    def _ask_file(self) -> None:
        if self.found is None:
            return
        speech = catalog(self._document.state.language)
        chooser = QFileDialog(self, speech("change-list.export-title"), str(self.found.path.parent))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        names = ("Markdown", speech("change-list.text"), "CSV")
        chooser.setNameFilters([f"{name} (*{suffix})" for name, suffix in zip(names, SUFFIXES, strict=True)])
        chooser.setDefaultSuffix(SUFFIXES[0][1:])
        chooser.selectFile(f"{self.found.path.stem}-{speech('change-list.stem')}{SUFFIXES[0]}")
        chooser.filterSelected.connect(lambda chosen: chooser.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")")))
        chooser.fileSelected.connect(lambda name: self.write(Path(name)))
        chooser.open()

    def write(self, path: Path) -> None:
        """Put what is listed into a file, as its name says."""
        if self.found is None:
            return
        speech = catalog(self._document.state.language)
        try:
            write_atomically(path, written(self.found.minutes, path.suffix.lower(), speech))
        except OSError as error:
            self._say(message("change-list.not-written", name=path.name, reason=why_unwritten(error)))
            return
        self._say(message("change-list.written", name=path.name))


def _place_of(found: Listed, line: Line) -> str | None:
    """Id of the unit at which the reason of that line is written: its own, or of what it stood below and is there."""
    parents = units_of(found.before).parents
    id: str | None = line.unit
    while id is not None and unit_of(found.now, id) is None:
        id = parents.get(id)
    return id
