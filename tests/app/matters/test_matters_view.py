"""The matters view: who decides what in Lohja's drafts, and in two small ones that differ in every way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from orgsim.app.matters.view import MattersView
from orgsim.app.shell.window import MainWindow
from orgsim.cli import main
from orgsim.drawing.tables.matrix import Cell

LOHJA = "lohja-2016.yaml"

NOW = """orgsim: 1
id: now
title: Nyt
units:
- id: council
  kind: council
  name: Valtuusto
  units:
  - id: board
    kind: city-board
    name: Kaupunginhallitus
    remit: [{id: strategy, name: Strategia}, {id: ownership, name: Omistajaohjaus}]
    units:
    - id: tech
      kind: board
      name: Tekninen
      remit: [{id: plans, name: Kaavat}, {id: roads, name: Kadut}, {id: permits, name: Luvat}]
    - {id: edu, kind: board, name: Sivistys, remit: [{id: schools, name: Koulut}]}
"""
NEW = """orgsim: 1
id: new
title: Uusi
units:
- id: council
  kind: council
  name: Valtuusto
  units:
  - id: board
    kind: city-board
    name: Kaupunginhallitus
    remit: [{id: strategy, name: Strategia}]
    units:
    - {id: tech, kind: board, name: Tekninen, remit: [{id: plans, name: Kaavat}, {id: roads, name: Kadut}]}
    - {id: permit, kind: board, name: Lupa, remit: [{id: permits, name: Luvat}, {id: roads, name: Kadut}]}
    - {id: edu, kind: board, name: Sivistys, remit: [{id: schools, name: Koulut}]}
