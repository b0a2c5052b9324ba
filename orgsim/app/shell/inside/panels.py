"""Parts of the window that are made when they are first needed: the library, the form of a unit, what was put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.editing.at_hand import AtHand
from orgsim.app.shell.dressing import Dressing
from orgsim.app.shell.inside.body import Body
from orgsim.app.shell.inside.views import Views
from orgsim.app.weakly import weakly

if TYPE_CHECKING:
    from orgsim.app.editing.form.panel import UnitPanel
    from orgsim.app.editing.tray.panel import TrayPanel
    from orgsim.app.library.page import LibraryPage


class Panels(QObject):
    """Makes the panels, and opens and closes them as the state says."""

    library_made = Signal(QWidget)
    """The start page is there."""
    inspector_made = Signal(QWidget)
    """The form of a unit is there."""

    def __init__(self, document: Document, actions: Actions, settings: Settings, views: Views, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._actions = actions
        self._settings = settings
        self._in: tuple[Body, Dressing] | None = None
        self._library: LibraryPage | None = None
        self._at_hand = AtHand(document, views.charts, weakly(self._slides), self, window)
        self._at_hand.form_made.connect(self._place_form)
        self._at_hand.tray_made.connect(self._place_tray)
        self._ready = QTimer(self, interval=0, singleShot=True)
        self._ready.timeout.connect(self.get_ready)

    def lie_in(self, body: Body, dressing: Dressing) -> None:
        """Put panels there from now on."""
        self._in = body, dressing

    @property
    def library(self) -> LibraryPage:
        """The start page, made when it is first seen: the window that opens on files does without it."""
        if self._library is None:
            from orgsim.app.library.page import LibraryPage

            body, dressing = self._places()
            self._library = made = LibraryPage(self._document.state, self._settings, self._actions["new"], self._window)
            made.left.connect(lambda: self._document.change(library=False))
            self.library_made.emit(made)
            body.stack.addWidget(made)
            dressing.dress(made)
        return self._library

    @property
    def library_seen(self) -> LibraryPage | None:
        """The start page, where it is seen."""
        return self._library if self._library is not None and self._library.isVisible() else None

    @property
    def has_library(self) -> bool:
        """Whether the start page was seen."""
        return self._library is not None

    @property
    def inspector(self) -> UnitPanel:
        """The panel at the right, made when a unit is first selected."""
        return self._at_hand.form

    @property
    def tray(self) -> TrayPanel:
        """The panel of what was put away, made when there is something to list."""
        return self._at_hand.tray

    def get_ready(self) -> None:
        """Make the form of a unit before it is needed, a part in each round of events; where it is there, nothing."""
        made, panel = self._at_hand.has_form, self.inspector
        if not made or panel.get_ready():
            self._ready.start()

    def tell_library(self, state: State) -> None:
        """Tell the start page, where there is one."""
        if self._library is not None:
            self._library.tell(state)

    def tell(self, state: State, *, clicked: bool) -> None:
        """Show what that state asks for; `clicked`: a second click may come that would make a double click."""
        wanted = state.selected is not None and state.view == "structure"
        self._at_hand.tell_form(state, wanted=wanted, clicked=clicked and self._window.isVisible())
        self._at_hand.tell_tray(state, charted=True)

    def _slides(self) -> bool:
        """Whether somebody is to see that something comes from the edge."""
        return self._window.isVisible() and self._document.state.motion

    def _place_form(self, form: UnitPanel) -> None:
        body, dressing = self._places()
        self.inspector_made.emit(form)
        body.add_beside(form)
        dressing.dress(form)

    def _place_tray(self, tray: TrayPanel) -> None:
        body, dressing = self._places()
        body.add_below(tray)
        dressing.dress(tray)

    def _places(self) -> tuple[Body, Dressing]:
        assert self._in is not None, "nothing is shown before there is a place for it"
        return self._in
