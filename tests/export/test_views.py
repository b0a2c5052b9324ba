"""The pictures of the views: what stands where, in every format, theme and language."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from orgsim.cli import main
from orgsim.drawing.folding.fitting import Wishes
from orgsim.drawing.themes import LIGHT, THEMES
from orgsim.export.chart.picture import structure_picture
from orgsim.export.errors import NothingOpenedError, TooManyError
from orgsim.export.figures.picture import metrics_picture
from orgsim.export.files import export_opened
from orgsim.export.page.picture import A4, Picture, image_of
from orgsim.export.page.svg import svg_of
from orgsim.files.reading.opening import Opened, open_paths
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.messages import catalog
from tests.export.pdf_text import copied_text, pdf_text
from tests.export.svg_text import words
from tests.grids import grid

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.usefixtures("painting")


def ink(image: QImage, left: int, top: int, right: int, bottom: int, ground: str) -> float:
    """The share of pixels that differ from the ground, of a sample of the area."""
    other = QColor(ground).rgb()
    pixels = [image.pixel(x, y) != other for x in range(left, right, 3) for y in range(top, bottom, 3)]
    return sum(pixels) / len(pixels)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_each_column_has_its_stripe_its_header_and_its_chart(lohja: Opened, theme) -> None:
    scenarios = [file.scenario for file in lohja.files]
    image = image_of(structure_picture(scenarios, theme=theme, language="fi", title="Lohja", size=(1440, 810)))
    assert (image.width(), image.height()) == (1440, 810)
    # At 1440 × 810 the layout has its own size: columns of 699 from 16 and 725, headers from 50 down.
    for column, x in enumerate((16, 725)):
        assert image.pixelColor(x + 2, 75) == QColor(theme.scenario[column].fill)
        assert ink(image, x + 56, 60, x + 300, 100, theme.surface) > 0.02, "the title"
        assert ink(image, x + 500, 60, x + 690, 100, theme.surface) > 0.02, "the figures"
        assert ink(image, x + 8, 120, x + 690, 770, theme.surface) > 0.15, "the chart"
    assert image.pixelColor(720, 400) == QColor(theme.surface), "between the columns"


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_figures_fill_the_page_that_is_asked_for(lohja: Opened, theme) -> None:
    scenarios = [file.scenario for file in lohja.files]
    image = image_of(metrics_picture(scenarios, theme=theme, language="sv", size=(1366, 768)))
    assert (image.width(), image.height()) == (1366, 768)
    for left in (20, 480, 940):
        assert ink(image, left, 100, left + 400, 600, theme.surface) > 0.03


def test_all_formats_are_the_same_picture(lohja: Opened) -> None:
    scenarios = [file.scenario for file in lohja.files]
    picture = structure_picture(scenarios, theme=LIGHT, language="fi", size=(1200, 700))
    drawn = strays(picture, svg_of(picture))
    without_letters = strays(picture, re.sub(rb"<use [^<>]*/>", b"", svg_of(picture)))
    # Letters run on by fractions of a pixel in one and not in the other: a small share of all that letters cover.
    assert 10 * drawn < without_letters
    assert without_letters > 0.02


def strays(picture: Picture, svg: bytes) -> float:
    """The share of the picture's points at which Qt draws the SVG otherwise than the image.

    Both are drawn large and made small: small letters of an image are fitted to its pixels, outlines are not.
    """
    large = image_of(picture, pixels=3)
    drawn = QImage(large.size(), QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    width, height = round(picture.width), round(picture.height)
    one, other = (
        each.scaled(width, height, mode=Qt.TransformationMode.SmoothTransformation) for each in (large, drawn)
    )
    return float((abs(lightness(one) - lightness(other)) > 40).mean())


def lightness(image: QImage) -> NDArray[numpy.int16]:
    """Of each pixel, halfway between its strongest and its weakest colour."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    colours = numpy.frombuffer(image.constBits(), "u1").reshape(image.height(), image.width(), 4)[..., :3]
    return (colours.max(axis=2).astype("i2") + colours.min(axis=2)) // 2


