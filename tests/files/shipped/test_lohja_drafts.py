"""Lohja's two models, its concept and its present, against their slides.

Every expected word and figure is from a list that a second reader made from the document alone (22 November 2026),
before opening the files. Names are as the slides write them, words broken by the layout joined.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.analysis.figures.metrics import metrics
from orgsim.files.reading.comparison_file import read_comparison
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit

MODELS = ["lohja-valiokuntamalli", "lohja-lautakuntamalli"]
NAMES = [*MODELS, "lohja-konsepti-2015", "lohja-nykytila"]
ALL = [*NAMES, "lohja-virkaorganisaatio-v10", "lohja-hyvinvointi", "lohja-osallisuusprosessi"]


def scenario(folder: Path, name: str) -> Scenario:
    return read_scenario(folder / f"{name}.yaml").scenario


def below(unit: Unit) -> list[object]:
    """Finnish names of a unit's descendants: a leaf as its name, a parent as name and list."""
    return [each.name.fi if not each.units else (each.name.fi, below(each)) for each in unit.units]


def unit(of: Scenario, id_: str) -> Unit:
    tree = hierarchy(of)
    return tree.units[tree.index[id_]]


ELINVOIMA = [
    ("Konsernihallinto", ["HR, Talous, Omaisuus", "Tieto ja strategia"]),
    ("Palvelutuotanto", ["Operatiiviset hallintopalvelut", "Tekniset tukipalvelut", "Kunnossapitopalvelut"]),
    ("Kaupunkikehitys", ["Elinkeinot", "Maankäyttö", "Ympäristö"]),
    ("Kaupunkisisällöt", ["Liikunta", "Kulttuuri"]),
]
ADMINISTRATION = [
    ("Elinvoima", ELINVOIMA),
    ("Hyvinvointi", ["Palvelualue A", "Palvelualue B", "Palvelualue C"]),
]
BESIDE_THE_COUNCIL = ["Tarkastuslautakunta", "Keskusvaalilautakunta"]
ADVISORY = ["Vanhusneuvosto", "Nuorisovaltuusto", "Vammaisneuvosto"]


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_without_a_remark(scenarios_dir: Path, name: str) -> None:
    file = read_scenario(scenarios_dir / f"{name}.yaml")
    assert file.warnings == ()
    assert file.scenario.id == name


@pytest.mark.parametrize("name", NAMES)
def test_every_unit_and_claim_names_its_source(scenarios_dir: Path, name: str) -> None:
    read = scenario(scenarios_dir, name)
    assert [item for item in (*hierarchy(read).units, *read.claims) if not item.source] == []


@pytest.mark.parametrize("name", ALL)
def test_names_and_notes_are_in_every_language(scenarios_dir: Path, name: str) -> None:
    read = scenario(scenarios_dir, name)
    units = hierarchy(read).units
    texts = [each.name for each in (*units, *read.timeline, *read.goals)]
    texts += [matter.name for each in units for matter in each.remit or ()]
    texts += [text for each in units for text in (each.note, each.open, each.purpose) if text]
    texts += [text for text in (read.note, *(event.note for event in read.timeline)) if text]
    assert [text for text in texts if not (text.fi and text.sv and text.en)] == []


@pytest.mark.parametrize("name", ALL)
def test_the_municipality_is_bilingual_lohja(scenarios_dir: Path, name: str) -> None:
    municipality = scenario(scenarios_dir, name).municipality
    assert municipality is not None
    assert (municipality.name.fi, municipality.population, municipality.languages) == ("Lohja", 47241, ("fi", "sv"))


