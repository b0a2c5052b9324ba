"""Opening, adding, closing and following files."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.actions import Actions
from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.open_files import activated, closed, compared_anew, moved, open_paths_of, opened, reread
from orgsim.app.document.seen import with_open
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State, on_disk
from orgsim.app.editing.editor import editor_of
from orgsim.app.opening.leaving import Leaving
from orgsim.app.opening.reading import Reading
from orgsim.app.opening.watching import FileWatch
from orgsim.files.problems import unread
from orgsim.files.reading.opened import Opened
from orgsim.files.writing.units.session import changed_outside, unsaved
from orgsim.files.yaml.encoding import bytes_there
from orgsim.messages import Message, catalog
from orgsim.resources import is_shipped, scenarios_folder

SUFFIXES = (".yaml", ".yml")


class FileActions(QObject):
    """What the window does with files; the document gets each result as a new state."""

    recent_changed = Signal()
    said = Signal(object)
    """A `Message`: something could not be done."""

    def __init__(self, document: Document, actions: Actions, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._actions = actions
        self._settings = settings
        self._window = window
        self.leaving = Leaving(document, window)
        self._reading = Reading(document.kept, window.isVisible, self, lambda: document.state.scenarios)
        self._reading.said.connect(self.said)
        self._watch = FileWatch(self)
        self._watch.changed.connect(self._heed)
        document.changed.connect(self._on_change)
        actions["open"].triggered.connect(lambda: self.ask(add=False))
        actions["add"].triggered.connect(lambda: self.ask(add=True))
        actions["example"].triggered.connect(lambda: self.open([default_comparison()], add=False))
        actions["reload"].triggered.connect(self.reload)
        actions["close"].triggered.connect(lambda: self.close(self.column()))
        actions["move-left"].triggered.connect(lambda: self.move(self.column(), self.column() - 1))
        actions["move-right"].triggered.connect(lambda: self.move(self.column(), self.column() + 1))
        actions["open-file"].triggered.connect(self._open_to_write)
        actions["open-folder"].triggered.connect(self._open_folder)
        actions["clear-recent"].triggered.connect(self._clear_recent)

    def ask(self, *, add: bool) -> None:
        """Let the user choose files, and open them."""
        # Imported here, as no start needs it.
        from PySide6.QtWidgets import QFileDialog

        from orgsim.app.document.folders import drafts_folder, folder_beside, places

        speech = catalog(self._document.state.language)
        begin = folder_beside(self._document.state, self._settings) if add else drafts_folder(self._settings)
        chooser = QFileDialog(self._window, speech("open.title"), str(begin))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.setNameFilters([f"{speech('open.filter')} (*.yaml *.yml)", f"{speech('open.every')} (*)"])
        chooser.setSidebarUrls(places())
        chooser.filesSelected.connect(lambda names: self.open([Path(name) for name in names], add=add))
        chooser.open()

    @property
    def is_opening(self) -> bool:
        """Whether files are read that are not shown yet."""
        return self._reading.is_running

    def open(
        self,
        paths: Sequence[Path],
        *,
        add: bool,
        made: bool = False,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Open `paths`, beside what is open or in its place. What cannot be read is told in the banner.

        What would be lost by it is asked about. Where the last of them was just `made`, it becomes the active draft:
        whoever makes it goes on with it. Where there is much to read, this is done later, and not at all where
        something else is opened in its place meanwhile. What is to be done with what is added is `then`.
        """
        absolute = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 -- a link keeps its own name

        def show(what: Opened) -> None:
            self._remember_all(absolute, what)
            in_place = bool(what.files) and not add
            if not (in_place and self.leaving.asks(lambda: self._show_opened(what, add=add), closing=False)):
                self._show_opened(what, add=add, active=absolute[-1] if made else None)
                if then is not None:
                    then()

        self._reading.read([absolute], lambda lots: show(*lots), name="" if add else "open", later=made)

    def open_saved(
        self, path: Path, before: Callable[[], object], carry: Callable[[State], State], after: Callable[[], object]
    ) -> None:
        """Open the comparison at `path`, in which all that is open was saved just now.

        It is shown with what is to be carried over into it; what else is to be done is done `before` and `after` that.
        """

        def show(what: Opened) -> None:
            self._remember_all([path], what)
            before()
            self._show_opened(what, add=False, carry=carry)
            after()

        self._reading.read([[path]], lambda lots: show(*lots), name="open")

    def _remember_all(self, paths: Sequence[Path], what: Opened) -> None:
        if what.files:
            for path in paths:
                if path not in what.failed:
                    self._settings.add_recent(path)
            self.recent_changed.emit()

    def _show_opened(
        self, what: Opened, *, add: bool, active: Path | None = None, carry: Callable[[State], State] = lambda its: its
    ) -> None:
        keeper_of(self._document).settle()
        state = opened(self._document.state, what, add=add)
        if what.files and not add:
            state = with_open(state, state.open_files, self._settings.hidden_of(file.path for file in what.files))
        state = activated(state, active)
        # Where nothing could be opened, the library stays, under the banner that tells why.
        self._document.show(carry(replace(state, library=False) if what.files else state))

    def remember(self, path: Path) -> None:
        """Keep a file that does not open among those that were used lately."""
        self._settings.add_recent(path)
        self.recent_changed.emit()

    def close(self, column: int) -> None:
        """Close the scenario in that column."""
        keeper_of(self._document).settle()
        files = self._document.state.files
        if not 0 <= column < len(files):
            return
        path = files[column].path

        def close() -> None:
            self._close(path)

        alone = len(files) == 1
        asks = self.leaving.asks(close, closing=False) if alone else self.leaving.asks_for(path, close)
        if not asks:
            close()

    def _close(self, path: Path) -> None:
        state = self._document.state
        column = state.column_of(path)
        if column is not None:
            self._document.show(closed(state, column))

    def leave(self) -> None:
        """Open nothing more that is being read: the window closes."""
        self._reading.leave()

    def hand_over(self, to: Callable[[Path], Message | None]) -> None:
        """Have the desktop show the active draft's file `to` the user."""
        files = self._document.state.files
        refused = to(files[self.column()].path) if files else None
        if refused is not None:
            self.said.emit(refused)

    def _open_folder(self) -> None:
        from orgsim.app.document.outside import open_folder

        self.hand_over(open_folder)

    def _open_to_write(self) -> None:
        """Open the active draft's file in its program; of one that ships, ask first: what is written there is lost."""
        from orgsim.app.document.outside import open_file

        state = self._document.state
        if not state.files or not is_shipped(state.files[self.column()].path):
            self.hand_over(open_file)
            return
        # Imported here, as most sessions end without it.
        from orgsim.app.opening.shipped_dialog import COPY, OPEN, ShippedDialog

        dialog = ShippedDialog(state.files[self.column()], state, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda answer: self.hand_over(open_file) if answer == OPEN else None)
        dialog.finished.connect(lambda answer: self._actions["duplicate"].trigger() if answer == COPY else None)
        dialog.open()

    def move(self, column: int, to: int) -> None:
        """Put the scenario of one column into another."""
        number = len(self._document.state.files)
        if column != to and 0 <= column < number and 0 <= to < number:
            self._document.show(moved(self._document.state, column, to))

    def column(self) -> int:
        """The column that an action without a place is meant for: the active draft's."""
        return self._document.state.active

    def reload(self) -> None:
        """Read every open file again."""
        self._read_anew(open_paths_of(self._document.state))

    def _changed(self, paths: Sequence[Path]) -> list[Path]:
        """Those of `paths` that do not hold what is shown of them already, as they do when this program wrote them."""
        state = self._document.state
        known = _shown(state)
        troubled = {problem.path for problem in state.problems}
        return [path for path in paths if path in troubled or known.get(path) != bytes_there(path)]

    def _heed(self, paths: Sequence[Path]) -> None:
        """Read what others have written, once what is being saved is through with it: that reads it as well."""
        editor_of(self._document).once_saved(lambda: self._read_anew(self._changed(paths)))

    def _read_anew(self, paths: Sequence[Path]) -> None:
        if not paths:
            return
        from orgsim.app.opening.carrying import Carrying

        carrying = Carrying(self._document, paths)

        def show(lots: list[Opened]) -> None:
            state = self._document.state
            said: list[Message] = []
            for path, what in zip(paths, lots, strict=True):
                # Of what failed nothing is shown, also not the other files that it names.
                if state.session.histories and path not in what.failed:
                    from orgsim.app.editing.merging import upon

                    state, told = upon(state, what.files, carrying.known)
                    said += told
                if state.comparison is not None and path == state.comparison.path:
                    state = compared_anew(state, path, what)
                else:
                    state = reread(state, path, what)
            editor = editor_of(self._document)
            for file in (file for what in lots for file in what.files):
                if file.path in unsaved(state.session) and changed_outside(state.session, file):
                    from orgsim.app.editing.merging import met

                    editor.known = carrying.known
                    state, merged = met(state, file, carrying.known)
                    said += [merged] if merged is not None else []
            self._document.show(state)
            for each in said:
                editor.said.emit(each)

        self._reading.read([[path] for path in paths], show, beside=carrying, later=True)

    def _on_change(self, before: State, after: State) -> None:
        if open_paths_of(before) != open_paths_of(after):
            self._watch.watch(open_paths_of(after), _shown(after))
        if before.session is not after.session:
            # What others have saved is shown as soon as there are no edits that it would take away.
            rests = unsaved(before.session) - unsaved(after.session)
            self._read_anew(self._changed([file.path for file in after.open_files if file.path in rests]))
        if before.problems is not after.problems:
            self._watch.unread(unread(after.problems))

    def _clear_recent(self) -> None:
        self._settings.clear_recent()
        # Who wants no trace of the names wants none of what the files say.
        self._document.kept.clear()
        self.recent_changed.emit()


def default_comparison() -> Path:
    """What opens when nothing is named: Lohja's two drafts of 2016."""
    return scenarios_folder() / "lohja-2016.yaml"


def _shown(state: State) -> dict[Path, bytes]:
    """What stands in the files that are shown as they are on disk."""
    shown = {file.path: on_disk(state, file) for file in state.open_files if file.path not in state.stale}
    if state.comparison is not None:
        shown[state.comparison.path] = state.comparison.data
    return shown
