"""The Qt application that painting needs, also where there is no window and no screen."""

from __future__ import annotations

import os
import sys
from functools import cache

from PySide6.QtGui import QFontDatabase, QGuiApplication

from orgsim.drawing.text.fontmetrics import FAMILY
from orgsim.export.page.fonts import load_fonts


def ensure_application() -> None:
    """See to it that there is a Qt application with the bundled font: that of the window, or one without a screen."""
    if QGuiApplication.instance() is None:
        _screenless()
    if FAMILY not in QFontDatabase.families():
        load_fonts()


@cache
def _screenless() -> QGuiApplication:
    """An application that shows nothing. Kept by the cache, since Qt ends it with its last reference."""
    # Windows has a screen at all times, and its own fonts only with its own platform.
    if sys.platform != "win32":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["orgsim"])