@pytest.mark.parametrize(
    ("name", "date", "effective"),
    [
        ("lohja-nykytila", "2015-12-10", None),
        ("lohja-konsepti-2015", "2015-11-10", None),
        ("lohja-virkaorganisaatio-v10", "2015-12-10", None),
        ("lohja-hyvinvointi", "2016-02-25", None),
        ("lohja-valiokuntamalli", "2016-02-25", "2017-06-01"),
        ("lohja-lautakuntamalli", "2016-02-25", "2017-06-01"),
        ("lohja-osallisuusprosessi", "2016-02-25", None),
    ],
)
def test_it_has_the_date_of_its_slides(scenarios_dir: Path, name: str, date: str, effective: str | None) -> None:
    read = scenario(scenarios_dir, name)
    assert (str(read.date), str(read.effective) if read.effective else None) == (date, effective)
    # A date of effect that no slide mentions is inferred, and the note says so.
    assert effective is None or "1.6.2017" in str(read.note and read.note.fi)


def test_one_slide_has_one_title_and_one_date_in_every_file(scenarios_dir: Path) -> None:
    slides = {
        (str(source.title.fi or source.title.und), str(source.date))
        for name in ALL
        for key, source in scenario(scenarios_dir, name).sources.items()
        if key == "version-10"
    }
    assert slides == {("Lohja, versio 10: taulukko Nyt / Uusi ja tasot", "2015-12-10")}


@pytest.mark.parametrize("name", MODELS)
def test_both_models_have_the_same_administration(scenarios_dir: Path, name: str) -> None:
    assert below(unit(scenario(scenarios_dir, name), "city-manager")) == ADMINISTRATION


def test_the_committee_model_has_the_bodies_of_its_slides(scenarios_dir: Path) -> None:
    council = scenario(scenarios_dir, "lohja-valiokuntamalli").units[0]
    board = council.units[2]
    assert council.name.fi == "Valtuusto"
    assert [each.name.fi for each in council.units] == [*BESIDE_THE_COUNCIL, "Kaupunginhallitus"]
    assert below(board)[:-1] == [
        *ADVISORY,
        "Alueiden johtokunta",
        "Talousvaliokunta",
        ("Elinvoimavaliokunta", ["Kaavoitusjaosto", "Lupajaosto"]),
        (
            "Hyvinvointivaliokunta",
            ["Sosiaali- ja terveysjaosto", "Yksilöjaosto", "Suomenkielinen jaosto", "Ruotsinkielinen jaosto"],
        ),
    ]


def test_the_committee_model_has_the_seats_of_its_slide(scenarios_dir: Path) -> None:
    units = hierarchy(scenario(scenarios_dir, "lohja-valiokuntamalli")).units
    seats = {each.name.fi: each.seats.total for each in units if each.seats}
    assert seats == {
        "Valtuusto": 51,
        "Kaupunginhallitus": 13,
        "Talousvaliokunta": 13,
        "Elinvoimavaliokunta": 13,
        "Hyvinvointivaliokunta": 13,
        "Kaavoitusjaosto": 5,
        "Lupajaosto": 4,
        "Sosiaali- ja terveysjaosto": 6,
        "Yksilöjaosto": 3,
        "Suomenkielinen jaosto": 4,
        "Ruotsinkielinen jaosto": 4,
    }
    # "4 kustakin valiokunnasta"; "5 jäsentä (valiokunnasta)"; "4 jäsentä (valiokunnasta)"; and no other.
    drawn = {each.id: each.seats.drawn_from for each in units if each.seats and each.seats.drawn_from}
    assert drawn == {
        "city-board": {"finance-committee": 4, "vitality-committee": 4, "wellbeing-committee": 4},
        "planning-section": {"vitality-committee": 5},
        "permits-section": {"vitality-committee": 4},
    }
    reserved = {each.id: each.seats.reserved for each in units if each.seats and each.seats.reserved}
    assert reserved == {"wellbeing-committee": {"service-users": 2}}  # "ml. 2 käyttäjien edustajaa"
    eligible = {each.id: each.seats.eligible for each in units if each.seats and each.seats.eligible}
    assert eligible == {
        "city-board": "councillors",  # "kaikki jäsenet valtuutettuja"
        "finance-committee": "councillors-and-deputies",
        "vitality-committee": "councillors-and-deputies",
        "wellbeing-committee": "councillors-and-deputies",
    }


