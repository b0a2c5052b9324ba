"""The differences view over Lohja's two models: what it lists, what a choice shows, and what is marked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from benchmarks.organisations import reform
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.differences.view import DifferencesView
from orgsim.app.pictures.shown import picture_of, suggested_name
from orgsim.app.shell.window import MainWindow
from orgsim.cli import main
from orgsim.drawing.chart.difference_entries import Entry, Group
from orgsim.export.page.picture import image_of
from orgsim.messages import catalog
from orgsim.model.text import LANGUAGES
from tests.app.settling import meet, rest, settle
from tests.app.shell.test_window import click, middle_of, wheel

MODELS = ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml")
THREE = (*MODELS, "lohja-konsepti-2015.yaml")
ONLY_A = [
    ("Talousvaliokunta", "Kaupunginhallitus"),
    ("Elinvoimavaliokunta", "Kaupunginhallitus"),
    ("Kaavoitusjaosto", "Elinvoimavaliokunta"),
    ("Hyvinvointivaliokunta", "Kaupunginhallitus"),
    ("Sosiaali- ja terveysjaosto", "Hyvinvointivaliokunta"),
]
ONLY_B = [
    ("Konserni- ja omaisuusjaosto", "Kaupunginhallitus"),
    ("Palvelutuotantolautakunta", "Kaupunginhallitus"),
    ("Kaupunkikehityslautakunta", "Kaupunginhallitus"),
    ("Ympäristöterveysjaosto", "Kaupunkikehityslautakunta"),
    ("Kaupunkisisältölautakunta", "Kaupunginhallitus"),
    ("Lasten, nuorten ja perheiden lautakunta", "Kaupunginhallitus"),
    ("Sosiaali- ja terveyslautakunta", "Kaupunginhallitus"),
]
MOVED = ["Lupajaosto", "Yksilöjaosto", "Suomenkielinen jaosto", "Ruotsinkielinen jaosto"]


@pytest.fixture
def lohja(open_window, scenarios_dir: Path) -> MainWindow:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    # Nothing of them is to fold by itself.
    window.document.change(view="differences", everything=True)
    settle(window)
    return window


def view_of(window: MainWindow) -> DifferencesView:
    found = window.findChild(DifferencesView)
    assert found is not None
    return found


def listed(window: MainWindow) -> dict[str, list[Entry]]:
    """The entries by the heading of their group."""
    found: dict[str, list[Entry]] = {}
    entries: list[Entry] = []
    for row in view_of(window).panel.list.rows:
        if isinstance(row, Group):
            entries = found.setdefault(row.heading, [])
        else:
            entries.append(row)
    return found


def choose(window: MainWindow, title: str) -> None:
    """Choose an entry of the list as a click does."""
    entries = view_of(window).panel.list
    place = next(place for place, row in enumerate(entries.rows) if isinstance(row, Entry) and row.title == title)
    index = entries.model().index(place, 0)
    entries.scrollTo(index)
    entries.setCurrentIndex(index)
    settle(window)


def point(pane: ChartWidget, at: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    where = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, QPointF(pane.mapToGlobal(at)), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(pane, event)


def in_view(pane, unit: str) -> bool:
    box = pane.box(unit)
    left, top = pane.viewport.to_pane(box.x, box.y)
    right, bottom = pane.viewport.to_pane(box.x + box.width, box.y + box.height)
    return left >= 0 and top >= 0 and right <= pane.width() and bottom <= pane.height()


# what is listed


def test_everything_that_differs_is_listed_in_groups(lohja: MainWindow) -> None:
    groups = listed(lohja)
    assert list(groups) == [
        "Vain luonnoksessa A",
        "Vain luonnoksessa B",
        "Siirtyneet",
        "Uudelleen nimetyt",
        "Muuttuneet",
    ]
    assert [(entry.title, entry.place) for entry in groups["Vain luonnoksessa A"]] == ONLY_A
    assert [(entry.title, entry.place) for entry in groups["Vain luonnoksessa B"]] == ONLY_B
    assert [entry.title for entry in groups["Siirtyneet"]] == MOVED
    permits = groups["Siirtyneet"][0]
    assert [change.text for change in permits.changes][:2] == [
        "Yläpuolella: Elinvoimavaliokunta → Kaupunkikehityslautakunta",
        "Paikat: 4 → 5",
    ]
    assert [change.quiet for change in permits.changes] == [False, False, True, True]
    assert [change.text for change in groups["Uudelleen nimetyt"][0].changes] == [
        "Nimi: Alueiden johtokunta → Alueiden neuvosto",
        "Tyyppi: Alueellinen johtokunta → Alueellinen neuvosto",
        "Organisaation osa: luottamushenkilöorganisaatio → vaikuttamistoimielimet",
    ]
    assert [(entry.title, entry.quiet) for entry in groups["Muuttuneet"]] == [
        ("Valtuusto", True),
        ("Kaupunginhallitus", True),
    ]


def test_units_of_a_branch_that_one_draft_lacks_are_set_in(lohja: MainWindow) -> None:
    within = [entry.title for entry in listed(lohja)["Vain luonnoksessa A"] if entry.within]
    assert within == ["Kaavoitusjaosto", "Sosiaali- ja terveysjaosto"]


def test_numbers_are_those_of_the_command_line(
    lohja: MainWindow, scenarios_dir: Path, capsys: pytest.CaptureFixture
) -> None:
    assert main(["compare", str(scenarios_dir / "lohja-2016.yaml"), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    counts = {status: number for status, number in told["counts"].items() if number and status != "same"}
    panel = view_of(lohja).panel
    assert {row.status: len(row.entries) for row in panel.list.rows if isinstance(row, Group)} == counts
    assert {status: int(chip.text()) for status, chip in panel.chips.chips.items()} == counts
    assert panel.tab.text() == f"Erot {sum(counts.values())}"
    by_id = {unit["id"]: unit["status"] for unit in told["units"] if unit["status"] != "same"}
    assert {(*entry.a, *entry.b)[0]: entry.status for entries in listed(lohja).values() for entry in entries} == by_id


def test_the_status_line_and_the_cards_count(lohja: MainWindow) -> None:
    said = [label.accessibleName() for label in lohja.status.findChildren(QLabel)]
    assert (
        "25 ennallaan · 5 vain luonnoksessa A · 7 vain luonnoksessa B · 4 siirtynyttä · 1 uudelleen nimetty · "
        "2 muuttunutta"
    ) in said
    captions = [card._caption.accessibleName() for card in lohja.cards.cards]
    assert captions == [
        "Muita verrataan tähän · Luonnos · 25.2.2016",
        "19 eroa luonnokseen A · Luonnos · 25.2.2016",
    ]
    lohja.document.change(view="structure")
    assert "2 luonnosta · 37 / 39 yksikköä" in [label.accessibleName() for label in lohja.status.findChildren(QLabel)]


def test_the_legend_says_what_the_marks_mean(lohja: MainWindow) -> None:
    assert view_of(lohja).legend.words == (
        "Vain luonnoksessa A",
        "Vain luonnoksessa B",
        "Siirtyneet",
        "Uudelleen nimetyt",
        "Muuttuneet",
        "Vain toinen kertoo",
        "Ennallaan",
    )


# filtering and searching


def test_groups_can_be_listed_alone(qtbot: QtBot, lohja: MainWindow) -> None:
    chips = view_of(lohja).panel.chips.chips
    assert chips["moved"].accessibleName() == "Siirtyneet (4)"
    qtbot.mouseClick(chips["moved"], Qt.MouseButton.LeftButton)
    assert list(listed(lohja)) == ["Siirtyneet"]
    qtbot.mouseClick(chips["renamed"], Qt.MouseButton.LeftButton)
    assert list(listed(lohja)) == ["Siirtyneet", "Uudelleen nimetyt"]
    lohja.document.change(theme="dark")
    assert list(listed(lohja)) == ["Siirtyneet", "Uudelleen nimetyt"], "the choice outlives another theme"
    for chip in view_of(lohja).panel.chips.chips.values():
        chip.setChecked(False)
    assert len(listed(lohja)) == 5


def test_words_are_searched_in_names_and_changes(qtbot: QtBot, lohja: MainWindow) -> None:
    panel = view_of(lohja).panel
    qtbot.keyClicks(panel.search, "jaosto PAIKAT 4")
    assert {heading: [entry.title for entry in entries] for heading, entries in listed(lohja).items()} == {
        "Siirtyneet": ["Lupajaosto", "Suomenkielinen jaosto", "Ruotsinkielinen jaosto"]
    }
    panel.search.setText("xyzzy")
    assert listed(lohja) == {}
    assert panel._nothing.text() == "Mikään ero ei vastaa hakua."
    assert panel._nothing.isVisible()


def test_what_only_one_draft_states_can_be_left_out(qtbot: QtBot, lohja: MainWindow) -> None:
    panel = view_of(lohja).panel
    told = sum(len(entry.changes) for entries in listed(lohja).values() for entry in entries)
    panel.unstated.click()
    groups = listed(lohja)
    # The number is of the facts that go.
    left = sum(len(entry.changes) for entries in groups.values() for entry in entries)
    assert panel.unstated.text() == f"Myös vain toisessa kerrotut tiedot ({told - left})"
    assert told - left == 9
    assert "Muuttuneet" not in groups
    assert [change.text for change in groups["Siirtyneet"][1].changes] == [
        "Yläpuolella: Hyvinvointivaliokunta → Sosiaali- ja terveyslautakunta"
    ]


def test_nothing_is_offered_where_both_drafts_state_all(open_window, tmp_path: Path) -> None:
    """B shows no administration: what A has of it is not shown there, and no fact that only one of them states."""
    council = "  - {id: council, kind: council, name: {fi: Valtuusto}}\n"
    manager = "  - {id: manager, kind: city-manager, name: {fi: Johtaja}}\n"
    for id, units in (("a", council + manager), ("b", council)):
        file = f"orgsim: 1\nid: {id}\ntitle: {{fi: {id}}}\nunits:\n{units}"
        (tmp_path / f"{id}.yaml").write_text(file, encoding="utf-8")
    window = open_window(tmp_path / "a.yaml", tmp_path / "b.yaml")
    window.document.change(view="differences")
    panel = view_of(window).panel
    assert [entry.status for entries in listed(window).values() for entry in entries] == ["not-shown"]
    assert not panel.unstated.isVisible()


ALONG = {
    "a": """
  - {id: council, kind: council, name: {fi: Valtuusto}, units: [
      {id: technical, kind: board, name: {fi: Tekninen lautakunta}, units: [
        {id: water, kind: section, name: {fi: Vesijaosto}}, {id: roads, kind: section, name: {fi: Tiejaosto}}]},
      {id: building, kind: board, name: {fi: Rakennuslautakunta}}]}
