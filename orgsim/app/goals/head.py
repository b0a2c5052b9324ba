"""The head of the goals' table: what is weighed, and the letters of the drafts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from orgsim.app.goals.model import FIRST, GoalsModel
from orgsim.app.widgets.table_look import set_up_head
from orgsim.drawing.theme import Theme
from orgsim.export.goals.painter import HEAD, PAD, SMALL
from orgsim.export.page.colours import brush
from orgsim.export.page.lettering import broken_text, draw_text, shortened
from orgsim.export.page.painter import paint_badge
from orgsim.model.text import Language, Text

_BADGE = 10.0
_LINE = 1.15
"""From one line of a name to the next, in sizes of its text."""
_MOST_SCALE = 1.2
"""Heads are read once: they need not grow as large as what stands below them."""


class GoalsHead(QHeaderView):
    """One row of heads, at the scale of the table."""

    def __init__(self, model: GoalsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.theme = theme
        self._k = 1.0
        set_up_head(self)
        self.set_scale(1.0)

    def set_scale(self, k: float) -> None:
        """Paint everything that much larger."""
        self._k = k
        self.setFixedHeight(round(HEAD * k))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one head."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, k = self.theme, min(self._k, _MOST_SCALE)
        painter.fillRect(rect, brush(theme.surface))
        middle = rect.top() + rect.height() / 2
        if section < FIRST:
            size = round(SMALL * k)
            left = rect.left() + PAD * self._k
            said = str(self._model.headerData(section, Qt.Orientation.Horizontal) or "")
            fitting = shortened(said, rect.width() - 2 * PAD * k, size)
            draw_text(painter, left, middle + 0.36 * size, fitting, size, theme.muted_text)
        else:
            self._paint_scenario(painter, rect, section - FIRST)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, brush(theme.border))
        painter.restore()

    def _paint_scenario(self, painter: QPainter, rect: QRect, column: int) -> None:
        theme, k = self.theme, min(self._k, _MOST_SCALE)
        scenarios = self._model.state.scenarios
        if column >= len(scenarios):
            return
        radius, middle = _BADGE * k, rect.top() + rect.height() / 2
        left = rect.left() + PAD * self._k
        paint_badge(painter, QPointF(left + radius, middle), radius, theme.letters[column], theme.scenario[column])
        size = round(SMALL * k)
        after = left + 2 * radius + 7 * k
        lines = _two_lines(
            scenarios[column].title, self._model.state.language, rect.width() - 2 * PAD * k - 2 * radius - 7 * k, size
        )
        for row, line in enumerate(lines):
            base = middle + 0.36 * size + (row - (len(lines) - 1) / 2) * _LINE * size
            draw_text(painter, after, base, line, size, theme.muted_text)


def _two_lines(title: Text, language: Language, room: float, size: int) -> tuple[str, ...]:
    """A title in as many lines as the head is high; what is left then is shortened."""
    lines = broken_text(title, language, room, size)
    return lines if len(lines) <= 2 else (lines[0], shortened(" ".join(lines[1:]), room, size))
