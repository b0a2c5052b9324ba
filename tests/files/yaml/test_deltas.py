"""Changes of a text as values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.yaml.deltas import (
    Delta,
    Replacement,
    Stretch,
    applied,
    carried,
    delta,
    difference,
    reversed_delta,
)


def test_what_is_cut_and_put_elsewhere() -> None:
    change = delta("abcdef", [Replacement(1, 3, ""), Replacement(5, 5, "bc")])
    assert change.stretches == (Stretch(1, "bc", ""), Stretch(5, "", "bc"))
    assert applied("abcdef", change) == "adebcf"
    assert applied("adebcf", reversed_delta(change)) == "abcdef"


def test_what_is_put_into_what_is_cut_stands_behind_it() -> None:
    assert applied("abcdef", delta("abcdef", [Replacement(1, 4, ""), Replacement(2, 2, "X")])) == "aXef"
    assert applied("abcdef", delta("abcdef", [Replacement(1, 4, ""), Replacement(1, 1, "X")])) == "aXef"
    assert applied("abcdef", delta("abcdef", [Replacement(1, 4, ""), Replacement(4, 4, "X")])) == "aXef"


@given(st.text("ab \r\n\u2028", max_size=40), st.text("ab \r\n\u2028", max_size=40))
def test_the_difference_of_two_texts_makes_the_one_of_the_other(one: str, other: str) -> None:
    assert applied(one, difference(one, other)) == other


def test_differences_are_as_small_as_words() -> None:
    one, other = "a: {fi: Yksi, sv: Ett}\nb: 1\nc: 2\n", "a: {fi: Kaksi, sv: Två}\nb: 1\n"
    found = [(each.old, each.new) for each in difference(one, other).stretches]
    assert found == [("Y", "Ka"), ("Ett", "Två"), ("c: 2\n", "")]


def test_cuts_that_meet_are_one() -> None:
    assert applied("abcdef", delta("abcdef", [Replacement(1, 4, ""), Replacement(3, 5, "")])) == "af"


@given(
    st.text("ab\n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text("abX", max_size=4)))
)
def test_any_changes_can_be_taken_back(text: str, pieces: list[tuple[int, int, str]]) -> None:
    replacements, at = [], 0
    for skip, length, new in pieces:
        start = min(at + skip, len(text))
        at = min(start + length, len(text))
        replacements.append(Replacement(start, at, new))
    change = delta(text, replacements)
    assert applied(applied(text, change), reversed_delta(change)) == text


@pytest.mark.parametrize(
    "stretches",
    [(Stretch(1, "bd", "x"),), (Stretch(4, "", "x"),), (Stretch(0, "ab", ""), Stretch(1, "b", "x"))],
    ids=["other characters", "behind the end", "over one another"],
)
def test_a_change_that_was_made_of_another_text_is_not_made(stretches: tuple[Stretch, ...]) -> None:
    with pytest.raises(ValueError, match="another text"):
        applied("abc", Delta(stretches))


def test_a_change_is_made_after_another_one() -> None:
    text = "abcdef"
    put = delta(text, [Replacement(3, 3, "XY")])
    before, at, behind = (delta(text, [Replacement(place, place, "!")]) for place in (1, 3, 5))
    after = applied(text, put)
    for change, first, came in (
        (before, False, "a!bcXYdef"),
        (behind, False, "abcXYde!f"),
        (at, True, "abc!XYdef"),
        (at, False, "abcXY!def"),
    ):
        there = carried(change, put, first=first)
        assert there is not None
        assert applied(after, there) == came
    # What goes beside it is still the same; what both change is not.
    gone = carried(delta(text, [Replacement(3, 5, "")]), put, first=True)
    assert gone is not None
    assert applied(after, gone) == "abcXYf"
    assert carried(delta(text, [Replacement(2, 4, "")]), put, first=True) is None
