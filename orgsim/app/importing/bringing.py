"""What a list says anew is done to a draft as one action; how it was read is kept once the draft is saved so.

Hundreds of changes take seconds to be made: that is done beside the window, for the drafts as they are when it is done.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from orgsim.app.document.aside import Aside, Work
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.editing.editor import editor_of
from orgsim.app.importing.working import Changes
from orgsim.files.writing.units.session import Session, acted, unsaved
from orgsim.files.yaml.atomic import why_unwritten, write_atomically
from orgsim.files.yaml.editing import CannotEdit
from orgsim.importing.again import kept_beside, written
from orgsim.messages import Message, message
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Edit
from orgsim.model.edits.refusing import refusal
from orgsim.model.scenario import Scenario

_AT_ONCE = 12
"""Changes up to which nobody waits for them."""


def bring(document: Document, changes: Changes, edits: Sequence[Edit], parent: QObject, over: QDialog) -> None:
    """Do `edits` to the draft, which is edited from now on, and have the dialog `over` it go.

    One that needs another which was not ticked is left out. Where none is done, the editor tells why, and it stays.
    """
    path = changes.before.path
    if document.state.open_file(path) is None:
        return
    if path not in document.state.editing:
        editor_of(document).switch(path, True)
        if path not in document.state.editing:
            return
    bringing = _Bringing(document, changes, tuple(edits), parent)
    over.setEnabled(False)
    bringing.ended.connect(over.setEnabled)
    bringing.made.connect(over.reject)
    bringing.begin()


class _Brought(Struct, frozen=True, eq=False):
    """What came of it, and of what."""

    state: State
    words: Message
    came: Session | Message | None
    """With them done, or why they cannot be; `None`: there is none to do."""


class _Bringing(QObject):
    """Does them, and lives until then."""

    ended = Signal(bool)
    """Nothing more is done; always true."""
    made = Signal()
    """They are done."""

    def __init__(self, document: Document, changes: Changes, edits: tuple[Edit, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._changes = changes
        self._edits = edits
        self._aside = Aside(self)
        self._aside.ended.connect(self._take)

    def begin(self) -> None:
        """Have them worked out for the drafts as they are now."""
        if len(self._edits) <= _AT_ONCE:
            self._take(_worked_out(self._document.state, self._changes, self._edits))
        else:
            editor_of(self._document).said.emit(message("importing.again.doing", n=len(self._edits)))
            self._aside.begin(_working_out(self._document.state, self._changes, self._edits))

    def _take(self, found: _Brought) -> None:
        state, editor, path = self._document.state, editor_of(self._document), self._changes.before.path
        if path not in state.editing or state.open_file(path) is None:
            # Nobody edits it any more.
            self._end()
            return
        if found.state.session is not state.session or found.state.open_files != state.open_files:
            # It is not what they were worked out for.
            self.begin()
            return
        self._end()
        if found.came is not None and editor.take(found.came, {path: self._edits}, [found.words]) is None:
            _Keeping(self._document, self._changes, found.words, self._document)
            self.made.emit()

    def _end(self) -> None:
        self.ended.emit(True)
        self.deleteLater()


def _working_out(state: State, changes: Changes, edits: Sequence[Edit]) -> Work:
    yield None
    return _worked_out(state, changes, edits)


def _worked_out(state: State, changes: Changes, edits: Sequence[Edit]) -> _Brought:
    file = state.open_file(changes.before.path)
    assert file is not None, "asked before"
    every = len(edits) == len(changes.changes) and file.scenario is changes.before.scenario
    fitting = list(edits) if every else _fitting(file.scenario, edits)
    words = message("importing.again.words", n=len(fitting), file=changes.kept.file)
    if not fitting:
        return _Brought(state, words, None)
    try:
        return _Brought(state, words, acted(state.session, state.open_files, {file.path: fitting}, words))
    except CannotEdit as error:
        return _Brought(state, words, error.message)


def _fitting(scenario: Scenario, edits: Sequence[Edit]) -> list[Edit]:
    found: list[Edit] = []
    for edit in edits:
        if refusal(scenario, edit) is None:
            scenario = edited(scenario, [edit])
            found.append(edit)
    return found


class _Keeping(QObject):
    """Waits until the draft is saved with what was done: what was taken back is to be offered again."""

    def __init__(self, document: Document, changes: Changes, words: Message, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._changes = changes
        self._words = words
        document.changed.connect(self._on_change)

    def _on_change(self, before: State, after: State) -> None:
        path = self._changes.before.path
        if after.open_file(path) is None:
            self.deleteLater()
            return
        saved = before.session is not after.session and path in unsaved(before.session) - unsaved(after.session)
        if saved and any(act.words is self._words for act in after.session.done):
            self._keep()
            self.deleteLater()

    def _keep(self) -> None:
        beside = kept_beside(self._changes.before.path)
        try:
            write_atomically(beside, written(self._changes.kept))
        except OSError as error:
            refused = message("export.error.unwritable", path=str(beside), reason=why_unwritten(error))
            editor_of(self._document).said.emit(refused)
