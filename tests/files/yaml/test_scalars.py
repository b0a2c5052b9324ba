"""What plain words stand for."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.reading.schema import _DATE, _ID
from orgsim.files.yaml import scalars


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13", 13),
        ("-4", -4),
        ("+5", 5),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("0", 0),
        ("13.0", None),
        ("1_000", None),
        ("47 241", None),
        ("1:30", None),
        ("", None),
        ("٣", None),
        ("9" * 16, None),
        ("true", None),
    ],
)
def test_whole_numbers_are_those_of_the_core_schema(text: str, value: int | None) -> None:
    assert scalars.whole_number(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.5", 1.5), ("2", 2.0), ("-.5", -0.5), ("1.", 1.0), ("1,5", None), (".inf", None), ("nan", None)],
)
def test_numbers_are_finite(text: str, value: float | None) -> None:
    assert scalars.number(text) == value


@given(st.floats(1e-99, 1e15, exclude_max=True) | st.floats(-(10**9), -1e-99))
def test_a_number_that_is_written_reads_back_the_same(value: float) -> None:
    written = scalars.plain_decimal(value)
    assert scalars.number(written) == value
    assert "e" not in written


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("13 jäsentä", "13"),
        ("47 241", "47241"),
        ("47\u00a0241 asukasta", "47241"),
        ("13.0", "13"),
        ("noin 12,0", "12"),
        ("12,5", None),
        ("13 + 5", None),
        ("kolmetoista", None),
        ("2 3", None),
    ],
)
def test_the_whole_number_that_is_meant(text: str, meant: str | None) -> None:
    assert scalars.meant_number(text, whole=True) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("25.2.2016", "2016-02-25"),
        ("25. 2. 2016", "2016-02-25"),
        ("25/02/2016", "2016-02-25"),
        ("2016/2/25", "2016-02-25"),
        ("2016-2-5", "2016-02-05"),
        ("2016.02.25", "2016-02-25"),
        ("20160225", "2016-02-25"),
        ("2016-02-25T12:00:00Z", "2016-02-25"),
        ("2.2016", "2016-02"),
        ("2016-2", "2016-02"),
        ("kevät 2017", "2017-spring"),
        ("syksyllä 2017", "2017-autumn"),
        ("hösten 2017", "2017-autumn"),
        ("2017 Summer", "2017-summer"),
        ("vko 14/2016", "2016-W14"),
        ("viikko 4/2016", "2016-W04"),
        ("vko 54/2016", None),
        ("talvi 2017", None),
        ("30.2.2016", None),
        ("helmikuu 2016", None),
        ("", None),
    ],
)
def test_the_date_that_is_meant(text: str, meant: str | None) -> None:
    assert scalars.meant_date(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [("City board", "city-board"), ("A (uusi)", "a-uusi"), ("päijät häme", "päijät-häme"), ("a/b", "a-b"), ("—", None)],
)
def test_the_id_that_is_meant(text: str, meant: str | None) -> None:
    assert scalars.meant_id(text) == meant


@given(st.text(max_size=120))
def test_a_remedy_for_an_id_is_an_id(text: str) -> None:
    meant = scalars.meant_id(text)
    assert meant is None or scalars.is_id(meant)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_finnish_dates_lead_to_the_same_day(day: dt.date) -> None:
    assert scalars.meant_date(f"{day.day}.{day.month}.{day.year}") == day.isoformat()
    date = scalars.partial_date(day.isoformat())
    assert date is not None and date.first == date.last == day


@given(st.text(st.characters(max_codepoint=0x2FF), max_size=8))
def test_the_schemas_patterns_refuse_no_id_and_no_date_that_orgsim_reads(text: str) -> None:
    if scalars.is_id(text):
        assert re.search(_ID, text)
    if scalars.partial_date(text) is not None:
        assert re.search(_DATE, text)


@given(st.from_regex(scalars.ID_PATTERN, fullmatch=True).filter(lambda text: len(text) <= 100))
def test_whatever_has_the_form_of_an_id_is_one_to_the_schema_too(text: str) -> None:
    assert scalars.is_id(text)
    assert re.search(_ID, text)
