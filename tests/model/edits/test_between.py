"""Whatever was done to a draft, edits found between two of its states lead from each to the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from benchmarks.organisations import generate
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import Draft, draft_of, says_the_same
from orgsim.model.edits.applying import edited
from orgsim.model.edits.between import between
from orgsim.model.edits.edits import Added, Moved, PutAway, Removed, Renamed, Set, TakenOut
from orgsim.model.edits.facts import Fact, differing
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Delegation, Matter, Seats, Unit
from orgsim.resources import scenarios_folder
from tests.files.writing.units.test_any_edits import any_edits

LOHJA = read_scenario_text((scenarios_folder() / "lohja-lautakuntamalli.yaml").read_bytes(), Path("a.yaml")).scenario
OTHER = draft_of(read_scenario_text(generate(9, seed=4, busy=True).encode(), Path("c.yaml")))
GENERATED = read_scenario_text(generate(40, seed=3, busy=True).encode(), Path("b.yaml")).scenario


def u(id: str, *units: Unit) -> Unit:
    return Unit(id=id, kind="unit", name=Text(fi=id.upper()), units=units)


START = Scenario(
    id="s", title=Text(und="S"), kinds=GENERATED.kinds, units=(u("a", u("b", u("c")), u("d")), u("e", u("f")))
)


NAMING = replace(
    START,
    units=(
        u("top"),
        replace(
            u("a", u("a1")),
            remit=(Matter(id="m", name=Text(fi="M"), delegated=(Delegation(to="b"),), prepared_by=("b1",)),),
        ),
        replace(
            u("b", u("b1")),
            seats=Seats(total=5, drawn_from={"a": 2, "top": 3}),
            remit=(Matter(id="n", name=Text(fi="N"), delegated=(Delegation(to="a1"),)),),
        ),
    ),
)
"""Two of its units name each other, and what stands below these."""


def equal(one: Scenario, other: Scenario) -> bool:
    """Whether both state the same, but what is declared and the order of links, which no edit takes back."""
    facts = [fact for fact in differing(one, other) if fact.field.partition(".")[0] not in ("sources", "kinds")]
    plain = replace(other, sources=one.sources, kinds=one.kinds, links=one.links)
    return facts == [] and says_the_same(one, plain)


@given(st.data())
def test_both_ways(data: st.DataObject) -> None:
    first = data.draw(st.sampled_from([START, LOHJA, GENERATED]))
    last = first
    for number in range(data.draw(st.integers(1, 6))):
        last = edited(last, any_edits(data, Draft(b"", last), number, OTHER))
    for one, other in ((first, last), (last, first)):
        assert equal(edited(one, between(one, other)), other)


@given(st.data())
def test_between_two_that_have_one_origin(data: st.DataObject) -> None:
    """As what is edited here, and what others have saved: what one has made may name what the other has removed."""
    first = data.draw(st.sampled_from([START, NAMING, LOHJA, GENERATED]))
    ways = []
    for offset in (0, 10):
        last = first
        for number in range(data.draw(st.integers(0, 4))):
            last = edited(last, any_edits(data, Draft(b"", last), offset + number, OTHER))
        ways.append(last)
    one, other = ways
    assert equal(edited(one, between(one, other)), other)


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_units_that_name_each_other_come_and_go_together(order: tuple[str, str]) -> None:
    named = {unit.id: unit for unit in NAMING.units}
    full = replace(NAMING, units=(named["top"], *(named[id] for id in order)))
    alone = replace(full, units=(named["top"],))
    first, second = order
    came = between(alone, full)
    # The first is made without what names the second, and names it once that is there.
    assert [edit.unit.id for edit in came if isinstance(edit, Added)] == [first, second]
    assert equal(edited(alone, came), full)
    went = between(full, alone)
    assert [edit.id for edit in went if isinstance(edit, Removed)] == [first, second]
    assert equal(edited(full, went), alone)


def test_nothing_is_between_the_same() -> None:
    assert between(START, START) == []
    assert differing(START, START) == {}


@pytest.mark.parametrize(
    ("edit", "back"),
    [
        (Moved(("c",), "e", 0), [Moved(("c",), "b", 0)]),
        (Moved(("d",), "a", 0), [Moved(("d",), "a", 1)]),
        (Renamed("a", "X"), [Renamed("a", "A", "fi")]),
        (Renamed("a", "X", "sv"), [Set("a", "name", Text(fi="A"))]),
        (Set("a", "seats.total", 9), [Set("a", "seats.total", None)]),
        (Added(u("new", u("newer")), "f"), [Removed("new")]),
    ],
)
def test_what_takes_one_edit_back(edit: Moved | Renamed | Set | Added, back: list[object]) -> None:
    assert between(edited(START, [edit]), START) == back


def test_a_layer_that_was_taken_out_is_put_back_around_what_stayed() -> None:
    after = edited(START, [Removed("b", keep_subordinates=True)])
    made, moved = between(after, START)
    assert isinstance(made, Added)
    assert (made.unit.id, made.unit.units, made.below, made.at) == ("b", (), "a", 0)
    assert moved == Moved(("c",), "b", 0)


def test_what_is_put_away_is_arranged_outside_and_put_away_again() -> None:
    away = edited(START, [PutAway(("e",)), Moved(("d",), None)])
    fuller = edited(away, [TakenOut("e", None), Moved(("d",), "e"), PutAway(("e",))])
    assert between(away, fuller) == [TakenOut("e", None), Moved(("d",), "e", 1), PutAway(("e",))]


def test_facts_that_differ() -> None:
    after = edited(START, [Moved(("c",), "e"), Renamed("c", "X"), Set("a", "note", Text(und="N")), Removed("f")])
    assert differing(START, after) == {
        Fact("c", "parent"): (("b",), ("e",)),
        Fact("c", "name.fi"): ("C", "X"),
        Fact("a", "note"): (None, Text(und="N")),
        Fact("f", "unit"): (True, False),
    }
