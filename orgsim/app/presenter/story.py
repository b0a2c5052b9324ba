"""Changing the story of the open comparison: each change is in its file at once, and can be taken back.

What meets a lock is seen as if it were written, and tried again until it is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from orgsim.app.document.again import Again
from orgsim.app.document.comparison_edits import LOCKED, may_pass, own_comparison
from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of, path_of
from orgsim.app.document.look import Look
from orgsim.app.document.open_files import with_saved
from orgsim.app.document.state import State
from orgsim.app.presenter.steps import recorded, story_of
from orgsim.files.problems import UnreadableFile, unread
from orgsim.files.writing.story import which, with_caption, with_step, with_step_moved, without_step
from orgsim.files.writing.story_change import StoryChange
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
    """A change was written, or waits for that: a `Message` that says what."""
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
        self._again = Again(self._keep, self)
        keeper_of(document).settling.connect(self.finish)
        document.changed.connect(self._on_change)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps as they are now, with what waits to be written."""
        return story_of(self._document.state)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change that can be taken back."""
        comparison = self._document.state.comparison
        if comparison is None:
            return False
        return bool(self._document.state.steps_due) or (bool(self._done) and self._done[-1].path == comparison.path)

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
        if due := self._document.state.steps_due:
            self._document.change(steps_due=due[:-1])
            return self._said(message("story.undone"))
        done = self._done.pop()

        def back(data: bytes, path: Path) -> bytes:
            if data != done.after:
                raise CannotEdit(message("story.changed-meanwhile", name=path.name))
            return done.before

        try:
            self._save(done.path, back)
        except (OSError, UnreadableFile, CannotEdit) as error:
            if _may_pass(error):
                self._done.append(done)
            self.failed.emit(_why(error, done.path))
            return False
        return self._said(message("story.undone"))

    def finish(self) -> None:
        """Try once more to write what waits: nobody will ask again."""
        if self._document.state.steps_due:
            self._again.hold()
            self._keep()

    def _write(self, edit: Edit, said: Message) -> bool:
        """Put a change into the file, after those that wait; whether it is there, or waits too."""
        state = self._document.state
        if state.comparison is None:
            return False
        change = StoryChange(state.comparison.path, edit, said)
        if state.steps_due:
            self._wait(change)
            return True
        try:
            written = self._made(change)
        except (OSError, UnreadableFile, CannotEdit) as error:
            if not _may_pass(error):
                self.failed.emit(_why(error, change.path))
                return False
            self._wait(change)
            self._again.give_up()
            self._again.pause()
            return True
        return written and self._said(said)

    def _wait(self, change: StoryChange) -> None:
        self._document.change(steps_due=(*self._document.state.steps_due, change))
        self._said(message("keeping.trying", name=change.path.name))

    def _keep(self) -> None:
        """Write what waits, in its order."""
        while due := self._document.state.steps_due:
            change = due[0]
            try:
                self._made(change)
            except (OSError, UnreadableFile) as error:
                # One that is broken is mended by somebody, one that is locked becomes free.
                if self._again.pause():
                    self.failed.emit(message("story.not-saved", name=change.path.name, reason=_reason(error)))
                return
            except CannotEdit as error:
                self.failed.emit(error.message)
            else:
                self._said(change.said)
            left = tuple([other for other in self._document.state.steps_due if other is not change])
            self._document.change(steps_due=left)
        self._again.give_up()

    def _made(self, change: StoryChange) -> bool:
        """Put a change into its file, to be taken back; whether that changed anything."""
        done = self._save(change.path, change.edit)
        if done.before != done.after:
            self._done = [*self._done, done][-_MOST_UNDONE:]
        return done.before != done.after

    def _save(self, path: Path, edit: Edit) -> _Done:
        """Put an edit into the file, as it is on disk now, and show what it says then; raises as `save_edited`."""
        before = b""

        def edited(data: bytes) -> bytes:
            nonlocal before
            before = data
            return edit(data, path)

        file = save_edited(path, edited)
        state = self._document.state
        if file.data != before and path_of(state) == path:
            due = tuple([change for change in state.steps_due if change.edit is not edit])
            self._document.show(replace(with_saved(state, file), steps_due=due))
        return _Done(path, before, file.data)

    def _on_change(self, before: State, after: State) -> None:
        """Of a comparison that is open no more, what waits is tried once more, and given up."""
        if not after.steps_due or path_of(after) == after.steps_due[0].path:
            return
        self._again.give_up()
        name = after.steps_due[0].path.name
        try:
            for change in after.steps_due:
                self._save(change.path, change.edit)
        except (OSError, UnreadableFile, CannotEdit):
            self.failed.emit(message("keeping.lost", name=name))
        self._document.change(steps_due=())

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


def _reason(error: OSError | UnreadableFile) -> Message | str:
    """What keeps a file from being written, without a stop at the end."""
    if isinstance(error, OSError):
        return why_unwritten(error)
    return LOCKED if unread(error.problems) else message("comparison.broken-file")


def _may_pass(error: OSError | UnreadableFile | CannotEdit) -> bool:
    return not isinstance(error, CannotEdit) and may_pass(_reason(error))
