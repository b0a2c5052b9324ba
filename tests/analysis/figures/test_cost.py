"""What meetings cost: every sum worked out by hand."""

from __future__ import annotations

import pytest

from orgsim.analysis.checks.checking import check
from orgsim.analysis.figures.comparison import Row, compare_figures, with_assumptions
from orgsim.analysis.figures.cost import basis, payees
from orgsim.analysis.figures.explanation import explain, written
from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.figures.metrics import METRICS, metrics
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
from orgsim.model.comparison import Assumptions
from orgsim.model.scenario import Claim, Scenario
from orgsim.model.units import Seats
from orgsim.resources import scenarios_folder
from tests.analysis.drafts import body, scenario, unit

METRIC = METRICS["cost.meetings"]


def cost(draft: Scenario, assumptions: Assumptions | None) -> Figure:
    return metrics(draft, (draft,), assumptions)["cost.meetings"]


def said(figure: Figure) -> list[str]:
    return [catalog("en").say(reason) for reason in figure.reasons]


def small() -> Scenario:
    return scenario(
        body(
            "council",
            "council",
            27,
            body("city-board", "city-board", 9, unit("permits", "section", count=4, seats=Seats(total=3))),
        )
    )


ALL = Assumptions(
    meetings={"council": 9, "city-board": 29, "section": 10},
    fee={"council": 80, "city-board": 100, "section": 65},
    chair_factor=1.5,
)


def test_a_body_costs_meetings_by_fee_by_its_members_with_the_chair_counted_by_the_factor() -> None:
    # council 9 × 80 × (26 + 1.5) = 19 800; board 29 × 100 × (8 + 1.5) = 27 550;
    # each of four sections 10 × 65 × (2 + 1.5) = 2 275, together 9 100.
    figure = cost(small(), ALL)
    assert figure.value == 19_800 + 27_550 + 9_100
    assert not figure.lower_bound and figure.reasons == ()
    assert figure.units == (0, 1, 2)
    assert [(part.amount, part.times) for part in figure.parts] == [(19_800, 1), (27_550, 1), (2_275, 4)]


def test_it_opens_down_to_the_terms_of_each_body() -> None:
    draft = small()
    figure = cost(draft, ALL)
    speech = catalog("fi")
    assert [speech.say(part.how) for part in figure.parts if part.how] == [
        "9 × 80\u00a0€ × (26 + 1,5)",
        "29 × 100\u00a0€ × (8 + 1,5)",
        "10 × 65\u00a0€ × (2 + 1,5)",
    ]
    explanation = explain(figure, draft)
    assert explanation.calculation is not None
    line = written(explanation.calculation, speech, labels=True)
    assert line == "Valtuusto 19\u00a0800 + Kaupunginhallitus 27\u00a0550 + Jaostot 4 × 2\u00a0275"
    assert "2018" in speech.say(explanation.sources[0]) and "Uusikaupunki 2021" in speech.say(explanation.sources[0])
    assert METRIC.number(figure.value or 0, speech) == "56\u00a0450\u00a0€"
    assert METRIC.number(-1234.4, catalog("en"), signed=True) == "−€1,234"
    assert METRIC.number(0, catalog("sv"), signed=True) == "±0\u00a0€"


def test_what_is_assumed_of_a_unit_goes_before_its_kind() -> None:
    assumptions = Assumptions(
        meetings={"section": 10, "permits": 20}, fee={"section": 65, "permits": 70}, chair_factor=1
    )
    draft = scenario(body("council", "council", 27, body("permits", "section", 3), body("people", "section", 5)))
    # permits 20 × 70 × 3 = 4 200; people 10 × 65 × 5 = 3 250; nothing is assumed of the council.
    figure = cost(draft, assumptions)
    assert figure.value == 4_200 + 3_250
    assert figure.lower_bound


