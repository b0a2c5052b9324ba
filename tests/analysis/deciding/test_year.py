"""Which year is simulated, and why."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.year import year_of
from orgsim.model.dates import PartialDate
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Scenario
from tests.analysis.deciding.drafts import draft, unit

PLAIN = draft(unit("council", "council"))


def meeting(meets: Meets) -> Scenario:
    return draft(unit("council", "council", meets=meets))


DATES = meeting(Meets(dates=(dt.date(2026, 12, 14), dt.date(2027, 1, 11), dt.date(2027, 2, 8))))
FROM = meeting(Meets(every=2, period="week", on="monday", from_=dt.date(2028, 1, 10)))
DATED = replace(PLAIN, date=PartialDate("2026-11-02"))


@pytest.mark.parametrize(
    ("scenarios", "year", "why"),
    [
        ((PLAIN,), 2027, "plain"),
        ((DATED, replace(PLAIN, date=PartialDate("2025"))), 2027, "dated"),
        # In force from 1 January: that year. In force from June: the next.
        ((DATED, replace(PLAIN, effective=PartialDate("2029-01-01"))), 2029, "effective"),
        ((DATED, replace(PLAIN, effective=PartialDate("2029-06-01"))), 2030, "effective"),
        ((replace(PLAIN, effective=PartialDate("2030-01-01")), FROM), 2028, "from"),
        ((DATES, FROM), 2027, "named"),
    ],
)
def test_the_year_that_most_is_known_of(scenarios: tuple[Scenario, ...], year: int, why: str) -> None:
    found, reason = year_of(scenarios)
    assert (found, reason.key) == (year, f"deciding.year.{why}")


def each(*meets: Meets | None, date: str | None = None, effective: str | None = None) -> Scenario:
    """A draft with bodies that meet so."""
    bodies = [unit(f"board-{at}", "board", meets=its) for at, its in enumerate(meets)]
    dates = [None if text is None else PartialDate(text) for text in (date, effective)]
    return replace(draft(*bodies), date=dates[0], effective=dates[1])


def on(*days: str) -> Meets:
    return Meets(dates=tuple(map(dt.date.fromisoformat, days)))


def since(day: str) -> Meets:
    return Meets(every=1, period="week", on="monday", from_=dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("scenarios", "year", "why", "far"),
    [
        # One body that errs by a digit moves nobody, whatever the others tell.
        ([each(on("1999-01-01", "2001-02-02"), since("2027-01-11"), since("2027-01-04"))], 2027, "from", ["board-0"]),
        ([each(since("2099-01-01"), on("2027-01-11"), date="2027-01-01")], 2027, "named", ["board-0"]),
        ([each(on("1999-01-01"), date="2026-12-01")], 2027, "dated", ["board-0"]),
        # The same body in two drafts is one that errs, not two that agree.
        ([each(on("1999-01-01"), effective="2027"), each(on("1999-01-01"))], 2027, "effective", ["board-0"]),
        # Two that agree are right, and the draft's date is of another time.
        ([each(since("2027-01-11"), since("2027-01-04"), date="2016-02-25")], 2027, "from", []),
        # More days do not outvote more bodies; the last year that rules count from does where more do so.
        ([each(on("2024-01-01", "2024-02-01", "2024-03-01"), on("2026-01-05"), on("2026-02-02"))], 2026, "named", []),
        ([each(on("2022-01-10"), since("2027-01-11"), since("2027-01-04"))], 2027, "from", []),
        # Of three drafts one is in force in a far year; of two it is not known which.
        ([each(effective="2027"), each(effective="2028"), each(effective="2099")], 2028, "effective", []),
        ([each(effective="2027"), each(effective="2099")], 2099, "effective", []),
        ([each(date="2016"), each(date="2017"), each(date="2107")], 2018, "dated", []),
        # At the calendar's edges, where no file may go.
        ([each(date="9999")], 2200, "dated", []),
        ([each(effective="0001-01-01")], 1900, "effective", []),
    ],
)
def test_one_odd_year_moves_no_draft_and_is_told(
    scenarios: list[Scenario], year: int, why: str, far: list[str]
) -> None:
    found, reason = year_of(scenarios)
    assert found == year
    told = reason.key
    if far:
        assert told == "deciding.year.far"
        assert [str(name.und) for name in reason.args["bodies"]] == far  # type: ignore[attr-defined]
        told = reason.args["why"].key  # type: ignore[attr-defined]
    assert told == f"deciding.year.{why}"


def test_drafts_at_the_edges_of_the_calendar_are_simulated() -> None:
    """Such as no file can state, each alone and all together."""
    edges = ("0001-01-01", "1999-12-31", "9998-12-31", "9999-12-31")
    odd = [on(*edges), *(on(day) for day in edges), *(since(day) for day in edges)]
    odd += [Meets(every=3, period="month", on="friday", nth=-1, from_=dt.date.fromisoformat(day)) for day in edges]
    odd += [Meets(a_year=12), since("2027-01-01")]
    for its in ([each(one)] for one in odd):
        assert len(processes(its)) == 1
    drafts = [each(*odd, date=day, effective=day) for day in edges]
    assert [process.first.year for process in processes(drafts)] == [processes(drafts)[0].first.year] * len(edges)
