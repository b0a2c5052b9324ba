"""The actions that edit and save: what they do, what they say, and when they are offered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.editing.commands import COMMANDS
from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.form.unentered import told_left
from orgsim.app.editing.tray.listed import has_place, is_listed
from orgsim.app.widgets.labels import shortened
from orgsim.files.writing.units.session import unsaved
from orgsim.messages import Catalog, Message, catalog
from orgsim.model.views import CHART_VIEWS

if TYPE_CHECKING:
    from orgsim.app.editing.merging import Merged

_MOST_SAID = 80
"""Characters of what would be undone."""


class EditActions(QObject):
    """Connects the actions to the editor of a document, and follows its state."""

    said = Signal(object)
    """A `Message`: what was done, or why nothing was."""
    save_as_asked = Signal(int)
    """The draft in that column is to be kept in a file of another name."""
    goals_undo_asked = Signal()
    """Where goals are weighed, undoing is theirs."""
    assumption_undo_asked = Signal()
    """Where it is seen how long decisions take, undoing is that of what is assumed."""
    assumption_redo_asked = Signal()
    making_asked = Signal(str)
    """One of `making.COMMANDS` is to be done to the selected units."""

    def __init__(self, document: Document, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._actions = actions
        self.editor = editor_of(document)
        self.editor.said.connect(self.said)
        self.editor.refused.connect(self.said)
        self.editor.choice_asked.connect(self._ask_choice)
        actions["edit"].triggered.connect(self._switch)
        for command in COMMANDS:
            actions[command].triggered.connect(lambda _checked, command=command: self.making_asked.emit(command))
        actions["undo"].triggered.connect(lambda _checked: self._undo())
        actions["redo"].triggered.connect(lambda _checked: self._redo())
        actions["save"].triggered.connect(lambda _checked: self._save(lambda: [self._active()]))
        actions["change-list"].triggered.connect(lambda _checked: self._list_changes())
        actions["save-all"].triggered.connect(
            lambda _checked: self._save(lambda: unsaved(document.state.session) | document.state.unentered)
        )
        actions["state-draft"].triggered.connect(lambda _checked: self._state_draft())
        actions["save-as"].triggered.connect(lambda _checked: self.save_as_asked.emit(document.state.active))

    def switch(self, column: int, on: bool) -> None:
        """Let the draft in that column, which is the active one then, be edited, or no more."""
        self._document.change(active=column)
        self.editor.switch(self._document.state.files[column].path, on)
        # What cannot be edited stays unchecked, though the press has checked it.
        self.tell(self._document.state)

    def tell(self, state: State) -> None:
        """Say what would be undone, and offer what makes sense."""
        speech = catalog(state.language)
        shown = bool(state.files) and not state.library
        active = state.files[state.active].path if state.files else None
        # What is typed and cannot be entered is told by who saves.
        edited = unsaved(state.session) | state.unentered
        actions = self._actions
        actions["edit"].setEnabled(shown)
        actions["edit"].setChecked(active in state.editing)
        of_goals, of_numbers = (shown and state.view == view for view in ("goals", "decisions"))
        of_drafts = not (of_goals or of_numbers)
        self._word("undo", state.session.done[-1].words if state.session.done and of_drafts else None, speech)
        self._word("redo", state.session.undone[-1].words if state.session.undone and of_drafts else None, speech)
        if of_goals:
            actions["undo"].setText(speech("action.undo.goals"))
        if of_numbers:
            actions["undo"].setText(speech("action.undo.assumption"))
            actions["redo"].setText(speech("action.redo.assumption"))
        actions["undo"].setEnabled(shown and (not of_drafts or bool(state.session.done)))
        actions["redo"].setEnabled(shown and (of_numbers or (of_drafts and bool(state.session.undone))))
        changing = shown and active in state.editing and state.view in CHART_VIEWS and state.selected is not None
        for command in COMMANDS:
            actions[command].setEnabled(changing)
        if shown and active in state.editing and not state.files[state.active].scenario.units:
            actions["make-below"].setEnabled(state.view in CHART_VIEWS)
        actions["tray"].setEnabled(has_place(state))
        actions["tray"].setChecked(is_listed(state))
        formed = shown and state.view == "structure" and active in state.editing and state.selected is not None
        actions["state-unit"].setEnabled(formed)
        actions["state-draft"].setEnabled(shown)
        actions["branch-off"].setEnabled(shown)
        actions["change-list"].setEnabled(shown)
        actions["save"].setEnabled(active in edited)
        actions["save-as"].setEnabled(shown)
        actions["save-all"].setEnabled(bool(edited))

    def _word(self, name: str, what: Message | None, speech: Catalog) -> None:
        """Name what it would undo or do again."""
        # A name may be longer than a screen is wide, and hold an ampersand, which a menu takes for the mark of its key.
        said = shortened(speech.say(what), _MOST_SAID).replace("&", "&&") if what is not None else ""
        self._actions[name].setText(speech(f"action.{name}.what", what=said) if said else speech(f"action.{name}"))

    def _ask_choice(self, asked: Merged) -> None:
        from orgsim.app.editing.merge_dialog import MergeDialog

        dialog = MergeDialog(asked, self._document.state, self._window)
        dialog.accepted.connect(lambda: self.editor.choose(asked, dialog.choices))
        dialog.open()

    def _list_changes(self) -> None:
        from orgsim.app.editing.changes.change_list import ChangeList

        there = self._window.findChild(ChangeList)
        dialog = there if isinstance(there, ChangeList) else ChangeList(self._document, self._window)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _state_draft(self) -> None:
        """Ask what the active draft states of itself; one that is not edited yet is from now on."""
        from orgsim.app.editing.form.draft_dialog import DraftDialog
        from orgsim.app.editing.form.draft_stating import words_of
        from orgsim.model.edits.edits import Edit

        path = self._active()
        if path not in self._document.state.editing:
            self.switch(self._document.state.active, True)
        state = self._document.state
        file = state.open_file(path)
        if file is None or path not in state.editing:
            return
        scenario = file.scenario

        def do(edits: Sequence[Edit]) -> Message | None:
            return self.editor.act({path: edits}, words_of(scenario, edits))

        DraftDialog(scenario, do, catalog(state.language), theme_of(state), self._window).open()

    def _save(self, paths: Callable[[], Iterable[Path]]) -> None:
        """Save those drafts, once what is typed in them is entered."""
        keeper_of(self._document).settle()
        wanted = sorted(paths())
        left = told_left(self._document, wanted)
        if left is not None and not unsaved(self._document.state.session).intersection(wanted):
            self.said.emit(left)
        self.editor.save(wanted)

    def _active(self) -> Path:
        state = self._document.state
        return state.files[state.active].path

    def _switch(self, on: bool) -> None:
        self.switch(self._document.state.active, on)

    def _undo(self) -> None:
        state = self._document.state
        if state.view == "goals" and not state.library:
            self.goals_undo_asked.emit()
        elif state.view == "decisions" and not state.library:
            self.assumption_undo_asked.emit()
        else:
            self.editor.undo()

    def _redo(self) -> None:
        state = self._document.state
        if state.view == "decisions" and not state.library:
            self.assumption_redo_asked.emit()
        else:
            self.editor.redo()
