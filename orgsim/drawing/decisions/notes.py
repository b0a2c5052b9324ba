"""What the figures of drafts stand on, and what is missing for more of them, in sentences with the drafts' letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from orgsim.analysis.deciding.results import Result
from orgsim.drawing.decisions.drawing import DecisionsDrawing
from orgsim.drawing.decisions.sheet import BADGE, HEADING, STEP, Sheet, lines_of
from orgsim.drawing.decisions.telling import assumed, missing
from orgsim.messages import catalog
from orgsim.model.text import Language

_GAP = 6.0
_MOST: Final = 12
"""Lines of a sentence at most: one may name many bodies."""


def draw_notes(results: Sequence[Result], *, width: float, letters: str, language: Language) -> DecisionsDrawing:
    """What is assumed, each sentence once with the letters of the drafts that it is said of, and what is missing."""
    speech = catalog(language)
    sheet = Sheet(width, letters)
    y = 0.0
    left = len(results) * (2 * BADGE + 2.0) + 8.0
    for heading, columns in (
        ("decisions.notes.assumed", [assumed(its, speech) for its in results]),
        ("decisions.notes.missing", [missing(its, speech, results) for its in results]),
    ):
        told = [list(each) for each in columns]
        sentences = dict.fromkeys(text for its in told for text in its)
        if not sentences:
            continue
        sheet.words(0.0, y + 14.0, speech(heading), size=HEADING, bold=True)
        y += 26.0
        for text in sentences:
            lines = lines_of(text, language, width - left, most=_MOST)
            saying = [column for column, its in enumerate(told) if text in its]
            for place, column in enumerate(saying):
                sheet.badge(BADGE + place * (2 * BADGE + 2.0), y + 7.8, column)
            sheet.words(left, y + 12.0, lines)
            y += max(len(lines) * STEP, 2 * BADGE) + _GAP
        y += 10.0
    if results:
        said = lines_of(
            speech("cli.simulate.runs-done", n=results[0].runs, seed=str(results[0].seed)), language, width, most=4
        )
        sheet.words(0.0, y + 12.0, said, ink="muted")
        y += len(said) * STEP + 4.0
    return sheet.drawing(y)
