"""The strip of scenario cards: a scenario's letter, colour, name, state and key figures, above its column."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from orgsim.analysis.figures.headline import KeyFigure, headline
from orgsim.app.cards.card import CAPTIONED, CARD_MIME, NARROW, Card
from orgsim.app.cards.figures import ALL, Places
from orgsim.app.document.aside import Aside, one_call
from orgsim.app.document.comparing import baseline, knows_differences, reference
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.widgets.labels import let_go
from orgsim.files.writing.units.session import Session, unsaved
from orgsim.messages import catalog
from orgsim.model.hierarchy import count_units
from orgsim.model.scenario import Scenario

_MOST_HEIGHTS = 16
_AT_ONCE = 5_000
"""Units of all drafts together up to which their key figures are reckoned in the window's thread: some 5 ms."""

Figures = list[tuple[KeyFigure, ...]]
"""The key figures of each draft."""


def _shown(state: State) -> tuple[object, ...]:
    """What of the state the cards depend on."""
    compares = state.view == "differences"
    compared = (state.comparison, state.decided, knows_differences(state)) if compares else ()
    of_base = reference(state), baseline(state)
    edited = state.editing, unsaved(state.session) | state.unentered
    return state.files, of_base, state.active, state.stale, state.language, state.theme, compares, compared, edited


def _figures_of(scenarios: tuple[Scenario, ...]) -> tuple[tuple[Scenario, ...], Figures]:
    return scenarios, [headline(each, scenarios) for each in scenarios]


