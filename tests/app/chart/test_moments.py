"""A short way between two drawings, of which no frame is to take long."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from orgsim.app.chart.moments import MomentPainter, Swift
from orgsim.drawing.chart.gliding import Gliding, Moment, gliding
from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.themes import THEMES
from orgsim.drawing.viewport import Viewport

AREA = (0.0, 0.0, 400.0, 300.0)
RED = "#ff0000"


def box(id: str, x: float, y: float) -> Box:
    return Box(unit=0, id=id, x=x, y=y, width=100, height=40, look="unit", name=(id,))


def drawing(*boxes: Box) -> Drawing:
    return Drawing(width=400, height=300, boxes=boxes)


@pytest.fixture
def way() -> Gliding:
    """One unit goes, one stays, six come."""
    stays = box("stays", 200, 20)
    coming = [box(f"comes-{number}", 20, 60 + 40 * number) for number in range(6)]
    return gliding(drawing(box("goes", 20, 20), stays), drawing(stays, *coming))


def painted(painter: MomentPainter, moment: Moment, swift: Swift, zoom: float = 1.0) -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    onto = QPainter(image)
    painter.paint(onto, moment, THEMES["light"], Viewport(zoom), 1.0, AREA, None, swift)
    onto.end()
    return image


def red(image: QImage) -> tuple[int, int, int, int]:
    """The part of the image in which there is any red: left, top, right and bottom."""
    at = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if (colour := image.pixelColor(x, y)).red() > colour.green() + 20
    ]
    xs, ys = zip(*at, strict=True)
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1


def test_what_fades_keeps_its_size_and_what_stays_grows_along(app_with_fonts, way: Gliding) -> None:
    """To scale what is seen through as well takes four times as long."""
    before = QPixmap(400, 300)
    before.fill(QColor(RED))
    swift = Swift(before, Viewport(1.0), 1.2, [], {})
    moment = way.at(0.1)
    (goes,) = [shown for shown in moment.boxes if shown.opacity < 1]
    alone = Moment(drawing=moment.drawing, boxes=(goes,), lines=(), labels=())
    # At 1.2 it would be from 24 to 144 and from 24 to 72: around the same middle it is 100 by 40.
    assert red(painted(MomentPainter(), alone, swift, 1.2)) == (34, 28, 134, 68)
    (stays,) = [shown for shown in moment.boxes if shown.face.id == "stays"]
    alone = Moment(drawing=moment.drawing, boxes=(stays,), lines=(), labels=())
    assert red(painted(MomentPainter(), alone, swift, 1.2)) == (240, 24, 360, 72)


def test_pictures_of_what_comes_are_made_once_nothing_leaves_any_more(app_with_fonts, way: Gliding) -> None:
    swift = Swift(None, Viewport(1.0), 1.0, way.after.boxes, way.alike)
    assert [each.id for each in swift.after] == [f"comes-{number}" for number in (5, 4, 3, 2, 1, 0)]
    painter = MomentPainter()
    counts = []
    for time in (0.1, 0.2, 0.39, 0.41, 0.5):
        moment = way.at(time)
        assert moment.leaves == (time < 0.4)
        painted(painter, moment, swift)
        counts.append(len(swift.after))
    assert counts == [6, 6, 6, 4, 2]
