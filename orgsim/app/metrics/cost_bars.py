"""What meetings cost in each scenario: a bar, the amount and its difference to A, large enough for a room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgsim.analysis.figures.comparison import Row
from orgsim.app.metrics.wording import all_values, missing_text, value_text
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.figures.open_bars import OPEN, paint_bar, sure_room
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font
from orgsim.export.page.lettering import broken, draw_text, text_width
from orgsim.export.page.painter import paint_badge
from orgsim.messages import Catalog, catalog

_HEIGHT = 44
_BAR = 26
_BADGE = 12.0
_LEFT = 34
_GAP = 10
_AMOUNT = 26
_DIFFERENCE = 17
_LEAST_BAR = 140
_NOTE = 12
_NOTE_LINE = 16
_NOTE_BASE = 8
"""Of the first note's text below its scenario's line, which has room to spare below the bar."""


class CostBars(QWidget):
    """A line for each scenario; a click asks how its figure came about."""

    column_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self._theme: Theme = THEMES["light"]
        self._speech: Catalog = catalog("en")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tell(self, row: Row, theme: Theme, speech: Catalog) -> None:
        """Show the figures of `row`."""
        self._row, self._theme, self._speech = row, theme, speech
        self._fit()
        self.setAccessibleDescription(
            " ".join(f"{self._row.letters[column]}: {note}" for column, note in enumerate(self.notes) if note)
        )
        self.setAccessibleName(f"{speech.say(row.metric.full_title)}: {all_values(row, speech)}")
        self.setToolTip(speech("metrics-view.open.tip"))
        self.update()

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The amount of each scenario and its difference to the one that all are compared to."""
        row, speech = self._row, self._speech
        if row is None:
            return []
        return [
            (
                value_text(figure, row.metric, speech),
                row.difference_text(column, speech) if column != row.reference else "",
            )
            for column, figure in enumerate(row.figures)
        ]

    @property
    def notes(self) -> list[str]:
        """For each scenario what its sum leaves out, and why its difference is not shown; empty where it is whole."""
        row, speech = self._row, self._speech
        if row is None:
            return []
        notes = []
        for column, figure in enumerate(row.figures):
            said = [missing] if (missing := missing_text(figure, speech)) else []
            if row.lacks_difference(column):
                said.append(speech("metrics-view.difference-of-missing"))
            notes.append(" ".join(said))
        return notes

    def height_in(self, width: int) -> int:
        """How high it is in that width."""
        return round(self._tops(width)[-1]) + 4

    def _lines(self, width: int) -> list[Sequence[str]]:
        """The notes of each scenario, in lines."""
        room = max(width - _LEFT - 4, _LEAST_BAR)
        return [broken(note, self._speech.language, room, _NOTE) if note else () for note in self.notes]

    @property
    def tops(self) -> list[float]:
        """Where the line of each scenario begins, and where the last one ends."""
        return self._tops(self.width())

    def _tops(self, width: int) -> list[float]:
        heights = (_HEIGHT + _NOTE_LINE * len(lines) for lines in self._lines(width))
        return [0.0, *accumulate(heights)]

    def _fit(self) -> None:
        if self._row is not None:
            self.setFixedHeight(self.height_in(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The notes take as many lines as the width asks for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint badges, bars and numbers: the numbers stand in columns, the bars have what they leave."""
        if self._row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, texts = self._theme, self.texts
        size = _AMOUNT
        while True:
            amounts = max(text_width(amount, size, True) for amount, _ in texts)
            differences = max(text_width(said, _DIFFERENCE, True) for _, said in texts)
            bars = self.width() - _LEFT - amounts - differences - 2 * _GAP
            if bars >= _LEAST_BAR or size <= _DIFFERENCE:
                break
            size -= 1
        most = max((figure.value or 0 for figure in self._row.figures), default=0)
        tops, lines = self.tops, self._lines(self.width())
        some_open = any(figure.lower_bound for figure in self._row.figures)
        for column, (figure, (amount, said)) in enumerate(zip(self._row.figures, texts, strict=True)):
            middle = tops[column] + _HEIGHT / 2
            ink = theme.scenario[column]
            paint_badge(painter, QPointF(_BADGE + 2, middle), _BADGE, self._row.letters[column], ink)
            if figure.value and most and bars > 0:
                long = max(sure_room(bars, open_=some_open) * figure.value / most, 2.0)
                bar = QRectF(_LEFT, middle - _BAR / 2, long, _BAR)
                paint_bar(painter, bar, ink, beyond=OPEN * bars if figure.lower_bound else 0.0)
            line = QRectF(_LEFT + max(bars, 0) + _GAP, middle - _HEIGHT / 2, amounts, _HEIGHT)
            known = figure.value is not None
            _write(painter, line, amount, size, theme.text if known else theme.muted_text, bold=known)
            line = QRectF(self.width() - differences, line.y(), differences, _HEIGHT)
            certain = self._row.tells_apart(column)
            _write(painter, line, said, _DIFFERENCE, theme.text if certain else theme.muted_text, bold=certain)
            for place, note in enumerate(lines[column]):
                base = tops[column] + _HEIGHT + place * _NOTE_LINE + _NOTE_BASE
                draw_text(painter, _LEFT, base, note, _NOTE, theme.muted_text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a line asks for its figure."""
        if self._row is not None and 0 <= event.position().y() < self.height():
            column = bisect_right(self.tops[1:-1], event.position().y())
            self.column_asked.emit(column)


def _write(painter: QPainter, room: QRectF, text: str, size: int, ink: str, *, bold: bool) -> None:
    painter.setFont(font(size, bold))
    painter.setPen(colour(ink))
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
