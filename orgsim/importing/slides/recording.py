"""The units of a slide as records."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.importing.records import Oddity, Place, Record
from orgsim.importing.slides.units import Unit, of_slide


def records_of(
    units: Sequence[Unit], ending: Sequence[bool], prefix: str, place: Place, usual: float, odd: list[Oddity]
) -> list[Record]:
    """A record for each unit, superiors before their subordinates."""
    keys = _keys(units, prefix)
    records: list[Record] = []
    tops = [its for its, unit in enumerate(units) if ending[its] and unit.above is None and unit.host is None]
    left = [*reversed(_in_order(units, tops, usual))]
    while left:
        here = left.pop()
        unit = units[here]
        left += reversed(_in_order(units, unit.below, usual))
        above = None if unit.above is None else keys[unit.above]
        where = of_slide(unit, place)
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
        Oddity(what="no-text", place=of_slide(unit, place))
        for unit in units
        if not unit.name and not unit.box.cells and unit.tied and unit.host is None
    ]
    return records


def _keys(units: Sequence[Unit], prefix: str) -> list[str]:
    found: list[str] = []
    taken: set[str] = set()
    for place, unit in enumerate(units):
        key = f"{prefix}{unit.box.id}"
        if key in taken or not unit.box.id:
            key = f"{prefix}{unit.box.id}#{place}"
        taken.add(key)
        found.append(key)
    return found


def _in_order(units: Sequence[Unit], places: Sequence[int], usual: float) -> list[int]:
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
