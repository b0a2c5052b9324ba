from __future__ import annotations

import pytest

from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.layout.sideways import turned_over
from orgsim.drawing.walking import Direction, neighbour
from orgsim.model.hierarchy import hierarchy
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario
from orgsim.model.text import plain
from orgsim.model.units import Unit


def unit(name: str, *units: Unit) -> Unit:
    return Unit(id=name, kind="k", name=plain(name), units=units)


# Drawn:      a
#           b   c
#          b1   c1
UNITS = hierarchy(
    Scenario(
        id="s",
        title=plain("s"),
        kinds={"k": Kind(side="elected", name=plain("k"))},
        units=(unit("a", unit("b", unit("b1")), unit("c", unit("c1"))),),
    )
)
PLACES = {"a": (100, 0), "b": (0, 50), "b1": (10, 100), "c": (200, 50), "c1": (210, 100)}
DRAWING = Drawing(
    width=300,
    height=130,
    boxes=tuple(
        Box(unit=UNITS.index[name], id=name, x=x, y=y, width=80, height=30, look="plain", name=(name,))
        for name, (x, y) in PLACES.items()
    ),
)


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("a", "down", "b"),
        ("b", "up", "a"),
        ("a", "up", None),
        ("b", "right", "c"),
        ("c", "left", "b"),
        ("b1", "right", "c1"),
        ("b1", "down", None),
        ("c", "right", None),
        (None, "left", "a"),
        ("gone", "down", "a"),
    ],
)
def test_an_arrow_leads_to_the_neighbour(start, direction, end) -> None:
    assert neighbour(DRAWING, UNITS, start, direction) == end


def test_a_unit_that_is_folded_away_is_no_neighbour() -> None:
    shown = Drawing(width=300, height=130, boxes=tuple(box for box in DRAWING.boxes if box.id not in ("b1", "c1")))
    assert neighbour(shown, UNITS, "b", "down") is None


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [("a", "right", "b"), ("a", "left", None), ("b", "down", "c"), ("c", "up", "b"), ("c1", "left", "c")],
)
def test_in_a_chart_that_goes_right_the_hierarchy_is_walked_to_the_right(
    start: str, direction: Direction, end: str | None
) -> None:
    assert neighbour(turned_over(DRAWING), UNITS, start, direction) == end
