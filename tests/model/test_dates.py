from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.model.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2016", dt.date(2016, 1, 1), dt.date(2016, 12, 31), "year"),
        ("2016-spring", dt.date(2016, 3, 1), dt.date(2016, 5, 31), "season"),
        ("2016-summer", dt.date(2016, 6, 1), dt.date(2016, 8, 31), "season"),
        ("2016-autumn", dt.date(2016, 9, 1), dt.date(2016, 11, 30), "season"),
        ("2016-02", dt.date(2016, 2, 1), dt.date(2016, 2, 29), "month"),
        ("2016-12", dt.date(2016, 12, 1), dt.date(2016, 12, 31), "month"),
        ("2016-W14", dt.date(2016, 4, 4), dt.date(2016, 4, 10), "week"),
        ("2016-02-25", dt.date(2016, 2, 25), dt.date(2016, 2, 25), "day"),
    ],
)
def test_a_date_covers_what_is_known_of_it(text: str, first: dt.date, last: dt.date, precision: str) -> None:
    date = PartialDate(text)
    assert (date.first, date.last, date.precision, str(date)) == (first, last, precision, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25.2.2016",
        "2016-13",
        "2016-02-30",
        "2016-W54",
        "9999-W52",
        "16-02",
        "2016-2",
        "2016 ",
        "2016-winter",
        "2016-Spring",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate(text)


@given(st.dates(), st.dates())
def test_days_are_ordered_as_days(one: dt.date, other: dt.date) -> None:
    left, right = PartialDate(one.isoformat()), PartialDate(other.isoformat())
    assert (left < right) == (one < other)
    assert (left == right) == (one == other)
    assert (hash(left) == hash(right)) or one != other


def test_a_date_is_a_value() -> None:
    date = PartialDate("2016")
    with pytest.raises(AttributeError):
        date.first = dt.date(2017, 1, 1)
    assert date != "2016"
