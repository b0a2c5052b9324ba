"""What stands around the view that is presented: whose drafts these are, what is said of them, how far it is."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from orgsim.app.document.state import State
from orgsim.app.presenter.steps import view_of
from orgsim.app.widgets.labels import Letter, clear, label
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog
from orgsim.model.story import Step

_TITLE = 17
_TITLE_SHARES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
"""How much smaller titles may be so that the longest is whole: those of 1080 pixels stay above 18 then."""
_CAPTION = 22
_NUMBER = 15
_LETTER = 28


class Titles(QWidget):
    """The letter and title of every draft, in columns as wide as the drafts' own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._names: list[TwoLines] = []
        self._colour = ""
        self._size = 0.0
        self._set = 0
        self._told: tuple[object, ...] = ()

    def tell(
        self,
        state: State,
        theme: Theme,
        speech: Catalog,
        scale: float,
        beside: int = 0,
        columns: tuple[int, int] | None = None,
    ) -> None:
        """Name the drafts, `scale` times as large as on a desk; `beside`: pixels to the right of their columns.

        `columns`: those of the drafts that the view shows, where it does not show all.
        """
        named = [
            (column, speech.value(scenario.title))
            for column, scenario in enumerate(state.scenarios)
            if columns is None or column in columns
        ]
        told = (named, theme, scale, beside)
        if told == self._told:
            return
        self._told = told
        clear(self._row)
        edge = round(10 * scale)
        self._row.setContentsMargins(round(14 * scale), edge, edge + beside, round(8 * scale))
        self._row.setSpacing(edge)
        self._names, self._size, self._colour, self._set = [], _TITLE * scale, theme.text, 0
        for column, title in named:
            cell = QHBoxLayout()
            cell.setSpacing(edge)
            cell.addWidget(Letter(column, theme, round(_LETTER * scale)))
            name = TwoLines(title, "heading")
            self._names.append(name)
            cell.addWidget(name, 1)
            self._row.addLayout(cell, 1)
        self._set_sizes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let names be as large as all of them can be read at."""
        super().resizeEvent(event)
        self._set_sizes()

    def _set_sizes(self) -> None:
        """Make all names as much smaller as it takes for the longest to be whole, within bounds."""
        margins, gap, count = self._row.contentsMargins(), self._row.spacing(), len(self._names)
        if not count:
            return
        letter = round(_LETTER / _TITLE * self._size)
        room = (self.width() - margins.left() - margins.right() - gap * (count - 1)) // count - letter - gap
        sizes = [round(self._size * share) for share in _TITLE_SHARES]
        fitting = (size for size in sizes if all(name.is_whole(size, room) for name in self._names))
        # Where none is whole even so, to be smaller does not help much.
        size = next(fitting, sizes[-1])
        if size != self._set:
            self._set = size
            for name in self._names:
                _set_size(name, size, self._colour, bold=True)


class TwoLines(QLabel):
    """A name in two lines at most, the second of them shortened by … where the room ends."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__()
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        # Only of what wraps Qt asks how high it is in its width.
        self.setWordWrap(True)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """As wide as the whole name, in one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(1, self.fontMetrics().lineSpacing())

    def heightForWidth(self, width: int) -> int:
        """One line, or two."""
        return self.fontMetrics().lineSpacing() * len(self._lines(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the name anew."""
        super().resizeEvent(event)
        self.setText("\n".join(self._lines(self.width())))

    def is_whole(self, size: int, width: int) -> bool:
        """Whether nothing of the name is left out in that width, in letters of so many pixels."""
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        return all(metrics.horizontalAdvance(line) <= width for line in self._broken(metrics, width))

    def _lines(self, width: int) -> list[str]:
        metrics = self.fontMetrics()
        lines = self._broken(metrics, width)
        return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(width, 1)) for line in lines]

    def _broken(self, metrics: QFontMetrics, width: int) -> list[str]:
        """The name in one line, or in two of which the second may be too long."""
        if metrics.horizontalAdvance(self._whole) <= width:
            return [self._whole]
        words = self._whole.split(" ")
        number = 1
        while number < len(words) and metrics.horizontalAdvance(" ".join(words[: number + 1])) <= width:
            number += 1
        lines = [" ".join(words[:number]), " ".join(words[number:])]
        return [line for line in lines if line]


