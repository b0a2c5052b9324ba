"""From the drop of a unit to chart, cards and checks repainted, in the real window at 1440×900; processor time.

Beside the way there was before drafts were edited here: the changed file on disk is noticed and read again, until its
chart is repainted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import OpenWindow, Organisation
from benchmarks.waiting import rests, until
from orgsim.app.document.aside import _EVERY_MS
from orgsim.app.document.document import Document
from orgsim.app.editing.editor import editor_of
from orgsim.app.opening.watching import _SETTLE_MS
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.files.writing.units.drafts import draft_of, proposed
from orgsim.model.edits.edits import Edit, Moved
from orgsim.model.edits.refusing import refusal
from orgsim.model.edits.words import words
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

UNITS = (40, 350, 2_000, 10_000)
_ROUNDS = 5


@pytest.mark.parametrize("sort", ["drop", "disk"])
@pytest.mark.parametrize("units", UNITS)
def bench_edit(
    benchmark: BenchmarkFixture,
    open_window: OpenWindow,
    organisation: Organisation,
    tmp_path: Path,
    units: int,
    sort: str,
) -> None:
    """A section comes to stand below another board, each round another."""
    benchmark.group = f"edit {units}"
    path = tmp_path / f"{units}.yaml"
    path.write_bytes(organisation(units).read_bytes())
    window, document = open_window(path)
    document.change(motion=False, editing=frozenset((path,)) if sort == "drop" else frozenset())
    until(lambda: rests(window))
    moves = _moves(document.state.scenarios[0])

    def drop(edit: Edit) -> None:
        assert editor_of(document).act({path: [edit]}, words(document.state.scenarios[0], [edit])) is None
        until(lambda: _shows(window, document))

    def disk(was: object) -> None:
        # From the notice that the system gives of the file that `setup` has written.
        until(lambda: document.state.files is not was and not window.structure.is_laying_out)

    def setup() -> tuple[tuple[object], dict[str, object]]:
        until(lambda: rests(window))
        if sort == "drop":
            return (next(moves),), {}
        path.write_bytes(proposed(draft_of(read_scenario(path)), [next(moves)])[0].data)
        return (document.state.files,), {}

    if sort == "disk":
        # Whoever writes a file must have come to rest before it is looked at, and what was seen there is fetched.
        benchmark.extra_info["waits"] = (_SETTLE_MS + _EVERY_MS) / 1000
    benchmark._timer = process_time
    benchmark.pedantic(drop if sort == "drop" else disk, setup=setup, rounds=_ROUNDS, warmup_rounds=1)
    until(lambda: rests(window))
    document.change(editing=frozenset())


def _moves(scenario: Scenario) -> Iterator[Edit]:
    """Moves of leaves, each below another parent of the same layer."""
    flat = hierarchy(scenario)
    leaves = [at for at, below in enumerate(flat.children) if not below and flat.parents[at] >= 0]
    step = max(len(leaves) // 12, 1)
    for leaf in leaves[::step]:
        parent = flat.parents[leaf]
        others = [at for at in range(len(flat.units)) if flat.layers[at] == flat.layers[parent] and at != parent]
        if others:
            edit = Moved((flat.units[leaf].id,), flat.units[others[len(others) // 2]].id)
            if refusal(scenario, edit) is None:
                yield edit


def _shows(window: MainWindow, document: Document) -> bool:
    badge = window._checks_badge
    counted = badge._counted is not None and badge._counted.files is document.state.files and not badge._waiting
    return counted and not window.structure.is_laying_out and not window.cards.is_reckoning
