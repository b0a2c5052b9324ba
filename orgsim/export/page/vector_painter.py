"""Paints on pages whose text is read again: searched, copied, heard.

A PDF and an SVG keep what is painted, line by line as it was painted. A name that is broken over lines would come back
in pieces, with hyphens that it does not have, so its letters are painted as outlines, and the whole name lies over them
as text that is not seen. `docs/decisions/0013-text-that-is-seen-and-text-that-is-read.md` gives the reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final
from unicodedata import combining

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPaintDevice, QPainter, QPainterPath, QTransform

from orgsim.drawing.text.fontmetrics import load_font
from orgsim.export.page.outlines import has_outlines

if TYPE_CHECKING:
    from orgsim.drawing.drawing import Label

TITLED: Final = QFont.Weight.Thin
"""The weight of text that is not seen and has a title, in an SVG; nothing else is written in it."""
_PARAGRAPH = 8
"""Lines that a name has at most."""
_LEAST = 0.1
"""How small a name on a page may be that is laid over the beginning of it: smaller ones could not be copied."""


class VectorPainter(QPainter):
    """A painter of text that can be read back.

    It overloads what Qt's painter has under the same name: C++ does not hear of it, but all that orgsim paints on
    pages is painted from Python. `overlaid`: whatever is seen is painted as it is, and all text lies over it once more,
    unseen: for SVG, where what is seen becomes outlines afterwards.
    """

    def __init__(self, device: QPaintDevice, *, overlaid: bool = False) -> None:
        super().__init__(device)
        self._overlaid = overlaid
        self._letters: dict[tuple[str, int, bool, float, float], QPainterPath] = {}
        """Of each letter, size, weight and scale its outlines, which take long to put on the dots of a page."""

    def drawText(self, at: QPointF, text: str) -> None:  # type: ignore[override]  # the one form that pages use
        """Draw one line of text whose left end is at `at`, on its baseline."""
        if self._overlaid and has_outlines(text, bold=self.font().bold()):
            self._mark_out(at, text)
            self._lay_over(text, at, self._width(text))
        else:
            super().drawText(at, text)

    def draw_lines(self, places: Sequence[QPointF], lines: Sequence[str], whole: str = "") -> None:
        """Draw the lines of one text, as `break_lines` makes them, each with its left end at its place.

        Where they do not show it to its end, `whole` is all of it: what is found, copied and heard.

        A paragraph is no name that is looked for, and laid over its lines at the size of a mote it could not be
        copied either: its lines are text, and only words that are broken over two of them lie over both.
        """
        if whole and (self._overlaid or self._width(whole) * _LEAST <= max(map(self._width, lines))):
            self._draw_one(places, lines, whole)
            return
        first = 0
        for end in _ends(lines):
            self._draw_one(places[first:end], lines[first:end])
            first = end

    def _draw_one(self, places: Sequence[QPointF], lines: Sequence[str], all_of_it: str = "") -> None:
        """Draw lines that are read as one."""
        if (len(lines) < 2 and not all_of_it) or not has_outlines("".join(lines), bold=self.font().bold()):
            # Some letters have no outlines, such as those that are coloured pictures.
            for at, line in zip(places, lines, strict=True):
                self.drawText(at, line)
            return
        for at, line in zip(places, lines, strict=True):
            if self._overlaid:
                self._mark_out(at, line)
            else:
                self._fill(at, line)
        left = min(at.x() for at in places)
        # Imported here: the window shows drawings without it, as their text is broken already.
        from orgsim.drawing.text.breaking import whole

        text, at = all_of_it or whole(lines), QPointF(left, places[0].y())
        self._lay_over(text, at, max(map(self._width, lines)), titled=bool(all_of_it))

    def _fill(self, at: QPointF, text: str) -> None:
        """Fill the outlines of a line, with points on dots of the page: Qt writes every decimal, at twice the size."""
        page = self.worldTransform()
        plain = not page.isRotating() and not any(map(combining, text))
        on_page = self._of_letters(at, text, page) if plain else _on_dots(page.map(_outlines(at, self.font(), text)))
        self.save()
        self.resetTransform()
        self.fillPath(on_page, QBrush(self.pen().color()))
        self.restore()

    def _of_letters(self, at: QPointF, text: str, page: QTransform) -> QPainterPath:
        """The outlines of a line on the page, put together of letters that lie on its dots already."""
        size, bold, measures = self.font().pixelSize(), self.font().bold(), load_font()
        across, down = page.m11(), page.m22()
        left, base = page.map(at).x(), round(page.map(at).y())
        whole = QPainterPath()
        whole.setFillRule(Qt.FillRule.WindingFill)
        for letter in text:
            key = letter, size, bold, across, down
            if key not in self._letters:
                drawn = _outlines(QPointF(), self.font(), letter)
                self._letters[key] = _on_dots(QTransform.fromScale(across, down).map(drawn))
            whole.addPath(self._letters[key].translated(round(left), base))
            left += measures.width(letter, size, bold) * across
        return whole

    def _mark_out(self, at: QPointF, text: str) -> None:
        """Draw text that becomes outlines: in italics, which nothing else is written in."""
        upright = self.font()
        marked = QFont(upright)
        marked.setItalic(True)
        self.setFont(marked)
        super().drawText(at, text)
        self.setFont(upright)

    def _width(self, text: str) -> float:
        return load_font().width(text, self.font().pixelSize(), self.font().bold())

    def _lay_over(self, text: str, at: QPointF, width: float, *, titled: bool = False) -> None:
        """Put text that is not seen over its outlines, as small as it must be to be no wider than they are.

        Pressed in its width alone it would lose its spaces: readers tell words apart by gaps, by the size of the font.
        """
        share = min(1.0, width / max(self._width(text), 1.0))
        self.save()
        self.setPen(QColor(0, 0, 0, 0))
        if titled and self._overlaid:
            # What becomes of it in an SVG is told by its weight.
            marked = QFont(self.font())
            marked.setWeight(TITLED)
            self.setFont(marked)
        self.translate(at)
        self.scale(share, share)
        super().drawText(QPointF(), text)
        self.restore()


def by_name(labels: Sequence[Label]) -> Iterator[Sequence[Label]]:
    """Labels by the name that they are lines of, as far as a word of it is broken."""
    first = 0
    for end in _whole_words([label.text for label in labels]):
        yield labels[first:end]
        first = end


def _ends(lines: Sequence[str]) -> list[int]:
    """After which lines what is read as one ends: all of a name, and of a paragraph what words hold together."""
    return [len(lines)] if len(lines) <= _PARAGRAPH else _whole_words(lines)


def _whole_words(lines: Sequence[str]) -> list[int]:
    """After which lines no word goes on."""
    from orgsim.drawing.text.breaking import GOES_ON, HYPHEN

    return [at for at, line in enumerate(lines, 1) if at == len(lines) or not line.endswith((HYPHEN, GOES_ON))]


def _outlines(at: QPointF, font: QFont, text: str) -> QPainterPath:
    path = QPainterPath()
    path.addText(at, font, text)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _on_dots(path: QPainterPath) -> QPainterPath:
    """`path` with its points on whole dots."""
    for at in range(path.elementCount()):
        element = path.elementAt(at)
        path.setElementPositionAt(at, round(element.x), round(element.y))
    return path
