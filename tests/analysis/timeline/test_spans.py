"""What an event's dates say, and no more: spans, what is certain, lanes, and the same event in another draft."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.analysis.timeline.event_facts import counterparts, event_facts
from orgsim.analysis.timeline.spans import Days, When, kind_text, timeline, when, when_text
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
from orgsim.model.dates import PartialDate
from orgsim.model.scenario import Event, Scenario
from orgsim.model.text import Text


def event(start: str | None = None, end: str | None = None, *, sometime: bool = False, id: str = "x") -> Event:
    return Event(
        id=id,
        name=Text(fi="Tapahtuma"),
        start=None if start is None else PartialDate(start),
        end=None if end is None else PartialDate(end),
        sometime=sometime,
    )


def days(first: str, last: str) -> Days:
    return Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("its", "said"),
    [
        (event(), When("undated")),
        (
            event("2016-03-08"),
            When("day", days("2016-03-08", "2016-03-08"), days("2016-03-08", "2016-03-08")),
        ),
        # Week 14 of 2016 is from Monday 4 April to Sunday 10 April.
        (event("2016-W14"), When("within", days("2016-04-04", "2016-04-10"))),
        (event("2017-spring"), When("within", days("2017-03-01", "2017-05-31"))),
        (event("2016"), When("within", days("2016-01-01", "2016-12-31"))),
        # From a day to a day: every one of them.
        (
            event("2024-01-04", "2024-05-08"),
            When("lasting", days("2024-01-04", "2024-05-08"), days("2024-01-04", "2024-05-08")),
        ),
        # It may begin as late as New Year's Eve of 2017, and end as early as New Year's Day of 2019.
        (
            event("2017", "2019"),
            When("lasting", days("2017-01-01", "2019-12-31"), days("2017-12-31", "2019-01-01")),
        ),
        # It may be over before the other half of the month begins: no day is certain.
        (event("2016-04", "2016-04"), When("lasting", days("2016-04-01", "2016-04-30"))),
        (event("2024-01-04", "2024-05-08", sometime=True), When("within", days("2024-01-04", "2024-05-08"))),
        (event("2016-W14", "2016-W14", sometime=True), When("within", days("2016-04-04", "2016-04-10"))),
        (event("2016-W14", sometime=True), When("within", days("2016-04-04", "2016-04-10"))),
        (event(end="2016-03-18"), When("by", days("2016-03-18", "2016-03-18"))),
        (event(end="2017-06"), When("by", days("2017-06-01", "2017-06-30"))),
        # A warning of the reader: the dates are turned.
        (event("2016-05", "2016-04"), When("lasting", days("2016-04-01", "2016-05-31"))),
    ],
)
def test_the_dates_say_no_more_than_they_say(its: Event, said: When) -> None:
    assert when(its) == said


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.booleans(),
)
def test_what_is_certain_lies_within_what_is_possible(one: dt.date, other: dt.date, sometime: bool) -> None:
    its = when(event(f"{one:%Y-%m}", other.isoformat(), sometime=sometime))
    assert its.span is not None
    assert its.span.first <= its.span.last
    if its.certain is not None:
        assert its.span.first <= its.certain.first <= its.certain.last <= its.span.last


@pytest.mark.parametrize(
    ("its", "fi", "en"),
    [
        (event(), "ilman päivää", "no date"),
        (event("2016-W14"), "viikko 14/2016", "week 14, 2016"),
        (event(end="2016-03-18"), "viimeistään 18.3.2016", "by 18 March 2016"),
        (event(end="2017-06"), "viimeistään: kesäkuu 2017", "by June 2017"),
        (event("2017", "2019"), "2017 – 2019", "2017 – 2019"),
        (
            event("2024-01-04", "2024-05-08", sometime=True),
            "välillä 4.1.2024 – 8.5.2024",
            "between 4 January 2024 and 8 May 2024",
        ),
    ],
)
def test_it_is_said_in_words(its: Event, fi: str, en: str) -> None:
    assert catalog("fi").say(when_text(its)).replace("\u00a0", " ") == fi
    assert catalog("en").say(when_text(its)).replace("\u00a0", " ") == en


def test_kinds_are_named_and_a_files_own_word_stands_for_itself() -> None:
    assert catalog("fi").value(kind_text("hearing")) == "kuuleminen"
    assert kind_text("iltakoulu") == "iltakoulu"


def test_lanes_are_those_of_the_participation_process(scenarios_dir: Path) -> None:
    (file,) = open_paths([scenarios_dir / "lohja-osallisuusprosessi.yaml"]).files
    its = timeline(file.scenario)
    assert len(its.lanes) == 9
    assert sum(len(lane.dated) for lane in its.lanes) == 11
    assert sum(len(lane.undated) for lane in its.lanes) == 5
    assert all(lane.unit is None for lane in its.lanes)
    # The first dated one is of 9 February, the last of week 14, which ends on 10 April.
    assert (its.covered[0].first, its.covered[-1].last) == (dt.date(2016, 2, 9), dt.date(2016, 4, 10))


def test_a_lane_that_is_a_unit_has_its_name(scenarios_dir: Path) -> None:
    (file,) = open_paths([scenarios_dir / "heinola-2017.yaml"]).files
    lanes = {lane.unit: lane for lane in timeline(file.scenario).lanes if lane.unit is not None}
    assert lanes["city-board"].name is not None
    assert lanes["city-board"].name.fi == "Kaupunginhallitus"
    council = [file.scenario.timeline[at].id for at in lanes["council"].dated]
    assert council == ["council-decision", "new-council", "council-goals"]


def test_a_lane_in_two_unicode_forms_is_one() -> None:
    events = [replace(event("2016", id=lane), lane=lane) for lane in ("Työryhmä", "Tyo\u0308ryhma\u0308")]
    (lane,) = timeline(Scenario(id="s", title=Text(fi="S"), timeline=tuple(events))).lanes
    assert (lane.name, lane.dated) == (Text(und="Työryhmä"), (0, 1))


def test_events_without_a_lane_share_one_without_a_name() -> None:
    scenario = Scenario(id="s", title=Text(fi="S"), timeline=(event("2016"), event(id="y")))
    (lane,) = timeline(scenario).lanes
    assert (lane.name, lane.unit, lane.dated, lane.undated) == (None, None, (0,), (1,))


def test_the_facts_of_an_event(scenarios_dir: Path) -> None:
    (file,) = open_paths([scenarios_dir / "lohja-osallisuusprosessi.yaml"]).files
    at = next(at for at, each in enumerate(file.scenario.timeline) if each.id == "finishes-proposal")
    said = [(fact.label, catalog("fi").value(fact.value)) for fact in event_facts(file.scenario, at)]
    assert said[:3] == [
        ("when", "viikko 14/2016"),
        ("lane", "Sivistys- ja perusturvajohtaja"),
        ("kind", "valmistelu"),
    ]
    assert [label for label, _ in said[3:]] == ["note", "source"]


def test_the_same_event_in_other_drafts_tells_how_much_later_it_is() -> None:
    one = Scenario(id="a", title=Text(fi="A"), timeline=(event("2017-02-20"), event(end="2017-02", id="y")))
    other = Scenario(id="b", title=Text(fi="B"), timeline=(event("2017-03", id="y"), event("2017-03-06")))
    third = Scenario(id="c", title=Text(fi="C"), timeline=(event("2017-02-20"),))
    found = counterparts((one, other, third), 0, 0)
    assert [(each.column, each.event) for each in found] == [(1, 1), (2, 0)]
    # 28 days in February 2017: from the 20th to 6 March are 14.
    assert found[0].shift is not None
    assert catalog("fi").say(found[0].shift) == "14 päivää myöhemmin"
    assert found[1].shift is None, "the same day"
    (back,) = (each for each in counterparts((one, other, third), 1, 1) if each.column == 0)
    assert back.shift is not None
    assert catalog("fi").say(back.shift) == "14 päivää aiemmin"
    assert counterparts((one, other, third), 0, 1)[0].shift is None, "neither day is known"
