"""A number that is set by a slider or typed, and that may be unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSlider, QToolButton, QWidget

from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.style import look_up
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog

_TYPED = re.compile(r"\d{0,6}([.,]\d{0,4})?\Z")
_DECIMALS = 4
_WIDTH = 58
_BESIDE_TEXT = 22
_UNKNOWN = -1.0
"""What the box holds where nothing is known; nothing that is assumed is negative."""


class AmountField(QWidget):
    """A slider, a box and a button that clears both."""

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
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """The slider goes from `least` to `most`, what is typed from 0 to `limit`."""
        super().__init__(parent)
        self._least, self._most, self._step, self._whole = least, most, step, whole
        self.value: float | int | None = None
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round((most - least) / step))
        self.slider.setPageStep(max(self.slider.maximum() // 10, 1))
        self.slider.setMinimumWidth(60)
        self.box = _Box(step, limit, whole=whole)
        self.clear = QToolButton()
        self.clear.setObjectName("flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.box)
        layout.addWidget(self.clear)
        for part in (self.slider, self.box):
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self.rested)
        self.box.valueChanged.connect(lambda value: self._set(_known(value)))
        self.clear.clicked.connect(lambda: self._set(None))

    @property
    def is_typed(self) -> bool:
        """Whether something is typed that is not entered yet."""
        return self.box.is_typed

    @property
    def typed_value(self) -> float | None:
        """What is typed, entered or not."""
        return self._rounded(_known(self.box.typed))

    def keyboard_order(self) -> Iterator[QWidget]:
        """What takes the keyboard, in the order of reading."""
        yield from (self.slider, self.box, self.clear)

    def settle(self) -> None:
        """Enter what is typed, if that was not done."""
        if self.box.is_typed:
            self.box.interpretText()

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
        if self.slider.property("unknown") != (value is None):
            self.slider.setProperty("unknown", value is None)
            look_up(self.slider)
        self.clear.setEnabled(value is not None)

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

    def __init__(self, step: float, limit: float, *, whole: bool) -> None:
        super().__init__()
        self.speech: Catalog | None = None
        self.setDecimals(0 if whole else _DECIMALS)
        self.setRange(_UNKNOWN, limit)
        self.setSingleStep(step)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(_WIDTH)

    @property
    def typed(self) -> float:
        """What stands in the box, entered or not."""
        return self.valueFromText(self.lineEdit().text())

    @property
    def is_typed(self) -> bool:
        """Whether something else stands in the box than was entered last."""
        return self.typed != self.value()

    def show_value(self, value: float | None) -> None:
        """Show a number, or that it is unknown."""
        self.setSpecialValueText("?")
        self.setValue(_UNKNOWN if value is None else value)
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + _BESIDE_TEXT
        if max(wanted, _WIDTH) != self.width():
            self.setFixedWidth(max(wanted, _WIDTH))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let it pass to what scrolls."""
        event.ignore()

    def stepBy(self, steps: int) -> None:
        """From what is unknown to 0 and up; 0 is the least that is known."""
        self.interpretText()
        if self.value() > 0 or steps > 0:
            self.setValue(max(self.value() + steps * self.singleStep() if self.value() >= 0 else 0, 0))
            self.selectAll()

    def textFromValue(self, value: float) -> str:
        """The number with the language's decimal mark, and no thousands: it is to be typed over."""
        digits = f"{value:.{self.decimals()}f}"
        plain = digits.rstrip("0").rstrip(".") if "." in digits else digits
        return plain if self.speech is None or self.speech.language == "en" else plain.replace(".", ",")

    def valueFromText(self, text: str) -> float:
        """The number that was typed, with a comma or a point; unknown where nothing was."""
        plain = text.strip().replace("\u00a0", "").replace(",", ".")
        try:
            return round(float(plain), self.decimals())
        except ValueError:
            return _UNKNOWN

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Digits, and decimals where there may be any; nothing, or a `?`, for what is unknown."""
        plain = text.replace("\u00a0", "").strip()
        if plain in ("", "?"):
            return QValidator.State.Acceptable, text, position
        if "?" in plain:
            # Whoever types beside it does not mean it any more.
            position -= text[:position].count("?")
            text = plain = plain.replace("?", "")
        fits = plain.isascii() and plain.isdecimal() if self.decimals() == 0 else _TYPED.match(plain) is not None
        fits = fits and self.valueFromText(plain) <= self.maximum()
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid), text, position
