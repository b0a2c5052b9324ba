"""Timelines as a picture: text stays text, any size can be drawn, and how exactly a date is known is told by shape."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from orgsim.analysis.timeline.spans import KINDS
from orgsim.drawing.themes import LIGHT, THEMES
from orgsim.drawing.timeline.assembling import draw_timeline
from orgsim.drawing.timeline.legend import Entry, Sign
from orgsim.export.errors import NothingOpenedError, NothingToShowError
from orgsim.export.files import export_opened
from orgsim.export.page.picture import A4, LONGEST_SIDE, READABLE, image_of
from orgsim.export.page.svg import svg_of
from orgsim.export.page.writing import write_picture
from orgsim.export.timeline.glyphs import paint_disc
from orgsim.export.timeline.legend import paint_legend
from orgsim.export.timeline.marks import paint_span
from orgsim.export.timeline.painter import paint_timeline
from orgsim.export.timeline.picture import timeline_picture
from orgsim.export.timeline.shown import Shown
from orgsim.files.reading.opening import Opened, open_paths
from orgsim.messages import catalog
from orgsim.model.dates import PartialDate
from orgsim.model.scenario import Event, Scenario
from orgsim.model.text import Text
from tests.export.pdf_text import pdf_text
from tests.export.svg_text import SVG, words

pytestmark = pytest.mark.usefixtures("painting")


@pytest.fixture
def process(scenarios_dir: Path) -> Opened:
    return open_paths([scenarios_dir / "lohja-osallisuusprosessi.yaml"])


@pytest.fixture
def heinola(scenarios_dir: Path) -> Opened:
    return open_paths([scenarios_dir / "heinola-2017-2025.yaml"])


@pytest.mark.parametrize("theme", THEMES)
def test_text_stays_text_in_every_format(process: Opened, tmp_path: Path, theme: str) -> None:
    for format in ("svg", "pdf", "png"):
        export_opened(process, view="timeline", output=tmp_path / f"kuva.{format}", theme=theme)
    svg = words((tmp_path / "kuva.svg").read_bytes())
    data = (tmp_path / "kuva.pdf").read_bytes()
    pdf = pdf_text(data)
    for said in (
        "Valmistelutyöryhmät",
        "Asettaa valmisteluryhmät",
        "Käynnistyskeskustelu",
        "vko 14",
        "Ilman päivää",
        "päivä tiedossa",
        "työpaja",
    ):
        assert said in svg
        assert said.lower() in pdf.lower()
    assert b"/Subtype /Image" not in data


def test_both_drafts_have_their_band_and_the_picture_no_day_of_its_own(heinola: Opened, tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        export_opened(heinola, view="timeline", output=tmp_path / name)
    said = words((tmp_path / "one.svg").read_bytes())
    for text in ("Heinola 2017 → 2025", "Heinola, uusi hallintosääntö 2017", "Kuntavaalit", "Lahti Aqua Oy"):
        assert text in said
    assert not any("Tänään" in text or "tänään" in text for text in said)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_today_is_marked_where_it_is_asked_for(process: Opened) -> None:
    scenarios = [file.scenario for file in process.files]
    picture = timeline_picture(scenarios, theme=LIGHT, language="fi", today=dt.date(2016, 3, 15))
    assert "tänään 15.3.2016" in words(svg_of(picture))
    image = image_of(picture)
    red = QColor(LIGHT.error.fill).rgb()
    columns = [
        x
        for x in range(image.width())
        if sum(image.pixel(x, y) == red for y in range(120, image.height() - 120, 3)) > 60
    ]
    assert columns, "a line from top to bottom"
    assert len(columns) <= 4


@pytest.mark.parametrize("size", [(64, 64), (300, 1200), (4000, 300), (3840, 2160), (1366, 768), None])
def test_any_size_can_be_drawn(heinola: Opened, size: tuple[int, int] | None) -> None:
    scenarios = [file.scenario for file in heinola.files]
    picture = timeline_picture(scenarios, theme=LIGHT, language="sv", size=size)
    image = image_of(picture)
    if size is None:
        assert picture.width == 1920
        assert 800 < picture.height < 3000
    else:
        assert (image.width(), image.height()) == size
        assert svg_of(picture)


def test_a_draft_without_a_timeline_says_so_beside_one_that_has_one(lohja: Opened, heinola: Opened) -> None:
    scenarios = [lohja.files[0].scenario, heinola.files[0].scenario]
    said = words(svg_of(timeline_picture(scenarios, theme=LIGHT, language="fi", size=(1200, 800))))
    assert said.count("Tässä luonnoksessa ei ole aikajanaa.") == 1


def test_drafts_that_have_no_timeline_are_no_picture(lohja: Opened) -> None:
    scenarios = [file.scenario for file in lohja.files]
    with pytest.raises(NothingToShowError) as refused:
        timeline_picture(scenarios, theme=LIGHT, language="fi", size=(1200, 800))
    said = "Luonnoksissa ei ole aikajanaa, joten kuvattavaa ei ole."
    assert catalog("fi").say(refused.value.message) == said
    with pytest.raises(NothingToShowError) as refused:
        timeline_picture(scenarios[:1], theme=LIGHT, language="fi")
    assert catalog("fi").say(refused.value.message) == "Luonnoksessa ei ole aikajanaa, joten kuvattavaa ei ole."


def test_signs_of_unlike_meaning_look_unlike() -> None:
    def key(sign: Sign) -> bytes:
        image = QImage(70, 24, QImage.Format.Format_RGB32)
        image.fill(QColor(LIGHT.surface))
        painter = QPainter(image)
        paint_legend(painter, [[Entry(sign, "")]], 2, 0, LIGHT, LIGHT.scenario[0])
        painter.end()
        return bytes(image.constBits())

    signs: tuple[Sign, ...] = ("day", "within", "lasting", "ends", "by")
    assert len({key(sign) for sign in signs}) == len(signs)


def test_what_lasts_looks_unlike_what_happens_once_even_where_nothing_is_certain() -> None:
    def painted(*, sometime: bool) -> bytes:
        its = Event(
            id="e",
            name=Text(fi="Työ"),
            start=PartialDate("2017"),
            end=PartialDate("2017-spring"),
            sometime=sometime,
        )
        scenario = Scenario(id="s", title=Text(fi="S"), timeline=(its,))
        drawing = draw_timeline([scenario], language="fi", width=900.0)
        image = QImage(900, 30, QImage.Format.Format_RGB32)
        image.fill(QColor(LIGHT.surface))
        painter = QPainter(image)
        # The strip of the event alone.
        painter.translate(0, -drawing.marks[0].top)
        painter.setClipRect(0, int(drawing.marks[0].top), 900, 19)
        paint_timeline(painter, drawing, LIGHT, Shown((drawing.fitted(0),)), catalog("fi"))
        painter.end()
        return bytes(image.constBits())

    assert painted(sometime=True) != painted(sometime=False)


def test_nothing_open_is_no_picture() -> None:
    with pytest.raises(NothingOpenedError):
        timeline_picture([], theme=LIGHT, language="fi")


def disc(kind: str | None, *, exact: bool) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_disc(painter, QPointF(20, 20), 18, kind, LIGHT.scenario[0], LIGHT.surface, exact=exact)
    painter.end()
    return image


def test_every_kind_has_a_sign_of_its_own() -> None:
    drawn = [disc(kind, exact=exact) for kind in (*KINDS, None) for exact in (True, False)]
    assert len({bytes(image.constBits()) for image in drawn}) == len(drawn)


def test_a_disc_is_filled_where_the_day_is_known_and_a_ring_where_not() -> None:
    ground = QColor(LIGHT.surface).rgb()
    # Beside the sign, within the disc.
    assert disc("decision", exact=True).pixel(20, 8) == QColor(LIGHT.scenario[0].fill).rgb()
    assert disc("decision", exact=False).pixel(20, 8) == ground


def test_a_span_is_hatched_and_closed_only_where_it_ends() -> None:
    def painted(open: tuple[bool, bool]) -> QImage:
        image = QImage(120, 30, QImage.Format.Format_RGB32)
        image.fill(QColor(LIGHT.surface))
        painter = QPainter(image)
        paint_span(painter, 10, 110, 15, LIGHT.scenario[0], open)
        painter.end()
        return image

    ink = QColor(LIGHT.scenario[0].fill)
    along = {painted((False, False)).pixelColor(x, 15).name() for x in range(20, 100)}
    assert len(along) > 1, "hatched"
    assert ink.name() not in along, "and not solid"

    def edge(image: QImage) -> int:
        return sum(image.pixelColor(x, 15).lightness() < 110 for x in (9, 10, 11))

    assert edge(painted((False, True))) > edge(painted((True, True)))


def smallest_text(svg: bytes) -> float:
    """The pixel size of the smallest text, as it is shown: of the outlines, which are 1000 units high."""
    sizes = []
    for group in ElementTree.fromstring(svg).iter(f"{SVG}g"):
        outer = group.get("transform", "").removeprefix("matrix(").rstrip(")").split(",")
        for letters in group.findall(f"{SVG}g/{SVG}g") if len(outer) == 6 else ():
            inner = letters.get("transform", "").removeprefix("scale(").rstrip(")")
            sizes.append(float(outer[3]) * float(inner) * 1000)
    return min(sizes)


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1600, 900)])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_picture_of_a_screens_size_can_be_read(heinola: Opened, size: tuple[int, int], language) -> None:
    scenarios = [file.scenario for file in heinola.files]
    svg = svg_of(timeline_picture(scenarios, theme=THEMES["projector"], language=language, title="H", size=size))
    assert smallest_text(svg) >= 9.0
    assert not [word for word in words(svg) if word.startswith(("vko", "v. ", "wk"))], "weeks of a year are too narrow"


def test_timelines_with_room_stand_below_each_other(heinola: Opened) -> None:
    scenarios = [file.scenario for file in heinola.files]

    def lefts(size: tuple[int, int]) -> set[float]:
        """Where the titles of the bands begin on the page."""
        found = set()
        for group in ElementTree.fromstring(svg_of(timeline_picture(scenarios, theme=LIGHT, language="fi", size=size))):
            for each in group.iter(f"{SVG}g"):
                numbers = each.get("transform", "").removeprefix("matrix(").rstrip(")").split(",")
                for text in each.findall(f"{SVG}text"):
                    if text.text in ("Heinola, uusi hallintosääntö 2017", "Heinola, muutokset vuoden 2025 alusta"):
                        found.add(round(float(numbers[4]) + float(numbers[0]) * float(text.get("x", "nan"))))
        return found

    assert len(lefts((1200, 1600))) == 1, "on a high page along the same edge"
    assert len(lefts((1366, 768))) == 2


def crowd(count: int) -> Scenario:
    """That many meetings in ten lanes, on days of three years."""
    first = dt.date(2024, 1, 1)
    events = [
        Event(
            id=f"e{at}",
            name=Text(fi=f"Kokous {at}"),
            lane=f"Lautakunta {at % 10}",
            start=PartialDate((first + dt.timedelta(days=at * 7 % 1000)).isoformat()),
        )
        for at in range(count)
    ]
    return Scenario(id="crowd", title=Text(fi="Kokoukset"), timeline=tuple(events))


def test_a_document_goes_on_to_further_pages_before_it_cannot_be_read(painting: None) -> None:
    paper = {"theme": LIGHT, "language": "fi", "size": A4}
    assert len(timeline_picture([crowd(300)], **paper).pages) == 1
    picture = timeline_picture([crowd(300)], pages=True, **paper)
    assert len(picture.pages) > 1
    assert picture.smallest_text is not None and picture.smallest_text >= READABLE
    said = [words(svg_of(replace(picture, pages=(page,)))) for page in picture.pages]
    # Each event is on one page, whole; the ruler and the draft's title are on every one.
    names = [word for page in said for word in page if word.startswith("Kokous ")]
    assert sorted(names) == sorted(f"Kokous {at}" for at in range(300))
    assert all("Kokoukset" in page and "2025" in page for page in said)
    assert len(timeline_picture([crowd(20)], pages=True, **paper).pages) == 1


def test_what_would_be_too_high_for_a_file_is_made_smaller(tmp_path: Path) -> None:
    day = PartialDate("2024-01-01")
    together = [replace(event, lane="Lautakunta", start=day) for event in crowd(800).timeline]
    picture = timeline_picture([replace(crowd(1), timeline=tuple(together))], theme=LIGHT, language="fi")
    assert picture.height == LONGEST_SIDE
    write_picture(picture, tmp_path / "kuva.svg")
    assert "Kokous 799" in words((tmp_path / "kuva.svg").read_bytes())
