"""What has a row of its own: every change while there are few, and by group where there are many."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.organisations import reform
from orgsim.analysis.transition import Transition, transition
from orgsim.drawing.transition.fitting import draw_transition, draw_transition_on_pages
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.drawing.transition.rows import Rows, rows_of
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import scenario, unit


def rows(a: Scenario, b: Scenario, *opened: str) -> tuple[Transition, Rows]:
    flows = transition(a, b)
    options = TransitionOptions(grouping="part", opened=frozenset(opened))
    return flows, rows_of(flows, hierarchy(a), hierarchy(b), options)


def folds(rows: Rows, column: int) -> dict[tuple[str, str | None], int]:
    """By group and fold, how many units the row has; of rows of single units, how many there are."""
    found: Counter[tuple[str, str | None]] = Counter()
    for row in rows.rows[column]:
        found[rows.groups[column][row.group].key, row.fold] += len(row.units)
    return dict(found)


def town(*, moved: int, size: int = 50) -> Scenario:
    """Divisions x and y; so many units of x, each with one below it, are below y, which has units of its own."""
    units = [unit(f"u{n}", "unit", unit(f"below-{n}")) for n in range(size)]
    stay, go = units[moved:], units[:moved]
    return scenario(unit("x", "division", *stay), unit("y", "division", *(unit(f"z{n}") for n in range(size)), *go))


def test_a_few_moves_have_rows_of_their_own_and_tell_from_where_to_where() -> None:
    _, found = rows(town(moved=0), town(moved=3))
    assert folds(found, 0) == {
        ("0:unit-x", "same"): 95,
        ("0:unit-x", None): 3,
        ("0:unit-x", "along"): 3,
        ("0:unit-y", "same"): 51,
    }
    drawing = draw_transition(
        town(moved=0), town(moved=3), TransitionOptions(grouping="part"), language="fi", pane=(900, 700)
    )
    places = {(node.name[0], node.before): node.place for node in drawing.nodes if node.place}
    assert places == {(f"u{n}", before): ("→ y" if before else "← x",) for n in range(3) for before in (True, False)}
    assert {sign.fate for sign in drawing.signs} == {"moved"}


def test_many_moves_are_one_row_a_group_that_can_be_opened() -> None:
    a, b = town(moved=0, size=80), town(moved=70, size=80)
    _, found = rows(a, b)
    assert folds(found, 0) == {
        ("0:unit-x", "same"): 21,
        ("0:unit-x", "along"): 70,
        ("0:unit-x", "moved"): 70,
        ("0:unit-y", "same"): 81,
    }
    assert folds(found, 1)["1:unit-y", "moved"] == 70
    for key in ("0:unit-x|moved", "1:unit-y|moved"):
        _, found = rows(a, b, key)
        assert folds(found, 0)["0:unit-x", None] == folds(found, 1)["1:unit-y", None] == 70
        assert folds(found, 0)["0:unit-x", "along"] == 70
    opened = next(group for group in rows(a, b, "0:unit-x|moved")[1].groups[0] if group.key == "0:unit-x")
    assert opened.opened
    assert opened.foldable


@pytest.fixture(scope="module")
def drafts() -> tuple[Scenario, Scenario]:
    one, other = (read_scenario_text(text.encode(), Path("x.yaml")).scenario for text in reform(512, 527, 223))
    return one, other


def test_a_large_reform_is_seen_by_group_and_read_on_pages(drafts: tuple[Scenario, Scenario]) -> None:
    a, b = drafts
    flows, found = rows(a, b)
    assert (len(flows.left), len(flows.right)) == (512, 527)
    assert Counter(flow.fate for flow in flows.flows)["moved"] == 223
    # Every unit is in one row of its column; eleven groups need no more rows than can be overseen.
    for column, many in ((0, 512), (1, 527)):
        assert sum(len(row.units) for row in found.rows[column]) == many
        assert len(found.rows[column]) < 60
    # What goes on unchanged is one band a group: it leads to the group that its own became.
    same = [
        strand for strand in found.strands if strand.before is not None and found.rows[0][strand.before].fold == "same"
    ]
    assert len(same) == len({strand.before for strand in same}) == len({strand.after for strand in same})
    pages = draw_transition_on_pages(a, b, TransitionOptions(), language="fi", page=(1000.0, 660.0), zoom=1.0)
    assert all(drawing.height <= 660.0 for drawing in pages)
    alone = [node for drawing in pages for node in drawing.nodes if node.place]
    assert len(alone) == 2 * 223


def test_the_reform_is_the_same_for_the_same_seed() -> None:
    assert reform(100, 104, 20, seed=3) == reform(100, 104, 20, seed=3)
    assert reform(100, 104, 20, seed=3) != reform(100, 104, 20, seed=4)
    with pytest.raises(ValueError, match="can move"):
        reform(40, 40, 39)
