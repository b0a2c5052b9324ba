"""When a body meets, in words that are read back as what they say, and as nothing where they do not say it."""

from __future__ import annotations

import datetime as dt

import pytest

from orgsim.analysis.meeting_text import meets_text, meets_worded
from orgsim.messages import catalog
from orgsim.model.dates import PartialDate
from orgsim.model.meeting import Meets
from orgsim.model.text import LANGUAGES

_JULY = PartialDate("2027-07")
_RULES = (
    Meets(a_year=1),
    Meets(a_year=11),
    Meets(every=1, period="week", on="friday"),
    Meets(every=2, period="week", on="monday", from_=dt.date(2027, 1, 11)),
    Meets(every=1, period="month", on="monday", nth=2, except_months=(7,)),
    Meets(every=3, period="month", on="thursday", nth=-1, from_=dt.date(2027, 1, 1), except_months=(6, 7, 12)),
    Meets(weeks="odd", on="wednesday", except_=(_JULY, PartialDate("2027-12-06"))),
    Meets(weeks="even", on="tuesday", except_months=(7, 8), except_=(_JULY,)),
    Meets(dates=(dt.date(2027, 1, 14), dt.date(2027, 2, 11), dt.date(2027, 3, 11))),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_read_back(language: str) -> None:
    speech = catalog(language)  # type: ignore[arg-type]
    for meets in _RULES:
        said = speech.say(meets_text(meets))
        assert meets_worded(said, speech) == meets, said
        assert meets_worded(f" {said.upper()} ", speech) == meets
    # Weeks and seasons that are excepted are read in files alone.
    for text in ("2027-W08", "2027-summer", "2028"):
        assert (
            meets_worded(speech.say(meets_text(Meets(weeks="odd", on="monday", except_=(PartialDate(text),)))), speech)
            is None
        )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "11",
        "joka toinen maanantai",
        "maanantaisin",
        "2 viikon välein",
        "2 viikon välein, maanantaisin, tiistaisin",
        "joka viikko, 2 viikon välein, maanantaisin",
        "2 viikon välein, maanantaisin, 31.2.2027 alkaen",
        "11 kertaa vuodessa, maanantaisin",
        "14.1.2027, maanantaisin",
        "joka viikko, maanantaisin, ei toukokuu 0000",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert meets_worded(text, catalog("fi")) is None
