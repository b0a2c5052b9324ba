"""Transitions as shapes: bars with their names, bands between them, and what becomes of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from orgsim.analysis.transition import Fate, fate_text
from orgsim.drawing.text.breaking import whole
from orgsim.drawing.theme import Theme, Tone
from orgsim.drawing.transition.drawing import Node, Ribbon, Sign, Title, TransitionDrawing
from orgsim.drawing.transition.fates import fate_tone
from orgsim.drawing.transition.fitting import draw_transition_on_pages
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.drawing.transition.sizes import (
    BADGE,
    BAR,
    CAPTION,
    HEADING,
    NAME,
    NAME_LINE,
    TITLE,
    TITLE_LINE,
    WORD,
    WORD_LINE,
)
from orgsim.export.sheets.subject import Subject
from orgsim.export.slides.deck import Deck, Slide
from orgsim.export.slides.shapes import POINT, Frame, Ink, Look, Words
from orgsim.export.slides.text import Align, Paragraph, Run

_ZOOM: Final = 1.03
"""Names of 10 points."""
_BAND: Final = 0.34
_QUIET: Final = 0.2
"""How opaque bands are, and those of what goes on."""
_THINNEST: Final = 1.5
_STEPS: Final = 12
"""Straight pieces of a band's edge are smooth enough where there are so many."""
_SIGNS: Final[dict[Fate, str]] = {"ended": "×", "begun": "+", "moved": "→", "outside": "↗"}
_WIDE: Final = 400.0
"""Pixels of a line of text at most."""


def add_transition(deck: Deck, subject: Subject, column: int) -> None:
    """What becomes of the units of the reference in that draft, on as many slides as it needs."""
    a, b = subject.scenarios[subject.reference], subject.scenarios[column]
    left, top, width, height = deck.room
    drawings = draw_transition_on_pages(
        a,
        b,
        TransitionOptions(),
        language=deck.texts.language,
        page=(width, height),
        zoom=_ZOOM,
        pairs=subject.pairs(column),
    )
    pair = f"{subject.letters[subject.reference]} → {subject.letters[column]}"
    for number, drawing in enumerate(drawings, 1):
        part = f" ({number}/{len(drawings)})" if len(drawings) > 1 else ""
        slide = deck.add(f"{deck.texts('sheet.transition')} {pair}{part}")
        zoom = min(_ZOOM, width / drawing.width, height / drawing.height)
        its = _Transition(deck, slide, drawing, (left + (width - drawing.width * zoom) / 2, top), zoom)
        slide.put("".join(its.all((subject.reference, column), pair.split(" → "))))


