"""What is shown as a picture, as it is asked for: saved, copied, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.messages import message

if TYPE_CHECKING:
    from orgsim.app.pictures.copying import Copying


class PictureActions(QObject):
    """Connects the actions."""

    said = Signal(object, object)
    """A `Message`: what was done; and the path of the file that was made by it, or `None`."""

    def __init__(self, document: Document, actions: Actions, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._settings = settings
        self._window = window
        self._copying: Copying | None = None
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
        if self._copying is None:
            from orgsim.app.pictures.copying import Copying

            self._copying = Copying(self)
            self._copying.said.connect(lambda said: self.said.emit(said, None))
        self._copying.begin(self._document.state)

    def _print(self) -> None:
        from orgsim.app.pictures.printing import print_picture

        print_picture(self._window, self._document.state, self._settings)
