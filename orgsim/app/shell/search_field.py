"""The search field: finds units and matters in every open scenario while one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from orgsim.app.document.aside import Aside, Work
from orgsim.app.document.document import Document
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.widgets.icons import icon
from orgsim.drawing.themes import THEMES
from orgsim.messages import catalog
from orgsim.model.hierarchy import count_units
from orgsim.model.scenario import Scenario

if TYPE_CHECKING:
    from orgsim.analysis.search import Hit
    from orgsim.app.shell.search_list import SearchList


_PAGE = 9
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}
"""Rows of the list by key."""
_NARROWEST, _WIDTH = 170, 300
"""In a small window the menus need the room more."""
_AT_ONCE = 5_000
"""Units of all scenarios up to which they are searched at once: some 30 ms."""


class SearchField(QLineEdit):
    """A field that lists what it finds while one types; a choice is told as the unit's id."""

    chosen = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        # The list is made for the first search: before, it would only delay the window's first picture.
        self._list: SearchList | None = None
        self._gathering = Aside(self)
        self._gathering.ended.connect(self._go_on)
        self._searching = Aside(self)
        self._searching.ended.connect(self._found)
        self._wanted: str | None = None
        """What is to be searched beside the window once all that can be found is gathered."""
        self._takes = False
        """Whether the first of what is found there is to be taken."""
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._sign = self.addAction(icon("search", THEMES["light"]), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._look)
        self.textChanged.connect(lambda text: None if text else self._hide_list())
        self.returnPressed.connect(self._take)
        document.changed.connect(self._on_change)
        self._speak(document.state)

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(_WIDTH, super().sizeHint().height())

    @property
    def hits(self) -> Sequence[Hit]:
        """What is listed."""
        return self._list.hits if self._list is not None else ()

    def _on_change(self, before: State, after: State) -> None:
        if before.language != after.language or before.theme != after.theme:
            self._speak(after)
        if before.files is not after.files:
            self._hide_list()

    def _speak(self, state: State) -> None:
        speech, theme = catalog(state.language), theme_of(state)
        self.setPlaceholderText(speech("search.placeholder"))
        self.setAccessibleName(speech("search.placeholder"))
        self._sign.setIcon(icon("search", theme, colour=theme.muted_text))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Gather what can be found before the first letter is typed."""
        super().focusInEvent(event)
        self._gathering.begin(_gathering(self._document.state.scenarios))

    def _look(self, text: str) -> None:
        if not text.strip():
            self._hide_list()
            return
        state = self._document.state
        if count_units(state.scenarios) > _AT_ONCE:
            # What was found for other words stays listed until then.
            self._searching.leave()
            self._wanted, self._takes = text, False
            self._go_on()
            return
        from orgsim.analysis.search import search

        self._show(search(state.scenarios, text))

    def _go_on(self, _gathered: object = None) -> None:
        """Search what is wanted, unless it is gathered just now what can be found."""
        if self._wanted is not None and not self._gathering.is_running:
            self._searching.begin(_searching(self._document.state.scenarios, self._wanted))
            self._wanted = None

    def _found(self, hits: tuple[Hit, ...]) -> None:
        self._show(hits)
        if self._takes:
            self._take()

    def _show(self, hits: Sequence[Hit]) -> None:
        if self._list is None:
            self._list = self._make_list()
        self._list.show_hits(hits, self._document.state, self)

    def _make_list(self) -> SearchList:
        from orgsim.app.shell.search_list import SearchList

        made = SearchList(self.window())
        made.chosen.connect(self._choose)
        self.window().installEventFilter(self)
        return made

    def _shown_list(self) -> SearchList | None:
        return self._list if self._list is not None and self._list.isVisible() else None

    def _hide_list(self) -> None:
        self._searching.leave()
        self._wanted = None
        if self._list is not None:
            self._list.hide()

    def _choose(self, unit: str) -> None:
        # The search is over; a word left here would look as if it still held something back.
        self.clear()
        self.chosen.emit(unit)

    def _take(self) -> None:
        self._takes = self._searching.is_running or self._wanted is not None
        if not self._takes and self._list is not None:
            self._list.take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down and the pages walk the list, Escape leaves it; where no word is chosen, the list is copied."""
        shown = self._shown_list()
        if shown is not None and event.key() in _STEPS:
            shown.step(_STEPS[Qt.Key(event.key())])
        elif shown is not None and event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText():
            # Imported here, as no start needs it.
            from orgsim.app.widgets.copying import copy_table

            copy_table(shown.pasted(), catalog(self._document.state.language))
        elif event.key() == Qt.Key.Key_Down and self.text():
            self._look(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            if shown is not None:
                self._hide_list()
            else:
                self.clear()
                self.clearFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the keyboard."""
        super().focusOutEvent(event)
        self._hide_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list goes when the window moves away under it."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self._hide_list()
        return super().eventFilter(watched, event)


def _gathering(scenarios: Sequence[Scenario]) -> Work:
    from orgsim.analysis.namesakes import find_namesakes
    from orgsim.analysis.search import make_ready

    for scenario in scenarios:
        make_ready(scenario)
        yield None
        # What is found is listed with what tells it apart.
        find_namesakes(scenario)
        yield None
    return None


def _searching(scenarios: Sequence[Scenario], text: str) -> Work:
    from orgsim.analysis.search import search

    # A draft may have been edited since all that can be found was gathered.
    yield from _gathering(scenarios)
    return search(scenarios, text)
