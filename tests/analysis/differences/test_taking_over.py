"""One difference is taken over from one draft into another."""

from __future__ import annotations

from orgsim.analysis.differences.taking_over import leaving_out, parent_like, place_like, taking_over
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Moved, Renamed, Set
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Seats
from tests.drawing.organisations import scenario, unit


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
    edits = taking_over(here(), there(), "two", "two")
    # What is only said here stays; lineage and sources are each draft's own.
    assert edits == [Moved(("two",), "other", None), Renamed("two", "Toinen", "fi"), Set("two", "seats.total", 5)]
    after = edited(here(), edits)
    assert taking_over(after, there(), "two", "two") == []
    its = hierarchy(after)
    assert its.units[its.index["two"]].note == Text(fi="Oma")


def test_a_unit_stands_behind_the_one_that_is_before_it_there() -> None:
    assert (parent_like(here(), there(), "new"), place_like(here(), there(), "new")) == ("other", None)
    assert (parent_like(there(), here(), "two"), place_like(there(), here(), "two")) == ("board", 1)
    # Below what is not there it stands below the next above that is.
    deep = scenario(unit("council", "council", unit("lacking", "unit", unit("deep"))))
    assert parent_like(here(), deep, "deep") == "council"


def test_what_the_other_lacks_goes_and_leaves_what_stands_below_it() -> None:
    after = edited(here(), leaving_out(here(), ("board",)))
    assert list(hierarchy(after).index) == ["council", "one", "two", "other"]
