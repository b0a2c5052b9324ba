"""What the window says in its status line, in its language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from orgsim.app.document.document import Document
from orgsim.app.document.state import State, is_done_anew
from orgsim.app.shell.status import StatusLine
from orgsim.messages import Catalog, Message, catalog


class Saying(QObject):
    """Says what others tell."""

    def __init__(self, document: Document, status: StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._status = status
        status.folder_asked.connect(self._open_folder)
        document.changed.connect(self._end)

    def say(self, said: Message) -> None:
        """Say that."""
        self._status.announce(self._speech().say(said))

    def say_undoable(self, said: Message, undo: Callable[[], object] | None) -> None:
        """Say that, and offer to undo it."""
        self._status.announce(self._speech().say(said), undo=undo)

    def say_of_file(self, said: Message, path: Path | None) -> None:
        """Say that, and offer the folder of what was made."""
        self._status.announce(self._speech().say(said), path)

    def say_made(self, path: Path) -> None:
        """Say that a file was made."""
        self._status.announce(self._speech()("new-file.made", path=str(path)), path)

    def say_key(self, key: str) -> None:
        """Say the text of `key`."""
        self._status.announce(self._speech()(key))

    def _end(self, before: State, after: State) -> None:
        """What was said of what was done before would be taken for what is done now."""
        if is_done_anew(before, after):
            self._status.end_announcement()

    def _speech(self) -> Catalog:
        return catalog(self._document.state.language)

    def _open_folder(self, path: Path) -> None:
        from orgsim.app.document.outside import open_folder

        refused = open_folder(path)
        if refused is not None:
            self.say(refused)
