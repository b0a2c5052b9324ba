"""A frame while a unit is dragged in the real window, beside one while the same chart is panned, at 1440×900.

Both are measured from the mouse's event to what is painted: the same presses and the same way, once in a draft that is
being edited and once in one that is not.
"""

from __future__ import annotations

from itertools import cycle
from math import cos, pi, sin
from statistics import quantiles
from time import process_time

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import OpenWindow, Organisation
from benchmarks.waiting import rests, until
from orgsim.app.chart.widget import ChartWidget
from orgsim.drawing.viewport import Viewport

UNITS = (350, 2_000, 10_000)
READABLE = 11.0
"""Pixels of text size at which names are read."""
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_FAR = 180.0
"""Pixels from the middle of the pane that the hand goes, round and round."""


@pytest.mark.benchmark(group="frame while dragging")
@pytest.mark.parametrize("near", [True, False], ids=["near", "whole"])
@pytest.mark.parametrize("sort", ["pan", "drag"])
@pytest.mark.parametrize("units", UNITS)
def bench_frame(
    benchmark: BenchmarkFixture, open_window: OpenWindow, organisation: Organisation, units: int, sort: str, near: bool
) -> None:
    """Move the mouse with its button held, and paint."""
    path = organisation(units)
    window, document = open_window(path)
    document.change(motion=False, everything=True)
    # Large charts are laid out aside.
    until(lambda: rests(window))
    (pane,) = window.structure.panes
    start = _spot(pane, near)
    if sort == "drag":
        document.change(editing=frozenset((path,)))
        until(lambda: rests(window))
    QTest.mousePress(pane, _LEFT, Qt.KeyboardModifier.NoModifier, start.toPoint())
    places = cycle([start + QPointF(cos(turn * pi / 60), sin(turn * pi / 60)) * _FAR for turn in range(120)])
    _move(pane, next(places))
    QApplication.processEvents()
    dragging = window.structure.dragging
    assert (dragging is not None and dragging.is_busy) is (sort == "drag")

    def frame() -> None:
        _move(pane, next(places))
        QApplication.processEvents()

    benchmark._timer = process_time
    benchmark.pedantic(frame, rounds=360, warmup_rounds=120)
    if benchmark.stats is not None:  # None where pytest is told not to measure
        benchmark.extra_info["p95"] = quantiles(benchmark.stats.stats.data, n=20)[-1]
    if dragging is not None:
        dragging.cancel()
    QTest.mouseRelease(pane, _LEFT, Qt.KeyboardModifier.NoModifier, start.toPoint())


def _spot(pane: ChartWidget, near: bool) -> QPointF:
    """A box near the middle, which has nothing below it, brought to where names are read where that is asked for."""
    drawing = pane.drawing
    assert drawing is not None
    leaves = [box for box in drawing.boxes if not box.foldable]
    x, y = drawing.width / 2, drawing.height / 2
    box = min(leaves, key=lambda box: abs(box.x - x) + abs(box.y - y))
    if near:
        zoom = READABLE / drawing.name_size
        pane.show_viewport(Viewport(zoom, box.x - pane.width() / 2 / zoom, box.y - pane.height() / 2 / zoom))
    place = pane.place_of(box.id)
    assert place is not None
    return place.center()


def _move(pane: ChartWidget, to: QPointF) -> None:
    there = QPointF(pane.mapToGlobal(to))
    QApplication.sendEvent(
        pane, QMouseEvent(QEvent.Type.MouseMove, to, there, _NONE, _LEFT, Qt.KeyboardModifier.NoModifier)
    )
