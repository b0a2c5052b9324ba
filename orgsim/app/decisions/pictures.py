"""What the view of decisions can show, and which drawing that is."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.analysis.deciding.results import Difference, Gain, Result
from orgsim.drawing.decisions.drawing import DecisionsDrawing
from orgsim.model.scenario import Scenario
from orgsim.model.story import Page, Until
from orgsim.model.text import Language

_GAP = 26.0
_MANY = 150
"""Rows from which on they are drawn in a thread: so many take some 30 ms."""
_SOME = 40
"""The same where another drawing stands until then, so that nothing is seen to wait."""


class Source(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Draws one page of what a simulation tells."""

    page: Page
    results: Sequence[Result]
    scenarios: Sequence[Scenario]
    letters: str
    language: Language
    measure: Until = "decision"
    matter: str | None = None
    """Of which the parts are shown; `None`: of all that the drafts have in common."""
    gains: Sequence[Sequence[Gain]] = ()
    differences: Sequence[Difference] = ()

    @property
    def takes_long(self) -> bool:
        """Whether it is drawn in a thread: the calendar has many days, and those of holidays are to be loaded."""
        return self.page == "calendar" or self._rows > _MANY

    @property
    def takes_a_while(self) -> bool:
        """Whether it is drawn in a thread where what is seen may stand until then."""
        return self.takes_long or self._rows > _SOME

    @property
    def _rows(self) -> int:
        return len(self.results) * len(self.results[0].matters)

    def draws_the_same(self, other: object) -> bool:
        """Whether `other` comes to the same drawing."""
        if not isinstance(other, Source):
            return False
        for field in self.__struct_fields__:
            mine, theirs = getattr(self, field), getattr(other, field)
            # Results are compared by identity: there are thousands of figures in them.
            if mine is not theirs and not (isinstance(mine, str) and mine == theirs):
                return False
        return True

    def drawn(self, width: float) -> DecisionsDrawing:
        """For that width."""
        its, letters, language = (self.results, self.scenarios), self.letters, self.language
        # Each is imported when it is first shown.
        match self.page:
            case "times":
                from orgsim.drawing.decisions.spread import draw_spread

                return draw_spread(
                    *its,
                    width=width,
                    letters=letters,
                    language=language,
                    measure=self.measure,
                    differences=self.differences,
                )
            case "parts":
                from orgsim.drawing.decisions.parts import draw_parts

                return draw_parts(*its, width=width, letters=letters, language=language, matter=self.matter)
            case "agendas":
                from orgsim.drawing.decisions.agendas import draw_agendas
                from orgsim.drawing.decisions.drawing import stacked
                from orgsim.drawing.decisions.loads import draw_loads

                agendas = draw_agendas(*its, width=width, letters=letters, language=language)
                return stacked((agendas, draw_loads(*its, width=width, letters=letters, language=language)), _GAP)
            case "calendar":
                from orgsim.drawing.decisions.calendar import draw_calendar

                return draw_calendar(*its, width=width, letters=letters, language=language)
            case "gains":
                from orgsim.drawing.decisions.gains import draw_gains

                return draw_gains(self.gains, self.scenarios, width=width, letters=letters, language=language)
