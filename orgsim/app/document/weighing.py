"""Goals, weights and scores: kept in the comparison file, else for as long as what is open stays so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from orgsim.app.document.comparison_edits import LOCKED, own_comparison
from orgsim.app.document.open_files import with_comparison_anew, with_saved
from orgsim.app.document.state import State
from orgsim.files.problems import UnreadableFile, unread
from orgsim.files.reading.document import load
from orgsim.files.writing.goals import Made, made_of, save_goals
from orgsim.files.writing.verified_editing import reading
from orgsim.files.yaml.atomic import why_unwritten
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.encoding import text_of
from orgsim.files.yaml.patches import Patch, patch
from orgsim.messages import Message, message
from orgsim.model.comparison import WeighedGoal
from orgsim.model.goal_edits import (
    GoalEdit,
    Named,
    Scored,
    edited,
    gained_language,
    goal_id,
    lost_languages,
    of_no_goal,
    pruned,
    undoing,
    with_edit,
)
from orgsim.model.memo import once_per_parts

_AT_ONCE = 30_000
"""Bytes of a comparison up to which goals are written in the window's thread: its text is read in some 20 ms."""


class Asked(Struct, frozen=True):
    """Edits that are to be written, and the text that they bring back."""

    edits: tuple[GoalEdit, ...]
    back: Patch | None = None


class Ready(Struct, frozen=True, eq=False):
    """What it takes to write the goals that wait in a state, found out beside."""

    state: State
    caught: State
    """The same with the goals as they were on disk by then."""
    made: Made
    texts: tuple[Patch | None, ...]
    """For each of what was asked for what brings the text of before back; `None`: that stays as it is."""


class Step(Struct, frozen=True):
    """What takes a change back."""

    edits: tuple[GoalEdit, ...]
    text: Patch | None
    """As it stood in the file, comments included."""


def _parts(state: State) -> tuple[object, ...]:
    return state.comparison, state.goal_edits


@once_per_parts(_parts, most=4)
def goals_of(state: State) -> tuple[WeighedGoal, ...]:
    """The goals that are weighed: those of the comparison file, with what could not be put into it."""
    goals = _of_file(state)
    return edited(goals, state.goal_edits) if state.goal_edits else goals


def waiting(state: State, edits: Iterable[GoalEdit]) -> State:
    """`state` in which those edits wait to be written."""
    pending = state.goal_edits
    for edit in edits:
        pending = with_edit(pending, edit)
    return replace(state, goal_edits=pruned(_of_file(state), pending))


def are_long(state: State) -> bool:
    """Whether the goals are to be written into a file that takes long to be read."""
    own = own_comparison(state)
    return own is not None and len(own.data) > _AT_ONCE


def readied(state: State, asked: Sequence[Asked]) -> Ready | None:
    """What it takes to write what waits in `state`, found out in any thread; `None` where the file cannot be read.

    What was `asked` for, in that order, comes to the same as what waits; each is made of the text that the one before
    comes to, so that each can be taken back alone.
    """
    try:
        caught = _caught_up(state)
        comparison = caught.comparison
        assert comparison is not None
        gone, pending, beside = _sorted_out(caught, state.goal_edits)
        writable = [edit for edit in pending if edit not in beside]
        out = (*gone, *beside)
        several = [Asked(tuple([edit for edit in one.edits if edit not in out]), one.back) for one in asked]
        made = [Made(comparison.data, (), comparison.data)]
        for one in several:
            so_far = made[-1].result
            if isinstance(so_far, bytes):
                made.append(made_of(so_far, comparison.path, one.edits, one.back))
        result = made[-1].result
        goals = edited(_of_file(caught), writable)
        if isinstance(result, CannotEdit) or reading(result, comparison.path).comparison.goals != goals:
            whole = made_of(comparison.data, comparison.path, writable)
            return Ready(state, caught, whole, ())
    except (UnreadableFile, OSError):
        return None
    return Ready(
        state, caught, Made(comparison.data, tuple(writable), result), tuple([_text_back(one) for one in made[1:]])
    )


def _text_back(made: Made) -> Patch | None:
    same = not isinstance(made.result, bytes) or made.result == made.data
    return None if same or isinstance(made.result, CannotEdit) else patch(text_of(made.result), text_of(made.data))


def weighed(
    state: State, edits: Iterable[GoalEdit], back: Patch | None = None, ready: Ready | None = None
) -> tuple[State, Message]:
    """`state` after those edits, and what to say of it.

    They are written into the comparison's file as it is on disk now, with whatever could not be written before. Where
    that cannot be done they hold for the session, and the reason is told. Edits of a goal that somebody else has
    removed from the file are told and dropped. `back`: the text that the edits bring back, see `Step`. `ready`: what is
    known of it already.
    """
    edits = tuple(edits)
    after, said = _kept(state, edits, back, ready)
    return after, _with_names(goals_of(state), edits, goals_of(after), said)


