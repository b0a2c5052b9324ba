"""What is shown as a picture, as it is asked for: saved, copied, printed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.export.errors import ExportError
from orgsim.messages import Message, message


class PictureActions(QObject):
    """Connects the actions."""

    said = Signal(object, object)
    """A `Message`: what was done; and the path of the file that was made by it, or `None`."""

    def __init__(self, document: Document, actions: Actions, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._settings = settings
        self._window = window
        actions["export"].triggered.connect(self._export)
        actions["copy"].triggered.connect(self._copy)
        actions["print"].triggered.connect(self._print)

    def _export(self) -> None:
        from orgsim.app.pictures.export_dialog import export_dialog

        dialog = export_dialog(self._window, self._document.state, self._settings)
        dialog.saved.connect(
            lambda path: self.said.emit(message("export.saved", name=path.name, folder=str(path.parent)), path)
        )

    def _copy(self) -> None:
        from orgsim.app.pictures.printing import copy_picture

        said: Message = message("status.copied")
        try:
            copy_picture(self._document.state)
        except ExportError as error:
            said = error.message
        self.said.emit(said, None)

    def _print(self) -> None:
        from orgsim.app.pictures.printing import print_picture

        print_picture(self._window, self._document.state, self._settings)
