"""What was done and saved is undone in what others have made of the file since."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.writing.anew.undoing import is_known, undoable
from orgsim.files.writing.units.drafts import Draft, verify
from orgsim.files.writing.units.history import History, redone, undone, with_action
from orgsim.model.edits.edits import Added
from orgsim.model.edits.facts import differing
from orgsim.model.text import Text
from orgsim.model.units import Unit
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


@given(st.data())
def test_what_is_known_holds_for_what_is_done_later_and_for_no_other_text(data: st.DataObject) -> None:
    here = done(BASE, data)
    saved = here.draft.data
    theirs = Draft(b"# theirs\n" + saved, here.draft.scenario)
    known = undoable(here, saved, theirs, PATH)
    more = with_action(here, [Added(Unit(id="later", kind="unit", name=Text(und="Later")), None)], PATH)
    assert undoable(more, saved, theirs, PATH, [known]) is known or not here.done
    assert is_known([known], more, saved, theirs)
    # What was saved was undone: there is nothing that could be undone in theirs.
    assert not here.done or is_known([known], undone(here), saved, theirs)
    other = Draft(b"# once more\n" + theirs.data, theirs.scenario)
    again = redone(undone(here))
    for history, their in ((here, other), (again, theirs)):
        assert is_known([known], history, saved, their) is (not here.done)
        fresh = undoable(history, saved, their, PATH, [known])
        assert fresh.saved == history.done and len(fresh.kept) == len(here.done)
