"""What was worked out is recalled for the same scenarios and wishes, and for no others."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing
from orgsim.files.kept import recalling
from orgsim.files.kept import store as store_module
from orgsim.files.kept.kept import Kept
from orgsim.files.kept.recalling import Recalling
from orgsim.files.kept.store import Store
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.resources import scenarios_folder

FILES = [
    read_scenario(scenarios_folder() / name) for name in ("lohja-lautakuntamalli.yaml", "lohja-valiokuntamalli.yaml")
]


def charts(
    store: Store,
    options: ChartOptions,
    *,
    known: bool,
    files: Sequence[ScenarioFile] = FILES,
    program: bytes = b"this one",
) -> list[Drawing]:
    """The charts of all files, which must be `known` already or not."""
    drawn: list[bool] = []

    def draw() -> list[Drawing]:
        drawn.append(True)
        return draw_side_by_side([file.scenario for file in files], options)

    found = Recalling(store, program).recall("charts", files, options, list[Drawing], draw)
    assert bool(drawn) is not known
    return found


@pytest.fixture(autouse=True)
def _all_is_worth_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalling, "_WORTH", 0.0)


def test_charts_are_recalled_as_they_were_drawn(tmp_path: Path) -> None:
    store, options = Store(tmp_path), ChartOptions(folded=frozenset(("a", "b", "c")))
    drawn = charts(store, options, known=False)

    recalled = charts(store, options, known=True)

    assert repr(recalled) == repr(drawn)


def test_what_is_large_is_kept_beside_what_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_LARGE", 0)
    store = Store(tmp_path)
    before = set(threading.enumerate())
    drawn = charts(store, ChartOptions(), known=False)
    for thread in set(threading.enumerate()) - before:
        thread.join()

    assert repr(charts(store, ChartOptions(), known=True)) == repr(drawn)


def test_other_wishes_scenarios_and_programs_are_worked_out(tmp_path: Path) -> None:
    store = Store(tmp_path)
    charts(store, ChartOptions(), known=False)

    charts(store, ChartOptions(language="sv"), known=False)
    charts(store, ChartOptions(), known=False, program=b"the next version")
    charts(store, ChartOptions(), known=False, files=FILES[::-1])
    charts(store, ChartOptions(), known=True)


def test_what_is_not_of_the_kind_is_worked_out_anew(tmp_path: Path) -> None:
    store = Store(tmp_path)
    charts(store, ChartOptions(), known=False)
    (file,) = tmp_path.iterdir()
    store.put(bytes.fromhex(file.stem), b"\xa5hello")

    charts(store, ChartOptions(), known=False)


def test_nothing_is_kept_of_drafts_that_are_being_edited(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    for file, left in ((replace(FILES[0], edited=True), 0), (FILES[0], 1)):
        assert kept.recall("answer", [file], "given", int, lambda: 42) == 42
        assert len(list(tmp_path.iterdir())) == left
