"""What one meeting more a month of each body would shorten, draft beside draft."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.deciding.results import Gain, Interval
from orgsim.drawing.decisions.contrast import with_interval
from orgsim.drawing.decisions.drawing import DecisionsDrawing, Thing
from orgsim.drawing.decisions.sheet import (
    BADGE,
    PAD,
    ROW,
    SIZE,
    SMALL,
    STEP,
    Sheet,
    label_columns,
    name_lines,
    text_width,
    ticks,
)
from orgsim.drawing.text.shortening import shortened
from orgsim.messages import Catalog, catalog
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_BAR = 11.0
_AXIS = 30.0
_BEYOND = 1.03


def draw_gains(
    gains: Sequence[Sequence[Gain]],
    scenarios: Sequence[Scenario],
    *,
    width: float,
    letters: str,
    language: Language,
) -> DecisionsDrawing:
    """The gains of every draft with their intervals, the largest first, in a drawing `width` wide."""
    speech = catalog(language)
    sheet = Sheet(width, letters)
    y = sheet.titles(0.0, scenarios, language)
    by_id = [{gain.body: gain for gain in its} for its in gains]
    every = [gain for its in gains for gain in its]
    if not every:
        return sheet.nothing(y, speech("decisions.no-gains"), language)
    best = {gain.body: max(its[gain.body].days for its in by_id if gain.body in its) for gain in every}
    labels, left = label_columns(width)
    numbers = max(text_width(_written(gain, speech)) for gain in every)
    right = max(width - numbers - PAD, left + 40.0)
    ends = [end for gain in every for end in _ends(gain)]
    low, high = min(0.0, *ends), max(*ends, 0.1) * _BEYOND
    scale = (right - left) / (high - low)
    zero = left - low * scale
    title = shortened(speech("decisions.axis.gains"), width, SMALL)
    sheet.words(0.0, y + 11.0, title, size=SMALL, ink="muted")
    y += 16.0
    bodies = sorted(best, key=lambda body: -best[body])
    names = {gain.body: gain for gain in reversed(every)}
    label_lines = {body: name_lines(names[body].name, language, labels) for body in bodies}
    tall = {body: max(len(gains) * ROW, len(label_lines[body]) * STEP) + 10.0 for body in bodies}
    bottom = y + _AXIS - 6.0 + sum(tall.values())
    for mark in ticks(high, right - zero):
        x = zero + mark * scale
        sheet.words(x, y + 14.0, speech.number(mark), size=SMALL, ink="plot", align="middle")
        sheet.line([(x, y + 19.0), (x, bottom)], "axis" if mark == 0 else "grid")
    sheet.head(y, y + _AXIS - 6.0, bottom)
    y += _AXIS - 6.0
    for body in bodies:
        height, label = tall[body], label_lines[body]
        sheet.words(0.0, y + height / 2 - (len(label) - 1) * STEP / 2 + 4.3, label)
        sheet.block(0.0 if body == bodies[0] else y, y + height)
        top = y + (height - len(gains) * ROW) / 2
        for column, its in enumerate(by_id):
            middle = top + (column + 0.5) * ROW
            sheet.badge(labels + PAD + BADGE, middle, column)
            gain = its.get(body)
            if gain is None:
                absent = unit_of(scenarios[column], body) is None
                none = speech("decisions.no-body" if absent else "decisions.no-gain")
                sheet.words(left + 6.0, middle + 4.3, shortened(none, width - left - 6.0, SIZE), ink="muted")
                continue
            _set_gain(sheet, gain, zero, scale, middle, column)
            sheet.words(right + PAD, middle + 4.3, _written(gain, speech))
            thing = Thing(kind="gain", column=column, body=body)
            sheet.hit(left, top + column * ROW, width - left, ROW, thing, _said(gain, speech))
        y += height
        sheet.line([(0.0, y), (width, y)], "hairline")
    return sheet.drawing(y + 1.0)


def _ends(gain: Gain) -> tuple[float, ...]:
    return (gain.days,) if gain.interval is None else (gain.days, gain.interval.low, gain.interval.high)


def _set_gain(sheet: Sheet, gain: Gain, zero: float, scale: float, middle: float, column: int) -> None:
    ink = f"fill.{column}"
    end = zero + gain.days * scale
    sheet.bar(min(zero, end), middle - _BAR / 2, max(abs(end - zero), 1.0), _BAR, f"tint.{column}", ink)
    if gain.interval is not None:
        low, high = zero + gain.interval.low * scale, zero + gain.interval.high * scale
        sheet.line([(low, middle), (high, middle)], ink, 1.5)
        for x in (low, high):
            sheet.line([(x, middle - 4.0), (x, middle + 4.0)], ink, 1.5)


def _written(gain: Gain, speech: Catalog) -> str:
    days = speech.number(-gain.days, 1, signed=True)
    return speech("decisions.gain", days=days, meetings=gain.meetings, added=gain.added_a_year)


def _said(gain: Gain, speech: Catalog) -> str:
    days = speech.number(-gain.days, 1, signed=True)
    if gain.interval is not None:
        days = with_interval(days, Interval(-gain.interval.high, -gain.interval.low), speech)
    return "\n".join(
        [
            gain.name.in_language(speech.language),
            speech("decisions.gain", days=days, meetings=gain.meetings, added=gain.added_a_year),
            speech("decisions.said.gain-matters", n=len(gain.matters)),
        ]
    )
