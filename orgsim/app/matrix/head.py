"""The heads of a table's columns: the scenario's letter, how many of what it has, and what must be known of it all."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from orgsim.app.matrix.model import MatrixModel
from orgsim.app.widgets.table_look import set_up_head
from orgsim.drawing.tables.matrix import Head
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import brush, colour
from orgsim.export.page.lettering import broken, draw_text
from orgsim.export.page.painter import paint_badge
from orgsim.export.tables.matrix import LINE, PAD, SIGN, SMALL, paint_counts, paint_hatching, paint_sign

_HEIGHT = 36
_BADGE = 10.0
_LEFT = PAD + 2 * _BADGE + 9
_BANNER_PAD = 6
_SIGNED = 4 + 2 * SIGN + 7
_BASE = 13.0


class MatrixHead(QHeaderView):
    """One row of heads; as high as the highest banner needs."""

    def __init__(self, model: MatrixModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.theme = theme
        set_up_head(self)

    def fit(self) -> None:
        """Take the height that the heads need in their present widths."""
        lines = [len(self._banner(head, section)) for section, head in self._heads()]
        self.setFixedHeight(max(_HEIGHT, round(max(lines, default=0) * LINE) + 2 * _BANNER_PAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one head."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, head = self.theme, self._model.head(section)
        painter.fillRect(rect, brush(theme.surface))
        middle = rect.top() + rect.height() / 2
        if head is None:
            text = str(self._model.headerData(section, Qt.Orientation.Horizontal) or "")
            draw_text(painter, rect.left() + PAD, middle + 4.5, text, SMALL, theme.muted_text)
        else:
            column = section - 1
            centre = QPointF(rect.left() + PAD + _BADGE, middle)
            paint_badge(painter, centre, _BADGE, theme.letters[column], theme.scenario[column])
            painter.setClipRect(rect)
            if head.banner:
                self._paint_banner(painter, QRectF(rect).adjusted(_LEFT - 4, 0, 0, -1), head, section)
            else:
                paint_counts(painter, head.strips, rect.left() + _LEFT, rect.right() - 3, middle, theme)
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), colour(theme.hairline))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(theme.border))
        painter.restore()

    def _paint_banner(self, painter: QPainter, room: QRectF, head: Head, section: int) -> None:
        theme = self.theme
        paint_hatching(painter, room, theme)
        lines = self._banner(head, section)
        top = room.top() + (room.height() - LINE * len(lines)) / 2
        paint_sign(painter, QPointF(room.left() + 4 + SIGN, room.center().y()), SIGN, "?", "muted", theme)
        for number, line in enumerate(lines):
            base = top + number * LINE + _BASE
            draw_text(painter, room.left() + _SIGNED, base, line, SMALL, theme.text, bold=True)

    def _heads(self) -> list[tuple[int, Head]]:
        sections = range(1, self._model.columnCount())
        return [(section, head) for section in sections if (head := self._model.head(section)) is not None]

    def _banner(self, head: Head, section: int) -> tuple[str, ...]:
        if not head.banner:
            return ()
        width = max(self.sectionSize(section) - _LEFT - _SIGNED - PAD, 60)
        return broken(head.banner, self._model.state.language, width, SMALL, True)
