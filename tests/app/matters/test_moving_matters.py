"""In the table of matters, those of a draft that is edited pass to other bodies."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.document.open_files import closed
from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.form.asking import UnitQuestion
from orgsim.app.matters.view import MattersView
from orgsim.app.shell.window import MainWindow
from orgsim.model.hierarchy import unit_of

NONE = Qt.KeyboardModifier.NoModifier
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
    view = window.views.made["matters"]
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
    # A menu and a question stay open while somebody closes the draft that they are of: then there is nothing to do.
    menu = view.moves.menu
    menu.actions()[0].trigger()
    document.show(closed(document.state, 1))
    assert len(document.state.files) == 1
    menu.actions()[1].trigger()
    answer(window, qtbot, "kaupunginhallitus")
    assert not document.state.session.done
    assert (tmp_path / NEW).read_bytes() == (scenarios_dir / NEW).read_bytes()


def test_a_matter_is_dragged_from_body_to_body(open_window, tmp_path: Path, scenarios_dir: Path) -> None:
    for name in (NOW, NEW):
        shutil.copy(scenarios_dir / name, tmp_path / name)
    window: MainWindow = open_window(tmp_path / NOW, tmp_path / NEW)
    document = window.document
    document.change(view="matters")
    QApplication.processEvents()
    view = window.views.made["matters"]
    assert isinstance(view, MattersView)
    table, dragging, port = view.table, view.dragging, view.table.viewport()

    def spot(key: str, column: int = 1) -> QPoint:
        index = table.matrix_model.index_of((key,), column)
        assert index.isValid()
        return table.visualRect(index).center()

    def move(at: QPoint) -> None:
        there = QPointF(port.mapToGlobal(at))
        left = Qt.MouseButton.LeftButton
        held = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), there, Qt.MouseButton.NoButton, left, NONE)
        QApplication.sendEvent(port, held)

    def take(key: str, to: QPoint) -> str:
        QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, spot(key))
        move(spot(key) + QPoint(6, 6))
        move(to)
        return dragging.overlay.words.replace("\u00a0", " ")

    def drop(at: QPoint) -> None:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NONE, at)

    def remit(id: str) -> list[str]:
        unit = unit_of(document.state.scenarios[1], id)
        return [] if unit is None else [matter.id for matter in unit.remit or ()]

    rows = [table.matrix_model.row(number) for number in range(20)]
    board = "land-trade"
    (home,) = bodies_of(view, board)
    other = next(row.key[0] for row in rows if row.key and bodies_of(view, row.key[0]) not in ((home,), ()))
    (goal,) = bodies_of(view, other)
    unit = unit_of(document.state.scenarios[1], goal)
    assert unit is not None
    # Nothing is dragged of a draft that is not edited.
    assert take(board, spot(other)) == ""
    assert not dragging.is_busy
    drop(spot(other))
    document.change(view="matters")
    editor_of(document).switch(tmp_path / NEW, True)
    table.scrollTo(table.matrix_model.index_of((board,), 1))
    before = document.state.files[1].data
    # To the draft beside, and to where it is: nothing comes of it. Escape ends it.
    assert take(board, spot(other, 0)) == "Asia siirtyy vain saman luonnoksen yksiköiden välillä"
    assert dragging.overlay.shapes is not None and dragging.overlay.shapes.sort == "refused"
    move(spot(board))
    assert dragging.overlay.words.startswith("maan osto ja myynti: pysyy yksiköllä Kaupunginhallitus")
    move(spot(other))
    assert dragging.overlay.words.startswith(f"maan osto ja myynti → yksikölle {unit.name.in_language('fi')}")
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not dragging.is_busy
    drop(spot(other))
    assert document.state.files[1].data is before
    assert document.state.view == "matters"
    take(board, spot(other))
    drop(spot(other))
    assert board in remit(goal) and board not in remit(home)
    assert document.state.session.done[-1].words.key == "edit.words.matter-moved"
    # By bodies a cell tells of several: one is asked which.
    view.by_body.setChecked(True)
    QApplication.processEvents()
    table.scrollTo(table.matrix_model.index_of(("audit-committee",), 1))
    matters = remit("audit-committee")
    rows = [table.matrix_model.row(number) for number in range(table.rowAt(2), table.rowAt(port.height() - 60))]
    to = next(
        row.key[0]
        for row in rows
        if row.key and row.key[0] != "audit-committee" and len(bodies_of(view, row.key[0])) == 1
    )
    (goal,) = bodies_of(view, to)
    said = take("audit-committee", spot(to))
    assert said.startswith(f"{len(matters)} asiasta valittavat → yksikölle")
    drop(spot(to))
    menu = dragging.menu
    assert menu is not None
    assert menu.actions()[-1].text() == f"Kaikki {len(matters)} asiaa"
    menu.actions()[0].trigger()
    menu.close()
    assert remit(goal)[-1] == matters[0]
    window.actions_by_name["undo"].trigger()
    take("audit-committee", spot(to))
    drop(spot(to))
    menu = dragging.menu
    menu.actions()[-1].trigger()
    menu.close()
    assert remit("audit-committee") == []
    assert remit(goal)[-len(matters) :] == matters
    for _ in range(2):
        window.actions_by_name["undo"].trigger()
    assert document.state.files[1].data == (tmp_path / NEW).read_bytes()


def bodies_of(view: MattersView, key: str) -> tuple[str, ...]:
    return view.bodies_at(view.table.matrix_model.index_of((key,), 1))
