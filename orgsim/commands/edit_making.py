"""The actions of `orgsim edit` as edits of a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from orgsim.commands import edit_making_beside as beside
from orgsim.commands.edit_actions import Action
from orgsim.commands.edit_making_beside import language_of, unit
from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.nearest import nearest_kind
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.files.writing.typed import value_typed
from orgsim.files.writing.units.bringing import bringing
from orgsim.files.writing.units.drafts import draft_of
from orgsim.files.writing.units.values import Unreadable, typed
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.scalars import is_id
from orgsim.messages import Message, message
from orgsim.model.edits.applying import edited
from orgsim.model.edits.copying import copies
from orgsim.model.edits.edits import (
    Added,
    Edit,
    Moved,
    PutAway,
    Removed,
    Renamed,
    TakenOut,
)
from orgsim.model.edits.naming import new_id
from orgsim.model.edits.refusing import refusal
from orgsim.model.hierarchy import hierarchy, unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language, Text
from orgsim.model.units import Unit

_MOST_COPIES = 100


def edits_of(scenario: Scenario, actions: Sequence[Action], language: Language) -> list[Edit]:
    """What `actions` change in `scenario`, each in what those before it have made of that.

    Numbers and days are typed as people write them in `language`. CannotEdit tells of the first that is impossible.
    """
    found: list[Edit] = []
    for number, action in enumerate(actions, 1):
        try:
            made = _MAKING[action.verb](scenario, _as_files_have(action, language))
        except Unreadable as error:
            raise _impossible(number, actions, error.message) from error
        for edit in made:
            why = refusal(scenario, edit)
            if why is not None:
                raise _impossible(number, actions, why)
            scenario = edited(scenario, [edit])
            found.append(edit)
    return found


def _as_files_have(action: Action, language: Language) -> Action:
    """What is set of a unit, a matter, a source or the draft, with its numbers and days as a file has them."""
    if action.verb not in ("set", "set-matter", "set-source", "set-draft"):
        return action
    *words, field, value = action.words
    return replace(action, words=(*words, field, value_typed(field, value, language)))


def _impossible(number: int, actions: Sequence[Action], why: Message) -> CannotEdit:
    if len(actions) == 1:
        return CannotEdit(why)
    action = actions[number - 1]
    return CannotEdit(message("cli.edit.impossible", number=number, action=f"{action.verb} {action.words[0]}", why=why))


def _moved(scenario: Scenario, action: Action) -> list[Edit]:
    for id in (*action.words, *(() if action.below is None else (action.below,))):
        unit(scenario, id)
    return [Moved(action.words, action.below, action.at, "--alone" in action.flags)]


def _added(scenario: Scenario, action: Action) -> list[Edit]:
    kind, name = action.words
    if action.below is not None:
        unit(scenario, action.below)
    _check_kind(scenario, kind)
    if action.id is not None and not is_id(action.id):
        raise Unreadable(message("edit.unit.bad-id", id=action.id))
    id = action.id or new_id(scenario, name, kind)
    language = action.language or _language(scenario, action.below)
    return [Added(Unit(id=id, kind=kind, name=Text(**{language or "und": name})), action.below, action.at)]


def _language(scenario: Scenario, below: str | None) -> Language | None:
    """In which the names of units are written: as that of the one above, or of the first; `None`: in none."""
    flat = hierarchy(scenario)
    if not flat.units:
        return None
    return language_of([flat.units[0 if below is None else flat.index[below]].name])


def _check_kind(scenario: Scenario, kind: str) -> None:
    if kind not in scenario.kinds:
        likely = nearest_kind(kind, scenario.kinds)
        if likely is not None:
            raise Unreadable(message("edit.unit.kind-like", kind=kind, likely=likely))
        raise Unreadable(message("edit.unit.no-kind", kind=kind))


def _removed(scenario: Scenario, action: Action) -> list[Edit]:
    return [Removed(unit(scenario, action.words[0]).id, "--keep-subordinates" in action.flags)]


def _renamed(scenario: Scenario, action: Action) -> list[Edit]:
    id, name = action.words
    return [Renamed(unit(scenario, id).id, name, action.language)]


def _set(scenario: Scenario, action: Action) -> list[Edit]:
    id, field, value = action.words
    if field == "kind":
        _check_kind(scenario, value)
    return typed(unit(scenario, id), field, value, action.language)


def _brought(scenario: Scenario, action: Action) -> list[Edit]:
    assert action.file is not None
    path = Path(action.file)
    try:
        of = draft_of(read_scenario(path))
    except UnreadableFile as error:
        first = error.problems[0].message
        raise Unreadable(message("cli.edit.from-unreadable", file=action.file, why=first)) from error
    for id in action.words:
        if unit_of(of.scenario, id) is None:
            raise Unreadable(message("cli.edit.from-none", file=action.file, id=id))
    if action.below is not None:
        unit(scenario, action.below)
    return list(bringing(scenario, of, action.words, action.below, action.at).edits)


def _duplicated(scenario: Scenario, action: Action) -> list[Edit]:
    if action.times > _MOST_COPIES:
        raise Unreadable(message("cli.edit.most-copies", n=_MOST_COPIES))
    return list(copies(scenario, unit(scenario, action.words[0]).id, action.times))


def _put_away(scenario: Scenario, action: Action) -> list[Edit]:
    return [PutAway(tuple([unit(scenario, id).id for id in action.words]))]


def _taken_out(scenario: Scenario, action: Action) -> list[Edit]:
    if action.below is not None:
        unit(scenario, action.below)
    return [TakenOut(action.words[0], action.below, action.at)]


_MAKING: dict[str, Callable[[Scenario, Action], list[Edit]]] = {
    "move": _moved,
    "add": _added,
    "remove": _removed,
    "rename": _renamed,
    "set": _set,
    "bring": _brought,
    "duplicate": _duplicated,
    "put-away": _put_away,
    "take-out": _taken_out,
    "link": beside.linked,
    "unlink": beside.unlinked,
    "set-link": beside.link_set,
    "add-matter": beside.matter_added,
    "remove-matter": beside.matter_removed,
    "move-matter": beside.matter_moved,
    "rename-matter": beside.matter_renamed,
    "set-matter": beside.matter_set,
    "clear-remit": beside.remit_cleared,
    "add-source": beside.source_added,
    "set-source": beside.source_set,
    "remove-source": beside.source_removed,
    "set-draft": beside.draft_set,
    "remark": beside.remarked,
}
