"""Figures against those worked out by hand: for Lohja's drafts, and for organisations that make one point."""

from __future__ import annotations

import pytest

from orgsim.analysis.figures.metrics import METRICS, find_metric, metrics, metrics_of
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES
from orgsim.model.units import Seats
from tests.analysis.drafts import administration, body, scenario, steers, unit


def values(scenario: Scenario, *ids: str) -> list[float | None]:
    figures = metrics(scenario)
    return [figures[id].value for id in ids]


def names(scenario: Scenario, metric: str, *comparison: Scenario) -> list[str]:
    flat = hierarchy(scenario)
    return [flat.units[unit].id for unit in metrics(scenario, comparison)[metric].units]


ELECTED = (
    "elected.bodies",
    "elected.layers",
    "elected.seats-beside-council",
    "elected.seats-drawn",
    "elected.persons-max",
)


def test_the_committee_model_of_lohja(committee_model: Scenario) -> None:
    assert values(committee_model, *ELECTED) == [14, 4, 78, 21, 57]
    # 51 + 78, with the audit committee, the election board and the regional board silent.
    figures = metrics(committee_model)
    assert figures["elected.seats"].value == 129
    assert figures["elected.seats"].lower_bound
    assert names(committee_model, "elected.bodies-without-seats") == ["audit", "elections", "regions"]
    assert figures["elected.seats-per-body"].value == pytest.approx(78 / 10)


def test_the_board_model_of_lohja(board_model: Scenario) -> None:
    assert values(board_model, *ELECTED) == [15, 4, 106, 0, 106]
    # The council, the audit committee and the election board state no seats.
    assert values(board_model, "elected.seats", "elected.bodies-without-seats") == [106, 3]


def test_the_administration_under_both_models_of_lohja(committee_model: Scenario, board_model: Scenario) -> None:
    for model in (committee_model, board_model):
        figures = metrics(model)
        assert figures["administration.layers"].value == 4
        assert figures["administration.units"].value == 20
        assert figures["administration.roots"].value == 1
        assert figures["administration.leaves"].value == 13
        assert figures["administration.managers"].value == 7
        assert figures["administration.span.mean"].value == pytest.approx(19 / 7)
        assert figures["administration.span.mean"].over == 7
        assert sum(part.total for part in figures["administration.span.mean"].parts) == 19
        assert figures["administration.span.max"].value == 4
        assert names(model, "administration.span.max") == ["vitality"]
        # Spans 2 (manager), 4, 2, 3, 3, 2, 3 (wellbeing).
        assert figures["administration.span.distribution"].distribution == ((2, 3), (3, 3), (4, 1))
        assert figures["administration.span.median"].value == 3
        assert figures["administration.single-child-managers"].value == 0


def test_influence_bodies_are_no_bodies(committee_model: Scenario) -> None:
    assert {"elders", "youth", "disability"}.isdisjoint(names(committee_model, "elected.bodies"))
    assert values(committee_model, "units", "kinds.youth-council") == [37, 1]


def test_the_units_of_a_company_are_none_of_the_administration() -> None:
    company = unit(
        "water", "subsidiary", unit("network", "unit", unit("repairs", "unit")), body("its-board", "board", 5)
    )
    town = scenario(unit("manager", "city-manager", unit("works", "unit"), company), body("own", "board", 11))
    # The manager and the works; the board of the town alone.
    assert values(town, "administration.units", "kinds.unit", "kinds.subsidiary") == [2, 1, 1]
    assert values(town, "elected.bodies", "kinds.board", "elected.seats") == [1, 1, 11]
    assert values(town, "units") == [7], "the whole chart counts what it shows"
    # A draft that shows nothing but the company means the company's own.
    assert values(scenario(company), "kinds.unit", "kinds.board") == [2, 1]


def test_units_that_stand_for_several(today: Scenario) -> None:
    figures = metrics(today)
    assert [figures[id].value for id in ("units", "roots", "leaves", "layers")] == [39, 3, 21, 3]
    assert figures["managers"].value == 18
    assert figures["span.mean"].value == (39 - 3) / 18 == 2
    assert figures["kinds.performance-area"].value == 15
    for undivided in ("span.median", "span.max", "span.distribution", "single-child-managers"):
        assert not figures[undivided].known
        assert len(figures[undivided].reasons) == 2
        assert figures[undivided].reasons[0].args == {
            "unit": today.units[0].name,
            "units": 3,
            "subordinates": 15,
        }


