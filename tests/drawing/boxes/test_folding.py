from __future__ import annotations

from orgsim.drawing.boxes.folding import folded_to_layer, layer_less, layer_more, revealed, toggled
from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from tests.drawing.organisations import scenario, unit

ORGANISATION = scenario(
    unit("top", "manager", unit("a", "division", unit("a1", "unit", unit("a11")), unit("a2")), unit("b", "division"))
)


def test_folding_to_a_layer_folds_those_on_it_that_have_units_below() -> None:
    assert folded_to_layer(ORGANISATION, 1) == {"top"}
    assert folded_to_layer(ORGANISATION, 2) == {"a"}
    assert folded_to_layer(ORGANISATION, 3) == {"a1"}
    assert folded_to_layer(ORGANISATION, 4) == frozenset()


def test_toggling_folds_and_unfolds_only_what_has_units_below() -> None:
    folded = toggled(ORGANISATION, frozenset(), "a")
    assert folded == {"a"}
    assert toggled(ORGANISATION, folded, "a") == frozenset()
    assert toggled(ORGANISATION, folded, "b") == folded
    assert toggled(ORGANISATION, folded, "elsewhere") == folded


def test_a_layer_less_or_more_is_one_of_what_is_seen() -> None:
    drafts = [ORGANISATION]
    assert layer_less(drafts, frozenset()) == {"a1"}
    # Of what is seen the third layer is the lowest; what is folded stays so.
    assert layer_less(drafts, frozenset({"a1"})) == {"a", "a1"}
    assert layer_less(drafts, frozenset({"top"})) == {"top"}
    # What is below what comes to be seen is folded too: the next layer opens it by itself.
    assert layer_more(drafts, frozenset({"top"})) == {"a", "a1"}
    assert layer_more(drafts, frozenset({"a", "a1"})) == {"a1"}
    assert layer_more(drafts, frozenset({"a"})) == {"a1"}
    assert layer_more(drafts, frozenset({"a1"})) == frozenset()
    assert layer_more(drafts, frozenset()) == frozenset()


def test_revealing_unfolds_all_that_hides_a_unit_and_not_the_unit_itself() -> None:
    folded = frozenset({"top", "a", "a1", "elsewhere"})
    assert revealed(ORGANISATION, folded, "a1") == {"a1", "elsewhere"}
    assert revealed(ORGANISATION, folded, "nothing") == folded


def test_a_folded_box_tells_how_many_units_it_hides() -> None:
    drawing = draw_chart(ORGANISATION, ChartOptions(folded=frozenset({"a"})))
    boxes = {box.id: box for box in drawing.boxes}
    assert set(boxes) == {"top", "a", "b"}
    assert (boxes["a"].hidden, boxes["a"].foldable) == (3, True)
    assert (boxes["top"].hidden, boxes["top"].foldable) == (0, True)
    assert (boxes["b"].hidden, boxes["b"].foldable) == (0, False)
