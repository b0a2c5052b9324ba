"""One difference is taken over from one draft into another."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgsim.analysis.differences.taking_over import leaving_out, parent_like, place_like, taking_over
from orgsim.messages import message
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import (
    Declared,
    Linked,
    MatterAdded,
    MatterMoved,
    MatterRemoved,
    Moved,
    RemitCleared,
    Renamed,
    Set,
)
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Link, Scenario, Source
from orgsim.model.text import Text
from orgsim.model.units import Matter, Seats
from tests.drawing.organisations import scenario, unit

REPORT = Source(title=Text(fi="Raportti"))


def link(from_: str, to: str, *source: str) -> Link:
    return Link(kind="steers", from_=from_, to=to, source=source)


def names(*ids: str) -> tuple[Text, ...]:
    return tuple([Text(fi=id) for id in ids])


def here() -> Scenario:
    return scenario(
        unit("council", "council", unit("board", "board", unit("one"), unit("two", note=Text(fi="Oma"))), unit("other"))
    )


def there() -> Scenario:
    two = unit("two", name="Toinen", seats=Seats(total=5), continues=("old",), source=("their",))
    return scenario(
        unit("council", "council", unit("board", "board", unit("one")), unit("other", "unit", unit("new"), two))
    )


def test_a_unit_comes_to_stand_and_to_say_what_it_does_there() -> None:
    theirs = replace(there(), sources={"their": REPORT})
    edits = taking_over(here(), theirs, "two", "two").edits
    # What is only said here stays; a source comes with what it is.
    assert edits == (
        Declared("their", REPORT),
        Moved(("two",), "other", None),
        Renamed("two", "Toinen", "fi"),
        Set("two", "continues", ("old",)),
        Set("two", "source", ("their",)),
        Set("two", "seats.total", 5),
    )
    after = edited(here(), edits)
    assert taking_over(after, theirs, "two", "two").edits == ()
    its = hierarchy(after)
    assert its.units[its.index["two"]].note == Text(fi="Oma")
    # Of the baseline, what it continues is of other drafts.
    assert Set("two", "continues", ("old",)) not in taking_over(here(), theirs, "two", "two", lineage=False).edits
    # The same key for another document here: it gets a key of its own.
    mine = replace(here(), sources={"their": Source(title=Text(fi="Muu"))})
    edits = taking_over(mine, theirs, "two", "two").edits
    assert edits[0] == Declared("their-2", REPORT)
    assert Set("two", "source", ("their-2",)) in edits


def test_its_links_come_to_units_that_are_here_and_none_goes() -> None:
    mine = replace(here(), links=(link("one", "two"), link("board", "one")))
    ties = (link("board", "one"), link("other", "one", "their"), link("one", "new"), link("other", "two"))
    theirs = replace(there(), sources={"their": REPORT}, links=ties)
    plan = taking_over(mine, theirs, "one", "one")
    # Not that of another unit, not that to what is not here, not what is here already; the source comes along.
    assert plan.edits == (Declared("their", REPORT), Linked(link("other", "one", "their")))
    assert edited(mine, plan.edits).links == (*mine.links, link("other", "one", "their"))


def test_what_does_not_come_is_told() -> None:
    lone = replace(there(), links=(link("two", "new"), link("two", "away"), link("old", "two"), link("two", "other")))
    theirs = replace(lone, units=(*lone.units, unit("away"), unit("old")), sources={"their": REPORT})
    found = taking_over(here(), theirs, "two", "two")
    # A note is stated only here. Of the links one comes; the other ends of the others are not here.
    assert found.unstated == ("note",)
    assert found.edits[-1] == Linked(link("two", "other"))
    assert found.left_behind == (
        message("edit.bring.links", unit=Text(fi="Toinen"), n=3, units=names("new", "away", "old")),
    )
    # Of the baseline, what is continued there is of other drafts: it is no gap. The remit is one.
    mine = scenario(unit("council", "council", unit("one", remit=(), continues=("older",))))
    less = scenario(unit("council", "council", unit("one", name="Yksi")))
    assert taking_over(mine, less, "one", "one").unstated == ("continues", "remit")
    assert taking_over(mine, less, "one", "one", lineage=False).unstated == ("remit",)
    # Under another id here: whose links they would be is not said there.
    tied = replace(theirs, links=(link("two", "other"),))
    (said,) = taking_over(here(), tied, "one", "two").left_behind
    assert (said.key, said.args["id"]) == ("edit.bring.other-id", "one")
    same = replace(here(), links=(link("one", "other"),))
    assert taking_over(same, tied, "one", "two").left_behind == ()


def test_what_stands_below_a_unit_that_is_not_here_stays_and_that_is_told() -> None:
    away = unit("two", name="Toinen")
    theirs = scenario(unit("council", "council", unit("board", "board", unit("one")), unit("new", "unit", away)))
    plan = taking_over(here(), theirs, "two", "two")
    assert (plan.edits, plan.missing) == ((Renamed("two", "Toinen", "fi"),), "new")
    # Under another id it is here.
    plan = taking_over(here(), theirs, "two", "two", counterparts={"new": "other"})
    assert plan.edits[0] == Moved(("two",), "other", None)
    assert plan.missing is None
    stays = taking_over(here(), theirs, "two", "two", counterparts={"new": "board"})
    assert (stays.edits, stays.missing) == ((Renamed("two", "Toinen", "fi"),), None)


def town(one: tuple[str, ...] | None, two: tuple[str, ...] | None) -> Scenario:
    def remit(ids: tuple[str, ...] | None) -> tuple[Matter, ...] | None:
        return None if ids is None else tuple([Matter(id=id, name=Text(fi=id)) for id in ids])

    return scenario(unit("council", "council", unit("one", remit=remit(one)), unit("two", remit=remit(two))))


@pytest.mark.parametrize(
    ("mine", "theirs", "edits", "after"),
    [
        # What another decides here passes from there, and what another decides there passes to it.
        ((("a", "b"), ("c",)), (("a",), ("b", "c")), [MatterMoved("b", "one", "two")], (("a",), ("c", "b"))),
        ((("a",), ("b", "c")), (("a", "b"), ("c",)), [MatterMoved("b", "two", "one", 1)], (("a", "b"), ("c",))),
        # What nobody has, comes and goes.
        ((("a",), ()), (("a", "b"), ()), [MatterAdded("one", Matter(id="b", name=Text(fi="b")), 1)], (("a", "b"), ())),
        ((("a", "b"), ()), (("a",), ()), [MatterRemoved("one", "b")], (("a",), ())),
        # Decided by two in both, it stays with both.
        (((), ("a",)), (("a",), ("a",)), [MatterAdded("one", Matter(id="a", name=Text(fi="a")), 0)], (("a",), ("a",))),
        # All of it goes; what is not stated there stays here.
        ((("a", "b"), None), ((), ("b",)), [MatterRemoved("one", "a"), MatterMoved("b", "one", "two")], ((), ("b",))),
        ((None, None), ((), None), [RemitCleared("one", True)], ((), None)),
        ((("a",), None), (None, ("a",)), [], (("a",), None)),
    ],
)
def test_matters_pass_from_body_to_body(mine, theirs, edits, after) -> None:
    found = taking_over(town(*mine), town(*theirs), "one", "one").edits
    assert list(found) == edits
    its = hierarchy(edited(town(*mine), found)).units
    said = tuple([None if each.remit is None else tuple([matter.id for matter in each.remit]) for each in its[1:]])
    assert said == after


def test_a_unit_stands_behind_the_one_that_is_before_it_there() -> None:
    assert (parent_like(here(), there(), "new"), place_like(here(), there(), "new")) == ("other", None)
    assert (parent_like(there(), here(), "two"), place_like(there(), here(), "two")) == ("board", 1)
    # Below what is not there it stands below the next above that is.
    deep = scenario(unit("council", "council", unit("lacking", "unit", unit("deep"))))
    assert parent_like(here(), deep, "deep") == "council"


def test_what_the_other_lacks_goes_and_leaves_what_stands_below_it() -> None:
    after = edited(here(), leaving_out(here(), ("board",)))
    assert list(hierarchy(after).index) == ["council", "one", "two", "other"]
