"""The timelines of drafts as a picture within a page, beside the table that tells the same in words.

As `export/timeline/` paints it, from the same places, but for the drawings in the discs: what kind an event is stands
below its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from orgsim.drawing.drawing import Point
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.themes import LIGHT
from orgsim.drawing.timeline.assembling import draw_timeline
from orgsim.drawing.timeline.axis import BREAK
from orgsim.drawing.timeline.drawing import RULER, Band, Run, TimelineDrawing, Undated
from orgsim.drawing.timeline.legend import Entry, Sign, lettered
from orgsim.drawing.timeline.marks import DISC, NAME, NOTE, STRIP, Mark
from orgsim.drawing.timeline.placing import (
    BRACKET,
    CORNER,
    GHOST,
    GHOST_LINE,
    GHOST_RING,
    LASTING_LINE,
    LETTER,
    RING,
    SHAFT,
    Lettering,
    Said,
    band_caption,
    band_empty,
    band_letter,
    band_title,
    disc_of_undated,
    gap_text,
    ghost_letter,
    has_bar,
    has_span,
    lane_name,
    limit,
    run_note,
    said_of,
    said_of_undated,
    tick_text,
    undated_heading,
)
from orgsim.drawing.timeline.ticks import rulers
from orgsim.export.sheets.subject import Subject
from orgsim.export.web.markup import plain
from orgsim.export.web.svg import number as _n
from orgsim.messages import Catalog
from orgsim.model.views import LETTERS

_WIDTH: Final = 1160.0
_MOST: Final = 400
"""Events beyond which the table alone is there: nobody finds anything in a picture that is so high."""
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
        yield _lettered(lane_name(lane), "b")
    for undated in drawing.undated:
        yield _undated(undated)
    for band in drawing.bands:
        yield from _band(band, drawing, letters)


def _run(run: Run, drawing: TimelineDrawing, texts: Catalog) -> Iterator[str]:
    """The rulers above its bands, and their lines through them."""
    left, right = drawing.plane
    top, half = run.top, RULER / 2
    yield _rule(0, top + RULER, drawing.width, top + RULER, "edge")
    if right < drawing.width:
        yield _lettered(undated_heading(texts("timeline.undated.heading"), right, top), "b m")
    if run.axis is None:
        return
    yield _lettered(run_note(run, top), "m")
    scale, axis = drawing.fitted(run.axis), drawing.axes[run.axis]
    its = rulers(axis, scale.day, (-scale.x, drawing.room - scale.x), texts)
    origin = left + scale.x
    for row, ticks in enumerate((its.upper, its.lower)):
        for tick in ticks:
            if tick.begins and left <= origin + tick.left <= right:
                named = "edge" if row == 0 else "hair"
                yield _rule(origin + tick.left, top + row * half + 2, origin + tick.left, run.bottom, named)
            its_text = tick_text(tick, origin, (left, right), top + row * half, upper=row == 0)
            if its_text is not None:
                yield _lettered(its_text, "b" if row == 0 else "m")
    for gap in its.left_out:
        yield _gap(origin + gap.left, top, run.bottom)
        yield _lettered(gap_text(gap, origin, top), "m")


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
            f'<path class="{own} line" d="M{_n(there)} {_n(middle)}H{_n(disc)}" stroke-width="{GHOST_LINE}" '
            f'stroke-dasharray="1 3"/>{_ghost(there, middle, mark.ghost.column, letters)}'
        )
    start, end = x + mark.span[0], x + mark.span[1]
    if has_span(mark):
        yield _span(start, end, middle)
        if mark.manner == "lasting":
            yield _along(start, end, middle)
    if mark.certain is not None and has_bar(mark):
        yield _bar(x + mark.certain[0], x + mark.certain[1], middle)
    if mark.manner == "by":
        yield _limit(end, middle)
    yield _disc(disc, middle, exact=mark.manner == "day")
    yield _said(said_of(mark, x))
    yield "</g>"


def _said(said: Said) -> str:
    left, top, width, height = map(_n, said.ground)
    ground = f'<rect class="ground" x="{left}" y="{top}" width="{width}" height="{height}"/>'
    return f"{ground}{_lettered(said.name, 'b')}{_lettered(said.caption, 'm')}"


def _undated(its: Undated) -> str:
    return (
        f'<g class="{_tone(its.column)}">{_disc(*disc_of_undated(its), exact=False)}</g>{_said(said_of_undated(its))}'
    )


def _band(band: Band, drawing: TimelineDrawing, letters: Sequence[str]) -> Iterator[str]:
    height = band.lanes_top - band.top
    if not band.empty:
        for edge in drawing.plane:
            if 0 < edge < drawing.width:
                yield _rule(edge, band.lanes_top, edge, band.bottom, "hair")
    x, middle = band_letter(band, band.top)
    size = round(LETTER * 1.5)
    letter = _text(x, middle + load_font().cap_height(size) / 2, letters[band.column], size, "sign b")
    yield (
        f'<g class="{_tone(band.column)}"><rect class="band" x="0" y="{_n(band.top)}" width="{_n(drawing.width)}" '
        f'height="{_n(height)}"/><g class="disc"><circle cx="{_n(x)}" cy="{_n(middle)}" r="{LETTER}"/>{letter}</g></g>'
    )
    yield _lettered(band_title(band, band.top), "b")
    if (caption := band_caption(band, band.top, drawing.width)) is not None:
        yield _lettered(caption)
    if (empty := band_empty(band)) is not None:
        yield _lettered(empty, "m")


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
            drawn = _text(25, middle + 6, NOTE, NAME, "b middle")
    return f'<svg class="mark time t-0" aria-hidden="true" viewBox="0 0 50 20" width="50" height="20">{drawn}</svg>'


def _span(left: float, right: float, middle: float) -> str:
    return (
        f'<rect class="span" x="{_n(left)}" y="{_n(middle - STRIP / 2)}" width="{_n(right - left)}" '
        f'height="{_n(STRIP)}" rx="{_n(CORNER)}" stroke-dasharray="4 2"/>'
    )


def _bar(left: float, right: float, middle: float) -> str:
    return (
        f'<rect class="sure" x="{_n(left)}" y="{_n(middle - STRIP / 2)}" width="{_n(max(right - left, 0))}" '
        f'height="{_n(STRIP)}" rx="{_n(CORNER)}"/>'
    )


def _along(left: float, right: float, middle: float) -> str:
    return f'<path class="line" d="M{_n(left + 1)} {_n(middle)}H{_n(right - 1)}" stroke-width="{_n(LASTING_LINE)}"/>'


def _limit(x: float, middle: float) -> str:
    its = limit(x, middle)
    return (
        f'<path class="line" d="{_way(its.shaft)}" stroke-width="{SHAFT}" stroke-dasharray="3.5 2.8"/>'
        f'<path class="line" d="{_way(its.bracket)}" stroke-width="{BRACKET}"/>'
        f'<path class="head" d="{_way(its.head)}Z"/>'
    )


def _way(points: Sequence[Point]) -> str:
    return "M" + "L".join([f"{_n(x)} {_n(y)}" for x, y in points])


def _disc(x: float, middle: float, *, exact: bool) -> str:
    kind = "disc" if exact else "ring"
    radius = _n(DISC - RING / 2)
    return f'<g class="{kind}"><circle cx="{_n(x)}" cy="{_n(middle)}" r="{radius}" stroke-width="{RING}"/></g>'


def _ghost(x: float, middle: float, column: int, letters: Sequence[str]) -> str:
    letter = _lettered(ghost_letter(x, middle, letters[column]), "sign b")
    return (
        f'<g class="{_tone(column)} ring"><circle cx="{_n(x)}" cy="{_n(middle)}" r="{_n(GHOST)}" '
        f'stroke-width="{GHOST_RING}"/>'
        f"{letter}</g>"
    )


def _rule(x1: float, y1: float, x2: float, y2: float, named: str = "hair") -> str:
    way = f"H{_n(x2)}" if y1 == y2 else f"V{_n(y2)}"
    return f'<path class="{named}" d="M{_n(x1)} {_n(y1)}{way}"/>'


def _lettered(its: Lettering, named: str = "") -> str:
    """A text as it is placed, in the page's style of that name."""
    # Signs stand in the middle by their style.
    classes = named if its.align == "left" or "sign" in named else f"{named} {its.align}".strip()
    lines = enumerate(its.lines)
    return "".join([_text(its.x, its.baseline + at * its.step, line, its.size, classes) for at, line in lines])


def _text(x: float, y: float, said: str, size: float, named: str = "") -> str:
    classes = f' class="{named}"' if named else ""
    larger = "" if size == NAME else f' font-size="{_n(size)}"'
    return f'<text{classes} x="{_n(x)}" y="{_n(y)}"{larger}>{plain(said)}</text>'


def _tone(column: int) -> str:
    return f"t-{column % len(LIGHT.scenario)}"
