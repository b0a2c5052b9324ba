"""Before something that stands in no file is lost, the window asks once: to save it, to throw it away, or to stay."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from orgsim.app.document.state import State
from orgsim.app.editing.form.unentered import Kept, unentered_of
from orgsim.app.opening.leaving_dialog import LeavingDialog
from orgsim.app.opening.new_file_dialog import NewFileDialog
from orgsim.app.opening.unsaved import unsaved
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.comparison_file import read_comparison
from orgsim.files.reading.opening import open_paths
from orgsim.messages import message
from orgsim.model.assumption_edits import Assumed
from orgsim.model.comparison import Pairing, WeighedGoal
from orgsim.model.goal_edits import Added, Removed, Scored, Weighed
from orgsim.model.text import plain
from tests.app.settling import opened, settle

A, B = "lohja-valiokuntamalli", "lohja-lautakuntamalli"
GOALS = (
    Added(WeighedGoal(id="agility", name=plain("Ketteryys")), 0),
    Weighed("agility", 4),
    Added(WeighedGoal(id="cost", name=plain("Hinta")), 1),
)
ASSUMED = (Assumed("fee", "council", 80),)
PAIR = Pairing(between=(A, B), same=("wellbeing-committee", "social-health-board"))


@pytest.fixture
def folder(tmp_path: Path, scenarios_dir: Path) -> Path:
    """A copy of the drafts that ship, to be written to."""
    copy = tmp_path / "scenarios"
    shutil.copytree(scenarios_dir, copy)
    return copy


@pytest.fixture
def window(open_window, folder: Path) -> MainWindow:
    """Two drafts without a comparison."""
    return open_window(folder / f"{A}.yaml", folder / f"{B}.yaml")


def question(window: MainWindow) -> LeavingDialog | None:
    QApplication.processEvents()
    asked = [dialog for dialog in window.findChildren(LeavingDialog) if dialog.isVisible()]
    assert len(asked) <= 1
    return asked[0] if asked else None


def asked(window: MainWindow) -> LeavingDialog:
    dialog = question(window)
    assert dialog is not None
    return dialog


def test_what_would_be_lost_is_counted(folder: Path) -> None:
    two = open_paths([folder / f"{A}.yaml", folder / f"{B}.yaml"])
    state = State(files=tuple(two.files), goal_edits=GOALS, assumed=ASSUMED, decided=(PAIR,))
    all_of_it = (message("unsaved.goals", n=2), message("unsaved.assumptions", n=1), message("unsaved.pairs", n=1))
    assert unsaved(state, closing=True) == all_of_it
    assert unsaved(state, closing=False) == all_of_it[:2], "decisions hold until the window closes"
    assert unsaved(State(files=tuple(two.files)), closing=True) == ()
    lohja = open_paths([folder / "lohja-2016.yaml"])
    compared = State(files=tuple(lohja.files), comparison=lohja.comparison)
    edits = (Scored("customer", "beside", 3), Scored("customer", "beside", 4), Removed("agility"))
    assert unsaved(replace(compared, goal_edits=edits), closing=False) == (message("unsaved.goals", n=2),)
    nothing = (Scored("customer", A, None), Weighed("gone", 3))
    assert unsaved(replace(compared, goal_edits=nothing), closing=True) == ()


def test_where_nothing_was_entered_nobody_asks(window: MainWindow) -> None:
    assert window.close()
    assert question(window) is None


def test_the_window_says_what_would_be_lost_and_stays(window: MainWindow) -> None:
    window.document.change(goal_edits=GOALS, assumed=ASSUMED, decided=(PAIR,))
    assert not window.close()
    dialog = asked(window)
    assert dialog.text.splitlines() == [
        "Nämä ovat vain tässä istunnossa ja katoavat, kun ikkuna suljetaan:",
        "•  2 tavoitteen painot ja pisteet",
        "•  1 oletus kokouksista ja palkkioista",
        "•  1 päätös siitä, ovatko kaksi yksikköä sama yksikkö",
    ]
    assert [button.text() for button in (dialog.save, dialog.discard, dialog.stay)] == [
        "&Tallenna vertailuna…",
        "&Hylkää",
        "&Peruuta",
    ]
    assert not window.close(), "asked once"
    QTest.keyClick(asked(window), Qt.Key.Key_Escape)
    assert question(window) is None
    assert window.isVisible()
    assert window.document.state.goal_edits == GOALS


def test_what_is_thrown_away_is_gone_with_the_window(window: MainWindow, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    window.document.change(goal_edits=GOALS, decided=(PAIR,))
    window.close()
    QTest.mouseClick(asked(window).discard, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert not window.isVisible()
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_what_is_saved_is_in_a_comparison_and_the_window_closes(window: MainWindow, folder: Path) -> None:
    window.document.change(goal_edits=GOALS, assumed=ASSUMED, decided=(PAIR,))
    window.close()
    dialog = asked(window)
    assert dialog.save.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.processEvents()
    form = window.findChild(NewFileDialog)
    assert form is not None
    form.put_into(folder)
    form.name.setText("oma.yaml")
    form.accept()
    QApplication.processEvents()
    assert not window.isVisible()
    comparison = read_comparison(folder / "oma.yaml").comparison
    assert [(goal.id, goal.weight) for goal in comparison.goals] == [("agility", 4), ("cost", None)]
    assert comparison.assumptions is not None
    assert comparison.assumptions.fee == {"council": 80}
    assert comparison.pairs == (PAIR,)


def test_who_leaves_the_form_stays_in_the_window(window: MainWindow) -> None:
    window.document.change(goal_edits=GOALS)
    window.close()
    asked(window).save.click()
    form = window.findChild(NewFileDialog)
    assert form is not None
    form.reject()
    QApplication.processEvents()
    assert window.isVisible()
    assert window.document.state.goal_edits == GOALS


def test_other_files_open_in_place_after_the_question(window: MainWindow, folder: Path) -> None:
    window.document.change(goal_edits=GOALS, decided=(PAIR,))
    window.files.open([folder / "heinola-2017-2025.yaml"], add=False)
    dialog = asked(window)
    assert dialog.text.splitlines() == [
        "Nämä ovat vain tässä istunnossa ja katoavat, kun luonnokset suljetaan:",
        "•  2 tavoitteen painot ja pisteet",
    ]
    dialog.stay.click()
    assert window.document.state.comparison is None
    assert window.document.state.goal_edits == GOALS
    window.files.open([folder / "heinola-2017-2025.yaml"], add=False)
    asked(window).discard.click()
    state = window.document.state
    assert state.comparison is not None
    assert (state.comparison.path.name, state.goal_edits) == ("heinola-2017-2025.yaml", ())
    assert state.decided == (PAIR,), "it holds until the window closes"


def test_neither_opening_beside_nor_what_cannot_be_read_loses_anything(window: MainWindow, folder: Path) -> None:
    window.document.change(goal_edits=GOALS)
    window.files.open([folder / "lohja-konsepti-2015.yaml"], add=True)
    window.files.open([folder / "gone.yaml"], add=False)
    window.files.close(2)
    window.files.close(1)
    assert question(window) is None
    assert window.document.state.goal_edits == GOALS
    window.files.close(0)
    asked(window).discard.click()
    assert window.document.state.files == ()
    assert window.document.state.goal_edits == ()


def test_what_can_be_written_is_written_and_not_asked_about(open_window, folder: Path) -> None:
    path = folder / "lohja-2016.yaml"
    window: MainWindow = open_window(path)
    window.document.change(goal_edits=(Weighed("agility", 4),), assumed=ASSUMED)
    assert window.close()
    comparison = read_comparison(path).comparison
    assert comparison.goals[2].weight == 4
    assert comparison.assumptions is not None
    assert comparison.assumptions.fee["council"] == 80


def test_a_file_that_cannot_be_written_is_asked_about(open_window, folder: Path) -> None:
    path = folder / "lohja-2016.yaml"
    window: MainWindow = open_window(path)
    path.write_text("comparison: [", "utf-8")
    window.document.change(goal_edits=(Weighed("agility", 4),))
    assert not window.close()
    assert asked(window).text.splitlines()[1:] == ["•  1 tavoitteen painot ja pisteet"]
    asked(window).discard.click()
    QApplication.processEvents()
    assert not window.isVisible()
    assert path.read_text("utf-8") == "comparison: ["


def test_the_presentation_ends_without_a_question(window: MainWindow) -> None:
    window.document.change(goal_edits=GOALS)
    window.presenting.start()
    presenter = window.presenting.presenter
    assert presenter is not None
    presenter.close()
    assert question(window) is None
    assert window.document.state.goal_edits == GOALS


def test_decisions_on_drafts_that_are_not_open_stay_when_others_are_saved(window: MainWindow, folder: Path) -> None:
    other = Pairing(between=("heinola-2017", "heinola-2025"), same=("a", "b"))
    window.document.change(decided=(PAIR, other))
    form = window.new_files.making.ask_comparison()
    assert form is not None
    form.put_into(folder)
    form.name.setText("oma.yaml")
    form.accept()
    assert read_comparison(folder / "oma.yaml").comparison.pairs == (PAIR,)
    assert window.document.state.decided == (other,)


def test_who_would_return_to_a_field_whose_unit_is_gone_meanwhile_stays(open_window, tmp_path: Path) -> None:
    draft, unit = tmp_path / "draft.yaml", "  - {id: %s, kind: %s, name: {fi: Yksikkö}}\n"
    text = "orgsim: 1\nid: draft\ntitle: {fi: Luonnos}\nunits:\n" + unit % ("council", "council")
    draft.write_text(text + unit % ("audit", "committee"), encoding="utf-8")
    window = open_window(draft)
    unentered = unentered_of(window.document)
    unentered.note((draft, "audit", "seats"), Kept("7,5", message("problem.whole-number"), "Paikat", plain("audit")))
    window.close()
    dialog = asked(window)
    draft.write_text(text, encoding="utf-8")
    window.files.reload()
    opened(window)
    settle(window)
    assert not unentered.of()
    dialog.back.click()
    assert question(window) is None and window.isVisible()
