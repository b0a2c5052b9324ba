"""Parts of two organisations are units at the same depth on both sides, whatever stands beside or above them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.differences.matching import match
from orgsim.drawing.transition.parts import Tops, parts_of, suits_parts
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit
from tests.drawing.organisations import scenario, unit


def parts(a: Scenario, b: Scenario) -> tuple[dict[str, str], dict[str, str]]:
    """By id of each unit that is in a part the id of its top."""
    flats = hierarchy(a), hierarchy(b)
    found = parts_of(*flats, pairs(a, b))

    def named(column: int, tops: Tops) -> dict[str, str]:
        units = flats[column].units
        return {units[unit].id: units[top].id for unit, top in tops.items()}

    return named(0, found[0]), named(1, found[1])


def pairs(a: Scenario, b: Scenario) -> list[tuple[int, int]]:
    ways = match(hierarchy(a), hierarchy(b)).a_to_b
    return [(here, there) for here, theirs in enumerate(ways) for there in theirs]


def ministries(**below: tuple[str, ...]) -> list[Unit]:
    return [unit(id, "unit", *map(unit, ids)) for id, ids in below.items()]


BEFORE = scenario(unit("president", "unit", *ministries(m1=("d1", "d2", "d5"), m2=("d3", "d4"))))
AFTER = ministries(m1=("d1", "d5"), m2=("d3", "d4", "d2"))


@given(strays=st.integers(0, 12), crowded=st.booleans(), first=st.booleans())
def test_strays_change_no_part(strays: int, crowded: bool, first: bool) -> None:
    stray = [unit(f"stray-{n}", "unit", *([unit(f"below-{n}")] if crowded else [])) for n in range(strays)]
    president = unit("president", "unit", *AFTER)
    after = scenario(*((*stray, president) if first else (president, *stray)))
    before, later = parts(BEFORE, after)
    assert before == {"m1": "m1", "d1": "m1", "d2": "m1", "d5": "m1", "m2": "m2", "d3": "m2", "d4": "m2"}
    assert {id: top for id, top in later.items() if id[0] in "md"} == {
        "m1": "m1", "d1": "m1", "d5": "m1", "m2": "m2", "d3": "m2", "d4": "m2", "d2": "m2",
    }  # fmt: skip
    assert "president" not in later


def test_a_layer_that_only_one_has_above_the_parts_is_none() -> None:
    # Before, one office below the manager has all divisions; afterwards another office stands beside it.
    divisions = [unit(f"t{n}", "division", unit(f"u{n}"), unit(f"v{n}")) for n in range(3)]
    before = scenario(unit("manager", "manager", unit("office", "unit", *divisions)))
    after = scenario(unit("manager", "manager", unit("office", "unit", *divisions), unit("other", "unit", unit("x"))))
    tops = parts(before, after)
    assert set(tops[0].values()) == {"t0", "t1", "t2"}
    assert set(tops[1].values()) == {"t0", "t1", "t2", "other"}


def test_a_new_unit_that_has_former_parts_below_it_is_a_part() -> None:
    before = scenario(unit("manager", "manager", *ministries(m1=("a", "b"), m2=("c",), m3=("d",))))
    merged = unit("wide", "unit", *ministries(m1=("a", "b"), m2=("c",)))
    after = scenario(unit("manager", "manager", merged, *ministries(m3=("d",))))
    assert set(parts(before, after)[1].values()) == {"wide", "m3"}


def test_many_units_that_stand_alone_are_no_parts() -> None:
    town = scenario(*ministries(m1=("a", "b"), m2=("c",)), *(unit(f"alone-{n}") for n in range(700)))
    assert set(parts(town, town)[0].values()) == {"m1", "m2"}


def test_only_a_crowd_of_bodies_has_parts() -> None:
    def council(sections: int) -> Scenario:
        boards = [unit(id, "board", *(unit(f"{id}-{n}", "section") for n in range(sections))) for id in ("x", "y")]
        return scenario(unit("council", "council", *boards))

    assert parts(council(5), council(5)) == ({}, {})
    assert set(parts(council(5), council(30))[0].values()) == {"x", "y"}


def test_one_stray_does_not_turn_parts_into_what_suits() -> None:
    def suits(a: Scenario, b: Scenario) -> bool:
        flats, its = (hierarchy(a), hierarchy(b)), pairs(a, b)
        return suits_parts(*flats, its, parts_of(*flats, its))

    town = scenario(unit("manager", "manager", unit("only", "division", unit("a"), unit("b"))))
    assert suits(town, town) == suits(town, scenario(*town.units, unit("stray")))


def test_a_part_that_grows_to_most_of_its_side_is_still_a_part() -> None:
    units = [unit(f"u{n}", "unit", unit(f"v{n}")) for n in range(20)]
    before = scenario(unit("x", "division", *units[:10]), unit("y", "division", *units[10:]))
    after = scenario(unit("x", "division", *units[:1]), unit("y", "division", *units[1:]))
    assert [set(tops.values()) for tops in parts(before, after)] == [{"x", "y"}, {"x", "y"}]


def test_hundreds_of_small_branches_stand_together_and_large_ones_are_parts() -> None:
    large = [unit(f"large-{n}", "unit", *(unit(f"l{n}-{m}") for m in range(5))) for n in range(3)]
    small = [unit(f"small-{n}", "unit", unit(f"s{n}")) for n in range(300)]
    before, after = scenario(*small[:150], *large, *small[150:]), scenario(*large, *small[20:])
    assert [set(tops.values()) for tops in parts(before, after)] == [{"large-0", "large-1", "large-2"}] * 2
