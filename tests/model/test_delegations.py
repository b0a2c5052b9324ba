"""Chains of delegation: who has the power from whom, up to which size, and where a chain contradicts itself."""

from __future__ import annotations

import pytest

from orgsim.model.delegations import OWNER, Fault, faults, givers, limits, way, ways
from orgsim.model.text import Text
from orgsim.model.units import Delegation


def step(to: str, up_to: float | None = None, when: str = "", *, beside: bool | None = None) -> Delegation:
    return Delegation(to=to, up_to=up_to, when=Text(fi=when) if when else None, beside=beside)


def test_each_step_has_its_power_from_the_one_before_or_stands_beside_it() -> None:
    chain = (step("section"), step("director", beside=True), step("manager"), step("clerk", beside=True))
    assert givers(chain) == (OWNER, OWNER, 1, 1)
    assert way(chain, 3) == (1, 3)
    assert ways(chain) == ((0,), (1, 2), (1, 3))
    assert (givers(()), ways(())) == ((), ())
    assert givers((step("section", beside=True),)) == (OWNER,), "beside the first of all: from the body itself"


def test_nobody_passes_on_more_than_they_have() -> None:
    assert limits((step("section", 500_000), step("director", 50_000))) == (500_000, 50_000)
    assert limits((step("section", 200_000), step("director"), step("clerk", 300_000))) == (200_000, 200_000, 200_000)
    assert limits((step("section", 30_000), step("director", 50_000, beside=True))) == (30_000, 50_000)
    assert limits((step("section"), step("director", 0))) == (None, 0)


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ((step("section", 500), step("director", 500)), []),
        ((step("section", 500), step("director", 501)), [Fault("above-giver", 1, 0)]),
        ((step("section", 500), step("director"), step("clerk", 501)), [Fault("above-giver", 2, 1)]),
        ((step("section", 500), step("director", 501, beside=True)), []),
        ((step("section"), step("section")), [Fault("twice", 1, 0)]),
        ((step("director", 5, "A"), step("director", 9, "B", beside=True)), []),
        ((step("director", 5, "A"), step("director", 9, "A", beside=True)), [Fault("twice", 1, 0)]),
        ((step("section"), step("director"), step("section")), [Fault("back", 2, 0)]),
        ((step("section"), step("board")), [Fault("back", 1, OWNER)]),
    ],
)
def test_a_chain_that_contradicts_itself_is_seen(chain: tuple[Delegation, ...], expected: list[Fault]) -> None:
    assert list(faults(chain, "board")) == expected
