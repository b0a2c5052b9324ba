"""The status line: what is open at the left, how the chart is shown at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from orgsim.app.document.comparing import compared, knows_differences, pair
from orgsim.app.document.state import State
from orgsim.app.widgets.labels import ElidedLabel, label, laid_out_once, link_button
from orgsim.drawing.folding.legible import all_units
from orgsim.messages import Catalog, catalog
from orgsim.model.text import Language
from orgsim.model.unseen import marked

_ANNOUNCED_MS = 4000
_MS_A_LETTER = 50
"""How long the letters of a longer text take to read, up to what offers have."""
_OFFERED_MS = 12_000
"""How long something is offered: who is to press something must first have read it."""
_HEIGHT = 34
_BESIDE = "   ·   "


class StatusLine(QWidget):
    """Says how many units each scenario has, and holds the tools of the view."""

    folder_asked = Signal(object)
    """The folder of the file at that path is to be shown."""
    all_asked = Signal(bool)
    """All units are to be shown, or (`False`) as many as can be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._made: Path | None = None
        """The file that was just made, while its folder is offered."""
        self._folder = link_button("")
        self._folder.clicked.connect(self._ask_folder)
        self._folder.hide()
        self._back_step: Callable[[], object] | None = None
        """Takes back what was just done, while that is offered."""
        self.undo = link_button("")
        self.undo.clicked.connect(self._take_back)
        self.undo.hide()
        self._everything = False
        self.show_all = link_button("")
        self.show_all.clicked.connect(lambda: self.all_asked.emit(not self._everything))
        self.show_all.hide()
        self._dotted = False
        self._told: tuple[object, ...] = ()
        self._shown: tuple[tuple[int, int], ...] = ()
        """Of each chart how many units are shown, and how many there are; none where no chart is shown."""
        self._language: Language | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # The same height with and without tools, so that nothing above moves when the view changes.
        self.setFixedHeight(_HEIGHT)
        self._said = ElidedLabel(role="caption")
        self._zoom = label(role="caption")
        self._zoom.setMinimumWidth(44)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._usual = self._shorter = ""
        """What is usually said, and the same where there is less room; empty: it cannot be said shorter."""
        self._back = QTimer(self, interval=_ANNOUNCED_MS, singleShot=True)
        self._back.timeout.connect(self._say_usual)
        self._tools: list[QToolButton] = []
        self._zoom_tools: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 2, 12, 2)
        self._row.setSpacing(2)
        self._row.addWidget(self._said, 1)
        self._row.addWidget(self._folder)
        self._row.addWidget(self.undo)
        self._row.addWidget(self.show_all)
        self._row.addWidget(self._zoom)

    def add_tool(self, action: QAction, *, text: bool = False, zooms: bool = False) -> QToolButton:
        """Show a button for `action`, before the zoom; `zooms`: in every view that is zoomed, and not charts alone."""
        button = QToolButton()
        button.setObjectName("flat")
        button.setDefaultAction(action)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if text else Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(style)
        button.setIconSize(QSize(22 if text else 16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if action.menu() is not None:
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row.insertWidget(self._row.count() - 1, button)
        (self._zoom_tools if zooms else self._tools).append(button)
        return button

    def show_tools(self, *, chart: bool, zoomed: bool) -> None:
        """Show the tools of charts and of what is zoomed, where there is any."""
        with laid_out_once(self._row):
            for tools, visible in ((self._tools, chart), (self._zoom_tools, zoomed)):
                for tool in tools:
                    tool.setVisible(visible)
            self._zoom.setVisible(chart)

    def tell(self, state: State) -> None:
        """Say what is open, and where differences are shown how many there are."""
        told = (state, self._shown, self._dotted, state.view == "differences" and knows_differences(state))
        if told == self._told:
            return
        self._told = told
        speech = catalog(state.language)
        self._folder.setText(speech("status.folder"))
        self.undo.setText(speech("status.undo"))
        if self._language not in (None, state.language):
            # What was announced is in words of another language.
            self._back.stop()
            self._end_offers()
        self._language = state.language
        self._everything = state.everything
        self.show_all.setText(speech("status.fold-readable" if state.everything else "status.show-all"))
        self._usual, self._shorter = (" · ".join(self._parts(state, speech, shortly=how)) for how in (False, True))
        if not self._back.isActive():
            self._said.set_whole(self._usual, self._shorter)

    def tell_shown(self, shown: tuple[tuple[int, int], ...], state: State, *, dotted: bool = False) -> None:
        """Say of each chart how many units are shown of how many; nothing where there is no chart.

        `dotted`: dots in them tell where they differ, and here stands how often.
        """
        self._shown = shown
        self._dotted = dotted
        self.show_all.setVisible(bool(shown) and (self._some_hidden or state.everything))
        self.tell(state)

    @property
    def _some_hidden(self) -> bool:
        return any(seen < whole for seen, whole in self._shown)

    def _parts(self, state: State, speech: Catalog, *, shortly: bool) -> list[str]:
        """What is usually said; `shortly`: without what the list of differences says."""
        parts = []
        if self._some_hidden:
            said = " · ".join(f"{speech.number(seen)}/{speech.number(whole)}" for seen, whole in self._shown)
            parts.append(speech("status.shown", n=self._shown[-1][1], counts=said))
        if state.view == "differences" and pair(state) is not None:
            return [*parts, self._differing(state, speech, shortly=shortly)]
        open_now = state.scenarios
        counts = [all_units(its) for its in open_now]
        if counts:
            parts.insert(0, speech("status.scenarios", n=len(counts)))
        if counts and not self._some_hidden:
            parts.append(speech("status.units", n=counts[-1], counts=" / ".join(map(speech.number, counts))))
        if self._dotted and pair(state) is not None:
            # The sign is that of the dots which it explains.
            parts.append(f"● {self._differing(state, speech, shortly=True)}")
        if state.stale:
            parts.append(speech("status.stale", n=len(state.stale)))
        return parts

    def _differing(self, state: State, speech: Catalog, *, shortly: bool) -> str:
        """How many differences the drafts have that are compared."""
        # Imported here, as the window's first picture compares nothing.
        from orgsim.app.chart.marking import told_counts

        columns = pair(state)
        assert columns is not None, "two are compared"
        if not knows_differences(state):
            return speech("differences-view.finding")
        differences = compared(state)[columns[1]]
        if shortly and differences is not None:
            said = speech("status.differing", n=differences.number)
        else:
            said = " · ".join(told_counts(state, speech))
        if len(state.files) > 2:
            a, b = (state.letters[column] for column in columns)
            said = speech("differences-view.status-of", a=a, b=b, counts=said)
        return said

    def announce(self, said: str, made: Path | None = None, undo: Callable[[], object] | None = None) -> None:
        """Say for a moment that something was done.

        The folder of a file that was `made` by it is offered, and to `undo` it where that takes it back.
        """
        said = _in_one_line(said)
        self._said.set_whole(said)
        self._made, self._back_step = made, undo
        self._folder.setVisible(made is not None)
        self.undo.setVisible(undo is not None)
        self._back.start(_long_enough(said) if made is None and undo is None else _OFFERED_MS)

    def announce_first(self, said: str) -> None:
        """Say what came of what was done, before what is still said of that, whose offers stay."""
        if not self._back.isActive():
            self.announce(said)
            return
        both = f"{_in_one_line(said)}{_BESIDE}{self._said.whole}"
        self._said.set_whole(both)
        self._back.start(max(self._back.interval(), _long_enough(both)))

    def end_announcement(self) -> None:
        """Say what is usually said, as what was announced is over."""
        if self._back.isActive():
            self._back.stop()
            self._say_usual()

    def _say_usual(self) -> None:
        self._end_offers()
        self._said.set_whole(self._usual, self._shorter)

    def _end_offers(self) -> None:
        self._made = self._back_step = None
        self._folder.hide()
        self.undo.hide()

    def _take_back(self) -> None:
        back = self._back_step
        self._back.stop()
        self._say_usual()
        if back is not None:
            back()

    def _ask_folder(self) -> None:
        if self._made is not None:
            self.folder_asked.emit(self._made)

    def tell_zoom(self, zoom: float, state: State) -> None:
        """Say how large the chart is shown."""
        speech = catalog(state.language)
        self._zoom.setText(speech("status.zoom", percent=round(zoom * 100) if zoom >= 0.01 else round(zoom * 100, 1)))


def _long_enough(said: str) -> int:
    """For how many milliseconds a text is said, so that it can be read."""
    return min(max(_ANNOUNCED_MS, _MS_A_LETTER * len(said)), _OFFERED_MS)


def _in_one_line(said: str) -> str:
    """`said` as the one line that there is room for: names of files may have anything in them."""
    return marked(said).replace("\n", " ")
