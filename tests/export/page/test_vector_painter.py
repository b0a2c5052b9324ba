"""What is seen broken is read whole: words as PDFium and pypdf give them back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPainter

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.text.breaking import GOES_ON, HYPHEN
from orgsim.drawing.themes import LIGHT
from orgsim.export.chart.picture import structure_picture
from orgsim.export.page.lettering import draw_lines
from orgsim.export.page.painter import paint_drawing
from orgsim.export.page.picture import Picture
from orgsim.export.page.writing import encoded
from orgsim.files.reading.scenario_file import read_scenario, read_scenario_text
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from tests.export.pdf_text import copied_text, is_found

pytestmark = pytest.mark.usefixtures("painting")

NAMES = [
    "Kaupunkikehityslautakunta",
    "Palvelutuotantolautakunta",
    "Varhaiskasvatuspalvelut",
    "Rakennusvalvontapalvelut",
    "Ympäristöterveydenhuolto",
    "Vesihuoltolaitospalvelut",
    "Kiinteistönhoitopalvelut",
    "Sosiaali- ja terveyslautakunta",
    "Vapaa-ajanpalvelut",
    "Keskus\u00advaali\u00adlautakunta",
    "Osasto ”Näyttö” ja tytön ’oma’ ryhmä",
]


def pdf(*lines: str) -> bytes:
    def paint(painter: QPainter, pixels: float) -> None:
        draw_lines(painter, 10, 20, lines, 13, "#000000", 17)

    return encoded(Picture(title="", width=400, height=200, pages=(paint,)), "pdf")


def town() -> Scenario:
    units = "\n".join(f"      - {{id: u{at}, kind: division, name: '{name}'}}" for at, name in enumerate(NAMES))
    head = "orgsim: 1\nid: t\ntitle: T\nunits:\n  - id: man\n    kind: city-manager\n    name: Johtaja\n    units:"
    text = f"{head}\n{units}\n"
    return read_scenario_text(text.encode(), Path("t.yaml")).scenario


def test_every_name_of_a_narrow_chart_is_found() -> None:
    draft = town()
    picture = structure_picture([draft], theme=LIGHT, language="fi", size=(400, 500))
    data = encoded(picture, "pdf")
    text = copied_text(data)
    for unit in hierarchy(draft).units:
        name = unit.name.in_language("fi").replace("\u00ad", "")
        assert name in text
        assert is_found(data, name)
    assert any(
        line.endswith(HYPHEN) for box in draw_chart(draft, ChartOptions(pane=(400, 500))).boxes for line in box.name
    )


def test_the_name_of_a_band_is_found_whole_where_it_is_broken(scenarios_dir: Path) -> None:
    draft = read_scenario(scenarios_dir / "lohja-lautakuntamalli.yaml").scenario
    drawing = draw_chart(draft, ChartOptions(pane=(300, 900), language="fi"))
    assert f"Luottamushenkilö{HYPHEN}" in [label.text for label in drawing.labels]

    def paint(painter: QPainter, pixels: float) -> None:
        paint_drawing(painter, drawing, LIGHT, 1.0)

    page = Picture(title="", width=round(drawing.width), height=round(drawing.height), pages=(paint,))
    assert is_found(encoded(page, "pdf"), "Luottamushenkilöorganisaatio")
    assert b">Luottamushenkil\xc3\xb6organisaatio<" in encoded(page, "svg")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([f"Kaupunki{HYPHEN}", f"kehitys{HYPHEN}", "lautakunta ja muut"], "Kaupunkikehityslautakunta ja muut"),
        (["Sosiaali- ja", "terveyslautakunta"], "Sosiaali- ja terveyslautakunta"),
        (["Vesijohto-", "ja viemäriverkostot"], "Vesijohto- ja viemäriverkostot"),
        ([f"Vapaa-{GOES_ON}", "ajanpalvelut"], "Vapaa-ajanpalvelut"),
        (["a b\u00a0c ”n” ’o’ – Δ ∆ ▶ ►"], "a b\u00a0c ”n” ’o’ – Δ ∆ ▶ ►"),
    ],
)
def test_text_is_copied_and_found_as_it_is_written(lines: list[str], said: str) -> None:
    assert copied_text(pdf(*lines)) == said
    assert is_found(pdf(*lines), said.replace("\u00a0", " "))


def test_a_line_with_letters_that_the_font_lacks_stays_in_its_place() -> None:
    text = copied_text(pdf("役所 ja", "valtuusto"))
    assert "ja" in text
    assert text.endswith("valtuusto")


def test_a_paragraph_is_read_line_by_line_and_its_broken_words_whole() -> None:
    said = [f"Rivi {number} kertoo jotain." for number in range(9)]
    data = pdf(*said[:4], f"kaupunki{HYPHEN}", "kehityksestä puhuttiin", *said[4:])
    text = copied_text(data)
    for line in (*said, "kaupunkikehityksestä puhuttiin"):
        assert line in text
        assert is_found(data, line)
