from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QListView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from orgsim.analysis.figures.headline import figure_text, headline
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.settings import Settings
from orgsim.app.shell.search_list import SearchList
from orgsim.app.shell.window import MainWindow
from orgsim.messages import catalog
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Renamed
from orgsim.model.hierarchy import hierarchy
from tests.app.settling import meet, rest, settle
from tests.app.turning import turn

LOHJA = "lohja-2016.yaml"


@pytest.fixture
def lohja(open_window, scenarios_dir: Path) -> MainWindow:
    return open_window(scenarios_dir / LOHJA)


def middle_of(pane: ChartWidget, unit: str) -> QPoint:
    box = pane.box(unit)
    assert box is not None, f"{unit} is not drawn"
    x, y = pane.viewport.to_pane(box.x + box.width / 2, box.y + box.height / 2)
    return QPoint(round(x), round(y))


def click(qtbot: QtBot, pane: ChartWidget, unit: str) -> None:
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=middle_of(pane, unit))


def wheel(pane: ChartWidget, at: QPoint, notches: int) -> None:
    turn(pane, 120 * notches, at=QPointF(at))


def said(window: MainWindow) -> str:
    """Everything that the inspector says."""
    return "\n".join(
        label.text() for label in window.inspector.findChildren(QLabel) if label.isVisibleTo(window.inspector)
    )


def test_both_drafts_are_drawn_side_by_side(lohja: MainWindow) -> None:
    lohja.document.change(everything=True)
    state = lohja.document.state
    assert [file.path.name for file in state.files] == ["lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml"]
    assert lohja.windowTitle() == "Lohjan organisaatiomuutos 2016 – orgsim"
    for pane, scenario in zip(lohja.structure.panes, state.scenarios, strict=True):
        assert {box.id for box in pane.drawing.boxes} == set(hierarchy(scenario).index)
        left, top = pane.viewport.to_pane(0, 0)
        right, bottom = pane.viewport.to_pane(pane.drawing.width, pane.drawing.height)
        assert left >= 0
        assert top >= 0
        assert right <= pane.width()
        assert bottom <= pane.height()


def test_the_chart_is_really_painted(lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    picture = pane.grab().toImage()
    box = pane.box("city-board")
    inside = middle_of(pane, "city-board") - QPoint(0, int(box.height * pane.viewport.zoom / 2) - 3)
    assert picture.pixelColor(inside).name() == "#0b5cad"
    assert picture.pixelColor(3, pane.height() - 3).name() == "#ffffff"


def test_a_click_selects_the_unit_in_every_pane_and_opens_the_inspector(qtbot: QtBot, lohja: MainWindow) -> None:
    first, second = lohja.structure.panes
    click(qtbot, first, "city-board")
    assert lohja.document.state.selected == "city-board"
    qtbot.waitUntil(lambda: lohja.inspector.is_open)
    text = said(lohja)
    assert "Kaupunginhallitus" in text
    assert "strateginen johtaminen" in text
    assert "ei kerrottu" in text, "the board model states no remit"
    assert second.box("city-board") is not None

    qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=QPoint(2, first.height() - 2))
    assert lohja.document.state.selected is None
    assert not lohja.inspector.is_open


def test_a_unit_of_one_draft_is_said_to_be_missing_in_the_other(qtbot: QtBot, lohja: MainWindow) -> None:
    click(qtbot, lohja.structure.panes[0], "finance-committee")
    assert "Yksikköä ei ole tässä luonnoksessa." in said(lohja)


def test_what_is_marked_in_the_inspector_stays_while_it_says_the_same(lohja: MainWindow) -> None:
    lohja.document.change(selected="city-board")
    remit = next(its for its in lohja.inspector.findChildren(QLabel) if "strateginen johtaminen" in its.text())
    remit.setSelection(2, 4)
    marked = remit.selectedText()
    lohja.document.change(active=1, costs_shown=True)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [its.selectedText() for its in lohja.inspector.findChildren(QLabel) if its.hasSelectedText()] == [marked]
    # What one draft calls it is otherwise now: that alone is made anew.
    files = lohja.document.state.files
    renamed = edited(files[0].scenario, [Renamed("city-board", "Hallitus", "fi")])
    lohja.document.change(files=(replace(files[0], scenario=renamed), *files[1:]))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "Hallitus" in said(lohja)
    assert [its.selectedText() for its in lohja.inspector.findChildren(QLabel) if its.hasSelectedText()] == [marked]
    lohja.document.change(language="sv")
    settle(lohja)
    assert catalog("fi")("fact.remit") not in said(lohja)
    assert catalog("sv")("fact.remit") in said(lohja)
    lohja.document.change(selected="finance-committee")
    settle(lohja)
    assert catalog("sv")("inspector.absent") in said(lohja)


