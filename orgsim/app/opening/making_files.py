"""Makes files: a comparison of what is open, a copy as a new draft, a new draft from the template."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.document.aside import Aside
from orgsim.app.document.basing import based_on
from orgsim.app.document.comparing import baseline, reference
from orgsim.app.document.comparison_edits import own_comparison
from orgsim.app.document.document import Document
from orgsim.app.document.folders import drafts_folder
from orgsim.app.document.open_files import activated
from orgsim.app.document.seen import theme_of, whole_column
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.showing import carried_over
from orgsim.app.opening.file_actions import FileActions
from orgsim.app.opening.new_file_dialog import NewFileDialog, Suggestion, Wording
from orgsim.app.opening.unsaved import decided_between_open
from orgsim.app.opening.written import (
    comparison_of,
    making,
    origin_of,
    read_any,
    title_and_stem,
    today,
    write_file,
    write_with_drafts,
)
from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import ComparisonFile
from orgsim.files.reading.scenario_file import ScenarioFile
from orgsim.files.writing.comparison_new import comparison_elsewhere
from orgsim.files.writing.duplicating import copied_title, free_id, free_path, new_draft, worded
from orgsim.files.writing.file_names import stem_for
from orgsim.files.writing.template import from_template
from orgsim.files.writing.units.session import Snapshot, forgotten
from orgsim.files.yaml.encoding import bytes_there
from orgsim.messages import Message, catalog, message
from orgsim.model.text import Text
from orgsim.model.views import LETTERS
from orgsim.resources import is_shipped

_AT_ONCE = 60_000
"""Bytes of a draft up to which it is copied in the window's thread: its copy is read again, which takes some 10 ms."""


