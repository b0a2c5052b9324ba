"""Whether names of units are taken for those of one unit, by the names alone."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.differences.name_likeness import LEAST, LIKE, NameIndex, NameOf, likeness, likest
from orgsim.analysis.differences.stemming import stem
from orgsim.analysis.differences.unit_name import unit_name
from orgsim.analysis.search import fold
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import Language
from orgsim.resources import scenarios_folder

LABELLED = Path(__file__).with_name("unit-names-same-or-not.csv")


def alike(one: str, other: str, language: Language = "fi") -> float:
    return likeness(unit_name(one, language), unit_name(other, language))


def test_real_names_of_finnish_units() -> None:
    """Half of sixty real pairs; at the cutoff at least 0.95 of what is offered is right, and 0.8 is offered."""
    with LABELLED.open(encoding="utf-8", newline="") as file:
        rows = [(row["a"], row["b"], row["same"] == "1") for row in csv.DictReader(file, delimiter=";")]
    offered = [same for one, other, same in rows if alike(one, other) >= LIKE]
    assert sum(offered) >= 0.95 * len(offered)
    assert sum(offered) >= 0.8 * sum(same for *_, same in rows)


def test_the_units_of_one_draft_are_not_taken_for_each_other() -> None:
    """All pairs of the towns that ship, but for three layers of one name that stand for all of their kind."""
    found = []
    for path in sorted(scenarios_folder().glob("*.yaml")):
        if "\nunits:" not in path.read_text(encoding="utf-8"):
            continue
        flat = hierarchy(read_scenario(path).scenario)
        units = zip(flat.units, flat.sides, strict=True)
        names = sorted({unit.name.in_language("fi") for unit, side in units if side != "programme"})
        found += [pair for pair in combinations(names, 2) if alike(*pair) >= LIKE]
    layers = ["Nykyiset toimialat", "Nykyiset tulosalueet", "Nykyiset tulosyksiköt"]
    assert found == list(combinations(layers, 2))


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        # Abbreviations, with and without a full stop, inflected, and at the end of a compound.
        ("Tekninen lautakunta", "Tekn. ltk", "fi"),
        ("Tekninen lautakunta", "Teknltk", "fi"),
        ("Sosiaali- ja terveyslautakunta", "Sos.- ja terv.ltk", "fi"),
        ("Sosiaali- ja terveysltk:n yksilöjaosto", "Yksilöjaosto", "fi"),
        ("Kaupunginhallitus", "Khall", "fi"),
        # Forms of words, and their order.
        ("Hyvinvoinnin lautakunta", "Hyvinvointilautakunta", "fi"),
        ("Kulttuurin ja vapaa-ajan lautakunta", "Vapaa-aika- ja kulttuurilautakunta", "fi"),
        ("Lautakunta, tekninen", "Tekninen lautakunta", "fi"),
        ("Vammaisneuvosto", "Vammaisten neuvosto", "fi"),
        ("Nämnden för social- och hälsovård", "Social- och hälsovårdsnämnden", "sv"),
        ("Board of education", "Education board", "en"),
        # Whose it is, and what town it is of.
        ("Kaupunginhallituksen henkilöstöjaosto", "Henkilöstöjaosto", "fi"),
        ("Bildningsnämndens svenska sektion", "Svenska sektionen", "sv"),
        ("Kunnanjohtaja", "Kaupunginjohtaja", "fi"),
        ("Council", "City council", "en"),
        # The same field in another form of administration, and a word more.
        ("Sivistyspalvelut", "Sivistyksen palvelualue", "fi"),
        ("Tulevaisuusvaliokunta", "Tulevaisuuslautakunta", "fi"),
        ("Lasten ja nuorten lautakunta", "Lasten ja nuorten palvelujen lautakunta", "fi"),
        ("Vanhusneuvosto", "Ikäihmisten neuvosto", "fi"),
    ],
)
def test_names_of_one_unit(one: str, other: str, language: Language) -> None:
    assert alike(one, other, language) >= LIKE
    assert alike(other, one, language) == alike(one, other, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        # Twins, told apart by a number, a letter, a language, a quarter or a place.
        ("Palvelualue I", "Palvelualue II", "fi"),
        ("Alueelliset palvelut 7.1", "Alueelliset palvelut 1.7", "fi"),
        ("Osasto A", "Osasto B", "fi"),
        ("Suomenkielinen jaosto", "Ruotsinkielinen jaosto", "fi"),
        ("Svenska sektionen", "Finska sektionen", "sv"),
        ("Kotihoito itä", "Läntinen kotihoito", "fi"),
        ("Kallion lastensuojelun arviointi", "Malmin lastensuojelun arviointi", "fi"),
        # A unit and a part of it, whoever leads it, and a body and an office of one field.
        ("Kaupunginhallitus", "Kaupunginhallituksen suunnittelujaosto", "fi"),
        ("Tekninen lautakunta", "Tekninen johtaja", "fi"),
        ("Rakennuslautakunta", "Rakennusvirasto", "fi"),
        # What only letters have in common.
        ("Kaavoitusjaosto", "Lupajaosto", "fi"),
        ("Vanhusneuvosto", "Vammaisneuvosto", "fi"),
        ("Kaupunkisuunnittelulautakunta", "Kaupunkiympäristölautakunta", "fi"),
        ("Perusopetus", "Lukio-opetus", "fi"),
        # Sections of one name that are told apart by their boards.
        ("Sosiaalilautakunnan ruotsinkielinen jaosto", "Koulutuslautakunnan ruotsinkielinen jaosto", "fi"),
        ("Kaupunginhallitus", "Kaupunginvaltuusto", "fi"),
    ],
)
def test_names_of_two_units(one: str, other: str, language: Language) -> None:
    assert alike(one, other, language) < LIKE


@pytest.mark.parametrize(
    "forms",
    [
        "kasvatus kasvatuksen kasvatukset",
        "terveys terveyden",
        "palvelu palvelut palvelujen palveluiden palvelun",
        "lautakunta lautakunnan lautakunnat",
        "kaupunki kaupungin",
        "oppiminen oppimisen oppimis",
        "vammainen vammaisten vammais",
        "huolto huollon",
        "tieto tiedon",
        "käyttö käytön",
        "lupa luvat lupien luvan",
        "perhe perheiden perheen",
        "nuori nuorten nuoret",
        "vanhus vanhusten vanhukset",
        "liikenne liikenteen",
        "katu kadun katujen",
        "yksikkö yksikön yksiköt",
        "ikääntynyt ikääntyneiden",
    ],
)
def test_all_forms_of_a_finnish_word_have_one_stem(forms: str) -> None:
    assert len({stem(fold(form), "fi") for form in forms.split()}) == 1


def test_a_name_in_its_parts() -> None:
    name = unit_name("Kulttuuri- ja vapaa-aikalautakunnan 2. nuorisojaosto", "fi")
    assert (name.head, name.head_class, name.marks) == ("jaost", "board", {"2"})
    assert name.field == {"nuor": 1.0}
    assert name.owner == {"kulttuur", "vap", "aik", "lautakunt"}


@pytest.mark.parametrize(
    ("word", "mark"), [("Suomenkielisten", "=fi"), ("Ruotsinkielisten", "=sv"), ("Ruotsinkielinen", "=sv")]
)
def test_the_language_of_a_unit_is_a_mark_and_none_of_its_fields(word: str, mark: str) -> None:
    name = unit_name(f"{word} perusopetus", "fi")
    assert (name.marks, set(name.field)) == ({mark}, {"perus", "opetus"})


FIELDS = ["Liikunta", "Kulttuuri", "Kulttuuri- ja liikunta", "Kaupunkikehitys", "Kaupunki", "Talous", "Talouden ja", ""]
ENDS = ["palvelut", "lautakunta", "ltk", "jaosto", " 1", " 2", "n johtaja", "hallitus", "toimiala", "yksikkö"]
NAMES = st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(ENDS)).map("".join), min_size=1, max_size=8)


@given(NAMES, NAMES)
def test_no_name_that_is_alike_is_passed_over(ones: list[str], others: list[str]) -> None:
    """Only names that share a word are held against each other; that finds what holding all against all would."""

    def named(texts: list[str]) -> list[NameOf | None]:
        return [NameOf(text, unit_name(text, "fi")) for text in texts]

    index = NameIndex()
    for position, name in enumerate(named(others)):
        index.add(position, name)
    for text, found in zip(ones, likest({"fi": named(ones)}, {"fi": index}), strict=True):
        scores = {at: 100.0 if text == other else alike(text, other) for at, other in enumerate(others)}
        assert found == {at: score for at, score in scores.items() if score >= LEAST}
