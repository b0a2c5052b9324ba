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
from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.open_files import closed
from orgsim.app.document.state import State
from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.showing import with_session
from orgsim.files.kept.recoveries import Left, Recoveries
from orgsim.files.kept.recovery import Recovery
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.writing.units.session import Session, unsaved
from orgsim.messages import Message, message
from orgsim.model.views import LETTERS

_REST_MS = 300
"""After an action, before it is kept."""
_WORDS = message("edit.words.meanwhile")


Open = Callable[[Path, Callable[[], object]], None]
"""Opens a draft beside the others; whatever came of it, what is handed over is called then."""


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
    settled = Signal(object, object)
    """A `Left` that was to be recovered, and a `Message` that tells why it was not, or `None`."""

    def __init__(self, document: Document, recoveries: Recoveries, open_: Open, window: QWidget) -> None:
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
        self._turn.failed.connect(lambda _task: self._forget())
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
            self._forget()
            if why != self._told:
                self.said.emit(why)
        self._told = why

    def _forget(self) -> None:
        """What was to be kept may not be: it is tried again after the next action."""
        self._known = dict.fromkeys(self._known, b"")

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
        dialog.recover_asked.connect(self.recover)
        self.settled.connect(dialog.settled)
        dialog.refuse_asked.connect(self._recoveries.decided)
        dialog.refuse_asked.connect(lambda its: dialog.settled(its, None))
        dialog.open()
        return dialog

    def recover(self, left: Left) -> None:
        """Go on with a draft as it was edited. `settled` tells that it was done, or why not, once its file is read."""
        kept = left.recovery
        assert kept is not None
        state = self._document.state
        if kept.path in state.session.histories:
            self.settled.emit(left, message("recovery.edited-already"))
        elif state.open_file(kept.path) is not None:
            self.settled.emit(left, self._gone_on_with(left))
        elif not self._has_room():
            self.settled.emit(left, message("recovery.full", n=len(LETTERS)))
        else:
            self._open_again(left, kept)

    def _open_again(self, left: Left, kept: Recovery) -> None:
        from orgsim.files.yaml.atomic import why_unwritten, write_new

        try:
            gone = not kept.path.exists()
            if gone:
                write_new(kept.path, kept.edited)
        except OSError as error:
            self.settled.emit(left, message("recovery.not-kept", reason=why_unwritten(error)))
            return
        if gone:
            self._recoveries.decided(left)

        def go_on() -> None:
            state = self._document.state
            if not gone and state.open_file(kept.path) is None and len(state.open_files) >= len(LETTERS):
                # The place that there was for it was taken while it was read.
                self.recover(left)
            else:
                self.settled.emit(left, None if gone else self._gone_on_with(left))

        self._open(kept.path, go_on)

    def _has_room(self) -> bool:
        """Whether a draft can be opened beside the others; of so many as there may be, one that is not edited goes."""
        keeper_of(self._document).settle()
        state = self._document.state
        if len(state.open_files) < len(LETTERS):
            return True
        edited = unsaved(state.session)
        columns = [column for column, file in enumerate(state.files) if file.path not in edited]
        if not columns:
            return False
        file = state.files[columns[-1]]
        self._document.show(closed(state, columns[-1]))
        self.said.emit(message("recovery.made-room", title=file.scenario.title))
        return True

    def _gone_on_with(self, left: Left) -> Message | None:
        """Go on with a draft that is open; why that cannot be, or `None`."""
        from orgsim.files.problems import UnreadableFile
        from orgsim.files.writing.anew.restoring import restored, with_restored
        from orgsim.files.yaml.atomic import why_unwritten

        kept = left.recovery
        assert kept is not None
        theirs = self._document.state.open_file(kept.path)
        if theirs is None:
            return message("recovery.unreadable")
        try:
            what = restored(kept, _WORDS)
            self._recoveries.keep(kept)
            self._known[kept.path] = kept.edited
        except UnreadableFile:
            return message("recovery.unreadable")
        except OSError as error:
            return message("recovery.not-kept", reason=why_unwritten(error))
        state = self._document.state
        session = with_restored(state.session, kept, what)
        editing = state.editing | {kept.path}
        self._document.show(with_session(replace(state, editing=editing, library=False), session))
        if theirs.data != kept.saved:
            editor_of(self._document).meet(theirs)
        self._recoveries.decided(left)
        return None
