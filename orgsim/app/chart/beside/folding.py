"""Units are folded and opened in charts side by side, with their counterparts, as far as there is room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from orgsim.app.chart.beside.laying_out import LayingOut, Need
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.document.comparing import counterparts, home
from orgsim.app.document.document import Document
from orgsim.app.document.state import State, opened_for, toggled


def fold(document: Document, shown: Shown, laying: LayingOut, pane: GlidingChart, unit: str) -> None:
    """Fold the unit, or open it where it is folded, and its counterparts too."""
    state = shown.state
    column = shown.panes.index(pane)
    box = pane.box(unit)
    if box is not None and box.gathers:
        # Those who have had no room come in the places of others.
        first = shown.gathered(pane, unit)
        if first is not None and home(document.state, first) is not None:
            document.change(focus=first)
        return
    ids = frozenset((unit, *(id for each in counterparts(state, column, unit) for id in each)))
    folded = box is not None and bool(box.hidden)
    selected = document.state.selected

    def after() -> State:
        now = document.state
        found = toggled(now, ids, unit, folded=folded)
        # Who has gone to another unit since looks at that one, and the charts fold around it.
        return found if now.selected == selected else replace(found, focus=now.focus)

    if folded and not state.everything and shown.shape is not None:
        _open(document, shown, laying, ids, after)
    else:
        document.show(after())


def _open(document: Document, shown: Shown, laying: LayingOut, ids: frozenset[str], after: Callable[[], State]) -> None:
    """Show what comes `after` the opening of those units, or only what has room beside them."""

    def only() -> State:
        return opened_for(after(), ids)

    def show() -> None:
        if shown.fits(after()):
            document.show(after())
        else:
            # There is no room for all that was ever opened.
            laying.wish("", lambda: _roughly(shown, only()), partial(_show_fitting, document, shown, only), first=True)

    laying.wish("", lambda: _roughly(shown, after()), show)


def _show_fitting(document: Document, shown: Shown, state: Callable[[], State]) -> None:
    shown.fits(state())
    document.show(state())


def _roughly(shown: Shown, state: State) -> Need | None:
    """The charts of a state that differs little from what is shown, to be found quickly."""
    return Need(state, shown.room_now(state), boxes=shown.boxes()) if shown.is_seen else None
