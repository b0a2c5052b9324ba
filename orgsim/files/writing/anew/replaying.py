"""What was done to a draft, done anew upon the text that somebody else has saved meanwhile: a three-way merge.

The text is theirs, to the letter, but for what the edits change. What both have changed is told as conflicts, and left
out unless it is chosen; so nothing is lost that is not told.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import Draft, Step, draft_of, proposed, taken_back, verify
from orgsim.files.writing.units.history import History, with_step
from orgsim.files.yaml.editing import CannotEdit
from orgsim.model.edits.applying import edited
from orgsim.model.edits.between import between
from orgsim.model.edits.conflicts import Choices, Conflict
from orgsim.model.edits.edits import Edit
from orgsim.model.edits.merging.fitting import fitted
from orgsim.model.edits.merging.merge import Merge
from orgsim.model.edits.merging.order import ordered_otherwise
from orgsim.model.scenario import Scenario

Action = Sequence[Edit]


class Replayed(Struct, frozen=True, eq=False):
    """A draft after what was done to it was done anew."""

    history: History
    """It begins with theirs; each action that left something is one step."""
    conflicts: tuple[Conflict, ...]
    """All that there are, those for which mine was chosen too."""
    left: tuple[bool, ...]
    """Of each action whether it left a step."""
    base: Scenario
    mine: Scenario
    theirs: Scenario
    orders: tuple[str | None, ...] = ()
    """Below which units, or at the top (`None`), the order is theirs where both have changed it."""


class Unsaved(Struct, frozen=True, eq=False):
    """What was done to a draft since it was saved."""

    base: Draft
    """As it was saved."""
    actions: tuple[Action, ...]
    done: int
    """How many of the last steps of the history the actions are; 0: they are one that was found between two drafts."""


def unsaved_actions(history: History, saved: bytes, path: Path) -> Unsaved:
    """What was done since the draft's file held `saved`.

    Where the history leads from there, its steps are the actions. Else, as when something was undone that is saved, it
    is one action with what differs now. UnreadableFile where `saved` is no draft.
    """
    data, scenario = history.draft.data, history.draft.scenario
    for number, done in enumerate((*reversed(history.done), None)):
        if data == saved:
            steps = history.done[len(history.done) - number :]
            return Unsaved(Draft(data, scenario), tuple([step.edits for step in steps]), number)
        if done is not None:
            data, scenario = taken_back(data, done.step), done.other
    base = draft_of(read_scenario_text(saved, path))
    return Unsaved(base, (tuple(between(base.scenario, history.draft.scenario)),), 0)


def replayed(
    base: Draft, actions: Sequence[Action], theirs: Draft, path: Path, choices: Choices | None = None
) -> Replayed:
    """`actions`, which were done to `base` one after another, done to `theirs`, which `base` has become meanwhile.

    `path` is for messages. Where theirs says what base did, each comes out as it was.
    """
    mine = edited(base.scenario, [edit for action in actions for edit in action])
    found = _replayed(base.scenario, actions, mine, theirs, choices or {})
    try:
        if found.history.draft is not theirs:
            verify(found.history.draft, path)
    except CannotEdit:
        return _replayed(base.scenario, actions, mine, theirs, choices or {}, verified_for=path)
    return found


def settled(saved: Scenario, theirs: Draft) -> Replayed:
    """What `replayed` tells of a draft in which nothing is to be done anew: it was `saved` as it was."""
    return Replayed(History(theirs), (), (), saved, saved, theirs.scenario)


def _replayed(
    base: Scenario,
    actions: Sequence[Action],
    mine: Scenario,
    theirs: Draft,
    choices: Choices,
    verified_for: Path | None = None,
) -> Replayed:
    merge = Merge(base, mine, theirs.scenario, choices)
    history, before, left = History(theirs), base, list[bool]()
    for action in actions:
        start = draft = history.draft
        edits, deltas = list[Edit](), Step(()).deltas
        for edit in action:
            fitting = fitted(merge, before, edit)
            try:
                after, step = proposed(draft, fitting)
                if verified_for is not None and after is not draft:
                    verify(after, verified_for)
            except CannotEdit as error:
                merge.impossible(edit, error.message)
            else:
                draft, edits, deltas = after, [*edits, *fitting], (*deltas, *step.deltas)
            merge.now = draft.scenario
            before = edited(before, [edit])
        left.append(draft is not start)
        if draft is not start:
            history = with_step(history, draft, tuple(edits), Step(deltas))
    orders = ordered_otherwise(base, mine, theirs.scenario, history.draft.scenario)
    return Replayed(history, tuple(merge.conflicts.values()), tuple(left), base, mine, theirs.scenario, orders)
