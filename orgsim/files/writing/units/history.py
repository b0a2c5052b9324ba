"""What was done to a draft and can be taken back, as a value: of each step the changes, of the text no copy."""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Collection, Sequence
from copy import copy
from pathlib import Path

from msgspec import Struct, msgpack

from orgsim.files.writing.units.drafts import Draft, Step, gone_back, gone_on, proposed, taken_back, verify
from orgsim.files.yaml.deltas import Delta, Replacement, carried, delta, reversed_delta
from orgsim.files.yaml.encoding import text_of
from orgsim.model.edits.between import between
from orgsim.model.edits.edits import Edit
from orgsim.model.hierarchy import follow
from orgsim.model.scenario import Scenario


class Done(Struct, frozen=True, eq=False):
    """One action, and the scenario on the side of it where one is not: before what was done, after what was undone.

    It shares its units with the others. As a value of its own it keeps alive nothing that was computed of the draft.
    """

    edits: tuple[Edit, ...]
    packed: bytes
    """The step, made small: thousands of them may be kept."""
    other: Scenario

    @property
    def step(self) -> Step:
        """What the action changed in the text."""
        return msgpack.decode(zlib.decompress(self.packed), type=Step)


def packed(step: Step) -> bytes:
    """A step, made small, as `Done` keeps it."""
    return zlib.compress(msgpack.encode(step), 1)


class History(Struct, frozen=True, eq=False):
    """A draft as it is, what led to it, and what was undone."""

    draft: Draft
    done: tuple[Done, ...] = ()
    undone: tuple[Done, ...] = ()
    """The next to be made again stands last."""


def with_action(history: History, edits: Sequence[Edit], path: Path) -> History:
    """After one action, all its edits or none, which can be undone; the same history where it changes nothing.

    It raises as `drafts.changed` does.
    """
    after = proposed_action(history, edits)
    if after is not history:
        verify(after.draft, path)
    return after


def proposed_action(history: History, edits: Sequence[Edit]) -> History:
    """As `with_action`, before it is known whether the text says what it should: `drafts.verify` has to tell."""
    draft, step = proposed(history.draft, edits)
    if draft is history.draft:
        return history
    return with_step(history, draft, edits, step)


def with_step(history: History, draft: Draft, edits: Sequence[Edit], step: Step) -> History:
    """After an action that has made `draft` of the history's, by that step of its text."""
    return History(draft, (*history.done, Done(tuple(edits), packed(step), copy(history.draft.scenario))))


def put_back(history: History, then: Draft, by: Step | None = None) -> History:
    """After the draft was made what it was `then`, as one action and to the letter; the same history where it is so.

    `by`: what that changes in the text, where it is known.
    """
    now = history.draft
    if now.data == then.data:
        return history
    text, other = (text_of(each.data) for each in (now, then))
    step = by or Step((delta(text, [Replacement(0, len(text), other)]),))
    edits = tuple(between(now.scenario, then.scenario))
    follow(now.scenario, then.scenario)
    return History(then, (*history.done, Done(edits, packed(step), copy(now.scenario))))


def beginning(history: History) -> Draft:
    """The draft before the first action, to the letter."""
    data, scenario = history.draft.data, history.draft.scenario
    for done in reversed(history.done):
        data, scenario = taken_back(data, done.step), done.other
    return Draft(data, scenario)


def without(history: History, places: Collection[int], *, first: bool) -> Step | None:
    """What makes the text as if the steps at those places had not been done.

    `None` where later ones changed the same characters. What comes back where something else was put since stands
    `first` there, or behind. Whether the text says something is for the caller to see.
    """
    after, back = deque[Delta](), list[Delta]()
    for place in reversed(range(min(places), len(history.done))):
        for each in reversed(history.done[place].step.deltas):
            if place in places:
                reverse: Delta | None = reversed_delta(each)
                for later in (*after, *back):
                    reverse = carried(reverse, later, first=first) if reverse is not None else None
                if reverse is None:
                    return None
                back.append(reverse)
            after.appendleft(each)
    return Step(tuple(back))


def undone(history: History) -> History:
    """Before the last action, to the letter; the same history where there is none."""
    if not history.done:
        return history
    *done, last = history.done
    draft = gone_back(history.draft, last.step, last.other)
    back = Done(last.edits, last.packed, copy(history.draft.scenario))
    return History(draft, tuple(done), (*history.undone, back))


def redone(history: History) -> History:
    """After the action that was undone last; the same history where none was."""
    if not history.undone:
        return history
    *left, last = history.undone
    draft = gone_on(history.draft, last.step, last.other)
    again = Done(last.edits, last.packed, copy(history.draft.scenario))
    return History(draft, (*history.done, again), tuple(left))
