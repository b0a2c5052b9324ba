from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Before Qt is imported anywhere: tests need no screen, and must not open windows on one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Images of containers often keep Python from writing what it compiles: each of the programs that tests start would then
# compile orgsim anew, which takes it longer than all else that it does.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from orgsim.qt.imports import import_qt

# As the app does, and before pytest-qt.
import_qt()

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from tests.grids import LONG, left_out

sys.dont_write_bytecode = False
SCENARIOS = Path(__file__).resolve().parent.parent / "scenarios"

# How many examples there are is told here and nowhere else, so that a longer run is longer for every property: the
# README's takes few, the long one a hundred times as many (docs/decisions/0052). How long one takes says something of
# the machine and nothing of the code.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("same", max_examples=10, derandomize=True, database=None, **_PATIENT)
settings.register_profile(LONG, max_examples=1000, print_blob=True, **_PATIENT)
settings.load_profile("same")


_LONG_ENOUGH_MS = 60_000
_HANDED_OVER = pytest.StashKey[int]()
_LEFT_OUT = "combinations of grids were left to the long run"


def pytest_configure() -> None:
    """Keep the examples the same whichever tests run before, unless another profile is asked for."""
    from hypothesis.internal import charmap
    from hypothesis.internal.intervalsets import IntervalSet

    # What UTF-8 can write, which in a fresh checkout every process would find out by trying, for three seconds.
    utf_8 = IntervalSet([(0, 0xD7FF), (0xE000, sys.maxunicode)]), IntervalSet([])
    others = charmap.intervals_from_codec
    charmap.intervals_from_codec = lambda name: utf_8 if name == "utf-8" else others(name)
    # What is waited for comes however slow the machine is; five seconds are too few where others work on it.
    for wait in (QtBot.waitUntil, QtBot.waitSignal):
        wait.__kwdefaults__["timeout"] = _LONG_ENOUGH_MS
    if settings.get_current_profile_name() == "same":
        # Hypothesis also tries constants of whatever modules of ours have been imported by then, be it derandomized or
        # not: with several processes that is never the same.
        from hypothesis.internal.conjecture import engine, providers

        providers._get_local_constants = lambda: providers._local_constants
        # From the eleventh on it makes of each example up to five that are nearly the same. Of a thousand they are
        # worth it; of few each is better one of its own.
        engine.ConjectureRunner.generate_mutations_from = lambda self, data: None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Have the collector of garbage walk thousands of tests and modules once, and not again and again in each test."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand over what one of several processes has left out; all of them collect the same tests."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput[_LEFT_OUT] = left_out()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Take over what a process has left out."""
    node.config.stash[_HANDED_OVER] = max(
        node.config.stash.get(_HANDED_OVER, 0), getattr(node, "workeroutput", {}).get(_LEFT_OUT, 0)
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell what was left out, so that nobody takes a grid for whole that is not."""
    if number := config.stash.get(_HANDED_OVER, left_out()):
        terminalreporter.write_line(f"{number} {_LEFT_OUT} (--hypothesis-profile {LONG})")


@pytest.fixture(autouse=True)
def _one_kind_of_application() -> Iterator[None]:
    """A process has one application: without widgets, as a command makes it, it would be no use to later tests."""
    yield
    its = QCoreApplication.instance()
    assert its is None or its.inherits("QApplication"), "what makes an application is tested with the fixture `qapp`"


@pytest.fixture
def scenarios_dir() -> Path:
    return SCENARIOS


@pytest.fixture
def koskenlahti_dir() -> Path:
    """A town that is none, with 160 units as it is and two drafts: as many as real towns have."""
    return Path(__file__).resolve().parent / "cases" / "koskenlahti"
