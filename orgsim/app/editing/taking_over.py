"""One difference is taken over into a draft that is edited."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.differences.taking_over import leaving_out, parent_like, place_like, taking_over
from orgsim.app.document.comparing import baseline
from orgsim.app.document.document import Document
from orgsim.app.editing.dropping import brought
from orgsim.app.editing.editor import editor_of
from orgsim.messages import Message, message
from orgsim.model.edits.edits import Edit
from orgsim.model.hierarchy import unit_of


def take_over(document: Document, to: int, of: int, own: Sequence[str], others: Sequence[str]) -> Message | None:
    """Make the draft in column `to` say of its units `own` what that in column `of` says of its `others`; why not.

    Either may be none: what one of the drafts lacks comes, or goes.
    """
    state = document.state
    here, there = state.files[to], state.files[of]
    scenario = here.scenario
    edits: list[Edit] = []
    said: tuple[Message, ...] = ()
    if not own:
        for id in others:
            below, at = parent_like(scenario, there.scenario, id), place_like(scenario, there.scenario, id)
            coming, worth_saying = brought(here, there, [id], below, at)
            edits += coming
            said += worth_saying
    elif not others:
        edits += leaving_out(scenario, own)
    elif len(own) == len(others) == 1:
        # What the baseline continues is earlier than what is continued here.
        lineage = baseline(state) != of
        plan = taking_over(scenario, there.scenario, own[0], others[0], lineage=lineage)
        edits += plan.edits
        said = plan.left_behind
    editor = editor_of(document)
    if not edits:
        nothing = message("take-over.nothing")
        editor.refused.emit(nothing)
        return nothing
    unit = unit_of(there.scenario, others[0]) if others else unit_of(scenario, own[0])
    words = message("take-over.words", letter=state.letters[of], what=unit.name if unit is not None else "")
    return editor.act({here.path: edits}, words, said)
