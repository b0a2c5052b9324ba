"""Drafts as they were at some moment of the sitting: kept, returned to, and opened beside what has become of them."""

from __future__ import annotations

import datetime as dt
from copy import copy
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.editing.editor import editor_of
from orgsim.files.writing.units.session import Snapshot
from orgsim.messages import Message, catalog, message


class Snapshots(QObject):
    """Keeps what the active draft is, and fills the menu of what was kept."""

    said = Signal(object)
    """A `Message`: what was kept."""
    compare_asked = Signal(object)
    """A `Snapshot` is to be opened beside what has become of it."""

    def __init__(self, document: Document, actions: Actions, menu: QMenu, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._actions = actions
        self._menu = menu
        self._shown: tuple[object, ...] = ()
        actions["snapshot"].triggered.connect(lambda _checked: self.keep())

    def keep(self) -> None:
        """Keep what the active draft is now."""
        state = self._document.state
        if not state.files:
            return
        file = state.files[state.active]
        name = _name(state, dt.datetime.now())
        kept = Snapshot(file.path, name, file.data, copy(file.scenario))
        self._document.change(snapshots=(*state.snapshots, kept))
        self.said.emit(message("snapshot.kept", name=name))

    def tell(self, state: State) -> None:
        """List what was kept of the drafts that are open."""
        self._actions["snapshot"].setEnabled(bool(state.files) and not state.library)
        shown = (state.snapshots, state.open_files, state.editing, state.language)
        if shown == self._shown:
            return
        self._shown = shown
        speech = catalog(state.language)
        menu = self._menu
        for action in menu.actions():
            if (inner := action.menu()) is not None:
                inner.deleteLater()
        menu.clear()
        there = {file.path for file in state.open_files}
        for snapshot in reversed(state.snapshots):
            if snapshot.path not in there:
                continue
            inner = menu.addMenu(speech.say(snapshot.name).replace("&", "&&"))
            back = inner.addAction(speech("snapshot.return"))
            back.setEnabled(snapshot.path in state.editing)
            back.triggered.connect(partial(self._return, snapshot))
            inner.addAction(speech("snapshot.rename")).triggered.connect(partial(self._ask_name, snapshot))
            inner.addAction(speech("snapshot.compare")).triggered.connect(partial(self._compare, snapshot))
        menu.setEnabled(not menu.isEmpty())

    def _ask_name(self, snapshot: Snapshot, _checked: bool = False) -> None:
        from PySide6.QtWidgets import QInputDialog

        speech = catalog(self._document.state.language)
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(speech("snapshot.rename").replace("&", "").rstrip("…"))
        dialog.setLabelText(speech("snapshot.which"))
        dialog.setTextValue(speech.say(snapshot.name))
        dialog.setOkButtonText(speech("snapshot.do-rename"))
        dialog.setCancelButtonText(speech("export.cancel"))
        dialog.textValueSelected.connect(partial(self.rename, snapshot))
        dialog.open()

    def rename(self, snapshot: Snapshot, said: str) -> None:
        """Call what was kept `said`; nothing said: as it is called already."""
        name = " ".join(said.split())
        kept = self._document.state.snapshots
        if name and snapshot in kept:
            named = replace(snapshot, name=message("snapshot.named", name=name))
            self._document.change(snapshots=tuple([named if each is snapshot else each for each in kept]))

    def _return(self, snapshot: Snapshot, _checked: bool = False) -> None:
        editor_of(self._document).return_to(snapshot)

    def _compare(self, snapshot: Snapshot, _checked: bool = False) -> None:
        self.compare_asked.emit(snapshot)


def _name(state: State, now: dt.datetime) -> Message:
    """When it was, and what was done to the draft last."""
    path = state.files[state.active].path
    told = {"letter": state.letters[state.active], "time": f"{now:%H.%M}", "n": len(state.snapshots) + 1}
    last = next((act.words for act in reversed(state.session.done) if path in act.paths), None)
    if last is None:
        return Message("snapshot.name", told)
    return Message("snapshot.name-after", {**told, "what": last})
