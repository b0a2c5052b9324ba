"""How long decisions take, draft beside draft on one axis of days: over all cases, and matter by matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Literal

from msgspec.structs import replace

from orgsim.analysis.deciding.results import CaseKey, Days, Difference, Interval, Overall, Result, Times
from orgsim.drawing.decisions.common import counted, matters_of, name_of, shown_overall
from orgsim.drawing.decisions.contrast import contrasts, differing, set_contrasts
from orgsim.drawing.decisions.drawing import DecisionsDrawing, Thing
from orgsim.drawing.decisions.shares import peak_of, shares_of
from orgsim.drawing.decisions.sheet import (
    BADGE,
    HEADING,
    PAD,
    ROW,
    SMALL,
    STEP,
    Sheet,
    body_name,
    label_columns,
    lines_of,
    name_lines,
    text_width,
    ticks,
)
from orgsim.drawing.text.shortening import shortened
from orgsim.messages import Catalog, catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

Measure = Literal["decision", "finality"]

HISTOGRAM = 40.0
_CUT = 16.0
"""Room above the bars for what is said of one that is cut."""
ASSUMED = "*"
"""Behind the numbers of a matter of which the draft does not say who decides it."""
_BOX = 10.0
_AXIS = 24.0
_LEAST_BIN = 3.0
_EDGE = 5.0
"""Room right of the numbers, where the frame of what is chosen stands."""
_BEYOND = 1.03
"""How much further the axis goes than the longest of nine in ten."""


def draw_spread(
    results: Sequence[Result],
    scenarios: Sequence[Scenario],
    *,
    width: float,
    letters: str,
    language: Language,
    measure: Measure = "decision",
    axis_days: float | None = None,
    by_matter: bool = True,
    differences: Sequence[Difference] = (),
) -> DecisionsDrawing:
    """The distributions of `results`, which are of `scenarios`, in a drawing `width` wide.

    All rows have one axis, which ends where the longest of their nine in ten do, or at `axis_days`. Without
    `by_matter` there are no rows but that of all cases. `differences` of the drafts are of the days to the decision:
    they are told where these are shown.
    """
    matters = matters_of(results) if by_matter else {}
    return _Spread(
        results, scenarios, width, letters, catalog(language), measure, axis_days, matters, differences
    ).drawn()


def numbers(days: Days, speech: Catalog) -> str:
    """The median and within what nine of ten are, as short as can be understood."""
    return speech("decisions.numbers", median=_whole(days.median, speech), p90=_whole(days.p90, speech))


def _whole(value: float, speech: Catalog) -> str:
    return speech.number(value, 0)


def _within(interval: Interval | None, decimals: int, speech: Catalog) -> str:
    """(low–high) after a number, where the interval is known."""
    if interval is None:
        return ""
    return f" ({speech.number(interval.low, decimals)}–{speech.number(interval.high, decimals)})"


def told(days: Days, speech: Catalog) -> tuple[str, str, str]:
    """The mean and the median, with their intervals, and nine of ten: a line of each."""
    mean = f"{speech.number(days.mean, 1)}{_within(days.mean_interval, 1, speech)}"
    median = f"{_whole(days.median, speech)}{_within(days.median_interval, 0, speech)}"
    return (
        speech("decisions.mean", value=mean),
        speech("decisions.median", value=median),
        speech("decisions.nine", value=_whole(days.p90, speech)),
    )


class _Spread:
    """Sets row after row."""

    def __init__(
        self,
        results: Sequence[Result],
        scenarios: Sequence[Scenario],
        width: float,
        letters: str,
        speech: Catalog,
        measure: Measure,
        axis_days: float | None,
        matters: Mapping[str, Sequence[Times | None]],
        differences: Sequence[Difference],
    ) -> None:
        self._results, self._scenarios, self._speech, self._measure = results, scenarios, speech, measure
        self._sheet = Sheet(width, letters)
        self._all, self._is_common = shown_overall(results)
        self._matters = matters
        told_of = differences if measure == "decision" else ()
        self._contrasts = tuple(contrasts(results, told_of, letters, speech))
        self._any_assumed = any(each is not None and _is_assumed(each) for row in matters.values() for each in row)
        known = [days for row in self._matters.values() for days in map(self._days, row) if days is not None]
        overall = [days for days in map(self._days, self._all) if days is not None]
        longest = max([days.p90 for days in [*known, *overall]], default=0.0)
        self._most = axis_days or max(longest * _BEYOND, 1.0)
        mark = f" {ASSUMED}" if self._any_assumed else ""
        rooms = [text_width(numbers(days, speech) + mark) for days in known]
        rooms += [text_width(line, bold=at == 1) for days in overall for at, line in enumerate(told(days, speech))]
        self._labels, self._left = label_columns(width)
        self._right = max(width - max(rooms, default=0.0) - _EDGE - PAD, self._left + 40.0)
        self._numbers = self._right + PAD
        self._day = (self._right - self._left) / self._most

    def _days(self, times: Times | Overall | None) -> Days | None:
        if times is None:
            return None
        return times.decision if self._measure == "decision" else times.finality

    def drawn(self) -> DecisionsDrawing:
        """All of it."""
        sheet, speech = self._sheet, self._speech
        y = sheet.titles(0.0, self._scenarios, speech.language)
        y = self._set_key(y)
        top = y + _AXIS
        marks = self._set_axis(y)
        y = self._set_overall(top)
        sheet.block(0.0, y)
        if self._matters:
            sheet.words(0.0, y + 18.0, speech("decisions.by-matter"), size=HEADING, bold=True)
            sheet.block(y, y + 28.0 + ROW)
            y += 28.0
        for id, row in self._matters.items():
            y = self._set_matter(id, row, y)
        sheet.head(top - _AXIS, top, y)
        return self._with_grid(marks, top, y)

    def _with_grid(self, marks: Sequence[float], top: float, bottom: float) -> DecisionsDrawing:
        ground = Sheet(self._sheet.width, "")
        for mark in marks:
            x = self._x(mark)
            ground.line([(x, top - 4.0), (x, bottom)], "axis" if mark == 0 else "grid")
        above = self._sheet.drawing(bottom)
        below = ground.drawing(bottom)
        return replace(above, shapes=below.shapes + above.shapes)

    def _x(self, days: float) -> float:
        return self._left + min(days, self._most) * self._day

    def _set_key(self, y: float) -> float:
        """Say what the signs are; what is free below."""
        sheet, speech = self._sheet, self._speech
        x = 0.0
        signs = ("box", "median", "nine", "interval", *(("assumed",) if self._any_assumed else ()))
        for sign in signs:
            text = shortened(speech(f"decisions.sign.{sign}"), sheet.width - 34.0, SMALL)
            width = 28.0 + text_width(text, SMALL)
            if x and x + width > sheet.width:
                x, y = 0.0, y + 18.0
            middle = y + 8.0
            match sign:
                case "box":
                    sheet.bar(x, middle - _BOX / 2, 22.0, _BOX, "tint.0", "fill.0")
                case "median":
                    sheet.line([(x + 11.0, middle - 6.0), (x + 11.0, middle + 6.0)], "fill.0", 3.0)
                case "nine":
                    sheet.line([(x, middle), (x + 16.0, middle)], "fill.0", 1.5)
                    sheet.sign(x + 16.0, middle, 4.0, "diamond", "fill.0")
                case "assumed":
                    sheet.words(x + 16.0, middle + 5.0, ASSUMED, bold=True)
                case _:
                    _set_bracket(sheet, x + 4.0, x + 18.0, middle, 0)
            sheet.words(x + 28.0, middle + 4.0, text, size=SMALL, ink="muted")
            x += width + 18.0
        return y + 22.0

    def _set_axis(self, y: float) -> tuple[float, ...]:
        """Write the numbers along the axis; where its marks are."""
        sheet, speech = self._sheet, self._speech
        title = lines_of(speech(f"decisions.axis.{self._measure}"), speech.language, self._labels, size=SMALL)
        sheet.words(0.0, y + (16.0 if len(title) == 1 else 8.0), title, size=SMALL, step=13.0, ink="muted")
        marks = ticks(self._most, self._right - self._left)
        for mark in marks:
            sheet.words(self._x(mark), y + 16.0, speech.number(mark), size=SMALL, ink="plot", align="middle")
        return marks

    def _set_overall(self, y: float) -> float:
        sheet, speech = self._sheet, self._speech
        band = HISTOGRAM + ROW + 6.0
        count = len(self._all[0].matters) if self._all and self._is_common else 0
        named = speech("decisions.all-own")
        if self._is_common:
            named = speech("decisions.all-common" if len(self._all) > 1 else "decisions.all-alone", n=count)
        label = lines_of(named, speech.language, self._labels, bold=True)
        sheet.words(0.0, y + 18.0, label, bold=True)
        depth = 70.0
        if left_out := counted(self._results, speech):
            said = [line for each in left_out for line in lines_of(each, speech.language, self._labels, size=SMALL)]
            first = 20.0 + len(label) * STEP
            sheet.words(0.0, y + first, said, size=SMALL, step=14.0, ink="muted")
            depth = max(depth, first + len(said) * 14.0 - 6.0)
        peak = max([peak_of(days, self._bin) for days in map(self._days, self._all) if days is not None], default=0.0)
        for column, overall in enumerate(self._all):
            days = self._days(overall)
            top = y + column * band
            thing = Thing(kind="matter", column=column)
            sheet.badge(self._labels + PAD + BADGE, top + HISTOGRAM + ROW / 2, column)
            if days is None:
                self._set_unknown(column, None, top + HISTOGRAM, thing)
                continue
            lines = told(days, speech)
            beside = [each.said for each in self._contrasts if column in (each.column, each.other)]
            whole = [self._title(column), *lines, *differing(beside, speech), *_further(days, speech)]
            sheet.hit(self._left, top, sheet.width - self._left, band - 4.0, thing, "\n".join(whole))
            self._set_histogram(days, top, column, peak)
            self._set_box(days, top + HISTOGRAM + ROW / 2, column)
            for at, line in enumerate(lines):
                sheet.words(self._numbers, top + 26.0 + at * STEP, line, bold=at == 1)
        y += max(len(self._all) * band, depth)
        bottom = set_contrasts(sheet, self._contrasts, self._scenarios, y, speech) + 4.0
        sheet.line([(0.0, bottom), (sheet.width, bottom)], "hairline")
        return bottom + 4.0

    @property
    def _bin(self) -> int:
        """How many days a bar of a histogram stands for."""
        return max(ceil(_LEAST_BIN / self._day), 1)

    def _is_cut(self, peak: float) -> bool:
        """Whether the first bar of any draft is higher than the others are drawn."""
        known = [days for days in map(self._days, self._all) if days is not None]
        return any(max(shares_of(days, self._bin)[:1], default=0.0) > peak for days in known)

    def _set_histogram(self, days: Days, top: float, column: int, peak: float) -> None:
        """Add the shares of cases by how long they take, the same share as high in every draft.

        What an office holder decides at once would press all else flat: a first bar above `peak` is cut there, and says
        how much it is. Where the axis ends before the longest cases do, it says how many of them there are.
        """
        sheet, foot = self._sheet, top + HISTOGRAM
        outline = []
        shares = shares_of(days, self._bin)
        room = HISTOGRAM - (_CUT if self._is_cut(peak) else 6.0)
        for at, share in enumerate(shares):
            low, high = at * self._bin, (at + 1) * self._bin
            if low >= self._most:
                break
            height = share / peak * room if share <= peak else HISTOGRAM - 2.0
            left, right = self._x(low), self._x(high)
            outline += [(left, foot - height), (right, foot - height)]
        if outline:
            points = [(outline[0][0], foot), *outline, (outline[-1][0], foot)]
            sheet.line(points, f"fill.{column}", fill=f"tint.{column}")
        free = self._left
        if shares and shares[0] > peak:
            at_once = self._speech("decisions.at-once", n=round(100 * shares[0]))
            free = self._x(self._bin) + 4.0
            sheet.words(free, top + 11.0, at_once, size=SMALL, ink="muted")
            free += text_width(at_once, SMALL) + PAD
        if beyond := round(100 * sum(shares[len(outline) // 2 :])):
            said = self._speech("decisions.beyond-axis", n=beyond)
            left = self._right - text_width(said, SMALL)
            highest = min(y for x, y in outline if x >= left)
            if left >= free:
                sheet.words(self._right, max(highest - 4.0, top + 8.0), said, size=SMALL, ink="muted", align="right")

    def _set_box(self, days: Days, middle: float, column: int) -> None:
        """Add quartiles, median, and where nine of ten end; the median's interval above them."""
        sheet, ink = self._sheet, f"fill.{column}"
        lower, upper, median, nine = map(self._x, (days.lower, days.upper, days.median, days.p90))
        sheet.line([(upper, middle), (nine, middle)], ink, 1.5)
        sheet.bar(lower, middle - _BOX / 2, max(upper - lower, 2.0), _BOX, f"tint.{column}", ink)
        sheet.line([(median, middle - 7.0), (median, middle + 7.0)], ink, 3.0)
        sheet.sign(nine, middle, 4.0, "diamond", ink)
        if days.median_interval is not None:
            low, high = self._x(days.median_interval.low), self._x(days.median_interval.high)
            if high - low >= 2.0:
                _set_bracket(sheet, low, high, middle - 8.0, column)

    def _set_matter(self, id: str, row: Sequence[Times | None], y: float) -> float:
        sheet, speech = self._sheet, self._speech
        name = name_of(row)
        label = name_lines(name, speech.language, self._labels)
        rows = [self._height(column, times) for column, times in enumerate(row)]
        height = max(sum(rows), len(label) * STEP) + 10.0
        sheet.hit(0.0, y, self._labels, height, Thing(kind="matter", matter=id), name.in_language(speech.language))
        first = y + height / 2 - (len(label) - 1) * STEP / 2 + 4.3
        sheet.words(0.0, first, label)
        sheet.block(y, y + height)
        top = y + (height - sum(rows)) / 2
        for column, times in enumerate(row):
            self._set_times(id, column, times, top + sum(rows[:column]))
        sheet.line([(0.0, y + height), (sheet.width, y + height)], "hairline")
        return y + height

    def _set_times(self, id: str, column: int, times: Times | None, y: float) -> None:
        sheet, speech = self._sheet, self._speech
        middle = y + ROW / 2
        sheet.badge(self._labels + PAD + BADGE, middle, column)
        days = self._days(times)
        if days is None or times is None:
            self._set_unknown(column, times, y, Thing(kind="matter", column=column, matter=id))
            return
        thing = Thing(kind="matter", column=column, matter=id, case=times.median_case)
        path = " → ".join(
            body_name(self._scenarios[column], body).in_language(speech.language) for body in times.bodies
        )
        said = [
            times.name.in_language(speech.language),
            self._title(column),
            *([path] if path else []),
            *told(days, speech),
            *_further(days, speech),
            *([speech("decisions.sign.assumed")] if times.assumed else []),
        ]
        sheet.hit(
            self._left - 2 * BADGE - PAD, y, sheet.width - self._left + 2 * BADGE + PAD, ROW, thing, "\n".join(said)
        )
        self._set_box(days, middle, column)
        if times.p90_case is not None:
            self._set_nine(days, middle, thing, times.p90_case)
        sheet.words(self._numbers, middle + 4.3, numbers(days, speech) + (f" {ASSUMED}" if times.assumed else ""))

    def _set_nine(self, days: Days, middle: float, of: Thing, case: CaseKey) -> None:
        """Let the mark at nine of ten be pointed at by itself: such a case can be opened."""
        thing = Thing(kind="matter", column=of.column, matter=of.matter, case=case)
        self._sheet.hit(self._x(days.p90) - 6.0, middle - 8.0, 12.0, 16.0, thing, told(days, self._speech)[2])

    def _height(self, column: int, times: Times | None) -> float:
        """Of a row of a matter: it is higher where it says at some length why it is unknown."""
        return ROW if self._days(times) is not None else ROW + (len(self._why(column, times)[0]) - 1) * STEP

    def _why(self, column: int, times: Times | None) -> tuple[tuple[str, ...], list[str]]:
        """In short what is missing, in lines, and all reasons."""
        speech = self._speech
        of_draft = [speech.say(each) for each in self._results[column].missing]
        reasons = of_draft if times is None else [speech.say(each) for each in times.missing]
        # What the whole draft lacks is said once, of all cases, where these are unknown for it.
        once = of_draft if times is not None and self._days(self._all[column]) is None else []
        short = " ".join([each for each in reasons if each not in once])
        why = speech("decisions.unknown-why", why=short) if short else speech("value.unknown")
        return lines_of(why, speech.language, self._sheet.width - self._left - 8.0), reasons or [why]

    def _set_unknown(self, column: int, times: Times | None, y: float, thing: Thing) -> None:
        """Say what is missing, in the plot's place."""
        sheet = self._sheet
        lines, reasons = self._why(column, times)
        sheet.words(self._left + 4.0, y + ROW / 2 + 4.3, lines, ink="muted")
        named = [] if times is None else [times.name.in_language(self._speech.language)]
        said = "\n".join([*named, self._title(column), *reasons])
        sheet.hit(self._left, y, sheet.width - self._left, ROW + (len(lines) - 1) * STEP, thing, said)

    def _title(self, column: int) -> str:
        return self._scenarios[column].title.in_language(self._speech.language)


def _is_assumed(times: Times) -> bool:
    return times.assumed and times.decision is not None


def _further(days: Days, speech: Catalog) -> tuple[str, ...]:
    """What else the distribution tells, for who points at it."""
    return (
        speech("decisions.quartiles", low=_whole(days.lower, speech), high=_whole(days.upper, speech)),
        speech("decisions.extremes", low=_whole(days.least, speech), high=_whole(days.most, speech)),
        speech("decisions.cases", n=days.cases),
    )


def _set_bracket(sheet: Sheet, left: float, right: float, y: float, column: int) -> None:
    sheet.line([(left, y + 2.0), (left, y - 1.5), (right, y - 1.5), (right, y + 2.0)], f"fill.{column}")
