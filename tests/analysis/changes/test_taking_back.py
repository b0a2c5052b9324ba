"""One change taken back alone: the others stay, and what later ones need is not taken from under them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.changes.line import Line
from orgsim.analysis.changes.taking_back import NOT_ALONE, taking_back
from orgsim.analysis.changes.telling import since_opened
from orgsim.files.writing.units.drafts import Draft
from orgsim.messages import Message
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Added, Edit, Linked, MatterAdded, Moved, PutAway, Removed, Renamed, Set
from orgsim.model.edits.facts import differing
from orgsim.model.scenario import Link, Scenario
from orgsim.model.text import Text
from orgsim.model.units import Matter
from tests.analysis.changes.test_telling import NEW, OTHER, START, after
from tests.files.writing.units.test_any_edits import any_edits


def line_of(now: Scenario, unit: str, kind: str) -> Line:
    (found,) = [line for line in since_opened(START, now) if (line.unit, line.kind) == (unit, kind)]
    return found


@pytest.mark.parametrize(
    ("done", "unit", "kind", "back"),
    [
        (Moved(("permits",), "board"), "permits", "moved", [Moved(("permits",), "technical", 0)]),
        (Renamed("permits", "Luvat"), "permits", "renamed", [Renamed("permits", "Lupajaosto", "fi")]),
        (Set("board", "seats.total", 11), "board", "changed", [Set("board", "seats.total", 9)]),
        (Added(NEW, "board"), "new", "added", [Removed("new")]),
        (PutAway(("technical",)), "technical", "put-away", None),
        (Removed("technical"), "technical", "removed", None),
        (Removed("technical", keep_subordinates=True), "technical", "removed", None),
        (Moved(("technical",), "board", alone=True), "technical", "moved", None),
        (Moved(("roads",), "technical", 0), "technical", "reordered", [Moved(("permits", "roads"), "technical", 0)]),
        (Linked(Link(kind="advises", from_="permits", to="staff")), "permits", "changed", None),
        (MatterAdded("board", Matter(id="m", name=Text(fi="asia"))), "board", "changed", None),
    ],
)
def test_alone_among_others(done: Edit, unit: str, kind: str, back: list[Edit] | None) -> None:
    others = [Renamed("staff", "Muu"), Set("council", "note", Text(fi="N"))]
    now = after(others[0], done, others[1])
    edits = taking_back(START, now, line_of(now, unit, kind))
    assert not isinstance(edits, Message)
    if back is not None:
        assert list(edits) == back
    assert since_opened(START, edited(now, edits)) == since_opened(START, after(*others))


def test_not_from_under_what_is_later() -> None:
    now = after(Added(NEW, "board"), Moved(("staff",), "n2"))
    assert taking_back(START, now, line_of(now, "new", "added")) == NOT_ALONE
    assert not isinstance(taking_back(START, now, line_of(now, "staff", "moved")), Message)
    now = after(Removed("permits"), Removed("technical"))
    assert not isinstance(taking_back(START, now, line_of(now, "technical", "removed")), Message)
    now = after(Moved(("permits",), "staff"), Removed("technical"))
    why = taking_back(START, now, line_of(now, "permits", "moved"))
    assert isinstance(why, Message)
    assert why.key == "edit.unit.not-there"


@given(st.data())
def test_whatever_is_taken_back_leaves_the_rest(data: st.DataObject) -> None:
    now = START
    for number in range(data.draw(st.integers(1, 4))):
        now = edited(now, any_edits(data, Draft(b"", now), number, OTHER))
    before = differing(START, now)
    for line in since_opened(START, now):
        edits = taking_back(START, now, line)
        if isinstance(edits, Message):
            continue
        left = differing(START, edited(now, edits))
        assert left.keys() == before.keys() - set(line.facts) or left.keys() < before.keys() - set(line.facts)
