"""A field over a chart in which a unit is named: a new one with its kind, or one that is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QWidget

from orgsim.app.widgets.fields import Choice, saves
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language
from orgsim.model.unseen import typed

_WIDTH = 300
_WITH_KIND = 480
_LANGUAGE = 72
_GAP = 4
_FREE = 8
"""Pixels between it and the edges of what it lies over."""


class _Line(QLineEdit):
    """Tells which key ended it, and that the keyboard went elsewhere."""

    ended = Signal(str)
    """`enter`, `tab`, `escape` or `left`."""

    def event(self, event: QEvent) -> bool:
        """Take what is typed before it is saved: where nothing else was changed, there is nothing to save yet."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and saves(event):
            self.ended.emit("enter")
            event.ignore()
            return False
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab take what is typed, Escape leaves all as it was."""
        keys = Qt.Key
        ends = {keys.Key_Return: "enter", keys.Key_Enter: "enter", keys.Key_Tab: "tab", keys.Key_Escape: "escape"}
        if (how := ends.get(keys(event.key()))) is not None:
            self.ended.emit(how)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is a key of its own here; Shift+Tab leads to the kind."""
        return False if forward else super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell of it."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.ended.emit("left")


class NameField(QFrame):
    """Asks for one name; with kinds it offers one for what is typed, until another is chosen."""

    entered = Signal(str, str)
    """What was typed, and by which key: `enter`, `tab` or `left`."""
    given_up = Signal()

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self.setObjectName("nameField")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._over = over
        self._theme = theme
        self._kinds: Choice | None = None
        self._languages: Choice | None = None
        self._guess: Callable[[str], str] | None = None
        self._chosen = False
        self.line = _Line()
        self.line.ended.connect(self._end)
        self.line.textEdited.connect(self._offer)
        self._more = QHBoxLayout()
        self._more.setSpacing(_GAP)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.line, 1)
        self._row.addLayout(self._more)

    @property
    def kind(self) -> str | None:
        """The kind that is offered or was chosen; `None`: none is asked for."""
        return str(self._kinds.currentData()) if self._kinds is not None else None

    def ask_kind(self, kinds: Sequence[tuple[str, object]], guess: Callable[[str], str], label: str) -> None:
        """Offer kinds, each with its name, by what is typed."""
        self._guess = guess
        self._kinds = Choice(kinds, guess(""), self._theme)
        self._kinds.setAccessibleName(label)
        self._kinds.setMaximumWidth(170)
        self._kinds.activated.connect(lambda _index: self._choose())
        self._more.addWidget(self._kinds, 1)

    @property
    def language(self) -> Language | None:
        """The language that the name is in, as it was chosen; `None`: none is asked for."""
        return cast("Language | None", self._languages.currentData()) if self._languages is not None else None

    def ask_language(self, languages: Sequence[Language], label: str) -> None:
        """Ask which of these the name is in, the first until another is chosen."""
        self._languages = Choice([(each, each) for each in languages], languages[0], self._theme)
        self._languages.setAccessibleName(label)
        self._languages.setFixedWidth(_LANGUAGE)
        self._languages.activated.connect(lambda _index: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self._more.insertWidget(0, self._languages)

    def open(self, near: QRect, within: QRect, label: str, text: str = "") -> None:
        """Show it as `stand` does, with the keyboard in it."""
        self.speak(label)
        self.line.setText(text)
        self.line.selectAll()
        self.stand(near, within)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def speak(self, label: str, kinds: Sequence[tuple[str, object]] = (), called: str = "", language: str = "") -> None:
        """Ask in those words, in another language perhaps; the kind that is offered or was chosen stays if it is one.

        `called`: what the kind is called, `language` the language of the name.
        """
        if self._languages is not None and language:
            self._languages.setAccessibleName(language)
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(label)
        if self._kinds is not None and kinds:
            chosen = self._kinds.currentData()
            if self._guess is not None and not any(kind == chosen for _, kind in kinds):
                self._chosen, chosen = False, self._guess(self.line.text())
            self._kinds.offer(kinds, chosen)
            self._kinds.setAccessibleName(called)

    def stand(self, near: QRect, within: QRect) -> None:
        """Stand at that place of what it lies over, and `within` that part of it as far as there is room.

        Where it is wider than that, it has two lines.
        """
        room = self._over.rect().intersected(within).adjusted(_FREE, _FREE, -_FREE, -_FREE)
        wanted = _WIDTH if self._kinds is None else _WITH_KIND + (0 if self._languages is None else _LANGUAGE)
        stacked = self._kinds is not None and room.width() < wanted
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        width = min(max(_WIDTH if stacked else wanted, near.width()), room.width())
        self.resize(width, self.sizeHint().height())
        at = QPoint(
            max(min(near.x(), room.right() + 1 - self.width()), room.left()),
            max(min(near.y(), room.bottom() + 1 - self.height()), room.top()),
        )
        self.move(at)

    def settle(self) -> None:
        """Take what is typed, wherever the keyboard is."""
        self._end("enter")

    def _choose(self) -> None:
        self._chosen = True
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, text: str) -> None:
        if self._kinds is not None and self._guess is not None and not self._chosen:
            self._kinds.choose(self._guess(text))

    def _end(self, how: str) -> None:
        if self.isHidden():
            return
        if how == "left" and any(each is not None and each.hasFocus() for each in (self._kinds, self._languages)):
            return
        text = " ".join(typed(self.line.text()).split())
        self.hide()
        if how == "escape" or not text:
            self.given_up.emit()
        else:
            self.entered.emit(text, how)


def kinds_of(scenario: Scenario, speech: Catalog) -> list[tuple[str, object]]:
    """The kinds of a draft, each with its name, in the order of these."""
    names = [(speech.value(kind.name), key) for key, kind in scenario.kinds.items()]
    return [*sorted(names, key=lambda each: each[0].casefold())]
