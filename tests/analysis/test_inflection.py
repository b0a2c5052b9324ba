"""Forms of Finnish words, from Iso suomen kielioppi and from the names of municipal units."""

from __future__ import annotations

import pytest

from orgsim.analysis.inflection import related
from orgsim.analysis.search import fold, occurs


@pytest.mark.parametrize(
    "forms",
    [
        "lupa luvat luvan luvista lupien lupia lupaan rakennusluvat ympäristölupien",
        "lautakunta lautakunnat lautakunnan lautakuntien lautakunnissa",
        "katu kadut kadun katujen kaduilla",
        "kaupunki kaupungit kaupungin kaupunkien",
        "kauppa kaupan kaupat",
        "haku haut haun",
        "virka virat viran virkojen",
        "luku luvut luvun",
        "vesi veden vedet vesien",
        "kieli kielet kielten kielissä",
        "kohde kohteet kohteen kohteiden",
        "osake osakkeet osakkeiden",
        "hakemus hakemukset hakemusten hakemuksia hakemusta",
        "päätös päätökset päätösten päätöksistä",
        "oikeus oikeudet oikeuden",
        "asukas asukkaat asukkaiden",
        "yleinen yleiset yleisten yleistä",
        "rakentaminen rakentamisen",
        "jäsen jäsenet jäsenten",
        "toimiala toimialat toimialojen toimialoilla",
        "sopimus sopimukset",
        "ruoka ruoan ruokien",
    ],
)
def test_forms_of_one_word_are_related_to_it(forms: str) -> None:
    nominative, *others = fold(forms).split()
    assert [form for form in others if not occurs(nominative, form)] == []


def test_a_form_finds_the_word_itself() -> None:
    for form, word in ("luvat", "lupa"), ("lautakuntien", "lautakunta"), ("kohteet", "kohde"), ("luvat", "lupien"):
        assert related(form, word), form


@pytest.mark.parametrize(
    ("query", "other"),
    [
        *(("kunta", "kunto"), ("talo", "tila"), ("lupa", "lopun"), ("hallinta", "hallinto"), ("talous", "talo")),
        *(("koulu", "koulutus"), ("tila", "tili"), ("hallitus", "hallinto"), ("katu", "katto"), ("asia", "aseen")),
        *(("uusi", "turvallisuuden"), ("arki", "omaisuuden"), ("apu", "avun"), ("ja", "jat")),
    ],
)
def test_other_words_are_not(query: str, other: str) -> None:
    assert not related(query, other)
