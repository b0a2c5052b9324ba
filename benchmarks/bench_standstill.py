"""How long the window stands still: when something is left that a thread is in the middle of, and in ordinary acts."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import OpenWindow, Organisation
from benchmarks.organisations import reform
from benchmarks.standstill import Watch
from orgsim.app.document.document import Document
from orgsim.app.editing.editor import editor_of
from orgsim.app.shell.window import MainWindow
from orgsim.files.writing.units.session import Session
from orgsim.messages import message
from orgsim.model.edits.edits import Renamed
from orgsim.model.hierarchy import hierarchy
from orgsim.model.views import VIEWS
from orgsim.resources import scenarios_folder

_UNITS = 10_000
"""Of each of the files that are being read: a second or two of work."""

ACTS: dict[str, Callable[[MainWindow, Document], object]] = {
    "leave the library": lambda _window, document: document.change(library=False),
    "close the window": lambda window, _document: window.close(),
}


@pytest.mark.benchmark(group="standstill")
@pytest.mark.parametrize("act", ACTS)
def bench_leaving_what_is_read(
    benchmark: BenchmarkFixture, open_window: OpenWindow, organisation: Organisation, tmp_path: Path, act: str
) -> None:
    """Leave the library in the middle of a large file."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_bytes(organisation(_UNITS).read_bytes())
    longest: list[float] = []

    def leave() -> None:
        window, document = open_window(scenarios_folder() / "lohja-2016.yaml")
        window._settings.add_recent(tmp_path / "a.yaml")
        document.change(library=True)
        _wait(0.4)
        assert not window.library.is_complete
        with Watch() as watch:
            ACTS[act](window, document)
            _wait(0.3)
        longest.append(watch.longest)

    benchmark.pedantic(leave, rounds=3)
    benchmark.extra_info["longest"] = max(longest)


_TOWN = Path(__file__).parent.parent / "tests" / "cases" / "koskenlahti"
_COMPARISON = "koskenlahden-organisaatiouudistus-2026.yaml"
CHANGES: dict[str, Callable[[MainWindow, Document], object]] = {
    "another theme": lambda window, _document: window.menus.theme_chosen.emit("dark"),
    "another language": lambda window, _document: window.menus.language_chosen.emit("sv"),
    "hide a draft": lambda window, _document: window.actions_by_name["hide"].trigger(),
    "show it again": lambda window, _document: window.actions_by_name["show-hidden"].trigger(),
    "close a draft": lambda window, _document: window.files.close(2),
    "fold": lambda window, _document: window.actions_by_name["fold"].trigger(),
    "go to the differences": lambda _window, document: document.change(view="differences"),
}


@pytest.mark.benchmark(group="standstill")
@pytest.mark.parametrize("change", CHANGES)
def bench_changes(benchmark: BenchmarkFixture, open_window: OpenWindow, tmp_path: Path, change: str) -> None:
    """What planners of a town do with three drafts of 160 units, after each view was seen once."""
    folder = shutil.copytree(_TOWN, tmp_path / "town")
    window, document = open_window(folder / _COMPARISON)
    for view in (*VIEWS, "structure"):
        document.change(view=view)
        _wait(0.3)
    if change == "show it again":
        CHANGES["hide a draft"](window, document)
    _wait(0.5)
    with Watch() as watch, Watch(time.thread_time) as working:
        benchmark.pedantic(lambda: CHANGES[change](window, document), rounds=1)
        _wait(0.5)
    benchmark.extra_info["longest"] = watch.longest
    benchmark.extra_info["work"] = working.longest


