from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from orgsim.drawing.boxes.folding import OUTSIDE, revealed
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.chart.readable import fold_order, readable_folds
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.viewport import fit_zoom
from orgsim.files.reading.opening import open_paths
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

PANE = (520.0, 500.0)


@pytest.fixture
def lohja(scenarios_dir: Path) -> tuple[Scenario, ...]:
    return tuple([file.scenario for file in open_paths([scenarios_dir / "lohja-2016.yaml"]).files])


@pytest.fixture
def koskenlahti(koskenlahti_dir: Path) -> tuple[Scenario, ...]:
    path = koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml"
    return tuple([file.scenario for file in open_paths([path]).files])


def smallest(scenarios: tuple[Scenario, ...], folded: frozenset[str]) -> float:
    drawings = draw_side_by_side(scenarios, ChartOptions(language="fi", pane=PANE, folded=folded))
    return LABEL_SIZE * min(fit_zoom((its.width, its.height), PANE) for its in drawings)


def test_as_little_is_folded_as_lets_the_text_be_so_large(lohja: tuple[Scenario, ...]) -> None:
    options = ChartOptions(language="fi", pane=PANE)
    assert smallest(lohja, frozenset()) < 10.0
    folded = readable_folds(lohja, options, 10.0, None)
    assert smallest(lohja, folded) >= 10.0
    order = fold_order(lohja, None)
    assert folded == set(order[: len(folded)])
    assert smallest(lohja, frozenset(order[: len(folded) - 2])) < 10.0
    assert readable_folds(lohja, options, 11.0, None) >= folded


def test_nothing_is_folded_where_all_can_be_read(lohja: tuple[Scenario, ...]) -> None:
    options = ChartOptions(language="fi", pane=PANE)
    assert readable_folds(lohja, options, smallest(lohja, frozenset()) - 0.1, None) == frozenset()


def test_what_was_folded_stays_so_and_what_is_looked_at_is_not_hidden(lohja: tuple[Scenario, ...]) -> None:
    options = ChartOptions(language="fi", pane=PANE, folded=frozenset({"wellbeing"}))
    folded = readable_folds(lohja, options, 10.0, "planning-section")
    assert "wellbeing" in folded
    for scenario in lohja:
        units = hierarchy(scenario)
        if "planning-section" in units.index:
            above = units.path(units.index["planning-section"])[:-1]
            assert not {units.units[unit].id for unit in above} & folded


def test_lower_layers_are_folded_first_and_boards_last(lohja: tuple[Scenario, ...]) -> None:
    order = fold_order(lohja, None)
    flat = [hierarchy(scenario) for scenario in lohja]
    units = [unit for unit in order if unit != OUTSIDE]
    layers = [max(its.layers[its.index[unit]] for its in flat if unit in its.index) for unit in units]
    assert layers == sorted(layers, reverse=True)
    assert min(layers) == 2
    assert "city-board" in order


def test_boards_are_folded_only_where_that_lets_their_text_be_large(lohja: tuple[Scenario, ...]) -> None:
    options = ChartOptions(language="fi", pane=PANE)
    largest = smallest(lohja, frozenset(fold_order(lohja, None)))
    assert "city-board" in readable_folds(lohja, options, 1000.0, None, largest - 0.1)
    assert "city-board" not in readable_folds(lohja, options, 1000.0, None, largest + 0.1)


def test_what_is_outside_is_folded_before_boards_and_its_name_tells_how_many_they_are(
    koskenlahti: tuple[Scenario, ...],
) -> None:
    order = fold_order(koskenlahti, None)
    assert order.index(OUTSIDE) == order.index("kaupunginhallitus") - 1
    # The company of the second model with its four departments is folded before.
    assert order.index("vesi-oy") < order.index(OUTSIDE)
    # The panes of three drafts on 1920 × 1080.
    options = ChartOptions(language="fi", pane=(335.0, 499.0))
    folded = readable_folds(koskenlahti, options, 10.0, None, 10.0)
    assert OUTSIDE in folded and "kaupunginhallitus" not in folded
    drawings = draw_side_by_side(koskenlahti, replace(options, folded=folded, legible=10.0 / LABEL_SIZE))
    assert LABEL_SIZE * min(fit_zoom((its.width, its.height), options.pane) for its in drawings) >= 10.0
    named = [[label.text for label in its.labels if label.text.startswith("Konserni")] for its in drawings]
    assert named == [[f"Konserniyhtiöt ja yhteistoiminta +{number}"] for number in (9, 9, 14)]
    for scenario, drawing in zip(koskenlahti, drawings, strict=True):
        units = hierarchy(scenario)
        assert not [box for box in drawing.boxes if units.sides[box.unit] == "external"]


def test_what_is_outside_is_unfolded_for_one_of_it(koskenlahti: tuple[Scenario, ...]) -> None:
    assert OUTSIDE not in fold_order(koskenlahti, "satama-oy")
    assert revealed(koskenlahti[0], frozenset({OUTSIDE, "valtuusto"}), "satama-oy") == {"valtuusto"}
    assert revealed(koskenlahti[0], frozenset({OUTSIDE, "valtuusto"}), "kaupunginhallitus") == {OUTSIDE}


def test_to_stand_alike_no_text_gets_smaller_than_is_legible(koskenlahti: tuple[Scenario, ...]) -> None:
    folded = frozenset(fold_order(koskenlahti, None)) - {"kaupunginhallitus"}
    options = ChartOptions(language="fi", pane=(335.0, 499.0), folded=folded)
    each = min(fit_zoom((its.width, its.height), options.pane) for its in [draw_chart(s, options) for s in koskenlahti])
    together = draw_side_by_side(koskenlahti, replace(options, legible=each))
    assert min(fit_zoom((its.width, its.height), options.pane) for its in together) >= each


def test_where_folding_does_not_help_no_more_is_folded_than_does(lohja: tuple[Scenario, ...]) -> None:
    options = ChartOptions(language="fi", pane=PANE)
    all_folded = smallest(lohja, frozenset(fold_order(lohja, None)))
    folded = readable_folds(lohja, options, 1000.0, None)
    assert smallest(lohja, folded) >= all_folded
