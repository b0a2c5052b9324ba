"""Parts of Lohja's board model are made out of its committee model by keys alone; the file reads as written by hand.

The whole of it was done so, and by mouse alone, when editing was built: both gave the same bytes.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.making import Making
from orgsim.app.editing.moving_to import MovingTo
from orgsim.app.shell.window import MainWindow
from tests.app.settling import settle

NAME = "lohja-valiokuntamalli.yaml"
Key, Held = Qt.Key, Qt.KeyboardModifier


def write(text: str) -> None:
    """Type `text` where the keyboard is: QTest has keys for ASCII alone."""
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Held.NoModifier, letter)
        QApplication.sendEvent(QApplication.focusWidget(), event)


def press(qtbot: QtBot, key: Key, held: Held = Held.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)
    QApplication.processEvents()


def make(window: MainWindow, qtbot: QtBot, key: Key, name: str) -> None:
    press(qtbot, key)
    assert window.structure.findChild(Making).field.line.hasFocus()
    write(name)
    press(qtbot, Key.Key_Return)
    pane = window.structure.panes[0]
    assert pane.hasFocus()
    settle(window)
    # It is seen, wherever it has come.
    assert pane.rect().contains(pane.place_of(window.document.state.selected).toAlignedRect())


def state(window: MainWindow, qtbot: QtBot, **fields: str) -> None:
    press(qtbot, Key.Key_Return, Held.AltModifier)
    form = window.inspector.form
    for where, text in fields.items():
        editor = form.entry(where.replace("_", ".")).editor
        for _ in range(40):
            if editor.hasFocus():
                break
            press(qtbot, Key.Key_Tab)
        press(qtbot, Key.Key_A, Held.ControlModifier)
        write(text)
        press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_Escape)
    assert window.structure.panes[0].hasFocus()


def test_boards_in_the_place_of_a_committee(open_window, tmp_path: Path, scenarios_dir: Path, qtbot: QtBot) -> None:
    path = tmp_path / NAME
    shutil.copy(scenarios_dir / NAME, path)
    window = open_window(path, size=(1366, 768))
    before = path.read_text("utf-8")
    window.structure.panes[0].setFocus()
    press(qtbot, Key.Key_E, Held.ControlModifier | Held.ShiftModifier)
    window.document.change(selected="city-board")
    make(window, qtbot, Key.Key_Tab, "Kaupunkikehityslautakunta")
    state(window, qtbot, name_sv="Stadsutvecklingsnämnd", seats_total="13")
    make(window, qtbot, Key.Key_Tab, "Ympäristöterveysjaosto")
    state(window, qtbot, seats_total="5")
    window.document.change(selected="kaupunkikehityslautakunta")
    make(window, qtbot, Key.Key_Return, "Kaupunkisisältölautakunta")
    window.document.change(selected="permits-section")
    press(qtbot, Key.Key_M, Held.ControlModifier)
    dialog = window.findChild(MovingTo)
    dialog.search.setFocus()
    write("kaupunkikehitys")
    qtbot.keyClick(dialog.search, Key.Key_Return)
    # The offscreen platform has no window manager, which would do so.
    window.activateWindow()
    window.structure.panes[0].setFocus()
    window.document.change(selected="vitality-committee")
    qtbot.keyClick(window.structure.panes[0], Key.Key_Delete)
    window.actions_by_name["save"].trigger()
    qtbot.waitUntil(lambda: not editor_of(window.document).is_verifying)
    after = path.read_text("utf-8")
    stripped = {line.strip() for line in before.splitlines()}
    news = [line for line in after.splitlines() if line.strip() not in stripped]
    # The boards stand behind the committees and before the administration; what was moved brought its own lines, and
    # what the city board still draws its members from is put away.
    assert news == [
        "          - id: kaupunkikehityslautakunta",
        "            kind: board",
        "            name: {fi: Kaupunkikehityslautakunta, sv: Stadsutvecklingsnämnd}",
        "            seats: 13",
        "              - id: ymparistoterveysjaosto",
        "                name: {fi: Ympäristöterveysjaosto}",
        "                seats: 5",
        "          - id: kaupunkisisaltolautakunta",
        "            kind: board",
        "            name: {fi: Kaupunkisisältölautakunta}",
        "tray:",
    ]
    places = [after.index(f"id: {id}") for id in ("wellbeing-committee", "kaupunkikehityslautakunta", "city-manager")]
    assert places == sorted(places)
    (section,) = [part for part in before.split("\n              - ") if part.startswith("id: permits-section")]
    assert section.split("\n\n")[0] in after
    assert after.index("id: vitality-committee") > after.index("\ntray:\n")
