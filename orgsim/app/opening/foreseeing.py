"""What the window asks of drafts as soon as they are shown, found in the thread that reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.analysis.differences.matching import match
from orgsim.analysis.figures.headline import headline
from orgsim.analysis.staffing.told import tells_staffing
from orgsim.drawing.folding.legible import all_units
from orgsim.files.reading.opened import Opened
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario


def foresee(found: Sequence[Opened], shown: Sequence[Scenario]) -> Iterator[None]:
    """Have at hand what header, cards and status line say of what was `found`, also beside the drafts that are `shown`.

    Each is remembered with its scenario, so that the window only looks it up. Between two it may be left.
    """
    new = [file.scenario for what in found for file in what.files]
    # In place of what is shown, and beside it.
    for beside in ((), shown) if shown else ((),):
        together = (*beside, *new)
        for scenario in together:
            all_units(scenario)
            tells_staffing(scenario)
            yield
            headline(scenario, together)
            yield
        for other in together[1:]:
            # By whom units of one draft are shown in another, unless it was decided otherwise.
            match(hierarchy(together[0]), hierarchy(other))
            yield
