"""What draws the timelines of scenarios, and says what an event is."""

from __future__ import annotations

import datetime as dt
from math import inf

import msgspec

from orgsim.analysis.timeline.spans import kind_text, timeline, when_text
from orgsim.drawing.timeline.assembling import draw_timeline, timeline_legend
from orgsim.drawing.timeline.drawing import TimelineDrawing
from orgsim.drawing.timeline.fitting import fit_timeline
from orgsim.drawing.timeline.legend import Entry
from orgsim.drawing.timeline.walking import Key
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_MANY = 1_000
"""Events from which on they are drawn in a thread: so many take some 40 ms."""


class Source(msgspec.Struct, frozen=True, eq=False):
    """Draws the timelines of these scenarios."""

    scenarios: tuple[Scenario, ...]
    language: Language
    today: dt.date
    reference: int
    columns: tuple[int, ...] | None = None
    """Of the scenarios that are drawn; `None`: of all."""
    beside: tuple[tuple[int, ...], ...] = ()
    """The scenarios of all canvases, which have the same scale of text."""
    entries: tuple[Entry, ...] | None = None
    """Of the legend, where it has been made."""

    @property
    def takes_long(self) -> bool:
        """Whether there are so many events that they are drawn in a thread."""
        return sum(len(scenario.timeline) for scenario in self.scenarios) > _MANY

    def fitted(self, pane: tuple[float, float], panes: float = inf) -> tuple[TimelineDrawing, float]:
        """For a pane of that size; what is lower than so many `panes` may be left out."""
        largest = min(
            (self._fitted(pane, columns)[1] for columns in self.beside if columns != self.columns), default=inf
        )
        return self._fitted(pane, self.columns, largest, panes)

    def _fitted(
        self, pane: tuple[float, float], columns: tuple[int, ...] | None, largest: float = inf, panes: float = inf
    ) -> tuple[TimelineDrawing, float]:
        return fit_timeline(
            self.scenarios,
            language=self.language,
            pane=pane,
            today=self.today,
            reference=self.reference,
            largest=largest,
            columns=columns,
            panes=panes,
        )

    def zoomed(self, width: float, days: dict[int, float], down_to: float = inf) -> TimelineDrawing:
        """That wide, with so many pixels to a day of each axis; what is lower than `down_to` may be left out."""
        return draw_timeline(
            self.scenarios,
            language=self.language,
            width=width,
            days=days,
            today=self.today,
            reference=self.reference,
            columns=self.columns,
            down_to=down_to,
        )

    def legend(self) -> tuple[Entry, ...]:
        """Of all of them."""
        return self.entries or timeline_legend(
            self.scenarios, language=self.language, today=self.today, reference=self.reference, columns=self.columns
        )

    def id_of(self, key: Key) -> str:
        """The id of an event."""
        return self.scenarios[key[0]].timeline[key[1]].id


def told(scenarios: tuple[Scenario, ...], letters: str, speech: Catalog, key: Key) -> str:
    """An event in a sentence: for its tip, and for who cannot see it."""
    column, at = key
    scenario = scenarios[column]
    event = scenario.timeline[at]
    lane = next(lane for lane in timeline(scenario).lanes if at in lane.dated or at in lane.undated)
    said = [speech.say(when_text(event))]
    if lane.name is not None:
        said.append(speech.value(lane.name))
    if event.kind is not None:
        said.append(str(speech.value(kind_text(event.kind))))
    letter = f"{letters[column]}: " if len(scenarios) > 1 else ""
    return f"{letter}{speech.value(event.name)} ({', '.join(said)})"
