"""Paints the cells of the goals with the painter of their pictures, and lets names be written."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from orgsim.app.goals.model import FIRST, TITLE, WEIGHT, GoalsModel, Index
from orgsim.app.widgets.table_look import paint_choice
from orgsim.drawing.theme import Theme
from orgsim.export.goals.painter import (
    CONTROL,
    PAD,
    ROW_PAD,
    TITLE_SIZE,
    paint_score,
    paint_title,
    paint_weight,
    row_height,
)
from orgsim.export.page.colours import colour
from orgsim.export.page.lettering import draw_text
from orgsim.messages import catalog

ADDING = 46.0
"""Height of the row that adds a goal, at a scale of 1."""


class GoalsDelegate(QStyledItemDelegate):
    """Names, weights and scores at a scale that fills the table."""

    entered = Signal()
    """A name was written and its field closed by Enter."""

    def __init__(self, model: GoalsModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme
        self.k = 1.0
        self.widths = (200.0, 220.0, 180.0)
        self._field: QLineEdit | None = None
        self._place = QPersistentModelIndex()
        self._given = ""
        """The name that stood in the field before anything was written."""

    def height(self, row: int, k: float | None = None) -> int:
        """Pixels that the row needs, at the present scale or at `k`."""
        scale = self.k if k is None else k
        line = self._model.line(row)
        if line is None:
            return round(ADDING * scale)
        return round(row_height(line, self._model.state.language, self.widths, scale))

    def least_height(self, k: float | None = None) -> int:
        """Pixels that any row needs at least, told without measuring its texts."""
        return round(ADDING * (self.k if k is None else k))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are sized by `height`."""
        return QSize(40, 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room: QRect = option.rect
        theme, k = self.theme, self.k
        language = self._model.state.language
        line = self._model.line(index)
        paint_choice(painter, option, QRectF(room).adjusted(2.5, 1.5, -2.5, -2.5), theme, corner=6.0, ring=2.0)
        painter.fillRect(room.left(), room.bottom(), room.width(), 1, colour(theme.hairline))
        painter.setClipRect(room)
        where, column = QRectF(room), index.column()
        if line is None:
            if column == TITLE:
                said = catalog(language)("goals-view.add")
                base = where.center().y() + 0.36 * TITLE_SIZE * k
                size = round(TITLE_SIZE * k)
                draw_text(painter, where.left() + PAD * k, base, f"+  {said}", size, theme.accent.fill, bold=True)
        elif column == TITLE:
            paint_title(painter, where, line, theme, language, k)
        elif column == WEIGHT:
            paint_weight(painter, where, line, theme, language, k)
        else:
            cell, tone = line.cells[column - FIRST], theme.scenario[column - FIRST]
            paint_score(painter, where, cell, tone, theme, language, k)
        painter.restore()

    # writing names

    @property
    def writing(self) -> tuple[int, str] | None:
        """In which row a name is being written, and what stands there; `None` where none is."""
        return None if self._field is None else (self._place.row(), self._field.text())

    def finish(self, *, keep: bool = True) -> None:
        """Close the field that is open, and take (`keep`) what is written in it."""
        field = self._field
        if field is not None:
            if keep:
                self.commitData.emit(field)
            self.closeEditor.emit(field, QStyledItemDelegate.EndEditHint.NoHint)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field over the name."""
        self._field = QLineEdit(parent)
        self._place = QPersistentModelIndex(index)
        self._given = ""
        return self._field

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The field is closed."""
        if editor is self._field:
            self._field = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the name as it is now, unless another one is being written."""
        assert isinstance(editor, QLineEdit)
        said = catalog(self._model.state.language)("goals-view.name")
        editor.setPlaceholderText(said)
        editor.setAccessibleName(said)
        name = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if editor.text() == self._given != name:
            editor.setText(name)
            editor.selectAll()
        if editor.text() == name:
            self._given = name

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the name, once."""
        assert isinstance(editor, QLineEdit)
        written, before = editor.text(), self._given
        self._given = written
        if written != before:
            model.setData(index, written)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter takes the name at once: Qt would do so later, when the field may be another's or gone."""
        if (
            editor is self._field
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.finish()
            self.entered.emit()
            return True
        return bool(super().eventFilter(editor, event))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Where the first line of the name stands."""
        room: QRect = option.rect
        # By a style sheet, as the app's own sets the size of all text.
        look = f"font-size: {round(TITLE_SIZE * self.k)}px; font-weight: 600; padding: 2px 6px;"
        if editor.styleSheet() != look:
            editor.setStyleSheet(look)
        high = round(CONTROL * self.k)
        top = room.top() + (round(ROW_PAD * self.k) if self._model.line(index) is not None else 4)
        width = (
            min(room.width(), round(self.widths[0] + self.widths[1] * 0.5))
            if self._model.line(index) is None
            else room.width()
        )
        editor.setGeometry(room.left() + 4, top, width - 8, min(high, room.height() - 6))
