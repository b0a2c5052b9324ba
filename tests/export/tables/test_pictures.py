"""The pictures of the checks and the matters: what stands on them, in every format, size and number of pages."""

from __future__ import annotations

from math import ceil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImage

from orgsim.analysis.checks.table import checks_table
from orgsim.drawing.themes import LIGHT, THEMES
from orgsim.export.figures.picture import metrics_picture
from orgsim.export.files import export_opened
from orgsim.export.page.picture import A4, LONGEST_SIDE, image_of, imaging
from orgsim.export.tables.checks import checks_picture
from orgsim.export.tables.matters import matters_picture
from orgsim.files.reading.opening import Opened
from orgsim.files.reading.scenario_file import read_scenario_text
from tests.export.pdf_text import pdf_text
from tests.grids import grid

pytestmark = pytest.mark.usefixtures("painting")

WORDS = {
    "checks": ["Valiokuntien jäsenet", "ristiriita", "Kuntalaki 31 § 1 mom. 1 kohta", "17.8.2026", "Lupajaosto"],
    "matters": ["kaavaehdotukset", "Kaavoitusjaosto", "ei kerrottu", "Luonnos ei kerro toimielinten toimivallasta"],
}


def svg_words(path: Path) -> str:
    return " ".join("".join(each.itertext()) for each in ElementTree.parse(path).getroot().iter() if each.text)


@pytest.mark.parametrize(("theme", "view", "suffix"), grid(tuple(THEMES), tuple(WORDS), ("svg", "pdf")))
def test_text_stays_text(lohja: Opened, tmp_path: Path, view: str, theme: str, suffix: str) -> None:
    path = tmp_path / f"kuva.{suffix}"
    export_opened(lohja, view=view, output=path, theme=theme, language="fi")
    said = svg_words(path) if suffix == "svg" else pdf_text(path.read_bytes())
    for word in WORDS[view]:
        assert word in said


def test_every_finding_is_on_the_page(lohja: Opened, tmp_path: Path) -> None:
    export_opened(lohja, view="checks", output=tmp_path / "kuva.svg", language="fi")
    said = svg_words(tmp_path / "kuva.svg")
    # Seat sums of A by hand: the city board's is wrong, those of two sections and of a committee hold.
    for word in ("mutta kiintiöt kattavat vain 12", "sopivat 5 paikkaan", "sopivat 4 paikkaan", "mahtuvat 13"):
        assert word in said


@pytest.mark.parametrize("view", WORDS)
def test_the_page_that_is_asked_for_is_filled(lohja: Opened, tmp_path: Path, view: str) -> None:
    export_opened(lohja, view=view, output=tmp_path / "kuva.png", size=(1366, 768), language="sv")
    image = QImage(str(tmp_path / "kuva.png"))
    assert (image.width(), image.height()) == (1366, 768)
    ground = QColor(LIGHT.surface).rgb()
    for left in (20, 400, 900):
        area = [image.pixel(x, y) for x in range(left, left + 300, 3) for y in range(100, 600, 3)]
        assert sum(pixel != ground for pixel in area) / len(area) > 0.02


def test_documents_go_on_to_further_pages_under_the_same_head(lohja: Opened) -> None:
    scenarios = [file.scenario for file in lohja.files]
    picture = checks_picture(scenarios, {}, theme=LIGHT, language="fi", size=A4, pages=True)
    assert len(picture.pages) > 1
    for page in range(len(picture.pages)):
        image = image_of(picture, page)
        # A's letter on its card and in the head of its column.
        assert sum(
            image.pixelColor(x, y) == QColor(LIGHT.scenario[0].fill) for x in range(16, 60) for y in range(40, 110)
        )


def test_pictures_are_painted_a_row_at_a_time(lohja: Opened) -> None:
    """A window that copies one stood still for all of it: half a second for a few hundred rows."""
    (scenario,) = [file.scenario for file in many(40).files]
    matters = matters_picture([scenario], None, None, theme=LIGHT, language="fi")
    # Bands of two million pixels that are made white, the heading of the group, the rows, and at most a note.
    bands = ceil(matters.height / (2_000_000 // 1920))
    assert bands > 1 and 40 < len(list(imaging(matters))) - bands < 45
    drafts = [file.scenario for file in lohja.files]
    checks = checks_picture(drafts, {}, theme=LIGHT, language="fi")
    assert len(list(imaging(checks))) > len(checks_table(drafts, {}).rows)
    figures = metrics_picture(drafts, theme=LIGHT, language="fi")
    assert len(list(imaging(figures))) > len(drafts)


def many(number: int) -> Opened:
    matters = ", ".join(f"{{id: m{each}, name: Asia {each}}}" for each in range(number))
    text = (
        "orgsim: 1\nid: big\ntitle: Iso\nunits:\n- {id: council, kind: council, name: V, units: "
        f"[{{id: b, kind: board, name: L, remit: [{matters}]}}]}}\n"
    )
    return Opened(None, (read_scenario_text(text.encode(), Path("big.yaml")),), (), ())


def test_what_has_no_room_is_told_and_not_passed_over(tmp_path: Path) -> None:
    export_opened(many(1300), view="matters", output=tmp_path / "kuva.svg", size=(800, 600), language="fi")
    said = svg_words(tmp_path / "kuva.svg")
    listed = sum(f"Asia {number} " in f"{said} " for number in range(1300))
    assert 20 < listed < 200
    left = f"{1300 - listed:,}".replace(",", "\u00a0")
    assert f"… ja {left} riviä lisää" in said


def test_a_natural_picture_is_never_higher_than_can_be_written(tmp_path: Path) -> None:
    opened = many(2000)
    picture = matters_picture([opened.files[0].scenario], None, None, theme=LIGHT, language="fi")
    assert picture.height == LONGEST_SIDE
    export_opened(many(150), view="matters", output=tmp_path / "kuva.pdf", language="fi")
    assert "Asia 149" in pdf_text((tmp_path / "kuva.pdf").read_bytes())


@pytest.mark.parametrize("view", WORDS)
def test_one_scenario_alone_has_its_table(tmp_path: Path, view: str) -> None:
    export_opened(many(3), view=view, output=tmp_path / "kuva.png", language="en")
    assert not QImage(str(tmp_path / "kuva.png")).isNull()
