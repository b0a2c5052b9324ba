"""Charts side by side catch up with the document, and with the room that there is for them."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from orgsim.app.chart.beside.awaiting import Awaiting
from orgsim.app.chart.beside.laying_out import LayingOut, Need, meanwhile
from orgsim.app.chart.beside.lighting import Lighting
from orgsim.app.chart.beside.looking import Looking
from orgsim.app.chart.beside.row import Row
from orgsim.app.chart.beside.showing import Showing
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.chart.charts import drawn_from, is_edit
from orgsim.app.chart.detail import WHOLE
from orgsim.app.document.state import State
from orgsim.drawing.boxes.options import Fates


class CatchingUp(QObject):
    """Has the panes show what was heard of last, once it is laid out."""

    edited = Signal()
    """A draft that is seen is edited."""

    def __init__(
        self,
        state: State,
        shown: Shown,
        row: Row,
        laying: LayingOut,
        showing: Showing,
        looking: Looking,
        lighting: Lighting,
        awaiting: Awaiting,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._row = row
        self._laying = laying
        self._showing = showing
        self._looking = looking
        self._lighting = lighting
        self._awaiting = awaiting
        self._coming = state
        """What was heard of last."""
        self._stale = False
        """Whether the panes show nothing that follows from the state, or what does so only in part."""
        self._fates: tuple[Fates, ...] = ()
        """What the boxes that are shown tell of units that they hide."""

    # the document

    def begin(self, state: State) -> None:
        """Show that state to who did not see the panes before."""
        self._coming, self._stale = state, True
        self._hear(state)
        self._wish()
        if self._laying.is_running:
            now = self._shown
            self._row.dress(now.state)
            if now.drawn != now.state.scenarios:
                for pane in now.panes:
                    pane.clear()
            self._awaiting.begin(state)

    def go_on(self, state: State) -> None:
        """Show that state, and at once what needs no other charts."""
        self._coming = state
        self._wish()
        if self._laying.is_running:
            self._hear_meanwhile()
            self._awaiting.begin(state)

    def leave(self, state: State) -> None:
        """Nobody sees the charts any more: they are laid out when they are seen again."""
        self._coming = state
        self._laying.leave()
        self._awaiting.end()
        self._stale = self._stale or drawn_from(self._shown.state) != drawn_from(state)
        self._hear(state)

    def need(self, state: State) -> Need | None:
        """The charts of a state, for the room that there will be for them."""
        now = self._shown
        if not now.is_seen:
            return None
        shape, detail = now.shape, now.detail
        folds = not self._stale and now.drawn_alike(now.state, state)
        if shape is None or now.rested != now.surroundings(state) or folds:
            shape = now.room_now(state)
        if _others(now.state, state) or (folds and state.focus is None):
            detail = WHOLE
        return Need(state, shape, detail)

    def _wish(self) -> None:
        self._laying.wish("follow", self._to_follow, self._follow, first=True)

    def _to_follow(self) -> Need | None:
        """What is to be laid out before the panes can show what was heard of last."""
        after = self._coming
        if not self._stale and drawn_from(self._shown.state) == drawn_from(after):
            return None
        need = self.need(after)
        return None if need is None else replace(need, comes_back=self._stale)

    def _follow(self) -> None:
        """Show what was heard of last."""
        before, after = self._shown.state, self._coming
        self._awaiting.end()
        stale, self._stale = self._stale, False
        self._hear(after)
        self._refresh(None if stale else before, after)

    def _hear(self, state: State) -> None:
        self._shown.state = state
        if self._row.match(len(state.files)):
            self._lighting.forget_pointed()
        for pane, file in zip(self._shown.panes, state.files, strict=True):
            pane.is_edited = file.path in state.editing
        if state.editing:
            self.edited.emit()

    def _hear_meanwhile(self) -> None:
        """Of what was heard of last show what needs no other charts."""
        shown, after = self._shown.state, self._coming
        same = after.files is shown.files
        state = self._shown.state = meanwhile(shown, after)
        if shown.theme != after.theme:
            self._row.dress(state)
        self._row.edge(state)
        self._lighting.dot()
        if same:
            self._lighting.select(state)

    def _refresh(self, before: State | None, after: State) -> None:
        now = self._shown
        fates = now.charts.fates(after)
        anew = before is None or drawn_from(before) != drawn_from(after) or fates != self._fates
        self._fates = fates
        if before is not None and _others(before, after):
            # Panes of another width, or what was not there before: what one had come near to is no more.
            now.nearing.leave()
            now.nearing.detail = WHOLE
            self._looking.leave_parts()
            self._lighting.forget_differing()
            for pane in now.panes:
                pane.keep_fitted(True)
        if anew and before is not None and now.drawn_alike(before, after):
            from orgsim.app.chart.beside.gliding import fold_anew

            fold_anew(now, self._showing, self._looking)
            anew = False
        elif anew and before is not None and is_edit(before, after) and now.is_as_laid_out(after):
            from orgsim.app.chart.beside.gliding import show_edited

            show_edited(now, self._showing, self._looking, self._lighting)
            anew = False
        if before is None or before.theme != after.theme or anew:
            self._row.dress(after)
        self._row.edge(after)
        if anew:
            same = before is not None and before.files is after.files
            self._looking.draw(keep=after.selected if same else None)
            if before is not None and after.focus not in (None, before.focus):
                from orgsim.app.chart.beside.gliding import reach_asked

                # A unit that is new is asked for too.
                reach_asked(now)
        elif before is not None and before.dotted != after.dotted:
            self._lighting.dot()
        self._lighting.select(after)

    # the room that there is

    def lay_out_anew(self) -> None:
        """Lay the charts out for the room that there is, where that is another."""
        if not self._shown.is_visible or not self._shown.is_elsewhere():
            return
        self._laying.wish("room", self._to_move, self._move)

    def _to_move(self) -> Need | None:
        now = self._shown
        is_needed = now.is_seen and now.is_elsewhere() and now.room_now() != now.shape
        return Need(now.state, now.room_now(), now.detail) if is_needed else None

    def _move(self) -> None:
        now = self._shown
        if not now.is_visible or not now.is_elsewhere():
            return
        now.rested = now.surroundings()
        if now.room_now() != now.shape:
            now.shape = now.room_now()
            self._looking.draw(keep=None)
            self._lighting.select(now.state)


def _others(before: State, after: State) -> bool:
    """Whether other drafts are seen."""
    return {its.path for its in before.files} != {its.path for its in after.files}
