"""The bundled font in Qt."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from orgsim.drawing.text.fontmetrics import FAMILY, SEMIBOLD
from orgsim.resources import resource


class MissingFontError(RuntimeError):
    """The bundled font cannot be loaded, so nothing could be read."""


def load_fonts() -> None:
    """Make the bundled font known to the running QGuiApplication and make it the default.

    Raises MissingFontError where Qt does not accept a file. Without any font every letter would be a box.
    """
    for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"):
        path = resource("fonts", name)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise MissingFontError(str(path))
    QGuiApplication.setFont(font(13))


@cache
def font(size: int, bold: bool = False) -> QFont:
    """The bundled font, `size` pixels to the em: the same widths on every machine and at every zoom.

    Qt takes whole pixels only; other sizes come from the painter's scale.

    Widths equal those of `orgsim.drawing.text.fontmetrics`, which lays the charts out. Treat as read-only: shared.
    """
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setKerning(False)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(
        QFont.StyleStrategy(QFont.StyleStrategy.PreferAntialias.value | QFont.StyleStrategy.NoSubpixelAntialias.value)
    )
    if bold:
        made.setWeight(QFont.Weight(SEMIBOLD))
    return made
