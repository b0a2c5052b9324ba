"""A field that is typed in: what it is called, what is stated, and what is wrong with what is typed."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from orgsim.app.editing.form.hand import Hand, Make
from orgsim.app.widgets.fields import saves, show_wrong, wrong_below
from orgsim.app.widgets.labels import label
from orgsim.messages import Message

_MOST_LINES = 7
_MARGIN = 5
"""Pixels around a text."""
_EDGE = 2 * _MARGIN + 6
"""Pixels above and below the lines of a text, together."""
_BREAK = re.compile(r"\s*[\t\n\r\v\f\x85\u2028\u2029]\s*")
"""What ends a line or a cell in what was copied from a word processor or a table."""
_POPUP = Qt.FocusReason.PopupFocusReason


class Line(QLineEdit):
    """One line."""

    entered = Signal()
    left = Signal()
    given_up = Signal()
    pristine = True
    """Whether nothing is typed: then undoing is not for this field."""

    def event(self, event: QEvent) -> bool:
        """Let undoing pass where nothing is typed, and enter what is before it is saved."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _passes(self, event):
            event.ignore()
            return False
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter enters, Escape gives up what is typed."""
        if not _heard(self, event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Enter what is typed."""
        super().focusOutEvent(event)
        if event.reason() != _POPUP:
            self.left.emit()


