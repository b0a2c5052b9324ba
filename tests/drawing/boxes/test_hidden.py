from __future__ import annotations

import pytest

from orgsim.drawing.boxes.boxes import box_height, text_runs
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.drawing import Box
from orgsim.model.text import Language
from tests.drawing.organisations import scenario, unit

CITY = scenario(
    unit(
        "city",
        "division",
        unit("a", "unit", unit("a1"), unit("a2"), unit("a3", "unit", unit("a31"))),
        *[unit(f"b{at}", "unit", unit(f"c{at}")) for at in range(5)],
    )
)
FATES = (("a1", "added"), ("a31", "added"), ("a3", "moved"), ("a", "renamed"), ("b2", "removed"), ("c3", "only"))


def boxes(**options: object) -> dict[str, Box]:
    drawing = draw_chart(CITY, ChartOptions(**options))  # type: ignore[arg-type]
    return {box.id: box for box in drawing.boxes}


def told(box: Box) -> str:
    assert not any(line.endswith("·") for line in box.held), "what parts two things is not needed where a line does so"
    return " · ".join(box.held).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "2 uutta · 1 siirretty"), ("sv", "2 nya · 1 flyttad"), ("en", "2 new · 1 moved")],
)
def test_a_folded_box_tells_what_it_holds(language: Language, words: str) -> None:
    folded = boxes(folded=frozenset({"a"}), fates=(FATES,), language=language)["a"]
    assert folded.hidden == 4
    assert told(folded) == words
    assert boxes(folded=frozenset({"a"}), language=language)["a"].held == ()
    assert not any(box.held for box in boxes(fates=(FATES,)).values()), "what hides nothing tells of nothing hidden"


def test_siblings_are_gathered_in_one_box_that_tells_their_number_and_what_it_holds() -> None:
    gathered = frozenset({"b1", "b2", "b3", "b4"})
    found = boxes(gathered=gathered, fates=(FATES,))
    assert set(found) == {"city", "a", "a1", "a2", "a3", "a31", "b0", "c0", "(more)city"}
    more = found["(more)city"]
    assert (more.gathers, more.hidden, more.stacked, more.foldable) == (4, 8, True, True)
    assert " ".join(more.name) == "+ 4 muuta (8 yksikköä)"
    assert told(more) == "1 poistettu · 1 vain tässä"
    drawing = draw_chart(CITY, ChartOptions(gathered=gathered))
    assert "+8" not in [run.text for run in text_runs(more, drawing)], "the number stands in its name"


def test_one_that_would_be_gathered_alone_has_its_own_box() -> None:
    assert "b1" in boxes(gathered=frozenset({"b1"}))


def test_a_long_name_ends_in_its_box_and_makes_no_other_one_as_high() -> None:
    long = "Ympäristönsuojelun " * 30
    its = scenario(unit("city", "division", *[unit(f"u{at}") for at in range(6)], unit("long", name=long)))
    found = {box.id: box for box in draw_chart(its, ChartOptions()).boxes}
    assert len(found["long"].name) <= 6 and found["long"].name[-1].endswith("…")
    assert found["u0"].height == box_height(1)
    word = scenario(unit("city", "division", unit("word", name="Ympäristö" * 60)))
    assert len({box.id: box for box in draw_chart(word, ChartOptions()).boxes}["word"].name) <= 6
