"""What of a transition is shown, and where: folded, opened, measured, and whole at any size."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.transition import transition
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.transition.drawing import Node, TransitionDrawing
from orgsim.drawing.transition.fates import FateCount, fate_counts, fate_legend, has_lineage
from orgsim.drawing.transition.fitting import draw_transition
from orgsim.drawing.transition.hits import heading_at, height_at, node_at, ribbon_at, touched
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.drawing.transition.ribbons import passes
from orgsim.drawing.transition.sizes import HEADING, LEAST_STUB, NAME, NAME_LINE, STUB, WORD
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import Staff
from orgsim.model.units import Seats, Unit
from orgsim.resources import scenarios_folder
from tests.drawing.organisations import scenario, unit

PANE = (1000.0, 600.0)


def lohja(name: str) -> Scenario:
    return read_scenario(scenarios_folder() / f"lohja-{name}.yaml").scenario


def drawn(a: Scenario, b: Scenario, pane: tuple[float, float] = PANE, **options: object) -> TransitionDrawing:
    return draw_transition(a, b, TransitionOptions(**options), language="fi", pane=pane)


def column(drawing: TransitionDrawing, *, before: bool) -> list[str]:
    """The rows of a column from above, folded ones in their words."""
    return [" ".join(drawing.nodes[at].name) for at in drawing.column(before=before)]


def headings(drawing: TransitionDrawing, *, before: bool) -> list[str]:
    return [heading.text for heading in drawing.headings if heading.before == before]


@pytest.fixture
def now_and_concept() -> TransitionDrawing:
    return drawn(lohja("nykytila"), lohja("konsepti-2015"))


def test_lohjas_unnamed_units_flow_into_the_named_ones(now_and_concept: TransitionDrawing) -> None:
    drawing = now_and_concept
    assert headings(drawing, before=True) == ["Toimialat · 3", "Tulosalueet · 15", "Tulosyksiköt · 21"]
    assert [node.amount for node in drawing.nodes if node.before] == ["3", "15", "21"]
    assert {"Toimialat · 2", "Tulosalueet · 4", "Tulosyksiköt · 10"} <= set(headings(drawing, before=False))
    by_left: dict[int, int] = {}
    for ribbon in drawing.ribbons:
        if ribbon.before is not None:
            by_left[ribbon.before] = by_left.get(ribbon.before, 0) + 1
    # 3 divisions become 1, 15 areas 4 and 21 units 10.
    assert [by_left[at] for at in drawing.column(before=True)] == [1, 4, 10]
    assert [title.caption for title in drawing.titles] == ["39 yksikköä", "26 yksikköä"]


def test_bars_are_as_high_as_what_they_measure(now_and_concept: TransitionDrawing) -> None:
    left = [node for node in now_and_concept.nodes if node.before]
    assert all(node.to_scale for node in left)
    three, fifteen, twenty_one = (node.bar_bottom - node.bar_top for node in left)
    assert fifteen == pytest.approx(5 * three)
    assert twenty_one == pytest.approx(7 * three)
    one = next(node for node in now_and_concept.nodes if node.name == ("Elinvoima",))
    assert one.bar_bottom - one.bar_top == pytest.approx(three / 3)


def test_folded_rows_are_to_scale_or_say_that_they_are_not() -> None:
    def town(*changed: str) -> Scenario:
        sizes = {"four": 4, "eight": 8, "fifteen": 15, "many": 36}
        return scenario(
            *[
                unit(
                    top, "division", *[unit(f"{top}-{n}", name=f"{n} {changed}" if n < 2 else "") for n in range(size)]
                )
                for top, size in sizes.items()
            ]
        )

    drawing = drawn(town(), town("new"), grouping="part")
    folded = {len(node.row.units): node for node in drawing.nodes if node.row.fold is not None}
    assert {3, 7, 14, 35} == set(folded)
    assert all(node.to_scale and not node.broken for node in drawing.nodes)
    heights = {size: node.bar_bottom - node.bar_top for size, node in folded.items()}
    assert heights[35] == pytest.approx(5 * heights[7]) == pytest.approx(2.5 * heights[14])
    # 35 that go on at 4 pixels each leave three quarters of the height to what changes.
    assert heights[35] == pytest.approx(140)

    crowd = [unit(f"u{n}") for n in range(600)]
    a, b = (scenario(unit("top", "division", *crowd, unit("x", name=name))) for name in ("old", "new"))
    drawing = drawn(a, b, grouping="kind")
    (broken,) = {node.name for node in drawing.nodes if node.broken}
    assert broken == ("600 ennallaan", "ei mittakaavassa")


def test_units_that_go_on_unchanged_are_one_row_for_each_part() -> None:
    drawing = drawn(lohja("valiokuntamalli"), lohja("lautakuntamalli"))
    assert "Elinvoima · 15" in headings(drawing, before=True)
    # Vitality has 15 units and wellbeing 4, all of them as before; so are the advisory councils.
    assert column(drawing, before=True).count("15 ennallaan") == 1
    assert column(drawing, before=False)[-2:] == ["15 ennallaan", "4 ennallaan"]
    assert "Kaupunginhallitus" not in column(drawing, before=True)
    # What is below another body now is shown, since it changes.
    assert "Lupajaosto" in column(drawing, before=True)


def test_a_unit_beside_the_top_leaves_the_groups_as_they_are() -> None:
    def state(*stray: Unit, moved: str) -> Scenario:
        ministries = {"m1": ("d1", "d5"), "m2": ("d3", "d4")}
        below = [
            unit(id, "unit", *[unit(each) for each in (*its, *(("d2",) if moved == id else ()))])
            for id, its in ministries.items()
        ]
        return scenario(unit("president", "unit", *below), *stray)

    alone = drawn(state(moved="m1"), state(moved="m2"), grouping="part")
    beside = drawn(state(moved="m1"), state(unit("stray"), moved="m2"), grouping="part")
    assert headings(alone, before=False) == ["m1 · 3", "m2 · 4"]
    assert headings(beside, before=False) == ["m1 · 3", "m2 · 4"]
    assert headings(beside, before=True) == headings(alone, before=True)
    assert "stray" in column(beside, before=False)


def test_everything_can_be_shown() -> None:
    a, b = lohja("valiokuntamalli"), lohja("lautakuntamalli")
    drawing = drawn(a, b, everything=True)
    assert len(drawing.column(before=True)) == len(hierarchy(a).units)
    assert not any(node.row.fold for node in drawing.nodes)
    assert not any(heading.handle for heading in drawing.headings)


def test_a_group_is_opened_at_either_end() -> None:
    a, b = lohja("valiokuntamalli"), lohja("lautakuntamalli")
    for key in ("0:unit-vitality", "1:unit-vitality"):
        drawing = drawn(a, b, opened=frozenset((key,)))
        for before in (True, False):
            assert "Konsernihallinto" in column(drawing, before=before)
            assert "4 ennallaan" in column(drawing, before=before)
        marks = {heading.group.key: heading.handle for heading in drawing.headings}
        assert marks[key] == "▾"
        assert marks["0:unit-wellbeing"] == "▸"


def test_many_that_end_or_begin_are_one_row() -> None:
    a = scenario(unit("board", "board"), *(unit(f"old-{n}") for n in range(9)))
    b = scenario(unit("board", "board"), *(unit(f"new-{n}") for n in range(8)))
    drawing = drawn(a, b, grouping="kind")
    assert "9 yksikköä" in column(drawing, before=True)
    assert len(column(drawing, before=False)) == 9
    assert {sign.fate: sign.word for sign in drawing.signs} == {"ended": "päättyy", "begun": "alkaa"}


def test_a_new_name_or_place_is_no_unchanged_unit() -> None:
    def draft(place: str, name: str) -> Scenario:
        below = {"one": (), "two": ()} | {place: (unit("moves"), unit("named", name=name))}
        return scenario(*(unit(id, "division", *units) for id, units in below.items()))

    drawing = drawn(draft("one", "old"), draft("two", "old"), grouping="kind")
    assert column(drawing, before=True) == ["2 ennallaan", "moves", "old"]
    drawing = drawn(draft("one", "old"), draft("one", "new"), grouping="kind")
    assert "old" in column(drawing, before=True)
    assert "new" in column(drawing, before=False)


def test_what_goes_outside_stands_below_all_else() -> None:
    a = scenario(unit("d", "division", unit("water"), unit("e")), unit("x", "division"))
    b = scenario(
        Unit(id="co", kind="company", name=unit("Vesi").name, continues=("water",)),
        unit("d", "division", unit("e")),
        unit("x", "division"),
    )
    drawing = drawn(a, b, grouping="part", everything=True)
    assert column(drawing, before=False)[-1] == "Vesi"
    (sign,) = drawing.signs
    assert (sign.fate, drawing.nodes[sign.node].name) == ("outside", ("Vesi",))


def test_headings_say_the_sides_where_something_is_outside() -> None:
    a = scenario(unit("water"), unit("property"))
    b = scenario(
        unit("aqua", "company", unit("water", side="external")),
        unit("ladec", "company"),
        unit("rooms", "company", unit("property", side="external")),
    )
    drawing = drawn(a, b)
    assert headings(drawing, before=True) == ["Viranhaltijat: unit · 2"]
    assert headings(drawing, before=False) == [
        "Ulkopuolella: aqua · 2",
        "Konserniyhtiöt ja yhteistoiminta · 1",
        "Ulkopuolella: rooms · 2",
    ]
    outside = [ribbon for ribbon in drawing.ribbons if ribbon.fate == "outside"]
    assert {drawing.nodes[ribbon.before].name for ribbon in outside} == {("water",), ("property",)}
    assert {drawing.nodes[ribbon.after].look for ribbon in outside} == {"external"}


def test_seats_are_measured_of_bodies_only_and_unknown_ones_are_not_zero() -> None:
    a = scenario(unit("one", "board", unit("clerk"), seats=Seats(total=13)), unit("two", "board"))
    b = scenario(unit("one", "board", unit("clerk"), seats=Seats(total=9)), unit("two", "board"))
    drawing = drawn(a, b, measure="seats", everything=True)
    assert column(drawing, before=True) == ["one", "two"]
    assert [node.amount for node in drawing.nodes] == ["13", "?", "9", "?"]
    assert drawing.titles[0].caption == "13 paikkaa · 1 ei kerro"
    assert [node.to_scale for node in drawing.nodes] == [True, False, True, False]
    assert fate_legend(drawing.transition, hierarchy(a), hierarchy(b), "seats") == (
        FateCount(fate="carried-on", before=0, after=0),
    )


def test_the_legend_counts_units_on_either_side() -> None:
    a, b = lohja("nykytila"), lohja("konsepti-2015")
    counts = fate_counts(transition(a, b), hierarchy(a), hierarchy(b))
    assert [(count.fate, count.before, count.after) for count in counts] == [
        ("merged", 39, 15),
        ("not-shown", 0, 11),
    ]


def test_whether_lineage_is_stated_at_all() -> None:
    def stated(one: str, other: str) -> bool:
        return has_lineage(hierarchy(lohja(one)), hierarchy(lohja(other)))

    assert stated("nykytila", "konsepti-2015")
    assert stated("konsepti-2015", "nykytila")
    assert not stated("valiokuntamalli", "lautakuntamalli")


def test_what_is_small_is_shown_larger_and_what_is_large_is_scrolled() -> None:
    small = drawn(lohja("nykytila"), lohja("nykytila"), pane=(1000, 600))
    assert small.width < 1000
    assert small.height * 1000 / small.width <= 600
    high = drawn(lohja("valiokuntamalli"), lohja("lautakuntamalli"), pane=(900, 300), everything=True)
    assert high.width == 900
    assert high.height > 300


def test_a_picture_shows_all_of_it() -> None:
    a, b = lohja("valiokuntamalli"), lohja("lautakuntamalli")
    options = TransitionOptions(everything=True)
    drawing = draw_transition(a, b, options, language="fi", pane=(900, 300), whole=True)
    assert drawing.height / drawing.width <= 300 / 900 + 1e-9


def test_what_is_at_a_point_and_what_lights_up(now_and_concept: TransitionDrawing) -> None:
    drawing = now_and_concept
    node = drawing.node_of(1, before=True)
    assert node is not None
    its = drawing.nodes[node]
    assert node_at(drawing, its.left + 1, its.bar_top + 1) == node
    nodes, ribbons = touched(drawing, node=node)
    assert len(ribbons) == 4
    assert len(nodes) == 5
    for at in ribbons:
        ribbon = drawing.ribbons[at]
        assert height_at(ribbon, ribbon.x0) == pytest.approx(ribbon.y0)
        assert height_at(ribbon, ribbon.x1) == pytest.approx(ribbon.y1, abs=0.01)
        middle = (ribbon.x0 + ribbon.x1) / 2
        upper, lower = height_at(ribbon, middle) or (0.0, 0.0)
        assert ribbon_at(drawing, middle, (upper + lower) / 2) == at
        assert touched(drawing, ribbon=at) == (frozenset((ribbon.before, ribbon.after)), frozenset((at,)))
    heading = drawing.headings[0]
    assert heading_at(drawing, heading.right - 1, heading.baseline) == 0
    assert node_at(drawing, 1e6, 1e6) is heading_at(drawing, 1e6, 1e6) is ribbon_at(drawing, 1e6, 1e6) is None


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Scenario, Scenario]:
    ids = [f"u{n}" for n in range(12)]
    kinds = st.sampled_from(["division", "unit", "board", "company"])

    def draft(later: bool) -> Scenario:
        units = []
        for id in draw(st.lists(st.sampled_from(ids), unique=True, max_size=12)):
            continues = tuple(draw(st.lists(st.sampled_from(ids), unique=True, max_size=2))) if later else ()
            name = draw(st.sampled_from([id, "Lasten, nuorten ja perheiden palvelualueen hallinto", ""]))
            count = draw(st.one_of(st.none(), st.integers(1, 40)))
            units.append(
                unit(
                    f"n{id}" if later and draw(st.booleans()) else id,
                    draw(kinds),
                    name=name,
                    count=count,
                    continues=continues,
                )
            )
        return scenario(unit("root", "division", *units[:6]), *units[6:])

    return draft(False), draft(True)


def test_staff_is_measured_of_units_that_have_any_and_told_in_people() -> None:
    def draft(*people: int) -> Scenario:
        below = [unit(f"u{n}", staff=Staff(people=its)) for n, its in enumerate(people)]
        return scenario(unit("head", "division", *below, unit("silent"), staff=Staff(people=sum(people) + 4)))

    drawing = drawn(draft(25, 5), draft(30, 2), measure="people", everything=True)
    # What the head has beside its units; the one that tells nothing is counted there.
    assert [node.amount for node in drawing.nodes if node.before] == ["4", "25", "5"]
    assert [title.caption for title in drawing.titles] == ["34 henkilöä", "36 henkilöä"]


@given(drafts(), st.sampled_from([None, "part", "kind"]), st.booleans(), st.sampled_from(["units", "seats", "people"]))
def test_nothing_overlaps_and_no_unit_is_lost(
    pair: tuple[Scenario, Scenario], grouping: str | None, everything: bool, measure: str
) -> None:
    drawing = drawn(*pair, grouping=grouping, everything=everything, measure=measure)
    for before, nodes in ((True, drawing.transition.left), (False, drawing.transition.right)):
        its = [drawing.nodes[at] for at in drawing.column(before=before)]
        assert sorted(each for node in its for each in node.row.units) == [node.unit for node in nodes]
        for upper, lower in pairwise(its):
            assert upper.bottom <= lower.top + 1e-6
        for node in its:
            assert_label_within(node)
            assert 0 <= node.left <= node.right <= drawing.width
            assert node.bottom <= drawing.height
    assert sorted(number for strand in drawing.rows.strands for number in strand.flows) == list(
        range(len(drawing.transition.flows))
    )
    if measure == "units":
        total = sum(strand.out for strand in drawing.rows.strands)
        assert total == pytest.approx(sum(node.width or 0 for node in drawing.transition.left))
    again = drawn(*pair, grouping=grouping, everything=everything, measure=measure)
    assert (again.nodes, again.ribbons, again.signs) == (drawing.nodes, drawing.ribbons, drawing.signs)


def assert_label_within(node: Node) -> None:
    assert node.baseline - NAME >= node.top - 1
    assert node.baseline + (len(node.name) - 1) * NAME_LINE <= node.bottom + 1


def test_headings_that_are_too_long_are_shortened_and_keep_their_amount() -> None:
    name = "Kasvatuksen, koulutuksen ja varhaiskasvatuksen toimiala Kaakkois-Suomessa"
    long = unit("toimiala", "division", unit("a"), unit("b"), name=name)
    other = unit("elinvoima", "division", unit("c"))
    drawing = drawn(scenario(long, other), scenario(other), pane=(420.0, 600.0), grouping="part")
    (heading,) = [heading for heading in drawing.headings if name in heading.whole]
    assert heading.whole.endswith(f"{name} · 3")
    assert heading.text.endswith("… · 3")
    assert load_font().width(heading.text, HEADING, True) <= heading.right
    assert heading_at(drawing, heading.right - 2, heading.baseline) is not None


def written(drawing: TransitionDrawing) -> list[tuple[float, float, float, float]]:
    """Left, upper, right and lower edge of each word beside a disc."""
    font = load_font()
    found = []
    for sign in drawing.signs:
        if sign.word:
            wide = font.width(sign.word, WORD)
            left = sign.word_x if sign.at_left else sign.word_x - wide
            found.append((left, sign.y - WORD / 2, left + wide, sign.y + WORD / 2))
    return found


def test_no_band_passes_through_the_word_of_a_unit_that_ends() -> None:
    """Lohja 2016 as it was seen: "päättyy" stood on the band of the regional board, which goes down past it."""
    drawing = drawn(lohja("valiokuntamalli"), lohja("lautakuntamalli"), pane=(910.0, 470.0))
    words = written(drawing)
    assert len(words) == 12
    crossed = [
        (word, drawing.rows.strands[ribbon.strand])
        for word in words
        for ribbon in drawing.ribbons
        if ribbon.before is not None and ribbon.after is not None and passes(ribbon, word)
    ]
    assert not crossed
    stubs = {round(ribbon.x1 - ribbon.x0, 1) for ribbon in drawing.ribbons if ribbon.after is None}
    assert stubs == {LEAST_STUB, STUB}, "shorter only where it has to be"


@pytest.mark.parametrize("width", [260.0, 400.0, 560.0, 800.0])
def test_words_from_both_sides_have_their_place_between_the_columns(width: float) -> None:
    heinola = [read_scenario(scenarios_folder() / f"heinola-{year}.yaml").scenario for year in (2017, 2025)]
    drawing = draw_transition(*heinola, TransitionOptions(), language="en", pane=(width, 0.0))
    left = [sign.word_x + load_font().width(sign.word, WORD) for sign in drawing.signs if sign.word and sign.at_left]
    right = [
        sign.word_x - load_font().width(sign.word, WORD) for sign in drawing.signs if sign.word and not sign.at_left
    ]
    assert left and right
    assert max(left) < min(right)
