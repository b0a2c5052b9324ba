# ruff: noqa: E501 -- what is said is compared whole
"""When bodies meet, how matters are prepared, and what is assumed of decisions: read, and each mistake in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import read_comparison_text
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.reading.schema import comparison_schema, scenario_schema
from orgsim.messages import catalog
from orgsim.model.dates import PartialDate
from orgsim.model.meeting import Meets
from orgsim.model.units import Matter, Unit
from tests.files.reading.test_schema import as_editors_read
from tests.files.saying import DRAFT, said

HEAD = "orgsim: 1\nid: malli\ntitle: Malli\nunits:\n  - id: board\n    kind: board\n    name: A\n"
OTHERS = "  - {id: section, kind: section, name: B}\n  - {id: council, kind: council, name: C}\n"
COMPARISON = "orgsim: 1\ncomparison: {title: T, scenarios: [a.yaml]}\n"
SCENARIO_SCHEMA = Draft202012Validator(scenario_schema())
COMPARISON_SCHEMA = Draft202012Validator(comparison_schema())


def unit(line: str) -> Unit:
    return read_scenario_text((HEAD + f"    {line}\n").encode(), DRAFT).scenario.units[0]


def with_matter(stated: str) -> str:
    return HEAD + f"    remit: [{{id: m, name: M, {stated}}}]\n" + OTHERS


def matter(stated: str) -> Matter:
    remit = read_scenario_text(with_matter(stated).encode(), DRAFT).scenario.units[0].remit
    assert remit is not None
    return remit[0]


MEETS = {
    "{every: 2 weeks, on: monday, from: 2027-01-11, except: [2027-07]}": Meets(
        every=2, period="week", on="monday", from_=dt.date(2027, 1, 11), except_=(PartialDate("2027-07"),)
    ),
    "{every: week, on: thursday}": Meets(every=1, period="week", on="thursday"),
    "{every: 3 weeks, from: 2027-01-13}": Meets(every=3, period="week", from_=dt.date(2027, 1, 13)),
    "{every: month, on: second monday}": Meets(every=1, period="month", on="monday", nth=2),
    "{every: week, on: monday, except: [july, december, 2027-W08]}": Meets(
        every=1, period="week", on="monday", except_=(PartialDate("2027-W08"),), except_months=(7, 12)
    ),
    "{a-year: 11, except: [may]}": Meets(a_year=11, except_months=(5,)),
    "{every: 2 months, on: last friday, except: 2027-summer}": Meets(
        every=2, period="month", on="friday", nth=-1, except_=(PartialDate("2027-summer"),)
    ),
    "{weeks: even, on: monday}": Meets(weeks="even", on="monday"),
    "[2027-02-01, 2027-01-11]": Meets(dates=(dt.date(2027, 1, 11), dt.date(2027, 2, 1))),
    "2027-01-11": Meets(dates=(dt.date(2027, 1, 11),)),
    "11": Meets(a_year=11),
    "0": Meets(a_year=0),
    "{a-year: 11, except: [2027-07, 2027-W52]}": Meets(
        a_year=11, except_=(PartialDate("2027-07"), PartialDate("2027-W52"))
    ),
}


@pytest.mark.parametrize("text", MEETS)
def test_when_a_body_meets_is_read_and_valid(text: str) -> None:
    assert unit(f"meets: {text}").meets == MEETS[text]
    assert SCENARIO_SCHEMA.is_valid(as_editors_read(HEAD + f"    meets: {text}\n"))


def test_what_is_not_stated_is_not_known() -> None:
    plain = unit("meets:")
    assert (plain.meets, plain.agenda_closes, plain.hours, plain.items) == (None, None, None, None)
    its = matter("note: x")
    assert (its.prepared_by, its.a_year, its.preparation) == (None, None, None)


def test_limits_of_meetings_and_ways_of_matters_are_read() -> None:
    assert [unit(f"agenda-closes: {text}").agenda_closes for text in ("6 days", "1 day", "6", "0")] == [6, 1, 6, 0]
    assert (unit("hours: 2.5").hours, unit("items: 20").items) == (2.5, 20)
    stated = matter("prepared-by: [section, council], a-year: 12.5, preparation: 10..30 days")
    assert (stated.prepared_by, stated.a_year, stated.preparation) == (("section", "council"), 12.5, (10, 30))
    assert matter("prepared-by: section").prepared_by == ("section",)
    assert matter("prepared-by: []").prepared_by == ()
    assert [matter(f"preparation: {text}").preparation for text in ("20", "20 days", "5..5 days")] == [
        (20, 20),
        (20, 20),
        (5, 5),
    ]


# What stands behind `meets:`, from column 12 on; what is said of it in English.
MISTAKES = {
    "{every: 2 weks, on: monday}": "8:20: `every`: `2 weks` is not known here; write `2 weeks`",
    "{every: 2, on: monday}": "8:20: `every`: `2` is not known here; write what is counted: `2 weeks` or `2 months`",
    "{every: joskus, on: monday}": "8:20: `every`: `joskus` is not known here; write how often, such as `week`, `2 weeks` or `month`",
    "{every: joka toinen viikko, on: monday}": "8:20: `every`: `joka toinen viikko` is not known here; write `2 weeks`",
    "{every: week, on: maanantai}": "8:30: `on`: `maanantai` is not known here; write `monday`",
    "{every: month, on: 2. maanantai}": "8:31: `on`: `2. maanantai` is not known here; write `second monday`",
    "{every: week, on: joskus}": "8:30: `on`: `joskus` is not known here; write a day such as `monday`, or of a month `second monday` or `last friday`",
    "{every: month, on: monday}": "8:31: `on`: a month has several of `monday`; write which one, as in `on: second monday` or `on: last monday`",
    "{every: 2 weeks, on: second monday}": "8:33: `on`: `second monday` is one day in a month; write `every: month`, or `on: monday`",
    "{every: 2 weeks}": "8:20: `every`: the day of the week is missing; write it, as in `on: monday`",
    "{every: month, from: 2027-01-11}": "8:20: `every`: the day of the week is missing; write it, as in `on: second monday`",
    "{weeks: even}": "8:20: `weeks`: the day of the week is missing; write it, as in `on: monday`",
    "{weeks: parilliset, on: monday}": "8:20: `weeks`: `parilliset` is not known here; write one of these: even, odd",
    "{every: week, weeks: even, on: monday}": "8:33: `weeks`: how often is said by `every` already; write one of the two",
    "{on: monday}": "8:12: `meets`: it does not say how often; write `every: 2 weeks`, `weeks: even` or `a-year: 12`",
    "{every: 60 weeks, on: monday}": "8:20: `every`: 60 weeks is too large; write at most 52",
    "{every: 0 weeks, on: monday}": "8:20: `every`: 0 weeks is too small; write at least 1",
    "{a-year: 11, on: monday}": "8:29: `on` goes with a rule, not with a number of meetings a year; write a rule instead of `a-year`, or remove `on`",
    "{every: 2 weeks, on: monday, from: 2027-01}": "8:47: `from`: `2027-01` is not a single day; write year, month and day as in 2027-01-11",
    "{every: 2 weeks, on: monday, from: 11.1.2027}": "8:47: `from`: `11.1.2027` is not a date; write `2027-01-11`",
    "{every: week, on: monday, except: [2027-13]}": "8:47: `except`: there is no date `2027-13`; the order is year-month-day",
    "{every: week, on: monday, except: [Heinäkuu]}": "8:47: `except`: `Heinäkuu` is not known here; write `july`",
    "{every: week, on: monday, except: [--07]}": "8:47: `except`: `--07` is not known here; write `july`",
    "{every: week, on: monday, except: [juli]}": "8:47: `except`: `juli` is not known here; write `july`",
    "[2027-01-11, 2027-02-30]": "8:25: `meets`: there is no date `2027-02-30`; the order is year-month-day",
    "[2027-01-11, 9999-12-31]": "8:25: `meets`: `9999-12-31` is too far away; write a year from 1900 to 2200",
    "{every: week, on: monday, from: 9999-12-27}": "8:44: `from`: `9999-12-27` is too far away; write a year from 1900 to 2200",
    "{every: week, on: monday, except: [1899-W52]}": "8:47: `except`: `1899-W52` is too far away; write a year from 1900 to 2200",
    "[2027-01]": "8:13: `meets`: `2027-01` is not a single day; write year, month and day as in 2027-01-11",
    "[]": "8:12: `meets`: the list is empty; write the days, `0` for a body that does not meet, or leave `meets` out where that is not known",
    "joka toinen maanantai": "8:12: `meets`: `joka toinen maanantai` is neither a rule nor a number of meetings a year; write for example `{every: 2 weeks, on: monday}`",
    "kuukauden toinen maanantai": "8:12: `meets`: `kuukauden toinen maanantai` is neither a rule nor a number of meetings a year; write for example `{every: month, on: second monday}`",
    "varannan torsdag": "8:12: `meets`: `varannan torsdag` is neither a rule nor a number of meetings a year; write for example `{every: 2 weeks, on: thursday}`",
    "2 kertaa kuukaudessa": "8:12: `meets`: `2 kertaa kuukaudessa` is neither a rule nor a number of meetings a year; write for example `24`",
    "11 kokousta": "8:12: `meets`: `11 kokousta` is not a whole number; write `11`",
    "harvoin": "8:12: `meets`: expected a rule such as {every: 2 weeks, on: monday}, a list of days, or a number of meetings a year, found `harvoin`",
    "400": "8:12: `meets`: 400 is too large; write at most 366",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_each_mistake_of_when_a_body_meets_is_told_with_its_place_and_remedy(text: str) -> None:
    assert said(HEAD + f"    meets: {text}\n") == [MISTAKES[text]]
    if text != "[2027-01-11, 2027-02-30]":  # a schema knows no lengths of months
        wrong = {"{every: month, on: monday}", "{every: 2 weeks, on: second monday}", "{weeks: even}", "{on: monday}"}
        wrong |= {"{every: 2 weeks}", "{every: month, from: 2027-01-11}", "{a-year: 11, on: monday}"}
        wrong |= {"{every: week, weeks: even, on: monday}"}
        # What fits together is for the reader to know.
        assert SCENARIO_SCHEMA.is_valid(as_editors_read(HEAD + f"    meets: {text}\n")) == (text in wrong)


def test_the_remedy_that_is_named_is_read_itself() -> None:
    for text, told in MISTAKES.items():
        if "write for example" in told:
            remedy = told.rsplit("`", 2)[1]
            assert said(HEAD + f"    meets: {remedy}\n") == [], text


LINES = {
    "agenda-closes: -3": "8:20: `agenda-closes`: -3 is too small; write at least 0",
    "agenda-closes: 400 days": "8:20: `agenda-closes`: 400 days is too large; write at most 365",
    "agenda-closes: 6 päivää": "8:20: `agenda-closes`: `6 päivää` is not a whole number; write `6 days`",
    "agenda-closes: 1 week": "8:20: `agenda-closes`: `1 week` is not a whole number; write `7 days`",
    "agenda-closes: 4.5": "8:20: `agenda-closes`: `4.5` is not a whole number; write whole days, such as `6 days`",
    "agenda-closes: [6]": "8:20: `agenda-closes`: expected whole days, such as `6 days`, found a list",
    "hours: 0": "8:12: `hours`: 0 is too small; write more than 0",
    "hours: 3 h": "8:12: `hours`: `3 h` is not a number; write `3`",
    "items: 0": "8:12: `items`: 0 is too small; write at least 1",
    "items: 12 asiaa": "8:12: `items`: `12 asiaa` is not a whole number; write `12`",
}


@pytest.mark.parametrize("line", LINES)
def test_each_mistake_of_a_meetings_limits_is_told(line: str) -> None:
    assert said(HEAD + f"    {line}\n") == [LINES[line]]
    # Of a number within words a schema knows no bounds.
    assert SCENARIO_SCHEMA.is_valid(as_editors_read(HEAD + f"    {line}\n")) == ("400 days" in line)


OF_MATTERS = {
    "preparation: 30..10 days": "8:43: `preparation`: `30..10 days` goes from more to less; write `10..30 days`",
    "preparation: 10–30 päivää": "8:43: `preparation`: `10–30 päivää` is not a number of days from … to …; write `10..30 days`",
    "preparation: 2 viikkoa": "8:43: `preparation`: `2 viikkoa` is not a number of days from … to …; write `14 days`",
    "preparation: kauan": "8:43: `preparation`: `kauan` is not a number of days from … to …; write the least and the most of days, such as `10..30 days`",
    "a-year: noin 12": "8:38: `a-year`: `noin 12` is not a number; write `12`",
    "a-year: -1": "8:38: `a-year`: -1 is too small; write at least 0",
    "prepared-by: sectoin": "8:43: `prepared-by`: there is no unit `sectoin` in this file; did you mean `section`?",
    "prepared-by: [section, board]": "8:53: `prepared-by`: `board` decides the matter itself; it is named without effect, remove it",
    "prepared-by: [section, council, section]": "8:62: `prepared-by`: `section` is here twice; a body handles a matter once, remove one of them",
}


@pytest.mark.parametrize("stated", OF_MATTERS)
def test_each_mistake_of_how_a_matter_is_prepared_is_told(stated: str) -> None:
    assert said(with_matter(stated)) == [OF_MATTERS[stated]]


def test_bodies_that_wait_for_each_other_with_one_matter_are_told_once() -> None:
    of = "  - {{id: {0}, kind: board, name: A, remit: [{{id: m, name: M, prepared-by: {1}}}]}}\n"
    text = HEAD + of.format("b", "c") + of.format("c", "d") + of.format("d", "b")
    assert said(text) == [
        "8:73: `prepared-by`: the matter goes in a circle (b → c → d → b); remove one of these bodies where it does not come before the other"
    ]
    # Two that decide it, each by its own way, are none.
    assert said(HEAD + of.format("b", "c") + of.format("c", "board") + of.format("d", "c")) == []


def test_who_is_put_away_prepares_nothing() -> None:
    text = with_matter("prepared-by: old") + "tray:\n  - {id: old, kind: section, name: D}\n"
    assert said(text) == [
        "8:43: `prepared-by`: the unit `old` is not placed, so that naming it has no effect; place the unit, or take this out"
    ]


def assumed(text: str) -> list[str]:
    """What is said of a comparison with those assumptions, in English."""
    data = f"orgsim: 1\ncomparison:\n  title: T\n  scenarios: [a.yaml]\n  assumptions: {{{text}}}\n".encode()
    try:
        problems = read_comparison_text(data, Path("c.yaml")).warnings
    except UnreadableFile as error:
        problems = error.problems
    return [f"{each.column}: {catalog('en').say(each.message)}" for each in problems]


def test_assumptions_of_decisions_are_read() -> None:
    text = "orgsim: 1\ncomparison: {title: T, scenarios: [a.yaml], assumptions: {tabled: 0.1, escalated: 0, seed: 7, runs: 500}}\n"
    read: Any = read_comparison_text(text.encode(), Path("c.yaml")).comparison.assumptions
    assert (read.tabled, read.escalated, read.seed, read.runs) == (0.1, 0, 7, 500)
    assert COMPARISON_SCHEMA.is_valid(as_editors_read(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tabled: 10", "25: `tabled`: `10` is not a share from 0 to 1; write `0.1` for 10 %"),
        ("tabled: 10 %", "25: `tabled`: `10 %` is not a share from 0 to 1; write `0.1` for 10 %"),
        ("tabled: '0,1'", "25: `tabled`: `0,1` is not a share from 0 to 1; write `0.1`"),
        (
            "escalated: -0.1",
            "28: `escalated`: `-0.1` is not a share from 0 to 1; write a share from 0 to 1, such as `0.1` for 10 %",
        ),
        (
            "escalated: 200",
            "28: `escalated`: `200` is not a share from 0 to 1; write a share from 0 to 1, such as `0.1` for 10 %",
        ),
        ("runs: 0", "23: `runs`: 0 is too small; write at least 1"),
        ("runs: 1000000", "23: `runs`: 1000000 is too large; write at most 100,000"),
        ("seed: abc", "23: `seed`: `abc` is not a whole number; write it in digits, such as 13"),
    ],
)
def test_each_mistake_of_what_is_assumed_is_told(text: str, told: str) -> None:
    assert assumed(text) == [told]


BODIES = """\
orgsim: 1
id: malli
title: Malli
{dated}units:
  - {{id: a, kind: board, name: A, meets: {a}}}
  - {{id: b, kind: board, name: B, meets: {b}}}
  - {{id: c, kind: board, name: C, meets: {{every: week, on: monday, from: 2027-01-11}}}}
