"""The drafts that are open and hidden, in a row below the cards: a press shows one again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from orgsim.app.document.state import State
from orgsim.app.widgets.labels import Letter, clear, label, link_button
from orgsim.drawing.themes import THEMES
from orgsim.messages import catalog

_LETTER = 18
_LONGEST = 32
"""Letters of a title: three of them are to fit beside each other."""


class HiddenStrip(QWidget):
    """Nothing where all that is open is seen."""

    show_asked = Signal(object)
    """The draft at that path is to be shown again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: tuple[object, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 4, 0)
        self._row.setSpacing(6)
        self.hide()

    def tell(self, state: State) -> None:
        """Name what is hidden."""
        of = (state.hidden, state.language, state.theme)
        if of == self._of:
            return
        self._of = of
        clear(self._row)
        speech, theme = catalog(state.language), THEMES[state.theme]
        self._row.addWidget(label(speech("hidden.heading"), "caption"))
        for place, file in state.hidden:
            title = speech.value(file.scenario.title)
            shown = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
            button = link_button(shown, speech("hidden.show", title=title))
            button.setAccessibleName(speech("hidden.show", title=title))
            button.clicked.connect(partial(self._ask, file.path))
            self._row.addWidget(Letter(place, theme, _LETTER))
            self._row.addWidget(button)
            self._row.addSpacing(8)
        self._row.addStretch(1)

    def _ask(self, path: object, _checked: bool = False) -> None:
        self.show_asked.emit(path)
