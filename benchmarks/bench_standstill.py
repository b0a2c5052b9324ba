"""How long the window stands still when something is left that a thread is in the middle of."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import OpenWindow, Organisation
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from standstill import Watch

from orgsim.app.shell.window import MainWindow
from orgsim.model.views import VIEWS
from orgsim.resources import scenarios_folder

_UNITS = 10_000
"""Of each of the files that are being read: a second or two of work."""

ACTS: dict[str, Callable[[MainWindow], object]] = {
    "leave the library": lambda window: window.document.change(library=False),
    "close the window": lambda window: window.close(),
}


@pytest.mark.benchmark(group="standstill")
@pytest.mark.parametrize("act", ACTS)
def bench_leaving_what_is_read(
    benchmark: BenchmarkFixture, open_window: OpenWindow, organisation: Organisation, tmp_path: Path, act: str
) -> None:
    """Leave the library in the middle of a large file."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_bytes(organisation(_UNITS).read_bytes())
    longest: list[float] = []

    def leave() -> None:
        window, document = open_window(scenarios_folder() / "lohja-2016.yaml")
        window.document = document  # type: ignore[attr-defined]
        window._settings.add_recent(tmp_path / "a.yaml")
        document.change(library=True)
        _wait(0.4)
        assert not window.library.is_complete
        with Watch() as watch:
            ACTS[act](window)
            _wait(0.3)
        longest.append(watch.longest)

    benchmark.pedantic(leave, rounds=3)
    benchmark.extra_info["longest"] = max(longest)


_TOWN = Path(__file__).parent.parent / "tests" / "cases" / "koskenlahti"
_COMPARISON = "koskenlahden-organisaatiouudistus-2026.yaml"
CHANGES: dict[str, Callable[[MainWindow], object]] = {
    "another theme": lambda window: window.menus.theme_chosen.emit("dark"),
    "another language": lambda window: window.menus.language_chosen.emit("sv"),
    "hide a draft": lambda window: window.actions_by_name["hide"].trigger(),
    "show it again": lambda window: window.actions_by_name["show-hidden"].trigger(),
    "close a draft": lambda window: window.files.close(2),
    "fold": lambda window: window.actions_by_name["fold"].trigger(),
    "go to the differences": lambda window: window.document.change(view="differences"),  # type: ignore[attr-defined]
}


@pytest.mark.benchmark(group="standstill")
@pytest.mark.parametrize("change", CHANGES)
def bench_changes(benchmark: BenchmarkFixture, open_window: OpenWindow, tmp_path: Path, change: str) -> None:
    """What planners of a town do with three drafts of 160 units, after each view was seen once."""
    folder = shutil.copytree(_TOWN, tmp_path / "town")
    window, document = open_window(folder / _COMPARISON)
    window.document = document  # type: ignore[attr-defined]
    for view in (*VIEWS, "structure"):
        document.change(view=view)
        _wait(0.3)
    if change == "show it again":
        CHANGES["hide a draft"](window)
    _wait(0.5)
    with Watch() as watch, Watch(time.thread_time) as working:
        benchmark.pedantic(lambda: CHANGES[change](window), rounds=1)
        _wait(0.5)
    benchmark.extra_info["longest"] = watch.longest
    benchmark.extra_info["work"] = working.longest


def _wait(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.001)
