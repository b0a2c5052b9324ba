"""A part of the form that folds: its fields are made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from orgsim.app.document.state import State
from orgsim.app.editing.form.choosing import Chosen
from orgsim.app.editing.form.entry import Entry
from orgsim.app.editing.form.hand import Hand
from orgsim.app.editing.form.stating import Subject, edits, nearest, said, shown, text_of, wordings
from orgsim.app.weakly import weakly
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import label
from orgsim.model.edits.edits import Set
from orgsim.model.edits.fields import Value, stated
from orgsim.model.text import LANGUAGES, Language

_TAG = 18
"""Pixels of the code of a language."""
_LANGUAGES: tuple[Language | None, ...] = (None, *LANGUAGES)
YES_NO: tuple[tuple[str, bool | None], ...] = (("fact.not-stated", None), ("value.yes", True), ("value.no", False))


class Fields(QWidget):
    """The fields of a section."""

    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self.hand = hand
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 2, 0, 8)
        self.column.setSpacing(7)
        self._plain: list[tuple[Entry, str, str]] = []
        self._chosen: list[tuple[Chosen, str, str, Sequence[tuple[str, Value]]]] = []

    def tell(self, of: Subject, state: State, *, anew: bool) -> None:
        """Show what is stated of `of`; `anew`: it is another unit than before."""
        for entry, field, caption in self._plain:
            said = self.hand.speech(caption)
            entry.tell(shown(of, field, None, self.hand.speech), said, said, anew=anew)
        for choice, field, caption, values in self._chosen:
            items = [(self.hand.speech(key), value) for key, value in values]
            choice.tell(self.hand.speech(caption), items, stated(of.unit, field))

    def add_plain(self, field: str, caption: str, *, lines: bool = False) -> Entry:
        """A field that is typed, with what it is called; to be placed by the caller."""
        made = Entry(self.hand, field, lambda of, text: edits(of, field, None, text, self.hand.speech), lines=lines)
        self._plain.append((made, field, caption))
        return made

    def add_chosen(self, field: str, caption: str, values: Sequence[tuple[str, Value]]) -> Chosen:
        """A field of few values, each with the key of its name."""
        made = Chosen(self.hand, lambda value: self._set(field, value))
        self._chosen.append((made, field, caption, values))
        return made

    def _set(self, field: str, value: object) -> Sequence[Set]:
        of = self.hand.subject
        return () if of is None else (Set(of.unit.id, field, value),)  # type: ignore[arg-type]

    def add_grid(self, *rows: Sequence[QWidget]) -> None:
        """Two fields beside each other in each row."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        for row, widgets in enumerate(rows):
            for column, widget in enumerate(widgets):
                grid.addWidget(widget, row, column, 1, 2 // len(widgets), Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)


class Wordings(QWidget):
    """A text with a field for each language in which it is said, and buttons for those in which it could be."""

    def __init__(self, hand: Hand, field: str, caption: str, *, lines: bool = False, every: bool = False) -> None:
        """`every`: those in which it could be said are there from the start."""
        super().__init__()
        self._hand, self._field, self._name, self._lines, self._every = hand, field, caption, lines, every
        self._asked: set[Language | None] = set()
        self._caption = label(role="caption")
        self.entries: dict[Language | None, Entry] = {}
        self._buttons: dict[Language | None, QPushButton] = {}
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._caption, 1)
        self._head = head
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addLayout(head)

    def tell(self, of: Subject, *, anew: bool) -> None:
        """Show what is stated."""
        speech, text = self._hand.speech, text_of(of, self._field)
        there = wordings(of, text)
        if anew:
            self._asked.clear()
        first = nearest(of, text, speech.language)
        caption = speech(self._name)
        self._caption.setText(caption)
        for language in _LANGUAGES:
            shown = language in there and (
                self._every or language == first or language in self._asked or bool(said(text, language))
            )
            # What could not be entered is seen until it is mended.
            shown = shown or (*of.key, self._where(language)) in self._hand.unentered.kept
            shown = shown or (not anew and language in self.entries and self.entries[language].is_typed)
            if shown:
                name = caption if language is None else f"{caption} ({speech(f'form.language.{language}')})"
                self._entry(language).tell(said(text, language), name, anew=anew)
            if language in self.entries:
                self.entries[language].setVisible(shown)
            self._offer(language, offered=language in there and not shown)
        self._caption.setBuddy(self.entries[first].editor)

    def _where(self, language: Language | None) -> str:
        return f"{self._field}.{language or 'und'}"

    def _entry(self, language: Language | None) -> Entry:
        if language not in self.entries:
            field, hand = self._field, self._hand
            made = Entry(
                hand,
                self._where(language),
                lambda of, text: edits(of, field, language, text, hand.speech),
                lines=self._lines,
                before=_tag(language) if language is not None else None,
            )
            made.entered.connect(weakly(self._try_again))
            self.entries[language] = made
            order = [each for each in _LANGUAGES if each in self.entries]
            self._column.insertWidget(1 + order.index(language), made)
        return self.entries[language]

    def _try_again(self) -> None:
        """What could not be entered in one language may be possible by what is now said in another."""
        for entry in self.entries.values():
            if entry.is_wrong:
                entry.settle()

    def _offer(self, language: Language | None, *, offered: bool) -> None:
        if offered and language is not None and language not in self._buttons:
            button = QPushButton(f"+ {language}")
            button.setObjectName("link")
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda: self._ask(language))
            self._buttons[language] = button
            self._head.insertWidget(1 + [each for each in _LANGUAGES if each in self._buttons].index(language), button)
        if language in self._buttons:
            self._buttons[language].setVisible(offered)
            if language is not None:
                name = self._hand.speech(f"form.language.{language}")
                self._buttons[language].setAccessibleName(f"{self._hand.speech(self._name)}: {name}")

    def _ask(self, language: Language) -> None:
        self._asked.add(language)
        if self._hand.subject is not None:
            self.tell(self._hand.subject, anew=False)
            self.entries[language].editor.setFocus()


