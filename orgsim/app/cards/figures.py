"""The key figures of a card: each a button with its caption, as many as there is room for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from orgsim.analysis.figures.figure import shown_difference
from orgsim.analysis.figures.headline import KeyFigure, difference_text, figure_text
from orgsim.app.cards.flash import FlashLabel
from orgsim.app.widgets.labels import label, plain_tip
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog

_WIDE_GAP, _NARROW_GAP, _LEAST_GAP = 14, 8, 4
"""Between the key figures, where they stand beside the name, below it, and where their captions have just room."""
ALL = 99

_Slot = tuple[QToolButton, QLabel, FlashLabel]
"""What one figure stands in, what tells its difference, and what is said of it below."""


class Places(msgspec.Struct, frozen=True):
    """How a card is set."""

    beside: bool
    """Whether the figures stand beside the name."""
    lines: int
    """How many the name takes."""
    narrow: bool
    """Whether there is room for no more than the letter, the name and the figures."""
    figures: int
    """How many of the figures have room, from the left."""
    captioned: bool = True
    """Whether there is room to tell below the figures what they are; else the name stands below the letter."""
    short: bool = False
    """Whether that is told in fewer words."""


class CardFigures(QObject):
    """The figures of one card in a grid, which lies in the card's layout."""

    asked = Signal(str)
    """The figure of that metric was pressed."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._shown: tuple[object, ...] = ()
        self._places = Places(beside=True, lines=1, narrow=False, figures=ALL)
        self.captions: dict[str, FlashLabel] = {}
        """What stands below the figures, by metric."""
        self._of: list[tuple[str, bool]] = []
        """Which figures there are, and whether something stands beside each."""
        self._slots: list[_Slot] = []
        """What figures stand in, from the left; those that no figure stands in are hidden."""
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(_WIDE_GAP)
        self.grid.setVerticalSpacing(0)

    def show(self, own: Sequence[KeyFigure], bases: Sequence[KeyFigure], speech: Catalog, *, is_base: bool) -> None:
        """Show those figures, and how each differs from that of `bases`, unless these are the card's own."""
        shown = (tuple(own), tuple(bases), speech.language, is_base)
        if shown == self._shown:
            return
        self._shown = shown
        changes = ["" if is_base else difference_text(key, base, speech) for key, base in zip(own, bases, strict=True)]
        of = [(key.figure.metric, bool(change)) for key, change in zip(own, changes, strict=True)]
        if of != self._of:
            self._of = of
            self._make()
        for key, change, (button, told, caption) in zip(own, changes, self._stood_in, strict=True):
            value = key.figure.value
            button.setText(figure_text(key, speech))
            title = speech.say(key.title)
            button.setToolTip(plain_tip(title))
            number = speech.value(value)
            if key.figure.lower_bound:
                number = speech("metrics-view.at-least", value=number)
            button.setAccessibleName(f"{title}: {number}")
            if change:
                told.setText(change)
            short = speech.say(key.short) if key.short is not None else ""
            caption.set_whole(speech.say(key.label), short)

    @property
    def shape(self) -> tuple[tuple[str, bool], ...]:
        """Which figures there are, and whether something stands beside each."""
        return tuple(self._of)

    @property
    def _stood_in(self) -> Sequence[_Slot]:
        return self._slots[: len(self._of)]

    @property
    def _buttons(self) -> list[QToolButton]:
        """The figures, from the left."""
        return [button for button, _, _ in self._stood_in]

    def _make(self) -> None:
        """Have something for each figure to stand in: what is there stays, as new widgets are dressed and laid out."""
        for place in range(len(self._slots), len(self._of)):
            self._slots.append(self._slot(place))
        self.captions = {}
        for (metric, _), (_, _, caption) in zip(self._of, self._stood_in, strict=True):
            caption.belong_to(metric)
            self.captions[metric] = caption
        self._show_what_has_room()

    def _slot(self, place: int) -> _Slot:
        button = QToolButton()
        button.setObjectName("figure")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _=False: self.asked.emit(self._of[place][0]))
        told = label(role="caption")
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addStretch(1)
        row.addWidget(button)
        row.addWidget(told, 0, Qt.AlignmentFlag.AlignBottom)
        self.grid.addLayout(row, 0, place)
        caption = FlashLabel(role="caption")
        caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        caption.setMinimumWidth(1)
        caption.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.grid.addWidget(caption, 1, place)
        return button, told, caption

    def flash(self, changes: Mapping[str, str], theme: Theme, *, animated: bool) -> None:
        """Flash what became of figures, by metric."""
        for metric, change in changes.items():
            self.captions[metric].flash(change, theme, animated=animated)

    def place(self, places: Places) -> None:
        """Show those that have room where the card is set so."""
        self._places = places
        below = _LEAST_GAP if places.narrow and places.captioned else _NARROW_GAP
        self.grid.setHorizontalSpacing(_WIDE_GAP if places.beside else below)
        self._show_what_has_room()

    def _show_what_has_room(self) -> None:
        for place, (button, told, caption) in enumerate(self._slots):
            there = place < len(self._of)
            told.setVisible(there and self._of[place][1] and not self._places.narrow)
            caption.setVisible(there and self._places.captioned)
            caption.set_short(self._places.short)
            button.setVisible(there and place < self._places.figures)

    def width_beside(self) -> int:
        """How wide they are beside the name, wherever they stand now: else they would go to and fro."""
        return self._width(_WIDE_GAP, narrow=False)

    def width_below(self, *, narrow: bool) -> int:
        """How wide they are below the name, with all that is told of them, wherever they stand now."""
        return self._width(_LEAST_GAP if narrow else _NARROW_GAP, narrow=narrow)

    def _width(self, gap: int, *, narrow: bool) -> int:
        widths = []
        for (_, changed), (button, told, caption) in zip(self._of, self._stood_in, strict=True):
            change = told.sizeHint().width() + 2 if changed and not narrow else 0
            widths.append(max(button.sizeHint().width() + change, caption.whole_width()))
        return sum(widths) + gap * max(len(widths) - 1, 0)

    def number_in(self, width: int) -> int:
        """How many have room in so many pixels, by themselves."""
        free, number = width + _NARROW_GAP, 0
        for button in self._buttons:
            free -= button.sizeHint().width() + _NARROW_GAP
            number += free >= 0
        return number


def changed(before: Sequence[KeyFigure], own: Sequence[KeyFigure], speech: Catalog) -> dict[str, str]:
    """By metric what an edit has made of the figures, with its sign."""
    were = {key.figure.metric: key.figure.value for key in before}
    changes: dict[str, str] = {}
    for key in own:
        was, value = were.get(key.figure.metric), key.figure.value
        if was is not None and value is not None and was != value:
            # What the draft leaves out it has left out before too.
            difference = shown_difference(was, value, key.decimals)
            changes[key.figure.metric] = speech.number(difference, key.decimals, signed=True)
    return changes
