"""What of a handout there is anything to tell about."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.matters.table import matters_table
from orgsim.drawing.tables.goals import goals_sheet
from orgsim.export.handout.parts import PARTS, Part
from orgsim.export.views import Shown
from orgsim.messages import Catalog
from orgsim.model.views import LETTERS


def told_of(shown: Shown, parts: Sequence[Part], speech: Catalog) -> tuple[Part, ...]:
    """Those of `parts`, in the order of their pages, about which there is anything to tell."""
    return tuple([part for part in PARTS if part in parts and _is_told(shown, part, speech)])


def _is_told(shown: Shown, part: Part, speech: Catalog) -> bool:
    scenarios = shown.scenarios
    match part:
        case "structure":
            return len(scenarios) > 1
        case "differences":
            return shown.marked is not None
        case "matters":
            return bool(matters_table(scenarios, shown.reference, shown.decisions).rows)
        case "decisions":
            return any(its.overall.decision for its in shown.simulated or ())
        case "transition":
            return bool(shown.ways)
        case "timeline":
            return any(scenario.timeline for scenario in scenarios)
        case "goals":
            return bool(goals_sheet(scenarios, shown.goals, LETTERS, speech).lines)
        case "drafts" | "metrics" | "checks":
            return True
