"""One edits in front of a room with the form and with what was put away, as large as the charts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.editing.editor import editor_of
from orgsim.app.presenter.window import Presenter
from orgsim.app.shell.window import MainWindow
from orgsim.messages import message
from orgsim.model.edits.edits import Renamed
from orgsim.model.hierarchy import hierarchy, tray_of, unit_of
from tests.app.presenter.test_presenter import present, press, structure
from tests.app.settling import settle_view

Key, Held, LEFT = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
BOARD = "permits-section"


@pytest.fixture
def presenter(open_window, qtbot: QtBot, tmp_path: Path, scenarios_dir: Path) -> Presenter:
    shutil.copy(scenarios_dir / "lohja-valiokuntamalli.yaml", tmp_path / "draft.yaml")
    window: MainWindow = open_window(tmp_path / "draft.yaml")
    made = present(window, qtbot)
    made.showNormal()
    made.setGeometry(0, 0, 1440, 900)
    qtbot.waitUntil(lambda: made.framing.is_at_rest)
    return made


def on_stage(presenter: Presenter, widget: QWidget, at: QPoint) -> QPoint:
    """Where that place of a widget is in the stage's viewport."""
    return presenter.stage.viewport().mapFromGlobal(widget.mapToGlobal(at))


def box(presenter: Presenter, id: str) -> QPoint:
    pane = structure(presenter).panes[0]
    place = pane.place_of(id)
    assert place is not None
    return on_stage(presenter, pane, place.center().toPoint())


def drag(presenter: Presenter, start: QPoint, to: QPoint) -> None:
    on = presenter.stage.viewport()
    QTest.mousePress(on, LEFT, Held.NoModifier, start)
    for step in range(1, 5):
        at = QPointF(start) + QPointF(to - start) * step / 4
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, QPointF(on.mapToGlobal(at)), Qt.MouseButton.NoButton, LEFT, Held.NoModifier
        )
        QApplication.sendEvent(on, event)
    QTest.mouseRelease(on, LEFT, Held.NoModifier, to)
    QApplication.processEvents()


def test_the_form_is_there_while_a_draft_is_edited_and_what_is_typed_is_kept(
    presenter: Presenter, qtbot: QtBot
) -> None:
    working, document, main = presenter.working, presenter.document, presenter.sharing._main
    document.change(selected=BOARD)
    assert not working.at_hand.has_form
    presenter.do("edit")
    assert working.at_hand.has_form and working.at_hand.form.isVisible()
    titles = presenter.stage.beside_charts()
    assert titles > working.at_hand.form.width() * presenter.enlarged * 0.9, "names of drafts end with the charts"
    qtbot.keyClick(presenter.stage, Key.Key_Return, Held.AltModifier)
    QApplication.processEvents()
    field = working.at_hand.form.focusWidget()
    assert isinstance(field, QLineEdit) and presenter.stage.is_typed_into()
    place = presenter.course.place
    field.selectAll()
    # Letters and arrows are the field's, though they lead through the steps elsewhere.
    QTest.keyClicks(field, "Lupanb")
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Space):
        press(qtbot, presenter, key)
    assert presenter.course.place == place and not presenter.black.isVisible()
    # Escape gives what is typed up, then leads to the chart, and does not end the presentation.
    press(qtbot, presenter, Key.Key_Escape)
    assert presenter.isVisible()
    if presenter.stage.is_worked_in():
        press(qtbot, presenter, Key.Key_Escape)
    assert presenter.isVisible() and not presenter.stage.is_worked_in()
    working.at_hand.form.enter()
    # Nobody goes on typing into the fields of the unit before.
    document.change(selected="city-board")
    assert field.text() == "Kaupunginhallitus"
    document.change(selected=BOARD)
    assert field.text() != "Kaupunginhallitus" and presenter.stage.is_typed_into()
    field.selectAll()
    QTest.keyClicks(field, "Lupa-asiat")
    # Whoever goes on with a clicker has entered it.
    press(qtbot, presenter, Key.Key_PageDown)
    assert presenter.course.place == place + 1
    unit = unit_of(main.state.scenarios[0], BOARD)
    assert unit is not None and "Lupa-asiat" in unit.name.every()
    assert not working.at_hand.form.isVisible()
    press(qtbot, presenter, Key.Key_PageUp)
    document.change(selected=BOARD)
    assert working.at_hand.form.isVisible()
    # It is saved from the field as from the chart, with what is typed in it.
    working.at_hand.form.enter()
    QApplication.processEvents()
    field = working.at_hand.form.focusWidget()
    assert isinstance(field, QLineEdit) and presenter.stage.is_typed_into()
    field.selectAll()
    QTest.keyClicks(field, "Talletettu")
    qtbot.keyClick(presenter.windowHandle(), Key.Key_S, Held.ControlModifier)
    QApplication.processEvents()
    assert b"Talletettu" in main.state.files[0].path.read_bytes()
    presenter.do("edit")
    assert not working.at_hand.form.isVisible()
    assert presenter.stage.beside_charts() < titles


