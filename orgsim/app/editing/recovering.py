"""What is edited and not saved is kept against the end of the program, and offered at the next start."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from orgsim.app.document.aside import InTurn
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.showing import with_session
from orgsim.files.kept.recoveries import Left, Recoveries
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.writing.units.session import Session, unsaved
from orgsim.messages import Message, message

_REST_MS = 300
"""After an action, before it is kept."""
_WORDS = message("edit.words.meanwhile")


class _Keeping(Struct, frozen=True, eq=False):
    """Drafts to be kept as they are, and those of which nothing is to be kept any more."""

    recoveries: Recoveries
    session: Session
    files: tuple[ScenarioFile, ...]
    gone: frozenset[Path]

    def begin(self) -> Callable[[], Message | None]:
        """What keeps them: it touches nothing of Qt's."""
        return partial(_kept, self)


def _kept(what: _Keeping) -> Message | None:
    from orgsim.files.writing.anew.restoring import recovery_of
    from orgsim.files.yaml.atomic import why_unwritten

    try:
        for path in what.gone:
            what.recoveries.drop(path)
        for file in what.files:
            what.recoveries.keep(recovery_of(what.session, file, _WORDS, time.time()))
    except OSError as error:
        return message("recovery.not-kept", reason=why_unwritten(error))
    return None


class Recovering(QObject):
    """Follows a document, keeps what is edited in it, and offers what a window before has left behind."""

    said = Signal(object)
    """A `Message`: something worth a line in the status."""

    def __init__(
        self, document: Document, recoveries: Recoveries, open_: Callable[[Path], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._document = document
        self._recoveries = recoveries
        self._open = open_
        self._window = window
        self._known: dict[Path, bytes] = {}
        """What was kept of each draft."""
        self._told: Message | None = None
        self._soon = QTimer(self, interval=_REST_MS, singleShot=True)
        self._soon.timeout.connect(self.keep)
        self._turn = InTurn(self)
        self._turn.done.connect(lambda _task, why, _next: self._tell(why))
        document.changed.connect(self._on_change)
        if unsaved(document.state.session):
            self._soon.start()

    def _on_change(self, before: State, after: State) -> None:
        if before.session is not after.session:
            self._soon.start()

    @property
    def is_keeping(self) -> bool:
        """Whether something is about to be kept."""
        return self._soon.isActive() or self._turn.is_running

    def keep(self) -> None:
        """Keep what is not saved and was not kept as it is, in a thread."""
        state = self._document.state
        edited = unsaved(state.session)
        gone = frozenset(self._known.keys() - edited)
        now = {path: state.session.histories[path].draft.data for path in edited}
        files = tuple([its for its in state.open_files if its.path in edited and self._known.get(its.path) != its.data])
        self._known = now
        if gone or files:
            self._turn.ask(_Keeping(self._recoveries, state.session, files, gone))

    def _tell(self, why: Message | None) -> None:
        if why is not None:
            # It is tried again after the next action.
            self._known = {}
            if why != self._told:
                self.said.emit(why)
        self._told = why

    def finish(self) -> None:
        """The window closes, and what is not saved was given up: nothing is kept of it."""
        self._soon.stop()
        self._recoveries.close({*self._known, *unsaved(self._document.state.session)})

    def offer(self) -> QDialog | None:
        """Offer what was left behind, if there is anything."""
        left = self._recoveries.left()
        if not left:
            return None
        from orgsim.app.editing.recovery_dialog import RecoveryDialog

        dialog = RecoveryDialog(left, self._document.state.language, self._window)
        dialog.recover_asked.connect(lambda its: dialog.settled(its, self.recover(its)))
        dialog.refuse_asked.connect(self._recoveries.decided)
        dialog.refuse_asked.connect(lambda its: dialog.settled(its, None))
        dialog.open()
        return dialog

    def recover(self, left: Left) -> Message | None:
        """Go on with a draft as it was edited; why that cannot be, or `None`."""
        from orgsim.files.problems import UnreadableFile
        from orgsim.files.writing.anew.restoring import restored, with_restored
        from orgsim.files.yaml.atomic import why_unwritten, write_new

        kept = left.recovery
        assert kept is not None
        if kept.path in self._document.state.session.histories:
            return message("recovery.edited-already")
        try:
            if not kept.path.exists():
                write_new(kept.path, kept.edited)
                self._open(kept.path)
                self._recoveries.decided(left)
                return None
            what = restored(kept, _WORDS)
            self._recoveries.keep(kept)
            self._known[kept.path] = kept.edited
        except UnreadableFile:
            return message("recovery.unreadable")
        except OSError as error:
            return message("recovery.not-kept", reason=why_unwritten(error))
        theirs = self._document.state.open_file(kept.path)
        if theirs is None:
            self._open(kept.path)
            theirs = self._document.state.open_file(kept.path)
        if theirs is None:
            return message("recovery.unreadable")
        state = self._document.state
        session = with_restored(state.session, kept, what)
        editing = state.editing | {kept.path}
        self._document.show(with_session(replace(state, editing=editing, library=False), session))
        if theirs.data != kept.saved:
            editor_of(self._document).meet(theirs)
        self._recoveries.decided(left)
        return None
