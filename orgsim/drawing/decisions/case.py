"""The path of one case as a line from above downwards, draft beside draft along the same days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec.structs import replace

from orgsim.analysis.deciding.results import CasePath, PathStep, StepKind
from orgsim.drawing.decisions.drawing import DecisionsDrawing, Form, Inside, Thing, moved, together
from orgsim.drawing.decisions.sheet import BADGE, SIZE, SMALL, STEP, Sheet, body_name, lines_of, ticks
from orgsim.drawing.text.shortening import shortened
from orgsim.messages import Catalog, catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

LEAST: Final = 260.0
"""Width from which on a draft stands beside others."""
_GAP = 28.0
_HEAD = 44.0
_RAIL = 44.0
"""Where the line of a draft stands: the days since readiness are at its left."""
_TEXT = 70.0
_ROW_GAP = 7.0
_LEAST_DAY = 1.2
_SIGNS: Final[dict[StepKind, tuple[Form, Inside]]] = {
    "prepared": ("square", "hollow"),
    "ready": ("disc", "hollow"),
    "closes": ("down", "hollow"),
    "full": ("cross", "full"),
    "tabled": ("square", "dotted"),
    "passed-on": ("disc", "full"),
    "decided": ("diamond", "full"),
    "taken-over": ("up", "full"),
    "minutes": ("disc", "dotted"),
    "told": ("disc", "dotted"),
    "final": ("square", "full"),
}


def draw_case(
    paths: Sequence[CasePath | None],
    scenarios: Sequence[Scenario],
    *,
    width: float,
    letters: str,
    language: Language,
) -> DecisionsDrawing:
    """The paths of the same case in every draft, in a drawing `width` wide; `None` where a draft does not know it.

    Drafts stand beside each other where there is room, each day at the same height in all of them.
    """
    speech = catalog(language)
    beside = max(min(int((width + _GAP) / (LEAST + _GAP)), len(paths)), 1)
    room = (width - (beside - 1) * _GAP) / beside
    texts = [
        [] if path is None else [_lines(step, scenario, speech, room - _TEXT) for step in path.steps]
        for path, scenario in zip(paths, scenarios, strict=True)
    ]
    days = [[] if path is None else _offsets(path) for path in paths]
    every = [day for its in days for day in its]
    low, high = min(every, default=0), max(every, default=1)
    tallest = max([sum(map(_height, its)) for its in texts], default=0.0)
    # So high that the words of all steps fit below each other, most of them beside their own day.
    # A long preparation is drawn shorter, with a break: else all that comes after it would stand at one point.
    squeeze = min(high / 2 / -low, 1.0) if low < 0 < high else 1.0
    scale = max(tallest / max(high - low * squeeze, 1), _LEAST_DAY)
    placed, y = [], 0.0
    for first in range(0, len(paths), beside):
        row = range(first, min(first + beside, len(paths)))
        drawn = [
            _panel(
                column,
                paths[column],
                texts[column],
                days[column],
                low,
                squeeze,
                scale,
                room,
                scenarios,
                letters,
                speech,
            )
            for column in row
        ]
        placed += [moved(its, at * (room + _GAP), y) for at, its in enumerate(drawn)]
        y += max(its.height for its in drawn) + _GAP
    return replace(together(placed), width=width, height=max(y - _GAP, 0.0))


def _offsets(path: CasePath) -> list[int]:
    """The days of its steps, counted from the one on which the case is ready."""
    ready = next((step.day for step in path.steps if step.kind == "ready"), path.steps[0].day)
    return [(step.day - ready).days for step in path.steps]


def _lines(step: PathStep, scenario: Scenario, speech: Catalog, room: float) -> tuple[str, ...]:
    """The date, and what happens on it."""
    date = speech.date(step.day)
    when = speech("decisions.step.when", date=date, days=step.days) if step.days else date
    what = speech(f"decisions.step.{step.kind}", body="" if step.body is None else body_name(scenario, step.body))
    told = lines_of(what, speech.language, room, bold=step.kind == "decided", most=3)
    return (shortened(when, room, SMALL, True), *told)


def _height(lines: Sequence[str]) -> float:
    return len(lines) * STEP + _ROW_GAP


def spread_out(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Upper ends for things of these heights, as near below each other as they have to be, from `top` to `bottom`.

    Each is where it is `wanted` where that can be; all fit where their heights together do.
    """
    found: list[float] = []
    free = top
    for at, height in zip(wanted, heights, strict=True):
        found.append(max(at, free))
        free = found[-1] + height
    limit = bottom
    for place in range(len(found) - 1, -1, -1):
        found[place] = min(found[place], limit - heights[place])
        limit = found[place]
    return found


