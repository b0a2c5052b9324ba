"""Whether the window shows names of files as text: nothing in it takes them for markup."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSettings
from PySide6.QtGui import Qt  # that of QtCore has no `mightBeRichText`
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.shell.window import MainWindow
from orgsim.export.page.fonts import load_fonts
from orgsim.model.text import LANGUAGES
from orgsim.model.views import VIEWS


@cache
def application() -> QApplication:
    """The one with widgets, to be had before an export makes one without. Qt ends it with its last reference."""
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication(["orgsim", "-style", "Fusion"])
    load_fonts()
    return app


def faults_in_window(comparison: Path, names: Sequence[str], chance: random.Random) -> Iterator[str]:
    """What goes wrong when that comparison is seen in each view, with one unit after another selected."""
    caught: list[str] = []

    def catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        caught.append(repr(error))

    before, sys.excepthook = sys.excepthook, catch
    store = QSettings(str(comparison.with_name("settings.ini")), QSettings.Format.IniFormat)
    document = Document(State(language=chance.choice(LANGUAGES), motion=False))
    window = MainWindow(document, Settings(store))
    try:
        window.files.open([comparison], add=False)
        window.resize(1366, 768)
        window.show()
        if document.state.problems or len(document.state.files) != 2:
            yield f"the window tells of problems: {document.state.problems}"
        for view in VIEWS:
            document.change(view=view, selected=f"u{chance.randrange(16)}")
            QTest.qWait(20)
            window.grab()
            yield from (f"{view}: {fault}" for fault in faults_of_widgets(window, names))
        document.change(library=True)
        QTest.qWait(50)
        yield from (f"library: {fault}" for fault in faults_of_widgets(window, names))
        yield from (f"an exception: {error}" for error in caught)
    finally:
        sys.excepthook = before
        document.change(goal_edits=(), assumed=(), decided=())
        window.close()
        window.deleteLater()
        QTest.qWait(20)


def faults_of_widgets(window: QWidget, names: Sequence[str]) -> Iterator[str]:
    """Each text of a label or a tip that Qt takes for markup and that has a name's own markup in it."""
    marked = [name for name in names if "<" in name]
    for widget in window.findChildren(QWidget):
        texts = [widget.toolTip()] if Qt.mightBeRichText(widget.toolTip()) else []
        if isinstance(widget, QLabel) and _is_rich(widget):
            texts.append(widget.text())
        for text in texts:
            if any(name in text for name in marked):
                yield f"{type(widget).__name__} takes for markup: {text[:80]!r}"


def _is_rich(shown: QLabel) -> bool:
    if shown.textFormat() == Qt.TextFormat.AutoText:
        return bool(Qt.mightBeRichText(shown.text()))
    return shown.textFormat() != Qt.TextFormat.PlainText
