from __future__ import annotations

from orgsim.export.sheets.subject import Subject
from orgsim.export.sheets.transition import transition_sheet
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.messages import catalog
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import Staff
from orgsim.model.text import Text
from orgsim.model.units import Unit


def unit(id: str, *units: Unit, people: int | None = None, **rest: object) -> Unit:
    staff = None if people is None else Staff(people=people)
    return Unit(id=id, kind="unit", name=Text(fi=id), units=units, staff=staff, **rest)  # type: ignore[arg-type]


def town(id: str, *units: Unit) -> Scenario:
    return Scenario(id=id, title=Text(fi=id), kinds=builtin_kinds(), units=units)


def test_staff_that_no_unit_states_or_that_stands_at_those_below_it_is_no_nought() -> None:
    care = unit("care", unit("one", people=12), unit("two", people=8), people=20)
    before = town("before", unit("top", care, unit("empty", people=0), unit("lab"), unit("shop", people=5)))
    after = town(
        "after",
        unit("top", care, unit("empty", people=0), unit("lab", people=3, continues=("shop",)), unit("shop", people=2)),
    )
    sheet = transition_sheet(Subject(scenarios=(before, after), letters="AB"), catalog("en"))
    assert sheet is not None
    titles = [column.title for column in sheet.columns]
    out = next(at for at, title in enumerate(titles) if title == "staff before")
    found = {(row[-2], row[-1]): row[out : out + 2] for row in sheet.rows}
    assert found == {
        ("top", "top"): (None, None),
        ("care", "care"): (None, None),
        ("one", "one"): (12, 12),
        ("two", "two"): (8, 8),
        ("empty", "empty"): (0, 0),
        ("lab", "lab"): (None, 3),
        ("shop", "shop"): (5, 2),
        ("shop", "lab"): (None, None),
    }
    # What a unit states of its branch. The top states nothing, and the lab below it is not known.
    out = titles.index("staff, whole branch, before")
    branches = {(row[-2], row[-1]): row[out : out + 2] for row in sheet.rows if row[out] is not None}
    assert branches == {("care", "care"): (20, 20)}
