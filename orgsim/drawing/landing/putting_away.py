"""What becomes of what is dragged out of the chart, to where units are kept that have no place."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.drawing.landing.landing import Landing
from orgsim.drawing.landing.words import told_staying, what_moves
from orgsim.drawing.landing.zones import TOP
from orgsim.messages import message
from orgsim.model.edits.applying import uppermost
from orgsim.model.edits.edits import PutAway
from orgsim.model.edits.refusing import refusal
from orgsim.model.edits.words import by_name
from orgsim.model.hierarchy import hierarchy, unit_of
from orgsim.model.scenario import Scenario


def putting_away(scenario: Scenario, ids: Sequence[str]) -> Landing:
    """Those units of the draft are put away, each with all below it; what is put away already stays where it is."""
    flat = hierarchy(scenario)
    placed = uppermost(scenario, [id for id in ids if id in flat.index])
    units = [unit for id in placed or ids if (unit := unit_of(scenario, id)) is not None]
    nowhere = Landing(zone=TOP, below=None, at=None, role="child", sibling=None, words=told_staying(units))
    if not placed:
        return nowhere
    edit = PutAway(tuple(placed))
    why = refusal(scenario, edit)
    if why is not None:
        told = by_name(why, scenario)
        return Landing(zone=TOP, below=None, at=None, role="child", sibling=None, refused=told, words=told)
    words = message("landing.away", what=what_moves(units))
    return Landing(zone=TOP, below=None, at=None, role="child", sibling=None, edits=(edit,), words=words)
