"""In the table of matters, those of a draft that is edited pass to other bodies."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.form.asking import UnitQuestion
from orgsim.app.matters.view import MattersView
from orgsim.app.shell.window import MainWindow
from orgsim.model.hierarchy import unit_of

NOW, NEW = "hopeavesi-nyt.yaml", "hopeavesi-elamankaari.yaml"


def answer(window: MainWindow, qtbot: QtBot, text: str) -> None:
    QApplication.processEvents()
    (question,) = [each for each in window.findChildren(UnitQuestion) if each.isVisible()]
    qtbot.keyClicks(question.field, text)
    qtbot.keyClick(question.field, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_matter_is_moved_given_and_taken_away(open_window, tmp_path: Path, scenarios_dir: Path, qtbot: QtBot) -> None:
    for name in (NOW, NEW):
        shutil.copy(scenarios_dir / name, tmp_path / name)
    window: MainWindow = open_window(tmp_path / NOW, tmp_path / NEW)
    document = window.document
    document.change(view="matters")
    view = window._views["matters"]
    assert isinstance(view, MattersView)
    table = view.table

    def ask(matter: str, column: int = 1) -> None:
        index = table.matrix_model.index_of((matter,), column)
        table.scrollTo(index)
        table.customContextMenuRequested.emit(table.visualRect(index).center())

    def remit(id: str) -> list[str]:
        unit = unit_of(document.state.scenarios[1], id)
        return [] if unit is None else [matter.id for matter in unit.remit or ()]

    ask("land-trade")
    assert view.moves.menu is None
    editor_of(document).switch(tmp_path / NEW, True)
    ask("land-trade", column=0)
    assert view.moves.menu is None
    ask("land-trade")
    menu = view.moves.menu
    assert menu is not None
    assert [each.text() for each in menu.actions()] == [
        "Siirrä toiselle yksikölle: maan osto ja myynti (Kaupunginhallitus)…",
        "Poista: maan osto ja myynti (Kaupunginhallitus)",
    ]
    menu.actions()[0].trigger()
    menu.close()
    answer(window, qtbot, "konserni- ja")
    assert "land-trade" not in remit("city-board")
    assert remit("staff-section")[-1] == "land-trade"
    assert document.state.session.done[-1].words.key == "edit.words.matter-moved"
    ask("land-trade")
    view.moves.menu.actions()[1].trigger()
    view.moves.menu.close()
    assert "land-trade" not in remit("staff-section")
    # Now nobody has it, and it is known from the other draft.
    ask("land-trade")
    (give,) = view.moves.menu.actions()
    assert give.text() == "Anna yksikölle: maan osto ja myynti…"
    give.trigger()
    view.moves.menu.close()
    answer(window, qtbot, "tarkastus")
    assert remit("audit-committee")[-1] == "land-trade"
    for _ in range(3):
        window.actions_by_name["undo"].trigger()
    assert document.state.files[1].data == (tmp_path / NEW).read_bytes()
    # By bodies, each of a body's matters.
    view.by_body.setChecked(True)
    ask("audit-committee")
    assert [each.text() for each in view.moves.menu.actions()][::2] == [
        "Siirrä toiselle yksikölle: arviointikertomus (Tarkastuslautakunta)…",
        "Siirrä toiselle yksikölle: sidonnaisuusilmoitukset (Tarkastuslautakunta)…",
    ]
    view.moves.menu.close()
