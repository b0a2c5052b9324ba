"""What is said quietly over a presentation: one thing at a time, for some seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from orgsim.app.document.document import Document
from orgsim.app.document.seen import theme_of
from orgsim.app.presenter.bars import CaptionBar, Note
from orgsim.messages import catalog

_NOTED_MS = 6000
_HINTED_MS = 3500


class Notes(QObject):
    """Says things in the corner, in the language, the colours and the size of the presentation."""

    def __init__(self, document: Document, scale: Callable[[], float], over: QWidget, bar: CaptionBar) -> None:
        super().__init__(over)
        self._document = document
        self._scale = scale
        self.note = Note(over, bar)
        self._said: tuple[str, Mapping[str, object]] = ("present.begun", {})
        """What the note says or said last."""
        self._helping = False
        """Whether the note tells the keys: until the next one."""
        self._hinting = False
        """Whether the note tells how to go on, which who goes on knows."""
        self._telling_more = False
        """Whether it tells that the view goes on below the screen."""
        self._noted = QTimer(self, interval=_NOTED_MS, singleShot=True)
        self._noted.timeout.connect(self.note.hide)

    def say(self, key: str, **args: object) -> None:
        """Say the text of `key`."""
        self._hinting = self._telling_more = self._helping = False
        self._said = key, args
        self._show()
        self._noted.start(_NOTED_MS)

    def hint(self) -> None:
        """Say briefly how to go on and how to end, unless something else is being said."""
        if not self.note.isVisible():
            self.say("present.begun")
            self._hinting = True
            self._noted.start(_HINTED_MS)

    def help(self) -> None:
        """Say what the keys do."""
        self.say("present.keys")
        self._helping = True

    def end_help(self) -> bool:
        """Whether it was saying what the keys do; no more."""
        helping, self._helping = self._helping, False
        if helping:
            self.note.hide()
        return helping

    def tell_more(self) -> None:
        """Say that the view goes on, unless something else is being said."""
        if not self.note.isVisible():
            self.say("present.more")
            self._telling_more = True

    def has_scrolled(self) -> None:
        """Who has scrolled knows how."""
        if self._telling_more:
            self.note.hide()

    def has_gone_on(self) -> None:
        """Who has gone on knows how, and another view may not go on below the screen."""
        if self._hinting or self._telling_more:
            self.note.hide()

    def has_changed(self) -> None:
        """What was said of what was done before would be taken for what is done now."""
        if not self._helping:
            self.note.hide()

    def speak_anew(self) -> None:
        """Say in another language what is being said."""
        if self.note.isVisible():
            self._show()

    def leave(self) -> None:
        """Nothing is said any more."""
        self._noted.stop()

    def _show(self) -> None:
        key, args = self._said
        state = self._document.state
        self.note.say(catalog(state.language)(key, **args), theme_of(state), self._scale())
