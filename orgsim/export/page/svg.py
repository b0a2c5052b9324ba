"""SVG that looks the same in every program, and whose text can be read.

The reader's machine does not have the bundled font, so letters are outlines, and the text lies over them unseen. Qt
passes on characters that XML forbids, which is mended here.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from html import unescape
from typing import Any, BinaryIO

from PySide6.QtCore import QFile, QIODevice, QRectF, QSize
from PySide6.QtSvg import QSvgGenerator

from orgsim.drawing.text.fontmetrics import FAMILY, SEMIBOLD
from orgsim.export.page.outlines import Outlines
from orgsim.export.page.picture import PER_INCH, VECTOR, Picture, painting_page
from orgsim.export.page.steps import Step, finished
from orgsim.export.page.vector_painter import TITLED, VectorPainter
from orgsim.export.placing import no_room, on_the_way

_FAMILIES = f"'{FAMILY}', Inter, Arial, 'Liberation Sans', Helvetica, sans-serif"
_FAMILY = f'font-family="{FAMILY}"'
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, not even escaped (section 2.2, production 2)."""
_TEXT = re.compile(r"<text (?P<attributes>[^<>]*)>(?P<content>[^<>]*)</text>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_TITLED = str(TITLED.value)
_PIECE = 1 << 20
"""Bytes that are mended at a time."""
_ROOT = re.compile(r'<svg width="[\d.]+mm" height="[\d.]+mm"')


def svg_of(picture: Picture) -> bytes:
    """The first page of the picture as an SVG document in UTF-8."""
    return finished(making_svg(picture))


def making_svg(picture: Picture) -> Generator[Step, Any, bytes]:
    """What `svg_of` gives, a part at a time."""
    # Qt has all of it in memory already: what it writes is taken from a file, bit by bit.
    with on_the_way() as folder, (folder / "picture.svg").open("w+b") as file:
        painted = QFile()
        painted.open(file.fileno(), QIODevice.OpenModeFlag.WriteOnly)
        yield from _painting(picture, painted)
        painted.close()
        if painted.error() != QFile.FileError.NoError:
            raise no_room(painted.errorString())
        file.seek(0)
        data: bytes = yield lambda: b"".join(mended(_pieces(file), picture))
        return data


def _painting(picture: Picture, device: QIODevice) -> Iterator[None]:
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setResolution(round(PER_INCH))
    generator.setSize(QSize(round(picture.width), round(picture.height)))
    generator.setViewBox(QRectF(0, 0, picture.width, picture.height))
    generator.setTitle(picture.title)
    generator.setDescription(picture.description)
    painter = VectorPainter(generator, overlaid=True)
    try:
        yield from painting_page(picture, painter, pixels=VECTOR)
    finally:
        # Qt ends the process where a page goes while it is painted.
        painter.end()


def mended(pieces: Iterable[str], picture: Picture) -> list[bytes]:
    """Qt's SVG with letters as outlines, fonts to fall back on, and nothing in it that XML forbids.

    Qt escapes what it writes, so that no text of a draft can look like an attribute or an element.
    """
    outlines = Outlines()
    # Qt turns pixels into millimetres, which each reader turns back by an inch of its own.
    size = f'<svg role="img" width="{round(picture.width)}" height="{round(picture.height)}"'
    done = []
    for number, piece in enumerate(pieces):
        legal = _TEXT.sub(lambda found: _outlined(found, outlines), _FORBIDDEN.sub("\ufffd", piece))
        drawn = legal.replace(_FAMILY, f'font-family="{_FAMILIES}"')
        done.append((drawn if number else _ROOT.sub(size, drawn, count=1)).encode("utf-8"))
    # What letters there are is known in the end only, and readers want them first.
    done[0] = done[0].replace(b"<defs>\n", b"<defs>\n" + outlines.definitions().encode("utf-8"), 1)
    return done


def _pieces(file: BinaryIO) -> Iterator[str]:
    """The text of the file in pieces that end where an element does."""
    left = b""
    while more := file.read(_PIECE):
        left += more
        # Nothing that a draft says can hold the sign by which elements begin.
        end = left.rfind(b"\n<g") + 1
        if end:
            yield left[:end].decode("utf-8")
            left = left[end:]
    yield left.decode("utf-8")


def _outlined(text: re.Match[str], outlines: Outlines) -> str:
    """The outlines of a text that is marked out for them by italics; of others the element itself.

    The whole of a name that is seen in part has a title too.
    """
    its = dict(_ATTRIBUTE.findall(text["attributes"]))
    bold = int(its["font-weight"]) >= SEMIBOLD
    if its["font-weight"] == _TITLED:
        # Programs that show pictures tell the title of what is pointed at.
        attributes = text["attributes"].replace(f'font-weight="{_TITLED}"', 'font-weight="400"')
        return f"<text {attributes}><title>{text['content'].strip()}</title>{text['content']}</text>"
    if its["font-style"] != "italic":
        return text[0]
    letters = outlines.line(unescape(text["content"]), float(its["font-size"]), bold=bold)
    if letters is None:
        return text[0]
    ink = f'fill="{its["fill"]}" fill-opacity="{its["fill-opacity"]}" stroke="none" fill-rule="nonzero"'
    return f'<g {ink} transform="translate({its["x"]} {its["y"]})">{letters}</g>'
