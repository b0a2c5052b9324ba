"""The next delivery of a list that a draft was made of: what has changed in it, as edits of the draft.

Beside the draft lies how its list was read, and what it said then. So what the list says anew is known from what the
planner has changed in the draft meanwhile: three ways, as where two people edit one draft.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from collections.abc import Mapping as Map
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import fields, replace

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.yaml.encoding import bytes_at
from orgsim.importing.records import CannotImport
from orgsim.importing.tables.mapping import Mapping
from orgsim.importing.tables.own import only_named
from orgsim.messages import message
from orgsim.model.edits.applying import edited
from orgsim.model.edits.between import between
from orgsim.model.edits.conflicts import Conflict
from orgsim.model.edits.edits import HEAD_FIELDS, Edit, PutAway, Removed
from orgsim.model.edits.facts import differing, units_of
from orgsim.model.edits.fields import FIELDS, stated, stating
from orgsim.model.edits.merging.fitting import fitted
from orgsim.model.edits.merging.merge import Merge
from orgsim.model.edits.refusing import refusal
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Matter, Seats, Unit, rebuilt

_T = TypeVar("_T", bound=Struct)
_PARTED = (Seats, Staff, Budget, Leader)
"""What a list may state a part of."""


class Kept(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """How a draft was imported."""

    orgsim: int = 1
    file: str = ""
    """The name of what it was read from."""
    sheet: str = ""
    mapping: Mapping | None = None
    choices: Map[str, str] = MappingProxyType({})
    base: str = ""
    """The draft as it was imported."""


class Differences(Struct, frozen=True, eq=False):
    """What a new delivery changes in a draft."""

    edits: tuple[Edit, ...]
    after: Scenario
    """The draft with these edits."""
    conflicts: tuple[Conflict, ...]
    """Of what both the list and the draft have changed since: the draft's stays."""
    said: Scenario
    """What the list says, to be kept: of what it had no column what it said before."""


def kept_beside(draft: Path) -> Path:
    """Where it is kept how the draft at that path was imported."""
    return draft.with_name(f"{draft.stem}.import.json")


def written(kept: Kept) -> bytes:
    """That as JSON."""
    return msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n"


def read_kept(path: Path) -> Kept | None:
    """What is kept beside the draft at `path`; `None` where nothing is. CannotImport where it cannot be read."""
    beside = kept_beside(path)
    try:
        return msgspec.json.decode(bytes_at(beside), type=Kept)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as error:
        raise CannotImport(message("import.kept-damaged", file=beside.name)) from error


def is_of(kept: Kept, file: str, sheet: str, mapping: Mapping | None) -> bool:
    """Whether a list in that file and sheet is the next delivery: it is called so, or all its columns are there.

    `mapping` is what was guessed of it; `None` where it is no table.
    """
    if kept.mapping is None or mapping is None:
        return kept.mapping is mapping and kept.file.casefold() == file.casefold()
    wanted = {its.heading.casefold() for its in kept.mapping.columns if its.heading and its.role != "left-out"}
    there = wanted & {its.heading.casefold() for its in mapping.columns}
    named = (kept.file.casefold(), kept.sheet) == (file.casefold(), sheet)
    return (named and len(there) * 2 >= len(wanted)) or (len(wanted) > 1 and there == wanted)


def continued(kept: Mapping, guessed: Mapping) -> Mapping:
    """How the next delivery is read: as was kept, with headings where they stand now, and further columns left out."""
    known = {column.heading.casefold() for column in kept.columns if column.heading}
    at = {column.heading.casefold(): column.at for column in reversed(guessed.columns) if column.heading}
    columns = [replace(its, at=at.get(its.heading.casefold(), its.at)) for its in kept.columns]
    new = [
        replace(its, role="left-out", language=None)
        for its in guessed.columns
        if its.heading and its.heading.casefold() not in known
    ]
    head = guessed.head if guessed.head is not None and kept.head is not None else kept.head
    return replace(kept, head=head, columns=(*columns, *new))


def differences(
    draft: Scenario,
    kept: Kept | None,
    new: Scenario,
    of_kind: Set[str] = frozenset(),
    *,
    lacks_columns: bool = False,
) -> Differences:
    """The edits by which `draft` comes to say what its list now does, where that says something new.

    Without anything kept, all that the list says goes before what the draft does; what a list cannot say stays, and
    kinds too, which may be guessed, but of the units `of_kind`. An id in other letters is that of the draft.
    Units that are in the list no more are put away, as others may still refer to them. A cell that was filled and is
    empty now empties the field; where the list `lacks_columns`, what it says of no unit is not asked and stays.
    """
    base, said = _base(kept), new
    new, called = _in_letters_of(base or draft, new)
    if base is None:
        new = _with_what_is_there(new, draft, {called.get(id, id) for id in of_kind})
        base = draft
    elif lacks_columns:
        new = said = _with_what_was_asked(new, base, of_kind)
    new = _headed(new, base)
    merge = Merge(base, new, draft, {})
    found: list[Edit] = []
    before = base
    if base is draft or not differing(base, draft):
        # Nobody has changed the draft: there is nothing to be held against each other.
        found = [_softened(edit) for edit in between(base, new)]
    else:
        for edit in between(base, new):
            found += fitted(merge, before, _softened(edit))
            before = edited(before, [edit])
    after = draft
    fitting: list[Edit] = []
    for edit in found:
        if refusal(after, edit) is None:
            after = edited(after, [edit])
            fitting.append(edit)
    return Differences(tuple(fitting), after, tuple(merge.conflicts.values()), said)


