"""What was done to a draft is done anew upon a file that somebody has changed: what fits stands, the rest is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.organisations import generate
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.anew.replaying import Replayed, replayed, unsaved_actions
from orgsim.files.writing.units.drafts import Draft, changed, draft_of, proposed, verify
from orgsim.files.writing.units.history import History, undone, with_action
from orgsim.files.yaml.editing import CannotEdit
from orgsim.model.edits.applying import edited
from orgsim.model.edits.conflicts import Choice, Choices
from orgsim.model.edits.edits import Added, Edit, Moved, PutAway, Removed, Renamed, Set
from orgsim.model.edits.facts import PARENT, Fact, differing
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Unit
from tests.files.writing.units.test_any_edits import any_edits

PATH = Path("draft.yaml")
SMALL = """\
orgsim: 1
id: small
title: Small
units:
  - id: council   # the council
    kind: council
    name: {fi: Valtuusto, sv: Fullmäktige}
    units:
      - id: board
        kind: city-board
        name: {fi: Hallitus}
        seats: 9
      # technical matters
      - id: technical
        kind: board
        name: {fi: Tekninen lautakunta}
        units:
          - id: permits
            kind: section
            name: {fi: Lupajaosto}
          - id: roads
            kind: section
            name: {fi: Tiejaosto}
  - id: staff
    kind: unit
    name: {fi: Henkilöstö}
    note: Huom.
