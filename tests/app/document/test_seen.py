"""Drafts that are hidden stay open, in their place, with their letter and colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from orgsim.app.document.assuming import basis_of
from orgsim.app.document.open_files import closed, moved, open_paths_of, opened, reread
from orgsim.app.document.seen import hiding, showing_again, theme_of
from orgsim.app.document.state import OpenFigure, State
from orgsim.drawing.themes import THEMES
from orgsim.files.reading.opening import open_paths

NAMES = ("lohja-nykytila", "lohja-valiokuntamalli", "lohja-lautakuntamalli", "heinola-2024")


@pytest.fixture
def four(scenarios_dir: Path) -> State:
    return opened(State(language="fi"), open_paths([scenarios_dir / f"{name}.yaml" for name in NAMES]), add=False)


def seen(state: State) -> list[str]:
    return [file.path.stem for file in state.files]


def row(state: State) -> list[str]:
    return [file.path.stem for file in state.open_files]


def test_the_others_keep_letter_and_colour(four: State) -> None:
    state = hiding(four, 1)
    assert seen(state) == ["lohja-nykytila", "lohja-lautakuntamalli", "heinola-2024"]
    assert state.letters == "ACD"
    whole, own = THEMES["light"], theme_of(state)
    assert (own.letters, own.scenario) == ("ACD", (whole.scenario[0], *whole.scenario[2:4]))
    assert row(state) == list(NAMES)
    assert len(open_paths_of(state)) == 4
    again = showing_again(state, state.hidden[0][1].path)
    assert (seen(again), again.letters, again.active) == (list(NAMES), "ABCD", 1)
    assert theme_of(again) is whole


def test_what_is_looked_at_follows_its_draft(four: State) -> None:
    state = hiding(replace(four, active=3, compared=2, figure=OpenFigure("units", 3)), 0)
    assert (state.active, state.compared, state.figure) == (2, 1, OpenFigure("units", 2))
    gone = hiding(state, 2)
    assert (gone.active, gone.figure) == (1, None)


def test_one_always_stays(four: State) -> None:
    state = four
    for _ in range(5):
        state = hiding(state, 0)
    assert seen(state) == ["heinola-2024"]
    assert state.letters == "D"
    assert seen(closed(state, 0)) == list(NAMES[:3]), "with the last one closed the hidden ones are seen"


def test_closing_and_moving_mean_the_draft_in_that_column(four: State) -> None:
    state = hiding(four, 1)
    assert row(closed(state, 1)) == ["lohja-nykytila", "lohja-valiokuntamalli", "heinola-2024"]
    assert closed(state, 1).letters == "AC"
    turned = moved(state, 2, 0)
    assert row(turned) == ["heinola-2024", "lohja-nykytila", "lohja-valiokuntamalli", "lohja-lautakuntamalli"]
    assert seen(turned) == ["heinola-2024", "lohja-nykytila", "lohja-lautakuntamalli"]


def test_a_hidden_one_is_read_again_and_shown_when_it_is_opened(four: State) -> None:
    state = hiding(four, 1)
    path = state.hidden[0][1].path
    fresh = reread(state, path, open_paths([path]))
    assert seen(fresh) == seen(state)
    assert fresh.hidden[0][1] is not state.hidden[0][1]
    assert seen(opened(state, open_paths([path]), add=True)) == list(NAMES)
    alone = opened(state, open_paths([path]), add=False)
    assert (seen(alone), alone.hidden) == (["lohja-valiokuntamalli"], ())


def test_what_is_said_of_a_draft_is_not_of_its_copy_while_one_is_hidden(tmp_path: Path) -> None:
    for name, id in (("a", "a"), ("b", "b"), ("copy", "b")):
        board = f"{{id: board, kind: board, name: Lautakunta, remit: [{{id: of-{id}, name: Asia}}]}}"
        (tmp_path / f"{name}.yaml").write_text(f"orgsim: 1\nid: {id}\ntitle: {name}\nunits: [{board}]\n", "utf-8")
    path = tmp_path / "vertailu.yaml"
    of_a, of_b = (f"{{scenario: {x}, unit: board, matters: [of-{y}], reason: Nimi}}" for x, y in ("ab", "ba"))
    path.write_text(
        "orgsim: 1\ncomparison:\n  title: T\n  scenarios: [a.yaml, b.yaml, copy.yaml]\n"
        f"  assumptions: {{decides: [{of_a}, {of_b}]}}\n",
        "utf-8",
    )

    def taken_to_decide(state: State) -> list[str]:
        its = basis_of(state).assumptions
        return [each.scenario for each in its.decides] if its is not None else []

    state = opened(State(language="fi"), open_paths([path]), add=False)
    assert seen(hiding(state, 2)) == ["a", "b"]
    assert taken_to_decide(state) == taken_to_decide(hiding(state, 2)) == taken_to_decide(hiding(state, 1)) == ["a"]
    assert taken_to_decide(hiding(closed(state, 2), 0)) == ["a", "b"]