def test_bodies_of_which_something_is_not_known_make_it_a_lower_bound_that_names_them() -> None:
    draft = scenario(body("council", "council", 27, body("city-board", "city-board", None), body("health", "board", 9)))
    figure = cost(draft, ALL)
    assert (figure.value, figure.lower_bound) == (19_800, True)
    assert said(figure) == [
        "1 body states no seats: city-board.",
        "Of 1 body no number of meetings is assumed: health.",
        "Of 1 body no meeting fee is assumed: health.",
    ]


def test_without_the_chairs_factor_the_chair_is_a_member_and_the_sum_a_lower_bound() -> None:
    figure = cost(scenario(body("council", "council", 27)), Assumptions(meetings={"council": 9}, fee={"council": 80}))
    assert (figure.value, figure.lower_bound) == (9 * 80 * 27, True)
    assert said(figure) == ["The factor of the chair’s fee is not given: the chair is counted as a member."]


def test_amounts_are_exact_to_the_cent() -> None:
    draft = scenario(body("council", "council", 3))
    # 1 × 0.1 × (2 + 1) = 0.3, which binary fractions miss.
    assert cost(draft, Assumptions(meetings={"council": 1}, fee={"council": 0.1}, chair_factor=1)).value == 0.3
    assert isinstance(cost(small(), ALL).value, int)


def test_what_several_bodies_cost_is_rounded_once_and_not_for_each() -> None:
    draft = scenario(body("council", "council", None, unit("permits", "section", count=4, seats=Seats(total=12))))
    assumptions = Assumptions(meetings={"council": 0, "section": 13}, fee={"section": 88.9875}, chair_factor=1.75)
    # One: 13 × 88.9875 × (11 + 1.75) = 14 749.678125; four of them 58 998.7125, and not 4 × 14 749.68 = 58 998.72.
    figure = cost(draft, assumptions)
    assert figure.value == 58_998.71
    explanation = explain(figure, draft)
    assert explanation.calculation is not None
    assert "4 × 14,749.68" in written(explanation.calculation, catalog("en"), labels=True)


def test_who_never_meets_costs_nothing_whatever_else_is_unknown() -> None:
    figure = cost(scenario(body("council", "council", None)), Assumptions(meetings={"council": 0}))
    assert (figure.value, figure.lower_bound, figure.reasons) == (0, False, ())


@pytest.mark.parametrize(
    ("assumptions", "reason"),
    [
        (None, "The comparison assumes nothing of meetings and fees."),
        (Assumptions(), "The comparison assumes nothing of meetings and fees."),
        (Assumptions(chair_factor=1.5), "The comparison assumes nothing of meetings and fees."),
        (Assumptions(fee={"council": 80}), "Of 1 body no number of meetings is assumed: council."),
        (Assumptions(meetings={"council": 9}), "Of 1 body no meeting fee is assumed: council."),
    ],
)
def test_where_no_body_can_be_reckoned_it_is_unknown(assumptions: Assumptions | None, reason: str) -> None:
    figure = cost(scenario(body("council", "council", 27)), assumptions)
    assert not figure.known
    assert said(figure) == [reason]


def test_a_draft_without_bodies_has_no_cost() -> None:
    figure = cost(scenario(unit("manager", "city-manager")), ALL)
    assert not figure.known
    assert said(figure) == ["The draft does not show the elected bodies."]


def test_influence_bodies_count_only_where_the_assumptions_name_them() -> None:
    draft = scenario(body("council", "council", 27, body("young", "youth-council", 11)))
    assert cost(draft, ALL).value == 19_800
    by_kind = Assumptions(meetings={**ALL.meetings, "youth-council": 4}, fee={**ALL.fee, "youth-council": 20},
                          chair_factor=1.5)  # fmt: skip
    # 4 × 20 × (10 + 1.5) = 920
    assert cost(draft, by_kind).value == 19_800 + 920
    half = Assumptions(meetings={**ALL.meetings, "young": 4}, fee=ALL.fee, chair_factor=1.5)
    figure = cost(draft, half)
    assert (figure.value, figure.lower_bound) == (19_800, True)
    assert said(figure) == ["Of 1 body no meeting fee is assumed: young."]


