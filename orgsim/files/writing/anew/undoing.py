"""What was done to a draft and saved, undone in the text that somebody else has made of it since: step by step.

What a step changed is taken back in their text where they have left those characters alone, and where that takes back
what it takes back here and nothing else. Comments and all else come back to the letter. What was undone is done again
there under the same terms.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from copy import copy
from pathlib import Path

from msgspec import Struct

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import Draft, Step, made_again, reversed_step, taken_back, verify
from orgsim.files.writing.units.history import Done, History, packed, undone
from orgsim.files.yaml.deltas import Delta, applied, carried, difference
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.encoding import text_of
from orgsim.model.edits.applying import edited
from orgsim.model.edits.between import between
from orgsim.model.edits.facts import differing
from orgsim.model.edits.refusing import refusal
from orgsim.model.scenario import Scenario

_MOST_READ = 1_500_000
"""Characters that are read at once, where each text has to be: older steps can be undone no more then."""


class Undoable(Struct, frozen=True, eq=False):
    """The saved steps of a draft, upon what others have made of its file."""

    saved: tuple[Done, ...] = ()
    """All that led to what the file held; none where that is not known."""
    kept: tuple[Done, ...] = ()
    """The last of them that can be undone in theirs, as steps that lead to it."""
    held: bytes = b""
    """What the file held."""
    holds: bytes = b""
    """What it holds now."""


def undoable(history: History, saved: bytes, theirs: Draft, path: Path, known: Iterable[Undoable] = ()) -> Undoable:
    """Which of the steps that led to `saved`, what the file held, can be undone in `theirs`, what it holds now.

    Each needs all those after it. `path` is for messages. What is `known` is not worked out again.
    """
    led = _leading_to(history, saved)
    if led is None:
        return Undoable(held=saved, holds=theirs.data)
    found = _known(known, led, theirs)
    if found is not None:
        return found
    change = difference(text_of(saved), text_of(theirs.data))
    kept = _reckoned(led, change, theirs, path)
    if kept is None:
        kept = _read(led.done, led.draft.scenario, change, theirs, path, back=True)
    return Undoable(led.done, kept, saved, theirs.data)


def redoable(history: History, there: Draft, path: Path) -> tuple[Done, ...]:
    """What was undone and can be done again in `there`, which came of the history's draft; the next stands last.

    Each needs all those that are next before it. `path` is for messages.
    """
    if not history.undone:
        return ()
    change = difference(text_of(history.draft.data), text_of(there.data))
    return _read(history.undone, history.draft.scenario, change, there, path, back=False)


def is_known(known: Iterable[Undoable], history: History, saved: bytes, theirs: Draft) -> bool:
    """Whether `undoable` has nothing to work out for these."""
    led = _leading_to(history, saved)
    return led is None or not led.done or _known(known, led, theirs) is not None


def _known(known: Iterable[Undoable], led: History, theirs: Draft) -> Undoable | None:
    # What was undone and done again since is a step of its own, and is worked out again.
    for each in known:
        if each.saved == led.done and each.held == led.draft.data and each.holds == theirs.data:
            return each
    return None


def _reckoned(led: History, change: Delta, theirs: Draft, path: Path) -> tuple[Done, ...] | None:
    """The steps that can be undone in theirs, of which only the text before all of them is read.

    `None` where it does not say what follows from undoing: some step has to be left out.
    """
    text, now, there = text_of(theirs.data), led.draft.scenario, theirs
    kept = deque[Done]()
    for done in reversed(led.done):
        found = _back(done.step, change, text)
        if found is None:
            break
        text, change, step = found
        edits = between(now, done.other)
        before = there.scenario
        for edit in edits:
            if refusal(before, edit) is not None:
                return None
            before = edited(before, [edit])
        kept.appendleft(Done(done.edits, packed(step), copy(before)))
        now, there = done.other, Draft(taken_back(there.data, step), before)
    try:
        verify(there, path)
    except CannotEdit:
        return None
    return tuple(kept)


def _read(
    steps: Sequence[Done], now: Scenario, change: Delta, there: Draft, path: Path, *, back: bool
) -> tuple[Done, ...]:
    """Those of the steps, from the last one on, that can be undone in theirs, or done again where that is not `back`.

    Each text that this leads to is read. `now`: what ours says; `change`: what makes the text of `there` of ours.
    """
    text = text_of(there.data)
    kept, read = deque[Done](), 0
    carry, changed = (_back, taken_back) if back else (_on, made_again)
    for done in reversed(steps):
        read += len(text)
        found = carry(done.step, change, text) if read <= _MOST_READ else None
        if found is None:
            break
        text, change, step = found
        data = changed(there.data, step)
        try:
            other = read_scenario_text(data, path).scenario
        except UnreadableFile:
            break
        if differing(there.scenario, other).keys() != differing(now, done.other).keys():
            break
        kept.appendleft(Done(done.edits, packed(step), copy(other)))
        now, there = done.other, Draft(data, other)
    return tuple(kept)


def _leading_to(history: History, saved: bytes) -> History | None:
    """The history as it was when the draft was `saved`; `None` where something saved was undone since."""
    at = history
    while at.draft.data != saved and at.done:
        at = undone(at)
    return at if at.draft.data == saved else None


def _back(step: Step, theirs: Delta, text: str) -> tuple[str, Delta, Step] | None:
    """Their `text` without the step, what they have changed in the text before it, and the step as one of theirs.

    `theirs`: what they have changed in the text after the step. `None` where that met the step.
    """
    back = _on(reversed_step(step), theirs, text)
    if back is None:
        return None
    text, theirs, gone = back
    return text, theirs, reversed_step(gone)


def _on(step: Step, theirs: Delta, text: str) -> tuple[str, Delta, Step] | None:
    """The same with the step: `theirs` is what they have changed in the text before it."""
    done = list[Delta]()
    for each in step.deltas:
        in_theirs, after = carried(each, theirs, first=True), carried(theirs, each, first=False)
        if in_theirs is None or after is None:
            return None
        text, theirs = applied(text, in_theirs), after
        done.append(in_theirs)
    return text, theirs, Step(tuple(done))
