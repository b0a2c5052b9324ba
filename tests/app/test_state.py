from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.app.state import OpenFigure, State, closed, moved, opened, reread, with_files
from orgsim.files.opening import open_paths

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
