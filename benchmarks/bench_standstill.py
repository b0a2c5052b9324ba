"""How long the window stands still when something is left that a thread is in the middle of."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import OpenWindow, Organisation
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from standstill import Watch

from orgsim.app.shell.window import MainWindow
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


def _wait(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.001)
