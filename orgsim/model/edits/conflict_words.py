"""A conflict between two people's changes of a draft in words: what it is about, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from orgsim.messages import Message, message
from orgsim.model.edits.conflicts import Conflict
from orgsim.model.edits.facts import DRAFT, TRAY, units_of
from orgsim.model.edits.words import words
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

_NAMED = frozenset(
    (
        *("area", "chair", "code", "count", "deputies", "drawn-from", "eligible", "expenses", "from", "fte", "income"),
        *("kind", "language", "leader", "links", "men", "name", "open", "oto", "people", "purpose", "remit", "seats"),
        *("shared", "side", "until", "vacant", "women"),
    )
)
"""Fields for which differences have words."""
_ALSO = {"total": "seats", "parent": "parent"}


class Told(Struct, frozen=True):
    """Both sides of a conflict."""

    about: Message
    mine: Message
    theirs: Message
    impossible: Message | None
    """Why mine cannot be chosen; `None`: it can."""


def told(conflict: Conflict, base: Scenario, mine: Scenario, theirs: Scenario) -> Told:
    """What is to be chosen between; the scenarios are what both began with, and what each has made of it."""
    every = (mine, theirs, base)
    about = _about(conflict, every)
    done = words(base, conflict.edits) if conflict.edits else message("edit.conflict.as-here")
    match conflict.kind:
        case "stated":
            mine_said = _value(conflict.mine)
            theirs_said = _value(conflict.theirs)
        case "moved":
            mine_said, theirs_said = _place(conflict.mine, every), _place(conflict.theirs, every)
        case "removed-there":
            mine_said, theirs_said = done, message("edit.conflict.removed")
        case "removed-here":
            names = tuple([_name(id, every) for id in conflict.there])
            mine_said = message("edit.conflict.removed")
            theirs_said = (
                message("edit.conflict.changed-of", units=names) if names else message("edit.conflict.changed")
            )
        case "added":
            mine_said, theirs_said = message("edit.conflict.added-here"), message("edit.conflict.added-there")
        case "impossible":
            mine_said, theirs_said = done, message("edit.conflict.as-there")
    return Told(about, mine_said, theirs_said, conflict.why)


def _about(conflict: Conflict, every: Iterable[Scenario]) -> Message:
    name = message("edit.conflict.draft") if conflict.unit == DRAFT else _name(conflict.unit, every)
    field = next((part for part in reversed(conflict.field.split(".")) if part in _NAMED or part in _ALSO), None)
    if conflict.kind != "stated":
        return message("edit.conflict.of-unit", unit=name)
    said: Message | str = conflict.field
    if field is not None:
        said = message(f"difference.field.{_ALSO.get(field, field)}")
    return message("edit.conflict.about", unit=name, field=said)


def _name(id: str, every: Iterable[Scenario]) -> Text:
    for scenario in every:
        if (unit := units_of(scenario).units.get(id)) is not None:
            return unit.name
    return Text(und=id)


def _place(parent: object, every: Iterable[Scenario]) -> Message:
    if isinstance(parent, tuple):
        (parent,) = parent
    if parent is None:
        return message("edit.conflict.at-top")
    if parent == TRAY:
        return message("edit.conflict.put-away")
    return message("edit.conflict.below", unit=_name(str(parent), every))


def _value(value: object) -> Message:
    if value is None:
        return message("edit.conflict.nothing")
    if isinstance(value, Struct) and not isinstance(value, Text):
        value = getattr(value, "name", None) or getattr(value, "title", None) or message("edit.conflict.changed")
    return message("edit.conflict.value", value=value)
