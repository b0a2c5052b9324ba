"""The rulers of a time axis: days, ISO weeks, months, quarters and years, whichever the zoom leaves room for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from math import ceil, floor, inf
from typing import Literal

import msgspec

from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.timeline.axis import BREAK, Axis
from orgsim.messages import Catalog

TICK = 12
"""Pixel size of the rulers' text."""

Ruler = Literal["day", "week", "month", "quarter", "year"]

_LEAST: tuple[tuple[Ruler, float, float], ...] = (
    ("day", 1.0, 24.0),
    ("week", 7.0, 48.0),
    ("month", 30.4, 58.0),
    ("quarter", 91.3, 34.0),
)
"""For each ruler the days of one of its steps and the pixels that a step takes at least."""
_UPPER: dict[Ruler, Ruler] = {"day": "week", "week": "month", "month": "year", "quarter": "year"}
_YEAR = 38.0
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_PAD = 5.0
_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()


class Tick(msgspec.Struct, frozen=True):
    """One step of a ruler."""

    left: float
    right: float
    """From the beginning of the axis."""
    text: str
    """Empty where there is no room for it."""
    begins: bool = True
    """Whether a line stands at its left end: not where the axis goes on after something that is left out."""


class LeftOut(msgspec.Struct, frozen=True):
    """A stretch that is left out."""

    left: float
    right: float
    text: str


class Rulers(msgspec.Struct, frozen=True):
    """What is written along an axis."""

    upper: tuple[Tick, ...]
    """The larger steps; none where years are the smaller ones."""
    lower: tuple[Tick, ...]
    left_out: tuple[LeftOut, ...]


def rulers(axis: Axis, day: float, part: tuple[float, float], speech: Catalog) -> Rulers:
    """The rulers of the part of `axis` from one to another of its pixels, where a day takes `day` of them."""
    lower: Ruler = next((name for name, days, least in _LEAST if days * day >= least), "year")
    upper = _UPPER.get(lower)
    step = next((each for each in _STEPS if each * 365.25 * day >= _YEAR), _STEPS[-1]) if lower == "year" else 1
    return Rulers(
        () if upper is None else tuple(_ticks(axis, day, part, upper, 1, speech, whole=True)),
        tuple(_ticks(axis, day, part, lower, step, speech, whole=upper is None)),
        tuple(_left_out(axis, day, speech)),
    )


def _ticks(
    axis: Axis, day: float, part: tuple[float, float], ruler: Ruler, step: int, speech: Catalog, *, whole: bool
) -> Iterator[Tick]:
    form = 0 if whole else _form(ruler, day, speech)
    seen = axis.at(part[0], day), axis.at(part[1], day)
    last = len(axis.stretches) - 1
    for number, (start, end) in enumerate(axis.stretches):
        # The first and the last stretch go on as far as is seen.
        from_day = seen[0] if number == 0 else max(start, seen[0])
        to_day = seen[1] if number == last else min(end, seen[1])
        low, high = max(floor(from_day), _FIRST), min(ceil(to_day), _LAST)
        if low >= high:
            continue
        start_x = axis.x(start, day)
        edges = -inf if number == 0 else start_x, inf if number == last else axis.x(end, day)
        at = _beginning(dt.date.fromordinal(low), ruler, step)
        while at.toordinal() < high:
            following = _following(at, ruler, step)
            left, right = (start_x + (each.toordinal() - start) * day for each in (at, following))
            shown = max(left, edges[0]), min(right, edges[1])
            if shown[1] > shown[0]:
                text = _text(at, ruler, shown[1] - shown[0], speech, whole=whole, form=form)
                yield Tick(*shown, text, begins=left >= edges[0])
            at = following


def _left_out(axis: Axis, day: float, speech: Catalog) -> Iterator[LeftOut]:
    for (_, end), (start, _) in zip(axis.stretches, axis.stretches[1:], strict=False):
        left = axis.x(end, day)
        years = (start - end) / 365.25
        yield LeftOut(left, left + BREAK, speech("timeline.left-out", n=max(round(years), 1)))


def _beginning(day: dt.date, ruler: Ruler, step: int) -> dt.date:
    match ruler:
        case "day":
            return day
        case "week":
            return day - dt.timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "year":
            return dt.date(max(day.year - day.year % step, 1), 1, 1)


def _following(day: dt.date, ruler: Ruler, step: int) -> dt.date:
    match ruler:
        case "day":
            return _in_calendar(day.toordinal() + 1)
        case "week":
            return _in_calendar(day.toordinal() + 7)
        case "month" | "quarter":
            month = day.month + (1 if ruler == "month" else 3)
            return _first_of(day.year + (month > 12), (month - 1) % 12 + 1)
        case "year":
            return _first_of(day.year + step - day.year % step, 1)


def _first_of(year: int, month: int) -> dt.date:
    """The first of a month; the last day that the calendar has where it comes after that."""
    return dt.date(year, month, 1) if year <= dt.MAXYEAR else dt.date.max


def _in_calendar(ordinal: int) -> dt.date:
    return dt.date.fromordinal(min(ordinal, _LAST))


@cache
def _samples(ruler: Ruler, speech: Catalog) -> tuple[tuple[float, ...], ...]:
    """The widths of the names of many steps of a ruler, by the form of the name."""
    days = [dt.date(2000, 12, 18) + dt.timedelta(days=each) for each in range(0, 370, 13)]
    font = load_font()
    return tuple(
        zip(
            *[[font.width(text, TICK, True) for text in _names(each, ruler, speech, whole=False)] for each in days],
            strict=True,
        )
    )


def _form(ruler: Ruler, day: float, speech: Catalog) -> int:
    """The longest form of names that has room in every step: all steps are named alike."""
    shortest = {"day": 1, "week": 7, "month": 28, "quarter": 90, "year": 365}[ruler] * day
    widths = [max(form) for form in _samples(ruler, speech)]
    return next((at for at, width in enumerate(widths) if width + 2 * _PAD <= shortest), len(widths) - 1)


def _text(day: dt.date, ruler: Ruler, room: float, speech: Catalog, *, whole: bool, form: int) -> str:
    """The longest of its names from that form on that there is room for.

    `whole`: with what a ruler above it would else tell; steps that are cut off at an edge may be shortened there.
    """
    for text in list(_names(day, ruler, speech, whole=whole))[form:]:
        if load_font().width(text, TICK, True) + 2 * _PAD <= room:
            return text
        if not whole:
            break
    return ""


def _names(day: dt.date, ruler: Ruler, speech: Catalog, *, whole: bool) -> Iterator[str]:
    year = str(day.year)
    match ruler:
        case "day":
            yield f"{speech(f'weekday.short.{day.weekday()}')} {day.day}."
            yield str(day.day)
        case "week":
            week = str(day.isocalendar().week)
            said = speech("timeline.week", week=week)
            if whole:
                # The month of its Thursday is that of most of its days.
                month = (day + dt.timedelta(days=3)).month
                yield f"{said} · {speech('date.month', month=speech(f'month.{month}'), year=year)}"
            yield said
            yield week
        case "month":
            name = speech(f"month.{day.month}")
            if whole:
                yield speech("date.month", month=name, year=year)
            yield name
            yield speech(f"month.short.{day.month}")
            yield str(day.month)
        case "quarter":
            yield speech("timeline.quarter", n=(day.month + 2) // 3)
            yield str((day.month + 2) // 3)
        case "year":
            yield year