"""
BOARD = "{every: week, on: monday, from: %s}"
FAR = "is far from the other dates of the draft"


@pytest.mark.parametrize(
    ("dated", "a", "b", "told"),
    [
        # The draft's own dates; ten years away is far, nine are not.
        (
            "date: 2027-01-01\n",
            "[2017-01-01, 2018-01-01]",
            "12",
            [f"6:43: `meets`: 2017-01-01 {FAR} (2027); check the year"],
        ),
        ("effective: 2027\n", BOARD % "2099-01-01", "12", [f"6:74: `from`: 2099-01-01 {FAR} (2027); check the year"]),
        # Without them, years of which several bodies tell: those of one are not known to be right, nor wrong.
        ("", BOARD % "2037-01-04", "[2027-01-04]", [f"5:74: `from`: 2037-01-04 {FAR} (2027); check the year"]),
        ("", BOARD % "2037-01-04", "12", []),
        # Of one list, the year that most of its days lie in.
        ("", "[2027-01-04, 2027-02-01, 1927-03-01]", "12", [f"5:67: `meets`: 1927-03-01 {FAR} (2027); check the year"]),
        # Rules are counted from days long ago.
        ("date: 2027\n", BOARD % "2001-01-01", "12", []),
    ],
)
def test_a_year_far_from_all_others_is_warned_of_where_it_stands(dated: str, a: str, b: str, told: list[str]) -> None:
    assert said(BODIES.format(dated=dated, a=a, b=b)) == told
