"""What stands below what on a slide, by the lines between boxes, or by their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from orgsim.importing.records import Inference, Oddity, Place
from orgsim.importing.slides.geometry import Area
from orgsim.importing.slides.shapes import Canvas, Line
from orgsim.importing.slides.tying import Bundle, Contact, crossed
from orgsim.importing.slides.units import Unit, of_slide

_LARGEST_HOST = 40.0
"""How much larger than its label a box may be."""


class _Tie(Struct, frozen=True):
    upper: int
    lower: int
    dashed: bool
    inferred: tuple[Inference, ...]
    side: bool
    beside: bool = False


def set_parents(
    units: Sequence[Unit], bundles: Sequence[Bundle], lines: Sequence[Line], place: Place, odd: list[Oddity]
) -> None:
    """Set what each stands below where lines say it."""
    ties: defaultdict[int, list[_Tie]] = defaultdict(list)
    level: list[tuple[Bundle, int, int]] = []
    for bundle in bundles:
        for contact in bundle.contacts:
            units[contact.box].tied = True
        for tie in _ties(units, bundle, level):
            ties[tie.lower].append(tie)
    for lower, several in ties.items():
        # A broken line tells of something beside the hierarchy where there is another; the nearest above is the next.
        several.sort(key=lambda its: (its.dashed, -units[its.upper].area.bottom))
        first = several[0]
        _put(units, first)
        others = [its for its in several if its.upper != first.upper]
        if others:
            args = {"name": units[lower].name, "first": units[first.upper].name}
            odd.append(Oddity(what="two-parents", place=of_slide(units[lower], place), args=args))
    for bundle, one, other in level:
        row = [its for its, unit in enumerate(units) if _passed(unit, bundle, lines) and its not in (one, other)]
        if row:
            _set_row(units, [one, other, *row])
        else:
            _set_level(units, bundle, one, other)


def _put(units: Sequence[Unit], tie: _Tie) -> None:
    here: int | None = tie.upper
    while here is not None:
        if here == tie.lower:
            return
        here = units[here].above
    unit = units[tie.lower]
    unit.above, unit.side, unit.beside = tie.upper, tie.side, tie.beside
    unit.inferred = (*unit.inferred, *tie.inferred)
    units[tie.upper].below.append(tie.lower)


def _ties(units: Sequence[Unit], bundle: Bundle, level: list[tuple[Bundle, int, int]]) -> list[_Tie]:
    """What stands below what by one bundle of lines. Two boxes at the same height go to `level`."""
    contacts: dict[int, Contact] = {}
    for contact in bundle.contacts:
        known = contacts.get(contact.box)
        if known is None or (known.edge != "bottom" and contact.edge == "bottom"):
            contacts[contact.box] = contact
    leaving = [its for its in contacts.values() if its.edge == "bottom"] or [*contacts.values()]
    upper = min(leaving, key=lambda its: (units[its.box].area.centre[1], units[its.box].area.left)).box
    higher = min(contacts, key=lambda its: units[its].area.centre[1])
    if not _beside(units[higher].area, units[upper].area):
        upper = higher
    above = units[upper].area
    entered = [units[its.box].area.top for its in contacts.values() if its.box != upper and its.edge == "top"]
    found: list[_Tie] = []
    for box, contact in contacts.items():
        if box == upper:
            continue
        area = units[box].area
        if _beside(above, area):
            if len(contacts) == 2:
                level.append((bundle, upper, box))
            continue
        side = contact.edge in ("left", "right")
        found.append(
            _Tie(
                upper,
                box,
                bundle.dashed,
                _how(bundle, upper, box, contacts),
                side,
                beside=side and bool(entered) and area.centre[1] < min(entered),
            )
        )
    return found


def _how(bundle: Bundle, upper: int, lower: int, contacts: dict[int, Contact]) -> tuple[Inference, ...]:
    if not (contacts[upper].glued and contacts[lower].glued):
        return ("parent-by-line",)
    return () if (upper, lower) in bundle.glued_down else ("parent-by-place",)


def _beside(one: Area, other: Area) -> bool:
    """Whether two boxes stand at the same height."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.height, other.height)