class MakingFiles(QObject):
    """Asks for each new file in a small form, makes it and opens it."""

    made = Signal(object)
    """The path of a file that was made."""
    said = Signal(object)
    """A `Message`: what was made without being asked about, or why nothing was."""

    def __init__(self, document: Document, files: FileActions, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._files = files
        self._settings = settings
        self._window = window
        self._waiting: deque[Callable[[], object]] = deque()
        """Drafts that are put beside after the one that is being copied."""
        self._copying = Aside(self)
        self._copied: Callable[[bytes | Message], object] = lambda _: None
        self._round = QTimer(self, interval=0, singleShot=True)
        self._round.timeout.connect(self._go_on)
        self._copying.ended.connect(self._take_copy)
        self._copying.failed.connect(self._round.start)

    def ask_comparison(self) -> NewFileDialog | None:
        """Ask where to keep what is open as a comparison, which is then the one that is open."""
        state = self._document.state
        if not state.files:
            return None
        title, stem = title_and_stem(state)

        def make(written: str, path: Path) -> Message | None:
            present = self._document.state
            named = worded(title, written, present.language)
            drafts = {file.path: file.data for file in present.files}
            refused = write_with_drafts(path, drafts, lambda moved: comparison_of(present, path, named, moved))
            if refused is None:
                self._open_comparison(path)
            return refused

        shipped = any(is_shipped(file.path) for file in state.files)
        where = catalog(state.language)("new-file.where.shipped") if shipped else ""
        return self._ask("comparison", [Suggestion(title.in_language(state.language), stem, make)], where=where)

    def ask_copy_of_open(self, column: int | None = None) -> NewFileDialog | None:
        """Ask for a copy of an open scenario, which the user can choose.

        It is the one in `column` at first; where that is not told, the active one.
        """
        state = self._document.state
        if not state.files:
            return None
        if column is None:
            column = self._files.column()
        copies = [
            self._copy_of(file, (), f"{letter} · {file.scenario.title.in_language(state.language)}")
            for letter, file in zip(state.letters, state.files, strict=False)
        ]
        return self._ask("copy", copies, chosen=column, where=self._how_it_opens())

    def ask_copy(self, path: Path, taken: Iterable[str] = ()) -> NewFileDialog | None:
        """Ask for a copy of the file at `path`, a scenario or a comparison, and open it: a draft beside its original.

        `taken` are ids of scenarios that the copy is not to have, beside those that are open. What cannot be read is
        told as when it is opened.
        """
        try:
            file = read_any(path)
        except UnreadableFile as error:
            self._document.change(problems=error.problems)
            return None
        if isinstance(file, ComparisonFile):
            return self._ask_comparison_copy(file)
        suggestion = self._copy_of(file, taken, file.scenario.title.in_language(self._document.state.language))
        return self._ask("copy", [suggestion], where=self._how_it_opens())

    def branch_off(self) -> None:
        """Make a draft of the active one as it is now, beside it, and have it opened to be edited; nothing is asked."""
        state = self._document.state
        if not state.files:
            return
        origin = state.files[state.active]

        def edit(path: Path) -> None:
            editor_of(self._document).switch(path, True)
            self._tell_beside(path, origin.path, "branch.made")

        self._put_beside(origin, "branch", edit)

    def open_snapshot(self, snapshot: Snapshot) -> None:
        """Make a draft of what another once was, and open it beside it, so that the two can be compared."""
        file = self._document.state.open_file(snapshot.path)
        if file is None:
            return
        then = replace(file, data=snapshot.data, scenario=snapshot.scenario)
        called = snapshot.name.args["name"] if snapshot.name.key == "snapshot.named" else ""
        origin = file.path
        self._put_beside(then, "snapshot", lambda path: self._tell_beside(path, origin, "snapshot.opened"), str(called))

    def _tell_beside(self, path: Path, origin: Path, key: str) -> None:
        """Make the draft at `path` the active one, compared to that which it was made of, and say so."""
        now = self._document.state
        column, beside = now.column_of(path), now.column_of(origin)
        if column is not None:
            # A baseline that somebody has chosen stays so: nobody has asked to change that.
            if beside not in (None, reference(now)) and baseline(now) is None and own_comparison(now) is None:
                now = based_on(now, beside)
            self._document.show(replace(now, active=column, compared=column))
            title = now.files[column].scenario.title
            self.said.emit(message(key, letter=now.letters[column], title=title, name=path.name))

    def _put_beside(self, file: ScenarioFile, what: str, then: Callable[[Path], object], called: str = "") -> None:
        """Make a draft of `file` without asking, in its folder, open it, and go on `then`; or tell why it cannot be.

        Texts `beside.WHAT.stem` and `beside.WHAT.title` say what it is called, where it is not `called` anything. It
        is written, opened and gone on with in rounds of events of their own; a large one is copied in a thread before.
        """
        if self._copying.is_running:
            self._waiting.append(partial(self._put_beside, file, what, then, called))
            return
        state = self._document.state
        if len(state.open_files) >= len(LETTERS):
            self.said.emit(message("branch.full", n=len(LETTERS)))
            return
        stem = catalog(state.language)(f"beside.{what}.stem", name=file.path.stem)
        if called:
            stem = f"{file.path.stem}-{stem_for(called, what)}"
        path = free_path(self._folder() if is_shipped(file.path) else file.path.parent, stem)
        # The second branch of a draft is called so as its file is.
        number = path.stem.removeprefix(stem).lstrip("-")
        told = f" {number}" if number else ""
        key = "beside.called.title" if called else f"beside.{what}.title"
        title = copied_title(
            file.scenario.title, state.language, key, number=told, **({"called": called} if called else {})
        )
        identity = free_id(path.stem, self._open_ids())
        copy = self._copy(file, path, identity, title)
        if len(file.data) <= _AT_ONCE:
            self._write_beside(path, copy, then)
            return

        def write(copied: bytes | Message) -> None:
            # Who has closed it meanwhile, or opened something else, wants nothing beside it.
            if self._document.state.open_file(file.path) is None:
                return
            if isinstance(copied, Message):
                self.said.emit(copied)
            else:
                self._write_beside(path, lambda: copied, then)

        self._copied = write
        self._copying.begin(making(copy))

    def _take_copy(self, copied: bytes | Message) -> None:
        self._copied(copied)
        self._round.start()

    def _go_on(self) -> None:
        if self._waiting and not self._copying.is_running:
            self._waiting.popleft()()
            # A small one is copied by now, and one for which there is no room never is.
            self._round.start()

    def _write_beside(self, path: Path, data: Callable[[], bytes], then: Callable[[Path], object]) -> None:
        refused = write_file(path, data)
        if refused is not None:
            self.said.emit(refused)
            return

        def go_on() -> None:
            QTimer.singleShot(0, self, lambda: then(path))

        QTimer.singleShot(0, self, lambda: self._files.open([path], add=True, made=True, then=go_on))

    def _copy(self, file: ScenarioFile, path: Path, identity: str, title: Text) -> Callable[[], bytes]:
        """What makes the bytes of a copy of `file` for `path`, which says where it comes from; in any thread."""
        language = self._document.state.language
        named = file.scenario.title.in_language(language)
        told = catalog(language)("copy.origin", title=named, name=file.path.name, date=today())
        origin = " ".join(told.split())
        return partial(new_draft, file, path, id=identity, title=title, today=today(), origin=origin)

    def ask_editable_copy(self, path: Path) -> NewFileDialog | None:
        """Ask for a copy of an open draft that is not to be written to; it opens to be edited, compared to that."""
        file = self._document.state.open_file(path)
        if file is None:
            return None

        def go_on(made: Path) -> None:
            state = self._document.state
            column = state.column_of(path)
            # What a comparison of the user's own names as its baseline stays so: nobody has asked to change that.
            if column is not None and (own_comparison(state) is None or baseline(state) is None):
                self._document.show(based_on(state, column))
            editor_of(self._document).switch(made, True)

        suggestion = self._copy_of(file, (), file.scenario.title.in_language(self._document.state.language), go_on)
        return self._ask("edit-copy", [suggestion], where=self._how_it_opens())

    def ask_save_as(self, column: int) -> NewFileDialog | None:
        """Ask where to keep the draft in that column as it is edited; its own file stays, and is shown as it is."""
        state = self._document.state
        if not 0 <= column < len(state.files):
            return None
        file = state.files[column]

        def go_on(made: Path) -> None:
            now = self._document.state
            own = now.open_file(file.path)
            # The edits are in the new file now, but for what was done while it was read.
            if any(its.path == made for its in now.files) and own is not None and own.data == file.data:
                session = forgotten(now.session, [file.path])
                self._document.change(session=session, editing=now.editing - {file.path})
                editor_of(self._document).switch(made, True)

        suggestion = self._copy_of(file, (), file.scenario.title.in_language(state.language), go_on)
        return self._ask("save-as", [suggestion], where=self._how_it_opens())

    def ask_draft(self) -> NewFileDialog:
        """Ask for a new draft, made from the template that explains the format."""
        language = self._document.state.language
        speech = catalog(language)

        def make(written: str, path: Path) -> Message | None:
            identity = free_id(path.stem, self._open_ids())
            refused = write_file(path, lambda: from_template(language, path, id=identity, title=written, today=today()))
            if refused is None:
                self._open_beside(path)
            return refused

        suggestion = Suggestion(speech("new-file.draft.suggested"), speech("new-file.draft.stem"), make)
        return self._ask("draft", [suggestion], where=self._how_it_opens())

    def _copy_of(
        self, file: ScenarioFile, taken: Iterable[str], source: str, go_on: Callable[[Path], None] | None = None
    ) -> Suggestion:
        """A copy of `file`, with which to `go_on` once it is open; without that it opens beside its original."""
        language = self._document.state.language
        title = copied_title(file.scenario.title, language)
        others = {file.scenario.id, *taken}

        def make(written: str, path: Path) -> Message | None:
            identity = free_id(path.stem, others | self._open_ids())
            named = worded(title, written, language)
            refused = write_file(path, self._copy(file, path, identity, named))
            if refused is None and go_on is not None:
                self._open_beside(path, then=lambda: go_on(path))
            elif refused is None:
                self._open_beside(path, original=file.path)
            return refused

        stem = catalog(language)("copy.stem", name=file.path.stem)
        return Suggestion(title.in_language(language), stem, make, source)

    def _ask_comparison_copy(self, file: ComparisonFile) -> NewFileDialog:
        language = self._document.state.language
        title = copied_title(file.comparison.title, language)

        def make(written: str, path: Path) -> Message | None:
            named = worded(title, written, language)
            members = [member.path for member in file.members]
            drafts = {member: data for member in members if (data := bytes_there(member)) is not None}
            origin = origin_of(file, language)
            refused = write_with_drafts(
                path, drafts, lambda moved: comparison_elsewhere(file, path, named, members, moved, origin=origin)
            )
            if refused is None:
                self._open([path], add=False)
            return refused

        stem = catalog(language)("copy.stem", name=file.path.stem)
        source = file.comparison.title.in_language(language)
        shipped = any(is_shipped(member.path) for member in file.members)
        where = catalog(language)("new-file.where.shipped") if shipped else ""
        return self._ask("copy-comparison", [Suggestion(title.in_language(language), stem, make, source)], where=where)

    def _ask(
        self, wording: Wording, suggestions: Sequence[Suggestion], *, chosen: int = 0, where: str = ""
    ) -> NewFileDialog:
        state = self._document.state
        speech, theme = catalog(state.language), theme_of(state)
        dialog = NewFileDialog(
            wording, suggestions, self._folder(), speech, theme, self._window, chosen=chosen, where=where
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _folder(self) -> Path:
        return drafts_folder(self._settings)

    def _open_ids(self) -> set[str]:
        return {file.scenario.id for file in self._document.state.open_files}

    def _open(self, paths: Sequence[Path], *, add: bool, then: Callable[[], object] | None = None) -> None:
        self._files.open(paths, add=add, made=True, then=then)
        self.made.emit(paths[-1])

    def _how_it_opens(self) -> str:
        """What becomes of what is open once a draft is made; empty where nothing is."""
        state = self._document.state
        if not state.files:
            return ""
        key = "new-file.where.beside" if len(state.open_files) < len(LETTERS) else "new-file.where.full"
        return catalog(state.language)(key, n=len(LETTERS))

    def _open_beside(
        self, path: Path, *, original: Path | None = None, then: Callable[[], object] | None = None
    ) -> None:
        """Open a draft beside what is open, with its original where both fit; where none fits, it is only made."""
        open_now = {file.path for file in self._document.state.open_files}
        both = [path] if original is None or original in open_now else [original, path]
        room = len(LETTERS) - len(open_now)
        if room:
            self._open(both if len(both) <= room else [path], add=True, then=then)
        else:
            self._files.remember(path)
            self.made.emit(path)

    def _open_comparison(self, path: Path) -> None:
        """Open what was open as that comparison, looked at as before."""
        seen: list[State] = []

        def hand_over() -> None:
            seen.append(self._document.state)
            if seen[0].comparison is not None:
                # It is in the new file now: nobody is to miss it where it was.
                self._document.change(goal_edits=(), assumed=(), steps_due=(), based=None, decided=())

        self._files.open_saved(
            path, hand_over, lambda state: _looked_at(state, path, seen[0]), lambda: self.made.emit(path)
        )


def _looked_at(state: State, path: Path, before: State) -> State:
    """`state`, in which the comparison at `path` was opened, looked at as it was `before`."""
    place = whole_column(before, before.active)
    state = carried_over(state, before)
    comparison = state.comparison
    if comparison is not None and comparison.path == path and place < len(comparison.members):
        # It may be a copy by now, in the same place of the row.
        state = activated(state, comparison.members[place].path)
    others = tuple([pairing for pairing in before.decided if pairing not in decided_between_open(before)])
    looked = {name: getattr(before, name) for name in ("folded", "unfolded", "everything", "focus", "selected")}
    return replace(state, decided=others, **looked)
