"""Garbage that refers to itself goes in the window's thread, and goes."""

from __future__ import annotations

import gc
import shutil
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.shell import collecting
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.opening import open_paths
from orgsim.model.views import VIEWS


@pytest.fixture
def collections() -> Iterator[list[tuple[int, int]]]:
    """Of each collection its thread and how many generations it looked at."""
    seen: list[tuple[int, int]] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            seen.append((threading.get_ident(), about["generation"]))

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


@pytest.fixture
def collector(app_with_fonts: QApplication) -> Iterator[collecting.Collector]:
    """One that goes with its test."""
    collector = collecting.Collector()
    collector.begin()
    yield collector
    dispatcher = QAbstractEventDispatcher.instance()
    dispatcher.aboutToBlock.disconnect(collector.wait)
    dispatcher.awake.disconnect(collector.wait)


class Ring(QObject):
    """An object of Qt's that only the collector can let go."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


class Worker(QThread):
    """Makes more objects than the collector would by itself let pass."""

    def run(self) -> None:
        kept = []
        for _ in range(200):
            kept.append([[] for _ in range(1000)])
            self.msleep(1)


def test_a_thread_that_makes_much_collects_nothing(collector, qtbot: QtBot, collections) -> None:
    rings = [weakref.ref(Ring()) for _ in range(50)]
    worker = Worker()
    ticks = QTimer(interval=5)
    ticks.timeout.connect(lambda: None)
    ticks.start()
    with qtbot.waitSignal(worker.finished):
        worker.start()
    worker.wait()
    ticks.stop()
    assert {thread for thread, _ in collections} == {threading.get_ident()}
    assert not [ring for ring in rings if ring() is not None]


def test_the_library_is_read_while_only_the_window_collects(
    collector, open_window, qtbot: QtBot, collections, tmp_path: Path, scenarios_dir: Path
) -> None:
    for number in range(10):
        shutil.copy(scenarios_dir / "lohja-lautakuntamalli.yaml", tmp_path / f"copy-{number}.yaml")
    window: MainWindow = open_window(tmp_path / "copy-0.yaml")
    window.document.change(library=True)
    qtbot.waitUntil(lambda: not window.library._reader.is_busy)
    assert len(window.library._reader.entries) > 10
    assert {thread for thread, _ in collections} <= {threading.get_ident()}
    assert not gc.isenabled()


@pytest.fixture
def left() -> Iterator[Callable[[], set[str]]]:
    """What kinds of Qt's objects in Python only the collector can let go, of all that was made since."""
    gc.collect()
    gc.freeze()

    def found() -> set[str]:
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        kinds = {type(one) for one in gc.garbage if issubclass(type(one), QObject)}
        gc.set_debug(0)
        gc.garbage.clear()
        return {kind.__name__ for kind in kinds}

    yield found
    gc.unfreeze()


def test_what_is_shown_no_more_needs_no_collector(open_window, qtbot: QtBot, left, scenarios_dir: Path) -> None:
    window: MainWindow = open_window(scenarios_dir / "lohja-2016.yaml")
    window.presenting.start()
    presenter = window.presenting.presenter
    assert presenter is not None
    for view in VIEWS:
        presenter._show_view(view)
        qtbot.wait(1)
    document = presenter.document
    presenter._show_view("metrics")
    document.change(view="metrics", costs_shown=True)
    qtbot.wait(1)
    with qtbot.waitSignal(document.destroyed):
        presenter.close()
    del presenter, document
    window.files.open([scenarios_dir / "lohja-nykytila.yaml"], add=False)
    qtbot.wait(50)
    assert left() == set()


def test_a_window_that_does_nothing_collects_nothing(
    collector, open_window, qtbot: QtBot, collections, scenarios_dir
) -> None:
    open_window(scenarios_dir / "lohja-nykytila.yaml")
    qtbot.wait(300)
    collections.clear()
    qtbot.wait(500)
    assert len(collections) <= 1


