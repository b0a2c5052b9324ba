"""The table of goals: weights are dragged, scores are pressed, and every cell takes digits from the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.goals.delegate import GoalsDelegate
from orgsim.app.goals.head import GoalsHead
from orgsim.app.goals.model import FIRST, TITLE, WEIGHT, GoalsModel
from orgsim.app.goals.scale import fitting_scale
from orgsim.app.goals.steady_width import SteadyWidth
from orgsim.app.goals.steps import paint_steps
from orgsim.app.goals.targets import on_scale, place_of_score, place_of_weight, score_at
from orgsim.app.goals.values import Values
from orgsim.app.matrix.measured_table import MeasuredTable
from orgsim.app.widgets.choosing_plane import paint_fade
from orgsim.app.widgets.copying import copies
from orgsim.app.widgets.table_look import set_up
from orgsim.drawing.tables.goals import GoalLine, GoalsSheet
from orgsim.drawing.themes import THEMES
from orgsim.export.goals.painter import weight_at
from orgsim.export.goals.picture import column_widths
from orgsim.export.page.colours import brush
from orgsim.messages import catalog

_BEYOND = 4
"""Past the lower edge, where an enlarged table ends within a pixel of the screen."""
_BEGIN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class GoalsTable(MeasuredTable):
    """Rows of goals, as large as the room allows."""

    moved = Signal(object)
    """A `Weighed` or `Scored` that is still being chosen: a handle is dragged, a key is held."""
    settled = Signal(object)
    """A `Weighed` or `Scored`, for good."""
    scaled = Signal()
    """The columns have other widths, or all of it another scale."""
    walked = Signal()
    """Another cell is chosen."""
    lost = Signal(str, str)
    """Others took the chosen goal away; how it was called, and the one that has come into its place, if any."""
    unnamed = Signal(str)
    """The goal for which that name was being written is gone."""

    def __init__(self, below: Callable[[], int], parent: QWidget | None = None, *, presented: bool = False) -> None:
        """`below`: the height that the results are about to have, which stand below the table at its scale.

        `presented`: to a room. Then no cell has the keyboard until one is clicked or walked to, and no row adds a goal.
        """
        super().__init__(parent)
        self._presented = presented
        self._below = below
        theme = THEMES["light"]
        self.goals = GoalsModel(self, adds=not presented)
        self.delegate = GoalsDelegate(self.goals, theme, self)
        self._head = GoalsHead(self.goals, theme, self)
        self.values = Values(self.goals, self)
        self.values.moved.connect(self.moved)
        self.values.settled.connect(self.settled)
        self._width = SteadyWidth(self)
        self._telling = False
        self.acted_on: str | None = None
        """The goal that is acted on just now: where it goes, that is told anyway."""
        self._dragged: QPersistentModelIndex | None = None
        self._pressed: tuple[str, int, int] | None = None
        """Goal, column and score of the dot that is pressed."""
        self.setModel(self.goals)
        self.setItemDelegate(self.delegate)
        self.setHorizontalHeader(self._head)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        set_up(self, step=30)
        copies(self, self.goals.pasted, lambda: catalog(self.goals.state.language))
        self.selectionModel().currentChanged.connect(lambda *_: self._walk())
        self.doubleClicked.connect(self._double_clicked)
        self.clicked.connect(self._clicked)

    # what is shown

    @property
    def chosen(self) -> GoalLine | None:
        """The goal that the keyboard is on."""
        return self.goals.line(self.currentIndex()) if self.currentIndex().isValid() else None

    def tell(self, sheet: GoalsSheet, state: State) -> None:
        """Show `sheet`; the chosen cell stays chosen."""
        theme = theme_of(state)
        self.delegate.theme = theme
        self._head.theme = theme
        here = self.currentIndex()
        row, column = here.row(), here.column()
        id = self.chosen.row.id if self.chosen is not None else None
        title = self.chosen.title if self.chosen is not None else None
        adding = here.isValid() and id is None
        scrolled = self.verticalScrollBar().value()
        writing = self.delegate.writing
        named = self.goals.line(writing[0]) if writing is not None else None
        unnamed = named is not None and all(row.id != named.row.id for row in sheet.rows)
        if unnamed:
            self.delegate.finish(keep=False)
        self._telling = True
        anew = self.goals.tell(sheet, state)
        self._telling = False
        if anew and self.goals.adds:
            self.clearSpans()
            self.setSpan(self.goals.rowCount() - 1, 0, 1, self.goals.columnCount())
        self._size()
        if anew:
            self.verticalScrollBar().setValue(scrolled)
            last = self.goals.rowCount() - 1
            there = self.goals.row_of(id) if id is not None else last if adding else None
            gone = id is not None and there is None and id != self.acted_on and not unnamed
            row = min(max(row, 0), last) if there is None else there
            column = min(column, self.goals.columnCount() - 1) if column >= 0 else WEIGHT
            moved = (row, column) != (self.currentIndex().row(), self.currentIndex().column())
            if moved and (here.isValid() or not self._presented):
                self.choose(row, column)
            self._show_field()
            self.walked.emit()
            if gone and title is not None:
                self.lost.emit(title, self.chosen.title if self.chosen is not None else "")
        if unnamed and writing is not None:
            self.unnamed.emit(writing[1])
        self._head.viewport().update()
        self.viewport().update()

    def unchoose(self) -> None:
        """Take the keyboard from the cell that has it."""
        self.selectionModel().clear()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the first cell, as every table does, but not before a room."""
        before = self.currentIndex().isValid()
        super().focusInEvent(event)
        if self._presented and not before:
            self.unchoose()

    def choose(self, row: int, column: int) -> None:
        """Put the keyboard on that cell."""
        index = self.goals.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def room_of(self, row: int, column: int) -> QRectF:
        """Where a cell lies in the viewport."""
        return self._room(self.goals.index(row, column))

    def _room(self, index: QModelIndex) -> QRectF:
        return QRectF(self.visualRect(index))

    def dot_at(self, row: int, column: int, score: int) -> QPointF:
        """The middle of the dot of that score, in the viewport."""
        return place_of_score(self.room_of(row, column), self.delegate.k, score)

    def place_of_weight(self, row: int, weight: float) -> QPointF:
        """Where that weight lies on the scale of a goal, in the viewport."""
        return place_of_weight(self.room_of(row, WEIGHT), self.delegate.k, weight)

    # sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new room; a goal that was chosen and seen stays in view, and any row in another height alone."""
        here = self.visualRect(self.currentIndex())
        seen = here.bottom() >= 0 and here.top() < event.oldSize().height()
        super().resizeEvent(event)
        self._size()
        if seen and (self.chosen is not None or event.oldSize().width() == event.size().width()):
            self.scrollTo(self.currentIndex())

    def _size(self) -> None:
        scenarios = self.goals.scenarios
        width = self._width.now(self.goals.scenarios, self.goals.rowCount())
        if not scenarios or width < 10:
            return
        widths = column_widths(width, scenarios)
        laid_out: object = (self.delegate.k, self.delegate.widths)
        self.delegate.widths = (int(widths[0]), int(widths[1]), int(widths[2]))
        room = self.height() + self._below()
        self.delegate.k = k = fitting_scale(self.delegate, self.goals.rowCount(), widths[1], widths[2], room)
        self._head.set_scale(k)
        titles = width - int(widths[1]) - int(widths[2]) * scenarios
        self.delegate.widths = (titles, *self.delegate.widths[1:])
        self.setColumnWidth(TITLE, titles)
        self.setColumnWidth(WEIGHT, int(widths[1]))
        for column in range(scenarios):
            self.setColumnWidth(FIRST + column, int(widths[2]))
        if laid_out == (self.delegate.k, self.delegate.widths):
            self.measure_changed()
        else:
            self.measure()
        self.updateGeometries()
        self._show_field()
        self.viewport().update()
        self.scaled.emit()

    def _show_field(self) -> None:
        """Keep the name that is being written in view."""
        if self.delegate.writing is not None:
            self.scrollTo(self.currentIndex())

    def needed(self, row: int) -> int:
        """As the delegate paints it, at the present scale."""
        return self.delegate.height(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows; where there are no goals, how one begins."""
        super().paintEvent(event)
        if self._presented:
            self._fade()
            return
        if self.goals.rowCount() > 1 or not self.goals.scenarios:
            return
        painter = QPainter(self.viewport())
        top = self.rowViewportPosition(0) + self.rowHeight(0)
        paint_steps(painter, top, self.viewport().width(), self.goals.state, self.delegate.k)
        painter.end()

    def _fade(self) -> None:
        """End on a whole row where the table goes on below, and let what goes on above fade away."""
        bar, room = self.verticalScrollBar(), self.viewport()
        painter = QPainter(room)
        last = self.rowAt(room.height() - 1)
        top = self.rowViewportPosition(last) if last > 0 else 0
        if top > 0 and top + self.rowHeight(last) > room.height():
            painter.fillRect(0, top, room.width(), room.height() - top + _BEYOND, brush(self.delegate.theme.surface))
        above = bar.value() > bar.minimum()
        paint_fade(painter, room.width(), room.height(), self.delegate.theme, above=above, below=False)
        painter.end()

    # choosing values

    def settle(self) -> None:
        """What is still being chosen is meant."""
        self._dragged = None
        self.values.settle()

    def _walk(self) -> None:
        if self._telling:
            # Nobody went anywhere: rows came and went.
            return
        self.settle()
        self.values.forget_typed()
        self.walked.emit()

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a weight's handle, or of a dot."""
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        index = self.indexAt(at.toPoint())
        if not index.isValid() or self.goals.line(index) is None:
            return
        if index.column() == WEIGHT:
            if on_scale(self._room(index), self.delegate.k, at):
                self._dragged = QPersistentModelIndex(index)
                self._drag(at)
        elif index.column() >= FIRST:
            score = score_at(self._room(index), self.delegate.k, at)
            line = self.goals.line(index)
            self._pressed = None if score is None or line is None else (line.row.id, index.column(), score)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle, and show what can be pressed."""
        if self._dragged is not None:
            self._drag(event.position())
            return
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if self._takes(index, event.position()) else Qt.CursorShape.ArrowCursor
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: the weight, or the dot that was pressed, is meant. The dot of the present score takes it back."""
        super().mouseReleaseEvent(event)
        if self._dragged is not None:
            self.settle()
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        id, column, score = pressed
        index = self.indexAt(event.position().toPoint())
        row, at = index.row(), score_at(self._room(index), self.delegate.k, event.position())
        if (row, index.column(), at) == (self.goals.row_of(id), column, score):
            self.values.set(row, column, None if self.values.of(row, column) == score else score)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press on a scale or a dot is a press like the first."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != TITLE:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def _drag(self, at: QPointF) -> None:
        assert self._dragged is not None
        if not self._dragged.isValid():
            # Somebody has removed the goal meanwhile.
            return
        weight = weight_at(self.room_of(self._dragged.row(), WEIGHT), self.delegate.k, at.x())
        self.values.move(self._dragged.row(), WEIGHT, weight)

    def _takes(self, index: QModelIndex, at: QPointF) -> bool:
        if not index.isValid():
            return False
        if self.goals.line(index) is None:
            return True
        if index.column() == WEIGHT:
            return on_scale(self._room(index), self.delegate.k, at)
        return index.column() >= FIRST and score_at(self._room(index), self.delegate.k, at) is not None

    def _clicked(self, index: QModelIndex) -> None:
        if self.goals.line(index) is None:
            self.begin_adding()

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.column() == TITLE and self.goals.line(index) is not None:
            self.edit(index)

    # the keyboard

    def begin_adding(self) -> None:
        """Open the field for the name of a new goal."""
        self.delegate.finish()
        row = self.goals.rowCount() - 1
        self.choose(row, TITLE)
        self.edit(self.goals.index(row, TITLE))

    def begin_naming(self) -> None:
        """Open the field for the name of the chosen goal."""
        self.delegate.finish()
        if self.chosen is not None:
            self.choose(self.currentIndex().row(), TITLE)
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits give a value, Delete takes it back, + and − step; Enter writes a name."""
        index = self.currentIndex()
        key, typed = event.key(), event.text()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        # What a field leaves over, such as Enter, comes here too.
        writing = self.state() == QAbstractItemView.State.EditingState
        if index.isValid() and typed.strip():
            self.scrollTo(index)  # What is changed is seen.
        if self._presented and not index.isValid() and (typed.strip() or key in _CLEAR_KEYS):
            # Qt would look for a cell that begins with what is typed, and go there.
            event.ignore()
        elif writing or not index.isValid() or not plain:
            super().keyPressEvent(event)
        elif key in _BEGIN_KEYS and (index.column() == TITLE or self.goals.line(index) is None):
            self.begin_adding() if self.goals.line(index) is None else self.begin_naming()
        elif index.column() == TITLE or self.goals.line(index) is None:
            super().keyPressEvent(event)
        elif typed.isascii() and typed.isdigit():
            self.values.type(index.row(), index.column(), int(typed))
        elif key in _CLEAR_KEYS:
            self.values.set(index.row(), index.column(), None)
        elif typed in ("+", "-", "−"):
            self.values.step(index.row(), index.column(), 1 if typed == "+" else -1, held=event.isAutoRepeat())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A key that was held has done."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self.settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere means what was chosen."""
        super().focusOutEvent(event)
        self.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is left undecided in another view."""
        super().hideEvent(event)
        self.settle()

    def event(self, event: QEvent) -> bool:
        """Keep + and − from folding charts that are not here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.text() in ("+", "-")
            and not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        ):
            event.accept()
            return True
        return bool(super().event(event))
