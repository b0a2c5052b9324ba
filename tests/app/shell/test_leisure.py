"""What may be asked for next is got ready while nothing is asked for."""

from __future__ import annotations

import shutil
from inspect import getclosurevars
from pathlib import Path

from pytestqt.qtbot import QtBot

from benchmarks.organisations import generate, with_events
from orgsim.analysis.timeline.spans import timeline
from orgsim.drawing.text import hyphenation


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
