"""From switching to a view to its first painted frame, with 40 and with 10 000 units, matters and open questions."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from conftest import OpenWindow
from organisations import generate
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

VIEWS = ("matters", "checks", "metrics", "transition", "goals", "timeline")
FEW, MANY = 40, 10_000
_ROUNDS = 3


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Path, Path]]:
    """Two organisations of either size."""
    folder = tmp_path_factory.mktemp("busy")
    files: dict[int, tuple[Path, Path]] = {}
    for units in (FEW, MANY):
        paths = folder / f"{units}-1.yaml", folder / f"{units}-2.yaml"
        for seed, path in enumerate(paths, 1):
            path.write_text(generate(units, seed, busy=True), encoding="utf-8")
        files[units] = paths
    return files


@pytest.mark.benchmark(group="switch")
@pytest.mark.parametrize("view", VIEWS)
def bench_switch(
    benchmark: BenchmarkFixture, open_window: OpenWindow, busy: dict[int, tuple[Path, Path]], view: str
) -> None:
    """By the window's own processor time, the best of some windows: what else runs in the machine is left out."""
    best: dict[int, float] = {}

    def switch(units: int) -> None:
        window, document = open_window(*busy[units])
        began = time.thread_time()
        document.change(view=view)
        QApplication.processEvents()
        window.repaint()
        took = time.thread_time() - began
        best[units] = min(best.get(units, took), took)
        window.close()

    for _ in range(_ROUNDS):
        switch(FEW)
    benchmark.pedantic(switch, args=(MANY,), rounds=_ROUNDS)
    benchmark.extra_info["few"] = best[FEW]
    benchmark.extra_info["many"] = best[MANY]
