"""What a draft states, what the comparison assumes, what is a default, and what is missing."""

from __future__ import annotations

import datetime as dt

import pytest

from orgsim.analysis.deciding.assumption import Assumption
from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.resolving import processes
from orgsim.model.comparison import Assumptions
from orgsim.model.dates import PartialDate
from orgsim.model.meeting import Meets
from orgsim.model.units import Matter, Unit
from tests.analysis.deciding.drafts import draft, matter, unit

A_YEAR = 365


def town(*units: Unit, remit: tuple[Matter, ...] = (), **rest: object) -> Unit:
    return unit("council", "council", *units, remit=remit, **rest)


def resolved(*units: Unit, assumptions: Assumptions | None = None) -> Process:
    (its,) = processes([draft(*units)], assumptions)
    return its


def of(its: Process, subject: str) -> list[Assumption]:
    return [each for each in its.assumptions if each.subject == subject]


def meetings(its: Process, body: str) -> int:
    (found,) = [each for each in its.bodies if each.unit == body]
    return len([day for day in found.calendars[0] if day < A_YEAR])


def test_what_the_draft_states_goes_before_the_comparison_and_that_before_a_default() -> None:
    remit = (matter("m"),)
    plain = resolved(town(remit=remit))
    assert (meetings(plain, "council"), next(each.origin for each in of(plain, "meetings"))) == (9, "default")
    assumed = resolved(town(remit=remit), assumptions=Assumptions(meetings={"council": 12, "other": 3}))
    assert meetings(assumed, "council") == 12
    by_id = resolved(unit("top", "council", remit=remit), assumptions=Assumptions(meetings={"council": 12, "top": 7}))
    assert meetings(by_id, "top") == 7
    stated = resolved(
        town(remit=remit, meets=Meets(every=1, period="month", on="monday", nth=1), agenda_closes=6, items=20),
        assumptions=Assumptions(meetings={"council": 9}),
    )
    assert meetings(stated, "council") == 12
    assert (stated.bodies[0].closes, stated.bodies[0].limit, stated.bodies[0].evenly) == (6, 20, False)
    assert {each.origin for each in of(stated, "meetings")} == {"draft"}


def test_each_default_tells_where_it_is_from_and_whose_it_is() -> None:
    its = resolved(town(unit("city-board", "city-board", unit("board", "board", remit=(matter("b"),))),
                        remit=(matter("a"),)))  # fmt: skip
    told = {(each.subject, each.value): each for each in its.assumptions if each.origin == "default"}
    assert told["meetings", 29].bodies == ("city-board",)
    assert told["meetings", 11].key == "board"
    assert told["agenda-closes", 4].bodies == ("council",)
    assert set(told["agenda-closes", 5].bodies) == {"city-board", "board"}
    # 8 items of 87.
    assert told["tabled", 8 / 87].source is not None
    assert {("notice", 7), ("claim", 14), ("appeal", 30), ("minutes", 3), ("minutes", 7)} <= set(told)
    assert all(each.source is not None and each.about is not None for each in told.values())
    assert (its.tabled, its.escalated) == (8 / 87, 0)


def test_what_the_comparison_assumes_of_tabling_and_taking_over() -> None:
    its = resolved(
        town(unit("city-board", "city-board", unit("board", "board", remit=(matter("m"),)))),
        assumptions=Assumptions(tabled=0.0, escalated=0.02),
    )
    assert (its.tabled, its.escalated) == (0.0, 0.02)
    assert [each.origin for subject in ("tabled", "escalated") for each in of(its, subject)] == ["stated", "stated"]
    (course,) = its.courses
    assert [its.bodies[body].unit for body in course.bodies] == ["board"]
    assert course.above is not None and its.bodies[course.above].unit == "city-board"
    # The body that takes over has to meet for anything to be known.
    lacking = resolved(
        unit("council", "council", unit("y", "youth-council", unit("board", "board", remit=(matter("m"),)))),
        assumptions=Assumptions(escalated=0.02),
    )
    assert lacking.courses[0].above is None


def test_a_body_of_which_nothing_is_known_makes_its_matters_unknown_and_no_others() -> None:
    its = resolved(town(unit("youth", "youth-council", remit=(matter("trips"),)), remit=(matter("plans"),)))
    assert [course.matter for course in its.courses] == ["plans"]
    assert [(each.matter, each.bodies, each.missing[0].key) for each in its.unknown] == [
        ("trips", ("youth",), "deciding.missing.meetings")
    ]
    assert its.order == ("plans", "trips")
    assert "deciding.missing.meetings" in [each.key for each in its.missing]
    never = resolved(town(remit=(matter("m"),), meets=Meets(a_year=0)))
    assert [each.missing[0].key for each in never.unknown] == ["deciding.missing.no-meeting"]
    told = [each.text.key for each in never.assumptions]
    assert "deciding.assumed.meetings" in told and "deciding.assumed.evenly" not in told
    none = resolved(town(remit=(matter("m", a_year=0.0),)))
    assert [each.missing[0].key for each in none.unknown] == ["deciding.missing.no-cases"]


