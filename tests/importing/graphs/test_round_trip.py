"""What was exported and is imported again says what it said."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.export.documents import document
from orgsim.export.formats import DocumentFormat
from orgsim.export.sheets.subject import Subject, subject_of
from orgsim.files.graph_terms import told
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.importing.building import built, draft_text
from orgsim.importing.reading import found_in
from orgsim.messages import catalog
from orgsim.model.dates import PartialDate
from orgsim.model.kinds import Kind
from orgsim.model.meeting import Meets
from orgsim.model.scenario import LINK_KINDS, Link, Municipality, Scenario, Source
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import Text
from orgsim.model.units import Seats, Unit
from tests.importing.matters import IDS, LINE, MONEY, PROSE, WHOLE, matters, texts

ROOT = Path(__file__).resolve().parents[3]
KOSKENLAHTI = ROOT / "tests" / "cases" / "koskenlahti" / "koskenlahden-organisaatiouudistus-2026.yaml"
LOHJA = ROOT / "scenarios" / "lohja-2016.yaml"
FI = catalog("fi")
GRAPHS: tuple[DocumentFormat, ...] = ("ttl", "graphml", "json")

DATES = st.sampled_from(["2026", "2026-spring", "2026-03", "2026-W14", "2026-02-25"]).map(PartialDate)
NAMED = st.dictionaries(IDS, st.integers(0, 99), min_size=1, max_size=2)
SEATS = st.builds(
    Seats,
    total=st.none() | st.integers(0, 10_000),
    deputies=st.none() | st.integers(0, 10_000),
    reserved=st.none() | NAMED,
    speakers=st.none() | st.just({"fi": 3, "sv": 2}),
    chair=st.sampled_from([None, "councillor"]),
    eligible=st.sampled_from([None, "anyone"]),
    women=st.none() | st.integers(0, 9),
).filter(lambda its: its != Seats())
STAFF = st.builds(
    Staff, people=st.none() | WHOLE, fte=st.none() | MONEY, vacant=st.sampled_from([None, True, False])
).filter(lambda its: its != Staff())
BUDGETS = st.builds(Budget, expenses=MONEY, income=st.none() | MONEY, year=st.none() | st.integers(1990, 2050))
LEADERS = st.builds(Leader, title=texts(LINE), oto=st.sampled_from([None, True, False]))
OWN_KIND = {"oma": Kind(side="programme", name=Text(fi="Oma laji"), look="unit", place="beside")}
SOURCES = {"s1": Source(title=Text(fi="Päätös"), date=PartialDate("2026-03"), url="https://example.org/?a=1&b=2")}
MEETS = [
    None,
    Meets(a_year=11),
    Meets(a_year=11, except_=(PartialDate("2027-07"),)),
    Meets(dates=(dt.date(2027, 1, 11), dt.date(2027, 2, 8))),
    Meets(every=2, period="week", on="monday", from_=dt.date(2027, 1, 11)),
    Meets(every=1, period="month", on="friday", nth=-1, except_=(PartialDate("2027-07"), PartialDate("2027-W52"))),
    Meets(weeks="even", on="tuesday"),
]


@st.composite
def drafts(draw: st.DrawFn) -> Scenario:
    """With all that a draft can say of its units and links."""
    ids = draw(st.lists(IDS, min_size=1, max_size=4, unique_by=str.casefold))
    parents = [draw(st.integers(-2, at - 1)) for at in range(len(ids))]
    below: dict[int, list[Unit]] = {at: [] for at in range(-2, len(ids))}
    remits = st.lists(matters(ids), max_size=2, unique_by=lambda its: its.id).map(tuple)
    for at in range(len(ids) - 1, -1, -1):
        unit = Unit(
            id=ids[at],
            kind=draw(st.sampled_from(["council", "committee", "division", "unit", "post", "company", "oma"])),
            name=draw(texts(LINE)),
            units=tuple(below[at]),
            short=draw(st.none() | texts(LINE)),
            side=draw(st.sampled_from([None, "external"])),
            place=draw(st.sampled_from([None, "beside", "below"])),
            seats=draw(st.none() | SEATS),
            language=draw(st.sampled_from([None, "sv"])),
            area=draw(st.sampled_from([(), ("education", "building-permits")])),
            remit=draw(st.none() | remits),
            meets=draw(st.sampled_from(MEETS)),
            agenda_closes=draw(st.none() | st.integers(0, 14)),
            hours=draw(st.sampled_from([None, 2.5, 3])),
            items=draw(st.none() | st.integers(1, 50)),
            count=draw(st.none() | st.integers(2, 30)),
            leader=draw(st.none() | LEADERS),
            staff=draw(st.none() | STAFF),
            budget=draw(st.none() | BUDGETS),
            code=draw(st.none() | LINE),
            from_=draw(st.none() | DATES),
            until=draw(st.none() | DATES),
            purpose=draw(st.none() | texts(PROSE)),
            open=draw(st.none() | texts(PROSE)),
            note=draw(st.none() | texts(PROSE)),
            continues=draw(st.lists(IDS, max_size=2, unique=True).map(tuple)),
            source=draw(st.sampled_from([(), ("s1",)])),
            shared=draw(st.sampled_from([None, True, False])),
            council_decision=draw(st.sampled_from([None, True])),
        )
        below[parents[at]].insert(0, unit)
    ends = st.sampled_from(ids)
    link = st.builds(
        Link,
        kind=st.sampled_from(LINK_KINDS),
        from_=ends,
        to=ends,
        note=st.none() | texts(PROSE),
        source=st.sampled_from([(), ("s1",)]),
    )
    return Scenario(
        id=draw(IDS),
        title=draw(texts(LINE)),
        municipality=draw(
            st.none()
            | st.builds(Municipality, name=texts(LINE), population=st.none() | WHOLE, languages=st.just(("fi",)))
        ),
        status=draw(st.sampled_from(["current", "draft", "adopted"])),
        date=draw(st.none() | DATES),
        effective=draw(st.none() | DATES),
        partial=draw(st.sampled_from([(), ("elected",)])),
        note=draw(st.none() | texts(PROSE)),
        sources=SOURCES,
        kinds={**builtin_kinds(), **OWN_KIND},
        units=tuple(below[-1]),
        tray=tuple(below[-2]),
        links=tuple(draw(st.lists(link, max_size=3, unique_by=lambda its: (its.kind, its.from_, its.to)))),
    )


def said(scenario: Scenario) -> dict[str, Any]:
    """What it says, without what is no part of any of the formats, and without what its kinds say already."""
    found: dict[str, Any] = told(scenario)
    for name in ("matrix", "claims", "timeline", "goals"):
        found.pop(name, None)
    left = [*found.get("units", []), *found.get("tray", [])]
    while left:
        unit = left.pop()
        kind = scenario.kinds[unit["kind"]]
        if unit.get("side") == kind.side:
            del unit["side"]
        if unit.get("place") == kind.place:
            del unit["place"]
        left += unit.get("units", [])
    found["links"] = sorted(found.get("links", []), key=lambda its: (its["kind"], its["from"], its["to"]))
    return found


def again(scenarios: tuple[Scenario, ...], format: DocumentFormat) -> list[Scenario]:
    """What is read of what was written, through the text of a draft."""
    data = document(Subject(scenarios=scenarios, letters="ABC"[: len(scenarios)]), format, FI)
    made = [built(its.imported, FI) for its in found_in({f"x.{format}": data})]
    assert [each.oddities for each in made] == [()] * len(made)
    found = [each.scenario for each in made]
    return [read_scenario_text(draft_text(each), Path("draft.yaml")).scenario for each in found]


@given(scenario=drafts(), format=st.sampled_from(GRAPHS))
def test_any_draft_comes_back_as_it_was(scenario: Scenario, format: DocumentFormat) -> None:
    (found,) = again((scenario,), format)
    assert said(found) == said(scenario)


@pytest.mark.parametrize("format", GRAPHS)
@pytest.mark.parametrize("path", [KOSKENLAHTI, LOHJA], ids=["koskenlahti", "lohja"])
def test_whole_comparisons_come_back_as_they_were(path: Path, format: DocumentFormat) -> None:
    scenarios = subject_of(open_paths([path])).scenarios
    assert [said(each) for each in again(tuple(scenarios), format)] == [said(each) for each in scenarios]