def test_what_comes_of_the_main_window_is_shown_to_the_room_a_round_of_events_later(
    presenter: Presenter, qtbot: QtBot
) -> None:
    document, main = presenter.document, presenter.sharing._main
    path = main.state.files[0].path
    told: list[State] = []
    document.changed.connect(lambda _before, after: told.append(after))
    editor = editor_of(main)
    editor.switch(path, True)
    qtbot.waitUntil(lambda: bool(told))
    told.clear()
    assert editor.act({path: [Renamed(BOARD, "Luvat", "fi")]}, message("edit.words.moved", what="X")) is None
    # What is decided in front of the room meanwhile is decided upon it.
    assert document.state.session is main.state.session
    assert not told
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].scenarios == main.state.scenarios
    # Another language and other colours too, both together, so that the room sees no mixture.
    told.clear()
    main.change(language="sv")
    main.change(theme="dark")
    assert document.state.language == "sv" and not told
    assert presenter._painting.is_held, "nothing is painted in both"
    qtbot.waitUntil(lambda: bool(told))
    assert not presenter._painting.is_held
    assert [(state.language, state.theme) for state in told] == [("sv", "dark")]
    assert theme_of(told[0]).background in presenter.styleSheet()


def test_what_is_put_away_is_listed_and_dragged_in_and_out(presenter: Presenter, qtbot: QtBot) -> None:
    working, document, main = presenter.working, presenter.document, presenter.sharing._main
    presenter.do("tray")
    assert not working.at_hand.has_tray, "nothing is edited"
    presenter.do("edit")
    presenter.do("tray")
    assert working.at_hand.has_tray and working.at_hand.tray.isVisible()
    assert presenter.notes.note.isVisible()
    qtbot.waitUntil(lambda: presenter.framing.is_at_rest)
    settle_view(presenter.stage.view)
    drag(
        presenter,
        box(presenter, BOARD),
        on_stage(presenter, working.at_hand.tray, working.at_hand.tray.rect().center()),
    )
    assert list(tray_of(document.state.scenarios[0]).index) == [BOARD]
    assert not presenter.notes.note.isVisible(), "what was said before is of something else"
    qtbot.waitUntil(lambda: presenter.framing.is_at_rest)
    settle_view(presenter.stage.view)
    branches = working.at_hand.tray.branches
    row = on_stage(presenter, branches.viewport(), branches.visualRect(branches.model().index(0, 0)).center())
    drag(presenter, row, box(presenter, "city-board"))
    flat = hierarchy(document.state.scenarios[0])
    assert flat.units[flat.parents[flat.index[BOARD]]].id == "city-board"
    document.change(selected=BOARD)
    qtbot.keyClick(presenter.stage, Key.Key_Backspace, Held.ControlModifier)
    assert list(tray_of(document.state.scenarios[0]).index) == [BOARD]
    # With the form open too it stands below that, and charts keep their height.
    tray, charts = working.at_hand.tray, structure(presenter)
    low = charts.height()
    document.change(selected="city-board")
    form = working.at_hand.form
    QApplication.processEvents()
    assert form.isVisible() and tray.isVisible()
    assert tray.y() > form.y() and (tray.x(), tray.width()) == (form.x(), form.width())
    assert charts.height() >= low + 132
    assert tray.height() >= 200 and form.height() > tray.height()
    document.change(selected=None)
    QApplication.processEvents()
    assert charts.height() == low and tray.width() > charts.width() - 20
    presenter.close()
    assert list(tray_of(main.state.scenarios[0]).index) == [BOARD]
    assert main.state.tray != "closed"
