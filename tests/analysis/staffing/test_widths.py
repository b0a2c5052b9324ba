"""How wide units are in a transition by their staff: all of them add up to the whole."""

from __future__ import annotations

from orgsim.analysis.staffing.sums import added, sums
from orgsim.analysis.staffing.widths import widths
from orgsim.analysis.transition import Measure, measures, transition
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.staffing import Staff
from orgsim.model.units import Unit
from tests.analysis.drafts import scenario, unit


def staffed(id: str, people: int | None, *units: Unit, **rest: object) -> Unit:
    return unit(id, "division" if units else "unit", *units, staff=Staff(people=people), **rest)


def town() -> Scenario:
    """Education has 4 beside its units; whom the 20 of technical are among, its unit that states none does not say."""
    return scenario(
        unit(
            "board",
            "city-board",
            staffed("education", 34, staffed("schools", 25), staffed("library", 5)),
            staffed("technical", 20, staffed("water", 11), unit("streets", "unit")),
            unit("culture", "division", staffed("museum", 3), unit("halls", "unit")),
        ),
        unit("company", "company"),
    )


def test_widths_add_up_to_the_whole() -> None:
    flat = hierarchy(town())
    its = widths(flat, "people")
    names = [each.id for each in flat.units]
    assert dict(zip(names, its.own, strict=True)) == {
        "board": 0,
        "education": 4,
        "schools": 25,
        "library": 5,
        "technical": 9,
        "water": 11,
        "streets": None,
        "culture": 0,
        "museum": 3,
        "halls": None,
        "company": None,
    }
    assert sum(width or 0 for width in its.own) == added(sums(flat, "people"), [0]).value == 57
    # The board and culture only hold others; streets are counted in technical, halls lack their staff. Whom companies
    # employ is not asked.
    assert {names[unit] for unit in its.told} == set(names) - {"board", "culture", "streets", "company"}


def test_staff_flows_from_unit_to_unit() -> None:
    after = scenario(
        unit(
            "board",
            "city-board",
            staffed("education", 29, staffed("schools", 25)),
            staffed("culture", 9, continues=("library", "museum")),
        ),
        id="after",
    )
    a, b = town(), after
    its = transition(a, b, "people", told=(widths(hierarchy(a), "people").told, widths(hierarchy(b), "people").told))
    ids = [each.id for each in hierarchy(a).units], [each.id for each in hierarchy(b).units]
    flows = {
        (
            None if flow.before is None else ids[0][flow.before],
            None if flow.after is None else ids[1][flow.after],
        ): (flow.out, flow.into)
        for flow in its.flows
    }
    assert flows["education", "education"] == (4, 4)
    # 5 and 3 people come together with whatever culture itself had: nobody.
    assert (flows["library", "culture"][0], flows["museum", "culture"][0]) == (5, 3)
    assert ("streets", None) not in flows
    assert its.unstated == (1, 0)


def test_only_what_is_told_can_be_measured() -> None:
    bare = scenario(unit("a", "unit"), id="bare")
    known: tuple[Measure, ...] = ("units", "seats", "people")
    assert measures(bare, bare) == ("units", "seats")
    assert measures(bare, town()) == measures(town(), bare) == known
