"""Changes of goals as values: applied in order, overridden by later ones, and harmless where the goal is gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.model.comparison import WeighedGoal
from orgsim.model.goal_edits import (
    Added,
    GoalEdit,
    Named,
    Removed,
    Scored,
    Weighed,
    edited,
    gained_language,
    lost_languages,
    new_id,
    of_no_goal,
    pruned,
    renamed,
    undoing,
    with_edit,
)
from orgsim.model.text import Text, plain

A = WeighedGoal(id="a", name=plain("A"), weight=2, scores={"x": 3, "y": 4})
B = WeighedGoal(id="b", name=plain("B"))
C = WeighedGoal(id="c", name=plain("C"))


def test_edits_are_applied_one_after_another() -> None:
    edits = [
        Added(C, 1),
        Weighed("c", 5),
        Scored("a", "x", 5),
        Scored("a", "y", None),
        Named("b", plain("Bee")),
        Removed("a"),
    ]
    a = WeighedGoal(id="a", name=plain("A"), weight=2, scores={"x": 5})
    c = WeighedGoal(id="c", name=plain("C"), weight=5)
    bee = WeighedGoal(id="b", name=plain("Bee"))
    assert edited((A, B), edits[:-1]) == (a, c, bee)
    assert edited((A, B), edits) == (c, bee)


def test_what_is_not_there_stays_away_and_what_is_there_comes_once() -> None:
    assert edited((A,), [Weighed("gone", 3), Removed("gone"), Added(A, 0), Added(B, 99)]) == (A, B)


def test_an_edit_takes_the_place_of_the_one_that_it_overrides() -> None:
    edits = with_edit(with_edit((), Weighed("a", 1)), Scored("a", "x", 2))
    assert with_edit(edits, Weighed("a", 5)) == (Scored("a", "x", 2), Weighed("a", 5))
    assert with_edit(edits, Scored("a", "y", 5)) == (*edits, Scored("a", "y", 5))
    assert with_edit(edits, Weighed("b", 5)) == (*edits, Weighed("b", 5))


def test_what_was_taken_back_is_no_edit() -> None:
    assert pruned((A, B), [Weighed("a", 2), Scored("b", "x", None)]) == ()
    assert pruned((A, B), [Weighed("b", 5), Scored("b", "x", None)]) == (Weighed("b", 5),)
    assert pruned((A, B), [Added(C, 2), Weighed("c", 5), Removed("c")]) == ()
    assert pruned((A, B), [Removed("a"), Added(A, 0)]) == ()
    moved = (Removed("a"), Added(A, 1))
    assert pruned((A, B), moved) == moved, "it stands elsewhere"


def test_edits_of_a_goal_that_is_gone_are_found() -> None:
    lost = Weighed("gone", 3), Scored("a", "x", 1)
    assert of_no_goal((A, B), [lost[0], Weighed("a", 1), Removed("a"), lost[1], Removed("gone")]) == lost
    assert of_no_goal((A,), [Added(C, 1), Weighed("c", 4)]) == ()


_IDS = st.sampled_from(["a", "b", "c", "gone"])
_EDITS = st.one_of(
    st.builds(Weighed, _IDS, st.none() | st.integers(0, 10)),
    st.builds(Scored, _IDS, st.sampled_from(["x", "y"]), st.none() | st.integers(1, 5)),
    st.builds(Named, _IDS, st.sampled_from([plain("A"), plain("N")])),
    st.builds(Removed, _IDS),
    st.builds(Added, st.sampled_from([A, B, C]), st.integers(0, 4)),
)


@given(st.lists(_EDITS, max_size=8))
def test_whatever_was_done_can_be_undone(edits: list[GoalEdit]) -> None:
    before = (A, B)
    assert edited(edited(before, edits), undoing(before, edits)) == before


def test_translations_of_an_old_name_go_with_it() -> None:
    old = Text(fi="Kustannustehokas", sv="Kostnadseffektiv", en="Cost-efficient")
    new = renamed(old, "Ketterämpi", "fi")
    assert new == Text(fi="Ketterämpi")
    assert lost_languages(old, new) == ("sv", "en")
    assert renamed(old, "Smidigare", "sv") == Text(sv="Smidigare")
    assert lost_languages(old, Text(sv="Smidigare")) == ("fi", "en")
    assert lost_languages(new, old) == (), "as it is taken back"


def test_translations_stay_where_a_name_is_only_written_otherwise() -> None:
    old = Text(fi="yhdessä-tehty", sv="Gjort tillsammans")
    new = renamed(old, "Yhdessä tehty", "fi")
    assert new == Text(fi="Yhdessä tehty", sv="Gjort tillsammans")
    assert lost_languages(old, new) == ()


def test_a_name_in_a_language_that_had_none_is_a_translation() -> None:
    old, new = Text(sv="Smidighet"), Text(fi="Notkeus", sv="Smidighet")
    assert renamed(old, "Notkeus", "fi") == new
    assert lost_languages(old, new) == ()
    assert lost_languages(new, old) == (), "as it is taken back"
    assert gained_language(old, new) == "fi"
    assert gained_language(new, old) is None
    assert gained_language(Text(fi="Notkeus"), Text(fi="Ketteryys", sv="Smidighet")) is None, "another name"
    assert gained_language(plain("Notkeus"), new) is None
    assert renamed(plain("Ketteryys"), "Agility", "en") == plain("Agility")
    assert lost_languages(plain("Ketteryys"), plain("Agility")) == ()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Yhdessä tehty", "yhdessa-tehty"),
        ("Ketteryys", "ketteryys-2"),
        ("  Hinta / laatu!", "hinta-laatu"),
        ("2030", "goal-2030"),
        ("目標", "goal"),
        ("a" * 60, "a" * 40),
    ],
)
def test_ids_are_made_of_names(name: str, made: str) -> None:
    assert new_id(name, ["ketteryys"]) == made


@given(st.lists(_EDITS, max_size=8))
def test_without_the_edits_that_come_to_nothing_all_is_the_same(edits: list[GoalEdit]) -> None:
    assert edited((A, B), pruned((A, B), edits)) == edited((A, B), edits)
