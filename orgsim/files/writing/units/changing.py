"""From a change of a draft to what changes in its text."""

from __future__ import annotations

from orgsim.files.writing.units import moving, stages, stating
from orgsim.files.writing.units.beside import heads, links, remarks, remits, tables
from orgsim.files.writing.units.outline import TRAY
from orgsim.files.writing.units.stages import Changing
from orgsim.files.yaml.deltas import Delta, Stretch
from orgsim.files.yaml.lines import BREAK, line_start
from orgsim.model.edits import fields
from orgsim.model.edits.applying import uppermost
from orgsim.model.edits.edits import (
    Added,
    Declared,
    Edit,
    HeadEdit,
    LinkEdit,
    MatterEdit,
    Moved,
    PutAway,
    Remarked,
    Removed,
    Renamed,
    Set,
    TakenOut,
)
from orgsim.model.edits.texts import renamed
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit


def changed_text(text: str, scenario: Scenario, edit: Edit) -> tuple[str, tuple[Delta, ...]]:
    """`text`, which says what `scenario` does, after `edit`, which is possible; and what changes, one after another.

    CannotEdit where it is written in a way that is not foreseen. Whether it comes to say what it should is for the
    caller to see.
    """
    changing = Changing(text)
    try:
        _change_with_ending(changing, scenario, edit)
    finally:
        changing.keep_outline()
    return changing.text, tuple(changing.deltas)


def _change_with_ending(changing: Changing, scenario: Scenario, edit: Edit) -> None:
    """With a line end at the end of the text while it is changed."""
    text = changing.text
    ends = not text or text[-1] in "\r\n"
    if not ends:
        start = line_start(text, len(text))
        ending = BREAK.match(text, start - 2 if text[start - 2 : start] == "\r\n" else start - 1) if start else None
        changing.change(Delta((Stretch(len(text), "", ending[0] if ending else "\n"),)))
    _change(changing, scenario, edit)
    if not ends and changing.text[-1:] in ("\r", "\n"):
        length = 2 if changing.text.endswith("\r\n") else 1
        at = len(changing.text) - length
        changing.change(Delta((Stretch(at, changing.text[at:], ""),)))


def _change(changing: Changing, scenario: Scenario, edit: Edit) -> None:
    match edit:
        case Moved(ids, below, at, True):
            for id in ids:
                stages.leave(changing, id)
            stages.move(changing, ids, below, at)
        case Moved(ids, below, at):
            stages.move(changing, uppermost(scenario, ids), below, at)
        case Added(unit, below, at, lines):
            stages.add(changing, unit, below, at, lines)
        case PutAway(ids):
            stages.move(changing, uppermost(scenario, ids), TRAY, None)
        case TakenOut(id, below, at):
            stages.move(changing, (id,), below, at)
        case Removed(id, keep):
            if keep:
                stages.leave(changing, id)
            changing.stage(lambda outline: moving.without(outline, (id,)))
        case Renamed(id, name, language):
            new = renamed(_unit(scenario, id).name, name, language)
            changing.stage(lambda outline: stating.stated(outline, id, "name", new))
        case Set(id, field, value):
            whole = getattr(fields.stating(_unit(scenario, id), field, value), field.partition(".")[0], None)
            changing.stage(lambda outline: stating.stated(outline, id, field, value, whole))
        case Declared(key, declared):
            changing.stage(lambda outline: tables.with_entry(outline, key, declared))
        case Remarked(id, text):
            changing.stage(lambda outline: remarks.remarked(outline, id, text))
        case _ if isinstance(edit, MatterEdit):
            remits.change(changing, scenario, edit)
        case _ if isinstance(edit, HeadEdit):
            heads.change(changing, scenario, edit)
        case _ if isinstance(edit, LinkEdit):
            links.change(changing, scenario, edit)
        case _:
            raise TypeError(edit)


def _unit(scenario: Scenario, id: str) -> Unit:
    unit = unit_of(scenario, id)
    assert unit is not None
    return unit