def test_the_committee_model_has_the_matters_of_its_slide(scenarios_dir: Path) -> None:
    units = hierarchy(scenario(scenarios_dir, "lohja-valiokuntamalli")).units
    matters = {each.name.fi: [matter.name.fi for matter in each.remit] for each in units if each.remit}
    assert matters == {
        "Kaupunginhallitus": ["strateginen johtaminen", "vain suuria asioita", "kunnan ulkopolitiikka"],
        "Talousvaliokunta": [
            "konserniasiat ja omistajaohjaus",
            "suurimmat talous- ja omaisuusasiat",
            "suurimmat urakat",
            "suurimmat palvelutuotantoasiat",
            "kuntalaisen palveluja koskevat asiat",
        ],
        "Elinvoimavaliokunta": [
            "uudet isot hankkeet",
            "elinkeinopolitiikka, matkailu",
            "isot maakaupat",
            "kaavoitusohjelma",
            "isot kaupunkisisältöasiat",
            "markkinointi, some",
        ],
        "Kaavoitusjaosto": [
            "uusien isojen kaavojen käynnistäminen",
            "kaavaehdotukset",
            "lausunnot kaavavalituksista",
        ],
        "Lupajaosto": [
            "ympäristöluvat, maa-ainesluvat",
            "poikkeukselliset rakennusluvat",
            "seudulliset ympäristöterveysasiat",
        ],
        "Hyvinvointivaliokunta": ["strategiset ja suuret asiat", "kuntalaisten palveluja koskevat asiat"],
        "Sosiaali- ja terveysjaosto": ["maakunta-asiat (seuranta ja edunvalvonta)", "tärkeimmät sotepäätökset"],
        "Yksilöjaosto": ["kuntalaisten valitusasiat"],
        "Suomenkielinen jaosto": ["suomenkielinen koulutoimi ja varhaiskasvatus"],
        "Ruotsinkielinen jaosto": [
            "ruotsinkielinen koulutoimi ja varhaiskasvatus",
            "ruotsinkielisten palvelujen saatavuus",
        ],
    }
    assert sum(map(len, matters.values())) == 28


def test_the_board_model_has_the_bodies_and_seats_of_its_slide(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "lohja-lautakuntamalli")
    council = read.units[0]
    assert [each.name.fi for each in council.units] == [*BESIDE_THE_COUNCIL, "Kaupunginhallitus"]
    assert below(council.units[2])[:-1] == [
        *ADVISORY,
        "Alueiden neuvosto",
        "Konserni- ja omaisuusjaosto",
        "Palvelutuotantolautakunta",
        ("Kaupunkikehityslautakunta", ["Lupajaosto", "Ympäristöterveysjaosto"]),
        "Kaupunkisisältölautakunta",
        ("Lasten, nuorten ja perheiden lautakunta", ["Suomenkielinen jaosto", "Ruotsinkielinen jaosto"]),
        ("Sosiaali- ja terveyslautakunta", ["Yksilöjaosto"]),
    ]
    units = hierarchy(read).units
    assert {each.name.fi: each.seats.total for each in units if each.seats} == {
        "Kaupunginhallitus": 13,
        "Palvelutuotantolautakunta": 13,
        "Kaupunkikehityslautakunta": 13,
        "Kaupunkisisältölautakunta": 13,
        "Lasten, nuorten ja perheiden lautakunta": 13,
        "Sosiaali- ja terveyslautakunta": 13,
        "Konserni- ja omaisuusjaosto": 5,
        "Ympäristöterveysjaosto": 5,
        "Lupajaosto": 5,
        "Suomenkielinen jaosto": 5,
        "Ruotsinkielinen jaosto": 5,
        "Yksilöjaosto": 3,
    }
    assert [each.id for each in units if each.remit is not None] == []


@pytest.mark.parametrize("name", MODELS)
def test_a_place_that_the_slides_lost_is_told_to_be_inferred(scenarios_dir: Path, name: str) -> None:
    read = scenario(scenarios_dir, name)
    named = {"council", "city-board"}  # at the head of every chart of the set
    told_by_their_parent = {"performance-unit", "service-area"}
    silent = [
        each.id
        for each in hierarchy(read).units
        if each.id not in named
        and each.kind not in told_by_their_parent
        and "päätelty" not in str(each.note and each.note.fi)
    ]
    assert silent == []


