"""Whether units that were put away are listed: of the active draft, while it is edited."""

from __future__ import annotations

from orgsim.app.document.state import State
from orgsim.model.views import CHART_VIEWS


def has_place(state: State) -> bool:
    """Whether they could be listed: a chart is seen of a draft that is edited."""
    edited = bool(state.files) and state.files[state.active].path in state.editing
    return edited and state.view in CHART_VIEWS and not state.library


def is_listed(state: State) -> bool:
    """Whether they are: where there are any, until the list is closed; where there are none, once it is asked for."""
    if not has_place(state) or state.tray == "closed":
        return False
    return state.tray == "open" or bool(state.files[state.active].scenario.tray)
