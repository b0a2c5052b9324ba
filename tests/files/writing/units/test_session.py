"""One order of actions over several drafts: undoing all gives each draft's first bytes, redoing all its last."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import Refused, draft_of, says_the_same
from orgsim.files.writing.units.history import History, with_action
from orgsim.files.writing.units.session import (
    Session,
    acted,
    changed_outside,
    edited_file,
    forgotten,
    redone,
    resumed,
    saved,
    taken_out,
    undone,
    unsaved,
)
from orgsim.files.yaml.editing import CannotEdit
from orgsim.messages import message
from orgsim.model.edits.edits import Added, Moved, Renamed
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import Text
from orgsim.model.units import Unit
from orgsim.resources import scenarios_folder

HERE = Path(__file__).resolve().parent
A, B = Path("a.yaml"), Path("b.yaml")
FILES = {
    A: read_scenario_text((HERE / "odd" / "notindented.yaml").read_bytes(), A),
    B: read_scenario_text((HERE / "odd" / "odd.yaml").read_bytes(), B),
}
WORDS = message("edit.unit.no-name")


def act(session: Session, edits: dict) -> Session:
    return acted(session, FILES.values(), edits, WORDS)


def texts(session: Session) -> dict[Path, bytes]:
    return {path: edited_file(file, session).data for path, file in FILES.items()}


def rename(path: Path, name: str) -> dict:
    return {path: [Renamed(hierarchy(FILES[path].scenario).units[0].id, name)]}


def any_act(data: st.DataObject, session: Session, number: int) -> Session:
    edits: dict = {}
    for path in data.draw(st.lists(st.sampled_from([A, B]), min_size=1, unique=True)):
        ids = st.sampled_from([unit.id for unit in hierarchy(edited_file(FILES[path], session).scenario).units])
        edits[path] = [
            data.draw(st.builds(Renamed, ids, st.just(f"Nimi {number}")))
            if data.draw(st.booleans())
            else data.draw(st.builds(Moved, st.tuples(ids), ids, st.sampled_from([None, 0, 1]))),
        ]
    try:
        return act(session, edits)
    except CannotEdit:
        return session


@given(st.data())
def test_any_walk_to_and_fro_gives_the_texts_that_were_there(data: st.DataObject) -> None:
    session = Session()
    row = [texts(session)]
    at = 0
    for number in range(data.draw(st.integers(1, 8))):
        way = data.draw(st.sampled_from(["act", "act", "undo", "redo"]))
        if way == "undo":
            session, at = undone(session), max(at - 1, 0)
        elif way == "redo":
            session, at = redone(session), min(at + 1, len(row) - 1)
        elif (after := any_act(data, session, number)) is not session:
            session, at = after, at + 1
            row[at:] = [texts(session)]
        assert texts(session) == row[at]
        assert len(session.done) == at
        assert len(session.done) + len(session.undone) == len(row) - 1
        assert unsaved(session) == {path for path in FILES if row[at][path] != row[0][path]}
        for path, file in FILES.items():
            now = edited_file(file, session)
            read = read_scenario_text(now.data, path)
            assert says_the_same(read.scenario, now.scenario)
            assert dict(now.lines) == dict(read.lines)


def test_an_action_on_two_drafts_is_one_step() -> None:
    session = act(Session(), rename(A, "Yksi") | rename(B, "Kaksi"))
    assert [act.paths for act in session.done] == [(A, B)]
    assert unsaved(session) == {A, B}
    assert unsaved(undone(session)) == frozenset()


def test_what_is_impossible_in_one_draft_is_done_in_none() -> None:
    session = act(Session(), rename(A, "Yksi"))
    try:
        act(session, rename(A, "Toinen") | {B: [Renamed("nobody", "x")]})
    except Refused as refused:
        assert refused.message.key == "edit.unit.not-there"
    else:
        raise AssertionError
    assert texts(session)[A].count(b"Yksi") == 1


def test_what_changes_nothing_is_no_step() -> None:
    session = act(Session(), rename(A, "Yksi"))
    assert act(session, rename(A, "Yksi")) is session


def test_a_new_action_ends_what_was_undone_in_other_drafts_too() -> None:
    session = undone(act(Session(), rename(A, "Yksi")))
    session = act(session, rename(B, "Kaksi"))
    assert redone(session) is session
    assert session.histories[A].undone == ()


def test_saving_is_told_by_what_the_file_holds() -> None:
    session = saved(act(Session(), rename(A, "Yksi")), A)
    assert unsaved(session) == frozenset()
    # What was saved can be undone, and then the file says something else.
    assert unsaved(undone(session)) == {A}
    assert unsaved(redone(undone(session))) == frozenset()


def test_others_have_changed_a_file_that_was_edited_here_and_holds_something_else() -> None:
    theirs = replace(FILES[A], data=FILES[A].data + b"# heidan\n")
    session = act(Session(), rename(A, "Yksi"))
    # What nobody edits here is taken as it is.
    assert not changed_outside(Session(), theirs)
    assert not changed_outside(session, FILES[A]) and changed_outside(session, theirs)
    # Once saved it holds what was edited: the old text is what others have put back.
    kept = saved(session, A)
    assert not changed_outside(kept, edited_file(FILES[A], kept)) and changed_outside(kept, FILES[A])


def test_what_is_taken_out_cannot_be_made_again() -> None:
    first = act(Session(), rename(A, "Yksi"))
    session = taken_out(act(first, rename(A, "Kaksi")))
    assert texts(session) == texts(first)
    assert redone(session) is session


def test_a_draft_that_is_forgotten_leaves_the_others_their_steps() -> None:
    session = act(act(act(Session(), rename(A, "Yksi") | rename(B, "Yksi")), rename(A, "Kaksi")), rename(B, "Kaksi"))
    left = forgotten(session, [A])
    assert [each.paths for each in left.done] == [(B,), (B,)]
    assert unsaved(left) == {B}
    assert texts(undone(undone(left)))[B] == FILES[B].data
    assert forgotten(left, [A]) is left


def test_units_that_stay_keep_their_identity() -> None:
    path = scenarios_folder() / "lohja-lautakuntamalli.yaml"
    file = read_scenario_text(path.read_bytes(), path)
    new = Unit(id="new", kind="section", name=Text(fi="Uusi"))
    session = acted(Session(), [file], {path: [Added(new, file.scenario.units[0].id)]}, WORDS)
    now = edited_file(file, session)
    before, after = file.scenario.units[0], now.scenario.units[0]
    assert [one is other for one, other in zip(before.units, after.units, strict=False)] == [True] * len(before.units)
    assert edited_file(now, session) is now


def test_actions_that_are_done_anew_keep_their_places_among_the_others() -> None:
    session = act(Session(), rename(A, "Yksi") | rename(B, "Yksi"))
    for path, name in ((A, "Kaksi"), (B, "Kaksi"), (A, "Kolme"), (B, "Kolme")):
        session = act(session, rename(path, name))
    # Of the three of A the first was saved, and the second does not fit any more.
    theirs = FILES[A].data + b"# theirs\n"
    start = History(draft_of(read_scenario_text(theirs, A)))
    after = resumed(session, A, with_action(start, rename(A, "Kolme")[A], A), theirs, [False, True])
    assert [each.paths for each in after.done] == [(B,), (B,), (A,), (B,)]
    assert unsaved(after) == {A, B}
    for _ in range(2):
        after = undone(after)
    assert texts(after)[A] == theirs
    assert texts(after)[B] == texts(undone(session))[B]
