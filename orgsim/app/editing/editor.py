"""The one place at which the window edits drafts: actions are done, undone, and held against what the text says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from orgsim.app.document.aside import InTurn
from orgsim.app.document.document import Document
from orgsim.app.editing.showing import with_session
from orgsim.files.problems import Problem
from orgsim.files.writing.units.session import Session, acted, redone, undone
from orgsim.files.yaml.atomic import is_protected
from orgsim.files.yaml.editing import CannotEdit
from orgsim.messages import Message, message
from orgsim.model.edits.edits import Edit
from orgsim.resources import is_shipped

if TYPE_CHECKING:
    from orgsim.app.editing.verifying import Found, Verifying


class NotSaid(Exception):  # noqa: N818 -- it is read in a report
    """A text came to say something else than it should: the action was taken back, and this is to be reported."""


class Editor(QObject):
    """Edits the drafts of one document.

    What is done is seen at once. The text is read again in a thread; where it does not say what it should, what was
    done is taken back, and NotSaid ends in a report as every mistake of the program does.
    """

    refused = Signal(object)
    """A `Message`: why nothing was done."""
    said = Signal(object)
    """A `Message`: something worth a line in the status."""
    copy_asked = Signal(object)
    """The draft at that path is to be edited and cannot be: a copy of it may be."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._sound: set[bytes] = set()
        """Digests of the texts that were read and say what they should."""
        self._warned: dict[Path, tuple[Problem, ...]] = {}
        """What was told of the texts as they were read last."""
        self._reading = InTurn(self)
        self._reading.done.connect(self._read)

    @property
    def is_verifying(self) -> bool:
        """Whether texts are still read that were changed."""
        return self._reading.is_running

    def can_edit(self, path: Path) -> bool:
        """Whether the open draft at `path` can be edited where it is: it can be read, and its file written."""
        state = self._document.state
        there = any(file.path == path for file in state.open_files) and path not in state.stale
        return there and not is_shipped(path) and not is_protected(path)

    def switch(self, path: Path, on: bool) -> None:
        """Let the draft at `path` be edited, or no more; of one that cannot be, a copy is asked for."""
        state = self._document.state
        if not on:
            self._document.change(editing=state.editing - {path})
        elif self.can_edit(path):
            self._document.change(editing=state.editing | {path})
            self._verify()
        elif path in state.stale:
            self.refused.emit(message("edit.stale"))
        else:
            self.copy_asked.emit(path)

    def act(self, edits: Mapping[Path, Sequence[Edit]], words: Message) -> Message | None:
        """Do one action: all its edits of each draft, or none; a Message says why it is refused.

        `words` is what Undo says. What changes nothing leaves no step.
        """
        state = self._document.state
        if not state.editing.issuperset(edits):
            return self._refuse(message("edit.off"))
        try:
            session = acted(state.session, state.open_files, edits, words)
        except CannotEdit as error:
            return self._refuse(error.message)
        self._show(session)
        return None

    def undo(self) -> None:
        """Take back what was done last, whichever drafts it touched."""
        self._go(undone, "edit.undone")

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go(redone, "edit.redone")

    def _go(self, way: Callable[[Session], Session], key: str) -> None:
        before = self._document.state.session
        after = way(before)
        if after is before:
            return
        self._show(after)
        act = (before if len(before.done) > len(after.done) else after).done[-1]
        self.said.emit(message(key, what=act.words))

    def _refuse(self, why: Message) -> Message:
        self.refused.emit(why)
        return why

    def _show(self, session: Session) -> None:
        state = self._document.state
        if session is state.session:
            return
        self._trust([data for path, data in session.saved.items() if path not in state.session.saved])
        self._document.show(with_session(state, session))
        self._verify()

    def _trust(self, texts: Iterable[bytes]) -> None:
        """Take it that those say what they should, since they were opened so."""
        from orgsim.app.editing.verifying import digest

        self._sound.update(map(digest, texts))

    def _verify(self) -> None:
        """Have the texts read that were not yet, and the next change of each made ready."""
        from orgsim.app.editing.verifying import Verifying
        from orgsim.files.writing.units.drafts import draft_of

        state = self._document.state
        drafts = {path: history.draft for path, history in state.session.histories.items()}
        for file in state.open_files:
            if file.path in state.editing and file.path not in drafts:
                drafts[file.path] = draft_of(file)
                self._trust([file.data])
        self._reading.ask(Verifying(drafts, frozenset(self._sound)))

    def _read(self, _task: Verifying, found: Mapping[Path, Found], following: Verifying | None) -> None:
        self._sound.update(each.digest for each in found.values() if not each.wrong)
        self._warn(found)
        wrong = [path for path, each in found.items() if each.wrong]
        if not wrong:
            return
        from orgsim.app.editing.verifying import without_unsound

        before = after = self._document.state.session
        for path in wrong:
            if path in after.histories:
                after = without_unsound(after, path, frozenset(self._sound))
        if after is before:
            return
        self._document.show(with_session(self._document.state, after))
        if following is None:
            self._verify()
        gone = before.done[len(after.done) :]
        self.said.emit(message("edit.taken-back", what=gone[0].words))
        raise NotSaid([act.words.key for act in gone])

    def _warn(self, found: Mapping[Path, Found]) -> None:
        """Tell what is odd about the texts as they are now."""
        state = self._document.state
        files = {file.path: file for file in state.open_files}
        problems = state.problems
        for path, each in found.items():
            if each.warnings is None or path not in files or files[path].scenario is not each.draft.scenario:
                continue
            told = self._warned.get(path, files[path].warnings)
            self._warned[path] = each.warnings
            if told != each.warnings:
                problems = (*[problem for problem in problems if problem not in told], *each.warnings)
        self._document.show(replace(state, problems=problems) if problems is not state.problems else state)


def editor_of(document: Document) -> Editor:
    """The one that edits the drafts of `document`."""
    found = document.findChild(Editor, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if found is not None else Editor(document)
