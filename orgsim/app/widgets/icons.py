"""Icons in the colours of the theme, sharp at any scale of the screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from orgsim.drawing.theme import Theme
from orgsim.resources import resource


class _Engine(QIconEngine):
    """Draws an SVG in one colour for each state when it is asked to, so that no icon costs anything before."""

    def __init__(self, name: str, colours: dict[tuple[QIcon.Mode, QIcon.State], str], usual: str) -> None:
        super().__init__()
        self._name = name
        self._colours = colours
        self._usual = usual

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colours, self._usual)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._colours.get((mode, state), self._usual)
        # Square, at the left: what is left over of a wider icon is the gap to the button's text, which a
        # style sheet cannot set.
        side = min(rect.width(), rect.height())
        _renderer(self._name, colour).render(painter, QRectF(rect.x(), rect.y(), side, side))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():
            # Of a button that a narrow window leaves no room for: nothing can be painted on.
            return QPixmap()
        # Buttons are painted anew with each edit, and their icons are the same.
        colour = self._colours.get((mode, state), self._usual)
        key = f"orgsim/{self._name}/{colour}/{size.width()}/{size.height()}"
        picture = QPixmap()
        if QPixmapCache.find(key, picture):
            return picture
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        QPixmapCache.insert(key, picture)
        return picture


def icon(name: str, theme: Theme, *, colour: str | None = None, chosen: str | None = None) -> QIcon:
    """The icon of that name in the theme's text colour or in `colour`; in `chosen` where it is switched on."""
    usual = colour or theme.text
    colours = {(QIcon.Mode.Disabled, state): theme.border for state in (QIcon.State.Off, QIcon.State.On)}
    if chosen is not None:
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
            colours[mode, QIcon.State.On] = chosen
    return QIcon(_Engine(name, colours, usual))


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` pixels, drawn for a screen of that `ratio`."""
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, colour).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode())))
