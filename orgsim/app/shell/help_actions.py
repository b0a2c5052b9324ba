"""Help that is asked for: the guide, the keys, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenuBar, QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.shell.placing import place_first
from orgsim.messages import catalog

if TYPE_CHECKING:
    from orgsim.app.guide.window import GuideWindow


class HelpActions(QObject):
    """Connects the actions of the help menu."""

    def __init__(self, document: Document, actions: Actions, bar: QMenuBar, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._bar = bar
        self._window = window
        self._guide: GuideWindow | None = None
        actions["guide"].triggered.connect(self._show_guide)
        actions["keys"].triggered.connect(self.show_keys)
        actions["about"].triggered.connect(self._show_about)

    @property
    def guide(self) -> GuideWindow:
        """The guide's window, made when it is first asked for."""
        if self._guide is None:
            from orgsim.app.guide.frame import USUAL
            from orgsim.app.guide.window import GuideWindow

            state = self._document.state
            self._guide = GuideWindow(state.language, theme_of(state))
            place_first(self._guide, USUAL)
        return self._guide

    def tell(self, state: State) -> None:
        """Show the guide in the language and the theme of the window."""
        if self._guide is not None:
            self._guide.tell(state.language, theme_of(state))

    def close(self) -> None:
        """Close the guide with the window."""
        if self._guide is not None:
            self._guide.leave()

    def show_keys(self) -> None:
        """List the keys."""
        from orgsim.app.shell.help import KeysDialog

        KeysDialog(self._bar, catalog(self._document.state.language), self._window).open()

    def _show_guide(self) -> None:
        state = self._document.state
        shown = bool(state.files) and not state.library
        self.guide.open_at(state.view if state.files else None, library=not shown)

    def _show_about(self) -> None:
        from orgsim.app.shell.help import AboutDialog

        AboutDialog(catalog(self._document.state.language), self._window).open()
