"""Large files are read beside the window's work; what is open stays until then, and newer wishes leave older ones."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from orgsim.analysis.figures.headline import headline
from orgsim.app.opening.reading import Reading
from orgsim.app.shell.window import MainWindow
from orgsim.files.kept.kept import Kept
from orgsim.files.reading.opened import Opened
from tests.app.settling import settle

TOWN = "koskenlahden-organisaatiouudistus-2026.yaml"


@pytest.fixture
def town(koskenlahti_dir: Path, tmp_path: Path) -> Path:
    return shutil.copytree(koskenlahti_dir, tmp_path / "town") / TOWN


def names(window: MainWindow) -> list[str]:
    return [file.path.name for file in window.document.state.files]


def test_what_is_open_stays_until_large_files_are_read_and_what_changes_in_them_is_read_so_too(
    open_window, scenarios_dir: Path, town: Path, qtbot: QtBot
) -> None:
    window: MainWindow = open_window(scenarios_dir / "heinola-2024.yaml")
    window.files.open([town], add=False)
    assert window.files.is_opening
    assert names(window) == ["heinola-2024.yaml"]
    # What is little is read after it all the same: who asks for it last is to see it last.
    window.files.open([scenarios_dir / "heinola-2025.yaml"], add=True)
    qtbot.waitUntil(lambda: not window.files.is_opening)
    assert names(window) == [
        "koskenlahti-nyt.yaml",
        "koskenlahti-malli-1.yaml",
        "koskenlahti-malli-2.yaml",
        "heinola-2025.yaml",
    ]
    settle(window)
    assert len(window.structure.drawings) == 4
    draft = town.with_name("koskenlahti-malli-1.yaml")
    draft.write_text(draft.read_text("utf-8").replace("Malli 1: kolme", "Uusi malli: kolme", 1), "utf-8")
    window.files.reload()
    assert window.files.is_opening
    qtbot.waitUntil(lambda: not window.files.is_opening)
    assert str(window.document.state.files[1].scenario.title.in_language("fi")).startswith("Uusi malli")
    settle(window)


def test_what_is_opened_in_the_place_of_something_that_is_still_read_is_opened_alone(
    open_window, scenarios_dir: Path, town: Path, qtbot: QtBot
) -> None:
    window: MainWindow = open_window(scenarios_dir / "heinola-2024.yaml")
    window.files.open([town], add=False)
    window.files.open([scenarios_dir / "heinola-2025.yaml"], add=False)
    assert names(window) == ["heinola-2025.yaml"]
    qtbot.wait(400)
    assert names(window) == ["heinola-2025.yaml"]
    # Nothing of it is shown in a window that is closed meanwhile.
    window.files.open([town], add=False)
    window.close()
    assert not window.files.is_opening


def test_what_is_written_while_it_is_read_is_read_again(town: Path, qtbot: QtBot) -> None:
    window, told = QObject(), list[Opened]()
    reading = Reading(Kept(), lambda: True, window)
    drafts = sorted(town.parent.glob("koskenlahti-*.yaml"))
    reading.read([[draft] for draft in drafts], told.extend)
    assert reading.is_running
    while not reading._aside._found:
        time.sleep(0.01)
    # They are read, and it is not yet told: now somebody saves, here or elsewhere.
    drafts[0].write_text(drafts[0].read_text("utf-8").replace("Malli 1: kolme", "Uusi malli: kolme", 1), "utf-8")
    qtbot.waitUntil(lambda: bool(told))
    assert [file.data for each in told for file in each.files] == [draft.read_bytes() for draft in drafts]
    assert b"Uusi malli: kolme" in told[0].files[0].data
    assert not reading.is_running


def test_what_the_window_asks_first_of_drafts_is_known_when_they_are_handed_over(
    town: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, told = QObject(), list[Opened]()
    reading = Reading(Kept(), lambda: True, window)
    reading.read([[town]], told.extend)
    qtbot.waitUntil(lambda: bool(told))
    scenarios = [file.scenario for file in told[0].files]
    # From here on nothing that is linear in the units is to be worked out any more.
    monkeypatch.setattr("orgsim.model.hierarchy._flat", None)
    monkeypatch.setattr("orgsim.analysis.figures.branches._measure", None)
    assert [len(headline(scenario, scenarios)) for scenario in scenarios] == [3, 3, 3]


class Failing:
    """What is worked out is found, and cannot be taken."""

    def begin(self) -> Callable[[list[Opened]], object]:
        """Nothing is to be worked out."""
        return len

    def take(self, _found: list[Opened], _came: object) -> bool:
        """Fail."""
        raise RuntimeError("cannot be taken")


def test_what_waits_behind_what_fails_is_read(town: Path, qtbot: QtBot) -> None:
    window, told = QObject(), list[Opened]()
    reading = Reading(Kept(), lambda: True, window)
    with capture_exceptions() as errors:
        reading.read([[town]], told.extend, beside=Failing())
        reading.read([[town]], told.extend)
        qtbot.waitUntil(lambda: bool(errors))
        assert not told
        qtbot.waitUntil(lambda: bool(told))
    assert [error[1].args for error in errors] == [("cannot be taken",)]
    assert not reading.is_running
