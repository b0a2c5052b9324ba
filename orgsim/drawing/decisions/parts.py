"""Where the days go, draft below draft: preparation, waits at each body, taking over, and the legal periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, get_args

import msgspec
from msgspec.structs import replace

from orgsim.analysis.deciding.results import Overall, Parts, Period, Result, Times, Wait
from orgsim.drawing.decisions.common import shown_overall
from orgsim.drawing.decisions.drawing import DecisionsDrawing, Ink, Texture, Thing
from orgsim.drawing.decisions.sheet import (
    BADGE,
    SIZE,
    SMALL,
    STEP,
    Sheet,
    body_name,
    lines_of,
    text_width,
    ticks,
)
from orgsim.drawing.text.shortening import shortened
from orgsim.messages import Catalog, catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

Cause = Literal["preparation", "meeting", "full", "tabled", "taken-over", "minutes", "notice", "claim", "appeal"]
CAUSES: Final[tuple[Cause, ...]] = get_args(Cause)
"""In the order in which a case goes through them."""

BAR: Final = 26.0
_LEFT = 2 * BADGE + 10.0
_RIGHT = 12.0
_AXIS = 24.0
_NAMES = 18.0
_LEAST = 0.05
"""Days from which on a part is drawn and written: less is written as 0,0."""
_LISTED = 0.02
"""The share of all waiting below which waits at a body are written together."""
_NAMED = 8
"""Letters of a body's name that stand above its waits at least, and half of it: fewer tell nobody which it is."""
_LEGAL: frozenset[str] = frozenset(get_args(Period))
_WRITTEN: frozenset[str] = frozenset({"preparation", "meeting"}) | _LEGAL
"""Parts without a texture, in which a number can be read."""


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a bar."""

    cause: Cause
    start: float
    """In days from readiness."""
    days: float
    wait: Wait | None = None
    """Of waits at a body."""


def segments_of(parts: Parts) -> tuple[Segment, ...]:
    """The parts in the order in which a case goes through them: preparation ends at 0, where the case is ready."""
    found = []
    if parts.preparation is not None:
        found.append(Segment(cause="preparation", start=-parts.preparation, days=parts.preparation))
    at = 0.0
    taken = parts.taken_over
    for wait in parts.waits:
        if wait.step == "takes-over" and taken:
            found.append(Segment(cause="taken-over", start=at, days=taken))
            at, taken = at + taken, 0.0
        for cause, days in _causes(wait):
            found.append(Segment(cause=cause, start=at, days=days, wait=wait))
            at += days
    if taken:
        found.append(Segment(cause="taken-over", start=at, days=taken))
        at += taken
    for period in parts.legal:
        found.append(Segment(cause=period.kind, start=at, days=period.days))
        at += period.days
    return tuple([each for each in found if each.days >= _LEAST])


def days_of(parts: Parts, cause: Cause) -> float | None:
    """How many days go by one of these, at all bodies together; `None`: that is not known."""
    match cause:
        case "preparation":
            return parts.preparation
        case "taken-over":
            return parts.taken_over
        case "meeting" | "full" | "tabled":
            return sum([dict(_causes(wait))[cause] for wait in parts.waits])
        case _:
            return sum([period.days for period in parts.legal if period.kind == cause])


def _causes(wait: Wait) -> tuple[tuple[Cause, float], ...]:
    return ("meeting", wait.meeting), ("full", wait.full), ("tabled", wait.tabled)


def draw_parts(
    results: Sequence[Result],
    scenarios: Sequence[Scenario],
    *,
    width: float,
    letters: str,
    language: Language,
    matter: str | None = None,
) -> DecisionsDrawing:
    """Where the days of all cases go, or of those of a `matter`, in a drawing `width` wide.

    Of all cases those of the matters that every draft knows, where there are such.
    """
    speech = catalog(language)
    sheet = Sheet(width, letters)
    whose: Sequence[Overall | Times | None] = shown_overall(results)[0]
    if matter is not None:
        whose = [next((times for times in its.matters if times.matter == matter), None) for its in results]
    parts = [its.parts if its is not None else None for its in whose]
    bars = [segments_of(its) if its is not None else () for its in parts]
    drawn = [segment for its in bars for segment in its]
    low = min([segment.start for segment in drawn], default=0.0)
    high = max([segment.start + segment.days for segment in drawn], default=1.0)
    axis = _Axis(low, max(high, low + 1.0), _LEFT, width - _RIGHT)
    y = sheet.titles(0.0, scenarios, language)
    y = _set_key(sheet, y, {segment.cause for segment in drawn}, speech)
    top = y + _AXIS
    if drawn:
        _set_axis(sheet, axis, y, speech)
        y = top
    feet = []
    for column, its in enumerate(whose):
        if bars[column]:
            feet.append(y + _NAMES + BAR)
        begun = y
        y = _set_draft(sheet, axis, y, column, its, bars[column], results[column], scenarios[column], matter, speech)
        sheet.block(0.0 if column == 0 else begun, y)
    if drawn:
        sheet.head(top - _AXIS, top, y)
    above = sheet.drawing(y)
    ground = Sheet(width, letters)
    for mark in axis.marks if drawn else ():
        x, ink = axis.x(mark), "axis" if mark == 0 else "grid"
        ground.line([(x, top - 4.0), (x, top)], ink)
        # Sums stand between the bars, which no line is to go through.
        for foot in feet:
            ground.line([(x, foot - BAR - 4.0), (x, foot + 4.0)], ink)
    return replace(above, shapes=ground.drawing(y).shapes + above.shapes)


class _Axis:
    """Days along a bar; readiness is at 0."""

    def __init__(self, low: float, high: float, left: float, right: float) -> None:
        self._low, self._left = low, left
        self._day = max(right - left, 1.0) / (high - low)
        step = [*ticks(high - low, right - left), high - low][1]
        self.marks = tuple([at * step for at in range(-int(-low // step), int(high // step) + 1)])

    def x(self, days: float) -> float:
        return self._left + (days - self._low) * self._day


def _set_axis(sheet: Sheet, axis: _Axis, y: float, speech: Catalog) -> None:
    for mark in axis.marks:
        sheet.words(axis.x(mark), y + 16.0, speech.number(mark), size=SMALL, ink="plot", align="middle")


def _look(cause: Cause, column: int) -> tuple[Ink, Ink, Texture]:
    """Fill, edge and texture of a part."""
    tone = f"fill.{column}"
    match cause:
        case "meeting":
            return tone, tone, "plain"
        case "full":
            return f"tint.{column}", tone, "hatched"
        case "tabled":
            return f"tint.{column}", tone, "crossed"
        case "taken-over":
            return f"tint.{column}", tone, "dotted"
        case "preparation":
            return "surface", tone, "plain"
        case _:
            return "hover", "muted", "plain"


def _set_key(sheet: Sheet, y: float, causes: set[Cause], speech: Catalog) -> float:
    """Say what the looks of parts mean, as far as they occur; what is free below."""
    shown: list[tuple[Cause, str]] = [
        (cause, speech(f"cli.simulate.part.{cause}"))
        for cause in ("preparation", "meeting", "full", "tabled", "taken-over")
        if cause in causes
    ]
    if causes & _LEGAL:
        shown.append(("notice", speech("decisions.part.legal")))
    x = 0.0
    for cause, named in shown:
        text = shortened(named, sheet.width - 28.0, SMALL)
        width = 28.0 + text_width(text, SMALL)
        if x and x + width > sheet.width:
            x, y = 0.0, y + 18.0
        sheet.bar(x, y + 3.0, 22.0, 11.0, *_look(cause, 0))
        sheet.words(x + 28.0, y + 12.0, text, size=SMALL, ink="muted")
        x += width + 18.0
    return y + (22.0 if shown else 0.0)


def _set_draft(
    sheet: Sheet,
    axis: _Axis,
    y: float,
    column: int,
    whose: Overall | Times | None,
    segments: Sequence[Segment],
    result: Result,
    scenario: Scenario,
    matter: str | None,
    speech: Catalog,
) -> float:
    """Add the bar of a draft with its names above and its sums below; what is free below that."""
    room = sheet.width - _LEFT
    parts = whose.parts if whose is not None else None
    if whose is None or parts is None:
        sheet.badge(BADGE, y + 14.0, column)
        missing = whose.missing if isinstance(whose, Times) else result.missing
        reasons = " ".join(speech.say(each) for each in missing)
        why = speech("decisions.unknown-why", why=reasons) if reasons else speech("value.unknown")
        lines = lines_of(why, speech.language, room, most=3)
        sheet.words(_LEFT, y + 18.3, lines, ink="muted")
        thing = Thing(kind="part", column=column, matter=matter)
        sheet.hit(_LEFT, y, room, len(lines) * STEP + 10.0, thing, why)
        return y + len(lines) * STEP + 24.0
    top = y + _NAMES
    sheet.badge(BADGE, top + BAR / 2, column)
    _set_names(sheet, axis, y + 12.0, segments, scenario, speech)
    for segment in segments:
        left, right = axis.x(segment.start), axis.x(segment.start + segment.days)
        fill, edge, texture = _look(segment.cause, column)
        sheet.bar(left, top, right - left, BAR, fill, edge, texture)
        number = speech.number(segment.days, 1)
        if segment.cause in _WRITTEN and text_width(number, SMALL) + 6.0 <= right - left:
            ink = f"on.{column}" if segment.cause == "meeting" else "text"
            middle = (left + right) / 2
            sheet.words(middle, top + BAR / 2 + 4.0, number, size=SMALL, ink=ink, align="middle")
        thing = Thing(
            kind="part",
            column=column,
            matter=matter,
            body=None if segment.wait is None else segment.wait.body,
            part=segment.cause,
        )
        sheet.hit(left, top, max(right - left, 2.0), BAR, thing, _said(segment, scenario, speech))
    # Where a body's waits end, whatever they are, the next begins.
    for before, after in pairwise(segments):
        if before.wait is not after.wait:
            x = axis.x(after.start)
            sheet.line([(x, top), (x, top + BAR)], "surface", 2.0)
    y = top + BAR + 6.0
    sums = [speech("decisions.sum.decision", days=speech.number(_sum(parts, legal=False), 1))]
    if parts.legal:
        sums.append(speech("decisions.sum.finality", days=speech.number(_sum(parts, legal=True), 1)))
    total = shortened(" · ".join(sums), room, SIZE, True)
    sheet.words(_LEFT, y + 12.0, total, bold=True)
    lines = lines_of("\u00a0· ".join(_listed(parts, segments, scenario, speech)), speech.language, room, most=12)
    lines = tuple([line.removesuffix(" ·").removesuffix("\u00a0·") for line in lines])
    sheet.words(_LEFT, y + 12.0 + STEP, lines)
    return y + (len(lines) + 1) * STEP + 18.0


def _set_names(
    sheet: Sheet, axis: _Axis, baseline: float, segments: Sequence[Segment], scenario: Scenario, speech: Catalog
) -> None:
    """Write each body's name above its waits, where there is room for some of it."""
    groups: list[tuple[str, float, float]] = []
    last: Wait | None = None
    for segment in segments:
        end = segment.start + segment.days
        if segment.wait is not None:
            if segment.wait is last:
                groups[-1] = (*groups[-1][:2], end)
            else:
                named = body_name(scenario, segment.wait.body).in_language(speech.language)
                groups.append((named, segment.start, end))
        last = segment.wait
    for named, start, end in groups:
        room = axis.x(end) - axis.x(start) - 4.0
        text = shortened(named, max(room, 0.0), SMALL)
        if text == named or len(text) > max(_NAMED, len(named) / 2):
            sheet.words(axis.x(start) + 1.0, baseline, text, size=SMALL, ink="muted")


