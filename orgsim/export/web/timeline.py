"""The timelines of drafts as a picture within a page, beside the table that tells the same in words.

As `export/timeline/` paints it, but for the drawings in the discs: what kind an event is stands below its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.themes import LIGHT
from orgsim.drawing.timeline.axis import BREAK
from orgsim.drawing.timeline.drawing import (
    RULER,
    TITLE,
    TITLE_LINE,
    Band,
    LaneRow,
    Run,
    TimelineDrawing,
    Undated,
    draw_timeline,
)
from orgsim.drawing.timeline.legend import Entry, Sign, lettered
from orgsim.drawing.timeline.marks import (
    ARROW,
    CAPTION,
    CAPTION_LINE,
    DISC,
    NAME,
    NAME_LINE,
    STRIP,
    Mark,
    Words,
)
from orgsim.drawing.timeline.ticks import TICK, Tick, rulers
from orgsim.export.sheets.subject import Subject
from orgsim.export.web.markup import plain
from orgsim.export.web.svg import number as _n
from orgsim.messages import Catalog
from orgsim.model.views import LETTERS

_WIDTH: Final = 1160.0
_MOST: Final = 400
"""Events beyond which the table alone is there: nobody finds anything in a picture that is so high."""
_PAD: Final = 8.0
_LETTER: Final = 9.0
_SIGNS: Final[tuple[Sign, ...]] = ("day", "within", "lasting", "ends", "by", "shift", "note", "left-out")


def timeline_figure(subject: Subject, texts: Catalog) -> str:
    """The timelines of all drafts along their axes, with what the signs mean; empty where there are too many events."""
    scenarios, letters = tuple(subject.scenarios), subject.letters
    events = sum(len(scenario.timeline) for scenario in scenarios)
    if not 0 < events <= _MOST or len(scenarios) > len(LETTERS):
        return ""
    drawing = draw_timeline(scenarios, language=texts.language, width=_WIDTH, reference=subject.reference)
    told = texts("web.timeline.told", n=events)
    name = plain(texts("web.timeline"))
    entries = lettered(drawing.legend, "".join(letters), texts.language)
    legend = "".join(
        [f"<li>{_sign(entry, letters)} {plain(entry.text)}</li>" for entry in entries if entry.sign in _SIGNS]
    )
    return (
        f'<figure><div class="pan" role="region" tabindex="0" aria-label="{name}">'
        f'<svg class="chart time" role="img" aria-labelledby="time-title time-desc" '
        f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" width="{_n(drawing.width)}" '
        f'height="{_n(drawing.height)}" font-size="{NAME}">'
        f'<title id="time-title">{name}</title><desc id="time-desc">{plain(told)}</desc>'
        f"{''.join(_drawn(drawing, letters, texts))}</svg></div>"
        f'<ul class="legend" aria-label="{plain(texts("differences-view.legend"))}">{legend}</ul>'
        f"<figcaption>{plain(told)}</figcaption></figure>"
    )


def _drawn(drawing: TimelineDrawing, letters: Sequence[str], texts: Catalog) -> Iterator[str]:
    for lane in drawing.lanes:
        yield _rule(0, lane.bottom, drawing.width, lane.bottom)
    for run in drawing.runs:
        yield from _run(run, drawing, texts)
    scales = [drawing.fitted(axis) for axis in range(len(drawing.axes))]
    for mark in drawing.marks:
        yield from _mark(mark, drawing.beginning(mark, scales), letters)
    for lane in drawing.lanes:
        yield from _lane(lane)
    for undated in drawing.undated:
        yield from _undated(undated)
    for band in drawing.bands:
        yield from _band(band, drawing, letters)


def _run(run: Run, drawing: TimelineDrawing, texts: Catalog) -> Iterator[str]:
    """The rulers above its bands, and their lines through them."""
    left, right = drawing.plane
    top, half = run.top, RULER / 2
    yield _rule(0, top + RULER, drawing.width, top + RULER, "edge")
    if right < drawing.width:
        yield _text(right + _PAD, top + RULER - 8, texts("timeline.undated.heading"), TICK, "b m")
    if run.axis is None:
        return
    baseline = top + RULER - 8 - CAPTION_LINE * (len(run.note) - 1)
    for number, line in enumerate(run.note):
        yield _text(_PAD, baseline + number * CAPTION_LINE, line, CAPTION, "m")
    scale, axis = drawing.fitted(run.axis), drawing.axes[run.axis]
    its = rulers(axis, scale.day, (-scale.x, drawing.room - scale.x), texts)
    origin = left + scale.x
    for row, ticks in enumerate((its.upper, its.lower)):
        for tick in ticks:
            if tick.begins and left <= origin + tick.left <= right:
                named = "edge" if row == 0 else "hair"
                yield _rule(origin + tick.left, top + row * half + 2, origin + tick.left, run.bottom, named)
            yield _tick(tick, origin, (left, right), top + row * half + 15, upper=row == 0)
    for gap in its.left_out:
        yield _gap(origin + gap.left, top, run.bottom)
        yield _text(origin + (gap.left + gap.right) / 2, top + half + 5, gap.text, CAPTION, "m middle")


def _tick(tick: Tick, origin: float, edges: tuple[float, float], baseline: float, *, upper: bool) -> str:
    start, end = max(origin + tick.left, edges[0]), min(origin + tick.right, edges[1])
    if not tick.text or load_font().width(tick.text, TICK, upper) + 10 > end - start:
        return ""
    if upper:
        return _text(start + 5, baseline, tick.text, TICK, "b")
    return _text((start + end) / 2, baseline, tick.text, TICK, "m middle")


def _gap(left: float, top: float, bottom: float) -> str:
    return (
        f'<rect class="gap" x="{_n(left)}" y="{_n(top)}" width="{_n(BREAK)}" height="{_n(bottom - top)}" '
        'stroke-dasharray="3 3"/>'
    )


def _mark(mark: Mark, x: float, letters: Sequence[str]) -> Iterator[str]:
    """As `export/timeline/marks.py` has it."""
    middle, disc = mark.middle, x + mark.disc
    yield f'<g class="{_tone(mark.column)}">'
    if mark.ghost is not None:
        there = x + mark.ghost.x
        own = _tone(mark.ghost.column)
        yield (
            f'<path class="{own} line" d="M{_n(there)} {_n(middle)}H{_n(disc)}" stroke-width="1.5" '
            f'stroke-dasharray="1 3"/>{_ghost(there, middle, mark.ghost.column, letters)}'
        )
    start, end = x + mark.span[0], x + mark.span[1]
    if end > start and mark.manner in ("within", "lasting", "by") and mark.certain != mark.span:
        yield _span(start, end, middle)
        if mark.manner == "lasting":
            yield _along(start, end, middle)
    if mark.certain is not None and (mark.manner == "lasting" or end - start > 2 * DISC):
        yield _bar(x + mark.certain[0], x + mark.certain[1], middle)
    if mark.manner == "by":
        yield _limit(end, middle)
    yield _disc(disc, middle, exact=mark.manner == "day")
    left, top = x + mark.words_x, mark.top
    anchor, named = left, ""
    if mark.side == "left":
        left, anchor, named = left - mark.words.width, left, "right"
    elif mark.side == "below":
        anchor, named, top = left + mark.words.width / 2, "middle", top + 2 * DISC + 2
    yield from _words(mark.words, left, anchor, top, named)
    yield "</g>"


def _words(words: Words, left: float, anchor: float, top: float, named: str = "") -> Iterator[str]:
    yield (
        f'<rect class="ground" x="{_n(left - 2)}" y="{_n(top)}" width="{_n(words.width + 4)}" '
        f'height="{_n(words.height)}"/>'
    )
    for number, line in enumerate(words.name):
        yield _text(anchor, top + 13 + number * NAME_LINE, line, NAME, f"b {named}".strip())
    top += NAME_LINE * len(words.name)
    for number, line in enumerate(words.caption):
        yield _text(anchor, top + 11.5 + number * CAPTION_LINE, line, CAPTION, f"m {named}".strip())


def _undated(its: Undated) -> Iterator[str]:
    yield f'<g class="{_tone(its.column)}">{_disc(its.left + DISC, its.top + DISC, exact=False)}</g>'
    left = its.left + 2 * DISC + 6
    yield from _words(its.words, left, left, its.top)


def _lane(lane: LaneRow) -> Iterator[str]:
    for number, line in enumerate(lane.name):
        yield _text(_PAD, lane.top + 18 + number * NAME_LINE, line, NAME, "b")


def _band(band: Band, drawing: TimelineDrawing, letters: Sequence[str]) -> Iterator[str]:
    height = band.lanes_top - band.top
    if not band.empty:
        for edge in drawing.plane:
            if 0 < edge < drawing.width:
                yield _rule(edge, band.lanes_top, edge, band.bottom, "hair")
    middle, x = band.top + height / 2, 2 * _PAD + 2 * _LETTER
    yield (
        f'<g class="{_tone(band.column)}"><rect class="band" x="0" y="{_n(band.top)}" width="{_n(drawing.width)}" '
        f'height="{_n(height)}"/><g class="disc"><circle cx="{_n(_PAD + _LETTER)}" cy="{_n(middle)}" r="{_LETTER}"/>'
        f"{_text(_PAD + _LETTER, middle + 4, letters[band.column], 12, 'sign b')}</g></g>"
    )
    for number, line in enumerate(band.title):
        yield _text(x, band.top + 19 + number * TITLE_LINE, line, TITLE, "b")
    font = load_font()
    widest = max(font.width(line, TITLE, True) for line in band.title)
    if band.caption and x + widest + 20 + font.width(band.caption, CAPTION) < drawing.width - _PAD:
        yield _text(drawing.width - _PAD, middle + 4.5, band.caption, CAPTION, "right")
    if band.empty:
        yield _text(x, band.lanes_top + 27, band.empty, NAME, "m")


def _sign(entry: Entry, letters: Sequence[str]) -> str:
    """A sign of the legend, of no meaning by itself."""
    middle = 10.0
    match entry.sign:
        case "day":
            drawn = _disc(25, middle, exact=True)
        case "within":
            drawn = _span(2, 48, middle) + _disc(25, middle, exact=False)
        case "lasting":
            drawn = _bar(6, 44, middle)
        case "ends":
            drawn = _span(2, 48, middle) + _along(2, 48, middle) + _bar(17, 33, middle)
        case "by":
            drawn = _limit(46, middle)
        case "shift":
            drawn = _ghost(25, middle, entry.column or 0, letters)
        case "left-out":
            drawn = '<rect class="gap" x="8" y="2" width="34" height="16" stroke-dasharray="3 3"/>'
        case _:
            drawn = _text(25, middle + 6, "*", NAME, "b middle")
    return f'<svg class="mark time t-0" aria-hidden="true" viewBox="0 0 50 20" width="50" height="20">{drawn}</svg>'


def _span(left: float, right: float, middle: float) -> str:
    return (
        f'<rect class="span" x="{_n(left)}" y="{_n(middle - STRIP / 2)}" width="{_n(right - left)}" '
        f'height="{_n(STRIP)}" rx="3" stroke-dasharray="4 2"/>'
    )


def _bar(left: float, right: float, middle: float) -> str:
    return (
        f'<rect class="sure" x="{_n(left)}" y="{_n(middle - STRIP / 2)}" width="{_n(max(right - left, 0))}" '
        f'height="{_n(STRIP)}" rx="3"/>'
    )


def _along(left: float, right: float, middle: float) -> str:
    return f'<path class="line" d="M{_n(left + 1)} {_n(middle)}H{_n(right - 1)}" stroke-width="3"/>'


def _limit(x: float, middle: float) -> str:
    low, high = middle - DISC + 0.5, middle + DISC - 0.5
    return (
        f'<path class="line" d="M{_n(x - ARROW)} {_n(middle)}H{_n(x - 7)}" stroke-width="1.75" '
        f'stroke-dasharray="3.5 2.8"/>'
        f'<path class="line" d="M{_n(x - 4.5)} {_n(low)}H{_n(x - 0.5)}V{_n(high)}H{_n(x - 4.5)}" stroke-width="2.25"/>'
        f'<path class="head" d="M{_n(x - 3)} {_n(middle)}L{_n(x - 10)} {_n(middle - 4.5)}V{_n(middle + 4.5)}Z"/>'
    )


def _disc(x: float, middle: float, *, exact: bool) -> str:
    kind = "disc" if exact else "ring"
    return f'<g class="{kind}"><circle cx="{_n(x)}" cy="{_n(middle)}" r="{_n(DISC - 0.9)}" stroke-width="1.75"/></g>'


def _ghost(x: float, middle: float, column: int, letters: Sequence[str]) -> str:
    letter = _text(x, middle + 3.6, letters[column], 10, "sign b")
    return (
        f'<g class="{_tone(column)} ring"><circle cx="{_n(x)}" cy="{_n(middle)}" r="7" stroke-width="1.25"/>'
        f"{letter}</g>"
    )


def _rule(x1: float, y1: float, x2: float, y2: float, named: str = "hair") -> str:
    way = f"H{_n(x2)}" if y1 == y2 else f"V{_n(y2)}"
    return f'<path class="{named}" d="M{_n(x1)} {_n(y1)}{way}"/>'


def _text(x: float, y: float, said: str, size: float, named: str = "") -> str:
    classes = f' class="{named}"' if named else ""
    larger = "" if size == NAME else f' font-size="{_n(size)}"'
    return f'<text{classes} x="{_n(x)}" y="{_n(y)}"{larger}>{plain(said)}</text>'


def _tone(column: int) -> str:
    return f"t-{column % len(LIGHT.scenario)}"
