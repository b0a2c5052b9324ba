"""What was entered in the window and stands in no file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from orgsim.app.document.state import State
from orgsim.files.writing.units.session import unsaved as unsaved_paths
from orgsim.messages import Message, message
from orgsim.model.comparison import Pairing
from orgsim.model.views import LETTERS


def unsaved(state: State, *, closing: bool) -> tuple[Message, ...]:
    """What would be lost if other files were opened in the place of those that are, or if the window closed.

    Decisions on units that look alike are lost only with the window (`closing`).
    """
    lost: list[Message] = []
    if state.goal_edits and (goals := _changed_goals(state)):
        lost.append(message("unsaved.goals", n=goals))
    if state.assumed:
        lost.append(message("unsaved.assumptions", n=len(state.assumed)))
    if state.steps_due:
        lost.append(message("unsaved.steps", n=len(state.steps_due)))
    if closing and state.decided:
        lost.append(message("unsaved.pairs", n=len(state.decided)))
    return tuple(lost)


def unsaved_drafts(state: State, paths: Collection[Path] | None = None) -> tuple[Message, ...]:
    """The drafts that were edited and not saved: all of them, or those at `paths`."""
    edited = unsaved_paths(state.session)
    return tuple(
        [
            message("unsaved.draft", letter=letter, title=file.scenario.title)
            for letter, file in zip(LETTERS, state.open_files, strict=False)
            if file.path in edited and (paths is None or file.path in paths)
        ]
    )


def saving(drafts: Collection[Message], others: Collection[Message]) -> str:
    """The key of what the button says that saves those drafts, and what else would be lost."""
    if not drafts:
        return "leaving.save"
    return "leaving.save-all" if others else "leaving.save-drafts"


def decided_between_open(state: State) -> tuple[Pairing, ...]:
    """What was decided in this session of units of drafts that are open."""
    ids = {file.scenario.id for file in state.open_files}
    return tuple([pairing for pairing in state.decided if ids.issuperset(pairing.between)])


def _changed_goals(state: State) -> int:
    # Imported here, as most sessions end without it.
    from orgsim.app.document.weighing import goals_of

    there = state.comparison.comparison.goals if state.comparison is not None else ()
    now = goals_of(state)
    before, after = ({goal.id: goal for goal in goals} for goals in (there, now))
    changed = sum(before.get(id) != after.get(id) for id in before.keys() | after.keys())
    return changed or int(there != now)
