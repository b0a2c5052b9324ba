from __future__ import annotations

import pytest

from orgsim.importing.kinds import guesses
from orgsim.importing.naming import joined, name_and_notes


@pytest.mark.parametrize(
    ("lines", "name", "notes"),
    [
        (("Kunnan-", "hallitus"), "Kunnanhallitus", ()),
        (("Kunnan", "hallitus"), "Kunnan hallitus", ()),
        (("Lasten", "nuorten", "perheiden palvelut", "12 htv"), "Lasten nuorten perheiden palvelut", ("12 htv",)),
        (("Kaupunginvaltuusto", "ylin päättäjä"), "Kaupunginvaltuusto", ("ylin päättäjä",)),
        (("Sosiaali-", "ja terveys"), "Sosiaali- ja terveys", ()),
        (("Linja-", "autot"), "Linja-autot", ()),
        (("Etelä-", "Savo"), "Etelä-Savo", ()),
        (("EU-", "asiat"), "EU-asiat", ()),
        (("Hallinto", "vs. Aino Esimerkki"), "Hallinto", ("vs. Aino Esimerkki",)),
        (("Hallinto", "johtaja Aino Esimerkki"), "Hallinto", ("johtaja Aino Esimerkki",)),
        (("Hallinto", "talous, henkilöstö"), "Hallinto", ("talous, henkilöstö",)),
        (("Koulut", "Kirjasto"), "Koulut", ("Kirjasto",)),
        (("hallitus", "jaosto"), "hallitus", ("jaosto",)),
        (("", " ", "Koulut"), "Koulut", ()),
    ],
)
def test_a_name_goes_on_over_lines_and_what_follows_it_is_noted(
    lines: tuple[str, ...], name: str, notes: tuple[str, ...]
) -> None:
    assert name_and_notes(lines) == (name, notes)


def test_a_word_divided_within_a_paragraph_is_whole_again() -> None:
    assert joined(["Sivistys-", "lautakunta"]) == "Sivistyslautakunta"
    assert joined(["Sivis\u00ad", "tys"]) == "Sivistys"
    assert joined(["Hallinto -", "talous"]) == "Hallinto - talous"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        # Who stands in for the head of a city is no second one.
        ("Kaupunginjohtaja", "city-manager"),
        ("Apulaiskaupunginjohtaja", "post"),
        ("Biträdande stadsdirektör", "post"),
        ("Assistant City Manager", "post"),
        ("Varapormestari", "deputy-mayor"),
        ("Apulaispormestari", "deputy-mayor"),
        ("Varautumislautakunta", "board"),
        # Bodies are known in their definite form, and by the plain word.
        ("Stadsstyrelsen", "city-board"),
        ("Bildningsnämnden", "board"),
        ("Revisionsnämnden", "audit-committee"),
        ("Personalsektionen", "section"),
        ("Stadsdirektören", "city-manager"),
        ("Bildningssektorn", "division"),
        ("Styrelsen", "city-board"),
        ("Hallitus", "city-board"),
        ("Yhtiön hallitus", None),
        ("Biblioteket", None),
        # A number behind a name says nothing of its kind.
        ("Kaupunginhallitus 11", "city-board"),
        ("Valtuusto (43)", "council"),
        ("Sivistyslautakunta, 11 jäsentä", "board"),
        ("Tekninen lautakunta – 9+9", "board"),
        ("Kommunstyrelsen 13", "municipal-board"),
        ("Palvelualue 3", "service-area"),
        ("Yhtiön hallitus 5", None),
        ("Valtuusto 2027", None),
    ],
)
def test_a_name_tells_of_which_kind_what_it_names_is(name: str, kind: str | None) -> None:
    assert guesses({}).by_name(name) == kind