def _panel(
    column: int,
    path: CasePath | None,
    texts: Sequence[tuple[str, ...]],
    days: Sequence[int],
    low: int,
    squeeze: float,
    scale: float,
    room: float,
    scenarios: Sequence[Scenario],
    letters: str,
    speech: Catalog,
) -> DecisionsDrawing:
    sheet = Sheet(room, letters)
    title = shortened(scenarios[column].title.in_language(speech.language), room - 2 * BADGE - 6, SIZE, True)
    sheet.badge(BADGE, 10.0, column)
    sheet.words(2 * BADGE + 6, 14.3, title, bold=True)
    if path is None:
        lines = lines_of(speech("decisions.no-path"), speech.language, room, most=3)
        sheet.words(0.0, 36.0, lines, ink="muted")
        return sheet.drawing(36.0 + len(lines) * STEP)
    sums = " · ".join(
        [
            speech("decisions.sum.decision", days=speech.number(path.decision, 0)),
            speech("decisions.sum.finality", days=speech.number(path.finality, 0)),
        ]
    )
    sheet.words(0.0, 34.0, shortened(sums, room, SIZE))
    top = _HEAD + 8.0

    def at(day: float) -> float:
        return top + ((day * squeeze if day < 0 else day) - low * squeeze) * scale

    heights = [_height(lines) for lines in texts]
    wanted = [at(day) - 8.0 for day in days]
    bottom = max(wanted[-1] + heights[-1], wanted[0] + sum(heights))
    tops = spread_out(wanted, heights, wanted[0], bottom)
    _set_rail(sheet, path, days, column, at)
    if squeeze < 1 and days[0] < 0:
        middle = at(days[0] / 2)
        for y in (middle - 3.0, middle + 3.0):
            sheet.line([(_RAIL - 6.0, y + 2.5), (_RAIL + 6.0, y - 2.5)], "axis")
    span = max(days) - low * squeeze
    step = max(round([*ticks(span, span * scale, 46.0), span or 1][1]), 1)
    first = -(-low // step) * step if low < 0 and squeeze == 1 else 0
    for mark in (*((low,) if squeeze < 1 else ()), *range(first, max(days) + 1, step)):
        sheet.words(_RAIL - 14.0, at(mark) + 4.0, speech.number(mark), size=SMALL, ink="plot", align="right")
        sheet.line([(_RAIL - 11.0, at(mark)), (_RAIL - 6.0, at(mark))], "axis")
    for step_, lines, day, y, height in zip(path.steps, texts, days, tops, heights, strict=True):
        mark_y = at(day)
        sheet.line([(_RAIL + 7.0, mark_y), (_TEXT - 12.0, y + 8.0), (_TEXT - 5.0, y + 8.0)], "axis")
        form, inside = _SIGNS[step_.kind]
        radius = 6.0 if step_.kind in ("decided", "final") else 4.5
        sheet.sign(_RAIL, mark_y, radius, form, f"fill.{column}", inside)
        sheet.words(_TEXT, y + 12.0, lines[:1], size=SMALL, bold=True, ink="plot")
        sheet.words(_TEXT, y + 12.0 + STEP, lines[1:], bold=step_.kind == "decided")
        thing = Thing(
            kind="step",
            column=column,
            matter=path.case.matter,
            body=step_.body,
            case=path.case,
            day=step_.day,
            part=step_.kind,
        )
        said = _said(step_, scenarios[column], speech)
        sheet.hit(_TEXT - 5.0, y - 2.0, room - _TEXT + 5.0, height - 2.0, thing, said)
    return sheet.drawing(bottom)


def _said(step: PathStep, scenario: Scenario, speech: Catalog) -> str:
    body = "" if step.body is None else body_name(scenario, step.body)
    date = speech.date(step.day)
    when = speech("decisions.step.when", date=date, days=step.days) if step.days else date
    return f"{when}\n{speech(f'decisions.step.{step.kind}', body=body)}"


def _set_rail(sheet: Sheet, path: CasePath, days: Sequence[int], column: int, at: Callable[[float], float]) -> None:
    """Add the line: dashed until the case is ready and after the last decision, else strong."""
    ready = next((day for step, day in zip(path.steps, days, strict=True) if step.kind == "ready"), days[0])
    decided = max([day for step, day in zip(path.steps, days, strict=True) if step.kind == "decided"], default=ready)
    ink = f"fill.{column}"
    for start, end, strong in ((days[0], ready, False), (ready, decided, True), (decided, days[-1], False)):
        if end > start:
            sheet.line([(_RAIL, at(start)), (_RAIL, at(end))], ink, 4.0 if strong else 1.5, dashed=not strong)
