"""The picture of the window onto the clipboard."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from orgsim.app.document.aside import Aside
from orgsim.app.document.state import State
from orgsim.app.pictures.shown import made, making_picture_of
from orgsim.app.pictures.stepping import Stepping
from orgsim.export.errors import ExportError
from orgsim.export.page.picture import Picture, imaging
from orgsim.export.page.steps import Step
from orgsim.export.page.writing import compressed
from orgsim.messages import message
from orgsim.model.views import CHART_VIEWS

_SLIDE = (1280.0, 720.0)
_COPIED_WIDTH = 2560.0
"""Pixels: sharp on a slide that is shown on a large screen."""


class Copying(QObject):
    """Copies what is shown: as an image, and as SVG for programs that take it.

    The picture is made beside the window's work and painted a part at a time: of a large town that takes seconds. One
    that is asked for meanwhile takes its place.
    """

    said = Signal(object)
    """A `Message`: that it is on the clipboard, or why it is not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._making = Aside(self)
        self._making.ended.connect(self._paint)
        self._painting = Stepping(ExportError, parent=self)
        self._painting.failed.connect(lambda error: self.said.emit(error.message))
        self._painting.ended.connect(self._hand_over)

    @property
    def is_running(self) -> bool:
        """Whether a picture is on its way."""
        return self._making.is_running or self._painting.is_running

    def begin(self, state: State) -> None:
        """Copy what that state shows."""
        self._painting.leave()
        size = _SLIDE if state.view in CHART_VIEWS else None
        self._making.begin(made(making_picture_of(state, size=size)))

    def _paint(self, picture: Picture | ExportError) -> None:
        if isinstance(picture, ExportError):
            self.said.emit(picture.message)
        else:
            self._painting.begin(_copied(picture))

    def _hand_over(self, copied: tuple[QImage, bytes, bytes]) -> None:
        image, png, svg = copied
        data = QMimeData()
        data.setImageData(image)
        # Told besides, as not every program takes an image of Qt's in another form.
        data.setData("image/png", png)
        data.setData("image/svg+xml", svg)
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit(message("status.copied"))


def _copied(picture: Picture) -> Generator[Step, Any, tuple[QImage, bytes, bytes]]:
    """The image, and what it is in a file of PNG and of SVG."""
    from orgsim.export.page.svg import making_svg

    image = yield from imaging(picture, pixels=_COPIED_WIDTH / picture.width)
    png: bytes = yield lambda: compressed(image)
    return image, png, (yield from making_svg(picture))
