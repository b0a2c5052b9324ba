"""How a scenario stands towards a goal, in words: its score, and what its document states."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.analysis.goals.rows import GoalRow, Unseen, namesakes, rating_text
from orgsim.messages import Catalog
from orgsim.model.scenario import Goal, Scenario


class ScoreCell(msgspec.Struct, frozen=True, kw_only=True):
    """How one scenario stands towards one goal."""

    score: float | None
    said: str
    """The score in words, where dots do not show it: a fraction."""
    rating: str
    """How its document rates the goal, in words; empty where it does not."""
    caption: str
    """The document's own words, or that it names the goal and does not rate it."""
    tip: tuple[str, ...]
    spoken: str


class GoalCells:
    """Puts into words how scenarios stand towards goals."""

    def __init__(self, scenarios: Sequence[Scenario], letters: str, speech: Catalog, unseen: Unseen) -> None:
        self._scenarios = scenarios
        self._namesakes = namesakes(scenarios, letters, unseen)
        self._letters = letters
        self._speech = speech

    def cell(self, row: GoalRow, column: int, title: str) -> ScoreCell:
        """What one scenario is scored in a goal, and what its document says of it."""
        speech, score, stated = self._speech, row.scores[column], row.stated[column]
        said = "" if score is None else speech.number(score)
        given = speech("goals-view.score.none") if score is None else said
        if column in self._namesakes:
            given = speech("goals-view.shared-id", who=self._namesakes[column])
        spoken = [speech("goals-view.score.spoken", letter=self._letters[column], name=title, score=given)]
        rating, caption = "", ""
        tip: tuple[str, ...] = ()
        if stated is not None:
            if stated.rating is None:
                caption = speech("goals-view.stated")
            else:
                rating = speech("goals-view.rated", rating=rating_text(stated.rating))
                caption = "" if stated.note is None else speech.value(stated.note)
            tip = self._stated(stated, column)
            spoken += tip
        return ScoreCell(
            score=score,
            said=said if score is not None and score != int(score) else "",
            rating=rating,
            caption=caption,
            tip=tip,
            spoken=". ".join(spoken),
        )

    def _stated(self, goal: Goal, column: int) -> tuple[str, ...]:
        """What the document of a scenario says of a goal."""
        speech = self._speech
        if goal.rating is None:
            said = [speech("goals-view.stated.tip")]
        else:
            said = [speech("goals-view.rated.tip", rating=rating_text(goal.rating))]
        if goal.note is not None:
            said.append(speech.value(goal.note))
        sources = self._scenarios[column].sources
        titles = [speech.value(sources[key].title) for key in goal.source if key in sources]
        if titles:
            said.append(speech("metrics-view.explanation.source", source=", ".join(titles)))
        return tuple(said)
