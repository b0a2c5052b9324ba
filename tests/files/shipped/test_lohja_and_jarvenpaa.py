"""Lohja's administration, wellbeing and participation, and Järvenpää's project, against their documents.

Every figure here was counted in the documents by hand.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from orgsim.analysis.checks.checking import check
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Claim, Event, Goal, Link, Matrix, Scenario
from orgsim.model.units import Unit

NAMES = ["lohja-virkaorganisaatio-v10", "lohja-hyvinvointi", "lohja-osallisuusprosessi", "jarvenpaa-uusi-kunta"]


def scenario(folder: Path, name: str) -> Scenario:
    return read_scenario(folder / f"{name}.yaml").scenario


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


@pytest.mark.parametrize("name", NAMES)
def test_a_note_is_in_every_language(scenarios_dir: Path, name: str) -> None:
    read = scenario(scenarios_dir, name)
    noted: list[Unit | Link | Event | Goal]
    noted = [*hierarchy(read).units, *read.links, *read.timeline, *read.goals]
    notes = [read.note, *(item.note for item in noted)]
    assert [note for note in notes if note is not None and not (note.fi and note.sv and note.en)] == []


def test_version_10_has_the_ranks_that_its_table_states(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "lohja-virkaorganisaatio-v10")
    assert kinds(read) == {"division": 1, "performance-area": 4, "performance-unit": 10}
    claims = [finding.result for finding in check(read) if finding.rule == "claim"]
    assert claims == ["pass", "pass", "pass"]


def test_version_10_says_what_each_area_is_for_and_asks_oto_of_it(scenarios_dir: Path) -> None:
    vitality = scenario(scenarios_dir, "lohja-virkaorganisaatio-v10").units[0]
    assert [(area.name.fi, area.purpose and area.purpose.fi, len(area.units)) for area in vitality.units] == [
        ("Konsernihallinto", "Strateginen johtaminen", 2),
        ("Palvelutuotanto", "Operatiivinen palvelutuotanto", 3),
        ("Kaupunkikehitys", "Vetovoimaisuuden kehittäminen", 3),
        ("Kaupunkisisällöt", "Vapaa-ajan palvelut", 2),
    ]
    assert all(area.open and str(area.open.fi).startswith("Oto?") for area in vitality.units)


def test_version_10_has_the_units_of_the_concept(scenarios_dir: Path) -> None:
    ids = {unit.id for unit in hierarchy(scenario(scenarios_dir, "lohja-virkaorganisaatio-v10")).units}
    concept = hierarchy(scenario(scenarios_dir, "lohja-konsepti-2015")).units
    assert ids == {unit.id for unit in concept if unit.kind.startswith("performance-")} | {"vitality"}


def test_wellbeing_is_three_service_areas_across_three_situations(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "lohja-hyvinvointi")
    wellbeing, situation = read.units
    assert wellbeing.purpose is not None
    assert wellbeing.purpose.fi == "Yhteinen ydinprosessi: onnellisen elämän edistäminen"
    assert [(area.name.fi, area.purpose and area.purpose.fi) for area in wellbeing.units] == [
        ("Lasten, nuorten ja perheiden palvelualue", "Kasvun ja oppimisen edistäminen"),
        ("Työikäisten palvelualue", "Terveyden ja elämänhallinnan edistäminen"),
        ("Ikääntyneiden palvelualue", "Toimintakyvyn ja hyvän elämän edistäminen"),
    ]
    assert [row.name.fi for row in situation.units] == ["Sujuva arki", "Haasteita arjessa", "Tuettu arki"]
    assert kinds(read)["post"] == 3
    assert [link.kind for link in read.links] == ["owns-process"] * 3
    assert {link.to for link in read.links} == {area.id for area in wellbeing.units}
    assert read.matrix == Matrix(columns=wellbeing.id, rows=situation.id)


def test_wellbeing_has_five_words_and_five_principles_that_nothing_rates(scenarios_dir: Path) -> None:
    goals = scenario(scenarios_dir, "lohja-hyvinvointi").goals
    assert Counter(goal.source for goal in goals) == {("five-principles",): 5, ("principles",): 5}
    assert {goal.rating for goal in goals} == {None}


def test_participation_has_the_dates_of_the_slide_and_no_others(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "lohja-osallisuusprosessi")
    assert read.units == ()
    dated = sorted(str(event.start or event.end) for event in read.timeline if event.start or event.end)
    assert dated == [
        *("2016-02-09", "2016-02-10", "2016-02-19", "2016-03-08", "2016-03-18"),
        *("2016-W12", "2016-W13", "2016-W13", "2016-W14", "2016-W14", "2016-W14"),
    ]


def test_only_deadlines_have_an_end(scenarios_dir: Path) -> None:
    events = scenario(scenarios_dir, "lohja-osallisuusprosessi").timeline
    deadlines = {event.id: str(event.end) for event in events if event.end}
    assert deadlines == {"defines-service-processes": "2016-03-18", "units-give-feedback": "2016-02-19"}
    assert [event.id for event in events if event.start and event.end] == []


def test_dates_left_from_an_older_slide_are_told_and_not_set(scenarios_dir: Path) -> None:
    events = scenario(scenarios_dir, "lohja-osallisuusprosessi").timeline
    undated = {event.id: str(event.note.fi) for event in events if event.note and not (event.start or event.end)}
    strays = {
        "starting-discussion": "16.8.",
        "handles-proposal": "12.11.",
        "corrects-proposal": "11.11.",
        "strategy-meeting": "7.11.",
    }
    # "Asettaa tavoitteet" has no date on the slide at all.
    assert undated.keys() - strays.keys() == {"sets-goals"}
    for id_, day in strays.items():
        assert day in undated[id_]


def test_jarvenpaa_has_seven_workstreams_with_their_contents(scenarios_dir: Path) -> None:
    read = scenario(scenarios_dir, "jarvenpaa-uusi-kunta")
    assert read.municipality is not None
    assert (read.municipality.population, read.municipality.languages) == (42344, ("fi",))
    (project,) = read.units
    assert [(stream.name.fi, len(stream.units)) for stream in project.units] == [
        ("Visio ja strategia", 2),
        ("Prosessit ja palvelut", 5),
        ("Organisaatio ja henkilöstö", 4),
        ("Kaupungin talous", 1),
        ("Poliittinen päätöksentekojärjestelmä", 1),
        ("Säännöt ja sopimukset", 2),
        ("Tiedonhallinta, ICT, digitalisaatio", 3),
    ]
    assert kinds(read) == {"project": 1, "workstream": 7, "action": 18}


def test_jarvenpaa_has_the_milestones_of_the_vision(scenarios_dir: Path) -> None:
    events = scenario(scenarios_dir, "jarvenpaa-uusi-kunta").timeline
    assert [(event.id, str(event.start or ""), str(event.end or "")) for event in events] == [
        ("project-runs", "2017", "2019"),
        ("survey-opens", "", "2017-06"),
        ("council-decides-vision", "2017-autumn", ""),
        ("strategic-goals-confirmed", "2018", ""),
        ("services-leave", "2020", ""),
        ("vision-year", "2030", ""),
    ]


def test_each_workstream_of_jarvenpaa_has_the_contents_of_the_article(scenarios_dir: Path) -> None:
    (project,) = scenario(scenarios_dir, "jarvenpaa-uusi-kunta").units
    assert [[str(content.name.fi) for content in stream.units] for stream in project.units] == [
        [
            "Kaupunkistrategian uudistaminen: visio, tulevaisuudenkuvat, kehityksen kärjet, kaupungin toiminta-ajatus"
            " ja arvot",
            "Kaupunkistrategian uudistaminen sisältäen strategiset tavoitteet ja mittarit",
        ],
        [
            "Kaupungin ydin-, avain-, palvelu- ja tukiprosessien ja palveluiden tarkistaminen",
            "Yhteisen toiminnan prosessien kehittäminen maakunnan suuntaan",
            "Asukkaiden ja muiden sidosryhmien osallistumis- ja vaikuttamismahdollisuuksien vahvistaminen",
            "Yhteisöllisyyttä tukevan, omatoimista tekemistä mahdollistavan palveluiden ja toimintatapojen"
            " kehittäminen",
            "Alueellisen yhteistyön hyödyntäminen kehittämisessä",
        ],
        [
            "Prosesseja tukevan kaupungin organisaation suunnittelu sekä henkilöstöresurssien selvittäminen",
            "Johtamisen kehittäminen",
            "Hallintokulttuurin uudistaminen avoimeen, mahdollistavaan ja osallistavaan suuntaan",
            "SOTE tukiprosessien palvelujen ja henkilöstöresurssien selvitys ja siirto",
        ],
        ["Uuden organisaation mukaisten talousrakenteiden suunnittelu ja talousarvion laatiminen"],
        ["Poliittisen päätöksenteon ja luottamushenkilöorganisaation linjaaminen prosessien kanssa"],
        [
            "Kaupungin hallintosäännön sekä muiden sääntöjen päivitys",
            "Allianssisopimuksen yms. sopimusten päivitys",
        ],
        [
            "Organisaatiomuutoksen toteutus tietojärjestelmissä",
            "Kaupungin hallinnon sekä päätöksenteon tiedonhallinnan ja tietojärjestelmien kehittäminen"
            " (asianhallintajärjestelmä, raportoinnin kehittäminen)",
            "Digitalisoinnin, esim. kuntalaisten sähköisen asioinnin sekä osallistumisen ja vaikuttamisen digitaalisten"
            " ratkaisujen, kehittäminen",
        ],
    ]


def test_the_vision_of_jarvenpaa_is_built_on_three_aims_that_nothing_rates(scenarios_dir: Path) -> None:
    goals = scenario(scenarios_dir, "jarvenpaa-uusi-kunta").goals
    assert [goal.id for goal in goals] == ["vitality", "wellbeing", "participation"]
    assert {goal.rating for goal in goals} == {None}
