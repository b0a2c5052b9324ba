"""A picture of things that are pointed at, chosen, and walked by the arrows: what all such have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.plane import PANS, Plane, leads_away
from orgsim.drawing.theme import Theme
from orgsim.drawing.walking import Direction

_ZOOM_A_KEY = 1.25
FADE = 24
"""Pixels over which what goes on out of sight fades away."""
_ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}

Thing = TypeVar("Thing")


class ChoosingPlane(Plane, Generic[Thing]):
    """A plane that knows nothing of scenarios: `tell` puts what it shows into words.

    Whoever inherits says what is where (`thing_at`, `is_followed`) and where the keys lead (`walk`, `walk_to_end`,
    `open_chosen`).
    """

    chosen = Signal(object)
    """A thing was clicked or walked to; `None`: the empty plane."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen: Thing | None = None
        self._hovered: Thing | None = None
        self._tell: Callable[[Thing], str] = str

    @property
    def thing(self) -> Thing | None:
        """What is chosen."""
        return self._chosen

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme` from now on."""
        self._theme = theme
        self.update()

    def choose(self, thing: Thing | None) -> None:
        """Frame that thing, and say what it is."""
        if thing != self._chosen:
            self._chosen = thing
            self.describe(self._tell(thing) if thing is not None else "")
            self.update()

    def forget(self) -> None:
        """Choose nothing and point at nothing: something else is shown from now on."""
        self._chosen = self._hovered = None

    # what is where, and where the keys lead

    def thing_at(self, position: QPointF) -> Thing | None:
        """What is at that point of the widget."""
        raise NotImplementedError

    def is_followed(self, position: QPointF) -> bool:
        """Whether a click there leads somewhere though no thing is there."""
        return False

    def walk(self, direction: Direction) -> None:
        """Choose what lies next in that direction."""
        raise NotImplementedError

    def walk_to_end(self, *, first: bool) -> None:
        """Choose the first thing, or the last."""
        raise NotImplementedError

    def open_chosen(self, thing: Thing) -> None:
        """Do what Enter does with what is chosen."""
        raise NotImplementedError

    # Qt's events

    def point_at(self, position: QPointF | None) -> None:
        """Light up what is pointed at, and tell of it in a tip."""
        thing = None if position is None else self.thing_at(position)
        follows = thing is not None or (position is not None and self.is_followed(position))
        self.setCursor(Qt.CursorShape.PointingHandCursor if follows else Qt.CursorShape.ArrowCursor)
        if thing != self._hovered:
            self._hovered = thing
            self.setToolTip(plain_tip(self._tell(thing)) if thing is not None else "")
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows, pan with Shift, zoom by + and −, open by Enter and Space, choose nothing by Escape."""
        if leads_away(event):
            event.ignore()
            return
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in PANS and (shift or key not in _ARROWS):
            self.pan_by(*PANS[Qt.Key(key)])
        elif key in _ARROWS:
            self.walk(_ARROWS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.walk_to_end(first=key == Qt.Key.Key_Home)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._chosen is not None:
            self.open_chosen(self._chosen)
        elif key == Qt.Key.Key_Plus:
            self.zoom_by(_ZOOM_A_KEY)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _ZOOM_A_KEY)
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self.chosen.emit(None)
        else:
            super().keyPressEvent(event)

    def paint_fade(self, painter: QPainter, *, above: bool = False, below: bool = False) -> None:
        """Let what goes on above or below the pane fade away at its edge."""
        paint_fade(painter, self.width(), self.height(), self._theme, above=above, below=below)


def paint_fade(painter: QPainter, width: int, height: int, theme: Theme, *, above: bool, below: bool) -> None:
    """Let what goes on above or below a room of that size fade away at its edge."""
    clear = QColor(theme.surface)
    clear.setAlphaF(0.0)
    edges = [(0, FADE)] if above else []
    edges += [(height, height - FADE)] if below else []
    for edge, inner in edges:
        fade = QLinearGradient(0, edge, 0, inner)
        fade.setColorAt(0.0, QColor(theme.surface))
        fade.setColorAt(1.0, clear)
        painter.fillRect(0, min(edge, inner), width, FADE, fade)
