"""Ctrl+C in tables and lists: they come onto the clipboard as tables, as text and as HTML."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QToolTip, QWidget

from orgsim.export.sheets.pasting import Pasted, as_html, as_tabs
from orgsim.messages import Catalog

_TOLD_MS = 2500


def copies(view: QWidget, table: Callable[[], Pasted], speech: Callable[[], Catalog]) -> None:
    """Have Ctrl+C in `view` copy its `table`, whatever else the keys do elsewhere in the window."""

    def copy(asked: QWidget) -> None:
        its = table()
        if its.rows:
            copy_table(its, speech())
            tell_copied(asked, len(its.rows), speech())

    on_copy(view, copy)


def on_copy(view: QWidget, copy: Callable[[QWidget], None]) -> None:
    """Have Ctrl+C in `view` call `copy` with it, whatever else the keys do elsewhere in the window."""
    view.installEventFilter(_Keys(view, copy))


def tell_copied(view: QWidget, rows: int, speech: Catalog) -> None:
    """Say in `view` that so many rows are on the clipboard."""
    said = speech("status.copied-rows", n=rows)
    QToolTip.showText(view.mapToGlobal(QPoint(12, 12)), said, view, view.rect(), _TOLD_MS)


def copy_table(table: Pasted, speech: Catalog) -> None:
    """Put `table` on the clipboard. There is no picture beside it, which some programs would take before a table."""
    put(as_tabs(table), as_html(table, speech.language))


def put(text: str, html: str) -> None:
    """Put a table on the clipboard that was made as text and as HTML."""
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def pasted(model: QAbstractItemModel, head: tuple[str, ...] | None = None) -> Pasted:
    """What a model shows, under the headings that it names, or `head`."""
    columns = range(model.columnCount())
    if head is None:
        head = tuple([_text(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns])
    rows = [[_text(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]
    # A column of painted bars has no words.
    told = [column for column in columns if head[column] or any(row[column] for row in rows)]
    return Pasted(tuple([head[column] for column in told]), [tuple([row[column] for column in told]) for row in rows])


class _Keys(QObject):
    """Takes the key before an action of the window does."""

    def __init__(self, view: QWidget, copy: Callable[[QWidget], None]) -> None:
        super().__init__(view)
        self._copy = copy

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Copy."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        key = cast(QKeyEvent, event)
        if not key.matches(QKeySequence.StandardKey.Copy):
            return False
        key.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._copy(cast(QWidget, watched))
        return True


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
