"""What overlays say of a small town, worked out by hand, and the classes that colours stand for."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.overlays.classes import MOST, counted, fixed
from orgsim.analysis.overlays.overlaid import overlaid, words_of
from orgsim.analysis.overlays.values import ALL_THE_WAY, UnitValue
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Link, Scenario
from orgsim.model.views import OVERLAYS, Overlay
from tests.analysis.drafts import body, scenario, steers, unit


def town(*links: Link) -> Scenario:
    """A council, a city board with two boards and a manager; two divisions, one with a library and one with schools."""
    culture = unit("culture", "division", unit("library", "unit"), unit("museum", "unit"))
    learning = unit("learning", "division", unit("schools", "unit"), unit("daycare", "unit"))
    manager = unit("manager", "city-manager", culture, learning)
    board = unit("board", "city-board", unit("culture-board", "board"), unit("school-board", "board"), manager)
    return scenario(unit("council", "council", board), links=links)


def found(draft: Scenario, name: Overlay) -> dict[str, UnitValue]:
    (values,) = overlaid([draft], name).columns
    return {hierarchy(draft).units[here].id: its for here, its in values.units.items()}


def values_of(draft: Scenario, name: Overlay) -> dict[str, float | None]:
    return {id: its.value for id, its in found(draft, name).items()}


def test_distance_is_the_mean_of_a_units_ties() -> None:
    # From the library up to the manager 2, down to the schools 2; to the museum 2.
    draft = town(steers("library", "schools"), steers("library", "museum"))
    assert values_of(draft, "distance") == {"library": 3.0, "museum": 2.0, "schools": 4.0}
    (values,) = overlaid([draft], "distance").columns
    flat = hierarchy(draft)
    assert values.ties == {
        (flat.index["library"], flat.index["museum"]): 2,
        (flat.index["library"], flat.index["schools"]): 4,
    }
    told = words_of(overlaid([draft], "distance"), 0, flat, flat.index["library"])
    assert [catalog("en").say(each) for each in told] == ["2 ties, 3 steps on average; farthest schools: 4"]


def test_a_tie_that_no_lines_join_is_not_known() -> None:
    draft = scenario(unit("council", "council"), unit("club", "unit"), links=(steers("council", "club"),))
    assert values_of(draft, "distance") == {"council": None, "club": None}


def test_bottlenecks_are_counted_and_signed() -> None:
    its = found(town(steers("culture-board", "culture"), steers("school-board", "schools")), "bottlenecks")
    # Both ways lead through the board and the manager; that to the schools through their division too.
    assert {id: each.value for id, each in its.items()} == {"board": 2, "manager": 2, "learning": 1}
    # Everything in the administration hangs below the board; without the division its daycare would be cut off.
    assert its["board"].signs == ("gate", "cut")
    assert its["manager"].signs == () and its["learning"].signs == ("cut",)


def test_boundaries_tell_ties_that_cross() -> None:
    draft = town(steers("library", "schools"), steers("library", "museum"), steers("daycare", "library"))
    assert values_of(draft, "boundaries") == {"library": 2, "museum": 0, "schools": 1, "daycare": 1}
    (values,) = overlaid([draft], "boundaries").columns
    flat = hierarchy(draft)
    assert set(values.ties) == {(flat.index["library"], flat.index[other]) for other in ("schools", "daycare")}
    assert set(values.ties.values()) == {ALL_THE_WAY}


def test_contradictions_have_signs_and_ties() -> None:
    owns = [Link(kind="owns", from_=owner, to="museum") for owner in ("culture-board", "school-board")]
    draft = town(steers("library", "manager"), *owns)
    its = found(draft, "contradictions")
    assert {id: (each.value, each.signs) for id, each in its.items()} == {
        "manager": (1, ("below",)),
        "museum": (1, ("owners",)),
    }
    (values,) = overlaid([draft], "contradictions").columns
    assert len(values.ties) == 3, "the link from below, and both owners'"


def test_seats_tell_how_much_members_sit_elsewhere() -> None:
    section = body("section", "section", 6, drawn_from={"committee": 6})
    other = body("other", "section", 3, drawn_from={"committee": 3})
    draft = scenario(body("council", "council", 20, body("committee", "committee", 12, section, other)))
    # Of twelve members nine seats: 0.75.
    assert values_of(draft, "seats") == {"committee": 0.75, "section": 0.0, "other": 0.0}
    (values,) = overlaid([draft], "seats").columns
    assert values.drawn == ((1, 2), (1, 3))


def test_a_draft_of_which_no_body_says_from_whom_it_draws_is_grey_and_not_without_such_seats() -> None:
    def draft(**board: Any) -> Scenario:
        return scenario(body("council", "council", 9, body("board", "board", 11, **board)))

    (silent,) = overlaid([draft()], "seats").columns
    assert silent.unknown is not None and silent.unknown.key == "metric.reason.no-draws"
    (told,) = overlaid([draft(drawn_from={})], "seats").columns
    assert told.unknown is None
    # Eleven seats for nine councillors are too many, whoever else they draw on: that stays told.
    (short,) = overlaid([draft(eligible="councillors")], "seats").columns
    assert short.unknown is None
    assert [(here, its.value, its.signs) for here, its in sorted(short.units.items())] == [
        (0, None, ()),
        (1, None, ("short",)),
    ]


def test_what_nothing_is_stated_of_is_unknown() -> None:
    for name in OVERLAYS:
        (values,) = overlaid([scenario(unit("manager", "city-manager"))], name).columns
        assert values.unknown is not None and not values.units, name


def test_the_scale_is_one_for_all_drafts() -> None:
    few = town(steers("library", "museum"))
    boards = [steers(board, "library") for board in ("culture-board", "school-board")]
    many = town(*boards, steers("schools", "library"))
    alone, other = overlaid([few], "bottlenecks").classes, overlaid([many], "bottlenecks").classes
    assert overlaid([few, many], "bottlenecks").classes == other != alone


def test_classes_by_hand() -> None:
    assert [counted([1, 2, 3]).level(each) for each in (0, 1, 2, 3)] == [0, 1, 3, 5]
    # The fifth root of 243 is 3: each class goes three times as far as the one before.
    assert counted([243]).tops == (3, 9, 27, 81, 243)
    assert [catalog("fi").say(each) for each in counted([243]).words()] == ["1–3", "4–9", "10–27", "28–81", "82–243"]
    assert [catalog("fi").say(each) for each in counted([2]).words()] == ["1", "2"]
    shares = fixed(0.25, 0.5, 0.75, 1)
    assert [shares.level(each) for each in (0, 0.25, 0.26, 1, 1.2, ALL_THE_WAY)] == [0, 1, 2, 4, 5, 5]
    assert [catalog("fi").say(each) for each in shares.words()] == ["≤ 0,25", "≤ 0,5", "≤ 0,75", "≤ 1", "> 1"]
    assert counted([]).level(3) == 0 and counted([]).words() == ()


@given(st.lists(st.integers(0, 10_000), max_size=20), st.integers(1, 10_000), st.integers(1, 10_000))
def test_more_is_never_lighter(numbers: list[int], one: int, other: int) -> None:
    classes = counted(numbers)
    assert len(classes.tops) == len(set(classes.tops)) == len(classes.words()) <= MOST
    low, high = sorted((one, other))
    assert 0 <= classes.level(low) <= classes.level(high) <= MOST
    if numbers and max(numbers):
        assert classes.level(max(numbers)) == classes.levels[-1]


def test_a_unit_tells_the_greatest_below_it() -> None:
    draft = town(steers("library", "schools"))
    flat = hierarchy(draft)
    overlay = overlaid([draft], "distance")
    told = [catalog("en").say(each) for each in words_of(overlay, 0, flat, flat.index["culture"])]
    assert told == ["no ties", "Most below it: library. 1 tie, 4 steps: schools"]
    assert words_of(overlay, 0, flat, flat.index["museum"])[0].key == "overlay.distance.nothing"
