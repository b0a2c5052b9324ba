"""The panes in a row: as many as there are drafts, each in its frame with its map, and lines that join their units."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgsim.app.chart.beside.edged import MARGIN, EdgedFrame
from orgsim.app.chart.beside.joining import Joining
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.chart.charts import GAP
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.chart.overview import Overview
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.widgets.labels import let_go
from orgsim.messages import catalog


class Row(QObject):
    """Makes the panes, takes them away, and dresses them."""

    added = Signal(object)
    """A pane was made."""

    def __init__(self, shown: Shown, over: QWidget) -> None:
        super().__init__(over)
        self._shown = shown
        self._frames: list[EdgedFrame] = []
        self._overviews: list[Overview] = []
        self._layout = QHBoxLayout(over)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self.joining = Joining(over)
        """Draws lines between the panes."""

    def match(self, number: int) -> bool:
        """Have so many panes; whether there were others."""
        panes = self._shown.panes
        if len(panes) == number:
            return False
        while len(panes) > number:
            panes.pop()
            self._overviews.pop()
            frame = self._frames.pop()
            self._layout.removeWidget(frame)
            let_go(frame)
        while len(panes) < number:
            self._add()
        self.joining.join(panes, (), theme_of(self._shown.state))
        return True

    def dress(self, state: State) -> None:
        """Paint them in the state's theme, and speak its language."""
        theme, speech = theme_of(state), catalog(state.language)
        for pane, overview in zip(self._shown.panes, self._overviews, strict=True):
            pane.set_theme(theme)
            overview.set_theme(theme)
            overview.tell(speech("chart.overview"))

    def edge(self, state: State) -> None:
        """Show which drafts are being edited."""
        for frame, file, tone in zip(self._frames, state.files, theme_of(state).scenario, strict=False):
            frame.set_edge(tone.fill if file.path in state.editing else None)

    def cover(self, area: QRect) -> None:
        """Let lines go all over that."""
        self.joining.setGeometry(area)

    def _add(self) -> None:
        theme = theme_of(self._shown.state)
        pane = GlidingChart(theme)
        frame = EdgedFrame()
        frame.setObjectName("pane")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        inside.addWidget(pane)
        self._layout.addWidget(frame, 1)
        self._shown.panes.append(pane)
        self._frames.append(frame)
        self._overviews.append(Overview(pane, theme, frame))
        pane.shown.connect(self.joining.update)
        self.added.emit(pane)
        self.joining.raise_()
