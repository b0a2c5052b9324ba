"""What an action is called in a word or two, as it stands after "Undo:", and refusals for who sees names and no ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from orgsim.messages import Message, message
from orgsim.model.edits.edits import (
    Added,
    Declared,
    DraftSet,
    Edit,
    Linked,
    LinkSet,
    MatterAdded,
    MatterMoved,
    MatterRemoved,
    MatterRenamed,
    MatterSet,
    Moved,
    PutAway,
    Remarked,
    RemitCleared,
    Removed,
    Renamed,
    Set,
    SourceSet,
    TakenOut,
    Unlinked,
)
from orgsim.model.edits.remits import matter_of
from orgsim.model.hierarchy import hierarchy, tray_of, unit_of
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import LINK_KINDS, Scenario
from orgsim.model.text import Text

_BESIDE = (Declared, Remarked, Linked)
"""What comes along with something else, as a rule."""


def words(scenario: Scenario, edits: Sequence[Edit]) -> Message:
    """What `edits`, made of `scenario` in one action, are called: by the first that does not merely come along."""
    first = next((edit for edit in edits if not isinstance(edit, _BESIDE)), edits[0])
    alike = [edit for edit in edits if type(edit) is type(first)]
    match first:
        case MatterAdded(id, matter):
            return message("edit.words.matter-added", matter=matter.name, unit=_name(scenario, id))
        case MatterMoved(matter_id, of, to):
            key = "edit.words.matter-moved" if of != to else "edit.words.matter-placed"
            return message(key, matter=_matter(scenario, of, matter_id), unit=_name(scenario, to))
        case MatterRemoved(id, matter_id):
            told = {"matter": _matter(scenario, id, matter_id), "unit": _name(scenario, id)}
            return Message("edit.words.matter-removed", told)
        case MatterRenamed(id, matter_id) | MatterSet(id, matter_id):
            told = {"matter": _matter(scenario, id, matter_id), "unit": _name(scenario, id)}
            return Message("edit.words.matter-set", told)
        case Linked(link):
            return _of_link(scenario, "linked", link.from_, link.to)
        case Unlinked(_, one, other):
            return _of_link(scenario, "unlinked", one, other)
        case LinkSet(_, one, other):
            return _of_link(scenario, "link-set", one, other)
        case DraftSet(field):
            return message(f"edit.words.draft-set.{field}")
        case SourceSet(key, new):
            named = scenario.sources.get(key) or new
            called = Text(und=key) if named is None else named.title
            return message("edit.words.source-removed" if new is None else "edit.words.source-set", what=called)
        case Declared(key, declared):
            return message("edit.words.declared", what=declared.title if hasattr(declared, "title") else Text(und=key))
        case _:
            key = next(key for kind, key in _OF_UNITS.items() if isinstance(first, kind))
            return of_units(key, _names(scenario, alike))


_OF_UNITS: dict[type, str] = {
    Moved: "moved",
    Added: "added",
    Removed: "removed",
    PutAway: "put-away",
    TakenOut: "taken-out",
    Renamed: "renamed",
    Set: "set",
    RemitCleared: "remit-cleared",
    Remarked: "remarked",
}


def of_units(key: str, names: Sequence[Text]) -> Message:
    """What is done to units of those names: `moved`, `added`, `brought`, `copied` …"""
    what = names[0] if len(names) == 1 else message("edit.words.several", n=len(names))
    return message(f"edit.words.{key}", what=what)


def _of_link(scenario: Scenario, key: str, one: str, other: str) -> Message:
    return message(f"edit.words.{key}", one=_name(scenario, one), other=_name(scenario, other))


def _names(scenario: Scenario, edits: Iterable[Edit]) -> list[Text]:
    """The units that are meant, each once."""
    found: dict[str, Text] = {}
    for edit in edits:
        if isinstance(edit, Added):
            found[edit.unit.id] = edit.unit.name
            continue
        ids = edit.ids if isinstance(edit, Moved | PutAway) else (getattr(edit, "id", ""),)
        found.update((id, _name(scenario, id)) for id in ids)
    return list(found.values())


def _name(scenario: Scenario, id: str) -> Text:
    unit = unit_of(scenario, id)
    return Text(und=id) if unit is None else unit.name


def _matter(scenario: Scenario, id: str, matter: str) -> Text:
    found = matter_of(scenario, id, matter)
    return Text(und=matter) if found is None else found.name


_OF_IDS = frozenset(("edit.unit.id-taken", "edit.unit.bad-id"))
"""What is said of an id itself."""


def by_name(why: Message, *known: Scenario) -> Message:
    """A refusal with names in the place of the ids of units and matters of those drafts: who drags a box sees no ids.

    Where a name is another unit's too, the id follows it.
    """
    if why.key in _OF_IDS:
        return why
    return replace(why, args={name: _by_name(name, value, known) for name, value in why.args.items()})


def _by_name(of: str, value: object, known: Sequence[Scenario]) -> object:
    match value:
        case Message():
            return by_name(value, *known)
        case tuple():
            return tuple([_by_name(of, each, known) for each in value])
        case str() if of == "matter":
            return next((called for its in known if (called := _matters(its).get(value)) is not None), value)
        case str() if of == "kind":
            return message(f"link.{value}") if value in LINK_KINDS else value
        case str():
            return next((name for its in known if (name := _called(its, value)) is not None), value)
    return value


def _called(scenario: Scenario, id: str) -> Text | Message | None:
    unit = unit_of(scenario, id)
    if unit is None or _every_name(scenario)[unit.name] < 2:
        return None if unit is None else unit.name
    return message("edit.by-name.with-id", name=unit.name, id=id)


@once_per_value
def _every_name(scenario: Scenario) -> Counter[Text]:
    return Counter([unit.name for unit in (*hierarchy(scenario).units, *tray_of(scenario).units)])


@once_per_value
def _matters(scenario: Scenario) -> dict[str, Text]:
    units = (*hierarchy(scenario).units, *tray_of(scenario).units)
    return {matter.id: matter.name for unit in units for matter in unit.remit or ()}
