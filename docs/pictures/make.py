"""Makes the README's pictures of the window: the real one, in Finnish and light, on Lohja's comparison.

    .venv/bin/python docs/pictures/make.py

Needs no screen. The same code gives the same pictures, but for what Qt's version paints otherwise.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # this checkout, whatever else is installed
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QSettings, QSize, QTimer
from PySide6.QtWidgets import QApplication

from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import OpenFigure, State
from orgsim.app.opening.file_actions import default_comparison
from orgsim.app.shell.window import MainWindow
from orgsim.export.page.fonts import load_fonts
from orgsim.model.views import ViewName

FOLDER = Path(__file__).resolve().parent
SIZE = QSize(1440, 900)
FIGURE = OpenFigure("elected.persons-max", 0)
REST_MS = 800
"""Longer than any timer or animation of the window runs."""


def main() -> None:
    """Write structure-fi.png, metrics-fi.png and library-fi.png beside this file."""
    app = QApplication(["orgsim"])
    app.setStyle("Fusion")
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        document = Document(State(language="fi", theme="light"))
        window = MainWindow(document, Settings(store))
        window.resize(SIZE)
        window.files.open([default_comparison()], add=False)
        window.show()
        take(window, "structure")
        document.change(view="metrics", figure=FIGURE)
        take(window, "metrics")
        document.change(view="structure", library=True)
        while not window.library.is_complete:
            rest()
        take(window, "library")
        window.close()


def take(window: MainWindow, view: ViewName | Literal["library"]) -> None:
    """Save what the window shows once it has come to rest."""
    rest()
    path = FOLDER / f"{view}-fi.png"
    if not window.grab().save(str(path)):
        raise SystemExit(f"{path} cannot be written.")
    print(path)


def rest() -> None:
    """Let the window finish what it has begun."""
    loop = QEventLoop()
    QTimer.singleShot(REST_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
