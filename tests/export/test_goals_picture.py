"""Goals as a picture: text stays text, ratings are words, and every size can be drawn."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pdf_text import pdf_text

from orgsim.drawing.themes import LIGHT, THEMES
from orgsim.export.errors import NothingToShowError
from orgsim.export.files import export_opened
from orgsim.export.goals import goals_picture
from orgsim.export.picture import image_of
from orgsim.files.goals_writing import save_goals
from orgsim.files.opening import Opened, open_paths
from orgsim.messages import catalog
from orgsim.model.goal_edits import Scored, Weighed

ROOT = Path(__file__).resolve().parent.parent.parent
SVG = "{http://www.w3.org/2000/svg}"
A, B = "lohja-valiokuntamalli", "lohja-lautakuntamalli"

pytestmark = pytest.mark.usefixtures("painting")


@pytest.fixture
def weighed(tmp_path: Path, scenarios_dir: Path) -> Opened:
    """Lohja's comparison, weighed: customer 5 (A 4, B 3), agility 4 (A 2, B 4)."""
    folder = tmp_path / "scenarios"
    shutil.copytree(scenarios_dir, folder)
    path = folder / "lohja-2016.yaml"
    edits = [Weighed("customer", 5), Scored("customer", A, 4), Scored("customer", B, 3)]
    save_goals(path, [*edits, Weighed("agility", 4), Scored("agility", A, 2), Scored("agility", B, 4)])
    return open_paths([path])


def words(svg: bytes) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("theme", THEMES)
def test_text_stays_text_in_every_format(weighed: Opened, tmp_path: Path, theme: str) -> None:
    for format in ("svg", "pdf", "png"):
        export_opened(weighed, view="goals", output=tmp_path / f"kuva.{format}", theme=theme)
    svg = words((tmp_path / "kuva.svg").read_bytes())
    pdf = pdf_text((tmp_path / "kuva.pdf").read_bytes())
    for said in (
        "Lohjan organisaatiomuutos 2016",
        "Asiakaslähtöisyys",
        "Ketteryys",
        "B kärjessä alle painon 8, A yli sen",
        "A kärjessä alle painon 2,5, B yli sen",
        "B on kärjessä",
        "Herkin paino: Ketteryys. Kärki vaihtuu painolla 2,5 (nyt 4).",
        "3,11",
        "3,44",
        "1. sija",
        "2. sija",
    ):
        assert said in svg
        assert said.lower() in pdf.lower()
    assert (tmp_path / "kuva.png").stat().st_size > 10_000


def test_ratings_stand_in_words_and_nothing_is_reckoned_of_them(scenarios_dir: Path, tmp_path: Path) -> None:
    opened = open_paths([scenarios_dir / "heinola-2017-2025.yaml"])
    export_opened(opened, view="goals", output=tmp_path / "kuva.svg")
    svg = words((tmp_path / "kuva.svg").read_bytes())
    assert svg.count("Asiakirjan arvio: vahva") == 6
    assert svg.count("Asiakirjan arvio: heikko") == 3
    assert svg.count("ei tiedossa") == 2
    assert "Painot ja pisteet puuttuvat" in svg


def test_many_goals_go_on_to_further_pages(scenarios_dir: Path) -> None:
    opened = open_paths([scenarios_dir / "heinola-2017-2025.yaml"])
    scenarios = [file.scenario for file in opened.files]
    picture = goals_picture(scenarios, (), theme=LIGHT, language="fi", size=(900.0, 520.0), pages=True)
    assert len(picture.pages) > 1
    single = goals_picture(scenarios, (), theme=LIGHT, language="fi", size=(900.0, 520.0))
    assert len(single.pages) == 1


@pytest.mark.parametrize("size", [(640.0, 400.0), (1920.0, 1080.0), (3840.0, 2160.0)])
def test_any_size_can_be_drawn(weighed: Opened, size: tuple[float, float]) -> None:
    assert weighed.comparison is not None
    scenarios = [file.scenario for file in weighed.files]
    goals = weighed.comparison.comparison.goals
    picture = goals_picture(scenarios, goals, theme=LIGHT, language="sv", size=size)
    assert (picture.width, picture.height) == size
    image = image_of(picture)
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert {LIGHT.scenario[0].fill, LIGHT.scenario[1].fill} <= seen, "who is ahead at which weight"


def test_without_goals_it_is_no_picture(scenarios_dir: Path) -> None:
    opened = open_paths([scenarios_dir / f"{A}.yaml", scenarios_dir / f"{B}.yaml"])
    with pytest.raises(NothingToShowError) as refused:
        goals_picture([file.scenario for file in opened.files], (), theme=LIGHT, language="en")
    assert catalog("en").say(refused.value.message) == "The drafts have no goals, so there is nothing to draw."


def test_the_command_line_draws_it(tmp_path: Path, scenarios_dir: Path) -> None:
    out = tmp_path / "tavoitteet.svg"
    command = [sys.executable, "-m", "orgsim", "export", str(scenarios_dir / "lohja-2016.yaml")]
    done = subprocess.run(
        [*command, "--view", "goals", "-o", str(out), "--language", "fi"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Yhdessä tehty" in words(out.read_bytes())
