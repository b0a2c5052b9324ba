"""Below the goals: who is ahead and how firmly, and the result of each scenario, which opens."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from orgsim.app.widgets.labels import label, let_go, plain_tip, tip
from orgsim.drawing.tables.goals import GoalsSheet, ResultCell
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.goals.painter import PAD, RESULT, paint_result, standing, told
from orgsim.export.page.colours import colour
from orgsim.messages import Catalog

_VERDICT = 22
_REASON = 14


class ResultButton(QAbstractButton):
    """The result of one scenario."""

    def __init__(self, column: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self._cell: ResultCell | None = None
        self._theme = THEMES["light"]
        self._k = 1.0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def tell(self, cell: ResultCell, theme: Theme, speech: Catalog) -> None:
        """Show `cell`."""
        self._cell, self._theme = cell, theme
        self.setAccessibleName(cell.spoken)
        said = speech("goals-view.result.open")
        self.setAccessibleDescription(said)
        self._tell_tip()
        self.update()

    def set_scale(self, k: float) -> None:
        """Paint everything that much larger."""
        self._k = k
        self._tell_tip()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may leave less room for words."""
        super().resizeEvent(event)
        self._tell_tip()

    def _tell_tip(self) -> None:
        """Say that it opens, and before that all of what is painted cut."""
        if self._cell is None:
            return
        whole = told(self._cell)
        cut = standing(self._cell, self.width() - 2 * PAD * self._k, self._k)[0] != whole
        said = self.accessibleDescription()
        self.setToolTip(tip((whole, said)) if cut else plain_tip(said))

    def sizeHint(self) -> QSize:
        """As high as a result is painted."""
        return QSize(round(180 * self._k), round(RESULT * self._k))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the result, and whether it is open or has the keyboard."""
        if self._cell is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        if self.isChecked() or self.underMouse() or self.hasFocus():
            painter.setPen(QPen(colour(theme.focus), 2.0) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.selection if self.isChecked() else theme.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 7, 7)
        paint_result(painter, QRectF(self.rect()), self._cell, self._column, theme, self._k)
        painter.end()


class ResultBar(QWidget):
    """The verdict under names and weights, the results under their columns."""

    opened = Signal(int)
    """The result of that column was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = label(wrap=True)
        self.reason = label(wrap=True)
        for said in (self.verdict, self.reason):
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._words = QWidget(self)
        self._inside = inside = QVBoxLayout(self._words)
        inside.setSpacing(2)
        inside.addStretch(1)
        inside.addWidget(self.verdict)
        inside.addWidget(self.reason)
        inside.addStretch(1)
        self.buttons: list[ResultButton] = []
        self._place: tuple[float, tuple[int, int, int]] = (1.0, (200, 200, 200))

    def tell(self, sheet: GoalsSheet, theme: Theme, speech: Catalog, opened: int | None) -> None:
        """Show the results of `sheet`; that of column `opened` is explained."""
        self.verdict.setText(sheet.verdict)
        self.reason.setText(sheet.reason)
        while len(self.buttons) > len(sheet.results):
            gone = self.buttons.pop()
            let_go(gone)
        while len(self.buttons) < len(sheet.results):
            made = ResultButton(place := len(self.buttons), self)
            made.clicked.connect(lambda _=False, column=place: self.opened.emit(column))
            made.show()
            self.buttons.append(made)
        for column, (button, cell) in enumerate(zip(self.buttons, sheet.results, strict=True)):
            button.tell(cell, theme, speech)
            button.setChecked(column == opened)
        self._lay_out()

    def stand_under(self, k: float, widths: tuple[int, int, int]) -> None:
        """Stand under columns of names, weights and scores of these widths, at the scale of the table."""
        if self._place != (k, widths):
            self._place = k, widths
            self._lay_out()

    def _lay_out(self) -> None:
        k, (titles, weights, each) = self._place
        for said, size, bold in ((self.verdict, _VERDICT, 600), (self.reason, _REASON, 400)):
            said.setStyleSheet(f"font-size: {round(size * min(k, 1.35))}px; font-weight: {bold};")
        margin = round(PAD * k)
        self._inside.setContentsMargins(margin, 4, margin, 4)
        self._words.setFixedWidth(titles + weights)
        high = max(round(RESULT * k) + 4, self._words.heightForWidth(titles + weights))
        self.setFixedHeight(high)
        self._words.setGeometry(0, 0, titles + weights, high)
        for column, button in enumerate(self.buttons):
            button.set_scale(k)
            button.setGeometry(titles + weights + column * each, 0, each, round(RESULT * k) + 4)
