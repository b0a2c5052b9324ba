"""A hierarchy that is spliced out of another says what one that is laid flat from nothing does."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import fields, replace

from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Added, Edit, Moved, PutAway, Removed, Renamed, Set, TakenOut
from orgsim.model.hierarchy import Hierarchy, follow, hierarchy, tray_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Unit
from orgsim.resources import scenarios_folder


def _plain(flat: Hierarchy) -> list[object]:
    return [getattr(flat, field.name) for field in fields(Hierarchy)]


def _any_edit(scenario: Scenario, chance: random.Random, number: int) -> Edit:
    ids = list(hierarchy(scenario).index)
    below = chance.choice([None, *ids])
    at = chance.choice([None, 0, 1, 2])
    away = list(tray_of(scenario).index)
    match chance.randrange(8):
        case 0 | 1:
            return Moved(tuple(chance.sample(ids, chance.randint(1, 3))), below, at, alone=chance.random() < 0.3)
        case 2:
            below_it = (Unit(id=f"n{number}-1", kind="unit", name=Text(fi="Alla")),)
            return Added(Unit(id=f"n{number}", kind="unit", name=Text(fi="Uusi"), units=below_it), below, at)
        case 3:
            return Removed(chance.choice(ids), keep_subordinates=chance.random() < 0.5)
        case 4:
            return Renamed(chance.choice(ids), f"Nimi {number}")
        case 5:
            return Set(chance.choice(ids), "side", chance.choice(["external", "administration", None]))
        case 6 if away:
            return TakenOut(chance.choice(away), below, at)
        case _:
            return PutAway((chance.choice(ids),))


@pytest.mark.parametrize("seed", range(6))
def test_it_is_the_same_after_any_edits(seed: int) -> None:
    chance = random.Random(seed)
    scenario = read_scenario(scenarios_folder() / "hopeavesi-nyt.yaml").scenario
    for number in range(60):
        before, scenario = scenario, edited(scenario, [_any_edit(scenario, chance, number)])
        assert _plain(hierarchy(scenario)) == _plain(hierarchy(replace(scenario)))
        # Undone: from what came of it to what was.
        back = replace(before)
        follow(scenario, back)
        assert _plain(hierarchy(back)) == _plain(hierarchy(before))


def test_of_the_same_units_it_is_the_same_value() -> None:
    scenario = read_scenario(scenarios_folder() / "hopeavesi-nyt.yaml").scenario
    known = hierarchy(scenario)
    other = replace(scenario, title=Text(fi="Toinen"))
    follow(scenario, other)
    assert hierarchy(other) is known


def test_where_units_only_say_something_else_all_places_are_the_same_values() -> None:
    scenario = read_scenario(scenarios_folder() / "hopeavesi-nyt.yaml").scenario
    known = hierarchy(scenario)
    last = known.units[-1].id
    after = edited(scenario, [Renamed(last, "Toisin"), Set(last, "note", Text(fi="Huomautus"))])
    now = hierarchy(after)
    assert _plain(now) == _plain(hierarchy(replace(after)))
    assert now.units[-1].note == Text(fi="Huomautus")
    assert all(getattr(now, name) is getattr(known, name) for name in ("parents", "children", "ends", "index", "sides"))
