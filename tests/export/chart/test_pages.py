"""Charts in PDFs: on pages that refer to each other, and on sheets that are glued together."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.themes import LIGHT
from orgsim.export.files import export_opened
from orgsim.export.page.painter import paint_drawing
from orgsim.export.page.paper import Paper
from orgsim.export.page.picture import SMALLEST_PRINT, Picture
from orgsim.export.page.writing import encoded
from orgsim.export.views import Shown, view_picture
from orgsim.files.reading.opening import open_paths
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import scenario, unit

ROOT = Path(__file__).resolve().parents[3]

pytestmark = pytest.mark.usefixtures("painting")


def page_texts(data: bytes) -> list[str]:
    """The text of each page as PDFium reads it, on one line."""
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(re.sub(r"\s+", " ", text.get_text_range()))
        text.close()
        page.close()
    document.close()
    return texts


def missing(texts: Sequence[str], scenarios: Sequence[Scenario]) -> list[str]:
    """The names of units that are on no page."""
    whole = " ".join(texts)
    units = [unit for each in scenarios for unit in hierarchy(each).units]
    names = {(unit.short or unit.name).in_language("fi").replace("\u00ad", "") for unit in units}
    return [name for name in names if name not in whole]


def test_every_unit_of_a_town_is_found_and_pages_refer_to_each_other(koskenlahti_dir: Path, tmp_path: Path) -> None:
    opened = open_paths([koskenlahti_dir / "koskenlahti-nyt.yaml", koskenlahti_dir / "koskenlahti-malli-2.yaml"])
    output = tmp_path / "sivut.pdf"
    export_opened(opened, view="differences", output=output, paper=Paper(name="a4", landscape=False))
    texts = page_texts(output.read_bytes())
    assert missing(texts, [file.scenario for file in opened.files]) == []
    for number, text in enumerate(texts, 1):
        assert f"{number}/{len(texts)}" in text
        for other in {int(found) for found in re.findall(r"jatkoa sivulta (\d+)", text)}:
            assert f"jatkuu sivulla {number}" in texts[other - 1]
        for other in {int(found) for found in re.findall(r"jatkuu sivulla (\d+)", text)}:
            assert other != number
            assert "jatkoa sivulta" in texts[other - 1]


def test_every_unit_of_a_large_organisation_is_found(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("organisations", ROOT / "benchmarks" / "organisations.py")
    assert spec is not None
    assert spec.loader is not None
    organisations = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(organisations)
    path = tmp_path / "suuri.yaml"
    path.write_text(organisations.generate(400), encoding="utf-8")
    opened = open_paths([path])
    export_opened(opened, view="structure", output=tmp_path / "sivut.pdf", paper=Paper(name="a4"))
    texts = page_texts((tmp_path / "sivut.pdf").read_bytes())
    assert missing(texts, [opened.files[0].scenario]) == []
    # A sheet of A4 has room for some hundred names that can be read, and an overview repeats few of them.
    assert 4 <= len(texts) <= 16


def test_a_chart_that_needs_several_sheets_is_cut_into_tiles() -> None:
    below = [unit(f"u{number}", name=f"Varhaiskasvatusyksikkö {number}") for number in range(250)]
    shown = Shown(scenarios=[scenario(unit("a", "division", *below))])
    paper = Paper(name="a4", tiles=True)
    picture = view_picture(shown, "structure", theme=LIGHT, language="fi", size=paper.size, pages=True, tiles=True)
    assert (picture.width, picture.height) == paper.size
    assert len(picture.pages) > 1
    assert picture.smallest_text is not None
    assert picture.smallest_text >= SMALLEST_PRINT


def test_the_number_of_what_is_hidden_stays_in_its_box_beside_what_that_is() -> None:
    """Both are of one tone and size, and the number is set at the right."""
    box = Box(
        unit=0,
        id="a",
        x=0,
        y=0,
        width=150,
        height=70,
        look="unit",
        name=("Kaupunginjohtaja",),
        hidden=116,
        held=("10 yhdistettyä",),
    )
    drawing = Drawing(width=150, height=70, boxes=(box,))
    picture = Picture(
        title="a",
        width=400,
        height=100,
        pages=(lambda painter, pixels: paint_drawing(painter, drawing, LIGHT, 1.0),),
    )
    document = pypdfium2.PdfDocument(encoded(picture, "pdf"))
    text = document[0].get_textpage()
    search = text.search("+116")
    at, count = search.get_next()
    right = text.get_charbox(at + count - 1)[2]
    assert right <= 150 * 72 / 96
    search.close()
    text.close()
    document.close()
