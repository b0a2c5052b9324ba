"""Staff and money in boxes: what is stated, and what adds up below a folded box."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.drawing.as_text import drawing_as_text
from orgsim.drawing.boxes.amounts import amounts, amounts_together
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import Budget, Staff
from orgsim.model.text import Language
from tests.analysis.drafts import scenario, unit


def town() -> Scenario:
    return scenario(
        unit(
            "board",
            "city-board",
            unit(
                "education",
                "division",
                unit("schools", "unit", staff=Staff(people=25), budget=Budget(expenses=1_500_000, income=1, year=2026)),
                unit("library", "unit", staff=Staff(people=5), budget=Budget(expenses=340_000, year=2026)),
                staff=Staff(people=34),
                budget=Budget(expenses=2_300_000, income=200_000),
            ),
            unit("technical", "division", unit("water", "unit", staff=Staff(fte=10.5)), unit("streets", "unit")),
            unit("head", "post", staff=Staff(fte=1, vacant=True)),
        )
    )


def told(id: str, language: Language = "fi", *, folded: bool = False) -> str:
    flat = hierarchy(town())
    said = amounts(flat, flat.index[id], catalog(language), folded=folded)
    return said.replace("\u00a0", " ").replace("\u2009", "")


def test_an_open_box_tells_what_its_unit_states() -> None:
    assert told("education") == "henkilöstö 34 · netto 2,1 M€"
    assert told("education", "sv") == "personal 34 · netto 2,1 M€"
    assert told("education", "en") == "staff 34 · net €2.1M"
    assert told("library") == "henkilöstö 5 · kulut 340 000 €"
    assert told("water") == "10,5 htv"
    assert told("head") == "avoin virka"
    assert told("technical") == told("streets") == ""


def test_a_folded_box_tells_the_sum_below_it_too() -> None:
    # Of the library's income nothing is known: what is spent below it is not told beside what covers it.
    assert told("education", folded=True) == "henkilöstö 34 (alla 30) · netto 2,1 M€"
    assert told("technical", folded=True) == "yht. ≥10,5 htv"
    # Two units of the other division lack their people; they and the vacant post lack expenses and income.
    assert told("board", folded=True) == "henkilöstö yht. ≥34 · netto ≈2,1 M€"


def test_a_folded_box_tells_where_more_is_stated_below_it() -> None:
    below = unit("b", "unit", staff=Staff(people=8), budget=Budget(expenses=3_000_000, income=0))
    silent = unit("c", "unit")
    flat = hierarchy(
        scenario(
            unit("a", "division", below, silent, staff=Staff(people=5), budget=Budget(expenses=2_000_000, income=0))
        )
    )
    said = amounts(flat, 0, catalog("fi"), folded=True).replace("\u00a0", " ").replace("\u2009", "")
    assert said == "henkilöstö 5 (alla ≥8) · netto 2,0 M€ (alla ≈3,0 M€)"


def test_a_box_that_gathers_units_tells_what_they_make_together() -> None:
    flat = hierarchy(town())
    both = [flat.index["schools"], flat.index["library"]]
    said = amounts_together(flat, both, catalog("fi")).replace("\u00a0", " ").replace("\u2009", "")
    assert said == "henkilöstö yht. 30 · netto ≤1,8 M€"


def test_charts_tell_staff_only_where_they_are_asked_to() -> None:
    options = ChartOptions(language="fi")
    assert "henkilöstö" not in drawing_as_text(draw_chart(town(), options))
    said = drawing_as_text(draw_chart(town(), replace(options, staffing=True))).replace("\u00a0", " ")
    assert "henkilöstö 34" in said and "netto 2,1 M€" in said
    folded = drawing_as_text(draw_chart(town(), replace(options, staffing=True, folded=frozenset({"education"}))))
    assert "(alla 30)" in folded.replace("\u00a0", " ")
