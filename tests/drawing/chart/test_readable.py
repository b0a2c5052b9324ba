from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.boxes.options import ChartOptions
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


def test_lower_layers_are_folded_first_and_boards_never(lohja: tuple[Scenario, ...]) -> None:
    order = fold_order(lohja, None)
    flat = [hierarchy(scenario) for scenario in lohja]
    layers = [max(its.layers[its.index[unit]] for its in flat if unit in its.index) for unit in order]
    assert layers == sorted(layers, reverse=True)
    assert min(layers) == 3
    assert "city-board" not in order


def test_where_folding_does_not_help_no_more_is_folded_than_does(lohja: tuple[Scenario, ...]) -> None:
    options = ChartOptions(language="fi", pane=PANE)
    all_folded = smallest(lohja, frozenset(fold_order(lohja, None)))
    folded = readable_folds(lohja, options, 1000.0, None)
    assert smallest(lohja, folded) >= 0.9 * all_folded
