"""What is written beside a transition's bars, above its groups and below its titles."""

from __future__ import annotations

from typing import Final

import msgspec

from orgsim.analysis.transition import Measure, Transition, in_all
from orgsim.drawing.text.breaking import break_lines
from orgsim.drawing.transition.rows import Group, Row
from orgsim.drawing.transition.sizes import NAME, WORD
from orgsim.messages import Catalog, Message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.text import Text

_TRIES: Final = 8
_NARROWER = 0.9
_SAID: Final = frozenset(("same", "along", "changed", "moved", "merged", "split", "outside"))
"""Folds that a row names. What ends, begins or is not known has its word at the end of its band."""


class Label(msgspec.Struct, frozen=True):
    """What stands beside a bar."""

    lines: tuple[str, ...]
    amount: str
    """How much of what is measured it is; empty where that need not be said."""
    place: tuple[str, ...] = ()
    """Of a unit that moves: where it stands in the other column."""


def label_of(row: Row, flat: Hierarchy, measure: Measure, speech: Catalog, room: float) -> Label:
    """A row's label, its name in lines as wide as the room."""
    label = _label_of(row, flat, measure, speech, room)
    if not row.continued:
        return label
    return msgspec.structs.replace(label, lines=(*label.lines, speech("transition-view.continued")))


def _label_of(row: Row, flat: Hierarchy, measure: Measure, speech: Catalog, room: float) -> Label:
    if row.fold is not None:
        said = speech(f"transition-view.fold.{row.fold if row.fold in _SAID else 'other'}", n=row.weight)
        lines = _broken(Text(**{speech.language: said}), speech, room, bold=False)
        return Label(lines, _amount(row, speech) if measure != "units" else "")
    amount = _amount(row, speech) if measure != "units" or row.weight != 1 else ""
    name = _broken(flat.units[row.units[0]].name, speech, room, bold=True)
    return Label(name, amount, _place(row, speech, room) if row.elsewhere is not None else ())


def _place(row: Row, speech: Catalog, room: float) -> tuple[str, ...]:
    arrow = "→" if row.before else "←"
    said = speech.say(row.elsewhere) if isinstance(row.elsewhere, Message) else speech.value(row.elsewhere)
    return break_lines(f"{arrow} {said}", speech.language, room, WORD, False).lines


def _amount(row: Row, speech: Catalog) -> str:
    if row.width is None:
        return "?"
    number = speech.number(row.width)
    return f"≥ {number}" if row.unstated else number


def _broken(text: Text, speech: Catalog, room: float, *, bold: bool) -> tuple[str, ...]:
    words, spoken = text.spoken(speech.language)
    limit = room
    lines = break_lines(words, spoken or "fi", limit, NAME, bold)
    for _ in range(_TRIES):
        if lines.width <= room:
            break
        # A line may come out somewhat wider than asked for, where that saves a word from being torn.
        limit *= _NARROWER
        lines = break_lines(words, spoken or "fi", limit, NAME, bold)
    return lines.lines or ("",)


def heading_of(group: Group, measure: Measure, speech: Catalog) -> tuple[str, str]:
    """A group's title, and what follows it: how much of what is measured it has."""
    title = group.title
    text = speech.say(title) if isinstance(title, Message) else title.in_language(speech.language)
    if group.total is not None and (measure == "units" or group.total):
        return text, f" · {speech.number(group.total)}"
    return text, ""


def total_of(flows: Transition, column: int, measure: Measure, speech: Catalog) -> str:
    """How much of what is measured a column has, and how many of its units do not state it."""
    nodes = flows.left if column == 0 else flows.right
    known = [node.width for node in nodes if node.width is not None]
    if not known:
        return speech(f"transition-view.total.{measure}.unknown")
    said = speech(f"transition-view.total.{measure}", n=in_all(known, measure))
    if unstated := flows.unstated[column]:
        said = f"{said} · {speech('transition-view.unstated', n=unstated)}"
    return said
