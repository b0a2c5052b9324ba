"""The small panel beside the window in which a story is put together while one moves about in the views."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.presenter.steps import view_of
from orgsim.app.presenter.story import Story
from orgsim.app.widgets.dialog_buttons import dialog_buttons
from orgsim.app.widgets.labels import label
from orgsim.files.writing.story import Which, position_of, which
from orgsim.messages import Catalog, Message, catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.story import Step

_BUTTONS = ("add", "up", "down", "remove", "undo", "present")


class StoryDialog(QDialog):
    """Lists the steps; adds, orders, captions and removes them. It stays open beside the window."""

    present_asked = Signal(int)
    """Present from that step on."""

    def __init__(self, document: Document, story: Story, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self._story = story
        self._chosen: Which | None = None
        self._acts = False
        """Whether what changes is changed here."""
        self._lost = ""
        """The caption that was being typed for a step that is gone."""
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setStyleSheet("QListView::item { padding: 7px 9px; }")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.caption = QLineEdit()
        self._caption_label = label()
        self._caption_label.setBuddy(self.caption)
        self._said = label(role="caption", wrap=True)
        self.buttons = {name: QPushButton() for name in _BUTTONS}
        for button in self.buttons.values():
            button.setAutoDefault(False)
        self._close = dialog_buttons(QDialogButtonBox.StandardButton.Close)
        # Enter ends a caption, and not the work on the story.
        self._close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.resize(420, 520)
        self._tell(document.state)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        order, foot = QHBoxLayout(), QHBoxLayout()
        for name in ("add", "up", "down", "remove"):
            order.addWidget(self.buttons[name])
        foot.addWidget(self.buttons["undo"])
        foot.addWidget(self.buttons["present"])
        foot.addStretch(1)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._caption_label)
        layout.addWidget(self.caption)
        layout.addLayout(order)
        layout.addWidget(self._said)
        layout.addLayout(foot)

    def _connect(self) -> None:
        buttons = self.buttons
        buttons["add"].clicked.connect(self._add)
        buttons["up"].clicked.connect(lambda: self._move(-1))
        buttons["down"].clicked.connect(lambda: self._move(+1))
        buttons["remove"].clicked.connect(self._remove)
        buttons["undo"].clicked.connect(self._undo)
        buttons["present"].clicked.connect(lambda: self.present_asked.emit(max(self.list.currentRow(), 0)))
        self._close.rejected.connect(self.reject)
        self.list.currentRowChanged.connect(lambda _row: self._show_caption())
        self.list.itemActivated.connect(lambda _item: self.caption.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.list.installEventFilter(self)
        self.caption.editingFinished.connect(self._write_caption)
        self.caption.returnPressed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self._story.changed.connect(self._hear)
        self._story.failed.connect(self._hear_failure)
        self._document.changed.connect(self._on_change)
        for keys, does in (("Alt+Up", lambda: self._move(-1)), ("Alt+Down", lambda: self._move(+1))):
            QShortcut(QKeySequence(keys), self).activated.connect(does)

    # what is shown

    def _on_change(self, before: State, after: State) -> None:
        same = before.comparison is after.comparison and before.language == after.language
        if not same or before.steps_due is not after.steps_due or before.files is not after.files:
            self._tell(after)

    def _tell(self, state: State) -> None:
        speech = catalog(state.language)
        self.setWindowTitle(speech("story.title"))
        self._caption_label.setText(speech("story.caption"))
        self.list.setAccessibleName(speech("story.title"))
        for name, button in self.buttons.items():
            button.setText(speech(f"story.{name}"))
        had, row = self._chosen is not None, self._row()
        self.list.blockSignals(True)
        self.list.clear()
        for number, step in enumerate(self._story.steps, 1):
            self.list.addItem(QListWidgetItem(_line(number, step, state, speech)))
        self.list.setCurrentRow(-1 if row is None else min(row, self.list.count() - 1))
        self.list.blockSignals(False)
        if not self._story.steps:
            self._said.setText(speech("story.empty"))
        self._show_caption()
        lost, self._lost = self._lost, ""
        name = state.comparison.path.name if state.comparison is not None else ""
        if lost:
            self._said.setText(speech("story.caption-lost", caption=lost, name=name))
        elif had and row is None:
            self._said.setText(speech("story.gone", name=name))

    def _row(self) -> int | None:
        """Where the chosen step stands now.

        `None`: others took it away, and nobody has chosen what has come into its place. That is chosen where it was
        taken away here, and where as many are there as before: then it is the same, and says something else.
        """
        row = self.list.currentRow()
        if self._chosen is None:
            return None if self.list.count() else 0
        known = position_of(self._story.steps, self._chosen)
        if known is None:
            # What was being typed was a caption of the step that is gone, or says something else.
            if self.caption.isModified() and self.caption.text().strip():
                self._lost = self.caption.text()
            self.caption.setModified(False)
            return row if self._acts or len(self._story.steps) == self.list.count() else None
        return known

    def _show_caption(self) -> None:
        row, steps = self.list.currentRow(), self._story.steps
        there = 0 <= row < len(steps)
        self._chosen = which(steps, row) if there else None
        caption = steps[row].caption if there else None
        if not (self.caption.isModified() and self.caption.hasFocus()):
            self.caption.setText(catalog(self._document.state.language).value(caption) if caption is not None else "")
            self.caption.setCursorPosition(0)
        self.caption.setEnabled(there)
        buttons = self.buttons
        buttons["remove"].setEnabled(there)
        buttons["up"].setEnabled(there and row > 0)
        buttons["down"].setEnabled(there and row < len(steps) - 1)
        buttons["undo"].setEnabled(self._story.can_undo)
        buttons["present"].setEnabled(bool(self._document.state.files))

    def _hear(self, said: Message) -> None:
        self._said.setText(catalog(self._document.state.language).say(said))
        self.buttons["undo"].setEnabled(self._story.can_undo)

    def _hear_failure(self, said: Message) -> None:
        self._hear(said)
        self._show_caption()

    # what is asked for

    def _add(self) -> None:
        self._write_caption()
        if self._story.add():
            self.list.setCurrentRow(self.list.count() - 1)
            self.caption.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        self._write_caption()
        row = self.list.currentRow()
        if self._story.move(row, row + by):
            self.list.setCurrentRow(row + by)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._story.steps):
            self._act(partial(self._story.remove, row))

    def _undo(self) -> None:
        self._act(self._story.undo)

    def _act(self, change: Callable[[], object]) -> None:
        self._acts = True
        try:
            change()
        finally:
            self._acts = False

    def _write_caption(self) -> None:
        row, steps = self.list.currentRow(), self._story.steps
        if not 0 <= row < len(steps):
            return
        known = steps[row].caption
        shown = catalog(self._document.state.language).value(known) if known is not None else ""
        self.caption.setModified(False)
        if self.caption.text().strip() != shown:
            self._story.caption(row, self.caption.text())

    # Qt's events

    def done(self, result: int) -> None:
        """Keep what is being written."""
        self._write_caption()
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list, Delete removes a step and F2 leads to its caption; a field keeps its own undo."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo):
                self._undo()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._remove()
                return True
            if event.key() == Qt.Key.Key_F2:
                self.caption.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return super().eventFilter(watched, event)


def _line(number: int, step: Step, state: State, speech: Catalog) -> str:
    """A step in words: its view, what it looks at, how it is folded, and in a second line what it says."""
    parts = [speech(f"action.{view_of(step)}").replace("&", "")]
    if step.focus is not None:
        named = (
            hierarchy(scenario).units[hierarchy(scenario).index[step.focus]].name
            for scenario in state.scenarios
            if step.focus in hierarchy(scenario).index
        )
        name = next(named, None)
        parts.append(speech.value(name) if name is not None else step.focus)
    if step.fold is not None:
        parts.append(speech("story.layers", n=step.fold))
    if step.folded:
        parts.append(speech("story.folded", n=len(step.folded)))
    line = f"{number}. {' · '.join(parts)}"
    return f"{line}\n{speech.value(step.caption)}" if step.caption is not None else line
