from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.app.document.open_files import closed, compared_anew, moved, opened, reread, with_comparison_anew
from orgsim.app.document.state import OpenFigure, State, with_files
from orgsim.files.reading.opening import open_paths

COMMITTEES = "lohja-valiokuntamalli.yaml"
BOARDS = "lohja-lautakuntamalli.yaml"


@pytest.fixture
def lohja(scenarios_dir: Path) -> State:
    return opened(State(), open_paths([scenarios_dir / "lohja-2016.yaml"]), add=False)


def names(state: State) -> list[str]:
    return [file.path.name for file in state.files]


def test_a_comparison_opens_its_scenarios_in_its_order(lohja: State) -> None:
    assert names(lohja) == [COMMITTEES, BOARDS]
    assert lohja.comparison is not None


def test_adding_keeps_what_is_open_and_its_order(lohja: State, scenarios_dir: Path) -> None:
    after = opened(lohja, open_paths([scenarios_dir / "lohja-nykytila.yaml"]), add=True)
    assert names(after) == [COMMITTEES, BOARDS, "lohja-nykytila.yaml"]
    assert after.files[0] is lohja.files[0]


def test_adding_an_open_file_takes_it_anew_in_its_place(lohja: State, scenarios_dir: Path) -> None:
    after = opened(lohja, open_paths([scenarios_dir / COMMITTEES]), add=True)
    assert names(after) == [COMMITTEES, BOARDS]
    assert after.files[0] is not lohja.files[0]


def test_of_five_scenarios_four_are_kept(lohja: State, scenarios_dir: Path, tmp_path: Path) -> None:
    copies = []
    for number in range(3):
        copies.append(tmp_path / f"copy-{number}.yaml")
        copies[-1].write_bytes((scenarios_dir / "lohja-nykytila.yaml").read_bytes())
    after = opened(lohja, open_paths(copies), add=True)
    assert names(after) == [COMMITTEES, BOARDS, "copy-0.yaml", "copy-1.yaml"]
    assert any(problem.message.key == "open.too-many" for problem in after.problems)


def test_selection_and_folding_go_with_the_units_they_mean(lohja: State) -> None:
    looked = with_files(lohja, lohja.files)
    from msgspec.structs import replace

    looked = replace(looked, selected="finance-committee", folded=frozenset({"finance-committee", "vitality"}))
    after = closed(looked, 0)
    assert names(after) == [BOARDS]
    assert after.selected is None
    assert after.folded == {"vitality"}


def test_moving_a_scenario_closes_its_figure(lohja: State) -> None:
    from msgspec.structs import replace

    after = moved(replace(lohja, figure=OpenFigure("units", 0)), 0, 1)
    assert names(after) == [BOARDS, COMMITTEES]
    assert after.figure is None


