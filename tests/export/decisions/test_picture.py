"""Decisions in time as a picture: text stays text, colours are the drafts', pages hold what can be read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage, QPainter

from orgsim.analysis.deciding.assumption import Assumption, Origin
from orgsim.analysis.deciding.results import Difference, Interval
from orgsim.drawing.decisions.drawing import Badge, Bar, DecisionsDrawing, Hit, Sign, Stroke, Thing
from orgsim.drawing.themes import LIGHT, THEMES
from orgsim.export.decisions.painter import ink_of, painting_decisions
from orgsim.export.decisions.picture import decisions_picture
from orgsim.export.errors import NothingOpenedError, NothingToShowError
from orgsim.export.page.picture import A4, FULL_HD, NATURAL, READABLE, imaging
from orgsim.export.page.steps import finished
from orgsim.export.page.writing import write_picture
from orgsim.messages import message
from orgsim.model.text import Text
from tests.drawing.decisions.results import agenda, days, draft, load, result, times
from tests.drawing.decisions.test_bands import HIGH
from tests.export.pdf_text import pdf_text
from tests.export.svg_text import words

pytestmark = pytest.mark.usefixtures("painting")

MEETINGS = [dt.date(2027, 1, 11), dt.date(2027, 2, 8)]
RESULTS = tuple(
    [
        result(
            [times(f"m{at}", days(30.0 + at, 60.0 + at), name=f"asia {at}") for at in range(12)],
            [agenda("hallitus", MEETINGS, full=0.5)],
            [load(1, 9, 9.0, 9)],
            scenario=id,
        )
        for id in ("nyt", "uusi")
    ]
)
DRAFTS = (draft(), draft("uusi", "Uusi malli"))


def painted(drawing: DecisionsDrawing, theme: str = "light", *, left: float = 0.0, **shown: object) -> QImage:
    """The drawing, with so many pixels free at its left."""
    image = QImage(round(left + drawing.width), round(drawing.height), QImage.Format.Format_RGB32)
    image.fill(QColor(THEMES[theme].surface))
    painter = QPainter(image)
    painter.translate(left, 0.0)
    finished(painting_decisions(painter, drawing, THEMES[theme], **shown))  # type: ignore[arg-type]
    painter.end()
    return image


@pytest.mark.parametrize("theme", THEMES)
def test_every_shape_has_the_colour_of_its_meaning(theme: str) -> None:
    drawing = DecisionsDrawing(
        width=120,
        height=40,
        shapes=(
            Bar(x=0, y=0, width=20, height=20, fill="fill.0"),
            Stroke(points=((20, 10), (40, 10)), ink="fill.1", width=6),
            Sign(x=50, y=10, radius=6, form="square", ink="fill.2"),
            Sign(x=70, y=10, radius=6, form="disc", ink="fill.3", inside="hollow"),
            Badge(x=90, y=20, radius=8, column=1, letter="."),
            Bar(x=100, y=0, width=20, height=40, fill="tint.0", edge="fill.0", texture="hatched"),
        ),
    )
    image = painted(drawing, theme)
    tones = THEMES[theme].scenario
    for x, y, colour in (
        (10, 10, tones[0].fill),
        (30, 10, tones[1].fill),
        (50, 10, tones[2].fill),
        (70, 10, THEMES[theme].surface),
        (90, 15, tones[1].fill),
    ):
        assert image.pixelColor(x, y).name() == colour
    hatched = {image.pixelColor(x, 20).name() for x in range(102, 118)}
    assert hatched >= {tones[0].tint, tones[0].fill}


def test_every_ink_has_a_colour_in_every_theme() -> None:
    for theme in THEMES.values():
        plain = ["text", "muted", "plot", "axis", "grid", "hairline", "surface", "hover"]
        for ink in [*plain, "fill.3", "on.3", "tint.3"]:
            assert QColor(ink_of(ink, theme)).isValid()


def test_what_is_chosen_has_a_frame_and_what_is_lit_a_ground() -> None:
    one, other = Thing(kind="matter", column=0, matter="a"), Thing(kind="matter", column=0, matter="b")
    places = [Hit(x=0, y=y, width=100, height=20, of=of, said="x") for y, of in ((0, one), (20, other))]
    drawing = DecisionsDrawing(width=100, height=40, hits=tuple(places))
    image = painted(drawing, chosen=one, lit=frozenset({other}))
    assert image.pixelColor(50, 10).name() == LIGHT.selection
    assert image.pixelColor(50, 30).name() == LIGHT.hover
    assert image.pixelColor(50, 0).name() != LIGHT.selection
    # What lies beyond the part in view is not painted.
    assert painted(drawing, chosen=one, part=(25.0, 40.0)).pixelColor(50, 10).name() == LIGHT.surface


def test_what_is_chosen_at_the_left_edge_has_ground_before_its_words() -> None:
    of = Thing(kind="matter", matter="a")
    for left, before in ((0.0, LIGHT.selection), (30.0, LIGHT.surface)):
        drawing = DecisionsDrawing(width=100, height=40, hits=(Hit(x=left, y=5, width=60, height=30, of=of, said="x"),))
        image = painted(drawing, left=10.0, chosen=of)
        assert image.pixelColor(round(left) + 10 - 4, 20).name() == before
        assert image.pixelColor(round(left) + 10 + 3, 20).name() == LIGHT.selection


def test_text_stays_text_in_every_format(tmp_path: Path) -> None:
    picture = decisions_picture(RESULTS, DRAFTS, theme=LIGHT, language="fi", title="Päätösaika")
    assert picture.width == NATURAL[0]
    for format in ("svg", "pdf"):
        write_picture(picture, tmp_path / f"kuva.{format}", sources=[])
    svg = words((tmp_path / "kuva.svg").read_bytes())
    pdf = pdf_text((tmp_path / "kuva.pdf").read_bytes())
    for said in ("Mihin päivät kuluvat keskimäärin", "md 41 · 9/10: 71 pv", "Kaupunginhallitus, 2 kokousta"):
        assert said in svg
        assert said in pdf


def test_the_foot_of_each_page_tells_what_the_figures_stand_on(tmp_path: Path) -> None:
    origins: tuple[Origin, ...] = ("default", "stated", "draft")
    taken = [
        Assumption(subject="a-year", origin=origin, text=message("deciding.assumed.a-year", n=n))
        for n, origin in enumerate(origins, 1)
    ]
    results = [
        replace(RESULTS[0], assumptions=tuple(taken[:2])),
        replace(
            RESULTS[1],
            assumptions=tuple(taken[1:]),
            missing=(message("deciding.missing.meetings", body=Text(fi="Lautakunta")),),
        ),
    ]
    later = Difference(scenario="uusi", reference="nyt", matter=None, mean=-4.4, interval=Interval(-4.5, -4.2))
    # Two things are assumed, as the third is stated by the draft; when the board meets is missing.
    said = (
        "Laskettu 100 vuotta, vuoden 2027 kokouksilla (siemenluku 1) · 2 oletusta · 1 tieto puuttuu"
        " · B − A, keskiarvo −4,4 (−4,5 … −4,2)"
    )
    for size, pages in ((FULL_HD, False), (A4, True)):
        picture = decisions_picture(
            results, DRAFTS, theme=LIGHT, language="fi", size=size, pages=pages, differences=[later]
        )
        write_picture(picture, tmp_path / "kuva.pdf", sources=[])
        told = " ".join(pdf_text((tmp_path / "kuva.pdf").read_bytes()).split())
        assert told.count(said) == len(picture.pages)


def test_a_picture_is_painted_a_few_words_at_a_time() -> None:
    """A window that copies one stood still for all of it: a third of a second as SVG."""
    drawing = DecisionsDrawing(
        width=400, height=20, shapes=tuple([Sign(x=9 * at, y=9, radius=3, form="disc", ink="text") for at in range(40)])
    )
    image = QImage(400, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    # Sixteen, sixteen, and the last eight with what is left to do.
    assert len(list(painting_decisions(painter, drawing, LIGHT))) == 2
    painter.end()
    picture = decisions_picture(RESULTS, DRAFTS, theme=LIGHT, language="fi")
    # Of each of two drafts twelve matters are told by their name at least.
    assert len(list(imaging(picture))) > 2


def test_a_document_goes_on_to_further_pages_before_it_cannot_be_read() -> None:
    pages = decisions_picture(RESULTS, DRAFTS, theme=LIGHT, language="fi", size=A4, pages=True)
    assert len(pages.pages) > 1
    assert pages.smallest_text is not None
    assert pages.smallest_text >= READABLE
    screen = decisions_picture(RESULTS, DRAFTS, theme=LIGHT, language="fi", size=FULL_HD)
    assert len(screen.pages) == 1
    assert screen.smallest_text is not None
    assert screen.smallest_text >= READABLE


def test_each_further_page_says_what_its_axis_is_of(tmp_path: Path) -> None:
    many = result([times(f"m{at}", days(), name=f"asia {at}") for at in range(60)])
    pages = decisions_picture([many], DRAFTS[:1], theme=LIGHT, language="fi", size=A4, pages=True)
    write_picture(pages, tmp_path / "kuva.pdf", sources=[])
    told = pdf_text((tmp_path / "kuva.pdf").read_bytes())
    assert told.count("päivää valmiista asiasta päätökseen") >= 2


def test_a_picture_of_its_own_size_stands_in_columns_before_it_is_very_high() -> None:
    many = result([times(f"m{at}", days(), name=f"asia {at}") for at in range(240)])
    picture = decisions_picture([many], DRAFTS[:1], theme=LIGHT, language="fi")
    assert picture.width > NATURAL[0]
    assert picture.height < 6_000
    assert picture.smallest_text is not None
    assert picture.smallest_text >= READABLE


def test_where_nothing_is_known_there_is_no_picture() -> None:
    with pytest.raises(NothingOpenedError):
        decisions_picture((), (), theme=LIGHT, language="fi")
    with pytest.raises(NothingToShowError):
        decisions_picture([result([times("kaava", None)])], [draft()], theme=LIGHT, language="fi")


def test_of_thousands_of_rows_those_in_view_alone_are_looked_at() -> None:
    image = QImage(100, 600, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    # It goes on after every sixteen shapes or words, of 3 001 and 3 000.
    assert len(list(painting_decisions(painter, HIGH, LIGHT))) == 187 + 187
    assert len(list(painting_decisions(painter, HIGH, LIGHT, part=(0.0, 600.0)))) < 20
    painter.end()
