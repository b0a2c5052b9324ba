"""Keeps in the comparison's file what is changed in the window: once it rests, and again where it could not be."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from orgsim.app.document.again import Again
from orgsim.app.document.aside import Aside, one_call
from orgsim.app.document.document import Document
from orgsim.app.document.rest import Rest
from orgsim.app.document.state import State
from orgsim.files.reading.opened import ComparisonFile
from orgsim.messages import Message, message

if TYPE_CHECKING:
    from orgsim.app.document.weighing import Asked, Ready
    from orgsim.files.yaml.patches import Patch
    from orgsim.model.goal_edits import GoalEdit


class Keeper(QObject):
    """Follows a document, and writes what waits in its state into the comparison's file.

    What goals come to in a file that takes long to be read is found out beside the window's work, and then written.
    What could not be written is tried again whenever the file is read again, before another comparison takes its
    place, and when the window closes. Where that may pass, as when another program has locked the file, it is tried
    again for some seconds before anything is said of it, and every half minute from then on.
    """

    settling = Signal()
    """Whoever has a field: what is typed in it and not entered yet is to be entered now."""
    told = Signal()
    """What waits has been written, or could not be."""
    said = Signal(object)
    """A `Message`: something worth a line in the status, which the user has not just asked for."""
    weighed = Signal(object, object)
    """A `Message` of goals that were to be written as `weigh` says, and what brings their texts of before back.

    These are a tuple with one for each time that it was asked, as far as they are known.
    """

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._rest = Rest(self._keep, self)
        self._again = Again(self._keep, self)
        self.refused: Message | str | None = None
        """Why what is assumed could not be written when it was last tried; `None`: it could, or has not been tried."""
        self.left: ComparisonFile | None = None
        """The comparison's file as this has left it."""
        self._aside = Aside(self)
        self._aside.ended.connect(self._take)
        self._asked: tuple[Asked, ...] = ()
        """Changes of goals of which somebody waits to hear what becomes of them."""
        document.changed.connect(self._on_change)
        if unkept(document.state):
            self._rest.begin()

    @property
    def waits(self) -> bool:
        """Whether something is about to be written, or is still being tried."""
        return self._rest.waits or self._again.soon or self.is_weighing

    @property
    def is_weighing(self) -> bool:
        """Whether it is being found out what goals come to in their file."""
        return self._aside.is_running

    def weigh(self, edits: Iterable[GoalEdit], back: Patch | None = None) -> None:
        """Show the goals after those edits, and write them as soon as it is known how; `weighed` tells how it went.

        `back`: the text that they bring back.
        """
        from orgsim.app.document.weighing import Asked, unkept_goals, waiting

        before, asked = self._document.state, Asked(tuple(edits), back)
        if not self._asked and before.goal_edits:
            # What could not be written before.
            self._asked = (Asked(before.goal_edits),)
        self._asked = (*self._asked, asked)
        state = waiting(before, asked.edits)
        if unkept_goals(state):
            self._begin(state)
            self._document.show(state)
            return
        # What was asked for before came to nothing by that, and none of it was written.
        self._aside.leave()
        self._asked = ()
        self._document.show(state)
        if state.comparison is not None:
            self.weighed.emit(message("goals-view.nothing-left", name=state.comparison.path.name), ())

    def take_back(self, back: Iterable[GoalEdit]) -> None:
        """Leave out what `weigh` was asked for last and is not written yet; `back` makes the goals of before again."""
        from orgsim.app.document.weighing import unkept_goals, waiting

        self._asked = self._asked[:-1]
        state = waiting(self._document.state, back)
        if unkept_goals(state):
            self._begin(state)
        else:
            self._aside.leave()
        self._document.show(state)

    def weigh_now(self) -> None:
        """Write what `weigh` was asked for, if it is not written yet."""
        if self.is_weighing:
            self._aside.leave()
            self._take(None)

    def _begin(self, state: State) -> None:
        from orgsim.app.document.weighing import Asked, readied

        self._again.hold()
        self._aside.begin(one_call(partial(readied, state, self._asked or (Asked(state.goal_edits),))))

    def _take(self, ready: Ready | None) -> None:
        """Write the goals, of which is known by now what they come to; `None`: that is found out as it is done."""
        from orgsim.app.document.weighing import Asked, text_back, unkept_goals, weighed

        state, asked = self._document.state, self._asked
        if not unkept_goals(state):
            # Somebody else has written them, as a presentation does.
            self._asked = ()
        elif ready is not None and (
            ready.state.goal_edits is not state.goal_edits or path_of(ready.state) != path_of(state)
        ):
            # Somebody else has changed more.
            self._asked = (*asked, Asked(state.goal_edits)) if asked else ()
            self._begin(state)
        elif not asked:
            self._try(ready)
        else:
            self._asked = ()
            back = asked[0].back if len(asked) == 1 else None
            after, said = weighed(state, (), back, ready)
            self._document.show(after)
            if unkept_goals(after):
                self._again.give_up()
                self._again.pause()
            elif unkept(after):
                self._rest.begin()
            known = ready.texts if ready is not None and ready.state is state else ()
            self.weighed.emit(said, known or ((text_back(state, after),) if len(asked) == 1 else ()))

    def settle(self) -> None:
        """Enter what is typed: other files are about to be open."""
        self.settling.emit()

    def now(self) -> None:
        """Write what waits to be written."""
        self.settle()
        self._rest.now()

    def finish(self) -> None:
        """Write what waits, and try again what could not be written: nobody will ask again."""
        self.settle()
        self.weigh_now()
        self._again.hold()
        self._rest.hold()
        if unkept(self._document.state):
            self._try(None)

    def leave(self, state: State) -> None:
        """Write what waits in `state`, of which the comparison is open no more; pairs hold until the end anyway."""
        after, _, _ = _kept(replace(state, decided=()))
        if after.comparison is not None and unkept(after):
            self.said.emit(message("keeping.lost", name=after.comparison.path.name))

    def _on_change(self, before: State, after: State) -> None:
        if path_of(before) != path_of(after):
            self.refused = None
            self._aside.leave()
            self._asked = ()
            self._again.give_up()
            if unkept(before):
                self.leave(before)
        news = (
            before.assumed != after.assumed or before.based != after.based or before.comparison is not after.comparison
        )
        if news and unkept(after):
            self._rest.begin()
        elif (
            (before.goal_edits is not after.goal_edits or before.decided != after.decided)
            and unkept(after)
            and not self._again.pending
            and not self.is_weighing
        ):
            # A weight is written when it is entered, a pair when it is decided: what waits here could not be.
            self._again.give_up()
            self._again.pause()

    def _keep(self) -> None:
        state = self._document.state
        if not self.is_weighing:
            if _are_long(state):
                self._begin(state)
            else:
                self._try(None)

    def _try(self, ready: Ready | None) -> None:
        from orgsim.app.document.comparison_edits import may_pass

        before = self._document.state
        again = self._again.tries > 0
        after, self.refused, said = _kept(before, ready)
        if before.assumed and not after.assumed:
            self.left = after.comparison
        waiting = unkept(after)
        if waiting and any(may_pass(reason) for reason in (self.refused, _reason(said))):
            quiet = not self._again.pause()
        else:
            self._again.give_up()
            # Whoever typed it has been told already what is to be mended.
            quiet = again and waiting
        self._document.show(after)
        self.told.emit()
        if said is not None and not quiet:
            self.said.emit(said)


