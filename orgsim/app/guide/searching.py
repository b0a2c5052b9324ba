"""Finds what is typed in all pages of the guide: at once where that is quick, else in several rounds of events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from orgsim.app.guide.contents import Hit
from orgsim.app.guide.finding import Passage, find
from orgsim.app.guide.pages import REFERENCES, Page
from orgsim.app.guide.rendering import passages
from orgsim.app.in_steps import InSteps
from orgsim.model.text import Language

_SLICE = 0.01
"""Seconds of work in a round of events: to look for a long Finnish word may take a third of a second."""
_TOGETHER = 40
"""Passages that are looked through in one step."""


class Searching(QObject):
    """One search at a time: a new one takes the place of what is left of the one before."""

    found = Signal(tuple)
    """The `Hit`s of what was looked for last, all of them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._passages: dict[tuple[Language, str], list[Passage]] = {}
        self._steps = InSteps(self)
        self.is_running = False
        """Whether there is more to be looked through."""

    def look(self, query: str, pages: Sequence[Page], language: Language) -> None:
        """Look for `query` in `pages` that are written in that language, but for those that are English in each."""
        was_running, self.is_running = self.is_running, True
        self._steps.begin(self._looking(query, pages if query else (), language), _SLICE)
        if not was_running:
            # What is quick comes with the letter that is typed; of several in one round only with the first.
            self._steps.do_some()

    def finish(self) -> None:
        """Look through what is left at once: what was found is asked for."""
        self._steps.finish()

    def _looking(self, query: str, pages: Sequence[Page], language: Language) -> Iterator[None]:
        hits: list[Hit] = []
        for page in pages:
            here = self._passages_of(page, language)
            its: Language = "en" if page.name in REFERENCES else language
            known: dict[str, frozenset[str]] = {}
            for start in range(0, len(here), _TOGETHER):
                hits += [Hit(page, one) for one in find(query, here[start : start + _TOGETHER], its, known)]
                yield
        self.is_running = False
        self.found.emit(tuple(hits))

    def _passages_of(self, page: Page, language: Language) -> list[Passage]:
        found = self._passages.get((language, page.name))
        if found is None:
            found = self._passages[language, page.name] = passages(page)
        return found
