"""SVG that looks the same in every program, and whose text can be read.

The reader's machine does not have the bundled font, so letters are outlines, and the text lies over them unseen. Qt
passes on characters that XML forbids, which is mended here.
"""

from __future__ import annotations

import re
from html import unescape

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtSvg import QSvgGenerator

from orgsim.drawing.text.fontmetrics import FAMILY, SEMIBOLD
from orgsim.export.page.outlines import Outlines
from orgsim.export.page.picture import PER_INCH, VECTOR, Picture, paint_page
from orgsim.export.page.vector_painter import VectorPainter

_FAMILIES = f"'{FAMILY}', Inter, Arial, 'Liberation Sans', Helvetica, sans-serif"
_FAMILY = f'font-family="{FAMILY}"'
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, not even escaped (section 2.2, production 2)."""
_TEXT = re.compile(r"<text (?P<attributes>[^<>]*)>(?P<content>[^<>]*)</text>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_ROOT = re.compile(r'<svg width="[\d.]+mm" height="[\d.]+mm"')


def svg_of(picture: Picture) -> bytes:
    """The first page of the picture as an SVG document in UTF-8."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(round(PER_INCH))
    generator.setSize(QSize(round(picture.width), round(picture.height)))
    generator.setViewBox(QRectF(0, 0, picture.width, picture.height))
    generator.setTitle(picture.title)
    generator.setDescription(picture.description)
    painter = VectorPainter(generator, overlaid=True)
    try:
        paint_page(picture, painter, pixels=VECTOR)
    finally:
        # Qt ends the process where a page goes while it is painted.
        painter.end()
    written = bytes(buffer.data().data()).decode("utf-8")
    # Qt turns pixels into millimetres, which each reader turns back by an inch of its own.
    size = f'<svg role="img" width="{round(picture.width)}" height="{round(picture.height)}"'
    return mended(_ROOT.sub(size, written, count=1)).encode("utf-8")


def mended(svg: str) -> str:
    """Qt's SVG with letters as outlines, fonts to fall back on, and nothing in it that XML forbids.

    Qt escapes what it writes, so that no text of a draft can look like an attribute or an element.
    """
    outlines = Outlines()
    legal = _TEXT.sub(lambda found: _outlined(found, outlines), _FORBIDDEN.sub("\ufffd", svg))
    drawn = legal.replace("<defs>\n", f"<defs>\n{outlines.definitions()}", 1)
    return drawn.replace(_FAMILY, f'font-family="{_FAMILIES}"')


def _outlined(text: re.Match[str], outlines: Outlines) -> str:
    """The outlines of a text that is marked out for them by italics; of others the element itself."""
    its = dict(_ATTRIBUTE.findall(text["attributes"]))
    bold = int(its["font-weight"]) >= SEMIBOLD
    if its["font-style"] != "italic":
        return text[0]
    letters = outlines.line(unescape(text["content"]), float(its["font-size"]), bold=bold)
    if letters is None:
        return text[0]
    ink = f'fill="{its["fill"]}" fill-opacity="{its["fill-opacity"]}" stroke="none" fill-rule="nonzero"'
    return f'<g {ink} transform="translate({its["x"]} {its["y"]})">{letters}</g>'
