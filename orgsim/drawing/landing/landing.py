"""Where what is dragged would come: below whom, at which place, as what, how that is marked, or why it cannot be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest
from operator import itemgetter
from typing import Literal

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.visible import UPPER_SIDES
from orgsim.drawing.drawing import Box
from orgsim.drawing.landing.dropped import Choice
from orgsim.drawing.landing.ground import Family, Ground
from orgsim.drawing.landing.marks import Mark, edges, mark_below, mark_beside, mark_between
from orgsim.drawing.landing.words import told_landing, told_staying
from orgsim.drawing.landing.zones import Zone
from orgsim.messages import Message, message
from orgsim.model.edits.applying import edited, uppermost
from orgsim.model.edits.edits import Edit, Moved, Set, TakenOut
from orgsim.model.edits.refusing import refusal
from orgsim.model.edits.words import by_name
from orgsim.model.hierarchy import Hierarchy, hierarchy, tray_of
from orgsim.model.kinds import Kind, Place
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit

Role = Literal["child", "before", "after", "beside"]
"""As what it comes: below a unit, as a sibling before or after another, or below a unit and drawn beside it."""


class Dragged(msgspec.Struct, frozen=True, eq=False):
    """What is dragged: at least one unit that its draft has, placed or put away."""

    ids: tuple[str, ...]
    alone: bool = False
    """Whether what stands below each stays where that was; not of what comes from another draft."""
    home: Scenario | None = None
    """The draft that it is taken from, where that is another than the one that it is dropped on."""
    letter: str = ""
    """Of that draft, as it is told."""


class Landing(msgspec.Struct, frozen=True, eq=False):
    """What would become of what is dragged, if it were dropped."""

    zone: Zone
    below: str | None
    """Id of the unit that it would stand below; `None`: at the top."""
    at: int | None
    """At which place there, as `Moved.at` says it."""
    role: Role
    sibling: str | None
    """Id of the one that it comes to stand before or after."""
    edits: tuple[Edit, ...] = ()
    """What dropping it does; nothing where it would stay as it is, or is refused."""
    refused: Message | None = None
    """Why it cannot be dropped there."""
    words: Message = message("landing.nowhere")
    """What would become of it, or why nothing can."""
    mark: Mark = Mark()
    choices: tuple[Choice, ...] = ()
    """What dropping it leads to a choice of, instead of the edits."""


class _Aim(msgspec.Struct, frozen=True):
    """What a zone means, whatever is dragged."""

    parent: int
    """The unit to stand below; −1 at the top."""
    role: Role = "child"
    anchor: Box | None = None
    """Of a sibling, the one to stand before or after."""
    place: Place | None = None
    """Whether to be drawn below the parent or beside it; `None`: as its kind or its file has it."""

    @property
    def after(self) -> bool:
        return self.role == "after"


class _Moving(msgspec.Struct, frozen=True, eq=False):
    """A unit that is dragged, and whether it is in the draft already."""

    unit: Unit
    kind: Kind
    flat: Hierarchy
    """What it is taken from."""
    index: int
    """There."""
    here: int
    """In the draft that it is dropped on; −1 where it has no place there yet."""


def landing(ground: Ground, dragged: Dragged, zone: Zone) -> Landing:
    """What would become of `dragged` in that zone of the ground's draft.

    Of several, the first tells how it is drawn there.
    """
    units, scenario = ground.units, ground.scenario
    alone = dragged.alone and dragged.home is None
    moving = _moving(scenario, units, dragged, alone=alone)
    going = frozenset([each.here for each in moving if each.here >= 0])
    aside = _aside_then(ground, going, alone=alone)
    aim, family = _fitting(ground, moving[0], _aim(ground, zone, aside), aside, alone=alone)
    staying, at = _places(units, aim, going, alone=alone)
    if at is None:
        at = _behind_its_like(ground, staying, family, aside)
    below = None if aim.parent < 0 else units.units[aim.parent].id
    edits = (
        *_edits(scenario, moving, below, at, dragged.home, alone=alone),
        *_placing(ground, moving, aim, alone=alone),
    )
    found = Landing(
        zone=zone,
        below=below,
        at=at,
        role="beside" if family.beside and aim.role == "child" else aim.role,
        sibling=None if aim.anchor is None else aim.anchor.id,
    )
    box = ground.boxes.get(zone.box)
    around = None if box is None else edges(box)
    refused = _refusal(scenario, edits)
    moved = [each.unit for each in moving]
    # What is dropped where it was taken from is no mistake that one is to be told of.
    stays = refused is not None and zone.part == "onto" and box is not None and box.unit in going and not box.gathers
    if stays or (refused is None and _changes_nothing(ground, moving, family, aside, staying, at, edits, alone=alone)):
        return replace(found, words=told_staying(moved), mark=Mark(around=around, slight=True))
    if refused is not None:
        told = by_name(refused, *filter(None, (scenario, dragged.home)))
        return replace(found, refused=told, words=told, mark=Mark(around=around))
    words = told_landing(
        moved,
        None if aim.parent < 0 else units.units[aim.parent],
        1 + sum([_stands_in(ground, unit, family, aside) for unit in (staying if at is None else staying[:at])]),
        beside=family.beside,
        alone=alone and any(unit.units for unit in moved),
        letter=dragged.letter if dragged.home is not None and any(each.here < 0 for each in moving) else "",
    )
    return replace(found, edits=edits, words=words, mark=_mark(ground, aim, family, zone))


def _moving(scenario: Scenario, units: Hierarchy, dragged: Dragged, *, alone: bool) -> list[_Moving]:
    """What is dragged, in reading order; what comes along with another is not named again."""
    home = dragged.home or scenario
    own, tray = hierarchy(home), tray_of(home)
    ids: Iterable[str] = [id for id in dragged.ids if id in own.index]
    if not alone:
        ids = uppermost(home, ids)
    placed = [(own, own.index[id]) for id in ids]
    away = [(tray, tray.index[id]) for id in dragged.ids if id in tray.index and id not in own.index]
    found = []
    for flat, index in (*sorted(placed, key=itemgetter(1)), *sorted(away, key=itemgetter(1))):
        unit = flat.units[index]
        kind = scenario.kinds.get(unit.kind, flat.kinds[index])
        found.append(_Moving(unit, kind, flat, index, units.index.get(unit.id, -1)))
    return found


# ─── What is aimed at ──────────────────────────────────────────────────────────────────────────────────────────────


def _aside_then(ground: Ground, going: Iterable[int], *, alone: bool) -> frozenset[str]:
    """Ids of what will be drawn beside its parent: more than is now, where nothing hangs across the line any more."""
    units, found = ground.units, set(ground.aside)
    gone = frozenset(going)
    for above in {up for unit in gone for up in units.path(unit)[:-1] if up not in gone}:
        box, parent = ground.box_of(above), units.parents[above]
        place = units.units[above].place or units.kinds[above].place
        if box is None or box.gathers or place != "beside" or parent < 0 or not ground.tells_beside(parent):
            continue
        if ground.upper[above] == ground.upper[parent] and not _has_trunk(units, above, gone, alone=alone):
            found.add(box.id)
    return frozenset(found)


def _aim(ground: Ground, zone: Zone, then: Collection[str]) -> _Aim:
    """`then`: ids of what will be drawn beside its parent."""
    box = ground.boxes.get(zone.box)
    if box is None:
        return _Aim(-1)
    above = ground.units.parents[box.unit]
    match zone.part:
        case "onto":
            return _Aim(above if box.gathers else box.unit)
        case "left" | "right":
            aside = ground.siblings(Family(box.unit, ground.upper[box.unit], beside=True)).boxes
            if zone.part == "left" and aside:
                return _Aim(box.unit, "before", aside[0], "beside")
            return _Aim(box.unit, place="beside")
        case "after":
            first = _first_in_stack(ground, box)
            if first is not None:
                return _Aim(box.unit) if first.gathers else _beside_of(ground, first, "before", then)
    return _beside_of(ground, box, zone.part, then)


def _beside_of(ground: Ground, box: Box, role: Literal["before", "after"], then: Collection[str]) -> _Aim:
    """As a sibling of what has that box, and drawn as that is."""
    parent = ground.units.parents[box.unit]
    place: Place | None = None
    if parent >= 0 and ground.tells_beside(parent):
        place = "beside" if box.id in then else "below"
    return _Aim(parent, role, box, place)


def _first_in_stack(ground: Ground, box: Box) -> Box | None:
    """What stands right below a box, set in, as the first of what belongs to it."""
    families = [Family(box.unit, ground.upper[box.unit], beside=beside) for beside in (True, False)]
    firsts = [
        siblings.boxes[0]
        for siblings in map(ground.siblings, families)
        if siblings.boxes and not siblings.in_rows and box.x < siblings.boxes[0].x < box.x + box.width
    ]
    below = [first for first in firsts if first.y >= box.y + box.height]
    return min(below, key=lambda first: first.y, default=None)


def _fitting(ground: Ground, moving: _Moving, aim: _Aim, then: Collection[str], *, alone: bool) -> tuple[_Aim, Family]:
    """What is aimed at as it can be drawn, and with whom it stands there.

    What would be drawn elsewhere than the sibling that is pointed at (across the line between the bands, or outside)
    comes last, where it is drawn.
    """
    family = _family(ground, moving, aim, alone=alone)
    if aim.anchor is not None and family != replace(ground.family(aim.anchor), beside=aim.anchor.id in then):
        aim = _Aim(aim.parent)
        family = _family(ground, moving, aim, alone=alone)
    return aim, family


def _family(ground: Ground, moving: _Moving, aim: _Aim, *, alone: bool) -> Family:
    side, above = _side(ground, moving, aim.parent)
    place = aim.place or moving.unit.place or moving.kind.place
    beside = place == "beside" and _can_be_beside(ground, moving, aim.parent, alone=alone)
    return Family(aim.parent, above, aim.parent < 0 and side == "external", beside)


def _side(ground: Ground, moving: _Moving, parent: int) -> tuple[str, bool]:
    """The side that it has below that unit, and whether it stands above the line there."""
    outside = parent >= 0 and ground.units.sides[parent] == "external"
    side = moving.unit.side or ("external" if outside else moving.kind.side)
    return side, side in UPPER_SIDES and (parent < 0 or ground.upper[parent])


def _can_be_beside(ground: Ground, moving: _Moving, parent: int, *, alone: bool) -> bool:
    """Whether it could be drawn beside that unit: both on one side of the line, and nothing below it across that."""
    if parent < 0 or not ground.tells_beside(parent):
        return False
    _, above = _side(ground, moving, parent)
    if above != ground.upper[parent]:
        return False
    return not above or alone or not _has_trunk(moving.flat, moving.index)


def _has_trunk(units: Hierarchy, unit: int, gone: Collection[int] = (), *, alone: bool = False) -> bool:
    """Whether anything below a unit above the line hangs across it, but what is gone: with all below it, or alone."""
    left = [unit]
    while left:
        for child in units.children[left.pop()]:
            if child in gone and not alone:
                continue
            if child not in gone and units.sides[child] not in UPPER_SIDES:
                return True
            left.append(child)
    return False


# ─── What dropping it does ─────────────────────────────────────────────────────────────────────────────────────────


def _places(units: Hierarchy, aim: _Aim, going: Collection[int], *, alone: bool) -> tuple[list[int], int | None]:
    """Those that will stand there already when it comes, and how many of them before it; `None`: all."""
    anchor = -1 if aim.anchor is None else aim.anchor.unit
    staying: list[int] = []
    at = None
    for unit in units.roots() if aim.parent < 0 else units.children[aim.parent]:
        if unit == anchor and not aim.after:
            at = len(staying)
        staying += _left(units, unit, going, alone=alone)
        if unit == anchor and aim.after:
            at = len(staying)
    return staying, at


def _left(units: Hierarchy, unit: int, going: Collection[int], *, alone: bool) -> Iterator[int]:
    """What is left in the place of a unit when what is `going` has gone."""
    if unit not in going:
        yield unit
    elif alone:
        for child in units.children[unit]:
            yield from _left(units, child, going, alone=alone)


def _edits(
    scenario: Scenario,
    moving: Sequence[_Moving],
    below: str | None,
    at: int | None,
    home: Scenario | None,
    *,
    alone: bool,
) -> tuple[Edit, ...]:
    """What puts them there."""
    if home is not None:
        # Imported here: most of what is dragged stays in its draft.
        from orgsim.model.edits.bringing import bringing

        return bringing(scenario, home, [each.unit.id for each in moving], below, at).edits
    here = tuple([each.unit.id for each in moving if each.here >= 0])
    away = [each.unit.id for each in moving if each.here < 0]
    taken = [TakenOut(id, below, None if at is None else at + place) for place, id in enumerate(away, start=len(here))]
    return (*([Moved(here, below, at, alone)] if here else []), *taken)


def _placing(ground: Ground, moving: Sequence[_Moving], aim: _Aim, *, alone: bool) -> Iterator[Set]:
    """What has them stand below their parent, or beside it, as is aimed at: where their kinds and files do not."""
    for each in moving:
        now = ground.units.units[each.here] if each.here >= 0 else each.unit
        differs = aim.place is not None and (now.place or each.kind.place) != aim.place
        if differs and _can_be_beside(ground, each, aim.parent, alone=alone):
            yield Set(each.unit.id, "place", None if each.kind.place == aim.place else aim.place)


def _refusal(scenario: Scenario, edits: Sequence[Edit]) -> Message | None:
    for edit, following in zip_longest(edits, edits[1:]):
        refused = refusal(scenario, edit)
        if refused is not None:
            return refused
        if following is not None and not isinstance(following, Set):
            scenario = edited(scenario, [edit])
    return None


def _changes_nothing(
    ground: Ground,
    moving: Sequence[_Moving],
    family: Family,
    then: Collection[str],
    staying: Sequence[int],
    at: int | None,
    edits: Sequence[Edit],
    *,
    alone: bool,
) -> bool:
    """Whether all of them stand there already, in that order among those that are drawn together."""
    units = ground.units
    here = [each.here for each in moving]
    if len(edits) != 1 or any(unit < 0 or units.parents[unit] != family.parent for unit in here):
        return False
    if alone and any(units.children[unit] for unit in here):
        return False
    place = len(staying) if at is None else at
    now = units.roots() if family.parent < 0 else units.children[family.parent]

    def together(row: Iterable[int]) -> list[int]:
        # Several may stand with others than the first of them: then all count.
        return [unit for unit in row if len(here) > 1 or unit in here or _stands_in(ground, unit, family, then)]

    return together(now) == together([*staying[:place], *here, *staying[place:]])


def _behind_its_like(ground: Ground, staying: Sequence[int], family: Family, then: Collection[str]) -> int | None:
    """How many of those stand before what comes last of them that are drawn together; `None`: all, or none does.

    In the text too a board comes behind the boards, and not behind the administration.
    """
    together = [place for place, unit in enumerate(staying) if _stands_in(ground, unit, family, then)]
    return together[-1] + 1 if together and together[-1] + 1 < len(staying) else None


# ─── How it is shown ───────────────────────────────────────────────────────────────────────────────────────────────


def _stands_in(ground: Ground, unit: int, family: Family, then: Collection[str]) -> bool:
    """Whether a unit that stays there will be drawn with that family, or would be if it were drawn."""
    here = ground.units.units[unit]
    if here.id in ground.boxes:
        beside = here.id in then
    else:
        place = here.place or ground.units.kinds[unit].place
        beside = place == "beside" and family.parent >= 0 and ground.tells_beside(family.parent)
    outside = family.parent < 0 and ground.units.sides[unit] == "external"
    return (ground.upper[unit], outside, beside) == (family.upper, family.outside, family.beside)


def _mark(ground: Ground, aim: _Aim, family: Family, zone: Zone) -> Mark:
    if aim.anchor is not None:
        return mark_between(ground, aim.parent, aim.anchor, after=aim.after)
    pointed = zone.part in ("left", "right")
    if family.beside and ground.has_sides(aim.parent) and (pointed or not ground.siblings(family).boxes):
        return mark_beside(ground, family, left=zone.part == "left")
    above = ground.box_of(aim.parent)
    return mark_below(ground, family, hidden=above is not None and above.hidden > 0)
