from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.document.assuming import assume
from orgsim.app.document.keeping import keeper_of
from orgsim.app.opening.new_file_dialog import NewFileDialog
from orgsim.app.shell.crash import CrashWatch, show_reports
from orgsim.app.shell.crash_dialog import CrashDialog
from orgsim.files.reading.comparison_file import read_comparison
from orgsim.messages import catalog, message
from orgsim.model.assumption_edits import Assumed
from orgsim.model.edits.edits import Renamed
from tests.app.editing.form.test_form import NEW, form_of, retype


class UnforeseenError(Exception):
    pass


@pytest.fixture
def window(open_window, scenarios_dir: Path):
    return open_window(scenarios_dir / "lohja-nykytila.yaml")


@contextmanager
def watching(window) -> Iterator[CrashWatch]:
    watch = CrashWatch(window)
    watch.install()
    show_reports(
        watch, window, lambda: catalog("fi"), window.presenting.hush, window.presenting.ended, window.files.leaving
    )
    yield watch
    watch.uninstall()


@pytest.fixture
def watch(window):
    with watching(window) as watch:
        yield watch


def crash() -> None:
    raise UnforeseenError("in a slot")


def dialogs(window) -> list[CrashDialog]:
    return window.findChildren(CrashDialog)


def test_an_error_in_a_slot_ends_in_a_report_and_the_window_stays(qtbot: QtBot, window, watch, capsys) -> None:
    QTimer.singleShot(0, crash)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    (dialog,) = dialogs(window)
    report = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "UnforeseenError: in a slot" in report
    assert "orgsim" in report
    assert "PySide6" in report or "Qt" in report
    copy = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Kopioi raportti")
    copy.click()
    assert QGuiApplication.clipboard().text() == report
    assert window.isVisible()
    dialog.close()
    assert "UnforeseenError" in capsys.readouterr().err


def test_an_error_that_repeats_opens_one_dialog(qtbot: QtBot, window, watch, capsys) -> None:
    for _ in range(5):
        QTimer.singleShot(0, crash)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    qtbot.wait(50)
    assert len(dialogs(window)) == 1
    dialogs(window)[0].close()
    capsys.readouterr()


def test_a_report_that_cannot_be_shown_is_tried_once(qtbot: QtBot, window, watch, capsys, monkeypatch) -> None:
    reports: list[str] = []
    watch.crashed.connect(reports.append)
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "orgsim.app.shell.crash_dialog", None)
        QTimer.singleShot(0, crash)
        qtbot.waitUntil(lambda: "crash_dialog" in capsys.readouterr().err)
        qtbot.wait(50)
    assert len(reports) == 1
    # The next one is shown as ever.
    QTimer.singleShot(0, crash)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    dialogs(window)[0].close()
    capsys.readouterr()


def test_an_error_in_a_thread_is_reported_too(qtbot: QtBot, window, watch, capsys) -> None:
    thread = threading.Thread(target=crash)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    dialogs(window)[0].close()
    capsys.readouterr()


def test_uninstalling_gives_back_what_was_there() -> None:
    before = sys.excepthook, threading.excepthook
    watch = CrashWatch()
    watch.install()
    assert sys.excepthook != before[0]
    watch.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


class Broken(QWidget):
    """A part of the window in which the interpreter raises, in a function that Qt calls."""

    __module__ = "orgsim.app.probe"

    def resizeEvent(self, event: QResizeEvent) -> None:
        [].pop()


def break_something(window) -> None:
    broken = Broken(window)
    broken.resize(300, 300)
    broken.show()


def test_an_error_in_an_override_ends_in_a_report_too(qtbot: QtBot, window, watch, capsys) -> None:
    break_something(window)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    (dialog,) = dialogs(window)
    assert "pop from empty list" in dialog.findChild(QPlainTextEdit).toPlainText()
    assert not [button for button in dialog.findChildren(QPushButton) if button.text() == "&Tallenna vertailuna…"]
    dialog.close()
    capsys.readouterr()


