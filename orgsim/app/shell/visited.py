"""The way back to what was looked at before, as in a browser: which view, what was folded in it, which part of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

from orgsim.app.actions import Actions
from orgsim.app.chart.panes import ChartPanes
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.drawing.boxes.folding import OUTSIDE
from orgsim.model.hierarchy import hierarchy
from orgsim.model.views import ViewName

if TYPE_CHECKING:
    from orgsim.app.chart.beside.returning import Seen
    from orgsim.app.document.look import Look

_RESTED_MS = 400
"""After which what is looked at is a place to come back to, and not one on the way."""
_MOST = 100


class Place(msgspec.Struct, frozen=True):
    """What was looked at."""

    view: ViewName
    folded: frozenset[str]
    unfolded: frozenset[str]
    everything: bool
    focus: str | None
    look: Look
    charts: Seen | None
    """How its charts were looked at to the pixel, until other files are open."""

    def same_but_look(self, other: Place) -> bool:
        """Whether the same was shown of the same view, if another part of it."""
        return replace(self, look=other.look).same(other)

    def same(self, other: Place) -> bool:
        """Whether the same was shown, but for what tells it to the pixel."""
        return replace(self, charts=None) == replace(other, charts=None)


class Visited(QObject):
    """Remembers the places, and leads back and forward between them.

    Zooms and pans that follow each other are one step: back leads to where they began.
    """

    def __init__(
        self,
        document: Document,
        actions: Actions,
        look: Callable[[], Look],
        show_look: Callable[[Look], object],
        charts: Callable[[], ChartPanes | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._actions = actions
        self._look = look
        self._show_look = show_look
        self._charts = charts
        self._here: Place | None = None
        self._moved_here = False
        """Whether the present place differs from the one before only in which part is in view."""
        self._coming = False
        """Whether charts are being laid out for a place that is come to."""
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self._rested = QTimer(self, interval=_RESTED_MS, singleShot=True)
        self._rested.timeout.connect(self._arrive)
        document.changed.connect(self._on_change)
        actions["back"].triggered.connect(lambda: self._ask(forward=False))
        actions["forward"].triggered.connect(lambda: self._ask(forward=True))
        self._tell()

    def moved(self) -> None:
        """Another part of the view is looked at: it is a place once it has come to rest."""
        self._rested.start()
        self._tell()

    def _on_change(self, before: State, after: State) -> None:
        if not after.files or (before.files and not _paths(before) & _paths(after)):
            # What was looked at is not there any more.
            self._here, self._back, self._forward = None, [], []
        elif after.files != before.files:
            for places in (self._back, self._forward):
                places[:] = [replace(place, charts=None) for place in places]
        if after.files and not after.library and _shown(before) != _shown(after):
            self._rested.start()
        self._tell()

    def _arrive(self) -> None:
        self._rested.stop()
        charts = self._charts()
        if charts is not None:
            self._coming = True
            charts.then(self._note)
        else:
            self._note()

    def _note(self) -> None:
        """What is looked at now is a place, and where one was before is one to come back to."""
        self._coming = False
        state = self._document.state
        if state.files and not state.library:
            here = self._place(state)
            before = self._here
            if before is not None and not here.same(before):
                moved = here.same_but_look(before)
                if not (moved and self._moved_here):
                    self._back = [*self._back, before][-_MOST:]
                self._moved_here = moved
                self._forward = []
            self._here = here
        self._tell()

    def _place(self, state: State) -> Place:
        charts = self._charts()
        # First: what is about to open where one has zoomed to opens.
        seen = charts.seen() if charts is not None else None
        return Place(state.view, state.folded, state.unfolded, state.everything, state.focus, self._look(), seen)

    def _ask(self, *, forward: bool) -> None:
        """Go back or forward, once that is seen which was asked for before: it is a place too."""

        def go() -> None:
            self._go(*((self._forward, self._back) if forward else (self._back, self._forward)))

        charts = self._charts()
        if charts is not None:
            charts.then(go)
        else:
            go()

    def _go(self, places: list[Place], others: list[Place]) -> None:
        if self._rested.isActive():
            back = places is self._back
            self._rested.stop()
            self._note()
            places, others = (self._back, self._forward) if back else (self._forward, self._back)
        if not places or self._here is None:
            return
        state = self._document.state
        here = self._place(state) if state.files and not state.library else self._here
        # Details that opened meanwhile may have moved the charts a little.
        others.append(here if here.same_but_look(self._here) else self._here)
        self._here = place = places.pop()
        self._moved_here = False
        known = {unit for its in state.scenarios for unit in hierarchy(its).index} | {OUTSIDE}
        self._document.show(
            replace(
                state,
                view=place.view,
                library=False,
                folded=place.folded & known,
                unfolded=place.unfolded & known,
                everything=place.everything,
                focus=place.focus if place.focus in known else None,
            )
        )
        self._show_look(place.look)
        charts = self._charts()
        if charts is not None and place.charts is not None:
            charts.show_seen(place.charts)
        # It is where it was meant to come to.
        self._rested.stop()
        self._tell()

    def _tell(self) -> None:
        under_way = (self._rested.isActive() or self._coming) and self._here is not None
        self._actions["back"].setEnabled(bool(self._back) or under_way)
        self._actions["forward"].setEnabled(bool(self._forward) and not under_way)


def _shown(state: State) -> tuple[object, ...]:
    return state.view, state.folds_asked, state.library, bool(state.files)


def _paths(state: State) -> set[object]:
    return {file.path for file in state.open_files}
