"""Lists of persons: who is in them is counted into units, and named only where that is asked for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgsim.importing.again import Kept
from orgsim.importing.again import written as kept_as
from orgsim.importing.building import built, draft_text
from orgsim.importing.records import Choices
from orgsim.importing.tables.cells import title_in
from orgsim.importing.tables.mapping import Rows
from orgsim.importing.tables.reading import Table, read, tables
from orgsim.model.hierarchy import hierarchy
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import Text
from tests.importing.tables.making import FI, draft, names, said

LIST = (
    "Yksikkö;Ylempi yksikkö;Työntekijä;Nimike\nKaupunki;;Matti Mallikas;Kaupunginjohtaja\n"
    "Talouspalvelut;Kaupunki;Liisa Laaja;Talousjohtaja\nTalouspalvelut;Kaupunki;Olli Oma;Controller\n"
    "Laskenta;Talouspalvelut;Avoin;Kirjanpitäjä\nLaskenta;Talouspalvelut;Anna Ahkera;Kirjanpitäjä\n"
)
WITHOUT_TITLES = "\n".join(";".join(line.split(";")[:3]) for line in LIST.splitlines())
CODED = "Yksikkökoodi;" + "\n".join(
    code + line for code, line in zip(("", "1;", "2;", "2;", "3;", "3;"), LIST.splitlines(), strict=True)
)
TIED = (
    "Nimi;Nimike;Yksikkö;Esimies\nMatti Mallikas;Kaupunginjohtaja;Kaupunki;\n"
    "Liisa Laaja;Talousjohtaja;Talouspalvelut;Matti Mallikas\nOlli Oma;Controller;Talouspalvelut;Liisa Laaja\n"
    "Avoin;Kirjanpitäjä;Laskenta;Liisa Laaja\nAnna Ahkera;Kirjanpitäjä;Laskenta;Liisa Laaja\n"
)
NUMBERED = (
    "Tunnus;Nimi;Nimike;Yksikkö;Esimiehen tunnus\n1;Matti Mallikas;Kaupunginjohtaja;Kaupunki;\n"
    "2;Liisa Laaja;Talousjohtaja;Talouspalvelut;1\n3;Olli Oma;Controller;Talouspalvelut;2\n"
    "4;Avoin;Kirjanpitäjä;Laskenta;2\n5;Anna Ahkera;Kirjanpitäjä;Laskenta;2\n"
)


@pytest.mark.parametrize(
    "text", [LIST, WITHOUT_TITLES, CODED, TIED, NUMBERED], ids=["titles", "names", "codes", "superiors", "ids"]
)
def test_persons_are_counted_into_the_units_that_their_rows_name(text: str) -> None:
    made = draft(text)
    assert names(made.scenario.units) == ["Kaupunki", ["Talouspalvelut", ["Laskenta"]]]
    # One leads the city, two see to money and one keeps the books: a unit states those below it too.
    assert [unit.staff for unit in hierarchy(made.scenario).units] == [Staff(people=n) for n in (4, 3, 1)]
    vacant = "Laskenta" if text is WITHOUT_TITLES else "Kirjanpitäjä"
    assert f"5: {vacant}: tehtävä on avoinna" in said(made)
    (table,) = tables(text.encode(), "lista.csv")
    written = draft_text(made.scenario)
    kept = kept_as(Kept(mapping=table.mapping, base=written.decode()))
    for name in ("Mallikas", "Laaja", "Oma", "Ahkera", "Avoin"):
        assert name.encode() not in written + kept


def test_the_unit_of_the_one_without_a_superior_is_the_top_though_others_in_it_have_theirs_below() -> None:
    inside = NUMBERED + "6;Ville Vieras;Sihteeri;Kaupunki;2\n"
    head, first, *others = NUMBERED.splitlines()
    # The same where the manager is the last of the list.
    last = "\n".join((head, *others, "6;Ville Vieras;Sihteeri;Kaupunki;2", first))
    for text in (inside, last):
        made = draft(text)
        assert names(made.scenario.units) == ["Kaupunki", ["Talouspalvelut", ["Laskenta"]]]
        assert not [odd for odd in made.oddities if odd.what == "circle"]


def _as(text: str, rows: Rows, *, named: bool = False) -> list[str]:
    (table,) = tables(text.encode(), "lista.csv")
    (found,) = read([Table(table.sheet, replace(table.mapping, rows=rows, named=named))])
    return draft_text(built(found, FI).scenario).decode().splitlines()


def test_posts_and_names_come_where_they_are_asked_for() -> None:
    assert sum("kind: post" in line for line in _as(TIED, "posts")) == 5
    assert not any("Laaja" in line for line in _as(TIED, "posts"))
    assert any("Laaja" in line for line in _as(LIST, "people", named=True))


def test_a_unit_named_only_by_those_below_it_is_a_unit() -> None:
    made = draft("Yksikkö;Ylempi yksikkö;Työntekijä\nMuseo;Sivistys;Anna Ahkera\nMuseo;Sivistys;Olli Oma\n")
    assert names(made.scenario.units) == ["Sivistys", ["Museo"]]


@pytest.mark.parametrize("heading", ["Esihenkilö", "Vastuuhenkilö", "Johtaja", "Chef", "Manager"])
def test_leaders_are_titles_and_no_persons(heading: str) -> None:
    head = f"Yksikkö;Yläyksikkö;{heading}\n"
    made = draft(f"{head}Hallinto;;Maija Meikäläinen\nTalous;Hallinto;Avoin\nICT;Hallinto;Kari af Hällström\n")
    assert [unit.leader for unit in hierarchy(made.scenario).units] == [None, None, None]
    assert {"3: Talous: tehtävä on avoinna", ": 2 rivillä on henkilöiden nimiä tai muita tietoja: niitä ei tuoda"} <= {
        *said(made)
    }
    head = f"Yksikkö;Yläyksikkö;{heading};Väri\n"
    notes = Choices({"left-out": "as-notes"})
    some = draft(
        f"{head}Hallinto;;hallintojohtaja;sininen\nTalous;Hallinto;Maija Meikäläinen\nICT;Hallinto;Avoin\n", notes
    )
    assert "Meikäläinen" not in draft_text(some.scenario).decode()
    first = Leader(title=Text(und="hallintojohtaja"))
    assert [unit.leader for unit in hierarchy(some.scenario).units] == [first, None, None]


def test_a_title_is_what_is_left_without_the_person() -> None:
    assert title_in("Maija Meikäläinen, rehtori") == title_in("rehtori Maija Meikäläinen") == "rehtori"
    for title in (
        "toimialajohtaja",
        "Palvelujohtaja (vs.)",
        "Director of Education",
        "City Manager",
        "Chief Executive",
    ):
        assert title_in(title) == title


LEVELS = (
    "Toimiala;Yksikkö;Vakanssinro;Vakanssi;Työntekijä;HTV;Kustannuspaikka;Menot\n"
    "Sivistys;Kirjasto;00012;Johtaja;Maija Meikäläinen;1,0;0010;41,5\n"
    "Sivistys;Kirjasto;00013;Virkailija;Avoin;0,5;0010;20,0\nSivistys;Kirjasto yhteensä;;;;1,5;;61,5\n"
    "Sivistys;Museo;00014;Amanuenssi;Liisa Lehto;1,0;0011;39,0\nSivistys;Museo, yhteensä:;;;1;1,0;;39,0\n"
    "Sivistys yhteensä;;;;2;2,5;;100,5\nKaikki yhteensä;;;;2;2,5;;100,5\n"
)


def test_sums_of_each_unit_are_no_units_and_nobody() -> None:
    made = draft(LEVELS)
    assert names(made.scenario.units) == ["Sivistys", ["Kirjasto", "Museo"]]
    assert [(its.staff, its.code) for its in hierarchy(made.scenario).units] == [
        (None, None),
        (Staff(people=1, fte=1), "0010"),
        (Staff(people=1, fte=1), "0011"),
    ]
    assert said(made) == [
        "4: Summarivi: Kirjasto yhteensä",
        "6: Summarivi: Museo, yhteensä:",
        "7: Summarivi: Sivistys yhteensä",
        "8: Summarivi: Kaikki yhteensä",
        ": Rahaa henkilöä eikä yksikköä kohti: sarakkeet Menot jätetään pois",
        "3: Virkailija: tehtävä on avoinna",
        ": 2 rivillä on henkilöiden nimiä: heidät lasketaan, nimiä ei tuoda",
    ]
    assert all(unit.budget is None for unit in hierarchy(made.scenario).units), "what one is paid is nobody's budget"
    kept = draft(LEVELS, Choices({"totals@4": "kept"}))
    assert names(kept.scenario.units) == ["Sivistys", ["Kirjasto", "Kirjasto yhteensä", "Museo"]]
    assert said(kept).count("4: Summarivi: Kirjasto yhteensä") == 1


def test_money_that_all_rows_of_a_unit_say_alike_is_its_budget() -> None:
    made = draft("Yksikkö;Työntekijä;Menot\nMuseo;Aino Aalto;120\nMuseo;Eero Niemi;120\nKirjasto;Maija Laine;80\n")
    assert [unit.budget for unit in made.scenario.units] == [Budget(expenses=120), Budget(expenses=80)]


@pytest.mark.parametrize("sums", ["Kirjasto yhteensä", "Kirjasto Summa", "Summa Kirjasto", "Kirjasto total"])
def test_sums_of_a_unit_are_left_out_of_lists_of_units_too(sums: str) -> None:
    made = draft(f"Yksikkö;HTV\nKirjasto;1,5\n{sums};1,5\nSumma ry;2\nTotal Quality;1\n")
    assert names(made.scenario.units) == ["Kirjasto", "Summa ry", "Total Quality"]


def test_a_column_of_posts_that_is_empty_makes_no_posts_of_units() -> None:
    made = draft("Tunnus;Nimi;Yläyksikkö;Vakanssi;HTV\n1;Kaupunki;;;1,0\n2;Koulut;1;;45,25\n")
    assert [unit.kind for unit in hierarchy(made.scenario).units] != ["post", "post"]
    filled = draft("Tunnus;Nimi;Yläyksikkö;Vakanssi;HTV\n1;Kaupunki;;Johtaja;1\n2;Koulut;1;Rehtori;1\n")
    assert [unit.kind for unit in hierarchy(filled.scenario).units] == ["post", "post"]


def test_bodies_that_are_written_as_people_are_no_people() -> None:
    names_of = "Election Commission", "Harbour Authority", "City Council", "Internal Audit Unit"
    listed = "\n".join(f"{at};{name};{word}" for at, (name, word) in enumerate(zip(names_of, "abab", strict=True)))
    made = draft(f"id;name;sort\n{listed}\n")
    assert names(made.scenario.units) == [*names_of]
    people = "\n".join(f"{name};Museo" for name in ("Aino Aalto", "Eero Niemi", "Maija Laine"))
    assert names(draft(f"name;unit\n{people}\n").scenario.units) == ["Museo"]


@pytest.mark.parametrize("units", ["Yksikkö;Esimiehen vakanssi", "Toimiala;Yksikkö"], ids=["superiors", "levels"])
def test_a_post_that_is_vacant_by_its_state_has_nobody(units: str) -> None:
    above = ("", "1") if "Esimiehen" in units else ("Museo", "Museo")
    where = [f"Museo;{its}" if "Esimiehen" in units else f"Sivistys;{its}" for its in above]
    made = draft(
        f"Vakanssinumero;Vakanssi;Haltija;{units};Vakanssin tila\n1;Johtaja;Aino Aalto;{where[0]};Täytetty\n"
        f"2;Opas;;{where[1]};Avoin\n3;Opas;Eero Niemi;{where[1]};Täytetty\n"
    )
    assert [unit.staff for unit in hierarchy(made.scenario).units if unit.name.und == "Museo"] == [Staff(people=2)]
    assert "3: Opas: tehtävä on avoinna" in said(made)


@pytest.mark.parametrize("units", ["Yksikkö;Esimiehen vakanssi", "Toimiala;Yksikkö"], ids=["superiors", "levels"])
@pytest.mark.parametrize("gone", ["Aino Aalto;{};Lakkautettu", "Lakkautettu;{};"], ids=["state", "holder"])
def test_a_post_that_is_no_more_has_nobody(units: str, gone: str) -> None:
    above = ("Museo;", "Museo;1") if "Esimiehen" in units else ("Sivistys;Museo", "Sivistys;Museo")
    made = draft(
        f"Vakanssinumero;Vakanssi;Haltija;{units};Vakanssin tila\n1;Johtaja;Maija Laine;{above[0]};Täytetty\n"
        f"2;Opas;{gone.format(above[1])}\n3;Opas;Eero Niemi;{above[1]};Täytetty\n"
    )
    assert [unit.staff for unit in hierarchy(made.scenario).units if unit.name.und == "Museo"] == [Staff(people=2)]


def test_what_a_dash_stands_for_is_not_stated_and_a_heading_may_have_its_day() -> None:
    made = draft(
        "Yksikkö;Johtaja;Tyyppi;Kustannuspaikka;Henkilöstö 31.12.2025;HTV 1.1.–31.12.2025\n"
        "Kirjasto;-;-;–;12;10,5\nMuseo;museonjohtaja;Yksikkö;0011;3;2,5\n"
    )
    assert [(its.leader, its.code, its.staff) for its in made.scenario.units] == [
        (None, None, Staff(people=12, fte=10.5)),
        (Leader(title=Text(und="museonjohtaja")), "0011", Staff(people=3, fte=2.5)),
    ]
    assert [its.what for its in made.oddities] == ["several-tops"]


def test_pivot_tables_say_of_what_is_blank_what_stands_above() -> None:
    made = draft(
        "Toimiala;Palvelualue;Yksikkö;Summa / HTV\nSivistys;Koulut;Alakoulu;20,5\nSivistys;Koulut Summa;;20,5\n"
        "Sivistys;Kulttuuri;(tyhjä);10\nTekniikka;(blank);(blank);12\nKaikki yhteensä;;;42,5\n"
    )
    assert names(made.scenario.units) == ["Sivistys", ["Koulut", ["Alakoulu"], "Kulttuuri"], "Tekniikka"]
    fte = [unit.staff.fte if unit.staff else None for unit in hierarchy(made.scenario).units]
    assert fte == [None, None, 20.5, 10, 12]
    # Names that are indented have such a row too, with the number of the one above again.
    indented = draft("Yksikkö;Sum of HTV\nSivistys;30,5\n  Kulttuuri;10\n    (tom);10\nTekniikka;12\n")
    assert names(indented.scenario.units) == ["Sivistys", ["Kulttuuri"], "Tekniikka"]
    assert "4: Summarivi: (tom)" in said(indented)
