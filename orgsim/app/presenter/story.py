"""Changing the story of the open comparison: each change is in its file at once, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from orgsim.app.document.comparison_edits import own_comparison
from orgsim.app.document.document import Document
from orgsim.app.document.look import Look
from orgsim.app.document.open_files import with_saved
from orgsim.app.presenter.steps import recorded, story_of
from orgsim.files.problems import UnreadableFile
from orgsim.files.writing.story import which, with_caption, with_step, with_step_moved, without_step
from orgsim.files.writing.verified_editing import save_edited
from orgsim.files.yaml.atomic import why_unwritten
from orgsim.files.yaml.editing import CannotEdit
from orgsim.messages import Message, message
from orgsim.model.story import Step

_MOST_UNDONE = 50

Edit = Callable[[bytes, Path], bytes]


class _Done(msgspec.Struct, frozen=True):
    """A change that was written, and what the file was before."""

    path: Path
    before: bytes
    after: bytes


class Story(QObject):
    """The story of the open comparison, to be changed."""

    changed = Signal(object)
    """A change was written: a `Message` that says what."""
    failed = Signal(object)
    """A change could not be written, and nothing was changed: a `Message` that says why."""
    file_wanted = Signal()
    """There is no comparison file of the user's own to write a step into: one has to be made first."""

    def __init__(self, document: Document, parent: QObject | None = None, *, look: Callable[[], Look] = Look) -> None:
        """`look` tells how the view that is shown is looked at."""
        super().__init__(parent)
        self._look = look
        self._document = document
        self._done: list[_Done] = []

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps as they are now."""
        return story_of(self._document.state)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change that can be taken back."""
        comparison = self._document.state.comparison
        return bool(self._done) and comparison is not None and self._done[-1].path == comparison.path

    def add(self) -> bool:
        """Record the view that is shown now as the last step. Returns whether it was written."""
        if own_comparison(self._document.state) is None:
            self.file_wanted.emit()
            return False
        step = recorded(self._document.state, self._look())
        number = len(self.steps) + 1
        return self._write(lambda data, path: with_step(data, path, step), message("story.added", n=str(number)))

    def remove(self, position: int) -> bool:
        """Take the step at `position` out."""
        if position >= len(self.steps):
            return self._changed_meanwhile()
        step = which(self.steps, position)
        return self._write(
            lambda data, path: without_step(data, path, step), message("story.removed", n=str(position + 1))
        )

    def move(self, position: int, to: int) -> bool:
        """Put the step at `position` at `to`; nothing happens past either end."""
        steps = self.steps
        if not 0 <= to < len(steps) or position == to:
            return False
        if position >= len(steps):
            return self._changed_meanwhile()
        step, there = which(steps, position), which(steps, to)
        return self._write(
            lambda data, path: with_step_moved(data, path, step, there),
            message("story.moved", n=str(position + 1), to=str(to + 1)),
        )

    def caption(self, position: int, caption: str) -> bool:
        """Let the step at `position` say `caption` in the window's language."""
        if position >= len(self.steps):
            return self._changed_meanwhile()
        step, language = which(self.steps, position), self._document.state.language
        return self._write(
            lambda data, path: with_caption(data, path, step, caption, language),
            message("story.captioned", n=str(position + 1)),
        )

    def undo(self) -> bool:
        """Take the last change back; refused where the file has been changed by others since."""
        if not self.can_undo:
            return False
        done = self._done.pop()

        def back(data: bytes, path: Path) -> bytes:
            if data != done.after:
                raise CannotEdit(message("story.changed-meanwhile", name=path.name))
            return done.before

        return self._save(done.path, back) is not None and self._said(message("story.undone"))

    def _write(self, edit: Edit, said: Message) -> bool:
        comparison = self._document.state.comparison
        if comparison is None:
            return False
        done = self._save(comparison.path, edit)
        if done is None or done.before == done.after:
            return False
        self._done = [*self._done, done][-_MOST_UNDONE:]
        return self._said(said)

    def _save(self, path: Path, edit: Edit) -> _Done | None:
        """Put an edit into the file, as it is on disk now, and show what it says then; `None`: that failed."""
        before = b""

        def edited(data: bytes) -> bytes:
            nonlocal before
            before = data
            return edit(data, path)

        try:
            file = save_edited(path, edited)
        except (OSError, UnreadableFile, CannotEdit) as error:
            self.failed.emit(_why(error, path))
            return None
        if file.data != before:
            self._document.show(with_saved(self._document.state, file))
        return _Done(path, before, file.data)

    def _said(self, said: Message) -> bool:
        self.changed.emit(said)
        return True

    def _changed_meanwhile(self) -> bool:
        """Tell that the story which was acted on is not there any more."""
        comparison = self._document.state.comparison
        if comparison is not None:
            self.failed.emit(message("story.changed-meanwhile", name=comparison.path.name))
        return False


def _why(error: OSError | UnreadableFile | CannotEdit, path: Path) -> Message:
    match error:
        case CannotEdit():
            return error.message
        case UnreadableFile():
            return message("story.unreadable", name=path.name)
        case OSError():
            return message("story.unwritable", name=path.name, reason=why_unwritten(error))