def test_counts_that_settle_the_spans() -> None:
    """Three managers of three have one each; five of eight have at most four, which is less than another's six."""
    one_each = unit("threes", "division", unit("below", "unit", count=3), count=3)
    assert metrics(scenario(one_each))["span.distribution"].distribution == ((1, 3),)
    assert metrics(scenario(one_each))["single-child-managers"].value == 3

    wide = unit("wide", "division", *(unit(f"w{number}", "unit") for number in range(6)))
    few = unit("few", "division", unit("eight", "unit", count=8), count=5)
    figures = metrics(scenario(wide, few))
    assert figures["span.max"].value == 6
    assert not figures["span.distribution"].known


def test_more_managers_than_subordinates_is_unknown() -> None:
    figures = metrics(scenario(unit("threes", "division", unit("one", "unit"), count=3)))
    assert figures["units"].value == 4
    for unclear in ("managers", "leaves", "span.mean", "span.max", "single-child-managers"):
        assert figures[unclear].value is None
        assert figures[unclear].reasons[0].key == "metric.reason.too-few-subordinates"


def test_a_unit_on_its_own_has_no_span() -> None:
    figures = metrics(scenario(unit("alone", "division")))
    assert [figures[id].value for id in ("units", "layers", "leaves", "managers")] == [1, 1, 1, 0]
    assert figures["span.mean"].value is None
    assert figures["span.mean"].reasons[0].key == "metric.reason.no-managers"


def test_an_empty_draft() -> None:
    figures = metrics(scenario())
    for id in ("units", "layers", "managers", "leaves", "span.mean", "single-child-managers"):
        assert not figures[id].known, id
        assert figures[id].reasons[0].key == "metric.reason.no-units"
    assert figures["elected.bodies"].value is None


def test_a_side_that_the_draft_does_not_show_is_unknown(today: Scenario, committee_model: Scenario) -> None:
    figures = metrics(today, (committee_model, today))
    assert all(not figure.known for id, figure in figures.items() if id.startswith("elected."))
    assert figures["kinds.committee"].value is None
    assert figures["kinds.committee"].reasons[0].key == "metric.reason.no-side.elected"
    assert figures["kinds.city-manager"].value == 0


def test_a_body_that_stands_for_several_has_its_seats_several_times() -> None:
    committees = unit("committees", "committee", count=3, seats=Seats(total=9, drawn_from={"board": 2}))
    board = body("board", "city-board", 11, committees, unit("sections", "section", count=2))
    figures = metrics(scenario(body("council", "council", 43, board)))
    assert figures["elected.bodies"].value == 1 + 1 + 3 + 2
    assert figures["elected.seats"].value == 43 + 11 + 3 * 9
    assert figures["elected.seats-drawn"].value == 6
    assert figures["elected.persons-max"].value == 11 + 27 - 6
    assert figures["elected.seats-per-body"].value == 38 / 4
    assert figures["elected.bodies-without-seats"].value == 2


def test_people_are_counted_once_only_where_they_sit_twice() -> None:
    """7 seats of the board from the council are new people; 3 of the section from the board are not."""
    section = body("section", "section", 5, drawn_from={"board": 3, "elders": 1})
    board = body("board", "city-board", 7, section, drawn_from={"council": 7})
    model = scenario(body("council", "council", 27, board, unit("elders", "older-people-council")))
    assert values(model, "elected.seats-drawn", "elected.persons-max") == [11, 12 - 3]


@pytest.mark.parametrize(("drawn", "known"), [(None, False), ({}, True)])
def test_that_no_body_says_from_whom_it_draws_is_not_that_nobody_does(
    drawn: dict[str, int] | None, known: bool
) -> None:
    board = body("board", "board", 9, drawn_from=drawn)
    figures = metrics(scenario(body("council", "council", 27, board, body("committee", "committee", 13))))
    # The least that there can be; where one body says that it draws on nobody, it is all.
    assert figures["elected.seats-drawn"].value == 0
    assert figures["elected.seats-drawn"].lower_bound is not known
    for id in ("seats.sharing", "seats.elsewhere"):
        assert figures[id].value == (0 if known else None), id
        assert [each.key for each in figures[id].reasons] == ([] if known else ["metric.reason.no-draws"]), id


def test_quotas_without_a_total_are_drawn_but_take_nobody_off() -> None:
    board = body("board", "city-board", None, drawn_from={"committee": 4})
    model = scenario(body("council", "council", 27, board, body("committee", "committee", 9)))
    assert values(model, "elected.seats-drawn", "elected.persons-max") == [4, 9]


def test_seats_for_councillors(committee_model: Scenario, board_model: Scenario) -> None:
    """13 on the board and 3 × 13 on the committees, for 51 councillors."""
    figures = metrics(committee_model)
    assert figures["elected.councillor-seats"].value == 52
    assert figures["elected.councillor-seats"].lower_bound
    assert figures["elected.councillor-seats-per-councillor"].value == pytest.approx(52 / 51)
    assert metrics(board_model)["elected.councillor-seats"].value is None


