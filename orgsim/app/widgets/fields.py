"""Fields: a choice among a few values, something that is on or off, and a whole number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIntValidator, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from orgsim.app.widgets.icons import pixmap
from orgsim.drawing.theme import Theme

_ARROW = 16
_TICK = 15


class Choice(QComboBox):
    """A list of values under their names, with an arrow in the theme's colour, which a style sheet cannot draw."""

    def __init__(
        self, items: Sequence[tuple[str, object]], chosen: object, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        for text, value in items:
            self.addItem(text, value)
        if items:
            self.choose(chosen)

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme`."""
        self._theme = theme
        self.update()

    def choose(self, value: object) -> None:
        """Choose `value`, one of the list's."""
        self.setCurrentIndex(next(place for place in range(self.count()) if self.itemData(place) == value))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow upon the field."""
        super().paintEvent(event)
        arrow = pixmap("chevron-down", self._theme.muted_text, _ARROW, self.devicePixelRatioF())
        painter = QPainter(self)
        at = QRect(self.width() - _ARROW - 9, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
        painter.drawPixmap(at.topLeft(), arrow)


class Check(QCheckBox):
    """Something that is on or off, with a box and a tick in the theme's colours, which a style sheet cannot draw."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme`."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the text."""
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1.5, (self.height() - _TICK) / 2 + 0.5, _TICK - 1, _TICK - 1)
        painter.setPen(QColor(theme.accent.fill if on else theme.border))
        painter.setBrush(QColor(theme.accent.fill if on else theme.background))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            tick = pixmap("check", theme.accent.text, _TICK - 2, self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft() + QPointF(0.5, 0.5), tick)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 4, 4)
        painter.setPen(QColor(theme.text))
        room = self.rect().adjusted(_TICK + 8, 0, 0, 0)
        said = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)


class NumberField(QLineEdit):
    """A whole number from `least` to `most`; what cannot be one gives way to the last that was."""

    changed = Signal(int)

    def __init__(self, value: int, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(str(value), parent)
        self._value = value
        self._least = least
        self._most = most
        self.setValidator(QIntValidator(1, most, self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textEdited.connect(self._take)

    @property
    def value(self) -> int:
        """The number."""
        return self._value

    def show_value(self, value: int) -> None:
        """Show another number, without telling of it."""
        self._value = value
        self.setText(str(value))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the number that counts, whatever was typed."""
        self.setText(str(self._value))
        super().focusOutEvent(event)

    def _take(self, text: str) -> None:
        if text.isdecimal() and self._least <= int(text) <= self._most and int(text) != self._value:
            self._value = int(text)
            self.changed.emit(self._value)
