"""Boxes and the lines between them become records: which is above is told by where they lie.

From which end a line was drawn tells nothing: people draw it either way. The box that is higher on the slide is above,
or the one further left in a chart that grows rightwards, which is decided once for the whole chart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from orgsim.importing.naming import name_and_notes
from orgsim.importing.records import Inference, Oddity, Place, Record
from orgsim.importing.slides.geometry import Area
from orgsim.importing.slides.shapes import Box, Canvas, Line
from orgsim.importing.slides.tying import Bundle, Contact, crossed, tied, usual_height

_WIDEST_BORDER = 2.0
_LARGEST_HOST = 40.0
"""How much larger than its label a box may be."""
_TURNED = {"top": "left", "left": "top", "bottom": "right", "right": "bottom"}


class Drawn(Struct, frozen=True):
    """What a drawing tells."""

    records: tuple[Record, ...]
    oddities: tuple[Oddity, ...]
    ties: int
    """How many units stand below another by a line."""


class _Unit(Struct):
    box: Box
    area: Area
    """Turned, in a chart that grows rightwards."""
    name: str = ""
    notes: tuple[str, ...] = ()
    above: int | None = None
    inferred: tuple[Inference, ...] = ()
    beside: bool = False
    side: bool = False
    """Whether its line comes to it from the side."""
    tied: bool = False
    host: int | None = None
    """The box that it is the label of."""
    below: list[int] = field(default_factory=list)


def records_of_drawing(canvas: Canvas, prefix: str, place: Place) -> Drawn:
    """The units that are drawn, each after the one above it, and what found no place."""
    odd: list[Oddity] = []
    units = [_unit(box) for box in canvas.boxes]
    _set_labels(units)
    ending = [unit.host is None and bool(unit.name or unit.box.cells) for unit in units]
    hosts = [place if unit.host is None else unit.host for place, unit in enumerate(units)]
    bundles, loose = tied(canvas.boxes, canvas.lines, ending, hosts)
    if _grows_rightwards(units, bundles):
        for unit in units:
            unit.area = unit.area.turned()
        bundles = [_turned(bundle) for bundle in bundles]
    usual = usual_height(unit.box for unit, ends in zip(units, ending, strict=True) if ends)
    _set_parents(units, bundles, canvas.lines, place, odd)
    ties = sum(unit.above is not None for unit in units)
    _set_crossed(units, canvas, bundles, ending)
    _set_by_place(units, ending, usual)
    _set_notes(units, ending, usual)
    odd += [Oddity(what="line-loose", place=replace(place, name=canvas.lines[each].id)) for each in loose]
    records = _records(units, ending, prefix, place, usual, odd)
    odd += [Oddity(what="picture", place=replace(place, name=each)) for each in canvas.pictures]
    odd += [Oddity(what="not-read", place=place, args={"found": each}) for each in canvas.unplaced]
    return Drawn(tuple(records), tuple(odd), ties)


def _unit(box: Box) -> _Unit:
    name, notes = name_and_notes(box.lines, paragraphs=True)
    return _Unit(box, box.area, name, notes)


# labels


def _set_labels(units: Sequence[_Unit]) -> None:
    """Texts without an outline that lie on a box name it, or are noted of it where it has a text of its own.

    So do those with an outline that nearly fill a box without a text.
    """
    hosts = [(place, unit) for place, unit in enumerate(units) if unit.box.framed and not unit.box.cells]
    hosts.sort(key=lambda its: _size(its[1]))
    empty = [(place, unit) for place, unit in hosts if not unit.name]
    for place, unit in enumerate(units):
        if unit.box.body or unit.box.cells or not unit.name:
            continue
        size = max(_size(unit), 1.0)
        most = _WIDEST_BORDER if unit.box.framed else _LARGEST_HOST
        held = (
            upper
            for upper, its in (empty if unit.box.framed else hosts)
            if its.area.holds(unit.area.centre)
            and _size(its) < most * size
            and not (unit.box.framed and (its.name or upper >= place))
        )
        found = next(held, None)
        if found is None:
            continue
        unit.host, host = found, units[found]
        said = (unit.name, *unit.notes)
        if host.name:
            host.notes = (*host.notes, *said)
        else:
            host.name, host.notes = said[0], said[1:]
            if not _amid(unit.area, host.area):
                host.inferred = ("name-by-place",)


def _amid(label: Area, box: Area) -> bool:
    """Whether a label stands in the middle of its box, as its own text would."""
    across, down = label.centre[0] - box.centre[0], label.centre[1] - box.centre[1]
    return abs(across) * 4 <= box.width and abs(down) * 4 <= box.height


def _size(unit: _Unit) -> float:
    return unit.area.width * unit.area.height


# which way


def _grows_rightwards(units: Sequence[_Unit], bundles: Sequence[Bundle]) -> bool:
    down = right = 0
    for bundle in bundles:
        first = min(bundle.contacts, key=lambda its: units[its.box].area.centre[1])
        down += first.edge == "bottom"
        others = [its for its in bundle.contacts if its.edge != "right"]
        leftmost = min(bundle.contacts, key=lambda its: units[its.box].area.centre[0])
        right += leftmost.edge == "right" and bool(others) and all(its.edge == "left" for its in others)
    return right > down


def _turned(bundle: Bundle) -> Bundle:
    contacts = [replace(its, edge=_TURNED[its.edge]) for its in bundle.contacts]
    return Bundle(contacts, bundle.dashed, bundle.glued_down, bundle.lines)


# what stands below what


class _Tie(Struct, frozen=True):
    upper: int
    lower: int
    dashed: bool
    inferred: tuple[Inference, ...]
    side: bool
    beside: bool = False


def _set_parents(
    units: Sequence[_Unit], bundles: Sequence[Bundle], lines: Sequence[Line], place: Place, odd: list[Oddity]
) -> None:
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
            odd.append(Oddity(what="two-parents", place=_of(units[lower], place), args=args))
    for bundle, one, other in level:
        row = [its for its, unit in enumerate(units) if _passed(unit, bundle, lines) and its not in (one, other)]
        if row:
            _set_row(units, [one, other, *row])
        else:
            _set_level(units, bundle, one, other)


def _put(units: Sequence[_Unit], tie: _Tie) -> None:
    here: int | None = tie.upper
    while here is not None:
        if here == tie.lower:
            return
        here = units[here].above
    unit = units[tie.lower]
    unit.above, unit.side, unit.beside = tie.upper, tie.side, tie.beside
    unit.inferred = (*unit.inferred, *tie.inferred)
    units[tie.upper].below.append(tie.lower)


def _ties(units: Sequence[_Unit], bundle: Bundle, level: list[tuple[Bundle, int, int]]) -> list[_Tie]:
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


def _set_level(units: Sequence[_Unit], bundle: Bundle, one: int, other: int) -> None:
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


def _passed(unit: _Unit, bundle: Bundle, lines: Sequence[Line]) -> bool:
    """Whether a line goes behind a box on its way."""
    return bool(unit.name) and unit.box.framed and any(crossed(unit.box, lines[each]) for each in bundle.lines)


def _set_row(units: Sequence[_Unit], row: Sequence[int]) -> None:
    """A bar that goes behind a row of boxes puts all of them below what one of them stands below."""
    uppers = {units[its].above for its in row} - {None}
    if len(uppers) == 1:
        (upper,) = uppers
        for place in row:
            if units[place].above is None and upper is not None:
                units[place].tied = True
                _put(units, _Tie(upper, place, False, ("parent-by-line",), side=False))


def _set_crossed(units: Sequence[_Unit], canvas: Canvas, bundles: Sequence[Bundle], ending: Sequence[bool]) -> None:
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


def _set_by_place(units: Sequence[_Unit], ending: Sequence[bool], usual: float) -> None:
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


def _set_notes(units: Sequence[_Unit], ending: Sequence[bool], usual: float) -> None:
    """A text without an outline right below a box is noted of that."""
    places = [its for its, ends in enumerate(ending) if ends and units[its].box.framed and not units[its].box.cells]
    for place, unit in enumerate(units):
        its = unit.box
        if ending[place] and not (unit.tied or its.framed or its.body or its.cells) and unit.above is None:
            upper = _right_above(units, place, places, usual)
            if upper is not None and not unit.below:
                unit.host = upper
                units[upper].notes = (*units[upper].notes, unit.name, *unit.notes)


def _right_above(units: Sequence[_Unit], place: int, places: Sequence[int], usual: float) -> int | None:
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


# records


def _of(unit: _Unit, place: Place) -> Place:
    return replace(place, name=unit.box.name)


def _records(
    units: Sequence[_Unit], ending: Sequence[bool], prefix: str, place: Place, usual: float, odd: list[Oddity]
) -> list[Record]:
    keys = _keys(units, prefix)
    records: list[Record] = []
    tops = [its for its, unit in enumerate(units) if ending[its] and unit.above is None and unit.host is None]
    left = [*reversed(_in_order(units, tops, usual))]
    while left:
        here = left.pop()
        unit = units[here]
        left += reversed(_in_order(units, unit.below, usual))
        above = None if unit.above is None else keys[unit.above]
        where = _of(unit, place)
        lost = unit.above is None and not unit.below
        if unit.box.cells:
            if lost:
                odd += [Oddity(what="not-read", place=where, args={"found": each}) for each in unit.box.cells]
                continue
            records += [
                Record(
                    key=f"{keys[here]}.{number}" if number else keys[here],
                    own_key=False,
                    names=((None, cell),),
                    parent=above,
                    place=where,
                    inferred=("parent-by-place",),
                )
                for number, cell in enumerate(unit.box.cells)
            ]
            continue
        if lost and (unit.box.body or not unit.box.framed):
            odd.append(Oddity(what="not-read", place=where, args={"found": " ".join((unit.name, *unit.notes))}))
            continue
        if lost:
            odd.append(Oddity(what="unconnected", place=where, key=keys[here], args={"name": unit.name}))
        records.append(
            Record(
                key=keys[here],
                own_key=False,
                names=((None, unit.name),),
                parent=above,
                place=where,
                placed=not lost,
                beside=True if unit.beside else None,
                notes=unit.notes,
                inferred=tuple(dict.fromkeys(unit.inferred)),
            )
        )
    odd += [
        Oddity(what="no-text", place=_of(unit, place))
        for unit in units
        if not unit.name and not unit.box.cells and unit.tied and unit.host is None
    ]
    return records


def _keys(units: Sequence[_Unit], prefix: str) -> list[str]:
    found: list[str] = []
    taken: set[str] = set()
    for place, unit in enumerate(units):
        key = f"{prefix}{unit.box.id}"
        if key in taken or not unit.box.id:
            key = f"{prefix}{unit.box.id}#{place}"
        taken.add(key)
        found.append(key)
    return found


def _in_order(units: Sequence[_Unit], places: Sequence[int], usual: float) -> list[int]:
    """Siblings as they are read: rows from left to right, or columns downwards where lines come from the side."""
    if len(places) < 2:
        return [*places]
    areas = {place: units[place].area for place in places}
    columns = sum(units[place].side for place in places) * 2 > len(places)
    along = {place: area.left if columns else area.centre[1] for place, area in areas.items()}
    across = {place: area.centre[1] if columns else area.left for place, area in areas.items()}
    found: list[list[int]] = []
    last = 0.0
    for place in sorted(places, key=lambda its: along[its]):
        if not found or along[place] - last > max(usual, 1.0) * 0.5:
            found.append([])
        last = along[place]
        found[-1].append(place)
    return [place for row in found for place in sorted(row, key=lambda its: across[its])]
