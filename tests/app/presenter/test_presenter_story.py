from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from orgsim.app.document import again
from orgsim.app.document.look import Look
from orgsim.app.opening.new_file_dialog import NewFileDialog
from orgsim.app.presenter.steps import at_step, recorded, steps_of
from orgsim.app.presenter.story_dialog import StoryDialog
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.comparison_file import read_comparison
from orgsim.model.story import Step
from orgsim.model.text import Text
from orgsim.model.views import VIEWS
from tests.app.locking import nothing_can_be_written

Key = Qt.Key
STORY = """
  # what we tell the council
  story:
    - {view: structure, caption: Alku}   # the two charts
    - {view: metrics}
"""


@pytest.fixture
def path(tmp_path: Path, scenarios_dir: Path) -> Path:
    for name in ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml", "lohja-2016.yaml"):
        shutil.copy(scenarios_dir / name, tmp_path / name)
    path = tmp_path / "lohja-2016.yaml"
    path.write_text(path.read_text("utf-8").rstrip() + STORY, "utf-8")
    return path


@pytest.fixture
def window(open_window, path: Path) -> MainWindow:
    return open_window(path)


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> StoryDialog:
    qtbot.keyClick(window, Key.Key_F6)
    dialog = window.story.dialog
    assert dialog is not None
    qtbot.waitExposed(dialog)
    yield dialog
    if window.story.dialog is dialog:
        dialog.close()