def _reason(said: Message | None) -> object:
    """Why the goals, the baseline or a pair could not be written, where that is what is said."""
    return said.args.get("reason") if said is not None else None


def keeper_of(document: Document) -> Keeper:
    """The one that keeps what is changed in `document`."""
    found = document.findChild(Keeper, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if found is not None else Keeper(document)


def path_of(state: State) -> Path | None:
    """Where the comparison lies that is open."""
    return state.comparison.path if state.comparison is not None else None


def place_kept(state: State, keeper: Keeper) -> Message:
    """Where what is assumed is kept, and what is not there."""
    from orgsim.app.document.comparison_edits import own_comparison

    own = own_comparison(state)
    if own is None:
        return message("costs.session" if state.comparison is None else "costs.session-shipped")
    name = own.path.name
    if not state.assumed:
        return message("costs.saved" if keeper.left is own else "costs.file", name=name)
    if keeper.refused is not None and not keeper.waits:
        return message("costs.not-saved", name=name, reason=keeper.refused)
    return message("costs.pending", name=name)


def unkept(state: State) -> bool:
    """Whether something was changed that belongs into the comparison's file and is not there."""
    if state.comparison is None or not (state.assumed or state.goal_edits or state.based or state.decided):
        return False
    # Imported here, as no start needs it.
    from orgsim.app.document.basing import unkept_baseline
    from orgsim.app.document.deciding import unkept_pairs
    from orgsim.app.document.weighing import unkept_goals

    return bool(state.assumed or unkept_baseline(state) or unkept_goals(state) or unkept_pairs(state))


def _are_long(state: State) -> bool:
    """Whether goals wait to be written into a file that takes long to be read."""
    if not state.goal_edits:
        return False
    from orgsim.app.document.weighing import are_long, unkept_goals

    return are_long(state) and bool(unkept_goals(state))


def _kept(state: State, ready: Ready | None = None) -> tuple[State, Message | str | None, Message | None]:
    """`state` with what waits put into the comparison's file, what could not be written still waiting in it.

    And why the assumptions could not be, and what is to be said of the goals, or else of the baseline or of pairs.
    `ready`: what is known already of what the goals take.
    """
    if state.comparison is None:
        return state, None, None
    from orgsim.app.document.assuming import kept
    from orgsim.app.document.basing import kept_baseline
    from orgsim.app.document.deciding import kept_pairs
    from orgsim.app.document.weighing import unkept_goals, weighed

    based, of_baseline = kept_baseline(state)
    paired, of_pairs = kept_pairs(based)
    after, refused = kept(paired)
    if not unkept_goals(after):
        return after, refused, of_baseline or of_pairs
    tried, said = weighed(after, (), ready=ready)
    return after if unkept_goals(tried) else tried, refused, said