def _softened(edit: Edit) -> Edit:
    return PutAway((edit.id,)) if isinstance(edit, Removed) else edit


def _base(kept: Kept | None) -> Scenario | None:
    if kept is None or not kept.base:
        return None
    try:
        return read_scenario_text(kept.base.encode(), Path("base.yaml")).scenario
    except UnreadableFile:
        return None


def _headed(new: Scenario, base: Scenario) -> Scenario:
    """`new` with the head of `base`: a list is titled by its file, and does not know what else the draft refers to."""
    head = {field: getattr(base, field) for field in HEAD_FIELDS}
    # A table tells no more of a source than its key.
    told = {key: its for key, its in new.sources.items() if key not in base.sources or its != only_named(key)}
    return replace(new, **head, sources={**base.sources, **told})


def _in_letters_of(base: Scenario, new: Scenario) -> tuple[Scenario, dict[str, str]]:
    """`new` with its ids as `base` has them where only their letters are others, and which these are."""
    ours, theirs = units_of(base).units.keys(), units_of(new).units.keys()
    left = {id.casefold(): id for id in ours - theirs}
    called = {id: left[id.casefold()] for id in theirs - ours if id.casefold() in left}
    if not called:
        return new, called

    def renamed(unit: Unit, below: tuple[Unit, ...]) -> Unit:
        return replace(unit, id=called.get(unit.id, unit.id), units=below)

    links = tuple(
        [replace(its, from_=called.get(its.from_, its.from_), to=called.get(its.to, its.to)) for its in new.links]
    )
    return replace(_remade(new, renamed), links=links), called


def _with_what_was_asked(new: Scenario, base: Scenario, of_kind: Set[str]) -> Scenario:
    """`new`, with what it says of no unit as `base` does: it has no column of that. So too kinds but `of_kind`."""
    before, now = units_of(base).units, units_of(new).units
    silent = [field for field in FIELDS if field != "name" and not any(stated(unit, field) for unit in now.values())]
    spoken = {language for unit in now.values() for language in LANGUAGES if getattr(unit.name, language) is not None}
    decides = any(unit.remit is not None for unit in now.values())

    def whole(unit: Unit, below: tuple[Unit, ...]) -> Unit:
        unit, old = replace(unit, units=below), before.get(unit.id)
        if old is None:
            return unit
        for field in silent:
            unit = stating(unit, field, stated(old, field))
        name = _filled(unit.name, old.name)
        if unit.name.und is None and name != old.name:
            name = replace(unit.name, **{its: getattr(old.name, its) for its in LANGUAGES if its not in spoken})
        kind, remit = unit.kind if unit.id in of_kind else old.kind, unit.remit if decides else old.remit
        return replace(unit, name=name, kind=kind, remit=remit)

    return replace(_remade(new, whole), kinds={**base.kinds, **new.kinds})


def _with_what_is_there(new: Scenario, draft: Scenario, of_kind: Set[str]) -> Scenario:
    """What a list says, with what it does not say as the draft does; kinds too, but of the units `of_kind`."""
    there = units_of(draft).units

    def whole(unit: Unit, below: tuple[Unit, ...]) -> Unit:
        old = there.get(unit.id)
        if old is None:
            return replace(unit, units=below)
        # A kind that is the list's own is none of the draft.
        told = unit.id in of_kind and unit.kind in draft.kinds
        return replace(_parts_filled(unit, old), units=below, kind=unit.kind if told else old.kind)

    return replace(_remade(new, whole), links=draft.links)


def _remade(scenario: Scenario, change: Callable[[Unit, tuple[Unit, ...]], Unit]) -> Scenario:
    """What `change` makes of all units, as `rebuilt` asks it; those that were put away too."""
    units, tray = (tuple([rebuilt(unit, change) for unit in its]) for its in (scenario.units, scenario.tray))
    return replace(scenario, units=units, tray=tray)


def _parts_filled(new: _T, old: _T) -> _T:
    """`new`, with those of its parts that are not stated as `old` states them."""
    parts: dict[str, object] = {}
    for field in fields(new):
        said, there = getattr(new, field.name), getattr(old, field.name)
        unsaid = said is None or (said == () and field.default == ())
        parts[field.name] = there if unsaid else _filled(said, there)
    return replace(new, **parts)


def _filled(new: object, old: object) -> object:
    if isinstance(new, Text) and isinstance(old, Text):
        # A table without languages says one of the wordings.
        return old if set(new.every()) <= set(old.every()) else new
    if isinstance(new, tuple) and isinstance(old, tuple):
        there = {its.id: its for its in old if isinstance(its, Matter)}
        return tuple(
            [_parts_filled(its, there[its.id]) if isinstance(its, Matter) and its.id in there else its for its in new]
        )
    if isinstance(new, _PARTED) and type(new) is type(old):
        return _parts_filled(new, old)
    return new
