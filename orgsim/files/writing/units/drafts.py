"""A draft that is being changed: its text and what that says, kept equal through every change.

After each change the text is read again. Where it would not come to say what it should, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from pathlib import Path

from msgspec import Struct
from msgspec.structs import fields

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.scenario_file import ScenarioFile, read_scenario_text
from orgsim.files.writing.units.anchors import check_aliases, handed_over, has_aliases
from orgsim.files.writing.units.changing import changed_text
from orgsim.files.writing.units.following import hand_on, held
from orgsim.files.yaml.deltas import Delta, applied, delta, reversed_delta
from orgsim.files.yaml.editing import CannotEdit, edited_text
from orgsim.files.yaml.encoding import text_of
from orgsim.messages import message
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import (
    Added,
    Declared,
    Edit,
    Linked,
    MatterAdded,
    Moved,
    PutAway,
    Remarked,
    TakenOut,
)
from orgsim.model.edits.refusing import refusal
from orgsim.model.hierarchy import follow
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit


class Draft(Struct, frozen=True, eq=False):
    """The bytes of a draft's file, and what they say."""

    data: bytes
    scenario: Scenario


class Step(Struct, frozen=True):
    """What one action changed in a text, and so how it is taken back."""

    deltas: tuple[Delta, ...]


class Refused(CannotEdit):
    """A change that is impossible, whatever the text is like."""


def draft_of(file: ScenarioFile) -> Draft:
    """The draft that a file holds."""
    return Draft(file.data, file.scenario)


def changed(draft: Draft, edits: Iterable[Edit], path: Path) -> tuple[Draft, Step]:
    """`draft` after `edits`, all of them in one step, or none; `path` is for messages.

    Refused where one is impossible, CannotEdit where the text is written in a way in which it cannot be made. A step
    that changes nothing leaves the same draft.
    """
    after, step = proposed(draft, edits)
    if after is not draft:
        verify(after, path)
    return after, step


def proposed(draft: Draft, edits: Iterable[Edit]) -> tuple[Draft, Step]:
    """As `changed`, before it is known whether the text says what it should: `verify` has to tell, if in a thread."""
    deltas: list[Delta] = []
    text = text_of(draft.data)
    first, scenario = text, draft.scenario
    for edit in edits:
        why = refusal(scenario, edit)
        if why is not None:
            raise Refused(why)
        wanted = edited(scenario, [edit])
        if wanted is scenario and not isinstance(edit, Remarked):
            continue
        before = text
        text, made = changed_text(text, scenario, edit)
        deltas += made
        if has_aliases(before):
            over = delta(text, handed_over(before, text))
            text = applied(text, over)
            check_aliases(before, text, fewer=not isinstance(edit, _WHOLE))
            deltas.append(over)
        scenario = wanted
    if scenario is draft.scenario and text == first:
        return draft, Step(())
    return Draft(edited_text(draft.data, lambda _: text), scenario), Step(tuple(deltas))


def verify(draft: Draft, path: Path) -> ScenarioFile:
    """The draft as its bytes are read; CannotEdit where they do not say what the scenario does."""
    try:
        read = read_scenario_text(draft.data, path)
    except UnreadableFile as error:
        raise CannotEdit(message("edit.unit.by-hand")) from error
    if not says_the_same(read.scenario, draft.scenario):
        raise CannotEdit(message("edit.unit.by-hand"))
    return read


def prepare(draft: Draft) -> None:
    """Work out, if in a thread, what the next change of `draft` would else wait for: the outline of its text."""
    with held(text_of(draft.data)):
        pass


def reversed_step(step: Step) -> Step:
    """What takes the step back."""
    return Step(tuple([reversed_delta(change) for change in reversed(step.deltas)]))


def taken_back(data: bytes, step: Step) -> bytes:
    """The bytes before `step`, of those after it: to the letter."""
    return _changed(data, reversed_step(step).deltas)


def made_again(data: bytes, step: Step) -> bytes:
    """The bytes after `step`, of those before it."""
    return _changed(data, step.deltas)


def gone_back(draft: Draft, step: Step, scenario: Scenario) -> Draft:
    """The draft before `step`, of that after it, where it said what `scenario` does."""
    return _gone(draft, reversed_step(step).deltas, scenario)


def gone_on(draft: Draft, step: Step, scenario: Scenario) -> Draft:
    """The draft after `step`, of that before it, where it comes to say what `scenario` does."""
    return _gone(draft, step.deltas, scenario)


def _gone(draft: Draft, changes: Sequence[Delta], scenario: Scenario) -> Draft:
    after = Draft(_changed(draft.data, changes), scenario)
    follow(draft.scenario, scenario)
    hand_on(text_of(draft.data), text_of(after.data), changes)
    return after


def _changed(data: bytes, changes: Iterable[Delta]) -> bytes:
    return edited_text(data, lambda text: reduce(applied, changes, text))


_WHOLE = (Added, Declared, Linked, MatterAdded, Moved, PutAway, Remarked, TakenOut)
"""Edits that take nothing out of a text."""

_SCENARIO = tuple([field.name for field in fields(Scenario) if field.name not in ("units", "tray")])
_UNIT = tuple([field.name for field in fields(Unit) if field.name != "units"])


def says_the_same(one: Scenario, other: Scenario) -> bool:
    """Whether two scenarios state the same, field by field: they and their units are compared by identity else."""
    if any(_plain(getattr(one, name)) != _plain(getattr(other, name)) for name in _SCENARIO):
        return False
    left = [(one.units, other.units), (one.tray, other.tray)]
    while left:
        these, those = left.pop()
        if len(these) != len(those):
            return False
        for this, that in zip(these, those, strict=True):
            if this is that:
                continue
            if any(getattr(this, name) != getattr(that, name) for name in _UNIT):
                return False
            if this.units or that.units:
                left.append((this.units, that.units))
    return True


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value