def test_what_was_entered_is_written_before_the_report_is_shown(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path, capsys
) -> None:
    for name in ("lohja-2016", "lohja-valiokuntamalli", "lohja-lautakuntamalli", "lohja-konsepti-2015"):
        shutil.copy(scenarios_dir / f"{name}.yaml", tmp_path)
    path = tmp_path / "lohja-2016.yaml"
    window = open_window(path)
    with watching(window):
        window.document.show(assume(window.document.state, [Assumed("meetings", "board", 13)]))
        assert keeper_of(window.document).waits
        break_something(window)
        qtbot.waitUntil(lambda: bool(dialogs(window)))
        assumptions = read_comparison(path).comparison.assumptions
        assert assumptions is not None and assumptions.meetings["board"] == 13
        dialogs(window)[0].close()
    capsys.readouterr()


def test_a_report_offers_to_save_what_is_in_no_file(qtbot: QtBot, window, watch, capsys) -> None:
    window.document.show(assume(window.document.state, [Assumed("meetings", "board", 13)]))
    break_something(window)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    (dialog,) = dialogs(window)
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Tätä ei ole vielä missään tiedostossa. Tallenna se nyt:\n1 oletus kokouksista ja palkkioista" in said
    save = next(button for button in dialog.findChildren(QPushButton) if button.text() == "&Tallenna vertailuna…")
    save.click()
    (asked,) = window.findChildren(NewFileDialog)
    asked.reject()
    dialog.close()
    capsys.readouterr()


def test_the_report_is_shown_where_nothing_can_be_written_any_more(
    qtbot: QtBot, window, watch, capsys, monkeypatch
) -> None:
    def broken() -> None:
        raise UnforeseenError("while writing")

    monkeypatch.setattr(window.files.leaving, "keep", broken)
    break_something(window)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    qtbot.wait(20)
    (dialog,) = dialogs(window)
    assert "pop from empty list" in dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.close()
    assert "while writing" in capsys.readouterr().err


def test_the_report_offers_to_save_edited_drafts(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path, capsys
) -> None:
    path = tmp_path / "own.yaml"
    shutil.copy(scenarios_dir / "lohja-nykytila.yaml", path)
    window = open_window(path)
    with watching(window):
        editor = window.edit_actions.editor
        editor.switch(path, True)
        unit = window.document.state.files[0].scenario.units[0]
        editor.act({path: [Renamed(unit.id, "Uusi nimi")]}, message("action.edit"))
        QTimer.singleShot(0, crash)
        qtbot.waitUntil(lambda: bool(dialogs(window)))
        (dialog,) = dialogs(window)
        assert any("Luonnoksen A muokkaukset" in label.text() for label in dialog.findChildren(QLabel))
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "&Tallenna").click()
        assert "Uusi nimi" in path.read_text("utf-8")
        said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        assert said[1:] == ["Kaikki on nyt tallennettu."]
        assert not any(
            button.isVisible() and "Tallenna" in button.text() for button in dialog.findChildren(QPushButton)
        )
        dialog.close()
    capsys.readouterr()


def test_a_report_tells_what_could_not_be_saved(
    qtbot: QtBot, open_window, scenarios_dir: Path, tmp_path: Path, capsys
) -> None:
    """Neither that a file is protected, nor that something still waits in its field to be mended, is passed over."""
    path = tmp_path / "own.yaml"
    shutil.copy(scenarios_dir / NEW, path)
    window = open_window(path)
    with watching(window):
        editor = window.edit_actions.editor
        editor.switch(path, True)
        editor.act({path: [Renamed("staff-section", "Uusi nimi")]}, message("action.edit"))
        retype(qtbot, form_of(window, "staff-section"), "seats.total", "seven")
        path.chmod(0o444)
        QTimer.singleShot(0, crash)
        qtbot.waitUntil(lambda: bool(dialogs(window)))
        (dialog,) = dialogs(window)
        save = next(button for button in dialog.findChildren(QPushButton) if button.text() == "&Tallenna")

        def said() -> str:
            return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())

        typed = "Tämä odottaa korjausta kentässään:\nUusi nimi, Paikat: ”seven” ei voi tallentaa."
        assert typed in said().replace("\u00a0", " ")
        assert "Kaikkea ei voitu tallentaa" not in said()
        save.click()
        assert "Kaikkea ei voitu tallentaa: syy on ikkunan yläreunan palkissa." in said()
        assert window.banner.isVisible()
        path.chmod(0o644)
        save.click()
        assert "Uusi nimi" in path.read_text("utf-8")
        assert not save.isVisible()
        assert "Luonnoksen A muokkaukset" not in said()
        assert typed in said().replace("\u00a0", " "), "that is still in no file"
        dialog.close()
    capsys.readouterr()
