"""What was done and saved is undone in what others have made of the file since."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.writing.anew.undoing import undoable
from orgsim.files.writing.units.drafts import Draft, verify
from orgsim.files.writing.units.history import History, redone, undone, with_action
from orgsim.model.edits.facts import differing
from tests.files.writing.anew.test_replaying import BASE, GENERATED, PATH, possible


def done(base: Draft, data: st.DataObject) -> History:
    actions, _ = possible(data, base, 4)
    history = History(base)
    for action in actions:
        history = with_action(history, action, PATH)
    return history


@given(st.data())
def test_undoing_takes_back_what_was_done_here_and_nothing_of_theirs(data: st.DataObject) -> None:
    here = done(data.draw(st.sampled_from([BASE, GENERATED])), data)
    _, theirs = possible(data, here.draft, 3)
    came = undoable(here, here.draft.data, theirs, PATH)
    assert came.saved == here.done
    there = History(theirs, came.kept)
    for _ in came.kept:
        before, there = there.draft.scenario, undone(there)
        now, here = here.draft.scenario, undone(here)
        verify(there.draft, PATH)
        assert differing(before, there.draft.scenario).keys() == differing(now, here.draft.scenario).keys()
    for _ in came.kept:
        there = redone(there)
    assert there.draft.data == theirs.data


@given(st.data())
def test_where_they_have_put_in_remarks_alone_all_can_be_undone(data: st.DataObject) -> None:
    base = data.draw(st.sampled_from([BASE, GENERATED]))
    here = done(base, data)
    remark = b"# theirs\n"
    theirs = Draft(remark + here.draft.data, here.draft.scenario)
    came = undoable(here, here.draft.data, theirs, PATH)
    assert len(came.kept) == len(here.done)
    there = History(theirs, came.kept)
    for _ in came.kept:
        there = undone(there)
    assert there.draft.data == remark + base.data
