"""The goals view as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from orgsim.analysis.goals import rows
from orgsim.drawing.tables.goals import GoalLine, GoalsSheet, goals_sheet
from orgsim.drawing.theme import Theme
from orgsim.export.errors import NothingToShowError
from orgsim.export.goals.painter import (
    HEAD,
    LEAST_SCORES,
    LEAST_WEIGHTS,
    PAD,
    RESULT,
    SMALL,
    SMALL_LINE,
    paint_head,
    paint_rating,
    paint_result,
    paint_score,
    paint_title,
    paint_weight,
    rating_fits,
    row_height,
)
from orgsim.export.page.colours import brush
from orgsim.export.page.flow import Piece
from orgsim.export.page.lettering import broken, draw_lines
from orgsim.export.page.numbering import ALONE, Numbering
from orgsim.export.page.picture import Picture, Size
from orgsim.export.tables.picture import Brief, table_picture
from orgsim.messages import Catalog, catalog, message
from orgsim.model.comparison import WeighedGoal
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_LEAST_TITLES = 150.0
_SHARES = {1: (0.36, 0.36), 2: (0.3, 0.28), 3: (0.24, 0.25), 4: (0.21, 0.21)}
"""Of the width, for names and weights, by the number of scenarios; the rest is shared by the scores."""
_VERDICT = 20
_VERDICT_LINE = 25.0


def goals_picture(
    scenarios: Sequence[Scenario],
    goals: Sequence[WeighedGoal],
    *,
    unseen: rows.Unseen = rows.ALONE,
    theme: Theme,
    language: Language,
    title: str | None = None,
    size: Size | None = None,
    pages: bool = False,
    reference: int = 0,
    numbering: Numbering = ALONE,
) -> Picture:
    """How `scenarios` stand towards `goals` and their own: weights, scores, results, and how firm the order is.

    `unseen`: the letters of other drafts that are open, by their ids. NothingToShowError where there is no goal.
    """
    speech = catalog(language)
    sheet = goals_sheet(scenarios, goals, theme.letters, speech, unseen)
    if not sheet.lines:
        raise NothingToShowError(message("export.error.no-goals", n=len(scenarios)))
    return table_picture(
        lambda width: list(_pieces(sheet, width, theme, speech)),
        scenarios,
        least=_LEAST_TITLES + LEAST_WEIGHTS + LEAST_SCORES * max(len(scenarios), 1),
        described="export.goals.description",
        note=None,
        theme=theme,
        language=language,
        title=title,
        size=size,
        pages=pages,
        numbering=numbering,
        reference=reference,
        brief=Brief(
            lambda width: list(_pieces(_brief(sheet), width, theme, speech, brief=True)), message("export.goals.brief")
        ),
    )


def _brief(sheet: GoalsSheet) -> GoalsSheet:
    """Without what documents say of goals beside their ratings."""
    lines = [
        msgspec.structs.replace(line, cells=tuple([msgspec.structs.replace(cell, caption="") for cell in line.cells]))
        for line in sheet.lines
    ]
    return msgspec.structs.replace(sheet, lines=tuple(lines))


def column_widths(width: float, scenarios: int) -> tuple[float, float, float]:
    """Widths of the columns of names, of weights and of each scenario's scores, in a table of that width."""
    titles, weights = (share * width for share in _SHARES[min(max(scenarios, 1), 4)])
    return titles, weights, (width - titles - weights) / max(scenarios, 1)


def _pieces(sheet: GoalsSheet, width: float, theme: Theme, speech: Catalog, *, brief: bool = False) -> Iterator[Piece]:
    widths = column_widths(width, len(sheet.results))
    head = _head(widths, len(sheet.results), theme, speech)
    if sheet.lines:
        yield head
    for line in sheet.lines:
        yield _row(line, head, widths, theme, speech.language, brief=brief)
    yield _result(sheet, widths, theme, speech)


def _lefts(x: float, widths: tuple[float, float, float], scenarios: int) -> tuple[float, ...]:
    titles, weights, each = widths
    return (x, x + titles, *(x + titles + weights + column * each for column in range(scenarios)))


def _head(widths: tuple[float, float, float], scenarios: int, theme: Theme, speech: Catalog) -> Piece:
    texts = (speech("goals-view.goal"), speech("goals-view.weight"))
    width = widths[0] + widths[1] + widths[2] * scenarios

    def paint(painter: QPainter, x: float, y: float) -> None:
        paint_head(painter, QRectF(x, y, width, HEAD), texts, _lefts(x, widths, scenarios), theme, 1.0)

    return Piece(height=HEAD, paint=paint, keep=True)


def _row(
    line: GoalLine,
    head: Piece,
    widths: tuple[float, float, float],
    theme: Theme,
    language: Language,
    *,
    brief: bool = False,
) -> Piece:
    """A goal; `brief`: as low as it can be, with what documents state beside the dots."""
    titles, weights, each = widths
    beside = [cell if brief and cell.rating and rating_fits(cell, each, 1.0) else None for cell in line.cells]
    below = [
        cell if aside is None else msgspec.structs.replace(cell, rating="")
        for cell, aside in zip(line.cells, beside, strict=True)
    ]
    line = msgspec.structs.replace(line, cells=tuple(below))
    height = row_height(line, language, widths, 1.0, still=brief)

    def paint(painter: QPainter, x: float, y: float) -> None:
        lefts = _lefts(x, widths, len(line.cells))
        paint_title(painter, QRectF(x, y, titles, height), line, theme, language, 1.0)
        paint_weight(painter, QRectF(lefts[1], y, weights, height), line, theme, language, 1.0)
        for column, cell in enumerate(line.cells):
            room = QRectF(lefts[column + 2], y, each, height)
            paint_score(painter, room, cell, theme.scenario[column], theme, language, 1.0)
            if (aside := beside[column]) is not None:
                paint_rating(painter, room, aside, theme, 1.0)
        whole = titles + weights + each * len(line.cells)
        painter.fillRect(QRectF(x, y + height - 1, whole, 1), brush(theme.hairline))

    return Piece(height=height, paint=paint, heading=head)


def _result(sheet: GoalsSheet, widths: tuple[float, float, float], theme: Theme, speech: Catalog) -> Piece:
    titles, weights, each = widths
    room = titles + weights - 2 * PAD
    verdict = broken(sheet.verdict, speech.language, room, _VERDICT, True)
    # How to begin is for who sits at the window.
    reason = broken(sheet.reason, speech.language, room, SMALL + 1) if sheet.lines else ()
    said = 14 + _VERDICT_LINE * len(verdict) + (SMALL_LINE + 2) * len(reason) + 8
    height = max(RESULT + 6, said)

    def paint(painter: QPainter, x: float, y: float) -> None:
        line = y + 14
        first = line + _VERDICT_LINE * 0.76
        draw_lines(painter, x + PAD, first, verdict, _VERDICT, theme.text, _VERDICT_LINE, bold=True)
        line += _VERDICT_LINE * len(verdict)
        draw_lines(painter, x + PAD, line + SMALL_LINE * 0.82, reason, SMALL + 1, theme.text, SMALL_LINE + 2)
        lefts = _lefts(x, widths, len(sheet.results))
        for column, cell in enumerate(sheet.results):
            paint_result(painter, QRectF(lefts[column + 2], y, each, RESULT), cell, column, theme, 1.0)

    return Piece(height=height, paint=paint, space=4.0)
