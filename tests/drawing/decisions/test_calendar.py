"""The year of meetings: weeks as ISO counts them, every meeting on its day, a sign for each body."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.deciding.results import Result
from orgsim.drawing.decisions.calendar import draw_calendar, looks_of, months_of, weeks_of
from orgsim.drawing.decisions.drawing import DecisionsDrawing, Sign, Thing
from orgsim.model.scenario import Scenario
from tests.drawing.decisions.results import agenda, check, draft, result, some_results


def drawn(its: Result, width: float = 900.0) -> DecisionsDrawing:
    return draw_calendar([its], [draft()], width=width, letters="A", language="fi")


def test_weeks_begin_on_monday_and_reach_over_the_ends_of_months_and_years() -> None:
    # 1 January 2027 is a Friday of the last week of 2026, which has 53.
    january = weeks_of(2027, 1)
    assert [day.isoformat() for day in (january[0], january[-1])] == ["2026-12-28", "2027-01-25"]
    assert [day.isocalendar().week for day in january] == [53, 1, 2, 3, 4]
    # February 2027 begins on a Monday and has 28 days; May 2027 begins on a Saturday and has 31.
    assert [day.isocalendar().week for day in weeks_of(2027, 2)] == [5, 6, 7, 8]
    assert len(weeks_of(2027, 5)) == 6
    assert [day.isocalendar().week for day in weeks_of(2026, 12)] == [49, 50, 51, 52, 53]


def test_months_go_on_over_the_end_of_the_year() -> None:
    assert [*months_of(dt.date(2026, 11, 30), dt.date(2027, 2, 1))] == [(2026, 11), (2026, 12), (2027, 1), (2027, 2)]


def test_days_stand_below_their_weekday_and_beside_their_week() -> None:
    drawing = drawn(result(agendas=[agenda("hallitus", [dt.date(2027, 1, 1), dt.date(2027, 1, 11)])]))
    texts = {text.lines[0]: text for text in reversed(drawing.texts)}
    friday, monday = drawing.hits[1:]
    assert friday.of == Thing(kind="day", column=0, day=dt.date(2027, 1, 1))
    assert friday.x + friday.width / 2 == texts["pe"].x
    assert monday.x + monday.width / 2 == texts["ma"].x
    # Week 53 is the first row; 11 January stands in the third, that of week 2. A row takes 15 + 10 + 2.
    weeks = {text.lines[0]: text for text in reversed(drawing.texts) if text.align == "right"}
    assert weeks["53"].baseline == friday.y + 12.0
    assert weeks["2"].baseline == monday.y + 12.0
    assert monday.y == friday.y + 2 * 27.0
    assert monday.said.startswith("ma 11.1.2027, viikko 2\nKaupunginhallitus")
    assert friday.said.startswith("pe 1.1.2027, viikko 53")


def test_months_have_no_meetings_only_where_something_is_known_of_meetings() -> None:
    known = [
        line for text in drawn(result(agendas=[agenda("hallitus", [dt.date(2027, 3, 8)])])).texts for line in text.lines
    ]
    assert known.count("ei kokouksia") == 11
    unknown = [line for text in drawn(result()).texts for line in text.lines]
    assert "ei kokouksia" not in unknown
    assert any(line.startswith("Luonnos ei kerro, mitkä toimielimet") for line in unknown)


def test_every_meeting_has_the_sign_of_its_body_on_its_day() -> None:
    both = dt.date(2027, 3, 8)
    its = result(agendas=[agenda("hallitus", [both, dt.date(2027, 3, 22)]), agenda("valtuusto", [both])])
    drawing = drawn(its)
    looks = looks_of([its])
    assert looks["hallitus"] != looks["valtuusto"]
    hits = {hit.of.day: hit for hit in drawing.hits if hit.of.kind == "day"}
    assert hits.keys() == {both, dt.date(2027, 3, 22)}

    def signs(day: dt.date) -> list[tuple[str, str]]:
        hit = hits[day]
        return [
            (its.form, its.inside)
            for its in drawing.shapes
            if isinstance(its, Sign) and hit.x <= its.x <= hit.x + hit.width and hit.y <= its.y <= hit.y + hit.height
        ]

    assert signs(both) == [(looks[each].form, looks[each].inside) for each in ("hallitus", "valtuusto")]
    assert signs(dt.date(2027, 3, 22)) == [(looks["hallitus"].form, looks["hallitus"].inside)]


def test_eighteen_bodies_have_signs_of_their_own() -> None:
    its = result(agendas=[agenda(f"b{at}") for at in range(20)])
    looks = looks_of([its])
    assert len({(look.form, look.inside) for look in looks.values()}) == 19
    assert looks["b18"] == looks["b19"]


def test_days_that_are_no_more_than_an_example_say_so() -> None:
    drawing = drawn(result(agendas=[agenda("hallitus", [dt.date(2027, 3, 8)], evenly=True)]))
    lines = [line for text in drawing.texts for line in text.lines]
    assert "Kaupunginhallitus, 1 kokous (esimerkki)" in lines
    # Eleven months are without any meeting.
    assert lines.count("ei kokouksia") == 11


@given(some_results(), st.sampled_from([700.0, 1300.0, 1800.0]))
def test_texts_keep_apart(made: tuple[tuple[Result, ...], tuple[Scenario, ...]], width: float) -> None:
    results, drafts = made
    check(draw_calendar(results, drafts, width=width, letters="ABCD", language="fi"))
