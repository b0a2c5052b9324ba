"""Asks, once and before it happens, when something that stands in no file would be lost."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of
from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.form.unentered import told, unentered_of
from orgsim.app.opening.unsaved import saving, unsaved, unsaved_drafts
from orgsim.files.writing.units.session import forgotten
from orgsim.messages import Message, catalog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

Go = Callable[[], object]
"""What leaves: closes the window or a draft, or opens other files."""


class Lost(Struct, frozen=True):
    """What would be lost with the window."""

    unsaved: tuple[Message, ...]
    saving: str
    """Key of the words that save it."""
    typed: tuple[Message, ...]
    """What stands in fields and can be saved nowhere, as it is a mistake."""


class Leaving(QObject):
    """Stands between what the user asks for and what it would lose."""

    about_to = Signal()
    """Whoever has something half written or half chosen is to take it now."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._window = window
        self._save: Callable[[], QDialog | None] = lambda: None
        self._waiting: Callable[[], object] | None = None
        """What is gone on with once the drafts are saved that are being saved."""
        self.dialog: QDialog | None = None
        """The question, while it is asked."""

    def save_with(self, save: Callable[[], QDialog | None]) -> None:
        """Have `save` ask where to keep what is open; its dialog is accepted once that is done."""
        self._save = save

    def keep(self) -> None:
        """Write what has a file that can be written, with what is half written or half chosen; but no draft."""
        self.about_to.emit()
        keeper_of(self._document).finish()

    def lost(self) -> Lost:
        """What stands in no file now, and would be lost with the window."""
        state = self._document.state
        drafts, others = unsaved_drafts(state), unsaved(state, closing=True)
        speech = catalog(state.language)
        typed = [told(kept, speech) for kept in unentered_of(self._document).of().values()]
        return Lost((*drafts, *others), saving(drafts, others), tuple(typed))

    def save(self, then: Callable[[bool], object]) -> None:
        """Write the drafts, and ask where to keep what belongs into a comparison; `then` hears whether all is there.

        It hears nothing where the user leaves that question.
        """
        self._save_and(lambda: then(True), closing=True, drafts=None, failed=lambda: then(False))

    def asks(self, go: Go, *, closing: bool) -> bool:
        """Ask, where something would be lost, and then `go` unless the user stays; whether it asks.

        What has a file that can be written is written first, so that nobody is asked for its sake; drafts are not, as
        they may have been edited for a try.
        """
        return self._asks(go, closing=closing, drafts=None)

    def asks_for(self, path: Path, go: Go) -> bool:
        """As `asks`, where it is the draft at `path` alone that goes."""
        return self._asks(go, closing=False, drafts=frozenset([path]))

    def _asks(self, go: Go, *, closing: bool, drafts: Collection[Path] | None) -> bool:
        if self.dialog is not None:
            return True
        editor = editor_of(self._document)
        if editor.is_saving and self._waiting is None:
            # What is about to be in its file is not asked about, unless somebody will not wait for that.
            self._waiting = lambda: None if self._asks(go, closing=closing, drafts=drafts) else go()
            editor.once_saved(self._go_on)
            return True
        if drafts is None:
            self.keep()
        state = self._document.state
        edited = unsaved_drafts(state, drafts)
        others = unsaved(state, closing=closing) if drafts is None else ()
        typed = unentered_of(self._document).of(drafts)
        if not edited and not others and not typed:
            return False
        # Imported here, as most sessions end without it.
        from orgsim.app.opening.leaving_dialog import LeavingDialog

        speech = catalog(state.language)
        fields = tuple([told(kept, speech) for kept in typed.values()])
        self.dialog = dialog = LeavingDialog(edited, others, state, self._window, closing=closing, fields=fields)
        dialog.finished.connect(lambda answer: self._answered(answer, go, closing=closing, drafts=drafts))
        dialog.open()
        return True

    def _go_on(self) -> None:
        then, self._waiting = self._waiting, None
        if then is not None:
            then()

    def _answered(self, answer: int, go: Go, *, closing: bool, drafts: Collection[Path] | None) -> None:
        from orgsim.app.opening.leaving_dialog import DISCARD, RETURN, SAVE

        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        if answer not in (DISCARD, SAVE):
            # Who stays does not leave once all is saved either.
            self._waiting = None
        state, typed = self._document.state, unentered_of(self._document)
        if answer == RETURN:
            # Meanwhile its unit may have gone from the file.
            field = next(iter(typed.of(drafts)), None)
            if field is not None:
                typed.return_asked.emit(field)
            return
        if answer in (DISCARD, SAVE):
            typed.forget(drafts)
        if answer == DISCARD:
            if drafts is None:
                kept = {} if closing else {"decided": state.decided}
                self._document.change(**{"goal_edits": (), "assumed": (), "steps_due": (), "decided": (), **kept})
            if closing:
                self._document.change(session=forgotten(state.session, state.session.histories))
            go()
        elif answer == SAVE:
            self._save_and(go, closing=closing, drafts=drafts)

    def _save_and(self, go: Go, *, closing: bool, drafts: Collection[Path] | None, failed: Go = lambda: None) -> None:
        """Write what can be, and `go` once nothing would be lost; what could not be written is told in the banner."""
        state = self._document.state
        edited = state.session.histories if drafts is None else drafts

        def leave(all_there: bool) -> None:
            if not all_there:
                failed()
                return
            if drafts is not None or not unsaved(self._document.state, closing=closing):
                go()
            elif (form := self._save()) is not None:
                form.accepted.connect(go)

        editor_of(self._document).save(edited, leave)
