"""A draft as it was edited before the program ended, made anew of what was kept of it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from copy import copy
from pathlib import Path

import msgspec
from msgspec.structs import replace

from orgsim.files.kept.recovery import KeptAct, Recovery
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.anew.replaying import unsaved_actions
from orgsim.files.writing.units.drafts import Draft, Step, draft_of, made_again, verify
from orgsim.files.writing.units.history import Done, History, proposed_action, with_step
from orgsim.files.writing.units.session import Act, Session
from orgsim.files.yaml.deltas import Replacement, delta
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.encoding import text_of
from orgsim.messages import Message
from orgsim.model.edits.applying import edited as edited_by
from orgsim.model.edits.between import between

Restored = tuple[History, tuple[Act, ...]]


def recovery_of(session: Session, file: ScenarioFile, words: Message, time: float) -> Recovery:
    """What is to be kept of a draft that is edited and not saved; what is told by no actions is called `words`."""
    path = file.path
    history, saved = session.histories[path], session.saved[path]
    unsaved = unsaved_actions(history, saved, path)
    acts = [act for act in session.done if path in act.paths]
    told = acts[len(acts) - unsaved.done :] or [Act(words, (path,))]
    steps = [done.packed for done in history.done[len(history.done) - unsaved.done :]] or [b""]
    kept = [
        KeptAct(act.words, tuple(its), step)
        for act, its, step in zip(told, unsaved.actions, steps, strict=False)
        if its
    ]
    title = file.scenario.title.written("fi")
    return Recovery(path, time, title, saved, history.draft.data, tuple(kept))


def restored(recovery: Recovery, words: Message) -> Restored:
    """What leads from the draft as it was saved to what was made of it.

    Each action is a step; where they cannot be told, all is one that is called `words`. UnreadableFile where the texts
    cannot be read.
    """
    path = recovery.path
    base = draft_of(read_scenario_text(recovery.saved, path))
    if recovery.acts:
        try:
            return _by_acts(base, recovery.acts, recovery.edited, path)
        except (CannotEdit, msgspec.MsgspecError, zlib.error, ValueError, LookupError, TypeError):
            # Another version has kept them.
            pass
    edited = draft_of(read_scenario_text(recovery.edited, path))
    before, after = (text_of(draft.data) for draft in (base, edited))
    step = Step((delta(before, [Replacement(0, len(before), after)]),))
    edits = between(base.scenario, edited.scenario)
    return with_step(History(base), edited, edits, step), (Act(words, (path,)),)


def _by_acts(base: Draft, acts: Sequence[KeptAct], edited: bytes, path: Path) -> Restored:
    history, done = History(base), list[Act]()
    for act in acts:
        after = _stepped(history, act) if act.step else proposed_action(history, act.edits)
        if after is not history:
            done.append(Act(act.words, (path,)))
        history = after
    if history.draft.data != edited:
        raise CannotEdit(acts[-1].words)
    verify(history.draft, path)
    return history, tuple(done)


def _stepped(history: History, act: KeptAct) -> History:
    """After an action of which it is known what it changes in the text: nothing of that has to be understood."""
    before = history.draft
    done = Done(act.edits, act.step, copy(before.scenario))
    after = Draft(made_again(before.data, done.step), edited_by(before.scenario, act.edits))
    return History(after, (*history.done, done))


def with_restored(session: Session, recovery: Recovery, what: Restored) -> Session:
    """`session` with what was restored of a draft, behind what was done; what was undone can be done again no more."""
    history, acts = what
    ended = {path: replace(each, undone=()) if each.undone else each for path, each in session.histories.items()}
    saved = {**session.saved, recovery.path: recovery.saved}
    return Session({**ended, recovery.path: history}, saved, (*session.done, *acts))
