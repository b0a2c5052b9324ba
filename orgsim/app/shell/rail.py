"""The rail at the left: one button a view, with a badge where a view has something that wants attention."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from orgsim.app.widgets.style import look_up
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.page.painter import paint_badge

_WIDTH = 92
_ROOMY = 66
"""Pixels of height from which on a button has all the room that it wants."""
_RADIUS = 9.0
_MOST = 99
"""What a badge has room for; beyond, it says so."""


class RailButton(QToolButton):
    """Switches to one view."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(22, 22))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._number = 0
        self._theme = THEMES["light"]

    @property
    def number(self) -> int:
        """What its badge says; 0: it has none."""
        return self._number

    def set_badge(self, number: int, theme: Theme, said: str) -> None:
        """Show that number on a badge, and say `said` to who hears the button; 0 takes the badge away."""
        self._number = number
        self._theme = theme
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button and its badge."""
        super().paintEvent(event)
        if not self._number:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        text = str(self._number) if self._number <= _MOST else f"{_MOST}+"
        centre = QPointF(self.width() / 2 + 17, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        paint_badge(painter, centre, _RADIUS, text if len(text) < 2 else "", self._theme.error)
        if len(text) > 1:
            self._paint_long(painter, centre, text)

    def _paint_long(self, painter: QPainter, centre: QPointF, text: str) -> None:
        from orgsim.export.page.lettering import draw_text

        draw_text(painter, centre.x(), centre.y() + 3.5, text, 10, self._theme.error.text, bold=True, align="middle")


class Rail(QWidget):
    """Shows the actions that switch between views, and below them the one that leads to the library."""

    painted = Signal()
    """It was painted: what is to be told of the views is wanted now."""

    def __init__(self, views: list[QAction], library: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self._is_dense = False
        self._buttons: dict[str, RailButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(2)
        for action in (*views, library):
            button = RailButton(action, self)
            self._buttons[action.objectName()] = button
            if action is library:
                layout.addStretch(1)
            layout.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the buttons closer together where the window is low: every text is to be whole."""
        super().resizeEvent(event)
        dense = self.height() < len(self._buttons) * _ROOMY
        if dense != self._is_dense:
            self._is_dense = dense
            self.setProperty("dense", dense)
            for button in self._buttons.values():
                look_up(button)

    def button(self, view: str) -> RailButton:
        """The button of that view."""
        return self._buttons[view]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and tell of it."""
        super().paintEvent(event)
        self.painted.emit()
