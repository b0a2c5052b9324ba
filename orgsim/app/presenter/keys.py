"""What each key does while presenting: those of slide shows, and those that clickers send."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt

Command = Literal[
    "next",
    "previous",
    "first",
    "last",
    "black",
    "larger",
    "smaller",
    "pointer",
    "morph",
    "next-difference",
    "previous-difference",
    "fit",
    "help",
    "leave",
    "scroll-up",
    "scroll-down",
    "edit",
    "undo",
    "redo",
    "save",
    "put-away",
    "tray",
    "state-unit",
]

_Key = Qt.Key
_COMMANDS: dict[int, Command] = {
    _Key.Key_Right: "next",
    _Key.Key_Down: "next",
    _Key.Key_Space: "next",
    _Key.Key_PageDown: "next",
    _Key.Key_N: "next-difference",
    _Key.Key_Left: "previous",
    _Key.Key_Up: "previous",
    _Key.Key_PageUp: "previous",
    _Key.Key_Backspace: "previous",
    _Key.Key_P: "previous",
    _Key.Key_Home: "first",
    _Key.Key_End: "last",
    _Key.Key_B: "black",
    _Key.Key_Period: "black",
    _Key.Key_Plus: "larger",
    _Key.Key_Minus: "smaller",
    _Key.Key_L: "pointer",
    _Key.Key_M: "morph",
    _Key.Key_0: "fit",
    _Key.Key_F1: "help",
    _Key.Key_Question: "help",
    _Key.Key_Escape: "leave",
}
_SCROLLS: dict[int, Command] = {_Key.Key_Up: "scroll-up", _Key.Key_Down: "scroll-down"}
_EDITS: dict[tuple[int, bool], Command] = {
    (_Key.Key_E, True): "edit",
    (_Key.Key_Z, False): "undo",
    (_Key.Key_Z, True): "redo",
    (_Key.Key_Y, False): "redo",
    (_Key.Key_S, False): "save",
    (_Key.Key_Backspace, False): "put-away",
    (_Key.Key_Backspace, True): "tray",
}
"""By key and whether Shift is held, with Ctrl: as in the window."""
# A clicker's own, which no text field needs.
_ALWAYS = frozenset((_Key.Key_PageDown, _Key.Key_PageUp, _Key.Key_F1, _Key.Key_Escape))

_SAVES = (_Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def command(key: int, modifiers: Qt.KeyboardModifier, *, typing: bool = False) -> Command | None:
    """What `key` asks for; `None` for keys that are the view's own.

    While somebody is `typing` into a field, letters and arrows belong to the field; it is saved from there too.
    With Shift, arrows pan the chart, and what is higher than the screen is scrolled;
    Ctrl with plus and minus is the same as without, as in every other program.
    """
    held = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    if typing and key not in _ALWAYS and (key, held) != _SAVES:
        return None
    wanted = _COMMANDS.get(key)
    if held in (Qt.KeyboardModifier.NoModifier,):
        return wanted
    if held == Qt.KeyboardModifier.AltModifier and key in (_Key.Key_Return, _Key.Key_Enter):
        return "state-unit"
    if held & Qt.KeyboardModifier.ControlModifier and not held & Qt.KeyboardModifier.AltModifier:
        edits = _EDITS.get((key, bool(held & Qt.KeyboardModifier.ShiftModifier)))
        if edits is not None:
            return edits
    if held == Qt.KeyboardModifier.ControlModifier:
        return "larger" if key == _Key.Key_Equal else wanted if wanted in ("larger", "smaller", "fit") else None
    if held == Qt.KeyboardModifier.ShiftModifier and key == _Key.Key_N:
        return "previous-difference"
    if held == Qt.KeyboardModifier.ShiftModifier and key in _SCROLLS:
        return _SCROLLS[key]
    if held & Qt.KeyboardModifier.ShiftModifier and wanted in ("larger", "help"):
        # On many keyboards these need Shift.
        return wanted
    return None
