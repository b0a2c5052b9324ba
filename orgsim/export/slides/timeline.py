"""Timelines as shapes: axes, spans, discs and names, a group for each event, with what the signs mean below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from orgsim.drawing.text.breaking import whole
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import Theme, Tone
from orgsim.drawing.timeline.assembling import draw_timeline
from orgsim.drawing.timeline.axis import BREAK
from orgsim.drawing.timeline.drawing import RULER, Band, Run, TimelineDrawing, Undated
from orgsim.drawing.timeline.legend import Entry, Sign, lettered
from orgsim.drawing.timeline.marks import ARROW, CAPTION, DISC, NAME, NAME_LINE, NOTE, STRIP, Mark
from orgsim.drawing.timeline.marks import Words as Spoken
from orgsim.drawing.timeline.placing import (
    BRACKET,
    CORNER,
    GHOST,
    GHOST_LETTER,
    GHOST_LINE,
    GHOST_RING,
    LASTING_LINE,
    LETTER,
    RING,
    SHAFT,
    Lettering,
    Said,
    band_empty,
    band_letter,
    band_title,
    disc_of_undated,
    has_bar,
    has_span,
    lane_name,
    run_note,
    said_of,
    said_of_undated,
    undated_heading,
)
from orgsim.drawing.timeline.placing import Align as Side
from orgsim.drawing.timeline.ticks import TICK, rulers
from orgsim.export.sheets.subject import Subject
from orgsim.export.slides.deck import Deck, Slide
from orgsim.export.slides.shapes import POINT, Frame, Ink, Look, Words
from orgsim.export.slides.text import Align, Paragraph
from orgsim.export.slides.text import Run as Letters
from orgsim.model.scenario import Event
from orgsim.model.views import LETTERS

_ZOOM: Final = 1.03
"""Names of 10 points."""
_MOST: Final = 200
"""Events beyond which the deck tells none: nobody finds anything on so many slides; the workbook has all of them."""
_LEGEND: Final = 22.0
"""Of each line of the legend."""
_SAMPLE: Final = 50.0
_SPAN: Final = 0.16
"""How opaque a span is."""
_SIGNS: Final[tuple[Sign, ...]] = ("day", "within", "lasting", "ends", "by", "shift", "note", "left-out")
_ALIGNED: Final[dict[Side, Align]] = {"left": "l", "middle": "ctr", "right": "r"}
_Part = tuple[float, float, float]
"""From which to which height of a drawing a slide shows, and how high what stands above it again is."""


def add_timeline(deck: Deck, subject: Subject) -> None:
    """All timelines on one slide where there is room, else one a draft, on as many slides as it needs."""
    scenarios = tuple(subject.scenarios)
    told = [column for column, scenario in enumerate(scenarios) if scenario.timeline]
    if not told or len(scenarios) > len(LETTERS) or sum(len(its.timeline) for its in scenarios) > _MOST:
        return
    language, (_, _, width, height) = deck.texts.language, deck.room

    def draw(columns: Sequence[int]) -> TimelineDrawing:
        return draw_timeline(
            scenarios, language=language, width=width / _ZOOM, reference=subject.reference, columns=columns
        )

    drawing = draw(told)
    entries = _entries(drawing, subject, deck)
    legend = len(_lines(entries, width)) * _LEGEND
    room = (height - legend) / _ZOOM
    parts = [(drawing, (0.0, drawing.height, 0.0))]
    if drawing.height > room:
        parts = [(each, part) for column in told for each in (draw([column]),) for part in _cut(each, room)]
    for number, (each, part) in enumerate(parts, 1):
        place = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
        slide = deck.add(f"{deck.texts('sheet.timeline')}{place}")
        its = _Timeline(deck, slide, subject, each, part)
        slide.put("".join([*its.all(), *its.legend(entries)]))


def _entries(drawing: TimelineDrawing, subject: Subject, deck: Deck) -> list[Entry]:
    every = lettered(drawing.legend, "".join(subject.letters), deck.texts.language)
    return [entry for entry in every if entry.sign in _SIGNS]


def _lines(entries: Sequence[Entry], width: float) -> list[list[tuple[Entry, float]]]:
    """The entries in lines, each with its place."""
    font = load_font()
    lines: list[list[tuple[Entry, float]]] = []
    x = width
    for entry in entries:
        room = _SAMPLE + 6 + font.width(entry.text, CAPTION) + 16
        if not lines or x + room > width:
            lines.append([])
            x = 0.0
        lines[-1].append((entry, x))
        x += room
    return lines


def _cut(drawing: TimelineDrawing, height: float) -> Iterator[_Part]:
    """Of a draft's drawing what each slide shows: below its ruler and title, which come again, no event is cut."""
    head = max(band.lanes_top for band in drawing.bands)
    held = [
        *[(mark.top, mark.bottom) for mark in drawing.marks],
        *[(its.top, its.bottom) for its in drawing.undated],
        *[(lane.top, lane.top + 4 + len(lane.name) * NAME_LINE) for lane in drawing.lanes],
    ]
    ends = sorted({lane.bottom for lane in drawing.lanes} | {bottom for _, bottom in held})
    free = [end for end in ends if not any(top < end < bottom for top, bottom in held)]
    begun = head
    while begun < drawing.height - 1:
        last = begun + height - head
        lower = drawing.height
        if last < lower:
            lower = max((end for end in free if begun < end <= last), default=last)
        yield begun, lower, head
        begun = lower


