"""Actions on open drafts: done at once, verified in a thread, undone over all drafts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.document.document import Document
from orgsim.app.document.open_files import closed, compared_anew, opened, reread
from orgsim.app.document.seen import hiding
from orgsim.app.document.state import State, on_disk
from orgsim.app.editing.editor import Editor, NotSaid, editor_of
from orgsim.app.editing.verifying import Found, digest
from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import says_the_same
from orgsim.files.writing.units.session import unsaved
from orgsim.messages import message
from orgsim.model.edits.edits import Moved, Remarked, Renamed, Set
from orgsim.resources import scenarios_folder

MODELS = ("lohja-lautakuntamalli.yaml", "lohja-valiokuntamalli.yaml")
WORDS = message("edit.unit.no-name")


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    for name in MODELS:
        (tmp_path / name).write_bytes((scenarios_folder() / name).read_bytes())
    return [tmp_path / name for name in MODELS]


@pytest.fixture
def document(paths: list[Path], qtbot: QtBot) -> Document:
    document = Document(opened(State(), open_paths(paths), add=False))
    yield document
    qtbot.waitUntil(lambda: not editor_of(document).is_verifying)


def edit(document: Document, *paths: Path, name: str = "Uusi nimi") -> Editor:
    editor = editor_of(document)
    files = {file.path: file for file in document.state.open_files}
    for path in paths:
        editor.switch(path, True)
    done = editor.act({path: [Renamed(files[path].scenario.units[0].id, name)] for path in paths}, WORDS)
    assert done is None
    return editor


def names(document: Document) -> list[str]:
    return [file.scenario.units[0].name.in_language("fi") for file in document.state.open_files]


def check_texts(document: Document) -> None:
    for file in document.state.open_files:
        assert says_the_same(read_scenario_text(file.data, file.path).scenario, file.scenario)


def test_an_action_over_two_drafts_is_done_undone_and_made_again(document: Document, paths: list[Path]) -> None:
    first = names(document)
    seen = []
    editor = edit(document, *paths)
    document.changed.connect(lambda _before, after: seen.append(after))
    editor.said.connect(lambda said: seen.append(said.key))
    assert names(document) == ["Uusi nimi"] * 2
    assert unsaved(document.state.session) == set(paths)
    check_texts(document)
    editor.undo()
    assert names(document) == first
    assert [file.data for file in document.state.files] == [path.read_bytes() for path in paths]
    editor.redo()
    assert names(document) == ["Uusi nimi"] * 2
    assert [each for each in seen if isinstance(each, str)] == ["edit.undone", "edit.redone"]


def test_a_comment_changes_the_text_alone_and_is_undone(document: Document, paths: list[Path]) -> None:
    editor = edit(document, paths[0])
    before = document.state.files[0].data
    assert editor.act({paths[0]: [Remarked("city-board", "Sovittu 3.2.")]}, WORDS) is None
    assert b"# Sovittu 3.2.\n" in document.state.files[0].data
    assert len(document.state.session.done) == 2
    editor.undo()
    assert document.state.files[0].data == before


def test_undos_in_one_round_of_events_are_there_at_once_and_told_of_together(
    document: Document, paths: list[Path], qtbot: QtBot
) -> None:
    for name in ("yksi", "kaksi", "kolme", "viisi"):
        editor = edit(document, paths[0], name=name)
    told: list[tuple[str, str]] = []

    def hear(before: State, after: State) -> None:
        told.append(tuple([its.files[0].scenario.units[0].name.in_language("fi") for its in (before, after)]))

    document.changed.connect(hear)
    for expected in ("kolme", "kaksi", "yksi"):
        editor.undo()
        assert names(document)[0] == expected
    assert told == [("viisi", "kolme")], "the first is seen at once"
    QApplication.processEvents()
    assert told == [("viisi", "kolme"), ("kolme", "yksi")]
    # What is done meanwhile is done to what there is, and told of by itself: it may be what somebody waits for.
    told.clear()
    editor.redo()
    editor.redo()
    edit(document, paths[0], name="neljä")
    assert told == [("yksi", "kaksi"), ("kaksi", "kolme"), ("kolme", "neljä")]
    editor.undo()
    QApplication.processEvents()
    assert names(document)[0] == "kolme"
    assert told[3:] == [("neljä", "kolme")]
    check_texts(document)


def test_what_is_not_switched_on_or_impossible_is_refused(document: Document, paths: list[Path]) -> None:
    editor, refused = editor_of(document), []
    editor.refused.connect(lambda why: refused.append(why.key))
    unit = document.state.files[0].scenario.units[0].id
    assert editor.act({paths[0]: [Renamed(unit, "x")]}, WORDS).key == "edit.off"
    editor.switch(paths[0], True)
    before = document.state
    assert editor.act({paths[0]: [Moved((unit,), unit)]}, WORDS).key == "edit.unit.below-itself"
    assert document.state is before
    assert editor.act({paths[0]: [Set(unit, "note", None)]}, WORDS) is None
    assert document.state.session.done == ()
    assert refused == ["edit.off", "edit.unit.below-itself"]


def test_what_ships_or_is_protected_is_edited_as_a_copy(paths: list[Path], qtbot: QtBot) -> None:
    shipped = scenarios_folder() / MODELS[0]
    paths[1].chmod(0o444)
    document = Document(opened(State(), open_paths([shipped, paths[1], paths[0]]), add=False))
    editor, asked = editor_of(document), []
    editor.copy_asked.connect(asked.append)
    for path in (shipped, paths[1]):
        assert not editor.can_edit(path)
        editor.switch(path, True)
    assert editor.can_edit(paths[0])
    assert asked == [shipped, paths[1]]
    assert document.state.editing == frozenset()


def test_a_text_that_does_not_say_what_it_should_is_taken_back(
    document: Document, paths: list[Path], qtbot: QtBot
) -> None:
    edit(document, paths[0], name="Ensin")
    editor = editor_of(document)
    qtbot.waitUntil(lambda: not editor.is_verifying)
    edit(document, paths[0], paths[1], name="Toiseksi")
    editor._reading.leave()
    draft = document.state.session.histories[paths[0]].draft
    said = []
    editor.said.connect(said.append)
    with qtbot.capture_exceptions() as reported:
        editor._read({paths[0]: Found(draft, digest(draft.data), wrong=True)})
        QApplication.processEvents()
    assert [kind for kind, *_ in reported] == [NotSaid]
    assert names(document)[0] == "Ensin"
    assert unsaved(document.state.session) == {paths[0]}
    assert document.state.session.undone == ()
    assert [message.key for message in said] == ["edit.taken-back"]


def test_edits_outlive_hiding_and_reading_anew_and_end_with_the_draft(document: Document, paths: list[Path]) -> None:
    edit(document, *paths)
    document.show(hiding(document.state, 0))
    assert names(document) == ["Uusi nimi"] * 2
    editor_of(document).undo()
    editor_of(document).redo()
    assert names(document) == ["Uusi nimi"] * 2
    assert len(document.state.files) == 1
    # What is saved by others while it is edited here takes nothing away, and neither is it forgotten.
    before = paths[1].read_bytes()
    paths[1].write_bytes(before + b"# by somebody else\n")
    document.show(reread(document.state, paths[1], open_paths([paths[1]])))
    assert names(document) == ["Uusi nimi"] * 2
    assert [problem.message.key for problem in document.state.problems] == ["open.changed-while-edited"]
    assert on_disk(document.state, document.state.files[0]) == before
    # What is opened once more beside the others is the same draft.
    document.show(opened(document.state, open_paths([paths[0]]), add=True))
    assert names(document) == ["Uusi nimi"] * 2
    document.show(closed(document.state, 1))
    assert document.state.editing == {paths[0]}
    assert unsaved(document.state.session) == {paths[0]}
    document.show(opened(document.state, open_paths(paths), add=False))
    assert document.state.session.done == ()
    assert document.state.editing == frozenset()


def test_a_draft_that_is_not_edited_any_more_is_read_anew(document: Document, paths: list[Path]) -> None:
    edit(document, *paths).undo()
    paths[0].write_bytes(paths[0].read_bytes() + b"# by somebody else\n")
    document.show(reread(document.state, paths[0], open_paths([paths[0]])))
    assert document.state.files[0].data == paths[0].read_bytes()
    # Its steps were of another text; those of the other draft stay.
    assert set(document.state.session.histories) == {paths[1]}
    editor_of(document).redo()
    assert names(document)[1] == "Uusi nimi"
    check_texts(document)


def test_warnings_follow_the_text(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.yaml"
    units = [f"- id: {id}\n  kind: board\n  {more}name: {id}\n" for id, more in (("x", "nmae: X\n  "), ("y", ""))]
    path.write_text(f"orgsim: 1\nid: a\ntitle: A\nunits:\n{''.join(units)}")
    document = Document(opened(State(), open_paths([path]), add=False))
    assert [problem.line for problem in document.state.problems] == [7]
    editor = editor_of(document)
    editor.switch(path, True)
    editor.act({path: [Moved(("y",), None, 0)]}, WORDS)
    qtbot.waitUntil(lambda: not editor.is_verifying)
    assert [problem.line for problem in document.state.problems] == [10]
    # Why its file cannot be read stays told, whatever is read meanwhile of what is edited.
    path.unlink()
    document.show(reread(document.state, path, open_paths([path])))
    (gone,) = document.state.problems
    editor.act({path: [Renamed("x", "Y")]}, WORDS)
    qtbot.waitUntil(lambda: not editor.is_verifying)
    assert document.state.problems == (gone,)


def test_a_draft_that_its_comparison_drops_stays_open_while_it_is_edited(paths: list[Path], qtbot: QtBot) -> None:
    comparison = paths[0].parent / "both.yaml"
    head = "orgsim: 1\ncomparison:\n  title: X\n  scenarios: "
    comparison.write_text(f"{head}[{paths[0].name}, {paths[1].name}]\n")
    document = Document(opened(State(), open_paths([comparison]), add=False))
    edit(document, paths[0])
    comparison.write_text(f"{head}[{paths[1].name}]\n")
    document.show(compared_anew(document.state, comparison, open_paths([comparison])))
    assert [file.path for file in document.state.files] == paths
    assert names(document)[0] == "Uusi nimi"
    qtbot.waitUntil(lambda: not editor_of(document).is_verifying)