def test_a_file_that_breaks_keeps_its_last_good_content(lohja: State, tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_bytes(lohja.files[0].data)
    state = opened(State(), open_paths([path]), add=False)
    path.write_text("orgsim: 1\nid: [", "utf-8")
    broken = reread(state, path, open_paths([path]))
    assert broken.files[0] is state.files[0]
    assert broken.stale == {path}
    assert [problem.severity for problem in broken.problems] == ["error"]

    path.write_bytes(lohja.files[0].data)
    mended = reread(broken, path, open_paths([path]))
    assert not mended.stale
    assert not mended.problems
    assert mended.files[0] is not state.files[0]


@pytest.fixture
def folder(scenarios_dir: Path, tmp_path: Path) -> Path:
    """A folder with Lohja's drafts and a comparison of the first two."""
    for name in (COMMITTEES, BOARDS, "lohja-nykytila.yaml"):
        (tmp_path / name).write_bytes((scenarios_dir / name).read_bytes())
    write_comparison(tmp_path, COMMITTEES, BOARDS)
    return tmp_path


def write_comparison(folder: Path, *members: str) -> Path:
    path = folder / "comparison.yaml"
    path.write_text(f"orgsim: 1\ncomparison:\n  title: C\n  scenarios: [{', '.join(members)}]\n", "utf-8")
    return path


def open_comparison(folder: Path) -> State:
    return opened(State(), open_paths([folder / "comparison.yaml"]), add=False)


def read_comparison_again(state: State, folder: Path) -> State:
    path = folder / "comparison.yaml"
    return compared_anew(state, path, open_paths([path]))


def test_a_comparison_read_anew_leaves_what_the_user_did(folder: Path) -> None:
    state = open_comparison(folder)
    state = opened(state, open_paths([folder / "lohja-nykytila.yaml"]), add=True)
    state = moved(closed(state, 0), 1, 0)
    assert names(state) == ["lohja-nykytila.yaml", BOARDS]
    again = read_comparison_again(state, folder)
    assert names(again) == names(state)
    assert again.files[1] is state.files[1], "what did not change is not drawn anew"


def test_a_scenario_newly_named_opens_and_one_no_longer_named_closes(folder: Path) -> None:
    state = open_comparison(folder)
    write_comparison(folder, BOARDS, "lohja-nykytila.yaml")
    assert names(read_comparison_again(state, folder)) == [BOARDS, "lohja-nykytila.yaml"]


def test_a_name_half_typed_closes_nothing(folder: Path) -> None:
    state = open_comparison(folder)
    write_comparison(folder, COMMITTEES, "lohja-lauta")
    half = read_comparison_again(state, folder)
    assert names(half) == [COMMITTEES, BOARDS]
    assert half.problems
    write_comparison(folder, COMMITTEES, BOARDS)
    whole = read_comparison_again(half, folder)
    assert names(whole) == [COMMITTEES, BOARDS]
    assert not whole.problems


def test_a_member_that_breaks_stays_as_it_was(folder: Path) -> None:
    state = open_comparison(folder)
    (folder / BOARDS).write_text("orgsim: [", "utf-8")
    broken = read_comparison_again(state, folder)
    assert names(broken) == [COMMITTEES, BOARDS]
    assert broken.stale == {folder / BOARDS}


def test_a_member_that_was_broken_opens_when_it_is_mended(folder: Path) -> None:
    good = (folder / BOARDS).read_bytes()
    (folder / BOARDS).write_text("orgsim: [", "utf-8")
    state = open_comparison(folder)
    assert names(state) == [COMMITTEES]
    assert state.awaited == {folder / BOARDS}
    (folder / BOARDS).write_bytes(good)
    mended = reread(state, folder / BOARDS, open_paths([folder / BOARDS]))
    assert names(mended) == [COMMITTEES, BOARDS]
    assert not mended.awaited
    assert not mended.problems


def test_a_comparison_without_readable_scenarios_leaves_what_is_open(folder: Path) -> None:
    state = open_comparison(folder)
    other = folder / "other.yaml"
    other.write_text("orgsim: 1\ncomparison:\n  title: C\n  scenarios: [nowhere.yaml]\n", "utf-8")
    for add in (True, False):
        after = opened(state, open_paths([other]), add=add)
        assert names(after) == names(state)
        assert after.comparison is state.comparison
        assert after.problems


def test_another_comparison_can_be_opened_beside(folder: Path) -> None:
    state = open_comparison(folder)
    other = folder / "other.yaml"
    other.write_text("orgsim: 1\ncomparison:\n  title: D\n  scenarios: [lohja-nykytila.yaml]\n", "utf-8")
    after = opened(state, open_paths([other]), add=True)
    assert names(after) == [COMMITTEES, BOARDS, "lohja-nykytila.yaml"]
    assert after.comparison is state.comparison


def test_of_a_comparison_that_others_have_changed_drafts_that_are_open_stay_and_new_ones_open(
    scenarios_dir: Path, tmp_path: Path
) -> None:
    third = "lohja-nykytila.yaml"
    for name in (COMMITTEES, BOARDS, third):
        (tmp_path / name).write_bytes((scenarios_dir / name).read_bytes())
    path = tmp_path / "comparison.yaml"
    said = "orgsim: 1\ncomparison:\n  title: V\n  scenarios: [{}]\n"
    path.write_text(said.format(f"{COMMITTEES}, {BOARDS}"), "utf-8")
    state = opened(State(), open_paths([path]), add=False)
    scores = "  goals: [{id: g, name: G, weight: 1, scores: {lohja-valiokuntamalli: 3, nobody: 2}}]\n"
    path.write_text(said.format(f"{BOARDS}, {COMMITTEES}, {third}") + scores, "utf-8")
    # The watch on files tells of that.
    (tmp_path / BOARDS).write_text("in the middle of a wo", "utf-8")
    after = with_comparison_anew(state, path)
    assert names(after) == [COMMITTEES, BOARDS, third]
    assert after.files[:2] == state.files
    assert after.stale == frozenset()
    # What it says of goals is held against the drafts that are known.
    assert [problem.message.key for problem in after.problems] == ["problem.score-of-unknown-scenario"]
