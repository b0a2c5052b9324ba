"""What is odd in a source: each with its row, what may be done about it, and the same for all of one sort at once."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from orgsim.app.widgets.fields import Choice
from orgsim.app.widgets.labels import clear, label, link_button
from orgsim.drawing.theme import Theme
from orgsim.importing.records import ODD_WORDS, Oddity, choice_words
from orgsim.messages import Catalog

_MOST = 12
"""Of one sort that are listed; the rest are counted."""
_CHOICE = 230


class Line(Struct, frozen=True):
    """A line of the list."""

    said: str
    where: str = ""
    row: int | None = None
    """Of a table, to be looked at."""
    name: str = ""
    """By which a choice is made: of one place, or of all of one sort."""
    choices: tuple[str, ...] = ()
    taken: str | None = None
    """`None`: one here, another there."""


def lines_of(oddities: Sequence[Oddity], speech: Catalog) -> tuple[Line, ...]:
    """The lines: what can be decided before what is only told, sorts in their usual order."""
    found: list[Line] = []
    for deciding in (True, False):
        for word in ODD_WORDS:
            alike = [its for its in oddities if its.what == word and (len(its.choices) > 1) is deciding]
            named = {its.name for its in alike}
            if deciding and len(alike) > 1 and named != {word}:
                taken = {its.taken for its in alike}
                said = speech("importing.all-alike", n=len(alike))
                one = next(iter(taken)) if len(taken) == 1 else None
                found.append(Line(said, name=word, choices=alike[0].choices, taken=one))
            found += [_line(its, speech) for its in alike[:_MOST]]
            if len(alike) > _MOST:
                found.append(Line(speech("importing.more-alike", n=len(alike) - _MOST)))
    return tuple(found)


def _line(oddity: Oddity, speech: Catalog) -> Line:
    place = oddity.place
    where = ""
    for name, number in (("row", place.row), ("line", place.line), ("slide", place.slide)):
        if number is not None:
            where = speech(f"importing.{name}", number=str(number))
            break
    said = speech.say(oddity.sentence)
    choices = oddity.choices if len(oddity.choices) > 1 else ()
    if not choices and oddity.done is not None:
        said = f"{said} → {speech.say(oddity.done)}"
    return Line(said, where, place.row, oddity.name, choices, oddity.taken)


class OddList(QScrollArea):
    """Lists the lines; fields that were changed keep the keyboard when they are listed anew."""

    chosen = Signal(str, str)
    """What is to be done: the name of something odd, and the word of the choice."""
    row_asked = Signal(int)
    """A row is to be looked at."""

    def __init__(self, theme: Theme, speech: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._speech = speech
        self._lines: tuple[Line, ...] = ()
        self._fields: dict[str, Choice] = {}
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(10, 8, 10, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(speech("importing.odd"))

    @property
    def fields(self) -> dict[str, Choice]:
        """The fields by the names of what is odd."""
        return self._fields

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """List these."""
        if lines == self._lines:
            return
        self._lines = lines
        held = next((name for name, field in self._fields.items() if field.hasFocus()), None)
        at = self.verticalScrollBar().value()
        clear(self._grid)
        self._fields = {}
        for place, line in enumerate(lines):
            self._add(place, line)
        self._grid.setRowStretch(len(lines), 1)
        self._inside.adjustSize()
        if held is not None and held in self._fields:
            self._fields[held].setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(at)

    def _add(self, place: int, line: Line) -> None:
        if line.row is not None:
            row = line.row
            link = link_button(line.where, self._speech("importing.go-to-row"))
            link.clicked.connect(lambda _=False: self.row_asked.emit(row))
            self._grid.addWidget(link, place, 0)
        elif line.where:
            self._grid.addWidget(label(line.where, "muted"), place, 0)
        said = label(line.said, "" if line.choices else "muted", wrap=True)
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        said.setMinimumHeight(26)
        said.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(said, place, 1)
        if line.choices:
            self._grid.addWidget(self._field(line), place, 2)

    def _field(self, line: Line) -> Choice:
        items: list[tuple[str, object]] = [(self._speech.say(choice_words(word)), word) for word in line.choices]
        if line.taken is None:
            items.insert(0, (self._speech("importing.mixed"), None))
        field = Choice(items, line.taken, self._theme)
        field.setFixedWidth(_CHOICE)
        field.setAccessibleName(f"{line.where}: {line.said}" if line.where else line.said)
        field.currentIndexChanged.connect(lambda _: self._choose(line.name))
        self._fields[line.name] = field
        return field

    def _choose(self, name: str) -> None:
        word = self._fields[name].currentData()
        if word is not None:
            self.chosen.emit(name, word)
