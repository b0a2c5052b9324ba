from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.themes import LIGHT
from orgsim.export.page.fonts import font
from orgsim.export.page.lettering import draw_lines, draw_text
from orgsim.export.page.painter import paint_drawing
from orgsim.export.page.picture import Picture
from orgsim.export.page.svg import svg_of

pytestmark = pytest.mark.usefixtures("painting")

SVG = "{http://www.w3.org/2000/svg}"
NASTY = [
    "<script>alert('x')</script>",
    '"/><g onload="x">',
    "]]><!-- & &amp; &#x3c;",
    "a\x01b\x0bc\uffffd\ud800e",
    'font-family="Inter Orgsim"',
    'textLength="9" font-size="99"',
]


def writing(text: str) -> Picture:
    def paint(painter: QPainter, pixels: float) -> None:
        painter.setFont(font(13, bold=True))
        painter.drawText(QPointF(10, 20), text)

    return Picture(title=text, description=text, width=300, height=100, pages=(paint,))


@pytest.mark.parametrize("text", NASTY)
def test_what_a_draft_says_never_becomes_markup(text: str) -> None:
    root = ElementTree.fromstring(svg_of(writing(text)))
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "defs", "g", "text", "path", "use")
    }
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    expected = re.sub(r"[\x01\x0b\uffff\ud800]", "\ufffd", text)
    assert root.findtext(f"{SVG}title") == expected
    assert root.findtext(f"{SVG}desc") == expected
    drawn = "".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert drawn.replace("\ufffd", "") == expected.replace("\ufffd", "")


def test_letters_are_outlines_and_the_text_lies_over_them_unseen() -> None:
    root = ElementTree.fromstring(svg_of(writing("Kaupunginhallitus")))
    (text,) = root.iter(f"{SVG}text")
    assert (text.text, text.attrib["fill-opacity"]) == ("Kaupunginhallitus", "0")
    assert text.attrib["font-family"].startswith("'Inter Orgsim', Inter, Arial")
    letters = {path.attrib["id"]: path.attrib["d"] for path in root.iterfind(f"{SVG}defs/*")}
    uses = list(root.iter(f"{SVG}use"))
    assert [use.attrib["{http://www.w3.org/1999/xlink}href"] for use in uses] == [f"#b{ord(c):x}" for c in text.text]
    assert letters.keys() == {f"b{ord(letter):x}" for letter in "Kaupnghlits"}
    # In thousandths of the font's size: the last letter stands where those before it end, and K is a capital high.
    before = load_font().width("Kaupunginhallitu", 1000, bold=True)
    assert float(uses[-1].attrib["x"]) == pytest.approx(before, abs=1)
    _, top, _, bottom = extent(letters[f"b{ord('K'):x}"])
    assert (top, bottom) == pytest.approx((-load_font().cap_height(1000), 0), abs=1)


def test_a_word_that_is_broken_is_one_text() -> None:
    def paint(painter: QPainter, pixels: float) -> None:
        draw_lines(painter, 10, 20, ["Kaupunki‐", "kehitys‐", "lautakunta"], 13, "#000000", 17)
        draw_text(painter, 10, 90, "Valtuusto", 13, "#000000")

    root = ElementTree.fromstring(svg_of(Picture(title="", width=300, height=100, pages=(paint,))))
    assert [text.text for text in root.iter(f"{SVG}text")] == ["Kaupunkikehityslautakunta", "Valtuusto"]
    assert len(list(root.iter(f"{SVG}use"))) == len("Kaupunki‐kehitys‐lautakuntaValtuusto")


def test_the_size_is_in_pixels() -> None:
    root = ElementTree.fromstring(svg_of(writing("x")))
    assert (root.attrib["width"], root.attrib["height"], root.attrib["viewBox"]) == ("300", "100", "0 0 300 100")


def test_boxes_stand_where_the_drawing_has_them() -> None:
    boxes = (
        Box(unit=0, id="a", x=10.0, y=20.0, width=120.0, height=28.0, look="plain", name=("Yksi",)),
        Box(unit=1, id="b", x=40.5, y=70.0, width=90.0, height=44.0, look="plain", name=("Kaksi", "riviä")),
    )
    drawing = Drawing(width=200.0, height=150.0, boxes=boxes)
    picture = Picture(
        title="",
        width=200,
        height=150,
        pages=(lambda painter, pixels: paint_drawing(painter, drawing, LIGHT, pixels),),
    )
    root = ElementTree.fromstring(svg_of(picture))
    edged = [group for group in root.iter(f"{SVG}g") if group.get("stroke") != "none"]
    found = [extent(path.attrib["d"]) for group in edged for path in group.findall(f"{SVG}path")]
    # The stroke of one pixel lies within the box.
    inset = LIGHT.look("plain").border_width / 2
    expected = [(box.x + inset, box.y + inset, box.x + box.width - inset, box.y + box.height - inset) for box in boxes]
    assert found == [pytest.approx(each) for each in expected]
    assert [text.text for text in root.iter(f"{SVG}text")] == ["Yksi", "Kaksi riviä"]


def extent(path: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a path's points; of a rounded rectangle those are its sides."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    xs, ys = numbers[::2], numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def test_a_name_that_is_shortened_is_there_whole_and_told_of_what_is_pointed_at() -> None:
    name = "Alueellisen <elinvoiman> ja kestävän kasvun kehittämisyksikkö"
    box = Box(
        unit=0,
        id="a",
        x=10.0,
        y=20.0,
        width=120.0,
        height=46.0,
        look="plain",
        name=("Alueellisen", "elinvoiman …"),
        whole=name,
    )
    drawing = Drawing(width=200.0, height=150.0, boxes=(box,))
    page = [lambda painter, pixels: paint_drawing(painter, drawing, LIGHT, pixels)]
    root = ElementTree.fromstring(svg_of(Picture(title="", width=200, height=150, pages=tuple(page))))
    (text,) = root.iter(f"{SVG}text")
    (title,) = text
    assert (title.tag, title.text, title.tail) == (f"{SVG}title", name, name)
    assert (text.attrib["font-weight"], text.attrib["fill-opacity"]) == ("400", "0")
    assert len(list(root.iter(f"{SVG}use"))) == len("Alueellisenelinvoiman …".replace(" ", ""))
