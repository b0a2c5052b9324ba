"""One difference is taken over into a draft that is edited."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Literal

from orgsim.analysis.changes.further import label_of
from orgsim.analysis.differences.taking_over import TakingOver, leaving_out, parent_like, place_like, taking_over
from orgsim.app.document.comparing import baseline, counterparts
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.app.editing.dropping import brought
from orgsim.app.editing.editor import editor_of
from orgsim.messages import Message, message
from orgsim.model.edits.applying import above
from orgsim.model.edits.edits import Declared, Edit, Moved
from orgsim.model.edits.refusing import not_placed
from orgsim.model.edits.words import by_name, of_units
from orgsim.model.hierarchy import unit_of

Doing = Literal["adds", "removes", "moves", "changes", "moves-changes", "column"]
"""What taking over does to the draft; `column`: nothing, or it is not known."""


def doing(state: State, to: int, of: int, own: Sequence[str], others: Sequence[str]) -> Doing:
    """What `take_over` would do."""
    if not own or not others:
        return "removes" if own else "adds"
    if not is_offered(own, others):
        return "column"
    return _done_by(_plan(state, to, of, own[0], others[0]))


def is_offered(own: Sequence[str], others: Sequence[str]) -> bool:
    """Whether there is anything to take over: of several units that became others, none is as one there."""
    return not own or not others or len(own) == len(others) == 1


def take_over(document: Document, to: int, of: int, own: Sequence[str], others: Sequence[str]) -> Message | None:
    """Make the draft in column `to` say of its units `own` what that in column `of` says of its `others`; why not.

    Either may be none: what one of the drafts lacks comes, or goes.
    """
    state = document.state
    here, there = state.files[to], state.files[of]
    scenario, editor = here.scenario, editor_of(document)
    if (lost := not_placed(scenario, own) or not_placed(there.scenario, others)) is not None:
        # Since the difference was seen, others have taken it from one of them.
        editor.refused.emit(by_name(lost, scenario, there.scenario))
        return lost
    unit = unit_of(there.scenario, others[0]) if others else unit_of(scenario, own[0])
    names = {"here": state.letters[to], "what": unit.name if unit is not None else ""}
    words = message("take-over.words", letter=state.letters[of], what=names["what"])
    edits: Sequence[Edit] = ()
    said: tuple[Message, ...] = ()
    does: Doing = "column"
    stays: Message | None = None
    if not own:
        does, coming = "adds", list[Edit]()
        for id in others:
            below, at = parent_like(scenario, there.scenario, id), place_like(scenario, there.scenario, id)
            came, worth_saying = brought(here, there, [id], below, at)
            coming += came
            said += worth_saying
        edits = coming
    elif not others:
        does, edits = "removes", leaving_out(scenario, own)
        words = of_units("removed", [its.name for id in own if (its := unit_of(scenario, id)) is not None])
    elif len(own) == len(others) == 1:
        plan = _plan(state, to, of, own[0], others[0])
        does, edits, said = _done_by(plan), plan.edits, plan.left_behind
        if plan.unstated:
            fields = tuple([label_of(field.rpartition(".")[2]) for field in plan.unstated])
            said = (*said, message("take-over.unstated", fields=fields, there=state.letters[of]))
        parent = unit_of(there.scenario, plan.missing) if plan.missing is not None else None
        if parent is not None:
            stays = message("take-over.stays" if edits else "take-over.missing", parent=parent.name, **names)
    if not edits:
        left = [each for each in (stays, *said) if each is not None]
        why = _in_one(left or [message("take-over.nothing")])
        editor.refused.emit(why)
        return why
    # The line has room for one thing: what follows would take the place of what was done.
    done = stays or message(f"take-over.done.{does}", **names)
    return editor.act({here.path: edits}, words, (_in_one([done, *said]),))


def _in_one(said: Sequence[Message]) -> Message:
    return reduce(lambda before, after: message("take-over.beside", said=before, more=after), said)


def _plan(state: State, to: int, of: int, own: str, other: str) -> TakingOver:
    here, there = state.files[to].scenario, state.files[of].scenario
    parent = above(there, other)
    like: dict[str, str] = {}
    if parent is not None:
        found = counterparts(state, of, parent)[to]
        if len(found) == 1 or above(here, own) in found:
            like[parent] = found[0] if len(found) == 1 else above(here, own) or found[0]
    # What the baseline continues is earlier than what is continued here.
    return taking_over(here, there, own, other, lineage=baseline(state) != of, counterparts=like)


def _done_by(plan: TakingOver) -> Doing:
    """What the edits of a plan do; sources that they name are declared beside."""
    moves = any(isinstance(edit, Moved) for edit in plan.edits)
    changes = any(not isinstance(edit, Moved | Declared) for edit in plan.edits)
    if moves:
        return "moves-changes" if changes else "moves"
    return "changes" if changes else "column"
