"""Days of meetings, held against the calendars of 2026 and 2027 as they hang on the wall."""

from __future__ import annotations

import datetime as dt
import runpy

from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.deciding.calendar import calendar_of, is_phase_assumed, meeting_days
from orgsim.analysis.deciding.holidays import free_days, is_working_day
from orgsim.model.dates import PartialDate
from orgsim.model.meeting import NTH, WEEKDAYS, Meets
from orgsim.resources import resource

YEAR_2026 = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
YEAR_2027 = dt.date(2027, 1, 1), dt.date(2027, 12, 31)
AROUND_NEW_YEAR = dt.date(2026, 12, 1), dt.date(2027, 1, 31)


def told(days: tuple[dt.date, ...]) -> str:
    """Days as Finns write them, without their years."""
    return " ".join(f"{day.day}.{day.month}." for day in days)


def test_every_second_week_from_a_date_and_even_weeks_part_at_the_turn_of_a_year_of_53_weeks() -> None:
    # 7.12.2026 is in week 50, 21.12. in 52, 28.12. in 53; 4.1.2027 is in week 1.
    from_a_date = Meets(every=2, period="week", on="monday", from_=dt.date(2026, 12, 7))
    assert told(meeting_days(from_a_date, *AROUND_NEW_YEAR)) == "7.12. 21.12. 4.1. 18.1."
    assert told(meeting_days(Meets(weeks="even", on="monday"), *AROUND_NEW_YEAR)) == "7.12. 21.12. 11.1. 25.1."
    # Odd ones are two in a row there.
    assert told(meeting_days(Meets(weeks="odd", on="monday"), *AROUND_NEW_YEAR)) == "14.12. 28.12. 4.1. 18.1."


def test_the_second_monday_of_the_month_is_one_day_a_month() -> None:
    second = Meets(every=1, period="month", on="monday", nth=2, except_=(PartialDate("2027-07"),))
    days = meeting_days(second, *YEAR_2027)
    assert told(days) == "11.1. 8.2. 8.3. 12.4. 10.5. 14.6. 9.8. 13.9. 11.10. 8.11. 13.12."


def test_a_month_that_is_excepted_by_name_is_so_in_every_year() -> None:
    second = Meets(every=1, period="month", on="monday", nth=2, except_months=(7,))
    in_2027 = "11.1. 8.2. 8.3. 12.4. 10.5. 14.6. 9.8. 13.9. 11.10. 8.11. 13.12."
    # What is late in 2027 goes on in 2028, and meets in its July no more than in that of the year before.
    in_2028 = "10.1. 14.2. 13.3. 10.4. 8.5. 12.6. 14.8. 11.9. 9.10. 13.11. 11.12."
    assert told(meeting_days(second, *YEAR_2027)) == in_2027
    assert told(meeting_days(second, dt.date(2027, 1, 1), dt.date(2028, 12, 31))) == f"{in_2027} {in_2028}"
    # Excepted in the one year only, it is met in in the next.
    only = Meets(every=1, period="month", on="monday", nth=2, except_=(PartialDate("2027-07"),))
    assert dt.date(2028, 7, 10) in meeting_days(only, dt.date(2027, 1, 1), dt.date(2028, 12, 31))


def test_a_month_without_a_fifth_monday_has_no_meeting_and_the_last_is_always_there() -> None:
    # 29.3.2027 is Easter Monday.
    fifth = Meets(every=1, period="month", on="monday", nth=5)
    assert told(meeting_days(fifth, *YEAR_2027)) == "30.3. 31.5. 30.8. 29.11."
    last = Meets(every=3, period="month", on="friday", nth=-1, from_=dt.date(2027, 1, 1))
    assert told(meeting_days(last, *YEAR_2027)) == "29.1. 30.4. 30.7. 29.10."


def test_a_rule_begins_with_its_first_weekday_from_the_date_on() -> None:
    # 13.1.2027 is a Wednesday. RFC 5545 would take the Monday two weeks behind that week's, the 25th.
    mondays = Meets(every=2, period="week", on="monday", from_=dt.date(2027, 1, 13))
    assert told(meeting_days(mondays, dt.date(2027, 1, 1), dt.date(2027, 2, 28))) == "18.1. 1.2. 15.2."
    # The second Monday of January is the 11th, before it.
    months = Meets(every=2, period="month", on="monday", nth=2, from_=dt.date(2027, 1, 20))
    assert told(meeting_days(months, *YEAR_2027)) == "8.2. 12.4. 14.6. 9.8. 11.10. 13.12."
    # No weekday is stated: that of the date.
    plain = Meets(every=3, period="week", from_=dt.date(2027, 1, 13))
    assert told(meeting_days(plain, dt.date(2027, 1, 1), dt.date(2027, 2, 28))) == "13.1. 3.2. 24.2."


