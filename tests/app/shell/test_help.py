"""The help of keys: grouped by what they are for, each key once."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from orgsim.app.shell.help import KeysDialog, key_groups
from orgsim.app.shell.window import MainWindow
from orgsim.messages import catalog


def test_keys_stand_in_groups_in_the_order_of_the_menus(open_window) -> None:
    window: MainWindow = open_window()
    groups = key_groups(window.menus.bar, catalog("fi"))
    titles = [group.title for group in groups]
    assert titles[:5] == ["Kaaviossa", "Tiedosto", "Muokkaa", "Siirry", "Näytä"]
    assert titles[-1] == "Kirjastossa"
    files = next(group for group in groups if group.title == "Tiedosto")
    assert files.keys[0] == ("Ctrl+O", "Avaa")
    assert ("Alt+Enter", "Täytä tiedot") in groups[2].keys
    assert ("Ins", "Lisää tavoite") in next(group for group in groups if group.title == "Tavoitteet").keys


def test_every_shortcut_of_the_window_is_told_once(open_window) -> None:
    window: MainWindow = open_window()
    told = [key for group in key_groups(window.menus.bar, catalog("fi"))[1:-1] for key, _ in group.keys]
    native = QKeySequence.SequenceFormat.NativeText
    there = [action.shortcut().toString(native) for action in window.actions_by_name if action.shortcuts()]
    # Qt calls one key otherwise than the guide does.
    assert sorted(told) == sorted("Alt+Enter" if key == "Alt+Return" else key for key in there)


def test_the_dialog_fits_the_window(open_window) -> None:
    window: MainWindow = open_window(size=(1024, 640))
    window.help.show_keys()
    dialog = window.findChild(KeysDialog)
    assert dialog.width() <= window.width()
    assert dialog.height() <= window.height()
    dialog.close()