def test_no_collection_looks_at_more_than_is_looked_at_in_a_moment(app_with_fonts, collections, monkeypatch) -> None:
    monkeypatch.setattr(collecting, "_NEW", 100)
    monkeypatch.setattr(collecting, "_OLD", 1000)
    gc.collect()
    gc.freeze()
    collector = collecting.Collector()
    kept: list[object] = []
    looked_at: list[int] = []
    gone = []
    for _ in range(200):
        kept.append([[] for _ in range(300)])
        ring = Ring()
        gone.append(weakref.ref(ring))
        del ring
        there, before = len(gc.get_objects()), len(collections)
        collector.collect()
        looked_at += [there] * (len(collections) - before)
    assert len(looked_at) == 200 and max(looked_at) <= 2_500
    assert not [ring for ring in gone if ring() is not None]


def test_what_one_step_makes_in_great_numbers_is_not_looked_at(app_with_fonts, collections, monkeypatch) -> None:
    monkeypatch.setattr(collecting, "_MANY", 5000)
    gc.collect()
    collector = collecting.Collector()
    kept = [[] for _ in range(10_000)]
    collections.clear()
    collector.collect()
    assert not collections and gc.get_count()[0] < 100
    assert len(kept) == 10_000


def test_a_collection_has_a_round_of_events_of_its_own(collector, qtbot: QtBot, collections) -> None:
    qtbot.waitUntil(lambda: not collector._round.isActive())
    kept = [[] for _ in range(3_000)]
    collections.clear()
    # What is told at the end of a piece of work, which the picture is still to be painted of.
    collector.wait()
    assert not collections
    qtbot.waitUntil(lambda: bool(collections))
    assert len(kept) == 3_000


def test_a_round_that_has_had_work_already_is_not_held_up_further(collector, qtbot: QtBot, collections) -> None:
    qtbot.waitUntil(lambda: not collector._round.isActive())
    kept = [[] for _ in range(3_000)]
    collections.clear()
    done = []

    def work() -> None:
        since = time.thread_time()
        while time.thread_time() < since + 2 * collecting._WORK:
            pass
        done.append(len(collections))

    # All wait for one round, in this order.
    first, last = QTimer(interval=0, singleShot=True), QTimer(interval=0, singleShot=True)
    first.timeout.connect(work)
    last.timeout.connect(lambda: done.append(len(collections)))
    first.start()
    collector.wait()
    last.start()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == [0, 0]
    qtbot.waitUntil(lambda: bool(collections))
    # However busy the window is, it is done in the end.
    collections.clear()
    kept.append([[] for _ in range(3_000)])
    for _ in range(collecting._PUT_OFF + 1):
        collector._asked = time.thread_time() - 1.0
        collector._collect_alone()
    assert collections


def test_reading_in_a_thread_leaves_the_collector_off(app_with_fonts, scenarios_dir: Path) -> None:
    assert not gc.isenabled()
    threads = [
        threading.Thread(target=open_paths, args=([scenarios_dir / "lohja-2016.yaml"],), daemon=True) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
        time.sleep(0.01)
    for thread in threads:
        thread.join()
    QApplication.processEvents()
    assert not gc.isenabled()


def test_counting_lets_threads_make_tuples_from_generators(app_with_fonts) -> None:
    # CPython 3.11.7 and 3.13.0: `len(gc.get_objects())` here ends the other thread's `tuple(…)` with a SystemError.
    kept, faults, stop = [[] for _ in range(30_000)], [], threading.Event()

    def make() -> None:
        while not stop.is_set():
            try:
                tuple(each for each in range(200))
            except SystemError as fault:
                faults.append(fault)

    often, thread = sys.getswitchinterval(), threading.Thread(target=make, daemon=True)
    sys.setswitchinterval(1e-6)
    try:
        thread.start()
        counted = [collecting.looked_at() for _ in range(200)]
    finally:
        stop.set()
        thread.join()
        sys.setswitchinterval(often)
    assert not faults
    assert min(counted) > len(kept)
