"""Undoing and redoing without limit: the first bytes and the first scenario come again."""

from __future__ import annotations

from pathlib import Path

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import draft_of, says_the_same
from orgsim.files.writing.units.history import History, redone, undone, with_action
from orgsim.model.edits.edits import Moved, Removed, Renamed
from orgsim.model.scenario import Scenario

PATH = Path("draft.yaml")
ODD = Path(__file__).resolve().parent / "odd" / "notindented.yaml"


def read(data: bytes) -> Scenario:
    return read_scenario_text(data, PATH).scenario


def test_back_and_forth() -> None:
    first = ODD.read_bytes()
    states = [History(draft_of(read_scenario_text(first, PATH)))]
    for edits in ([Moved(("board",), "free")], [Renamed("free", "Muu"), Moved(("audit",), None)], [Removed("free")]):
        states.append(with_action(states[-1], edits, PATH))
    here = states[-1]
    for state in reversed(states[:-1]):
        here = undone(here)
        assert here.draft.data == state.draft.data
        assert says_the_same(here.draft.scenario, read(here.draft.data))
    assert undone(here) is here
    for state in states[1:]:
        here = redone(here)
        assert here.draft.data == state.draft.data
        assert says_the_same(here.draft.scenario, state.draft.scenario)
    assert redone(here) is here


def test_units_that_stay_are_shared_with_what_is_undone() -> None:
    start = History(draft_of(read_scenario_text(ODD.read_bytes(), PATH)))
    after = with_action(start, [Renamed("free", "Muu")], PATH)
    assert undone(after).draft.scenario.units[0] is start.draft.scenario.units[0]


def test_what_changes_nothing_is_no_step_and_a_new_action_ends_what_was_undone() -> None:
    start = History(draft_of(read_scenario_text(ODD.read_bytes(), PATH)))
    assert with_action(start, [Moved(("free",), None)], PATH) is start
    other = with_action(undone(with_action(start, [Removed("free")], PATH)), [Renamed("free", "Muu")], PATH)
    assert other.undone == ()
    assert [done.edits for done in other.done] == [(Renamed("free", "Muu"),)]
