"""The cards of the library in rows under their headings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from orgsim.analysis.library.entries import Entry
from orgsim.analysis.library.shelves import Shelf
from orgsim.app.library.card import HEIGHT, LEAST_WIDTH, LibraryCard
from orgsim.app.widgets.labels import ElidedLabel, label, let_go
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog

_GAP = 12
_HEADING = 30
_USUAL, _WIDEST = 340, 360
"""How wide a card is, where there is room."""
_SIDE = 4
"""Room at both sides for the ring of the chosen card."""


class CardGrid(QScrollArea):
    """Lays the cards out, and moves the choice among them by keyboard."""

    chosen = Signal(object)
    opened = Signal(object)
    menu_asked = Signal(object, object)
    marked = Signal(object)
    """A card is to be marked for comparing, or not to be any more."""
    compare_asked = Signal()
    typed = Signal(str)
    """A letter was typed where no card takes any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self.setWidget(self._inner)
        self._cards: dict[Path, LibraryCard] = {}
        self._rows: list[list[LibraryCard]] = []
        self._headings: list[QLabel] = []
        self._shelves: tuple[Shelf, ...] = ()
        self._current: Path | None = None
        self._marks: Sequence[Path] = ()
        self._columns = 0

    @property
    def cards(self) -> tuple[LibraryCard, ...]:
        """The cards that are shown, in reading order."""
        return tuple(card for row in self._rows for card in row)

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above the cards, in reading order."""
        return tuple(heading.accessibleName() or heading.text() for heading in self._headings)

    def card(self, path: Path) -> LibraryCard | None:
        """The card of that file, if it is shown."""
        card = self._cards.get(path)
        return card if card is not None and not card.isHidden() else None

    def tell(self, shelves: tuple[Shelf, ...], theme: Theme, speech: Catalog, *, anew: bool) -> None:
        """Show those shelves; with `anew`, every card in another theme or language."""
        self._shelves = shelves
        wanted = {entry.path: entry for shelf in shelves for entry in shelf.entries}
        for path, card in self._cards.items():
            card.setVisible(path in wanted)
        for path, entry in wanted.items():
            self._show_card(path, entry, theme, speech, anew=anew)
        for heading in self._headings:
            let_go(heading)
        self._headings = [self._heading(shelf, speech) for shelf in shelves]
        self._place()

    def drop_others(self, known: Mapping[Path, Entry]) -> None:
        """Forget the cards of files that are not there any more."""
        for path in [path for path in self._cards if path not in known]:
            card = self._cards.pop(path)
            let_go(card)

    def show_choice(self, current: Path | None, marks: Sequence[Path]) -> None:
        """Show which card is chosen and which are marked for comparing."""
        self._current, self._marks = current, tuple(marks)
        for path, card in self._cards.items():
            mark = self._marks.index(path) if path in self._marks else None
            card.show_choice(current=path == current, mark=mark)

    def waiting(self) -> tuple[LibraryCard, ...]:
        """The cards without a picture: first those in view."""
        bare = [card for card in self.cards if not card.has_image]
        return tuple(sorted(bare, key=lambda card: card.visibleRegion().isEmpty()))

    def _show_card(self, path: Path, entry: Entry, theme: Theme, speech: Catalog, *, anew: bool) -> None:
        card = self._cards.get(path)
        if card is None:
            card = self._cards[path] = LibraryCard(entry, theme, speech, self._inner)
            card.chosen.connect(self.chosen)
            card.opened.connect(self.opened)
            card.mark_asked.connect(self.marked)
            card.menu_asked.connect(self.menu_asked)
            mark = self._marks.index(path) if path in self._marks else None
            card.show_choice(current=path == self._current, mark=mark)
            card.show()
        elif anew or card.entry is not entry:
            if card.entry is not entry:
                card.show_image(None)
            card.tell(entry, theme, speech)

    def _heading(self, shelf: Shelf, speech: Catalog) -> QLabel:
        said = speech.say(shelf.heading)
        if shelf.folder is None:
            made: QLabel = label(said, "unit")
        else:
            left = speech("library.left", n=shelf.left) if shelf.left else ""
            made = ElidedLabel(" · ".join(part for part in (said, str(shelf.folder), left) if part), "unit")
        made.setParent(self._inner)
        made.show()
        return made

    def _place(self) -> None:
        """Put everything in its place: as many columns as fit, all of one width."""
        width = self.viewport().width() - 2 * _SIDE
        fitting = (width + _GAP) // (LEAST_WIDTH + _GAP)
        columns = max(1, min(fitting, round((width + _GAP) / (_USUAL + _GAP))))
        each = min(_WIDEST, (width - _GAP * (columns - 1)) // columns)
        self._columns = columns
        self._rows = []
        y = 0
        for shelf, heading in zip(self._shelves, self._headings, strict=True):
            heading.setGeometry(_SIDE, y, width, _HEADING)
            y += _HEADING + 2
            for start in range(0, len(shelf.entries), columns):
                row = [self._cards[entry.path] for entry in shelf.entries[start : start + columns]]
                for column, card in enumerate(row):
                    card.setGeometry(_SIDE + column * (each + _GAP), y, each, HEIGHT)
                self._rows.append(row)
                y += HEIGHT + _GAP
            y += 6
        self._inner.resize(self.viewport().width(), max(y, 1))
        for before, after in zip(self.cards, self.cards[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._place()

    # the keyboard

    def choose_first(self) -> None:
        """Give the keyboard to the chosen card, else to the first."""
        card = self.card(self._current) if self._current is not None else None
        if card is None:
            card = next(iter(self.cards), None)
        if card is not None:
            self._go(card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to others what no card takes."""
        if not self._press(event):
            event.ignore()

    def _press(self, event: QKeyEvent) -> bool:
        keys = Qt.Key
        controlled = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        ways: dict[int, Callable[[], LibraryCard | None]] = {
            keys.Key_Left: lambda: self._along(-1),
            keys.Key_Right: lambda: self._along(+1),
            keys.Key_Up: lambda: self._across(-1),
            keys.Key_Down: lambda: self._across(+1),
            keys.Key_PageUp: lambda: self._across(-2),
            keys.Key_PageDown: lambda: self._across(+2),
            keys.Key_Home: lambda: next(iter(self.cards), None),
            keys.Key_End: lambda: next(iter(reversed(self.cards)), None),
        }
        way = ways.get(event.key())
        if way is not None and not controlled and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            card = way()
            if card is not None:
                self._go(card)
            return True
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            if controlled:
                self.compare_asked.emit()
            elif self._current is not None:
                self.opened.emit(self._current)
            return True
        if event.key() == keys.Key_Space and self._current is not None:
            self.marked.emit(self._current)
            return True
        text = event.text()
        if text.strip() and text.isprintable() and not controlled:
            self.typed.emit(text)
            return True
        return False

    def _go(self, card: LibraryCard) -> None:
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(card, 0, _HEADING + 6)

    def _place_of_current(self) -> tuple[int, int] | None:
        for number, row in enumerate(self._rows):
            for column, card in enumerate(row):
                if card.entry.path == self._current:
                    return number, column
        return None

    def _along(self, step: int) -> LibraryCard | None:
        cards, place = self.cards, self._place_of_current()
        if place is None:
            return next(iter(cards), None)
        here = cards.index(self._rows[place[0]][place[1]])
        return cards[min(max(here + step, 0), len(cards) - 1)]

    def _across(self, step: int) -> LibraryCard | None:
        place = self._place_of_current()
        if place is None:
            return next(iter(self.cards), None)
        row = self._rows[min(max(place[0] + step, 0), len(self._rows) - 1)]
        return row[min(place[1], len(row) - 1)]
