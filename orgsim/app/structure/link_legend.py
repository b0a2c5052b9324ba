"""What the colours of boxes and the lines of links mean: a sample of each, with its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgsim.app.document.seen import linked, theme_of
from orgsim.app.document.state import State
from orgsim.drawing.chart.links import drawn_kinds, is_asked_for, link_legend, placed_links
from orgsim.drawing.chart.marks import Legend
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.themes import THEMES
from orgsim.messages import catalog, message
from orgsim.model.scenario import LinkKind

if TYPE_CHECKING:
    from orgsim.analysis.overlays.overlaid import Overlaid

_PAD = 4.0


class LinkLegend(QWidget):
    """Rows below the charts, there only while boxes are coloured or links drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = THEMES["light"]
        self._entries: tuple[Legend, ...] = ()
        self._most: tuple[Legend, ...] = ()
        """What there would be, were nothing folded away: it has room for all of that."""
        self._speech = catalog("fi")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def tell(self, state: State, overlay: Overlaid | None = None, drawings: Sequence[Drawing] = ()) -> None:
        """Show the kinds that are drawn in the structure view: those switched on, and then the selected unit's too.

        With an overlay, what the colours of the drawings mean first; while it is found out, what it will be called.
        """
        asked = frozenset(
            [
                link.kind
                for scenario in state.scenarios
                for link in placed_links(scenario)
                if is_asked_for(link, state.links, linked(state))
            ]
        )
        drawn = asked
        if len(drawings) == len(state.scenarios):
            drawn = drawn_kinds(drawings, state.scenarios, state.links, linked(state))
        speech = self._speech = catalog(state.language)
        self._theme = theme_of(state)
        # What is drawn hangs on the room that the charts have, which must not hang on what is drawn.
        self._most = _entries(asked, state, overlay, drawings)
        self._entries = _entries(drawn, state, overlay, drawings)
        names = [speech.say(entry.words) for entry in self._entries]
        self.setAccessibleName(", ".join([speech("links.legend"), *names]))
        self.setVisible(bool(self._most) and state.view == "structure" and not state.library)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """What has no room in one line goes on in the next."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        from orgsim.export.chart.legend import LINE, height_of, placed

        return round(max(height_of(placed(self._most, width - 2 * _PAD, self._speech)), LINE))

    def sizeHint(self) -> QSize:
        """One line of text."""
        from orgsim.export.chart.legend import LINE

        return QSize(200, round(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the samples and their names."""
        from orgsim.export.chart.legend import height_of, paint_legend, placed

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entries = placed(self._entries, self.width() - 2 * _PAD, self._speech)
        paint_legend(painter, entries, _PAD, (self.height() - height_of(entries)) / 2, self._theme)


def _entries(
    kinds: frozenset[LinkKind], state: State, overlay: Overlaid | None, drawings: Sequence[Drawing]
) -> tuple[Legend, ...]:
    if overlay is None and state.overlay is None:
        return link_legend(kinds)
    if overlay is None:
        # Its numbers are still being found.
        return (Legend(None, message(f"overlay.{state.overlay}.scale"), heading=True), *link_legend(kinds))
    from orgsim.drawing.overlay.legend import chart_legend

    return chart_legend(kinds, None, overlay, drawings)
