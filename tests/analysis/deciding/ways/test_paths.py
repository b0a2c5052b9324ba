"""Who handles a matter, in order."""

from __future__ import annotations

import pytest

from orgsim.analysis.deciding.ways.paths import Way, decides_alone, matter_ways, takes_over
from orgsim.model.hierarchy import hierarchy
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Scenario
from orgsim.model.units import Delegation, Matter, Unit
from tests.analysis.deciding.drafts import draft, matter, unit


def town(*matters: Matter, of: str = "council", board: str | None = "city-board", **rest: object) -> Scenario:
    """The council over audit committee and city board, that over a board, and that over a section and a clerk."""

    def its(id: str) -> tuple[Matter, ...] | None:
        return matters if id == of else None

    lower = unit("board", "board", unit("section", "section", remit=its("section")), unit("clerk", "post"),
                 remit=its("board"), **rest)  # fmt: skip
    top = [lower] if board is None else [unit(board, "city-board", lower, remit=its("city-board"))]
    audit = unit("audit", "audit-committee", remit=its("audit"))
    return draft(unit("council", "council", audit, *top, remit=its("council")))


def bodies(scenario: Scenario, way: Way) -> list[str]:
    units = hierarchy(scenario).units
    return [units[here].id for here in way.levels[-1].units]


@pytest.mark.parametrize(
    ("prepared_by", "path", "assumed"),
    [
        (None, ["city-board", "council"], ["prepared-by"]),
        (("board",), ["board", "city-board", "council"], ["prepared-by"]),
        (("city-board", "board"), ["city-board", "board", "council"], []),
        (("audit",), ["audit", "council"], []),
        ((), ["council"], []),
    ],
)
def test_before_the_council_comes_the_city_board_unless_the_draft_says_otherwise(
    prepared_by: tuple[str, ...] | None, path: list[str], assumed: list[str]
) -> None:
    its = town(matter("plans", prepared_by=prepared_by))
    (way,) = matter_ways(hierarchy(its))
    assert bodies(its, way) == path
    assert [subject for subject, _ in way.assumed] == assumed


def test_without_a_city_board_the_council_decides_alone() -> None:
    its = town(matter("plans"), board=None)
    (way,) = matter_ways(hierarchy(its))
    assert bodies(its, way) == ["council"]


def test_a_body_does_not_prepare_for_itself_and_one_that_is_gone_is_told() -> None:
    its = town(matter("plans", prepared_by=("section", "board")), of="board")
    (way,) = matter_ways(hierarchy(its))
    assert bodies(its, way) == ["section", "board"]
    its = town(matter("plans", prepared_by=("nobody",)), of="board")
    (way,) = matter_ways(hierarchy(its))
    assert [reason.key for reason in way.missing] == ["deciding.missing.preparer"]


def test_a_matter_that_two_decide_has_no_way() -> None:
    both = matter("plans")
    its = draft(unit("council", "council", unit("a", "board", remit=(both,)), unit("b", "board", remit=(both,))))
    (way,) = matter_ways(hierarchy(its))
    assert (way.levels, [reason.key for reason in way.missing]) == ((), ["deciding.missing.several"])


@pytest.mark.parametrize(
    ("to", "prepared_by", "path"),
    [
        # The board passes it on to its section: it does not prepare any more, the clerk still does.
        ("section", ("clerk", "board"), ["clerk", "section"]),
        # Boards do not prepare for an office holder.
        ("clerk", ("section", "board"), ["clerk"]),
        # What the section handles for itself is not handled by those behind it.
        ("section", ("clerk", "section", "audit"), ["clerk", "section"]),
        # One that stands elsewhere prepares for it as before.
        ("section", ("audit",), ["audit", "section"]),
    ],
)
def test_who_passed_power_on_does_not_prepare(to: str, prepared_by: tuple[str, ...], path: list[str]) -> None:
    its = town(matter("plans", prepared_by=prepared_by, delegated=(Delegation(to=to),)), of="city-board")
    (way,) = matter_ways(hierarchy(its))
    assert bodies(its, way) == path


def test_decisions_are_taken_over_by_the_nearest_body_above_but_for_permits_and_the_council() -> None:
    flat = hierarchy(town())
    over = {unit.id: takes_over(flat, here) for here, unit in enumerate(flat.units)}
    named = {id: None if above is None else flat.units[above].id for id, above in over.items()}
    assert named == {
        "council": None,
        "audit": None,
        "city-board": None,
        "board": "city-board",
        "section": "board",
        "clerk": "board",
    }
    permits = hierarchy(town(area=("building-permits",)))
    assert takes_over(permits, permits.index["board"]) is None
    assert takes_over(permits, permits.index["section"]) is not None


def test_a_post_that_meets_decides_in_meetings() -> None:
    alone = Unit(id="group", kind="post", name=matter("g").name, meets=Meets(a_year=12))
    flat = hierarchy(draft(alone, unit("clerk", "post"), unit("youth", "youth-council")))
    assert [decides_alone(flat, here) for here in range(3)] == [False, True, False]
