"""The start page: shown where nothing is open, and from the menu over what is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgsim.analysis.library.entries import Entry
from orgsim.analysis.library.shelves import Shelf, folder_shelf, found, name_of, shipped_shelves
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.library.card import PICTURE
from orgsim.app.library.grid import CardGrid
from orgsim.app.library.reader import LibraryReader
from orgsim.app.widgets.action_button import action_button
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import ElidedLabel, label
from orgsim.drawing.themes import THEMES
from orgsim.export.chart.thumbnail import thumbnail_image
from orgsim.files.shelf import Folder
from orgsim.messages import catalog
from orgsim.model.views import LETTERS
from orgsim.resources import scenarios_folder

_REFRESH_MS = 60
"""How often new cards are put in their places while files are read."""


class LibraryPage(QWidget):
    """Cards of what ships and of what lies in recent folders, to be found, compared, copied and opened."""

    open_asked = Signal(object, bool)
    """Files to open, and whether beside what is open."""
    copy_asked = Signal(object, object)
    """A file to copy as a new draft, and the ids that are taken."""
    left = Signal()
    """Back to what is open."""
    said = Signal(str)
    """Something to be told in passing."""

    def __init__(self, state: State, settings: Settings, new: QAction, parent: QWidget) -> None:
        """`new` makes a draft, and is offered beside the search."""
        super().__init__(parent)
        self._settings = settings
        self._state = state
        self._speech = catalog(state.language)
        self._shelves: tuple[Shelf, ...] = ()
        self._is_old = False
        """Its cards are in another language or theme than the window."""
        self._is_new = False
        """It was shown just now, and the keyboard is still elsewhere."""
        self._current: Path | None = None
        self._marks: list[Path] = []
        self._reader = LibraryReader(PICTURE, self)
        self._reader.changed.connect(self._schedule)
        self._refresh = QTimer(self, interval=_REFRESH_MS, singleShot=True)
        self._refresh.timeout.connect(self._show_what_is_known)
        self._idle = QTimer(self, interval=0, singleShot=True)
        self._idle.timeout.connect(self._make_a_picture)
        self._build(new)
        self._speak()

    # putting together

    def _build(self, new: QAction) -> None:
        self._heading = label(role="unit")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(380)
        self._sign = self.search.addAction(
            icon("search", THEMES[self._state.theme]), QLineEdit.ActionPosition.LeadingPosition
        )
        self._back = QPushButton()
        self._back.clicked.connect(self.left)
        self.grid = CardGrid()
        self._nothing = label(role="muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        self._told = ElidedLabel(role="heading")
        self.open_button, self.add_button, self.compare_button, self.copy_button = (QPushButton() for _ in range(4))
        self.open_button.setDefault(True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addSpacing(8)
        head.addWidget(self.search, 1)
        head.addStretch(1)
        head.addWidget(action_button(new))
        head.addWidget(self._back)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._told, 1)
        for each in (self.copy_button, self.compare_button, self.add_button, self.open_button):
            each.setMinimumHeight(38)
            foot.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.grid, 1)
        column.addLayout(foot)
        self.search.textChanged.connect(self._search)
        self.grid.chosen.connect(self._choose)
        self.grid.opened.connect(self._open)
        self.grid.marked.connect(self.toggle_mark)
        self.grid.compare_asked.connect(self.compare)
        self.grid.menu_asked.connect(self._offer)
        self.grid.typed.connect(self._search_for)
        self.open_button.clicked.connect(lambda: self._open(self._current))
        self.add_button.clicked.connect(self._add)
        self.compare_button.clicked.connect(self.compare)
        self.copy_button.clicked.connect(self.copy)

    # what is shown

    def tell(self, state: State) -> None:
        """Follow the window's language and theme, and what is open."""
        before, self._state = self._state, state
        if before.language != state.language:
            self._speech = catalog(state.language)
            self._speak()
            if self.isVisible():
                self.rescan()
        if before.language != state.language or before.theme != state.theme:
            for card in self.grid.cards:
                card.show_image(None)
            self._sign.setIcon(icon("search", THEMES[state.theme], colour=THEMES[state.theme].muted_text))
            self._is_old = True
            if self.isVisible():
                self._show_what_is_known()
        self._tell_choice()

    def rescan(self) -> None:
        """Look into the folders again, and read what is new there or has changed."""
        recent = list(dict.fromkeys(path.parent for path in self._settings.recent))
        self._reader.read(scenarios_folder(), recent, self._state.language)
        self._show_what_is_known()

    @property
    def is_complete(self) -> bool:
        """Whether every file has been read, and every picture is made."""
        return not (self._reader.is_busy or self._refresh.isActive() or self._idle.isActive())

    @property
    def marks(self) -> tuple[Path, ...]:
        """Which files are marked for comparing, in the order in which they will stand."""
        return tuple(self._marks)

    @property
    def current(self) -> Path | None:
        """Which file is chosen."""
        return self._current

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        self._is_new = False
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _speak(self) -> None:
        speech = self._speech
        self._heading.setText(speech("library.heading"))
        self.search.setPlaceholderText(speech("library.search"))
        self.search.setAccessibleName(speech("library.search"))
        self._back.setText(speech("library.back"))
        self.open_button.setText(speech("library.open"))
        self.add_button.setText(speech("library.add"))
        self.copy_button.setText(speech("library.copy"))
        self.compare_button.setToolTip(speech("library.compare.tip", n=len(LETTERS)))
        self.grid.setAccessibleName(speech("library.heading"))

    def _schedule(self) -> None:
        if not self._refresh.isActive():
            self._refresh.start()

    def _known(self, of: Folder) -> list[Entry]:
        entries = self._reader.entries
        return [entries[path] for path in of.files if path in entries]

    def _show_what_is_known(self) -> None:
        if not self._reader.folders:
            return
        speech = self._speech
        shipped, *own = self._reader.folders
        shelves = [folder_shelf(each.path, self._known(each), each.left, speech) for each in own if self._known(each)]
        shelves += shipped_shelves(self._known(shipped), speech)
        self._shelves = found(shelves, self.search.text())
        there = {entry.path: entry for shelf in shelves for entry in shelf.entries}
        self._marks = [path for path in self._marks if path in there]
        self.grid.drop_others(there)
        anew, self._is_old = self._is_old, False
        self.grid.tell(self._shelves, THEMES[self._state.theme], speech, anew=anew)
        nothing = not self._shelves and not self._reader.is_busy
        self._nothing.setVisible(nothing)
        self._nothing.setText(speech("library.nothing", query=self.search.text().strip()) if nothing else "")
        if self._current is None or self.grid.card(self._current) is None:
            self._current = next((card.entry.path for card in self.grid.cards), None)
        self._tell_choice()
        if self._is_new and self.grid.cards:
            # The keyboard goes to the cards when the first of them are there, unless it is in use in the page already:
            # the empty search has it only for being the first of what could.
            self._is_new = False
            now = QApplication.focusWidget()
            if now is None or not self.isAncestorOf(now) or (now is self.search and not self.search.text()):
                self.grid.choose_first()
        self._idle.start()

    def _make_a_picture(self) -> None:
        """Paint one picture that is missing, and go on while there are more: each in time that nobody else wants."""
        for card in self.grid.waiting():
            drawings = self._reader.drawings(card.entry)
            if drawings:
                ratio = self.devicePixelRatioF()
                card.show_image(thumbnail_image(drawings, THEMES[self._state.theme], PICTURE, ratio, self._speech))
                self._idle.start()
                return

    # what the user does

    def _choose(self, path: Path) -> None:
        self._current = path
        self._tell_choice()

    def toggle_mark(self, path: Path) -> None:
        """Mark that file for comparing, or take the mark away; why it cannot be marked is told."""
        entry = self._reader.entries.get(path)
        if path in self._marks:
            self._marks.remove(path)
        elif entry is None or entry.sort != "scenario":
            self.said.emit(self._speech("library.only-scenarios"))
        elif len(self._marks) == len(LETTERS):
            self.said.emit(self._speech("library.most", n=len(LETTERS)))
        else:
            self._marks.append(path)
        self._tell_choice()

    def compare(self) -> None:
        """Open the marked files side by side."""
        if len(self._marks) < 2:
            self.said.emit(self._speech("library.mark-some"))
            return
        marks, self._marks = self._marks, []
        self.open_asked.emit(marks, False)

    def _open(self, path: Path | None) -> None:
        if path is not None:
            self.open_asked.emit([path], False)

    def _add(self) -> None:
        if self._current is not None:
            self.open_asked.emit([self._current], True)

    def copy(self) -> None:
        """Ask for a copy of the chosen file."""
        if self._current is not None:
            taken = {id for entry in self._reader.entries.values() for id in entry.ids}
            self.copy_asked.emit(self._current, taken)

    def _search(self, text: str) -> None:
        if text:
            # Enter opens what is found first.
            self._current = None
        self._show_what_is_known()

    def _open_found(self) -> None:
        """Open what the search has found first."""
        if self._current is not None and self.grid.card(self._current) is not None:
            self._open(self._current)

    def _search_for(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(self.search.text() + text)

    def _tell_choice(self) -> None:
        """Show which card is chosen and what can be done with it."""
        speech, number = self._speech, len(self._marks)
        entry = self._reader.entries.get(self._current) if self._current is not None else None
        readable = entry is not None and entry.sort != "unreadable"
        self.grid.show_choice(self._current, self._marks)
        self._told.set_whole(name_of(entry, speech) if entry is not None else "")
        self.open_button.setEnabled(entry is not None)
        self.add_button.setEnabled(readable and len(self._state.open_files) < len(LETTERS))
        self.add_button.setVisible(bool(self._state.files))
        self.copy_button.setEnabled(readable)
        self.compare_button.setText(
            speech("library.compare", number=number) if number else speech("library.compare-none")
        )
        self.compare_button.setEnabled(number > 1)
        self._back.setVisible(bool(self._state.files))

    def _offer(self, path: Path, at: QPoint) -> None:
        entry = self._reader.entries.get(path)
        if entry is None:
            return
        menu = self.menu_for(entry)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def menu_for(self, entry: Entry) -> QMenu:
        """What can be done with that entry."""
        speech, readable = self._speech, entry.sort != "unreadable"
        menu = QMenu(self)
        menu.addAction(speech("library.open")).triggered.connect(lambda: self._open(entry.path))
        add = menu.addAction(speech("library.add"))
        add.triggered.connect(self._add)
        add.setVisible(bool(self._state.files))
        add.setEnabled(readable and len(self._state.open_files) < len(LETTERS))
        menu.addSeparator()
        is_marked = entry.path in self._marks
        mark = menu.addAction(speech("library.unmark" if is_marked else "library.mark"))
        mark.triggered.connect(lambda: self.toggle_mark(entry.path))
        mark.setEnabled(entry.sort == "scenario")
        compare = menu.addAction(self.compare_button.text())
        compare.triggered.connect(self.compare)
        compare.setEnabled(len(self._marks) > 1)
        menu.addSeparator()
        copy = menu.addAction(speech("library.copy"))
        copy.triggered.connect(self.copy)
        copy.setEnabled(readable)
        return menu

    # Qt's events

    def showEvent(self, event: QShowEvent) -> None:
        """Follow what has changed on disk meanwhile."""
        super().showEvent(event)
        self._is_new = True
        if not event.spontaneous():
            # Whoever comes back looks for something else; a window that was only minimised stays as it was.
            self.search.clear()
        self.rescan()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read for a page that nobody sees."""
        super().hideEvent(event)
        self._reader.stop()
        self._refresh.stop()
        self._idle.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the search, then leads back; the arrow down leads from it to the cards, Enter opens its first."""
        if event.key() == Qt.Key.Key_Escape:
            if self.search.text():
                self.search.clear()
                self.grid.choose_first()
            elif self._state.files:
                self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.grid.choose_first()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.compare()
                return
            if self.search.hasFocus():
                self._open_found()
                return
        super().keyPressEvent(event)