def test_the_wheel_zooms_at_the_pointer_and_the_linked_pane_follows(lohja: MainWindow) -> None:
    lohja.document.change(everything=True)
    first, second = lohja.structure.panes
    at = middle_of(first, "city-board")
    zoom, other_zoom = first.viewport.zoom, second.viewport.zoom
    wheel(first, at, 3)
    assert first.viewport.zoom == pytest.approx(zoom * 1.2**3)
    assert second.viewport.zoom == pytest.approx(other_zoom * 1.2**3)
    assert (middle_of(first, "city-board") - at).manhattanLength() <= 2

    lohja.actions_by_name["link-panes"].trigger()
    wheel(first, at, -1)
    assert first.viewport.zoom == pytest.approx(zoom * 1.2**2)
    assert second.viewport.zoom == pytest.approx(other_zoom * 1.2**3)


def test_dragging_pans_linked_panes_alike(qtbot: QtBot, lohja: MainWindow) -> None:
    first, second = lohja.structure.panes
    before = [middle_of(pane, "city-board") for pane in (first, second)]
    start = QPoint(20, first.height() - 20)
    qtbot.mousePress(first, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(first, start + QPoint(10 * step, -8 * step))
        QApplication.processEvents()
    qtbot.mouseRelease(first, Qt.MouseButton.LeftButton, pos=start + QPoint(50, -40))
    after = [middle_of(pane, "city-board") for pane in (first, second)]
    assert [new - old for old, new in zip(before, after, strict=True)] == [QPoint(50, -40)] * 2
    assert lohja.document.state.selected is None, "a drag is no click"


def test_fit_brings_everything_back(qtbot: QtBot, lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    fitted = pane.viewport
    wheel(pane, QPoint(50, 50), 5)
    qtbot.keyClick(lohja, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    settle(lohja)
    assert pane.viewport == fitted


def test_a_double_click_folds_in_every_pane_and_unfolds_again(qtbot: QtBot, lohja: MainWindow) -> None:
    first, second = lohja.structure.panes
    qtbot.mouseDClick(first, Qt.MouseButton.LeftButton, pos=middle_of(first, "vitality"))
    settle(lohja)
    assert first.box("vitality").hidden == 14
    assert first.box("group-administration") is None
    assert second.box("vitality").hidden == 14
    qtbot.mouseDClick(second, Qt.MouseButton.LeftButton, pos=middle_of(second, "vitality"))
    settle(lohja)
    assert first.box("vitality").hidden == 0


def test_folding_to_a_layer_and_stepwise(qtbot: QtBot, lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    lohja.view_actions.fold_to(2)
    settle(lohja)
    assert {box.id for box in pane.drawing.boxes} == {"council", "audit-committee", "election-board", "city-board"}
    qtbot.keyClick(pane, "+")
    settle(lohja)
    assert pane.box("finance-committee") is not None
    assert pane.box("vitality") is None
    qtbot.keyClick(pane, "-")
    settle(lohja)
    assert pane.box("finance-committee") is None
    lohja.actions_by_name["unfold-all"].trigger()
    settle(lohja)
    assert pane.box("vitality") is not None


def test_search_finds_selects_and_shows(qtbot: QtBot, lohja: MainWindow) -> None:
    qtbot.keyClick(lohja, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(lohja.search, "kaavoitusja")
    assert [hit.unit for hit in lohja.search.hits] == ["planning-section"]
    qtbot.keyClick(lohja.search, Qt.Key.Key_Return)
    assert lohja.document.state.selected == "planning-section"
    assert lohja.inspector.is_open


def test_many_units_are_searched_beside_the_window(
    qtbot: QtBot, lohja: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orgsim.app.shell.search_field._AT_ONCE", 0)
    field = lohja.search
    qtbot.keyClick(lohja, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "kaavoitusja")
    # It is taken as soon as it is found.
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert lohja.document.state.selected is None
    qtbot.waitUntil(lambda: lohja.document.state.selected == "planning-section")
    assert not field._list.isVisible()
    # What nobody waits for any more is not listed.
    qtbot.keyClick(lohja, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "maa-aines")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    rest()
    assert not field._list.isVisible()
    qtbot.keyClick(lohja, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "maa-ainesluvat")
    qtbot.waitUntil(field._list.isVisible)
    assert [hit.unit for hit in field.hits] == ["permits-section"]


def test_search_finds_matters_by_the_body_that_decides_them(qtbot: QtBot, lohja: MainWindow) -> None:
    qtbot.keyClicks(lohja.search, "maa-ainesluvat")
    hits = lohja.search.hits
    assert [hit.unit for hit in hits] == ["permits-section"]
    assert hits[0].matter is not None


SAME_NAMES = "".join(
    (
        "orgsim: 1\nid: many\ntitle: Many\nunits:\n",
        "  - id: man\n    kind: city-manager\n    name: Johtaja\n    units:\n",
        *(
            f"      - {{id: d{n}, kind: division, name: Toimiala {n}, "
            f"units: [{{id: d{n}-a, kind: unit, name: Hallinto}}]}}\n"
            for n in range(80)
        ),
    )
)
"""80 units of one name, each below another division."""


def test_every_row_of_the_search_says_what_stands_above_and_all_can_be_reached(
    qtbot: QtBot, open_window, tmp_path: Path
) -> None:
    (tmp_path / "many.yaml").write_text(SAME_NAMES, "utf-8")
    window = open_window(tmp_path / "many.yaml")
    qtbot.keyClicks(window.search, "hallinto")
    assert len(window.search.hits) == 80
    rows = window.findChild(SearchList).findChild(QListView)
    heard = [rows.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(80)]
    assert heard[:2] == ["Hallinto, Yksikkö · Toimiala 0", "Hallinto, Yksikkö · Toimiala 1"]
    assert len(set(heard)) == 80
    for _ in range(9):
        qtbot.keyClick(window.search, Qt.Key.Key_PageDown)
    assert rows.currentIndex().row() == 79
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    assert rows.currentIndex().row() == 0
    qtbot.keyClick(window.search, Qt.Key.Key_Up)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.document.state.selected == "d79-a"


def test_search_finds_by_the_unit_above(qtbot: QtBot, open_window, tmp_path: Path) -> None:
    (tmp_path / "many.yaml").write_text(SAME_NAMES.replace("Toimiala 7,", "Tekniikka,"), "utf-8")
    window = open_window(tmp_path / "many.yaml")
    qtbot.keyClicks(window.search, "Hallinto Tekniikka")
    assert [hit.unit for hit in window.search.hits] == ["d7-a"]


def test_search_unfolds_what_hides_the_unit(qtbot: QtBot, lohja: MainWindow) -> None:
    lohja.view_actions.fold_to(2)
    settle(lohja)
    qtbot.keyClicks(lohja.search, "ymparistoterveys")
    qtbot.keyClick(lohja.search, Qt.Key.Key_Return)
    settle(lohja)
    chosen = lohja.document.state.selected
    assert any(pane.box(chosen) is not None for pane in lohja.structure.panes)


def test_arrows_walk_the_hierarchy(qtbot: QtBot, lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    pane.setFocus()
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    assert lohja.document.state.selected == "council"
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    assert hierarchy(lohja.document.state.scenarios[0]).parents[pane.box(lohja.document.state.selected).unit] == 0
    qtbot.keyClick(pane, Qt.Key.Key_Up)
    assert lohja.document.state.selected == "council"
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert lohja.document.state.selected is None


def test_the_chart_speaks_of_the_selected_unit(qtbot: QtBot, lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    click(qtbot, pane, "vitality-committee")
    assert pane.accessibleName() == "A: kaavio, Lohja, valiokuntamalli 1.2"
    assert pane.accessibleDescription() == "Elinvoimavaliokunta, Valiokunta, 3. taso, 13 paikkaa, 2 alayksikköä"


def test_remits_are_shown_on_demand(lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    assert not any(box.remit for box in pane.drawing.boxes)
    lohja.actions_by_name["remits"].trigger()
    settle(lohja)
    shown = "\n".join(pane.box("city-board").remit)
    assert "strateginen" in shown


def test_staff_and_money_are_shown_on_demand_where_a_draft_tells_them(
    open_window, tmp_path: Path, lohja: MainWindow
) -> None:
    assert not lohja.actions_by_name["staffing"].isEnabled()
    path = tmp_path / "staffed.yaml"
    path.write_text(
        "orgsim: 1\nid: staffed\ntitle: Staffed\nunits:\n"
        "  - {id: a, kind: division, name: A, staff: 34, budget: {expenses: 2300000, income: 200000}}\n",
        "utf-8",
    )
    window = open_window(path)
    assert not window.structure.panes[0].box("a").purpose
    window.actions_by_name["staffing"].trigger()
    (said,) = window.structure.panes[0].box("a").purpose
    assert said.replace("\u00a0", " ") == "henkilöstö 34 · netto 2,1 M€"


def test_zooming_in_shows_remits_too(lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    wheel(pane, middle_of(pane, "city-board"), 6)
    settle(lohja)
    assert pane.box("city-board").remit
    wheel(pane, middle_of(pane, "city-board"), -8)
    settle(lohja)
    assert not pane.box("city-board").remit


def test_language_is_switched_live(lohja: MainWindow) -> None:
    lohja.menus.language_chosen.emit("sv")
    assert lohja.windowTitle().startswith("Lojo")
    assert lohja.menus["file"].title() == "&Arkiv"
    # No name is known in that language yet, and their lengths are found aside.
    assert lohja.structure.is_laying_out
    settle(lohja)
    assert "Fullmäktige" in lohja.structure.panes[0].box("council").name
    lohja.menus.language_chosen.emit("en")
    assert lohja.actions_by_name["open"].text() == "&Open…"
    assert lohja._settings.language == "en"


@pytest.mark.parametrize("theme", ["dark", "projector", "light"])
def test_themes_are_switched_live(lohja: MainWindow, theme: str) -> None:
    from orgsim.drawing.themes import THEMES

    lohja.menus.theme_chosen.emit(theme)
    QApplication.processEvents()
    picture = lohja.structure.panes[0].grab().toImage()
    assert picture.pixelColor(3, picture.height() - 3).name() == THEMES[theme].surface
    assert lohja._settings.theme == theme


def test_closing_and_moving_scenarios(qtbot: QtBot, lohja: MainWindow) -> None:
    lohja.files.move(0, 1)
    assert lohja.document.state.files[0].path.name == "lohja-lautakuntamalli.yaml"
    lohja.files.close(0)
    settle(lohja)
    assert len(lohja.structure.panes) == 1
    lohja.files.close(0)
    assert lohja.body.stack.currentWidget() is lohja.library
    assert lohja.windowTitle() == "Kirjasto – orgsim"


# Qt 6.12 wants a QPointF, of which PySide6 6.11 knows nothing.
@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*is marked as deprecated:DeprecationWarning")
def test_files_dropped_on_the_window_open_beside(lohja: MainWindow, scenarios_dir: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scenarios_dir / "lohja-nykytila.yaml"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(300, 300), copy, data, left, none)
    QApplication.sendEvent(lohja, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(lohja, QDropEvent(QPointF(300, 300), copy, data, left, none))
    settle(lohja)
    assert len(lohja.structure.panes) == 3
    assert len(lohja.cards.cards) == 3


def test_four_scenarios_fit_in_a_small_window(open_window, scenarios_dir: Path) -> None:
    names = ("lohja-valiokuntamalli", "lohja-lautakuntamalli", "lohja-konsepti-2015", "lohja-nykytila")
    window = open_window(*(scenarios_dir / f"{name}.yaml" for name in names), size=(1366, 768))
    assert window.size().width() == 1366
    assert len(window.structure.panes) == 4
    right = [card.mapTo(window, QPoint(card.width(), 0)).x() for card in window.cards.cards]
    assert right == sorted(right)
    assert right[-1] <= 1366


def test_the_window_remembers(open_window, scenarios_dir: Path, settings) -> None:
    window = open_window(scenarios_dir / LOHJA, size=(1200, 700))
    window.close()
    assert settings.recent == [scenarios_dir / LOHJA]
    again = open_window(size=(1200, 700))
    names = [action.text() for action in again.menus["recent"].actions()]
    assert "&1 lohja-2016.yaml" in names


def test_names_are_never_markup(open_window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "markup.yaml"
    path.write_text(
        'orgsim: 1\nid: markup\ntitle: "<h1>Title</h1>"\n'
        "units:\n  - {id: a, kind: council, name: '<img src=x><b>Bold</b> &amp;'}\n",
        "utf-8",
    )
    window = open_window(path)
    click(qtbot, window.structure.panes[0], "a")
    name = "<img src=x><b>Bold</b> &amp;"
    titles = [label for label in window.inspector.findChildren(QLabel) if label.text() == name]
    assert titles
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in window.findChildren(QLabel))
    assert "<b>" not in window.structure.panes[0].toolTip()


def test_access_keys_of_a_menu_are_each_used_once(lohja: MainWindow) -> None:
    for language in ("fi", "sv", "en"):
        lohja.menus.language_chosen.emit(language)
        for name in ("file", "go", "view", "present", "help"):
            texts = [action.text().replace("&&", "") for action in lohja.menus[name].actions()]
            keys = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
            assert len(keys) == len(set(keys)), (language, name, texts)


def test_escape_clears_the_selection_wherever_the_keyboard_is(qtbot: QtBot, lohja: MainWindow) -> None:
    click(qtbot, lohja.structure.panes[0], "city-board")
    button = lohja.rail.findChildren(QToolButton)[0]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Escape)
    assert lohja.document.state.selected is None


def test_the_second_press_of_a_double_click_means_what_the_first_met(qtbot: QtBot, lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    spot = middle_of(pane, "vitality")
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=spot)
    # Were the inspector open, the charts would be laid out anew, and the second press would meet something else.
    assert not lohja.inspector.is_open
    assert middle_of(pane, "vitality") == spot
    qtbot.mouseDClick(pane, Qt.MouseButton.LeftButton, pos=QPoint(3, pane.height() - 3))
    assert lohja.document.state.folded == {"vitality"}
    assert lohja.inspector.is_open


def test_what_is_chosen_by_the_keyboard_is_inspected_at_once(qtbot: QtBot, lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    pane.setFocus()
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    assert lohja.document.state.selected is not None
    assert lohja.inspector.is_open


def test_motion_is_switched_off_and_on_in_the_menu(qtbot: QtBot, lohja: MainWindow, settings: Settings) -> None:
    motion = lohja.actions_by_name["motion"]
    assert motion in lohja.menus["view"].actions()
    assert not motion.isChecked(), "as the fixture has it"
    motion.trigger()
    assert motion.isChecked()
    lohja.actions_by_name["morph"].trigger()
    meet(lambda: lohja.structure.active_pane().is_gliding)
    assert settings.motion is True
    motion.trigger()
    lohja.structure.leave_morph()
    lohja.actions_by_name["morph"].trigger()
    settle(lohja)
    assert not lohja.structure.active_pane().is_gliding
    assert settings.motion is False


def test_what_search_finds_can_be_read(qtbot: QtBot, open_window, tmp_path: Path) -> None:
    units = "".join(f"  - {{id: u{n}, kind: unit, name: Yksikkö {n}}}\n" for n in range(4000))
    path = tmp_path / "many.yaml"
    path.write_text(f"orgsim: 1\nid: many\ntitle: Many\nunits:\n{units}", "utf-8")
    window = open_window(path)
    window.document.change(everything=True)
    settle(window)
    pane = window.structure.panes[0]
    assert pane.viewport.zoom * pane.drawing.name_size < 5
    window.go_to("u3987")
    settle(window)
    assert pane.viewport.zoom * pane.drawing.name_size >= 12
    assert pane.rect().contains(middle_of(pane, "u3987"))


def test_links_come_with_a_legend(open_window, tmp_path: Path) -> None:
    path = tmp_path / "links.yaml"
    path.write_text(
        "orgsim: 1\nid: links\ntitle: Links\nunits:\n  - {id: a, kind: board, name: A}\n"
        "  - {id: b, kind: division, name: B, units: [{id: c, kind: unit, name: C}]}\n"
        "links:\n  - {kind: steers, from: a, to: b}\n  - {kind: owns, from: b, to: c}\n",
        "utf-8",
    )
    window = open_window(path)
    assert not window._link_legend.isVisible()
    window.document.change(links=frozenset({"steers"}))
    assert window._link_legend.isVisible()
    assert window._link_legend.accessibleName() == "Yhteydet, Ohjaa"
    window.document.change(links=frozenset({"steers", "owns"}))
    assert window._link_legend.accessibleName() == "Yhteydet, Ohjaa, Omistaa"
    height = window._link_legend.height()
    # What is drawn is told, and the charts keep their room.
    window.document.change(folded=frozenset({"b"}))
    settle(window)
    assert window._link_legend.accessibleName() == "Yhteydet, Ohjaa"
    assert window._link_legend.height() == height


def test_a_draft_without_units_says_so(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-osallisuusprosessi.yaml")
    assert window.document.state.view == "timeline", "the one view that has something to show"
    window.document.change(view="structure")
    pane = window.structure.panes[0]
    assert pane.drawing.boxes == ()
    picture = pane.grab().toImage()
    middle = [picture.pixelColor(x, pane.height() // 2).name() for x in range(pane.width())]
    assert len(set(middle)) > 1, "something is written in the middle"


def test_a_selection_leaves_the_cards_and_their_focus_alone(lohja: MainWindow) -> None:
    figure = next(button for button in lohja.cards.findChildren(QToolButton) if button.objectName() == "figure")
    figure.setFocus()
    lohja.document.change(selected="city-board")
    assert figure.hasFocus()
    lohja.document.change(language="en")
    assert "seats" in "\n".join(label.text() for label in lohja.cards.findChildren(QLabel))


def test_of_a_file_that_is_not_there_no_line_is_told(open_window, tmp_path: Path) -> None:
    window: MainWindow = open_window(tmp_path / "poissa.yaml")
    said = "Tällaista tiedostoa ei ole; tarkista nimi ja kansio"
    assert window.banner._summary.accessibleName() == f"1 virhe. poissa.yaml: {said}"
    assert window.banner._list.toPlainText() == f"{tmp_path / 'poissa.yaml'}: {said}"


def test_the_search_is_over_when_a_hit_is_chosen(qtbot: QtBot, lohja: MainWindow) -> None:
    qtbot.keyClicks(lohja.search, "kaavoitusja")
    qtbot.keyClick(lohja.search, Qt.Key.Key_Return)
    assert lohja.document.state.selected == "planning-section"
    assert lohja.search.text() == "", "what stays there looks like a filter"


def test_the_library_has_the_only_search_while_it_is_shown(lohja: MainWindow) -> None:
    lohja.actions_by_name["library"].trigger()
    assert lohja.library.isVisible()
    assert not lohja.search.isVisible()
    lohja.actions_by_name["structure"].trigger()
    assert lohja.search.isVisible()


def test_figures_on_cards_say_something_else_in_the_widgets_that_they_stand_in(lohja: MainWindow) -> None:
    """New ones are dressed and laid out, which takes a tenth of a second for three drafts."""
    cards = lohja.cards.cards
    before = [card.findChildren(QWidget) for card in cards]
    lohja.menus.language_chosen.emit("sv")
    assert [card.findChildren(QWidget) for card in cards] == before
    base = headline(lohja.document.state.scenarios[0], lohja.document.state.scenarios)
    speech = catalog("sv")
    for card in cards:
        assert [caption._whole for caption in card.figures.captions.values()] == [speech.say(key.label) for key in base]
    lohja.document.change(files=lohja.document.state.files[:1])
    assert [button.text() for button in lohja.cards.cards[0].figures._buttons] == [
        figure_text(key, speech) for key in base
    ]


@pytest.mark.parametrize("made", [None, Path("oma.yaml")])
def test_nothing_is_told_in_a_language_that_is_no_longer_spoken(lohja: MainWindow, made: Path | None) -> None:
    lohja.status.announce("Luotu: oma.yaml", made, undo=lambda: None)
    lohja.document.change(language="sv")
    assert lohja.status._said.accessibleName() == lohja.status._usual
    assert "utkast" in lohja.status._usual
    assert not lohja.status._folder.isVisible()
    assert not lohja.status.undo.isVisible()


def test_names_of_files_turn_and_break_no_line_of_the_status(lohja: MainWindow) -> None:
    lohja.status.announce("Tallennettu: o\u202ema\n2.yaml")
    assert lohja.status._said.accessibleName() == "Tallennettu: o□ma 2.yaml"
    lohja.status.announce_first("Luotu: \u200bx")
    assert lohja.status._said.accessibleName().startswith("Luotu: □x")
