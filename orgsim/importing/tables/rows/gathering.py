"""Rows of persons, or of posts, counted into the units that they name: the list that most staff systems give."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from orgsim.importing.naming import one_line
from orgsim.importing.records import Oddity, Place, Record
from orgsim.importing.tables.cells import says_gone, says_vacant
from orgsim.importing.tables.stating import Stated
from orgsim.model.staffing import Staff, total
from orgsim.model.text import Language

_OF_THE_PERSON = frozenset(("staff", "since", "until", "count", "notes"))
"""What a row states of whoever it is about, and not of the unit."""


class Row(Struct, frozen=True):
    """A row of a list in which a unit may have several."""

    place: Place
    names: tuple[tuple[Language | None, str], ...]
    """Of the unit."""
    id: str
    holder: str
    title: str
    status: str
    above: str
    """What stands in the column of the parent."""
    args: Stated

    @property
    def name(self) -> str:
        """The unit's, by which rows are compared."""
        return folded(self.names[0][1]) if self.names else ""


def folded(text: str) -> str:
    """A name as names are compared."""
    return one_line(text).casefold()


def gathered(
    rows: Sequence[Row],
    keys: Sequence[str | None],
    odd: list[Oddity],
    *,
    by_persons: bool,
    make: bool,
    named: bool,
    every: bool,
) -> list[Record]:
    """A record for each unit, with its rows counted; told is what is vacant.

    `keys` has the place of the row above each, where it is not told by `Row.above`. `by_persons`: what is above is
    told by the name or the title of the superior, who is in the list or unknown. `make`: what stands above is told by
    name, so that what has no row is a unit in which nobody is. `named`: names of people become notes. `every`:
    each row is of somebody, as there is no column that tells who or what.
    """
    ids = _are_of_units(rows)
    by_persons = by_persons or not (ids or make)
    groups = _groups(rows, ids, by_names=not by_persons)
    of_row = {at: key for key, its in groups.items() for at in its}
    known = _known(rows, of_row)
    by_place = {f"#{at}": key for at, key in of_row.items()}
    records: list[Record] = []
    made: dict[str, Record] = {}
    own_staff: dict[str, Staff | None] = {}
    for key, its in groups.items():
        first = rows[its[0]]
        parent: str | None = None
        itself: str | None = None
        for at in its:
            row = rows[at]
            told = by_place.get(keys[at] or "")
            there = [told] if told is not None else known.get(folded(row.above), []) if row.above else []
            others = [other for other in there if other != key]
            if others:
                parent = others[0]
                if len(others) > 1 and not by_persons:
                    said = {"name": first.names[0][1] if first.names else key, "id": row.above}
                    said["first"] = str(rows[groups[parent][0]].place.row)
                    odd.append(Oddity(what="parent-ambiguous", place=row.place, key=key, args=said))
                break
            if there and not by_persons and told is None:
                itself = key
            elif row.above and not there and not by_persons:
                if not make:
                    parent = row.above
                    break
                parent = f"above {folded(row.above)}"
                made.setdefault(parent, Record(key=parent, own_key=False, names=((None, row.above),), place=row.place))
                break
        record = _record(key, [rows[at] for at in its], odd, parent or itself, ids, named, every)
        records.append(record)
        if every or any(rows[at].holder or rows[at].title for at in its):
            own_staff[key] = record.staff
    topless = {key for key, its in groups.items() if any(not rows[at].above and keys[at] is None for at in its)}
    records = _with_tops(records, topless)
    counted = {key: staff for key, staff in own_staff.items() if staff is not None}
    return with_those_below([*made.values(), *records], counted)


def _with_tops(records: Sequence[Record], heads: Collection[str]) -> list[Record]:
    """The records without circles that go through a unit of `heads`, in which somebody has no superior: it is a top.

    Of the people in the manager's unit most have their superiors in units below it.
    """
    above = {record.key: record.parent for record in records}
    for start in above:
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in path:
            path[here] = None
            here = above.get(here)
        if here is not None:
            every = [*path]
            top = next((key for key in every[every.index(here) :] if key in heads), None)
            if top is not None:
                above[top] = None
    return [record if above[record.key] == record.parent else replace(record, parent=None) for record in records]


