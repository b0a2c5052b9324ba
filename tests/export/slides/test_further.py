"""Timelines, decisions in time and legends of links in decks, as python-pptx reads them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from pptx import Presentation

from orgsim.drawing.themes import THEMES
from orgsim.export.sheets.subject import Subject, subject_of
from orgsim.export.slides.decisions import add_decisions
from orgsim.export.slides.deck import Deck
from orgsim.export.slides.structure import add_draft
from orgsim.export.slides.timeline import add_timeline
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
from orgsim.model.dates import PartialDate
from orgsim.model.scenario import Event
from orgsim.model.text import Text
from tests.drawing.decisions.results import days, draft, result, times

FI = catalog("fi")
SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"


def made(add: Any, subject: Subject, *more: Any) -> Any:
    deck = Deck(THEMES["light"], FI, about="x")
    add(deck, subject, *more)
    return Presentation(io.BytesIO(deck.data()))


def every(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from every(shape.shapes)


def told(shape: Any) -> str:
    return shape._element.xpath(".//p:cNvPr")[0].get("descr") or ""


def events(deck: Any) -> dict[str, Any]:
    return {
        shape.name: (slide, shape)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.shape_type == 6 and shape.name != "–"
    }


def test_each_event_is_a_group_that_tells_its_name_and_day() -> None:
    subject = subject_of(open_paths([SCENARIOS / "hopeavesi-kolme-toimialaa.yaml"]))
    deck = made(add_timeline, subject)
    (scenario,) = subject.scenarios
    found = events(deck)
    assert set(found) == {event.id for event in scenario.timeline}
    (workshop,) = [event for event in scenario.timeline if event.name.in_language("fi") == "Valtuuston työpaja"]
    said = told(found[workshop.id][1])
    assert said.startswith("Valtuuston työpaja. 8.12.2026")
    # Earlier ones stand further to the left, and nothing leaves the slide.
    slide = deck.slides[0]
    assert slide.shapes.title.text_frame.text == "Aikajana"
    for shape in every(slide.shapes):
        assert shape.left >= 0
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height


def test_many_events_go_on_to_further_slides_and_none_is_lost() -> None:
    named = [
        Event(id=f"e{n}", name=Text(fi=f"Kokous {n}"), start=PartialDate("2027-03-01"), lane=f"lane {n % 9}")
        for n in range(70)
    ]
    deck = made(add_timeline, Subject(scenarios=(replace(draft(), timeline=tuple(named)),), letters=("A",)))
    found = events(deck)
    assert len(deck.slides) > 1
    assert set(found) == {event.id for event in named}
    for slide, shape in found.values():
        assert shape.top + shape.height <= deck.slide_height
        assert "1.3.2027" in told(shape)
        assert slide.shapes.title.text_frame.text.startswith("Aikajana (")


def test_drafts_without_events_have_no_such_slide() -> None:
    assert len(made(add_timeline, Subject(scenarios=(draft(),), letters=("A",))).slides) == 0


def test_decisions_are_native_charts_and_a_table_with_what_they_stand_on_in_the_notes() -> None:
    simulated = (
        result([times("kaava", days(30.0, 60.0)), times("lupa", None, name="luvat")]),
        result([times("kaava", days(20.0, 41.0)), times("lupa", days(5.0, 9.0), name="luvat")], scenario="uusi"),
    )
    deck = made(add_decisions, Subject(scenarios=(draft(), draft("uusi")), letters=("A", "B"), simulated=simulated))
    charts = [shape.chart for shape in deck.slides[0].shapes if shape.has_chart]
    assert [[*chart.plots[0].categories] for chart in charts] == [["A", "B"]] * 2
    assert [[*series.values] for series in charts[0].plots[0].series] == [[30.0, 20.0], [60.0, 41.0]]
    # The parts are those of the results made by hand: 5 + 0 days of meetings, 2 of full agendas, and so on.
    parts = {series.name: [*series.values] for series in charts[1].plots[0].series}
    assert parts["täysi esityslista"] == [2.0, 2.0]
    (table,) = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert ["luvat", "ei tiedossa", "5 (9)"] in rows
    said = [shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame]
    assert [text for text in said if "1 asia jää pois: tietoja puuttuu." in text]
    assert "A: luvat: Kuinka usein" in deck.slides[0].notes_slide.notes_text_frame.text


def test_what_no_draft_tells_enough_of_has_no_slide() -> None:
    simulated = (result([times("lupa", None)]),)
    assert len(made(add_decisions, Subject(scenarios=(draft(),), letters=("A",), simulated=simulated)).slides) == 0


def test_links_have_a_legend_of_the_kinds_that_are_drawn() -> None:
    subject = subject_of(open_paths([SCENARIOS / "hopeavesi-nyt.yaml"]))
    without = made(add_draft, subject, 0)
    words = {shape.name for slide in without.slides for shape in slide.shapes}
    assert not words & {"Ohjaa", "Neuvoo"}
    deck = made(add_draft, replace(subject, links=("steers", "advises", "owns-process")), 0)
    for slide in deck.slides:
        drawn = {told(shape) for shape in every(slide.shapes) if shape.shape_type in (9, 5)}
        legend = {shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
        for word in ("Ohjaa", "Neuvoo", "Omistaa prosessin"):
            assert (word in legend) == any(said.startswith(f"{word}: ") for said in drawn)
