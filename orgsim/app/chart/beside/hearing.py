"""What panes side by side tell of pointer and keyboard, and what the document hears of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from orgsim.app.chart.beside.laying_out import LayingOut, column_now
from orgsim.app.chart.beside.lighting import Lighting
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.chart.beside.zooming import Zooming
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.document.document import Document
from orgsim.drawing.viewport import Viewport

if TYPE_CHECKING:
    from orgsim.drawing.walking import Direction

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Hearing(QObject):
    """Hears the panes; what is no matter of the document is passed on."""

    moved = Signal()
    """The user has panned or zoomed."""
    asked = Signal(str)
    """A key asks for a change of the selected unit, of the draft that is active."""
    pointed = Signal(int, object)
    """In the chart of that column the pointer is at the unit of that id, or at none."""
    menu_asked = Signal(QPoint)
    """What can be done with the selected unit of the active draft, being edited, is asked for there on the screen."""
    fit_asked = Signal()
    """All of the charts is to come into view."""
    walked = Signal()
    """Another unit was selected by an arrow."""
    strayed = Signal()
    """The keyboard has come to a pane to which the user has not gone."""

    def __init__(
        self,
        document: Document,
        shown: Shown,
        laying: LayingOut,
        lighting: Lighting,
        zooming: Zooming,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = shown
        self._laying = laying
        self._lighting = lighting
        self._zooming = zooming
        self.tabbing = False
        """Whether the keyboard goes from one pane to the next by Tab just now."""

    def hear(self, pane: GlidingChart) -> None:
        """Hear that pane from now on."""
        pane.selected.connect(lambda unit: self._choose(pane, unit))
        pane.folded.connect(lambda unit: self._fold(pane, unit))
        pane.walked.connect(lambda direction: self._walk(pane, direction))
        pane.moved.connect(lambda before, after: self._moved(pane, before, after))
        pane.hovered.connect(lambda unit: self._point(pane, unit))
        pane.focused.connect(lambda reason: self._focused(pane, reason))
        pane.picked.connect(lambda unit: self._pick(pane, unit))
        pane.menu_asked.connect(lambda unit, at: self._ask_menu(pane, unit, at))
        pane.asked.connect(lambda command: self._ask(pane, command))
        pane.fit_asked.connect(self.fit_asked)

    def span(self, column: int, ids: tuple[str, ...]) -> None:
        """Around those units of that column a band was drawn: select them together."""
        if column < len(self._shown.panes):
            self._document.change(selected=ids[0] if ids else None, picked=frozenset(ids))

    def _focused(self, pane: GlidingChart, reason: Qt.FocusReason) -> None:
        """Make its draft the active one where the user has gone from another pane to it, or has pressed it.

        From elsewhere the keyboard comes to the active draft's: Qt gives it to the first pane, and for the same reason
        whether Tab was pressed or what had it is gone.
        """
        if reason == Qt.FocusReason.MouseFocusReason or (self.tabbing and reason in _BY_TAB):
            self._make_active(pane)
        else:
            self.strayed.emit()

    def _point(self, pane: GlidingChart, unit: str | None) -> None:
        column = self._shown.panes.index(pane)
        self._lighting.forget_pointed()
        self.pointed.emit(column, unit)
        self._lighting.point(column, unit)

    def _choose(self, pane: GlidingChart, unit: str | None) -> None:
        from orgsim.app.chart.beside.choosing import choose, reach_others

        if choose(self._document, unit) and unit is not None:
            self._laying.then(partial(reach_others, self._shown, pane))

    def _pick(self, pane: GlidingChart, unit: str) -> None:
        from orgsim.app.chart.beside.choosing import pick

        if not pick(self._document, unit):
            self._choose(pane, unit)

    def _fold(self, pane: GlidingChart, unit: str) -> None:
        from orgsim.app.chart.beside.folding import fold

        fold(self._document, self._shown, self._laying, pane, unit)

    def _walk(self, pane: GlidingChart, direction: Direction) -> None:
        from orgsim.app.chart.beside.choosing import walk

        if walk(self._document, self._shown, pane, direction):
            self.walked.emit()

    def _moved(self, pane: GlidingChart, before: Viewport, after: Viewport) -> None:
        self._zooming.moved(pane, before, after)
        self.moved.emit()

    def _ask_menu(self, pane: GlidingChart, unit: str | None, at: QPoint) -> None:
        if unit is None or not pane.is_edited or not self._make_active(pane):
            return
        if unit not in self._shown.state.together:
            self._choose(pane, unit)
        self.menu_asked.emit(at)

    def _ask(self, pane: GlidingChart, command: str) -> None:
        if self._make_active(pane):
            self.asked.emit(command)

    def _make_active(self, pane: GlidingChart) -> bool:
        """Make its draft the active one; whether it is seen still: it may be drawn for a moment longer."""
        column = column_now(self._shown.state, self._document.state, self._shown.panes.index(pane))
        if column is not None:
            self._document.change(active=column)
        return column is not None
