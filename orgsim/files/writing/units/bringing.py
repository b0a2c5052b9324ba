"""Units that come from one draft's text into another's, with the comments that are theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import fields, replace

from orgsim.files.problems import Report
from orgsim.files.reading.reading import Reading
from orgsim.files.writing.units.carrying import HEAD, lifted
from orgsim.files.writing.units.changing import changed_text
from orgsim.files.writing.units.drafts import Draft
from orgsim.files.writing.units.values import unit_reader
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.encoding import text_of
from orgsim.files.yaml.nodes import Mapping, Sequence
from orgsim.files.yaml.tree import read_tree
from orgsim.model.edits import bringing as plans
from orgsim.model.edits.edits import Added, Edit, Removed, Set
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit

_STATED = tuple([field.name for field in fields(Unit) if field.name != "units"])


def bringing(scenario: Scenario, of: Draft, ids: Iterable[str], below: str | None, at: int | None) -> plans.Bringing:
    """As `model.edits.bringing`: the units come with their comments and unknown keys where their text can be carried.

    It cannot where it stands in brackets or has anchors: then they are written anew.
    """
    plan = plans.bringing(scenario, of.scenario, ids, below, at)
    return replace(plan, edits=worded(plan.edits, of))


def worded(edits: Iterable[Edit], of: Draft) -> tuple[Edit, ...]:
    """`edits` that add units of `of`, with their lines as they stand in its text, where these can be carried."""
    text = text_of(of.data)
    return tuple([_worded(text, of.scenario, edit) if isinstance(edit, Added) else edit for edit in edits])


def _worded(text: str, of: Scenario, edit: Added) -> Added:
    unit = unit_of(of, edit.unit.id)
    assert unit is not None
    try:
        lines = lifted(text, unit.id)
        if lines is None:
            return edit
        mini = HEAD + lines
        here = replace(of, units=(unit,), tray=())
        for change in _changes(unit, edit.unit):
            mini, _ = changed_text(mini, here, change)
    except CannotEdit:
        return edit
    return replace(edit, wording=mini.removeprefix(HEAD)) if _says(mini, edit.unit) else edit


def _changes(unit: Unit, wanted: Unit) -> Iterator[Edit]:
    """What makes of `unit` what comes of it, with all below it."""
    left: list[tuple[Unit, Unit | None]] = [(unit, wanted)]
    while left:
        here, comes = left.pop()
        if comes is None:
            yield Removed(here.id)
            continue
        yield from _changes_alone(here, comes)
        below = {each.id: each for each in comes.units}
        left += [(each, below.get(each.id)) for each in reversed(here.units)]


def _changes_alone(unit: Unit, wanted: Unit) -> Iterator[Edit]:
    if wanted.source != unit.source:
        yield Set(unit.id, "source", wanted.source or None)
    if wanted.seats != unit.seats:
        yield Set(unit.id, "seats.drawn-from", None if wanted.seats is None else wanted.seats.drawn_from)


def _says(mini: str, unit: Unit) -> bool:
    root = read_tree(mini.encode(), report := Report(Path("units")))
    listed = root.entries["units"] if type(root) is Mapping else None
    if type(listed) is not Sequence or len(listed.items) != 1:
        return False
    read = unit_reader()(listed.items[0], Reading(report))
    return not report.failed and isinstance(read, Unit) and _alike(read, unit)


def _alike(one: Unit, other: Unit) -> bool:
    left = [(one, other)]
    while left:
        one, other = left.pop()
        if any(getattr(one, name) != getattr(other, name) for name in _STATED) or len(one.units) != len(other.units):
            return False
        left += zip(one.units, other.units, strict=True)
    return True
