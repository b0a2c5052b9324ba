"""What passes between the document of the main window and that of a presentation."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from orgsim.app.document.seen import hidden_paths, with_open
from orgsim.app.document.state import State
from orgsim.app.editing.showing import with_session

_LOOKING = frozenset(
    {"view", "selected", "folded", "unfolded", "everything", "focus", "remits", "links", "panes_linked", "joined"}
    | {"staffing", "overlay"}
    | {"compared", "differences_listed", "active", "direction", "figure", "costs_shown", "transition", "tray"}
)
"""Of the state what is the presentation's own: how things are looked at. All else is the main window's."""
_DRAFTS = ("files", "hidden", "based")
"""Of the state which drafts are seen, and what they are compared to: the main window's, unless the step says it."""
_DECIDED = ("comparison", "decided", "assumed", "goal_edits")
"""Of the state what can be decided in a view that is presented: the main window is told of it."""


def news(before: State, after: State) -> Mapping[str, object] | None:
    """What a presentation takes over of the main window's state, but the drafts; `None` where that has not changed."""
    followed = [name for name in State.__struct_fields__ if name not in _LOOKING]
    if all(getattr(before, name) is getattr(after, name) for name in followed):
        return None
    return {name: getattr(after, name) for name in followed if name not in _DRAFTS}


def going_on(base: State, after: State, told: Mapping[str, object]) -> State:
    """How the views were looked at when a presentation began, with what is open now, and that news."""
    return replace(with_open(base, after.open_files, hidden_paths(after)), based=after.based, **told)


def reread(before: State, after: State) -> list[str]:
    """Names of the files that somebody else has changed."""
    known = {file.path: file.data for file in before.open_files}
    edited = after.session.histories
    return [
        file.path.name for file in after.open_files if known.get(file.path) != file.data and file.path not in edited
    ]


def handed_back(here: State, there: State) -> State:
    """The main window's state `there`, with what was decided in a presentation."""
    told = {name: getattr(here, name) for name in _DECIDED if getattr(here, name) is not getattr(there, name)}
    if here.session is not there.session:
        there = with_session(there, here.session, here.open_files)
    if here.editing != there.editing:
        told["editing"] = here.editing
    return replace(there, **told) if told else there
