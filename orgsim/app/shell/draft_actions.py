"""What is done with one draft among those that are open: with the active one, from the menu or from its card."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal

from orgsim.app.actions import Actions
from orgsim.app.document.comparing import baseline
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.menus import Menus


class DraftActions(QObject):
    """Connects the actions, and opens their menu at a card."""

    said = Signal(object)
    """A `Message`: what was done."""

    def __init__(self, document: Document, actions: Actions, menus: Menus, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._actions = actions
        self._menu = menus["draft"]
        actions["baseline"].triggered.connect(self._choose_baseline)

    def open_menu(self, column: int, at: QPoint) -> None:
        """Offer at that point of the screen what can be done with the draft in that column."""
        self._document.change(active=column)
        self._menu.popup(at)

    def tell(self, state: State) -> None:
        """Mark what is chosen, and offer what makes sense."""
        chosen = self._actions["baseline"]
        chosen.setChecked(bool(state.files) and baseline(state) == state.active)
        chosen.setEnabled(len(state.files) > 1 and not state.library)

    def _choose_baseline(self, on: bool) -> None:
        # Imported here, as most sessions end without it.
        from orgsim.app.document.basing import based_on, told_baseline

        state = self._document.state
        self._document.show(based_on(state, state.active if on else None))
        self.said.emit(told_baseline(self._document.state))
