"""The form: all that can be stated of a unit, in sections that fold."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.editing.form.basics import Basics, Standing
from orgsim.app.editing.form.deciding.meetings import Meetings
from orgsim.app.editing.form.entry import Entry, Line
from orgsim.app.editing.form.hand import Hand
from orgsim.app.editing.form.money import Money
from orgsim.app.editing.form.notes import Notes
from orgsim.app.editing.form.ordering import as_read, put_in_order
from orgsim.app.editing.form.remit import Remit
from orgsim.app.editing.form.seats import SeatFields
from orgsim.app.editing.form.section import Fields, Section
from orgsim.app.editing.form.stating import Subject
from orgsim.app.editing.form.ties import Ties
from orgsim.app.turn import Turn
from orgsim.app.weakly import weakly
from orgsim.messages import catalog

_SECTIONS: tuple[tuple[str, Callable[[Hand], Fields]], ...] = (
    ("basics", Basics),
    ("seats", SeatFields),
    ("meetings", Meetings),
    ("remit", Remit),
    ("money", Money),
    ("ties", Ties),
    ("standing", Standing),
    ("notes", Notes),
)
_OF_BODIES = frozenset(("basics", "seats", "remit"))
_OF_OTHERS = frozenset(("basics", "money"))
"""What is open at first."""
_AT_FIRST = _OF_BODIES | _OF_OTHERS


class UnitForm(QWidget):
    """States one unit of one draft after another."""

    left = Signal()
    """Escape was pressed where nothing is typed."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand = Hand(document, self)
        self._asked: dict[tuple[bool, str], bool] = {}
        """Which sections were opened or folded, of bodies and of others."""
        self._told: tuple[object, ...] = ()
        self.hand.speech, self.hand.theme = catalog(document.state.language), theme_of(document.state)
        self.sections = {name: Section(self.hand, name, make) for name, make in _SECTIONS}
        self._ordered: list[QWidget] = []
        self._ordering = Turn(self)
        """Until Tab leads in from outside as the fields are read: by Tab among them they are put in order at once."""
        self._ordering.come.connect(weakly(self._put_in_order))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 12, 16)
        column.setSpacing(2)
        for section in self.sections.values():
            column.addWidget(section)
            section.toggled.connect(lambda on, section=section: self._remember(section, on))
        column.addStretch(1)
        keeper_of(document).settling.connect(self.settle)
        document.changed.connect(self._spare)
        self.hand.unentered.forgotten.connect(self._give_up)

    def tell(self, of: Subject, state: State) -> None:
        """Show what is stated of `of`; what is typed of another unit is entered or kept first."""
        anew = self.hand.subject is None or self.hand.subject.key != of.key
        if anew:
            self.leave()
        speech, theme = catalog(state.language), theme_of(state)
        told = (of.unit, of.scenario, state.files, state.based, speech, theme)
        if not anew and all(one is other for one, other in zip(told, self._told, strict=True)):
            return
        self._told = told
        self.hand.subject, self.hand.speech, self.hand.theme = of, speech, theme
        for section in self.sections.values():
            section.tell(of, state, anew=anew, is_open=self._is_open(of, section.name))
        if anew:
            self._ordering.ask()

    def get_ready(self) -> bool:
        """Make the fields of a section that is open at first; whether there is another."""
        lacking = [its for name, its in self.sections.items() if name in _AT_FIRST and its.fields is None]
        if lacking:
            lacking[0].make_fields().hide()
        return len(lacking) > 1

    def _spare(self, before: State, after: State) -> None:
        """Have fields that are folded go before all is dressed in another theme, which they would take a half of.

        Those of what is open at first are soon needed again; and to what could not be entered one may be led back.
        """
        if before.theme == after.theme:
            return
        kept = {where for *_, where in self.hand.unentered.kept}
        for name, section in self.sections.items():
            if name not in _AT_FIRST and kept.isdisjoint(its.where for its in section.findChildren(Entry)):
                section.let_go_folded()

    def enter(self) -> None:
        """Bring the keyboard to the first field."""
        first = next((its for its in as_read(self._column) if isinstance(its, Line) and its.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            first.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where no field needs it, leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Lead through the fields as they are read, whenever each was made."""
        self._put_in_order()
        return super().focusNextPrevChild(forward)

    def _put_in_order(self) -> None:
        found = [*as_read(self._column)]
        if found != self._ordered:
            self._ordered = found
            put_in_order(found)

    def leave(self) -> None:
        """No unit is to be stated any more, or another one."""
        for entry in [*self.hand.typing]:
            entry.leave()
        self.hand.subject = None

    def settle(self) -> None:
        """Enter what is typed."""
        for entry in [*self.hand.typing]:
            entry.settle()

    def go_to(self, where: str) -> None:
        """Bring the keyboard to that field, of whichever section; to the first where there is none."""
        for section in self.sections.values():
            for entry in section.findChildren(Entry):
                if entry.where == where and not entry.signalsBlocked():
                    if not section.head.isChecked():
                        section.head.click()
                    # Rows of a list are made anew as it is opened.
                    self.entry(where).editor.setFocus(Qt.FocusReason.OtherFocusReason)
                    return
        self.enter()

    def _give_up(self, paths: Collection[Path]) -> None:
        """What is typed of the drafts at `paths` is not to be entered any more."""
        if self.hand.subject is not None and self.hand.subject.path in paths:
            for entry in [*self.hand.typing]:
                entry.give_up()

    def entry(self, where: str) -> Entry:
        """The field that is called so, such as `seats.total`, of a section that is open; KeyError where none is."""
        for entry in self.findChildren(Entry):
            if entry.where == where and not entry.signalsBlocked():
                return entry
        raise KeyError(where)

    def _is_open(self, of: Subject, name: str) -> bool:
        body = _is_body(of)
        return self._asked.get((body, name), name in (_OF_BODIES if body else _OF_OTHERS))

    def _remember(self, section: Section, on: bool) -> None:
        if self.hand.subject is not None:
            self._asked[_is_body(self.hand.subject), section.name] = on


def _is_body(of: Subject) -> bool:
    kind = of.scenario.kinds.get(of.unit.kind)
    return kind is not None and (kind.body or kind.side == "elected")
