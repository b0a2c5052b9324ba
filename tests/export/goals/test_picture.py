"""Goals as a picture: text stays text, ratings are words, and every size can be drawn."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from orgsim.analysis.goals.weighing import Result
from orgsim.drawing.tables.goals import ResultCell
from orgsim.drawing.themes import LIGHT, THEMES
from orgsim.export.errors import NothingToShowError
from orgsim.export.files import export_opened
from orgsim.export.goals.painter import LEAST_WEIGHTS, PAD, SMALL, standing, told
from orgsim.export.goals.picture import goals_picture
from orgsim.export.page.lettering import text_width
from orgsim.export.page.picture import image_of
from orgsim.export.page.svg import svg_of
from orgsim.files.reading.opening import Opened, open_paths
from orgsim.files.writing.goals import save_goals
from orgsim.messages import catalog
from orgsim.model.goal_edits import Scored, Weighed, edited
from orgsim.model.text import LANGUAGES, Language
from tests.export.pdf_text import pdf_text

SVG = "{http://www.w3.org/2000/svg}"
A, B = "lohja-valiokuntamalli", "lohja-lautakuntamalli"
FIRMNESS = (
    "Herkin paino: Ketteryys. Kärki vaihtuu painolla 2,5 (nyt 4). "
    "Pisteitä puuttuu 3 tavoitteesta, ja ne voivat muuttaa kärjen."
)

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
        "3,11",
        "3,44",
        "1. sija",
        "2. sija",
    ):
        assert said in svg
        assert said.lower() in pdf.lower()
    assert FIRMNESS in " ".join(svg)
    assert (tmp_path / "kuva.png").stat().st_size > 10_000


@pytest.mark.parametrize("size", [(1280.0, 720.0), (1920.0, 1080.0)])
def test_a_picture_tells_what_a_lead_hangs_on(scenarios_dir: Path, size: tuple[float, float]) -> None:
    opened = open_paths([scenarios_dir / "lohja-2016.yaml"])
    assert opened.comparison is not None
    scenarios = [file.scenario for file in opened.files]
    edits = [Weighed("customer", 5), Scored("customer", A, 4), Scored("customer", B, 2)]
    goals = edited(opened.comparison.comparison.goals, edits)
    said = words(svg_of(goals_picture(scenarios, goals, theme=LIGHT, language="fi", size=size)))
    assert "Pisteytetty 1/5: A kärjessä, kun paino on yli 0" in said
    assert (
        "A on vähintään muiden veroinen niissä tavoitteissa, jotka on pisteytetty: niiden painotus ei nosta muita ohi. "
        "Pisteitä puuttuu 4 tavoitteesta, ja ne voivat muuttaa kärjen."
    ) in " ".join(said)


def test_what_a_weight_says_alone_takes_the_line_that_is_kept_free(scenarios_dir: Path) -> None:
    """Beside four drafts a line is kept for who else would change places: where nobody would, nothing is shortened."""
    names = ("valiokuntamalli", "lautakuntamalli", "virkaorganisaatio-v10", "konsepti-2015")
    scenarios = [file.scenario for file in open_paths([scenarios_dir / f"lohja-{name}.yaml" for name in names]).files]
    compared = open_paths([scenarios_dir / "lohja-2016.yaml"]).comparison
    assert compared is not None
    scores = [Scored("customer", scenario.id, 4 - at) for at, scenario in enumerate(scenarios)]
    goals = edited(compared.comparison.goals, [Weighed("customer", 5), *scores])
    said = words(svg_of(goals_picture(scenarios, goals, theme=LIGHT, language="fi", size=(1000.0, 700.0))))
    at = next(place for place, line in enumerate(said) if line.startswith("Pisteytetty 1/8"))
    assert " ".join(said[at : at + 2]) == "Pisteytetty 1/8: A kärjessä, kun paino on yli 0"


@pytest.mark.parametrize("language", LANGUAGES)
def test_heads_fit_the_narrowest_columns(language: Language) -> None:
    said = catalog(language)("goals-view.weight")
    assert text_width(said, SMALL) <= LEAST_WEIGHTS - 2 * PAD


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


def test_remarks_give_way_to_text_that_can_be_read(scenarios_dir: Path) -> None:
    shown = [file.scenario for file in open_paths([scenarios_dir / "heinola-2017-2025.yaml"]).files]
    small = goals_picture(shown, (), theme=LIGHT, language="fi", title="Heinola", size=(1366.0, 768.0))
    said = words(svg_of(small))
    # Of fourteen goals nine are rated, with remarks below the ratings where there is room.
    assert small.smallest_text is not None and small.smallest_text >= 8.0
    assert "Tilan vuoksi kuvasta puuttuvat asiakirjojen huomautukset tavoitteista." in said
    assert said.count("Asiakirjan arvio: vahva") + said.count("Asiakirjan arvio: heikko") == 9
    assert not [line for line in said if "Arvioitiin" in line]
    whole = goals_picture(shown, (), theme=LIGHT, language="fi", title="Heinola")
    said = words(svg_of(whole))
    assert whole.smallest_text is None
    assert [line for line in said if "Arvioitiin" in line]
    assert not [line for line in said if "Tilan vuoksi" in line]


def test_what_stands_below_a_result_is_cut_with_an_ellipsis_and_only_where_it_must_be() -> None:
    cell = ResultCell(
        result=Result(terms=(), least=None, most=None),
        value="3,50",
        place="Delad 2:a plats",
        note="6/273 poängsatta",
        spoken="",
        first=False,
    )
    whole = "Delad 2:a plats · 6/273 poängsatta"
    assert standing(cell, text_width(whole, 13), 1.0) == (whole, 13)
    assert standing(cell, text_width(whole, 13) - 1, 1.0) == (whole, 12)
    assert standing(cell, text_width(whole, 11), 1.0) == (whole, 11)
    cut, size = standing(cell, 120, 1.0)
    assert cut.endswith("…") and cut.startswith("Delad 2:a") and size == 11 and text_width(cut, 11) <= 120
    assert told(cell) == whole
