"""Lists, decks and texts are imported: chosen in a dialog, dropped onto the window, or pasted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.messages import catalog, message
from orgsim.model.views import LETTERS
from orgsim.resources import is_shipped

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from orgsim.app.importing.dialog import ImportDialog
    from orgsim.app.importing.working import Changes
    from orgsim.model.edits.edits import Edit

TABLES = (".xlsx", ".xls", ".xlsb", ".xlsm", ".ods", ".csv", ".tsv", ".html", ".htm")
OTHERS = (
    *(".txt", ".md", ".mmd", ".mermaid", ".dot", ".gv", ".pptx", ".docx"),
    *(".ttl", ".rdf", ".jsonld", ".json", ".graphml", ".gexf", ".drawio"),
)
ENDINGS = (*TABLES, *OTHERS)
"""Of files that may be imported; what they are is told by what they contain."""


class ImportActions(QObject):
    """Connects the actions; what reads and shows anything is imported when it is first asked for."""

    open_asked = Signal(object, bool)
    """The paths of what was written are to be opened, beside what is open or in its place."""
    made = Signal(object)
    """The path of what was written: of a draft, or of the comparison of several."""
    said = Signal(object)
    """A `Message`: why nothing could be done."""

    def __init__(self, document: Document, actions: Actions, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._settings = settings
        self._window = window
        actions["import"].triggered.connect(lambda _checked: self.ask())
        actions["import-pasted"].triggered.connect(lambda _checked: self.paste())

    def ask(self) -> None:
        """Let the user choose files, and show what they become."""
        from PySide6.QtWidgets import QFileDialog

        from orgsim.app.document.folders import places

        speech = catalog(self._document.state.language)
        chooser = QFileDialog(self._window, speech("importing.open-title"), str(self._folder()))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        every = " ".join(f"*{ending}" for ending in ENDINGS)
        tables = " ".join(f"*{ending}" for ending in TABLES)
        chooser.setNameFilters(
            [
                f"{speech('importing.filter')} ({every})",
                f"{speech('importing.filter-tables')} ({tables})",
                f"{speech('open.every')} (*)",
            ]
        )
        chooser.setSidebarUrls(places())
        chooser.filesSelected.connect(lambda names: self.take([Path(name) for name in names]))
        chooser.open()

    def take(self, paths: Sequence[Path]) -> ImportDialog:
        """Show what these files become."""
        folder = paths[0].parent
        dialog = self._dialog(folder if folder.is_dir() and not is_shipped(folder) else self._folder())
        dialog.read(paths)
        return dialog

    def paste(self, *, asked: bool = True) -> ImportDialog | None:
        """Show what the clipboard's table or list becomes; where it has neither, say so if that was `asked` for."""
        from PySide6.QtGui import QGuiApplication

        from orgsim.app.importing.pasted import pasted

        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none where another program has just gone
        data = None if copied is None else pasted(copied)
        if data is None:
            if asked:
                self.said.emit(message("importing.nothing-copied"))
            return None
        return self.show_files({catalog(self._document.state.language)("importing.clipboard"): data})

    def show_files(self, files: Mapping[str, bytes]) -> ImportDialog:
        """Show what this becomes: contents by their names."""
        dialog = self._dialog(self._folder())
        dialog.show_files(files)
        return dialog

    def _dialog(self, folder: Path) -> ImportDialog:
        from orgsim.app.importing.dialog import ImportDialog

        dialog = ImportDialog(self._document.state, folder, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.written.connect(self._open)
        dialog.compared.connect(lambda changes: self._offer(changes, dialog))
        dialog.open()
        return dialog

    def _offer(self, changes: Changes, over: ImportDialog) -> None:
        """Offer what a list changes in a draft that it has become before."""
        from orgsim.app.importing.again_dialog import AgainDialog

        dialog = AgainDialog(changes, self._document.state, over)
        dialog.accepted.connect(lambda: self._bring(changes, dialog.edits, over))
        dialog.open()

    def _bring(self, changes: Changes, edits: Sequence[Edit], over: ImportDialog) -> None:
        from orgsim.app.importing.bringing import bring

        bring(self._document, changes, edits, self, over)

    def _open(self, paths: Sequence[Path]) -> None:
        """Open a draft beside what is open, and several as their comparison where nothing is."""
        there = len(self._document.state.open_files)
        drafts = paths[:-1] if len(paths) > 1 else paths
        if not there:
            self.open_asked.emit(list(paths[-1:]), False)
        elif room := len(LETTERS) - there:
            self.open_asked.emit(list(drafts[:room]), True)
        if there + len(drafts) > len(LETTERS):
            self.said.emit(message("importing.full", n=len(LETTERS), name=paths[-1].name))
        else:
            self.made.emit(paths[-1])

    def _folder(self) -> Path:
        from orgsim.app.document.folders import folder_beside

        return folder_beside(self._document.state, self._settings)
