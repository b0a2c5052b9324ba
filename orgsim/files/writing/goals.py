"""Writing goals, their weights and scores into the text of a comparison file.

Edits are verified (`verified_editing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial, reduce
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from orgsim.files.reading.comparison_file import ComparisonFile
from orgsim.files.writing.verified_editing import exactly, first_verified, reading, save_edited
from orgsim.files.yaml.editing import (
    CannotEdit,
    Edit,
    with_all_comments,
    with_entry,
    with_item,
    with_item_moved,
    with_value,
    without_entry,
    without_entry_but_comment,
    without_item,
)
from orgsim.files.yaml.flow import Plain, flow
from orgsim.files.yaml.patches import Patch, patched
from orgsim.messages import message
from orgsim.model.comparison import WeighedGoal
from orgsim.model.goal_edits import Added, GoalEdit, Named, Removed, Scored, Weighed, edited, goal_id
from orgsim.model.text import LANGUAGES, Text

_GOALS = ("comparison", "goals")


class Made(Struct, frozen=True, eq=False):
    """What edits make of the bytes of a comparison file, found out before they are written."""

    data: bytes
    edits: tuple[GoalEdit, ...]
    result: bytes | CannotEdit


def save_goals(
    path: Path, edits: Iterable[GoalEdit], back: Patch | None = None, made: Made | None = None
) -> ComparisonFile:
    """Put `edits` into the comparison file at `path`, as it is on disk now: all of them, or none.

    Where they take something back, `back` is the text that it had, which is put there again if all around it stands.
    What is `made` already is not found out once more. UnreadableFile or CannotEdit where that cannot be done, OSError
    where it cannot be written; the file is as before.
    """
    wanted = tuple(edits)

    def edit(data: bytes) -> bytes:
        if made is None or made.data != data or made.edits != wanted:
            return with_goal_edits(data, path, wanted, back)
        if isinstance(made.result, CannotEdit):
            raise CannotEdit(made.result.message)
        return made.result

    return save_edited(path, edit)


def made_of(data: bytes, path: Path, edits: Sequence[GoalEdit], back: Patch | None = None) -> Made:
    """What `save_goals` would write over `data`, read already for whoever writes it; UnreadableFile as there."""
    try:
        result = with_goal_edits(data, path, tuple(edits), back)
        reading(result, path)
    except CannotEdit as error:
        return Made(data, tuple(edits), error)
    return Made(data, tuple(edits), result)


def with_goal_edits(data: bytes, path: Path, edits: Sequence[GoalEdit], back: Patch | None = None) -> bytes:
    """The bytes of a comparison file after `edits`, by the text of `back` where that says the same."""
    if back is not None:
        before = reading(data, path).comparison
        wanted = exactly(replace(before, goals=edited(before.goals, edits)))
        result = first_verified(data, path, [partial(patched, change=back)], wanted)
        if result is not None:
            return result
    return reduce(lambda so_far, edit: with_goal_edit(so_far, path, edit), edits, data)


def with_goal_edit(data: bytes, path: Path, edit: GoalEdit) -> bytes:
    """The bytes of a comparison file after `edit`; all others stay. `path` is for messages."""
    before = reading(data, path).comparison
    goals = edited(before.goals, [edit])
    if goals == before.goals:
        return data
    result = first_verified(data, path, _ways(edit, before.goals), exactly(replace(before, goals=goals)))
    if result is None:
        raise CannotEdit(message("edit.goals-by-hand", line=_line(edit, before.goals)))
    return result


def _ways(edit: GoalEdit, goals: Sequence[WeighedGoal]) -> list[Edit]:
    """Ways to do it, the one that suits most files first."""
    if isinstance(edit, Added):
        return [lambda text: _with_goal(text, edit, len(goals))]
    at = next(place for place, goal in enumerate(goals) if goal.id == edit.id)
    here = (*_GOALS, at)
    match edit:
        case Removed():
            if len(goals) == 1:
                # The key goes with its last item, but for the sake of a comment.
                return [_without_goals, lambda text: without_item(text, _GOALS, at)]
            return [lambda text: without_item(text, _GOALS, at)]
        case Named(_, name):
            # Where languages have lines of their own, only the lines of those change that say something else.
            lines = partial(_with_wordings, place=(*here, "name"), old=goals[at].name, new=name)
            return [partial(with_value, path=(*here, "name"), value=flow(name)), lines]
        case Weighed(_, None):
            return _ways_without((*here, "weight"))
        case Weighed(_, float() | int() as value):
            return [lambda text: with_value(text, (*here, "weight"), _number(value))]
        case Scored(_, scenario, None):
            return _ways_without((*here, "scores", scenario))
        case Scored(_, scenario, float() | int() as value):
            return [lambda text: with_entry(text, (*here, "scores", scenario), _number(value))]
    raise TypeError(edit)


def _ways_without(place: tuple[str | int, ...]) -> list[Edit]:
    """Ways to take a number out; the comment behind it is a reason that a workshop wrote, and stays."""
    return [
        lambda text: with_all_comments(text, without_entry(text, place)),
        lambda text: without_entry_but_comment(text, place),
        lambda text: with_value(text, place, "null"),
    ]


def _with_goal(text: str, edit: Added, count: int) -> str:
    text = with_item(text, _GOALS, flow(_written(edit.goal)))
    return text if edit.at >= count else with_item_moved(text, _GOALS, count, edit.at)


def _without_goals(text: str) -> str:
    return with_all_comments(text, without_entry(text, _GOALS))


def _with_wordings(text: str, place: tuple[str | int, ...], old: Text, new: Text) -> str:
    """With a name of which each language has its own line saying `new`; a line that goes takes its comment along."""
    for language in LANGUAGES:
        before: str | None = getattr(old, language)
        after: str | None = getattr(new, language)
        if after is not None and after != before:
            text = with_value(text, (*place, language), flow(after))
    for language in LANGUAGES:
        if getattr(old, language) is not None and getattr(new, language) is None:
            text = without_entry(text, (*place, language))
    return text


def _written(goal: WeighedGoal) -> dict[str, Plain]:
    written: dict[str, Plain] = {"id": goal.id, "name": goal.name}
    if goal.weight is not None:
        written["weight"] = _plain(goal.weight)
    if goal.scores:
        written["scores"] = {scenario: _plain(score) for scenario, score in goal.scores.items()}
    return written


def _number(value: float) -> str:
    return flow(_plain(value))


def _plain(value: float) -> int | float:
    """As a planner writes it: 4 and not 4.0."""
    return int(value) if value == int(value) else value


def _line(edit: GoalEdit, goals: Sequence[WeighedGoal]) -> str:
    """The line that the file would need."""
    if isinstance(edit, Removed):
        return f"# {edit.id}"
    return flow(_written(next(goal for goal in edited(goals, [edit]) if goal.id == goal_id(edit))))
