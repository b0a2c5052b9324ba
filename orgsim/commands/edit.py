"""`orgsim edit`: changes the units of a draft in the text of its file, without a window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from difflib import unified_diff
from pathlib import Path

from orgsim.commands.edit_actions import Action
from orgsim.commands.output import write
from orgsim.commands.reading import FAILED, FINE, tell
from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.document import load
from orgsim.files.reading.nearest import nearest, nearest_kind
from orgsim.files.writing.units.saving import save_units, with_edits
from orgsim.files.writing.units.values import Unreadable, typed
from orgsim.files.yaml.atomic import why_unwritten
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.encoding import BOM
from orgsim.files.yaml.scalars import is_id
from orgsim.messages import Catalog, Message, message
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Added, Edit, Moved, Removed, Renamed
from orgsim.model.edits.refusing import refusal
from orgsim.model.hierarchy import hierarchy
from orgsim.model.ids import made_id
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Language, Text
from orgsim.model.units import Unit


def run(path: Path, actions: Sequence[Action], *, dry_run: bool, texts: Catalog) -> int:
    """Do `actions` with the draft at `path`, all of them or none; the exit code."""
    done: list[Edit] = []

    def making(scenario: Scenario) -> list[Edit]:
        done[:] = edits_of(scenario, actions)
        return done

    try:
        before = load(path)
        after = with_edits(before, path, making) if dry_run else save_units(path, making)
    except UnreadableFile as error:
        tell(error.problems, texts)
        return FAILED
    except CannotEdit as error:
        return _refused(path, error.message, texts)
    except OSError as error:
        return _refused(path, message("cli.edit.unwritten", reason=why_unwritten(error)), texts)
    if after == before:
        write(f"{texts('cli.edit.nothing')}\n", sys.stderr)
    elif dry_run:
        write(_difference(before, after, path), sys.stdout)
    else:
        write("".join(f"{edit.unit.id}\n" for edit in done if isinstance(edit, Added)), sys.stdout)
    return FINE


def _refused(path: Path, why: Message, texts: Catalog) -> int:
    write(f"{path}: {texts.say(why)}\n", sys.stderr)
    return FAILED


def edits_of(scenario: Scenario, actions: Sequence[Action]) -> list[Edit]:
    """What `actions` change in `scenario`, each in what those before it have made of that.

    CannotEdit tells of the first that is impossible.
    """
    found: list[Edit] = []
    for number, action in enumerate(actions, 1):
        try:
            made = _MAKING[action.verb](scenario, action)
        except Unreadable as error:
            raise _impossible(number, actions, error.message) from error
        for edit in made:
            why = refusal(scenario, edit)
            if why is not None:
                raise _impossible(number, actions, why)
            scenario = edited(scenario, [edit])
            found.append(edit)
    return found


def _impossible(number: int, actions: Sequence[Action], why: Message) -> CannotEdit:
    if len(actions) == 1:
        return CannotEdit(why)
    action = actions[number - 1]
    return CannotEdit(message("cli.edit.impossible", number=number, action=f"{action.verb} {action.words[0]}", why=why))


def _unit(scenario: Scenario, id: str) -> Unit:
    flat = hierarchy(scenario)
    if id not in flat.index:
        raise Unreadable(_not_there(scenario, id))
    return flat.units[flat.index[id]]


def _not_there(scenario: Scenario, id: str) -> Message:
    likely = nearest(id, hierarchy(scenario).index)
    return message("edit.unit.not-there", id=id) if likely is None else message("edit.unit.like", id=id, likely=likely)


def _moved(scenario: Scenario, action: Action) -> list[Edit]:
    for id in (*action.words, *(() if action.below is None else (action.below,))):
        _unit(scenario, id)
    return [Moved(action.words, action.below, action.at, "--alone" in action.flags)]


def _added(scenario: Scenario, action: Action) -> list[Edit]:
    kind, name = action.words
    if action.below is not None:
        _unit(scenario, action.below)
    _check_kind(scenario, kind)
    taken = hierarchy(scenario).index
    if action.id is not None and not is_id(action.id):
        raise Unreadable(message("edit.unit.bad-id", id=action.id))
    id = action.id or made_id(name, taken, kind)
    language = action.language or _language(scenario, action.below)
    return [Added(Unit(id=id, kind=kind, name=Text(**{language or "und": name})), action.below, action.at)]


def _language(scenario: Scenario, below: str | None) -> Language | None:
    """In which the names of units are written: as that of the one above, or of the first; `None`: in none."""
    flat = hierarchy(scenario)
    if not flat.units:
        return None
    name = flat.units[0 if below is None else flat.index[below]].name
    return next((language for language in LANGUAGES if getattr(name, language) is not None), None)


def _check_kind(scenario: Scenario, kind: str) -> None:
    if kind not in scenario.kinds:
        likely = nearest_kind(kind, scenario.kinds)
        if likely is not None:
            raise Unreadable(message("edit.unit.kind-like", kind=kind, likely=likely))
        raise Unreadable(message("edit.unit.no-kind", kind=kind))


def _removed(scenario: Scenario, action: Action) -> list[Edit]:
    return [Removed(_unit(scenario, action.words[0]).id, "--keep-subordinates" in action.flags)]


def _renamed(scenario: Scenario, action: Action) -> list[Edit]:
    id, name = action.words
    return [Renamed(_unit(scenario, id).id, name, action.language)]


def _set(scenario: Scenario, action: Action) -> list[Edit]:
    id, field, value = action.words
    if field == "kind":
        _check_kind(scenario, value)
    return typed(_unit(scenario, id), field, value, action.language)


_MAKING: dict[str, Callable[[Scenario, Action], list[Edit]]] = {
    "move": _moved,
    "add": _added,
    "remove": _removed,
    "rename": _renamed,
    "set": _set,
}


def _difference(before: bytes, after: bytes, path: Path) -> str:
    """What would change in the text, as programs that compare texts write it."""
    old, new = (data.removeprefix(BOM).decode("utf-8").splitlines(keepends=True) for data in (before, after))
    lines = unified_diff(old, new, str(path), str(path))
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
