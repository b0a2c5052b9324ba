"""Asks for the reason why a rule is switched off or a breach is answered, and offers to take it back."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from orgsim.app.document.comparison_edits import own_comparison
from orgsim.app.document.state import State
from orgsim.app.widgets.labels import label
from orgsim.messages import Catalog, catalog


class Begun(Struct, frozen=True):
    """A reason that is being written."""

    text: str
    at: int
    """Where in it one writes."""
    focused: bool


class ReasonForm(QWidget):
    """A button that opens a field for a reason, or where one is given a button that takes it back."""

    reason_asked = Signal()
    """The reason is to be written now: its field has appeared, and has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin = QPushButton()
        self.undo = QPushButton()
        self.reason = QLineEdit()
        self.do = QPushButton()
        self._given = False
        self._is_asking = False
        self._cancel = QPushButton()
        self._where = label(role="caption", wrap=True)
        self.error = label(role="warning", wrap=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.do)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.reason)
        layout.addLayout(buttons)
        layout.addWidget(self._where)
        layout.addWidget(self.error)
        self.begin.clicked.connect(lambda: self._ask(True))
        self._cancel.clicked.connect(lambda: self._ask(False))
        self.do.clicked.connect(self._do)
        self.reason.returnPressed.connect(self._do)
        self.reason.textChanged.connect(lambda text: self.do.setEnabled(bool(text.strip())))
        self.undo.clicked.connect(self._take_back)

    @property
    def begun(self) -> Begun | None:
        """The reason that is being written."""
        if not self._is_asking:
            return None
        return Begun(self.reason.text(), self.reason.cursorPosition(), self.reason.hasFocus())

    def go_on(self, begun: Begun) -> None:
        """Have a reason written on that was begun in another form of the same, unless one is given by now."""
        if self._given or not self.begin.isEnabled():
            return
        self.reason.setText(begun.text)
        self._show_field(True)
        if begun.focused:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reason.setCursorPosition(begun.at)

    def _offer(self, state: State, speech: Catalog, kind: str, *, given: bool) -> None:
        """Word the form with the texts of `kind`; where a reason is `given`, offer to take it back.

        A reason that is being written goes on being written.
        """
        self._given = given
        self.do.setText(speech(f"checks-view.{kind}.do"))
        self._cancel.setText(speech("checks-view.off.cancel"))
        self.reason.setPlaceholderText(speech(f"checks-view.{kind}.reason"))
        self.reason.setAccessibleName(speech(f"checks-view.{kind}.reason"))
        own = own_comparison(state)
        if own is None:
            self._where.setText(speech(f"checks-view.{kind}.no-comparison"))
        else:
            self._where.setText(speech("checks-view.off.where", file=own.path.name))
        if not self._is_asking or given or own is None:
            self._ask(False)
            self.begin.setVisible(not given)
            self._where.setVisible(own is None)
        self.begin.setEnabled(own is not None)
        self.undo.setVisible(given)

    def keyboard_order(self) -> Sequence[QWidget]:
        """What can have the keyboard in it, from top to bottom."""
        return self.begin, self.undo, self.reason, self.do, self._cancel

    def tell_error(self, said: str) -> None:
        """Say why it could not be written."""
        self.error.setText(said)
        self.error.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape drops the reason."""
        if event.key() == Qt.Key.Key_Escape and self.reason.isVisible():
            self._ask(False)
            self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _show_field(self, on: bool) -> None:
        self._is_asking = on
        for part in (self.reason, self.do, self._cancel, self._where):
            part.setVisible(on)
        self.begin.setVisible(not on)
        self.error.hide()
        self.do.setEnabled(bool(self.reason.text().strip()))

    def _ask(self, on: bool) -> None:
        self._show_field(on)
        if on:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reason_asked.emit()

    def _do(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self._give(reason)

    def _give(self, reason: str) -> None:
        raise NotImplementedError

    def _take_back(self) -> None:
        raise NotImplementedError


class RuleSwitch(ReasonForm):
    """The switch of one rule. A rule is off for all scenarios of the comparison."""

    off_asked = Signal(str, str)
    """Switch that rule off, for that reason."""
    on_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = ""

    def tell(self, rule: str, state: State) -> None:
        """Offer the switch of `rule`; a reason that was begun for another one is dropped."""
        speech = catalog(state.language)
        if rule != self._rule:
            self._rule = rule
            self.reason.clear()
            self._show_field(False)
        comparison = state.comparison
        off = comparison is not None and rule in comparison.comparison.rules_off
        self.begin.setText(speech("checks-view.off.begin"))
        self.undo.setText(speech("checks-view.off.undo"))
        self._offer(state, speech, "off", given=off)

    def _give(self, reason: str) -> None:
        self.off_asked.emit(self._rule, reason)

    def _take_back(self) -> None:
        self.on_asked.emit(self._rule)


class BreachAnswer(ReasonForm):
    """Answers the breach of one body with a special reason, where the statute lets one stand against it."""

    answered = Signal(str)
    """Answer it, for that reason."""
    taken_back = Signal()

    def tell(self, unit: str, state: State, *, given: bool) -> None:
        """Offer it for the body that is called `unit`."""
        speech = catalog(state.language)
        self.begin.setText(speech("checks-view.answer.begin"))
        self.undo.setText(speech("checks-view.answer.undo"))
        self.begin.setAccessibleName(f"{unit}: {self.begin.text()}")
        self.undo.setAccessibleName(f"{unit}: {self.undo.text()}")
        self._offer(state, speech, "answer", given=given)

    def _give(self, reason: str) -> None:
        self.answered.emit(reason)

    def _take_back(self) -> None:
        self.taken_back.emit()
