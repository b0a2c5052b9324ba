"""Edited drafts are written into their files: the whole text, or nothing, and only over what was read of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from orgsim.app.document.again import Again
from orgsim.app.document.aside import Aside, one_call
from orgsim.app.document.comparison_edits import may_pass
from orgsim.app.document.document import Document
from orgsim.app.editing.form.unentered import told_saved
from orgsim.app.editing.merging import merged
from orgsim.app.editing.verifying import Found, Verifying
from orgsim.files.problems import Problem, UnreadableFile
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.files.writing.anew.rebasing import Rebasing, is_worked_out, rebasing
from orgsim.files.writing.units.drafts import draft_of
from orgsim.files.writing.units.session import Session, changed_outside, saved, unsaved
from orgsim.files.writing.verified_editing import refuse_shipped
from orgsim.files.yaml.atomic import why_unwritten, write_atomically, write_new
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.encoding import bytes_there
from orgsim.files.yaml.locking import alone
from orgsim.messages import Message, message
from orgsim.model.edits.conflicts import Choices

if TYPE_CHECKING:
    from orgsim.app.editing.editor import Editor

_CHANGED = message("file.changed-meanwhile")
_ASKED = message("open.changed-while-edited")
_LATER = message("status.saving")
"""What is to be known first is worked out in a thread."""
_TRIES = 3
"""How often a draft is done anew upon what others save while it is saved."""
_AT_ONCE = 60_000
"""Bytes up to which drafts are read in one round of the window's thread, as the user waits for it: some 50 ms."""
_SHOWN = 15_000
"""As many are read while a draft is written and the window shows that it is."""
_BREATH = 20_000
"""Bytes after which the next draft waits for the next round."""
_TELL_MS = 400
_ANEW = 0.35
"""How much of its draft's text an action takes as long as to read, where it is done anew."""

Then = Callable[[bool], object]
"""Hears whether all is saved, once that is known."""


class _Chosen(Struct, frozen=True, eq=False):
    """Which side was chosen of what both have changed."""

    theirs: ScenarioFile
    choices: Choices


class _Asked(Struct, eq=False):
    """Drafts that are to be saved."""

    wanted: Sequence[Path]
    left: deque[Path]
    then: Then
    refused: dict[Path, Message | str]
    why: Message | None = None
    """Why the first that is left cannot be, as was found out beside."""
    met: int = 0
    """How often it was met by what others have saved."""
    chosen: _Chosen | None = None
    """What is to be done first of the one draft that is to be saved."""
    read: int = 0
    """How many bytes were read for it in this round of events, or could have been in the time of what else was done."""


class _Theirs(Struct, frozen=True, eq=False):
    """What a draft's file holds by now, and what stands upon it of what was done here."""

    file: ScenarioFile
    known: Sequence[Rebasing]


def _nothing(_: object) -> None:
    """Nobody waits for it."""


