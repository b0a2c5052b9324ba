"""Goals as they stand before it is known what follows from them: thousands take a moment to be weighed."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.goals.robustness import Firmness
from orgsim.analysis.goals.rows import ALONE, GoalRow, Unseen
from orgsim.analysis.goals.weighing import Result
from orgsim.drawing.tables.goal_cells import GoalCells
from orgsim.drawing.tables.goals import GoalLine, GoalsSheet, Lines, ResultCell
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario

_UNKNOWN = Result(terms=(), least=None, most=None)


def unweighed_sheet(
    scenarios: Sequence[Scenario],
    rows: tuple[GoalRow, ...],
    letters: str,
    speech: Catalog,
    unseen: Unseen = ALONE,
    before: GoalsSheet | None = None,
) -> GoalsSheet:
    """The names, weights and scores of goals, with the results that are known from `before`, of the same scenarios.

    Without those nothing is told of any result but that it is being reckoned. What is said of the order holds as it did
    before, and is said of no goal that was not there.
    """
    cells = GoalCells(scenarios, letters, speech, unseen)
    known = {} if before is None else {row.id: at for at, row in enumerate(before.rows)}

    def line(number: int) -> GoalLine:
        row = rows[number]
        title = speech.value(row.name)
        at = known.get(row.id)
        old = None if at is None or before is None else before.lines[at]
        given = speech("goals-view.weight.none") if row.weight is None else speech.number(row.weight)
        flips, more = ("", "") if old is None else (old.flips, old.more)
        spoken = [speech("goals-view.weight.spoken", name=title, weight=given), flips, more]
        return GoalLine(
            row=row,
            title=title,
            weight="–" if row.weight is None else speech.number(row.weight),
            firm=Firmness(row=number, weight=None, stretches=()) if old is None else old.firm,
            flips=flips,
            more=more,
            cells=tuple([cells.cell(row, column, title) for column in range(len(scenarios))]),
            spoken=". ".join(part for part in spoken if part),
        )

    said = speech("goals-view.reckoning")
    awaited = ResultCell(result=_UNKNOWN, value="…", place="", note="", spoken=said, first=False)
    return GoalsSheet(
        rows=rows,
        lines=Lines(len(rows), line),
        results=(awaited,) * len(scenarios) if before is None else before.results,
        verdict=said if before is None else before.verdict,
        reason="" if before is None else before.reason,
    )
