"""What the colours of boxes and the lines of links mean: a sample of each, with its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgsim.analysis.overlays.overlaid import Overlaid
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.drawing.chart.links import is_asked_for, link_legend, placed_links
from orgsim.drawing.chart.marks import Legend
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.overlay.legend import overlay_legend, shaded_links
from orgsim.drawing.themes import THEMES
from orgsim.export.chart.legend import LINE, height_of, paint_legend, placed
from orgsim.messages import catalog, message

_PAD = 4.0


class LinkLegend(QWidget):
    """Rows below the charts, there only while boxes are coloured or links drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = THEMES["light"]
        self._entries: tuple[Legend, ...] = ()
        self._speech = catalog("fi")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def tell(self, state: State, overlay: Overlaid | None = None, drawings: Sequence[Drawing] = ()) -> None:
        """Show the kinds that are drawn in the structure view: those switched on, and the selected unit's.

        With an overlay, what the colours of the drawings mean first; while it is found out, what it will be called.
        """
        chosen = {
            link.kind
            for scenario in state.scenarios
            for link in placed_links(scenario)
            if is_asked_for(link, state.links, state.selected)
        }
        speech = self._speech = catalog(state.language)
        self._theme = theme_of(state)
        self._entries = link_legend(chosen)
        if overlay is not None:
            self._entries = (*overlay_legend(overlay, drawings), *shaded_links(overlay, self._entries))
        elif state.overlay is not None:
            self._entries = (Legend(None, message(f"overlay.{state.overlay}.scale"), heading=True), *self._entries)
        names = [speech.say(entry.words) for entry in self._entries]
        self.setAccessibleName(", ".join([speech("links.legend"), *names]))
        self.setVisible(bool(names) and state.view == "structure" and not state.library)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """What has no room in one line goes on in the next."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        return round(max(height_of(placed(self._entries, width - 2 * _PAD, self._speech)), LINE))

    def sizeHint(self) -> QSize:
        """One line of text."""
        return QSize(200, round(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the samples and their names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entries = placed(self._entries, self.width() - 2 * _PAD, self._speech)
        paint_legend(painter, entries, _PAD, (self.height() - height_of(entries)) / 2, self._theme)
