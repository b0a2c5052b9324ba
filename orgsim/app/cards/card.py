"""One scenario's card: its letter, colour, name, state and key figures."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.analysis.figures.headline import KeyFigure
from orgsim.app.cards.figures import ALL, CardFigures, Places, changed
from orgsim.app.document.comparing import baseline, compared, knows_differences, reference
from orgsim.app.document.state import State
from orgsim.app.widgets.icons import icon, pixmap
from orgsim.app.widgets.labels import ElidedLabel, Letter, label, plain_tip
from orgsim.app.widgets.style import look_up
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import colour
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.writing.units.session import Session, unsaved
from orgsim.messages import Catalog
from orgsim.resources import is_shipped

CARD_MIME = "application/x-orgsim-draft"
"""What a card carries that is dragged: the path of its draft, in the bytes of the system."""
_STRIPE = 4
_CLOSE = 26
_WIDE = 430
"""Pixels of width from which on the key figures stand beside the name."""
NARROW = 262
"""Pixels of width below which a card keeps to its letter, its name and its figures: the menu and tips have the rest."""
CAPTIONED = 215
"""The same below which nothing tells any more what the figures are."""
_LEAST = 90
_LETTER = 26
_BESIDE = _STRIPE + 10 + _LETTER + 10 + 10 + 6 + 10
"""What a row takes beside the name, the figures and the buttons in the corner."""
_BESIDE_NAME = _STRIPE + 10 + _LETTER + 10 + 10
"""What it takes beside the name and those buttons."""


class Card(QWidget):
    """One scenario's card."""

    chosen = Signal(int)
    """It was pressed: its draft is the one that is meant."""
    menu_asked = Signal(int, QPoint)
    """What can be done with its draft is wanted, at that point of the screen."""
    edit_asked = Signal(int, bool)
    """Its draft is to be edited, or no more."""
    hide_asked = Signal(int)
    close_asked = Signal(int)
    figure_asked = Signal(str, int)
    room_changed = Signal()
    """Its figures have another width."""

    def __init__(self, column: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column = column
        self._theme: Theme | None = None
        self._cornered: tuple[object, ...] = ()
        self._told: tuple[Path, Session, tuple[KeyFigure, ...]] | None = None
        """The draft that was shown last, after what was done to it, with its figures."""
        self._press: QPoint | None = None
        self._letter: Letter | None = None
        self._name = ElidedLabel(role="heading")
        self._caption = ElidedLabel(role="caption")
        self._stale = label()
        self._close = QToolButton()
        self._close.setObjectName("corner")
        # By keyboard a scenario is closed from the menu: a stop less on the way through the cards.
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(lambda: self.close_asked.emit(self._column))
        self._more = QToolButton()
        self._more.setObjectName("corner")
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.clicked.connect(self._ask_menu)
        self._eye = QToolButton()
        self._eye.setObjectName("corner")
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._eye.clicked.connect(lambda: self.hide_asked.emit(self._column))
        self._pencil = QToolButton()
        self._pencil.setObjectName("corner")
        self._pencil.setCheckable(True)
        # By keyboard it is switched from the menu too.
        self._pencil.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pencil.clicked.connect(self._ask_edit)
        self._corner = (self._close, self._more, self._eye, self._pencil)
        """What is done with the draft, from the right."""
        self._places = Places(beside=True, lines=1, narrow=False, figures=ALL)
        # Cards are as wide as the panes below them, whatever their figures are.
        self.setMinimumWidth(_LEAST)
        self.figures = CardFigures(self)
        self.figures.asked.connect(lambda metric: self.figure_asked.emit(metric, self._column))
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._name)
        texts.addWidget(self._caption)
        self._names = names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        names.setSpacing(10)
        names.addLayout(self._head)
        names.addLayout(texts, 1)
        names.addWidget(self._stale)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(_STRIPE + 10, 8, self._corner_width() + 10, 8)
        self._layout.setSpacing(6)
        self._layout.addLayout(names, 1)
        self._layout.addLayout(self.figures.grid)
        # In its corner whatever the rest does.
        for button in self._corner:
            button.setParent(self)

    def _corner_width(self) -> int:
        return (1 if self._places.narrow else len(self._corner)) * _CLOSE

    def tell(
        self,
        state: State,
        own: Sequence[KeyFigure],
        base: Sequence[KeyFigure],
        theme: Theme,
        speech: Catalog,
        *,
        after: Session,
    ) -> None:
        """Show the scenario that stands in this card's column, with its figures and the `base` of all comparing.

        The figures are those `after` what was done then: of many units they come a moment later than an edit.
        """
        if theme != self._theme:
            self._theme = theme
            self.update()
        file = state.files[self._column]
        scenario = file.scenario
        if self._letter is None:
            self._letter = Letter(self._column, theme, _LETTER)
            self._head.addWidget(self._letter, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._letter.set_theme(theme)
        self._name.set_whole(speech.value(scenario.title))
        parts = [speech(f"status.{scenario.status}")] if scenario.status is not None else []
        parts += [speech.value(scenario.date)] if scenario.date is not None else []
        compares = state.view == "differences" and len(state.files) > 1
        # What is shortened where there is no room comes last.
        if compares:
            parts = [_compared(state, self._column, speech), *parts]
        else:
            named = [speech("differences-view.card-baseline")] if baseline(state) == self._column else []
            parts = [*named, *parts, file.path.name]
        if file.path in unsaved(state.session) | state.unentered:
            parts = [speech("card.unsaved"), *parts]
        caption = " · ".join(parts)
        self._caption.set_whole(caption[:1].upper() + caption[1:])
        stale = file.path in state.stale
        self._stale.setVisible(stale)
        if stale:
            self._stale.setPixmap(pixmap("file-warning", theme.error.fill, 20, self.devicePixelRatioF()))
            self._stale.setToolTip(plain_tip(speech("card.stale")))
        self._tell_corner(file, state, theme, speech)
        self._pencil.setChecked(file.path in state.editing)
        is_base = self._column == reference(state)
        before, self._told = self._told, (file.path, after, tuple(own))
        self.figures.show(own, base, speech, is_base=is_base)
        if before is not None and before[0] == file.path and before[1] is not after:
            self.figures.flash(changed(before[2], own, speech), theme, animated=state.motion)
        self.room_changed.emit()
        active = state.active == self._column and len(state.files) > 1
        told = (speech.value(scenario.title), self._caption.text(), speech("card.active") if active else "")
        self.setAccessibleName(", ".join(part for part in told if part))
        if self.property("active") != active:
            self.setProperty("active", active)
            look_up(self)
            self.update()

    @property
    def path(self) -> Path:
        """Where the draft lies that it shows."""
        assert self._told is not None
        return self._told[0]

    @property
    def shape(self) -> tuple[object, ...]:
        """All that its height follows from beside how it is set: whatever is said in its lines is as high."""
        return self.figures.shape, self._stale.isHidden()

    def _tell_corner(self, file: ScenarioFile, state: State, theme: Theme, speech: Catalog) -> None:
        """Dress the buttons, where anything about them has changed: each is painted anew for it."""
        title, several, editing = file.scenario.title, len(state.files) > 1, file.path in state.editing
        told = (theme, speech.language, title, several, editing, file.path)
        if told == self._cornered:
            return
        self._cornered = told
        pencil = "card.edit-copy" if is_shipped(file.path) else "card.edit-end" if editing else "card.edit"
        for button, drawn, key in (
            (self._close, "close", "card.close"),
            (self._eye, "eye", "card.hide"),
            (self._pencil, "edit", pencil),
            (self._more, "more", "card.menu"),
        ):
            chosen = theme.accent.text if button is self._pencil else None
            button.setIcon(icon(drawn, theme, colour=theme.muted_text, chosen=chosen))
            said = speech(key, title=title)
            button.setToolTip(plain_tip(said))
            button.setAccessibleName(said)
        self._eye.setEnabled(several)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the corner."""
        self._place_corner()
        super().resizeEvent(event)

    def _place_corner(self) -> None:
        narrow = self._places.narrow
        shown = (self._more,) if narrow else self._corner
        for button in self._corner:
            button.setVisible(button in shown)
        for place, button in enumerate(shown, 1):
            button.setGeometry(self.width() - place * _CLOSE - 6, 6, _CLOSE, _CLOSE)

    def event(self, event: QEvent) -> bool:
        """Have the figures placed anew where they take another width: new ones are shown only after they were told."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.room_changed.emit()
        return super().event(event)

    def has_room(self, width: int) -> bool:
        """Whether the figures can stand beside the whole of the name in a card of that width."""
        corner = len(self._corner) * _CLOSE
        return width >= max(_WIDE, self.figures.width_beside() + self._name.sizeHint().width() + _BESIDE + corner)

    def is_cramped(self, width: int) -> bool:
        """Whether the name, with the figures below it, takes more than a line in a card of that width."""
        return width < self._name.sizeHint().width() + _BESIDE_NAME + len(self._corner) * _CLOSE

    def place(self, places: Places) -> None:
        """Put the figures beside the name, or below it, and give the name so many lines."""
        self._name.set_lines(places.lines)
        if places == self._places:
            # Even the same gap or the same margin has Qt lay out anew, which is what led here.
            return
        self._places = places
        # Laid out once it is all set, and not by each figure that comes or goes, with all that is around the card.
        self._layout.setEnabled(False)
        try:
            self._set(places)
        finally:
            self._layout.setEnabled(True)

    def _set(self, places: Places) -> None:
        beside, narrow = places.beside, places.narrow
        below = not places.captioned
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._names.setDirection(directions.TopToBottom if below else directions.LeftToRight)
        self._names.setSpacing(4 if below else 10)
        # Only what stands at the height of the buttons in the corner has to leave them their room.
        self._layout.setContentsMargins(_STRIPE + 10, 8, self._corner_width() + 10 if beside else 10, 8)
        self._names.setContentsMargins(0, 0, 0 if beside or below else self._corner_width(), 0)
        self._caption.setVisible(not narrow)
        self.figures.place(places)
        self._place_corner()

    def figures_in(self, width: int) -> int:
        """How many of the figures have room in a narrow card of that width, by themselves."""
        return self.figures.number_in(width - _STRIPE - 20)

    def shortens(self, width: int, *, narrow: bool) -> bool:
        """Whether what is told of the figures below the name has no room in full in a card of that width."""
        return self.figures.width_below(narrow=narrow) > width - _STRIPE - 20

    def settle(self) -> None:
        """Have it known at once how high the card is now."""
        self._layout.activate()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stripe of the scenario's colour."""
        super().paintEvent(event)
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._theme.scenario[self._column].fill))
        painter.drawRoundedRect(0, 0, _STRIPE, self.height(), 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()
        self.chosen.emit(self._column)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the draft."""
        self.menu_asked.emit(self._column, event.globalPos())

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self._column, self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _ask_edit(self, on: bool) -> None:
        # Of what cannot be edited a copy may be made instead, or nothing: it is pressed once its draft is edited.
        self._pencil.setChecked(not on)
        self.edit_asked.emit(self._column, on)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the card away, to be dropped on another."""
        if self._press is None:
            return
        travelled = event.position().toPoint() - self._press
        if travelled.manhattanLength() < QApplication.startDragDistance():
            return
        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QDrag

        drag = QDrag(self)
        data = QMimeData()
        data.setData(CARD_MIME, os.fsencode(self.path))
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.setHotSpot(self._press)
        self._press = None
        drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press was no drag."""
        self._press = None


def _compared(state: State, column: int, speech: Catalog) -> str:
    """How many differences there are to the scenario that this one is compared to."""
    if column == reference(state):
        role = "card-baseline" if baseline(state) == column else "card-reference"
        return speech(f"differences-view.{role}")
    if not knows_differences(state):
        return speech("differences-view.finding")
    differences = compared(state)[column]
    assert differences is not None, "only the reference has none"
    return speech("differences-view.card", n=differences.number, letter=state.letters[reference(state)])
