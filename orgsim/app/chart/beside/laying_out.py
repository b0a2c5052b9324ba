"""Charts are laid out beside the window's work, where that takes long: what was shown stands until they are.

What is wanted of charts is a `Need`, and what is then done with them. Wishes are fulfilled in their order, each as soon
as what it needs is laid out: at once where that is known, or quickly found.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from orgsim.app.chart.charts import Charts, drawn_from
from orgsim.app.chart.detail import WHOLE, Detail
from orgsim.app.document.aside import Aside, Work
from orgsim.app.document.comparing import match_all
from orgsim.app.document.state import State
from orgsim.model.hierarchy import count_units
from orgsim.model.scenario import Scenario

_FEW = 5
"""Units of all drafts together up to which charts are laid out at once: a dozen take as long as all else of a look.

Of ten acts that ask for new charts of two drafts with 19 units together, by turns with 24 in one process on a busy
machine: 235 ms of work at one go, all ten together (355 with 24; the longest 62, 106), for 4 % more of the processor.
"""
_MANY_OTHERS = 30
"""Units that come or go in one edit from which on its charts are laid out aside."""
_MANY = 5_000
"""Units of all drafts together from which on all edits are: to look through them takes longer than a frame."""


class Need(msgspec.Struct, frozen=True, eq=False):
    """Charts that are to be laid out."""

    state: State
    shape: tuple[float, float]
    """Width and height of their panes."""
    detail: Detail = WHOLE
    boxes: int | None = None
    """As `Charts.folding` takes it."""
    comes_back: bool = False
    """Whether they are for who has not seen them just now, and waits for a view as a whole."""

    def same(self, other: Need | None) -> bool:
        """Whether these are the same charts."""
        return other is not None and self._what() == other._what()

    def _what(self) -> tuple[object, ...]:
        return drawn_from(self.state), self.shape, self.detail


class _Wish(NamedTuple):
    name: str
    need: Callable[[], Need | None]
    do: Callable[[], object]


class LayingOut(QObject):
    """Fulfils the wishes that views of charts have."""

    found = Signal()
    """What had to be found out before charts can be laid out is known."""

    def __init__(self, charts: Charts, parent: QObject) -> None:
        super().__init__(parent)
        self._charts = charts
        self._wishes: deque[_Wish] = deque()
        self._following: deque[_Wish] | None = None
        """What is wished while a wish is fulfilled: it is done before what was wished after that one."""
        self._begun: Need | None = None
        """What is being laid out, or is about to be."""
        self._finds = False
        """Whether that is being found out which they are laid out from."""
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._begin)
        self._tried: Need | None = None
        """What was laid out last."""
        self._units: int | None = None
        """How many the drafts had when a wish was fulfilled last."""
        self._drafts: tuple[Scenario, ...] = ()
        """These."""
        self._lags = False
        """Whether something was begun, and nothing is done yet that was wished: no edit goes on from what is seen."""
        self._aside = Aside(self)
        self._aside.ended.connect(self._ended)

    @property
    def is_running(self) -> bool:
        """Whether anything is wished that is not done yet."""
        return bool(self._wishes or self._following)

    def wish(
        self, name: str, need: Callable[[], Need | None], do: Callable[[], object], *, first: bool = False
    ) -> None:
        """`do` as soon as what it needs is laid out; it takes the place of an older wish of that name.

        `need` tells what that is as things are when it is asked, which may be again; `None`: nothing that takes long.
        `first`: before what else is wished.
        """
        self.forget(name)
        wishes = self._wishes if self._following is None else self._following
        if first:
            wishes.appendleft(_Wish(name, need, do))
        else:
            wishes.append(_Wish(name, need, do))
        self._go_on()

    def then(self, do: Callable[[], object]) -> None:
        """`do` when all is done that is wished now: at once where that is nothing."""
        if self.is_running:
            self._wishes.append(_Wish("", _nothing, do))
        else:
            do()

    def at_last(self, do: Callable[[], object]) -> None:
        """`do` when all is done that is wished, in the place of what was to be done then before."""
        self.forget("last")
        self._wishes.append(_Wish("last", _nothing, do))
        self._go_on()

    def forget(self, name: str) -> None:
        """Nobody wishes that any more."""
        for wishes in (self._wishes, self._following or deque()):
            for wish in [its for its in wishes if name and its.name == name]:
                wishes.remove(wish)

    def leave(self) -> None:
        """Nobody wishes anything any more."""
        self._wishes.clear()
        if self._following is not None:
            self._following.clear()
        self._leave_begun()

    def begin_anew(self) -> None:
        """Charts follow from something else than what is needed of them: what was laid out is not what is wished."""
        self._tried = None
        self._leave_begun()

    def _leave_begun(self) -> None:
        self._begun, self._finds = None, False
        self._soon.stop()
        self._aside.leave()

    def _go_on(self) -> None:
        if self._following is not None:
            # Whoever does that goes on to this one.
            return
        while self._wishes:
            need = self._wishes[0].need()
            if need is not None and not self._has(need):
                if not need.same(self._begun):
                    # What was begun for an older wish is left. The room is what it comes to be in this round of events:
                    # what stands around a view that is shown for the first time takes its place only then.
                    self._leave_begun()
                    self._begun, self._lags = need, True
                    self._soon.start()
                return
            if need is not None:
                self._units, self._drafts = count_units(need.state.scenarios), need.state.scenarios
            self._lags = False
            wish = self._wishes.popleft()
            self._following = following = deque[_Wish]()
            try:
                wish.do()
            finally:
                self._following = None
                self._wishes.extendleft(reversed(following))
        self._leave_begun()

    def _begin(self) -> None:
        need = self._wishes[0].need() if self._wishes else None
        if need is None or self._has(need):
            self._go_on()
            return
        self._begun = need
        if (finding := self._charts.to_find(need.state)) is not None:
            self._finds = True
            self._aside.begin(finding)
            return
        self._aside.begin(_laying_out(self._charts.aside(need.state), need))

    def _has(self, need: Need) -> bool:
        """Whether those charts are there, or would be at once."""
        if self._charts.to_find(need.state) is not None:
            return False
        if need.same(self._tried):
            return True
        if not self._charts.knows_colours(need.state):
            return False
        # In another room, drafts that were edited before are laid out as all others are.
        is_edit = need.state.scenarios != self._drafts
        takes_long = is_edit and self._takes_long(need)
        if takes_long and is_edited(need.state):
            return False
        # Of what is being laid out aside the folds are known before the charts are.
        goes_on = is_edit and not (need.comes_back or self._lags)
        carries = goes_on and need.detail.room == 1.0 and not takes_long
        if carries and self._charts.carry(need.state, need.shape, need.detail):
            # What is folded goes on: one layout of what can be read, which is never many boxes.
            return True
        if are_few(need.state):
            return True
        return self._charts.knows(need.state, need.shape, need.detail) and (
            need.detail.room == 1.0 or self._charts.knows(need.state, need.shape, need.detail.whole)
        )

    def _takes_long(self, need: Need) -> bool:
        """Whether there are so many units, or have so many come or gone since the last time, that they are aside."""
        units = count_units(need.state.scenarios)
        return units > _MANY or (self._units is not None and abs(units - self._units) > _MANY_OTHERS)

    def _ended(self, _: object) -> None:
        if self._finds:
            self._begun, self._finds = None, False
            self.found.emit()
        else:
            self._tried, self._begun = self._begun, None
        self._go_on()


def are_few(state: State) -> bool:
    """Whether its drafts have so few units that their charts are laid out at once."""
    return count_units(state.scenarios) <= _FEW


def is_edited(state: State) -> bool:
    """Whether anything was done to a draft that is seen."""
    return any(file.path in state.session.histories for file in state.files)


def _nothing() -> None:
    return None


def _laying_out(charts: Charts, need: Need) -> Work:
    try:
        if need.boxes is not None:
            charts.folding(need.state, need.shape, need.detail, need.boxes)
        charts.carry(need.state, need.shape, need.detail)
        yield None
        charts.draw(need.state, need.shape, need.detail)
        yield None
        if need.detail.room != 1.0:
            # How near that is follows from the whole.
            charts.draw(need.state, need.shape, need.detail.whole)
            yield None
        if is_edited(need.state):
            # Charts glide to an edit around what is the same in each of them.
            match_all(need.state)
    except Exception:
        return None
    return None


def meanwhile(shown: State, coming: State) -> State:
    """`shown`, with what comes of `coming` at once while its charts are being laid out."""
    at_once = ("theme", "motion", "panes_linked", "joined", "dotted")
    same = replace(shown, **{name: getattr(coming, name) for name in at_once})
    if coming.files is not shown.files or coming.letters != shown.letters:
        return same
    return replace(same, selected=coming.selected, picked=coming.picked, active=coming.active, editing=coming.editing)


def column_now(shown: State, now: State, column: int) -> int | None:
    """Where the draft of a column of what is shown stands by now, if it does."""
    return now.column_of(shown.files[column].path) if column < len(shown.files) else None
