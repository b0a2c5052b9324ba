"""Native tables on as many slides as they need."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from orgsim.drawing.text.fontmetrics import load_font
from orgsim.export.slides.deck import Deck, Slide
from orgsim.export.slides.shapes import EMU, POINT, Look, Words
from orgsim.export.slides.text import LOCALES, Align, Paragraph, Run, attribute, clean, paragraphs

SIZE: Final = 11.0
"""Points of a table's letters."""
_LINE: Final = 1.2
"""Of the letters' size from one baseline to the next."""
_PAD: Final = (7.0, 3.5)
"""Pixels between text and the edges of its cell."""
_LONGEST: Final = 600
"""Letters of a cell, of which more would fill a slide alone: the workbook has all of them."""
_NOTE: Final = 10.0


class Heading(msgspec.Struct, frozen=True):
    """What heads a column."""

    title: str
    share: float = 1.0
    """Of the width, in proportion to the others."""
    align: Align = "l"
    colour: str | None = None
    """Of its text; `None`: as all text."""


Rows = Sequence[Sequence[str]]
"""Cells of each row; a row with a single cell is a heading across all columns."""


def add_table(
    deck: Deck, title: str, head: Sequence[Heading], rows: Rows, *, notes: Sequence[str] = (), said: Sequence[str] = ()
) -> None:
    """Slides of a table; what `notes` tell stands below its last rows, what is `said` in the speaker's notes."""
    left, top, width, height = deck.room
    whole = sum(each.share for each in head)
    widths = [width * each.share / whole for each in head]
    high = _height([each.title for each in head], widths, bold=True)
    foot = sum([_lines(note, width, _NOTE) * _NOTE * _LINE / POINT + 4 for note in notes])
    pages = list(_pages(rows, widths, height - high, foot))
    for number, page in enumerate(pages, 1):
        slide = deck.add(title if len(pages) == 1 else f"{title} ({number}/{len(pages)})")
        heights = [high, *[_height(row, widths) for row in page]]
        slide.put(_table(deck, slide, (left, top), head, widths, page, heights, title))
        if number == len(pages) and notes:
            runs = [Paragraph((Run(clean(note), _NOTE, deck.theme.muted_text),)) for note in notes]
            frame = (left, top + sum(heights) + 8, width, foot)
            words = Words(tuple(runs), (_PAD[0], 0.0, _PAD[0], 0.0), anchor="t")
            slide.put(slide.shapes.shape(frame, Look(), name=title, words=words))
        slide.note(*said)


def _pages(rows: Rows, widths: Sequence[float], room: float, foot: float) -> Iterator[Rows]:
    """The rows by slides; a heading is not parted from what it heads, and is said again where that goes on."""
    page: list[Sequence[str]] = []
    used, heading = 0.0, None
    for number, row in enumerate(rows):
        own = _height(row, widths)
        last = number == len(rows) - 1
        following = _height(rows[number + 1], widths) if len(row) == 1 and not last else 0.0
        if page and used + own + following + (foot if last else 0.0) > room:
            yield page
            page, used = [], 0.0
            if heading is not None and len(row) > 1:
                page, used = [heading], _height(heading, widths)
        if len(row) == 1:
            heading = row
        page.append(row)
        used += own
    if page:
        yield page


def _height(row: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> float:
    if len(row) == 1:
        widths, bold = [sum(widths)], True
    lines = max([_lines(cell, width, SIZE, bold=bold) for cell, width in zip(row, widths, strict=True)])
    return lines * SIZE * _LINE / POINT + 2 * _PAD[1] + 0.5


def _lines(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes, by letters that are wider than those that it is shown in."""
    font, room = load_font(), (width - 2 * _PAD[0]) * POINT
    count = 0
    for line in _short(text).split("\n"):
        used, count = 0.0, count + 1
        for word in line.split(" "):
            own = font.width(word, size, bold) * 1.02
            if used and used + own > room:
                used, count = 0.0, count + 1
            if own > room:
                # A word that is wider than its column is broken anywhere.
                count += math.ceil(own / room) - 1
                own %= room
            used += own + font.width(" ", size, bold)
    return count


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _table(
    deck: Deck,
    slide: Slide,
    at: tuple[float, float],
    head: Sequence[Heading],
    widths: Sequence[float],
    rows: Rows,
    heights: Sequence[float],
    title: str,
) -> str:
    theme, texts = deck.theme, deck.texts

    # A paragraph without text is as high as letters of 18 points would be, unless it says otherwise.
    empty = f'<a:p><a:endParaRPr lang="{LOCALES[texts.language]}" sz="{round(SIZE * 100)}"/></a:p>'

    def cell(text: str, heading: Heading, *, ink: str, fill: str, bold: bool, across: int = 0) -> str:
        runs = (Run(_short(text), SIZE, ink, bold),) if text else ()
        body = paragraphs([Paragraph(runs, align=heading.align)], texts) if runs else empty
        side, upper = round(_PAD[0] * EMU), round(_PAD[1] * EMU)
        edges = "".join([f'<a:ln{which} w="0"><a:noFill/></a:ln{which}>' for which in "LRT"])
        rule = f'<a:lnB w="9525"><a:solidFill><a:srgbClr val="{theme.hairline[1:]}"/></a:solidFill></a:lnB>'
        span = f' gridSpan="{across}"' if across else ""
        return (
            f"<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody>"
            f'<a:tcPr marL="{side}" marR="{side}" marT="{upper}" marB="{upper}">{edges}{rule}'
            f'<a:solidFill><a:srgbClr val="{fill[1:]}"/></a:solidFill></a:tcPr></a:tc>'
        )

    merged = '<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/>' + empty + "</a:txBody><a:tcPr/></a:tc>"

    def line(row: Sequence[str], height: float, *, top: bool = False) -> str:
        if len(row) == 1 < len(head):
            one = cell(row[0], Heading(""), ink=theme.text, fill=theme.background, bold=True, across=len(head))
            cells = one + merged * (len(head) - 1)
        else:
            cells = "".join(
                [
                    cell(
                        text,
                        heading,
                        ink=(heading.colour or theme.text) if top else theme.text,
                        fill=theme.selection if top else theme.surface,
                        bold=top,
                    )
                    for text, heading in zip(row, head, strict=True)
                ]
            )
        return f'<a:tr h="{round(height * EMU)}">{cells}</a:tr>'

    grid = "".join([f'<a:gridCol w="{round(width * EMU)}"/>' for width in widths])
    lines = [line([each.title for each in head], heights[0], top=True)]
    lines += [line(row, height) for row, height in zip(rows, heights[1:], strict=True)]
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{slide.shapes.number()}" name={attribute(clean(title))} '
        f'descr={attribute(clean(title))}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f'<p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="{round(at[0] * EMU)}" y="{round(at[1] * EMU)}"/>'
        f'<a:ext cx="{round(sum(widths) * EMU)}" cy="{round(sum(heights) * EMU)}"/></p:xfrm><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/>'
        f"<a:tblGrid>{grid}</a:tblGrid>{''.join(lines)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
