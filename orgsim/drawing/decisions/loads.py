"""Evenings a year of a councillor who sits on one, two or three bodies, draft beside draft."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.deciding.results import Load, Result
from orgsim.drawing.decisions.common import never_meet
from orgsim.drawing.decisions.drawing import DecisionsDrawing, Thing
from orgsim.drawing.decisions.sheet import (
    BADGE,
    PAD,
    ROW,
    SMALL,
    STEP,
    Sheet,
    body_name,
    label_columns,
    lines_of,
    text_width,
    ticks,
)
from orgsim.messages import Catalog, catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.kinds import COUNCIL
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_AXIS = 24.0
_BEYOND = 1.05


def draw_loads(
    results: Sequence[Result],
    scenarios: Sequence[Scenario],
    *,
    width: float,
    letters: str,
    language: Language,
) -> DecisionsDrawing:
    """From the least to the most evenings, with the mean marked, on one axis, in a drawing `width` wide."""
    speech = catalog(language)
    sheet = Sheet(width, letters)
    y = sheet.titles(0.0, scenarios, language)
    loads = [{load.bodies: load for load in its.loads} for its in results]
    rows = sorted({bodies for its in loads for bodies in its})
    if not rows:
        return sheet.nothing(y, _why_none(results, scenarios, speech), language)
    labels, left = label_columns(width)
    numbers = max(text_width(evenings_text(load, speech)) for its in loads for load in its.values())
    right = max(width - numbers - PAD, left + 40.0)
    most = max(load.most for its in loads for load in its.values()) * _BEYOND or 1.0
    scale = (right - left) / most
    title = lines_of(speech("decisions.axis.evenings"), language, labels, size=SMALL)
    sheet.words(0.0, y + (16.0 if len(title) == 1 else 8.0), title, size=SMALL, step=13.0, ink="muted")
    marks = ticks(most, right - left)
    bottom = y + _AXIS + sum([_height(_label(bodies, labels, speech), len(results)) for bodies in rows])
    for mark in marks:
        x = left + mark * scale
        sheet.words(x, y + 16.0, speech.number(mark), size=SMALL, ink="plot", align="middle")
        sheet.line([(x, y + _AXIS - 4.0), (x, bottom)], "axis" if mark == 0 else "grid")
    sheet.head(y, y + _AXIS, bottom)
    y += _AXIS
    for bodies in rows:
        label = _label(bodies, labels, speech)
        height = _height(label, len(results))
        sheet.words(0.0, y + height / 2 - (len(label) - 1) * STEP / 2 + 4.3, label)
        top = y + (height - len(results) * ROW) / 2
        for column, its in enumerate(loads):
            middle = top + (column + 0.5) * ROW
            sheet.badge(labels + PAD + BADGE, middle, column)
            load = its.get(bodies)
            if load is None:
                sheet.words(left + 4.0, middle + 4.3, speech("value.unknown"), ink="muted")
                continue
            _set_load(sheet, load, left, scale, middle, column)
            sheet.words(right + PAD, middle + 4.3, evenings_text(load, speech))
            thing = Thing(kind="load", column=column, part=str(bodies))
            said = _said(load, scenarios[column], speech)
            sheet.hit(left, top + column * ROW, width - left, ROW, thing, said)
        y += height
        sheet.line([(0.0, y), (width, y)], "hairline")
    sheet.block(0.0, y)
    return sheet.drawing(y + 1.0)


def evenings_text(load: Load, speech: Catalog) -> str:
    """Evenings a year: the mean, and what it lies between."""
    if load.least == load.most:
        return speech.number(load.most)
    return f"{speech.number(load.mean, 0)} ({load.least}–{load.most})"


def _label(bodies: int, room: float, speech: Catalog) -> tuple[str, ...]:
    return lines_of(speech("cli.simulate.sits", n=bodies), speech.language, room)


def _height(label: Sequence[str], drafts: int) -> float:
    return max(drafts * ROW, len(label) * STEP) + 10.0


def _set_load(sheet: Sheet, load: Load, left: float, scale: float, middle: float, column: int) -> None:
    ink = f"fill.{column}"
    low, mean, high = (left + value * scale for value in (load.least, load.mean, load.most))
    if high > low:
        sheet.line([(low, middle), (high, middle)], ink, 2.0)
        for end in (low, high):
            sheet.line([(end, middle - 4.0), (end, middle + 4.0)], ink, 2.0)
    sheet.sign(mean, middle, 4.5, "disc", ink)


def _said(load: Load, scenario: Scenario, speech: Catalog) -> str:
    def named(ids: Sequence[str]) -> str:
        return ", ".join(body_name(scenario, id).in_language(speech.language) for id in ids)

    lines = [speech("cli.simulate.sits", n=load.bodies)]
    if load.least == load.most:
        lines.append(speech("decisions.said.evenings", n=load.most))
    else:
        lines += [
            speech("decisions.said.least", n=load.least, bodies=named(load.at_least)),
            speech("decisions.said.mean", evenings=speech.number(load.mean, 1)),
            speech("decisions.said.most", n=load.most, bodies=named(load.at_most)),
        ]
    if load.clashes:
        lines.append(speech("decisions.said.clashes", n=load.clashes))
    return "\n".join(lines)


def _why_none(results: Sequence[Result], scenarios: Sequence[Scenario], speech: Catalog) -> str:
    for its, scenario in zip(results, scenarios, strict=True):
        never = never_meet(its)
        if any(unit.kind == COUNCIL and unit.name in never for unit in hierarchy(scenario).units):
            return speech("decisions.council-meets-never", year=str(its.first.year))
    return speech("decisions.no-loads")