def _are_of_units(rows: Sequence[Row]) -> bool:
    """Whether ids are the units': each stands for one name, and they come again where names do."""
    named = [row for row in rows if row.name]
    ids = {row.id for row in named}
    if not named or "" in ids or len({(row.id, row.name) for row in named}) != len(ids):
        return False
    return len(ids) < len(named) or len({row.name for row in named}) == len(named)


def _groups(rows: Sequence[Row], ids: bool, by_names: bool) -> dict[str, list[int]]:
    """The rows of each unit by its key; those that are called alike below different units are different ones."""
    above: dict[str, set[str]] = {}
    for row in rows:
        if row.above:
            above.setdefault(row.name, set()).add(folded(row.above))
    groups: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        if not row.name:
            key = f"#{at}"
        elif ids:
            key = row.id
        elif by_names and len(above.get(row.name, ())) > 1:
            key = f"{folded(row.above)} / {row.name}"
        else:
            key = row.name
        groups.setdefault(key, []).append(at)
    return groups


def _known(rows: Sequence[Row], of_row: Mapping[int, str]) -> dict[str, list[str]]:
    """The keys of the units by all that these, and who is in them, are called."""
    found: dict[str, list[str]] = {}
    for each in ("name", "id", "holder", "title"):
        for at, row in enumerate(rows):
            name = folded(getattr(row, each))
            if name and not says_vacant(name):
                keys = found.setdefault(name, [])
                if of_row[at] not in keys:
                    keys.append(of_row[at])
    return found


def _record(
    key: str, rows: Sequence[Row], odd: list[Oddity], parent: str | None, own: bool, named: bool, every: bool
) -> Record:
    names = next((row.names for row in rows if row.names), ())
    staff: Staff | None = None
    notes: list[str] = []
    for row in rows:
        notes += row.args.get("notes", ())
        if says_gone(row.holder) or says_gone(row.status):
            continue
        its: Staff | None = row.args.get("staff")
        if not every and not row.holder and not row.title:
            # The unit's own row, without anybody in it.
            staff = its if staff is None else staff
            continue
        vacant = says_vacant(row.holder or row.status) or (its is not None and bool(its.vacant))
        if vacant:
            name = row.title or (names[0][1] if names else key)
            odd.append(Oddity(what="vacant", place=row.place, key=key, args={"name": one_line(name)}))
        elif named and row.holder:
            notes.append(one_line(row.holder))
        staff = with_one_more(staff, its, vacant=vacant)
    args = of_the_unit([row.args for row in rows])
    if notes:
        args["notes"] = tuple(dict.fromkeys(notes))
    return Record(key=key, own_key=own, names=names, parent=parent, place=rows[0].place, staff=staff, **args)


def of_the_unit(rows: Sequence[Stated]) -> Stated:
    """What all rows of a unit that state it say alike, and so say of the unit."""
    args: Stated = {}
    for name in {name: None for row in rows for name in row if name not in _OF_THE_PERSON}:
        told = [row[name] for row in rows if name in row]
        if all(each == told[0] for each in told):
            args[name] = told[0]
    return args


def with_one_more(staff: Staff | None, more: Staff | None, *, vacant: bool) -> Staff:
    """The staff of a unit with one more row of it; nobody works in what is vacant."""
    staff, more = staff or Staff(), more or Staff()
    if vacant:
        return Staff(people=staff.people or 0, fte=staff.fte)
    people = (staff.people or 0) + (1 if more.people is None else more.people)
    fte = [its for its in (staff.fte, more.fte) if its is not None]
    return Staff(people=people, fte=total(fte) if fte else None)


def with_those_below(records: Sequence[Record], counted: Mapping[str, Staff]) -> list[Record]:
    """The records with their own staff and that of all below, as a unit states it; `counted` has its own by key."""
    above = {record.key: record.parent for record in records}
    sums: dict[str, list[Staff]] = {key: [staff] for key, staff in counted.items()}
    for key, staff in counted.items():
        seen = {key}
        parent = above.get(key)
        while parent is not None and parent not in seen:
            seen.add(parent)
            if parent in sums:
                sums[parent].append(staff)
            parent = above.get(parent)
    return [record if record.key not in sums else replace(record, staff=_sum(sums[record.key])) for record in records]


def _sum(several: Sequence[Staff]) -> Staff:
    people = [its.people for its in several if its.people is not None]
    fte = [its.fte for its in several if its.fte is not None]
    return Staff(people=sum(people) if people else None, fte=total(fte) if fte else None)