def lines(panel: StoryDialog) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def told(window: MainWindow) -> tuple[Step, ...]:
    return window.document.state.comparison.comparison.story


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_view_that_is_shown_becomes_a_step(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.view_actions.fold_to(2)
    window.document.change(selected="city-board")
    state = window.document.state
    before = path.read_text("utf-8")
    qtbot.keyClick(window, Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert path.read_text("utf-8") == before + "    - {view: structure, focus: city-board, fold: 2}\n"
    assert told(window)[-1] == Step(view="structure", focus="city-board", fold=2)
    assert window.document.state.folded == state.folded
    assert window.document.state.files is state.files


def test_what_was_written_is_not_taken_for_somebody_elses_change(qtbot: QtBot, window: MainWindow) -> None:
    window.view_actions.fold_to(2)
    window.actions_by_name["add-step"].trigger()
    state = window.document.state
    qtbot.wait(500)
    assert window.document.state is state


def test_a_recorded_step_shows_the_same_again(window: MainWindow) -> None:
    state = window.document.state
    for change in (
        {"view": "metrics"},
        {"view": "structure", "folded": frozenset({"vitality"}), "selected": "council"},
    ):
        window.document.change(**change)
        shown = at_step(state, recorded(window.document.state, Look()))
        now = window.document.state
        assert (shown.view, shown.selected, shown.folded) == (now.view, now.selected, now.folded)


def test_a_step_that_names_what_is_not_there_is_shown_without_it(window: MainWindow) -> None:
    shown = at_step(window.document.state, Step(view="no-such-view", focus="no-such-unit"))
    assert (shown.view, shown.selected) == ("structure", None)


def test_without_a_story_every_view_is_a_step(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    assert [step.view for step in steps_of(window.document.state)] == list(VIEWS)


def test_the_panel_lists_the_steps(panel: StoryDialog) -> None:
    assert lines(panel) == ["1. Rakenne\nAlku", "2. Tunnusluvut"]
    assert panel.caption.text() == "Alku"


def test_steps_are_added_captioned_moved_and_removed(
    qtbot: QtBot, window: MainWindow, panel: StoryDialog, path: Path
) -> None:
    window.document.change(selected="city-board")
    press(qtbot, panel.buttons["add"])
    assert lines(panel)[2] == "3. Rakenne · Kaupunginhallitus"
    assert QApplication.focusWidget() is panel.caption or not panel.isActiveWindow()
    qtbot.keyClicks(panel.caption, "Sama hallitus: 13 paikkaa")
    qtbot.keyClick(panel.caption, Key.Key_Return)
    assert told(window)[2].caption == Text(fi="Sama hallitus: 13 paikkaa")
    press(qtbot, panel.buttons["up"])
    assert [step.focus for step in told(window)] == [None, "city-board", None]
    assert panel.list.currentRow() == 1
    panel.list.setCurrentRow(0)
    press(qtbot, panel.buttons["remove"])
    assert [step.view for step in told(window)] == ["structure", "metrics"]
    text = path.read_text("utf-8")
    assert "# what we tell the council" in text
    assert "# the two charts" not in text
    assert '{view: structure, focus: city-board, caption: {fi: "Sama hallitus: 13 paikkaa"}}' in text


def test_all_of_it_works_from_the_keyboard(qtbot: QtBot, window: MainWindow, panel: StoryDialog) -> None:
    qtbot.keyClick(panel.list, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [step.view for step in told(window)] == ["metrics", "structure"]
    qtbot.keyClick(panel.list, Key.Key_Delete)
    assert [step.view for step in told(window)] == ["metrics"]
    qtbot.keyClick(panel.list, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.list, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [step.view for step in told(window)] == ["structure", "metrics"]


def test_undo_gives_the_file_back_byte_by_byte(
    qtbot: QtBot, window: MainWindow, panel: StoryDialog, path: Path
) -> None:
    before = path.read_bytes()
    press(qtbot, panel.buttons["remove"])
    press(qtbot, panel.buttons["remove"])
    assert told(window) == ()
    press(qtbot, panel.buttons["undo"])
    press(qtbot, panel.buttons["undo"])
    assert path.read_bytes() == before
    assert not panel.buttons["undo"].isEnabled()


def test_undo_leaves_alone_what_others_wrote(window: MainWindow, path: Path) -> None:
    story = window.story.story
    assert story.remove(0)
    path.write_text(path.read_text("utf-8") + "# mine\n", "utf-8")
    text = path.read_text("utf-8")
    with_failures: list[str] = []
    story.failed.connect(lambda said: with_failures.append(said.key))
    assert not story.undo()
    assert with_failures == ["story.changed-meanwhile"]
    assert path.read_text("utf-8") == text


def test_the_step_that_was_chosen_is_acted_on_wherever_it_stands_now(
    window: MainWindow, panel: StoryDialog, path: Path, qtbot: QtBot
) -> None:
    theirs = "  story:\n    - {view: timeline}  # theirs\n"
    panel.list.setCurrentRow(1)
    path.write_text(path.read_text("utf-8").replace("  story:\n", theirs), "utf-8")
    # It is not shown yet that another step stands above.
    assert [step.view for step in told(window)] == ["structure", "metrics"]
    press(qtbot, panel.buttons["remove"])
    assert [step.view for step in told(window)] == ["timeline", "structure"]
    assert "# theirs" in path.read_text("utf-8")


def test_a_caption_goes_with_its_step_when_others_put_one_above(
    window: MainWindow, panel: StoryDialog, path: Path, qtbot: QtBot
) -> None:
    panel.list.setCurrentRow(1)
    panel.caption.setFocus()
    qtbot.keyClicks(panel.caption, "Luvut")
    theirs = "  story:\n    - {view: timeline}\n"
    path.write_text(path.read_text("utf-8").replace("  story:\n", theirs), "utf-8")
    qtbot.waitUntil(lambda: len(told(window)) == 3)
    assert panel.list.currentRow() == 2
    qtbot.keyClick(panel.caption, Key.Key_Return)
    assert [step.caption for step in told(window)] == [None, Text(und="Alku"), Text(fi="Luvut")]


def test_a_caption_that_finds_its_step_changed_is_told(
    window: MainWindow, panel: StoryDialog, path: Path, qtbot: QtBot
) -> None:
    panel.list.setCurrentRow(0)
    panel.caption.setFocus()
    panel.caption.selectAll()
    qtbot.keyClicks(panel.caption, "Lautakunnat")
    path.write_text(path.read_text("utf-8").replace("caption: Alku", "caption: Loppu"), "utf-8")
    qtbot.waitUntil(lambda: told(window)[0].caption == Text(und="Loppu"))
    assert panel.caption.text() == "Loppu"
    assert "”Lautakunnat”" in panel._said.text()
    assert "caption: Loppu" in path.read_text("utf-8")


def test_no_step_is_chosen_where_others_took_the_chosen_one_away(
    window: MainWindow, panel: StoryDialog, path: Path, qtbot: QtBot
) -> None:
    """Nobody has chosen what has come into its place; after one's own removal that is the next to be removed."""
    panel.list.setCurrentRow(0)
    path.write_text(path.read_text("utf-8").replace("    - {view: structure, caption: Alku}", "    #"), "utf-8")
    qtbot.waitUntil(lambda: len(told(window)) == 1)
    assert lines(panel) == ["1. Tunnusluvut"]
    assert not panel.buttons["remove"].isEnabled()
    assert (
        panel._said.text() == "Joku on poistanut valitun vaiheen tiedostosta lohja-2016.yaml. Valitse vaihe uudelleen."
    )
    window.document.change(language="fi", theme="dark")
    qtbot.keyClick(panel.list, Key.Key_Delete)
    assert len(told(window)) == 1
    press(qtbot, panel.buttons["add"])
    panel.list.setCurrentRow(0)
    press(qtbot, panel.buttons["remove"])
    assert panel.list.currentRow() == 0 and panel.buttons["remove"].isEnabled()


def test_the_step_that_is_presented_stays_when_others_change_the_story(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window.presenting.start(1)
    presenter = window.presenting.presenter
    assert presenter is not None
    theirs = "  story:\n    - {view: timeline}\n"
    path.write_text(path.read_text("utf-8").replace("  story:\n", theirs), "utf-8")
    qtbot.waitUntil(lambda: len(presenter.course.steps) == 3)
    assert (presenter.course.place, presenter.course.step.view) == (2, "metrics")
    path.write_text(path.read_text("utf-8").replace("    - {view: metrics}\n", "    - {view: goals}\n"), "utf-8")
    qtbot.waitUntil(lambda: presenter.course.step.view == "goals")
    path.write_text(path.read_text("utf-8").replace("    - {view: goals}\n", ""), "utf-8")
    # What has come into its place is shown: whoever went on from there would miss it.
    qtbot.waitUntil(lambda: presenter.document.state.view == "structure")
    assert presenter.course.place == 1
    presenter.close()


def test_a_step_that_others_took_away_takes_no_other_along(window: MainWindow, path: Path) -> None:
    story = window.story.story
    failures: list[str] = []
    story.failed.connect(lambda said: failures.append(said.key))
    path.write_text(path.read_text("utf-8").replace("    - {view: metrics}\n", "    - {view: goals}\n"), "utf-8")
    text = path.read_text("utf-8")
    assert not story.remove(1)
    assert not story.move(0, 1)
    assert not story.caption(1, "Luvut")
    assert failures == ["story.changed-meanwhile"] * 3
    assert path.read_text("utf-8") == text


def test_a_scenario_that_others_named_meanwhile_opens_with_ones_own_change(
    window: MainWindow, path: Path, scenarios_dir: Path
) -> None:
    shutil.copy(scenarios_dir / "lohja-konsepti-2015.yaml", path.parent)
    text = path.read_text("utf-8")
    path.write_text(text.replace("scenarios: [", "scenarios: [lohja-konsepti-2015.yaml, "), "utf-8")
    assert window.story.story.remove(0)
    assert sorted(file.path.stem for file in window.document.state.files) == [
        "lohja-konsepti-2015",
        "lohja-lautakuntamalli",
        "lohja-valiokuntamalli",
    ]
    assert [step.view for step in told(window)] == ["metrics"]


def test_a_caption_that_is_being_written_is_kept_when_the_panel_closes(
    qtbot: QtBot, window: MainWindow, panel: StoryDialog
) -> None:
    panel.caption.selectAll()
    qtbot.keyClicks(panel.caption, "Uusi alku")
    panel.reject()
    assert told(window)[0].caption == Text(und="Uusi alku")


def test_a_file_that_has_gone_is_told(window: MainWindow, path: Path) -> None:
    path.unlink()
    assert not window.story.story.remove(0)
    assert len(told(window)) == 2
    assert (
        window.status._said.text()
        == "Tiedostoa lohja-2016.yaml ei voi lukea: se puuttuu tai siinä on virhe. Siihen ei koskettu."
    )


def test_a_broken_file_is_not_touched(window: MainWindow, path: Path) -> None:
    path.write_text("comparison: [", "utf-8")
    assert not window.story.story.add()
    assert path.read_text("utf-8") == "comparison: ["


def test_steps_that_meet_a_lock_are_shown_and_tried_again_in_their_order(
    qtbot: QtBot, window: MainWindow, panel: StoryDialog, path: Path
) -> None:
    before = path.read_bytes()
    with nothing_can_be_written():
        press(qtbot, panel.buttons["add"])
        assert (
            window.status._said.accessibleName()
            == "Tiedostoon lohja-2016.yaml ei voi juuri nyt kirjoittaa; yritetään uudelleen …"
        )
        qtbot.keyClicks(panel.caption, "Luvut")
        qtbot.keyClick(panel.caption, Key.Key_Return)
        assert lines(panel) == ["1. Rakenne\nAlku", "2. Tunnusluvut", "3. Rakenne\nLuvut"]
        qtbot.keyClick(panel.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert lines(panel) == ["1. Rakenne\nAlku", "2. Rakenne\nLuvut", "3. Tunnusluvut"]
        assert path.read_bytes() == before
    qtbot.waitUntil(lambda: not window.document.state.steps_due)
    assert [step.view for step in read_comparison(path).comparison.story] == ["structure", "structure", "metrics"]
    assert told(window)[1].caption == Text(fi="Luvut")
    assert lines(panel) == ["1. Rakenne\nAlku", "2. Rakenne\nLuvut", "3. Tunnusluvut"]
    # Each is taken back by itself, to the bytes that were there.
    for _ in range(3):
        press(qtbot, panel.buttons["undo"])
    assert path.read_bytes() == before


def test_a_lock_that_stays_is_told_once_and_the_step_is_kept(
    window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "_SOON_MS", (10, 10, 10))
    story, failures = window.story.story, []
    story.failed.connect(lambda said: failures.append(said.key))
    with nothing_can_be_written():
        assert story.remove(0)
        qtbot.waitUntil(lambda: bool(failures))
        # What waits is taken back without the file.
        assert story.remove(0)
        assert story.undo()
        assert [step.view for step in story.steps] == ["metrics"]
        assert not window.close()
        dialog = window.files.leaving.dialog
        assert dialog is not None
        assert "1 muutos esityksen kulkuun" in dialog.text
        dialog.reject()
    assert failures == ["story.not-saved"]
    window.close()
    assert [step.view for step in read_comparison(path).comparison.story] == ["metrics"]


def test_a_step_that_waits_goes_into_its_own_file_when_another_opens(
    window: MainWindow, path: Path, scenarios_dir: Path
) -> None:
    with nothing_can_be_written():
        assert window.story.story.remove(0)
    window.files.open([scenarios_dir / "lohja-konsepti-2015.yaml"], add=False)
    assert not window.document.state.steps_due
    assert [step.view for step in read_comparison(path).comparison.story] == ["metrics"]


def test_where_no_comparison_is_open_one_is_made(open_window, path: Path, qtbot: QtBot) -> None:
    folder = path.parent
    window = open_window(folder / "lohja-valiokuntamalli.yaml", folder / "lohja-lautakuntamalli.yaml")
    window.actions_by_name["add-step"].trigger()
    form = window.findChild(NewFileDialog)
    form.put_into(folder)
    form.accept()
    assert (folder / "lohja-vertailu.yaml").read_text("utf-8") == (
        "orgsim: 1\n"
        "comparison:\n"
        '  title: "Lohja – vertailu"\n'
        "  scenarios:\n"
        "    - lohja-valiokuntamalli.yaml\n"
        "    - lohja-lautakuntamalli.yaml\n"
        "  baseline: null\n"
        "  story:\n"
        "    - {view: structure}\n"
    )
    assert told(window) == (Step(view="structure"),)
    assert window.windowTitle() == "Lohja – vertailu – orgsim"


def test_a_step_of_a_comparison_that_ships_goes_into_a_copy(
    open_window, scenarios_dir: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    shipped = scenarios_dir / "lohja-2016.yaml"
    before = shipped.read_bytes()
    window = open_window(shipped)
    window.document.change(view="metrics")
    window.actions_by_name["add-step"].trigger()
    form = window.findChild(NewFileDialog)
    form.put_into(tmp_path)
    form.accept()
    own = window.document.state.comparison
    assert own.path == tmp_path / "lohja-2016-kopio.yaml"
    assert told(window) == (Step(view="metrics"),)
    assert own.comparison.goals, "all else of it is there too"
    assert shipped.read_bytes() == before


def test_it_is_presented_from_the_chosen_step(qtbot: QtBot, window: MainWindow, panel: StoryDialog) -> None:
    panel.list.setCurrentRow(1)
    press(qtbot, panel.buttons["present"])
    presenter = window.presenting.presenter
    assert presenter.course.place == 1
    assert presenter.document.state.view == "metrics"
    presenter.close()


def test_the_panel_speaks_the_language(window: MainWindow, panel: StoryDialog) -> None:
    window.menus.language_chosen.emit("en")
    assert lines(panel) == ["1. Structure\nAlku", "2. Figures"]
    assert panel.windowTitle() == "Presentation story"


def test_enter_ends_a_caption_and_not_the_dialog(window: MainWindow, qtbot: QtBot) -> None:
    window.story.open()
    dialog = window.story.dialog
    assert dialog is not None
    for field in (dialog.caption, dialog.list, dialog.caption):
        field.setFocus()
        qtbot.keyClick(field, Key.Key_Return)
        assert dialog.isVisible()
    dialog.close()
