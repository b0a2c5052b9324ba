"""Makes the pictures of the README and of the guide: the real window, in each language, light, on Lohja and Hopeavesi.

    .venv/bin/python docs/pictures/make.py            # all of them
    .venv/bin/python docs/pictures/make.py fi metrics # those of one language, or one of them

They go into docs/guide/pictures/. Needs no screen. The same code gives the same pictures, but for what Qt's version
paints otherwise. Look at them before you commit them.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # this checkout, whatever else is installed
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from orgsim.app.decisions.view import DecisionsView
from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import OpenFigure, State
from orgsim.app.opening.file_actions import default_comparison
from orgsim.app.shell.window import MainWindow
from orgsim.export.page.fonts import load_fonts
from orgsim.model.text import LANGUAGES, Language
from orgsim.resources import scenarios_folder

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "guide" / "pictures"
SIZE = QSize(1280, 800)
REST_MS = 900
"""Longer than any timer or animation of the window runs."""
TOWN = "hopeavesi-2028.yaml"


def structure(window: MainWindow, document: Document) -> None:
    """Both drafts side by side."""
    document.change(view="structure")


def inspector(window: MainWindow, document: Document) -> None:
    """A unit with what the drafts say of it, and the charts laid out for the room beside it."""
    two_of_town(window, document)
    window.go_to("city-board")
    rest()
    window.actions_by_name["fit"].trigger()


def differences(window: MainWindow, document: Document) -> None:
    """What differs, with a unit joined with itself in the other draft."""
    two_of_town(window, document)
    document.change(view="differences", selected="permits-board", joined=True)


def metrics(window: MainWindow, document: Document) -> None:
    """The figures, one of them explained."""
    two_of_town(window, document)
    document.change(view="metrics", figure=OpenFigure("elected.persons-max", 1))


def goals(window: MainWindow, document: Document) -> None:
    """Goals with weights and scores."""
    window.files.open([scenarios_folder() / TOWN], add=False)
    document.change(view="goals")


def transition(window: MainWindow, document: Document) -> None:
    """What became of the units of before."""
    window.files.open([scenarios_folder() / TOWN], add=False)
    document.change(view="transition")


def decisions(window: MainWindow, document: Document) -> None:
    """How long decisions take, once they are simulated."""
    window.files.open([scenarios_folder() / TOWN], add=False)
    document.change(view="decisions")
    view = window.views.made["decisions"]
    assert isinstance(view, DecisionsView)
    while not view.is_settled:
        rest()


def two_of_town(window: MainWindow, document: Document) -> None:
    """The town as it is and its first reform: at the pictures' size a third has no room beside details."""
    window.files.open([scenarios_folder() / TOWN], add=False)
    rest()
    document.change(active=2)
    window.actions_by_name["hide"].trigger()


def library(window: MainWindow, document: Document) -> None:
    """The library."""
    document.change(view="structure", library=True)
    while not window.library.is_complete:
        rest()


PICTURES: tuple[Callable[[MainWindow, Document], None], ...] = (
    structure,
    inspector,
    differences,
    metrics,
    goals,
    transition,
    decisions,
    library,
)


def main() -> None:
    """Write the pictures that were asked for, else all."""
    asked = set(sys.argv[1:])
    languages = [language for language in LANGUAGES if language in asked] or LANGUAGES
    wanted = [take for take in PICTURES if take.__name__ in asked] or PICTURES
    app = QApplication(["orgsim"])
    app.setStyle("Fusion")
    load_fonts()
    for language in languages:
        for take in wanted:
            picture(take, language)


def picture(take: Callable[[MainWindow, Document], None], language: Language) -> None:
    """Save what a new window shows after `take`, once it has come to rest."""
    with tempfile.TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        document = Document(State(language=language, theme="light", motion=False))
        window = MainWindow(document, Settings(store))
        window.resize(SIZE)
        window.files.open([default_comparison()], add=False)
        window.show()
        rest()
        take(window, document)
        rest()
        path = FOLDER / f"{take.__name__}-{language}.png"
        image = window.grab().toImage()
        if not with_palette(image).save(str(path), "PNG", 0):  # type: ignore[call-overload]  # bytes it refuses
            raise SystemExit(f"{path} cannot be written.")
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")
        document.change(goal_edits=(), assumed=(), decided=())
        window.close()
        window.deleteLater()


def with_palette(image: QImage) -> QImage:
    """The picture in its 256 most frequent colours: a third of the size, and nobody sees it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(plain.constBits()).cast("I")
    common = [colour for colour, _ in Counter(pixels).most_common(256)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, common, flags)


def rest() -> None:
    """Let the window finish what it has begun."""
    loop = QEventLoop()
    QTimer.singleShot(REST_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
