"""Begins and ends a presentation, on the display that was chosen for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.app.menus import Menus
from orgsim.messages import catalog

if TYPE_CHECKING:
    from orgsim.app.presenter.window import Presenter


class Presenting(QObject):
    """The action that presents, the menu of displays, and the presentation while there is one."""

    ended = Signal()

    def __init__(self, document: Document, actions: Actions, menus: Menus, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._settings = settings
        self._window = window
        self._menu = menus["screens"]
        self._choices: QActionGroup | None = None
        self.presenter: Presenter | None = None
        actions["present"].triggered.connect(lambda _checked: self.start())
        self._menu.aboutToShow.connect(self._fill)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._offer)
        app.screenAdded.connect(self._return)
        app.screenRemoved.connect(self._offer)
        self._offer()

    def start(self, place: int | None = None) -> None:
        """Present, from that step on where one is named; a presentation that is on comes to the front."""
        from orgsim.app.presenter.window import Presenter

        if not self._document.state.files:
            return
        if self.presenter is None:
            self.presenter = Presenter(self._document, self._settings, self._screen())
            self.presenter.left.connect(self._end)
        if place is not None:
            self.presenter.begin_at(place)
        self.presenter.start()

    def stop(self) -> None:
        """End the presentation, if there is one."""
        if self.presenter is not None:
            self.presenter.close()

    def hush(self) -> bool:
        """Whether a presentation is on, in which case it says in its corner that something went wrong."""
        if self.presenter is None:
            return False
        self.presenter.notes.say("present.fault")
        return True

    def _end(self) -> None:
        self.presenter = None
        self._window.activateWindow()
        self.ended.emit()

    # displays

    def _screen(self) -> QScreen:
        from orgsim.app.presenter.screens import presenting_screen

        screens = {screen.name(): screen for screen in QGuiApplication.screens()}
        name = presenting_screen(list(screens), self._window.screen().name(), self._settings.presenting_screen)
        return screens[name]

    def _return(self) -> None:
        """Present where it is meant to be: a projector has come, or has come back."""
        if self.presenter is not None:
            self.presenter.move_to(self._screen())

    def _offer(self) -> None:
        """Offer the menu where there is something to choose."""
        self._menu.menuAction().setVisible(len(QGuiApplication.screens()) > 1)

    def _fill(self) -> None:
        speech = catalog(self._document.state.language)
        self._menu.clear()
        self._choices = QActionGroup(self._menu)
        chosen = self._settings.presenting_screen
        names: list[tuple[str | None, str]] = [(None, speech("present.screen.automatic"))]
        for screen in QGuiApplication.screens():
            size = screen.size()
            said = speech("present.screen", name=screen.name(), width=str(size.width()), height=str(size.height()))
            names.append((screen.name(), said.replace("&", "&&")))
        for name, said in names:
            action = self._menu.addAction(said)
            action.setCheckable(True)
            action.setChecked(name == chosen)
            action.triggered.connect(lambda _=False, name=name: self._choose(name))
            self._choices.addAction(action)

    def _choose(self, name: str | None) -> None:
        self._settings.presenting_screen = name
