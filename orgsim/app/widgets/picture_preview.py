"""A small view of a picture, painted by the picture itself."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgsim.export.page.picture import Picture, image_of

_EDGE = 1


class PicturePreview(QWidget):
    """Shows the first page of a picture as large as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 200)

    def show_picture(self, picture: Picture | None) -> None:
        """Show `picture` from now on, or nothing."""
        self._picture, self._image = picture, None
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough to see what is where."""
        return QSize(520, 360)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page in the middle, with a thin edge around it."""
        picture = self._picture
        if picture is None:
            return
        room = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        scale = min(room.width() / picture.width, room.height() / picture.height)
        ratio = self.devicePixelRatioF()
        width = max(1, round(picture.width * scale * ratio))
        if self._image is None or self._image.width() != width:
            self._image = image_of(picture, pixels=scale * ratio)
            self._image.setDevicePixelRatio(ratio)
        page = QRectF(0, 0, picture.width * scale, picture.height * scale)
        page.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        painter = QPainter(self)
        painter.drawImage(page.topLeft(), self._image)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
