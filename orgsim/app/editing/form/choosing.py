"""A field of which the values are chosen from a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from orgsim.app.editing.form.hand import Hand
from orgsim.app.widgets.fields import Choice, wrong_below
from orgsim.app.widgets.labels import label
from orgsim.messages import Message
from orgsim.model.edits.edits import Edit

_OPENS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Chosen(QWidget):
    """One thing of which there are a few values."""

    def __init__(self, hand: Hand, make: Callable[[object], Sequence[Edit]]) -> None:
        super().__init__()
        self._hand = hand
        self._make = make
        self._items: tuple[tuple[str, object], ...] = ()
        self._value: object = None
        self.choice = Choice([], None, hand.theme)
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # In a pane that scrolls, the wheel is to scroll and not to change what lies under the pointer.
        self.choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choice.installEventFilter(self)
        self.caption = label(role="caption")
        self.caption.setBuddy(self.choice)
        self._wrong: QLabel | None = None
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.caption, self.choice):
            column.addWidget(part)
        self.choice.activated.connect(lambda place: self._take(self.choice.itemData(place)))

    @property
    def wrong(self) -> QLabel:
        """Why what was chosen cannot be: made when something cannot, as in a field that is typed in."""
        if self._wrong is None:
            self._wrong = wrong_below(self._column)
        return self._wrong

    def tell(self, caption: str, items: Sequence[tuple[str, object]], value: object) -> None:
        """Show `value`, one of the items."""
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))
        self.choice.setAccessibleName(caption)
        self.choice.set_theme(self._hand.theme)
        self._value = value
        if tuple(items) != self._items:
            self._items = tuple(items)
            self.choice.offer(items, value)
        else:
            with QSignalBlocker(self.choice):
                self.choice.choose(value)
        self._tell_wrong(None)

    def _take(self, value: object) -> None:
        if value == self._value:
            return
        why = self._hand.do(self._make(value))
        if why is not None:
            with QSignalBlocker(self.choice):
                self.choice.choose(self._value)
            self._tell_wrong(why)

    def _tell_wrong(self, why: Message | None) -> None:
        told = self._hand.speech.say(why) if why is not None else ""
        if told or self._wrong is not None:
            self.wrong.setText(told)
            self.wrong.setVisible(bool(told))
        self.choice.setAccessibleDescription(told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel pass to what scrolls, and have arrows open the list rather than change what is stated."""
        if isinstance(event, QWheelEvent):
            event.ignore()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _OPENS:
            self.choice.showPopup()
            return True
        return super().eventFilter(watched, event)