def test_a_rule_that_is_counted_from_a_date_long_ago_keeps_its_step() -> None:
    # Both are Mondays, 626 weeks apart: an even number.
    rule = Meets(every=2, period="week", on="monday", from_=dt.date(2015, 1, 5))
    assert (dt.date(2027, 1, 4) - dt.date(2015, 1, 5)).days == 626 * 7
    assert told(meeting_days(rule, dt.date(2027, 1, 1), dt.date(2027, 1, 31))) == "4.1. 18.1."


def test_a_meeting_on_a_free_day_passes_to_the_next_working_day_of_its_week() -> None:
    thursdays = calendar_of(Meets(every=1, period="week", on="thursday"), *YEAR_2026)
    # 1.1. is New Year's Day, 14.5. Ascension; behind Christmas Eve the week has no working day.
    assert [(told((meant,)), told((day,))) for meant, day in thursdays.moved] == [("1.1.", "2.1."), ("14.5.", "15.5.")]
    assert told(thursdays.dropped) == "24.12."
    assert len(thursdays.days) == 53 - 1  # 1.1.2026 and 31.12.2026 are both Thursdays
    # Good Friday, May Day and Midsummer's eve in 2026, and Christmas Day: behind a Friday there is nothing left.
    fridays = calendar_of(Meets(every=1, period="week", on="friday"), *YEAR_2026)
    assert (fridays.moved, told(fridays.dropped)) == ((), "3.4. 1.5. 19.6. 25.12.")
    # Independence Day of 2027 is a Monday, as is Easter's second day.
    mondays = calendar_of(Meets(every=1, period="week", on="monday"), *YEAR_2027)
    assert [(told((meant,)), told((day,))) for meant, day in mondays.moved] == [("29.3.", "30.3."), ("6.12.", "7.12.")]
    # Epiphany of 2027 is a Wednesday.
    wednesdays = calendar_of(Meets(every=1, period="week", on="wednesday"), *YEAR_2027)
    assert [(told((meant,)), told((day,))) for meant, day in wednesdays.moved] == [("6.1.", "7.1.")]


def test_a_meeting_does_not_pass_to_a_day_that_is_excepted() -> None:
    rule = Meets(every=1, period="week", on="monday", except_=(PartialDate("2027-03-30"), PartialDate("2027-12-06")))
    calendar = calendar_of(rule, *YEAR_2027)
    # An excepted Independence Day is no meeting that was dropped.
    assert [(told((meant,)), told((day,))) for meant, day in calendar.moved] == [("29.3.", "31.3.")]
    assert calendar.dropped == ()


def test_days_that_are_named_stay_and_those_that_are_free_are_told() -> None:
    named = Meets(dates=(dt.date(2027, 12, 6), dt.date(2027, 2, 1), dt.date(2028, 1, 1)))
    calendar = calendar_of(named, *YEAR_2027)
    assert told(calendar.days) == "1.2. 6.12."
    assert told(calendar.held) == "6.12."


def test_a_number_a_year_is_spread_evenly_over_the_working_days() -> None:
    # Of 261 days from Monday to Friday 1.1., 6.1., 26.3., 29.3., 6.5., 25.6., 6.12. and 24.12. are free.
    assert sum(is_working_day(dt.date(2027, 1, 1) + dt.timedelta(days=ahead)) for ahead in range(365)) == 253
    days = meeting_days(Meets(a_year=4), *YEAR_2027)
    assert len(days) == 4
    working = [dt.date(2027, 1, 1) + dt.timedelta(days=ahead) for ahead in range(365)]
    working = [day for day in working if is_working_day(day)]
    assert [working.index(day) for day in days] == [31, 94, 158, 221]  # 1/8, 3/8, 5/8 and 7/8 of 253
    # July is excepted: no meeting in it, and as many in the year.
    without_july = meeting_days(Meets(a_year=11, except_=(PartialDate("2027-07"),)), *YEAR_2027)
    assert (len(without_july), [day for day in without_july if day.month == 7]) == (11, [])
    assert meeting_days(Meets(a_year=0), *YEAR_2027) == ()
    assert len(meeting_days(Meets(a_year=366), *YEAR_2027)) == 253


def test_a_rule_of_several_weeks_that_is_counted_from_nowhere_says_so() -> None:
    assert is_phase_assumed(Meets(every=2, period="week", on="monday"))
    assert not is_phase_assumed(Meets(every=1, period="week", on="monday"))
    assert not is_phase_assumed(Meets(every=2, period="week", on="monday", from_=dt.date(2027, 1, 11)))
    assert not is_phase_assumed(Meets(weeks="even", on="monday"))


