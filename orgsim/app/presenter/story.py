"""Changing the story of the open comparison: each change is in its file at once, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from orgsim.app.document.comparison_edits import own_comparison
from orgsim.app.document.document import Document
from orgsim.app.document.look import Look
from orgsim.app.presenter.steps import recorded, story_of
from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.document import load
from orgsim.files.writing.story import (
    save,
    with_caption,
    with_step,
    with_step_moved,
    without_step,
)
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
        return self._write(
            lambda data, path: without_step(data, path, position), message("story.removed", n=str(position + 1))
        )

    def move(self, position: int, to: int) -> bool:
        """Put the step at `position` at `to`; nothing happens past either end."""
        if not 0 <= to < len(self.steps) or position == to:
            return False
        return self._write(
            lambda data, path: with_step_moved(data, path, position, to),
            message("story.moved", n=str(position + 1), to=str(to + 1)),
        )

    def caption(self, position: int, caption: str) -> bool:
        """Let the step at `position` say `caption` in the window's language."""
        language = self._document.state.language
        return self._write(
            lambda data, path: with_caption(data, path, position, caption, language),
            message("story.captioned", n=str(position + 1)),
        )

    def undo(self) -> bool:
        """Take the last change back; refused where the file has been changed by others since."""
        if not self.can_undo:
            return False
        done = self._done.pop()
        try:
            if load(done.path) != done.after:
                self.failed.emit(message("story.changed-meanwhile", name=done.path.name))
                return False
            self._show(done.path, done.before)
        except (OSError, UnreadableFile) as error:
            self.failed.emit(_why(error, done.path))
            return False
        self.changed.emit(message("story.undone"))
        return True

    def _write(self, edit: Edit, said: Message) -> bool:
        comparison = self._document.state.comparison
        if comparison is None:
            return False
        path = comparison.path
        try:
            before = load(path)
            after = edit(before, path)
            if after != before:
                self._show(path, after)
        except (OSError, UnreadableFile, CannotEdit, IndexError) as error:
            self.failed.emit(_why(error, path))
            return False
        if after == before:
            return False
        self._done = [*self._done, _Done(path, before, after)][-_MOST_UNDONE:]
        self.changed.emit(said)
        return True

    def _show(self, path: Path, data: bytes) -> None:
        self._document.change(comparison=save(path, data))


def _why(error: OSError | UnreadableFile | CannotEdit | IndexError, path: Path) -> Message:
    match error:
        case CannotEdit():
            return error.message
        case UnreadableFile():
            return message("story.unreadable", name=path.name)
        case IndexError():
            # The file says something else than what is shown of it, for a moment.
            return message("story.changed-meanwhile", name=path.name)
        case OSError():
            return message("story.unwritable", name=path.name, reason=why_unwritten(error))
