"""Moving one unit in the text of a draft, beside ruamel.yaml's round trip of the same file; and what undoing keeps."""

from __future__ import annotations

import gc
import io
import random
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import Organisation
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.files.writing.units.drafts import Draft, changed, draft_of, prepare, proposed, verify
from orgsim.files.writing.units.following import forget
from orgsim.files.writing.units.history import History, undone, with_action
from orgsim.model.edits.edits import Moved
from orgsim.model.edits.refusing import refusal
from orgsim.model.hierarchy import hierarchy

UNITS = 2_000
STEPS = 50
"""Moves whose memory is taken; a step more always takes as much."""


@pytest.fixture
def draft(organisation: Organisation) -> Draft:
    return draft_of(read_scenario(organisation(UNITS)))


def _move(draft: Draft) -> Moved:
    """The last unit comes to stand below the first."""
    units = hierarchy(draft.scenario).units
    return Moved((units[-1].id,), units[0].id, 0)


@pytest.mark.benchmark(group="edit")
def bench_round_trip(benchmark: BenchmarkFixture, organisation: Organisation) -> None:
    """Read and written again by ruamel.yaml, which keeps comments."""
    yaml = pytest.importorskip("ruamel.yaml", reason="pip install ruamel.yaml to have what it is held against")
    text = organisation(UNITS).read_text("utf-8")

    def round_trip() -> None:
        yaml.YAML().dump(yaml.YAML().load(text), io.StringIO())

    benchmark.pedantic(round_trip, rounds=2)


@pytest.mark.benchmark(group="edit")
def bench_move(benchmark: BenchmarkFixture, draft: Draft) -> None:
    """From nothing but the text: its outline, the change, and the whole text read again and compared."""
    benchmark.pedantic(lambda: changed(draft, [_move(draft)], Path("draft.yaml")), setup=forget, rounds=7)


@pytest.mark.benchmark(group="edit")
def bench_move_prepared(benchmark: BenchmarkFixture, draft: Draft) -> None:
    """What the window waits for: the outline was worked out beforehand, and the text is read again afterwards."""
    prepare(draft)
    benchmark.pedantic(lambda: proposed(draft, [_move(draft)]), rounds=20, warmup_rounds=1)


@pytest.mark.benchmark(group="edit")
def bench_verify(benchmark: BenchmarkFixture, draft: Draft) -> None:
    """The whole text read again and compared."""
    benchmark.pedantic(lambda: verify(draft, Path("draft.yaml")), rounds=7)


@pytest.mark.benchmark(group="edit")
def bench_undo(benchmark: BenchmarkFixture, draft: Draft) -> None:
    """One step back; with the memory of a thousand, as a multiple of the size of the file."""
    chance = random.Random(1)
    ids = [unit.id for unit in hierarchy(draft.scenario).units]
    history = History(draft)
    while len(history.done) < STEPS:
        edit = Moved((chance.choice(ids),), chance.choice(ids), chance.choice([None, 0, 1]))
        if refusal(history.draft.scenario, edit) is None:
            history = with_action(history, [edit], Path("draft.yaml"))
    seen: set[int] = set()
    _size([draft, history.draft], seen)
    kept = _size(history.done, seen) * 1_000 / STEPS / len(draft.data)
    benchmark.extra_info["memory of 1 000 steps / file"] = round(kept, 1)
    benchmark.pedantic(lambda: undone(history), rounds=20)


def _size(roots: Iterable[object], seen: set[int]) -> int:
    """Bytes of all that is reached from `roots` and not in `seen`, which then has it."""
    left, size = list(roots), 0
    while left:
        each = left.pop()
        if id(each) in seen or isinstance(each, type):
            continue
        seen.add(id(each))
        size += sys.getsizeof(each)
        left += gc.get_referents(each)
    return size
