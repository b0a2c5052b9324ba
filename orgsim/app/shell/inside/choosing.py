"""Language, theme and motion: chosen in menus, shown by all that wears or speaks them, and kept for the next start."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.document.seen import theme_of
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.menus import Menus
from orgsim.app.shell.dressing import Dressing
from orgsim.app.widgets.languages import QtTexts
from orgsim.app.widgets.style import palette, style_sheet
from orgsim.messages import catalog


class Choosing:
    """Hears the choices of one window, and has its actions and menus follow."""

    def __init__(
        self, document: Document, actions: Actions, menus: Menus, dressing: Dressing, settings: Settings
    ) -> None:
        self._document = document
        self._actions = actions
        self._menus = menus
        self._dressing = dressing
        self._settings = settings
        self._qt_texts = QtTexts()
        menus.theme_chosen.connect(self._choose_theme)
        menus.language_chosen.connect(self._choose_language)
        actions["motion"].triggered.connect(self._choose_motion)

    def speak(self, state: State) -> None:
        """Speak the state's language."""
        speech = catalog(state.language)
        self._qt_texts.speak(state.language)
        self._actions.speak(speech)
        self._menus.speak(speech)
        self._menus.show_recent(self._settings.recent)

    def paint(self, state: State) -> None:
        """Wear the state's theme."""
        theme = theme_of(state)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(theme))
        self._dressing.change(style_sheet(theme))
        self._actions.paint(theme)
        self._menus.paint(theme)

    def _choose_theme(self, theme: str) -> None:
        self._document.change(theme=theme)
        self._settings.theme = self._document.state.theme

    def _choose_language(self, language: str) -> None:
        self._document.change(language=language)
        self._settings.language = self._document.state.language

    def _choose_motion(self, on: bool) -> None:
        self._document.change(motion=on)
        self._settings.motion = on
