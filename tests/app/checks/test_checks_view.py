"""The checks view over Lohja's drafts: what it says, what opens, and what is written when a rule is switched off."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractSlider, QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from orgsim.app.checks.explained import FindingPart
from orgsim.app.checks.view import ChecksView
from orgsim.app.document.assuming import assume
from orgsim.app.document.rules_off import answers
from orgsim.app.document.seen import hiding
from orgsim.app.shell.window import MainWindow
from orgsim.cli import main
from orgsim.drawing.tables.matrix import Cell
from orgsim.messages import catalog
from orgsim.model.assumption_edits import Assumed
from orgsim.model.text import Text
from tests.app.settling import meet, rest

ROOT = Path(__file__).resolve().parents[3]
DRAFTS = ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml", "lohja-konsepti-2015.yaml", "lohja-nykytila.yaml")

# Worked out by hand from the drafts' slides: what stands first in the cells of A and B.
BY_HAND = {
    "committee-model": ("ei tiedossa", "Ei koske tätä luonnosta"),
    "seat-sum": ("ristiriita", "Ei koske tätä luonnosta"),
    "council-size": ("huomio", "ei tiedossa"),
    "bilingual-education": ("kunnossa", "kunnossa"),
    "regional-body": ("kunnossa", "huomio"),
    "election-board": ("ei tiedossa", "ei tiedossa"),
    "audit-chairs": ("ei tiedossa", "ei tiedossa"),
    "audit-overlap": ("ei tiedossa", "ei tiedossa"),
    "gender-quota": ("ei tiedossa", "ei tiedossa"),
}


@pytest.fixture
def folder(tmp_path: Path, scenarios_dir: Path) -> Path:
    """A copy of the drafts that ship, to be written to."""
    copy = tmp_path / "scenarios"
    shutil.copytree(scenarios_dir, copy)
    return copy


@pytest.fixture
def window(open_window, folder: Path) -> MainWindow:
    return open_window(folder / "lohja-2016.yaml")


def shown(window: MainWindow) -> ChecksView:
    window.document.change(view="checks")
    QApplication.processEvents()
    view = window.views.made["checks"]
    assert isinstance(view, ChecksView)
    return view


def index(view: ChecksView, rule: str, column: int, *more: str) -> QModelIndex:
    found = view.table.matrix_model.index_of((rule, *more), column)
    assert found.isValid(), f"{rule} is not shown"
    return found


def cell(view: ChecksView, rule: str, column: int, *more: str) -> Cell:
    found = view.table.matrix_model.cell(index(view, rule, column, *more))
    assert found is not None
    return found


def rules(view: ChecksView) -> list[str]:
    model = view.table.matrix_model
    return [model.row(row).key[0] for row in range(model.rowCount()) if not model.row(row).is_heading]


def headings(view: ChecksView) -> list[str]:
    model = view.table.matrix_model
    return [model.row(row).title for row in range(model.rowCount()) if model.row(row).is_heading]


def counts(view: ChecksView, column: int) -> dict[str, str]:
    head = view.table.matrix_model.head(column + 1)
    assert head is not None
    return {strip.word: strip.text for strip in head.strips}


def click(qtbot: QtBot, view: ChecksView, at: QModelIndex) -> None:
    view.table.scrollTo(at)
    place = view.table.visualRect(at).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def command_line(capsys: pytest.CaptureFixture[str], path: Path) -> list[dict[str, object]]:
    main(["check", str(path), "--format", "json", "--language", "fi"])
    findings: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]
    return findings


# the table


def test_lohjas_drafts_come_out_as_worked_out_by_hand(window: MainWindow) -> None:
    view = shown(window)
    for rule, outcomes in BY_HAND.items():
        for column, wanted in enumerate(outcomes):
            strip = cell(view, rule, column).strips[0]
            assert wanted in (strip.word, strip.detail), rule


def test_every_number_is_the_command_lines(
    window: MainWindow, folder: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    view = shown(window)
    found = command_line(capsys, folder / "lohja-2016.yaml")
    words = {"breach": "ristiriitaa", "unknown": "ei tiedossa", "note": "huomiota", "pass": "kunnossa"}
    for column, id_ in enumerate(("lohja-valiokuntamalli", "lohja-lautakuntamalli")):
        wanted = {
            word: str(sum(each["scenario"] == id_ and each["result"] == result for each in found))
            for result, word in words.items()
        }
        if wanted["ristiriitaa"] == "1":
            wanted["ristiriita"] = wanted.pop("ristiriitaa")
        assert counts(view, column) == {word: number for word, number in wanted.items() if number != "0"}
    for result, word in (
        ("breach", "Ristiriidat"),
        ("unknown", "Ei tiedossa"),
        ("note", "Huomiot"),
        ("pass", "Kunnossa"),
    ):
        number = sum(each["result"] == result for each in found)
        assert view.bar.chip(result).text() == f"{word} {number}"
    broken = sum(each["result"] == "breach" for each in found)
    qtbot.waitUntil(lambda: window.rail.button("checks").number == broken)


def test_groups_come_with_what_is_broken_first_then_the_law_and_open_questions_last(window: MainWindow) -> None:
    view = shown(window)
    wanted = ["Luonnoksen ristiriidattomuus", "Laki", "Suositukset", "Huomioita", "Avoimet kysymykset"]
    assert headings(view) == wanted
    titles = [view.table.matrix_model.row(index(view, "open-question", 0, f"service-area-{x}")).title for x in "abc"]
    assert titles == ["Palvelualue A", "Palvelualue B", "Palvelualue C"]


def test_no_heading_of_the_panel_says_one_thing_twice(window: MainWindow) -> None:
    view = shown(window)
    view.choose(("open-question", "service-area-a"), 0)
    assert view.panel.group.text() == "Avoimet kysymykset"
    view.choose(("seat-sum",), 0)
    assert view.panel.group.text() == "Luonnoksen ristiriidattomuus"


def test_what_the_rules_rest_on_is_always_said(window: MainWindow) -> None:
    view = shown(window)
    assert view.basis.isVisible()
    assert "17.8.2026" in view.basis.text()
    assert "ei ole oikeudellinen neuvo" in view.basis.text()


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_one_to_four_drafts_fit_side_by_side(open_window, scenarios_dir: Path, number: int) -> None:
    window = open_window(*(scenarios_dir / name for name in DRAFTS[:number]), size=(1366, 768))
    view = shown(window)
    view.choose(("required-bodies",), 0) if number < 3 else view.choose(("law-in-force",), 2)
    table = view.table
    assert table.matrix_model.columnCount() == number + 1
    for size in ((1366, 768), (1920, 1080)):
        window.resize(*size)
        QApplication.processEvents()
        widths = [table.columnWidth(column) for column in range(number + 1)]
        assert sum(widths) == table.viewport().width()
        assert len(set(widths[1:])) == 1
        assert view.panel.geometry().right() <= view.width()


def test_a_draft_from_before_the_law_is_not_judged(open_window, scenarios_dir: Path) -> None:
    view = shown(open_window(scenarios_dir / DRAFTS[0], scenarios_dir / DRAFTS[2]))
    assert cell(view, "council-size", 1).strips[0].detail == "Ei tarkistettu"
    assert cell(view, "law-in-force", 1).strips[0].word == "ei tiedossa"


def test_chips_pick_out_results(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window)
    every = rules(view)
    qtbot.mouseClick(view.bar.chip("breach"), Qt.MouseButton.LeftButton)
    assert rules(view) == ["seat-sum"]
    assert headings(view) == ["Luonnoksen ristiriidattomuus"]
    qtbot.mouseClick(view.bar.chip("note"), Qt.MouseButton.LeftButton)
    assert rules(view) == ["seat-sum", "council-size", "even-body", "regional-body", *["open-question"] * 3]
    qtbot.mouseClick(view.bar.chip("breach"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.bar.chip("note"), Qt.MouseButton.LeftButton)
    assert rules(view) == every


def test_words_are_searched_in_titles_messages_and_sections(window: MainWindow) -> None:
    view = shown(window)
    for words, found in (
        ("valtuuston koko", ["council-size"]),
        ("31 § 1 mom.", ["committee-model"]),
        ("gender-quota", ["gender-quota"]),
        ("LUPAJAOSTO kaupunginhallitus", ["permit-authority"]),
        ("mitään tällaista ei ole", []),
    ):
        view.bar.search.setText(words)
        assert set(found) <= set(rules(view)), words
        assert bool(rules(view)) == bool(found), words


def test_the_table_has_the_keyboard_and_passes_headings(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window)
    assert window.focusWidget() is view.table
    below = rules(view)[rules(view).index("seat-sum") + 1]
    view.table.setCurrentIndex(index(view, below, 1))
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    assert view.table.currentIndex() == index(view, "seat-sum", 1)
    qtbot.keyClick(view.table, Qt.Key.Key_Left)
    assert view.panel.isHidden()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.panel.isVisible()
    assert "Paikkakiintiöiden summa" in view.panel.text
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert catalog("fi")(f"rule.{below}.title") in view.panel.text
    qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    assert view.panel.isHidden()


def test_arrows_come_into_the_table_whose_first_row_is_a_heading(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window)
    table, model = view.table, view.table.matrix_model
    assert window.focusWidget() is table and model.is_heading(0) and not model.is_heading(1)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    first = table.currentIndex()
    assert 0 < first.row() < 5 and first.column() == 1
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert view.panel.isVisible()
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.currentIndex().row() == model.rowCount() - 1
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        for _ in range(model.rowCount()):
            qtbot.keyClick(table, key)
            assert not model.is_heading(table.currentIndex().row())
    assert table.currentIndex().row() == 1, "the heading above it cannot be chosen"


def test_cells_and_heads_say_all_to_who_hears_them(window: MainWindow) -> None:
    view = shown(window)
    said = index(view, "seat-sum", 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Paikkakiintiöiden summa, A Lohja, valiokuntamalli 1.2: ristiriita: ”Kaupunginhallitus”")
    heard = view.table.matrix_model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "A Lohja, valiokuntamalli 1.2: 1 ristiriita, 14 ei tiedossa, 8 huomiota, 16 kunnossa"
    assert view.table.accessibleName() == "Tarkistukset luonnoksittain"


# the panel


def test_a_click_tells_what_was_found_and_what_would_mend_it(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window)
    click(qtbot, view, index(view, "committee-model", 0))
    said = view.panel.text
    for part in (
        "Valiokuntien jäsenet",
        "2 paikkaa on varattu valtuuston ulkopuolelta tuleville",
        "Luonnoksesta puuttuu\novatko varatuille paikoille valittavat valtuutettuja tai varavaltuutettuja",
        "Mitä sääntö vaatii\nValiokunnassa ja valiokuntamallin kunnanhallituksessa",
        "Peruste\nKuntalaki (410/2015) 31 §:n 1 momentin 1 kohta, 1.6.2017 alkaen",
    ):
        assert part in said


def test_a_finding_is_explained_once_as_it_is_chosen_and_as_the_table_is_told_anew(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = shown(window)
    walked: list[QModelIndex] = []
    view.table.walked.connect(walked.append)
    view.choose(("council-size",), 0)
    window.document.change(language="sv")
    QApplication.processEvents()
    # Its cell is marked in the new rows, to which nobody has walked.
    assert view.table.currentIndex() == index(view, "council-size", 0)
    assert walked == []
    assert view.panel.isVisible()
    qtbot.keyClick(view.table, Qt.Key.Key_Right)
    assert walked == [index(view, "council-size", 1)]


def test_an_unknown_tells_what_is_missing(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window)
    click(qtbot, view, index(view, "council-size", 1))
    assert "luonnos ei kerro: valtuuston paikkamäärä" in view.panel.text


def test_a_unit_leads_to_the_structure(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window)
    click(qtbot, view, index(view, "seat-sum", 0))
    unit = next(each for each in view.panel.findChildren(QPushButton) if each.accessibleName() == "Kaupunginhallitus")
    qtbot.mouseClick(unit, Qt.MouseButton.LeftButton)
    assert window.document.state.view == "structure"
    assert window.document.state.selected == "city-board"


# switching rules off


def switch_off(qtbot: QtBot, view: ChecksView, reason: str) -> None:
    qtbot.mouseClick(view.panel.switch.begin, Qt.MouseButton.LeftButton)
    assert not view.panel.switch.do.isEnabled()
    view.panel.switch.reason.setText(reason)
    qtbot.mouseClick(view.panel.switch.do, Qt.MouseButton.LeftButton)


def test_a_rule_is_switched_off_with_a_reason_and_on_again(
    window: MainWindow, qtbot: QtBot, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "lohja-2016.yaml"
    before = path.read_text("utf-8")
    view = shown(window)
    qtbot.waitUntil(lambda: window.rail.button("checks").number == 1)
    click(qtbot, view, index(view, "seat-sum", 0))
    switch_off(qtbot, view, "Paikat sovitaan syksyllä")
    comparison = window.document.state.comparison
    assert comparison is not None
    assert comparison.comparison.rules_off == {"seat-sum": Text(und="Paikat sovitaan syksyllä")}
    assert "    seat-sum: Paikat sovitaan syksyllä\n" in path.read_text("utf-8")
    for column in (0, 1):
        strip = cell(view, "seat-sum", column).strips[0]
        assert (strip.word, strip.detail) == ("pois käytöstä", "Sääntö on kytketty pois: Paikat sovitaan syksyllä")
    qtbot.waitUntil(lambda: "Paikat sovitaan syksyllä" in view.panel.text)
    assert view.bar.chip("off").text() == "Pois käytöstä 2"
    qtbot.waitUntil(lambda: window.rail.button("checks").number == 0)
    found = command_line(capsys, path)
    assert [each["result"] for each in found if each["rule"] == "seat-sum"] == ["off", "off"]
    qtbot.mouseClick(view.panel.switch.undo, Qt.MouseButton.LeftButton)
    assert path.read_text("utf-8") == before
    assert cell(view, "seat-sum", 0).strips[0].word == "ristiriita"
    qtbot.waitUntil(lambda: window.rail.button("checks").number == 1)


def test_the_reason_is_in_view_and_enter_leads_back_to_the_table(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder / "lohja-2016.yaml", size=(1024, 480))
    view = shown(window)
    click(qtbot, view, index(view, "seat-sum", 0))
    switch = view.panel.switch
    QApplication.processEvents()
    assert switch.begin.visibleRegion().isEmpty(), "it lies below"
    switch.begin.click()
    QApplication.processEvents()
    for part in (switch.reason, switch.do):
        assert part.visibleRegion().boundingRect() == part.rect()
    switch.reason.setText("Syy")
    qtbot.keyClick(switch.reason, Qt.Key.Key_Return)
    assert cell(view, "seat-sum", 0).strips[0].word == "pois käytöstä"
    assert window.focusWidget() is view.table


def test_escape_drops_a_reason_before_it_closes_the_panel(window: MainWindow, qtbot: QtBot) -> None:
    view = shown(window)
    click(qtbot, view, index(view, "seat-sum", 0))
    qtbot.mouseClick(view.panel.switch.begin, Qt.MouseButton.LeftButton)
    qtbot.keyClick(view.panel.switch.reason, Qt.Key.Key_Escape)
    assert view.panel.switch.reason.isHidden()
    assert view.panel.isVisible()


def test_a_reason_goes_on_being_written_while_others_write_the_comparison(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    view = shown(window)
    click(qtbot, view, index(view, "seat-sum", 0))
    switch = view.panel.switch
    qtbot.mouseClick(switch.begin, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(switch.reason, "Tied os")
    path = folder / "lohja-2016.yaml"
    path.write_text(path.read_text("utf-8").replace("comparison:", "comparison: # by others", 1), "utf-8")
    window.actions_by_name["reload"].trigger()
    qtbot.waitUntil(lambda: b"# by others" in window.document.state.comparison.data)
    assert switch.reason.isVisible() and switch.reason.hasFocus() and switch.do.isEnabled()
    window.document.change(language="sv")
    assert switch.reason.hasFocus() and not switch.begin.isVisible()
    qtbot.keyClicks(switch.reason, "issa")
    qtbot.keyClick(switch.reason, Qt.Key.Key_Return)
    assert "Tied osissa" in path.read_text("utf-8") and "# by others" in path.read_text("utf-8")
    assert switch.reason.isHidden() and switch.undo.isVisible()
    # Of another rule nothing is written.
    view.choose(("council-size",), 0)
    assert switch.reason.isHidden() and switch.begin.isVisible()


def test_chips_and_search_are_whole_beside_an_open_panel_in_a_small_window(open_window, koskenlahti_dir: Path) -> None:
    window = open_window(
        koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml", language="sv", size=(1000, 700)
    )
    view = shown(window)
    view.choose(("seat-sum",), 0)
    QApplication.processEvents()
    assert view.panel.isVisible()
    bar = view.bar
    chips = [bar.chip(key) for key in bar._chips]
    assert [chip.text() for chip in chips if chip.width() < chip.sizeHint().width()] == []
    assert chips[0].x() >= 0 and bar.search.geometry().right() < bar.parentWidget().width()


def test_without_a_comparison_file_no_rule_can_be_switched_off(open_window, qtbot: QtBot, folder: Path) -> None:
    view = shown(open_window(folder / DRAFTS[0]))
    click(qtbot, view, index(view, "seat-sum", 0))
    assert not view.panel.switch.begin.isEnabled()
    assert "vertailutiedostosta" in view.panel.text


def test_what_cannot_be_written_is_told(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    view = shown(window)
    click(qtbot, view, index(view, "seat-sum", 0))
    (folder / "lohja-2016.yaml").unlink()
    switch_off(qtbot, view, "Syy")
    assert "lohja-2016.yaml" in view.panel.switch.error.text()
    assert view.panel.switch.error.isVisible()
    assert cell(view, "seat-sum", 0).strips[0].word == "ristiriita"


# the badge


def test_the_rail_tells_how_many_rules_are_broken(window: MainWindow, qtbot: QtBot) -> None:
    button = window.rail.button("checks")
    qtbot.waitUntil(lambda: button.number == 1)
    assert button.accessibleName() == "Tarkistukset, 1 ristiriita"
    assert window.document.state.view == "structure"
    window.files.close(0)
    qtbot.waitUntil(lambda: button.number == 0)
    assert button.accessibleName() == "Tarkistukset"


def test_the_rules_are_not_loaded_before_the_window_was_painted() -> None:
    code = (
        "import sys\n"
        "from orgsim.app.main import prepare\n"
        "from pathlib import Path\n"
        "app, window, watch = prepare([Path('scenarios/lohja-2016.yaml')], 'fi')\n"
        "window.show()\n"
        "assert 'orgsim.analysis.checks.rules.pack' not in sys.modules\n"
        "assert 'orgsim.files.yaml.editing' not in sys.modules, 'no start writes'\n"
        "window.grab()\n"
        "from time import monotonic\n"
        "end = monotonic() + 60\n"
        "while window.rail.button('checks').number != 1 and monotonic() < end: app.processEvents()\n"
        "assert window.rail.button('checks').number == 1\n"
        "import os; os._exit(0)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 0, ended.stderr


def test_the_view_speaks_every_language(window: MainWindow) -> None:
    view = shown(window)
    view.choose(("seat-sum",), 0)
    for language, wanted in {"fi": "Laki", "sv": "Lag", "en": "Law"}.items():
        window.document.change(language=language)
        assert headings(view)[1] == wanted
        assert view.panel.isVisible()


# answering a breach

UNEQUAL = (
    "orgsim: 1\nid: small\ntitle: Pieni\neffective: 2025-06-01\nunits:\n"
    "- {id: council, kind: council, name: Valtuusto, units: [\n"
    "    {id: tech, kind: board, name: Tekninen lautakunta, seats: {total: 13, women: 4, deputies: 0}}]}\n"
)


def unequal(folder: Path) -> Path:
    """A comparison, written into that folder, of one draft with a board that breaks the quota."""
    (folder / "small.yaml").write_text(UNEQUAL, "utf-8")
    comparison = folder / "vertailu.yaml"
    comparison.write_text("orgsim: 1\ncomparison:\n  title: T\n  scenarios: [small.yaml]\n", "utf-8")
    return comparison


def test_an_answer_goes_on_being_written_as_the_panel_is_told_anew(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    comparison = unequal(tmp_path)
    window = open_window(comparison)
    view = shown(window)
    view.choose(("gender-quota",), 0)
    QApplication.processEvents()
    form = view.panel.answers["tech"]
    qtbot.mouseClick(form.begin, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.reason, "Vain ehdokasta")
    form.reason.setCursorPosition(5)
    window.document.change(language="en")
    other = view.panel.answers["tech"]
    assert other is not form and other.reason.hasFocus() and other.do.isEnabled()
    qtbot.keyClicks(other.reason, "4 ")
    qtbot.keyClick(other.reason, Qt.Key.Key_Return)
    assert "reason: Vain 4 ehdokasta" in comparison.read_text("utf-8")
    qtbot.waitUntil(lambda: "answered" in view.panel.text)
    assert view.panel.answers["tech"].reason.isHidden()


def test_a_breach_of_the_quota_is_answered_with_a_reason(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    comparison = unequal(tmp_path)
    before = comparison.read_text("utf-8")
    window = open_window(comparison)
    view = shown(window)
    view.choose(("gender-quota",), 0)
    QApplication.processEvents()
    form = view.panel.answers["tech"]
    qtbot.mouseClick(form.begin, Qt.MouseButton.LeftButton)
    form.reason.setText("Vain neljä ehdokasta")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert comparison.read_text("utf-8") == (
        before + "  answers:\n    - {rule: gender-quota, scenario: small, unit: tech, reason: Vain neljä ehdokasta}\n"
    )
    qtbot.waitUntil(lambda: "perusteltu poikkeus" in view.panel.text)
    assert "Vain neljä ehdokasta" in view.panel.text
    assert view.bar.chip("answered").text() == "Perustellut 1"
    qtbot.mouseClick(view.panel.answers["tech"].undo, Qt.MouseButton.LeftButton)
    assert comparison.read_text("utf-8") == before
    qtbot.waitUntil(lambda: "lainvastainen" in view.panel.text)
    assert list(view.panel.answers) == ["tech"]


def test_a_breach_of_a_copy_without_an_id_of_its_own_is_not_answered(open_window, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(UNEQUAL, "utf-8")
    (tmp_path / "copy.yaml").write_text(UNEQUAL.replace("Pieni", "Kopio"), "utf-8")
    comparison = tmp_path / "vertailu.yaml"
    answer = "  answers: [{rule: gender-quota, scenario: small, unit: tech, reason: Vain neljä ehdokasta}]\n"
    comparison.write_text(
        "orgsim: 1\ncomparison:\n  title: T\n  scenarios: [small.yaml, copy.yaml]\n" + answer, "utf-8"
    )
    window = open_window(comparison)
    view = shown(window)
    for column in (0, 1):
        view.choose(("gender-quota",), column)
        QApplication.processEvents()
        assert "lainvastainen" in view.panel.text and not view.panel.answers
    # The comparison names both all the same while one is not seen.
    window.document.show(hiding(window.document.state, 1))
    view.choose(("gender-quota",), 0)
    QApplication.processEvents()
    assert "lainvastainen" in view.panel.text and not view.panel.answers
    assert not answers(window.document.state)


def test_other_rules_offer_no_answer(window: MainWindow) -> None:
    view = shown(window)
    view.choose(("seat-sum",), 0)
    assert view.panel.answers == {}


CLAIMING = (
    "orgsim: 1\nid: small\ntitle: Pieni\neffective: 2025-06-01\nunits:\n"
    "- {id: council, kind: council, name: Valtuusto, meets: {every: month, on: second monday}, agenda-closes: 4 days,\n"
    "   remit: [{id: plans, name: kaavat, a-year: 12, prepared-by: []}]}\n"
    "claims:\n- {metric: time.decision.mean, value: 5}\n- {metric: evenings.one-body, value: 12}\n"
)


def test_claims_of_times_are_simulated_beside_the_window(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(CLAIMING, "utf-8")
    window = open_window(tmp_path / "small.yaml")
    badge = window._checks_badge
    qtbot.waitUntil(lambda: badge._counted is window.document.state and not badge._waiting)
    before = badge._number
    view = shown(window)
    key = ("claim", "time.decision.mean", "")
    qtbot.waitUntil(lambda: [row.cells[0][0].result for row in view._findings.rows if row.key == key] == ["breach"])
    view.choose(key, 0)
    assert "luonnos ilmoittaa 5, mutta 200 vuoden simulointi antaa" in view.panel.text
    # The rail counts what is broken once more when it is next painted.
    window.rail.update()
    qtbot.waitUntil(lambda: badge._number == before + 1 and not badge._waiting)
    (evenings,) = [row for row in view._findings.rows if row.key[1:2] == ("evenings.one-body",)]
    assert evenings.cells[0][0].result == "pass"
    # Under another assumption nobody has simulated it yet: the rail does not go on telling what it came to before.
    window.document.change(view="structure")
    window.document.show(assume(window.document.state, [Assumed("tabled", None, 0.5)]))
    window.rail.update()
    qtbot.waitUntil(lambda: badge._number == before and not badge._waiting)
    window.document.change(view="checks")
    qtbot.waitUntil(lambda: [row.cells[0][0].result for row in view._findings.rows if row.key == key] == ["breach"])
    window.rail.update()
    qtbot.waitUntil(lambda: badge._number == before + 1 and not badge._waiting)


def test_many_findings_of_one_rule_are_told_some_at_a_time(open_window, tmp_path: Path) -> None:
    claims = "".join(f"  - {{metric: kinds.council, value: {at}, text: Väite {at}}}\n" for at in range(2, 47))
    path = tmp_path / "many.yaml"
    head = "orgsim: 1\nid: many\ntitle: T\nunits:\n  - {id: council, kind: council, name: Valtuusto}\n"
    path.write_text(f"{head}claims:\n{claims}", "utf-8")
    window = open_window(path, language="en")
    view = shown(window)
    model = view.table.matrix_model
    row = next(at for at in range(model.rowCount()) if model.row(at).key[:1] == ("claim",))
    cell = model.cell(model.index(row, 1))
    assert cell is not None
    # What is heard ends as what is seen does: 40 of 45, and 4.
    assert cell.spoken.endswith("… and 5 more")
    assert cell.tip[-2] == "… and 41 more"
    view.choose(model.row(row).key, 0)

    def told() -> list[str]:
        meet(lambda: not view.panel.is_filling)
        labels = [its.text() for its in view.panel.findChildren(QLabel) if its.isVisible()]
        return [its for its in labels if its.endswith("but its chart gives 1.")]

    def more() -> list[QPushButton]:
        return [
            its for its in view.panel.findChildren(QPushButton) if its.text().startswith("… and") and its.isVisible()
        ]

    assert len(told()) == 20
    assert more()[0].text() == "… and 25 more"
    more()[0].click()
    assert len(told()) == 40
    # What was asked for stays, as the file changes.
    window.document.change(language="sv")
    window.document.change(language="en")
    assert len(told()) == 40
    more()[0].click()
    assert len(told()) == 45
    assert more() == []


def of_boards(folder: Path, numbers: Iterable[int]) -> Path:
    """A comparison of one draft, whose boards of those numbers break the quota."""
    boards = ", ".join(
        f"{{id: b{at}, kind: board, name: Lautakunta {at}, seats: {{total: 13, women: 4, deputies: 0}}}}"
        for at in numbers
    )
    head, _, _ = UNEQUAL.rpartition("[")
    (folder / "small.yaml").write_text(f"{head}[{boards}]}}\n", "utf-8")
    comparison = folder / "vertailu.yaml"
    comparison.write_text("orgsim: 1\ncomparison:\n  title: T\n  scenarios: [small.yaml]\n", "utf-8")
    return comparison


def test_findings_are_told_one_after_the_other_and_only_while_they_can_be_seen(
    open_window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orgsim.app.checks.panel._SLICE", 0.0)
    window = open_window(of_boards(tmp_path, range(2, 14)), language="en")
    view = shown(window)
    view.choose(("gender-quota",), 0)
    parts, panel = view.panel.findChildren(FindingPart), view.panel
    assert len(parts) == 1 and panel.is_filling
    window.document.change(view="structure")
    meet(lambda: not panel.is_filling)
    few = len(panel.findChildren(FindingPart))
    rest()
    assert len(panel.findChildren(FindingPart)) == few < 12
    window.document.change(view="checks")
    meet(lambda: not panel.is_filling)
    assert len(panel.findChildren(FindingPart)) == 12


def test_what_is_told_as_before_stays_and_what_is_new_is_read_where_it_is_seen(open_window, tmp_path: Path) -> None:
    window = open_window(of_boards(tmp_path, range(2, 14)), language="en", size=(1024, 600))
    view = shown(window)
    view.choose(("gender-quota",), 0)
    panel = view.panel
    meet(lambda: not panel.is_filling)
    rest()
    before = panel.findChildren(FindingPart)
    bar = panel.area.verticalScrollBar()
    assert bar.maximum() > 200
    bar.setValue(200)
    # The third goes, and one comes between the fourth and the fifth.
    numbers = [2, 3, 5, 50, *range(6, 14)]
    of_boards(tmp_path, numbers)
    window.actions_by_name["reload"].trigger()
    meet(lambda: "Lautakunta 50" in panel.text and not panel.is_filling)
    rest()
    after = panel.findChildren(FindingPart)
    assert [*after[:3], *after[4:]] == [*before[:2], *before[3:]]
    assert bar.value() == 200
    # As it is seen, as it is read, and as one goes through it with the keyboard.
    assert [each.told.units for each in after] == [((f"b{at}", f"Lautakunta {at}"),) for at in numbers]
    assert [each.y() for each in after] == sorted(each.y() for each in after)
    can_be_reached = [each for part in after for each in part.keyboard_order() if each.isVisible()]
    assert len(can_be_reached) == 2 * len(numbers), "the unit, and the answer"
    reached = can_be_reached[:1]
    for _ in can_be_reached[1:]:
        following = reached[-1].nextInFocusChain()
        while not (following.focusPolicy() & Qt.FocusPolicy.TabFocus and following.isVisible()):
            following = following.nextInFocusChain()
        reached.append(following)
    assert reached == can_be_reached


def test_what_is_read_and_written_stays_in_view_in_another_language(open_window, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(of_boards(tmp_path, range(2, 22)), language="en", size=(1024, 600))
    view = shown(window)
    view.choose(("gender-quota",), 0)
    panel, bar = view.panel, view.panel.area.verticalScrollBar()
    meet(lambda: not panel.is_filling)
    rest()
    bar.setValue(1500)
    window.document.change(theme="dark")
    meet(lambda: not panel.is_filling)
    rest()
    assert bar.value() == 1500
    # Whoever scrolls while it is told is left there.
    window.document.change(theme="light")
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    meet(lambda: not panel.is_filling)
    rest()
    assert bar.value() == 0
    form = panel.answers["b5"]
    panel.area.ensureWidgetVisible(form)
    qtbot.mouseClick(form.begin, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.reason, "Vain")
    window.document.change(language="sv")
    meet(lambda: not panel.is_filling)
    rest()
    reason = panel.answers["b5"].reason
    assert reason.hasFocus() and reason.text() == "Vain" and not reason.visibleRegion().isEmpty()


def test_a_reason_goes_on_being_written_behind_whatever_others_put_before_it(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(of_boards(tmp_path, range(2, 8)), language="en")
    view = shown(window)
    view.choose(("gender-quota",), 0)
    panel = view.panel
    meet(lambda: not panel.is_filling)
    qtbot.mouseClick(panel.answers["b3"].begin, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.answers["b3"].reason, "Vain")
    of_boards(tmp_path, [*range(20, 50), 3])
    window.actions_by_name["reload"].trigger()
    meet(lambda: "Lautakunta 20" in panel.text and not panel.is_filling)
    assert panel.answers["b3"].reason.text() == "Vain" and panel.answers["b3"].reason.hasFocus()


def test_who_asks_for_more_with_the_keyboard_goes_on_with_the_first_of_them(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(of_boards(tmp_path, range(2, 27)), language="en")
    view = shown(window)
    view.choose(("gender-quota",), 0)
    panel = view.panel
    meet(lambda: not panel.is_filling)
    rest()
    (more,) = [its for its in panel.findChildren(QPushButton) if its.text() == "… and 5 more"]
    more.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(more, Qt.Key.Key_Space)
    # Pressed once more it switches no rule off, nor begins to.
    assert not panel.switch.isAncestorOf(QApplication.focusWidget())
    meet(lambda: not panel.is_filling)
    has = QApplication.focusWidget()
    # After twenty comes that of the board of number 22.
    assert has.accessibleName() == "Lautakunta 22" and not has.visibleRegion().isEmpty()


def test_the_row_that_was_clicked_stays_in_view_as_its_explanation_takes_room(
    open_window, qtbot: QtBot, koskenlahti_dir: Path
) -> None:
    drafts = [koskenlahti_dir / f"koskenlahti-{name}.yaml" for name in ("nyt", "malli-1", "malli-2")]
    view = shown(open_window(*drafts, size=(1000, 700)))
    table = view.table
    rest()
    bar = table.verticalScrollBar()
    bar.setValue(round(bar.maximum() * 0.6))
    rest()
    # The last that is whole, and can be opened.
    below = table.rowAt(table.viewport().height() - 1)
    last = next(row for row in range(below - 1, 0, -1) if table.opens(table.matrix_model.index(row, 1)))
    click(qtbot, view, table.matrix_model.index(last, 1))
    rest()
    assert view.panel.isVisible() and table.currentIndex().row() == last
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
