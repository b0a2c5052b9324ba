"""Edits of units as values: what becomes of a scenario, and what keeps its identity."""

from __future__ import annotations

import pytest

from orgsim.model.dates import PartialDate
from orgsim.model.edits.applying import edited, uppermost
from orgsim.model.edits.edits import Added, Edit, Moved, Removed, Renamed, Set
from orgsim.model.edits.fields import Value
from orgsim.model.edits.refusing import refusal
from orgsim.model.hierarchy import hierarchy
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Matrix, Scenario
from orgsim.model.text import Text
from orgsim.model.units import DEEPEST_UNIT, Seats, Unit

KINDS = {"unit": Kind(side="administration", name=Text(en="Unit"))}


def unit(id: str, *below: Unit) -> Unit:
    return Unit(id=id, kind="unit", name=Text(fi=id.upper()), units=below)


def draft(*units: Unit, matrix: Matrix | None = None) -> Scenario:
    return Scenario(id="t", title=Text(und="T"), kinds=KINDS, units=units, matrix=matrix)


TREE = draft(unit("a", unit("b", unit("c")), unit("d")), unit("e", unit("f")))


def shape(scenario: Scenario) -> str:
    def told(each: Unit) -> str:
        return each.id + (f"({' '.join(map(told, each.units))})" if each.units else "")

    return " ".join(map(told, scenario.units))


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        (Moved(("b",), "e"), "a(d) e(f b(c))"),
        (Moved(("b",), "e", 0), "a(d) e(b(c) f)"),
        (Moved(("b",), None, 1), "a(d) b(c) e(f)"),
        (Moved(("d",), "a", 0), "a(d b(c)) e(f)"),
        (Moved(("b", "c", "f"), "d"), "a(d(b(c) f)) e"),
        (Moved(("f", "d"), "a", 0), "a(f d b(c)) e"),
        (Moved(("a",), "e", alone=True), "b(c) d e(f a)"),
        (Moved(("b",), "c", alone=True), "a(c(b) d) e(f)"),
        (Moved(("a", "b"), "f", alone=True), "c d e(f(a b))"),
        (Removed("b"), "a(d) e(f)"),
        (Removed("b", keep_subordinates=True), "a(c d) e(f)"),
        (Added(unit("g", unit("h")), "a", 1), "a(b(c) g(h) d) e(f)"),
        (Added(unit("g"), None), "a(b(c) d) e(f) g"),
    ],
)
def test_what_becomes_of_a_tree(edit: Edit, wanted: str) -> None:
    assert refusal(TREE, edit) is None
    assert shape(edited(TREE, [edit])) == wanted
    assert shape(TREE) == "a(b(c) d) e(f)"


def test_what_is_not_touched_keeps_its_identity() -> None:
    after = edited(TREE, [Renamed("f", "Uusi")])
    assert after.units[0] is TREE.units[0]
    assert after.units[1] is not TREE.units[1]
    moved = edited(TREE, [Moved(("b",), "e")])
    assert moved.units[1].units[1] is TREE.units[0].units[0]


@pytest.mark.parametrize(
    "edit",
    [
        Moved(("d",), "a"),
        Moved(("b",), "a", 0),
        Moved(("c",), "b", alone=True),
        Renamed("f", "F"),
        Set("f", "note", None),
        Set("f", "seats.total", None),
        Moved(("a",), "c"),
    ],
)
def test_what_changes_nothing_or_is_impossible_leaves_the_same_scenario(edit: Edit) -> None:
    assert edited(TREE, [edit]) is TREE


def test_fields() -> None:
    def f(*edits: Edit) -> Unit:
        flat = hierarchy(edited(TREE, edits))
        return flat.units[flat.index["f"]]

    assert f(Set("f", "seats.total", 3)).seats == Seats(total=3)
    assert f(Set("f", "seats.total", 3), Set("f", "seats.total", None)).seats is None
    assert f(Set("f", "continues", ("x",)), Set("f", "continues", None)).continues == ()
    assert f(Set("f", "shared", True)).shared is True
    assert f(Renamed("f", "Sex", "sv")).name == Text(fi="F", sv="Sex")
    assert f(Renamed("f", "Kuusi")).name == Text(fi="Kuusi")


def test_what_others_come_along_with() -> None:
    assert uppermost(TREE, ("c", "b", "f", "b")) == ("b", "f")


def test_an_edge_of_a_matrix_stays_at_the_top() -> None:
    crossed = draft(unit("a", unit("b")), unit("e", unit("f")), unit("g"), matrix=Matrix(columns="a", rows="e"))
    for edit in (Moved(("a",), "g"), Removed("e")):
        why = refusal(crossed, edit)
        assert why is not None
        assert why.key == "edit.unit.matrix"
    assert refusal(crossed, Moved(("a",), None, 2)) is None


def test_layers_are_limited() -> None:
    deep = unit("last")
    for number in range(DEEPEST_UNIT - 1):
        deep = unit(f"u{number}", deep)
    why = refusal(draft(deep, unit("x")), Moved(("x",), "last"))
    assert why is not None
    assert why.key == "edit.unit.too-deep"
    assert refusal(draft(deep, unit("x")), Moved(("x",), "u0")) is None


@pytest.mark.parametrize(
    ("field", "value", "fine"),
    [
        ("side", "elected", True),
        ("side", "eleted", False),
        ("area", ("education", "building-permits"), True),
        ("area", ("schools",), False),
        ("seats.chair", "outsider", True),
        ("seats.chair", "mayor", False),
        ("seats.total", -1, False),
        ("seats.total", "9", False),
        ("seats.reserved", {"service-users": 2}, True),
        ("seats.reserved", {"service-users": -2}, False),
        ("shared", True, True),
        ("shared", 1, False),
        ("staff.fte", 12, True),
        ("staff.fte", 12.5, True),
        ("staff.people", 12.5, False),
        ("budget.income", -3.5, True),
        ("from", PartialDate("2026-08"), True),
        ("from", "2026-08", False),
        ("note", Text(und="N"), True),
        ("note", "N", False),
        ("code", Text(und="N"), False),
        ("continues", ("x", "y"), True),
        ("name", Text(fi="A", sv="B"), True),
        ("name", None, False),
        ("short", None, True),
    ],
)
def test_a_field_is_set_only_to_what_a_file_could_state(field: str, value: Value, fine: bool) -> None:
    assert (refusal(TREE, Set("f", field, value)) is None) == fine


@pytest.mark.parametrize(
    "edit",
    [
        Renamed("f", "bell\x07"),
        Added(Unit(id="n", kind="unit", name=Text(fi="zero\x00")), "a"),
        Set("f", "note", Text(sv="page\x0cbreak")),
        Set("f", "source", ("half\ud800",)),
    ],
)
def test_a_text_that_no_file_can_say_is_refused_for_the_character(edit: Edit) -> None:
    why = refusal(TREE, edit)
    assert why is not None
    assert why.key == "edit.unit.control-character"
