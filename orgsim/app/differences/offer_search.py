"""Looks for pairs to offer: at once where there are few units to look through, else beside the window's work."""

from __future__ import annotations

from collections.abc import Generator
from functools import lru_cache

from PySide6.QtCore import QObject, Signal

from orgsim.analysis.differences.matching import Matching, Pair
from orgsim.analysis.differences.pairs import Offer, offering, offers
from orgsim.app.document.aside import Aside
from orgsim.model.scenario import Scenario

_FEW = 60_000
"""Products of unmatched units up to which the search takes less time than a thread would take to begin."""
_SEEN = 0.02
"""A share of the search that can be seen to be done."""


@lru_cache(maxsize=2)
def offered_at_once(a: Scenario, b: Scenario, matching: Matching, refused: frozenset[Pair]) -> tuple[Offer, ...] | None:
    """The offers where that takes no time to speak of, else `None`; they are remembered for a while."""
    unmatched = sum(not there for there in matching.a_to_b) * sum(not here for here in matching.b_to_a)
    return offers(a, b, matching, refused) if unmatched <= _FEW else None


class OfferSearch(QObject):
    """One search at a time: a new one ends the one before."""

    progressed = Signal(float)
    """Which share of a search beside the window's work is done."""
    found = Signal(object)
    """What a search beside the window's work came to: a tuple of `Offer`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._aside = Aside(self)
        self._aside.told.connect(self.progressed.emit)
        self._aside.ended.connect(self.found.emit)

    @property
    def is_running(self) -> bool:
        """Whether a search is under way."""
        return self._aside.is_running

    def search(
        self, a: Scenario, b: Scenario, matching: Matching, refused: frozenset[Pair]
    ) -> tuple[Offer, ...] | None:
        """The offers, or `None` where they are told of later."""
        self.stop()
        found = offered_at_once(a, b, matching, refused)
        if found is not None:
            return found
        self._aside.begin(_told_by_steps(offering(a, b, matching, refused)))
        return None

    def stop(self) -> None:
        """End the search that is under way; nothing is told of it any more."""
        self._aside.leave()


def _told_by_steps(
    search: Generator[float, None, tuple[Offer, ...]],
) -> Generator[float | None, None, tuple[Offer, ...]]:
    """The search, which tells its share only where that can be seen."""
    told = 0.0
    while True:
        try:
            share = next(search)
        except StopIteration as end:
            offers: tuple[Offer, ...] = end.value
            return offers
        if share - told >= _SEEN:
            told = share
            yield share
        else:
            yield None