class _Timeline:
    """One drawing, or a part of it, while it is written."""

    def __init__(self, deck: Deck, slide: Slide, subject: Subject, drawing: TimelineDrawing, part: _Part) -> None:
        self._theme: Theme = deck.theme
        self._texts = deck.texts
        self._shapes = slide.shapes
        self._subject = subject
        self._drawing = drawing
        self._upper, self._lower, self._head = part
        self._left, self._top, self._width, self._height = deck.room

    def all(self) -> Iterator[str]:
        drawing, (upper, lower) = self._drawing, (self._upper, self._lower)
        for run in drawing.runs:
            yield from self._run(run)
        for band in drawing.bands:
            yield from self._band(band)
        for lane in drawing.lanes_between(upper, lower):
            if lane.bottom > upper + 1 and lane.top < lower - 1:
                yield self._rule((0.0, min(lane.bottom, lower)), (drawing.width, min(lane.bottom, lower)))
                yield from self._lettered(lane_name(lane, max(upper - lane.top, 0.0)))
        scales = [drawing.fitted(axis) for axis in range(len(drawing.axes))]
        for mark in drawing.marks_between(upper, lower):
            if mark.bottom > upper + 1 and mark.top < lower - 1:
                yield self._mark(mark, drawing.beginning(mark, scales))
        for undated in drawing.undated_between(upper, lower):
            if undated.bottom > upper + 1 and undated.top < lower - 1:
                yield self._undated(undated)

    def legend(self, entries: Sequence[Entry]) -> Iterator[str]:
        """What the signs mean, in lines that end at the foot of the slide."""
        lines = _lines(entries, self._width)
        tone = self._theme.scenario[0]
        for number, line in enumerate(lines):
            middle = (self._height - _LEGEND * (len(lines) - number - 0.5)) / _ZOOM + self._origin
            for entry, x in line:
                yield from self._sign(entry, x / _ZOOM, middle, tone)
                yield self._line(entry.text, (x + _SAMPLE + 6) / _ZOOM, middle + 4, CAPTION / _ZOOM, muted=True)

    @property
    def _origin(self) -> float:
        """The height of the drawing that stands at the top of the slide."""
        return self._upper - self._head

    def _x(self, x: float) -> float:
        return self._left + x * _ZOOM

    def _y(self, y: float) -> float:
        return self._top + (y - self._origin) * _ZOOM

    def _frame(self, x: float, y: float, width: float, height: float) -> Frame:
        return self._x(x), self._y(y), width * _ZOOM, height * _ZOOM

    def _rule(self, start: tuple[float, float], end: tuple[float, float], *, strong: bool = False) -> str:
        ink = Ink(self._theme.border if strong else self._theme.hairline, 1.0)
        return self._shapes.polyline([(self._x(x), self._y(y)) for x, y in (start, end)], ink, name="–")

    def _run(self, run: Run) -> Iterator[str]:
        """Its rulers at the top of the slide or of the bands, and their lines through these."""
        drawing = self._drawing
        left, right = drawing.plane
        top, half = run.top + (self._origin if self._head else 0.0), RULER / 2
        yield self._rule((0.0, top + RULER), (drawing.width, top + RULER), strong=True)
        if right < drawing.width:
            heading = undated_heading(self._texts("timeline.undated.heading"), right, top)
            yield from self._lettered(heading, muted=True)
        if run.axis is None:
            return
        yield from self._lettered(run_note(run, top), muted=True)
        scale, axis = drawing.fitted(run.axis), drawing.axes[run.axis]
        its = rulers(axis, scale.day, (-scale.x, drawing.room - scale.x), self._texts)
        origin = left + scale.x
        bottom = min(run.bottom, self._lower)
        for row, ticks in enumerate((its.upper, its.lower)):
            for tick in ticks:
                begins = origin + tick.left
                if tick.begins and left <= begins <= right:
                    yield self._rule((begins, top + row * half + 2), (begins, bottom), strong=row == 0)
                start, end = max(begins, left), min(origin + tick.right, right)
                if not tick.text or end - start < load_font().width(tick.text, TICK) * 0.9:
                    continue
                said, at = tick.text, top + row * half + 15
                if row == 0:
                    yield self._line(said, start + 5, at, TICK, bold=True)
                else:
                    yield self._line(said, (start + end) / 2, at, TICK, muted=True, align="ctr")
        for gap in its.left_out:
            look = Look(self._theme.background, Ink(self._theme.border, 1.0, "dashed"))
            frame = self._frame(origin + gap.left, top + 2, BREAK, bottom - top - 2)
            yield self._shapes.shape(frame, look, name=gap.text, told=gap.text)

    def _band(self, band: Band) -> Iterator[str]:
        top = band.top + (self._origin if self._head else 0.0)
        tone, high = self._theme.scenario[band.column], band.lanes_top - band.top
        yield self._shapes.shape(self._frame(0, top, self._drawing.width, high), Look(tone.tint), name="–")
        yield self._badge(*band_letter(band, top), LETTER, band.column, whole(band.title))
        yield from self._lettered(band_title(band, top))
        if (empty := band_empty(band)) is not None:
            yield from self._lettered(empty, muted=True)

    def _badge(self, x: float, y: float, radius: float, column: int, told: str) -> str:
        tone, size = self._theme.scenario[column], radius * 1.35 * _ZOOM * POINT
        run = Letters(self._subject.letters[column], size, tone.text, bold=True)
        words = Words((Paragraph((run,), align="ctr"),), wrapped=False)
        frame = self._frame(x - radius, y - radius, 2 * radius, 2 * radius)
        return self._shapes.shape(frame, Look(tone.fill, preset="ellipse"), name=told, told=told, words=words)

    def _event(self, column: int, event: int) -> Event:
        return self._subject.scenarios[column].timeline[event]

    def _mark(self, mark: Mark, x: float) -> str:
        theme, tone, middle = self._theme, self._theme.scenario[mark.column], mark.middle
        disc, start, end = x + mark.disc, x + mark.span[0], x + mark.span[1]
        parts: list[str] = []
        if mark.ghost is not None:
            there, own = x + mark.ghost.x, theme.scenario[mark.ghost.column]
            points = [(self._x(there), self._y(middle)), (self._x(disc), self._y(middle))]
            parts.append(self._shapes.polyline(points, Ink(own.fill, GHOST_LINE, "dotted"), name="–"))
            parts.append(self._ghost(there, middle, mark.ghost.column))
        if has_span(mark):
            parts.append(self._span(start, end, middle, tone))
            if mark.manner == "lasting":
                parts.append(self._along(start, end, middle, tone))
        if mark.certain is not None and has_bar(mark):
            parts.append(self._bar(x + mark.certain[0], x + mark.certain[1], middle, tone))
        if mark.manner == "by":
            parts += self._limit(end, middle, tone)
        parts.append(self._disc(disc, middle, tone, exact=mark.manner == "day"))
        parts += self._said(said_of(mark, x))
        name = whole(mark.words.name)
        frame = self._frame(x + mark.left, mark.top, mark.right - mark.left, mark.bottom - mark.top)
        return self._shapes.group(
            frame, parts, name=self._event(mark.column, mark.event).id, told=self._told(name, mark.words)
        )

    def _undated(self, its: Undated) -> str:
        tone = self._theme.scenario[its.column]
        parts = [self._disc(*disc_of_undated(its), tone, exact=False), *self._said(said_of_undated(its))]
        frame = self._frame(its.left, its.top, self._drawing.width - its.left, its.bottom - its.top)
        event = self._event(its.column, its.event)
        return self._shapes.group(frame, parts, name=event.id, told=self._told(whole(its.words.name), its.words))

    def _told(self, name: str, words: Spoken) -> str:
        caption = whole(words.caption) if words.caption else ""
        return ". ".join([part for part in (name, caption) if part])

    def _said(self, said: Said) -> Iterator[str]:
        yield self._shapes.shape(self._frame(*said.ground), Look(self._theme.surface), name="–")
        yield from self._lettered(said.name)
        yield from self._lettered(said.caption, muted=True)

    def _sign(self, entry: Entry, x: float, middle: float, tone: Tone) -> Iterator[str]:
        """A sign of the legend, of no meaning by itself."""
        match entry.sign:
            case "day":
                yield self._disc(x + 25, middle, tone, exact=True)
            case "within":
                yield self._span(x + 2, x + 48, middle, tone)
                yield self._disc(x + 25, middle, tone, exact=False)
            case "lasting":
                yield self._bar(x + 6, x + 44, middle, tone)
            case "ends":
                yield self._span(x + 2, x + 48, middle, tone)
                yield self._along(x + 2, x + 48, middle, tone)
                yield self._bar(x + 17, x + 33, middle, tone)
            case "by":
                yield from self._limit(x + 46, middle, tone)
            case "shift":
                yield self._ghost(x + 25, middle, entry.column or 0)
            case "left-out":
                look = Look(self._theme.background, Ink(self._theme.border, 1.0, "dashed"))
                yield self._shapes.shape(self._frame(x + 8, middle - 8, 34, 16), look, name="–")
            case _:
                yield self._line(NOTE, x + 25, middle + 6, NAME, bold=True, align="ctr")

    def _span(self, left: float, right: float, middle: float, tone: Tone) -> str:
        frame = self._frame(left, middle - STRIP / 2, right - left, STRIP)
        look = Look(tone.fill, Ink(tone.fill, 1.0, "dashed"), CORNER, opacity=_SPAN)
        return self._shapes.shape(frame, look, name="–")

    def _bar(self, left: float, right: float, middle: float, tone: Tone) -> str:
        frame = self._frame(left, middle - STRIP / 2, max(right - left, 1.0), STRIP)
        return self._shapes.shape(frame, Look(tone.fill, corner=CORNER), name="–")

    def _along(self, left: float, right: float, middle: float, tone: Tone) -> str:
        points = [(self._x(left + 1), self._y(middle)), (self._x(right - 1), self._y(middle))]
        return self._shapes.polyline(points, Ink(tone.fill, LASTING_LINE), name="–")

    def _limit(self, x: float, middle: float, tone: Tone) -> Iterator[str]:
        """An arrow up to a limit."""
        points = [(self._x(x - ARROW), self._y(middle)), (self._x(x - 3), self._y(middle))]
        yield self._shapes.polyline(points, Ink(tone.fill, SHAFT, "dashed"), name="–", arrow=True)
        wall = [(self._x(x), self._y(middle - DISC)), (self._x(x), self._y(middle + DISC))]
        yield self._shapes.polyline(wall, Ink(tone.fill, BRACKET), name="–")

    def _disc(self, x: float, middle: float, tone: Tone, *, exact: bool) -> str:
        radius = DISC - RING / 2
        look = Look(tone.fill if exact else self._theme.surface, Ink(tone.fill, RING), preset="ellipse")
        return self._shapes.shape(self._frame(x - radius, middle - radius, 2 * radius, 2 * radius), look, name="–")

    def _ghost(self, x: float, middle: float, column: int) -> str:
        tone = self._theme.scenario[column]
        run = Letters(self._subject.letters[column], GHOST_LETTER * _ZOOM * POINT, tone.fill, bold=True)
        words = Words((Paragraph((run,), align="ctr"),), wrapped=False)
        frame = self._frame(x - GHOST, middle - GHOST, 2 * GHOST, 2 * GHOST)
        look = Look(self._theme.surface, Ink(tone.fill, GHOST_RING), preset="ellipse")
        return self._shapes.shape(frame, look, name=self._subject.letters[column], words=words)

    def _lettered(self, its: Lettering, *, muted: bool = False) -> Iterator[str]:
        """A text as it is placed."""
        for number, line in enumerate(its.lines):
            baseline = its.baseline + number * its.step
            yield self._line(line, its.x, baseline, its.size, bold=its.bold, muted=muted, align=_ALIGNED[its.align])

    def _line(
        self,
        text: str,
        x: float,
        baseline: float,
        size: float,
        *,
        bold: bool = False,
        muted: bool = False,
        align: Align = "l",
    ) -> str:
        """A line of text that begins at `x`, has its middle there, or ends there."""
        ink = self._theme.muted_text if muted else self._theme.text
        room = load_font().width(text, size, bold) + 2 * size
        left = {"l": x, "ctr": x - room / 2, "r": x - room}[align]
        # The baseline of Arial lies 0.905 of its size below the top of its line.
        frame = self._frame(left, baseline - size * 0.905, room, size * 1.15)
        paragraph = Paragraph((Letters(text, size * _ZOOM * POINT, ink, bold),), align=align)
        return self._shapes.shape(frame, Look(), name=text, words=Words((paragraph,), anchor="t", wrapped=False))
