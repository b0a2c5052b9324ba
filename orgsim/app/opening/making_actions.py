"""New files, as they are asked for: from the menu, from the library, and for drafts that cannot be edited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.app.editing.edit_actions import EditActions
from orgsim.app.opening.file_actions import FileActions
from orgsim.files.writing.units.session import Snapshot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from orgsim.app.opening.making_files import MakingFiles


class MakingActions(QObject):
    """Connects the actions; what asks for files and makes them is made when it is first needed, which no start does."""

    made = Signal(object)
    """The path of a file that was made."""
    said = Signal(object)
    """A `Message`: what was done, or why nothing was."""

    def __init__(
        self,
        document: Document,
        actions: Actions,
        files: FileActions,
        edit_actions: EditActions,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._files = files
        self._settings = settings
        self._window = window
        self._making: MakingFiles | None = None
        actions["new"].triggered.connect(lambda _checked: self.making.ask_draft())
        actions["save-comparison"].triggered.connect(lambda _checked: self.ask_comparison())
        actions["branch-off"].triggered.connect(lambda _checked: self.making.branch_off())
        edit_actions.editor.copy_asked.connect(self._ask_editable_copy)
        edit_actions.save_as_asked.connect(self._ask_save_as)

    @property
    def making(self) -> MakingFiles:
        """What asks and makes."""
        if self._making is None:
            from orgsim.app.opening.making_files import MakingFiles

            self._making = MakingFiles(self._document, self._files, self._settings, self._window)
            self._making.made.connect(self.made)
            self._making.said.connect(self.said)
        return self._making

    def _ask_editable_copy(self, path: Path) -> None:
        self.making.ask_editable_copy(path)

    def open_snapshot(self, kept: Snapshot) -> None:
        """Open what was kept of a draft beside it."""
        self.making.open_snapshot(kept)

    def _ask_save_as(self, column: int) -> None:
        self.making.ask_save_as(column)

    def ask_comparison(self) -> QDialog | None:
        """Ask where to keep what is open as a comparison."""
        return self.making.ask_comparison()

    def ask_copy(self) -> None:
        """Ask for a copy of the active draft, or of another one that is open."""
        self.making.ask_copy_of_open()

    def ask_copy_of(self, path: Path, taken: set[str]) -> None:
        """Ask for a copy of the file at `path`, with an id that is none of those `taken`."""
        self.making.ask_copy(path, taken)
