"""What a change that is asked for in the view means for the goals of the comparison."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from orgsim.analysis.goals.rows import GoalRow
from orgsim.drawing.tables.goals import GoalLine
from orgsim.messages import Catalog
from orgsim.model.comparison import WeighedGoal
from orgsim.model.goal_edits import Added, GoalEdit, Named, Scored, Weighed, new_id, renamed
from orgsim.model.text import Language, Text


def valued(rows: Sequence[GoalRow], edit: Weighed | Scored) -> tuple[GoalEdit, ...]:
    """`edit`, and before it what makes a goal of the comparison of one that only scenarios state.

    The goals that stand above it become the comparison's as well, so that all keep their order.
    """
    return (*_taken_over(rows, edit.id), edit)


def named(rows: Sequence[GoalRow], id: str | None, name: str, language: Language) -> tuple[GoalEdit, ...]:
    """The goal of that id called `name`, or a new one at the end where it is `None`."""
    if id is None:
        made = new_id(name, (row.id for row in rows))
        taken = _taken_over(rows, rows[-1].id) if rows else ()
        return (*taken, Added(WeighedGoal(id=made, name=Text(**{language: name})), len(rows)))
    row = next((row for row in rows if row.id == id), None)
    if row is None:
        return ()
    return (*_taken_over(rows, id), Named(id, renamed(row.name, name, language)))


def are_values(edits: Sequence[GoalEdit]) -> bool:
    """Whether all of them give a weight or a score, which another takes the place of without a trace."""
    return all(
        (isinstance(edit, Weighed) and edit.weight is not None) or (isinstance(edit, Scored) and edit.score is not None)
        for edit in edits
    )


def last_value(edits: Sequence[GoalEdit]) -> Weighed | Scored | None:
    """The value that was given last, where nothing but values was."""
    last = edits[-1] if edits else None
    return last if isinstance(last, Weighed | Scored) and are_values(edits) else None


def moving(line: GoalLine, edit: Weighed | Scored, scenarios: Sequence[str], speech: Catalog) -> GoalLine:
    """`line` with the weight or score that is being chosen, before it is reckoned with."""
    if isinstance(edit, Weighed):
        written = line.weight if edit.weight is None else speech.number(edit.weight)
        return replace(line, row=replace(line.row, weight=edit.weight), weight=written)
    value, at = edit.score, scenarios.index(edit.scenario)
    said = "" if value is None or value == int(value) else speech.number(value)
    cells = [replace(cell, score=value, said=said) if at == its else cell for its, cell in enumerate(line.cells)]
    return replace(line, cells=tuple(cells))


def _taken_over(rows: Sequence[GoalRow], id: str) -> tuple[GoalEdit, ...]:
    at = next((number for number, row in enumerate(rows) if row.id == id), -1)
    return tuple(
        [
            Added(WeighedGoal(id=row.id, name=row.name), number)
            for number, row in enumerate(rows[: at + 1])
            if row.place is None
        ]
    )
