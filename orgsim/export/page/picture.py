"""A picture: a size and what is painted on it, for a file, the clipboard or the printer alike."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Final

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from orgsim.export.page.steps import finished, restoring
from orgsim.model.text import Language

Size = tuple[float, float]
"""Width and height in pixels of a reader's page: 96 of them to an inch, as CSS counts them."""

PER_INCH: Final = 96.0

VECTOR: Final = math.inf
"""The pixels of a surface that has none (SVG, PDF, print): nothing is too small to be painted."""

SMALLEST_PRINT: Final = 8.0
"""Pixels of a page that text on paper takes at least: 6 pt."""

A4: Final[Size] = (297 / 25.4 * PER_INCH, 210 / 25.4 * PER_INCH)
A3: Final[Size] = (420 / 25.4 * PER_INCH, 297 / 25.4 * PER_INCH)
"""The sheets of paper in landscape, as they hang on a wall beside a chart."""

FULL_HD: Final[Size] = (1920.0, 1080.0)
ULTRA_HD: Final[Size] = (3840.0, 2160.0)
"""What projectors and screens show."""

NATURAL: Final = (1920.0, 4 / 3)
"""Width of a page that is as high as it needs, and its scale: text as large as on a page for a screen."""

LONGEST_SIDE: Final = 16_384
"""The most pixels of a side: some picture viewers take no more, and Qt's painter ends at 32 767."""
SHORTEST_SIDE: Final = 64

MOST_UNITS: Final = 20_000
"""Boxes of units for which an SVG is made within 500 MB of memory; a reader takes as much again."""

READABLE: Final = 9.0
"""Pixels that text takes at least so that it can be read on a screen."""

_FILLED = 2_000_000
"""Pixels that are made white in one go: of a long table there are thirty millions, which take a tenth of a second."""

Paint = Callable[[QPainter, float], Iterable[None] | None]
"""Paints a page, given a painter whose unit is the page's pixel, and how many pixels of the reader that is.

What takes long is painted a part at a time, as whoever paints asks for the next.
"""


class Pane(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a scenario a chart shows, and how large."""

    scenario: str
    """Its id."""
    smallest: float
    """Pixels of the page that its smallest text takes, to the em."""
    shown: int
    """Units with boxes of their own."""
    units: int
    """All of its units."""


class Bookmark(msgspec.Struct, frozen=True):
    """A page of a document, as readers list it beside the pages."""

    title: str
    page: int
    below: int | None = None
    """The place, among all bookmarks, of an earlier one that it stands below."""


class PageLink(msgspec.Struct, frozen=True):
    """A part of a page that leads to another."""

    page: int
    place: tuple[float, float, float, float]
    """Left, top, right and bottom on it."""
    to: int


class Picture(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One or more pages of the same size."""

    title: str
    description: str = ""
    """What the picture shows, in a sentence, for those who do not see it."""
    width: float
    height: float
    pages: tuple[Paint, ...]
    """More than one only where the picture was asked for as a document."""
    units: int = 0
    """How many boxes of units it has, where they may be very many."""
    smallest_text: float | None = None
    """Pixels of the page that the smallest text takes, where a page of a given size decided it."""
    panes: tuple[Pane, ...] = ()
    """Of charts."""
    language: Language | None = None
    """Of its own words."""
    bookmarks: tuple[Bookmark, ...] = ()
    """In the order of the pages, where these have names."""
    links: tuple[PageLink, ...] = ()


def painting_page(picture: Picture, painter: QPainter, page: int = 0, *, pixels: float) -> Iterator[None]:
    """Paint a page, a part at a time, and leave the painter as it was.

    `pixels` of the reader to one of the page, or VECTOR.
    """
    with restoring(painter):
        yield from _painting_page(picture, painter, page, pixels)


def _painting_page(picture: Picture, painter: QPainter, page: int, pixels: float) -> Iterator[None]:
    painter.setClipRect(QRectF(0, 0, picture.width, picture.height), Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    yield from picture.pages[page](painter, pixels) or ()


def image_of(picture: Picture, page: int = 0, *, pixels: float = 1.0) -> QImage:
    """A page as an image with `pixels` to one of the page; a null image where there is no memory for it."""
    return finished(imaging(picture, page, pixels=pixels))


def imaging(picture: Picture, page: int = 0, *, pixels: float = 1.0) -> Generator[None, None, QImage]:
    """What `image_of` gives, painted a part at a time."""
    width, height = (max(1, round(side * pixels)) for side in (picture.width, picture.height))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        return image
    per_metre = round(PER_INCH * pixels / 0.0254)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    image.setText("Title", picture.title)
    image.setText("Software", "orgsim")
    painter = QPainter(image)
    try:
        band = max(_FILLED // width, 1)
        for top in range(0, height, band):
            painter.fillRect(0, top, width, band, Qt.GlobalColor.white)
            yield
        painter.scale(width / picture.width, height / picture.height)
        yield from painting_page(picture, painter, page, pixels=pixels)
    finally:
        # Qt ends the process where an image goes while it is painted.
        painter.end()
    return image


def page_scale(size: Size) -> float:
    """How many pixels of a page of that size one pixel of its layout takes.

    A layout is made for a window of ordinary size, so that headings grow with the page; a page smaller than that is
    laid out as it is, and only a tiny one is a large one made small.
    """
    width, height = size
    grown = max(1.0, min(width / 1440, height / 810))
    return min(grown, width / 640, height / 400)
