"""Agendas of bodies, draft beside draft: meetings a year, items a meeting, and how many meetings were full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from orgsim.analysis.deciding.results import Agenda, Result
from orgsim.drawing.decisions.common import never_meet, no_meetings
from orgsim.drawing.decisions.drawing import DecisionsDrawing, Thing
from orgsim.drawing.decisions.sheet import (
    BADGE,
    PAD,
    ROW,
    SIZE,
    SMALL,
    STEP,
    Sheet,
    bodies_of,
    label_columns,
    lines_of,
    name_lines,
    text_width,
)
from orgsim.drawing.text.shortening import shortened
from orgsim.messages import Catalog, catalog
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

Column = Literal["meetings", "items", "full"]
_COLUMNS: Final[tuple[Column, ...]] = ("meetings", "items", "full")
_BAR = 11.0
_GAP = 20.0


def draw_agendas(
    results: Sequence[Result],
    scenarios: Sequence[Scenario],
    *,
    width: float,
    letters: str,
    language: Language,
) -> DecisionsDrawing:
    """A row for each body that has an agenda in any draft, in a drawing `width` wide.

    Bars of a column have one scale, so that they can be compared from body to body and from draft to draft.
    """
    speech = catalog(language)
    sheet = Sheet(width, letters)
    y = sheet.titles(0.0, scenarios, language)
    by_id = [{agenda.body: agenda for agenda in its.agendas} for its in results]
    bodies = bodies_of(results)
    if not bodies:
        return sheet.nothing(y, no_meetings(results, "decisions.no-agendas", speech), language)
    labels, left = label_columns(width)
    slot = (width - left - 2 * _GAP) / len(_COLUMNS)
    agendas = [agenda for its in by_id for agenda in its.values()]
    written = {name: [_written(agenda, name, speech) for agenda in agendas] for name in _COLUMNS}
    headings = [lines_of(speech(f"decisions.agendas.{name}"), language, slot, bold=True) for name in _COLUMNS]
    depth = max(len(lines) for lines in headings)
    for at, lines in enumerate(headings):
        sheet.words(left + at * (slot + _GAP), y + 12.0 + (depth - len(lines)) * STEP, lines, bold=True)
    head = y
    y += depth * STEP + 6.0
    sheet.line([(0.0, y), (width, y)], "hairline")
    body_top = y
    bars = []
    for at, name in enumerate(_COLUMNS):
        numbers = max(text_width(text) for text in written[name]) + 6.0
        most = 1.0 if name == "full" else max([_value(agenda, name) or 0.0 for agenda in agendas])
        bars.append((left + at * (slot + _GAP), max(slot - numbers, 8.0), most or 1.0))
    for body in bodies:
        row = [its.get(body) for its in by_id]
        named = next(agenda.name for agenda in row if agenda is not None)
        label = name_lines(named, language, labels)
        height = max(len(row) * ROW, len(label) * STEP) + 10.0
        sheet.hit(0.0, y, labels, height, Thing(kind="body", body=body), named.in_language(language))
        sheet.words(0.0, y + height / 2 - (len(label) - 1) * STEP / 2 + 4.3, label)
        sheet.block(0.0 if body == bodies[0] else y, y + height)
        top = y + (height - len(row) * ROW) / 2
        for column, agenda in enumerate(row):
            middle = top + (column + 0.5) * ROW
            sheet.badge(labels + PAD + BADGE, middle, column)
            if agenda is None:
                said = _without(body, results[column], scenarios[column], speech)
                none = shortened(said, width - left, SIZE)
                sheet.words(left, middle + 4.3, none, ink="muted")
                continue
            _set_bars(sheet, agenda, bars, slot, middle, column, speech)
            thing = Thing(kind="body", column=column, body=body)
            sheet.hit(left, top + column * ROW, width - left, ROW, thing, said_of(agenda, speech))
        y += height
        sheet.line([(0.0, y), (width, y)], "hairline")
    sheet.head(head, body_top, y)
    if any(agenda.items is None for agenda in agendas):
        lines = lines_of(speech("decisions.agendas.least"), language, width - 30.0, size=SMALL, most=3)
        sheet.bar(0.0, y + 9.0, 22.0, 11.0, "tint.0", "fill.0", "hatched")
        sheet.words(30.0, y + 18.5, lines, size=SMALL, step=14.0, ink="muted")
        y += len(lines) * 14.0 + 10.0
    lines = lines_of(speech("decisions.agendas.empty"), language, width, size=SMALL, most=3)
    sheet.words(0.0, y + 18.5, lines, size=SMALL, step=14.0, ink="muted")
    y += len(lines) * 14.0 + 10.0
    return sheet.drawing(y + 1.0)


def _without(body: str, result: Result, scenario: Scenario, speech: Catalog) -> str:
    """Why a body has no agenda in a draft."""
    unit = unit_of(scenario, body)
    if unit is None:
        return speech("decisions.no-body")
    if unit.name in never_meet(result):
        return speech("decisions.meets-never", year=str(result.first.year))
    return speech("decisions.no-agenda")


def _set_bars(
    sheet: Sheet,
    agenda: Agenda,
    bars: Sequence[tuple[float, float, float]],
    slot: float,
    middle: float,
    column: int,
    speech: Catalog,
) -> None:
    """Add the bars of a draft; `bars` are left end, room and most of each column."""
    for name, (x, room, most) in zip(_COLUMNS, bars, strict=True):
        value = _value(agenda, name)
        text = _written(agenda, name, speech)
        if value is None:
            sheet.words(x, middle + 4.3, shortened(text, slot, SIZE), ink="muted")
            continue
        long = value / most * room
        if name == "full":
            sheet.bar(x, middle - _BAR / 2, room, _BAR, None, "grid")
        if long > 0:
            open_ = name == "items" and agenda.items is None
            tone = f"fill.{column}"
            fill = f"tint.{column}" if open_ else tone
            sheet.bar(x, middle - _BAR / 2, max(long, 1.5), _BAR, fill, tone, "hatched" if open_ else "plain")
        beside = x + (room if name == "full" else long) + 6.0
        sheet.words(beside, middle + 4.3, shortened(text, x + slot - beside, SIZE))


def _value(agenda: Agenda, name: Column) -> float | None:
    match name:
        case "meetings":
            return float(len(agenda.meetings))
        case "items":
            return agenda.at_least
        case "full":
            return agenda.full


def _written(agenda: Agenda, name: Column, speech: Catalog) -> str:
    match name:
        case "meetings":
            return speech.number(len(agenda.meetings))
        case "items":
            items = speech.number(agenda.at_least, 1)
            return items if agenda.items is not None else f"≥\u00a0{items}"
        case "full":
            if agenda.full is None:
                return speech("decisions.no-limit")
            return speech("decisions.percent", share=speech.number(100 * agenda.full, 0))


def said_of(agenda: Agenda, speech: Catalog) -> str:
    """All that is known of the agendas of a body, in lines."""
    lines = [
        agenda.name.in_language(speech.language),
        speech("decisions.said.meetings", n=len(agenda.meetings)),
        speech("decisions.said.closes", n=agenda.closes),
        speech("decisions.said.items", items=_written(agenda, "items", speech), most=agenda.most_items),
    ]
    if agenda.limit is not None:
        lines.append(speech("decisions.said.limit", n=agenda.limit, share=speech.number(100 * (agenda.full or 0.0), 0)))
    if agenda.put_off:
        lines.append(speech("decisions.said.put-off", items=speech.number(agenda.put_off, 1)))
    if agenda.evenly:
        lines.append(speech("decisions.said.evenly"))
    return "\n".join(lines)