"""


def read(text: str | bytes) -> Draft:
    return draft_of(read_scenario_text(text.encode() if isinstance(text, str) else text, PATH))


BASE = read(SMALL)
GENERATED = read(generate(14, seed=5, busy=True))
OTHER = read(generate(9, seed=4, busy=True))


def after(draft: Draft, actions: Sequence[Sequence[Edit]]) -> Draft:
    for action in actions:
        draft, _ = changed(draft, action, PATH)
    return draft


def possible(data: st.DataObject, draft: Draft, most: int) -> tuple[list[Sequence[Edit]], Draft]:
    actions: list[Sequence[Edit]] = []
    for number in range(data.draw(st.integers(1, most))):
        action = any_edits(data, draft, number, OTHER)
        try:
            draft, _ = proposed(draft, action)
        except CannotEdit:
            continue
        actions.append(action)
    return actions, draft


def facts_of_edits(base: Scenario, actions: Sequence[Sequence[Edit]]) -> list[tuple[Edit, set[Fact]]]:
    """Each edit with the facts that it changes."""
    found = []
    for action in actions:
        for edit in action:
            now = edited(base, [edit])
            found.append((edit, set(differing(base, now))))
            base = now
    return found


def told(came: Replayed, actions: Sequence[Sequence[Edit]]) -> set[Fact]:
    """The facts of which an edit is told in a conflict."""
    edits = [edit for conflict in came.conflicts for edit in conflict.edits]
    return {fact for edit, facts in facts_of_edits(came.base, actions) if edit in edits for fact in facts}


def meant(base: Scenario, actions: Sequence[Sequence[Edit]]) -> set[Fact]:
    """The facts that edits mean: not that what stood below a unit which goes alone comes up."""
    found: set[Fact] = set()
    for edit, facts in facts_of_edits(base, actions):
        match edit:
            case Moved(ids, _, _, True):
                own = {fact for fact in facts if fact.unit in ids}
            case Removed(_, True):
                own = {fact for fact in facts if fact.field != PARENT}
            case _:
                own = facts
        found = (found - facts) | own
    return found


@given(st.data())
def test_nothing_is_lost(data: st.DataObject) -> None:
    base = data.draw(st.sampled_from([BASE, GENERATED]))
    mine, my_end = possible(data, base, 4)
    _, their_end = possible(data, base, 3)
    came = replayed(base, mine, their_end, PATH)
    merged = came.history.draft
    verify(merged, PATH)
    here, there = (differing(base.scenario, end.scenario) for end in (my_end, their_end))
    not_mine, not_theirs = (differing(merged.scenario, end.scenario) for end in (my_end, their_end))
    known, own = told(came, mine), meant(base.scenario, mine)
    for fact in here.keys() & not_mine.keys():
        assert fact in known or (fact not in own and (fact in there or came.conflicts))
    for fact in there.keys() & not_theirs.keys():
        assert fact in here
        assert fact not in not_mine
    # It is undone to what they have made of it.
    back = came.history
    while back.done:
        back = undone(back)
    assert back.draft.data == their_end.data


@given(st.data())
def test_mine_stands_where_it_is_chosen(data: st.DataObject) -> None:
    base = data.draw(st.sampled_from([BASE, GENERATED]))
    mine, my_end = possible(data, base, 4)
    _, their_end = possible(data, base, 3)
    choices = dict[str, Choice]()
    came = replayed(base, mine, their_end, PATH, choices)
    while new := {each.key for each in came.conflicts if each.why is None}.difference(choices):
        choices |= dict.fromkeys(new, "mine")
        came = replayed(base, mine, their_end, PATH, choices)
    verify(came.history.draft, PATH)
    stuck = [edit for conflict in came.conflicts if conflict.why is not None for edit in conflict.edits]
    known = {fact for edit, facts in facts_of_edits(base.scenario, mine) if edit in stuck for fact in facts}
    here, not_mine = (differing(start, my_end.scenario) for start in (base.scenario, came.history.draft.scenario))
    for fact in here.keys() & not_mine.keys() & meant(base.scenario, mine):
        assert fact in known


@given(st.data())
def test_upon_the_same_text_the_same_comes_out(data: st.DataObject) -> None:
    base = data.draw(st.sampled_from([BASE, GENERATED]))
    mine, my_end = possible(data, base, 5)
    came = replayed(base, mine, Draft(base.data, base.scenario), PATH)
    assert came.conflicts == ()
    assert came.history.draft.data == my_end.data


# One by one: what both have done, and what is told


def came_of(mine: Sequence[Edit], theirs: Sequence[Edit], choices: Choices | None = None) -> Replayed:
    return replayed(BASE, [[edit] for edit in mine], after(BASE, [theirs]), PATH, choices)


def name(text: str) -> Text:
    return Text(fi=text)


SECTION = Unit(id="new", kind="section", name=name("Uusi"))


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (Moved(("permits",), "board"), Set("permits", "note", name("N"))),
        (Moved(("permits",), "board"), Moved(("permits",), "board", 0)),
        (Renamed("staff", "Väki"), Renamed("staff", "Personal", "sv")),
        (Renamed("staff", "Väki"), Renamed("staff", "Väki", "fi")),
        (Removed("permits"), Removed("permits")),
        (Removed("technical"), Removed("permits")),
        (Added(SECTION, "board"), Added(SECTION, "board", 0)),
        (Set("board", "seats.total", 11), Set("board", "seats.deputies", 11)),
        (PutAway(("roads",)), Renamed("roads", "Tiet")),
        (Moved(("permits",), "technical", 1), Moved(("roads",), "board")),
    ],
)
def test_no_conflict(mine: Edit, theirs: Edit) -> None:
    came = came_of([mine], [theirs])
    assert came.conflicts == ()
    both = edited(edited(BASE.scenario, [theirs]), [mine])
    assert mine == Added(SECTION, "board") or differing(came.history.draft.scenario, both) == {}


MOVE = Moved(("permits",), "board")
IN_A_CIRCLE = ("technical", "permits", "technical")


@pytest.mark.parametrize(
    ("mine", "theirs", "kind", "about", "values"),
    [
        (MOVE, Moved(("permits",), "staff"), "moved", "permits", ("technical", "board", "staff")),
        (MOVE, PutAway(("permits",)), "moved", "permits", ("technical", "board", " tray")),
        (Renamed("staff", "A"), Renamed("staff", "B"), "stated", "staff", ("Henkilöstö", "A", "B")),
        (Set("board", "seats.total", 11), Set("board", "seats.total", None), "stated", "board", (9, 11, None)),
        (Renamed("permits", "Luvat"), Removed("technical"), "removed-there", "technical", (True, True, False)),
        (Moved(("staff",), "roads"), Removed("technical"), "removed-there", "technical", (True, True, False)),
        (Added(SECTION, "roads"), Removed("roads"), "removed-there", "roads", (True, True, False)),
        (Removed("technical"), Renamed("permits", "Luvat"), "removed-here", "technical", (True, False, True)),
        (Removed("technical"), Added(SECTION, "roads"), "removed-here", "technical", (True, False, True)),
        (Added(SECTION, "board"), Added(SECTION, "roads"), "added", "new", (False, True, True)),
        (Moved(("roads",), "permits"), Moved(("permits",), "roads"), "moved", "roads", IN_A_CIRCLE),
    ],
)  # fmt: skip
def test_a_conflict(mine: Edit, theirs: Edit, kind: str, about: str, values: tuple[object, object, object]) -> None:
    came = came_of([mine], [theirs])
    (conflict,) = came.conflicts
    assert (conflict.kind, conflict.unit) == (kind, about)
    found = (conflict.before, conflict.mine, conflict.theirs)
    assert tuple(each[0] if isinstance(each, tuple) else each for each in found) == values
    assert conflict.edits == (mine,)
    # Theirs stands, to the letter, until mine is chosen.
    assert came.history.done == ()
    assert came.history.draft.data == after(BASE, [[theirs]]).data
    chosen = came_of([mine], [theirs], {conflict.key: "mine"})
    assert [each.key for each in chosen.conflicts] == [conflict.key]
    here = differing(BASE.scenario, after(BASE, [[mine]]).scenario)
    assert here.keys().isdisjoint(differing(chosen.history.draft.scenario, came.mine))


def test_only_what_conflicts_is_left_out() -> None:
    came = came_of(
        [Moved(("permits", "staff"), "board"), Renamed("permits", "Luvat"), Renamed("roads", "Tiet")],
        [Moved(("permits",), "staff"), Set("roads", "note", name("N"))],
    )
    assert [conflict.key for conflict in came.conflicts] == ["permits parent"]
    assert came.left == (True, True, True)
    assert [done.edits for done in came.history.done] == [
        (Moved(("staff",), "board"),),
        (Renamed("permits", "Luvat", "fi"),),
        (Renamed("roads", "Tiet", "fi"),),
    ]


def test_what_was_made_below_something_that_is_gone_is_told_whole() -> None:
    came = came_of([Added(SECTION, "roads"), Renamed("new", "Toinen")], [Removed("roads")])
    (conflict,) = came.conflicts
    assert conflict.edits == (Added(SECTION, "roads"), Renamed("new", "Toinen"))
    chosen = came_of(conflict.edits, [Removed("roads")], {conflict.key: "mine"}).history.draft.scenario
    assert [unit.name.fi for unit in chosen.units[0].units[1].units] == ["Lupajaosto", "Tiejaosto"]


def test_the_text_is_theirs_but_for_what_was_edited() -> None:
    theirs = read(
        SMALL.replace("# technical matters", "# what is technical: all of it").replace("seats: 9", "seats:  13")
    )
    came = replayed(BASE, [[Moved(("staff",), "board")], [Renamed("board", "Johto")]], theirs, PATH)
    assert came.history.draft.data.decode() == SMALL.replace(
        "        name: {fi: Hallitus}\n        seats: 9\n      # technical matters",
        "        name: {fi: Johto}\n        seats:  13\n        units:\n          - id: staff\n            kind: unit\n"
        "            name: {fi: Henkilöstö}\n            note: Huom.\n      # what is technical: all of it",
    ).replace("  - id: staff\n    kind: unit\n    name: {fi: Henkilöstö}\n    note: Huom.\n", "", 1)
    assert undone(undone(came.history)).draft.data == theirs.data


def test_what_was_done_since_the_last_saving() -> None:
    start = History(BASE)
    one = with_action(start, [Renamed("board", "Johto")], PATH)
    two = with_action(one, [Moved(("staff",), "board")], PATH)
    found = unsaved_actions(two, one.draft.data, PATH)
    assert (found.base.data, found.actions, found.done) == (one.draft.data, ((Moved(("staff",), "board"),),), 1)
    assert unsaved_actions(two, two.draft.data, PATH).actions == ()
    # What is undone past the saving is an edit too.
    back = unsaved_actions(undone(two), two.draft.data, PATH)
    assert (back.actions, back.done) == (((Moved(("staff",), None, 1),),), 0)


def test_an_order_that_both_have_changed_is_told_to_be_theirs() -> None:
    base = read(SMALL)
    # Both put the roads below the board and something of their own beside it, each in another order.
    new = Added(Unit(id="own", kind="section", name=Text(fi="Oma")), "board", None)
    theirs, _ = changed(base, [Moved(("permits",), "board", None), Moved(("roads",), "board", 0)], PATH)
    mine = [[Moved(("roads",), "board", None)], [Moved(("permits",), "board", None)]]
    found = replayed(base, [*mine[::-1], [new]], theirs, PATH)
    assert found.orders == ("board",)
    assert not found.conflicts
    # Who has put them in the same order, or has left the order alone, need not be told.
    assert replayed(base, mine, theirs, PATH).orders == ()
    assert replayed(base, [[new]], theirs, PATH).orders == ()
