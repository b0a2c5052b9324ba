"""A number that is set by a slider or typed, and that may be unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from orgsim.app.widgets.fields import show_wrong, wrong_below
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.style import look_up
from orgsim.drawing.theme import Theme
from orgsim.files.writing.typed import ungrouped
from orgsim.messages import Catalog

_WHOLE = re.compile(r"(\d+|\d{1,3}( \d{3})+)\Z", re.ASCII)
_DECIMAL = re.compile(r"(\d+|\d{1,3}( \d{3})+)([.,]\d{0,4})?\Z|[.,]\d{1,4}\Z", re.ASCII)
"""A number with no more decimals than are kept."""
_DECIMALS = 4
_MOST_SIGNS = 40
_WIDTH = 58
_BESIDE_TEXT = 22
_UNKNOWN = -1.0
"""What the box holds where nothing is known; nothing that is assumed is negative."""


class AmountField(QWidget):
    """A slider, a box and a button that clears both.

    What is typed and is no such number stays, with what would be one below it, until it is mended or given up by
    Escape; nothing is changed by it.
    """

    changed = Signal(object)
    """The number, or `None`: it is unknown."""
    rested = Signal()
    """The slider was let go."""

    def __init__(
        self,
        *,
        most: float,
        limit: float,
        step: float,
        least: float = 0.0,
        lowest: int = 0,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """The slider goes from `least` to `most`, what is typed from `lowest` to `limit`."""
        super().__init__(parent)
        self._least, self._most, self._step, self._whole = least, most, step, whole
        self.value: float | int | None = None
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round((most - least) / step))
        self.slider.setPageStep(max(self.slider.maximum() // 10, 1))
        self.slider.setMinimumWidth(60)
        self.box = _Box(step, lowest, limit, whole=whole)
        self.clear = QToolButton()
        self.clear.setObjectName("flat")
        self.wrong: QLabel | None = None
        """What is wrong with what was typed; none before anything was."""
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.slider, 1)
        row.addWidget(self.box)
        row.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        for part in (self.slider, self.box):
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self.rested)
        self.box.valueChanged.connect(lambda value: self._set(_known(value)))
        self.box.editingFinished.connect(self._tell_wrong)
        self.box.given_up.connect(lambda: self._show(self.value))
        self.clear.clicked.connect(lambda: self._set(None))

    @property
    def is_typed(self) -> bool:
        """Whether something is typed that can be entered and is not yet."""
        return self.box.is_typed and self.box.typed is not None

    @property
    def typed_value(self) -> float | None:
        """What is typed, entered or not; what was entered where it is no such number."""
        typed = self.box.typed
        return self.value if typed is None else self._rounded(_known(typed))

    def keyboard_order(self) -> Iterator[QWidget]:
        """What takes the keyboard, in the order of reading."""
        yield from (self.slider, self.box, self.clear)

    def settle(self) -> None:
        """Enter what is typed, if that was not done."""
        if self.box.is_typed:
            self.box.interpretText()
            self._tell_wrong()

    def tell(self, value: float | None, name: str, speech: Catalog, theme: Theme) -> None:
        """Show `value` of what is called `name`; what is being typed stays. Nothing is emitted."""
        self.box.speech = speech
        self.clear.setIcon(icon("close", theme, colour=theme.muted_text))
        said = speech("costs.clear", name=name)
        self.clear.setToolTip(plain_tip(said))
        self.clear.setAccessibleName(said)
        self.slider.setAccessibleName(name)
        self.box.setAccessibleName(name)
        self._show(value, over_typed=False)

    def _show(self, value: float | None, *, over_typed: bool = True) -> None:
        self.value = value
        with QSignalBlocker(self.slider), QSignalBlocker(self.box):
            if not self.slider.isSliderDown():
                self.slider.setValue(0 if value is None else self._notch(value))
            if over_typed or not self.box.is_typed:
                self.box.show_value(value)
        self._tell_wrong()
        if self.slider.property("unknown") != (value is None):
            self.slider.setProperty("unknown", value is None)
            look_up(self.slider)
        self.clear.setEnabled(value is not None)

    def _tell_wrong(self) -> None:
        """Say below it what would be such a number, for as long as what was entered is none."""
        box = self.box
        told = "" if box.refused is None or box.speech is None else box.wanted(box.speech)
        if self.wrong is None:
            if not told:
                return
            column = self.layout()
            assert column is not None, "it was given one"
            self.wrong = wrong_below(column)
        show_wrong(box, self.wrong, told)

    def _slid(self, notch: int) -> None:
        self._set(self._least + notch * self._step)

    def _set(self, value: float | None) -> None:
        value = self._rounded(value)
        if value != self.value:
            self._show(value)
            self.changed.emit(value)

    def _rounded(self, value: float | None) -> float | int | None:
        if value is None:
            return None
        return round(value) if self._whole or value == round(value) else round(value, _DECIMALS)

    def _notch(self, value: float) -> int:
        """Where the slider stands for `value`: at its end for one that lies beyond."""
        return round((min(max(value, self._least), self._most) - self._least) / self._step)


class _Slider(QSlider):
    """In a pane that scrolls, the wheel is to scroll and not to change what lies under the pointer."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let it pass to what scrolls."""
        event.ignore()


