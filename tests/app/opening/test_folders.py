"""Where dialogs for files begin, and how the desktop is handed a file or its folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from orgsim.app.document.folders import documents_folder, drafts_folder, folder_beside, pictures_folder, places
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.pictures.export_dialog import ExportDialog
from orgsim.app.shell.window import MainWindow
from orgsim.resources import is_shipped, scenarios_folder


class Desktop(QObject):
    """Takes what is handed to the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.got.append(Path(url.toLocalFile()))


@pytest.fixture
def desktop(app_with_fonts: QApplication) -> Iterator[Desktop]:
    made = Desktop()
    QDesktopServices.setUrlHandler("file", made, "take")
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def own(tmp_path: Path, scenarios_dir: Path) -> Path:
    folder = tmp_path / "uudistus"
    folder.mkdir()
    for name in ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml", "lohja-2016.yaml"):
        shutil.copy(scenarios_dir / name, folder / name)
    return folder


def asked(window: MainWindow, action: str) -> QFileDialog:
    window.actions_by_name[action].trigger()
    (chooser,) = window.findChildren(QFileDialog)
    return chooser


def begins(chooser: QFileDialog) -> Path:
    folder = Path(chooser.directory().absolutePath())
    chooser.reject()
    return folder


def test_who_has_opened_only_what_ships_begins_among_the_own_documents(
    open_window, scenarios_dir: Path, settings: Settings
) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    assert settings.recent
    chooser = asked(window, "open")
    assert scenarios_folder() in [Path(url.toLocalFile()) for url in chooser.sidebarUrls()]
    assert begins(chooser) == documents_folder()
    QApplication.processEvents()
    assert begins(asked(window, "add")) == documents_folder()
    assert not is_shipped(pictures_folder(settings))


def test_beside_begins_where_the_active_draft_is(open_window, own: Path, scenarios_dir: Path, tmp_path: Path) -> None:
    window = open_window(own / "lohja-2016.yaml")
    other = tmp_path / "muualla" / "nykytila.yaml"
    other.parent.mkdir()
    shutil.copy(scenarios_dir / "lohja-nykytila.yaml", other)
    window.files.open([other], add=True)
    assert begins(asked(window, "add")) == own, "though another folder was used since"
    QApplication.processEvents()
    window.document.change(active=2)
    assert begins(asked(window, "add")) == other.parent


def test_what_is_chosen_in_the_dialog_is_opened(open_window, own: Path, qtbot: QtBot) -> None:
    window = open_window(own / "lohja-valiokuntamalli.yaml")
    chooser = asked(window, "add")
    chooser.selectFile(str(own / "lohja-lautakuntamalli.yaml"))
    chooser.accept()
    qtbot.waitUntil(lambda: len(window.document.state.files) == 2)


def test_folders_that_are_gone_are_not_begun_in(own: Path, settings: Settings) -> None:
    settings.add_recent(own / "lohja-2016.yaml")
    settings.pictures_folder = own
    assert (drafts_folder(settings), pictures_folder(settings)) == (own, own)
    shutil.rmtree(own)
    assert drafts_folder(settings) == documents_folder() == folder_beside(State(), settings)
    assert pictures_folder(settings) == documents_folder()
    assert len(set(map(QUrl.toString, places()))) == len(places())


def test_a_saved_picture_is_told_with_its_folder_which_can_be_opened(
    open_window, own: Path, tmp_path: Path, desktop: Desktop, settings: Settings, qtbot: QtBot
) -> None:
    window = open_window(own / "lohja-2016.yaml")
    window.actions_by_name["export"].trigger()
    (dialog,) = window.findChildren(ExportDialog)
    pictures = tmp_path / "kuvat"
    pictures.mkdir()
    with qtbot.waitSignal(dialog.saved):
        assert dialog.save_to(pictures / "kuva.png")
    assert window.status._said.accessibleName() == f"kuva.png on tallennettu kansioon {pictures}"
    (button,) = [each for each in window.status.findChildren(QPushButton) if each.isVisible()]
    assert button.text() == "Näytä kansio"
    button.click()
    assert desktop.got == [pictures]
    assert pictures_folder(settings) == pictures, "the next one begins there"
    window.status.announce("muuta")
    assert not button.isVisible()


def test_the_active_drafts_file_and_folder_are_opened_from_the_window(open_window, own: Path, desktop: Desktop) -> None:
    window = open_window(own / "lohja-2016.yaml")
    window.document.change(active=1)
    for action in ("open-file", "open-folder"):
        window.actions_by_name[action].trigger()
    assert desktop.got == [own / "lohja-lautakuntamalli.yaml", own]
    (own / "lohja-lautakuntamalli.yaml").unlink()
    window.actions_by_name["open-file"].trigger()
    assert len(desktop.got) == 2
    said = window.status._said.accessibleName()
    assert said == f"Tällä koneella mikään ohjelma ei avannut tiedostoa: {own / 'lohja-lautakuntamalli.yaml'}"
