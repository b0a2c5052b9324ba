"""Text of shapes: cleaned, in runs, in a font of the same widths wherever the slides are opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal
from xml.sax.saxutils import escape, quoteattr

import msgspec

from orgsim.messages import Catalog
from orgsim.model.text import Language
from orgsim.model.unseen import marked, typed

FONT: Final = "Arial"
"""Windows and macOS have it; where it lacks, LibreOffice takes Liberation Sans, whose letters have the same widths.
The letters of the bundled font, by which charts are laid out, are wider."""
LOCALES: Final[dict[Language, str]] = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}

Align = Literal["l", "ctr", "r"]


class Run(msgspec.Struct, frozen=True, gc=False):
    """Letters of one look. A line break is `\\n`, what stands at the right of a line comes after `\\t`."""

    text: str
    size: float
    """In points."""
    colour: str
    """`#rrggbb`."""
    bold: bool = False
    tight: bool = False
    """Whether something stands at its right, which it would touch were it wider than was measured."""


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """Runs that are broken into lines together."""

    runs: tuple[Run, ...]
    line: float | None = None
    """Points from one baseline to the next; as the font has it where it is `None`."""
    tab: int | None = None
    """Where what stands at the right ends, in EMU from the left of the text."""
    indent: int = 0
    """EMU by which all lines but the first begin further to the right."""
    align: Align = "l"


def clean(text: str) -> str:
    """`text` without what no XML takes, on one line; what would not be seen is marked: cells hold it as data."""
    return " ".join(marked(typed(text)).split())


def attribute(text: str) -> str:
    """The text as the value of an attribute, with its quotes."""
    return quoteattr(typed(text), {"\n": "&#10;"})


def paragraphs(texts: Sequence[Paragraph], speech: Catalog) -> str:
    """XML of the paragraphs (`a:p`); of one without a run where there are none, as a text must have one."""
    locale = LOCALES[speech.language]
    return "".join([_paragraph(each, locale) for each in texts]) or "<a:p/>"


def _paragraph(its: Paragraph, locale: str) -> str:
    # The order of elements is that of the schema: PowerPoint opens no other.
    spacing = "" if its.line is None else f'<a:lnSpc><a:spcPts val="{round(its.line * 100)}"/></a:lnSpc>'
    tab = "" if its.tab is None else f'<a:tabLst><a:tab pos="{its.tab}" algn="r"/></a:tabLst>'
    # A margin is stated only where there is one: LibreOffice forgets the tab stops of a paragraph that states it.
    hanging = f' marL="{its.indent}" indent="{-its.indent}"' if its.indent else ""
    before = '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
    runs = "".join([_run(run, locale) for run in its.runs])
    return f'<a:p><a:pPr{hanging} algn="{its.align}">{spacing}{before}{tab}</a:pPr>{runs}</a:p>'


def _run(run: Run, locale: str) -> str:
    # Bold letters are a little wider than those that were measured.
    bold = f' b="1" spc="{-20 if run.tight else -10}"' if run.bold else ' b="0"'
    look = (
        f'lang="{locale}" sz="{round(run.size * 100)}"{bold} dirty="0"><a:solidFill><a:srgbClr val="{run.colour[1:]}"/>'
        f'</a:solidFill><a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
    )
    broken = f"<a:br><a:rPr {look}</a:rPr></a:br>"
    parts = [
        f"<a:r><a:rPr {look}</a:rPr><a:t>{escape(part)}</a:t></a:r>" if part else ""
        for part in typed(run.text).split("\n")
    ]
    return broken.join(parts)