FIRSTS: dict[str, Callable[[MainWindow, Document], object]] = {
    "go to the differences": lambda _window, document: document.change(view="differences"),
    "go to the figures": lambda _window, document: document.change(view="metrics"),
    "open the assumptions": lambda _window, document: document.change(view="metrics", costs_shown=True),
    "colour by distance": lambda _window, document: document.change(overlay="distance"),
    "another language": lambda window, _document: window.menus.language_chosen.emit("sv"),
    "present": lambda window, _document: window.presenting.start(),
    "the next step": lambda window, _document: _step(window),
    "the step to the figures": lambda window, _document: _step(window),
    "make a copy": lambda window, _document: window.new_files.making.branch_off(),
    "forty names at once": lambda _window, document: _rename(document),
    "undo them": lambda _window, document: editor_of(document).undo(),
    "save them at once": lambda _window, document: _rename_and_save(document),
    "save over what others have saved": lambda _window, document: _save_over_others(document),
}
"""What is done for the first time in a window that has come to rest."""
BEFORE: dict[str, Callable[[MainWindow, Document], object]] = {
    "the next step": lambda window, _document: window.presenting.start(),
    "the step to the figures": lambda window, _document: _present_until(window, "metrics"),
    "forty names at once": lambda _window, document: _edit(document),
    "undo them": lambda _window, document: _edit_and_rename(document),
    "save them at once": lambda _window, document: _edit(document),
    "save over what others have saved": lambda _window, document: _edit_and_rename(document),
}


@pytest.mark.benchmark(group="standstill")
@pytest.mark.parametrize("of", ["a town", "1 500 units"])
@pytest.mark.parametrize("first", FIRSTS)
def bench_firsts(benchmark: BenchmarkFixture, open_window: OpenWindow, tmp_path: Path, first: str, of: str) -> None:
    """What planners do of which nothing was seen before, with three drafts of a town or two large ones."""
    folder = shutil.copytree(_TOWN, tmp_path / "town")
    named = folder / _COMPARISON
    if of != "a town":
        before, after = reform(1500, 1540, 300, 3)
        (folder / "before.yaml").write_text(before, "utf-8")
        (folder / "after.yaml").write_text(after, "utf-8")
        named = folder / "large.yaml"
        named.write_text(_LARGE, "utf-8")
    window, document = open_window(named)
    # What may be asked for next is got ready once nothing is asked for.
    _wait(4)
    if (prepare := BEFORE.get(first)) is not None:
        prepare(window, document)
        _wait(2)
    with Watch() as watch, Watch(time.thread_time) as working:
        benchmark.pedantic(lambda: FIRSTS[first](window, document), rounds=1)
        _wait(3)
    benchmark.extra_info["longest"] = watch.longest
    benchmark.extra_info["work"] = working.longest
    window.presenting.stop()
    # Nothing is asked about what is not saved.
    document.change(session=Session())


_LARGE = "orgsim: 1\ncomparison:\n  title: Vertailu\n  scenarios: [before.yaml, after.yaml]\n  baseline: before.yaml\n"


def _step(window: MainWindow) -> None:
    presenter = window.presenting.presenter
    assert presenter is not None
    presenter.do("next")


def _edit_and_rename(document: Document) -> None:
    _edit(document)
    _rename(document)


def _present_until(window: MainWindow, view: str) -> None:
    """Present, as far as the step before that view."""
    window.presenting.start()
    presenter = window.presenting.presenter
    assert presenter is not None
    for step in presenter.course.steps[1:]:
        _wait(1)
        if step.view == view:
            return
        presenter.do("next")


def _edit(document: Document) -> None:
    editor_of(document).switch(document.state.files[1].path, True)
    _wait(1)


def _rename(document: Document) -> None:
    file = document.state.files[1]
    units = hierarchy(file.scenario).units[5:45]
    edits = [Renamed(id=unit.id, name=f"Uusi nimi {at}") for at, unit in enumerate(units)]
    assert editor_of(document).act({file.path: edits}, message("edit.undone", what="")) is None


def _rename_and_save(document: Document) -> None:
    _rename(document)
    editor_of(document).save([document.state.files[1].path])


def _save_over_others(document: Document) -> None:
    """The window is told of the change only after it has begun to save."""
    path = document.state.files[1].path
    path.write_bytes(path.read_bytes() + b"# by somebody else\n")
    editor_of(document).save([path])


def _wait(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.001)
