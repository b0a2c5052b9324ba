"""Organisations of several sizes, and the real window over them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from benchmarks.organisations import generate
from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.shell.collecting import Collector
from orgsim.app.shell.window import MainWindow
from orgsim.export.page.fonts import load_fonts
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.scenario import Scenario

SIZES = (100, 1_000, 10_000, 100_000)

Organisation = Callable[[int], Path]
"""The file of a generated organisation of so many units."""

OpenWindow = Callable[..., tuple[MainWindow, Document]]
"""Opens the real window on files, and tells what it shows."""


@pytest.fixture(scope="session")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> Organisation:
    folder = tmp_path_factory.mktemp("organisations")

    @cache
    def file(units: int) -> Path:
        path = folder / f"{units}.yaml"
        path.write_text(generate(units), encoding="utf-8")
        return path

    return file


@pytest.fixture(scope="session")
def scenario(organisation: Organisation) -> Callable[[int], Scenario]:
    return cache(lambda units: read_scenario(organisation(units)).scenario)


@pytest.fixture(scope="session")
def collector(qapp: QApplication) -> Iterator[None]:
    """Garbage is collected as in the real window: after its work, and nothing that was there before."""
    made = Collector(qapp)
    made.begin()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def open_window(qapp: QApplication, collector: None, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens the window on files, as large as asked, and paints it."""
    load_fonts()
    qapp.setStyle("Fusion")
    windows: list[MainWindow] = []

    def open_(*paths: Path, size: tuple[int, int] = (1440, 900)) -> tuple[MainWindow, Document]:
        settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        document = Document(State(language="fi"))
        window = MainWindow(document, settings)
        windows.append(window)
        window.files.open(paths, add=False)
        window.resize(*size)
        window.show()
        qapp.processEvents()
        gc.freeze()
        return window, document

    yield open_
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()
    # No loop runs here, which would do that: windows that stay are dressed and wake up with each that follows.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
