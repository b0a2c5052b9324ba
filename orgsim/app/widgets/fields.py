"""Fields: a choice among a few values, something that is on or off, and a whole number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QIntValidator,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from orgsim.app.widgets.icons import pixmap
from orgsim.app.widgets.labels import label, plain_tip
from orgsim.app.widgets.style import look_up
from orgsim.drawing.theme import Theme

_ARROW = 16
_LIST_EDGE = 14
"""Pixels beside the names of an open list."""
_TICK = 15
_TICK_GAP = 8
"""Pixels between a box and its text."""


def saves(event: QKeyEvent) -> bool:
    """Whether that key saves something: what is typed in a field is entered before, as else there may be nothing."""
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(control and event.key() == Qt.Key.Key_S) or event.key() == Qt.Key.Key_F12


def wrong_below(column: QLayout) -> QLabel:
    """Where it is said below a field in its column what is wrong, hidden until then.

    To be made when something is: few are ever seen, and each costs as much as the rest of the row.
    """
    made = label(role="wrong", wrap=True)
    made.hide()
    column.addWidget(made)
    return made


def show_wrong(field: QWidget, below: QLabel, told: str) -> None:
    """Say `below` a field what is wrong with what is typed in it, and mark the field; where nothing is, unmark it."""
    if told == below.text():
        return
    below.setText(told)
    below.setVisible(bool(told))
    field.setProperty("wrong", bool(told))
    look_up(field)
    field.setAccessibleDescription(told)
    QAccessible.updateAccessibility(QAccessibleEvent(field, QAccessible.Event.DescriptionChanged))


class Choice(QComboBox):
    """A list of values under their names, with an arrow in the theme's colour, which a style sheet cannot draw.

    A name that is too long is shortened, with the whole in its tip and in the open list.
    """

    def __init__(
        self, items: Sequence[tuple[str, object]], chosen: object, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.currentTextChanged.connect(lambda _: self._tell_whole())
        if items:
            self.offer(items, chosen)

    def offer(self, items: Sequence[tuple[str, object]], chosen: object) -> None:
        """Have those values instead, by their names, with that one `chosen`, without telling anybody of it."""
        with QSignalBlocker(self):
            self.clear()
            for text, value in items:
                self.addItem(text, value)
            self.choose(chosen)

    def add_heading(self, text: str) -> None:
        """Write `text` above the values that follow; it cannot be chosen."""
        self.addItem(text)
        place = self.count() - 1
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        self.setItemData(place, heavy, Qt.ItemDataRole.FontRole)
        # Qt's own models and views read this role: neither pointer nor keyboard stops at what is not enabled.
        self.setItemData(place, 0, Qt.ItemDataRole.UserRole - 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme`."""
        self._theme = theme
        self.update()

    def choose(self, value: object) -> None:
        """Choose `value`, one of the list's."""
        self.setCurrentIndex(next(place for place in range(self.count()) if self.itemData(place) == value))
        # Where signals are blocked nothing else does.
        self._tell_whole()

    def showPopup(self) -> None:
        """Open the list, as wide as its longest name."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * _LIST_EDGE)
        super().showPopup()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._tell_whole()

    def _shortened(self, option: QStyleOptionComboBox) -> str:
        style, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(style, option, part, self).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def _tell_whole(self) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        whole = self.currentText()
        self.setToolTip(plain_tip(whole) if self._shortened(option) != whole else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field with as much of the name as it has room for, and the arrow upon it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._shortened(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        arrow = pixmap("chevron-down", self._theme.muted_text, _ARROW, self.devicePixelRatioF())
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

    def sizeHint(self) -> QSize:
        """As wide as the box and the whole text."""
        usual = super().sizeHint()
        return QSize(_TICK + _TICK_GAP + self.fontMetrics().horizontalAdvance(self.text()) + 1, usual.height())

    def minimumSizeHint(self) -> QSize:
        """Not narrower than that, where there is room."""
        return self.sizeHint()

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
        painter.setPen(QColor(theme.text if self.isEnabled() else theme.muted_text))
        place = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self._room, place, self._shortened())

    @property
    def _room(self) -> QRect:
        """Where the text stands."""
        return self.rect().adjusted(_TICK + _TICK_GAP, 0, 0, 0)

    def _shortened(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room.width())

    def event(self, event: QEvent) -> bool:
        """Tell the whole of a text that is shortened."""
        if isinstance(event, QHelpEvent) and not self.toolTip() and self._shortened() != self.text():
            QToolTip.showText(event.globalPos(), plain_tip(self.text()), self)
            return True
        return bool(super().event(event))


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