def test_holidays_of_finland_with_both_eves_on_their_own_days() -> None:
    free = free_days(2027)
    # New Year, Epiphany, Easter (28.3.), May Day, Ascension (6.5.), Pentecost (16.5.), Midsummer with its eve, All
    # Saints' (6.11.), Independence Day, Christmas with its eve.
    days = "1.1. 6.1. 26.3. 28.3. 29.3. 1.5. 6.5. 16.5. 25.6. 26.6. 6.11. 6.12. 24.12. 25.12. 26.12."
    assert told(tuple(sorted(free))) == days
    # Behind the last year that the package knows, the eves are.
    assert told(tuple(sorted(free_days(2150)))) == "19.6. 24.12."


def test_what_is_kept_of_holidays_is_what_the_package_knows() -> None:
    made = runpy.run_path(str(resource("free-days", "make.py")))
    assert made["FILE"].read_text(encoding="ascii") == made["lines"]()
    for year in (1853, 1973, 2026, 2100):
        assert free_days(year) >= {*made["public_holidays"](year)}


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
EXCEPTED = st.lists(
    st.builds(
        lambda day, form: PartialDate(day.strftime(form)), DAYS, st.sampled_from(("%Y-%m", "%Y-%m-%d", "%G-W%V", "%Y"))
    ),
    max_size=3,
).map(tuple)
MONTHS_OFF = st.sets(st.integers(1, 12), max_size=3).map(lambda its: tuple(sorted(its)))
WEEKLY = st.builds(
    Meets,
    every=st.integers(1, 52),
    period=st.just("week"),
    on=st.sampled_from(WEEKDAYS),
    from_=st.none() | DAYS,
    except_=EXCEPTED,
    except_months=MONTHS_OFF,
)
PARITY = st.builds(
    Meets,
    weeks=st.sampled_from(("even", "odd")),
    on=st.sampled_from(WEEKDAYS),
    from_=st.none() | DAYS,
    except_=EXCEPTED,
    except_months=MONTHS_OFF,
)
MONTHLY = st.builds(
    Meets,
    every=st.integers(1, 12),
    period=st.just("month"),
    on=st.sampled_from(WEEKDAYS),
    nth=st.sampled_from(NTH),
    from_=st.none() | DAYS,
    except_=EXCEPTED,
    except_months=MONTHS_OFF,
)
NUMBER = st.builds(Meets, a_year=st.integers(0, 366), except_=EXCEPTED, except_months=MONTHS_OFF)
DATES = st.builds(Meets, dates=st.lists(DAYS, min_size=1, max_size=20).map(tuple))


@given(WEEKLY | PARITY | MONTHLY | NUMBER | DATES, DAYS, st.integers(0, 400), st.integers(0, 400))
def test_what_holds_of_all_rules(meets: Meets, first: dt.date, one: int, other: int) -> None:
    middle, last = first + dt.timedelta(days=one), first + dt.timedelta(days=one + 1 + other)
    whole = calendar_of(meets, first, last)
    parts = [calendar_of(meets, first, middle), calendar_of(meets, middle + dt.timedelta(days=1), last)]
    # Which days are asked for has no say in which of them are meetings.
    assert whole.days == parts[0].days + parts[1].days
    assert whole.moved == parts[0].moved + parts[1].moved
    assert whole.dropped == parts[0].dropped + parts[1].dropped
    assert list(whole.days) == sorted(set(whole.days))
    assert all(first <= day <= last for day in whole.days)
    if not meets.dates:
        assert not any(day in free_days(day.year) for day in whole.days)
        assert not any(each.first <= day <= each.last for day in whole.days for each in meets.except_)
        assert not any(day.month in meets.except_months for day in whole.days)
        assert meets.from_ is None or all(day >= meets.from_ for day in whole.days)
    for meant, day in whole.moved:
        assert meant.isocalendar()[:2] == day.isocalendar()[:2]
        assert is_working_day(day)


@given(WEEKLY, st.integers(0, 200))
def test_every_so_many_weeks_is_a_loop_over_days(meets: Meets, ahead: int) -> None:
    # From the first day of its own: a plain loop that knows nothing of rules.
    if meets.from_ is None:
        return
    day = meets.from_
    while day.weekday() != WEEKDAYS.index(meets.on or "monday"):
        day += dt.timedelta(days=1)
    last = meets.from_ + dt.timedelta(days=ahead)
    expected: list[dt.date] = []
    while day <= last + dt.timedelta(days=6):
        excepted = [each for each in meets.except_ if each.first <= day <= each.last]
        off = day.month in meets.except_months
        if day not in free_days(day.year) and not excepted and not off and day <= last:
            expected.append(day)
        day += dt.timedelta(weeks=meets.every or 1)
    calendar = calendar_of(meets, meets.from_, last)
    moved = {day for _, day in calendar.moved}
    assert [day for day in calendar.days if day not in moved] == expected
