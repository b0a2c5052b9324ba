from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from benchmarks.organisations import generate, reform
from orgsim.analysis.differences.comparing import compare
from orgsim.drawing.boxes.folding import OUTSIDE, outside, revealed
from orgsim.drawing.boxes.gathering import gathered_below
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.difference_marks import mark_all
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.differing import differing, fates_of
from orgsim.drawing.folding.fitting import READABLE_SIZE, Folding, Wishes, fit, options_of, refit, smallest_text
from orgsim.drawing.folding.interest import steps
from orgsim.drawing.viewport import fit_zoom
from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.scenario_file import read_scenario, read_scenario_text
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit
from tests.drawing.gathered import gathered_in
from tests.drawing.organisations import organisations, scenario, unit

SMALL = ChartOptions(pane=(360.0, 260.0))
LAPTOP = ChartOptions(pane=(1340.0, 690.0))
BODIES = ("elected", "influence")


def drawn(scenarios: tuple[Scenario, ...], options: ChartOptions, folding: Folding) -> list[Drawing]:
    return draw_side_by_side(scenarios, options_of(options, folding))


def smallest(drawings: list[Drawing], options: ChartOptions) -> float:
    zoom = min(fit_zoom((its.width, its.height), options.pane) for its in drawings)
    return smallest_text(drawings, zoom)


def accounted(of: Scenario, drawing: Drawing, folding: Folding) -> int:
    """How many units the drawing shows, or tells to be hidden."""
    units = hierarchy(of)
    told = sum(box.hidden + (not box.gathers) for box in drawing.boxes)
    if OUTSIDE in folding.folded:
        told += sum(len(units.subtree(root)) for root in outside(units))
    return told


def assert_bodies_before_administration(of: Scenario, drawing: Drawing, asked: frozenset[str]) -> None:
    """But for what all of the administration stands below."""
    units = hierarchy(of)
    heads = [
        unit
        for unit, side in enumerate(units.sides)
        if side == "administration" and (units.parents[unit] < 0 or units.sides[units.parents[unit]] in BODIES)
    ]
    own = [box for box in drawing.boxes if not box.gathers and box.id not in asked and [box.unit] != heads]
    folded_bodies = [box for box in own if units.sides[box.unit] in BODIES and box.hidden]
    opened = [
        box
        for box in own
        if box.foldable
        and not box.hidden
        and units.sides[box.unit] == "administration"
        and not any(units.sides[below] in BODIES for below in units.subtree(box.unit))
    ]
    assert not (folded_bodies and opened)


@given(organisations(), st.data())
def test_whatever_the_organisation_it_can_be_read_and_nothing_is_lost(its: Scenario, data: st.DataObject) -> None:
    ids = [each.id for each in hierarchy(its).units]
    some = st.frozensets(st.sampled_from(ids), max_size=2) if ids else st.just(frozenset[str]())
    wishes = Wishes(folded=data.draw(some), differing=data.draw(some))
    folding = fit((its,), SMALL, wishes)
    (drawing,) = drawn((its,), SMALL, folding)
    units = hierarchy(its)
    assert accounted(its, drawing, folding) == len(ids)
    if smallest([drawing], SMALL) < READABLE_SIZE:
        # Then nothing is opened that need not be, and at the top stands no more than one unit and what differs.
        own = [box for box in drawing.boxes if not box.gathers]
        assert all(box.hidden or not box.foldable for box in own)
        assert len(own) <= 2
    for box in drawing.boxes:
        assert box.hidden or not box.foldable or box.id not in wishes.folded
    assert_bodies_before_administration(its, drawing, frozenset())
    assert folding.folded <= set(ids) | {OUTSIDE}
    assert folding == fit.__wrapped__((its,), SMALL, wishes), "the same input gives the same charts"
    for box in drawing.boxes:
        if box.gathers:
            assert gathered_below(box.id) is not None
            assert box.gathers <= len(gathered_in(units, folding.gathered, box.id))


