"""Goals, weights and scores: kept in the comparison file, else for as long as what is open stays so."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from orgsim.app.state import State
from orgsim.files.atomic import why_unwritten
from orgsim.files.document import load
from orgsim.files.editing import CannotEdit
from orgsim.files.goals_writing import save_goals
from orgsim.files.problems import UnreadableFile
from orgsim.messages import Message, message
from orgsim.model.comparison import WeighedGoal
from orgsim.model.goal_edits import GoalEdit, Scored, edited, with_edit


def goals_of(state: State) -> tuple[WeighedGoal, ...]:
    """The goals that are weighed: those of the comparison file, with what could not be put into it."""
    goals = state.comparison.comparison.goals if state.comparison is not None else ()
    return edited(goals, state.goal_edits) if state.goal_edits else goals


def weighed(state: State, edits: Iterable[GoalEdit]) -> tuple[State, Message]:
    """`state` after those edits, and what to say of it.

    They are written into the comparison's file as it is on disk now, with whatever could not be written before. Where
    that cannot be done they hold for the session, and the reason is told.
    """
    pending = state.goal_edits
    for edit in edits:
        pending = with_edit(pending, edit)
    session = replace(state, goal_edits=pending)
    if state.comparison is None:
        return session, message("goals-view.kept")
    path = state.comparison.path
    try:
        fresh = _caught_up(session)
        beside = tuple([edit for edit in pending if _is_beside(fresh, edit)])
        file = save_goals(path, [edit for edit in pending if edit not in beside])
    except CannotEdit as error:
        return session, message("goals-view.not-saved", name=path.name, reason=error.message)
    except UnreadableFile:
        return session, message("goals-view.not-saved", name=path.name, reason=message("goals-view.broken-file"))
    except OSError as error:
        return session, message("goals-view.not-saved", name=path.name, reason=why_unwritten(error))
    said = message("goals-view.beside", name=path.name) if beside else message("goals-view.saved", name=path.name)
    return replace(fresh, comparison=file, goal_edits=beside), said


def _caught_up(state: State) -> State:
    """`state` with the comparison as it is on disk now, as somebody may have changed it a moment ago."""
    assert state.comparison is not None
    path = state.comparison.path
    if load(path) == state.comparison.data:
        return state
    # Imported here, as it happens seldom.
    from orgsim.app.open_files import compared_anew
    from orgsim.files.opening import open_paths

    return compared_anew(state, path, open_paths([path]))


def _is_beside(state: State, edit: GoalEdit) -> bool:
    """Whether it scores a scenario that is open beside the comparison and not in it."""
    if not isinstance(edit, Scored):
        return False
    assert state.comparison is not None
    members = {member.path for member in state.comparison.members}
    others = {file.scenario.id for file in state.files if file.path not in members}
    own = {file.scenario.id for file in state.files if file.path in members}
    return edit.scenario in others - own
