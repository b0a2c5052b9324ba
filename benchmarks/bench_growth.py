"""What once grew faster than its input: goals, long texts, pairs of units that are all others, a search.

To be read as ratios within a run: ten times as much may take some thirteen times as long (n log n), not a hundred.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.organisations import generate
from orgsim.analysis.differences.matching import match
from orgsim.analysis.differences.pairs import offers
from orgsim.analysis.search import search
from orgsim.drawing.tables.goals import goals_sheet
from orgsim.drawing.text.breaking import break_lines
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.messages import catalog
from orgsim.model.comparison import WeighedGoal
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import plain
from orgsim.model.views import LETTERS

_WORDS = (
    "palvelujen",
    "saatavuus",
    "paranee",
    "ja",
    "kustannukset",
    "pysyvät",
    "kurissa",
    "kehittämispalvelukokonaisuus",
)


@pytest.mark.benchmark(group="goals")
@pytest.mark.parametrize("goals", [100, 1_000, 10_000])
def bench_goals(benchmark: BenchmarkFixture, goals: int) -> None:
    """Weighing goals of three drafts, and putting the first ten that a window shows into words."""
    chance = random.Random(goals)
    drafts = [Scenario(id=letter, title=plain(letter)) for letter in "abc"]
    weighed = [
        WeighedGoal(
            id=f"g{number}",
            name=plain(f"Tavoite {number}"),
            weight=chance.randint(0, 10),
            scores={draft.id: chance.randint(1, 5) for draft in drafts},
        )
        for number in range(goals)
    ]
    benchmark.pedantic(
        lambda: goals_sheet(drafts, weighed, LETTERS, catalog("fi")).lines[:10], rounds=5, warmup_rounds=1
    )


@pytest.mark.benchmark(group="break a text")
@pytest.mark.parametrize("words", [True, False], ids=["words", "one word"])
@pytest.mark.parametrize("letters", [800, 8_000, 80_000])
def bench_breaking(benchmark: BenchmarkFixture, letters: int, words: bool) -> None:
    """Breaking a text into lines, of words and without a single space."""
    chance = random.Random(letters)
    text = (" " if words else "").join(chance.choice(_WORDS) for _ in range(letters // 10))
    break_it: Callable[..., object] = break_lines.__wrapped__
    benchmark.pedantic(break_it, (text, "fi", 300.0, 12.0), rounds=5, warmup_rounds=1)


@pytest.mark.benchmark(group="pairs")
@pytest.mark.parametrize("units", [100, 1_000, 10_000])
def bench_pairs_of_all_others(benchmark: BenchmarkFixture, scenario: Callable[[int], Scenario], units: int) -> None:
    """Offering pairs of two drafts of which no unit has the id of another."""
    a = scenario(units)
    text = generate(units, seed=2).replace("- id: ", "- id: other-")
    b = read_scenario_text(text.encode(), Path("other.yaml")).scenario
    matching = match(hierarchy(a), hierarchy(b))
    benchmark.pedantic(offers, (a, b, matching), rounds=3)


@pytest.mark.benchmark(group="search")
@pytest.mark.parametrize("units", [100, 1_000, 10_000])
def bench_first_letter(benchmark: BenchmarkFixture, scenario: Callable[[int], Scenario], units: int) -> None:
    """The first letter of the first search, which finds nearly all units."""
    its = scenario(units)
    benchmark.pedantic(search, setup=lambda: (([msgspec.structs.replace(its)], "l"), {}), rounds=3)
