"""Where something differs, told quietly."""

from __future__ import annotations

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.chart.dots import Dot, dots
from orgsim.drawing.chart.marks import Mark
from orgsim.model.hierarchy import hierarchy
from tests.drawing.organisations import scenario, unit

MOVED = Mark("moved", "⇄", "moved")
CHANGED = Mark("changed", "Δ", "changed")
UNSTATED = Mark("changed", "Δ", "changed", quiet=True)


def test_what_differs_has_a_dot_and_what_hides_it_a_ring() -> None:
    its = scenario(
        unit(
            "council",
            "council",
            unit("board", "board", unit("a"), unit("b")),
            unit("hiding", "board", unit("c"), unit("d")),
            unit("plain", "board", unit("e")),
            *[unit(f"g{at}", "board") for at in range(4)],
        )
    )
    options = ChartOptions(folded=frozenset({"hiding", "plain"}), gathered=frozenset({"g1", "g2", "g3"}))
    drawing = draw_chart(its, options)
    marks = {"a": (MOVED, CHANGED), "c": (CHANGED,), "e": (UNSTATED,), "g2": (MOVED,), "g0": (UNSTATED,)}
    (gathering,) = [box.id for box in drawing.boxes if box.gathers]
    assert dots(drawing, hierarchy(its), marks) == {"a": Dot(MOVED), "hiding": Dot(None), gathering: Dot(None)}
    # One that differs and hides what differs has the dot.
    assert dots(drawing, hierarchy(its), {**marks, "hiding": (MOVED,)})["hiding"] == Dot(MOVED)
    assert dots(drawing, hierarchy(its), {"gone": (MOVED,)}) == {}