def _tag(language: Language) -> QLabel:
    """The code of a language, which stands before what is said in it."""
    made = label(language, "caption")
    made.setFixedWidth(_TAG)
    return made


class Section(QWidget):
    """A head that folds, and the fields below it."""

    toggled = Signal(bool)

    def __init__(self, hand: Hand, name: str, make: Callable[[Hand], Fields]) -> None:
        super().__init__()
        self.name = name
        self._hand = hand
        self._make = make
        self.fields: Fields | None = None
        self._told: tuple[Subject, State] | None = None
        self.head = QPushButton()
        self.head.setObjectName("fold")
        self.head.setCheckable(True)
        self.head.clicked.connect(self._click)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)

    def tell(self, of: Subject, state: State, *, anew: bool, is_open: bool) -> None:
        """Show what is stated, where it is open."""
        self._told = of, state
        self.head.setText(self._hand.speech(f"form.section.{self.name}"))
        fresh = self.fields is None or self.fields.isHidden()
        self._open(is_open)
        if self.fields is not None and is_open:
            self.fields.tell(of, state, anew=anew or fresh)

    def _click(self, on: bool) -> None:
        if not on:
            self._leave()
        self._open(on)
        if on and self.fields is not None and self._told is not None:
            self.fields.tell(*self._told, anew=True)
        self.toggled.emit(on)

    def _open(self, on: bool) -> None:
        self.head.setChecked(on)
        self.head.setIcon(icon("chevron-down" if on else "chevron-right", self._hand.theme))
        self.head.setAccessibleDescription(self._hand.speech("form.open" if on else "form.folded"))
        if on and self.fields is None:
            self.make_fields()
        if self.fields is not None:
            self.fields.setVisible(on)

    def make_fields(self) -> Fields:
        """Make what stands below the head."""
        self.fields = made = self._make(self._hand)
        self._column.addWidget(made)
        return made

    def let_go_folded(self) -> None:
        """Have its fields go where they are not seen: they are made again when it is opened."""
        if self.fields is not None and self.fields.isHidden():
            self._hand.let_go(self.fields, gone=False)
            self.fields = None

    def _leave(self) -> None:
        """What is typed in it is about to be seen no more."""
        for entry in [each for each in self._hand.typing if isinstance(each, Entry) and self.isAncestorOf(each)]:
            entry.leave()