class Lines(QPlainTextEdit):
    """A text as high as its lines. Enter enters it, Shift+Enter begins another line."""

    entered = Signal()
    left = Signal()
    given_up = Signal()
    textEdited = Signal(str)
    pristine = True

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._tell)
        self._fit()

    def text(self) -> str:
        """What stands in it."""
        # Not what Qt takes for plain: there no-break spaces are spaces.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def setText(self, text: str) -> None:
        """Show another text."""
        self.setPlainText(text)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:
        """It becomes as narrow as it must."""
        return QSize(40, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _tell(self) -> None:
        self._fit()
        self.textEdited.emit(self.text())

    def _fit(self) -> None:
        needed = max(round(self.document().size().height()), 1)
        lines = min(needed, _MOST_LINES)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > lines else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if bar != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bar)
        height = lines * self.fontMetrics().lineSpacing() + _EDGE
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def event(self, event: QEvent) -> bool:
        """As in a line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _passes(self, event):
            event.ignore()
            return False
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter enters, Escape gives up what is typed."""
        if not _heard(self, event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Enter what is typed."""
        super().focusOutEvent(event)
        if event.reason() != _POPUP:
            self.left.emit()


def _passes(field: Line | Lines, event: QKeyEvent) -> bool:
    """Whether a key is for the window, though fields have a meaning for it."""
    if saves(event):
        # Nothing can be saved before something is entered.
        field.entered.emit()
        return True
    return field.pristine and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


def _heard(field: Line | Lines, event: QKeyEvent) -> bool:
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        field.entered.emit()
        return True
    if event.key() == Qt.Key.Key_Escape and not field.pristine:
        field.given_up.emit()
        return True
    return False


class Entry(QWidget):
    """One thing that can be stated of a unit, or of a part of it.

    What is typed is entered by Enter or when the keyboard goes elsewhere. What cannot be entered stays, with what is
    wrong below it, until it is mended or given up by Escape.
    """

    entered = Signal()
    """Something was entered."""
    _later = Signal()

    def __init__(
        self, hand: Hand, where: str, make: Make, *, lines: bool = False, before: QWidget | None = None
    ) -> None:
        """`where` tells it from the other fields of a unit; `before` stands before what is typed."""
        super().__init__()
        self.where = where
        self._hand = hand
        self._make = make
        self._shown = ""
        self._unchanged = ""
        """What the field has of that while nothing is typed: it may know no such signs."""
        self._why: Message | None = None
        self._odd: Message | None = None
        self._entering = False
        self.editor: Line | Lines = Lines() if lines else Line()
        self._caption: QLabel | None = None
        self._wrong: QLabel | None = None
        self.row = QHBoxLayout()
        self.row.setSpacing(4)
        if before is not None:
            self.row.addWidget(before)
        self.row.addWidget(self.editor, 1)
        if before is not None and lines:
            self.row.setAlignment(before, Qt.AlignmentFlag.AlignTop)
            before.setContentsMargins(0, _MARGIN + 2, 0, 0)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.row)
        self.editor.textEdited.connect(lambda _: self._note())
        self.editor.entered.connect(self.settle)
        self.editor.given_up.connect(self.give_up)
        self.editor.left.connect(self._later)
        # Later, as what takes the keyboard away may be in the middle of showing something else.
        self._later.connect(self.settle, Qt.ConnectionType.QueuedConnection)

    @property
    def caption(self) -> QLabel:
        """What stands above it. It is made when there is something to say, as most rows of a list have none."""
        if self._caption is None:
            self._caption = made = label(role="caption")
            made.setBuddy(self.editor)
            made.hide()
            self._column.insertWidget(0, made)
            # Read out before the field, as it is seen.
            made.lower()
        return self._caption

    @property
    def wrong(self) -> QLabel:
        """What is wrong with what is typed. It is made when something is: Qt dresses what is hidden too."""
        if self._wrong is None:
            self._wrong = wrong_below(self._column)
        return self._wrong

    @property
    def is_wrong(self) -> bool:
        """Whether it says of something that it is wrong, or odd."""
        return self._wrong is not None and bool(self._wrong.text())

    @property
    def is_typed(self) -> bool:
        """Whether something else stands in it than is stated."""
        return self.editor.text() != self._unchanged

    def tell(self, shown: str, name: str, caption: str = "", *, anew: bool) -> None:
        """Show what is stated; what is typed stays, unless it is told `anew` of another unit.

        `name` is what a screen reader calls it, `caption` what stands above it.
        """
        self.editor.setAccessibleName(name)
        if caption or self._caption is not None:
            self.caption.setText(caption)
            self.caption.setVisible(bool(caption))
        typed = self.is_typed and not self._entering and not anew
        news = shown != self._shown
        self._shown = shown
        if not typed:
            self._show()
        elif news:
            self._unchanged = shown
        if anew:
            self._show_wrong(None)
            before = self._hand.taken_up(self.where)
            if before is not None:
                self._set(before[0])
                self._tell_wrong(before[1])
        elif self._why is not None:
            # In another language perhaps.
            self._tell_wrong(self._why)
        self._note()

    def tell_odd(self, odd: Message | None) -> None:
        """Tell what is odd about what is stated, though it can be: beside another field perhaps."""
        self._odd = odd
        self._show_wrong(self._why)

    def settle(self) -> None:
        """Enter what is typed."""
        if self.signalsBlocked() or self._entering:
            return
        if not self.is_typed:
            # Left a moment ago, it may have told nothing wrong any more, and what was typed is kept.
            if self._why is not None:
                self._tell_wrong(None)
            return
        self._entering = True
        why = self._hand.enter(self._make, self._typed())
        self._entering = False
        if why is None and self.is_typed:
            # It said the same in other words.
            self._show()
        self._tell_wrong(why)
        if why is None:
            self._note()
            self.entered.emit()

    def give_up(self) -> None:
        """Show what is stated in the place of what is typed."""
        self._show()
        self._tell_wrong(None)

    def leave(self) -> None:
        """Another unit is about to be shown: what is typed is entered, or else kept and told of."""
        self._hand.typing.discard(self)
        if not self.is_typed or self.signalsBlocked():
            return
        name = self.editor.accessibleName()
        if self._why is not None:
            self._hand.keep(self.where, name, self.editor.text(), self._why)
        else:
            self._hand.leave(self.where, name, self._make, self._typed())
        self._show()
        self._show_wrong(None)

    def _typed(self) -> str:
        """What is typed or pasted; in one line, what was pasted of several is one, as it looks there."""
        text = self.editor.text()
        return text if isinstance(self.editor, Lines) else _BREAK.sub(" ", text).strip()

    def _show(self) -> None:
        """Show what is stated."""
        if self.editor.text() != self._shown:
            self._set(self._shown)
        self._unchanged = self.editor.text()
        self._note()

    def _set(self, text: str) -> None:
        with QSignalBlocker(self.editor):
            self.editor.setText(text)
        self._note()

    def _note(self) -> None:
        """Note whether something is typed."""
        self.editor.pristine = not self.is_typed
        (self._hand.typing.discard if self.editor.pristine else self._hand.typing.add)(self)

    def _tell_wrong(self, why: Message | None) -> None:
        """Show what is wrong, and keep what is typed for as long as it is."""
        self._hand.note_wrong(self.where, self.editor.accessibleName(), self.editor.text(), why)
        self._show_wrong(why)

    def _show_wrong(self, why: Message | None) -> None:
        self._why = why
        told = why or self._odd
        if told is not None or self._wrong is not None:
            show_wrong(self.editor, self.wrong, self._hand.said(told) if told is not None else "")
