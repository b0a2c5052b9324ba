"""The meetings of a year as months of weeks, a calendar for each draft: a sign for each body's meeting."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import ceil
from typing import Final

import msgspec

from orgsim.analysis.deciding.holidays import free_days
from orgsim.analysis.deciding.results import Agenda, Result
from orgsim.drawing.decisions.common import no_meetings
from orgsim.drawing.decisions.drawing import DecisionsDrawing, Form, Inside, Thing, moved, together
from orgsim.drawing.decisions.sheet import BADGE, SIZE, SMALL, STEP, Sheet, bodies_of, lines_of, text_width
from orgsim.drawing.text.shortening import shortened
from orgsim.messages import Catalog, catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_FORMS: Final[tuple[Form, ...]] = ("disc", "square", "diamond", "up", "down", "star")
_INSIDES: Final[tuple[Inside, ...]] = ("full", "hollow", "dotted")
_OTHERS: Final[tuple[Form, Inside]] = "tick", "full"
"""The sign of bodies for which no other is left."""
_MORE: Final[tuple[Form, Inside]] = "cross", "full"
"""The sign of more meetings on a day than there is room for."""
_BESIDE: Final = (6, 4, 3, 2, 1)
"""How many months may stand beside each other."""
_DRAFTS_GAP = 36.0
_MONTHS_GAP = 18.0
_CELL = (22.0, 34.0)
"""Width of a day."""
_SIDE_BY_SIDE = 3
"""Months that a calendar has beside each other at least where calendars stand so."""
_NAME = 22.0
_WEEKDAYS = 16.0
_NUMBER = 15.0
_SIGNS = 10.0
"""Height of a row of signs in a day."""
_PITCH = 9.5
_RADIUS = 3.4
_DAYS = 7


class Look(msgspec.Struct, frozen=True):
    """The sign of a body."""

    form: Form
    inside: Inside


def draw_calendar(
    results: Sequence[Result],
    scenarios: Sequence[Scenario],
    *,
    width: float,
    letters: str,
    language: Language,
) -> DecisionsDrawing:
    """The calendars of all drafts, beside each other where these are wide enough, in a drawing `width` wide.

    A body has the same sign in every draft.
    """
    speech = catalog(language)
    looks = looks_of(results)
    beside = next(
        (count for count in range(len(results), 1, -1) if _months_beside(_room(width, count)) >= _SIDE_BY_SIDE), 1
    )
    room = _room(width, beside)
    panels = [
        _Panel(column, its, scenario, looks, room, letters, speech)
        for column, (its, scenario) in enumerate(zip(results, scenarios, strict=True))
    ]
    y, placed = 0.0, []
    for first in range(0, len(panels), beside):
        row = panels[first : first + beside]
        head = max(panel.head for panel in row)
        drawn = [panel.drawn(head) for panel in row]
        placed += [moved(its, at * (room + _DRAFTS_GAP), y) for at, its in enumerate(drawn)]
        y += max(its.height for its in drawn) + _DRAFTS_GAP / 2
    whole = together(placed)
    return msgspec.structs.replace(whole, width=width, height=max(y - _DRAFTS_GAP / 2, 0.0))


def looks_of(results: Sequence[Result]) -> dict[str, Look]:
    """The signs of the bodies that have agendas in any draft."""
    signs = [Look(form, inside) for inside, form in product(_INSIDES, _FORMS)]
    return {body: signs[at] if at < len(signs) else Look(*_OTHERS) for at, body in enumerate(bodies_of(results))}


def weeks_of(year: int, month: int) -> tuple[dt.date, ...]:
    """The Mondays of the weeks that have a day of that month."""
    first = dt.date(year, month, 1)
    last = _last(year, month)
    monday = first - dt.timedelta(days=first.weekday())
    return tuple([monday + dt.timedelta(days=_DAYS * at) for at in range((last - monday).days // _DAYS + 1)])


def months_of(first: dt.date, last: dt.date) -> Iterator[tuple[int, int]]:
    """Year and month of every month from that of `first` to that of `last`."""
    for at in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield at // 12, at % 12 + 1


def _last(year: int, month: int) -> dt.date:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def _room(width: float, drafts: int) -> float:
    return (width - (drafts - 1) * _DRAFTS_GAP) / drafts


def _months_beside(room: float) -> int:
    return next((count for count in _BESIDE if _cell(room, count) >= _CELL[0]), 1)


def _cell(room: float, months: int) -> float:
    """Width of a day; the numbers of weeks take as much."""
    return (room - (months - 1) * _MONTHS_GAP) / months / (_DAYS + 1)


class _Panel:
    """The calendar of a draft."""

    def __init__(
        self,
        column: int,
        result: Result,
        scenario: Scenario,
        looks: Mapping[str, Look],
        room: float,
        letters: str,
        speech: Catalog,
    ) -> None:
        self._column, self._result, self._looks, self._speech = column, result, looks, speech
        self._beside = _months_beside(room)
        self._cell = min(_cell(room, self._beside), _CELL[1])
        self._sheet = Sheet(room, letters)
        by_day: dict[dt.date, list[Agenda]] = defaultdict(list)
        for agenda in result.agendas:
            for day in agenda.meetings:
                by_day[day].append(agenda)
        self._by_day = dict(by_day)
        self._fit = max(int((self._cell - 2.0) / _PITCH), 1)
        most = max(map(len, by_day.values()), default=0)
        self._rows = min(max(ceil(most / self._fit), 1), 2)
        self._crowded = most > self._fit * self._rows
        self._set_head(scenario)

    def _set_head(self, scenario: Scenario) -> None:
        sheet, speech = self._sheet, self._speech
        title = shortened(scenario.title.in_language(speech.language), sheet.width - 2 * BADGE - 6, SIZE, True)
        sheet.badge(BADGE, 10.0, self._column)
        sheet.words(2 * BADGE + 6, 14.3, title, bold=True)
        x, y = 0.0, 26.0
        for look, text, body, evenly in self._entries():
            said = shortened(text, sheet.width - 16.0, SMALL)
            width = 16.0 + text_width(said, SMALL)
            if x and x + width > sheet.width:
                x, y = 0.0, y + 17.0
            if look is None:
                sheet.bar(x, y + 2.0, 11.0, 11.0, "hover", "axis")
            else:
                sheet.sign(x + 5.5, y + 7.5, _RADIUS + 0.6, look.form, self._ink(evenly=evenly), look.inside)
            sheet.words(x + 16.0, y + 11.5, said, size=SMALL, ink="muted")
            if body is not None:
                thing = Thing(kind="body", column=self._column, body=body)
                sheet.hit(x, y, width, 16.0, thing, text)
            x += width + 16.0
        if not self._by_day:
            lines = lines_of(no_meetings([self._result], "decisions.no-calendar", speech), speech.language, sheet.width)
            sheet.words(0.0, y + 34.0, lines, ink="muted")
            y += len(lines) * STEP + 6.0
        self.head = y + 26.0
        """Where the months may begin."""

    def _entries(self) -> Iterator[tuple[Look | None, str, str | None, bool]]:
        """Look, text, body and whether it is spread evenly, of each line of the key; without a look: free days."""
        speech = self._speech
        for agenda in self._result.agendas:
            kind = "example" if agenda.evenly else "body"
            text = speech(f"decisions.calendar.{kind}", body=agenda.name, n=len(agenda.meetings))
            yield self._looks[agenda.body], text, agenda.body, agenda.evenly
        if self._crowded:
            yield Look(*_MORE), speech("decisions.calendar.more"), None, False
        yield None, speech("decisions.calendar.free"), None, False

    def _ink(self, *, evenly: bool) -> str:
        return "muted" if evenly else f"fill.{self._column}"

    def drawn(self, head: float) -> DecisionsDrawing:
        """The whole panel, its months from `head` on."""
        months = list(months_of(self._result.first, self._result.last))
        wide = (_DAYS + 1) * self._cell
        tall = _NUMBER + self._rows * _SIGNS + 2.0
        y = head
        for first in range(0, len(months), self._beside):
            row = months[first : first + self._beside]
            weeks = max(len(weeks_of(*month)) for month in row)
            for at, (year, month) in enumerate(row):
                self._set_month(year, month, at * (wide + _MONTHS_GAP), y, tall, named_year=(year, month) == months[0])
            following = y + _NAME + _WEEKDAYS + weeks * tall
            self._sheet.block(0.0 if first == 0 else y, following)
            y = following + _MONTHS_GAP
        return self._sheet.drawing(y - _MONTHS_GAP)

    def _set_month(self, year: int, month: int, x: float, y: float, tall: float, *, named_year: bool) -> None:
        sheet, speech, cell = self._sheet, self._speech, self._cell
        name = speech(f"month.{month}")
        if named_year or month == 1:
            name = f"{name} {year}"
        sheet.words(x + cell + 2.0, y + 14.0, name, bold=True)
        meets = any((day.year, day.month) == (year, month) for day in self._by_day)
        # Where no body is known to handle anything, nothing is known of meetings either.
        if self._by_day and not meets:
            room = _DAYS * cell - text_width(name, bold=True) - 12.0
            none = speech("decisions.calendar.none")
            if text_width(none, SMALL) <= room:
                right = x + (_DAYS + 1) * cell
                sheet.words(right, y + 14.0, none, size=SMALL, ink="muted", align="right")
        y += _NAME
        sheet.words(x + cell - 6.0, y + 11.0, speech("decisions.calendar.week"), size=SMALL, ink="muted", align="right")
        for weekday in range(_DAYS):
            middle = x + (weekday + 1.5) * cell
            text = speech(f"weekday.short.{weekday}")
            sheet.words(middle, y + 11.0, text, size=SMALL, ink="muted", align="middle")
        y += _WEEKDAYS
        mondays = weeks_of(year, month)
        for at, monday in enumerate(mondays):
            top = y + at * tall
            number = str(monday.isocalendar().week)
            sheet.words(x + cell - 6.0, top + 12.0, number, size=SMALL, ink="muted", align="right")
            for weekday in range(_DAYS):
                day = monday + dt.timedelta(days=weekday)
                if day.month == month:
                    self._set_day(day, x + (weekday + 1) * cell, top, tall)
        bottom = y + len(mondays) * tall
        sheet.line([(x + cell - 2.0, y), (x + cell - 2.0, bottom)], "hairline")

    def _set_day(self, day: dt.date, x: float, y: float, tall: float) -> None:
        sheet, cell = self._sheet, self._cell
        free = day in free_days(day.year)
        agendas = self._by_day.get(day, [])
        if free:
            sheet.bar(x + 1.0, y + 1.0, cell - 2.0, tall - 2.0, "hover", "axis")
        ink = "muted" if free or day.weekday() > 4 or not self._result.first <= day <= self._result.last else "text"
        sheet.words(x + cell / 2, y + 12.0, str(day.day), size=SMALL, ink=ink, bold=bool(agendas), align="middle")
        if not agendas:
            return
        room = self._fit * self._rows
        shown: list[tuple[Look, bool]] = [(self._looks[its.body], its.evenly) for its in agendas]
        if len(shown) > room:
            shown = [*shown[: room - 1], (Look(*_MORE), False)]
        for first in range(0, len(shown), self._fit):
            row = shown[first : first + self._fit]
            for at, (look, evenly) in enumerate(row):
                middle = x + cell / 2 + (at - (len(row) - 1) / 2) * _PITCH
                top = y + _NUMBER + first // self._fit * _SIGNS
                sheet.sign(middle, top + _SIGNS / 2, _RADIUS, look.form, self._ink(evenly=evenly), look.inside)
        sheet.hit(x, y, cell, tall, Thing(kind="day", column=self._column, day=day), self._said(day, agendas))

    def _said(self, day: dt.date, agendas: Sequence[Agenda]) -> str:
        speech = self._speech
        weekday = speech(f"weekday.short.{day.weekday()}")
        said = speech("decisions.calendar.day", weekday=weekday, day=day, week=str(day.isocalendar().week))
        return "\n".join([said, *[agenda.name.in_language(speech.language) for agenda in agendas]])
