"""What the edit commands of charts do to the selected units: each a pure function from the draft to its edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from orgsim.messages import Message
from orgsim.model.edits.applying import above, subordinates, uppermost
from orgsim.model.edits.edits import Added, Edit, Moved, PutAway, Removed, TakenOut
from orgsim.model.edits.guessing import guessed_kind
from orgsim.model.edits.naming import new_id
from orgsim.model.edits.placing import last_place, side_of
from orgsim.model.edits.refusing import refusal
from orgsim.model.hierarchy import hierarchy, tray_of, unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Language, Text
from orgsim.model.units import Unit

Where = Literal["below", "after", "before", "between"]
"""Where a new unit comes, seen from the selected one; `between`: between it and what it stands below."""

_HALF = 0.5
_LOOKED_AT = 50
"""Units of a draft whose names tell how it writes names."""


class Place(Struct, frozen=True):
    """Where a unit comes."""

    below: str | None
    at: int | None


def place_of(scenario: Scenario, id: str) -> Place:
    """Where the unit of that id stands now; it is placed."""
    parent = above(scenario, id)
    at = next(at for at, unit in enumerate(subordinates(scenario, parent)) if unit.id == id)
    return Place(parent, at)


def place_for_new(scenario: Scenario, id: str | None, where: Where) -> Place:
    """Where a unit is made, seen from the one of that id; without one, at the top."""
    if id is None:
        return Place(None, None)
    if where == "below":
        return Place(id, None)
    here = place_of(scenario, id)
    assert here.at is not None
    return Place(here.below, here.at + 1) if where == "after" else here


def making(
    scenario: Scenario,
    id: str | None,
    where: Where,
    name: str,
    kind: str | None,
    language: Language,
    beside: Iterable[Scenario] = (),
) -> tuple[Added, tuple[Edit, ...]]:
    """What makes a unit of that name beside the one of that id, and what follows; no kind: it is guessed."""
    place = place_for_new(scenario, id, where)
    sort = kind or guessed_kind(scenario, name, place.below)
    if where == "below":
        place = Place(id, last_place(scenario, id, side_of(scenario, sort, id)))
    new = new_id(scenario, name, sort, beside)
    made = Added(Unit(id=new, kind=sort, name=named_as(scenario, name, language)), place.below, place.at)
    return made, (Moved((id,), new),) if where == "between" and id is not None else ()


def named_as(scenario: Scenario, name: str, language: Language) -> Text:
    """The name as this draft writes names: in a language, or in none where its units state none."""
    return Text(und=name) if _share(scenario, "und") > _HALF else Text(**{language: name})


def languages_for_new(scenario: Scenario, language: Language) -> tuple[Language, ...]:
    """The languages in which somebody who reads in `language` may name a new unit, the likeliest first.

    Those of half of the draft's units or more, and `language` itself; none where its units are named in no language.
    """
    if _share(scenario, "und") > _HALF:
        return ()
    own = named_in(scenario)
    likely = (language,) if language in own or not own else own[:1]
    return tuple(dict.fromkeys((*likely, *own, language)))


def named_in(scenario: Scenario) -> tuple[Language, ...]:
    """The languages in which half of the units of a draft are named, or more."""
    return tuple([language for language in LANGUAGES if _share(scenario, language) >= _HALF])


def _share(scenario: Scenario, wording: str) -> float:
    """Of its units, those that are named in that language, or in none that is told."""
    names = [unit.name for unit in hierarchy(scenario).units[:_LOOKED_AT]]
    return sum([getattr(name, wording) is not None for name in names]) / len(names) if names else 0.0


def removing(scenario: Scenario, ids: Sequence[str], *, alone: bool) -> tuple[Edit, ...]:
    """What takes units out, each with its branch or `alone`; what others still refer to is put away instead.

    Of what is put away already it stays there.
    """
    made: list[Edit] = []
    kept: list[str] = []
    for id in ids if alone else uppermost(scenario, ids):
        edit = Removed(id, keep_subordinates=alone)
        why = refusal(scenario, edit)
        if why is None or why.key != "edit.unit.named":
            made.append(edit)
            continue
        if id in tray_of(scenario).index:
            continue
        kept.append(id)
        if alone and subordinates(scenario, id):
            # What stands below it takes its place first.
            made.append(Moved((id,), above(scenario, id), alone=True))
    return (*made, PutAway(tuple(kept))) if kept else tuple(made)


def shifting(scenario: Scenario, ids: Sequence[str], by: int) -> tuple[Edit, ...]:
    """What moves units by one place among their siblings: the first of them, and the others behind it."""
    first = uppermost(scenario, ids)[:1]
    if not first:
        return ()
    parent = above(scenario, first[0])
    siblings = [unit.id for unit in subordinates(scenario, parent)]
    moving = [id for id in siblings if id in set(ids)]
    staying = [id for id in siblings if id not in moving]
    before = sum(id in staying for id in siblings[: siblings.index(moving[0])])
    at = min(max(before + by, 0), len(staying))
    edit = Moved(tuple(moving), parent, at)
    together = [*staying[:at], *moving, *staying[at:]]
    return () if together == siblings else (edit,)


def moving(scenario: Scenario, ids: Sequence[str], below: str | None) -> Moved:
    """What puts units below another, behind those that stand there of their side; they are placed.

    Where that is refused, as others took one of them from the draft meanwhile, it tells of no place.
    """
    edit = Moved(tuple(ids), below)
    if refusal(scenario, edit) is not None:
        return edit
    return replace(edit, at=last_place(scenario, below, side_of(scenario, ids[0], below), ids))


def taking_out(scenario: Scenario, id: str, below: str | None) -> TakenOut:
    """What places a unit that was put away, as `moving` does."""
    edit = TakenOut(id, below)
    if refusal(scenario, edit) is not None:
        return edit
    return replace(edit, at=last_place(scenario, below, side_of(scenario, id, below)))


def why_not(scenario: Scenario, ids: Sequence[str], below: str | None) -> Message | None:
    """Why those units, placed or put away, cannot be put below that one."""
    away = [id for id in ids if id in tray_of(scenario).index]
    if away:
        return next((why for id in away if (why := refusal(scenario, TakenOut(id, below))) is not None), None)
    return refusal(scenario, Moved(tuple(ids), below))


def name_in(scenario: Scenario, id: str, language: Language) -> tuple[str, Language | None]:
    """The name of a unit as it is shown, and the language that it is in."""
    unit = unit_of(scenario, id)
    return unit.name.spoken(language) if unit is not None else ("", None)
