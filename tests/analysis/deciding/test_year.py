"""Which year is simulated, and why."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

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
