"""Labels: text from files is always plain text, and a long one is shortened with the whole in its tip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from orgsim.drawing.theme import Theme
from orgsim.export.page.painter import paint_badge
from orgsim.model.text import Language

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})
"""What text may not hold between two tags, where a line would also end as little as at any other space."""


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label that shows `text` as it is, in the look of `role` (see the style sheet)."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setObjectName(role)
    if wrap:
        made.setWordWrap(True)
        made.setMinimumWidth(1)
    return made


def copyable(text: str = "", role: str = "") -> QLabel:
    """A wrapped text that can be marked and copied, as wide as its room."""
    made = label(text, role, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def shortened(text: str, most: int) -> str:
    """At most so many characters of `text`, the last an … where there are more."""
    return text if len(text) <= most else text[: most - 1] + "…"


def breakable(text: str, width: float, metrics: QFontMetrics, language: Language) -> str:
    """`text` with soft hyphens in those of its words that are wider than `width` pixels: Qt breaks lines there."""
    return " ".join(
        word if metrics.horizontalAdvance(word) <= width else _with_hyphens(word, language) for word in text.split(" ")
    )


def _with_hyphens(word: str, language: Language) -> str:
    from orgsim.drawing.text.breaking import SOFT_HYPHEN
    from orgsim.drawing.text.hyphenation import good_points, inner_points, possible_points

    boundaries = sorted([*good_points(word, language), *inner_points(word, language)])
    points = boundaries or possible_points(word, language)
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise([0, *points, len(word)]))


def plain_tip(text: str) -> str:
    """`text` as a tool tip that Qt cannot mistake for markup."""
    return f"<span>{text.translate(_MARKUP)}</span>" if text else ""


def tip(sentences: Iterable[str]) -> str:
    """A tool tip of several lines that Qt cannot mistake for markup of the file's."""
    return "<br>".join(f"<span>{sentence.translate(_MARKUP)}</span>" for sentence in sentences)


def link_button(text: str, tip: str = "") -> QPushButton:
    """A piece of text that can be followed, by pointer and keyboard."""
    made = QPushButton(text.replace("&", "&&"))
    made.setObjectName("link")
    made.setToolTip(plain_tip(tip))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFlat(True)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


class ElidedLabel(QLabel):
    """One line that is shortened by … where the room ends; its tip then has the whole."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self._shorter = ""
        self._short = False
        self._lines = 1
        self._shortened_in: QFont | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_whole(text)

    def set_whole(self, text: str, shorter: str = "") -> None:
        """Show `text`, or what is said `shorter` in its place, as much of it as there is room for."""
        if (text, shorter) != (self._whole, self._shorter):
            self._whole, self._shorter = text, shorter
            # What is shown may be as short as before, and the whole be of another width.
            self.updateGeometry()
            self._elide()

    @property
    def whole(self) -> str:
        """What is shown as far as there is room."""
        return self._whole

    def set_short(self, short: bool) -> None:
        """Whether it says what is said shorter in any case, and takes no more room than that."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self._elide()

    def whole_width(self) -> int:
        """Pixels that the whole text takes."""
        return self._width_of(self._whole)

    def set_lines(self, lines: int) -> None:
        """Take the height of one line or of two, whether they are needed or not."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self._elide()

    def sizeHint(self) -> QSize:
        """As wide as the whole text, or as what is said shorter where that is to do."""
        width = self._width_of(self._shorter if self._short and self._shorter else self._whole)
        return QSize(width, self.fontMetrics().height() * self._lines)

    def _width_of(self, text: str) -> int:
        # Before that it has not the font of its style yet.
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(text) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        """Shorten anew where letters have another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.font() != self._shortened_in:
            # A change of colours tells each label of a style six times.
            self._elide()

    def _elide(self) -> None:
        self._shortened_in = self.font()
        metrics, width = self.fontMetrics(), max(self.width(), 1)
        fits = metrics.horizontalAdvance(self._whole) <= width and not (self._short and self._shorter)
        text, first = self._whole if fits or not self._shorter else self._shorter, ""
        if self._lines > 1 and not fits:
            words = text.split(" ")
            number = next(
                (n for n in range(len(words) - 1, 0, -1) if metrics.horizontalAdvance(" ".join(words[:n])) <= width), 0
            )
            first, text = " ".join(words[:number]), " ".join(words[number:])
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        self.setText(f"{first}\n{shown}" if first else shown)
        self.setToolTip(plain_tip(self._whole) if shown != text or text == self._shorter else "")
        self.setAccessibleName(self._whole)


class Letter(QWidget):
    """A scenario's letter on its colour."""

    def __init__(self, column: int, theme: Theme, size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self._theme = theme
        self.setFixedSize(size, size)
        self.setAccessibleName(theme.letters[column])

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme`, which also tells the letter."""
        self._theme = theme
        self.setAccessibleName(theme.letters[self._column])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and the letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = min(self.width(), self.height()) / 2
        middle = QPointF(self.width() / 2, self.height() / 2)
        paint_badge(painter, middle, radius, self._theme.letters[self._column], self._theme.scenario[self._column])


def hairline() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line


@contextmanager
def laid_out_once(*layouts: QLayout) -> Iterator[None]:
    """What is shown in those layouts meanwhile has the window laid out once afterwards.

    Else Qt lays out all of the window for each widget that is shown in one that is seen, and at once.
    """
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)


def clear(layout: QLayout) -> None:
    """Take everything out of `layout`, to be filled anew."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()
        elif (widget := item.widget()) is not None:
            let_go(widget)


def let_go(widget: QWidget) -> None:
    """Have `widget` go with all that is in it: not seen any more, and deleted as soon as Qt can do without it.

    Until then, and while it goes, Qt still tells it of things, as that the pointer or the keyboard leaves it. It tells
    nobody of that: whoever listened would look for it in vain.
    """
    for its in (widget, *widget.findChildren(QObject)):
        its.blockSignals(True)
    widget.hide()
    widget.deleteLater()