def test_the_concept_has_the_units_of_its_slides(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "lohja-konsepti-2015")
    council = read.units[0]
    wellbeing = ["Palvelualue A", "Palvelualue B", "Palvelualue C", "Palveluryhmä 1", "Palveluryhmät 2, 3, 4"]
    assert council.name.fi == "Valtuusto"
    assert below(council) == [
        ("Kaupunginhallitus", [("Kaupunginjohtaja", [("Elinvoima", ELINVOIMA), ("Hyvinvointi", wellbeing)])])
    ]
    assert [each.id for each in hierarchy(read).units if each.seats or each.remit] == []


def test_the_concept_tells_the_other_names_of_its_units(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "lohja-konsepti-2015")
    notes = {id_: str(unit(read, id_).note) for id_ in ("service-area-a", "service-area-c", "wellbeing")}
    assert "Palvelulinja A" in notes["service-area-a"]
    assert "Palvelulinja C" in notes["service-area-c"]
    assert "Hyvinvointipalvelut" in notes["wellbeing"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # Council, board, manager; 2 divisions, 4 areas, 10 units, 3 service areas, 4 service groups.
        (
            "lohja-konsepti-2015",
            {
                "layers": 6,
                "units": 26,
                "elected.bodies": 2,
                "elected.seats": None,
                "administration.layers": 4,
                "administration.units": 24,
                "administration.managers": 7,
                "administration.span.mean": 23 / 7,
                "administration.span.max": 7,  # Hyvinvointi: 3 areas and 4 groups
                "kinds.service-area": 3,
                "kinds.service-group": 4,
            },
        ),
        # 1 + 4 + 10.
        (
            "lohja-virkaorganisaatio-v10",
            {"layers": 3, "units": 15, "managers": 5, "span.mean": 14 / 5, "span.max": 4, "elected.bodies": None},
        ),
        # A division, 3 areas, 3 owners; beside them the customer's situation with 3 below it.
        (
            "lohja-hyvinvointi",
            {
                "administration.layers": 3,
                "administration.units": 7,
                "administration.managers": 4,
                "administration.span.mean": 6 / 4,
                "administration.span.max": 3,
            },
        ),
    ],
)
def test_figures_counted_on_the_slides(scenarios_dir: Path, name: str, expected: dict[str, float | None]) -> None:
    figures = metrics(scenario(scenarios_dir, name))
    assert {id_: figures[id_].value for id_ in expected} == expected


def test_claims_have_the_figures_of_the_table(scenarios_dir: Path) -> None:
    after = [(f"kinds.{kind}", value, "vitality") for kind, value in (("division", 1), ("performance-area", 4))]
    after.append(("kinds.performance-unit", 10, "vitality"))
    for name in ("lohja-konsepti-2015", "lohja-virkaorganisaatio-v10"):
        claims = scenario(scenarios_dir, name).claims
        assert [(claim.metric, claim.value, claim.within) for claim in claims] == after
    now = scenario(scenarios_dir, "lohja-nykytila").claims
    assert [(claim.value, claim.within) for claim in now] == [(3, None), (15, None), (21, None)]


@pytest.mark.parametrize(
    ("name", "scenarios", "baseline"),
    [
        ("lohja-2016", ["lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml"], None),
        ("lohja-nyt-konsepti", ["lohja-nykytila.yaml", "lohja-konsepti-2015.yaml"], "lohja-nykytila.yaml"),
    ],
)
def test_the_comparisons_name_their_drafts(
    scenarios_dir: Path, name: str, scenarios: list[str], baseline: str | None
) -> None:
    comparison = read_comparison(scenarios_dir / f"{name}.yaml").comparison
    assert list(comparison.scenarios) == scenarios
    assert comparison.baseline == baseline
