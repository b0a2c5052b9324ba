"""What can be moved is what the figures stand on."""

from __future__ import annotations

from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.simulating import simulate
from orgsim.app.decisions.sliders import sliders
from orgsim.model.comparison import Assumptions
from orgsim.model.meeting import Meets
from tests.analysis.deciding.drafts import draft, matter, unit


def test_a_number_that_no_draft_takes_has_no_slider() -> None:
    assumed = Assumptions(meetings={"city-board": 26, "board": 10}, agenda_closes={"board": 6})
    board = unit("culture", "board", remit=(matter("fees"),), meets=Meets(every=1, period="month", on="monday", nth=2))
    other = unit("sports", "board", remit=(matter("grants"),))
    top = unit("city-board", "city-board", board, meets=Meets(every=2, period="week", on="monday"))
    stated = draft(unit("council", "council", top))
    # In the other draft one of two boards leaves to the comparison how often it meets.
    open_ = draft(unit("council", "council", top, other), id="other")

    def keys(*drafts_: object) -> set[tuple[str, str | None]]:
        scenarios = [each for each in (stated, open_) if each in drafts_]
        simulated = simulate(processes(scenarios, assumed), 2, 1)
        return {(each.measure, each.key) for each in sliders(scenarios, simulated.results, assumed)}

    assert ("meetings", "city-board") not in keys(stated, open_), "both state its days"
    assert ("meetings", "board") not in keys(stated)
    assert ("meetings", "board") in keys(stated, open_)
    assert ("agenda-closes", "board") in keys(stated), "that is not stated"
