"""A case is sent to the level that its size asks for; what is not known sends no case down."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.deciding.ways.levels import WHOLE, deciding_unit, places, shares
from orgsim.model.text import Text
from orgsim.model.units import Amount, Delegation, Matter


def matter(*steps: Delegation, amounts: tuple[tuple[float, float], ...] | None = None) -> Matter:
    sizes = None if amounts is None else tuple([Amount(up_to=up_to, share=share) for up_to, share in amounts])
    return Matter(id="contracts", name=Text(fi="Hankinnat"), delegated=steps, amounts=sizes)


def to(id: str, up_to: float | None = None, when: str = "", *, beside: bool | None = None) -> Delegation:
    return Delegation(to=id, up_to=up_to, when=Text(fi=when) if when else None, beside=beside)


CHAIN = (to("section", 500_000), to("director", 50_000))
WITH_ANOTHER = (to("section", 500_000), to("director", 50_000, beside=True))
FOR_SOME = (to("section", 500_000), to("director", 50_000, "tuotannon"), to("clerk", 10_000))


@pytest.mark.parametrize(
    ("steps", "amount", "expected"),
    [
        (CHAIN, 50_000, "director"),
        (CHAIN, 50_000.01, "section"),
        (CHAIN, 500_000, "section"),
        (CHAIN, 500_001, "board"),
        (CHAIN, None, "board"),
        (WITH_ANOTHER, 10, "director"),
        (WITH_ANOTHER, 50_001, "section"),
        ((to("section"), to("director")), None, "director"),
        ((to("section"), to("director", 50_000)), None, "section"),
        ((to("section"), to("director", 50_000)), 10**9, "section"),
        ((to("section", 30_000), to("director")), 30_000, "director"),
        ((to("section", 30_000), to("director", 50_000)), 40_000, "board"),
        ((to("first"), to("second", beside=True)), 5, "first"),
        (FOR_SOME, 5, "section"),
        ((to("director", 0),), 0, "director"),
        ((), 5, "board"),
    ],
)
def test_a_case_goes_to_the_level_that_its_size_asks_for(
    steps: tuple[Delegation, ...], amount: float | None, expected: str
) -> None:
    assert deciding_unit(matter(*steps), "board", amount) == expected


def test_what_is_not_placed_decides_nothing_nor_does_who_has_the_power_from_it() -> None:
    assert deciding_unit(matter(*CHAIN), "board", 5, {"board", "director"}) == "board"
    assert deciding_unit(matter(*CHAIN), "board", 5, {"board", "section"}) == "section"
    assert deciding_unit(matter(*WITH_ANOTHER), "board", 5, {"board", "director"}) == "director"


def test_cases_are_as_large_as_the_draft_says() -> None:
    of = matter(*CHAIN, amounts=((30_000, 0.7), (200_000, 0.2)))
    assert places(of, "board") == {"director": ((0, 0.7),), "section": ((0.7, 0.9),), "board": ((0.9, 1),)}
    assert places(matter(*CHAIN), "board") == {"board": WHOLE}
    assert shares(of, "board") == {"director": 0.7, "section": 0.2, "board": 0.1}
    assert shares(matter(*CHAIN), "board") == {"board": 1}
    assert shares(matter(to("section")), "board") == {"section": 1}
    assert shares(matter(*CHAIN, amounts=((1_000_000, 0.5), (30_000, 0.5))), "board") == {"director": 0.5, "board": 0.5}


STEPS = st.builds(
    Delegation,
    to=st.sampled_from(["a", "b", "c"]),
    up_to=st.none() | st.integers(0, 9),
    beside=st.sampled_from([None, True]),
)


@given(st.lists(STEPS, max_size=5), st.lists(st.integers(0, 10), min_size=2, max_size=2).map(sorted))
def test_a_larger_case_is_never_decided_under_a_lower_limit(steps: list[Delegation], two: list[int]) -> None:
    of = matter(*steps)
    small, large = (deciding_unit(of, "board", amount) for amount in two)
    if large != "board":
        assert small != "board"
    sizes = matter(*steps, amounts=tuple([(amount, 0.5) for amount in two]))
    assert sum(shares(sizes, "board").values()) == 1
    stretches = sorted(stretch for its in places(sizes, "board").values() for stretch in its)
    assert stretches[0][0] == 0 and stretches[-1][1] == 1
    assert all(before[1] == after[0] for before, after in pairwise(stretches))