class Saver(QObject):
    """Saves the drafts of one editor, in the order in which that is asked for.

    A text that was not read since it was changed is read first, and so is what others have saved meanwhile: of a large
    draft in a thread. What is found there is held against the draft as it is by then, and found once more where it
    is another.
    """

    ended = Signal()
    """Nothing is being saved any more."""

    def __init__(self, document: Document, editor: Editor) -> None:
        super().__init__(editor)
        self._document = document
        self._editor = editor
        self._asked: deque[_Asked] = deque()
        self._due: frozenset[Path] = frozenset()
        """Drafts that met a lock when they were saved."""
        self._again = Again(self._save_due, self)
        self._aside = Aside(self)
        self._aside.ended.connect(self._take)
        self._aside.failed.connect(self._fail)
        self._taking: Callable[[Any], object] = _nothing
        self._round = QTimer(self, interval=0, singleShot=True)
        """Until the window has done what else there is to do, between two drafts."""
        self._round.timeout.connect(self._go_on)
        self._long = QTimer(self, interval=_TELL_MS, singleShot=True)
        self._long.timeout.connect(self._tell_long)

    @property
    def is_running(self) -> bool:
        """Whether something is to be saved as soon as what is found out first is known."""
        return bool(self._asked)

    def save(self, paths: Iterable[Path], then: Then = _nothing) -> bool:
        """Write the drafts at `paths` into their files, and `then` tell whether all are there.

        Returns whether they are already. What could not be written is told in the banner; what meets a lock is tried
        again.
        """
        there = list[bool]()

        def told(all_there: bool) -> None:
            there.append(all_there)
            then(all_there)

        self._again.give_up()
        self._due = frozenset()
        self._ask(paths, told)
        return there == [True]

    def choose(self, theirs: ScenarioFile, choices: Choices) -> None:
        """Do what was done to a draft anew upon `theirs` as it was chosen, and save it.

        Where they have saved once more, or it was edited meanwhile, what both have changed is asked about anew.
        """
        path = theirs.path
        if path in unsaved(self._document.state.session):
            chosen = _Chosen(theirs, choices) if bytes_there(path) == theirs.data else None
            self._again.give_up()
            self._due = frozenset()
            self._ask([path], _nothing, chosen)

    def _save_due(self) -> None:
        self._ask(self._due, _nothing)

    def _ask(self, paths: Iterable[Path], then: Then, chosen: _Chosen | None = None) -> None:
        wanted = sorted(unsaved(self._document.state.session).intersection(paths))
        self._asked.append(_Asked(wanted, deque(wanted), then, {}, chosen=chosen))
        if len(self._asked) == 1:
            self._go_on()

    def _go_on(self) -> None:
        if self._asked:
            self._asked[0].read = 0
        while self._asked and not self._aside.is_running:
            asked = self._asked[0]
            if asked.left and asked.read > _BREATH:
                self._round.start()
                return
            if asked.left:
                path = asked.left[0]
                why = self._written(path, asked)
                if why is _LATER:
                    if not self._long.isActive():
                        self._long.start()
                    return
                asked.left.popleft()
                asked.why, asked.met = None, 0
                if why is not None:
                    asked.refused[path] = why
            else:
                self._long.stop()
                self._tell(asked)
                self._asked.popleft()
                asked.then(not asked.refused)
        if not self._asked:
            self.ended.emit()

    def _written(self, path: Path, asked: _Asked) -> Message | str | None:
        """Write that draft, once it is known to say what it should; why it could not be written, or `None`."""
        while asked.why is None:
            session = self._document.state.session
            if path not in unsaved(session):
                return None
            history = session.histories[path]
            data = history.draft.data
            if (chosen := asked.chosen) is not None:
                asked.chosen = None
                known, theirs = tuple(self._editor.known), draft_of(chosen.theirs)
                upon = partial(rebasing, session, path, theirs, chosen.choices, known)
                size = 2 * len(data) + _done_anew(session, path)
                if self._later(asked, size, upon, partial(self._choose, path, chosen)):
                    return _LATER
                continue
            if not self._editor.is_sound(data):
                self._editor.leave_reading()
                reading = Verifying({path: history.draft}, frozenset()).begin()
                if self._later(asked, len(data), reading, partial(self._read, data)):
                    return _LATER
                continue
            asked.read += _SHOWN
            why = written(path, data, session.saved[path])
            if why is None:
                self._document.change(session=saved(session, path))
            if why != _CHANGED or asked.met == _TRIES:
                return why
            asked.met += 1
            find = partial(_theirs, session, path, tuple(self._editor.known))
            # Theirs is read, what was done here is done anew, and that is read, and what of it can be undone.
            size = 4 * len(data) + _done_anew(session, path)
            if self._later(asked, size, find, partial(self._meet, path)):
                return _LATER
        return asked.why

    def _later(self, asked: _Asked, size: int, find: Callable[[], object], take: Callable[[Any], object]) -> bool:
        """Find something by reading `size` bytes, and take what it came to: later, or at once."""
        asked.read += size
        if asked.read <= _AT_ONCE:
            take(find())
            return False
        self._taking = take
        self._aside.begin(one_call(find))
        return True

    def _fail(self) -> None:
        """What was to be found out is an error, which is reported: nothing is saved."""
        waiting, self._asked = self._asked, deque()
        for asked in waiting:
            asked.then(False)
        self.ended.emit()

    def _take(self, found: object) -> None:
        take, self._taking = self._taking, _nothing
        take(found)
        # What was found is shown in this round.
        self._round.start()

    def _read(self, data: bytes, found: Mapping[Path, Found]) -> None:
        self._editor.take_in(found)
        if not self._editor.is_sound(data):
            self._asked[0].why = message("edit.unit.by-hand")

    def _meet(self, path: Path, theirs: _Theirs | Message) -> None:
        """Do what was done to that draft anew upon what others have saved, where that is what was found out."""
        if isinstance(theirs, Message):
            self._asked[0].why = theirs
            return
        state, file, known = self._document.state, theirs.file, theirs.known
        session = state.session
        if path not in unsaved(session) or not changed_outside(session, file):
            return
        if not is_worked_out(known, session, path, draft_of(file)):
            return
        self._editor.known = known
        after = merged(state, file, known=known)
        if after.done:
            self._document.show(after.state)
        else:
            self._editor.choice_asked.emit(after)
            self._asked[0].why = _ASKED

    def _choose(self, path: Path, chosen: _Chosen, found: Rebasing) -> None:
        """Show what was done to that draft upon theirs, as it was chosen, where nothing else was done to it since."""
        state, theirs, choices = self._document.state, chosen.theirs, chosen.choices
        session = state.session
        if path in unsaved(session) and is_worked_out([found], session, path, draft_of(theirs), choices):
            self._document.show(merged(state, theirs, choices, [found]).state)

    def _tell(self, asked: _Asked) -> None:
        """Say what was saved, and show in the banner what could not be, until it is."""
        refused = asked.refused
        self._due = frozenset(path for path, why in refused.items() if may_pass(why))
        told = {path: why for path, why in refused.items() if path not in self._due and why != _ASKED}
        if not self._due:
            self._again.give_up()
        elif self._again.pause():
            told = refused
        elif self._again.tries == 1:
            self._editor.said.emit(message("keeping.trying", name=min(self._due).name))
        problems = self._document.state.problems
        others = [its for its in problems if its.path not in asked.wanted or its.message.key != "edit.not-saved"]
        said = [(path, message("edit.not-saved", reason=why)) for path, why in told.items()]
        self._document.change(problems=(*others, *[Problem(path, 1, 1, why, has_place=False) for path, why in said]))
        if there := [path for path in asked.wanted if path not in refused]:
            self._editor.said.emit(told_saved(self._document, there))

    def _tell_long(self) -> None:
        if self._asked and self._asked[0].left:
            self._editor.said.emit(message("status.saving", name=self._asked[0].left[0].name))


def written(path: Path, data: bytes, instead_of: bytes) -> Message | str | None:
    """Put `data` into the file at `path`, which is to hold `instead_of` until then; why it could not be, or `None`.

    A file that is not there any more is made anew.
    """
    try:
        refuse_shipped(path, "edit.unit.shipped")
        with alone(path):
            if path.exists():
                write_atomically(path, data, instead_of=instead_of)
            else:
                write_new(path, data)
    except CannotEdit as error:
        return error.message
    except OSError as error:
        return why_unwritten(error)
    return None


def _done_anew(session: Session, path: Path) -> int:
    """How many bytes can be read in the time that it takes to do all anew that was done to that draft."""
    history = session.histories[path]
    return round(_ANEW * len(history.draft.data) * (len(history.done) + len(history.undone)))


def _theirs(session: Session, path: Path, known: Sequence[Rebasing]) -> _Theirs | Message:
    """What the file at `path` holds now, with what stands upon it; why it cannot be read."""
    try:
        file = read_scenario(path)
    except UnreadableFile:
        return message("edit.theirs-broken")
    return _Theirs(file, (rebasing(session, path, draft_of(file), known=known),))
