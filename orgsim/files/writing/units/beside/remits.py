"""Remits in the text of a draft: matters stated, changed, moved, taken out."""

from __future__ import annotations

from orgsim.files.writing.units import moving, stages, stating
from orgsim.files.writing.units.ordering import ORDER_OF_MATTER
from orgsim.files.writing.units.outline import Outline, item_of, remit_of, whole_entries
from orgsim.files.writing.units.stages import Changing
from orgsim.files.writing.units.wording import plain
from orgsim.files.yaml.deltas import Replacement
from orgsim.files.yaml.flow import flow
from orgsim.files.yaml.spans import Span
from orgsim.model.edits.edits import (
    MatterAdded,
    MatterEdit,
    MatterMoved,
    MatterRemoved,
    MatterRenamed,
    MatterSet,
    RemitCleared,
)
from orgsim.model.edits.remits import matter_of, remit_changes
from orgsim.model.edits.texts import renamed
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.units import Matter, Unit


def change(changing: Changing, scenario: Scenario, edit: MatterEdit) -> None:
    """Change the remits of a text that says what `scenario` does: item by item where they are lists of their own."""
    after = {id: made(_unit(scenario, id)) for id, made in remit_changes(scenario, edit).items()}
    if all(after[id].remit == _unit(scenario, id).remit for id in after):
        return
    if all(_is_own_list(changing.outline, id) for id in after):
        _change(changing, scenario, edit)
        return
    for id, unit in after.items():
        _state_whole(changing, id, unit)


def _change(changing: Changing, scenario: Scenario, edit: MatterEdit) -> None:
    match edit:
        case MatterAdded(id, matter, at):
            stages.add_on_a_line(changing, flow(plain(matter)), remit_of(id), at)
        case MatterRemoved(id, matter):
            changing.stage(lambda outline: moving.without(outline, (item_of(remit_of(id), matter),)))
        case MatterMoved(matter, of, to, at):
            stages.move(changing, (item_of(remit_of(of), matter),), remit_of(to), at)
        case MatterRenamed(id, matter, name, language):
            _set(changing, scenario, edit, "name", renamed(_matter(scenario, id, matter).name, name, language))
        case MatterSet(_, _, field, value):
            _set(changing, scenario, edit, field, None if field == "area" and value == () else value)
        case RemitCleared(id, nothing):
            changing.stage(lambda outline: _cleared(outline, id, nothing=nothing))


def _set(changing: Changing, scenario: Scenario, edit: MatterRenamed | MatterSet, field: str, value: object) -> None:
    span = changing.outline.item(item_of(remit_of(edit.id), edit.matter)).span
    if span.shape != "mapping" or _is_called(changing.outline, span) or "<<" in span.entries:
        made = remit_changes(scenario, edit)[edit.id]
        _state_whole(changing, edit.id, made(_unit(scenario, edit.id)))
        return
    changing.stage(lambda outline: stating.stated_in(outline, span, field, value, ORDER_OF_MATTER))


def _state_whole(changing: Changing, id: str, unit: Unit) -> None:
    changing.stage(lambda outline: stating.stated_in(outline, outline.owner(id), "remit", unit.remit))


def _is_own_list(outline: Outline, id: str) -> bool:
    """Whether the remit of the unit, if any, is stated in its own lines and nowhere else."""
    owner = outline.owner(id)
    entry = owner.entries.get("remit")
    if entry is None:
        return "remit" not in whole_entries(owner)
    return entry[1].shape == "sequence" and not _is_called(outline, entry[1])


def _is_called(outline: Outline, span: Span) -> bool:
    return span.anchor is not None and f"*{span.anchor}" in outline.text


def _cleared(outline: Outline, id: str, *, nothing: bool) -> list[Replacement]:
    listed = outline.listed(remit_of(id))
    if nothing and listed is not None and listed.items:
        return moving.without(outline, [item.id for item in listed.items])
    return stating.stated_in(outline, outline.owner(id), "remit", () if nothing else None)


def _unit(scenario: Scenario, id: str) -> Unit:
    unit = unit_of(scenario, id)
    assert unit is not None
    return unit


def _matter(scenario: Scenario, id: str, matter: str) -> Matter:
    found = matter_of(scenario, id, matter)
    assert found is not None
    return found
