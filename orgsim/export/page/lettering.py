"""Words on a page: measured and broken without Qt, drawn with it, always in the bundled font."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.text.shortening import shortened as shortened
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font
from orgsim.export.page.vector_painter import VectorPainter
from orgsim.model.text import Language, Text

Align = Literal["left", "middle", "right"]


def text_width(text: str, size: int, bold: bool = False) -> float:
    """The room that `text` takes on one line."""
    return load_font().width(text, size, bold)


def draw_text(
    painter: QPainter,
    x: float,
    baseline: float,
    text: str,
    size: int,
    ink: str,
    *,
    bold: bool = False,
    align: Align = "left",
) -> None:
    """Draw one line of text with its left end, middle or right end at `x`."""
    if align != "left":
        width = text_width(text, size, bold)
        x -= width if align == "right" else width / 2
    painter.setFont(font(size, bold))
    painter.setPen(colour(ink))
    painter.drawText(QPointF(x, baseline), text)


def draw_lines(
    painter: QPainter,
    x: float,
    baseline: float,
    lines: Sequence[str],
    size: int,
    ink: str,
    step: float,
    *,
    bold: bool = False,
    align: Align = "left",
) -> None:
    """Draw a text in lines, the first on `baseline`, each `step` below the one before, as one text to who reads it."""
    if not isinstance(painter, VectorPainter):
        for number, line in enumerate(lines):
            draw_text(painter, x, baseline + number * step, line, size, ink, bold=bold, align=align)
        return
    share = {"left": 0.0, "middle": 0.5, "right": 1.0}[align]
    painter.setFont(font(size, bold))
    painter.setPen(colour(ink))
    painter.draw_lines(
        [QPointF(x - share * text_width(line, size, bold), baseline + at * step) for at, line in enumerate(lines)],
        lines,
    )


def broken(text: str, language: Language, width: float, size: int, bold: bool = False) -> tuple[str, ...]:
    """`text` in lines that fit into `width`."""
    limit = width
    for _ in range(8):
        from orgsim.drawing.text.breaking import break_lines

        lines = break_lines(text, language, limit, size, bold)
        if lines.width <= width:
            # What parts two things is not needed where the line does so.
            return tuple([line.removesuffix(" ·") for line in lines.lines])
        # A line may come out somewhat wider than asked for, where that saves a word from being torn.
        limit *= 0.9
    return tuple([shortened(line, width, size, bold) for line in lines.lines])


def broken_text(text: Text, language: Language, width: float, size: int, bold: bool = False) -> tuple[str, ...]:
    """A text of a file in lines that fit into `width`, broken by the rules of the language that it is in."""
    words, spoken = text.spoken(language)
    return broken(words, spoken or "fi", width, size, bold)
