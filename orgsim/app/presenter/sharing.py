"""What is decided while presenting goes to the main window, and what happens to the files there comes here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.state import State, is_done_anew
from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.form.unentered import told_saved
from orgsim.app.presenter.notes import Notes
from orgsim.app.presenter.passing import going_on, handed_back, news, reread
from orgsim.app.presenter.steps import Course, with_drafts
from orgsim.files.writing.units.session import unsaved
from orgsim.messages import message


class Sharing(QObject):
    """Keeps the document of a presentation and that of the main window at one."""

    over = Signal()
    """Nothing is open any more."""
    coming = Signal()
    """Other colours come in the next round of events: some of what is shown has them already, and is not to be seen."""
    lost = Signal()
    """The step that was shown is in the story no more: another has come into its place."""
    followed = Signal(object, object)
    """The main window's state was another before, and the presentation shows what it is now."""

    def __init__(self, main: Document, document: Document, course: Course, notes: Notes, parent: QObject) -> None:
        super().__init__(parent)
        self._main = main
        self._document = document
        self._course = course
        self._notes = notes
        self._left = False
        self._lost = False
        self._due: State | None = None
        """The main window's state of before, where what became of it is still to be told here."""
        editor = editor_of(document)
        for told in (editor.said, editor.refused):
            told.connect(lambda said: notes.say(said.key, **said.args))
        editor.copy_asked.connect(lambda _path: notes.say("present.edit-copy"))
        main.changed.connect(self._follow)
        document.changed.connect(self._tell_followed)
        document.changed.connect(self._end_note)
        # Later, so that every view has first seen the change that was made here.
        document.changed.connect(self.hand_back, Qt.ConnectionType.QueuedConnection)

    def hand_back(self) -> None:
        """Let the main window have what was decided here: weights that were set, meetings that were assumed."""
        here, there = self._document.state, self._main.state
        if here.files and there.files:
            self._main.show(handed_back(here, there))

    def switch_editing(self) -> None:
        """Let the active draft be edited, or no more."""
        state = self._document.state
        path = state.files[state.active].path
        editor_of(self._document).switch(path, path not in state.editing)

    def save(self) -> None:
        """Save what is edited: through the main window, which tells what cannot be; what is typed is entered before."""
        keeper_of(self._document).settle()
        self.hand_back()
        edited = unsaved(self._main.state.session)
        if edited:
            editor_of(self._main).save(edited, lambda there: self._tell_saved(sorted(edited), there))

    def _tell_saved(self, edited: Sequence[Path], all_there: bool) -> None:
        if self._left:
            return
        names = tuple([path.name for path in edited])
        said = told_saved(self._document, edited)
        said = said if all_there else message("present.not-saved", n=len(names), names=names)
        self._notes.say(said.key, **said.args)

    def leave(self) -> None:
        """Leave nothing unwritten, and hear of nothing any more."""
        self._left = True
        keeper_of(self._document).settle()
        self.hand_back()
        self._main.changed.disconnect(self._follow)

    def _end_note(self, before: State, after: State) -> None:
        if is_done_anew(before, after):
            self._notes.has_changed()

    def _follow(self, before: State, after: State) -> None:
        """Show what is open now, in whatever way it is being looked at, and say quietly what has happened."""
        if not after.files:
            self.over.emit()
            return
        told = news(before, after)
        if told is None:
            return
        self._lost |= self._course.go_on(going_on(self._course.base, after, told))
        shown = with_drafts(self._document.state, self._course.base, self._course.step)
        if self._due is None:
            self._due = before
        # It is shown in the main window first: laying out, dressing and painting both at once would hold it up.
        self._document.show_next(replace(shown, **told))
        if before.theme != after.theme:
            self.coming.emit()

    def _tell_followed(self) -> None:
        before, after = self._due, self._main.state
        if before is None or self._left:
            return
        self._due = None
        self.followed.emit(before, after)
        if self._lost:
            self._lost = False
            self.lost.emit()
        if before.language != after.language:
            self._notes.speak_anew()
        if lost := after.stale - before.stale:
            self._notes.say("present.unreadable", files=_names(path.name for path in lost))
        elif before.files is not after.files:
            fresh = reread(before, after)
            if fresh:
                self._notes.say("present.reread", files=_names(fresh))


def _names(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
