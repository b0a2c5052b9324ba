"""A case goes to the level that its size asks for, and what is told of its matter is told of all its cases."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.results import CaseKey
from orgsim.analysis.deciding.runs.arrivals import Cases, cases_of
from orgsim.analysis.deciding.runs.running import outcome, run_chunk
from orgsim.analysis.deciding.simulating import simulate
from orgsim.analysis.deciding.summing import result
from orgsim.analysis.deciding.tracing import case_path
from orgsim.model.comparison import Assumptions
from orgsim.model.meeting import Meets
from orgsim.model.units import Amount, Delegation, Matter
from tests.analysis.deciding.drafts import body, course, draft, matter, officer, process, unit

SMALL, MIDDLE, LARGE = ((0.0, 0.5),), ((0.5, 0.8),), ((0.8, 1.0),)


def by_size(*, limit: int | None = None) -> Process:
    """Half of the cases are the officer's, three tenths the board's, a fifth go from there to the council."""
    return process(
        [officer("officer"), body("board", 7, closes=2, limit=limit), body("council", 14, 3, closes=3)],
        [course("m", 0, cases=40, places=SMALL), course("m", 1, cases=40, places=MIDDLE),
         course("m", 1, 2, cases=40, places=LARGE, remedy="appeal", remedy_days=30)],
    )  # fmt: skip


@pytest.mark.parametrize("limit", [None, 3])
def test_each_case_goes_one_way_and_comes_when_it_would_without_levels(limit: int | None) -> None:
    whole = cases_of(process([body("board", 7)], [course("m", 0, cases=40)]), 1, 0, 5)
    parts = outcome(by_size(limit=limit), 5, 1).cases
    assert len(parts.run) == 200
    assert ready_of(parts) == ready_of(whole)


def ready_of(cases: Cases) -> dict[tuple[int, int], int]:
    told = zip(cases.run.tolist(), cases.number.tolist(), cases.ready.tolist(), strict=True)
    return {(run, number): ready for run, number, ready in told}


def test_a_matter_is_told_over_all_its_cases_and_each_level_with_its_share() -> None:
    its = by_size()
    told = result(its, run_chunk(its, 300, 1), 1)
    (times,) = told.matters
    assert times.bodies == ("board", "council")
    assert [(level.body, level.bodies, level.share) for level in times.levels] == [
        ("officer", ("officer",), 0.5), ("board", ("board",), 0.3), ("council", ("board", "council"), 0.2)
    ]  # fmt: skip
    at_once, board, council = (level.decision for level in times.levels)
    assert at_once and board and council and times.decision and times.finality and times.parts
    assert (at_once.most, at_once.cases + board.cases + council.cases) == (0, 12_000)
    # 7 / 2 + 2 days for the board. It meets on days 0, 7, 14 …, the council on 3, 17, 31 …, closed at the end of 0, 14,
    # 28 …: a case that comes from the board on such a day is in time and waits for 3 days, one from day 7, 21 … for 10.
    assert board.mean == pytest.approx(5.5, abs=0.1)
    assert council.mean == pytest.approx(5.5 + (3 + 10) / 2, abs=0.2)
    assert times.decision.mean == pytest.approx(0.3 * 5.5 + 0.2 * 12, abs=0.15)
    of_all = (board.mean * board.cases + council.mean * council.cases) / 12_000
    assert times.decision.mean == pytest.approx(of_all)
    assert sum(wait.days for wait in times.parts.waits) == pytest.approx(of_all)
    # Seven days of notice, and 14 of a claim, or 30 of an appeal for a fifth.
    legal = {period.kind: period.days for period in times.parts.legal}
    assert times.finality.mean - times.decision.mean == pytest.approx(sum(legal.values()))
    assert legal["appeal"] == pytest.approx(30 * council.cases / 12_000)
    assert (told.overall.matters, told.overall.left_out) == (("m",), ())
    assert told.overall.decision == times.decision


def test_the_case_that_is_named_takes_as_long_as_told() -> None:
    its = by_size()
    (times,) = result(its, run_chunk(its, 20, 1), 1).matters
    for key, days in ((times.median_case, times.decision and times.decision.median),
                      (times.p90_case, times.decision and times.decision.p90)):  # fmt: skip
        assert key is not None
        path = case_path(its, 1, key)
        assert path is not None and path.decision == days
    bodies = [[step.body for step in path.steps if step.kind == "decided"]
              for number in range(40) if (path := case_path(its, 1, CaseKey(0, "m", number)))]  # fmt: skip
    assert {body for (body,) in bodies} == {"officer", "board", "council"}


def test_runs_in_pieces_name_the_same_cases() -> None:
    its = by_size(limit=2)
    assert simulate([its], 300, 1).results == simulate([its], 300, 1, report=lambda done, of: True).results
    assert result(its, run_chunk(its, 300, 1), 1) == simulate([its], 300, 1).results[0]


CHAIN = (Delegation(to="board", up_to=500_000), Delegation(to="director", up_to=50_000))
SIZES = (Amount(up_to=50_000, share=0.5), Amount(up_to=400_000, share=0.3))


def contracts(**rest: object) -> Process:
    """What is resolved of a town whose city board passes contracts on."""
    of = matter("contracts", a_year=12.0, delegated=CHAIN, **rest)
    town = draft(
        unit("council", "council",
             unit("city-board", "city-board",
                  unit("board", "board", unit("director", "post"), meets=Meets(every=1, period="week", on="monday")),
                  meets=Meets(every=2, period="week", on="monday"), remit=(of,)),
             meets=Meets(a_year=9)))  # fmt: skip
    (its,) = processes([town], Assumptions())
    return its


def ways(its: Process) -> list[tuple[tuple[str, ...], tuple[tuple[float, float], ...]]]:
    return [(tuple(its.bodies[body].unit for body in each.bodies), each.places) for each in its.courses]


def test_a_draft_that_states_sizes_and_limits_sends_cases_to_three_levels() -> None:
    its = contracts(amounts=SIZES, prepared_by=("board",))
    # The board prepares what goes up; it does not prepare for itself, nor for the director below it.
    assert ways(its) == [
        (("director",), ((0, 0.5),)), (("board",), ((0.5, 0.8),)), (("board", "city-board"), ((0.8, 1),))
    ]  # fmt: skip
    (told,) = [each for each in its.assumptions if each.subject == "delegated"]
    assert (told.origin, told.text.key, told.matters) == ("draft", "deciding.assumed.levels", ("contracts",))
    assert told.bodies == ("director", "board", "city-board")
    assert [part.args["share"] for part in told.text.args["levels"]] == [50, 30, 20]  # type: ignore[attr-defined]


def test_cases_of_unknown_size_stay_with_the_body_itself_and_that_is_told() -> None:
    its = contracts()
    assert ways(its) == [(("city-board",), ((0, 1),))]
    assert "deciding.missing.amounts" in [each.key for each in its.missing]
    assert [each.text.key for each in its.assumptions if each.subject == "delegated"] == ["deciding.assumed.delegated"]
    sized = contracts(amounts=SIZES)
    assert "deciding.missing.amounts" not in [each.key for each in sized.missing]


def test_a_matter_with_a_level_that_is_unknown_is_unknown_as_a_whole() -> None:
    of = Matter(id="m", name=matter("m").name, delegated=(Delegation(to="temporary", up_to=5),),
                amounts=(Amount(up_to=5, share=0.5),))  # fmt: skip
    town = draft(unit("council", "council", unit("temporary", "youth-council"), remit=(of,)))
    (its,) = processes([town])
    assert its.courses == ()
    assert [(each.matter, each.missing[0].key) for each in its.unknown] == [("m", "deciding.missing.meetings")]


def test_a_level_that_no_case_came_to_is_told_without_days() -> None:
    its = by_size()
    few = replace(its, courses=tuple(replace(each, cases=1.0) for each in its.courses))
    (times,) = result(few, run_chunk(few, 1, 1), 1).matters
    assert sorted(level.decision is None for level in times.levels) == [False, True, True]
    assert times.decision is not None and times.decision.cases == 1
    assert times.decision.mean_interval is None
