"""Units of many layers: gone through, made anew, taken apart and put together again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgsim.model.text import Text
from orgsim.model.units import Unit, apart, every, places_stating, rebuilt, together
from tests.chains import LAYERS, chain


def _unit(id: str, *below: Unit) -> Unit:
    return Unit(id=id, kind="unit", name=Text(und=id.upper()), units=below)


_TREE = _unit("a", _unit("b", _unit("c"), _unit("d")), _unit("e"))


def test_every_unit_comes_before_those_below_it() -> None:
    assert [unit.id for unit in every(_TREE)] == ["a", "b", "c", "d", "e"]


def test_the_places_of_units_that_state_a_field() -> None:
    three, none, zero = replace(_TREE, count=3), _TREE, replace(_TREE, count=0, continues=("z",))
    assert places_stating([three, none, zero], "count") == [0, 2]
    assert places_stating([three, none, zero], "continues", ()) == [2]
    assert places_stating([three, none], "continues", ()) == places_stating([], "count") == []


def test_units_are_made_anew_from_the_lowest_up() -> None:
    asked: list[str] = []

    def below(unit: Unit) -> list[Unit]:
        asked.append(unit.id)
        return [each for each in unit.units if each.id != "c"]

    made: list[str] = []

    def change(unit: Unit, below: tuple[Unit, ...]) -> Unit:
        made.append(unit.id)
        return replace(unit, id=unit.id * 2, units=below)

    found = rebuilt(_TREE, change, below)
    assert [(unit.id, len(unit.units)) for unit in every(found)] == [("aa", 2), ("bb", 1), ("dd", 0), ("ee", 0)]
    assert (asked, made) == (["a", "b", "d", "e"], ["e", "d", "b", "a"])


def test_what_was_taken_apart_is_put_together_again() -> None:
    parts = apart([_TREE, _unit("f")])
    assert [(unit.id, unit.units, n) for unit, n in parts] == [
        ("a", (), 2),
        ("b", (), 2),
        ("c", (), 0),
        ("d", (), 0),
        ("e", (), 0),
        ("f", (), 0),
    ]
    again = together(parts)
    assert [unit.id for unit in again] == ["a", "f"]
    assert [(unit.id, len(unit.units)) for unit in every(again[0])] == [
        ("a", 2),
        ("b", 2),
        ("c", 0),
        ("d", 0),
        ("e", 0),
    ]
    with pytest.raises(ValueError, match="2"):
        together(parts[:2])


def test_thousands_of_layers_are_no_more_than_thousands_of_units() -> None:
    (top,) = chain().units
    (again,) = together(apart([top]))
    same = rebuilt(again, lambda unit, below: replace(unit, units=below))
    assert [unit.id for unit in every(same)] == [f"u{n}" for n in range(LAYERS)]
