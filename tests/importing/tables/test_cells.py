from __future__ import annotations

import datetime as dt

import pytest

from orgsim.importing.tables.cells import (
    date_of,
    looks_like_a_person,
    none_says_gone,
    none_says_total,
    number_of,
    says_gone,
    says_total,
    says_vacant,
    text_of,
)
from orgsim.importing.tables.sheets import Cell


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (3.0, 3),
        ("774,5", 774.5),
        ("774.5", 774.5),
        ("1 234,5 htv", 1234.5),
        ("1\u00a0234", 1234),
        ("1.234,50 €", 1234.5),
        ("1,234.50", 1234.5),
        ("1.234.567", 1234567),
        ("−3", -3),
        ("1,2 milj. €", 1200000),
        ("340 t€", 340000),
        ("n. 20", 20),
        ("ei tiedossa", None),
        ("13+13", None),
        ("", None),
        (True, None),
        (float("nan"), None),
    ],
)
def test_numbers_are_read_as_people_write_them(cell: Cell, number: float | None) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        (dt.date(2026, 1, 31), "2026-01-31"),
        (dt.datetime(2026, 1, 31, 12, 0), "2026-01-31"),
        (46053.0, "2026-01-31"),
        ("46053", "2026-01-31"),
        ("31.1.2026", "2026-01-31"),
        ("2026-01-31T00:00:00", "2026-01-31"),
        (2026.0, "2026"),
        ("1/2026", "2026-01"),
        ("kevät 2026", "2026-spring"),
        ("heti", None),
        (3.0, None),
        # Years that no file may tell of, but for those by which registers mean that there is no end.
        ("1899-12-31", None),
        (1750, None),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_dates_are_read_with_and_without_their_format(cell: Cell, date: str | None) -> None:
    found = date_of(cell, ends=True)
    assert (None if found is None else found.text) == date
    assert date_of(cell) == (None if date == "9999-12-31" else found)


@pytest.mark.parametrize(
    "text",
    [
        "Vacant",
        "VACANT - recruiting",
        "(vacant)",
        "Vacancy",
        "tbc",
        "To be confirmed",
        "Avoin",
        "avoinna 1.1. alkaen",
        "Täyttämättä",
        "vakant",
        "Obesatt",
        "Unfilled",
        "Not filled",
        "T.B.C.",
        "Post Vacant",
        "This post is vacant",
        "Currently vacant",
        "Position now vacant",
    ],
)
def test_a_dozen_spellings_of_vacant(text: str) -> None:
    assert says_vacant(text)


def test_names_that_begin_like_vacant_are_none() -> None:
    assert not any(
        map(says_vacant, ["Avoinen Ville", "Vacher Anne", "Tomi Vakava", "Ledigman Bo", "Post Anna", "The Post Office"])
    )


def test_what_is_abolished_and_what_are_totals() -> None:
    assert all(map(says_gone, ["Eliminated", "Lakkautettu 1.1.2025", "(indragen)"]))
    assert not says_gone("Lakkautettavien virkojen työryhmä")
    assert all(map(says_total, ["Yhteensä", "Kaikki yhteensä:", "Grand total", "Totalt 2026", "SUMMA"]))
    assert not says_total("Yhteensä ry")


@pytest.mark.parametrize(
    "text",
    [
        *("Yhteensä", "Koko kaupunki yhteensä", "LOPPUSUMMA", "Loppuyhteensä", "Summa", "Grand total", "Subtotals"),
        *("Totalt", "Sammanlagt 2026", "Summa summarum", "Välisumma", "DELSUMMA"),
    ],
)
def test_no_total_is_missed_where_a_whole_column_is_looked_through_at_once(text: str) -> None:
    assert says_total(text)
    assert not none_says_total(["Kaavoitus", text, "Kirjasto"])
    assert none_says_total(["Kaavoitus", "Kirjasto"])


@pytest.mark.parametrize("text", ["ELIMINATED", "Closed down", "(Lakkautettu)", "Päättynyt 2025", "Upphört", "Indras"])
def test_nothing_abolished_is_missed_where_a_whole_column_is_looked_through_at_once(text: str) -> None:
    assert says_gone(text)
    assert not none_says_gone(["Kaavoitus", text])
    assert none_says_gone(["Kaavoitus", ""])


def test_names_of_people_are_told_from_titles() -> None:
    assert all(map(looks_like_a_person, ["Matti Meikäläinen", "Meikäläinen, Matti", "Anna-Liisa Åkerö"]))
    assert not any(
        map(looks_like_a_person, ["Toimialajohtaja", "Chief Executive", "Fire Marshal", "Tekniset palvelut", "IT"])
    )


def test_whole_numbers_are_seen_without_a_point() -> None:
    assert [text_of(cell) for cell in (400.0, 1.5, "00400 ", None, dt.date(2026, 1, 2))] == [
        "400",
        "1.5",
        "00400",
        "",
        "2026-01-02",
    ]
