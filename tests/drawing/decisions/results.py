"""Results of simulations made by hand, and what must hold of every drawing of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import islice

from hypothesis import strategies as st

from orgsim.analysis.deciding.results import (
    Agenda,
    CaseKey,
    CasePath,
    Days,
    Gain,
    Interval,
    Legal,
    Load,
    Overall,
    Parts,
    PathStep,
    Result,
    StepKind,
    Times,
    Wait,
)
from orgsim.drawing.decisions.drawing import DecisionsDrawing
from orgsim.messages import message
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Unit
from tests.drawing.organisations import KINDS

CASE = CaseKey(run=0, matter="kaava", number=0)
LONG = "Varhaiskasvatuslautakunnan ja perusopetuspalveluiden ruotsinkielinen yhteistoimintajaosto"
NAMES = {
    "valtuusto": "Kaupunginvaltuusto",
    "hallitus": "Kaupunginhallitus",
    "lautakunta": LONG,
    "jaosto": "Lupajaosto",
}


def draft(id: str = "nyt", title: str = "Nykyinen organisaatio") -> Scenario:
    units = [Unit(id=each, kind="board", name=Text(fi=name)) for each, name in NAMES.items()]
    return Scenario(id=id, title=Text(fi=title), kinds=KINDS, units=tuple(units))


def days(
    median: float = 30.0,
    p90: float = 60.0,
    *,
    lower: float = 20.0,
    upper: float = 40.0,
    interval: tuple[float, float] | None = None,
    by_day: Sequence[int] = (0, 0, 5, 5),
) -> Days:
    return Days(
        cases=sum(by_day),
        mean=median + 1.5,
        mean_interval=None if interval is None else Interval(*interval),
        median=median,
        median_interval=None if interval is None else Interval(*interval),
        lower=lower,
        upper=upper,
        p90=p90,
        least=1.0,
        most=p90 + 9.0,
        by_day=tuple(by_day),
    )


def wait(body: str, meeting: float, full: float = 0.0, tabled: float = 0.0, *, takes_over: bool = False) -> Wait:
    return Wait(
        body=body,
        step="takes-over" if takes_over else "decides",
        meeting=meeting,
        full=full,
        tabled=tabled,
        share=1.0,
    )


PARTS = Parts(
    preparation=10.0,
    waits=(wait("lautakunta", 5.0, 2.0, 1.0), wait("hallitus", 3.0, takes_over=True)),
    taken_over=2.0,
    legal=(Legal(kind="minutes", days=7.0), Legal(kind="claim", days=14.0)),
)


def times(matter: str, its: Days | None, parts: Parts | None = PARTS, name: str = "asemakaavat") -> Times:
    missing = () if its is not None else (message("deciding.missing.meetings", body=Text(fi=LONG)),)
    return Times(
        matter=matter,
        name=Text(fi=name),
        bodies=("lautakunta",),
        cases_a_year=12.0,
        decision=its,
        finality=its,
        parts=None if its is None else parts,
        median_case=None if its is None else CASE,
        p90_case=None if its is None else CaseKey(run=1, matter=matter, number=0),
        missing=missing,
    )


def agenda(
    body: str,
    meetings: Iterable[dt.date] = (),
    *,
    items: float | None = 4.0,
    full: float | None = None,
    evenly: bool = False,
) -> Agenda:
    return Agenda(
        body=body,
        name=Text(fi=NAMES.get(body, body)),
        meetings=tuple(meetings),
        closes=5,
        limit=None if full is None else 6,
        hours=None,
        items=items,
        at_least=items or 2.0,
        most_items=9,
        full=full,
        put_off=0.2,
        evenly=evenly,
    )


def result(
    matters: Sequence[Times] = (),
    agendas: Sequence[Agenda] = (),
    loads: Sequence[Load] = (),
    *,
    scenario: str = "nyt",
    year: int = 2027,
) -> Result:
    known = [each for each in matters if each.decision is not None]
    first = known[0] if known else None
    overall = Overall(
        matters=tuple([each.matter for each in known]),
        left_out=tuple([each.matter for each in matters if each.decision is None]),
        decision=None if first is None else first.decision,
        finality=None if first is None else first.finality,
        parts=None if first is None else first.parts,
    )
    return Result(
        scenario=scenario,
        first=dt.date(year, 1, 1),
        last=dt.date(year, 12, 31),
        seed=1,
        runs=100,
        matters=tuple(matters),
        overall=overall,
        common=overall,
        agendas=tuple(agendas),
        loads=tuple(loads),
        slowest=None,
        assumptions=(),
        missing=(),
    )


def load(bodies: int, least: int, mean: float, most: int) -> Load:
    return Load(
        bodies=bodies, least=least, mean=mean, most=most, at_least=("hallitus",), at_most=("lautakunta",), clashes=2
    )


def gain(body: str, days: float, interval: tuple[float, float] | None = None) -> Gain:
    return Gain(
        body=body,
        name=Text(fi=NAMES[body]),
        meetings=11,
        added=(),
        added_a_year=12,
        days=days,
        interval=None if interval is None else Interval(*interval),
        matters=("kaava",),
    )


def path(*steps: tuple[StepKind, dt.date, str | None]) -> CasePath:
    told = []
    before = steps[0][1]
    for kind, day, body in steps:
        told.append(PathStep(kind=kind, day=day, body=body, days=(day - before).days))
        before = day
    return CasePath(scenario="nyt", case=CASE, steps=tuple(told), decision=34.0, finality=72.0)


def check(drawing: DecisionsDrawing) -> None:
    """No text is clipped or lies over another, none is small, and nothing reaches out of the drawing."""
    rooms = [(text.room, text) for text in drawing.texts]
    for (left, top, right, bottom), text in rooms:
        assert left >= -0.01 and right <= drawing.width + 0.01, text
        assert top >= -0.01 and bottom <= drawing.height + 4.01, text
        assert text.size >= 11
    rooms.sort(key=lambda each: each[0][1])
    for at, (one, a) in enumerate(rooms):
        # Descenders may reach among the capitals of the next line as they do in any text.
        for other, b in islice(rooms, at + 1, None):
            if other[1] >= one[3] - 2.5:
                break
            assert one[2] <= other[0] + 0.01 or other[2] <= one[0] + 0.01, (a, b)
    for hit in drawing.hits:
        assert hit.x >= -0.01 and hit.x + hit.width <= drawing.width + 0.01
        assert hit.y >= -2.01 and hit.y + hit.height <= drawing.height + 0.01
        assert hit.said


_WORDS = st.sampled_from(["kaavat", LONG, "Määräaikaisten ympäristö- ja rakennuslupien myöntäminen", "avustukset"])
_AMOUNT = st.floats(0.0, 120.0)


@st.composite
def some_days(draw: st.DrawFn) -> Days | None:
    if draw(st.integers(0, 4)) == 0:
        return None
    lower, median, upper, p90 = sorted(draw(st.tuples(_AMOUNT, _AMOUNT, _AMOUNT, _AMOUNT)))
    interval = draw(st.none() | st.just((median * 0.9, median * 1.1)))
    by_day = draw(st.lists(st.integers(0, 40), min_size=1, max_size=150))
    return days(median, p90, lower=lower, upper=upper, interval=interval, by_day=by_day)


@st.composite
def some_results(draw: st.DrawFn) -> tuple[tuple[Result, ...], tuple[Scenario, ...]]:
    """From one to four drafts of the same matters, of which some are unknown."""
    drafts = draw(st.integers(1, 4))
    named = draw(st.lists(_WORDS, min_size=1, max_size=5))
    meetings = st.lists(st.dates(dt.date(2027, 1, 1), dt.date(2027, 12, 31)), max_size=30, unique=True)
    results = []
    for column in range(drafts):
        matters = []
        for at, name in enumerate(named):
            waits = [wait(body, *draw(st.tuples(_AMOUNT, _AMOUNT, _AMOUNT))) for body in ("lautakunta", "valtuusto")]
            parts = Parts(
                preparation=draw(st.none() | _AMOUNT),
                waits=(*waits, wait("hallitus", 4.0, takes_over=True)),
                taken_over=draw(_AMOUNT),
                legal=(Legal(kind="notice", days=7.0), Legal(kind="appeal", days=30.0)),
            )
            matters.append(times(f"m{at}", draw(some_days()), parts, name))
        agendas = [
            agenda(
                body,
                sorted(draw(meetings)),
                items=draw(st.none() | _AMOUNT),
                full=draw(st.none() | st.floats(0.0, 1.0)),
                evenly=draw(st.booleans()),
            )
            for body in NAMES
            if draw(st.booleans())
        ]
        loads = [load(1, 9, 9.0, 9), load(2, 12, 30.4, 41), load(3, 25, 52.1, 80)][: draw(st.integers(0, 3))]
        results.append(result(matters, agendas, loads, scenario=f"s{column}"))
    titles = ["Nykyinen organisaatio", f"Malli, jossa {LONG} säilyy"]
    return tuple(results), tuple([draft(f"s{at}", titles[at % 2]) for at in range(drafts)])
