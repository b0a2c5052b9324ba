"""Parts of the window that are made when they are first needed: the library, the form of a unit, what was put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.editing.tray.listed import is_listed
from orgsim.app.shell.dressing import Dressing
from orgsim.app.shell.inside.body import Body
from orgsim.app.shell.inside.views import Views

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
        self._views = views
        self._in: tuple[Body, Dressing] | None = None
        self._library: LibraryPage | None = None
        self._inspector: UnitPanel | None = None
        self._tray: TrayPanel | None = None
        self._inspect = QTimer(self, singleShot=True)
        self._inspect.timeout.connect(self._open_inspector)

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
        """The panel at the right, made when a unit is first selected: the window's first picture does without it."""
        if self._inspector is None:
            from orgsim.app.editing.form.panel import UnitPanel

            body, dressing = self._places()
            self._inspector = made = UnitPanel(self._document, self._window)
            made.closed.connect(lambda: self._document.change(selected=None))
            self.inspector_made.emit(made)
            body.add_beside(made)
            dressing.dress(made)
        return self._inspector

    @property
    def tray(self) -> TrayPanel:
        """The panel of what was put away, made when there is something to list: few windows edit anything."""
        if self._tray is None:
            from orgsim.app.editing.tray.panel import TrayPanel

            body, dressing = self._places()
            self._tray = made = TrayPanel(self._document, self._views.charts, self._window)
            body.add_below(made)
            dressing.dress(made)
        return self._tray

    def tell_library(self, state: State) -> None:
        """Tell the start page, where there is one."""
        if self._library is not None:
            self._library.tell(state)

    def tell(self, state: State, *, clicked: bool) -> None:
        """Show what that state asks for; `clicked`: a second click may come that would make a double click."""
        self._tell_inspector(state, clicked=clicked)
        if self._tray is not None or is_listed(state):
            self.tray.tell(state)

    def _tell_inspector(self, state: State, *, clicked: bool) -> None:
        wanted = state.selected is not None and state.view == "structure"
        if not wanted and self._inspector is None:
            return
        if wanted:
            self.inspector.tell(state)
        opening = wanted and not self.inspector.is_open
        if opening and self._window.isVisible() and clicked:
            # The second press of a double click must meet the chart where the first one met it.
            self._inspect.start(QApplication.doubleClickInterval())
        else:
            self._inspect.stop()
            self.inspector.slide(wanted, animated=self._window.isVisible() and state.motion)

    def _open_inspector(self) -> None:
        charts = self._views.own_charts()
        if charts is not None and charts.is_dragging:
            # Boxes would come to lie elsewhere below what is held over them.
            self._inspect.start(QApplication.doubleClickInterval())
            return
        self.inspector.slide(True, animated=self._document.state.motion)

    def _places(self) -> tuple[Body, Dressing]:
        assert self._in is not None, "nothing is shown before there is a place for it"
        return self._in
