"""The transition as a picture: text stays text, any size can be drawn, and nobody needs colours to read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from orgsim.analysis.transition import FATES
from orgsim.drawing.themes import LIGHT, THEMES
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.export.errors import TooFewError
from orgsim.export.files import export_opened
from orgsim.export.page.picture import A4, image_of
from orgsim.export.page.svg import svg_of
from orgsim.export.transition.painter import fate_tone
from orgsim.export.transition.picture import Way, transition_picture
from orgsim.files.reading.opening import Opened, open_paths
from tests.export.pdf_text import pdf_text
from tests.export.svg_text import words

pytestmark = pytest.mark.usefixtures("painting")


@pytest.fixture
def now_to_concept(scenarios_dir: Path) -> Opened:
    return open_paths([scenarios_dir / "lohja-nyt-konsepti.yaml"])


@pytest.mark.parametrize("theme", THEMES)
def test_text_stays_text_in_every_format(now_to_concept: Opened, tmp_path: Path, theme: str) -> None:
    for format in ("svg", "pdf", "png"):
        export_opened(now_to_concept, view="transition", output=tmp_path / f"kuva.{format}", theme=theme)
    svg = words((tmp_path / "kuva.svg").read_bytes())
    data = (tmp_path / "kuva.pdf").read_bytes()
    pdf = pdf_text(data)
    for said in (
        "Lohja: nykytilasta konseptiin",
        "Lohja, nykytila 2015",
        "Nykyiset tulosalueet",
        "Konsernihallinto",
        "Tulosyksiköt · 21",
        "39 yksikköä",
        "ei kuvattu",
        "yhdistyy 39 → 15",
    ):
        assert said in svg
        assert said.lower() in pdf.lower()
    assert b"/Subtype /Image" not in data
    # Nothing can be opened on paper.
    assert not any("▸" in said for said in svg)


def test_the_fates_have_their_own_colours() -> None:
    for theme in THEMES.values():
        # What is not known is as grey as what goes on; split, merged and a part that goes over are one thing in
        # different directions, which their signs tell.
        told = [fate for fate in FATES if fate not in ("not-shown", "part", "split")]
        assert len({fate_tone(fate, theme).fill for fate in told}) == len(told)


def test_bands_run_from_one_column_to_the_other(now_to_concept: Opened) -> None:
    scenarios = [file.scenario for file in now_to_concept.files]
    way = Way(before=0, after=1)
    image = image_of(transition_picture(scenarios, [way], theme=LIGHT, language="fi", size=(1200, 800)))
    ground = QColor(LIGHT.surface).rgb()
    for x in range(400, 800, 20):
        column = [image.pixelColor(x, y) for y in range(80, 700)]
        blue = [pixel for pixel in column if pixel.blue() - pixel.red() > 15]
        assert len(blue) > 90, x
        assert any(pixel.rgb() == ground for pixel in column)


def test_of_several_drafts_each_is_compared_with_the_baseline(scenarios_dir: Path, tmp_path: Path) -> None:
    opened = open_paths([scenarios_dir / "lohja-2016.yaml", scenarios_dir / "lohja-konsepti-2015.yaml"])
    export_opened(opened, view="transition", output=tmp_path / "kuva.svg", language="fi")
    said = " ".join(words((tmp_path / "kuva.svg").read_bytes()))
    # A title may be broken into lines, and stands once more among the sources.
    assert said.count("Lohja, valiokuntamalli 1.2 37 yksikköä") == 2
    assert said.count("Lohja, lautakuntamalli 1.2 39 yksikköä") == 1
    assert "continues" in said, "these drafts state no lineage"


def test_one_draft_alone_is_no_transition(scenarios_dir: Path, tmp_path: Path) -> None:
    opened = open_paths([scenarios_dir / "lohja-nykytila.yaml"])
    with pytest.raises(TooFewError) as caught:
        export_opened(opened, view="transition", output=tmp_path / "kuva.svg")
    assert caught.value.message.key == "export.error.too-few"


@pytest.mark.parametrize("size", [(64, 64), (300, 1200), (4000, 300), (3840, 2160), None])
@pytest.mark.parametrize("everything", [False, True])
def test_any_size_can_be_drawn(lohja: Opened, size: tuple[int, int] | None, everything: bool) -> None:
    scenarios = [file.scenario for file in lohja.files]
    options = TransitionOptions(everything=everything)
    ways = [Way(before=0, after=1)]
    picture = transition_picture(scenarios, ways, theme=LIGHT, language="sv", size=size, options=options)
    image = image_of(picture)
    if size is None:
        assert picture.width == 1920
        assert 800 < picture.height < 3000
    else:
        assert (image.width(), image.height()) == size
        assert svg_of(picture)


def test_seats_are_told_as_seats(lohja: Opened) -> None:
    scenarios = [file.scenario for file in lohja.files]
    options = TransitionOptions(measure="seats")
    ways = [Way(before=0, after=1)]
    said = words(svg_of(transition_picture(scenarios, ways, theme=LIGHT, language="fi", options=options)))
    # The sums that the metrics tell too: 129 of the committee model and 106 of the board model.
    assert "129 paikkaa · 3 ei kerro" in said
    assert any(each.startswith("106 paikkaa") for each in said)
    assert "jatkuu" in said, "no number of units stands beside seats"


def test_a_document_goes_on_to_further_pages_before_it_is_too_small(scenarios_dir: Path) -> None:
    opened = open_paths([scenarios_dir / "lohja-2016.yaml"])
    scenarios = [file.scenario for file in opened.files]
    ways, options = [Way(before=0, after=1)], TransitionOptions(everything=True)
    paper = {"theme": LIGHT, "language": "fi", "size": A4, "options": options}
    assert len(transition_picture(scenarios, ways, **paper).pages) == 1
    assert len(transition_picture(scenarios, ways, pages=True, **paper).pages) == 2
    # What can be read on one sheet stays there.
    few = {**paper, "options": TransitionOptions()}
    assert len(transition_picture(scenarios, ways, pages=True, **few).pages) == 1
