from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from orgsim.app.shell.crash import CrashWatch, show_reports
from orgsim.app.shell.crash_dialog import CrashDialog
from orgsim.messages import catalog


class UnforeseenError(Exception):
    pass


@pytest.fixture
def window(open_window, scenarios_dir: Path):
    return open_window(scenarios_dir / "lohja-nykytila.yaml")


@pytest.fixture
def watch(window):
    watch = CrashWatch(window)
    watch.install()
    show_reports(watch, window, lambda: catalog("fi"), window.presenting.hush, window.presenting.ended)
    yield watch
    watch.uninstall()


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