@given(organisations(), st.data())
def test_what_is_asked_for_is_shown(its: Scenario, data: st.DataObject) -> None:
    units = hierarchy(its)
    if not units.units:
        return
    one = st.sampled_from(range(len(units.units)))
    focus, opened = data.draw(one), data.draw(one)
    wishes = Wishes(focus=units.units[focus].id, unfolded=frozenset({units.units[opened].id}))
    folding = fit((its,), SMALL, wishes)
    boxes = {box.id: box for box in drawn((its,), SMALL, folding)[0].boxes}
    assert units.units[focus].id in boxes
    assert not boxes[units.units[opened].id].hidden
    assert accounted(its, drawn((its,), SMALL, folding)[0], folding) == len(units.units)


@given(st.integers(40, 120), st.integers(1, 5))
def test_a_larger_pane_shows_about_as_much_or_more(count: int, seed: int) -> None:
    its = generated(count, seed)
    shown = []
    for size in (1.0, 1.5, 2.25):
        options = ChartOptions(pane=(400.0 * size, 300.0 * size))
        # Where boxes are next to none, lines of an outline stand in their place, of which there are more.
        (drawing,) = drawn((its,), options, fit((its,), options, Wishes(), listed=False))
        shown.append(sum(not box.gathers for box in drawing.boxes))
    assert shown[1] >= 0.9 * shown[0] and shown[2] >= 0.9 * shown[1]
    assert shown[2] > shown[0]


def generated(count: int, seed: int = 1) -> Scenario:
    return read_scenario_text(generate(count, seed).encode(), Path("generated.yaml")).scenario


def branch(id: str, kind: str, count: int) -> Unit:
    return unit(id, kind, *[unit(f"{id}-{at}") for at in range(count)])


def test_one_that_has_hundreds_below_it_gathers_those_beyond_what_fits() -> None:
    its = scenario(unit("council", "council", branch("city", "division", 3000)))
    folding = fit((its,), LAPTOP, Wishes(differing=frozenset({"city-2500", "city-7"})))
    (drawing,) = drawn((its,), LAPTOP, folding)
    assert smallest([drawing], LAPTOP) >= READABLE_SIZE
    (more,) = [box for box in drawing.boxes if box.gathers]
    own = {box.id for box in drawing.boxes if not box.gathers}
    assert more.gathers == 3002 - len(own) and len(own) > 60
    assert " ".join(more.name).replace("\u00a0", "") == f"+ {more.gathers} muuta"
    assert {"city-2500", "city-7"} <= own, "what differs is not gathered before the rest"
    assert [line for line in drawing.lines if line.ends == ("city", more.id)]


def test_of_very_many_siblings_those_that_differ_stand_before_the_first() -> None:
    its = scenario(unit("city", "unit", *(unit(f"u{at}") for at in range(40))))
    found = steps((its,), Wishes(differing=frozenset({"u20", "u30"})), 100)
    first = next(step for step in found if step.opened == "city")
    assert first.shows[:3] == ("u20", "u30", "u0")


def test_what_differs_is_gathered_after_what_only_holds_differences() -> None:
    its = scenario(unit("city", "division", *[unit(f"u{at}", "unit", unit(f"v{at}")) for at in range(40)]))
    wishes = Wishes(differing=frozenset({"u39", *(f"v{at}" for at in range(30))}))
    (drawing,) = drawn((its,), SMALL, fit((its,), SMALL, wishes))
    assert any(box.gathers for box in drawing.boxes)
    assert "u39" in {box.id for box in drawing.boxes}


