"""Boxes of a chart as shapes with their text, and what is told of them to who does not see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.drawing.boxes.boxes import (
    BULLET,
    NAME_LINE,
    NAME_SIZE,
    OUTLINE_PAD_X,
    OUTSIDE,
    PAD_X,
    REMIT_LINE,
    REMIT_SIZE,
    bold_name,
    hidden_text,
)
from orgsim.drawing.drawing import Box
from orgsim.drawing.text.breaking import GOES_ON, HYPHEN
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import Look as Colours
from orgsim.drawing.theme import Theme
from orgsim.export.slides.shapes import EMU, POINT, Words
from orgsim.export.slides.text import Paragraph, Run
from orgsim.messages import Catalog
from orgsim.model.hierarchy import Hierarchy

_SPARE = 0.5
"""What of the padding at the right text may run into: bold letters are wider than those that were measured, by a
fortieth at most."""
_ROUND = 0.29289
"""Of its corners' radius, what a rounded rectangle keeps free of text at each side (ECMA-376, `roundRect`)."""
_BROKEN = "-\n"
"""Where a word is broken."""
_SPACE = "\u00a0\u00a0"
"""Between marks."""


def words_of(box: Box, colours: Colours, theme: Theme, zoom: float) -> Words:
    """The text of a box: its name with the marks at the right, and what stands above and below the name.

    Lines are broken by the program that shows them, which finds no more of them than the
    layout did, as its letters are narrower; only a word that was broken stays so, at its hyphen.
    """
    bold = bold_name(box.look) if not box.outlined else box.outlined != "leaf"
    pad = (OUTLINE_PAD_X if box.outlined else PAD_X) * zoom
    room = box.width * zoom - 2 * pad
    name, small = NAME_SIZE * zoom * POINT, REMIT_SIZE * zoom * POINT
    line, low = NAME_LINE * zoom * POINT, REMIT_LINE * zoom * POINT
    marks = _marks(box, colours, theme, name)
    found = [Paragraph((Run(box.label, small, colours.muted_text),), low)] if box.label else []
    runs = (Run(joined(box.name), name, colours.text, bold, tight=bool(marks)), *marks)
    found.append(Paragraph(runs, line, round((room + pad * _SPARE * 0.8) * EMU) if marks else None))
    if box.held:
        found.append(Paragraph((Run(joined(box.held), name, colours.muted_text),), line))
    if box.purpose:
        found.append(Paragraph((Run(joined(box.purpose), small, colours.muted_text),), low))
    hanging = round(load_font().width(BULLET, REMIT_SIZE) * zoom * EMU)
    found += [
        Paragraph((Run(matter, small, colours.muted_text),), low, indent=hanging) for matter in _matters(box.remit)
    ]
    own = colours.corner * _ROUND * zoom
    return Words(tuple(found), (pad - own, 0.0, pad * (1 - _SPARE) - own, 0.0), shrunk=True)


def joined(lines: Sequence[str]) -> str:
    """Lines as a text that may be broken anew, except where a word was broken: there stands the hyphen that is typed,
    as whoever goes on with the text, or looks for a part of it, has no other.
    """
    text = ""
    for line in lines:
        if line.endswith(HYPHEN):
            text += f"{line.removesuffix(HYPHEN)}{_BROKEN}"
        else:
            # After a hyphen of the name itself any program breaks a line, where there is need.
            text += line.removesuffix(GOES_ON) if line.endswith(GOES_ON) else f"{line} "
    return text.removesuffix(" ")


def _marks(box: Box, colours: Colours, theme: Theme, size: float) -> tuple[Run, ...]:
    marks = []
    if box.outside:
        marks.append(Run(OUTSIDE, size, colours.text, bold=True))
    if box.open:
        marks.append(Run("?", size, _legible(theme.warning.fill, colours), bold=True))
    if box.seats:
        marks.append(Run(box.seats, size, colours.text, bold=True))
    if box.hidden and not box.gathers:
        marks.append(Run(hidden_text(box.hidden), size, colours.muted_text))
    return tuple([_begun(mark, "\t" if not number else _SPACE) for number, mark in enumerate(marks)])


def _begun(run: Run, begin: str) -> Run:
    return Run(begin + run.text, run.size, run.colour, run.bold)


def _legible(colour: str, colours: Colours) -> str:
    """A mark's own colour where the box is light, else that of its text."""
    light = sum(int(colours.fill[at : at + 2], 16) for at in (1, 3, 5)) > 3 * 0xC0
    return colour if light else colours.text


def _matters(lines: Sequence[str]) -> Iterator[str]:
    matter: list[str] = []
    for line in lines:
        if matter and line.startswith(BULLET):
            yield joined(matter)
            matter = []
        matter.append(line)
    if matter:
        yield joined(matter)


def told(box: Box, units: Hierarchy, at: int | None, speech: Catalog) -> str:
    """What is said of a box to who does not see it: its name, kind, seats, and what it stands below.

    `at` is the unit's index in `units`; `None`: the box is of several.
    """
    if at is None:
        return joined(box.name).replace(_BROKEN, "")
    unit = units.units[at]
    parts = [speech.value(unit.name), speech.value(units.kinds[at].name)]
    if unit.seats is not None and unit.seats.total is not None:
        parts.append(speech("fact.seats.value", n=unit.seats.total))
    if box.hidden:
        parts.append(hidden_text(box.hidden))
    seen = joined(box.name).replace(_BROKEN, "")
    if seen != parts[0]:
        # Whoever reads the deck again knows by it that nobody has given the unit another name.
        parts.append(speech("slides.short", name=seen))
    above = units.parents[at]
    if above >= 0:
        parts.append(speech("slides.below", name=speech.value(units.units[above].name)))
    if unit.open is not None:
        parts.append(f"? {speech.value(unit.open)}")
    return ". ".join(parts)
