"""What may be asked for next is got ready while nothing is asked for."""

from __future__ import annotations

import shutil
from inspect import getclosurevars
from pathlib import Path

from pytestqt.qtbot import QtBot

from benchmarks.organisations import comparison, generate, with_events
from orgsim.analysis.timeline.spans import timeline
from orgsim.app.matters.reckoning import decided_before
from orgsim.drawing.text import hyphenation
from orgsim.model.goal_edits import Weighed


def test_who_edits_may_type_words_of_any_language(
    open_window, scenarios_dir: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    hyphenation._patterns.cache_clear()
    path = Path(shutil.copy(scenarios_dir / "lohja-nykytila.yaml", tmp_path / "draft.yaml"))
    window = open_window(path, leisure=True)
    window.leisure._rest.setInterval(0)
    qtbot.waitUntil(lambda: not window.leisure.is_used)
    window.document.change(view="metrics")
    qtbot.waitUntil(lambda: not window.leisure.is_used)
    assert not hyphenation.has_patterns(), "who only looks on does without"
    window.edit_actions.editor.switch(path, True)
    qtbot.waitUntil(hyphenation.has_patterns)
    assert hyphenation.possible_points("Miljönämnden", "sv") == [3, 5, 9]
    assert hyphenation._patterns.cache_info().misses == 2


def test_who_speaks_swedish_sees_words_broken_by_its_patterns(open_window, tmp_path: Path, qtbot: QtBot) -> None:
    hyphenation._patterns.cache_clear()
    path = tmp_path / "draft.yaml"
    path.write_text("orgsim: 1\nid: a\ntitle: A\nunits:\n  - {id: b, name: B, kind: board}\n", "utf-8")
    window = open_window(path, leisure=True)
    window.leisure._rest.setInterval(0)
    qtbot.waitUntil(lambda: not window.leisure.is_used)
    assert not hyphenation.has_patterns()
    window.document.change(language="sv")
    qtbot.waitUntil(hyphenation.has_patterns)


def test_thousands_of_events_are_looked_through(open_window, tmp_path: Path, qtbot: QtBot) -> None:
    paths = [tmp_path / "few.yaml", tmp_path / "many.yaml"]
    for path, events in zip(paths, (1_000, 1_001), strict=True):
        path.write_text(with_events(generate(2), events).replace("generated-2-1", path.stem), "utf-8")
    window = open_window(*paths, leisure=True)
    few, many = window.document.state.scenarios
    window.leisure._rest.setInterval(0)
    qtbot.waitUntil(lambda: not window.leisure.is_used)
    remembered = getclosurevars(timeline).nonlocals["results"]
    assert [its in remembered for its in (few, many)] == [False, True]


def test_who_decides_many_matters_is_found_out_before_they_are_seen(open_window, tmp_path: Path, qtbot: QtBot) -> None:
    """2 100 units with as many matters: the window would wait for them."""
    path = tmp_path / "many.yaml"
    path.write_text(generate(2_100, busy=True), "utf-8")
    window = open_window(path, leisure=True)
    window.leisure._rest.setInterval(0)
    qtbot.waitUntil(lambda: not window.leisure.is_used)
    window.document.change(view="matters")
    view = window.views.view("matters")
    assert len(view._matters.rows) == 2_100
    assert view._asked is None and view._bodies is not None, "nothing is left to be found out, by body neither"
    # What was found out is of the drafts as they are: without one there is nothing.
    known = decided_before(window.document)
    assert known.known(window.document.state) is not None
    window.files.close(0)
    assert known.known(window.document.state) is None


def test_what_follows_from_many_goals_is_found_out_before_they_are_seen(
    open_window, tmp_path: Path, qtbot: QtBot
) -> None:
    """1 001 goals: the window would wait for what follows from them."""
    names = ["a.yaml", "b.yaml"]
    for seed, name in enumerate(names, 1):
        (tmp_path / name).write_text(generate(2, seed), "utf-8")
    path = tmp_path / "goals.yaml"
    path.write_text(comparison(names, ["generated-2-1", "generated-2-2"], 1_001), "utf-8")
    window = open_window(path, leisure=True)
    window.leisure._rest.setInterval(0)
    qtbot.waitUntil(lambda: not window.leisure.is_used)
    window.document.change(view="goals")
    view = window.views.view("goals")
    assert not view._aside.is_running and view._known.is_told_in(view._sheet)
    known = view._known
    # A weight that is being chosen has all of it found out anew.
    view.table.moved.emit(Weighed("g-3", 9.0))
    assert view._aside.is_running
    qtbot.waitUntil(lambda: not view._aside.is_running)
    assert view._known is not known
