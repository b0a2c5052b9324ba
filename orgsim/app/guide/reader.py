"""The page that is read: as wide as lines are read well, with the words that were searched lit up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QShowEvent, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from orgsim.app.guide.finding import Found
from orgsim.app.guide.pages import Page
from orgsim.app.guide.rendering import headings, load_pictures
from orgsim.drawing.theme import Theme

_WIDEST = 860
"""Pixels of a line at the usual size: a hundred signs of a command's output fit in."""
_MARGIN = 28
_ABOVE = 18
_NOTCH = 120
"""Of a wheel, in Qt's eighths of a degree."""


class Reader(QTextBrowser):
    """Shows one page; links are told (`anchorClicked`) and never followed by itself."""

    size_asked = Signal(int)
    """Its text is to be so many steps larger, or smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._page: Page | None = None
        self._shown: QTextDocument | None = None
        self._scale = 1.0
        self._fitted: tuple[int, float] | None = None
        self._turned = 0
        """How far the wheel was turned with Ctrl since the last whole notch."""
        self._asked: tuple[int, int] | None = None
        """The heading that was gone to last, and how far it was scrolled for it."""

    def show_page(self, page: Page, document: QTextDocument, scale: float) -> None:
        """Show `page`, rendered as `document` with its text enlarged by `scale`, from its beginning."""
        document.setParent(self)
        before, self._shown = self._shown, document
        self._page, self._scale, self._fitted = page, scale, None
        self.setDocument(document)
        if before is not None:
            before.deleteLater()
        self._fit()
        self.setAccessibleName(page.title)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_to_heading(self, number: int) -> None:
        """Bring that heading of the page to the top, or as near as there is page below it; counted from 0."""
        found = headings(self.document())
        if number >= len(found):
            return
        cursor = QTextCursor(found[number])
        self.setTextCursor(cursor)
        if number:
            self._scroll_to(cursor, _ABOVE)
        else:
            self.verticalScrollBar().setValue(0)
        self._asked = number, self.verticalScrollBar().value()

    def heading_seen(self) -> int:
        """The number of the heading that was gone to, or where one has read on, of the one that the top belongs to."""
        if self._asked is not None and self._has_gone_to():
            return self._asked[0]
        at = self._first_seen()
        above = sum(block.position() <= at for block in headings(self.document()))
        return max(above - 1, 0)

    def light_up(self, found: Sequence[Found], at: Found | None, theme: Theme) -> None:
        """Mark the words of all that was `found` in the page, and bring those of `at` into view."""
        marks = []
        for one in found:
            fill = QColor(theme.accent.fill if one is at else theme.warning.tint)
            text = QColor(theme.accent.text if one is at else theme.text)
            for start, end in one.spans:
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                mark.cursor = cursor
                mark.format.setBackground(fill)
                mark.format.setForeground(text)
                marks.append(mark)
        self.setExtraSelections(marks)
        if at is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(at.spans[0][0])
            self.setTextCursor(cursor)
            self._scroll_to(cursor, self.viewport().height() // 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines as wide as they are read well, pictures within them, and what is read where it is."""
        with self.staying():
            super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the pictures of what was to be read before it was seen, which has its width only now."""
        with self.staying():
            super().showEvent(event)

    @contextmanager
    def staying(self, *, in_other_words: bool = False) -> Iterator[None]:
        """Stay at the heading that was gone to, else at what is read, whatever becomes of the lines meanwhile.

        `in_other_words`: the text becomes another, of which only the headings can be told to be the same.
        """
        heading = self.heading_seen() if in_other_words or self._has_gone_to() else None
        at = self._first_seen()
        yield
        self._fit_at(heading, at)

    def _has_gone_to(self) -> bool:
        """Whether it stands where it was scrolled to for a heading."""
        return self._asked is not None and self._asked[1] == self.verticalScrollBar().value()

    def _fit_at(self, heading: int | None, at: int) -> None:
        """Fit what is shown, with that heading at the top, else with that place in the text."""
        self._fit()
        if heading is not None:
            self.go_to_heading(heading)
        else:
            cursor = QTextCursor(self.document())
            cursor.setPosition(at)
            self._scroll_to(cursor, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl have text larger or smaller: Qt would know of its size in points only, and it is told in pixels."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned = 0
            super().wheelEvent(event)
            return
        turned = self._turned + event.angleDelta().y()
        steps = int(turned / _NOTCH)
        self._turned = turned - steps * _NOTCH
        event.accept()
        if steps:
            self.size_asked.emit(steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape to the window."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _first_seen(self) -> int:
        """The place in the text of what stands at the top."""
        return self.cursorForPosition(self.viewport().rect().topLeft()).position()

    def _scroll_to(self, cursor: QTextCursor, below: int) -> None:
        """Bring that place so many pixels below the top."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - below)

    def _fit(self) -> None:
        whole = self.width()
        column = min(round(_WIDEST * max(self._scale, 1.0)), whole - 3 * _MARGIN // 2)
        left = min(2 * _MARGIN, (whole - column) // 2)
        self.setViewportMargins(left, _ABOVE, max(whole - left - column, 0), 0)
        width = self.viewport().width()
        wanted = width, self.devicePixelRatioF()
        if self._page is not None and self._page.pictures and wanted != self._fitted and width > 0 and self.isVisible():
            self._fitted = wanted
            load_pictures(self.document(), self._page, *wanted)
