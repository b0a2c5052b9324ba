from __future__ import annotations

import gc
import weakref

from hypothesis import given
from hypothesis import strategies as st

from orgsim.model.hierarchy import count_units, hierarchy
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario
from orgsim.model.text import plain
from orgsim.model.units import Unit

KINDS = {
    "board": Kind(side="elected", name=plain("board"), body=True),
    "office": Kind(side="administration", name=plain("office")),
}


def unit(name: str, *units: Unit, kind: str = "office") -> Unit:
    return Unit(id=name, kind=kind, name=plain(name), units=units)


def scenario(*units: Unit) -> Scenario:
    return Scenario(id="s", title=plain("s"), kinds=KINDS, units=units)


# council ─ a ─ a1, a2; council ─ b; and a second root
TREE = scenario(unit("council", unit("a", unit("a1"), unit("a2")), unit("b"), kind="board"), unit("other"))


def test_units_stand_in_reading_order() -> None:
    flat = hierarchy(TREE)
    assert [each.id for each in flat.units] == ["council", "a", "a1", "a2", "b", "other"]
    assert flat.parents == (-1, 0, 1, 1, 0, -1)
    assert flat.layers == (1, 2, 3, 3, 2, 1)
    assert flat.children == ((1, 4), (2, 3), (), (), (), ())
    assert flat.ends == (5, 4, 3, 4, 5, 6)
    assert flat.sides == ("elected", *["administration"] * 5)
    assert list(flat.roots()) == [0, 5]


def test_what_stands_below_an_external_unit_is_external_unless_it_states_another_side() -> None:
    kinds = KINDS | {"company": Kind(side="external", name=plain("company"))}
    desk = Unit(id="desk", kind="office", name=plain("desk"), side="administration", units=(unit("clerk"),))
    department = unit("department", unit("team", kind="board"), desk)
    stated = Unit(id="stated", kind="office", name=plain("stated"), side="external", units=(unit("below"),))
    town = unit("town", Unit(id="water", kind="company", name=plain("water"), units=(department,)), stated, unit("own"))
    flat = hierarchy(Scenario(id="s", title=plain("s"), kinds=kinds, units=(town,)))
    sides = {each.id: side for each, side in zip(flat.units, flat.sides, strict=True)}
    assert [id for id, side in sides.items() if side == "external"] == [
        *("water", "department", "team"),
        *("stated", "below"),
    ]
    assert sides["desk"] == sides["clerk"] == sides["own"] == "administration"


def test_a_path_leads_from_the_root() -> None:
    flat = hierarchy(TREE)
    assert flat.path(flat.index["a2"]) == [0, 1, 3]
    assert list(flat.subtree(flat.index["a"])) == [1, 2, 3]


def test_a_scenario_without_units_has_an_empty_hierarchy() -> None:
    assert hierarchy(scenario()).units == ()


def test_units_are_counted_in_all_drafts_together() -> None:
    away = Scenario(id="s", title=plain("s"), kinds=KINDS, units=(unit("a"),), tray=(unit("b"),))
    ten = Scenario(
        id="s", title=plain("s"), kinds=KINDS, units=(Unit(id="c", kind="office", name=plain("c"), count=10),)
    )
    assert count_units([TREE, away, ten]) == 6 + 1 + 1
    assert count_units([]) == 0


def test_it_is_computed_once_and_forgotten_with_its_scenario() -> None:
    short_lived = scenario(unit("a"))
    assert hierarchy(short_lived) is hierarchy(short_lived)
    gone = weakref.ref(hierarchy(short_lived))
    del short_lived
    gc.collect()
    assert gone() is None


TREES = st.recursive(st.just([]), lambda children: st.lists(children, max_size=4), max_leaves=40)


def build(shape: list, names) -> Unit:
    name = next(names)
    return unit(name, *[build(child, names) for child in shape])


@given(st.lists(TREES, max_size=3))
def test_the_arrays_agree_with_the_nesting(shapes: list) -> None:
    names = (f"u{number}" for number in range(10_000))
    flat = hierarchy(scenario(*[build(shape, names) for shape in shapes]))
    for here, each in enumerate(flat.units):
        assert [flat.units[child] for child in flat.children[here]] == list(each.units)
        assert all(flat.parents[child] == here for child in flat.children[here])
        assert flat.layers[here] == len(flat.path(here))
        assert flat.index[each.id] == here
        below = sum(len(flat.subtree(child)) for child in flat.children[here])
        assert len(flat.subtree(here)) == 1 + below
