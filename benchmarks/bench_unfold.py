"""Unfolding where one looks, in the real window at 1440×900: beside laying out and painting all, and beside panning."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import median
from time import process_time

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import OpenWindow, Organisation
from benchmarks.waiting import rests, until
from orgsim.app.chart.gliding_chart import DETAIL_MS, GlidingChart
from orgsim.app.chart.laid import laid_of
from orgsim.app.document.document import Document
from orgsim.app.document.state import folding_by_itself
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.chart.side_by_side import planned_each

_UNITS = 2_000
_FRAME_MS = 16
_ROUNDS = 5
_AT_REST_MS = 2 * DETAIL_MS
_STRIDES = [(12, 7)] * 20 + [(-12, -7)] * 20
"""Pixels of panning, out and back again: beside the chart there is less to paint."""


class _Frames(QObject):
    """Counts the painted frames of a pane that is gliding."""

    def __init__(self, pane: GlidingChart) -> None:
        super().__init__()
        self._pane = pane
        self.number = 0
        pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.number += event.type() == QEvent.Type.Paint and self._pane.is_gliding
        return False


@pytest.mark.benchmark(group="unfold", timer=process_time)
def bench_unfold(benchmark: BenchmarkFixture, open_window: OpenWindow, organisation: Organisation) -> None:
    """The folded branch that holds most is opened, until the next frame is painted; then frame by frame to the end."""
    window, document = open_window(organisation(_UNITS))
    document.change(motion=True)
    laid = laid_of(document)
    (pane,) = window.structure.panes
    assert isinstance(pane, GlidingChart)
    QTest.qWait(_AT_REST_MS)
    until(lambda: rests(window))
    seen = _Frames(pane)
    frames: list[float] = []

    def unfold() -> None:
        drawing = pane.drawing
        assert drawing is not None
        most = max([box for box in drawing.boxes if not box.gathers], key=lambda box: box.hidden)
        before = seen.number
        pane.folded.emit(most.id)
        # Large charts are laid out aside.
        until(lambda: seen.number > before)

    def fold_again() -> None:
        if pane.is_gliding:
            frames.extend(_frames(pane))
        QTest.qWait(_AT_REST_MS)
        document.show(folding_by_itself(document.state))
        # Nothing of it is known the next time.
        laid.folds.clear()
        laid.lots.clear()
        planned_each.cache_clear()
        QTest.qWait(_AT_REST_MS)

    benchmark.pedantic(unfold, setup=fold_again, rounds=_ROUNDS, warmup_rounds=1)
    fold_again()
    pane.zoom_by(1.2)
    QTest.qWait(_AT_REST_MS)

    def pan(by: tuple[int, int]) -> None:
        pane.pan_by(*by)
        pane.repaint()

    panning = [_seconds(partial(pan, by)) for by in _STRIDES]
    benchmark.extra_info |= {
        "all": median([_all_of(window, document) for _ in range(_ROUNDS)]),
        "longest": max(frames),
        "panning": median(panning),
    }


def _frames(pane: GlidingChart) -> list[float]:
    """Seconds that each frame of the glide takes."""
    clock = pane._clock
    clock.pause()
    times = range(_FRAME_MS, DETAIL_MS, _FRAME_MS)

    def show(at: int) -> None:
        clock.setCurrentTime(at)
        pane.repaint()

    found = [_seconds(partial(show, at)) for at in times]
    clock.resume()
    return found


def _all_of(window: MainWindow, document: Document) -> float:
    """Seconds of laying out and painting all units."""
    document.change(everything=False, folded=frozenset(), unfolded=frozenset(), motion=False)
    QTest.qWait(_AT_REST_MS)
    laid_of(document).lots.clear()

    def show() -> None:
        document.change(everything=True)
        until(lambda: not window.structure.is_laying_out)
        window.structure.panes[0].repaint()

    return _seconds(show)


def _seconds(what: Callable[[], object]) -> float:
    """Of the processor: what else goes on in the machine is no part of it."""
    began = process_time()
    what()
    return process_time() - began
