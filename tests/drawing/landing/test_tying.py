"""What ties units that are dragged, without a window: by links in their draft, by lineage from another."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.landing.ground import Ground, ground
from orgsim.drawing.landing.tying import Tied, tying
from orgsim.drawing.landing.zones import TOP, Zone
from orgsim.messages import catalog
from orgsim.model.edits.edits import Linked, Set
from orgsim.model.scenario import LINK_KINDS, Link, Scenario
from tests.drawing.organisations import scenario, unit

TOWN = scenario(unit("council", "council", unit("board", "board"), unit("youth", "board")))


def on(drawn: Scenario) -> Ground:
    return ground(draw_chart(drawn, ChartOptions()), drawn)


def test_a_link_is_of_a_kind_that_is_not_there_yet() -> None:
    there = Link(kind="steers", from_="board", to="youth")
    town = replace(TOWN, links=(there,))
    found = tying(on(town), Tied(("board",)), Zone("youth", "onto"))
    assert found.refused is None
    offered = [(link.edits[0].link.kind, link.edits[0].link.from_) for link in found.choices]  # type: ignore[union-attr]
    assert len(offered) == 2 * len(LINK_KINDS) - 1
    assert ("steers", "board") not in offered and ("steers", "youth") in offered
    # Of several, those are linked that are not, and none with itself.
    several = tying(on(town), Tied(("board", "council", "youth")), Zone("youth", "before"))
    steers = next(choice for choice in several.choices if choice.edits[0].link.kind == "steers")  # type: ignore[union-attr]
    assert steers.edits == (Linked(Link(kind="steers", from_="council", to="youth")),)
    every = [Link(kind=kind, from_=a, to=b) for kind in LINK_KINDS for a, b in (("board", "youth"), ("youth", "board"))]
    full = tying(on(replace(TOWN, links=tuple(every))), Tied(("board",)), Zone("youth", "onto"))
    assert full.refused is not None and not full.edits


def test_from_an_earlier_draft_it_is_what_the_unit_continues() -> None:
    earlier = scenario(unit("council", "council", unit("old", "board"), unit("older", "board")))
    found = tying(on(TOWN), Tied(("old", "older"), earlier, "A"), Zone("youth", "onto"))
    assert found.edits == (Set("youth", "continues", ("old", "older")),)
    assert not found.choices
    assert catalog("en").say(found.words) == "youth continues 2 units (A)"
    later = tying(on(TOWN), Tied(("old",), earlier, "A", earlier=False), Zone("youth", "onto"))
    assert later.refused is not None and not later.edits
    # Beside all boxes nothing is tied.
    assert not tying(on(TOWN), Tied(("board",)), TOP).edits
