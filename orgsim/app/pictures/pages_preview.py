"""Small views of a picture's pages, painted by the picture itself, between events and only where they are seen."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from orgsim.app.pictures.stepping import Stepping
from orgsim.export.page.fonts import font
from orgsim.export.page.picture import Picture, imaging

_EDGE = 1.0
_GAP = 12.0
_NUMBER = 18.0
"""What a page's number takes below it."""
_LEAST = 150.0
"""Pixels of width that a page takes at least where there are several."""
_STEP = 40


class PagesPreview(QAbstractScrollArea):
    """Shows a single page as large as there is room for, several as small ones with their numbers below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._images: dict[int, QImage] = {}
        self._painting: int | None = None
        self._work = Stepping(parent=self)
        self._work.ended.connect(self._keep)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 200)
        self.verticalScrollBar().setSingleStep(_STEP)

    def show_picture(self, picture: Picture | None) -> None:
        """Show `picture` from now on, or nothing."""
        self._picture = picture
        self.verticalScrollBar().setValue(0)
        self._forget()

    @property
    def painted(self) -> int:
        """How many pages were painted."""
        return len(self._images)

    def sizeHint(self) -> QSize:
        """Large enough to see what is where."""
        return QSize(520, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the pages anew."""
        super().resizeEvent(event)
        self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are seen: those that are not painted yet as empty sheets."""
        picture = self._picture
        if picture is None:
            return
        painter = QPainter(self.viewport())
        missing = None
        for number in range(len(picture.pages)):
            place = self._place(number)
            if place.bottom() + _NUMBER < 0 or place.top() > self.viewport().height():
                continue
            image = self._images.get(number)
            if image is None:
                painter.fillRect(place, self.palette().color(QPalette.ColorRole.Base))
                missing = number if missing is None else missing
            else:
                painter.drawImage(place.topLeft(), image)
            painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
            if len(picture.pages) > 1:
                painter.setFont(font(12))
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                below = QRectF(place.left(), place.bottom() + 2, place.width(), _NUMBER)
                painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(number + 1))
        if missing is not None and not self._work.is_running:
            self._painting = missing
            ratio = self.devicePixelRatioF()
            self._work.begin(imaging(picture, missing, pixels=self._place(missing).width() / picture.width * ratio))

    def _keep(self, image: QImage) -> None:
        if self._painting is not None:
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._images[self._painting] = image
            self._painting = None
            self.viewport().update()

    def _forget(self) -> None:
        self._work.leave()
        self._painting = None
        self._images = {}
        bar = self.verticalScrollBar()
        whole = self._whole()
        bar.setRange(0, max(round(whole - self.viewport().height()), 0))
        bar.setPageStep(self.viewport().height())
        self.viewport().update()

    def _columns(self) -> int:
        return max(int((self.viewport().width() - 2 * _EDGE + _GAP) / (_LEAST + _GAP)), 1)

    def _page(self) -> tuple[float, float]:
        """Width and height of a page, where there are several."""
        picture = self._picture
        assert picture is not None
        columns = min(self._columns(), len(picture.pages))
        room = (self.viewport().width() - 2 * _EDGE + _GAP) / columns - _GAP
        high = self.viewport().height() - 2 * _EDGE - _NUMBER
        scale = min(room / picture.width, high / picture.height)
        return picture.width * scale, picture.height * scale

    def _whole(self) -> float:
        if self._picture is None or len(self._picture.pages) < 2:
            return 0.0
        rows = ceil(len(self._picture.pages) / min(self._columns(), len(self._picture.pages)))
        return rows * (self._page()[1] + _NUMBER + _GAP) - _GAP + 2 * _EDGE

    def _place(self, number: int) -> QRectF:
        """Where in the viewport a page is."""
        picture = self._picture
        assert picture is not None
        view = self.viewport()
        if len(picture.pages) == 1:
            room = QRectF(view.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            scale = min(room.width() / picture.width, room.height() / picture.height)
            page = QRectF(0, 0, picture.width * scale, picture.height * scale)
            page.moveCenter(QPointF(view.width() / 2, view.height() / 2))
            return page
        width, height = self._page()
        row, column = divmod(number, min(self._columns(), len(picture.pages)))
        left = _EDGE + column * (width + _GAP)
        top = _EDGE + row * (height + _NUMBER + _GAP) - self.verticalScrollBar().value()
        return QRectF(left, top, width, height)
