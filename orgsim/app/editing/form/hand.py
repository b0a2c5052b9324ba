"""What is entered in fields becomes actions, one for each field; what cannot be entered is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.document.document import Document
from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.form.stating import Subject, languages_of
from orgsim.app.editing.form.unentered import MOST_SAID, Kept, unentered_of, what_is_wrong
from orgsim.app.widgets.labels import let_go, shortened
from orgsim.drawing.theme import Theme
from orgsim.files.writing.units.values import Unreadable
from orgsim.messages import Catalog, Message, message
from orgsim.model.edits.edits import Edit
from orgsim.model.edits.words import words
from orgsim.model.hierarchy import unit_of
from orgsim.model.unseen import typed

Make = Callable[[Subject, str], Sequence[Edit]]
"""What is typed, as edits of the unit; Unreadable where it cannot stand there."""


class Typed(Protocol):
    """A field in which something is typed."""

    def give_up(self) -> None:
        """Show what is stated in the place of what is typed."""

    def leave(self) -> None:
        """Another unit is about to be shown."""

    def settle(self) -> None:
        """Enter what is typed."""


class Hand(QObject):
    """Enters what is typed about one unit after another."""

    _left = Signal(object)

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self.document = document
        self.subject: Subject | None = None
        self.speech: Catalog
        self.theme: Theme
        self.typing: set[Typed] = set()
        """Fields in which something is typed and not entered."""
        self.unentered = unentered_of(document)
        # Later, when all have seen the change by which the unit is shown no more.
        self._left.connect(self._enter_left, Qt.ConnectionType.QueuedConnection)

    def do(self, edits: Sequence[Edit], of: Subject | None = None) -> Message | None:
        """Do `edits` as one action; a Message says why that cannot be."""
        of = of or self.subject
        if of is None or not edits:
            return None
        return editor_of(self.document).act({of.path: edits}, words(of.scenario, edits))

    def said(self, why: Message) -> str:
        """What is wrong, in words."""
        return what_is_wrong(why, self.speech)

    def enter(self, make: Make, text: str, of: Subject | None = None) -> Message | None:
        """Do what is typed, as one action; a Message says what is wrong with it."""
        of = of or self.subject
        if of is None:
            return None
        try:
            return self.do(make(of, typed(text)), of)
        except Unreadable as error:
            return error.message

    def keep(self, where: str, name: str, text: str, why: Message, of: Subject | None = None) -> None:
        """Keep what is typed there in the field of that `name`, and say that it is not entered."""
        of = of or self.subject
        if of is not None:
            self.note_wrong(where, name, text, why, of)
            said = message("form.kept", field=name, unit=of.unit.name, why=self.said(why))
            editor_of(self.document).refused.emit(said)

    def leave(self, where: str, name: str, make: Make, text: str) -> None:
        """Enter, once this can be done, what is typed there: another unit is about to be shown."""
        if self.subject is not None:
            self._left.emit((self.subject, where, name, make, text))

    def let_go(self, row: QWidget, *, gone: bool) -> None:
        """Have a row go with its fields: of something that is `gone`, or of what is shown elsewhere or later."""
        self.leave_fields(row, gone=gone)
        let_go(row)

    def leave_fields(self, row: QWidget, *, gone: bool) -> None:
        """What is typed in the fields of a row is entered or kept; where what they are of is `gone`, it is dropped."""
        for entry in [each for each in self.typing if isinstance(each, QWidget)]:
            if entry is row or row.isAncestorOf(entry):
                entry.give_up() if gone else entry.leave()

    def taken_up(self, where: str) -> tuple[str, Message] | None:
        """What was typed there before and was not entered."""
        kept = self.unentered.kept.get((*self.subject.key, where)) if self.subject is not None else None
        return None if kept is None else (kept.text, kept.why)

    def note_wrong(self, where: str, name: str, text: str, why: Message | None, of: Subject | None = None) -> None:
        """Note what is typed there and cannot be entered, or that nothing is any more."""
        of = of or self.subject
        if of is None:
            return
        self.unentered.note((*of.key, where), None if why is None else Kept(text, why, name, of.unit.name))

    def _enter_left(self, left: tuple[Subject, str, str, Make, str]) -> None:
        was, where, name, make, text = left
        of = self._now(was)
        if of is None and self.document.state.open_file(was.path) is not None:
            # Others took the unit from the draft, or it was not there any more after all was done anew.
            said = message("form.lost", field=name, unit=was.unit.name, text=shortened(text, MOST_SAID))
            editor_of(self.document).refused.emit(said)
        why = self.enter(make, text, of) if of is not None else None
        if why is not None:
            self.keep(where, name, text, why, was)

    def _now(self, was: Subject) -> Subject | None:
        """The same unit as its draft has it now."""
        file = self.document.state.open_file(was.path)
        unit = unit_of(file.scenario, was.unit.id) if file is not None else None
        if file is None or unit is None:
            return None
        return Subject(was.path, was.column, file.scenario, unit, languages_of(file.scenario))
