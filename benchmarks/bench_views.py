"""Views of 40 and of 10 000 of each: from a switch to the first frame and to rest, and how long acts stand still.

By the processor time of the window's thread, the best of some windows: what else runs in the machine is left out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import OpenWindow
from benchmarks.organisations import comparison, generate, reform, with_events
from benchmarks.standstill import Watch
from orgsim.app.document.aside import Aside
from orgsim.model.goal_edits import Weighed
from orgsim.model.views import ViewName

VIEWS: tuple[ViewName, ...] = ("differences", "matters", "checks", "metrics", "transition", "goals", "timeline")
FEW, MANY = 40, 10_000
_ROUNDS = 3
_LOOK_MS = 25
_SOON_MS = 500
"""Within which comes what a window only waits with, and not what it gets ready at leisure."""
_TWICE = 2
"""Looks at which nothing is left, after which it is at rest."""
_LONGEST = 60.0
"""Seconds that an act may take in all, threads included."""

Files = dict[int, tuple[Path, ...]]


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A comparison of either size: so many units, matters, open questions, events and goals in each of two drafts."""
    folder = tmp_path_factory.mktemp("busy")
    files: Files = {}
    for units in (FEW, MANY):
        names = [f"{units}-{seed}.yaml" for seed in (1, 2)]
        for seed, name in enumerate(names, 1):
            text = with_events(generate(units, seed, busy=True), units, seed)
            (folder / name).write_text(text, encoding="utf-8")
        path = folder / f"{units}.yaml"
        path.write_text(comparison(names, [f"generated-{units}-{seed}" for seed in (1, 2)], units), encoding="utf-8")
        files[units] = (path,)
    return files


@pytest.fixture(scope="module")
def reformed(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A pair of either size of which a third of the units has moved."""
    folder = tmp_path_factory.mktemp("reformed")
    files: Files = {}
    for units in (FEW, MANY):
        files[units] = tuple(folder / f"{units}-{name}.yaml" for name in "ab")
        for path, text in zip(files[units], reform(units, units, units // 3), strict=True):
            path.write_text(text, encoding="utf-8")
    return files


@pytest.mark.benchmark(group="switch")
@pytest.mark.parametrize("view", VIEWS)
def bench_switch(benchmark: BenchmarkFixture, open_window: OpenWindow, busy: Files, reformed: Files, view: str) -> None:
    """Differences and transition are those of the pair of which a third has moved."""
    files = reformed if view in ("differences", "transition") else busy

    def switch(units: int) -> float:
        window, document = open_window(*files[units])
        began = time.thread_time()
        document.change(view=view)
        QApplication.processEvents()
        window.repaint()
        took = time.thread_time() - began
        window.close()
        return took

    _measure(benchmark, switch)


@pytest.mark.benchmark(group="rest")
@pytest.mark.parametrize("view", VIEWS)
def bench_rest(benchmark: BenchmarkFixture, open_window: OpenWindow, busy: Files, reformed: Files, view: str) -> None:
    """Of all threads, until nothing is done any more, in a window that has got ready what may be asked for next."""
    files = reformed if view in ("differences", "transition") else busy

    def switch(units: int) -> float:
        window, document = open_window(*files[units], size=(1366, 768))
        _until(lambda: not window.leisure.is_used)
        _come_to_rest()
        began = time.process_time()
        document.change(view=view)
        looked = _come_to_rest()
        took = time.process_time() - began - looked
        window.close()
        return took

    _measure(benchmark, switch)


def _measure(benchmark: BenchmarkFixture, switch: Callable[[int], float]) -> None:
    """Tell the best of what it takes to `switch` with either number, each as often."""
    best: dict[int, float] = {}

    def once(units: int) -> None:
        took = switch(units)
        best[units] = min(best.get(units, took), took)

    for _ in range(_ROUNDS):
        once(FEW)
    benchmark.pedantic(once, args=(MANY,), rounds=_ROUNDS)
    benchmark.extra_info["few"] = best[FEW]
    benchmark.extra_info["many"] = best[MANY]


def _come_to_rest() -> float:
    """Let all come that comes by itself; the processor time that it took to look whether there is something left."""
    looked, at_rest = 0.0, 0
    while at_rest < _TWICE:
        QTest.qWait(_LOOK_MS)
        began = time.thread_time()
        tops = QApplication.topLevelWidgets()
        timers = [its for top in tops for its in top.findChildren(QTimer)]
        is_busy = any(its.isSingleShot() and its.isActive() and its.interval() <= _SOON_MS for its in timers)
        is_busy = is_busy or any(its.is_running for top in tops for its in top.findChildren(Aside))
        at_rest = 0 if is_busy else at_rest + 1
        looked += time.thread_time() - began
    return looked


def _until(is_done: Callable[[], bool]) -> None:
    """Let the event loop go round until that is so."""
    began = time.perf_counter()
    while not is_done():
        QApplication.processEvents()
        time.sleep(0.001)
        assert time.perf_counter() - began < _LONGEST


@pytest.mark.benchmark(group="acts")
@pytest.mark.parametrize("act", ["zoom", "drag", "list"])
def bench_act(benchmark: BenchmarkFixture, open_window: OpenWindow, busy: Files, reformed: Files, act: str) -> None:
    """A step of a timeline's zoom, of a weight's drag; a letter in the list of differences."""
    views: dict[str, tuple[ViewName, tuple[Path, ...]]] = {
        "zoom": ("timeline", busy[MANY]),
        "drag": ("goals", busy[MANY]),
        "list": ("differences", reformed[MANY]),
    }
    view, files = views[act]
    window, document = open_window(*files)
    document.change(view=view)
    shown: Any = window.views.view(view)
    if act == "zoom":
        _until(lambda: shown.canvas.drawing is not None and shown.canvas.is_laid_out)
    else:
        QTest.qWait(500)

    def do(number: int) -> None:
        if act == "zoom":
            shown.canvas.zoom_by(1.1, QPointF(shown.canvas.rect().center()))
            QApplication.processEvents()
            _until(lambda: shown.canvas.is_laid_out)
        elif act == "drag":
            shown.table.moved.emit(Weighed("g-3", float(number % 10)))
            QApplication.processEvents()
            _until(lambda: not shown._aside.is_running)
        else:
            shown.panel.search.setText("v" if number % 2 else "")
            QTest.qWait(200)

    _stood(benchmark, do, rounds=6)


def _stood(benchmark: BenchmarkFixture, do: Callable[[int], None], *, rounds: int) -> None:
    """Measure an act, and keep the longest time that the event loop stood still in it."""
    with Watch(time.thread_time) as watch:
        benchmark.pedantic(do, setup=_numbered(), rounds=rounds)
    benchmark.extra_info["longest"] = watch.longest


def _numbered() -> Callable[[], tuple[tuple[int], dict[str, object]]]:
    """Gives each round its number, from 1."""
    number = 0

    def setup() -> tuple[tuple[int], dict[str, object]]:
        nonlocal number
        number += 1
        return (number,), {}

    return setup
