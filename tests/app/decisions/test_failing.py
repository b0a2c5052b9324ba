"""A simulation that fails is told of, and can be begun again."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from orgsim.analysis.deciding.beside import Task
from orgsim.app.decisions.running import SimulationError
from orgsim.messages import catalog
from tests.app.conftest import OpenWindow
from tests.app.decisions.test_decisions_view import decisions, drafts, settled


def test_an_error_of_the_process_is_told_in_its_place_and_reported(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    view = decisions(open_window(drafts(tmp_path, runs=20)))
    settled(qtbot, view)
    simulation, status = view.simulation, view.status
    with capture_exceptions() as errors:
        # Runs that no process can read: its error is a real one.
        simulation.running.begin(Task(scenarios=simulation.scenarios, assumptions=None, came=b"no runs"))
        status.tell(simulation, catalog("fi"))
        assert not status.bar.isHidden(), "it is being worked out"
        qtbot.waitUntil(lambda: bool(errors))
    (reported,) = errors
    assert isinstance(reported[1], SimulationError) and "Traceback" in str(reported[1])
    assert view.is_settled and simulation.stage == "broken"
    assert status.said.accessibleName() == "Laskenta katkesi ohjelman virheeseen."
    assert status.bar.isHidden() and not status.button.isHidden()
    status.button.click()
    qtbot.waitUntil(lambda: view.is_settled)
    assert simulation.stage == "done"


def test_where_the_system_begins_no_process_that_is_told_and_nothing_else_happens(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the program's Python was taken away, or may not be run any more, while the window is open."""
    window = open_window(drafts(tmp_path, runs=20))
    with monkeypatch.context() as without:
        without.setattr(sys, "executable", str(tmp_path / "no-python"))
        view = decisions(window)
        qtbot.waitUntil(lambda: view.simulation.stage == "broken")
    said = "Laskenta ei alkanut, koska sen prosessia ei voitu käynnistää: Tiedostoa tai kansiota ei ole."
    assert view.status.said.accessibleName() == said
    assert view.status.bar.isHidden() and not view.status.button.isHidden()
    view.status.button.click()
    qtbot.waitUntil(lambda: view.is_settled)
    assert view.simulation.stage == "done"


def test_of_a_process_the_system_says_something_else_by_the_number_of_a_busy_file(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_asked: object, **_named: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    window = open_window(drafts(tmp_path, runs=20))
    with monkeypatch.context() as without:
        without.setattr(subprocess, "Popen", full)
        view = decisions(window)
        qtbot.waitUntil(lambda: view.simulation.stage == "broken")
    said = "Laskenta ei alkanut, koska sen prosessia ei voitu käynnistää: Prosesseja on liikaa."
    assert view.status.said.accessibleName() == said
