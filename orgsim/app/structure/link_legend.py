"""What the lines of links mean: a sample of each kind that is drawn, with its name."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgsim.app.document.state import State
from orgsim.drawing.drawing import Line
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.themes import THEMES
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font
from orgsim.export.page.painter import paint_lines
from orgsim.messages import catalog
from orgsim.model.scenario import LINK_KINDS, LinkKind

_HEIGHT = 22
_SAMPLE = 34.0
_GAP = 22.0
_SIZE = 12


class LinkLegend(QWidget):
    """One row below the charts, there only while links are drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = THEMES["light"]
        self._kinds: list[tuple[LinkKind, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def tell(self, state: State) -> None:
        """Show the kinds that are drawn in the structure view: those switched on, and the selected unit's."""
        chosen = {
            link.kind
            for scenario in state.scenarios
            for link in scenario.links
            if link.kind in state.links or (state.selected is not None and state.selected in (link.from_, link.to))
        }
        speech = catalog(state.language)
        self._theme = THEMES[state.theme]
        self._kinds = [(kind, speech(f"link.{kind}")) for kind in LINK_KINDS if kind in chosen]
        self.setAccessibleName(", ".join([speech("links.legend"), *(name for _, name in self._kinds)]))
        self.setVisible(bool(self._kinds) and state.view == "structure" and not state.library)
        self.update()

    def sizeHint(self) -> QSize:
        """One line of text."""
        return QSize(200, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the samples and their names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = 4.0, self.height() / 2
        measures = load_font()
        for kind, name in self._kinds:
            sample = Line(points=((x, middle), (x + _SAMPLE, middle)), style=f"link.{kind}", arrow=True)
            paint_lines(painter, [sample], self._theme, 1.0)
            x += _SAMPLE + 8
            painter.setFont(font(_SIZE))
            painter.setPen(colour(self._theme.text))
            painter.drawText(round(x), round(middle + measures.cap_height(_SIZE) / 2), name)
            x += measures.width(name, _SIZE) + _GAP
