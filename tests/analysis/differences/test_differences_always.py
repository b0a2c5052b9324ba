"""What must hold of the differences of any two organisations."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.differences.change import Change
from orgsim.analysis.differences.comparing import Difference, compare
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Link, Scenario
from orgsim.model.text import Text
from orgsim.model.units import Matter, Seats, Unit
from tests.analysis.drafts import kinds, scenario, unit

KINDS = ("division", "unit", "board")


class Plan:
    """A tree of units that can be edited: parents and fields by id."""

    def __init__(self, parents: dict[str, str | None]) -> None:
        self.parents = parents
        self.names = {id: f"Nimi {id}" for id in parents}
        self.seats: dict[str, int] = {}

    def children(self, id: str | None) -> list[str]:
        return [child for child, parent in self.parents.items() if parent == id]

    def branch(self, id: str) -> set[str]:
        return {id}.union(*(self.branch(child) for child in self.children(id)))

    def scenario(self) -> Scenario:
        def build(id: str) -> Unit:
            below = tuple(build(child) for child in self.children(id))
            seats = Seats(total=self.seats[id]) if id in self.seats else Seats(total=5)
            return Unit(id=id, kind="board", name=Text(fi=self.names[id]), units=below, seats=seats)

        return scenario(*(build(id) for id in self.children(None)))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    count = draw(st.integers(2, 25))
    parents: dict[str, str | None] = {"u0": None}
    for number in range(1, count):
        parents[f"u{number}"] = f"u{draw(st.integers(0, number - 1))}"
    return Plan(parents)


@given(plans(), st.data())
def test_edits_are_found_and_nothing_else(before: Plan, data: st.DataObject) -> None:
    """The root stays; every other unit may be moved once, renamed, given other seats; leaves come and go."""
    after = Plan(dict(before.parents))
    expected: dict[str, set[str]] = {}
    for step in range(data.draw(st.integers(0, 8))):
        edit = data.draw(st.sampled_from(["move", "rename", "seats", "add", "remove"]))
        old = [id for id in after.parents if id in before.parents and id != "u0"]
        if not old:
            break
        id = data.draw(st.sampled_from(old))
        if edit == "add":
            parent = data.draw(st.sampled_from(sorted(after.parents)))
            after.parents[f"new{step}"] = parent
            after.names[f"new{step}"] = "Uusi"
            expected[f"new{step}"] = {"only-b"}
        elif edit == "remove":
            if not after.children(id):
                del after.parents[id]
                expected[id] = {"only-a"}
        elif edit == "rename":
            after.names[id] += " uusi"
            expected.setdefault(id, set()).add("renamed")
        elif edit == "seats":
            after.seats[id] = 7
            expected.setdefault(id, set()).add("changed")
        else:
            places = sorted(after.parents.keys() - after.branch(id) - {before.parents[id]})
            if places:
                after.parents[id] = data.draw(st.sampled_from(places))
                expected.setdefault(id, set()).add("moved")
    found = compare(before.scenario(), after.scenario())
    assert {row.id: set(row.aspects) for row in found.rows if row.aspects} == expected
    assert found.counts["same"] == len(before.parents.keys() | after.parents.keys()) - len(expected)


@st.composite
def drafts(draw: st.DrawFn, most: int = 8) -> Scenario:
    """Any organisation over a few ids, with lineage, links, seats, matters and unstated fields."""
    ids = draw(st.lists(st.sampled_from([f"u{n}" for n in range(most)]), unique=True))
    other_ids = st.sampled_from([f"u{n}" for n in range(most)])
    flat: list[tuple[str, str | None]] = []
    for position, id in enumerate(ids):
        parent = draw(st.integers(-1, position - 1))
        flat.append((id, None if parent < 0 else ids[parent]))

    def build(id: str) -> Unit:
        drawn = st.dictionaries(st.sampled_from(ids), st.integers(0, 2), max_size=2)
        seats = st.builds(Seats, total=st.none() | st.integers(1, 2), drawn_from=st.none() | drawn)
        matters = st.lists(st.sampled_from(["m", "n"]), unique=True).map(
            lambda names: tuple(Matter(id=name, name=Text(fi=name)) for name in names)
        )
        return unit(
            id,
            draw(st.sampled_from(KINDS)),
            *[build(child) for child, parent in flat if parent == id],
            seats=draw(st.none() | seats),
            remit=draw(st.none() | matters),
            count=draw(st.none() | st.integers(1, 2)),
            continues=tuple(draw(st.lists(other_ids.filter(lambda other: other != id), max_size=2, unique=True))),
        )

    roots = [build(id) for id, parent in flat if parent is None]
    ends = st.sampled_from(ids) if ids else st.nothing()
    links = draw(st.lists(st.builds(Link, kind=st.sampled_from(["steers", "owns"]), from_=ends, to=ends), max_size=3))
    few = {kind: kinds()[kind] for kind in KINDS}  # else a failure prints a hundred kinds
    return msgspec.structs.replace(scenario(*roots, links=tuple(links)), kinds=few)


@given(drafts())
def test_nothing_differs_from_itself(draft: Scenario) -> None:
    copy = msgspec.structs.replace(draft)
    for found in (compare(draft, draft), compare(draft, copy)):
        assert all(row.status == "same" for row in found.rows)
        assert len(found.rows) == len(hierarchy(draft).units)


GIVEN_AND_TAKEN = {"parts-from": "parts-to", "parts-to": "parts-from"}
MIRRORED = {"only-a": "only-b", "only-b": "only-a", "merged": "split", "split": "merged"}
PAIRS = st.lists(st.tuples(*[st.sampled_from([f"u{n}" for n in range(8)])] * 2), max_size=3)


def as_it_is(row: Difference) -> object:
    return _said(row, row.a, row.b, row.aspects, [_change(c) for c in row.changes])


def turned(row: Difference) -> object:
    """What the row says where a and b have changed places."""
    aspects = [MIRRORED.get(aspect, aspect) for aspect in row.aspects]
    return _said(row, row.b, row.a, aspects, [_change(_turned(c)) for c in row.changes])


def _said(row: Difference, a: Sequence[int], b: Sequence[int], aspects: Sequence[str], changes: list[object]) -> object:
    # Of the units of a row that is merged or split, and the items of a list, the order follows one of the drafts.
    return sorted(a), sorted(b), sorted(aspects), sorted(changes, key=repr), row.near, row.within, row.unstated


def _turned(c: Change) -> Change:
    altered = tuple((other, one) for one, other in c.altered)
    values = {
        "field": GIVEN_AND_TAKEN.get(c.field, c.field),
        "before": c.after,
        "after": c.before,
        "removed": c.added,
        "added": c.removed,
        "altered": altered,
    }
    return msgspec.structs.replace(c, **values)


def _change(c: Change) -> object:
    lists = [sorted(map(repr, items)) for items in (c.removed, c.added, c.altered)]
    return c.field, c.unstated, *lists, *(_value(value) for value in (c.before, c.after))


def _value(value: object) -> object:
    return sorted(map(repr, value)) if isinstance(value, tuple) else value


@given(drafts(), drafts(), PAIRS)
def test_seen_from_the_other_side_it_is_the_mirror_image(
    a: Scenario, b: Scenario, pairs: list[tuple[str, str]]
) -> None:
    forth = compare(a, b, pairs)
    back = compare(b, a, [(other, one) for one, other in pairs])
    assert sorted(map(repr, map(as_it_is, forth.rows))) == sorted(map(repr, map(turned, back.rows)))


@given(drafts(), drafts(), PAIRS)
def test_every_unit_is_accounted_for(a: Scenario, b: Scenario, pairs: list[tuple[str, str]]) -> None:
    found = compare(a, b, pairs)
    assert sum(found.counts.values()) == len(found.rows)
    for flat, rows, side in (
        (hierarchy(a), found.a_rows, lambda row: row.a),
        (hierarchy(b), found.b_rows, lambda row: row.b),
    ):
        assert len(rows) == len(flat.units)
        for here, position in enumerate(rows):
            assert here in side(found.rows[position])
    for row in found.rows:
        assert (row.status == "same") == (not row.aspects) == (not row.changes and len(row.a) == len(row.b) == 1)
        assert row.status in ("same", *row.aspects[:1])
        lacking = "not-shown" if row.unstated else "only-a" if row.a else "only-b"
        assert (lacking in row.aspects) == (not row.a or not row.b)