"""


@pytest.fixture
def lohja(open_window, scenarios_dir: Path) -> MattersView:
    return shown(open_window(scenarios_dir / LOHJA))


@pytest.fixture
def two(open_window, tmp_path: Path) -> MainWindow:
    (tmp_path / "now.yaml").write_text(NOW, "utf-8")
    (tmp_path / "new.yaml").write_text(NEW, "utf-8")
    return open_window(tmp_path / "now.yaml", tmp_path / "new.yaml")


def shown(window: MainWindow) -> MattersView:
    window.document.change(view="matters")
    QApplication.processEvents()
    view = window.views.made["matters"]
    assert isinstance(view, MattersView)
    return view


def index(view: MattersView, key: str, column: int) -> QModelIndex:
    found = view.table.matrix_model.index_of((key,), column)
    assert found.isValid(), f"{key} is not shown"
    return found


def cell(view: MattersView, key: str, column: int) -> Cell:
    found = view.table.matrix_model.cell(index(view, key, column))
    assert found is not None
    return found


def rows(view: MattersView) -> list[str]:
    model = view.table.matrix_model
    return [model.row(row).key[0] for row in range(model.rowCount())]


def told(view: MattersView, key: str, column: int) -> list[str]:
    return [
        " ".join(part for part in (strip.text, strip.word, strip.detail) if part)
        for strip in cell(view, key, column).strips
    ]


def click(qtbot: QtBot, view: MattersView, at: QModelIndex) -> None:
    view.table.scrollTo(at)
    place = view.table.visualRect(at).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


# Lohja


def test_lohjas_28_matters_each_have_a_body_alone_and_tell_its_place_on_hover(lohja: MattersView) -> None:
    assert len(rows(lohja)) == 28
    assert lohja.told.text().startswith("28 asiaa.")
    model = lohja.table.matrix_model
    for row in range(28):
        found = model.cell(model.index(row, 1))
        assert found is not None
        (strip,) = found.strips
        assert strip.text
        assert strip.detail == ""
        assert found.tip[1].startswith(f"{strip.text} (rakenteessa: Valtuusto") or strip.text == "Valtuusto"
        assert (strip.sign, strip.word, found.tint) == ("", "", None)
    planning = next(row for row in range(28) if model.row(row).title == "kaavaehdotukset")
    (strip,) = model.row(planning).cells[0].strips
    assert strip.text == "Kaavoitusjaosto"
    place = "Kaavoitusjaosto (rakenteessa: Valtuusto › Kaupunginhallitus › Elinvoimavaliokunta)"
    assert model.row(planning).cells[0].tip[:2] == ("kaavaehdotukset, A Lohja, valiokuntamalli 1.2", place)
    described = model.index(planning, 1).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert described.splitlines()[0] == place


def test_what_a_draft_does_not_state_is_not_forgotten(lohja: MattersView) -> None:
    model = lohja.table.matrix_model
    head = model.head(2)
    assert head is not None
    assert head.banner == "Luonnos ei kerro toimielinten toimivallasta"
    assert model.head(1).banner == ""
    for row in range(28):
        found = model.row(row).cells[1]
        assert [strip.word for strip in found.strips] == ["ei kerrottu"]
        assert found.hatched
        assert found.tint is None
        assert not found.opens
    numbers = {key: lohja.bar.chip(key).text() for key in ("moved", "split", "unassigned", "not-stated")}
    assert numbers == {
        "moved": "Siirtyvät 0",
        "split": "Jaetut 0",
        "unassigned": "Ilman päättäjää 0",
        "not-stated": "Ei kerrottu 28",
    }


def test_the_numbers_are_the_command_lines(
    lohja: MattersView, scenarios_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["metrics", str(scenarios_dir / LOHJA), "--format", "json"]) == 0
    a, b = (each["metrics"] for each in json.loads(capsys.readouterr().out)["scenarios"])
    assert a["matters"] == b["matters"] == len(rows(lohja))
    assert a["matters.unassigned"] == 0
    assert b["matters.unassigned"] is None
    head = lohja.table.matrix_model.head(1)
    assert head is not None
    assert [(strip.text, strip.word) for strip in head.strips] == [("28", "asialla päättäjä")]


def test_lohja_by_body(lohja: MattersView, qtbot: QtBot) -> None:
    qtbot.mouseClick(lohja.by_body, Qt.MouseButton.LeftButton)
    assert len(rows(lohja)) == 10
    assert told(lohja, "city-board", 0) == [
        "Päättää 3 asiasta strateginen johtaminen; vain suuria asioita; kunnan ulkopolitiikka"
    ]
    assert told(lohja, "city-board", 1) == ["ei kerrottu"]
    assert told(lohja, "finance-committee", 1) == ["Ei ole tässä luonnoksessa"]
    assert lohja.bar.chip("changed").text() == "Muuttuvat 0"


# what stands out


def test_moved_split_and_forgotten_matters_stand_out(two: MainWindow) -> None:
    view = shown(two)
    assert told(view, "strategy", 1) == ["Kaupunginhallitus"]
    assert told(view, "permits", 1) == ["Lupa siirtyy"]
    assert told(view, "roads", 1) == [
        "Tekninen jaettu",
        "Lupa",
    ]
    assert told(view, "ownership", 1) == ["ei päättäjää"]
    tints = {key: cell(view, key, 1).tint for key in ("strategy", "permits", "roads", "ownership")}
    assert tints == {"strategy": None, "permits": "moved", "roads": "changed", "ownership": "warning"}
    signs = {key: cell(view, key, 1).strips[0].sign for key in tints}
    assert len(set(signs.values())) == 4
    assert not cell(view, "ownership", 1).hatched


def test_chips_pick_out_what_stands_out(two: MainWindow, qtbot: QtBot) -> None:
    view = shown(two)
    for key, found in (("moved", ["permits"]), ("split", ["roads"]), ("unassigned", ["ownership"])):
        qtbot.mouseClick(view.bar.chip(key), Qt.MouseButton.LeftButton)
        assert rows(view) == found
        qtbot.mouseClick(view.bar.chip(key), Qt.MouseButton.LeftButton)
    assert not view.bar.chip("not-stated").isEnabled()
    assert len(rows(view)) == 6


def test_by_body_tells_what_each_gains_and_loses(two: MainWindow, qtbot: QtBot) -> None:
    view = shown(two)
    qtbot.mouseClick(view.by_body, Qt.MouseButton.LeftButton)
    assert rows(view) == ["board", "tech", "edu", "permit"]
    assert told(view, "board", 1) == ["Menettää 1 Omistajaohjaus", "Pitää 1 Strategia"]
    assert told(view, "tech", 1) == ["Menettää 1 Luvat (B: Lupa)", "Pitää 2 Kaavat; Kadut"]
    assert told(view, "permit", 1) == ["Saa 2 Luvat (A: Tekninen); Kadut (A: Tekninen)"]
    assert told(view, "permit", 0) == ["Ei ole tässä luonnoksessa"]
    assert told(view, "edu", 1) == ["Pitää 1 Koulut"]
    qtbot.mouseClick(view.bar.chip("changed"), Qt.MouseButton.LeftButton)
    assert rows(view) == ["board", "tech", "permit"]


def test_the_baseline_of_a_comparison_is_what_moves_are_relative_to(open_window, tmp_path: Path) -> None:
    (tmp_path / "now.yaml").write_text(NOW, "utf-8")
    (tmp_path / "new.yaml").write_text(NEW, "utf-8")
    comparison = tmp_path / "c.yaml"
    comparison.write_text("comparison: {title: T, scenarios: [new.yaml, now.yaml], baseline: now.yaml}\n", "utf-8")
    view = shown(open_window(comparison))
    assert view.told.text() == "6 asiaa. Muutokset verrattuna luonnokseen B."
    assert told(view, "permits", 0) == ["Lupa siirtyy"]
    assert told(view, "permits", 1) == ["Tekninen"]


# finding and following


def test_matters_and_bodies_are_searched(two: MainWindow, qtbot: QtBot) -> None:
    view = shown(two)
    for words, found in (
        ("luvat", ["roads", "permits"]),
        ("kaavan", ["plans"]),
        ("SIVISTYS", ["schools"]),
        ("lupa kadut", ["roads"]),
        ("olematon", []),
    ):
        view.bar.search.clear()
        qtbot.keyClicks(view.bar.search, words)
        assert rows(view) == found, words


def test_a_click_on_a_body_leads_to_the_structure(two: MainWindow, qtbot: QtBot) -> None:
    view = shown(two)
    click(qtbot, view, index(view, "ownership", 1))
    assert two.document.state.view == "matters"
    click(qtbot, view, index(view, "permits", 1))
    assert two.document.state.view == "structure"
    assert two.document.state.selected == "permit"


def test_the_keyboard_walks_the_matters_and_follows_a_body(two: MainWindow, qtbot: QtBot) -> None:
    view = shown(two)
    assert two.focusWidget() is view.table
    view.table.setCurrentIndex(index(view, "strategy", 0))
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.currentIndex() == index(view, "ownership", 0)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert two.document.state.selected == "board"


def test_of_several_bodies_one_is_picked(two: MainWindow, qtbot: QtBot) -> None:
    view = shown(two)
    click(qtbot, view, index(view, "roads", 1))
    menu = next(menu for menu in view.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()] == ["Tekninen", "Lupa"]
    menu.actions()[1].trigger()
    menu.close()
    assert two.document.state.selected == "permit"


def test_cells_say_all_to_who_hears_them(two: MainWindow) -> None:
    view = shown(two)
    said = index(view, "permits", 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Luvat, B Uusi: Lupa. siirtyy"
    heard = view.table.matrix_model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "B Uusi: 5 asialla päättäjä, 1 siirtyy, 1 jaettu, 1 ilman päättäjää"


def test_drafts_without_any_remit_say_so(open_window, scenarios_dir: Path) -> None:
    view = shown(open_window(scenarios_dir / "lohja-konsepti-2015.yaml"))
    assert rows(view) == []
    assert "ei kerro toimielinten toimivallasta" in view.table._empty
    view.grab()


def test_the_view_speaks_and_paints(two: MainWindow, qtbot: QtBot) -> None:
    view = shown(two)
    for language, wanted in {"fi": "siirtyy", "sv": "flyttas", "en": "moved"}.items():
        for theme in ("light", "dark", "projector"):
            two.document.change(language=language, theme=theme)
            assert cell(view, "permits", 1).strips[0].word == wanted
            qtbot.mouseClick(view.by_body, Qt.MouseButton.LeftButton)
            assert not view.grab().isNull()
            qtbot.mouseClick(view.by_body, Qt.MouseButton.LeftButton)