@pytest.mark.parametrize(("theme", "view", "suffix"), grid(tuple(THEMES), ("structure", "metrics"), ("svg", "pdf")))
def test_text_stays_text(lohja: Opened, tmp_path: Path, view: str, theme: str, suffix: str) -> None:
    words = {
        "structure": ["Lautakunta", "Kaupunginjohtaja", "toimielintasoa", "Viranhaltijaorganisaatio"],
        "metrics": [
            "Johtamisjänne, keskiarvo",
            "2,71",
            "+28",
            "≥ 106",
            "≥ 76\u00a0230\u00a0€",
            "≥ 39\u00a0150\u00a0€",
            "Missä eroa ei näytetä, luvuista puuttuu eri tietoja.",
        ],
    }[view]
    path = tmp_path / f"kuva.{suffix}"
    export_opened(lohja, view=view, output=path, theme=theme, language="fi")
    data, spaces = path.read_bytes(), "\u00a0"
    if suffix == "svg":
        said = " ".join(
            text.text or "" for text in ElementTree.fromstring(data).iter("{http://www.w3.org/2000/svg}text")
        )
    elif theme == "light":
        # Which colours it has is nothing to a reader: the slow one, which tells spaces apart, reads one of the themes.
        said = copied_text(data)
    else:
        said, spaces = pdf_text(data), " "
    for word in ["Lohjan organisaatiomuutos 2016", "Lohja, valiokuntamalli 1.2", "25.2.2016", *words]:
        assert word.lower().replace("\u00a0", spaces) in said.lower()
    if suffix == "pdf":
        assert b"/FontFile2" in data
        assert b"InterOrgsim" in data
        assert b"/Subtype /Image" not in data


def test_the_key_figures_are_those_worked_out_by_hand(lohja: Opened) -> None:
    scenarios = [file.scenario for file in lohja.files]
    root = ElementTree.fromstring(svg_of(structure_picture(scenarios, theme=LIGHT, language="fi")))
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    for figure in ("4", "14", "≥\u200978", "15", "≥\u2009106", "±0", "+1", "?\u2009+28"):
        assert figure in texts


def test_a_pdf_is_a4_in_landscape_unless_told(lohja: Opened, tmp_path: Path) -> None:
    for view in ("structure", "metrics"):
        export_opened(lohja, view=view, output=tmp_path / "kuva.pdf", language="fi")
        assert b"/MediaBox [0 0 842" in (tmp_path / "kuva.pdf").read_bytes()


def test_figures_go_on_to_a_second_page_rather_than_shrink(lohja: Opened) -> None:
    scenarios = [file.scenario for file in lohja.files]
    one = metrics_picture(scenarios, theme=LIGHT, language="fi", size=A4)
    several = metrics_picture(scenarios, theme=LIGHT, language="fi", size=A4, pages=True)
    assert len(one.pages) == 1
    assert len(several.pages) == 2


def test_figures_are_as_high_as_they_need_where_no_size_is_given(lohja: Opened) -> None:
    scenarios = [file.scenario for file in lohja.files]
    both = metrics_picture(scenarios, theme=LIGHT, language="fi")
    one = metrics_picture(scenarios[:1], theme=LIGHT, language="fi")
    assert both.width == one.width == 1920
    assert 900 < one.height < both.height < 2200


@pytest.mark.parametrize("size", [(64, 64), (300, 1200), (4000, 300), (3840, 2160)])
@pytest.mark.parametrize("count", [1, 4])
def test_any_size_can_be_drawn(scenarios_dir: Path, size: tuple[int, int], count: int) -> None:
    names = ["valiokuntamalli", "lautakuntamalli", "nykytila", "konsepti-2015"]
    opened = open_paths([scenarios_dir / f"lohja-{name}.yaml" for name in names[:count]])
    scenarios = [file.scenario for file in opened.files]
    for picture in (
        structure_picture(scenarios, theme=LIGHT, language="sv", size=size),
        metrics_picture(scenarios, theme=LIGHT, language="en", size=size),
    ):
        image = image_of(picture)
        assert (image.width(), image.height()) == size


