"""New files from the window: a comparison of what is open, a copy as a draft, a draft from the template."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFocusEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from orgsim.app.checks.switching import turn_off
from orgsim.app.document.deciding import decide
from orgsim.app.document.weighing import goals_of, weighed
from orgsim.app.metrics.cost_panel import CostPanel
from orgsim.app.opening.new_file_dialog import NewFileDialog
from orgsim.app.opening.shipped_dialog import ShippedDialog
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.comparison_file import read_comparison
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.messages import catalog
from orgsim.model.assumption_edits import Assumed
from orgsim.model.comparison import Pairing
from orgsim.model.goal_edits import Weighed
from orgsim.model.hierarchy import hierarchy
from orgsim.resources import is_shipped, resource
from tests.app.settling import opened

LOHJA = "lohja-2016.yaml"


def asked(window: MainWindow, action: str) -> NewFileDialog:
    window.actions_by_name[action].trigger()
    dialog = window.findChild(NewFileDialog)
    assert dialog is not None
    return dialog


def press(qtbot: QtBot, dialog: NewFileDialog) -> None:
    """Save; what is made is read in a thread, and then open."""
    box, window = dialog.findChild(QDialogButtonBox), dialog.parentWidget()
    qtbot.mouseClick(box.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)
    opened(window)


def write(qtbot: QtBot, field, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_what_is_open_becomes_a_comparison(qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path) -> None:
    one, other = scenarios_dir / "lohja-valiokuntamalli.yaml", scenarios_dir / "lohja-lautakuntamalli.yaml"
    window: MainWindow = open_window(one, other)
    decided = Pairing(
        between=("lohja-valiokuntamalli", "lohja-lautakuntamalli"),
        same=("wellbeing-committee", "social-health-board"),
    )
    window.document.change(decided=(decided,), folded=frozenset({"city-board"}))
    dialog = asked(window, "save-comparison")
    assert (dialog.title.text(), dialog.name.text()) == ("Lohja – vertailu", "lohja-vertailu.yaml")
    write(qtbot, dialog.title, "Kaksi mallia")
    write(qtbot, dialog.name, "oma")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    state = window.document.state
    assert state.comparison is not None
    assert state.comparison.path == tmp_path / "oma.yaml"
    assert state.comparison.comparison.pairs == (decided,)
    assert state.decided == ()
    assert state.folded == {"city-board"}
    # What ships is copied beside it: where that lies is nobody's business but orgsim's.
    assert [file.path for file in state.files] == [tmp_path / one.name, tmp_path / other.name]
    assert state.comparison.comparison.scenarios == (one.name, other.name)
    assert state.problems == ()
    assert window.windowTitle() == "Kaksi mallia – orgsim"


def test_a_copy_of_the_open_comparison_keeps_its_text(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    dialog = asked(window, "save-comparison")
    assert dialog.title.text() == "Lohjan organisaatiomuutos 2016 – kopio"
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    made = (tmp_path / "lohja-2016-kopio.yaml").read_text("utf-8")
    assert "# a chair gets half as much again" in made
    head = made.partition("orgsim: 1")[0]
    assert "given no file" not in head, "that is said of the one that ships"
    assert "lohja-2016.yaml" in head
    comparison = window.document.state.comparison.comparison
    assert comparison.title.sv == "Lojos organisationsreform 2016 – kopia"
    assert comparison.assumptions is not None
    assert len(window.document.state.files) == 2


def test_a_file_is_never_replaced_nor_put_among_those_that_ship(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    (tmp_path / "oma.yaml").write_text("tärkeä", "utf-8")
    dialog = asked(window, "save-comparison")
    write(qtbot, dialog.name, "oma.yaml")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    assert dialog.error == "Tiedosto oma.yaml on jo olemassa. Valitse toinen nimi."
    dialog.put_into(scenarios_dir)
    press(qtbot, dialog)
    assert dialog.error.startswith("Tämä kansio kuuluu orgsimiin")
    for name in ("", "../muualle", "a/b", ".piilossa", "a:b"):
        write(qtbot, dialog.name, name or " ")
        press(qtbot, dialog)
        assert dialog.error.startswith("Tiedoston nimi ei kelpaa"), name
    for title in (" ", "\u200b", "\u2060 \u3164"):
        dialog.title.setText(title)
        press(qtbot, dialog)
        assert dialog.error == "Kirjoita nimi.", title
    assert dialog.isVisible()
    assert (tmp_path / "oma.yaml").read_text("utf-8") == "tärkeä"
    assert sorted(tmp_path.glob("*.yaml")) == [tmp_path / "oma.yaml"]
    dialog.reject()


def test_what_windows_keeps_for_devices_is_no_name(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    dialog = asked(window, "save-comparison")
    dialog.put_into(tmp_path)
    write(qtbot, dialog.title, "Oma malli")
    for name in ("con", "nul.yaml", "COM1.yaml", "Aux.yml"):
        write(qtbot, dialog.name, name)
        press(qtbot, dialog)
        assert dialog.error == f"Windows varaa nimen {name} laitteelle. Anna toinen nimi, esimerkiksi oma-malli.yaml."
        assert dialog.focusWidget() is dialog.name
    assert list(tmp_path.glob("*.y*ml")) == []
    write(qtbot, dialog.name, "oma-malli.yaml")
    press(qtbot, dialog)
    assert (tmp_path / "oma-malli.yaml").is_file()


def test_a_draft_is_duplicated_and_opens_beside_its_original(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    source = scenarios_dir / "lohja-valiokuntamalli.yaml"
    window: MainWindow = open_window(source)
    dialog = asked(window, "duplicate")
    assert dialog.title.text() == "Lohja, valiokuntamalli 1.2 – kopio"
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    first, second = window.document.state.files
    assert first.path == source
    assert second.path == tmp_path / "lohja-valiokuntamalli-kopio.yaml"
    copy = second.scenario
    assert (copy.id, copy.status, str(copy.date)) == (
        "lohja-valiokuntamalli-kopio",
        "draft",
        dt.date.today().isoformat(),
    )
    assert copy.title.sv == "Lojo, utskottsmodell 1.2 – kopia"
    assert window.document.state.problems == ()
    assert window.new_files.making._folder() == tmp_path, "the next file is suggested beside the last"


def test_a_copy_of_a_comparison_that_ships_has_its_drafts_beside_it(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    window: MainWindow = open_window(scenarios_dir / "lohja-valiokuntamalli.yaml")
    dialog = window.new_files.making.ask_copy(scenarios_dir / "lohja-nyt-konsepti.yaml")
    assert any("kopioidaan vertailun viereen" in label.text() for label in dialog.findChildren(QLabel))
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    state = window.document.state
    assert state.comparison.path.parent == tmp_path
    assert {file.path.resolve().parent for file in state.files} == {tmp_path}
    assert "$schema" not in state.comparison.data.decode() + state.files[0].data.decode()
    assert state.comparison.baseline() is not None
    assert state.problems == ()


def test_a_copy_of_ones_own_comparison_shares_its_drafts(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    for name in (LOHJA, "lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml"):
        shutil.copy(scenarios_dir / name, tmp_path)
    (tmp_path / "toinen").mkdir()
    window: MainWindow = open_window(scenarios_dir / "lohja-konsepti-2015.yaml")
    dialog = window.new_files.making.ask_copy(tmp_path / LOHJA)
    assert any("yhteisiä" in label.text() for label in dialog.findChildren(QLabel))
    dialog.put_into(tmp_path / "toinen")
    press(qtbot, dialog)
    assert {file.path.resolve().parent for file in window.document.state.files} == {tmp_path.resolve()}


def test_drafts_beside_take_no_name_that_is_taken_and_none_is_left_of_a_comparison_that_cannot_be(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    dialog = asked(window, "save-comparison")
    (tmp_path / "lohja-valiokuntamalli.yaml").write_text("oma", "utf-8")
    write(qtbot, dialog.name, "lohja-lautakuntamalli")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    state = window.document.state
    assert (tmp_path / "lohja-valiokuntamalli.yaml").read_text("utf-8") == "oma"
    assert state.comparison.path == tmp_path / "lohja-lautakuntamalli.yaml"
    assert [file.path.name for file in state.files] == ["lohja-valiokuntamalli-2.yaml", "lohja-lautakuntamalli-2.yaml"]
    assert state.problems == ()
    before = sorted(path.name for path in tmp_path.iterdir())
    window.files.open([scenarios_dir / "heinola-2024-2025.yaml"], add=False)
    dialog = asked(window, "save-comparison")
    write(qtbot, dialog.name, "lohja-lautakuntamalli")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    assert "on jo olemassa" in dialog.error
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_what_cannot_be_read_is_told_and_not_copied(open_window, scenarios_dir: Path, tmp_path: Path) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    broken = tmp_path / "rikki.yaml"
    broken.write_text("orgsim: 1\nid: a\n", "utf-8")
    assert window.new_files.making.ask_copy(broken) is None
    assert {problem.path for problem in window.document.state.problems} == {broken}
    assert len(window.document.state.files) == 2


@pytest.mark.parametrize(("language", "name"), [("fi", "Valtuusto"), ("sv", "Fullmäktige"), ("en", "Council")])
def test_a_new_draft_speaks_the_language_of_the_window(
    qtbot: QtBot, open_window, tmp_path: Path, language, name: str
) -> None:
    window: MainWindow = open_window(language=language)
    dialog = asked(window, "new")
    write(qtbot, dialog.name, "Oma malli")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    (file,) = window.document.state.files
    assert file.path == tmp_path / "Oma malli.yaml"
    assert file.scenario.id == "oma-malli"
    assert file.scenario.units[0].name.in_language(language) == name
    assert window.document.state.problems == ()


def test_a_new_draft_gets_an_id_that_none_of_the_open_ones_has(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    window: MainWindow = open_window(scenarios_dir / "lohja-valiokuntamalli.yaml")
    dialog = asked(window, "duplicate")
    write(qtbot, dialog.name, "lohja-valiokuntamalli")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    assert read_scenario(tmp_path / "lohja-valiokuntamalli.yaml").scenario.id == "lohja-valiokuntamalli-2"


def test_with_nothing_open_there_is_nothing_to_save(open_window) -> None:
    window: MainWindow = open_window()
    assert not window.actions_by_name["save-comparison"].isEnabled()
    assert window.actions_by_name["new"].isEnabled()
    assert window.new_files.making.ask_comparison() is None
    assert window.new_files.making.ask_copy_of_open() is None


def test_folders_that_ship_are_known(scenarios_dir: Path, tmp_path: Path) -> None:
    assert is_shipped(scenarios_dir)
    assert is_shipped(resource("templates"))
    assert not is_shipped(tmp_path)


def test_the_form_opens_in_every_language_and_theme(open_window, scenarios_dir: Path) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    for language in ("fi", "sv", "en"):
        for theme in ("light", "dark", "projector"):
            window.document.change(language=language, theme=theme)
            dialog = asked(window, "save-comparison")
            assert dialog.sizeHint().width() < 900
            assert dialog.grab().toImage().width() > 0
            dialog.reject()
            dialog.setParent(None)


def test_the_state_stays_as_it_is_where_a_comparison_cannot_be_written(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    before = window.document.state
    dialog = asked(window, "save-comparison")
    dialog.put_into(tmp_path / "ei ole")
    press(qtbot, dialog)
    assert dialog.error.startswith("Tiedostoa ")
    assert window.document.state is before
    dialog.reject()


def test_what_no_file_may_hold_is_taken_out_of_a_title(qtbot: QtBot, open_window, tmp_path: Path) -> None:
    window: MainWindow = open_window()
    dialog = asked(window, "new")
    dialog.title.setText("Malli\x1b 2")
    dialog.name.setText("m")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    assert window.document.state.scenarios[0].title.und == "Malli  2"


def test_the_name_of_the_file_follows_the_title_until_it_is_written(qtbot: QtBot, open_window, tmp_path: Path) -> None:
    window: MainWindow = open_window()
    dialog = asked(window, "new")
    dialog.put_into(tmp_path)
    assert dialog.name.text() == "uusi-luonnos.yaml"
    write(qtbot, dialog.title, "Malli 2.0: kaksi & puoli")
    assert dialog.name.text() == "malli-2-0-kaksi-puoli.yaml"
    (tmp_path / "oma-luonnos.yaml").write_text("tärkeä", "utf-8")
    write(qtbot, dialog.title, "Oma luonnos")
    assert dialog.name.text() == "oma-luonnos-2.yaml", "one that is there is never suggested"
    write(qtbot, dialog.name, "malli")
    write(qtbot, dialog.title, "Toinen")
    assert dialog.name.text() == "malli"
    press(qtbot, dialog)
    (file,) = window.document.state.files
    assert (file.path.name, file.scenario.id) == ("malli.yaml", "malli")


def test_a_long_title_shows_its_beginning_and_gives_a_name_of_whole_words(
    qtbot: QtBot, open_window, scenarios_dir: Path
) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    dialog = asked(window, "new")
    assert dialog.title.selectedText() == "Uusi luonnos"
    write(qtbot, dialog.title, "Lohjan kaupungin organisaatiouudistuksen kolmas luonnos valtuuston iltakouluun")
    assert dialog.name.text() == "lohjan-kaupungin-organisaatiouudistuksen-kolmas.yaml"
    QApplication.sendEvent(dialog.title, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.BacktabFocusReason))
    assert dialog.title.selectedText() == dialog.title.text()
    assert dialog.title.cursorPosition() == 0
    dialog.reject()


def test_a_new_draft_opens_beside_what_is_open(qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    dialog = asked(window, "new")
    assert any("rinnalle" in label.text() for label in dialog.findChildren(QLabel))
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    names = [file.path.name for file in window.document.state.files]
    assert names == ["lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml", "uusi-luonnos.yaml"]
    assert window.document.state.comparison.path.name == LOHJA


@pytest.mark.parametrize("action", ["new", "duplicate"])
def test_where_no_more_drafts_fit_the_form_says_so_and_closes_none(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path, action: str
) -> None:
    names = ("lohja-valiokuntamalli", "lohja-lautakuntamalli", "lohja-konsepti-2015", "lohja-nykytila")
    window: MainWindow = open_window(*(scenarios_dir / f"{name}.yaml" for name in names))
    dialog = asked(window, action)
    assert any(label.text().startswith("Auki on jo 4 luonnosta") for label in dialog.findChildren(QLabel))
    write(qtbot, dialog.name, "uusi")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    assert (tmp_path / "uusi.yaml").is_file()
    assert [file.path.stem for file in window.document.state.files] == list(names)
    assert window.document.state.problems == ()
    assert window.new_files.making._folder() == tmp_path, (
        "it is among the files that were used last, and so in the library"
    )


def test_the_form_says_which_draft_is_copied_and_lets_choose(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    window.activateWindow()
    window.structure.panes[0].setFocus()
    dialog = asked(window, "duplicate")
    assert dialog.source is not None
    assert dialog.source.currentText() == "A · Lohja, valiokuntamalli 1.2", "the one whose chart has the keyboard"
    assert [dialog.source.itemText(place) for place in range(dialog.source.count())] == [
        "A · Lohja, valiokuntamalli 1.2",
        "B · Lohja, lautakuntamalli 1.2",
    ]
    dialog.source.setFocus()
    qtbot.keyClick(dialog.source, Qt.Key.Key_Down)
    assert dialog.title.text() == "Lohja, lautakuntamalli 1.2 – kopio"
    assert dialog.name.text() == "lohja-lautakuntamalli-kopio.yaml"
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    copy = window.document.state.files[-1]
    assert copy.path == tmp_path / "lohja-lautakuntamalli-kopio.yaml"
    assert window.document.state.active == 2, "whoever makes a copy goes on with it"
    assert "urban-development-board" in hierarchy(copy.scenario).index, "a body of B, which A has not"


def test_a_copy_of_the_only_draft_names_it(open_window, scenarios_dir: Path) -> None:
    window: MainWindow = open_window(scenarios_dir / "lohja-lautakuntamalli.yaml")
    dialog = asked(window, "duplicate")
    assert dialog.source is None
    assert "A · Lohja, lautakuntamalli 1.2" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.reject()


def test_a_comparison_that_ships_is_not_written_to_and_all_is_carried_over(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    shipped = scenarios_dir / LOHJA
    before = shipped.read_bytes()
    window: MainWindow = open_window(shipped)
    document = window.document
    state, said = weighed(document.state, [Weighed("customer", 5.0)])
    assert said.key == "goals-view.kept"
    assert "Tallenna vertailuna" in catalog("fi").say(said)
    pairing = Pairing(
        between=("lohja-valiokuntamalli", "lohja-lautakuntamalli"),
        same=("wellbeing-committee", "social-health-board"),
    )
    state, said = decide(state, pairing)
    assert "Tallenna vertailuna" in catalog("fi").say(said)
    document.show(replace(state, assumed=(Assumed("meetings", "board", 12),)))
    assert turn_off(document, "gender-quota", "Valitaan myöhemmin").key == "edit.shipped"
    assert goals_of(document.state)[0].weight == 5
    dialog = asked(window, "save-comparison")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    own = document.state.comparison
    assert own.path == tmp_path / "lohja-2016-kopio.yaml"
    assert own.comparison.goals[0].weight == 5
    assert own.comparison.pairs == (pairing,)
    assert own.comparison.assumptions.meetings["board"] == 12
    assert (document.state.goal_edits, document.state.assumed, document.state.decided) == ((), (), ())
    assert turn_off(document, "gender-quota", "Valitaan myöhemmin") is None
    assert shipped.read_bytes() == before


def test_views_say_of_a_comparison_that_ships_that_nothing_is_kept_in_it(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    window.document.change(view="goals")
    goals = window.views.made["goals"]
    assert goals.where.text().startswith("Muistetaan, kunnes luonnokset suljetaan. Tallenna vertailuna")
    assert goals.save.isVisible()
    window.document.change(view="metrics", costs_shown=True)
    panel = window.findChild(CostPanel)
    assert panel.kept.text().startswith("Arvot ovat voimassa vain tämän istunnon ajan.")
    dialog = asked(window, "save-comparison")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    assert panel.kept.text() == "Arvot ovat tiedostossa lohja-2016-kopio.yaml; muutokset tallentuvat siihen."
    window.document.change(view="goals")
    assert goals.where.text() == "Jokainen muutos tallentuu heti tiedostoon lohja-2016-kopio.yaml"


def test_a_new_draft_is_the_one_that_is_gone_on_with(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    dialog = asked(window, "new")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    state = window.document.state
    assert state.files[state.active].path.parent == tmp_path
    asked_for: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked_for.append(url) or True)
    window.actions_by_name["open-file"].trigger()
    assert [Path(url.toLocalFile()) for url in asked_for] == [state.files[state.active].path]
    assert window.findChild(ShippedDialog) is None


def test_what_ships_is_not_opened_to_be_written_in_before_a_copy_is_offered(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    window.document.change(active=1)
    asked_for: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked_for.append(url) or True)
    window.actions_by_name["open-file"].trigger()
    question = window.findChild(ShippedDialog)
    assert question is not None
    assert "lohja-lautakuntamalli.yaml" in question.text
    said = next(label for label in question.findChildren(QLabel) if label.text() == question.text)
    QApplication.processEvents()
    assert said.heightForWidth(said.width()) <= said.height(), "all of it is read"
    assert said.wordWrap()
    assert asked_for == []
    question.copy.click()
    form = window.findChild(NewFileDialog)
    assert form is not None
    form.put_into(tmp_path)
    press(qtbot, form)
    copy = tmp_path / "lohja-lautakuntamalli-kopio.yaml"
    assert copy.is_file()
    window.actions_by_name["open-file"].trigger()
    assert [Path(url.toLocalFile()) for url in asked_for] == [copy]


def test_what_ships_can_be_looked_at_in_its_program(
    open_window, scenarios_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    asked_for: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked_for.append(url) or True)
    window.actions_by_name["open-file"].trigger()
    question = window.findChild(ShippedDialog)
    assert question is not None
    question.look.click()
    assert [Path(url.toLocalFile()).name for url in asked_for] == ["lohja-valiokuntamalli.yaml"]


@pytest.mark.parametrize("opened", [(LOHJA,), ("lohja-nykytila.yaml", "lohja-valiokuntamalli.yaml")])
def test_the_draft_stays_active_while_what_is_open_is_saved_as_a_comparison(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path, opened: tuple[str, ...]
) -> None:
    window: MainWindow = open_window(*(scenarios_dir / name for name in opened))
    window.document.change(active=1)
    name = window.document.state.files[1].path.name
    dialog = asked(window, "save-comparison")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    state = window.document.state
    assert state.files[state.active].path == tmp_path / name


@pytest.mark.parametrize("way", ["open", "library"])
@pytest.mark.parametrize("shipped", [LOHJA, "lohja-nyt-konsepti.yaml", "heinola-2024-2025.yaml"])
def test_what_is_said_at_the_head_of_a_comparison_that_ships_is_not_said_of_its_copy(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path, shipped: str, way: str
) -> None:
    window: MainWindow = open_window(scenarios_dir / shipped)
    dialog = (
        asked(window, "save-comparison") if way == "open" else window.new_files.making.ask_copy(scenarios_dir / shipped)
    )
    assert dialog is not None
    write(qtbot, dialog.name, "oma")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    head = (tmp_path / "oma.yaml").read_text("utf-8").partition("orgsim: 1")[0]
    told = [line for line in head.splitlines() if "yaml-language-server" not in line]
    title = read_comparison(scenarios_dir / shipped).comparison.title.in_language("fi")
    assert len(told) == 1
    assert told[0].startswith("# Kopioitu ")
    assert told[0].endswith(f" orgsimin vertailusta ”{title}” ({shipped}).")


def test_what_is_said_at_the_head_of_ones_own_comparison_goes_along(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path
) -> None:
    for path in scenarios_dir.glob("lohja-*.yaml"):
        shutil.copy(path, tmp_path / path.name)
    own = tmp_path / LOHJA
    own.write_text("# Hallituksen kokoukseen 5.3.\n" + own.read_text("utf-8"), "utf-8")
    window: MainWindow = open_window(own)
    dialog = asked(window, "save-comparison")
    dialog.put_into(tmp_path)
    press(qtbot, dialog)
    assert "# Hallituksen kokoukseen 5.3." in (tmp_path / "lohja-2016-kopio.yaml").read_text("utf-8")
