"""The help of keys: grouped by what they are for, each key once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton

from orgsim.app.shell.help import KeysDialog, key_groups
from orgsim.app.shell.window import MainWindow
from orgsim.messages import catalog
from orgsim.model.text import LANGUAGES, Language


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_tip_shows_the_sign_of_a_menu_s_key(open_window, scenarios_dir: Path, language: Language) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml", language=language)
    buttons = [its for its in window.findChildren(QToolButton) if its.isVisible()]
    tips = [its.toolTip() for its in (*buttons, *window.actions_by_name) if its.toolTip()]
    assert len(tips) > 50
    assert [its for its in tips if "&" in its.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")] == []
