"""What the planner folds, opens and asks for, as a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.app.chart.detail import room_at
from orgsim.app.document.look import Look
from orgsim.app.document.open_files import closed, opened
from orgsim.app.document.state import (
    State,
    folded_to,
    folding_by_itself,
    opened_for,
    showing_everything,
    toggled,
)
from orgsim.app.presenter.steps import at_step, recorded
from orgsim.files.reading.opening import open_paths

TOWN = Path("tests/cases/koskenlahti/koskenlahden-organisaatiouudistus-2026.yaml")


@pytest.fixture(scope="module")
def town() -> State:
    return opened(State(), open_paths([TOWN]), add=False)


def test_what_is_opened_stays_so_until_it_is_folded(town: State) -> None:
    manager = frozenset({"kaupunginjohtaja"})
    after = toggled(town, manager, "kaupunginjohtaja", folded=True)
    assert (after.unfolded, after.folded, after.focus) == (manager, frozenset(), "kaupunginjohtaja")
    again = toggled(after, manager, "kaupunginjohtaja", folded=False)
    assert (again.unfolded, again.folded) == (frozenset(), manager)
    leaf = toggled(town, frozenset({"lukio"}), "lukio", folded=False)
    assert leaf is town, "nothing is below it"


def test_where_there_is_no_room_for_all_only_the_way_to_the_last_stays_open(town: State) -> None:
    many = frozenset({"kaupunginjohtaja", "sivistystoimiala", "kasvatus-koulutusltk"})
    state = toggled(town, many, "kaupunginjohtaja", folded=True)
    after = opened_for(state, frozenset({"sivistystoimiala"}))
    assert after.unfolded == {"kaupunginjohtaja", "sivistystoimiala"}


def test_a_layer_all_and_nothing_are_asked_for_one_instead_of_the_other(town: State) -> None:
    state = folded_to(showing_everything(town), 2)
    assert not state.everything
    assert state.folded
    assert state.unfolded
    assert not state.folded & state.unfolded
    everything = showing_everything(state)
    assert (everything.folded, everything.unfolded, everything.everything) == (frozenset(), frozenset(), True)
    plain = folding_by_itself(everything)
    assert (plain.folded, plain.unfolded, plain.everything, plain.focus) == (frozenset(), frozenset(), False, None)


def test_what_is_kept_goes_with_the_units_that_it_means(town: State) -> None:
    # It is in the draft of the middle alone.
    state = toggled(town, frozenset({"oppiminen-hyvinvointi"}), "oppiminen-hyvinvointi", folded=True)
    after = closed(state, 1)
    assert (after.unfolded, after.focus) == (frozenset(), None)
    assert opened(showing_everything(state), open_paths([TOWN]), add=False).everything is False


def test_a_step_of_a_story_keeps_it(town: State) -> None:
    state = toggled(town, frozenset({"kaupunginjohtaja"}), "kaupunginjohtaja", folded=True)
    step = recorded(state, Look())
    assert (step.unfolded, step.all_units) == (("kaupunginjohtaja",), False)
    everything = recorded(showing_everything(town), Look())
    assert (everything.unfolded, everything.all_units) == ((), True)
    shown = at_step(state, step)
    assert shown.unfolded == {"kaupunginjohtaja"}


def test_a_chart_gets_more_room_the_nearer_it_is_and_keeps_it_for_a_while() -> None:
    assert room_at(1.0, 1.0) == 1.0
    assert room_at(1.5, 1.0) == 1.0
    assert room_at(1.6, 1.0) == 1.4
    assert room_at(1.5, 1.4) == 1.4
    assert room_at(1.3, 1.4) == 1.0
