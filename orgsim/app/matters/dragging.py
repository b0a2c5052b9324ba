"""Matters are dragged from one body to another in their table, where the draft of that column is edited.

A mark and a sentence say what would come of it before the mouse is let go, and Escape lets all be as it was. Of a cell
that tells of several matters, those that pass are asked for at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from orgsim.app.chart.dragging.ghost import named_ghost
from orgsim.app.chart.dragging.overlay import Overlay, Shapes
from orgsim.app.document.document import Document
from orgsim.app.document.seen import theme_of
from orgsim.app.matrix.table import MatrixTable
from orgsim.app.matters.moving import pass_on
from orgsim.drawing.landing.passing import Passing, passing
from orgsim.messages import catalog, message
from orgsim.model.edits.edits import Edit, MatterAdded, MatterMoved
from orgsim.model.scenario import Scenario
from orgsim.model.units import Matter

_EDGE = 30
"""Pixels from the upper and the lower edge of the table within which it moves."""
_FASTEST = 22
_STEP_MS = 16


class Held(msgspec.Struct, frozen=True):
    """What a cell tells of at one point of it."""

    matters: tuple[Matter, ...]
    body: str | None
    """Id of the body that decides them; `None`: none does."""
    place: QRect
    """In the table."""
    bodies: int = 1
    """How many bodies are meant there."""


class _Load(msgspec.Struct, frozen=True, eq=False):
    column: int
    held: Held
    home: Scenario


class MatterDragging(QObject):
    """Follows what is dragged in the table."""

    def __init__(self, document: Document, table: MatrixTable, over: QWidget) -> None:
        super().__init__(table)
        self._document, self._table = document, table
        self.held_at: Callable[[QModelIndex, QPoint], Held | None] = lambda _index, _at: None
        """What is held at a point of a cell; `None`: nothing that could pass, or that matters could pass to."""
        self.overlay = Overlay(over)
        self.menu: QMenu | None = None
        """That in which the matters are picked that pass."""
        self._pressed: tuple[QPoint, _Load] | None = None
        self._load: _Load | None = None
        self._aim: tuple[Passing, QRect] | None = None
        self._at = QPoint()
        self._told = ""
        self._moves = QTimer(self, interval=_STEP_MS)
        self._moves.timeout.connect(self._step)
        table.viewport().installEventFilter(self)
        table.installEventFilter(self)
        table.verticalScrollBar().valueChanged.connect(lambda _: self._follow())

    @property
    def is_busy(self) -> bool:
        """Whether something is dragged."""
        return self._load is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what concerns a matter that is dragged; all else is the table's."""
        kind = event.type()
        if isinstance(event, QKeyEvent):
            return self._takes_key(event)
        if isinstance(event, QMouseEvent) and watched is self._table.viewport():
            at = event.position().toPoint()
            if kind == QEvent.Type.MouseButtonPress:
                return self._press(at, event.button())
            if kind == QEvent.Type.MouseMove:
                return self._carry(at, event.buttons())
            if kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
                return self._drop(at)
        elif kind == QEvent.Type.Hide:
            self.cancel()
        return False

    def cancel(self) -> None:
        """All stays as it was."""
        self._pressed = self._load = self._aim = None
        self._told = ""
        self._moves.stop()
        self.overlay.end()
        self._table.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    # what the hand does

    def _takes_key(self, event: QKeyEvent) -> bool:
        if self._load is None or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self.cancel()
        return True

    def _press(self, at: QPoint, button: Qt.MouseButton) -> bool:
        if self._load is not None:
            # Another button lets all be as it was.
            self.cancel()
            return True
        self._pressed = None
        found = self._held(at)
        state = self._document.state
        if button == Qt.MouseButton.LeftButton and found is not None and found[1].matters and found[1].bodies <= 1:
            column, held = found
            if column < len(state.files) and state.files[column].path in state.editing:
                self._pressed = at, _Load(column, held, state.scenarios[column])
        return False

    def _carry(self, at: QPoint, buttons: Qt.MouseButton) -> bool:
        self._at = at
        if self._load is None:
            if self._pressed is None or not buttons & Qt.MouseButton.LeftButton:
                self._pressed = None
                return False
            was, load = self._pressed
            if (at - was).manhattanLength() < QApplication.startDragDistance():
                return True
            self._begin(load)
        self._hold_at_edge()
        self._follow()
        return True

    def _begin(self, load: _Load) -> None:
        self._pressed, self._load = None, load
        state = self._document.state
        speech = catalog(state.language)
        matters = load.held.matters
        theme, ratio = theme_of(state), self._table.devicePixelRatioF()
        self.overlay.begin(theme, named_ghost(speech.value(matters[0].name), len(matters) - 1, theme, ratio))

    def _drop(self, at: QPoint) -> bool:
        load = self._load
        if load is None:
            self._pressed = None
            return False
        self._at = at
        self._follow()
        aim = self._aim
        self.cancel()
        if aim is not None and self._is_home(load):
            edits = aim[0].edits
            if len(edits) == 1:
                self._do(self._path(load), edits)
            elif edits:
                self._ask(load, edits)
        return True

    def _ask(self, load: _Load, edits: Sequence[Edit]) -> None:
        """Ask which of the matters pass."""
        speech, path = catalog(self._document.state.language), self._path(load)
        names = {matter.id: speech.value(matter.name) for matter in load.held.matters}
        self.menu = menu = QMenu(self.overlay.parentWidget())
        menu.aboutToHide.connect(menu.deleteLater)
        for edit in edits:
            name = names[edit.matter if isinstance(edit, MatterMoved) else _added(edit)]
            menu.addAction(name.replace("&", "&&"), partial(self._do, path, (edit,)))
        menu.addSeparator()
        menu.addAction(speech("passing.all", n=len(edits)), lambda: self._do(path, edits))
        menu.popup(self._table.viewport().mapToGlobal(self._at))

    def _path(self, load: _Load) -> Path:
        return self._document.state.files[load.column].path

    def _do(self, path: Path, edits: Sequence[Edit], _checked: bool = False) -> None:
        pass_on(self._document, path, edits)

    # where it is

    def _is_home(self, load: _Load) -> bool:
        """Whether the draft still says what it said."""
        scenarios = self._document.state.scenarios
        return load.column < len(scenarios) and scenarios[load.column] is load.home

    def _held(self, at: QPoint) -> tuple[int, Held] | None:
        index = self._table.indexAt(at)
        if not index.isValid() or not index.column():
            return None
        found = self.held_at(index, at)
        return None if found is None else (index.column() - 1, found)

    def _follow(self) -> None:
        load = self._load
        if load is None:
            return
        if not self._is_home(load):
            self.cancel()
            return
        self._aim = aim = self._aimed(load)
        said = message("passing.outside") if aim is None else aim[0].words
        told = catalog(self._document.state.language).say(said)
        port = self._table.viewport()
        over = self.overlay.parentWidget()
        assert over is not None
        to_over = QPointF(port.mapTo(over, QPoint()))
        shapes = None
        if aim is not None:
            place = QRectF(aim[1]).translated(to_over).adjusted(4, 4, -4, -4)
            shapes = Shapes(QRectF(to_over, port.size().toSizeF()), around=place, sort=aim[0].sort)
        self.overlay.follow(QPointF(self._at) + to_over, told, shapes)
        refused = aim is not None and aim[0].sort == "refused"
        port.setCursor(Qt.CursorShape.ForbiddenCursor if refused else Qt.CursorShape.ClosedHandCursor)
        if told != self._told:
            self._told = told
            self._speak(told)

    def _aimed(self, load: _Load) -> tuple[Passing, QRect] | None:
        """What would come of it where it is held now, and the cell that is meant."""
        found = self._held(self._at)
        if found is None:
            return None
        column, held = found
        if column != load.column:
            return Passing(message("passing.other-draft"), "refused"), held.place
        if held.bodies > 1:
            return Passing(message("passing.several-here"), "refused"), held.place
        return passing(load.home, load.held.matters, load.held.body, held.body), held.place

    def _speak(self, told: str) -> None:
        """Say it to who does not see it."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._table, told))

    # at the edge

    def _hold_at_edge(self) -> None:
        if self._speed():
            if not self._moves.isActive():
                self._moves.start()
        else:
            self._moves.stop()

    def _speed(self) -> int:
        height = self._table.viewport().height()
        over = max(_EDGE - self._at.y(), 0) - max(self._at.y() - height + _EDGE, 0)
        return -round(_FASTEST * min(max(over / _EDGE, -1.0), 1.0))

    def _step(self) -> None:
        bar = self._table.verticalScrollBar()
        was = bar.value()
        bar.setValue(was + self._speed())
        if bar.value() == was:
            self._moves.stop()


def _added(edit: Edit) -> str:
    assert isinstance(edit, MatterAdded)
    return edit.matter.id
