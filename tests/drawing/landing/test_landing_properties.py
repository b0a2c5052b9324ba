"""What a landing says becomes true: of any organisation, in any chart, at any point."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.landing.ground import Ground, ground
from orgsim.drawing.landing.landing import Dragged, Landing, landing
from orgsim.drawing.landing.zones import zone
from orgsim.messages import catalog
from orgsim.model.edits.applying import edited, uppermost
from orgsim.model.edits.edits import Moved
from orgsim.model.edits.refusing import refusal
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import organisations

PANES = st.tuples(st.sampled_from([60.0, 300.0, 1900.0]), st.sampled_from([60.0, 300.0, 1000.0]))


@st.composite
def drops(draw: st.DrawFn) -> tuple[Ground, ChartOptions, Dragged, Landing | None]:
    """A chart of any kind, and a point at a box of it, or beside one."""
    scenario = draw(organisations(12).filter(lambda its: bool(its.units)))
    ids = [unit.id for unit in hierarchy(scenario).units]
    options = ChartOptions(
        pane=draw(PANES),
        direction=draw(st.sampled_from(["down", "down", "right"])),
        folded=draw(st.frozensets(st.sampled_from(ids), max_size=2)),
        gathered=draw(st.frozensets(st.sampled_from(ids), max_size=4)),
        outline=draw(st.sampled_from([False, False, True])),
    )
    there = ground(draw_chart(scenario, options), scenario)
    dragged = Dragged(
        tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))), alone=draw(st.booleans())
    )
    box = draw(st.sampled_from(there.drawing.boxes))
    across, down = draw(st.floats(-0.3, 1.3)), draw(st.floats(-0.5, 1.5))
    found = zone(there, box.x + across * box.width, box.y + down * box.height, draw(st.sampled_from([0.2, 1.0, 2.0])))
    return there, options, dragged, None if found is None else landing(there, dragged, found)


def moved_first(found: Landing) -> Moved:
    first = found.edits[0]
    assert isinstance(first, Moved)
    return first


def moves(there: Ground, dragged: Dragged, found: Landing) -> list[Moved]:
    """The move that is not made, where it could be."""
    ids = dragged.ids if dragged.alone else uppermost(there.scenario, dragged.ids)
    move = Moved(tuple(sorted(ids, key=there.units.index.__getitem__)), found.below, found.at, dragged.alone)
    return [move] if refusal(there.scenario, move) is None else []


def seen(drawing: Drawing) -> set[tuple[str, float, float]]:
    return {(box.id, box.x, box.y) for box in drawing.boxes}


def stands_where_it_is_said(before: Scenario, after: Scenario, found: Landing) -> None:
    flat = hierarchy(after)
    ids = moved_first(found).ids
    parents = [flat.parents[flat.index[id]] for id in ids]
    assert {None if parent < 0 else flat.units[parent].id for parent in parents} == {found.below}
    row = [flat.units[unit].id for unit in (flat.roots() if parents[0] < 0 else flat.children[parents[0]])]
    first = row.index(ids[0])
    assert tuple(row[first : first + len(ids)]) == ids
    if found.role in ("child", "beside"):
        assert first == (len(row) - len(ids) if found.at is None else found.at)
    elif found.sibling not in ids:
        assert found.sibling == row[first - 1 if found.role == "after" else first + len(ids)]
    assert {unit.id for unit in flat.units} == {unit.id for unit in hierarchy(before).units}


def is_drawn_as_it_is_marked(after: Ground, found: Landing) -> None:
    first = moved_first(found).ids[0]
    box = after.boxes.get(first)
    if box is None:
        return
    family = after.family(box)
    sibling = after.boxes.get(found.sibling or "")
    if found.role in ("child", "beside"):
        assert family.beside is (found.role == "beside")
    elif sibling is not None and found.sibling not in moved_first(found).ids:
        assert after.family(sibling) == family
    row = after.units.roots() if family.parent < 0 else after.units.children[family.parent]
    boxes = [after.box_of(unit) for unit in row]
    if None not in boxes and "place" in found.words.args:
        together = [each.id for each in boxes if each is not None and after.family(each) == family]
        assert together.index(first) + 1 == found.words.args["place"]


@given(drops())
def test_what_is_dropped_stands_where_the_mark_was(
    dropped: tuple[Ground, ChartOptions, Dragged, Landing | None],
) -> None:
    there, options, dragged, found = dropped
    if found is None:
        return
    scenario = there.scenario
    for language in ("fi", "sv", "en"):
        assert catalog(language).say(found.words)
    if found.edits:
        assert found.refused is None
        for edit in found.edits:
            assert refusal(scenario, edit) is None
        after = edited(scenario, found.edits)
        assert after is not scenario
        stands_where_it_is_said(scenario, after, found)
        is_drawn_as_it_is_marked(ground(draw_chart(after, options), after), found)
    elif found.refused is None:
        # A drop without effect: the edit would change nothing that is seen either.
        for edit in moves(there, dragged, found):
            after = edited(scenario, [edit])
            assert seen(draw_chart(after, options)) == seen(there.drawing)
