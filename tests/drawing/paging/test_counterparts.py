"""Counterparts that bear different ids stand on the same pages, and are themselves on them."""

from __future__ import annotations

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.paging.counterparts import divide_alike, shared_names
from orgsim.drawing.paging.dividing import LEAST_POINT
from orgsim.drawing.paging.sheets import Sheet
from orgsim.model.comparison import Comparison, Pairing
from orgsim.model.scenario import Link, Scenario
from orgsim.model.text import Text
from orgsim.model.units import Unit
from tests.drawing.organisations import scenario, unit


def town(id: str, *services: Unit) -> Scenario:
    further = [unit(f"c{number}", "unit", *leaves(f"c{number}")) for number in range(4)]
    links = (Link(kind="steers", from_=services[0].id, to="c0"),)
    return replaced(scenario(unit("r", "division", *services, *further)), id, links)


def replaced(its: Scenario, id: str, links: tuple[Link, ...]) -> Scenario:
    return Scenario(id=id, title=its.title, kinds=its.kinds, units=its.units, links=links)


def leaves(prefix: str) -> list[Unit]:
    return [unit(f"{prefix}-{number}") for number in range(6)]


def divided(scenarios: list[Scenario], decisions: Comparison | None) -> tuple[Sheet, ...]:
    names = shared_names(scenarios, 0, decisions)
    making = divide_alike(scenarios, ChartOptions(), lambda charts, overview: (480 / charts, 200), LEAST_POINT, names)
    while True:
        try:
            next(making)
        except StopIteration as end:
            sheets: tuple[Sheet, ...] = end.value
            return sheets


def test_by_lineage_and_by_what_was_decided() -> None:
    now = town("now", unit("a", "unit", *leaves("a")), unit("b", "unit", *leaves("b")))
    a, b = unit("new-a", "unit", *leaves("na"), continues=("a",)), unit("new-b", "unit", *leaves("nb"))
    then = town("then", a, b)
    decided = Comparison(title=Text(), scenarios=(), pairs=(Pairing(between=("then", "now"), same=("new-b", "b")),))
    sheets = divided([now, then], decided)
    for mine, theirs in (("a", "new-a"), ("b", "new-b")):
        (page,) = [sheet for sheet in sheets if mine in sheet.heads]
        one, other = page.charts
        assert mine in {box.id for box in one.drawing.boxes if not box.hidden}
        assert theirs in {box.id for box in other.drawing.boxes if not box.hidden}
        assert theirs in other.tops
        overview = sheets[0].charts[1]
        assert dict(overview.goes_on)[theirs] == sheets.index(page)
        assert theirs in {end for line in overview.drawing.lines for end in line.ends}


def test_ids_that_all_share_are_left_as_they_are() -> None:
    one = town("one", unit("a"))
    assert shared_names([one, town("two", unit("a"))], 0, None) == ({}, {})


def test_what_only_one_draft_has_comes_where_it_stands_there_and_not_after_all_others() -> None:
    # Two boards of one draft are another one in the other, before all that both have.
    further = [unit(f"c{number}", "unit", *leaves(f"c{number}")) for number in range(4)]
    now = scenario(unit("r", "division", unit("a", "unit", *leaves("a")), unit("b", "unit", *leaves("b")), *further))
    then = scenario(unit("r", "division", unit("ab", "unit", *leaves("ab")), *further))
    heads = [
        id for sheet in divided([replaced(now, "now", ()), replaced(then, "then", ())], None) for id in sheet.heads
    ]
    assert heads.index("ab") < heads.index("c0")
