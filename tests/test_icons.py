from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from orgsim.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

ICONS = sorted(path for path in resource("icons").glob("*.svg") if path.stem != "orgsim")


def painted(svg: bytes, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(svg).render(painter)
    painter.end()
    return image


def test_the_icons_are_there() -> None:
    assert len(ICONS) > 50


@pytest.mark.parametrize("icon", ICONS, ids=lambda path: path.stem)
def test_an_icon_takes_the_colour_that_it_is_given(qapp: object, icon: Path) -> None:
    svg = icon.read_bytes()
    assert b"currentColor" in svg
    image = painted(svg.replace(b"currentColor", b"#ff0000"), 24)
    pixels = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
    inked = [pixel for pixel in pixels if pixel.alpha() > 200]
    assert inked
    assert all(pixel.red() > 250 and pixel.green() == 0 and pixel.blue() == 0 for pixel in inked)


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256, 512])
def test_the_application_icon_is_the_picture_of_its_source(qapp: object, size: int) -> None:
    shipped = QImage(str(resource("icons", f"orgsim-{size}.png")))
    assert (shipped.width(), shipped.height()) == (size, size)
    drawn = painted(resource("icons", "orgsim.svg").read_bytes(), size)
    for place in ((size // 4, size // 4), (size * 3 // 4, size // 4)):
        assert shipped.pixelColor(*place) == drawn.pixelColor(*place)


def test_the_windows_icon_holds_every_size(qapp: object) -> None:
    reader = QImageReader(str(resource("icons", "orgsim.ico")))
    sizes = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        sizes.append(reader.read().width())
    assert sizes == [16, 24, 32, 48, 64, 256]


def test_the_mac_icon_is_as_long_as_it_says() -> None:
    data = resource("icons", "orgsim.icns").read_bytes()
    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8], "big") == len(data)