def test_seats_drawn_from_another_body_are_paid_like_all_others() -> None:
    drawn = scenario(body("council", "council", 27, body("city-board", "city-board", 9, drawn_from={"council": 9})))
    assert cost(drawn, ALL).value == 19_800 + 27_550


def test_a_claim_of_it_is_unknown_as_no_scenario_has_assumptions() -> None:
    draft = scenario(body("council", "council", 27), claims=(Claim(metric="cost.meetings", value=19_800),))
    finding = next(finding for finding in check(draft) if finding.rule == "claim")
    assert finding.result == "unknown"
    assert "assumes nothing" in catalog("en").say(finding.message)


def lohja() -> tuple[tuple[Scenario, ...], Assumptions | None]:
    opened = open_paths([scenarios_folder() / "lohja-2016.yaml"])
    return tuple(file.scenario for file in opened.files), opened.assumptions


def row(rows: tuple[Row, ...]) -> Row:
    return next(row for row in rows if row.metric is METRIC)


def test_lohjas_two_models_by_hand() -> None:
    scenarios, assumptions = lohja()
    its = row(compare_figures(scenarios, assumptions))
    # A: council 9 × 80 × (50 + 1.5) = 37 080; city board 29 × 100 × (12 + 1.5) = 39 150. Of committees and sections no
    # number of meetings is assumed. B: its slide gives no size of the council, so only the city board is reckoned.
    assert [figure.value for figure in its.figures] == [37_080 + 39_150, 39_150]
    assert [figure.lower_bound for figure in its.figures] == [True, True]
    # B leaves the council out, and other bodies than A: 37 080 is what it does not state, not what it saves.
    assert its.differences == (0, None)
    assert its.certain == (False, False)
    assert [len(figure.units) for figure in its.figures] == [2, 1]


def test_other_assumptions_reckon_only_the_costs_anew() -> None:
    scenarios, assumptions = lohja()
    before = compare_figures(scenarios)
    assert not row(before).known
    after = with_assumptions(before, scenarios, assumptions)
    assert row(after).figures == row(compare_figures(scenarios, assumptions)).figures
    assert all(one is other for one, other in zip(before, after, strict=True) if one.metric is not METRIC)


def test_what_costs_are_reckoned_from_is_told_in_a_sentence() -> None:
    speech = catalog("fi")
    told = basis((small(),), Assumptions(meetings={"council": 9, "board": 3}, fee={"council": 80.5, "city-board": 100}))
    assert told is not None
    assert speech.say(told) == (
        "Kokouspalkkiot on laskettu oletuksista (kokouksia vuodessa × palkkio): Valtuusto 9 × 80,5\u00a0€. "
        "Puheenjohtajan palkkion kerroin: ei tiedossa."
    )
    assert basis((small(),), None) is None
    assert basis((small(),), Assumptions(fee={"council": 80})) is None


def test_payees_are_the_kinds_of_bodies_and_the_units_that_are_named() -> None:
    draft = scenario(
        body(
            "council", "council", 27, body("permits", "section", 3), body("people", "section", 5),
            body("young", "youth-council", 11),
        )
    )  # fmt: skip
    assumptions = Assumptions(meetings={"section": 10, "permits": 20}, fee={"section": 60}, chair_factor=1)
    there = payees((draft, small()), assumptions)
    assert [(payee.key, payee.kind, payee.single) for payee in there] == [
        ("council", "council", False),
        ("city-board", "city-board", False),
        ("section", "section", False),
        ("permits", "section", True),
    ]
    assert [payee.name.in_language("en") for payee in there] == ["Council", "City board", "Sections", "permits"]
    by_key = {payee.key: payee for payee in there}
    # people 10 × 60 × 5, as the permits section is reckoned apart: 20 × 60 × 3, and four of them in the other draft.
    assert [figure.value for figure in by_key["section"].figures] == [3_000, None]
    assert [figure.value for figure in by_key["permits"].figures] == [3_600, 4 * 3_600]
    assert by_key["city-board"].figures[0].units == ()
    assert by_key["city-board"].figures[1].units == (1,)
