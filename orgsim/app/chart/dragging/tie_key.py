"""The key that is held for what is dragged to be tied to another unit, and not moved there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEY = Qt.Key.Key_L
_OTHER_THINGS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class TieKey(QObject):
    """Whether the key is held, as the charts hear of it that have the keyboard."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_held = False

    def hear(self, chart: QWidget) -> None:
        """Hear of the key while `chart` has the keyboard."""
        chart.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that it goes down, or up, or that the keyboard is another's."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            # From one chart to another it stays held: who lets it go is heard there.
            if not isinstance(QApplication.focusWidget(), type(watched)):
                self._hold(False)
        elif isinstance(event, QKeyEvent) and event.key() == _KEY and not event.modifiers() & _OTHER_THINGS:
            if kind == QEvent.Type.KeyPress:
                self._hold(True)
            elif kind == QEvent.Type.KeyRelease and not event.isAutoRepeat():
                # A key that is held says over and over that it goes up and down.
                self._hold(False)
        return False

    def _hold(self, on: bool) -> None:
        if on is not self.is_held:
            self.is_held = on
            self.changed.emit()