""",
    "b": """
  - {id: council, kind: council, name: {fi: Valtuusto}, units: [
      {id: roads, kind: section, name: {fi: Tiejaosto}},
      {id: environment, kind: board, name: {fi: Ympäristölautakunta}, continues: [technical, building], units: [
        {id: water, kind: section, name: {fi: Vesijaosto}}]}]}
""",
}
"""Two boards are merged: the section of one goes along with it, and another section has moved by itself."""


@pytest.mark.parametrize(
    ("language", "above", "along"),
    [
        ("fi", "Yläpuolella", "Mukana yläpuolella olevan yksikön muutoksessa."),
        ("sv", "Ovanför", "Följer med i ändringen av en enhet ovanför."),
        ("en", "Above it", "Goes along with the change of a unit above it."),
    ],
)
def test_what_goes_along_with_its_parent_is_no_difference_anywhere(
    open_window, tmp_path: Path, language, above: str, along: str
) -> None:
    for id, units in ALONG.items():
        file = f"orgsim: 1\nid: {id}\ntitle: {{fi: {id}}}\nunits:{units}"
        (tmp_path / f"{id}.yaml").write_text(file, encoding="utf-8")
    window = open_window(tmp_path / "a.yaml", tmp_path / "b.yaml", language=language)
    window.document.change(view="differences")
    settle(window)
    view = view_of(window)
    for unit, marked in (("water", False), ("roads", True)):
        window.document.change(selected=unit)
        rest()
        said = [
            label.text()
            for label in view.panel.inspector.findChildren(QLabel)
            if label.isVisibleTo(view.panel.inspector)
        ]
        assert (f"≠ {above}" in said) == marked
        assert (along in said) == (not marked)
        assert bool(view.charts.panes[0].marks.get(unit)) == marked


# choosing


def test_what_opens_where_one_has_zoomed_pushes_no_choice_out_of_view(lohja: MainWindow) -> None:
    lohja.document.change(everything=False)
    settle(lohja)
    first, _ = view_of(lohja).charts.panes
    wheel(first, QPoint(20, first.height() - 20), 4)
    choose(lohja, "Lupajaosto")
    assert in_view(first, "permits-section")


def test_a_letter_leads_to_the_next_difference_that_begins_so(lohja: MainWindow) -> None:
    entries = view_of(lohja).panel.list
    entries.setFocus()
    entries.setCurrentIndex(entries.model().index(1, 0))
    begins = [str(entries.model().index(row, 0).data())[0] for row in range(entries.model().rowCount())]
    there = begins.index("L", 2)
    QTest.keyClick(entries, Qt.Key.Key_L)
    assert entries.currentIndex().row() == there


def test_what_is_said_of_the_selected_unit_comes_after_all_else_of_it(lohja: MainWindow) -> None:
    """What the panel says is made in a round of events of its own: the list and the charts take long enough."""
    inspector = view_of(lohja).panel.inspector

    def said() -> set[str]:
        labels = [label for label in inspector.findChildren(QLabel) if label.isVisibleTo(inspector)]
        return {label.accessibleName() or label.text() for label in labels}

    lohja.document.change(selected="permits-section")
    assert "Lupajaosto" not in said()
    assert view_of(lohja).panel.inspector is inspector and "Lupajaosto" in said(), "whoever asks finds it told"
    lohja.document.change(view="structure")
    lohja.document.change(selected="city-board")
    settle(lohja)
    lohja.document.change(view="differences")
    assert "Kaupunginhallitus" not in said() and not inspector.updatesEnabled(), "nobody sees what was said before"
    meet(inspector.updatesEnabled)
    assert "Kaupunginhallitus" in said()
    # What is selected meanwhile is told, and nothing else comes after it.
    lohja.document.change(view="structure")
    lohja.document.change(view="differences")
    lohja.document.change(selected="permits-section")
    meet(inspector.updatesEnabled)
    assert "Lupajaosto" in said()
    rest()
    assert "≠ Paikat" in said()


def test_a_choice_selects_the_unit_and_brings_both_into_view(lohja: MainWindow) -> None:
    first, second = view_of(lohja).charts.panes
    wheel(first, QPoint(20, first.height() - 20), 3)
    settle(lohja)
    assert second.viewport.zoom == first.viewport.zoom
    assert not in_view(first, "permits-section")
    choose(lohja, "Lupajaosto")
    assert lohja.document.state.selected == "permits-section"
    assert in_view(first, "permits-section")
    assert in_view(second, "permits-section")
    panel = view_of(lohja).panel
    assert panel.inspector.isVisible()
    assert not lohja.inspector.is_open, "all is said in the panel"
    said = [label.text() for label in panel.inspector.findChildren(QLabel) if label.isVisibleTo(panel.inspector)]
    assert "≠ Paikat" in said
    assert "≠ Yläpuolella" in said
    assert "Tyyppi" in said, "that agrees"


def test_a_choice_in_the_list_can_be_read_and_one_in_a_chart_leaves_the_zoom(qtbot: QtBot, lohja: MainWindow) -> None:
    panes = view_of(lohja).charts.panes
    wheel(panes[0], QPoint(200, 200), -9)
    small = panes[0].viewport.zoom
    assert small < 0.3
    click(qtbot, panes[0], "permits-section")
    assert {pane.viewport.zoom for pane in panes} == {small}
    choose(lohja, "Yksilöjaosto")
    for pane in panes:
        assert pane.viewport.zoom == pytest.approx(1.0)
        assert in_view(pane, "individual-section")


def test_a_choice_unfolds_what_hides_it_in_either_draft(lohja: MainWindow) -> None:
    lohja.view_actions.fold_to(2)
    choose(lohja, "Lupajaosto")
    for pane in view_of(lohja).charts.panes:
        assert pane.box("permits-section") is not None


def test_the_arrow_keys_walk_the_list(qtbot: QtBot, lohja: MainWindow) -> None:
    entries = view_of(lohja).panel.list
    choose(lohja, "Talousvaliokunta")
    entries.setFocus()
    qtbot.keyClick(entries, Qt.Key.Key_Down)
    assert lohja.document.state.selected == "vitality-committee"
    for _ in range(4):
        qtbot.keyClick(entries, Qt.Key.Key_Down)
    assert lohja.document.state.selected == "group-property-section", "over the heading of the next group"


def test_a_click_in_a_chart_chooses_the_entry(qtbot: QtBot, lohja: MainWindow) -> None:
    first, _ = view_of(lohja).charts.panes
    click(qtbot, first, "finnish-section")
    assert view_of(lohja).panel.list.entry.title == "Suomenkielinen jaosto"
    click(qtbot, first, "city-manager")
    assert view_of(lohja).panel.list.entry is None, "it is the same in both"


def test_the_search_field_stays_in_the_view(qtbot: QtBot, lohja: MainWindow) -> None:
    lohja.go_to("permits-section")
    assert lohja.document.state.view == "differences"
    assert lohja.document.state.selected == "permits-section"


def test_the_list_can_be_put_away(qtbot: QtBot, lohja: MainWindow) -> None:
    panel, charts = view_of(lohja).panel, view_of(lohja).charts
    width = charts.width()
    assert panel.isVisible()
    qtbot.keyClick(lohja, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert not panel.isVisible()
    assert charts.width() > width
    lohja.actions_by_name["list-differences"].trigger()
    assert panel.isVisible()
    lohja.document.change(view="structure")
    assert not panel.isVisible(), "it goes with its view"


def test_cards_stand_above_their_columns(lohja: MainWindow) -> None:
    QApplication.processEvents()
    for card, pane in zip(lohja.cards.cards, view_of(lohja).charts.panes, strict=True):
        middles = [widget.mapTo(lohja, widget.rect().center()).x() for widget in (card, pane)]
        assert abs(middles[0] - middles[1]) <= 2


def test_cards_are_of_one_height(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-nyt-konsepti.yaml", size=(1366, 768))
    window.document.change(view="differences")
    QApplication.processEvents()
    QApplication.processEvents()
    assert len({(card.y(), card.height()) for card in window.cards.cards}) == 1


# counterparts


@pytest.mark.parametrize("view", ["structure", "differences"])
def test_pointing_at_a_unit_lights_up_its_counterpart(lohja: MainWindow, view: str) -> None:
    lohja.document.change(view=view)
    settle(lohja)
    first, second = lohja.charts().panes
    point(first, middle_of(first, "permits-section"))
    assert second.meant.lit == {"permits-section"}
    lohja.actions_by_name["join"].trigger()
    assert lohja.charts().joined == (("permits-section",), ("permits-section",))
    point(first, QPoint(3, first.height() - 3))
    assert second.meant.lit == frozenset()


def test_a_line_joins_the_chosen_unit_to_its_counterpart(qtbot: QtBot, lohja: MainWindow) -> None:
    choose(lohja, "Lupajaosto")
    charts = view_of(lohja).charts
    before = charts.grab().toImage()
    assert charts.joined == ()
    qtbot.keyClick(charts.panes[0], Qt.Key.Key_K)
    assert charts.joined == (("permits-section",), ("permits-section",))
    first, second = charts.panes
    start, end = (pane.mapTo(charts, middle_of(pane, "permits-section")) for pane in (first, second))
    after = charts.grab().toImage()
    between = [x for x in range(start.x(), end.x()) if any(before.pixel(x, y) != after.pixel(x, y) for y in range(400))]
    assert len(between) > 0.7 * (end.x() - start.x() - first.box("permits-section").width), "a line across"
    qtbot.keyClick(first, Qt.Key.Key_K)
    assert charts.joined == ()


def test_what_differs_is_painted_in_its_colours_and_the_rest_stands_back(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml", size=(1920, 1080))
    window.document.change(view="differences")
    settle(window)
    first, second = view_of(window).charts.panes
    for pane, unit, colour in (
        (first, "finance-committee", "#0b5cad"),
        (second, "urban-development-board", "#b34f06"),
        (first, "individual-section", "#853a80"),
        (first, "regional-body", "#0b7250"),
    ):
        box = pane.box(unit)
        x, y = pane.viewport.to_pane(box.x, box.y + box.height / 2)
        image = pane.grab().toImage()
        assert colour in {image.pixelColor(int(x) + right, round(y)).name() for right in range(4)}, unit
    manager = middle_of(first, "city-manager") - QPoint(0, round(first.box("city-manager").height * 0.3))
    assert first.grab().toImage().pixelColor(manager).name() == "#ffffff", "dark green in the structure view"


def test_a_tip_says_in_words_how_a_unit_differs(lohja: MainWindow) -> None:
    first, second = view_of(lohja).charts.panes
    first._hover("regional-body")
    assert "Nimetty uudelleen (A → B), muuttunut (A → B): Nimi: Alueiden johtokunta" in first.toolTip()
    second._hover("urban-development-board")
    assert "Vain luonnoksessa B, ei luonnoksessa A." in second.toolTip()
    first._hover("city-manager")
    assert first.toolTip().endswith("Ennallaan.</span>")
    first._hover(None)
    second._hover(None)
    QToolTip.hideText()


# one, three and more scenarios


def test_with_one_draft_a_friendly_hint(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / MODELS[0])
    window.document.change(view="differences")
    QApplication.processEvents()
    panel = view_of(window).panel
    shown = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert shown == [
        "Erot näkyvät, kun auki on vähintään kaksi luonnosta. Avaa toinen luonnos tämän rinnalle.",
    ]
    assert [button.text() for button in panel.findChildren(QPushButton) if button.isVisible()] == ["Avaa rinnalle…"]
    assert len(view_of(window).charts.panes) == 1
    assert view_of(window).charts.panes[0].marks is None, "nothing stands back"
    window.files.open([scenarios_dir / MODELS[1]], add=True)
    QApplication.processEvents()
    assert len(listed(window)) == 5


def test_three_drafts_are_compared_to_the_leftmost(qtbot: QtBot, open_window, scenarios_dir: Path) -> None:
    window = open_window(*(scenarios_dir / name for name in THREE))
    window.document.change(view="differences", everything=True)
    settle(window)
    panel = view_of(window).panel
    assert [panel.against.itemText(place) for place in range(panel.against.count())] == [
        "A ja B: Lohja, lautakuntamalli 1.2",
        "A ja C: Lohja, organisaatiokonsepti 2015",
    ]
    assert len(listed(window)["Vain luonnoksessa A"]) == 5
    panel.against.setCurrentIndex(1)
    panel.against.activated.emit(1)
    settle(window)
    groups = listed(window)
    # The concept has no bodies but the council and the board; it adds service groups.
    assert {heading: len(entries) for heading, entries in groups.items()} == {
        "Vain luonnoksessa A": 12,
        "Vain luonnoksessa C": 2,
        "Muuttuneet": 2,
        # The advisory bodies: the concept shows none.
        "Ei kuvattu toisessa": 3,
    }
    assert [entry.title for entry in groups["Vain luonnoksessa C"]] == ["Palveluryhmä 1", "Palveluryhmät 2, 3, 4"]
    first, second, third = view_of(window).charts.panes
    assert first.marks["audit-committee"][0].sign == "A", "marked by the pair that is listed"
    assert "audit-committee" not in second.marks, "B is compared to A whatever is listed"
    assert third.marks["council"][0].quiet
    assert any(label.accessibleName().startswith("A–C: 20 ennallaan") for label in window.status.findChildren(QLabel))


def test_with_a_baseline_units_are_added_and_removed(open_window, scenarios_dir: Path, tmp_path: Path) -> None:
    for name in MODELS:
        shutil.copy(scenarios_dir / name, tmp_path)
    comparison = tmp_path / "comparison.yaml"
    comparison.write_text(
        f"orgsim: 1\ncomparison:\n  title: T\n  scenarios: [{', '.join(MODELS)}]\n  baseline: {MODELS[1]}\n"
    )
    window = open_window(comparison)
    window.document.change(view="differences")
    settle(window)
    groups = listed(window)
    # The boards are the baseline, though they stand at the right.
    assert [entry.title for entry in groups["Poistetut"]] == [title for title, _ in ONLY_B]
    assert [entry.title for entry in groups["Lisätyt"]] == [title for title, _ in ONLY_A]
    first, second = view_of(window).charts.panes
    assert first.marks["finance-committee"][0].sign == "+"
    assert second.marks["urban-development-board"][0].sign == "−"
    assert window.cards.cards[1]._caption.accessibleName().startswith("Lähtötilanne · ")


def test_what_the_baseline_does_not_show_stands_last_and_is_no_difference(open_window, scenarios_dir: Path) -> None:
    """Heinola before 2025 is told of by two tasks alone: three companies and a programme of five units are unknown."""
    window = open_window(scenarios_dir / "heinola-2024-2025.yaml")
    window.resize(1366, 768)
    window.document.change(view="differences")
    settle(window)
    view = view_of(window)
    groups = listed(window)
    assert [(heading, len(entries)) for heading, entries in groups.items()] == [
        ("Siirtyneet", 2),
        ("Ei kuvattu toisessa", 8),
    ]
    first_two = view.panel.list.rows[1:3]
    assert [row.title for row in first_two] == ["Vesilaitoksen operointipalvelut", "Kiinteistönhallintapalvelut"]
    for place in (1, 2):
        shown = view.panel.list.visualRect(view.panel.list.model().index(place, 0))
        assert view.panel.list.viewport().rect().contains(shown)
    assert view.panel.tab.text() == "Erot 2"
    assert set(view.panel.chips.chips) == {"moved", "not-shown"}
    assert window.cards.cards[1]._caption.accessibleName().startswith("2 eroa luonnokseen A · ")
    assert window.status._usual == "2 siirtynyttä · 8 ei kuvattu toisessa"
    legend = [each.words.key for each in view._marking.marked(window.document.state).legend]
    assert legend == [f"difference.heading.{each}" for each in ("moved", "changed", "not-shown")]
    (mark,) = view.charts.panes[1].marks["ladec"]
    assert (mark.sign, mark.quiet) == ("?", True)
    window.document.change(language="sv")
    QApplication.processEvents()
    assert list(listed(window)) == ["Flyttade", "Visas inte i det andra"]
    picture = picture_of(window.document.state)
    assert "Visas inte i det andra" in picture.description
    assert "Tillagda" not in picture.description


def test_a_draft_compared_with_itself_does_not_differ(open_window, scenarios_dir: Path, tmp_path: Path) -> None:
    shutil.copy(scenarios_dir / MODELS[0], tmp_path / "copy.yaml")
    window = open_window(scenarios_dir / MODELS[0], tmp_path / "copy.yaml")
    window.document.change(view="differences")
    QApplication.processEvents()
    panel = view_of(window).panel
    assert panel._nothing.text() == "Luonnoksissa ei ole eroja."
    # It stands right below the field that is above the list, and that below the tabs.
    below = panel._nothing.mapTo(panel, QPoint(0, 0)).y()
    assert below - panel.search.mapTo(panel, QPoint(0, panel.search.height())).y() < 30
    assert below < 180
    assert panel._nothing.isVisible()
    assert panel.tab.text() == "Erot 0"


# looks, languages, pictures


@pytest.mark.parametrize("size", [(1366, 768), (1440, 900), (1920, 1080)])
def test_everything_fits_in_every_theme_and_size(open_window, scenarios_dir: Path, size) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml", size=size)
    window.document.change(view="differences", selected="permits-section", everything=True)
    for theme in ("light", "dark", "projector"):
        window.document.change(theme=theme)
        settle(window)
        assert (window.width(), window.height()) == size
        panel = view_of(window).panel
        assert panel.chips.childrenRect().right() <= panel.width()
        for pane in view_of(window).charts.panes:
            for unit in ("council", "service-area-c"):
                assert in_view(pane, unit)
        assert not window.grab().isNull()


def test_the_view_speaks_every_language(lohja: MainWindow) -> None:
    for language in LANGUAGES:
        lohja.document.change(language=language)
        speech = catalog(language)
        panel = view_of(lohja).panel
        assert panel.search.placeholderText() == speech("differences-view.search")
        assert list(listed(lohja))[2] == speech("difference.heading.moved")
        assert panel.list.accessibleName() == speech("action.differences")


def test_a_picture_shows_what_the_window_shows(lohja: MainWindow) -> None:
    state = lohja.document.state
    picture = picture_of(state, size=(1440.0, 810.0))
    assert "Siirtyneet" in picture.description
    image, plain = image_of(picture), image_of(picture_of(state, view="structure", size=(1440.0, 810.0)))
    assert image != plain
    assert suggested_name(state, "differences") == "lohja-2016-erot"


def test_the_command_line_exports_the_marked_charts(scenarios_dir: Path, tmp_path: Path, capsys) -> None:
    output = tmp_path / "differences.svg"
    arguments = ["export", str(scenarios_dir / "lohja-2016.yaml"), "--view", "differences", "-o", str(output)]
    assert main([*arguments, "--language", "fi"]) == 0
    svg = output.read_text("utf-8")
    assert svg.count(">⇄<") == 9, "four sections in two charts, and the legend"
    assert svg.count(">Vain luonnoksessa A<") == 1
    one = [str(scenarios_dir / MODELS[0]), "--view", "differences", "-o", str(tmp_path / "one.png")]
    assert main(["export", *one, "--language", "fi"]) == 2
    assert "vähintään kaksi luonnosta" in capsys.readouterr().err


def test_charts_are_laid_out_once_for_the_room_beside_the_list(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    for view in ("differences", "structure", "differences"):
        window.document.change(view=view)
        charts = window.charts()
        meet(lambda charts=charts: charts.now.shape is not None and not charts.is_laying_out)
        shape = charts.now.shape
        rest()
        assert charts.now.shape == shape == charts.room()


def test_of_thousands_of_differences_the_chosen_one_is_brought_into_view(
    open_window, tmp_path: Path, qtbot: QtBot
) -> None:
    files = []
    for name, text in zip("ab", reform(900, 900, 300), strict=True):
        files.append(tmp_path / f"{name}.yaml")
        files[-1].write_text(text, encoding="utf-8")
    window = open_window(*files)
    window.document.change(view="differences")
    view = window.views.view("differences")
    assert isinstance(view, DifferencesView)
    shown = view.panel.list
    last = [row for row in shown.rows if isinstance(row, Entry)][-1]
    assert len(shown.rows) > 300
    assert shown.visualRect(shown.model().index(len(shown.rows) - 1, 0)).isEmpty(), "not all are measured at once"
    shown.choose(last.unit)
    qtbot.waitUntil(lambda: shown.viewport().rect().contains(shown.visualRect(shown.currentIndex()).center()))
    assert not shown.visualRect(shown.currentIndex()).isEmpty()
    assert shown.entry == last
