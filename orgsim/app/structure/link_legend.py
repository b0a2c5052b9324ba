"""What the lines of links mean: a sample of each kind that is drawn, with its name."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.drawing.chart.links import is_asked_for, link_legend, placed_links
from orgsim.drawing.chart.marks import Legend
from orgsim.drawing.themes import THEMES
from orgsim.export.chart.legend import LINE, paint_legend, placed
from orgsim.messages import catalog

_PAD = 4.0


class LinkLegend(QWidget):
    """One row below the charts, there only while links are drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = THEMES["light"]
        self._entries: tuple[Legend, ...] = ()
        self._speech = catalog("fi")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def tell(self, state: State) -> None:
        """Show the kinds that are drawn in the structure view: those switched on, and the selected unit's."""
        chosen = {
            link.kind
            for scenario in state.scenarios
            for link in placed_links(scenario)
            if is_asked_for(link, state.links, state.selected)
        }
        speech = self._speech = catalog(state.language)
        self._theme = theme_of(state)
        self._entries = link_legend(chosen)
        names = [speech.say(entry.words) for entry in self._entries]
        self.setAccessibleName(", ".join([speech("links.legend"), *names]))
        self.setVisible(bool(names) and state.view == "structure" and not state.library)
        self.update()

    def sizeHint(self) -> QSize:
        """One line of text."""
        return QSize(200, round(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the samples and their names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entries = placed(self._entries, self.width() - 2 * _PAD, self._speech)
        paint_legend(painter, entries, _PAD, (self.height() - LINE) / 2, self._theme)
