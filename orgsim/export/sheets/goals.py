"""The goals of a comparison: weights and scores as numbers, what documents say in words, and the weighted results."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.goals.rows import rating_text
from orgsim.drawing.tables.goals import GoalLine, ResultCell, goals_sheet
from orgsim.export.sheets.sheet import Cell, Column, Number, Sheet
from orgsim.export.sheets.subject import Subject
from orgsim.messages import Catalog
from orgsim.model.scenario import Goal


def weighed_sheet(subject: Subject, texts: Catalog) -> Sheet | None:
    """A row for each goal, and one for the results below them; `None` where there is no goal.

    A result that lacks scores is no number but what it lies between. What is ahead, and how firm that is, stands below.
    """
    told = goals_sheet(subject.scenarios, subject.goals, "".join(subject.letters), texts, subject.unseen)
    if not told.rows:
        return None
    letters = subject.letters
    stated = [column for column in range(len(letters)) if any(line.row.stated[column] for line in told.lines)]
    rows = [_row(line, stated, texts) for line in told.lines]
    ranked = any(cell.result.least is not None for cell in told.results)
    if ranked:
        rows += _results(told.results, len(stated), texts)
    columns = [Column(texts("goals-view.goal"), "long", 50), Column(texts("slides.weight"), "plain", 9)]
    columns += [Column(texts("goal-column.score", letter=letter), "plain", 12) for letter in letters]
    columns += [Column(texts("goal-column.rating", letter=letters[its]), "long", 24) for its in stated]
    columns += [Column(texts("goal-column.turns"), "long", 50), Column(texts("unit-column.id"), width=26, key=True)]
    return Sheet(
        name=texts("sheet.goals"),
        title=subject.named(texts),
        columns=tuple(columns),
        rows=rows,
        # Without results the view says what is to be done first: nobody does it in a sheet.
        notes=(*([told.verdict, told.reason] if ranked else []), texts("goal-column.legend")),
    )


def _row(line: GoalLine, stated: Sequence[int], texts: Catalog) -> tuple[Cell, ...]:
    row = line.row
    return (
        line.title,
        row.weight,
        *row.scores,
        *[_rating(goal, texts) for goal in [row.stated[column] for column in stated]],
        "\n".join([part for part in (line.flips, line.more) if part]) or None,
        row.id,
    )


def _rating(goal: Goal | None, texts: Catalog) -> str | None:
    """What the draft's own document says of the goal."""
    if goal is None:
        return None
    said = texts("goals-view.stated") if goal.rating is None else texts.say(rating_text(goal.rating))
    return said if goal.note is None else f"{said}: {goal.note.written(texts.language)}"


def _results(results: Sequence[ResultCell], stated: int, texts: Catalog) -> list[tuple[Cell, ...]]:
    """The results, and below them the places with what is missing."""
    values: list[Cell] = [
        Number(float(cell.result.value), 2)
        if cell.result.value is not None
        else None
        if cell.result.least is None
        else cell.value
        for cell in results
    ]
    places = [", ".join([part for part in (cell.place, cell.note) if part]) or None for cell in results]
    rest = (None,) * (stated + 2)
    return [
        (texts("goal-column.result"), None, *values, *rest),
        *([(texts("goal-column.place"), None, *places, *rest)] if any(places) else []),
    ]
