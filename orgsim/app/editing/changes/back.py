"""A removal taken back to the letter, and the reason with it that was given for it: without a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from orgsim.analysis.changes.line import Line
from orgsim.files.writing.units.bringing import worded
from orgsim.files.writing.units.drafts import Draft, Step, made_again, verify
from orgsim.files.writing.units.history import History, beginning, proposed_action, without
from orgsim.files.yaml.editing import CannotEdit
from orgsim.messages import catalog
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Edit, Remarked, Removed
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES


def back(history: History, line: Line, edits: Sequence[Edit], path: Path) -> tuple[Draft, Step]:
    """The draft, and what changes in its text, after `edits`, which take back what `line` tells.

    Its lines are as they were, and its reason is gone with it. Where its place is another now, they are
    indented anew. `path` is for messages. CannotEdit where the text is written in a way in which it cannot be made.
    """
    wanted = edited(history.draft.scenario, edits)
    step = _removal(history, line.unit)
    reasons = _reasons(history, line, step or 0)
    if step is not None and (found := _without(history, {step, *reasons}, wanted, path)) is not None:
        return found
    put = proposed_action(history, worded(edits, beginning(history)))
    if put is history:
        return history.draft, Step(())
    step_put = put.done[-1].step
    if not reasons or (less := _without(put, reasons, wanted, path)) is None:
        return put.draft, step_put
    return less[0], Step((*step_put.deltas, *less[1].deltas))


def _without(history: History, places: set[int], wanted: Scenario, path: Path) -> tuple[Draft, Step] | None:
    """Without the steps at those places, where the text says what is `wanted` then."""
    for first in (False, True):
        step = without(history, places, first=first)
        if step is None:
            return None
        found = Draft(made_again(history.draft.data, step), wanted)
        try:
            verify(found, path)
        except CannotEdit:
            continue
        return found, step
    return None


def _removal(history: History, id: str) -> int | None:
    """The last step that removed that unit."""
    return max((at for at, done in enumerate(history.done) if Removed(id) in done.edits), default=None)


def _reasons(history: History, line: Line, since: int) -> set[int]:
    """The steps from that one on that wrote into the file why it was done, in whichever language."""
    begins = tuple([catalog(language).say(line.words) + " " for language in LANGUAGES])
    return {
        at
        for at, done in enumerate(history.done)
        if at >= since and any(isinstance(edit, Remarked) and edit.text.startswith(begins) for edit in done.edits)
    }
