"""What is done with one draft among those that are open: with the active one, from the menu or from its card."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal

from orgsim.app.actions import Actions
from orgsim.app.document.comparing import baseline
from orgsim.app.document.document import Document
from orgsim.app.document.seen import hiding, showing_again
from orgsim.app.document.state import State
from orgsim.app.menus import Menus


class DraftActions(QObject):
    """Connects the actions, and opens their menu at a card."""

    said = Signal(object, object)
    """A `Message`: what was done; and what takes it back when it is called, or `None`."""

    def __init__(self, document: Document, actions: Actions, menus: Menus, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._actions = actions
        self._menu = menus["draft"]
        actions["baseline"].triggered.connect(self._choose_baseline)
        actions["hide"].triggered.connect(lambda _checked: self.hide(document.state.active))
        actions["show-hidden"].triggered.connect(lambda _checked: document.show(showing_again(document.state)))

    def open_menu(self, column: int, at: QPoint) -> None:
        """Offer at that point of the screen what can be done with the draft in that column."""
        self._document.change(active=column)
        self._menu.popup(at)

    def hide(self, column: int) -> None:
        """Take the draft of that column out of view; it stays open."""
        self._document.show(hiding(self._document.state, column))

    def show_again(self, path: Path) -> None:
        """Bring the draft at `path` back into view."""
        self._document.show(showing_again(self._document.state, path))

    def tell(self, state: State) -> None:
        """Mark what is chosen, and offer what makes sense."""
        chosen = self._actions["baseline"]
        chosen.setChecked(bool(state.files) and baseline(state) == state.active)
        several = len(state.files) > 1 and not state.library
        chosen.setEnabled(several)
        self._actions["hide"].setEnabled(several)
        self._actions["show-hidden"].setEnabled(bool(state.hidden) and not state.library)

    def _choose_baseline(self, on: bool) -> None:
        # Imported here, as most sessions end without it.
        from orgsim.app.document.basing import based_on, baseline_before, told_baseline

        state = self._document.state
        self._document.show(based_on(state, state.active if on else None))

        def take_back() -> None:
            self._document.show(baseline_before(self._document.state, state))
            self.said.emit(told_baseline(self._document.state), None)

        self.said.emit(told_baseline(self._document.state), take_back)
