"""The one thing in the window that changes: which `State` is shown."""

from __future__ import annotations

from collections import deque

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from orgsim.app.document.state import State
from orgsim.files.kept.kept import Kept


class Document(QObject):
    """Holds the state and tells of each new one.

    `changed(before, after)` is the only signal of change in the app; views draw from `after` and compare it with
    `before` by identity. All hear of the changes in the order in which they were made: one that is made while another
    is being told of is told of when all have heard that.
    """

    changed = Signal(object, object)

    def __init__(self, state: State, kept: Kept | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kept = kept or Kept()
        """Opens files and recalls their charts, as far as they are known from before."""
        self._state = state
        self._untold: deque[tuple[State, State]] = deque()
        self._told_last: State | None = None
        """What was told of last, where what is shown now is to be told of in the next round of events."""
        self._round = QTimer(self, interval=0, singleShot=True)
        self._round.timeout.connect(self._tell_held)

    @property
    def state(self) -> State:
        """What is shown now."""
        return self._state

    def show(self, state: State) -> None:
        """Show `state` from now on."""
        if state is self._state:
            return
        # Whoever waits for one step, such as a saving, would not know it in a telling of several.
        held = self._held()
        before, self._state = self._state, state
        self._tell(*held, (before, state))

    def show_swiftly(self, state: State) -> None:
        """Show `state`, which may be one of several that come one upon the other, as of a key that is held down.

        The first is told of at once; of those that come in the same round of events only the last is, in the next.
        """
        if self._round.isActive():
            self.show_next(state)
        else:
            self._round.start()
            self.show(state)

    def show_next(self, state: State) -> None:
        """Show `state`, of which is told in the next round of events: whoever led to it has work of his own in this."""
        if not self._round.isActive():
            self._round.start()
        if self._told_last is None:
            self._told_last = self._state
        self._state = state

    def _held(self) -> tuple[tuple[State, State], ...]:
        """What was not told yet of what is shown now: whoever asks for it tells it."""
        before, self._told_last = self._told_last, None
        return () if before is None or before is self._state else ((before, self._state),)

    def _tell_held(self) -> None:
        self._tell(*self._held())

    def _tell(self, *changes: tuple[State, State]) -> None:
        is_telling = bool(self._untold)
        self._untold += changes
        if is_telling:
            # Whoever does that goes on to these.
            return
        while self._untold:
            try:
                self.changed.emit(*self._untold[0])
            finally:
                self._untold.popleft()

    def change(self, **fields: object) -> None:
        """Show the present state with other values of some of its `fields`."""
        before = self._state
        new = {name: value for name, value in fields.items() if getattr(before, name) != value}
        if new:
            self.show(replace(before, **new))
