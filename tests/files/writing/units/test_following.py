"""An outline goes along with a change of its text, and is worked out anew only where it cannot."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from benchmarks.organisations import generate
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import (
    Draft,
    changed,
    draft_of,
    gone_back,
    gone_on,
    proposed,
    says_the_same,
    taken_back,
)
from orgsim.files.writing.units.following import follow, forget, keep, taken
from orgsim.files.writing.units.outline import outline
from orgsim.files.yaml.deltas import Delta, Stretch, applied
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Added, Declared, Edit, Linked, Moved, PutAway, Removed, Renamed, Set, TakenOut
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Link, Source
from orgsim.model.text import Text
from orgsim.model.units import Unit
from tests.files.writing.units.test_any_edits import check_outline, whole

PATH = Path("draft.yaml")


@pytest.fixture(scope="module")
def draft() -> Draft:
    return draft_of(read_scenario_text(generate(60, seed=3, busy=True).encode(), PATH))


def edits_of(draft: Draft) -> list[Edit]:
    units = hierarchy(draft.scenario).units
    leaf = next(unit.id for unit in reversed(units) if not unit.units)
    parent = next(unit.id for unit in units if len(unit.units) > 1)
    first = next(unit for unit in units if unit.id == parent).units[0].id
    return [
        Renamed(leaf, "Toinen nimi", "fi"),
        Set(parent, "note", Text(und="Useita\nrivejä\n")),
        Moved((leaf,), parent, 0),
        Moved((first,), parent, None),
        Added(Unit(id="new", kind="section", name=Text(fi="Uusi")), parent, 1),
        Added(Unit(id="newer", kind="section", name=Text(fi="Uudempi")), "new", None),
        Moved(("newer",), None, 0),
        Removed("new"),
        PutAway((leaf, "newer")),
        Declared("s-9", Source(title=Text(fi="Pöytäkirja"))),
        Linked(Link(kind="steers", from_=first, to=parent)),
        TakenOut(leaf, parent, None),
    ]


def test_the_outline_goes_along_with_edits(draft: Draft) -> None:
    now = draft
    for edit in edits_of(draft):
        its = outline(now.data.decode())
        after, step = proposed(now, [edit])
        assert all(follow(its, change) for change in step.deltas), edit
        assert its.text == after.data.decode()
        assert its.starts() == outline(its.text).starts(), edit
        assert taken_back(after.data, step) == now.data
        now = after


@pytest.mark.parametrize(
    ("old", "new"), [("id: a", "id: *x"), ("- id: b", "  - id: b"), ("units:", "[:"), ("b", "b: {")]
)
def test_what_cannot_be_followed_is_told(old: str, new: str) -> None:
    text = "orgsim: 1\nunits:\n  - id: a\n    name: A\n  - id: b\n    name: B\n"
    change = Delta((Stretch(text.index(old), old, new),))
    assert applied(text, change).count(new)
    assert not follow(outline(text), change)


def test_what_is_moved_together_to_a_later_place_is_known_there() -> None:
    text = """orgsim: 1
id: draft
title: Luonnos
units:
  - id: a
    kind: board
    name: A
    units:
      - id: b
        kind: section
        name: B
        units:
          - id: c
            kind: section
            name: C
      - id: d
        kind: section
        name: D
  - id: e
    kind: board
    name: E
"""
    first = draft_of(read_scenario_text(text.encode(), PATH))
    # B goes from where it was, and E is indented anew where both come to stand.
    both = Moved(("b", "e"), "a", None)
    its = outline(text)
    assert all(follow(its, change) for change in proposed(first, [both])[1].deltas)
    assert whole(its) == whole(outline(its.text))
    for then in (Renamed("c", "Toinen", None), Moved(("c",), "e", None), Removed("c")):
        after, _ = changed(first, [both, then], PATH)
        assert says_the_same(after.scenario, edited(edited(first.scenario, [both]), [then]))


def test_an_outline_is_never_taken_for_that_of_another_text(draft: Draft) -> None:
    text = draft.data.decode()
    other = text.replace("kind: council", "kind: section", 1)
    keep(other, outline(text))
    its = taken(other)
    assert its.text == other
    assert whole(its) == whole(outline(other))


def test_a_line_that_is_only_indented_is_another_one() -> None:
    """What changes ends where the line of the unit begins, which then stands deeper: it is in another list."""
    units = "- id: a\n  kind: unit\n  name: A\n  units:\n    - {id: b, kind: unit, name: B}\n"
    moved = "# Of C.\n- {id: c, kind: unit, name: C}\n"
    before = draft_of(read_scenario_text(f"orgsim: 1\nid: t\ntitle: T\nunits:\n{units}{moved}".encode(), PATH))
    after, _ = changed(before, [Moved(("c",), "a", None)], PATH)
    assert after.data.decode().endswith("    # Of C.\n    - {id: c, kind: unit, name: C}\n")
    check_outline(after)


def test_undoing_has_no_outline_worked_out_anew(draft: Draft) -> None:
    after, step = changed(draft, edits_of(draft)[2:5], PATH)
    text, changed_text = draft.data.decode(), after.data.decode()
    its = taken(changed_text)
    keep(changed_text, its)
    back = gone_back(after, step, draft.scenario)
    assert back.data == draft.data
    assert taken(text) is its
    assert whole(its) == whole(outline(text))
    keep(text, its)
    assert gone_on(back, step, after.scenario).data == after.data
    assert taken(changed_text) is its
    assert whole(its) == whole(outline(changed_text))


def test_outlines_go_without_the_collector(draft: Draft) -> None:
    """What the window makes in great numbers is never looked at for rings: outlines of Koskenlahti's edits stayed."""
    forget()
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        _, step = changed(draft, edits_of(draft)[2:5], PATH)
        assert step.deltas
        del step
        forget()
        gc.collect()
        left = {type(each).__name__ for each in gc.garbage}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert left.isdisjoint({"Item", "Listed", "Outline", "Span"})
