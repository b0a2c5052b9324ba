"""Units are selected in charts side by side: clicked, picked beside others, walked to."""

from __future__ import annotations

from orgsim.app.chart.beside.shown import Shown
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.document.comparing import chosen, home
from orgsim.app.document.document import Document
from orgsim.drawing.walking import Direction, neighbour


def choose(document: Document, unit: str | None) -> bool:
    """Select that unit, or none; whether it could be.

    A unit that is no more stands until the charts are laid out without it.
    """
    if unit is not None and home(document.state, unit) is None:
        return False
    document.change(selected=unit, picked=frozenset())
    return True


def pick(document: Document, unit: str) -> bool:
    """Select the unit beside those that are, or no more; `False` where nothing is edited, for that unit alone."""
    state = document.state
    if home(state, unit) is None or not any(file.path in state.editing for file in state.files):
        return False
    picked = state.together ^ {unit}
    selected = unit if unit in picked else next(iter(sorted(picked)), None)
    document.change(selected=selected, picked=picked)
    return True


def reach_others(shown: Shown, pane: GlidingChart) -> None:
    """Bring the counterparts of what was selected in that pane into view in the others."""
    for other, ids in zip(shown.panes, chosen(shown.state), strict=True):
        if other is not pane:
            for id in reversed(ids):
                other.reach(id)


def walk(document: Document, shown: Shown, pane: GlidingChart, direction: Direction) -> bool:
    """Select what stands beside the selected unit in that direction; whether anything does.

    One walks by what is seen, which is older than the state while drafts that were edited come into the panes.
    """
    state = shown.state
    drawing, units = pane.coming, shown.units_of(pane)
    if drawing is None or units is None:
        return False
    here = next(iter(chosen(state)[shown.panes.index(pane)]), state.selected)
    to = neighbour(drawing, units, here, direction)
    if to is None:
        return False
    first = shown.gathered(pane, to)
    if first is not None:
        # Who walks on comes to the next of those who have had no room.
        to = first
    if home(document.state, to) is None:
        return False
    if first is not None:
        document.change(selected=to, focus=to)
    else:
        document.change(selected=to)
    return True
