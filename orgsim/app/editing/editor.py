"""The one place at which the window edits drafts: actions are done, undone, saved, and held against what the text says.

What changes and reads texts is imported where it is used, as no start needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from orgsim.app.document.aside import InTurn
from orgsim.app.document.document import Document
from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.state import State
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.writing.units.session import Act, Session, Snapshot, acted, redone, returned, undone
from orgsim.messages import Message, message
from orgsim.resources import is_shipped

if TYPE_CHECKING:
    from orgsim.app.editing.merging import Merged
    from orgsim.app.editing.saving import Saver
    from orgsim.app.editing.verifying import Found
    from orgsim.files.writing.anew.rebasing import Rebasing
    from orgsim.model.edits.conflicts import Choices
    from orgsim.model.edits.edits import Edit
    from orgsim.model.scenario import Scenario


_OWN = frozenset(("edit.not-saved", "open.changed-while-edited"))
"""What is told of a draft that reading its text does not tell."""
_BREATH_MS = 120


class NotSaid(Exception):  # noqa: N818 -- it is read in a report
    """A text came to say something else than it should: the action was taken back, and this is to be reported."""


class Clip(Struct, frozen=True, eq=False):
    """Units that were cut or copied, to be pasted."""

    home: ScenarioFile
    """Their draft as it was then: it may be closed, or edited, before they are pasted."""
    ids: tuple[str, ...]
    cut: bool


class Editor(QObject):
    """Edits the drafts of one document.

    What is done is seen at once. The text is read again in a thread; where it does not say what it should, what was
    done is taken back, and NotSaid ends in a report as every mistake of the program does.
    """

    refused = Signal(object)
    """A `Message`: why nothing was done."""
    said = Signal(object)
    """A `Message`: something worth a line in the status."""
    copy_asked = Signal(object)
    """The draft at that path is to be edited and cannot be: a copy of it may be."""
    choice_asked = Signal(object)
    """A `Merged`: others have changed the same of a draft that is to be saved, and one side is to be chosen of each."""
    _wrong = Signal(object)

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self.clip: Clip | None = None
        """What was cut or copied last, of any draft."""
        self._sound: set[bytes] = set()
        """Digests of the texts that were read and say what they should."""
        self._taken_in: dict[Path, bytes] = {}
        """The texts that were read last."""
        self._reading = InTurn(self)
        self._reading.done.connect(lambda _task, found, _following: self._read(found))
        self._soon = QTimer(self, interval=_BREATH_MS, singleShot=True)
        """Until what was done is on the screen: reading takes longer, and nobody waits for it."""
        self._soon.timeout.connect(self._verify)
        self._saver: Saver | None = None
        self.known: Sequence[Rebasing] = ()
        """What was worked out last of what stands upon what others have saved."""
        # Later, so that whoever comes upon it can go on with what he does.
        self._wrong.connect(self._report, Qt.ConnectionType.QueuedConnection)
        document.changed.connect(self._on_change)

    @property
    def is_verifying(self) -> bool:
        """Whether texts are still read that were changed."""
        return self._reading.is_running or self._soon.isActive()

    def can_edit(self, path: Path) -> bool:
        """Whether the open draft at `path` can be edited where it is: it can be read, and its file written."""
        from orgsim.files.yaml.atomic import is_protected

        state = self._document.state
        there = any(file.path == path for file in state.open_files) and path not in state.stale
        return there and not is_shipped(path) and not is_protected(path)

    def switch(self, path: Path, on: bool) -> None:
        """Let the draft at `path` be edited, or no more; of one that cannot be, a copy is asked for.

        What is typed is entered before.
        """
        if not on:
            keeper_of(self._document).settle()
        state = self._document.state
        file = state.open_file(path)
        if file is None or (path in state.editing) is on:
            return
        if not on:
            self._document.change(editing=state.editing - {path})
            self.said.emit(message("edit.ended", title=file.scenario.title))
        elif self.can_edit(path):
            self._document.change(editing=state.editing | {path})
            self._verify()
            self.said.emit(message("edit.begun", title=file.scenario.title))
        elif path in state.stale:
            self.refused.emit(message("edit.stale"))
        else:
            self.copy_asked.emit(path)

    def act(self, edits: Mapping[Path, Sequence[Edit]], words: Message, said: Iterable[Message] = ()) -> Message | None:
        """Do one action: all its edits of each draft, or none; a Message says why it is refused.

        `words` is what Undo says, `said` what is worth telling besides once it is done. What changes nothing leaves no
        step.
        """
        from orgsim.files.yaml.editing import CannotEdit

        state = self._document.state
        if not state.editing.issuperset(edits):
            return self._refuse(message("edit.off"))
        try:
            came: Session | Message = acted(state.session, state.open_files, edits, words)
        except CannotEdit as error:
            came = error.message
        return self.take(came, edits, said)

    def take(
        self, came: Session | Message, edits: Mapping[Path, Sequence[Edit]], said: Iterable[Message] = ()
    ) -> Message | None:
        """Show what `came` of edits of the drafts as they are now, as `act` does, or say why they are refused."""
        from orgsim.model.edits.edits import PutAway
        from orgsim.model.edits.words import by_name

        if isinstance(came, Message):
            return self._refuse(by_name(came, *_scenarios(self._document.state, edits)))
        puts_away = any(isinstance(edit, PutAway) for its in edits.values() for edit in its)
        # It is seen where it went.
        self._show(came, **{"tray": "auto"} if puts_away else {})
        for each in said:
            self.said.emit(each)
        return None

    def return_to(self, snapshot: Snapshot) -> Message | None:
        """Make a draft what it once was, as one action; a Message says why it is refused."""
        state = self._document.state
        file = state.open_file(snapshot.path)
        if file is None or snapshot.path not in state.editing:
            return self._refuse(message("edit.off"))
        words = message("snapshot.words", name=snapshot.name)
        self._show(returned(state.session, file, snapshot, words))
        self.said.emit(message("snapshot.returned", name=snapshot.name))
        return None

    def undo(self) -> None:
        """Take back what was done last, whichever drafts it touched."""
        self._go(undone, "edit.undone")

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go(redone, "edit.redone")

    @property
    def saver(self) -> Saver:
        """What saves the drafts; some of it may take place a little later."""
        from orgsim.app.editing.saving import Saver

        if self._saver is None:
            self._saver = Saver(self._document, self)
        return self._saver

    @property
    def is_saving(self) -> bool:
        """Whether drafts are still to be saved for which that was asked."""
        return self._saver is not None and self._saver.is_running

    def once_saved(self, then: Callable[[], object]) -> None:
        """`then`, as soon as no draft is being saved: at once where none is."""
        if self.is_saving:
            self.saver.ended.connect(then, Qt.ConnectionType.SingleShotConnection)
        else:
            then()

    def save(self, paths: Iterable[Path], then: Callable[[bool], object] = lambda _: None) -> bool:
        """Have the drafts at `paths` saved, and `then` told whether all are; whether they are already, see `Saver`."""
        return self.saver.save(paths, then)

    def meet(self, theirs: ScenarioFile, known: Sequence[Rebasing] = ()) -> None:
        """Others have saved a draft that is edited here: do what was done here anew upon it, if all of it fits.

        What does not is asked about when the draft is saved. What comes of it may be `known`.
        """
        from orgsim.app.editing.merging import met

        self.known = known
        after, said = met(self._document.state, theirs, known)
        if said is not None:
            self._document.show(after)
            self.said.emit(said)

    def choose(self, asked: Merged, choices: Choices) -> None:
        """Do what was `asked` about as it was chosen, and save it; where they have saved once more, ask anew."""
        self.saver.choose(asked.theirs, choices)

    # doing

    def _go(self, way: Callable[[Session], Session], key: str) -> None:
        from orgsim.app.editing.showing import with_session

        before = self._document.state.session
        after = way(before)
        if after is before:
            return
        self._document.show_swiftly(with_session(self._document.state, after))
        act = (before if len(before.done) > len(after.done) else after).done[-1]
        self.said.emit(message(key, what=act.words))

    def _refuse(self, why: Message) -> Message:
        self.refused.emit(why)
        return why

    def _show(self, session: Session, **fields: object) -> None:
        """Show the drafts after `session`, and other values of some `fields` of the state with it."""
        from orgsim.app.editing.showing import with_session

        state = self._document.state
        if session is not state.session:
            self._document.show(replace(with_session(state, session), **fields))
        else:
            self._document.change(**fields)

    def _on_change(self, before: State, after: State) -> None:
        if before.session is after.session:
            return
        if not after.session.histories:
            self.known = ()
        # Files were opened with those texts, or were written with them after they had been read.
        known = before.session.saved
        self._trust([data for path, data in after.session.saved.items() if known.get(path) is not data])
        self._soon.start()

    # reading

    def _trust(self, texts: Iterable[bytes]) -> None:
        from orgsim.app.editing.verifying import digest

        self._sound.update(map(digest, texts))

    def _verify(self) -> None:
        """Have the texts read that were not yet, and the next change of each made ready."""
        from orgsim.app.editing.verifying import Verifying
        from orgsim.files.writing.units.drafts import draft_of

        state = self._document.state
        drafts = {path: history.draft for path, history in state.session.histories.items()}
        for file in state.open_files:
            if file.path in state.editing and file.path not in drafts:
                drafts[file.path] = draft_of(file)
                self._trust([file.data])
        if not drafts:
            self._reading.leave()
            self._taken_in.clear()
        elif news := {path: draft for path, draft in drafts.items() if self._taken_in.get(path) is not draft.data}:
            self._reading.ask(Verifying(news, frozenset(self._sound)))

    def is_sound(self, data: bytes) -> bool:
        """Whether that text was read and says what it should."""
        from orgsim.app.editing.verifying import digest

        return digest(data) in self._sound

    def leave_reading(self) -> None:
        """Read nothing more, as somebody else does, who has what is found taken in."""
        self._soon.stop()
        self._reading.leave()

    def take_in(self, found: Mapping[Path, Found]) -> None:
        """Take in what was found of texts, as if they had been read here; what is left is read from now on."""
        self._read(found)
        if not self._soon.isActive():
            self._verify()

    def _read(self, found: Mapping[Path, Found]) -> None:
        """Take in what was found of the texts, and take back what led to those that do not say what they should."""
        from orgsim.app.editing.verifying import without_unsound

        self._sound.update(each.digest for each in found.values() if not each.wrong)
        self._taken_in.update({path: each.draft.data for path, each in found.items()})
        self._warn(found)
        before = after = self._document.state.session
        for path, each in found.items():
            if each.wrong and path in after.histories:
                after = without_unsound(after, path, frozenset(self._sound))
        if after is not before:
            gone = before.done[len(after.done) :]
            self._show(after)
            self.said.emit(message("edit.taken-back", what=gone[0].words))
            self._wrong.emit(gone)

    def _report(self, gone: Sequence[Act]) -> None:
        raise NotSaid([act.words.key for act in gone])

    def _warn(self, found: Mapping[Path, Found]) -> None:
        """Tell what is odd about the texts as they are now."""
        state = self._document.state
        files = {file.path: file for file in state.open_files}
        problems = state.problems
        for path, each in found.items():
            if each.warnings is None or path not in files or files[path].scenario is not each.draft.scenario:
                continue
            if path in state.stale:
                # It stays told why its file cannot be read.
                continue
            others = [its for its in problems if its.path != path or its.message.key in _OWN]
            # Who has just put units away sees them in the tray, and the checks list what still names them.
            news = [problem for problem in each.warnings if problem.message.key != "problem.names-not-placed"]
            if (after := (*others, *news)) != problems:
                problems = after
        self._document.show(replace(state, problems=problems) if problems is not state.problems else state)


def _scenarios(state: State, first: Iterable[Path]) -> list[Scenario]:
    """All drafts that are open, those that were to be edited first."""
    wanted = set(first)
    return [file.scenario for file in sorted(state.open_files, key=lambda file: file.path not in wanted)]


def editor_of(document: Document) -> Editor:
    """The one that edits the drafts of `document`."""
    found = document.findChild(Editor, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if found is not None else Editor(document)
