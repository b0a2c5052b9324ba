"""A draft's file changes on disk while it is edited, and another draft beside it is not."""

from __future__ import annotations

from pathlib import Path

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.anew.rebasing import rebased
from orgsim.files.writing.units.drafts import draft_of, says_the_same
from orgsim.files.writing.units.session import Session, acted, redone, saved, undone, unsaved
from orgsim.messages import message
from orgsim.model.edits.edits import Added, Edit, Moved, Renamed, Set
from orgsim.model.text import Text
from orgsim.model.units import Unit

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
    # The first was saved, and can be undone in theirs; the fourth is told as a conflict.
    assert [(act.words.key, act.paths) for act in after.done] == [
        ("first", (ONE,)),
        ("second", (ONE, OTHER)),
        ("third", (OTHER,)),
    ]
    assert b"Theirs" in text(after, ONE)
    assert b"title: S now" in text(after, ONE)
    assert after.saved[ONE] == theirs
    assert unsaved(after) == {ONE, OTHER}
    back = undone(undone(after))
    assert (text(back, ONE), text(back, OTHER)) == (theirs, TEXT)
    assert text(redone(redone(back)), ONE) == text(after, ONE)
    chosen, _ = rebased(session, ONE, draft_of(read_scenario_text(theirs, ONE)), WORDS, {"b name.und": "mine"})
    assert [act.words.key for act in chosen.done] == ["first", "second", "third", "fourth"]
    assert b"Mine" in text(chosen, ONE)


def test_what_was_undone_past_the_saving_is_one_action() -> None:
    session = saved(done(Session(), "first", {ONE: [Renamed("a", "Saved"), Renamed("b", "Both")]}), ONE)
    theirs = session.saved[ONE].replace(b"title: S", b"title: S now")
    after, came = rebased(undone(session), ONE, draft_of(read_scenario_text(theirs, ONE)), WORDS)
    assert came.conflicts == ()
    assert text(after, ONE) == TEXT.replace(b"title: S", b"title: S now")
    assert (after.done[-1].words, [act.words.key for act in after.undone]) == (WORDS, ["first"])
    assert text(undone(after), ONE) == text(redone(after), ONE) == theirs


def test_what_was_undone_can_be_done_again_in_theirs() -> None:
    session = done(Session(), "first", {ONE: [Renamed("a", "Aye")], OTHER: [Renamed("b", "Bee")]})
    session = done(session, "second", {OTHER: [Renamed("a", "Aye")]})
    session = done(session, "third", {ONE: [Moved(("b",), "a")]})
    session = done(session, "fourth", {ONE: [Renamed("b", "Mine")]})
    back = undone(undone(undone(undone(session))))
    theirs = TEXT.replace(b"title: S", b"# theirs\ntitle: S now")
    after, _ = rebased(back, ONE, draft_of(read_scenario_text(theirs, ONE)), WORDS)
    assert (text(after, ONE), after.undone) == (theirs, back.undone)
    again = redone(redone(redone(redone(after))))
    assert text(again, ONE) == text(session, ONE).replace(b"title: S", b"# theirs\ntitle: S now")
    assert says_the_same(again.histories[ONE].draft.scenario, read_scenario_text(text(again, ONE), ONE).scenario)
    assert text(again, OTHER) == text(session, OTHER)
    assert text(undone(undone(undone(undone(again)))), ONE) == theirs
    # What they have changed too is done again no more, nor what came after it, but in the other draft.
    named = TEXT.replace(b"name: B", b"name: Theirs")
    after, _ = rebased(back, ONE, draft_of(read_scenario_text(named, ONE)), WORDS)
    assert [(act.words.key, act.paths) for act in reversed(after.undone)] == [
        ("first", (ONE, OTHER)),
        ("second", (OTHER,)),
        ("third", (ONE,)),
    ]
    # So is what would come to something else: the unit that it is put below has gone.
    gone = TEXT.replace(b"  - {id: a, kind: unit, name: A}\n", b"")
    after, _ = rebased(undone(undone(session)), ONE, draft_of(read_scenario_text(gone, ONE)), WORDS)
    assert [act.words.key for act in after.undone] == []


def test_what_was_saved_can_be_undone_in_theirs() -> None:
    session = done(Session(), "first", {ONE: [Renamed("a", "Saved")]})
    session = done(session, "second", {ONE: [Moved(("b",), "a")]})
    session = saved(done(session, "third", {ONE: [Set("a", "note", Text(und="N"))], OTHER: [Renamed("b", "B2")]}), ONE)
    theirs = session.saved[ONE].replace(b"title: S", b"# theirs\r\ntitle: S now")
    after, came = rebased(session, ONE, draft_of(read_scenario_text(theirs, ONE)), WORDS)
    assert unsaved(after) == {OTHER} and text(after, ONE) == theirs
    assert [(act.words.key, act.paths) for act in after.done] == [
        ("first", (ONE,)),
        ("second", (ONE,)),
        ("third", (ONE, OTHER)),
    ]
    assert came.history is after.histories[ONE]
    back = after
    for _ in range(3):
        back = undone(back)
        read = read_scenario_text(text(back, ONE), ONE).scenario
        assert says_the_same(read, back.histories[ONE].draft.scenario)
    # To the letter, with what they have put in.
    assert text(back, ONE) == TEXT.replace(b"title: S", b"# theirs\r\ntitle: S now")
    assert text(redone(redone(redone(back))), ONE) == theirs
    # It goes on: they change it once more, and it is still to be undone.
    again = theirs.replace(b"S now", b"S again")
    more, _ = rebased(after, ONE, draft_of(read_scenario_text(again, ONE)), WORDS)
    assert text(undone(undone(undone(more))), ONE) == TEXT.replace(b"title: S", b"# theirs\r\ntitle: S again")


def test_what_they_have_changed_too_can_be_undone_no_more_and_so_can_nothing_before_it() -> None:
    session = done(Session(), "first", {ONE: [Renamed("a", "Saved")]})
    session = done(session, "second", {ONE: [Renamed("b", "Bee")]})
    session = saved(done(session, "third", {ONE: [Set("a", "note", Text(und="N"))]}), ONE)
    theirs = session.saved[ONE].replace(b"Bee", b"Bea")
    after, _ = rebased(session, ONE, draft_of(read_scenario_text(theirs, ONE)), WORDS)
    assert [act.words.key for act in after.done] == ["third"]
    assert text(undone(after), ONE) == theirs.replace(b", note: N", b"")


def test_nothing_of_theirs_comes_to_stand_elsewhere_by_undoing() -> None:
    # They have put a unit below the one that was made here: without that it would be one of the unit before it.
    block = TEXT.replace(b"  - {id: b, kind: unit, name: B}\n", b"  - id: b\n    kind: unit\n    name: B\n")
    files = [read_scenario_text(block, ONE)]
    made = acted(Session(), files, {ONE: [Added(Unit(id="c", kind="unit", name=Text(und="C")), None)]}, message("made"))
    session = saved(made, ONE)
    theirs = session.saved[ONE] + b"    units:\n      - {id: d, kind: unit, name: D}\n"
    after, _ = rebased(session, ONE, draft_of(read_scenario_text(theirs, ONE)), WORDS)
    assert after.done == ()
    # A link to it would lead nowhere.
    linked = session.saved[ONE] + b"links:\n  - {kind: advises, from: a, to: c}\n"
    after, _ = rebased(session, ONE, draft_of(read_scenario_text(linked, ONE)), WORDS)
    assert after.done == ()
