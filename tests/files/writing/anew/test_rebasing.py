"""A draft's file changes on disk while it is edited, and another draft beside it is not."""

from __future__ import annotations

from pathlib import Path

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.anew.rebasing import rebased
from orgsim.files.writing.units.drafts import draft_of
from orgsim.files.writing.units.session import Session, acted, redone, saved, undone, unsaved
from orgsim.messages import message
from orgsim.model.edits.edits import Edit, Moved, Renamed

TEXT = b"""\
orgsim: 1
id: s
title: S
units:
  - {id: a, kind: unit, name: A}
  - {id: b, kind: unit, name: B}
"""
ONE, OTHER = Path("one.yaml"), Path("other.yaml")
FILES = [read_scenario_text(TEXT, path) for path in (ONE, OTHER)]
WORDS = message("edit.rebased")


def done(session: Session, name: str, edits: dict[Path, list[Edit]]) -> Session:
    return acted(session, FILES, edits, message(name))


def text(session: Session, path: Path) -> bytes:
    return session.histories[path].draft.data


def test_what_is_not_saved_is_done_anew_and_undone_in_its_order() -> None:
    session = done(Session(), "first", {ONE: [Renamed("a", "Saved")]})
    session = saved(session, ONE)
    session = done(session, "second", {ONE: [Moved(("b",), "a")], OTHER: [Renamed("b", "Bee")]})
    session = done(session, "third", {OTHER: [Renamed("a", "Aye")]})
    session = done(session, "fourth", {ONE: [Renamed("b", "Mine")]})
    theirs = session.saved[ONE].replace(b"title: S", b"title: S now").replace(b"name: B", b"name: Theirs")
    after, came = rebased(session, ONE, draft_of(read_scenario_text(theirs, ONE)), WORDS)
    assert [conflict.key for conflict in came.conflicts] == ["b name.und"]
    # The first was saved and is theirs now; the fourth is told as a conflict.
    assert [(act.words.key, act.paths) for act in after.done] == [("second", (ONE, OTHER)), ("third", (OTHER,))]
    assert b"Theirs" in text(after, ONE)
    assert b"title: S now" in text(after, ONE)
    assert after.saved[ONE] == theirs
    assert unsaved(after) == {ONE, OTHER}
    back = undone(undone(after))
    assert (text(back, ONE), text(back, OTHER)) == (theirs, TEXT)
    assert text(redone(redone(back)), ONE) == text(after, ONE)
    chosen, _ = rebased(session, ONE, draft_of(read_scenario_text(theirs, ONE)), WORDS, {"b name.und": "mine"})
    assert [act.words.key for act in chosen.done] == ["second", "third", "fourth"]
    assert b"Mine" in text(chosen, ONE)


def test_what_was_undone_past_the_saving_is_one_action() -> None:
    session = saved(done(Session(), "first", {ONE: [Renamed("a", "Saved"), Renamed("b", "Both")]}), ONE)
    theirs = session.saved[ONE].replace(b"title: S", b"title: S now")
    after, came = rebased(undone(session), ONE, draft_of(read_scenario_text(theirs, ONE)), WORDS)
    assert came.conflicts == ()
    assert text(after, ONE) == TEXT.replace(b"title: S", b"title: S now")
    assert (after.done[-1].words, after.undone) == (WORDS, ())
    assert text(undone(after), ONE) == theirs


def test_what_was_saved_leaves_nothing_to_be_done() -> None:
    session = saved(done(Session(), "first", {ONE: [Renamed("a", "Saved")]}), ONE)
    theirs = session.saved[ONE].replace(b"title: S", b"title: S now")
    after, _ = rebased(session, ONE, draft_of(read_scenario_text(theirs, ONE)), WORDS)
    assert after.done == ()
    assert unsaved(after) == frozenset()