class CaptionBar(QWidget):
    """What is said of the step, and which of how many it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = label(wrap=True)
        self.number = label()
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.caption, 1)
        self._row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignBottom)

    @property
    def written(self) -> int:
        """How far to the right the caption's words reach."""
        room = QRect(0, 0, self.caption.width(), self.caption.height())
        words = self.caption.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.caption.text())
        return self.caption.x() + words.width()

    @property
    def last_line(self) -> QRect:
        """Where the last line of the caption stands."""
        metrics, room = self.caption.fontMetrics(), self.caption.width()
        layout = QTextLayout(self.caption.text(), self.caption.font())
        layout.beginLayout()
        count, last = 0, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            count, last = count + 1, line.naturalTextWidth()
        layout.endLayout()
        foot = self.caption.y() + (self.caption.height() + count * metrics.lineSpacing()) // 2
        return QRect(self.caption.x(), foot - metrics.lineSpacing(), ceil(last), metrics.lineSpacing())

    def tell(self, step: Step, place: tuple[int, int], theme: Theme, speech: Catalog, scale: float) -> None:
        """Say what the step says of itself, or which view it is; `place`: which step of how many."""
        self._row.setContentsMargins(round(18 * scale), round(8 * scale), round(18 * scale), round(10 * scale))
        self._row.setSpacing(round(24 * scale))
        said = step.caption is not None
        named = speech(f"action.{view_of(step)}").replace("&", "")
        self.caption.setText(speech.value(step.caption) if said else named)
        size = _CAPTION if said else _NUMBER
        _set_size(self.caption, size * scale, theme.text if said else theme.muted_text)
        at, of = place
        self.number.setText(speech("present.step", at=at + 1, of=of))
        _set_size(self.number, _NUMBER * scale, theme.muted_text)


class Note(QLabel):
    """A few words at the foot: what changed, or what a key does. It never asks for anything."""

    def __init__(self, over: QWidget, bar: CaptionBar) -> None:
        """Over `over`, on its `bar`: so it covers nothing of the view, unless it is long or the caption is."""
        super().__init__(over)
        self._bar = bar
        self._gap = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for part in (bar, bar.number):
            part.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give way to what is told beside it, once that has its place."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def say(self, text: str, theme: Theme, scale: float) -> None:
        """Show `text`."""
        size = round(14 * scale)
        self._gap = size
        self.setStyleSheet(
            f"background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.border};"
            f" border-radius: 6px; padding: {size // 4}px {size}px; font-size: {size}px;"
        )
        self.setText(text)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand where it belongs, in as many lines as it needs there."""
        number = self._bar.number
        right = self._bar.x() + number.x() + number.width() - number.sizeHint().width() - self._gap
        room = right - self._gap
        self.setWordWrap(False)
        wanted = self.sizeHint()
        if wanted.width() > room:
            self.setWordWrap(True)
            wanted = QSize(room, self.heightForWidth(room))
        self.resize(wanted)
        left = right - wanted.width()
        beside = self._bar.last_line
        if left >= self._bar.x() + beside.right() + self._gap and beside.top() + wanted.height() <= self._bar.height():
            # What is higher than the last line reaches down from it, and never up over the one before.
            middle = beside.center().y() - wanted.height() // 2
            lowest = self._bar.height() - wanted.height()
            self.move(left, self._bar.y() + min(max(middle, beside.top()), lowest))
        elif left < self._bar.x() + self._bar.written + self._gap:
            # What is said of the step is what the room reads: the note stands above it, over the view's corner.
            self.move(left, self._bar.y() - self._gap // 2 - wanted.height())
        else:
            # What is higher than the bar reaches up from its lower edge.
            free = max(self._bar.height() - wanted.height(), 0) // 2
            self.move(left, self._bar.geometry().bottom() + 1 - free - wanted.height())


def _set_size(text: QLabel, size: float, colour: str, *, bold: bool = False) -> None:
    weight = "600" if bold else "400"
    text.setStyleSheet(f"font-size: {round(size)}px; color: {colour}; font-weight: {weight};")
