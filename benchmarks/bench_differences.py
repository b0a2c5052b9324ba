"""How two organisations differ: orgsim by id and lineage, beside the reading of both and beside tree edit distance.

APTED (Pawlik and Augsten 2016; `apted` in Python) is the peer at the sizes that it can do: it needs no ids, and takes
time between the square and the cube of the number of units. It tells how far two trees are apart; orgsim tells what
differs, which is why it may use the ids.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import msgspec
import pytest
from apted import APTED, Config
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import SIZES, Organisation
from orgsim.analysis.differences.comparing import compare
from orgsim.analysis.differences.matching import match
from orgsim.analysis.differences.pairs import offers
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Unit

PEER_SIZES = (30, 100, 300)

Make = Callable[[int], Scenario]


def _rounds(units: int) -> int:
    return {100_000: 3, 10_000: 10}.get(units, 30)


def reformed(scenario: Scenario, share: float = 0.05, seed: int = 1) -> Scenario:
    """A draft of a reform: of every twentieth unit the name, the children's parent or the unit itself is another."""
    chance = random.Random(seed)
    flat = hierarchy(scenario)
    parents = list(flat.parents)
    names = [unit.name for unit in flat.units]
    gone: set[int] = set()
    for here in range(1, len(flat.units)):
        if chance.random() >= share:
            continue
        edit = chance.randrange(3)
        if edit == 0:
            names[here] = Text(fi=f"{names[here].fi} uusi")
        elif edit == 1 and not flat.children[here]:
            gone.add(here)
        else:
            # Below an earlier unit: so no unit can come to stand below itself.
            parents[here] = chance.randrange(here)
    below: dict[int, list[int]] = {}
    for here, parent in enumerate(parents):
        if here not in gone:
            below.setdefault(parent if parent not in gone else flat.parents[parent], []).append(here)
    built: dict[int, Unit] = {}
    for here in reversed(range(len(flat.units))):
        if here not in gone:
            children = tuple([built[child] for child in below.get(here, ())])
            built[here] = msgspec.structs.replace(flat.units[here], name=names[here], units=children)
    return msgspec.structs.replace(scenario, units=tuple([built[root] for root in below[-1]]))


def with_other_ids(scenario: Scenario) -> Scenario:
    """The same organisation as somebody else would have written it: not an id in common."""

    def other(unit: Unit) -> Unit:
        return msgspec.structs.replace(unit, id=f"other-{unit.id}", units=tuple(map(other, unit.units)))

    return msgspec.structs.replace(scenario, units=tuple(map(other, scenario.units)))


def _fresh(a: Scenario, b: Scenario) -> tuple[tuple[Scenario, Scenario], dict[str, object]]:
    """Values of which no differences are remembered yet; their hierarchies are, as the window has them already."""
    fresh = msgspec.structs.replace(a), msgspec.structs.replace(b)
    for scenario in fresh:
        hierarchy(scenario)
    return fresh, {}


@pytest.mark.parametrize("units", SIZES)
def bench_reading_both(benchmark: BenchmarkFixture, organisation: Organisation, units: int) -> None:
    """What the differences are measured against: a tenth of this is the aim."""
    benchmark.group = f"differences {units}"
    path = organisation(units)
    benchmark.pedantic(lambda: (read_scenario(path), read_scenario(path)), rounds=3)


@pytest.mark.parametrize("units", SIZES)
def bench_differences(benchmark: BenchmarkFixture, scenario: Make, units: int) -> None:
    """A reform of every twentieth unit."""
    benchmark.group = f"differences {units}"
    a = scenario(units)
    b = reformed(a)
    benchmark.pedantic(compare, setup=lambda: _fresh(a, b), rounds=_rounds(units))


@pytest.mark.parametrize("units", SIZES)
def bench_differences_where_everything_differs(benchmark: BenchmarkFixture, scenario: Make, units: int) -> None:
    """The worst case: every unit has moved and has another name."""
    benchmark.group = f"differences {units}"
    a = scenario(units)
    b = reformed(a, share=1.0)
    benchmark.pedantic(compare, setup=lambda: _fresh(a, b), rounds=_rounds(units))


@pytest.mark.parametrize("units", [100, 1_000])
def bench_pairs(benchmark: BenchmarkFixture, scenario: Make, units: int) -> None:
    """Every unit of a draft held against every unit of another that shares no id with it."""
    benchmark.group = f"pairs {units} × {units}"
    a = scenario(units)
    b = with_other_ids(reformed(a))
    matching = match(hierarchy(a), hierarchy(b))
    benchmark.pedantic(offers, (a, b, matching), rounds=5, warmup_rounds=1)


class _ByName(Config):
    """Units of one name are the same to APTED."""

    def rename(self, one: Unit, other: Unit) -> int:
        return int(one.name != other.name)

    def children(self, unit: Unit) -> list[Unit]:
        return list(unit.units)


@pytest.mark.parametrize("units", PEER_SIZES)
def bench_differences_beside_apted(benchmark: BenchmarkFixture, scenario: Make, units: int) -> None:
    benchmark.group = f"peer {units}"
    a = scenario(units)
    b = reformed(a)
    benchmark.pedantic(compare, setup=lambda: _fresh(a, b), rounds=_rounds(units))


@pytest.mark.parametrize("units", PEER_SIZES)
def bench_apted(benchmark: BenchmarkFixture, scenario: Make, units: int) -> None:
    benchmark.group = f"peer {units}"
    (a,), (b,) = scenario(units).units, reformed(scenario(units)).units
    benchmark.pedantic(lambda: APTED(a, b, _ByName()).compute_edit_distance(), rounds=1)
