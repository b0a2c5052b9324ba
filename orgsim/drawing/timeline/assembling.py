"""Timelines of drafts are drawn: bands with lanes, rows and what has no date, on one axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from math import inf

import msgspec

from orgsim.analysis.timeline.spans import Days, Lane, Timeline, When, timeline
from orgsim.drawing.timeline.axis import Axis, end_of, fitted, share_axes, start_of
from orgsim.drawing.timeline.drawing import RULER, TITLE, TITLE_LINE, Band, LaneRow, Run, TimelineDrawing, Undated
from orgsim.drawing.timeline.floors import floors_of
from orgsim.drawing.timeline.legend import Entry, legend_of
from orgsim.drawing.timeline.marks import (
    CAPTION,
    DISC,
    NAME,
    NAME_LINE,
    Ghost,
    Mark,
    begins_at,
    lines_within,
    place_mark,
    words_of,
)
from orgsim.drawing.timeline.placing import BAND_PAD, BESIDE_DISC, LANE_PAD, PAD
from orgsim.drawing.timeline.rows import rows_of
from orgsim.messages import Catalog, Message, catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language, Text

_TITLE_LEFT = 36.0
_LANE_SHARE = 0.17
_LANE = (104.0, 215.0)
_UNDATED = (128.0, 235.0)
_ROW_GAP = 5.0
_ALONG_GAP = 12.0
_BANDS_GAP = 10.0
_EMPTY = 44.0
_ALIKE = 1.02
"""How much longer a day of one axis may be than that of another without anybody being misled."""
_END = 24.0
_FEW = 100
"""Events of a lane up to which all are placed before the rows are filled."""
_BEFORE_LIMIT = 72.0
"""Free room at the left end of an axis, where what must be done by a day has its arrow."""


def draw_timeline(
    scenarios: Sequence[Scenario],
    *,
    language: Language,
    width: float,
    days: Mapping[int, float] | None = None,
    today: dt.date | None = None,
    reference: int = 0,
    columns: Sequence[int] | None = None,
    down_to: float = inf,
) -> TimelineDrawing:
    """The timelines of `scenarios` in a drawing that is `width` wide.

    `days` has the pixels of a day by axis; an axis that it lacks is fitted into the width. Where an event of the
    `reference` is at another time in the other scenarios, those show where it was. Only the bands of `columns` are
    drawn, of all unless told. Events that would stand
    wholly below `down_to` may be left out, and the height be what they are likely to take.
    """
    drawn = range(len(scenarios)) if columns is None else columns
    speech = catalog(language)
    lines = [timeline(scenario) for scenario in scenarios]
    axes, which = share_axes([its.covered for its in lines])
    has_undated = any(lane.undated for column in drawn for lane in lines[column].lanes)
    left = min(max(width * _LANE_SHARE, _LANE[0]), _LANE[1])
    right = width - (min(max(width * _LANE_SHARE, _UNDATED[0]), _UNDATED[1]) if has_undated else 0.0)
    limits = any("by" in its.manners for its in lines)
    margins = (_BEFORE_LIMIT if limits else _END, _END)
    fits = [fitted(axis, right - left, margins).day for axis in axes]
    scale = tuple((days or {}).get(number, fit) for number, fit in enumerate(fits))
    plane = _Plane(scenarios, lines, axes, which, scale, (left, right), width, margins, speech, reference, down_to)
    plane.set_all(drawn)
    return TimelineDrawing(
        width=width,
        height=plane.y,
        laid=plane.laid,
        plane=(left, right),
        axes=axes,
        margins=margins,
        days=scale,
        runs=tuple(plane.runs),
        bands=tuple(plane.bands),
        lanes=tuple(plane.lanes),
        marks=tuple(plane.marks),
        floors=floors_of(plane.marks),
        undated=tuple(plane.undated),
        legend=legend_of(lines, axes, _ghosted(scenarios, lines, which, reference, drawn), today, language),
        today=None if today is None else start_of(today) + 0.5,
    )


def timeline_legend(
    scenarios: Sequence[Scenario],
    *,
    language: Language,
    today: dt.date | None = None,
    reference: int = 0,
    columns: Sequence[int] | None = None,
) -> tuple[Entry, ...]:
    """The legend that the drawing of these timelines has, at whatever width."""
    lines = [timeline(scenario) for scenario in scenarios]
    axes, which = share_axes([its.covered for its in lines])
    drawn = range(len(scenarios)) if columns is None else columns
    return legend_of(lines, axes, _ghosted(scenarios, lines, which, reference, drawn), today, language)


def least_height(scenarios: Sequence[Scenario], width: float, columns: Sequence[int] | None = None) -> float:
    """Less than a fitted drawing of that width is high: its discs alone need that, the words left out."""
    drawn = range(len(scenarios)) if columns is None else columns
    dated = (len(lane.dated) for column in drawn for lane in timeline(scenarios[column]).lanes)
    in_a_row = max((width + _ALONG_GAP) // (2 * DISC + _ALONG_GAP), 1.0)
    return sum(2 * DISC * (count // in_a_row) for count in dated)


class _Plane:
    """Sets band after band."""

    def __init__(
        self,
        scenarios: Sequence[Scenario],
        lines: Sequence[Timeline],
        axes: Sequence[Axis],
        which: Sequence[int | None],
        scale: Sequence[float],
        sides: tuple[float, float],
        width: float,
        margins: tuple[float, float],
        speech: Catalog,
        reference: int,
        down_to: float,
    ) -> None:
        self._scenarios, self._lines, self._axes, self._which, self._scale = scenarios, lines, axes, which, scale
        self._left, self._right = sides
        self._width, self._margins, self._speech, self._reference = width, margins, speech, reference
        self._first = _ids(scenarios[reference]) if scenarios else {}
        self._down_to = down_to
        self._dated, self._undated = _Mean(2 * DISC + _ROW_GAP), _Mean(2 * DISC + _ROW_GAP)
        self._is_whole = True
        self.y = 0.0
        self.runs: list[Run] = []
        self.bands: list[Band] = []
        self.lanes: list[LaneRow] = []
        self.marks: list[Mark] = []
        self.undated: list[Undated] = []

    @property
    def laid(self) -> float:
        """The height down to which nothing is left out."""
        return self.y if self._is_whole else self._down_to

    def set_all(self, columns: Sequence[int]) -> None:
        """Set the bands of `columns`."""
        for place, column in enumerate(columns):
            if place:
                self.y += _BANDS_GAP
            axis = self._which[column]
            going_on = place > 0 and axis is not None and axis == self._which[columns[place - 1]]
            top = self.y
            if self._lines[column].lanes and not going_on:
                self.y += RULER
            self._set_band(column, axis)
            if self._lines[column].lanes:
                if going_on:
                    self.runs[-1] = msgspec.structs.replace(self.runs[-1], bottom=self.y)
                else:
                    self.runs.append(Run(axis=axis, note=self._scale_note(axis), top=top, bottom=self.y))

    def _scale_note(self, axis: int | None) -> tuple[str, ...]:
        """What is said of an axis on which a day takes another length than on others."""
        used = {self._scale[each] for each in self._which if each is not None}
        if axis is None or max(used) <= min(used) * _ALIKE:
            return ()
        speech, room = self._speech, self._left - 2 * PAD
        return lines_within(speech("timeline.own-scale"), speech.language, room, CAPTION).lines

    def _set_band(self, column: int, axis: int | None) -> None:
        scenario, its, speech = self._scenarios[column], self._lines[column], self._speech
        top = self.y
        title = _broken(scenario.title, speech.language, self._width - 2 * _TITLE_LEFT, TITLE, bold=True)
        self.y += len(title) * TITLE_LINE + 2 * BAND_PAD
        lanes_top = self.y
        for number, lane in enumerate(its.lanes):
            self._set_lane(column, number, lane, axis)
        empty = "" if its.lanes else speech("timeline.none")
        self.y += _EMPTY if empty else 0.0
        self.bands.append(
            Band(
                column=column,
                axis=axis,
                title=title,
                caption=_counts(its, speech),
                empty=empty,
                top=top,
                lanes_top=lanes_top,
                bottom=self.y,
            )
        )

    def _set_lane(self, column: int, number: int, lane: Lane, axis: int | None) -> None:
        if self.y > self._down_to:
            self._is_whole = False
            likely = max(self._dated.of(len(lane.dated)), self._undated.of(len(lane.undated)), 2 * DISC)
            self.y += likely + 2 * LANE_PAD
            return
        speech = self._speech
        top = self.y + LANE_PAD
        room = self._left - 2 * PAD
        name = (
            lines_within(speech("timeline.no-lane"), speech.language, room, NAME, True).lines
            if lane.name is None
            else _name_lines(lane.name, speech, room)
        )
        bottom = top + max(len(name) * NAME_LINE, 2 * DISC)
        if axis is not None:
            bottom = max(bottom, self._set_marks(column, number, lane, axis, top))
        bottom = max(bottom, self._set_undated(column, lane, top))
        self.lanes.append(
            LaneRow(column=column, lane=number, unit=lane.unit, name=name, top=self.y, bottom=bottom + LANE_PAD)
        )
        self.y = bottom + LANE_PAD

    def _set_marks(self, column: int, number: int, lane: Lane, axis: int, top: float) -> float:
        """Place the dated events of a lane, those that collide below each other; the lower end of all."""
        along, day = self._axes[axis], self._scale[axis]
        room = self._right - self._left
        # What is shorter than the plane stands in its middle: what is beside it is room for words.
        spare = max(room - sum(self._margins) - along.length(day), 0.0) / 2
        low = -self._margins[0] - spare
        high = along.length(day) + self._margins[1] + spare
        scenario, whens = self._scenarios[column], self._lines[column].whens

        def span_of(when: When) -> tuple[float, float]:
            assert when.span is not None, "a dated event has a span"
            start, end = _along(when.span, along, day)
            # The limit is the end of its day.
            return (end, end) if when.manner == "by" and when.span.count == 1 else (start, end)

        def placed(at: int) -> Mark:
            when = whens[at]
            return place_mark(
                scenario.timeline[at],
                when.manner,
                span_of(when),
                None if when.certain is None else _along(when.certain, along, day),
                (low, high),
                self._speech,
                room=room,
                column=column,
                index=at,
                lane=number,
                ghost=self._ghost(column, axis, at),
            )

        if len(lane.dated) <= _FEW:
            marks = {at: placed(at) for at in lane.dated}
            begins = sorted([(mark.left, at) for at, mark in marks.items()])
            place = marks.__getitem__
        else:
            # Of a mark it is not known where it begins before its words are broken into lines.
            begins = sorted([(begins_at(whens[at].manner, span_of(whens[at])), at) for at in lane.dated])
            place = placed
        order = [at for _, at in begins]
        y = top
        moved: dict[int, Mark] = {}
        for row in rows_of([begin for begin, _ in begins], lambda number: place(order[number]), _ALONG_GAP):
            y += _ROW_GAP if moved else 0.0
            for mark in row:
                moved[mark.event] = msgspec.structs.replace(mark, top=y, bottom=y + mark.bottom)
            y += max(mark.bottom for mark in row)
            if y > self._down_to:
                break
        self.marks += [moved[at] for at in lane.dated if at in moved]
        return y + self._rest(self._dated, y - top, len(moved), len(lane.dated))

    def _rest(self, mean: _Mean, height: float, placed: int, count: int) -> float:
        """What is likely to be taken by those of `count` that were not placed."""
        mean.add(height, placed)
        self._is_whole = self._is_whole and placed == count
        return mean.of(count - placed)

    def _ghost(self, column: int, axis: int, at: int) -> Ghost | None:
        """Where the event is in the reference, where that is another time on the same axis."""
        first = self._reference
        if column == first or self._which[first] != axis:
            return None
        other = self._first.get(self._scenarios[column].timeline[at].id)
        when = None if other is None else self._lines[first].whens[other]
        if when is None or not _is_shifted(when, self._lines[column].whens[at]):
            return None
        assert when.span is not None, "what is shifted has a date"
        start, end = _along(when.span, self._axes[axis], self._scale[axis])
        return Ghost(end if when.manner == "by" else (start + end) / 2, first)

    def _set_undated(self, column: int, lane: Lane, top: float) -> float:
        room = self._width - self._right - 2 * PAD - 2 * DISC - BESIDE_DISC
        y, before = top, len(self.undated)
        for at in lane.undated:
            event = self._scenarios[column].timeline[at]
            y += _ROW_GAP if y > top else 0.0
            words = words_of(event, room, self._speech, dated=False)
            bottom = y + max(words.height, 2 * DISC)
            self.undated.append(
                Undated(
                    column=column,
                    event=at,
                    id=event.id,
                    kind=event.kind,
                    words=words,
                    left=self._right + PAD,
                    top=y,
                    bottom=bottom,
                )
            )
            y = bottom
            if y > self._down_to:
                break
        return y + self._rest(self._undated, y - top, len(self.undated) - before, len(lane.undated))


class _Mean:
    """What an event takes of the height, in the mean of those that were placed; `first`: before any was."""

    def __init__(self, first: float) -> None:
        self._first = first
        self._height, self._count = 0.0, 0

    def add(self, height: float, count: int) -> None:
        """So many more take so much."""
        self._height += height
        self._count += count

    def of(self, count: int) -> float:
        """What so many are likely to take."""
        return count * (self._height / self._count if self._count else self._first)


def _is_shifted(first: When, when: When) -> bool:
    return first.span is not None and when.span is not None and first != when


def _ghosted(
    scenarios: Sequence[Scenario],
    lines: Sequence[Timeline],
    which: Sequence[int | None],
    reference: int,
    columns: Sequence[int],
) -> int | None:
    """The scenario that others show the dates of, if any of `columns` does."""
    if not scenarios or which[reference] is None:
        return None
    first = _ids(scenarios[reference])
    shifted = any(
        _is_shifted(lines[reference].whens[first[event.id]], lines[column].whens[at])
        for column in columns
        if column != reference and which[column] == which[reference]
        for at, event in enumerate(scenarios[column].timeline)
        if event.id in first
    )
    return reference if shifted else None


def _ids(scenario: Scenario) -> dict[str, int]:
    return {event.id: at for at, event in enumerate(scenario.timeline)}


def _along(days: Days, axis: Axis, day: float) -> tuple[float, float]:
    return axis.x(start_of(days.first), day), axis.x(end_of(days.last), day)


def _name_lines(name: Text | Message, speech: Catalog, room: float) -> tuple[str, ...]:
    if isinstance(name, Message):
        return lines_within(speech.say(name), speech.language, room, NAME, True).lines
    return _broken(name, speech.language, room, NAME, bold=True)


def _broken(text: Text, language: Language, room: float, size: int, *, bold: bool) -> tuple[str, ...]:
    words, spoken = text.spoken(language)
    return lines_within(words, spoken or "fi", room, size, bold).lines


def _counts(its: Timeline, speech: Catalog) -> str:
    if not its.whens:
        return ""
    said = speech("timeline.count", n=len(its.whens))
    undated = sum(when.span is None for when in its.whens)
    return f"{said} · {speech('timeline.count.undated', n=undated)}" if undated else said
