"""The start page: cards of what ships and of recent folders, found, marked, compared, copied and opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu
from pytestqt.qtbot import QtBot

from orgsim.app.document.settings import Settings
from orgsim.app.library.card import LibraryCard
from orgsim.app.library.page import LibraryPage
from orgsim.app.opening.new_file_dialog import NewFileDialog
from orgsim.app.shell.window import MainWindow
from orgsim.resources import resource
from tests.app.settling import opened

LOHJA = "lohja-2016.yaml"
UNIT = "{id: u, kind: council, name: Valtuusto}"
KEY = Qt.Key


def draft(folder: Path, name: str, *, title: str | None = None, more: str = "") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(f"orgsim: 1\nid: {name}\ntitle: {title or name}\n{more}units: [{UNIT}]\n", "utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path, settings: Settings) -> Path:
    """A recent folder with two drafts, one broken file and one of another program."""
    folder = tmp_path / "luonnokset"
    folder.mkdir()
    settings.add_recent(draft(folder, "oma1", title="Oma malli"))
    draft(folder, "oma2", title="Toinen malli", more="municipality: {name: Akaa}\nstatus: current\ndate: 2026\n")
    (folder / "rikki.yaml").write_text("orgsim: 1\nid: r\ntitle: R\nunits: [{id: u}]\n", "utf-8")
    (folder / "docker.yaml").write_text("services: {}\n", "utf-8")
    return folder


def complete(qtbot: QtBot, window: MainWindow) -> LibraryPage:
    page = window.library
    qtbot.waitUntil(lambda: page.is_complete and len(page.grid.cards) > 0)
    QApplication.processEvents()
    return page


def card(page: LibraryPage, name: str) -> LibraryCard:
    return next(each for each in page.grid.cards if each.entry.path.name == f"{name}.yaml")


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_it_is_shown_where_nothing_is_open(qtbot: QtBot, open_window, own: Path, scenarios_dir: Path) -> None:
    window: MainWindow = open_window()
    page = complete(qtbot, window)
    assert page.isVisible()
    assert not window.cards.isVisible()
    assert window.windowTitle() == "Kirjasto – orgsim"
    shipped = {each.entry.path.name for each in page.grid.cards if each.entry.path.parent == scenarios_dir.resolve()}
    assert shipped == {path.name for path in scenarios_dir.iterdir()}
    assert [each.entry.path.name for each in page.grid.cards][:3] == ["oma1.yaml", "oma2.yaml", "rikki.yaml"]
    headings = page.grid.headings
    assert headings[0] == f"Viimeksi avattu kansio · {own}", "the user's own stands first"
    assert headings[1] == "Vertailut"
    assert list(headings[2:]) == sorted(headings[2:])


def test_a_card_tells_in_words_what_it_shows(qtbot: QtBot, open_window, own: Path) -> None:
    page = complete(qtbot, open_window())
    told = card(page, "lohja-valiokuntamalli").accessibleName()
    assert told == (
        "Yksi luonnos, Lohja, valiokuntamalli 1.2, Lohja · Luonnos · 25.2.2016 · lohja-valiokuntamalli.yaml, "
        "4 toimielintasoa, 14 toimielintä, ≥\u200978 paikkaa"
    )
    assert (
        card(page, "lohja-2016")
        .accessibleName()
        .startswith("Vertailu · 2 luonnosta, Lohjan organisaatiomuutos 2016, Lohja, valiokuntamalli 1.2, ")
    )
    assert "Akaa · Nykytila · 2026 · oma2.yaml" in card(page, "oma2").accessibleName()
    broken = card(page, "rikki")
    assert broken.accessibleName().startswith("Ei avaudu, rikki.yaml")
    assert broken.accessibleName().endswith("Rivi 4: `kind` puuttuu; yksiköllä on oltava se")


def test_the_tip_has_what_a_card_has_no_room_for(qtbot: QtBot, open_window, own: Path, scenarios_dir: Path) -> None:
    (own / "vertailu.yaml").write_text(
        "orgsim: 1\ncomparison: {title: <b>Kolme & yksi, scenarios: [oma1.yaml, poissa.yaml, oma2.yaml]}\n", "utf-8"
    )
    page = complete(qtbot, open_window())

    def lines(name: str) -> list[str]:
        return QTextDocumentFragment.fromHtml(card(page, name).toolTip()).toPlainText().split("\n")

    assert lines("lohja-2016") == [
        "Lohjan organisaatiomuutos 2016",
        "A Lohja, valiokuntamalli 1.2",
        "B Lohja, lautakuntamalli 1.2",
        str(scenarios_dir.resolve() / LOHJA),
    ]
    assert lines("oma1") == ["Oma malli", str(own / "oma1.yaml")]
    assert lines("rikki") == ["Rivi 4: `kind` puuttuu; yksiköllä on oltava se"]
    trouble, *others = lines("vertailu")
    assert "poissa.yaml" in trouble
    assert others == ["<b>Kolme & yksi", "A Oma malli", "B Toinen malli", str(own / "vertailu.yaml")]


def test_every_card_that_has_units_gets_a_picture_of_them(qtbot: QtBot, open_window, own: Path) -> None:
    page = complete(qtbot, open_window())
    bare = {each.entry.path.name for each in page.grid.cards if not each.has_image}
    assert bare == {"rikki.yaml"}
    picture = card(page, "lohja-2016").grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(12, picture.width() - 12) for y in range(14, 140)}
    assert "#0b5cad" in colours, "a city board, as in every chart"


def test_enter_opens_and_the_library_comes_back_over_it(qtbot: QtBot, open_window, scenarios_dir: Path) -> None:
    window: MainWindow = open_window()
    page = complete(qtbot, window)
    card(page, "lohja-2016").setFocus()
    press(qtbot, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.document.state.comparison is not None)
    state = window.document.state
    assert state.comparison is not None
    assert state.comparison.path.name == LOHJA
    assert not page.isVisible()
    assert window.structure.isVisible()
    window.actions_by_name["library"].trigger()
    assert page.isVisible()
    assert window.actions_by_name["library"].isChecked()
    assert not window.actions_by_name["structure"].isChecked()
    assert not window.actions_by_name["morph"].isEnabled()
    assert window.document.state.files is state.files
    card(page, "lohja-2016").setFocus()
    press(qtbot, KEY.Key_Escape)
    assert window.structure.isVisible()
    assert window.actions_by_name["structure"].isChecked()


def test_the_action_and_a_view_lead_back_too(qtbot: QtBot, open_window, scenarios_dir: Path) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    library = window.actions_by_name["library"]
    qtbot.mouseClick(window.rail.button("library"), Qt.MouseButton.LeftButton)
    page = complete(qtbot, window)
    assert page.isVisible()
    library.trigger()
    assert window.structure.isVisible()
    library.trigger()
    window.actions_by_name["metrics"].trigger()
    assert window.document.state.view == "metrics"
    assert not page.isVisible()
    library.trigger()
    window.actions_by_name["metrics"].trigger()
    assert not page.isVisible(), "the view that was shown before is one to go back to as well"


def test_a_click_chooses_and_a_double_click_opens(qtbot: QtBot, open_window, own: Path) -> None:
    window: MainWindow = open_window()
    page = complete(qtbot, window)
    one = card(page, "oma1")
    page.grid.ensureWidgetVisible(one)
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert page.current == own / "oma1.yaml"
    assert window.document.state.files == ()
    qtbot.mouseDClick(one, Qt.MouseButton.LeftButton)
    assert [file.path for file in window.document.state.files] == [own / "oma1.yaml"]


def test_arrows_walk_from_card_to_card(qtbot: QtBot, open_window) -> None:
    page = complete(qtbot, open_window(size=(1366, 768)))
    cards = page.grid.cards
    assert QApplication.focusWidget() is cards[0], "the keyboard is there from the beginning"
    press(qtbot, KEY.Key_Right)
    assert page.current == cards[1].entry.path
    press(qtbot, KEY.Key_Left)
    press(qtbot, KEY.Key_Left)
    assert page.current == cards[0].entry.path
    press(qtbot, KEY.Key_Down)
    below = page.grid.card(page.current)
    assert below.y() > cards[0].y()
    assert below.x() == cards[0].x()
    press(qtbot, KEY.Key_Up)
    assert page.current == cards[0].entry.path
    press(qtbot, KEY.Key_End)
    assert page.current == cards[-1].entry.path
    assert not cards[-1].visibleRegion().isEmpty(), "what is chosen is in view"
    press(qtbot, KEY.Key_Home)
    assert page.current == cards[0].entry.path


def test_marked_cards_open_side_by_side_in_the_order_of_marking(qtbot: QtBot, open_window, own: Path) -> None:
    window: MainWindow = open_window()
    page = complete(qtbot, window)
    assert not page.compare_button.isEnabled()
    for name in ("oma2", "lohja-valiokuntamalli", "oma1"):
        card(page, name).setFocus()
        press(qtbot, KEY.Key_Space)
    assert card(page, "oma2").mark == 0
    assert card(page, "oma2").accessibleDescription() == "Merkitty vertailtavaksi: A"
    assert page.compare_button.text() == "Vertaa valitut (3)"
    card(page, "oma2").setFocus()
    press(qtbot, KEY.Key_Space)
    assert card(page, "oma2").mark is None
    assert card(page, "lohja-valiokuntamalli").mark == 0
    press(qtbot, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [file.path.name for file in window.document.state.files] == ["lohja-valiokuntamalli.yaml", "oma1.yaml"]
    assert page.marks == ()


def test_a_click_on_the_disc_or_with_control_marks(qtbot: QtBot, open_window, own: Path) -> None:
    page = complete(qtbot, open_window())
    one, other = card(page, "oma1"), card(page, "oma2")
    page.grid.ensureWidgetVisible(one)
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(one.width() - 28, 28))
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    assert page.marks == (own / "oma1.yaml", own / "oma2.yaml")
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(one.width() - 28, 28))
    assert page.marks == (own / "oma2.yaml",)
    assert page.current == own / "oma1.yaml"


@pytest.mark.parametrize("view", ["structure", "metrics"])
def test_the_keyboard_is_on_a_card_each_time_it_is_shown(
    qtbot: QtBot, open_window, scenarios_dir: Path, view: str
) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    window.document.change(view=view)
    library = window.actions_by_name["library"]
    for _ in range(2):
        library.trigger()
        page = complete(qtbot, window)
        assert QApplication.focusWidget() is page.grid.cards[0]
        library.trigger()


def test_escape_leads_back_wherever_the_keyboard_is(qtbot: QtBot, open_window, scenarios_dir: Path) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    window.actions_by_name["library"].trigger()
    complete(qtbot, window)
    qtbot.keyClick(window.rail.button("checks"), KEY.Key_Escape)
    assert window.structure.isVisible()


def test_at_most_four_drafts_are_marked_and_no_comparison(qtbot: QtBot, open_window, own: Path) -> None:
    window: MainWindow = open_window()
    page = complete(qtbot, window)
    told: list[str] = []
    page.said.connect(told.append)
    names = ("oma1", "oma2", "lohja-valiokuntamalli", "lohja-lautakuntamalli", "heinola-2017")
    for name in names:
        page.toggle_mark(card(page, name).entry.path)
    assert len(page.marks) == 4
    assert told == ["Rinnakkain mahtuu 4 luonnosta: poista ensin jokin merkintä."]
    for name in ("lohja-2016", "rikki"):
        page.toggle_mark(card(page, name).entry.path)
    assert told[1:] == ["Vain luonnoksia voi merkitä: vertailu avataan sellaisenaan."] * 2
    assert len(page.marks) == 4


def test_comparing_without_marks_says_how(qtbot: QtBot, open_window) -> None:
    page = complete(qtbot, open_window())
    told: list[str] = []
    page.said.connect(told.append)
    press(qtbot, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == ["Merkitse ensin vähintään kaksi luonnosta välilyönnillä."]


def test_typing_on_a_card_searches_and_escape_ends_it(qtbot: QtBot, open_window, own: Path) -> None:
    page = complete(qtbot, open_window())
    number = len(page.grid.cards)
    qtbot.keyClicks(QApplication.focusWidget(), "a")
    qtbot.keyClicks(QApplication.focusWidget(), "kaa")
    assert page.search.text() == "akaa"
    assert [each.entry.path.name for each in page.grid.cards] == ["oma2.yaml"]
    qtbot.keyClick(page.search, KEY.Key_Down)
    assert page.current == own / "oma2.yaml"
    assert card(page, "oma2").hasFocus()
    press(qtbot, KEY.Key_Escape)
    assert page.search.text() == ""
    assert len(page.grid.cards) == number


def test_enter_in_the_search_opens_what_it_found_first(qtbot: QtBot, open_window, own: Path) -> None:
    window: MainWindow = open_window()
    page = complete(qtbot, window)
    press(qtbot, KEY.Key_End)
    qtbot.keyClicks(QApplication.focusWidget(), "heinola")
    assert page.current == page.grid.cards[0].entry.path
    qtbot.keyClick(page.search, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.isVisible(), "that compares, and nothing is marked"
    qtbot.keyClick(page.search, KEY.Key_Return)
    assert window.structure.isVisible()
    assert window.document.state.comparison.path.name.startswith("heinola")
    window.document.change(library=True)
    page.focus_search()
    qtbot.keyClicks(page.search, "ei tallaista")
    qtbot.keyClick(page.search, KEY.Key_Return)
    assert page.isVisible()


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot, open_window) -> None:
    page = complete(qtbot, open_window())
    page.search.setText("ei tällaista")
    assert page.grid.cards == ()
    assert page._nothing.text() == "Mitään ei löytynyt: ei tällaista"
    assert not page.open_button.isEnabled()


def test_ctrl_f_leads_to_the_search_of_the_library(qtbot: QtBot, open_window) -> None:
    window: MainWindow = open_window()
    page = complete(qtbot, window)
    window.actions_by_name["find"].trigger()
    assert page.search.hasFocus()


def test_a_broken_file_never_hides_the_others_and_opening_it_tells_why(qtbot: QtBot, open_window, own: Path) -> None:
    window: MainWindow = open_window()
    page = complete(qtbot, window)
    card(page, "rikki").setFocus()
    assert not page.copy_button.isEnabled()
    press(qtbot, KEY.Key_Return)
    assert page.isVisible()
    assert window.banner.isVisible()
    assert {problem.path for problem in window.document.state.problems} == {own / "rikki.yaml"}


def test_a_draft_is_added_to_what_is_open(qtbot: QtBot, open_window, scenarios_dir: Path, own: Path) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    window.actions_by_name["library"].trigger()
    page = complete(qtbot, window)
    card(page, "oma1").setFocus()
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    assert [file.path.name for file in window.document.state.files][-1] == "oma1.yaml"
    assert len(window.document.state.files) == 3
    assert window.structure.isVisible()


def test_a_copy_gets_an_id_that_none_of_the_library_has(qtbot: QtBot, open_window, own: Path) -> None:
    window: MainWindow = open_window()
    page = complete(qtbot, window)
    card(page, "oma1").setFocus()
    qtbot.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(NewFileDialog)
    dialog.name.setText("oma2 (uusi)")
    box = dialog.findChild(QDialogButtonBox)
    qtbot.mouseClick(box.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)
    opened(window)
    original, copy = window.document.state.files
    assert original.path == own / "oma1.yaml"
    assert copy.path == own / "oma2 (uusi).yaml"
    assert copy.scenario.id == "oma2-uusi"
    window.actions_by_name["library"].trigger()
    complete(qtbot, window)
    assert card(page, "oma2 (uusi)").entry.title.und == "Oma malli – kopio"


def test_the_context_menu_offers_the_same(qtbot: QtBot, open_window, own: Path) -> None:
    window: MainWindow = open_window()
    page = complete(qtbot, window)
    one = card(page, "oma1")
    place = QPoint(20, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, one.mapToGlobal(place))
    QApplication.sendEvent(one, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    assert page.current == own / "oma1.yaml"
    offered = page.menu_for(one.entry)
    texts = [action.text() for action in offered.actions() if action.isVisible() and not action.isSeparator()]
    assert texts == ["Avaa", "Merkitse vertailtavaksi", "Vertaa valitut", "Kopioi uudeksi luonnokseksi…"]
    next(action for action in offered.actions() if action.text() == "Merkitse vertailtavaksi").trigger()
    assert page.marks == (own / "oma1.yaml",)
    offered.deleteLater()
    broken = page.menu_for(card(page, "rikki").entry)
    enabled = [action.text() for action in broken.actions() if action.isEnabled() and action.isVisible()]
    assert [text for text in enabled if text] == ["Avaa"]
    broken.deleteLater()


def test_what_changes_on_disk_is_there_the_next_time(qtbot: QtBot, open_window, scenarios_dir: Path, own: Path) -> None:
    window: MainWindow = open_window(scenarios_dir / LOHJA)
    library = window.actions_by_name["library"]
    library.trigger()
    page = complete(qtbot, window)
    unchanged = card(page, "oma2").entry
    library.trigger()
    draft(own, "oma1", title="Aivan toinen nimi")
    os.utime(own / "oma1.yaml", ns=(10**18, 10**18))
    draft(own, "oma3")
    (own / "rikki.yaml").unlink()
    library.trigger()
    page = complete(qtbot, window)
    names = [each.entry.path.name for each in page.grid.cards if each.entry.path.parent == own]
    assert sorted(names) == ["oma1.yaml", "oma2.yaml", "oma3.yaml"]
    assert card(page, "oma1").accessibleName().startswith("Yksi luonnos, Aivan toinen nimi")
    assert card(page, "oma2").entry is unchanged, "it was not read again"
    assert card(page, "oma2").has_image


def test_it_follows_language_and_theme(qtbot: QtBot, open_window, own: Path, scenarios_dir: Path) -> None:
    window: MainWindow = open_window()
    page = complete(qtbot, window)
    light = card(page, "lohja-2016").grab().toImage()
    window.document.change(language="sv", theme="dark")
    page = complete(qtbot, window)
    assert page.grid.headings[1] == "Jämförelser"
    assert page.open_button.text() == "Öppna"
    assert card(page, "lohja-2016").accessibleName().startswith("Jämförelse · 2 utkast, Lojos organisationsreform 2016")
    dark = card(page, "lohja-2016").grab().toImage()
    middle = (light.width() // 2, light.height() - 40)
    assert light.pixelColor(*middle).lightness() > 200
    assert dark.pixelColor(*middle).lightness() < 100
    # Of what changes while nobody sees it, it tells once it is shown again.
    window.files.open([scenarios_dir / "lohja-2016.yaml"], add=False)
    qtbot.waitUntil(lambda: not window.library.isVisible())
    window.document.change(language="en", theme="light")
    window.document.change(library=True)
    page = complete(qtbot, window)
    assert page.grid.headings[1] == "Comparisons"
    assert card(page, "lohja-2016").grab().toImage().pixelColor(5, 100).lightness() > 200


def test_cards_fill_the_width_and_never_overlap(qtbot: QtBot, open_window) -> None:
    window: MainWindow = open_window(size=(1024, 600))
    page = complete(qtbot, window)
    for size in ((1024, 600), (1366, 768), (1920, 1080)):
        window.resize(*size)
        QApplication.processEvents()
        places = [each.geometry() for each in page.grid.cards]
        assert all(not one.intersects(other) for at, one in enumerate(places) for other in places[at + 1 :]), size
        room = page.grid.viewport().width()
        assert all(place.left() >= 0 and place.right() < room for place in places), size
        assert max(place.right() for place in places) > room * 0.8, size
        assert page.copy_button.width() >= page.copy_button.sizeHint().width(), size
        for view in ("structure", "checks", "library"):
            button = window.rail.button(view)
            assert button.height() >= button.sizeHint().height(), "no text of the rail is cut off"


def test_a_window_that_opens_on_files_never_makes_the_library(open_window, scenarios_dir: Path, settings) -> None:
    from orgsim.app.document.document import Document
    from orgsim.app.document.state import State

    window = MainWindow(Document(State(language="fi")), settings)
    window.files.open([scenarios_dir / LOHJA], add=False)
    window.show()
    QApplication.processEvents()
    assert not window.panels.has_library
    window.close()


def test_closing_while_it_still_reads_leaves_nothing_behind(open_window, own: Path) -> None:
    window: MainWindow = open_window()
    assert not window.library.is_complete
    window.close()
    assert not window.library._reader.is_busy


def test_the_templates_are_not_in_the_library(qtbot: QtBot, open_window, settings: Settings) -> None:
    settings.add_recent(resource("templates", "scenario.fi.yaml"))
    page = complete(qtbot, open_window())
    assert all(each.entry.path.parent.name == "scenarios" for each in page.grid.cards)


def test_hovering_does_not_choose(qtbot: QtBot, open_window) -> None:
    page = complete(qtbot, open_window())
    before = page.current
    QApplication.sendEvent(page.grid.cards[3], QEvent(QEvent.Type.Enter))
    page.grid.cards[3].grab()
    assert page.current == before


def test_coming_back_finds_no_old_search(qtbot: QtBot, open_window, own: Path, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    library = window.actions_by_name["library"]
    library.trigger()
    page = complete(qtbot, window)
    whole = len(page.grid.cards)
    page.search.setText("oma1")
    assert len(page.grid.cards) == 1
    library.trigger()
    assert not page.isVisible()
    library.trigger()
    assert page.search.text() == ""
    qtbot.waitUntil(lambda: page.is_complete)
    assert len(page.grid.cards) == whole
