"""A field that finds one of many, such as a unit of the baseline, while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from orgsim.app.widgets.labels import plain_tip

_ID = Qt.ItemDataRole.UserRole
_NAME = _ID + 1
"""What is searched: not what stands above it."""
_ROWS = 9
_WIDEST = 380
"""Pixels of the list: names are longer than the field."""

_SHEET = """
QListView { font-size: 13px; border: 1px solid palette(dark); background: palette(base); outline: none; }
QListView::item { padding: 4px 6px; border-radius: 4px; color: palette(text); }
QListView::item:hover { background: palette(midlight); }
QListView::item:selected { background: palette(highlight); color: palette(highlighted-text); }
"""
"""Of the list, which is a window of its own and wears no other. The palette is the theme's."""

Offer = Callable[[], Sequence[tuple[str, str, str]]]
"""What can be picked: each as it is called, what stands above it, and its id."""


class Picker(QLineEdit):
    """A search field over a list; what is picked is told by its id."""

    picked = Signal(str)

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._offer = offer
        self._model = QStandardItemModel(self)
        self._completer = found = QCompleter(self._model, self)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCompletionRole(_NAME)
        found.setMaxVisibleItems(_ROWS)
        shown = found.popup()
        assert shown is not None
        self._list = shown
        self._list.setMinimumWidth(_WIDEST)
        self._list.setStyleSheet(_SHEET)
        cast(Any, found.activated)[QModelIndex].connect(self._take)
        self.setCompleter(found)
        self.setClearButtonEnabled(True)
        self._taken = False

    def speak(self, name: str) -> None:
        """Say what is looked for."""
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Gather what can be picked now."""
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._gather()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the whole list, Enter takes the first that is found, Escape clears."""
        if event.key() == Qt.Key.Key_Down and not self._list.isVisible():
            self._completer.setCompletionPrefix(self.text())
            self._completer.complete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self._take_found()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _take_found(self) -> None:
        marked = self._list.currentIndex()
        if not (self._list.isVisible() and marked.isValid()):
            self._completer.setCompletionPrefix(self.text())
            marked = self._completer.completionModel().index(0, 0)
        if marked.isValid():
            self._take(marked)

    def _gather(self) -> None:
        self._model.clear()
        for name, above, id in self._offer():
            text = f"{name} · {above}" if above else name
            item = QStandardItem(text)
            item.setData(id, _ID)
            item.setData(name, _NAME)
            item.setToolTip(plain_tip(text))
            self._model.appendRow(item)

    def _take(self, index: QModelIndex) -> None:
        id = index.data(_ID)
        # The completer is about to write the name into the field.
        self._list.hide()
        self.clear()
        if id is not None:
            self.picked.emit(str(id))
        self.clear()