class CardStrip(QWidget):
    """The cards of all open scenarios, each as wide as its column below."""

    chosen = Signal(int)
    menu_asked = Signal(int, QPoint)
    hide_asked = Signal(int)
    close_asked = Signal(int)
    edit_asked = Signal(int, bool)
    move_asked = Signal(int, int)
    figure_asked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._of: tuple[object, ...] = ()
        self._cards: list[Card] = []
        self._placed: Places | None = None
        self._telling = False
        self._figures: tuple[tuple[Scenario, ...], Figures] = ((), [])
        """The drafts of which figures are shown, and these."""
        self._paths: tuple[Path, ...] = ()
        """Where these drafts are."""
        self._after = Session()
        """What was done to them."""
        self._state: State | None = None
        """What was told of last."""
        self._reckoning = Aside(self)
        self._reckoning.ended.connect(self._take)
        self._heights: dict[tuple[object, ...], int] = {}
        """How high cards are that are set so and have such figures."""
        self._again = QTimer(self, interval=0, singleShot=True)
        self._again.timeout.connect(self._ask_layout)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    @property
    def cards(self) -> Sequence[Card]:
        """The cards from left to right."""
        return tuple(self._cards)

    def tell(self, state: State) -> None:
        """Show the open scenarios; nothing is done where nothing of the state that the cards show has changed."""
        shown = _shown(state)
        if shown == self._of:
            return
        self._of, self._state = shown, state
        while len(self._cards) > len(state.files):
            gone = self._cards.pop()
            self._layout.removeWidget(gone)
            let_go(gone)
        while len(self._cards) < len(state.files):
            card = Card(len(self._cards))
            card.chosen.connect(self.chosen)
            card.menu_asked.connect(self.menu_asked)
            card.hide_asked.connect(self.hide_asked)
            card.close_asked.connect(self.close_asked)
            card.edit_asked.connect(self.edit_asked)
            card.figure_asked.connect(self.figure_asked)
            card.room_changed.connect(self._place_figures)
            self._cards.append(card)
            self._layout.addWidget(card, 1)
        theme, speech = theme_of(state), catalog(state.language)
        self._reckon(state)
        figures = self._figures[1]
        base = figures[reference(state)] if figures else ()
        self._telling = True
        try:
            for card, own in zip(self._cards, figures, strict=True):
                card.tell(state, own, base, theme, speech, after=self._after)
        finally:
            self._telling = False
        self._place_figures()

    @property
    def is_reckoning(self) -> bool:
        """Whether figures are shown of what drafts were before they were edited."""
        return self._reckoning.is_running

    def _reckon(self, state: State) -> None:
        """Have the figures of those drafts: at once, or aside where the same many units were edited."""
        self._reckoning.leave()
        if self._figures[0] == state.scenarios:
            self._after = state.session
            return
        paths = tuple([file.path for file in state.files])
        find = partial(_figures_of, state.scenarios)
        if paths == self._paths and count_units(state.scenarios) > _AT_ONCE:
            self._reckoning.begin(one_call(find))
            return
        self._figures, self._paths, self._after = find(), paths, state.session

    def _take(self, found: tuple[tuple[Scenario, ...], Figures]) -> None:
        """Show what was reckoned aside."""
        self._figures, self._of = found, ()
        if self._state is not None:
            self.tell(self._state)

    def settle(self) -> None:
        """Take the height that suits the present width now, and not when Qt comes round to it."""
        self._layout.activate()
        self._place_figures()
        for card in self._cards:
            card.settle()
        self._layout.activate()

    def height_in(self, width: int) -> int:
        """How high the cards would be if all of them had that width."""
        here, placed = self._placed, self._suiting([self._width_each(width)] * len(self._cards))
        if here is None or placed == here:
            return self.height()
        if not self.isVisible():
            # Letters have their size once they are seen.
            return self._measured(placed, here)
        of = (placed, *[card.shape for card in self._cards])
        height = self._heights.get(of)
        if height is None:
            height = self._measured(placed, here)
            self._heights = {**self._heights, of: height} if len(self._heights) < _MOST_HEIGHTS else {of: height}
        return height

    def _width_each(self, width: int) -> int:
        """How wide each card comes to be in a strip of that width."""
        gaps = self._layout.spacing() * (len(self._cards) - 1)
        return (width - gaps) // max(len(self._cards), 1)

    def _measured(self, placed: Places, here: Places) -> int:
        """How high cards are that are set so: they are for a moment, and then as they are `here`."""
        for card in self._cards:
            card.place(placed)
            card.settle()
        height = max([card.sizeHint().height() for card in self._cards], default=0)
        for card in self._cards:
            card.place(here)
            card.settle()
        self.settle()
        return height

    def _suiting(self, widths: Sequence[int]) -> Places:
        """How cards of those widths are set: all alike, so that they are of one height."""
        cards = tuple(zip(self._cards, widths, strict=True))
        beside = all(card.has_room(width) for card, width in cards)
        one = beside or not any(card.is_cramped(width) for card, width in cards)
        least = min(widths, default=NARROW)
        if least >= CAPTIONED:
            narrow = least < NARROW
            short = not beside and any(card.shortens(width, narrow=narrow) for card, width in cards)
            lines = 1 if one and not narrow else 2
            return Places(beside and not narrow, lines, narrow=narrow, figures=ALL, short=short)
        number = min(card.figures_in(width) for card, width in cards)
        return Places(beside=False, lines=2, narrow=True, figures=number, captioned=False)

    def _ask_layout(self) -> None:
        for card in self._cards:
            QCoreApplication.postEvent(card, QEvent(QEvent.Type.LayoutRequest))

    def _place_figures(self) -> None:
        if self._telling:
            # All of them are told first, or placed: each figure that comes or goes has Qt lay out what is around it,
            # which leads here again.
            return
        placed = self._suiting([self._width_each(self.width())] * len(self._cards))
        self._telling = True
        try:
            for card in self._cards:
                card.place(placed)
        finally:
            self._telling = False
        if placed != self._placed:
            # It is found out while Qt lays out, which may then miss that the cards have another height.
            self._placed = placed
            self._again.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the figures placed for the new width, once all cards have it."""
        super().resizeEvent(event)
        self._place_figures()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards."""
        if event.mimeData().hasFormat(CARD_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the card that is dropped where it was dropped."""
        carried = Path(os.fsdecode(bytes(event.mimeData().data(CARD_MIME).data())))
        event.acceptProposedAction()
        column = next((place for place, card in enumerate(self._cards) if card.path == carried), None)
        if column is None:
            # It was closed while its card was dragged, or is open in another window alone.
            return
        x = event.position().x()
        to = sum(x > card.geometry().center().x() for card in self._cards if card is not self._cards[column])
        if to != column:
            self.move_asked.emit(column, to)
