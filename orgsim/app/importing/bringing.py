"""What a list says anew is done to a draft as one action; how it was read is kept once the draft is saved so.

Hundreds of changes take seconds to be made: that is done beside the window, for the drafts as they are when it is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

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
from orgsim.files.yaml.encoding import bytes_at
from orgsim.importing.again import Kept, kept_beside, written
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
            _keeping(self._document, path).add(found.words, self._changes.kept)
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
    """Keeps with a draft, each time it is saved, what the list said whose changes it then holds.

    What was taken back, before it was saved or after, is to be offered again.
    """

    def __init__(self, document: Document, path: Path) -> None:
        super().__init__(document)
        self.path = path
        self._document = document
        self._brought: list[tuple[Message, Kept]] = []
        self._first = self._there()
        self._last = self._first
        document.changed.connect(self._on_change)

    def add(self, words: Message, kept: Kept) -> None:
        """Wait for the action called so: what it brings is from a list that said this."""
        self._brought.append((words, kept))

    def _on_change(self, before: State, after: State) -> None:
        if after.open_file(self.path) is None:
            self.deleteLater()
        elif before.session is not after.session and self.path in unsaved(before.session) - unsaved(after.session):
            held = [kept for words, kept in self._brought if any(act.words is words for act in after.session.done)]
            self._keep(written(held[-1]) if held else self._first)

    def _keep(self, said: bytes | None) -> None:
        # What somebody else has brought into the draft meanwhile stays.
        if said == self._last or self._there() != self._last:
            return
        beside = kept_beside(self.path)
        try:
            if said is None:
                beside.unlink()
            else:
                write_atomically(beside, said)
            self._last = said
        except OSError as error:
            refused = message("export.error.unwritable", path=str(beside), reason=why_unwritten(error))
            editor_of(self._document).said.emit(refused)

    def _there(self) -> bytes | None:
        try:
            return bytes_at(kept_beside(self.path))
        except OSError:
            return None


def _keeping(document: Document, path: Path) -> _Keeping:
    waiting = (its for its in document.findChildren(_Keeping) if its.path == path)
    return next(waiting, None) or _Keeping(document, path)
