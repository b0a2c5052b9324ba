"""In how many columns outlines are set."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.organisations import generate
from orgsim.drawing.outline import fitting
from orgsim.drawing.outline.entries import Entries
from orgsim.drawing.outline.fitting import fitted_setting
from orgsim.drawing.viewport import fit_zoom
from orgsim.files.reading.scenario_file import read_scenario_text
from tests.drawing.organisations import scenario, unit
from tests.drawing.outline.test_entries import listed


def _town(count: int) -> Entries:
    return listed(
        scenario(
            unit(
                "manager",
                "manager",
                *[
                    unit(
                        f"d{at}", "division", *[unit(f"u{at}-{nth}", name=f"Kaupunkikehitys {nth}") for nth in range(9)]
                    )
                    for at in range(count)
                ],
            )
        )
    )[1]


@pytest.mark.parametrize("pane", [(1300.0, 700.0), (700.0, 700.0), (300.0, 900.0)])
def test_columns_fill_the_pane(pane: tuple[float, float]) -> None:
    setting = fitted_setting([_town(30)], pane)
    assert setting.zoom > 0
    wide = setting.columns * (setting.width + 16)
    # Whatever is free at the right or below would be larger text.
    assert 0.8 < (wide / (setting.height + 20)) / (pane[0] / pane[1]) < 1.25


def test_a_flat_pane_has_more_columns_than_a_high_one() -> None:
    its = _town(30)
    assert fitted_setting([its], (1600.0, 400.0)).columns > fitted_setting([its], (400.0, 1600.0)).columns


def test_outlines_side_by_side_have_the_columns_of_the_longest() -> None:
    few, many = _town(5), _town(30)
    both = fitted_setting([few, many], (700.0, 700.0))
    alone = fitted_setting([many], (700.0, 700.0))
    assert (both.columns, both.width) == (alone.columns, alone.width)
    assert both.zoom == pytest.approx(
        fit_zoom((8 + both.columns * (both.width + 16) - 16 + 2, both.height + 4), (700.0, 700.0))
    )


def test_of_two_thousand_two_numbers_of_columns_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What names take is told roughly, and a town of that size has no hundredth of its text to spare."""
    its = listed(read_scenario_text(generate(2_000, 2).encode(), Path("town.yaml")).scenario)[1]
    tried = fitted_setting([its], (1300.0, 695.0))
    monkeypatch.setattr(fitting, "_MANY", 500)
    assert tried.zoom > 1.005 * fitted_setting([its], (1300.0, 695.0)).zoom
