"""Where what is dragged would come, in every way that a chart may stand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgsim.drawing.boxes.gathering import gathering_id
from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.drawing import Box
from orgsim.drawing.landing.ground import Ground, ground, is_of
from orgsim.drawing.landing.landing import Dragged, Landing, landing
from orgsim.drawing.landing.zones import Zone, zone
from orgsim.messages import catalog
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Moved, Set, TakenOut
from orgsim.model.scenario import Matrix, Scenario
from orgsim.model.text import Text
from tests.drawing.organisations import scenario, unit

ROWS = scenario(
    unit(
        "council",
        "council",
        unit("audit", "audit"),
        unit("board", "board", unit("permits", "section"), unit("staffing", "section"), unit("manager", "manager")),
        unit("youth", "board"),
    )
)
"""A council with what stands beside and below it, and an administration across the line."""


def on(drawn: Scenario, **options: object) -> Ground:
    return ground(draw_chart(drawn, ChartOptions(**options)), drawn)


def at(there: Ground, id: str, across: float, down: float) -> Zone:
    """The zone at shares of the width and height of a box."""
    box = there.boxes[id]
    found = zone(there, box.x + across * box.width, box.y + down * box.height, 1.0)
    assert found is not None
    return found


def drop(there: Ground, id: str, on: str, across: float, down: float, **how: object) -> Landing:
    return landing(there, Dragged((id,), **how), at(there, on, across, down))


def said(found: Landing) -> str:
    return catalog("en").say(found.words).replace("\u00a0", " ")


def test_onto_a_box_is_below_it_and_the_last_of_those_that_are_drawn_together() -> None:
    there = on(ROWS)
    found = drop(there, "youth", "board", 0.5, 0.5)
    # In the text too it comes behind the sections, and not behind the manager across the line.
    assert found.edits == (Moved(("youth",), "board", 2),)
    assert (found.role, found.below, found.at) == ("child", "board", 2)
    assert said(found) == "youth → below board, place 3"
    box = there.boxes["board"]
    assert found.mark.around == (box.x, box.y, box.x + box.width, box.y + box.height)
    bar = found.mark.bar
    assert bar is not None
    # After the last that is drawn with it: not after the manager, who stands across the line.
    assert bar[0][0] > there.boxes["staffing"].x + there.boxes["staffing"].width


def test_the_sides_of_boxes_in_a_row_are_for_siblings() -> None:
    there = on(ROWS)
    before = drop(there, "youth", "permits", 0.1, 0.5)
    assert before.edits == (Moved(("youth",), "board", 0),)
    assert before.role == "before"
    assert said(before) == "youth → below board, place 1"
    after = drop(there, "youth", "permits", 0.9, 0.5)
    assert after.edits == (Moved(("youth",), "board", 1),)
    between = drop(there, "youth", "staffing", -0.03, 0.5)
    assert between.edits == after.edits
    assert between.mark.bar == after.mark.bar
    (x, top), (same, bottom) = after.mark.bar
    box = there.boxes["permits"]
    assert x == same
    assert box.x + box.width < x < there.boxes["staffing"].x
    assert top < box.y < bottom


def test_places_are_counted_without_what_is_moved() -> None:
    there = on(ROWS)
    assert drop(there, "permits", "staffing", 0.9, 0.5).edits == (Moved(("permits",), "board", 1),)
    stays = drop(there, "permits", "staffing", 0.1, 0.5)
    assert (stays.edits, stays.refused) == ((), None)
    assert said(stays) == "permits: the place stays the same"
    assert drop(there, "permits", "permits", 0.5, 0.5).edits == ()
    assert drop(there, "permits", "permits", 0.5, 0.5).refused is None


def test_what_is_impossible_says_why_and_by_name() -> None:
    there = on(ROWS)
    found = drop(there, "board", "permits", 0.5, 0.5)
    assert found.edits == ()
    assert found.refused is not None
    assert found.refused.key == "edit.unit.below-its-own"
    assert found.refused.args == {"id": Text(fi="board"), "below": Text(fi="permits")}


def test_a_unit_alone_leaves_its_subordinates_in_its_place() -> None:
    there = on(ROWS)
    found = drop(there, "board", "youth", 0.9, 0.5, alone=True)
    # Audit, its three and youth stand before it then.
    assert found.edits == (Moved(("board",), "council", 5, alone=True),)
    assert said(found) == "board → below council, place 4 – subordinates stay"


def test_what_stands_beside_by_its_kind_does_so_wherever_it_comes() -> None:
    there = on(ROWS)
    found = drop(there, "audit", "youth", 0.5, 0.5)
    assert found.edits == (Moved(("audit",), "youth"),)
    assert found.role == "beside"
    assert said(found) == "audit → beside youth"
    assert found.mark.slot is not None
    assert found.mark.slot[0] > there.boxes["youth"].x + there.boxes["youth"].width


def test_among_those_beside_it_comes_to_stand_beside() -> None:
    there = on(ROWS)
    found = drop(there, "youth", "audit", 0.5, 0.1)
    assert found.edits == (Moved(("youth",), "council", 0), Set("youth", "place", "beside"))
    assert found.role == "before"
    row = drop(there, "audit", "permits", 0.1, 0.5)
    assert row.edits == (Moved(("audit",), "board", 0), Set("audit", "place", "below"))
    back = scenario(replace(ROWS.units[0], units=(*ROWS.units[0].units, unit("own", "board", place="beside"))))
    assert drop(on(back), "own", "permits", 0.1, 0.5).edits == (Moved(("own",), "board", 0), Set("own", "place", None))


def test_the_sides_of_the_only_one_at_the_top_are_for_what_stands_beside_it() -> None:
    there = on(ROWS)
    found = drop(there, "youth", "council", 1.0, 0.5)
    assert found.role == "beside"
    assert found.edits == (Moved(("youth",), "council", 1), Set("youth", "place", "beside"))
    several = on(scenario(unit("a"), unit("b")))
    assert drop(several, "b", "a", 0.05, 0.5).edits == (Moved(("b",), None, 0),)
    assert said(drop(several, "b", "a", 0.05, 0.5)) == "b → top level, place 1"


def test_what_would_be_drawn_across_the_line_comes_last_there() -> None:
    there = on(ROWS)
    found = drop(there, "manager", "youth", 0.1, 0.5)
    assert found.role == "child"
    assert found.edits == (Moved(("manager",), "council"),)
    assert found.mark.bar is None


def test_what_has_something_across_the_line_cannot_stand_beside() -> None:
    there = on(ROWS)
    found = drop(there, "board", "audit", 0.5, 0.1)
    assert found.edits == (Moved(("board",), "council"),)
    assert found.role == "child"


STACK = scenario(unit("top", "division", *[unit(f"u{n}", "unit", unit(f"v{n}"), unit(f"w{n}")) for n in range(14)]))


def test_in_a_stack_upper_and_lower_parts_are_for_siblings() -> None:
    there = on(STACK, pane=(150.0, 1200.0))
    assert there.boxes["v3"].x > there.boxes["u3"].x
    before = drop(there, "u9", "u3", 0.5, 0.1)
    assert before.edits == (Moved(("u9",), "top", 3),)
    (left, y), (right, same) = before.mark.bar
    assert (left, right) == (there.boxes["u3"].x, there.boxes["u3"].x + there.boxes["u3"].width)
    assert y == same < there.boxes["u3"].y
    # Right below one that is open its first stands.
    first = drop(there, "u9", "u3", 0.5, 0.95)
    assert first.edits == (Moved(("u9",), "u3", 0),)
    assert first.mark.bar == drop(there, "u9", "v3", 0.5, 0.05).mark.bar
    assert drop(there, "u9", "w3", 0.5, 0.95).edits == (Moved(("u9",), "u3", 2),)
    leaf = drop(there, "u9", "w3", 0.5, 0.5)
    assert leaf.edits == (Moved(("u9",), "w3"),)
    assert leaf.mark.slot is not None
    assert leaf.mark.slot[0] > there.boxes["w3"].x


def test_to_the_right_siblings_stand_in_columns_and_nothing_beside() -> None:
    there = on(ROWS, direction="right")
    found = drop(there, "youth", "audit", 0.5, 0.05)
    assert found.edits == (Moved(("youth",), "council", 0),)
    (_, y), (_, same) = found.mark.bar
    assert y == same
    child = drop(there, "permits", "youth", 0.5, 0.5)
    assert child.mark.slot is not None
    assert child.mark.slot[0] > there.boxes["youth"].x + there.boxes["youth"].width
    assert drop(there, "audit", "youth", 0.5, 0.5).role == "child"


def test_in_an_outline() -> None:
    there = on(STACK, pane=(400.0, 300.0), outline=True, enough=1.0)
    assert there.boxes["u3"].outlined == "head"
    assert drop(there, "u9", "u3", 0.5, 0.1).edits == (Moved(("u9",), "top", 3),)
    assert drop(there, "u9", "u3", 0.5, 0.95).edits == (Moved(("u9",), "u3", 0),)
    assert drop(there, "u9", "u3", 0.5, 0.5).edits == (Moved(("u9",), "u3"),)


def test_a_box_that_hides_or_gathers_takes_what_is_dropped_in_it() -> None:
    some = frozenset(f"u{n}" for n in range(4, 14))
    there = on(STACK, folded=frozenset({"u1"}), gathered=some)
    folded = drop(there, "u2", "u1", 0.5, 0.5)
    assert folded.edits == (Moved(("u2",), "u1"),)
    assert (folded.mark.bar, folded.mark.slot) == (None, None)
    for across in (0.02, 0.5, 0.98):
        found = drop(there, "v2", gathering_id("top"), across, 0.5)
        assert found.edits == (Moved(("v2",), "top"),)
        assert said(found) == "v2 → below top, place 15"


def test_in_a_matrix_edges_stay_and_heads_change_their_order() -> None:
    matrix = scenario(
        unit("columns", "division", unit("c1", "unit", unit("x")), unit("c2"), unit("c3")),
        unit("rows", "division", unit("r1"), unit("r2")),
    )
    matrix = replace(matrix, matrix=Matrix(columns="columns", rows="rows"))
    there = on(matrix)
    assert there.drawing.areas
    assert drop(there, "c3", "c1", 0.05, 0.5).edits == (Moved(("c3",), "columns", 0),)
    assert drop(there, "r2", "r1", 0.5, 0.05).edits == (Moved(("r2",), "rows", 0),)
    refused = drop(there, "columns", "r1", 0.5, 0.5).refused
    assert refused is not None
    assert refused.key == "edit.unit.matrix"
    assert drop(there, "x", "columns", 0.05, 0.5).below is None


def test_outside_stands_apart() -> None:
    both = scenario(unit("a", "division", unit("b")), unit("firm", "company"), unit("other", "company"))
    there = on(both)
    assert drop(there, "other", "firm", 0.05, 0.5).edits == (Moved(("other",), None, 1),)
    # What is inside cannot be placed among what is outside: it comes to the top, where it is drawn.
    found = drop(there, "b", "firm", 0.05, 0.5)
    assert (found.edits, found.role) == ((Moved(("b",), None, 1),), "child")
    assert drop(there, "b", "firm", 0.5, 0.5).edits == (Moved(("b",), "firm"),)


def test_several_come_together() -> None:
    there = on(STACK, pane=(150.0, 1200.0))
    found = landing(there, Dragged(("w3", "u9", "u3", "v9")), at(there, "u5", 0.5, 0.1))
    assert found.edits == (Moved(("u3", "u9"), "top", 4),)
    assert said(found) == "2 units → below top, place 5"


def test_what_comes_from_another_draft_is_added_and_what_is_here_moves() -> None:
    other = scenario(unit("top", "division", unit("new", "unit", unit("newer")), unit("u9", "unit")))
    there = on(STACK, pane=(150.0, 1200.0))
    found = landing(there, Dragged(("new", "u9"), home=other, letter="B"), at(there, "u5", 0.5, 0.1))
    assert said(found) == "2 units → below top, place 6 – from draft B"
    assert (found.role, found.sibling) == ("before", "u5")
    after = edited(STACK, found.edits)
    assert [each.id for each in after.units[0].units][4:8] == ["u4", "new", "u9", "u5"]
    # One that is here keeps what stands below it here.
    assert [each.id for each in after.units[0].units[6].units] == ["v9", "w9"]
    moved = landing(there, Dragged(("u9",), home=other, letter="B"), at(there, "u5", 0.5, 0.1))
    assert moved.edits == (Moved(("u9",), "top", 5),)
    assert said(moved) == "u9 → below top, place 6"


def test_what_was_put_away_is_taken_out() -> None:
    drawn = replace(STACK, tray=(unit("away", "unit", unit("below")),))
    there = on(drawn, pane=(150.0, 1200.0))
    found = landing(there, Dragged(("away",)), at(there, "u5", 0.5, 0.1))
    assert found.edits == (TakenOut("away", "top", 5),)
    both = landing(there, Dragged(("away", "u2")), at(there, "u5", 0.5, 0.1))
    assert both.edits == (Moved(("u2",), "top", 4), TakenOut("away", "top", 5))


def test_far_from_every_box_is_nowhere() -> None:
    there = on(ROWS)
    assert zone(there, -200.0, -200.0, 1.0) is None
    assert zone(there, -39.0, there.drawing.height / 2, 0.001) is not None


@pytest.mark.parametrize("id", ["permits", "u3"])
def test_a_hand_that_is_not_still_stays_in_its_zone(id: str) -> None:
    there = on(ROWS) if id == "permits" else on(STACK, pane=(150.0, 1200.0))
    box: Box = there.boxes[id]
    way = (1.0, 0.0) if id == "permits" else (0.0, 1.0)
    last, steps = None, []
    length = box.width if id == "permits" else box.height
    for step in range(-10, round(length) + 10):
        for shake in (0.0, 2.5, -2.5):
            x = box.x + (step + shake) * way[0] + box.width / 2 * way[1]
            y = box.y + (step + shake) * way[1] + box.height / 2 * way[0]
            last = zone(there, x, y, 1.0, last)
            if not steps or steps[-1] != last:
                steps.append(last)
    assert len(steps) == len(set(steps))
    assert [each.part for each in steps if each.box == id] == ["before", "onto", "after"]


def test_a_drawing_is_known_to_be_of_another_version_of_a_draft() -> None:
    fewer = scenario(unit("council", "council", unit("board", "board"), unit("audit", "audit")))
    drawing = draw_chart(ROWS, ChartOptions())
    assert is_of(drawing, ROWS)
    assert not is_of(drawing, fewer)
    # With fewer units each box has one to its number, but not its own.
    assert not is_of(draw_chart(fewer, ChartOptions()), ROWS)
