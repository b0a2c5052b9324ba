"""What keys mean in a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from orgsim.drawing.walking import Direction


_HOLDING: dict[int, Qt.KeyboardModifier] = {
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
}
"""What systems differ in: whether a key counts as held when it goes down itself."""

_ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}

_ASKS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier): "make-below",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): "make-after",
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier): "make-after",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier): "make-before",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier): "make-between",
    (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier): "rename",
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): "remove",
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier): "remove-alone",
}
"""What keys ask for while a draft is edited; elsewhere in the window they mean other things."""


def change_asked(event: QKeyEvent) -> str | None:
    """The change of the selected unit that is asked for while a draft is edited; `None`: no change."""
    return _ASKS.get((Qt.Key(event.key()), event.modifiers()))


def arrow(event: QKeyEvent) -> Direction | None:
    """Where an arrow points; `None`: another key."""
    return _ARROWS.get(event.key())


def held_after(event: QKeyEvent, *, pressed: bool) -> Qt.KeyboardModifier:
    """The keys that are held once one went down (`pressed`) or up."""
    own = _HOLDING.get(event.key(), Qt.KeyboardModifier.NoModifier)
    return event.modifiers() | own if pressed else event.modifiers() & ~own
