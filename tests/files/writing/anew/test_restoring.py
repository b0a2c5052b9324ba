"""What was kept of an edited draft makes it again, each action a step, upon what its file holds by then too."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.files.kept.recovery import Recovery, read, written
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.anew.rebasing import rebased
from orgsim.files.writing.anew.restoring import recovery_of, restored, with_restored
from orgsim.files.writing.units.drafts import draft_of
from orgsim.files.writing.units.session import Session, acted, saved, undone, unsaved
from orgsim.files.yaml.editing import CannotEdit
from orgsim.messages import message
from orgsim.model.edits.edits import Moved, Remarked, Renamed
from tests.files.writing.anew.test_rebasing import FILES, ONE, TEXT, WORDS, done, text
from tests.files.writing.anew.test_replaying import BASE, OTHER
from tests.files.writing.units.test_any_edits import any_edits

FILE = FILES[0]


def kept(session: Session) -> Recovery:
    found = read(written(recovery_of(session, FILE, WORDS, 1.0)))
    assert found is not None
    return found


def again(recovery: Recovery) -> Session:
    return with_restored(Session(), recovery, restored(recovery, WORDS))


def test_each_action_since_the_saving_is_a_step() -> None:
    session = saved(done(Session(), "first", {ONE: [Renamed("a", "Saved")]}), ONE)
    session = done(session, "second", {ONE: [Moved(("b",), "a"), Remarked("b", "Näin: sovittu")]})
    session = done(session, "third", {ONE: [Renamed("b", "Bee")]})
    after = again(kept(session))
    assert [act.words for act in after.done] == [message("second"), message("third")]
    assert text(after, ONE) == text(session, ONE)
    assert unsaved(after) == {ONE}
    assert text(undone(undone(after)), ONE) == session.saved[ONE]


def test_what_was_undone_past_the_saving_is_one_step() -> None:
    session = undone(saved(done(Session(), "first", {ONE: [Renamed("a", "Saved")]}), ONE))
    after = again(kept(session))
    assert [act.words for act in after.done] == [WORDS]
    assert text(after, ONE) == TEXT


def test_where_the_actions_cannot_be_told_all_is_one_step() -> None:
    session = done(Session(), "first", {ONE: [Renamed("a", "A: #1"), Moved(("b",), "a")]})
    strange = tuple(replace(act, step=b"another version's") for act in kept(session).acts or ())
    for acts in (None, (), strange):
        after = again(replace(kept(session), acts=acts))
        assert [act.words for act in after.done] == [WORDS]
        assert text(after, ONE) == text(session, ONE)
        assert text(undone(after), ONE) == TEXT


def test_it_is_done_anew_where_others_have_saved_the_file() -> None:
    session = done(Session(), "first", {ONE: [Renamed("a", "Mine")]})
    theirs = TEXT.replace(b"title: S", b"title: S now")
    after, came = rebased(again(kept(session)), ONE, draft_of(read_scenario_text(theirs, ONE)), WORDS)
    assert came.conflicts == ()
    assert text(after, ONE) == theirs.replace(b"name: A", b"name: Mine")


@given(st.data())
def test_whatever_was_done(data: st.DataObject) -> None:
    file = read_scenario_text(BASE.data, Path("draft.yaml"))
    session = Session()
    for number in range(data.draw(st.integers(1, 4))):
        draft = session.histories[file.path].draft if session.histories else BASE
        try:
            session = acted(session, [file], {file.path: any_edits(data, draft, number, OTHER)}, WORDS)
        except CannotEdit:
            continue
        if session.histories and session.histories[file.path].draft.data == BASE.data:
            # It is as it was: there is nothing to be kept of what led there and back.
            session = Session()
    if not session.histories:
        return
    found = read(written(recovery_of(session, file, WORDS, 1.0)))
    assert found is not None
    after = with_restored(Session(), found, restored(found, WORDS))
    assert text(after, file.path) == text(session, file.path)
    assert len(after.done) == len(session.done)
