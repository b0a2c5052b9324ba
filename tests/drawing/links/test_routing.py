from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.chart.links import link_lines
from orgsim.drawing.drawing import Box, Drawing, Label, Line
from orgsim.drawing.links.obstacles import label_rect, margins
from orgsim.drawing.links.routing import is_routed, routed
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.scenario import LINK_KINDS, Link
from tests.drawing.organisations import scenario, unit

Points = tuple[tuple[float, float], ...]
KOSKENLAHTI = Path(__file__).parents[2] / "cases" / "koskenlahti" / "koskenlahti-nyt.yaml"


def box(number: int, x: float, y: float, width: float = 80, height: float = 30) -> Box:
    return Box(unit=number, id=f"u{number}", x=x, y=y, width=width, height=height, look="unit", name=("u",))


def meets(points: Points, left: float, top: float, right: float, bottom: float) -> bool:
    return any(
        max(x0, x1) > left + 1e-3
        and min(x0, x1) < right - 1e-3
        and max(y0, y1) > top + 1e-3
        and min(y0, y1) < bottom - 1e-3
        for (x0, y0), (x1, y1) in pairwise(points)
    )


@st.composite
def packed(draw: st.DrawFn) -> Drawing:
    """Boxes in rows and columns with gaps of any width, or none at all, some with a name between them."""
    gaps = st.sampled_from([0.0, 1.0, 4.0, 7.0, 12.0, 40.0])
    columns, rows = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    xs, ys = [0.0], [0.0]
    for _ in range(columns - 1):
        xs.append(xs[-1] + 80 + draw(gaps))
    for _ in range(rows - 1):
        ys.append(ys[-1] + 30 + draw(gaps))
    places = [(x, y) for y in ys for x in xs if draw(st.integers(0, 9)) < 9]
    labels = tuple([Label(x=x, y=y + 40, text="Luottamus") for x, y in places if draw(st.integers(0, 9)) == 0])
    boxes = tuple([box(number, x, y) for number, (x, y) in enumerate(places)])
    free = [its for its in labels if not any(_overlap(label_rect(its), each) for each in boxes)]
    return Drawing(width=xs[-1] + 80, height=ys[-1] + 30, boxes=boxes, labels=tuple(free))


def _overlap(rect: tuple[float, float, float, float], its: Box) -> bool:
    left, top, right, bottom = rect
    return left < its.x + its.width and right > its.x and top < its.y + its.height and bottom > its.y


@given(packed(), st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=8))
def test_no_way_runs_through_a_box_or_a_name_however_little_room_there_is(
    drawing: Drawing, drawn: list[tuple[int, int]]
) -> None:
    number = len(drawing.boxes)
    pairs = list({(a % number, b % number): None for a, b in drawn if a % number != b % number}) if number else []
    for pieces in routed(drawing, pairs):
        assert len(pieces) in (1, 2)
        for points in pieces:
            assert all(x0 == x1 or y0 == y1 for (x0, y0), (x1, y1) in pairwise(points))
            for its in drawing.boxes:
                assert not meets(points, its.x, its.y, its.x + its.width, its.y + its.height)
            for label in drawing.labels:
                assert not meets(points, *label_rect(label))


