"""SVG whose text stays text and whose names stay names.

Qt writes the text of a picture as `<text>` in the bundled font, which the reader's machine does not have; and it
passes on characters that XML forbids. `docs/decisions/0005-text-in-svg.md` tells why it is mended in this way.
"""

from __future__ import annotations

import re
from html import unescape

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from orgsim.drawing.text.fontmetrics import FAMILY, SEMIBOLD, load_font
from orgsim.export.page.picture import PER_INCH, VECTOR, Picture, paint_page

_FAMILIES = f"'{FAMILY}', Inter, Arial, 'Liberation Sans', Helvetica, sans-serif"
_FAMILY = f'font-family="{FAMILY}"'
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, not even escaped (section 2.2, production 2)."""
_TEXT = re.compile(r"<text (?P<attributes>[^<>]*)>(?P<content>[^<>]*)</text>")
_ROOT = re.compile(r'<svg width="[\d.]+mm" height="[\d.]+mm"')
_SIZE = re.compile(r'font-size="(\d+)"')
_WEIGHT = re.compile(r'font-weight="(\d+)"')


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
    painter = QPainter(generator)
    paint_page(picture, painter, pixels=VECTOR)
    painter.end()
    written = bytes(buffer.data().data()).decode("utf-8")
    # Qt turns pixels into millimetres, which each reader turns back by an inch of its own.
    size = f'<svg role="img" width="{round(picture.width)}" height="{round(picture.height)}"'
    return mended(_ROOT.sub(size, written, count=1)).encode("utf-8")


def mended(svg: str) -> str:
    """Qt's SVG with fonts to fall back on, each text held to its width, and nothing in it that XML forbids."""
    legal = _FORBIDDEN.sub("\ufffd", svg)
    return _TEXT.sub(_held, legal).replace(_FAMILY, f'font-family="{_FAMILIES}"')


def _held(text: re.Match[str]) -> str:
    """The text element with the width that its text has in the bundled font.

    Qt escapes what it writes, so neither an attribute nor the content has a < or > of its own.
    """
    attributes, content = text["attributes"], text["content"]
    words = unescape(content)
    size, weight = _SIZE.search(attributes), _WEIGHT.search(attributes)
    font = load_font()
    bold = weight is not None and int(weight[1]) >= SEMIBOLD
    known = font.semibold if bold else font.regular
    if size is None or len(words) < 2 or not all(character in known for character in words):
        return text[0]
    width = font.width(words, float(size[1]), bold)
    return f'<text textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs" {attributes}>{content}</text>'