def test_what_would_have_to_be_stated_is_told() -> None:
    its = resolved(town(remit=(matter("a"), matter("b", a_year=3.0, preparation=(5, 9))), hours=3.0))
    told = {each.key: each.args for each in its.missing}
    assert [*told] == [
        "deciding.missing.no-board",
        "deciding.missing.hours",
        "deciding.missing.a-year",
        "deciding.missing.preparation",
    ]
    assert told["deciding.missing.a-year"]["n"] == told["deciding.missing.preparation"]["n"] == 1
    first, second = its.courses
    assert (first.cases, first.stated, second.cases, second.stated) == (1.0, False, 3.0, True)
    assert (second.minutes, second.notice, second.remedy, second.remedy_days) == (3, 7, "appeal", 30)


def test_a_matter_of_another_draft_is_unknown_here_and_not_common() -> None:
    one = draft(town(remit=(matter("plans"), matter("old"))), id="one")
    other = draft(town(remit=(matter("plans"), matter("new"))), id="other")
    here, there = processes([one, other])
    assert here.order == ("plans", "old", "new") and there.order == ("plans", "new", "old")
    assert [each.missing[0].key for each in here.unknown] == ["deciding.missing.unassigned"]
    assert here.common == there.common == {"plans"}
    silent = draft(unit("council", "council"), id="silent")
    _, its = processes([one, silent], Assumptions(remits_continue=False))
    assert next(each.key for each in its.missing) == "deciding.missing.no-remits"
    assert its.common == frozenset()


def test_all_drafts_have_the_same_year() -> None:
    early = draft(
        town(remit=(matter("m"),), meets=Meets(every=2, period="week", on="monday", from_=dt.date(2026, 1, 5)))
    )
    late = draft(
        town(remit=(matter("m"),), meets=Meets(every=2, period="week", on="monday", from_=dt.date(2028, 1, 3)))
    )
    its = processes([early, late])
    assert {(each.first, each.days) for each in its} == {(dt.date(2028, 1, 1), 366)}
    asked = processes([early, late], year=2027)
    assert {each.first for each in asked} == {dt.date(2027, 1, 1)}
    assert [each.origin for each in of(asked[0], "year")] == ["stated"]


@pytest.mark.parametrize(
    ("meets", "days"),
    [
        (Meets(dates=(dt.date(2027, 1, 11), dt.date(2027, 12, 13))), 2),
        (Meets(every=1, period="week", on="monday", except_=(PartialDate("2027-07"),)), 48),
        (Meets(weeks="even", on="tuesday"), 26),
    ],
)
def test_calendars_are_those_of_the_draft(meets: Meets, days: int) -> None:
    assert meetings(resolved(town(remit=(matter("m"),), meets=meets)), "council") == days


def test_a_box_that_stands_for_two_bodies_takes_twice_as_many_items() -> None:
    its = resolved(town(unit("boards", "board", remit=(matter("m"),), items=10, count=2)))
    assert its.bodies[-1].limit == 20


def test_a_body_that_is_named_twice_handles_a_matter_once_where_it_is_named_first() -> None:
    meets = Meets(a_year=12)
    prepared = matter("m", prepared_by=("section", "city-board", "section"), a_year=1)
    bodies = [unit(id, id, meets=meets) for id in ("city-board", "section")]
    (process,) = processes([draft(unit("board", "board", remit=(prepared,), meets=meets), *bodies)])
    (course,) = process.courses
    assert [process.bodies[body].unit for body in course.bodies] == ["section", "city-board", "board"]


def test_more_meetings_than_working_days_are_as_many_as_these_and_that_is_told() -> None:
    # 2027 has 261 days from Monday to Friday, eight of them free: 1.1., 6.1., 26.3., 29.3., 6.5., 25.6., 6.12., 24.12.
    its = resolved(town(remit=(matter("m", a_year=1),), meets=Meets(a_year=366)))
    assert meetings(its, "council") == 253
    told = [each.text.args["value"] for each in of(its, "meetings") if each.text.key == "deciding.assumed.once-a-day"]
    assert told == [253]
    most = resolved(town(remit=(matter("m", a_year=1),), meets=Meets(a_year=253)))
    assert [each.text.key for each in of(most, "meetings") if "once" in each.text.key] == []
