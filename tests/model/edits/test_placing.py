"""Where a unit comes of which no place is told."""

from __future__ import annotations

from orgsim.model.edits.placing import last_place, side_of
from tests.drawing.organisations import scenario, unit

CITY = scenario(
    unit(
        "council",
        "council",
        unit("board", "board", unit("advisers", "council"), unit("manager", "manager")),
        unit("firm", "company", unit("branch", "division")),
    )
)


def test_behind_those_of_its_side_and_bodies_before_the_administration() -> None:
    assert last_place(CITY, "board", "elected") == 1
    assert last_place(CITY, "board", "administration") is None
    assert last_place(CITY, "council", "elected") == 1
    # Those that are about to leave count no more.
    assert last_place(CITY, "board", "elected", ["advisers"]) == 0
    assert last_place(CITY, "board", "elected", ["manager"]) is None
    assert last_place(CITY, "advisers", "elected") is None
    assert last_place(CITY, None, "elected") is None
    # What is no body comes last where none is like it.
    assert last_place(CITY, "council", "administration") is None


def test_what_is_made_below_what_is_outside_is_so_too() -> None:
    assert side_of(CITY, "division", "firm") == "external"
    assert side_of(CITY, "division", "board") == "administration"
    assert side_of(CITY, "manager", "firm") == "external"
