"""What is said in the place of figures where there are none."""

from __future__ import annotations

from orgsim.analysis.deciding.resolving import processes
from orgsim.analysis.deciding.simulating import simulate
from orgsim.app.decisions.lacking import lacking
from orgsim.messages import catalog
from orgsim.model.meeting import Meets
from tests.analysis.deciding.drafts import draft, matter, unit


def test_drafts_that_state_no_meetings_are_not_said_to_tell_too_little() -> None:
    def said(meets: Meets | None) -> str:
        odd = unit("youth", "youth-council", remit=(matter("trips"),), meets=meets)
        its = simulate(processes([draft(unit("council", "council", odd))]), 2, 1)
        return lacking(its.results, "A", catalog("fi"))

    assert said(Meets(a_year=0)).startswith("Luonnosten mukaan päätöksiä ei synny")
    assert "Ei yhtään kokousta vuonna" in said(Meets(a_year=0))
    assert said(None).startswith("Luonnokset eivät kerro tarpeeksi")
