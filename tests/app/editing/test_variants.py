"""Variants are tried in a workshop: a draft is branched off, and single differences are taken over."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from benchmarks.organisations import generate
from orgsim.app.differences.view import DifferencesView
from orgsim.app.document.comparing import pair
from orgsim.app.document.open_files import moved
from orgsim.app.document.seen import hiding, showing_again
from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.taking_over import take_over
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.chart.difference_entries import Entry
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.files.writing.units.session import Session
from orgsim.messages import Message, catalog, message
from orgsim.model.edits.edits import Added, Moved, PutAway, Removed, Renamed, Set
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import Text
from orgsim.model.units import Unit
from tests.app.settling import settle

A, B = "lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml"
WORDS = message("edit.unit.no-name")


@pytest.fixture
def window(open_window: Callable[..., MainWindow], tmp_path: Path, scenarios_dir: Path) -> MainWindow:
    for name in (A, B):
        shutil.copy(scenarios_dir / name, tmp_path / name)
    return open_window(tmp_path / A, tmp_path / B)


def test_a_draft_is_branched_off_as_it_is_now_and_edited_at_once(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    document, editor = window.document, editor_of(window.document)
    path = tmp_path / B
    before = path.read_bytes()
    editor.switch(path, True)
    assert editor.act({path: [Removed("permits-section")]}, WORDS) is None
    document.change(active=1)
    window.actions_by_name["branch-off"].trigger()
    branch = tmp_path / "lohja-lautakuntamalli-haara.yaml"
    qtbot.waitUntil(lambda: branch in document.state.editing)
    state = document.state
    assert [file.path for file in state.files] == [tmp_path / A, path, branch]
    assert state.active == 2
    # Both are compared at once.
    assert pair(state) == (1, 2)
    assert {path, branch} <= state.editing
    made = read_scenario(branch).scenario
    assert made.title.fi == "Lohja, lautakuntamalli 1.2 – haara"
    assert made.id == "lohja-lautakuntamalli-haara"
    assert "permits-section" not in hierarchy(made).index
    # What it was made of is not saved by that, and can still be undone.
    assert path.read_bytes() == before
    assert editor.act({branch: [Moved(("swedish-section",), "city-board")]}, WORDS) is None
    editor.undo()
    editor.undo()
    assert "permits-section" in hierarchy(document.state.files[1].scenario).index
    # A second one has a name of its own.
    document.change(active=1)
    window.actions_by_name["branch-off"].trigger()
    qtbot.waitUntil(lambda: len(document.state.editing) == 3)
    assert document.state.files[3].path.name == "lohja-lautakuntamalli-haara-2.yaml"
    assert pair(document.state) == (1, 3)
    assert document.state.files[3].scenario.title.fi == "Lohja, lautakuntamalli 1.2 – haara 2"
    document.change(editing=frozenset())


def test_a_difference_is_taken_over_into_the_draft_that_is_edited(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    document = window.document
    path = tmp_path / A
    window.actions_by_name["branch-off"].trigger()
    qtbot.waitUntil(lambda: bool(document.state.editing))
    branch = document.state.files[-1].path
    editor = editor_of(document)
    assert (
        editor.act({branch: [Moved(("permits-section",), "city-board", 0), Removed("planning-section")]}, WORDS) is None
    )
    document.change(view="differences", compared=2)
    settle(window)
    view = window.views.view("differences")
    assert isinstance(view, DifferencesView)
    columns = pair(document.state)
    assert columns == (0, 2)
    entries = [row for row in view.panel.list.rows if isinstance(row, Entry)]
    assert {entry.status for entry in entries} == {"moved", "only-a"}
    gone, moved = sorted(entries, key=lambda entry: entry.status == "moved")
    # Only what is edited can take it over.
    into_a, into_branch = view.menu_of(gone, columns).actions()
    assert (into_a.isEnabled(), into_branch.isEnabled()) == (False, True)
    # What is done is said before, and after.
    assert into_branch.text() == "Lisää luonnokseen C niin kuin luonnoksessa A"
    assert into_a.text() == "Poista luonnoksesta A, koska luonnoksessa C sitä ei ole"
    said: list[str] = []
    for told in (editor.said, editor.refused):
        told.connect(lambda its: said.append(catalog("fi").say(its)))
    into_branch.trigger()
    assert said == ["Lisättiin luonnokseen C: Kaavoitusjaosto"]
    there = hierarchy(document.state.files[2].scenario)
    assert there.units[there.parents[there.index["planning-section"]]].id == "vitality-committee"
    editor.switch(path, True)
    move = view.menu_of(moved, columns).actions()[0]
    assert move.text() == "Siirrä luonnoksessa A niin kuin luonnoksessa C"
    move.trigger()
    assert said[-1] == "Siirrettiin luonnoksessa A: Lupajaosto"
    own = hierarchy(document.state.files[0].scenario)
    assert own.units[own.parents[own.index["permits-section"]]].id == "city-board"
    settle(window)
    assert [row for row in view.panel.list.rows if isinstance(row, Entry)] == []
    assert document.state.session.done[-1].paths == (path,)
    editor.undo()
    settle(window)
    assert [row.status for row in view.panel.list.rows if isinstance(row, Entry)] == ["moved"]
    # What it would stand below is not there: that is told, and nothing is half done.
    new = Unit(id="uusi", kind="board", name=Text(fi="Uusi"))
    assert editor.act({branch: [Added(new, "city-board"), Moved(("permits-section",), "uusi")]}, WORDS) is None
    before = document.state.files[0].data
    why = take_over(document, 0, 2, ["permits-section"], ["permits-section"])
    assert why is not None
    assert why.key == "take-over.missing"
    assert said[-1].startswith("Ei siirretty, koska luonnoksessa A ei ole")
    assert document.state.files[0].data == before
    assert editor.act({branch: [Renamed("permits-section", "Luvat", "fi")]}, WORDS) is None
    settle(window)
    rows = [row for row in view.panel.list.rows if isinstance(row, Entry) and row.a and row.b]
    assert view.menu_of(rows[0], columns).actions()[0].text() == "Muuta luonnoksessa A niin kuin luonnoksessa C"
    assert take_over(document, 0, 2, ["permits-section"], ["permits-section"]) is None
    assert said[-1].startswith("Muutettiin luonnoksessa A mutta ei siirretty")
    # What it does not bring is told in the same line, which has room for one thing; also where that is all.
    edits = [Set("permits-section", "seats.total", None), Renamed("permits-section", "Lupaasiat", "fi")]
    assert editor.act({branch: edits}, WORDS) is None
    assert take_over(document, 0, 2, ["permits-section"], ["permits-section"]) is None
    stays = "Ennallaan, koska luonnos C ei kerro: Paikat"
    assert said[-1].endswith(f". {stays}")
    # What goes is told, and undone, as removed.
    [only] = [row for row in view.panel.list.rows if isinstance(row, Entry) and not row.a]
    view.menu_of(only, columns).actions()[1].trigger()
    assert said[-1] == "Poistettiin luonnoksesta C: Uusi"
    assert document.state.session.done[-1].words.key == "edit.words.removed"
    document.change(editing=frozenset())


def test_what_is_chosen_from_a_menu_is_done_to_the_drafts_that_it_was_opened_for(
    window: MainWindow, tmp_path: Path
) -> None:
    document, editor, refused = window.document, editor_of(window.document), list[Message]()
    editor.refused.connect(refused.append)
    for name in (A, B):
        editor.switch(tmp_path / name, True)
    document.change(view="differences")
    settle(window)
    view = window.views.view("differences")
    assert isinstance(view, DifferencesView)

    def units(name: str) -> set[str]:
        file = document.state.open_file(tmp_path / name)
        assert file is not None
        return set(hierarchy(file.scenario).index)

    def into_b(unit: str) -> QAction:
        """What adds to B the unit that only A has."""
        settle(window)
        columns = pair(document.state)
        entry = next(row for row in view.panel.list.rows if isinstance(row, Entry) and row.a == (unit,))
        assert columns == (0, 1) and not entry.b
        return view.menu_of(entry, columns).actions()[1]

    only = next(row.a[0] for row in view.panel.list.rows if isinstance(row, Entry) and len(row.a) == 1 and not row.b)
    here, there = units(A), units(B)
    assert only in here - there
    # Others may put the drafts into another order in the comparison while the menu is open, or take one from it.
    action = into_b(only)
    document.show(moved(document.state, 0, 1))
    action.trigger()
    assert (units(A), units(B)) == (here, there | {only})
    editor.undo()
    document.show(moved(document.state, 0, 1))
    action = into_b(only)
    document.show(hiding(document.state, 1))
    action.trigger()
    document.show(showing_again(document.state, tmp_path / B))
    assert not document.state.session.done
    # Nor need the unit be there any more.
    action = into_b(only)
    assert editor.act({tmp_path / A: [PutAway((only,))]}, WORDS) is None
    action.trigger()
    assert units(B) == there and [each.key for each in refused] == ["edit.unit.put-away"]
    assert "valiokunta" in catalog("fi").say(refused[0]), "it is called by its name"
    document.change(editing=frozenset())


def test_what_became_several_units_is_not_offered_and_says_why(
    open_window: Callable[..., MainWindow], tmp_path: Path, scenarios_dir: Path
) -> None:
    paths = [tmp_path / f"hopeavesi-{name}.yaml" for name in ("nyt", "elamankaari")]
    for path in paths:
        shutil.copy(scenarios_dir / path.name, path)
    window = open_window(*paths)
    document = window.document
    editor_of(document).switch(paths[0], True)
    document.change(view="differences")
    settle(window)
    view = window.views.view("differences")
    assert isinstance(view, DifferencesView)
    entries = [row for row in view.panel.list.rows if isinstance(row, Entry)]
    several = next(entry for entry in entries if len(entry.a) > 1 or (entry.a and len(entry.b) > 1))
    into_a = view.menu_of(several, (0, 1)).actions()[0]
    assert not into_a.isEnabled()
    assert "Tästä erosta ei ole mitään" in into_a.toolTip()
    single = next(entry for entry in entries if len(entry.a) <= 1 and len(entry.b) <= 1)
    assert view.menu_of(single, (0, 1)).actions()[0].isEnabled()
    document.change(editing=frozenset())


def test_a_snapshot_is_returned_to_in_one_step_and_opened_to_compare(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    document, editor = window.document, editor_of(window.document)
    path = tmp_path / B
    editor.switch(path, True)
    document.change(active=1)
    window.actions_by_name["snapshot"].trigger()
    assert editor.act({path: [Removed("permits-section")]}, WORDS) is None
    window.actions_by_name["snapshot"].trigger()
    assert editor.act({path: [Moved(("swedish-section",), "city-board")]}, WORDS) is None
    first, then, now = path.read_bytes(), document.state.snapshots[1].data, document.state.files[1].data
    listed = [action for action in window.menus["snapshots"].actions() if action.menu() is not None]
    # The latest stands first, and says what was done last.
    assert [action.text()[:7] for action in listed] == ["2. B, k", "1. B, k"]
    back, rename, compare = listed[0].menu().actions()
    # It can be called something, and nothing leaves its name.
    rename.trigger()
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("Ennen & jälkeen  lupajaoston")
    dialog.accept()
    window.snapshots.rename(document.state.snapshots[0], "  ")
    listed = [action for action in window.menus["snapshots"].actions() if action.menu() is not None]
    assert [action.text()[:11] for action in listed] == ["Ennen && jä", listed[1].text()[:11]]
    assert listed[1].text().startswith("1. B, k")
    back, _, compare = listed[0].menu().actions()
    back.trigger()
    assert document.state.files[1].data == then
    assert "permits-section" not in hierarchy(document.state.files[1].scenario).index
    editor.undo()
    assert document.state.files[1].data == now
    editor.redo()
    assert document.state.files[1].data == then
    assert editor.return_to(document.state.snapshots[0]) is None
    assert document.state.files[1].data == first
    steps = len(document.state.session.done)
    assert editor.return_to(document.state.snapshots[0]) is None
    assert len(document.state.session.done) == steps
    compare.trigger()
    qtbot.waitUntil(lambda: len(document.state.files) == 3)
    opened = document.state.files[2]
    # It is called what it was called, and compared to the draft that it was kept of.
    assert opened.path == tmp_path / "lohja-lautakuntamalli-ennen-jalkeen-lupajaoston.yaml"
    assert opened.scenario.title.fi == "Lohja, lautakuntamalli 1.2 – Ennen & jälkeen lupajaoston"
    qtbot.waitUntil(lambda: pair(document.state) == (1, 2))
    assert "permits-section" not in hierarchy(opened.scenario).index
    assert opened.path not in document.state.editing
    document.change(editing=frozenset())


def test_what_is_made_of_a_large_draft_is_edited_once_it_is_read(
    open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "suuri.yaml"
    units = "".join(f"  - {{id: u{at}, kind: section, name: Yksikkö {at}, note: {'x' * 300}}}\n" for at in range(200))
    path.write_text(f"orgsim: 1\nid: suuri\ntitle: Suuri\nunits:\n{units}", "utf-8")
    window = open_window(path)
    qtbot.waitUntil(lambda: not window.files.is_opening)
    window.actions_by_name["branch-off"].trigger()
    branch = tmp_path / "suuri-haara.yaml"
    qtbot.waitUntil(branch.exists)
    qtbot.waitUntil(lambda: branch in window.document.state.editing)
    assert window.document.state.active == 1
    window.document.change(editing=frozenset())


def test_large_drafts_are_branched_off_one_after_the_other_and_as_they_were(
    open_window: Callable[..., MainWindow], tmp_path: Path, scenarios_dir: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(generate(700), "utf-8")
    assert path.stat().st_size > 60_000
    window = open_window(path)
    document = window.document
    qtbot.waitUntil(lambda: len(document.state.files) == 1)
    editor_of(document).switch(path, True)
    for name in ("Ensin", "Sitten"):
        unit = hierarchy(document.state.files[0].scenario).units[5]
        assert editor_of(document).act({path: [Renamed(unit.id, name, "fi")]}, WORDS) is None
        window.actions_by_name["branch-off"].trigger()
    first, second = tmp_path / "large-haara.yaml", tmp_path / "large-haara-2.yaml"
    assert not first.exists()
    qtbot.waitUntil(lambda: {first, second} <= document.state.editing)
    assert b"Ensin" in first.read_bytes() and b"Sitten" not in first.read_bytes()
    assert b"Sitten" in second.read_bytes()
    assert read_scenario(second).scenario.id == "large-haara-2"
    # What is closed before its copy is there has none; small ones that wait meanwhile are copied all the same.
    window.files.close(2)
    window.files.close(1)
    small = Path(shutil.copy(scenarios_dir / B, tmp_path / "small.yaml"))
    window.files.open([small], add=True)
    for active in (0, 1, 1):
        document.change(active=active)
        window.actions_by_name["branch-off"].trigger()
    assert not (tmp_path / "small-haara.yaml").exists()
    document.change(editing=frozenset(), session=Session())
    window.files.close(0)
    qtbot.waitUntil(lambda: {tmp_path / f"small-haara{number}.yaml" for number in ("", "-2")} <= document.state.editing)
    assert not (tmp_path / "large-haara-3.yaml").exists()
    document.change(editing=frozenset())
