"""A real window over real files, with settings of its own, and a look at what it leaves behind."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.chart.listening import install
from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.chart import side_by_side
from orgsim.drawing.folding import fitting
from orgsim.export.page.fonts import load_fonts
from orgsim.files.problems import Report
from orgsim.files.reading import document as reading
from orgsim.files.reading import opening, scenario_file
from orgsim.files.reading.scenario_file import ScenarioFile, scenario_of
from orgsim.files.writing.units.session import Session
from orgsim.files.yaml.nodes import Node
from orgsim.files.yaml.tree import read_tree
from orgsim.model.abandoning import abandoned
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

OpenWindow = Callable[..., MainWindow]
_LARGE = 100_000
"""Bytes of a file that no two tests are likely to open."""
_NEVER_MS = 24 * 3600 * 1000


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["orgsim-tests", "-style", "Fusion"]


@pytest.fixture(scope="session", autouse=True)
def _values_are_found_once() -> Iterator[None]:
    """Let the windows of all tests share what follows from the same bytes: drafts, what is said of them, and charts.

    Each is a value. Of the same bytes below another name a draft of its own is read, as two that stand side by side are
    told apart by identity. What is large or was edited belongs to one test, and is not kept.
    """
    trees: dict[bytes, Node | None] = {}
    files: dict[tuple[bytes, str], ScenarioFile] = {}
    shared: set[int] = set()

    def tree_once(text: bytes, report: Report) -> Node | None:
        # What may be given up on its way is read as ever.
        if text in trees and abandoned.get() is None:
            return trees[text]
        root = read_tree(text, report)
        if len(text) <= _LARGE and not report.problems():
            trees[text] = root
        return root

    def scenario_once(read: reading.Document) -> ScenarioFile:
        same = files.get((read.data, read.path.name))
        # What is wrong is said anew, of the file in which it is. What may be given up on its way is read as ever.
        if same is not None and not same.warnings and abandoned.get() is None:
            return replace(same, path=read.path)
        file = scenario_of(read)
        if len(read.data) > _LARGE:
            return file
        scenario = files.setdefault((read.data, read.path.name), file).scenario
        shared.add(id(scenario))
        return replace(file, scenario=scenario)

    def once(function: Callable[..., Any]) -> Callable[..., Any]:
        found: dict[object, Any] = {}

        def call(its: Sequence[Scenario], *what: Any, **more: Any) -> Any:
            if not shared.issuperset(map(id, its)):
                return function(its, *what, **more)
            key = (tuple(its), what, tuple(more.items()))
            if key not in found:
                found[key] = function(its, *what, **more)
            return copy(found[key])

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read_tree", tree_once)
        patch.setattr(scenario_file, "scenario_of", scenario_once)
        patch.setattr(opening, "scenario_of", scenario_once)
        patch.setattr(side_by_side, "draw_side_by_side", once(side_by_side.draw_side_by_side))
        patch.setattr(fitting, "fit", once(fitting.fit))
        yield


@pytest.fixture(scope="session")
def app_with_fonts(qapp: QApplication) -> Iterator[QApplication]:
    load_fonts()
    install()
    yield qapp
    # The offscreen platform's clipboard lets go of what was copied when there is no Python any more, and dies of that.
    qapp.clipboard().clear()


@pytest.fixture(scope="module", autouse=True)
def _what_stays_is_walked_once(app_with_fonts: QApplication) -> None:
    """Each test has its garbage collected; what was imported and laid out is none and need not be walked each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collected_in_the_window_alone(app_with_fonts: QApplication) -> Iterator[None]:
    """As in the app: a thread that collects by itself would take apart objects of Qt's. `no_leaks` collects."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _no_button_is_held(app_with_fonts: QApplication) -> Iterator[None]:
    """A double click of QTest's never lets go, and Qt takes the next test's first move of the pointer for that."""
    yield
    if held := QApplication.mouseButtons():
        nowhere = QWidget()
        for button in Qt.MouseButton:
            if button in held and button.value.bit_count() == 1:
                QTest.mouseRelease(nowhere, button)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def no_leaks(app_with_fonts: QApplication, qtbot: QtBot) -> Iterator[None]:
    """Fails where a test leaves a window, or a timer that still runs."""
    # What the test before has made is let go by now, and young: all else need not be walked.
    gc.collect(1)
    before = set(map(id, QApplication.topLevelWidgets()))
    yield
    for widget in QApplication.topLevelWidgets():
        if id(widget) not in before and widget.parent() is None:
            widget.close()
    QApplication.processEvents()
    app_with_fonts.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    left = [widget for widget in QApplication.topLevelWidgets() if id(widget) not in before and widget.isVisible()]
    assert not left, f"windows left open: {left}"
    running = [timer for timer in app_with_fonts.findChildren(QTimer) if timer.isActive()]
    assert not running, f"timers left running: {running}"


@pytest.fixture
def open_window(qtbot: QtBot, settings: Settings, no_leaks: None) -> OpenWindow:
    """Opens a window on files, shown and painted once; with `leisure` it gets ready what may be asked for next."""

    def open_(
        *paths: Path,
        language: Language = "fi",
        theme: str = "light",
        size=(1440, 900),
        motion: bool = False,
        leisure: bool = False,
    ) -> MainWindow:
        document = Document(State(language=language, theme=theme, motion=motion))
        window = MainWindow(document, settings)
        window.document = document
        # It goes with its window, which what is connected to it would else keep alive.
        document.setParent(window)
        # A test that leaves something unsaved is not to be asked about it.
        left: dict[str, Any] = dict.fromkeys(("goal_edits", "assumed", "steps_due", "decided"), ())
        left |= {"editing": frozenset(), "session": Session()}
        qtbot.addWidget(window, before_close_func=lambda _: document.change(**left))
        if not leisure:
            # It begins after a moment, in which a slow machine is not through with a test.
            window.leisure._rest.setInterval(_NEVER_MS)
        if paths:
            window.files.open(list(paths), add=False)
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        QApplication.processEvents()
        return window

    return open_
