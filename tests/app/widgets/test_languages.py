"""Qt's own dialogs speak the language of the window, all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QGroupBox, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from orgsim.app.shell.window import MainWindow


def shown(window: MainWindow, folder: Path) -> QFileDialog:
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setDirectory(str(folder))
    dialog.show()
    return dialog


@pytest.mark.parametrize(
    ("language", "labels", "cancel"),
    [
        ("fi", {"Kansiossa:", "Tiedostotyyppi:"}, "Peruuta"),
        ("sv", {"Titta i:", "Filer av typ:"}, "Avbryt"),
        ("en", {"Look in:", "Files of type:"}, "Cancel"),
    ],
)
def test_a_dialog_for_files_mixes_no_languages(
    qtbot: QtBot, open_window, tmp_path: Path, language: str, labels: set[str], cancel: str
) -> None:
    window: MainWindow = open_window(language=language)
    dialog = shown(window, tmp_path)
    told = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert labels <= told, told
    button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel)
    assert button.text().replace("&", "") == cancel
    dialog.close()


def test_a_change_of_language_leaves_nothing_of_the_old_one(open_window, tmp_path: Path) -> None:
    window: MainWindow = open_window(language="fi")
    window.document.change(language="en")
    dialog = shown(window, tmp_path)
    assert "Look in:" in {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    dialog.close()


def test_buttons_of_dialogs_carry_no_pictures(open_window, tmp_path: Path) -> None:
    dialog = shown(open_window(), tmp_path)
    box = dialog.findChild(QDialogButtonBox)
    assert all(button.icon().isNull() for button in box.findChildren(QPushButton))
    dialog.close()


def test_a_dialog_for_printing_mixes_no_languages(qtbot: QtBot, open_window) -> None:
    window: MainWindow = open_window(language="fi")
    printer = QPrinter()
    dialog = QPrintDialog(printer, window)
    told = [*dialog.findChildren(QGroupBox), *dialog.findChildren(QRadioButton), *dialog.findChildren(QLabel)]
    texts = {its.title() if isinstance(its, QGroupBox) else its.text() for its in told}
    assert {"Kaksipuolinen tulostus", "Sidonta pitkältä sivulta", "Sidonta lyhyeltä sivulta", "Ei"} <= texts
    assert "Sivu&joukko:" in texts
    dialog.deleteLater()
    qtbot.waitUntil(lambda: not Shiboken.isValid(dialog))