@given(packed(), st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=12))
def test_no_two_links_are_one_line_to_the_eye(drawing: Drawing, drawn: list[tuple[int, int]]) -> None:
    number = len(drawing.boxes)
    pairs = list({(a % number, b % number): None for a, b in drawn if a % number != b % number}) if number else []
    whole = [pieces[0] for pieces in routed(drawing, pairs) if len(pieces) == 1]
    assert all(nearest(one, other) >= 0.5 for one, other in combinations(whole, 2))


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=6), st.sampled_from([60.0, 90.0]))
def test_where_there_is_room_links_keep_apart(drawn: list[tuple[int, int]], gap: float) -> None:
    boxes = [box(number, number % 3 * (160 + gap), number // 3 * (120 + gap), 160, 120) for number in range(9)]
    drawing = Drawing(width=480 + 2 * gap, height=360 + 2 * gap, boxes=tuple(boxes))
    pairs = list({(a, b): None for a, b in drawn if a != b})
    ways = [points for (points,) in routed(drawing, pairs)]
    # Six links between sides of 120 pixels or more, and in gaps of 60: each has 8 of its own.
    assert all(nearest(one, other) >= 8.0 for one, other in combinations(ways, 2))


def walled(gap: float) -> Drawing:
    """u0 with a box at each side and at each corner, `gap` from it and without any between them; u1 far away."""
    beside = [
        box(2 + number, x, y, width, height)
        for number, (x, y, width, height) in enumerate(
            [
                (100, 100, 120 + 2 * gap, 40),
                (100, 170 + 2 * gap, 120 + 2 * gap, 40),
                (100, 140, 40, 30 + 2 * gap),
                (180 + 2 * gap, 140, 40, 30 + 2 * gap),
            ]
        )
    ]
    return Drawing(
        width=600,
        height=400,
        boxes=(box(0, 140 + gap, 140 + gap, 40, 30), box(1, 450, 150), *beside),
    )


def test_what_is_walled_in_has_a_line_that_breaks_off() -> None:
    (pieces,) = routed(walled(20), [(0, 1)])
    leaving, arriving = pieces
    # It leaves u0 to the left, and 20 pixels on there is a wall; it comes to u1 from its left.
    assert leaving == ((160.0, 175.0), (144.0, 175.0))
    assert arriving == ((434.0, 165.0), (450.0, 165.0))


def test_what_has_no_room_at_all_is_marked_at_its_border() -> None:
    (pieces,) = routed(walled(0), [(0, 1)])
    assert pieces[0] == ((140.0, 155.0), (140.0, 155.0))


def test_lines_say_where_they_break_off() -> None:
    draft = scenario(unit("u0"), unit("u1"))
    drawing = walled(20)
    link = Link(kind="steers", from_="u0", to="u1")
    lines = link_lines(drawing, draft, ["steers"], None, [link])
    assert [(line.broken, line.arrow) for line in lines] == [("last", False), ("first", True)]
    assert {line.ends for line in lines} == {("u0", "u1")}


def test_links_through_one_gap_are_told_apart() -> None:
    # Six boxes above and six below a wall that leaves one gap of 40 pixels: six links of 6 pixels each have room there.
    above = [box(number, number * 100.0, 0) for number in range(6)]
    below = [box(6 + number, number * 100.0, 300) for number in range(6)]
    wall = [box(12, -40, 100, 300, 60), box(13, 300, 100, 340, 60)]
    drawing = Drawing(width=600, height=330, boxes=(*above, *below, *wall))
    ways = [points for (points,) in routed(drawing, [(number, 11 - number) for number in range(6)])]
    for one, other in combinations(ways, 2):
        assert nearest(one, other) >= 2.0


def nearest(one: Points, other: Points) -> float:
    """How near two ways come to each other where they run beside each other for more than 8 pixels."""
    found = 1e9
    for (x0, y0), (x1, y1) in pairwise(one):
        for (u0, v0), (u1, v1) in pairwise(other):
            across = min(max(x0, x1), max(u0, u1)) - max(min(x0, x1), min(u0, u1))
            down = min(max(y0, y1), max(v0, v1)) - max(min(y0, y1), min(v0, v1))
            if y0 == y1 and v0 == v1 and across > 8:
                found = min(found, abs(y0 - v0))
            if x0 == x1 and u0 == u1 and down > 8:
                found = min(found, abs(x0 - u0))
    return found


def test_a_way_is_the_same_whatever_was_asked_for_before() -> None:
    drawing = walled(20)
    again = walled(20)
    routed(again, [(2, 5)])
    routed(again, [(1, 3), (3, 2)])
    assert routed(drawing, [(3, 2), (2, 5), (1, 3)]) == routed(again, [(3, 2), (2, 5), (1, 3)])


def test_folding_a_branch_away_from_a_link_does_not_move_it() -> None:
    draft = read_scenario(KOSKENLAHTI).scenario
    whole = ChartOptions(pane=(1000, 900))
    deep = frozenset(its.id for its in draw_chart(draft, whole).boxes if its.foldable and its.look == "unit")
    before = draw_chart(draft, replace(whole, folded=deep))
    lines = {(line.style, line.ends): line for line in link_lines(before, draft, LINK_KINDS)}
    compared = 0
    # In a pane of this shape, what is not below these stays where it was.
    for folded in ("talouspalvelut", "hyvinvointitoimiala", "nuorisopalvelut", "elinkeinopalvelut"):
        after = draw_chart(draft, replace(whole, folded=deep | {folded}))
        for line in link_lines(after, draft, LINK_KINDS):
            known = lines.get((line.style, line.ends))
            if known is not None and around(before, known) == around(after, known):
                compared += 1
                assert len(line.points) == len(known.points)
                # Lanes beside links that did move may be shared out anew.
                for (x0, y0), (x1, y1) in zip(line.points, known.points, strict=True):
                    assert abs(x0 - x1) <= 6 and abs(y0 - y1) <= 6
    assert compared > 30


def around(drawing: Drawing, line: Line) -> set[tuple[str, float, float, float, float]]:
    """What stands near the line, and where."""
    left, right = min(x for x, _ in line.points) - 60, max(x for x, _ in line.points) + 60
    top, bottom = min(y for _, y in line.points) - 60, max(y for _, y in line.points) + 60
    return {
        (its.id, its.x, its.y, its.width, its.height)
        for its in drawing.boxes
        if _overlap((left, top, right, bottom), its)
    }


def test_links_leave_a_drawing_as_far_as_its_pane_has_room() -> None:
    # Beside 500 x 600 pixels at a zoom of 2, a pane of 1 100 x 1 236 has 25 free at each side, 6 above and 12 below: a
    # step of 4 after 1.5 for the pane's own edge is 20 at the sides, and elsewhere the least.
    assert margins((500, 600), (1100, 1236, 2.0)) == (20, 8, 20, 8)
    # A much wider pane is not used for more than 40.
    assert margins((500, 600), (3000, 1236, 2.0))[0] == 40


def test_the_first_way_between_many_boxes_is_not_as_good_as_known() -> None:
    """Where any way may go is found out with it, which takes the longer the more boxes there are."""

    def grid(columns: int) -> Drawing:
        boxes = [box(number, number % columns * 100.0, number // columns * 60.0) for number in range(columns * 20)]
        return Drawing(width=columns * 100.0, height=20 * 60.0, boxes=tuple(boxes))

    # What finds ways is loaded by the first of them.
    routed(grid(2), [(0, 1)])
    few, many = grid(25), grid(26)
    # With what comes before it, it is as twelve links between 500 boxes, and between 520.
    assert is_routed(few, [(3, 321)])
    assert not is_routed(many, [(3, 321)])
    routed(many, [(3, 321)])
    # Of those that come after it eleven are, and twelve are not.
    assert is_routed(many, [(number, 321) for number in range(4, 15)])
    assert not is_routed(many, [(number, 321) for number in range(4, 16)])
