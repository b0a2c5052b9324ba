"""A number that is set by a slider or typed, and that may be unknown."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSlider, QToolButton, QWidget

from orgsim.app.icons import icon
from orgsim.app.labels import plain_tip
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog

_TYPED = re.compile(r"\s*\d{0,4}([.,]\d{0,2})?\s*\Z")
_UNKNOWN = -1.0
"""What the box holds where nothing is known; nothing that is assumed is negative."""


class AmountField(QWidget):
    """A slider, a box and a button that clears both."""

    changed = Signal(object)
    """The number, or `None`: it is unknown."""
    rested = Signal()
    """The slider was let go."""

    def __init__(
        self, *, most: float, step: float, least: float = 0.0, whole: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._step, self._whole = least, most, step, whole
        self.value: float | int | None = None
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, self._notch(most))
        self.slider.setPageStep(max(self.slider.maximum() // 10, 1))
        self.slider.setMinimumWidth(60)
        self.box = _Box(step, whole=whole)
        self.clear = QToolButton()
        self.clear.setObjectName("flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.box)
        layout.addWidget(self.clear)
        for part in (self.slider, self.box):
            # In a pane that scrolls, the wheel is to scroll and not to change what lies under the pointer.
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            part.installEventFilter(self)
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self.rested)
        self.box.valueChanged.connect(lambda value: self._set(None if value < 0 else value))
        self.clear.clicked.connect(lambda: self._set(None))

    def tell(self, value: float | None, name: str, speech: Catalog, theme: Theme) -> None:
        """Show `value` of what is called `name`; nothing is emitted."""
        self.box.speech = speech
        self.clear.setIcon(icon("close", theme, colour=theme.muted_text))
        said = speech("costs.clear", name=name)
        self.clear.setToolTip(plain_tip(said))
        self.clear.setAccessibleName(said)
        self.slider.setAccessibleName(name)
        self.box.setAccessibleName(name)
        self._show(value)

    def _show(self, value: float | None) -> None:
        self.value = value
        with QSignalBlocker(self.slider), QSignalBlocker(self.box):
            self.slider.setMaximum(self._notch(max(self._most, value or 0)))
            if not self.slider.isSliderDown():
                self.slider.setValue(0 if value is None else self._notch(value))
            self.box.show_value(value)
        if self.slider.property("unknown") != (value is None):
            self.slider.setProperty("unknown", value is None)
            self.slider.style().unpolish(self.slider)
            self.slider.style().polish(self.slider)
        self.clear.setEnabled(value is not None)

    def _slid(self, notch: int) -> None:
        self._set(self._least + notch * self._step)

    def _set(self, value: float | None) -> None:
        if value is not None:
            value = round(value) if self._whole or value == round(value) else round(value, 2)
        if value != self.value:
            self._show(value)
            self.changed.emit(value)

    def _notch(self, value: float) -> int:
        return max(round((value - self._least) / self._step), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel pass to what scrolls."""
        if isinstance(event, QWheelEvent):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class _Box(QDoubleSpinBox):
    """Takes numbers as they are written in the language, and nothing at all for what is unknown."""

    def __init__(self, step: float, *, whole: bool) -> None:
        super().__init__()
        self.speech: Catalog | None = None
        self.setDecimals(0 if whole else 2)
        self.setRange(_UNKNOWN, 9999)
        self.setSingleStep(step)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(58)

    def show_value(self, value: float | None) -> None:
        """Show a number, or that it is unknown."""
        self.setSpecialValueText("?")
        self.setValue(_UNKNOWN if value is None else value)

    def stepBy(self, steps: int) -> None:
        """From what is unknown to 0 and up; 0 is the least that is known."""
        if self.value() > 0 or steps > 0:
            self.setValue(max(self.value() + steps * self.singleStep() if self.value() >= 0 else 0, 0))
            self.selectAll()

    def textFromValue(self, value: float) -> str:
        """The number as it is written in the language."""
        return self.speech.number(value) if self.speech is not None else str(value)

    def valueFromText(self, text: str) -> float:
        """The number that was typed, with a comma or a point; unknown where nothing was."""
        plain = text.strip().replace("\u00a0", "").replace(",", ".")
        try:
            return float(plain)
        except ValueError:
            return _UNKNOWN

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Digits, and decimals where there may be any; nothing, or a `?`, for what is unknown."""
        plain = text.replace("\u00a0", "").strip()
        if plain in ("", "?"):
            return QValidator.State.Acceptable, text, position
        fits = plain.isdecimal() and len(plain) <= 4 if self.decimals() == 0 else _TYPED.match(plain)
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid), text, position