def _known(value: float) -> float | None:
    return None if value < 0 else value


class _Box(QDoubleSpinBox):
    """Takes numbers as they are written in the language, and nothing at all for what is unknown."""

    given_up = Signal()
    """What is typed is to be forgotten."""

    def __init__(self, step: float, lowest: int, limit: float, *, whole: bool) -> None:
        super().__init__()
        self.speech: Catalog | None = None
        self.refused: str | None = None
        """What was entered last, where it is no such number: it stays in the box."""
        self._lowest = lowest
        self.setDecimals(0 if whole else _DECIMALS)
        self.setRange(_UNKNOWN, limit)
        self.setValue(_UNKNOWN)
        self.setSingleStep(step)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(_WIDTH)
        self.lineEdit().setMaxLength(_MOST_SIGNS)

    @property
    def typed(self) -> float | None:
        """What stands in the box, entered or not; `None`: no such number."""
        return self._read(self.lineEdit().text())

    @property
    def is_typed(self) -> bool:
        """Whether something else stands in the box than was entered last."""
        return self.typed != self.value()

    def show_value(self, value: float | None) -> None:
        """Show a number, or that it is unknown."""
        self.refused = None
        self.setValue(_UNKNOWN if value is None else value)
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + _BESIDE_TEXT
        if max(wanted, _WIDTH) != self.width():
            self.setFixedWidth(max(wanted, _WIDTH))

    def wanted(self, speech: Catalog) -> str:
        """What can be typed."""
        kind = "whole" if self.decimals() == 0 else "number"
        return speech(f"amount.{kind}", least=speech.number(self._lowest), most=speech.number(self.maximum()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up what is typed."""
        if event.key() == Qt.Key.Key_Escape and self.is_typed:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let it pass to what scrolls."""
        event.ignore()

    def stepBy(self, steps: int) -> None:
        """From what is unknown to the least that is known, and up; from what is no number to nothing."""
        self.interpretText()
        if self.refused is None and (self.value() > self._lowest or steps > 0):
            stepped = self.value() + steps * self.singleStep() if self.value() >= 0 else self._lowest
            self.setValue(max(stepped, self._lowest))
            self.selectAll()

    def textFromValue(self, value: float) -> str:
        """The number with the language's decimal mark, and no thousands: it is to be typed over."""
        if self.refused is not None:
            return self.refused
        if value < 0:
            return "?"
        digits = f"{value:.{self.decimals()}f}"
        plain = digits.rstrip("0").rstrip(".") if "." in digits else digits
        return plain if self.speech is None or self.speech.language == "en" else plain.replace(".", ",")

    def valueFromText(self, text: str) -> float:
        """The number that is entered; the one before where it is none, which is noted."""
        read = self._read(text)
        self.refused = text if read is None else None
        return self.value() if read is None else read

    def _read(self, text: str) -> float | None:
        """The number that was typed, with a comma or a point; unknown where nothing was, `None` where it is none."""
        plain = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
        if plain in ("", "?"):
            return _UNKNOWN
        if self.speech is not None:
            plain = ungrouped(plain, self.speech.language)
        if (_WHOLE if self.decimals() == 0 else _DECIMAL).match(plain) is None:
            return None
        value = float(plain.replace(" ", "").replace(",", "."))
        return value if self._lowest <= value <= self.maximum() else None

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let anything be typed: what is no such number is told when it is entered."""
        if "?" in text and text.strip() != "?":
            # Whoever types beside it does not mean it any more.
            position -= text[:position].count("?")
            text = text.replace("?", "")
        return QValidator.State.Acceptable, text, position
