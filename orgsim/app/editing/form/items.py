"""A list of things that are stated one beside another, each of which can be taken out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from orgsim.app.editing.form.hand import Hand
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import label, let_go, plain_tip


def take_out_button(hand: Hand, what: str) -> QToolButton:
    """A button that takes out what is called `what`."""
    made = QToolButton()
    made.setObjectName("flat")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setIcon(icon("close", hand.theme, colour=hand.theme.muted_text))
    name_take_out(made, hand, what)
    return made


def name_take_out(button: QToolButton, hand: Hand, what: str) -> None:
    """Have it tell what it takes out."""
    said = hand.speech("form.remove", what=what)
    button.setAccessibleName(said)
    button.setToolTip(plain_tip(said))


class Items(QWidget):
    """Rows of text with a button each; nothing where there are none."""

    removed = Signal(object)
    """The key of what is to be taken out."""

    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self._hand = hand
        self._told: tuple[object, ...] = ()
        self.buttons: list[QToolButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._rows: list[QWidget] = []

    def tell(self, items: Sequence[tuple[object, str]]) -> None:
        """List `items`, each by its key with what is said of it."""
        told = (self._hand.theme, self._hand.speech, *items)
        if told == self._told:
            return
        self._told = told
        had = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), None)
        for row in self._rows:
            self._column.removeWidget(row)
            let_go(row)
        self._rows, self.buttons = [], []
        for key, text in items:
            self._add(key, text)
        if had is not None and self.buttons:
            self.buttons[min(had, len(self.buttons) - 1)].setFocus()
        self.setVisible(bool(items))

    def _add(self, key: object, text: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        said = label(text, wrap=True)
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        button = take_out_button(self._hand, text)
        button.clicked.connect(lambda: self.removed.emit(key))
        line.addWidget(said, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(row)
        self._rows.append(row)
        self.buttons.append(button)
