"""Claims of times and evenings are held against what is simulated; what is not known stays unknown."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from orgsim.analysis.checks.finding import Finding
from orgsim.analysis.checks.table import findings
from orgsim.analysis.deciding.claimable import CLAIMABLE, known, under
from orgsim.analysis.deciding.claimed import MOST_RUNS, simulate_claims
from orgsim.cli import main
from orgsim.messages import catalog
from orgsim.model.comparison import Assumptions
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Claim, Scenario
from orgsim.model.units import Unit
from tests.analysis.deciding.drafts import draft, matter, unit

PLAIN = Assumptions(tabled=0)
WEEKLY = Meets(every=1, period="week", on="wednesday")


def town(*units: Unit, meets: Meets | None = WEEKLY) -> Unit:
    """Its council decides one matter, whose cases wait for 7 / 2 + 4 days."""
    plans = matter("plans", a_year=30.0, prepared_by=())
    return unit("council", "council", *units, meets=meets, agenda_closes=4, remit=(plans,))


def claiming(*claims: tuple[str, float], of: Unit | None = None) -> Scenario:
    its = draft(of or town())
    return replace(its, claims=tuple([Claim(metric=metric, value=value) for metric, value in claims]))


def simulated(scenario: Scenario, assumptions: Assumptions | None = PLAIN) -> list[tuple[str, str]]:
    """Result and key of the message of each claim."""
    for _ in simulate_claims([scenario], assumptions):
        pass
    return [(each.result, each.message.key) for each in judged(scenario, assumptions)]


def judged(scenario: Scenario, assumptions: Assumptions | None = PLAIN, *others: Scenario) -> list[Finding]:
    found = findings(scenario, under=under([scenario, *others], assumptions))
    return [each for each in found if each.rule == "claim"]


PASS, BREACH = ("pass", "check.claim.simulated-pass"), ("breach", "check.claim.simulated-breach")


def test_a_claim_holds_where_it_is_what_comes_as_it_is_written() -> None:
    # The mean is 7.5 days and a quarter of an hour or so; nine of ten wait for 4 + 0.9 × 7 = 10.3 days at most.
    claims = (
        ("time.decision.mean", 7.5),
        ("time.decision.mean", 9),
        ("time.decision.p90", 10),
        ("time.decision.p90", 11),
    )
    assert simulated(claiming(*claims)) == [PASS, BREACH, PASS, BREACH]
    # Three days to the minutes, seven to residents, thirty for an appeal.
    assert simulated(claiming(("time.finality.mean", 47.5), ("time.finality.median", 7))) == [PASS, BREACH]
    # 52 or 53 Wednesdays: 2027 has 52.
    assert simulated(claiming(("evenings.one-body", 52), ("evenings.one-body", 50))) == [PASS, BREACH]


def test_before_it_was_simulated_and_where_something_is_missing_a_claim_is_unknown() -> None:
    its = claiming(("time.decision.mean", 7.5))
    (before,) = judged(its)
    assert (before.result, before.message.key) == ("unknown", "check.claim.not-simulated")
    assert simulated(its) == [PASS]
    # Not remembered from before.
    assert [each.result for each in judged(its)] == ["pass"]
    silent = claiming(("time.decision.mean", 7.5), of=town(unit("y", "youth-council", remit=(matter("trips"),))))
    assert simulated(silent) == [("unknown", "check.claim.unknown")]
    (told,) = judged(silent)
    assert "trips" in catalog("en").say(told.message) and "How often it meets" in catalog("en").say(told.message)
    # A councillor on two bodies: there is one.
    assert simulated(claiming(("evenings.two-bodies", 60))) == [("unknown", "check.claim.unknown")]
    within = replace(its, claims=(Claim(metric="time.decision.mean", value=7.5, within="council"),))
    assert simulated(within) == [("unknown", "check.claim.unknown")]


def test_a_matter_that_only_another_draft_has_makes_no_claim_unknown() -> None:
    its = claiming(("time.decision.mean", 7.5))
    other = draft(unit("council", "council", remit=(matter("other"),)), id="other")
    for _ in simulate_claims([its, other], PLAIN):
        pass
    assert [each.result for each in judged(its, PLAIN, other)] == ["pass"]
    assert known(other, under([its, other], PLAIN)) is None


def test_what_was_simulated_under_something_else_is_not_known() -> None:
    its = claiming(("time.decision.mean", 7.5))
    assert simulated(its) == [PASS]
    lacking = [("unknown", "check.claim.not-simulated")]

    def told(assumptions: Assumptions, *others: Scenario) -> list[tuple[str, str]]:
        return [(each.result, each.message.key) for each in judged(its, assumptions, *others)]

    assert told(Assumptions(tabled=0.5)) == lacking
    assert told(PLAIN, draft(unit("council", "council"), id="other")) == lacking, (
        "another draft may settle another year"
    )
    assert [(each.result, each.message.key) for each in findings(its) if each.rule == "claim"] == lacking
    # What a meeting costs makes no decision later.
    assert told(replace(PLAIN, fee={"council": 80}, chair_factor=2.0)) == [PASS]
    assert simulated(its, Assumptions(tabled=0.5)) == [BREACH], "half of all items are put off, by a week each time"


def test_a_check_runs_few_years_and_fewer_where_the_comparison_says_so() -> None:
    its = claiming(("time.decision.mean", 7.5))
    for runs, done in ((None, MOST_RUNS), (5_000, MOST_RUNS), (30, 30)):
        simulated(its, Assumptions(tabled=0, runs=runs))
        figures = known(its, under([its], Assumptions(tabled=0, runs=runs)))
        assert figures is not None and figures.runs == done
        assert set(figures.by_name) == set(CLAIMABLE)


def test_assumptions_of_the_comparison_are_those_of_the_claim(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yaml").write_text(
        "orgsim: 1\nid: a\ntitle: A\nunits:\n"
        "- {id: council, kind: council, name: C, agenda-closes: 4,\n"
        "   remit: [{id: m, name: m, a-year: 9, prepared-by: []}]}\n"
        "claims: [{metric: time.decision.mean, value: 19}]\n",
        encoding="utf-8",
    )
    both = tmp_path / "both.yaml"
    # 365 / 12 / 2 + 4 = 19 days; twice a month 12.
    for meetings, exit_code in ((12, 0), (24, 1)):
        both.write_text(
            "orgsim: 1\ncomparison:\n  title: B\n  scenarios: [a.yaml]\n"
            f"  assumptions: {{tabled: 0, meetings: {{council: {meetings}}}}}\n",
            encoding="utf-8",
        )
        assert main(["check", str(both), "--language", "en"]) == exit_code
        said = capsys.readouterr().out
        assert "a simulation of 200 years gives" in said
    assert "breach" in said