@pytest.mark.parametrize("focus", [None, "city-300"])
def test_one_who_looks_at_them_from_near_loses_none_of_them(focus: str | None) -> None:
    its = scenario(branch("city", "division", 500))
    whole = drawn((its,), LAPTOP, fit((its,), LAPTOP, Wishes(focus=focus)))[0].boxes
    shown = [box.id for box in whole if not box.gathers]
    nearer = replace(LAPTOP, pane=(LAPTOP.pane[0] * 2, LAPTOP.pane[1] * 2))
    for near in (shown[1], shown[len(shown) // 2], shown[-1]):
        folding = refit((its,), nearer, Wishes(focus=focus, near=near), len(whole) + 12)
        own = [box.id for box in drawn((its,), nearer, folding)[0].boxes if not box.gathers]
        assert set(shown) < set(own)


def test_what_is_looked_at_from_near_stands_among_its_neighbours() -> None:
    its = scenario(branch("city", "division", 500))
    folding = fit((its,), LAPTOP, Wishes(near="city-300"))
    own = {box.id for box in drawn((its,), LAPTOP, folding)[0].boxes}
    assert {"city-0", *(f"city-{at}" for at in range(297, 304))} <= own


def test_one_who_looks_further_along_them_sees_those_that_follow() -> None:
    its = scenario(branch("city", "division", 500))
    folding = fit((its,), LAPTOP, Wishes(focus="city-300"))
    own = {box.id for box in drawn((its,), LAPTOP, folding)[0].boxes}
    assert {f"city-{at}" for at in range(300, 340)} <= own


def test_who_goes_on_from_the_box_that_gathers_them_comes_to_all() -> None:
    its = scenario(branch("city", "division", 200))
    options = ChartOptions(pane=(700.0, 450.0))
    seen: set[str] = set()
    wishes = Wishes(differing=frozenset({"city-40", "city-150"}))
    for _ in range(9):
        (drawing,) = drawn((its,), options, fit((its,), options, wishes))
        seen.update(box.id for box in drawing.boxes)
        (more,) = [box for box in drawing.boxes if box.gathers]
        wishes = replace(wishes, focus=hierarchy(its).units[more.unit].id)
    assert {f"city-{at}" for at in range(200)} <= seen


def test_hundreds_at_the_top_are_gathered_on_each_side_of_the_line() -> None:
    its = scenario(
        *[unit(f"c{at}", "council") for at in range(200)],
        *[unit(f"d{at}", "division", unit(f"e{at}")) for at in range(500)],
    )
    folding = fit((its,), LAPTOP, Wishes())
    (drawing,) = drawn((its,), LAPTOP, folding)
    assert smallest([drawing], LAPTOP) >= READABLE_SIZE
    assert accounted(its, drawing, folding) == 1200


def test_a_chain_is_shown_as_deep_as_there_is_room() -> None:
    its = unit("last")
    for at in range(2999):
        its = unit(f"u{at}", "unit", its)
    of = scenario(its)
    folding = fit((of,), LAPTOP, Wishes())
    (drawing,) = drawn((of,), LAPTOP, folding)
    assert smallest([drawing], LAPTOP) >= READABLE_SIZE
    assert len(drawing.boxes) >= 8 and accounted(of, drawing, folding) == 3000


def test_drafts_open_the_same_units() -> None:
    one = generated(300)
    other = replace(one, id="other", units=one.units[:])
    folding = fit((one, other), LAPTOP, Wishes())
    shown = [[box.id for box in drawing.boxes] for drawing in drawn((one, other), LAPTOP, folding)]
    assert shown[0] == shown[1]


def test_branches_in_which_nothing_differs_fold_first() -> None:
    its = scenario(
        unit(
            "city",
            "division",
            *[unit(f"a{at}", "division", *[branch(f"a{at}-{b}", "unit", 6) for b in range(4)]) for at in range(8)],
        )
    )
    options = ChartOptions(pane=(520.0, 400.0))
    assert "a6-2-3" not in {box.id for box in drawn((its,), options, fit((its,), options, Wishes()))[0].boxes}
    folding = fit((its,), options, Wishes(differing=frozenset({"a6-2-3"})))
    boxes = {box.id: box for box in drawn((its,), options, folding)[0].boxes}
    assert "a6-2-3" in boxes
    assert not [id for id in boxes if id.count("-") == 2 and not id.startswith("a6-2-")]


def test_every_difference_of_a_reform_is_shown_or_told_by_the_box_that_holds_it() -> None:
    texts = reform(300, 303, 12)
    scenarios = tuple(read_scenario_text(text.encode(), Path("x.yaml")).scenario for text in texts)
    differences = compare(*scenarios)
    assert differences.number >= 30
    marked = mark_all(scenarios, (None, differences), (0, 1), ("A", "B"), baseline=True)
    # Two panes of a window of 1440×900 with the list of differences beside them.
    options = ChartOptions(pane=(500.0, 690.0), fates=fates_of(marked))
    folding = fit(scenarios, options, Wishes(differing=differing(marked)))
    drawings = drawn(scenarios, options, folding)
    assert smallest(drawings, options) >= READABLE_SIZE
    for its, drawing, fates in zip(map(hierarchy, scenarios), drawings, options.fates, strict=True):
        own = {box.id for box in drawing.boxes}
        tellers = [box for box in drawing.boxes if box.held]
        told = sum(int(words.split()[0]) for box in tellers for words in "\u00a0·".join(box.held).split("\u00a0·"))
        assert told == sum(unit not in own for unit, _ in fates)
        assert {unit for unit, _ in fates} <= its.index.keys()


def test_all_is_shown_where_all_is_asked_for() -> None:
    its = generated(300)
    folding = fit((its,), SMALL, Wishes(everything=True, folded=frozenset({"council-0"})))
    assert folding == Folding(frozenset({"council-0"}), outline=True)
    (drawing,) = drawn((its,), SMALL, fit((its,), SMALL, Wishes(everything=True)))
    assert len(drawing.boxes) == 300
    assert drawing.boxes[0].outlined
    assert fit((), SMALL, Wishes()) == Folding()


def test_what_has_room_is_not_folded() -> None:
    its = generated(12)
    assert fit((its,), LAPTOP, Wishes()) == Folding()


def test_of_what_is_outside_the_name_tells_how_many_there_are(koskenlahti_dir: Path) -> None:
    path = koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml"
    three = tuple([file.scenario for file in open_paths([path]).files])
    # The panes of three drafts on 1920 × 1080, as they are presented.
    options = ChartOptions(language="fi", pane=(335.0, 499.0))
    folding = fit(three, options, Wishes(), 10.0)
    assert OUTSIDE in folding.folded and "kaupunginhallitus" not in folding.folded
    drawings = draw_side_by_side(three, options_of(options, folding, 10.0))
    assert smallest(drawings, options) >= 10.0
    named = [[label.text for label in its.labels if label.text.startswith("Konserni")] for its in drawings]
    assert named == [[f"Konserniyhtiöt ja yhteistoiminta +{number}"] for number in (9, 9, 14)]
    for of, drawing in zip(three, drawings, strict=True):
        assert not [box for box in drawing.boxes if hierarchy(of).sides[box.unit] == "external"]
    company = fit(three, options, Wishes(focus="satama-oy"), 10.0)
    assert OUTSIDE not in company.folded


def koskenlahti(koskenlahti_dir: Path) -> tuple[Scenario, ...]:
    opened = open_paths([koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml"])
    return tuple(file.scenario for file in opened.files)


def test_what_the_administration_is_divided_into_comes_before_the_sections_of_boards(koskenlahti_dir: Path) -> None:
    options = ChartOptions(language="fi", pane=(403.0, 557.0))
    scenarios = koskenlahti(koskenlahti_dir)
    folding = fit(scenarios, options, Wishes())
    drawings = drawn(scenarios, options, folding)
    assert smallest(drawings, options) >= READABLE_SIZE
    now = {box.id for box in drawings[0].boxes}
    divisions = {"konsernihallinto", "sivistystoimiala", "hyvinvointitoimiala", "tekninen-toimiala"}
    assert now >= {"tyollisyyslautakunta", "elinvoimatoimiala", *divisions}
    sections = {"suomenkielinen-jaosto", "ruotsinkielinen-jaosto", "tiejaosto", "vesilaitoksen-johtokunta"}
    assert not sections <= now, "these have no room any more"


def test_a_draft_with_room_shows_what_others_gather(koskenlahti_dir: Path) -> None:
    options = ChartOptions(language="fi", pane=(293.0, 480.0))
    scenarios = koskenlahti(koskenlahti_dir)
    folding = fit(scenarios, options, Wishes(), listed=False)
    assert any(folding.apart)
    alike = drawn(scenarios, options, replace(folding, apart=()))
    own = drawn(scenarios, options, folding)
    for before, after, apart in zip(alike, own, folding.apart, strict=True):
        assert {box.id for box in before.boxes if not box.gathers} <= {box.id for box in after.boxes}
        assert apart <= {box.id for box in after.boxes}
    assert smallest(own, options) >= READABLE_SIZE


def test_revealing_what_is_outside_leaves_other_folds_alone(koskenlahti_dir: Path) -> None:
    path = koskenlahti_dir / "koskenlahden-organisaatiouudistus-2026.yaml"
    first = open_paths([path]).files[0].scenario
    assert revealed(first, frozenset({OUTSIDE, "valtuusto"}), "satama-oy") == {"valtuusto"}
    assert revealed(first, frozenset({OUTSIDE, "valtuusto"}), "kaupunginhallitus") == {OUTSIDE}


def test_a_matrix_that_has_no_room_keeps_no_draft_beside_it_folded(scenarios_dir: Path) -> None:
    names = ("nykytila", "valiokuntamalli", "lautakuntamalli", "hyvinvointi")
    four = tuple([read_scenario(scenarios_dir / f"lohja-{name}.yaml").scenario for name in names])
    options = ChartOptions(pane=(353.0, 828.0))
    counts = [len(its.boxes) for its in drawn(four, options, fit(four, options, Wishes()))]
    alone = [len(its.boxes) for its in drawn(four[1:3], options, fit(four[1:3], options, Wishes()))]
    # It was one box each, as the matrix has no room for its eight in text of 11 pixels.
    assert counts[1] >= alone[0] * 0.8
    assert counts[2] >= alone[1] * 0.8


def test_a_draft_of_the_administration_alone_is_open_beside_drafts_whose_bodies_take_all_room(
    scenarios_dir: Path,
) -> None:
    """It has a box at its top where the others have a council: nothing else of it would be shown."""
    names = ("valiokuntamalli", "lautakuntamalli", "virkaorganisaatio-v10")
    drafts = tuple([read_scenario(scenarios_dir / f"lohja-{name}.yaml").scenario for name in names])
    options = ChartOptions(pane=(298.0, 542.0), language="fi")
    folding = fit(drafts, options, Wishes())
    drawings = drawn(drafts, options, folding)
    assert smallest(drawings, options) >= READABLE_SIZE
    assert len(drawings[2].boxes) == 15 and not any(box.hidden for box in drawings[2].boxes)
    assert "vitality" in folding.folded and {box.id: box.hidden for box in drawings[0].boxes}["vitality"] == 14
    # The same in lists; and what the planner folds stays so.
    listed = fit(drafts, replace(options, pane=(215.0, 532.0)), Wishes(), listed=True)
    assert not any(box.hidden for box in drawn(drafts, replace(options, pane=(215.0, 532.0)), listed)[2].boxes)
    again = fit(drafts, options, Wishes(folded=frozenset({"vitality"})))
    assert [box.hidden for box in drawn(drafts, options, again)[2].boxes] == [14]


def test_a_long_family_fills_a_narrow_pane() -> None:
    options = ChartOptions(language="fi", pane=(447.0, 532.0))
    its = scenario(
        unit("Valtuusto", "council", unit("Johtaja", "manager", *[unit(f"Yksikkö {at}") for at in range(100)]))
    )
    folding = fit((its,), options, Wishes())
    (drawing,) = drawn((its,), options, folding)
    assert smallest([drawing], options) >= READABLE_SIZE
    assert len(drawing.boxes) > 45, "with six rows at most, thirty stood over an empty third"
    assert drawing.height * fit_zoom((drawing.width, drawing.height), options.pane) > 0.8 * options.pane[1]


def test_more_of_a_crowd_has_room_below_where_the_chart_is_lower_than_its_pane() -> None:
    options = ChartOptions(language="fi", pane=(613.0, 596.0))
    leaves = [unit(f"Yksikkö {at}") for at in range(300)]
    its = scenario(unit("Valtuusto", "council", unit("Perusopetus", "division", *leaves)))
    (drawing,) = drawn((its,), options, fit((its,), options, Wishes()))
    assert smallest([drawing], options) >= READABLE_SIZE
    assert drawing.height * fit_zoom((drawing.width, drawing.height), options.pane) > 0.85 * options.pane[1]
    assert len(drawing.boxes) > 90