def test_names_with_markup_and_an_empty_chart_are_drawn_as_they_are() -> None:
    nasty = '<script>&"]]>'
    yaml = f"orgsim: 1\nid: x\ntitle: '{nasty}'\nunits:\n  - {{id: a, kind: council, name: '{nasty}'}}\n"
    empty = "orgsim: 1\nid: y\ntitle: Tyhjä\n"
    scenarios = [read_scenario_text(text.encode(), Path("x.yaml")).scenario for text in (yaml, empty)]
    root = ElementTree.fromstring(svg_of(structure_picture(scenarios, theme=LIGHT, language="fi", title=nasty)))
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count(nasty) == 3
    assert "Tyhjä" in texts


def test_nothing_to_draw_is_said(tmp_path: Path) -> None:
    opened = open_paths([tmp_path / "missing.yaml"])
    with pytest.raises(NothingOpenedError) as refused:
        export_opened(opened, view="structure", output=tmp_path / "kuva.png")
    assert catalog("fi").say(refused.value.message)


def test_more_scenarios_than_columns_are_refused(tmp_path: Path) -> None:
    paths = []
    for number in range(5):
        paths.append(tmp_path / f"{number}.yaml")
        paths[-1].write_text(f"orgsim: 1\nid: s{number}\ntitle: S\n", encoding="utf-8")
    with pytest.raises(TooManyError) as refused:
        export_opened(open_paths(paths), view="structure", output=tmp_path / "kuva.png")
    assert "5" in catalog("en").say(refused.value.message)


def test_no_screen_no_widgets_and_no_complaint_are_needed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from orgsim.files.reading.opening import open_paths;"
        "from orgsim.export.files import export_opened;"
        "opened = open_paths([Path('scenarios/lohja-2016.yaml')]);"
        f"[export_opened(opened, view=v, output=Path({str(tmp_path)!r}) / f'{{v}}.{{f}}')"
        " for v in ('structure', 'metrics') for f in ('png', 'svg', 'pdf')];"
        "print('PySide6.QtWidgets' in sys.modules)"
    )
    clean = {"PATH": "/usr/bin:/bin", "QT_LOGGING_RULES": "*.debug=false", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=clean, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "False\n", "")
    assert len(list(tmp_path.iterdir())) == 6


@pytest.mark.parametrize(
    ("file", "view", "language", "said"),
    [
        ("lohja-2016", "goals", "fi", "Yhdessä tehty"),
        ("lohja-osallisuusprosessi", "timeline", "en", "Appoints the preparatory groups"),
        ("lohja-nyt-konsepti", "transition", "en", "merged 39 → 15"),
    ],
)
def test_the_command_line_draws_it(
    file: str,
    view: str,
    language: str,
    said: str,
    tmp_path: Path,
    scenarios_dir: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "picture.svg"
    path = str(scenarios_dir / f"{file}.yaml")
    assert main(["export", path, "--view", view, "-o", str(out), "--language", language]) == 0
    assert capfd.readouterr() == ("", "")
    assert said in words(out.read_bytes())


def test_links_and_folding_are_drawn_as_the_window_has_them() -> None:
    yaml = (
        "orgsim: 1\nid: x\ntitle: X\nunits:\n"
        "  - {id: a, kind: council, name: Yksi, units: [{id: b, kind: committee, name: Kaksi}]}\n"
        "  - {id: c, kind: youth-council, name: Kolme}\n"
        "links: [{kind: advises, from: c, to: b}]\n"
    )
    scenario = read_scenario_text(yaml.encode(), Path("x.yaml")).scenario
    ink_of_link = LIGHT.line("link.advises").colour

    def drawn(**options) -> str:
        return svg_of(structure_picture([scenario], theme=LIGHT, language="fi", **options)).decode()

    assert ink_of_link not in drawn()
    assert ink_of_link in drawn(links={"advises"})
    assert ">Kaksi<" in drawn()
    folded = drawn(wishes=Wishes(folded=frozenset({"a"})))
    assert ">Kaksi<" not in folded
    assert ">+1<" in folded