def test_an_open_body_leaves_no_seat_to_councillors_only() -> None:
    model = scenario(body("council", "council", None, body("board", "city-board", 7, eligible="anyone")))
    figures = metrics(model)
    assert figures["elected.councillor-seats"].value == 0
    assert not figures["elected.councillor-seats"].lower_bound
    assert figures["elected.councillor-seats-per-councillor"].value is None


def test_matters_of_the_whole_comparison() -> None:
    a = scenario(body("board", "board", None, body("s", "section", None, remit="roads"), remit="roads fees"), id="a")
    b = scenario(body("board", "board", None, remit="fees parks"), id="b")
    silent = scenario(body("board", "board", None), id="silent")
    empty = scenario(body("board", "board", None, remit=""), id="empty")
    drafts = (a, b, silent, empty)
    figures = [metrics(draft, drafts) for draft in drafts]
    assert [each["matters"].value for each in figures] == [3, 3, 3, 3]
    assert [each["matters.unassigned"].value for each in figures] == [1, 1, None, 3]
    assert [each["matters.per-body"].value for each in figures] == [1.5, 2, None, 0]
    assert metrics(silent)["matters"].value is None


def test_steps_to_the_council(committee_model: Scenario, today: Scenario) -> None:
    """Ten areas are council – board – manager – division – group – area: 5 steps; the three service areas 4."""
    figures = metrics(committee_model)
    assert figures["path.mean"].value == pytest.approx((10 * 5 + 3 * 4) / 13)
    assert figures["path.max"].value == 5
    assert metrics(today)["path.mean"].reasons[0].key == "metric.reason.no-council"


def test_leaves_apart_from_the_council_are_told() -> None:
    office = unit("office", "unit")
    model = scenario(body("council", "council", 27, unit("manager", "city-manager")), office)
    figures = metrics(model)
    assert figures["path.mean"].value == 1
    assert figures["path.max"].lower_bound
    assert figures["path.max"].reasons[0].args == {"n": 1}


def test_steering() -> None:
    """Wellbeing as a whole is steered by the board, its area a by the committee too; vitality only in two areas."""
    model = scenario(
        body("board", "city-board", 13, body("committee", "committee", 13), administration()),
        links=(
            steers("board", "wellbeing"),
            steers("committee", "area-a"),
            steers("committee", "group"),
            steers("committee", "contents"),
            steers("manager", "production"),
        ),
    )
    figures = metrics(model)
    assert figures["steering.per-body"].value == (1 + 3) / 2
    # Three areas of production and three of development; the manager is no body.
    assert figures["steering.unsteered"].value == 6
    assert names(model, "steering.several") == ["area-a"]
    assert metrics(scenario(administration()))["steering.unsteered"].value is None


def test_the_order_is_fixed_and_kinds_follow_their_group(committee_model: Scenario, today: Scenario) -> None:
    ordered = [metric.id for metric in metrics_of((committee_model, today)).values()]
    assert [id for id in ordered if not id.startswith("kinds.")] == list(METRICS)
    assert ordered.index("kinds.section") < ordered.index("administration.layers")
    assert ordered.index("kinds.performance-unit") < ordered.index("matters")
    assert ordered[ordered.index("ties") - 1] == "kinds.disability-council"
    assert list(metrics(today, (committee_model,))) == ordered


def test_a_metric_is_found_by_id(today: Scenario) -> None:
    for id in (*METRICS, "kinds.mayor"):
        found = find_metric(id, today)
        assert found is not None
        assert found.id == id
    assert find_metric("kinds.nothing", today) is None
    assert find_metric("nothing", today) is None


def test_every_metric_tells_about_itself_in_every_language(committee_model: Scenario) -> None:
    for language in LANGUAGES:
        say = catalog(language).say
        for metric in (*METRICS.values(), *metrics_of((committee_model,)).values()):
            for told in (metric.title, metric.full_title, metric.formula, metric.convention, metric.source):
                assert told is None or say(told)


def test_every_reason_can_be_told(committee_model: Scenario, board_model: Scenario, today: Scenario) -> None:
    alone = scenario(unit("threes", "division", unit("one", "unit"), count=3), unit("r", "council"))
    programme = scenario(unit("programme", "programme"))
    for draft in (committee_model, board_model, today, alone, programme, scenario()):
        for figure in metrics(draft, (today, committee_model)).values():
            assert figure.known or figure.reasons
            for language in LANGUAGES:
                assert all(catalog(language).say(reason) for reason in figure.reasons)
