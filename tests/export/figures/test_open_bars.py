"""The bar of a figure of which only the least is known."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from orgsim.drawing.themes import THEMES
from orgsim.export.figures.open_bars import OPEN, paint_bar, sure_room


def test_it_goes_on_without_an_end(qtbot: QtBot) -> None:
    tone = THEMES["light"].scenario[0]
    picture = QImage(100, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    paint_bar(painter, QRectF(0, 0, 50, 20), tone, beyond=30)
    painter.end()
    middle = [picture.pixelColor(x, 10).name() for x in (25, 65, 79, 90)]
    assert middle == [tone.fill.lower(), tone.tint.lower(), tone.tint.lower(), "#ffffff"]


def test_the_longest_leaves_room_to_go_on() -> None:
    assert sure_room(100, open_=False) == 100
    assert sure_room(100, open_=True) + 100 * OPEN == 100
