"""Looks for pairs to offer: at once where there are few units to look through, else beside the window's work."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, QThread, Signal

from orgsim.analysis.differences.matching import Matching, Pair
from orgsim.analysis.differences.pairs import Offer, offering, offers
from orgsim.model.scenario import Scenario

_FEW = 60_000
"""Products of unmatched units up to which the search takes less time than a thread would take to begin."""


class OfferSearch(QObject):
    """One search at a time: a new one ends the one before."""

    progressed = Signal(float)
    """Which share of a search beside the window's work is done."""
    found = Signal(object)
    """What a search beside the window's work came to: a tuple of `Offer`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: _Worker | None = None

    @property
    def is_running(self) -> bool:
        """Whether a search is under way."""
        return self._worker is not None

    def search(
        self, a: Scenario, b: Scenario, matching: Matching, refused: Collection[Pair]
    ) -> tuple[Offer, ...] | None:
        """The offers, or `None` where they are told of later."""
        self.stop()
        unmatched = sum(not there for there in matching.a_to_b) * sum(not here for here in matching.b_to_a)
        if unmatched <= _FEW:
            return offers(a, b, matching, refused)
        worker = _Worker(a, b, matching, refused, self)
        worker.progressed.connect(self.progressed)
        worker.ended.connect(self._end)
        self._worker = worker
        worker.start(QThread.Priority.LowPriority)
        return None

    def stop(self) -> None:
        """End the search that is under way; nothing is told of it any more."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.progressed.disconnect()
            worker.ended.disconnect()
            worker.requestInterruption()
            worker.wait()
            worker.deleteLater()

    def _end(self, found: tuple[Offer, ...]) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.wait()
            worker.deleteLater()
            self.found.emit(found)


class _Worker(QThread):
    """One search in a thread of its own; it reads nothing that anybody changes."""

    progressed = Signal(float)
    ended = Signal(object)

    def __init__(
        self, a: Scenario, b: Scenario, matching: Matching, refused: Collection[Pair], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._search = offering(a, b, matching, refused)

    def run(self) -> None:
        """Look until all is found or nobody wants it any more."""
        told = 0.0
        while not self.isInterruptionRequested():
            try:
                share = next(self._search)
            except StopIteration as end:
                self.ended.emit(end.value)
                return
            if share - told >= 0.02:
                told = share
                self.progressed.emit(share)