def _sum(parts: Parts, *, legal: bool) -> float:
    """The mean from readiness on, with the parts that are too short to be drawn."""
    periods = sum(period.days for period in parts.legal) if legal else 0.0
    return sum(wait.days for wait in parts.waits) + parts.taken_over + periods


def _listed(parts: Parts, segments: Sequence[Segment], scenario: Scenario, speech: Catalog) -> Iterator[str]:
    """Every part with its days: bodies with the sum of their waits, and what of it is no mere wait for a meeting."""
    if parts.preparation is None:
        yield speech("decisions.preparation-unknown")
    else:
        yield speech(
            "decisions.listed", what=speech("cli.simulate.part.preparation"), days=_days(parts.preparation, speech)
        )
    least = max(_LISTED * sum(wait.days for wait in parts.waits), _LEAST)
    others = [wait.days for wait in parts.waits if 0 < wait.days < least]
    for wait in parts.waits:
        if wait.days < least:
            continue
        further = [
            speech("decisions.listed", what=speech(f"cli.simulate.part.{cause}"), days=_days(days, speech))
            for cause, days in _causes(wait)
            if cause != "meeting" and days >= _LEAST
        ]
        named = body_name(scenario, wait.body).in_language(speech.language)
        text = speech(f"decisions.listed.{wait.step}", what=named, days=_days(wait.days, speech))
        yield f"{text} ({', '.join(further)})" if further else text
    if others:
        yield speech("decisions.listed.others", n=len(others), days=_days(sum(others), speech))
    for segment in segments:
        if segment.wait is None and segment.cause != "preparation":
            what = speech(f"cli.simulate.part.{segment.cause}")
            yield speech("decisions.listed", what=what, days=_days(segment.days, speech))


def _days(value: float, speech: Catalog) -> str:
    return speech.number(value, 1)


def _said(segment: Segment, scenario: Scenario, speech: Catalog) -> str:
    what = speech(f"cli.simulate.part.{segment.cause}")
    line = speech("decisions.listed-days", what=what, days=_days(segment.days, speech))
    if segment.wait is None:
        return line
    share = speech("decisions.share", share=speech.number(100 * segment.wait.share, 0))
    return "\n".join([body_name(scenario, segment.wait.body).in_language(speech.language), line, share])