class _Transition:
    """One drawing while it is written."""

    def __init__(
        self, deck: Deck, slide: Slide, drawing: TransitionDrawing, at: tuple[float, float], zoom: float
    ) -> None:
        self._theme: Theme = deck.theme
        self._texts = deck.texts
        self._shapes = slide.shapes
        self._drawing = drawing
        self._at = at
        self._zoom = zoom

    def all(self, columns: tuple[int, int], letters: list[str]) -> Iterator[str]:
        drawing = self._drawing
        yield from [self._ribbon(ribbon) for ribbon in drawing.ribbons]
        for title, column, letter in zip(drawing.titles, columns, letters, strict=True):
            yield from self._title(title, letter, self._theme.scenario[column])
        for heading in drawing.headings:
            rule = (heading.left, heading.baseline + 5.5), (heading.right, heading.baseline + 5.5)
            points = [(self._x(x), self._y(y)) for x, y in rule]
            yield self._shapes.polyline(points, Ink(self._theme.hairline, 1.0), name=heading.text)
            x = heading.right if heading.before else heading.left
            yield self._line(heading.text, x, heading.baseline, HEADING, self._theme.muted_text, heading.before, True)
        for node in drawing.nodes:
            yield from self._node(node)
        for sign in drawing.signs:
            yield from self._sign(sign)

    def _x(self, x: float) -> float:
        return self._at[0] + x * self._zoom

    def _y(self, y: float) -> float:
        return self._at[1] + y * self._zoom

    def _frame(self, x: float, y: float, width: float, height: float) -> Frame:
        return self._x(x), self._y(y), width * self._zoom, height * self._zoom

    def _ribbon(self, ribbon: Ribbon) -> str:
        (top0, bottom0), (top1, bottom1) = _thick(ribbon.y0), _thick(ribbon.y1)
        upper = list(_curve((ribbon.x0, top0), (ribbon.x1, top1)))
        lower = list(_curve((ribbon.x0, bottom0), (ribbon.x1, bottom1)))
        points = [(self._x(x), self._y(y)) for x, y in (*upper, *reversed(lower))]
        quiet = ribbon.fate == "carried-on"
        name = self._texts.say(fate_text(ribbon.fate))
        return self._shapes.area(
            points, fate_tone(ribbon.fate, self._theme).fill, _QUIET if quiet else _BAND, name=name
        )

    def _title(self, title: Title, letter: str, tone: Tone) -> Iterator[str]:
        baseline = title.top + 14.5
        for number, line in enumerate(title.lines):
            said = f"{letter}  {line}" if not number else line
            yield self._line(said, title.x, baseline + number * TITLE_LINE, TITLE, tone.fill, title.before, True)
        below = baseline + TITLE_LINE * len(title.lines) - 1
        yield self._line(title.caption, title.x, below, CAPTION, self._theme.muted_text, title.before)

    def _node(self, node: Node) -> Iterator[str]:
        theme = self._theme
        bar = self._frame(node.bar_left, node.bar_top, BAR, max(node.bar_bottom - node.bar_top, 1.0))
        solid = bool(node.look) and node.row.width is not None
        look = Look(theme.look(node.look).border, None) if solid else Look(theme.surface, Ink(theme.border, 1.5))
        named = whole(node.name)
        yield self._shapes.shape(bar, look, name=named, told=" ".join([named, node.amount]).strip())
        ink = theme.text if node.row.fold is None else theme.muted_text
        bold = node.row.fold is None
        for number, line in enumerate(node.name):
            yield self._line(line, node.name_x, node.baseline + number * NAME_LINE, NAME, ink, node.before, bold)
        below = node.baseline + NAME_LINE * len(node.name) - (NAME_LINE - WORD_LINE) / 2
        for number, line in enumerate(node.place):
            yield self._line(line, node.name_x, below + number * WORD_LINE, WORD, theme.moved.fill, node.before)
        if node.amount:
            yield self._line(node.amount, node.amount_x, node.amount_baseline, NAME, ink, node.before, True)

    def _sign(self, sign: Sign) -> Iterator[str]:
        tone = fate_tone(sign.fate, self._theme)
        frame = self._frame(sign.x - BADGE, sign.y - BADGE, 2 * BADGE, 2 * BADGE)
        said = self._texts.say(fate_text(sign.fate))
        letter = _SIGNS.get(sign.fate, "")
        run = Run(letter, BADGE * 1.35 * self._zoom * POINT, tone.text, bold=True)
        words = Words((Paragraph((run,), align="ctr"),), wrapped=False) if letter else None
        yield self._shapes.shape(
            frame, Look(tone.fill, Ink(self._theme.surface, 1.5), preset="ellipse"), name=said, told=said, words=words
        )
        if sign.word:
            yield self._line(sign.word, sign.word_x, sign.y + WORD * 0.36, WORD, tone.fill, not sign.at_left)

    def _line(
        self, text: str, x: float, baseline: float, size: float, ink: str, at_right: bool, bold: bool = False
    ) -> str:
        """A line of text that begins at `x`, or ends there."""
        align: Align = "r" if at_right else "l"
        run = Run(text, size * self._zoom * POINT, ink, bold)
        # The baseline of Arial lies 0.905 of its size below the top of its line.
        room = max(min(_WIDE, x if at_right else self._drawing.width - x), size)
        frame = self._frame(x - room if at_right else x, baseline - size * 0.905, room, size * 1.15)
        words = Words((Paragraph((run,), align=align),), anchor="t", wrapped=False)
        return self._shapes.shape(frame, Look(), name=text, words=words)


def _thick(edges: tuple[float, float]) -> tuple[float, float]:
    lacking = _THINNEST - (edges[1] - edges[0])
    return (edges[0] - lacking / 2, edges[1] + lacking / 2) if lacking > 0 else edges


def _curve(start: tuple[float, float], end: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Points of the edge of a band, which leaves and arrives level (Bézier with its handles half-way)."""
    (x0, y0), (x1, y1) = start, end
    half = (x0 + x1) / 2
    for step in range(_STEPS + 1):
        t = step / _STEPS
        u = 1 - t
        yield (
            u**3 * x0 + 3 * u * u * t * half + 3 * u * t * t * half + t**3 * x1,
            u**3 * y0 + 3 * u * u * t * y0 + 3 * u * t * t * y1 + t**3 * y1,
        )
