"""Letters of the bundled font as outlines of an SVG, each defined once."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QPainterPath, QRawFont

from orgsim.drawing.text.fontmetrics import load_font
from orgsim.export.page.fonts import font

_EM = 1000
"""Units of an outline to the size of its font."""


def has_outlines(text: str, *, bold: bool) -> bool:
    """Whether the bundled font has every letter of `text`."""
    measures = load_font()
    known = measures.semibold if bold else measures.regular
    return all(letter in known for letter in text)


class Outlines:
    """The letters that a document uses."""

    def __init__(self) -> None:
        self._paths: dict[str, str] = {}

    def line(self, text: str, size: float, *, bold: bool) -> str | None:
        """Uses of the letters of a line that begins at the origin; None where the font lacks one of them."""
        if not has_outlines(text, bold=bold):
            return None
        measures = load_font()
        uses = []
        x = 0.0
        for letter in text:
            name = f"{'b' if bold else 'r'}{ord(letter):x}"
            if name not in self._paths:
                self._paths[name] = _outline(letter, bold)
            if self._paths[name]:
                uses.append(f'<use xlink:href="#{name}" x="{x * _EM / size:.0f}"/>')
            x += measures.width(letter, size, bold)
        return f'<g transform="scale({size / _EM:g})">{"".join(uses)}</g>'

    def definitions(self) -> str:
        """The letters that were used, to stand in the document's `defs`."""
        return "".join(f'<path id="{name}" d="{path}"/>\n' for name, path in self._paths.items() if path)


_SIGNS = {
    QPainterPath.ElementType.MoveToElement: "M",
    QPainterPath.ElementType.LineToElement: "L",
    QPainterPath.ElementType.CurveToElement: "C",
    QPainterPath.ElementType.CurveToDataElement: " ",
}


@cache
def _outline(letter: str, bold: bool) -> str:
    """A letter of the bundled font as SVG writes it, which is the same in every document."""
    large = QFont(font(_EM, bold))
    large.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    raw = QRawFont.fromFont(large)
    glyphs = raw.glyphIndexesForString(letter)
    return _data(raw.pathForGlyph(glyphs[0])) if glyphs else ""


def _data(path: QPainterPath) -> str:
    """The path as SVG writes it."""
    said = []
    for at in range(path.elementCount()):
        element = path.elementAt(at)
        said.append(f"{_SIGNS[element.type]}{element.x:.0f} {element.y:.0f}")
    return "".join(said)
