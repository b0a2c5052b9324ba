"""The guide as somebody reads it: opened by F1, walked through and searched, in the window's language and theme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.guide import searching
from orgsim.app.guide.frame import USUAL
from orgsim.app.guide.pages import PAGES, Place, pages
from orgsim.app.guide.rendering import passages, rendering
from orgsim.app.guide.window import GuideWindow
from orgsim.drawing.themes import THEMES
from orgsim.messages import catalog
from orgsim.model.text import LANGUAGES, Language
from tests.app.settling import meet
from tests.app.turning import turn


@pytest.fixture
def guide(app_with_fonts: QApplication, qtbot: QtBot, no_leaks: None) -> Iterator[GuideWindow]:
    made = GuideWindow("fi", THEMES["light"])
    qtbot.addWidget(made)
    made.resize(1180, 780)
    made.open_at(None)
    settled(made)
    qtbot.waitExposed(made)
    yield made
    made.close()


def settled(guide: GuideWindow) -> None:
    """Let the page that was asked for be set."""
    meet(lambda: not guide._steps.is_running)


def seen(guide: GuideWindow) -> str:
    """The heading that is at the top, as its page calls it."""
    return guide.page.headings[guide.reader.heading_seen()].text


def chosen(guide: GuideWindow) -> str:
    return guide.contents.currentItem().text(0)


def type_(qtbot: QtBot, guide: GuideWindow, text: str) -> None:
    qtbot.keyClick(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert guide.field.hasFocus()
    # Qt's own test keys know ASCII alone.
    guide.field.insert(text)
    qtbot.waitUntil(lambda: not guide._searching.is_running)


# from the main window


def test_f1_opens_the_guide_in_the_windows_language_and_theme(open_window, scenarios_dir: Path, qtbot: QtBot) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml", language="sv", theme="dark")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    settled(window.help.guide)
    assert window.help.guide.isVisible()
    assert window.help.guide.windowTitle() == "Handbok – orgsim"
    assert window.help.guide.page.title == "Handbok"
    window.document.change(language="fi", theme="light")
    assert window.help.guide._painting.is_held, "nothing is painted in both"
    qtbot.waitUntil(lambda: not window.help.guide._painting.is_held)
    assert window.help.guide.windowTitle() == "Opas – orgsim"
    assert window.help.guide.page.title == "Opas"
    assert window.help.guide.reader.toPlainText().startswith("Opas")
    # What is chosen in between is shown as it is told last.
    window.document.change(theme="dark")
    window.document.change(language="sv")
    window.help.guide.contents.setCurrentItem(window.help.guide.contents.topLevelItem(1))
    qtbot.waitUntil(lambda: not window.help.guide._painting.is_held)
    assert window.help.guide.page.name == PAGES[1]
    assert window.help.guide.reader.toPlainText().startswith(window.help.guide.page.title)
    assert THEMES["dark"].background in window.help.guide.styleSheet()
    window.help.guide.contents.setCurrentItem(window.help.guide.contents.topLevelItem(0))
    # One that nobody sees follows when it is opened again.
    window.help.guide.close()
    window.document.change(language="en", theme="dark")
    window.actions_by_name["guide"].trigger()
    assert not window.help.guide.isVisible(), "it is set first"
    settled(window.help.guide)
    assert window.help.guide.isVisible()
    assert window.help.guide.windowTitle() == "Guide – orgsim"
    assert window.help.guide.page.title == "Guide"
    window.close()
    assert not window.help.guide.isVisible()


def test_f1_opens_the_guide_where_it_tells_of_the_view(open_window, scenarios_dir: Path, qtbot: QtBot) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    for view in ("differences", "metrics", "matters", "checks", "transition", "timeline", "goals"):
        window.document.change(view=view)
        qtbot.keyClick(window, Qt.Key.Key_F1)
        settled(window.help.guide)
        assert seen(window.help.guide).startswith(catalog("fi")(f"action.{view}")), view
        assert chosen(window.help.guide) == seen(window.help.guide)
        window.help.guide.close()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
    window.document.change(library=True)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    settled(window.help.guide)
    assert window.help.guide.page.name == "library"


def test_an_open_guide_stays_where_it_is_read(open_window, scenarios_dir: Path, qtbot: QtBot) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    settled(window.help.guide)
    window.help.guide.contents.setCurrentItem(window.help.guide.contents.topLevelItem(2))
    window.document.change(view="goals")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.help.guide.page.name == PAGES[2]


def test_the_keys_have_a_key_of_their_own(open_window, scenarios_dir: Path, qtbot: QtBot) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == "Näppäimet"
    dialog.close()


# reading


def test_a_choice_in_the_contents_shows_the_section(guide: GuideWindow, qtbot: QtBot) -> None:
    tour = guide.contents.topLevelItem(1)
    guide.contents.setCurrentItem(tour)
    settled(guide)
    assert seen(guide) == "Kierros"
    assert tour.isExpanded()
    guide.contents.setFocus()
    for _ in range(4):
        qtbot.keyClick(guide.contents, Qt.Key.Key_Down)
    assert seen(guide) == chosen(guide) == "Tunnusluvut: ja mistä kukin tulee"


def test_a_click_on_what_stands_between_the_pages_leads_nowhere(guide: GuideWindow, qtbot: QtBot) -> None:
    (between,) = guide.contents.findItems(catalog("fi")("guide.references"), Qt.MatchFlag.MatchExactly)
    at = guide.contents.visualItemRect(between).center()
    qtbot.mouseClick(guide.contents.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert guide.page.name == PAGES[0]


def test_links_lead_through_the_guide_and_back(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.reader.anchorClicked.emit(QUrl("presenting.md#oma-esitys"))
    settled(guide)
    assert seen(guide) == "Oma esitys"
    guide.reader.anchorClicked.emit(QUrl("../../scenario-format.md#seats"))
    settled(guide)
    assert (guide.page.name, seen(guide)) == ("scenario-format", "Seats")
    qtbot.keyClick(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settled(guide)
    assert (guide.page.name, seen(guide)) == ("presenting", "Oma esitys")
    qtbot.keyClick(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settled(guide)
    assert guide.page.name == "README"


def test_what_lies_outside_opens_in_the_browser_after_a_click_alone(
    guide: GuideWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    for index in range(len(pages("fi"))):
        guide._go(Place(pages("fi")[index].name))
        settled(guide)
    assert opened == []
    guide.reader.highlighted.emit(QUrl("https://example.org/laki"))
    assert guide.said.text() == "Avautuu selaimessa: https://example.org/laki"
    assert opened == []
    guide.reader.anchorClicked.emit(QUrl("https://example.org/laki"))
    settled(guide)
    assert opened == ["https://example.org/laki"]
    # Neither a file nor a page that does not ship is handed to anybody.
    for link in ("file:///etc/passwd", "../../../README.md", "javascript:alert(1)"):
        guide.reader.anchorClicked.emit(QUrl(link))
        settled(guide)
    assert opened == ["https://example.org/laki"]


def test_the_text_grows_and_stays_at_its_place(guide: GuideWindow, qtbot: QtBot) -> None:
    guide._go(Place("tour", "tavoitteet-punnitse-luonnokset"))
    settled(guide)
    usual = guide.reader.document().defaultFont().pixelSize()
    control = Qt.KeyboardModifier.ControlModifier
    for _ in range(2):
        qtbot.keyClick(guide, Qt.Key.Key_Plus, control)
        settled(guide)
    assert guide.reader.document().defaultFont().pixelSize() == round(15 * 1.3)
    assert seen(guide) == "Tavoitteet: punnitse luonnokset"
    for _ in range(20):
        qtbot.keyClick(guide, Qt.Key.Key_Minus, control)
        settled(guide)
    assert guide.reader.document().defaultFont().pixelSize() == round(15 * 0.8)
    qtbot.keyClick(guide, Qt.Key.Key_0, control)
    settled(guide)
    assert guide.reader.document().defaultFont().pixelSize() == usual


def test_the_wheel_with_ctrl_changes_the_size_of_the_text_by_whole_notches(guide: GuideWindow) -> None:
    """Qt adds notches to a size in points, and of text in pixels that is -1: two made it one point large (6.11.3)."""
    reader = guide.reader
    usual = reader.document().defaultFont().pixelSize()
    assert usual == 15
    sizes = []
    # Half a notch on a fine wheel, its other half, two at once; then back.
    for turned in (60, 60, 240, -240, -120):
        turn(reader.viewport(), turned, Qt.KeyboardModifier.ControlModifier)
        settled(guide)
        sizes.append(reader.document().defaultFont().pixelSize())
    assert sizes[0] == sizes[4] == usual
    assert usual < sizes[1] == sizes[3] < sizes[2]
    turn(reader.viewport(), -120 * 20, Qt.KeyboardModifier.ControlModifier)
    settled(guide)
    assert 8 < reader.document().defaultFont().pixelSize() < usual
    at = reader.verticalScrollBar().value()
    turn(reader.viewport(), -120, Qt.KeyboardModifier.NoModifier)
    settled(guide)
    assert reader.verticalScrollBar().value() > at


def test_who_has_read_on_stays_there_in_another_size_or_theme(guide: GuideWindow) -> None:
    """It went back to the heading, which may be pages above."""
    reader = guide.reader
    guide._go(Place("command-line"))
    settled(guide)
    reader.verticalScrollBar().setValue(3500)

    def read() -> str:
        return reader.cursorForPosition(reader.viewport().rect().topLeft()).block().text()

    at = read()
    assert at.startswith("Pääte .html")
    for turned in (120, 120, -360, 120):
        turn(reader.viewport(), turned, Qt.KeyboardModifier.ControlModifier)
        settled(guide)
        assert read() == at
    guide.tell("fi", THEMES["dark"])
    guide._steps.finish()
    assert guide._set[1:3] == ("fi", THEMES["dark"])
    assert read() == at


def test_pictures_and_lines_fit_into_the_page(guide: GuideWindow, qtbot: QtBot) -> None:
    for width, name in product((560, 960, 1180, 1900), PAGES):
        guide.resize(width, 540)
        guide._go(Place(name))
        settled(guide)
        QApplication.processEvents()
        document, room = guide.reader.document(), guide.reader.viewport().width()
        for picture in guide.page.pictures:
            image = document.resource(QTextDocument.ResourceType.ImageResource, QUrl(picture))
            assert isinstance(image, QImage)
            assert 0 < image.deviceIndependentSize().width() <= room
        assert room <= 880
        if width >= 960:
            assert document.idealWidth() <= room + 1, name


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_the_page_has_the_themes_colours(guide: GuideWindow, theme: str, qtbot: QtBot) -> None:
    guide.tell("fi", THEMES[theme])
    qtbot.waitUntil(lambda: not guide._painting.is_held)
    image = guide.reader.grab().toImage()
    assert image.pixelColor(QPoint(6, 200)) == QColor(THEMES[theme].surface)


def test_what_was_to_be_painted_before_other_colours_came_is_seen_in_them(guide: GuideWindow, qtbot: QtBot) -> None:
    """As where its caret blinks then: Qt painted it no more, whatever was done in it."""
    at, screen = guide.reader.mapTo(guide, QPoint(6, 200)), guide.screen()
    for theme in ("dark", "light"):
        guide.update()
        guide.tell("fi", THEMES[theme])
        qtbot.waitUntil(lambda: not guide._painting.is_held)
        surface = QColor(THEMES[theme].surface)
        meet(lambda surface=surface: screen.grabWindow(guide.winId()).toImage().pixelColor(at) == surface)


def test_a_long_page_is_set_in_several_rounds_and_what_is_asked_for_meanwhile_is_shown(
    guide: GuideWindow, qtbot: QtBot
) -> None:
    guide.reader.anchorClicked.emit(QUrl("../../scenario-format.md#seats"))
    assert guide._painting.is_held, "what was read stands until then"
    rounds = 0
    while guide._steps.is_running:
        QApplication.processEvents()
        rounds += 1
    assert rounds > 3
    assert (guide.page.name, seen(guide)) == ("scenario-format", "Seats")
    qtbot.waitUntil(lambda: not guide._painting.is_held)

    # Gone further, enlarged and in another theme before a page was set: the one that was about to come is gone back to.
    guide._go(Place("command-line"))
    QApplication.processEvents()
    guide._go(Place("presenting", "oma-esitys"))
    guide.tell("fi", THEMES["dark"])
    qtbot.keyClick(guide, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    settled(guide)
    assert (guide.page.name, seen(guide)) == ("presenting", "Oma esitys")
    assert guide.reader.document().defaultFont().pixelSize() == round(15 * 1.15)
    assert THEMES["dark"].surface in guide.styleSheet()
    visited = []
    while guide.back.isEnabled():
        guide.back.trigger()
        settled(guide)
        visited.append((guide.page.name, seen(guide)))
    assert visited[0][0] == "command-line" and visited[1] == ("scenario-format", "Seats")


def test_a_guide_that_is_closed_before_it_was_seen_does_not_come(
    app_with_fonts: QApplication, qtbot: QtBot, no_leaks: None
) -> None:
    made = GuideWindow("fi", THEMES["light"])
    qtbot.addWidget(made)
    made.open_at("goals")
    QApplication.processEvents()
    assert not made.isVisible()
    made.leave()
    settled(made)
    assert not made.isVisible()
    made.open_at("goals")
    settled(made)
    assert made.isVisible() and seen(made).startswith(catalog("fi")("action.goals"))
    made.close()


def test_back_leads_to_where_one_was_and_not_as_far_down_as_on_the_page_before(guide: GuideWindow) -> None:
    guide._go(Place("library"))
    settled(guide)
    bar = guide.reader.verticalScrollBar()
    bar.setValue(500)
    assert bar.value() == 500
    # Through a page that was never seen.
    guide._go(Place("presenting"))
    guide._go(Place("troubles"))
    settled(guide)
    guide.back.trigger()
    settled(guide)
    assert (guide.page.name, bar.value()) == ("presenting", 0)
    guide.back.trigger()
    settled(guide)
    assert (guide.page.name, bar.value()) == ("library", 500)
    # Left while it was about to be larger: it was read in the size before.
    guide._zoom(4)
    guide._go(Place("troubles"))
    settled(guide)
    guide.back.trigger()
    settled(guide)
    assert (guide.page.name, bar.value()) == ("library", 0), "in other letters the heading is where it is"


def test_a_section_that_one_is_on_the_way_to_is_come_to_in_another_language(guide: GuideWindow) -> None:
    where = Place("tour", "tavoitteet-punnitse-luonnokset")
    guide._go(where)
    guide.tell("en", THEMES["light"])
    settled(guide)
    number = [heading.anchor for heading in pages("fi")[1].headings].index(where.anchor)
    assert seen(guide) == pages("en")[1].headings[number].text


def test_a_guide_that_was_closed_as_a_page_was_set_is_painted_when_it_is_opened_again(guide: GuideWindow) -> None:
    guide._go(Place("scenario-format"))
    QApplication.processEvents()
    guide.close()
    guide.tell("fi", THEMES["dark"])
    guide.tell("fi", THEMES["light"])
    guide.open_at(None)
    settled(guide)
    meet(lambda: not guide._painting.is_held)
    assert guide.isVisible()


def test_a_guide_that_was_seen_before_does_not_come_once_it_is_left(guide: GuideWindow) -> None:
    guide.close()
    guide.open_at("goals")
    guide.leave()
    settled(guide)
    assert not guide.isVisible()


# searching


def test_what_is_found_is_gone_to_however_fast_one_walks(guide: GuideWindow, qtbot: QtBot) -> None:
    type_(qtbot, guide, "lautakunta")
    names = [hit.page.name for hit in guide.hits]
    first = next(at for at in range(1, len(names)) if names[at] != names[at - 1])
    assert first + 2 < len(names) and names[first + 1] == names[first]
    for _ in range(first + 2):
        qtbot.keyClick(guide.field, Qt.Key.Key_Return)
    assert guide.count.text() == f"{first + 2}/{len(names)}"
    settled(guide)
    start, end = guide.hits[first + 1].found.spans[0]
    accent = QColor(THEMES["light"].accent.fill)
    lit = [its for its in guide.reader.extraSelections() if its.format.background().color() == accent]
    assert next((its.cursor.selectionStart(), its.cursor.selectionEnd()) for its in lit) == (start, end)
    assert guide.reader.viewport().rect().intersects(guide.reader.cursorRect())


def test_other_words_and_another_language_may_be_searched_for_while_the_page_of_a_hit_is_set(
    guide: GuideWindow, qtbot: QtBot
) -> None:
    for change in ("more", "nothing", "language"):
        guide.field.clear()
        settled(guide)
        guide._go(Place(PAGES[0]))
        settled(guide)
        type_(qtbot, guide, "lautakunta" if change != "language" else "demo")
        there = next(at for at, hit in enumerate(guide.hits) if hit.page is not guide.page)
        for _ in range(there + 1):
            qtbot.keyClick(guide.field, Qt.Key.Key_Return)
        assert guide._steps.is_running
        if change == "more":
            guide.field.insert("x")
        elif change == "nothing":
            guide.field.clear()
        else:
            guide.tell("en", THEMES["light"])
        settled(guide)
        qtbot.waitUntil(lambda: not guide._searching.is_running)
        assert bool(guide.hits) == (change == "language"), change
    guide.tell("sv", THEMES["light"])
    QApplication.processEvents()
    QApplication.processEvents()
    guide.tell("en", THEMES["light"])
    settled(guide)
    qtbot.waitUntil(lambda: not guide._searching.is_running and bool(guide.hits))
    # Closed with what is searched for in its field, and opened in another language.
    guide.close()
    guide.tell("fi", THEMES["light"])
    guide.open_at("decisions")
    settled(guide)
    qtbot.waitUntil(lambda: not guide._searching.is_running and bool(guide.hits))


def test_search_finds_in_all_pages_and_enter_walks_through_them(guide: GuideWindow, qtbot: QtBot) -> None:
    type_(qtbot, guide, "leikepöytä")
    assert {hit.page.name for hit in guide.hits} == {"presenting"}
    assert "leikepöydälle" in guide.hits[0].found.excerpt
    guide.field.clear()
    type_(qtbot, guide, "vertailu")
    pages_found = [hit.page.name for hit in guide.hits]
    assert len(pages_found) > 1
    qtbot.keyClick(guide.field, Qt.Key.Key_Return)
    assert guide.page.name == pages_found[0]
    assert guide.count.text() == f"1/{len(pages_found)}"
    assert guide.field.hasFocus()
    settled(guide)
    marked = guide.reader.extraSelections()
    assert "vertailu" in marked[0].cursor.selectedText().lower()
    # Around the end, forth and back.
    for _ in pages_found:
        qtbot.keyClick(guide.field, Qt.Key.Key_Return)
    assert guide.count.text() == f"1/{len(pages_found)}"
    qtbot.keyClick(guide.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert guide.count.text() == f"{len(pages_found)}/{len(pages_found)}"
    qtbot.keyClick(guide, Qt.Key.Key_F3)
    assert guide.count.text() == f"1/{len(pages_found)}"


def test_a_long_search_takes_several_rounds_and_says_nothing_before_its_end(
    guide: GuideWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_SLICE", -1.0)
    guide.field.setText("vertailu")
    assert (guide.hits, guide.count.text()) == ((), "")
    qtbot.waitUntil(lambda: bool(guide.hits))
    every = guide.hits
    # Another takes its place, whose hits are asked for before it has ended.
    guide.field.setText("leikepöytä")
    assert guide.hits == ()
    qtbot.keyClick(guide.field, Qt.Key.Key_Return)
    assert {hit.page.name for hit in guide.hits} == {"presenting"} != {hit.page.name for hit in every}
    assert guide.count.text().startswith("1/")


def test_what_is_found_is_seen(guide: GuideWindow, qtbot: QtBot) -> None:
    type_(qtbot, guide, "rekisteri")
    qtbot.keyClick(guide.field, Qt.Key.Key_Return)
    assert guide.page.name == "start"
    at = guide.reader.cursorRect(guide.reader.textCursor())
    assert guide.reader.viewport().rect().contains(at.center())


def test_nothing_found_is_said_and_escape_leads_out(guide: GuideWindow, qtbot: QtBot) -> None:
    type_(qtbot, guide, "zzz")
    assert guide.hits == ()
    assert guide.count.text() == "Ei löytynyt"
    qtbot.keyClick(guide.field, Qt.Key.Key_Return)
    qtbot.keyClick(guide.field, Qt.Key.Key_Escape)
    assert guide.field.text() == ""
    assert guide.contents.isVisible()
    qtbot.keyClick(guide.reader, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_rows_of_a_table_are_one_passage(app_with_fonts: QApplication) -> None:
    keys = next(page for page in pages("fi") if page.name == "keys")
    *_, document = rendering(keys, THEMES["light"])
    assert document is not None
    row = next(passage for passage in passages(keys) if passage.text.startswith("F5"))
    assert row.text.split() == ["F5", "Esitä"]
    assert row.section == "Ikkunassa"
    plain = document.toPlainText()
    for passage in passages(keys):
        for word in passage.text.split():
            at = passage.start + passage.text.index(word)
            assert plain[at : at + len(word)] == word


def test_a_table_after_code_has_its_first_heading_in_one_line(app_with_fonts: QApplication) -> None:
    reference = next(page for page in pages("fi") if page.name == "scenario-format")
    heads = [passage for passage in passages(reference) if passage.text.split()[:2] == ["key", "needed"]]
    assert len(heads) >= 2
    *_, document = rendering(reference, THEMES["light"])
    assert document is not None
    plain = document.toPlainText()
    for head in heads:
        assert head.text.startswith("key ")
        assert plain[head.start : head.start + 4] == "key\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_opens_at_rest(
    app_with_fonts: QApplication, qtbot: QtBot, no_leaks: None, language: Language
) -> None:
    made = GuideWindow(language, THEMES["light"])
    qtbot.addWidget(made)
    made.open_at(None)
    settled(made)
    qtbot.waitExposed(made)
    meet(lambda: not any(timer.isActive() for timer in made.findChildren(QTimer)))
    assert made.contents.topLevelItemCount() == len(pages(language)) + 1
    assert made.width() <= USUAL.width()
    made.close()
