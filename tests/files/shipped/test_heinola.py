"""Heinola's scenarios against their documents.

Every figure here was counted in the documents by hand.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from orgsim.analysis.checks.checking import check
from orgsim.analysis.differences.comparing import compare
from orgsim.analysis.differences.words import told
from orgsim.analysis.figures.metrics import metrics
from orgsim.analysis.transition import transition
from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Claim, Event, Goal, Link, Scenario
from orgsim.model.units import Unit

NAMES = ["heinola-2017", "heinola-2024", "heinola-2025", "heinola-demokratiaohjelma"]


def scenario(folder: Path, name: str) -> Scenario:
    return read_scenario(folder / f"{name}.yaml").scenario


def units(of: Scenario) -> dict[str, Unit]:
    return {unit.id: unit for unit in hierarchy(of).units}


def kinds(of: Scenario) -> Counter[str]:
    return Counter(unit.kind for unit in hierarchy(of).units)


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_without_a_remark(scenarios_dir: Path, name: str) -> None:
    file = read_scenario(scenarios_dir / f"{name}.yaml")
    assert file.warnings == ()
    assert file.scenario.id == name


@pytest.mark.parametrize("name", NAMES)
def test_everything_names_its_source(scenarios_dir: Path, name: str) -> None:
    read = scenario(scenarios_dir, name)
    stated: list[Unit | Link | Claim | Event | Goal]
    stated = [*hierarchy(read).units, *read.links, *read.claims, *read.timeline, *read.goals]
    assert [item for item in stated if not item.source] == []


# 2017


def test_the_text_says_five_divisions_and_lists_six(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "heinola-2017")
    assert metrics(read)["kinds.division"].value == 6
    assert [finding.result for finding in check(read) if finding.rule == "claim"] == ["breach"]
    assert read.claims[0].value == 5


def test_the_announcement_does_not_list_every_body_and_none_is_called_missing(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "heinola-2017")
    assert read.partial == ("elected", "administration")
    found = {finding.rule: finding.result for finding in check(read)}
    assert [rule for rule, result in found.items() if result == "breach"] == ["claim"]
    assert (found["required-bodies"], found["election-board"], found["one-leader"]) == ("unknown",) * 3
    assert found["influence-bodies"] == "pass", "all three are named"
    # Council, city board and five boards are shown, and there may be more; the divisions are six, and not five.
    figures = metrics(read)
    assert (figures["elected.bodies"].value, figures["elected.bodies"].lower_bound) == (7, True)
    assert (figures["kinds.division"].value, figures["kinds.division"].lower_bound) == (6, True)


def test_names_and_figures_are_those_of_the_announcement(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "heinola-2017")
    assert read.municipality is not None
    assert (read.municipality.population, str(read.date), str(read.effective)) == (19128, "2017-02-20", "2017-06-01")
    names = [str(unit.name.fi) for unit in hierarchy(read).units if unit.kind == "division"]
    assert names == [
        "Yhteiset palvelut",
        "Sosiaali- ja terveyspalvelut",
        "Hyvinvointipalvelut",
        "Tekniset palvelut",
        "Elinvoimapalvelut",
        "Lupa- ja valvontapalvelut",
    ]
    # The words of the claim, letter by letter.
    (claim,) = read.claims
    assert claim.text is not None
    assert claim.text.und == "kaupungin organisaatio jakautuisi uudessa muodossaan viiteen toimialaan"


def test_what_the_reform_is_for(scenarios_dir: Path) -> None:
    goals = scenario(scenarios_dir, "heinola-2017").goals
    assert [goal.id for goal in goals] == ["readiness", "customer-orientation", "dialogue", "resources", "channels"]
    assert {goal.rating for goal in goals} == {None}


def test_a_board_leads_each_division_but_shared_services(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "heinola-2017")
    by_id = units(read)
    below_city_board = by_id["city-board"].units
    assert [unit.id for unit in below_city_board if unit.kind == "division"] == ["shared-services"]
    boards = [unit for unit in below_city_board if unit.kind == "board"]
    assert len(boards) == 5
    assert [[unit.kind for unit in board.units] for board in boards] == [["division"]] * 5
    assert all(board.note is not None for board in boards), "their names are inferred"
    assert kinds(read)["citizen-panel"] == 3


def test_the_path_of_the_decision(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "heinola-2017")
    known = {event.id: event.start.text for event in read.timeline if event.start is not None}
    assert known["city-board-proposal"] == "2017-02-20"
    assert known["council-decision"] == "2017-03"
    assert known["elections"] == "2017-04"
    assert known["in-force"] == "2017-06"
    assert {event.id for event in read.timeline} - set(known) == {"board-statements", "group-positions"}


# 2025


def test_companies_and_their_tasks_are_external(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "heinola-2025")
    flat = hierarchy(read)
    sides = {unit.id: side for unit, side in zip(flat.units, flat.sides, strict=True)}
    assert {unit for unit, side in sides.items() if side == "external"} == {
        "lahti-aqua",
        "water-works-operation",
        "ladec",
        "tilapalvelut",
        "property-management",
    }
    assert set(sides.values()) == {"external", "programme"}, "of the rest nothing is told"
    assert [unit for unit in hierarchy(read).units if unit.continues] == []


def test_what_the_review_rated_best_and_weakest(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "heinola-2025")
    assert Counter(goal.rating for goal in read.goals) == {"strong": 6, "weak": 3}
    weak = {goal.id for goal in read.goals if goal.rating == "weak"}
    assert weak == {"debt-reduction", "wellbeing-growth", "business-life"}
    assert [goal.name.fi for goal in read.goals] == [
        "Vahva kaupunkiyhteisö",
        "Kestävä talous",
        "Osallisuuden toteutuminen",
        "Hiilineutraali ja resurssiviisas Heinola",
        "Toimiva arki",
        "Hyvinvoiva henkilöstö ja hyvä johtaminen",
        "Velkamäärän vähentäminen",
        "Hyvinvoinnin lisääntyminen",
        "Dynaaminen ja uudistuva elinkeinoelämä",
    ]


def test_the_review_and_the_transfers_have_the_days_of_the_announcement(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "heinola-2025")
    by_id = {event.id: (str(event.start or ""), str(event.end or "")) for event in read.timeline}
    assert by_id["review"] == ("2024-01-04", "2024-05-08")
    first_day = ("2025-01-01", "")
    changes = ("structure-changes", "water-works-transfer", "joining-ladec", "property-transfer")
    assert [by_id[id_] for id_ in changes] == [first_day] * 4
    assert [units(read)[id_].name.in_language("fi") for id_ in ("lahti-aqua", "ladec", "tilapalvelut")] == [
        "Lahti Aqua Oy",
        "Lahden Seudun Kehitys Oy Ladec",
        "Tilapalvelut Oy",
    ]


def test_no_rule_calls_unlawful_what_the_announcement_does_not_tell(scenarios_dir: Path) -> None:
    assert [finding for finding in check(scenario(scenarios_dir, "heinola-2025")) if finding.result == "breach"] == []


# from 2024 to 2025


@pytest.fixture
def before_and_after(scenarios_dir: Path) -> tuple[Scenario, Scenario]:
    opened = open_paths([scenarios_dir / "heinola-2024-2025.yaml"])
    assert opened.problems == ()
    assert opened.comparison is not None
    assert opened.comparison.comparison.baseline == "heinola-2024.yaml"
    before, after = opened.files
    return before.scenario, after.scenario


def test_before_the_change_the_two_tasks_are_the_citys_and_nothing_else_is_told(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "heinola-2024")
    flat = hierarchy(read)
    assert [unit.id for unit in flat.units] == ["water-works-operation", "property-management"]
    assert set(flat.sides) == {"administration"}
    assert all(unit.note is not None for unit in flat.units), "that they were the city's own is inferred"


def test_the_tasks_move_to_the_companies_and_to_another_side(before_and_after: tuple[Scenario, Scenario]) -> None:
    found = compare(*before_and_after)
    moved = {row.id: row for row in found.rows if row.status == "moved"}
    assert set(moved) == {"water-works-operation", "property-management"}
    say = catalog("fi").say
    assert [say(told(change)) for change in moved["water-works-operation"].changes] == [
        "Yläpuolella: ylimpänä → Lahti Aqua Oy",
        "Organisaation osa: viranhaltijaorganisaatio → konserniyhtiöt ja yhteistoiminta",
    ]
    assert say(told(moved["property-management"].changes[0])) == "Yläpuolella: ylimpänä → Tilapalvelut Oy"
    others = [row for row in found.rows if row.status != "moved"]
    # The companies: Lahti Aqua and Ladec were there before, if not in what is told of the year before.
    assert all(row.status == "not-shown" and row.unstated for row in others)
    assert len(others) == 3 + 5
    assert (found.number, found.counts["not-shown"], found.counts["only-b"]) == (2, 8, 0)


def test_the_tasks_flow_out_of_the_organisation(before_and_after: tuple[Scenario, Scenario]) -> None:
    fates = Counter(flow.fate for flow in transition(*before_and_after).flows)
    assert fates == {"outside": 2, "not-shown": 3 + 5}


def test_the_administration_no_longer_counts_what_passed_on(before_and_after: tuple[Scenario, Scenario]) -> None:
    before, after = (metrics(each)["administration.units"] for each in before_and_after)
    assert before.value == 2
    assert after.value is None, "what is left of it the announcement does not tell: unknown, not nothing"


# the democracy programme


def test_the_programme_has_what_the_poster_has(scenarios_dir: Path) -> None:
    assert kinds(scenario(scenarios_dir, "heinola-demokratiaohjelma")) == {
        "programme": 1,
        "heading": 3,  # foundations, choices, values
        "foundation": 5,
        "choice": 6,
        "goal": 1,
        "theme": 7,
        "action": 5 + 15,
        "measure": 3,
        "value": 5,
    }


def test_each_card_has_the_words_of_the_poster(scenarios_dir: Path) -> None:
    """Words that the poster breaks at the end of a line are whole; its misprints are told in notes."""
    by_id = units(scenario(scenarios_dir, "heinola-demokratiaohjelma"))

    def below(id: str) -> list[str]:
        return [str(unit.name.fi) for unit in by_id[id].units]

    assert below("foundations") == [
        "Käyttäjä- ja asukasdemokratiaa edustuksellisen rinnalle",
        "”Tulevaisuuden menestyjä on se yhteisö, joka kykenee luomaan otolliset olosuhteet ihmisten kohtaamisille”"
        " – pieni kaupunki, iso elämä",
        "Kunnan roolimuutos edessä",
        "Väestörakenteen muutos – kasvava vapaaehtoistyön potentiaali, muuttuvat tarpeet ja odotukset",
        "Tiedon ja tietojärjestelmien kasvava rooli",
    ]
    assert below("choices") == [
        "Vapaaehtoistoiminnan koordinointi",
        "Kansalaisbudjetointi",
        "Kuntalaiskysely tyytyväisyydestä vuosittain (esim. puhelinhaastattelu 500:lle)",
        "Yhteiset olohuoneet: Kirjaston laajennus kahvilalla, HeiMo",
        "Kaupungin organisaatioon asennemuutosta; kuntalainen on herra ja hidalgo, organisaation sisäinen yhteistyö",
        "Vuorovaikutussignaalit nopeasti esiin",
    ]
    assert below("aim") == [
        "Viestinnän kaikki ulottuvuudet",
        "Kokeilu ja uudistuminen",
        "Ennakointi ja tiedolla johtaminen",
        "Kuntalainen keskiöön: matalan kynnyksen kaupunki",
        "Tieto ohjaa rohkeasti tekemistä",
        "Kuntaorganisaatiosta asukkaiden yhteisöksi",
        "Arvostan heinolalaisuuttani!",
    ]
    assert below("values") == ["Tuloksellisuus", "Innovatiivisuus", "Rohkeus", "Yhteisöllisyys", "Välittäminen"]
    assert {str(by_id[id].name.fi): below(id) for id in ("quick-response", "open-data", "volunteering")} == {
        "Nopea reagointi": [
            "Asiakaspalvelun vastausajat",
            "Aukiolajat joustot! Jalkautumiset!",
            "Asiakaspalveluhenki ykköseksi – valmennusta koko henkilöstölle",
            "Palautetyökalun kehittäminen",
        ],
        "Avoin data kaikkien käytössä": [
            "Strategian seurantaan ajantasainen työkalu",
            "EVA vahvemmin käyttöön",
            "Tietojärjestelmäuudistukset, johdon raportointi",
            "Heinola – tietopankki?",
        ],
        "Koordinoitu vapaaehtoistoiminta": [
            "Kaupunki ottaa aktiiviseen käyttöön vapaaehtoistyo.fi",
            "Asukas- ja kyläyhdistysten verkoston hyödyntäminen",
            "Talkootyö tavaksi: ensin työ sitten huvi!",
        ],
    }
    assert {str(by_id[id].name.fi): below(id) for id in ("living-rooms", "survey")} == {
        "Yhteiset olohuoneet": [
            "Kaupungin tilojen monikäyttö",
            "Raadit toimiviksi",
            "Ajattelumalli ohjaamaan sisä- ja ulkotilojen suunnittelua, kehittämistä ja hoitoa",
            "Voisiko mitata avoimien tilojen m²-määrä ja kohtaamispaikkojen lukumäärää?",
        ],
        "Toistuva kuntalaiskysely": [
            "Mittaa onnistumista strategiassa → mittareita taloussuunnitteluun",
            "Ammattilaisten tekemä",
            "Kattava otanta",
        ],
    }


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_is_said_in_every_language(scenarios_dir: Path, name: str) -> None:
    read = scenario(scenarios_dir, name)
    told = [read.title, read.note]
    for unit in hierarchy(read).units:
        told += [unit.purpose, unit.open, unit.note]
        # The name of a company is the same in all languages.
        told += [] if unit.kind == "company" else [unit.name]
    for item in [*read.timeline, *read.goals]:
        told += [item.name, item.note]
    assert [text for text in told if text is not None and not (text.fi and text.sv and text.en)] == []


def test_the_comparison_starts_from_2017(scenarios_dir: Path) -> None:
    opened = open_paths([scenarios_dir / "heinola-2017-2025.yaml"])
    assert opened.problems == ()
    assert [file.scenario.id for file in opened.files] == ["heinola-2017", "heinola-2025"]
    assert opened.comparison is not None
    assert opened.comparison.comparison.baseline == "heinola-2017.yaml"