def _kept(state: State, edits: Iterable[GoalEdit], back: Patch | None, ready: Ready | None) -> tuple[State, Message]:
    pending = state.goal_edits
    for edit in edits:
        pending = with_edit(pending, edit)
    if state.comparison is None:
        return replace(state, goal_edits=pruned((), pending)), message("goals-view.kept")
    path = state.comparison.path
    reason: Message | str
    try:
        fresh = _caught_up(ready.caught if ready is not None and ready.state is state else state)
        gone, pending, beside = _sorted_out(fresh, pending)
        writable = [edit for edit in pending if edit not in beside]
        file = save_goals(path, writable, None if beside else back, ready.made if ready is not None else None)
    except CannotEdit as error:
        reason = error.message
    except UnreadableFile as error:
        reason = LOCKED if unread(error.problems) else message("goals-view.broken-file")
    except OSError as error:
        reason = why_unwritten(error)
    else:
        said = message("goals-view.beside", name=path.name) if beside else message("goals-view.saved", name=path.name)
        if gone:
            said = message("goals-view.gone", goals=_names(state, gone), name=path.name)
        return replace(with_saved(fresh, file), goal_edits=beside), said
    pending = pruned(_of_file(state), pending)
    session = replace(state, goal_edits=pending)
    if not pending:
        return session, message("goals-view.nothing-left", name=path.name)
    if own_comparison(state) is None:
        return session, message("goals-view.kept")
    return session, message("goals-view.not-saved", name=path.name, reason=reason)


def _sorted_out(
    fresh: State, pending: tuple[GoalEdit, ...]
) -> tuple[tuple[GoalEdit, ...], tuple[GoalEdit, ...], tuple[GoalEdit, ...]]:
    """Of what waits: what is of goals that are no more, what is left, and of that what belongs into no file."""
    gone = of_no_goal(_of_file(fresh), pending)
    left = pruned(_of_file(fresh), tuple([edit for edit in pending if edit not in gone]))
    return gone, left, tuple([edit for edit in left if _is_beside(fresh, edit)])


def _with_names(
    before: Sequence[WeighedGoal], edits: Iterable[GoalEdit], after: Sequence[WeighedGoal], said: Message
) -> Message:
    """`said`, and before it what became of a goal's names in other languages than the one that was written."""
    names = {goal.id: goal.name for goal in after}
    goals = tuple(before)
    for edit in edits:
        old = next((goal.name for goal in goals if goal.id == goal_id(edit)), None)
        goals = edited(goals, [edit])
        if isinstance(edit, Named) and old is not None and names.get(edit.id) == edit.name:
            if lost := lost_languages(old, edit.name):
                return message("goals-view.named", what=message(f"goals-view.lost.{'-'.join(lost)}"), kept=said)
            if (gained := gained_language(old, edit.name)) is not None:
                return message("goals-view.named", what=message(f"goals-view.translated.{gained}"), kept=said)
    return said


def caught_up(state: State) -> State:
    """`state` with the goals as they are on disk now, where they can be read."""
    try:
        return state if state.comparison is None else _caught_up(state)
    except (UnreadableFile, OSError):
        return state


def step_back(before: State, after: State, edits: Sequence[GoalEdit]) -> Step | None:
    """What takes `edits` back, which made `after` of `before`; `None` where they changed nothing."""
    goals = goals_of(before)
    back = undoing(goals, edits)
    if not back or edited(goals, edits) != goals_of(after):
        return None
    return Step(back, text_back(before, after))


def text_back(before: State, after: State) -> Patch | None:
    """What brings the text back that the comparison had `before`; `None` where its file has not changed."""
    one, other = before.comparison, after.comparison
    written = one is not None and other is not None and one.path == other.path and one.data != other.data
    return patch(text_of(other.data), text_of(one.data)) if written and one and other else None


def _of_file(state: State) -> tuple[WeighedGoal, ...]:
    return state.comparison.comparison.goals if state.comparison is not None else ()


def _names(state: State, edits: Iterable[GoalEdit]) -> list[str]:
    """What the goals were called, in the language of the window."""
    names = {goal.id: goal.name.in_language(state.language) for goal in goals_of(state)}
    return list(dict.fromkeys(names.get(goal_id(edit), goal_id(edit)) for edit in edits))


def unkept_goals(state: State) -> tuple[GoalEdit, ...]:
    """What was changed and belongs into the comparison's file, and could not be put there."""
    if state.comparison is None:
        return ()
    return tuple([edit for edit in state.goal_edits if not _is_beside(state, edit)])


def _caught_up(state: State) -> State:
    """`state` with the comparison as it is on disk now, as somebody may have changed it a moment ago."""
    assert state.comparison is not None
    path = state.comparison.path
    return state if load(path) == state.comparison.data else with_comparison_anew(state, path)


def _is_beside(state: State, edit: GoalEdit) -> bool:
    """Whether it scores a scenario that is open beside the comparison and not in it."""
    if not isinstance(edit, Scored):
        return False
    assert state.comparison is not None
    members = {member.path for member in state.comparison.members}
    others = {file.scenario.id for file in state.open_files if file.path not in members}
    own = {file.scenario.id for file in state.open_files if file.path in members}
    return edit.scenario in others - own
