"""Starts the window."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orgsim.app.shell.platform import NoWindowError, obstacle
from orgsim.messages import catalog
from orgsim.model.text import Language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from orgsim.app.document.document import Document
    from orgsim.app.document.settings import Settings
    from orgsim.app.shell.crash import CrashWatch
    from orgsim.app.shell.window import MainWindow

_SETTLED_MS = 1000
"""By when a window has been painted for the first time."""

_TURN = 0.0005
"""Seconds that a thread works before the window has its turn."""


def run(paths: Sequence[Path], *, language: Language | None = None, smoke_test: Path | None = None) -> int:
    """Open the window on `paths`, or on Lohja's comparison where there are none, and stay until it is closed.

    `smoke_test`: paint the window once, save its picture there and end. Returns the exit code; NoWindowError where
    this machine cannot show a window.
    """
    hindrance = obstacle()
    if hindrance is not None:
        raise NoWindowError(hindrance)
    app, window, watch = prepare(paths, language)
    window.show()
    try:
        if smoke_test is not None:
            app.processEvents()
            return 0 if window.grab().save(str(smoke_test)) else 1
        return app.exec()
    finally:
        watch.uninstall()


def prepare(paths: Sequence[Path], language: Language | None) -> tuple[QApplication, MainWindow, CrashWatch]:
    """The app with its window on `paths`, ready to be shown, and the watch that catches what goes wrong in it."""
    # As the command line does before it imports this: what a start makes, the collector would walk again and again.
    gc.disable()
    from PySide6.QtCore import QSettings, QStandardPaths, QTimer
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from orgsim.app.chart.listening import install
    from orgsim.app.document.document import Document
    from orgsim.app.document.settings import Settings
    from orgsim.app.document.state import State
    from orgsim.app.opening.file_actions import default_comparison
    from orgsim.app.shell.crash import CrashWatch, show_reports
    from orgsim.app.shell.window import MainWindow
    from orgsim.app.widgets.languages import system_language
    from orgsim.export.page.fonts import load_fonts
    from orgsim.files.kept.kept import Kept
    from orgsim.resources import resource

    # Else the window waits 5 ms for its turn after each call of Qt's, while a thread works.
    sys.setswitchinterval(_TURN)
    # The style as an argument: to return it from `setStyle`, PySide would load all of QStyle (5 ms).
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("orgsim")
    app.setOrganizationName("orgsim")
    app.setDesktopFileName("orgsim")
    app.setWindowIcon(QIcon(str(resource("icons", "orgsim-256.png"))))
    load_fonts()
    install()
    watch = CrashWatch(app)
    watch.install()
    # Without this, Ctrl+C in the terminal would wait for the window to be closed.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

    settings = Settings(QSettings())
    theme = settings.theme or ("dark" if _prefers_dark(app) else "light")
    state = State(
        language=language or settings.language or system_language(), theme=theme, motion=settings.motion is not False
    )
    cache = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation))
    document = Document(settings.restored(state), Kept(cache / "kept"))
    window = MainWindow(document, settings)
    presenting = window.presenting
    speech, leaving = lambda: catalog(document.state.language), window.files.leaving
    show_reports(watch, window, speech, presenting.hush, presenting.ended, leaving)
    window.files.open(list(paths) or [default_comparison()], add=False)
    kept = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation), "recovery")
    QTimer.singleShot(_SETTLED_MS, window, lambda: _recover(app, window, document, kept))
    QTimer.singleShot(_SETTLED_MS, app, lambda: _collect(app))
    if settings.motion is None:
        QTimer.singleShot(_SETTLED_MS, app, lambda: _ask_motion(app, document, settings))
    return app, window, watch


def _collect(app: QApplication) -> None:
    """Collect from now on what refers to itself and is not needed any more."""
    from orgsim.app.shell.collecting import Collector

    Collector(app).begin()


def _ask_motion(app: QApplication, document: Document, settings: Settings) -> None:
    """Let things move no more where the system asks for that."""
    from orgsim.app.widgets.motion import SystemMotion

    motion = SystemMotion(app)
    motion.less_asked.connect(lambda: document.change(motion=settings.motion is True))
    motion.ask()


def _recover(app: QApplication, window: MainWindow, document: Document, kept: Path) -> None:
    """Keep in `kept` from now on what is edited and not saved, and offer what was left there."""
    from orgsim.app.editing.recovering import Recovering
    from orgsim.files.kept.recoveries import Recoveries

    recovering = Recovering(
        document, Recoveries(kept), lambda path, then: window.files.open([path], add=True, then=then), window
    )
    recovering.said.connect(window.files.said)
    app.aboutToQuit.connect(recovering.finish)
    recovering.offer()


def _prefers_dark(app: QApplication) -> bool:
    """Whether the system asks for light text on dark."""
    from PySide6.QtCore import Qt

    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
