"""Agendas, evenings and gains: bars to one scale, numbers beside them, what is not known in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.analysis.deciding.results import Result
from orgsim.drawing.decisions.agendas import draw_agendas
from orgsim.drawing.decisions.calendar import draw_calendar
from orgsim.drawing.decisions.drawing import Bar, DecisionsDrawing, Sign, Stroke, Thing
from orgsim.drawing.decisions.gains import draw_gains
from orgsim.drawing.decisions.loads import draw_loads
from orgsim.messages import message
from orgsim.model.hierarchy import unit_of
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from tests.drawing.decisions.results import NAMES, agenda, check, draft, gain, load, result, some_results
from tests.drawing.organisations import KINDS


def year(count: int) -> list[dt.date]:
    return [dt.date(2027, 1, 4) + dt.timedelta(days=7 * at) for at in range(count)]


def written(drawing: DecisionsDrawing) -> list[str]:
    return [line for text in drawing.texts for line in text.lines]


def filled(drawing: DecisionsDrawing) -> list[Bar]:
    return [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.fill is not None]


def test_bars_of_agendas_have_one_scale_in_all_drafts() -> None:
    its = [
        result(agendas=[agenda("hallitus", year(40), items=6.0, full=0.25)]),
        result(agendas=[agenda("hallitus", year(20), items=None)], scenario="uusi"),
    ]
    drawing = draw_agendas(its, [draft(), draft("uusi")], width=1200.0, letters="AB", language="fi")
    bars = filled(drawing)
    meetings = [bar.width for bar in bars if bar.x == bars[0].x]
    assert meetings[1] == pytest.approx(meetings[0] / 2)
    # Items of a matter that does not tell how many it has are a least number: 2 of 6.
    items = [bar for bar in bars if bar.x == bars[1].x]
    assert items[1].width == pytest.approx(items[0].width / 3)
    assert [bar.texture for bar in items] == ["plain", "hatched"]
    frame = next(shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.fill is None)
    full = next(bar for bar in bars if bar.x == frame.x)
    assert full.width == pytest.approx(frame.width / 4)
    assert {"40", "20", "6,0", "≥\u00a02,0", "25 %", "ei rajaa"} <= {*written(drawing)}


def test_a_body_without_an_agenda_is_said_to_lack_one_or_to_be_of_other_drafts() -> None:
    its = [
        result(agendas=[agenda("hallitus", year(9)), agenda("valiokunta", year(9))]),
        result(agendas=[agenda("jaosto", year(9))], scenario="uusi"),
    ]
    drawing = draw_agendas(its, [draft(), draft("uusi")], width=1200.0, letters="AB", language="fi")
    # The second draft has the board and not the committee; the first has the section.
    assert written(drawing).count("ei tässä luonnoksessa") == 1
    assert written(drawing).count("ei käsittele asioita, tai kokouksia ei tiedetä") == 2


def test_evenings_reach_from_the_least_to_the_most() -> None:
    its = [result(loads=[load(1, 10, 10.0, 10), load(2, 20, 30.0, 50)])]
    drawing = draw_loads(its, [draft()], width=1000.0, letters="A", language="fi")
    at = {text.lines[0]: text.x for text in drawing.texts if text.align == "middle"}
    evening = (at["50"] - at["0"]) / 50
    means = [shape.x for shape in drawing.shapes if isinstance(shape, Sign)]
    assert means == pytest.approx([at["0"] + 10 * evening, at["0"] + 30 * evening])
    reach = next(shape.points for shape in drawing.shapes if isinstance(shape, Stroke) and shape.width == 2.0)
    assert [x for x, _ in reach] == pytest.approx([at["0"] + 20 * evening, at["0"] + 50 * evening])
    assert {"10", "30 (20–50)"} <= {*written(drawing)}
    hit = next(hit for hit in drawing.hits if hit.of == Thing(kind="load", column=0, part="2"))
    assert "enintään 50 iltaa: Varhaiskasvatuslautakunnan" in hit.said


def test_the_largest_gain_comes_first_with_its_interval() -> None:
    its = [[gain("hallitus", 1.0), gain("lautakunta", 4.0, (3.0, 5.0))], [gain("hallitus", -0.5, (-1.0, 0.0))]]
    drawing = draw_gains(its, [draft(), draft("uusi")], width=1000.0, letters="AB", language="fi")
    assert [hit.of.body for hit in drawing.hits] == ["lautakunta", "hallitus", "hallitus"]
    bars = filled(drawing)
    day = bars[0].width / 4
    zero = bars[0].x
    assert bars[1].width == pytest.approx(day)
    # What a meeting more does not shorten goes the other way.
    assert (bars[2].x, bars[2].width) == pytest.approx((zero - day / 2, day / 2))
    intervals = [shape.points for shape in drawing.shapes if isinstance(shape, Stroke) and shape.width == 1.5]
    assert [x for x, _ in intervals[0]] == pytest.approx([zero + 3 * day, zero + 5 * day])
    assert "−4,0 pv, 11 + 12 kokousta" in written(drawing)
    assert "−4,0 (−5,0 … −3,0) pv" in drawing.hits[0].said


def test_where_nothing_is_known_that_is_said() -> None:
    nothing = [result()]
    for draw in (draw_agendas, draw_loads):
        drawing = draw(nothing, [draft()], width=700.0, letters="A", language="fi")
        assert written(drawing)[-1].endswith((".",))
    assert "Yhdelläkään toimielimellä ei ole kokouksia, tai niitä ei tiedetä." in written(
        draw_gains([[]], [draft()], width=700.0, letters="A", language="fi")
    )


def test_bodies_that_are_stated_not_to_meet_are_not_called_unknown() -> None:
    wide: Any = {"width": 1200.0, "language": "fi"}
    its, town = result(), draft()
    council = unit_of(town, "valtuusto")
    assert council is not None
    town = replace(
        town,
        units=(replace(council, kind="council"), *town.units[1:]),
        kinds={**KINDS, "council": Kind(side="elected", name=Text(fi="valtuusto"), body=True)},
    )
    never = [message("deciding.missing.no-meeting", body=Text(fi=name), year="2027") for name in NAMES.values()]
    none = replace(its, missing=tuple(never))
    assert (
        written(draw_agendas([none], [town], letters="A", **wide))[-1] == "Yksikään toimielin ei kokoonnu vuonna 2027."
    )
    assert written(draw_loads([none], [town], letters="A", **wide))[-1].startswith("Valtuusto ei kokoonnu vuonna 2027")
    said = written(draw_calendar([none], [town], letters="A", **wide))
    assert "Yksikään toimielin ei kokoonnu vuonna 2027." in said
    some = replace(none, missing=(never[0], message("deciding.missing.meetings", body=Text(fi="Lupajaosto"))))
    lines = written(draw_agendas([some], [town], letters="A", **wide))
    assert lines[-1] == "Toimielimet eivät kokoonnu vuonna 2027, tai kokouksia ei tiedetä."
    with_agenda = result(agendas=[agenda("hallitus", year(9))], scenario="uusi")
    board = [message("deciding.missing.no-meeting", body=Text(fi=NAMES["hallitus"]), year="2027")]
    both = draw_agendas([with_agenda, replace(its, missing=tuple(board))], [draft(), town], letters="AB", **wide)
    assert "ei kokouksia vuonna 2027" in written(both)


@given(some_results(), st.sampled_from([700.0, 900.0, 1300.0]), st.lists(st.sampled_from([*NAMES]), unique=True))
def test_texts_keep_apart(
    made: tuple[tuple[Result, ...], tuple[Scenario, ...]], width: float, bodies: list[str]
) -> None:
    results, drafts = made
    given = {"width": width, "letters": "ABCD"}
    check(draw_agendas(results, drafts, language="fi", **given))  # type: ignore[arg-type]
    check(draw_loads(results, drafts, language="fi", **given))  # type: ignore[arg-type]
    gains = [[gain(body, 3.0 - at * 1.7, (-9.0, 9.0)) for at, body in enumerate(bodies)] for _ in drafts]
    check(draw_gains(gains, drafts, language="fi", **given))  # type: ignore[arg-type]
