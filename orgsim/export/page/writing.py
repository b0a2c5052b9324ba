"""Pictures into files: PNG, SVG and PDF, painted by the same hand."""

from __future__ import annotations

from collections.abc import Collection, Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFile, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPdfWriter

from orgsim.export.errors import UnknownFormatError, UnsuitableSizeError
from orgsim.export.formats import PICTURES, PictureFormat, picture_format
from orgsim.export.page.navigation import complete
from orgsim.export.page.picture import (
    LONGEST_SIDE,
    MOST_UNITS,
    PER_INCH,
    SHORTEST_SIDE,
    VECTOR,
    Picture,
    imaging,
    painting_page,
)
from orgsim.export.page.steps import Step, finished
from orgsim.export.page.vector_painter import VectorPainter
from orgsim.export.placing import check_place, check_sources, no_room, on_the_way, written
from orgsim.files.problems import shown
from orgsim.files.yaml.atomic import why_unwritten
from orgsim.messages import message

_FINE = 1200
"""Dots to the inch of a PDF, so that Qt rounds no place of a letter to something that can be seen."""


_PNG_END = b"IEND\xaeB`\x82"
_UNTOLD = message("system.eio")
"""Qt does not tell why it could not write an image."""


def format_of(path: Path) -> PictureFormat:
    """The format that the file's name asks for; UnknownFormatError where it asks for none that there is."""
    format = picture_format(path)
    if format is None:
        known = tuple([f".{each}" for each in PICTURES])
        raise UnknownFormatError(message("export.error.format", found=shown(path.name), formats=known))
    return format


def write_picture(picture: Picture, output: Path, *, pixels: float = 1.0, sources: Collection[Path] = ()) -> None:
    """Write `picture` into the file `output` in the format that its name ends with.

    A PNG has `pixels` to each of the picture's. A file that is there already is replaced once the new one is
    complete, but never one of the `sources` that the picture was drawn from. Raises ExportError where the format is
    not known, the size is none that can be made, or the file cannot be written.
    """
    finished(writing_picture(picture, output, pixels=pixels, sources=sources))


def writing_picture(
    picture: Picture, output: Path, *, pixels: float = 1.0, sources: Collection[Path] = ()
) -> Generator[Step, Any, None]:
    """What `write_picture` does, a part at a time. Left before its end, it has written nothing."""
    check_sources(output, sources)
    format = format_of(output)
    check_place(output)
    if format == "pdf":
        check_size((picture.width, picture.height))
        with on_the_way() as folder:
            # Page by page into a file, as thousands of pages are more than memory has room for.
            whole = folder / "pages.pdf"
            yield from _pdf(picture, whole)
            yield lambda: _complete(whole, picture)
            refused = yield lambda: written(output, whole)
    else:
        data = yield from encoding(picture, format, pixels=pixels)
        refused = yield lambda: written(output, data)
    if refused is not None:
        raise refused


def encoded(picture: Picture, format: PictureFormat, *, pixels: float = 1.0) -> bytes:
    """The bytes of a file of that format; UnsuitableSizeError where the picture is too large or too small for it."""
    return finished(encoding(picture, format, pixels=pixels))


def encoding(picture: Picture, format: PictureFormat, *, pixels: float = 1.0) -> Generator[Step, Any, bytes]:
    """What `encoded` gives, a part at a time."""
    if format == "svg" and picture.units > MOST_UNITS:
        raise UnsuitableSizeError(message("export.error.too-many-units", n=picture.units, most=MOST_UNITS))
    check_size((picture.width, picture.height), pixels if format == "png" else 1.0)
    match format:
        case "png":
            return (yield from _png(picture, pixels))
        case "svg":
            # Imported late: who writes no SVG need not load QtSvg.
            from orgsim.export.page.svg import making_svg

            return (yield from making_svg(picture))
        case "pdf":
            with on_the_way() as folder:
                yield from _pdf(picture, path := folder / "pages.pdf")
                complete(path, picture)
                return path.read_bytes()


def check_size(size: tuple[float, float], pixels: float = 1.0) -> None:
    """UnsuitableSizeError where a side has too many or too few pixels to be drawn."""
    for side in size:
        if not SHORTEST_SIDE <= round(side * pixels) <= LONGEST_SIDE:
            raise UnsuitableSizeError(
                message(
                    "export.error.size",
                    width=round(size[0] * pixels),
                    height=round(size[1] * pixels),
                    least=SHORTEST_SIDE,
                    most=LONGEST_SIDE,
                )
            )


def _png(picture: Picture, pixels: float) -> Generator[Step, Any, bytes]:
    image = yield from imaging(picture, pixels=pixels)
    if image.isNull():
        raise UnsuitableSizeError(message("export.error.memory"))
    data: bytes = yield lambda: compressed(image)
    return data


def compressed(image: QImage) -> bytes:
    """The image as a PNG: by way of a file, as no object that Qt has parents for may end in another thread."""
    with on_the_way() as folder:
        path = folder / "image.png"
        done = image.save(str(path), "PNG")  # type: ignore[call-overload]  # the stubs want bytes, PySide takes either
        data = path.read_bytes()
        # What did not fit any more when the file was closed is no failure to Qt.
        if not done or not data.endswith(_PNG_END):
            raise no_room(_UNTOLD)
        return data


def _pdf(picture: Picture, path: Path) -> Generator[Step, Any, None]:
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise no_room(file.errorString())
    writer = QPdfWriter(file)
    writer.setTitle(picture.title)
    writer.setCreator("orgsim")
    writer.setResolution(_FINE)
    points = QSizeF(picture.width, picture.height) * (72 / PER_INCH)
    page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = VectorPainter(writer)
    try:
        painter.scale(_FINE / PER_INCH, _FINE / PER_INCH)
        for number in range(len(picture.pages)):
            if number:
                writer.newPage()
                yield number, len(picture.pages)
            yield from painting_page(picture, painter, number, pixels=VECTOR)
    finally:
        # Qt ends the process where a page goes while it is painted.
        painter.end()
        # Else the folder of the file could not be removed.
        file.close()
    if file.error() != QFile.FileError.NoError:
        # Such as that the disk is full.
        raise no_room(file.errorString())


def _complete(path: Path, picture: Picture) -> None:
    try:
        complete(path, picture)
    except OSError as error:
        raise no_room(why_unwritten(error)) from error
