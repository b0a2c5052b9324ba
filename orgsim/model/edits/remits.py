"""Remits after a change of their matters, and why such a change is impossible."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from orgsim.messages import Message, message
from orgsim.model.edits.edits import (
    MatterAdded,
    MatterEdit,
    MatterField,
    MatterMoved,
    MatterRemoved,
    MatterRenamed,
    MatterSet,
    RemitCleared,
    name_of,
)
from orgsim.model.edits.texts import renamed
from orgsim.model.hierarchy import hierarchy, tray_of, unit_of
from orgsim.model.ids import made_id
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import MOST_EUROS
from orgsim.model.text import Text
from orgsim.model.units import MATTER_AREAS, Amount, Delegation, Matter, Unit

Remit = tuple[Matter, ...] | None
Changed = dict[str, Callable[[Unit], Unit]]


def remit_changes(scenario: Scenario, edit: MatterEdit) -> Changed:
    """What becomes of each unit whose remit `edit`, which is possible, changes, by its id."""
    match edit:
        case MatterAdded(id, matter, at):
            return {id: lambda unit: _with(unit, inserted(unit.remit or (), matter, at))}
        case MatterRemoved(id, matter):
            return {id: lambda unit: _with(unit, _but(unit.remit, matter))}
        case MatterMoved(matter, of, to, at):
            moved = matter_of(scenario, of, matter)
            assert moved is not None
            if of == to:
                return {of: lambda unit: _with(unit, inserted(_but(unit.remit, matter), moved, at))}
            return {
                of: lambda unit: _with(unit, _but(unit.remit, matter)),
                to: lambda unit: _with(unit, inserted(unit.remit or (), moved, at)),
            }
        case MatterRenamed(id, matter, name, language):
            return {id: lambda unit: _with(unit, _each(unit, matter, lambda its: _named(its, name, language)))}
        case MatterSet(id, matter, field, value):
            return {id: lambda unit: _with(unit, _each(unit, matter, lambda its: _set(its, field, value)))}
        case RemitCleared(id, nothing):
            return {id: lambda unit: _with(unit, () if nothing else None)}


def remit_refusal(scenario: Scenario, edit: MatterEdit) -> Message | None:
    """Why `edit` cannot be made of `scenario`; `None` where it can."""
    units = (edit.of, edit.to) if isinstance(edit, MatterMoved) else (edit.id,)
    lost = next((id for id in units if unit_of(scenario, id) is None), None)
    if lost is not None:
        return message("edit.unit.not-there", id=lost)
    match edit:
        case MatterAdded(id, matter, _):
            steps = matter.delegated or ()
            return (
                _taken(scenario, id, matter.id)
                or _unsaid(matter.name)
                or _of_steps(scenario, steps)
                or _lacking(scenario, matter.prepared_by or ())
            )
        case MatterMoved(matter, of, to, _):
            return _missing(scenario, of, matter) or (None if of == to else _taken(scenario, to, matter))
        case MatterRemoved(id, matter):
            return _missing(scenario, id, matter)
        case MatterRenamed(id, matter, name, _):
            return _missing(scenario, id, matter) or _unsaid(Text(und=name))
        case MatterSet(id, matter, _, _):
            return _missing(scenario, id, matter) or _of_field(scenario, edit)
        case RemitCleared():
            return None


def matter_of(scenario: Scenario, id: str, matter: str) -> Matter | None:
    """The matter as it is stated in the remit of that unit."""
    unit = unit_of(scenario, id)
    return next((each for each in (unit.remit if unit else None) or () if each.id == matter), None)


def new_matter_id(scenario: Scenario, name: str, beside: Iterable[Scenario] = ()) -> str:
    """An id for a matter of that name: the same as that of just one matter of that name in the drafts, or a new one.

    Two bodies that share a matter call it by the same id, and so do two drafts that give it to different bodies.
    """
    wanted = " ".join(name.split()).casefold()
    for drafts in ([scenario], list(beside)):
        known = {
            matter.id
            for draft in drafts
            for matter in _matters(draft)
            if any(" ".join(said.split()).casefold() == wanted for said in matter.name.every())
        }
        if len(known) == 1:
            return known.pop()
    return made_id(name, {matter.id for draft in (scenario, *beside) for matter in _matters(draft)}, "matter")


def _matters(scenario: Scenario) -> Iterable[Matter]:
    for unit in (*hierarchy(scenario).units, *tray_of(scenario).units):
        yield from unit.remit or ()


def inserted(remit: Sequence[Matter], matter: Matter, at: int | None) -> tuple[Matter, ...]:
    """The matters with one more before that place."""
    place = len(remit) if at is None else at
    return (*remit[:place], matter, *remit[place:])


def _with(unit: Unit, remit: Remit) -> Unit:
    return unit if unit.remit == remit else replace(unit, remit=remit)


def _but(remit: Remit, matter: str) -> tuple[Matter, ...]:
    return tuple([each for each in remit or () if each.id != matter])


def _each(unit: Unit, matter: str, change: Callable[[Matter], Matter]) -> Remit:
    return tuple([change(each) if each.id == matter else each for each in unit.remit or ()])


def _named(matter: Matter, name: str, language: object) -> Matter:
    return replace(matter, name=renamed(matter.name, name, language))  # type: ignore[arg-type]


def _set(matter: Matter, field: MatterField, value: object) -> Matter:
    return replace(matter, **{name_of(field): () if field == "area" and value is None else value})


def _taken(scenario: Scenario, id: str, matter: str) -> Message | None:
    return message("edit.matter.there", id=id, matter=matter) if matter_of(scenario, id, matter) else None


def _missing(scenario: Scenario, id: str, matter: str) -> Message | None:
    return None if matter_of(scenario, id, matter) else message("edit.matter.none", id=id, matter=matter)


def _unsaid(name: Text) -> Message | None:
    return None if any(said.strip() for said in name.every()) else message("edit.matter.no-name")


def _is_span(days: tuple[object, ...]) -> bool:
    """Whether it is a least and a most of days."""
    match days:
        case (int() as least, int() as most):
            return 0 <= least <= most
    return False


def _lacking(scenario: Scenario, ids: Iterable[str]) -> Message | None:
    lost = next((id for id in ids if unit_of(scenario, id) is None), None)
    return None if lost is None else message("edit.unit.not-there", id=lost)


def _of_steps(scenario: Scenario, steps: Iterable[Delegation]) -> Message | None:
    for step in steps:
        if unit_of(scenario, step.to) is None:
            return message("edit.unit.not-there", id=step.to)
        if step.up_to is not None and not 0 <= step.up_to <= MOST_EUROS:
            return message("edit.unit.value", field="delegated")
        if step.when is not None and not any(map(str.strip, step.when.every())):
            return message("edit.unit.no-text", field="when")
    return None


def _of_field(scenario: Scenario, edit: MatterSet) -> Message | None:
    match edit.field, edit.value:
        case "name", Text() as name:
            return _unsaid(name)
        case "note", Text() as note:
            return None if any(map(str.strip, note.every())) else message("edit.unit.no-text", field="note")
        case "note" | "area" | "delegated" | "amounts" | "prepared-by" | "a-year" | "preparation", None:
            return None
        case "prepared-by", tuple() as ids if all(isinstance(id, str) for id in ids):
            return _lacking(scenario, map(str, ids))
        case "a-year", int() | float() as cases if not isinstance(cases, bool) and cases >= 0:
            return None
        case "preparation", tuple() as span if _is_span(span):
            return None
        case "area", tuple() as areas if set(areas) <= set(MATTER_AREAS):
            return None
        case "delegated", tuple() as steps if all(isinstance(step, Delegation) for step in steps):
            return _of_steps(scenario, steps)
        case "amounts", tuple() as sizes if all(isinstance(its, Amount) and _fits(its) for its in sizes):
            return None
    return message("edit.unit.value", field=edit.field)


def _fits(amount: Amount) -> bool:
    return 0 <= amount.up_to <= MOST_EUROS and 0 <= amount.share <= 1