def _set_level(units: Sequence[Unit], bundle: Bundle, one: int, other: int) -> None:
    """Of two boxes at the same height the one with others below or above it has the other beside it."""
    first, second = sorted((one, other), key=lambda its: units[its].area.left)
    if units[first].above is not None and units[second].above is not None:
        return
    rank = [(units[its].above is not None, bool(units[its].below)) for its in (first, second)]
    if rank[0] < rank[1]:
        first, second = second, first
    if units[second].above is not None:
        first, second = second, first
    settled = rank[0] != rank[1]
    contacts = {its.box: its for its in bundle.contacts}
    how = _how(bundle, first, second, contacts)
    _put(units, _Tie(first, second, bundle.dashed, how or ("parent-by-place",), side=True, beside=settled))


def _passed(unit: Unit, bundle: Bundle, lines: Sequence[Line]) -> bool:
    """Whether a line goes behind a box on its way."""
    return bool(unit.name) and unit.box.framed and any(crossed(unit.box, lines[each]) for each in bundle.lines)


def _set_row(units: Sequence[Unit], row: Sequence[int]) -> None:
    """A bar that goes behind a row of boxes puts all of them below what one of them stands below."""
    uppers = {units[its].above for its in row} - {None}
    if len(uppers) == 1:
        (upper,) = uppers
        for place in row:
            if units[place].above is None and upper is not None:
                units[place].tied = True
                _put(units, _Tie(upper, place, False, ("parent-by-line",), side=False))


def _set_crossed(units: Sequence[Unit], canvas: Canvas, bundles: Sequence[Bundle], ending: Sequence[bool]) -> None:
    """A box that a tying line goes through stands below what that line ties."""
    for place, unit in enumerate(units):
        if unit.tied or not ending[place] or not unit.box.framed:
            continue
        for bundle in bundles:
            if any(crossed(unit.box, canvas.lines[line]) for line in bundle.lines):
                uppers = {its.box for its in bundle.contacts}
                top = min(uppers, key=lambda its: units[its].area.centre[1])
                fits = unit.area.top >= units[top].area.bottom and not unit.area.covers(units[top].area)
                if fits and not any(unit.area.covers(units[its].area) for its in uppers):
                    _put(units, _Tie(top, place, False, ("parent-by-line",), side=True))
                    unit.tied = True
                    break


def _set_by_place(units: Sequence[Unit], ending: Sequence[bool], usual: float) -> None:
    """What no line leads to stands below the box that it lies in, or right below in a column."""
    places = [place for place, ends in enumerate(ending) if ends]
    free = [its for its in places if units[its].above is None and (units[its].box.framed or units[its].box.cells)]
    for place in free:
        unit = units[place]
        around = [
            its
            for its in places
            if its != place
            and units[its].box.framed
            and not units[its].box.cells
            and units[its].area.covers(unit.area, usual * 0.1)
            and not unit.area.covers(units[its].area, usual * 0.1)
        ]
        if around and (not unit.tied or any(units[its].tied for its in around)):
            upper = min(around, key=lambda its: units[its].area.width * units[its].area.height)
            _put(units, _Tie(upper, place, False, ("parent-by-place",), side=False))
    heads: dict[int, int] = {}
    for place in sorted(free, key=lambda its: units[its].area.top):
        unit = units[place]
        if unit.tied or unit.above is not None or unit.box.body:
            continue
        on = _right_above(units, place, places, usual)
        if on is None:
            continue
        upper = heads.get(on, on)
        if units[upper].tied or units[upper].above is not None:
            heads[place] = upper
            _put(units, _Tie(upper, place, False, ("parent-by-place",), side=True))


def _set_notes(units: Sequence[Unit], ending: Sequence[bool], usual: float) -> None:
    """A text without an outline right below a box is noted of that."""
    places = [its for its, ends in enumerate(ending) if ends and units[its].box.framed and not units[its].box.cells]
    for place, unit in enumerate(units):
        its = unit.box
        if ending[place] and not (unit.tied or its.framed or its.body or its.cells) and unit.above is None:
            upper = _right_above(units, place, places, usual)
            if upper is not None and not unit.below:
                unit.host = upper
                units[upper].notes = (*units[upper].notes, unit.name, *unit.notes)


def _right_above(units: Sequence[Unit], place: int, places: Sequence[int], usual: float) -> int | None:
    area = units[place].area
    found: list[tuple[float, int]] = []
    for other in places:
        its = units[other].area
        gap = area.top - its.bottom
        shared = min(area.right, its.right) - max(area.left, its.left)
        reach = 0.6 * usual if not units[place].box.cells else usual
        if other != place and -0.2 * usual <= gap <= reach and shared >= 0.7 * min(area.width, its.width):
            found.append((gap, other))
    return min(found)[1] if found else None
