"""Units that are made once more, and the ids of those that are made."""

from __future__ import annotations

import pytest

from orgsim.model.edits.applying import edited
from orgsim.model.edits.copying import copies
from orgsim.model.edits.naming import new_id
from orgsim.model.hierarchy import hierarchy
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Delegation, Matter, Seats, Unit

KINDS = {
    "council": Kind(side="elected", name=Text(fi="Valtuusto", sv="Fullmäktige")),
    "section": Kind(side="elected", name=Text(fi="Jaosto")),
    "audit-committee": Kind(side="elected", name=Text(fi="Tarkastuslautakunta", sv="Revisionsnämnd")),
}


def unit(id: str, name: str, *below: Unit, kind: str = "section") -> Unit:
    return Unit(id=id, kind=kind, name=Text(fi=name), units=below)


def draft(*units: Unit) -> Scenario:
    return Scenario(id="t", title=Text(und="T"), kinds=KINDS, units=units)


def test_copies_stand_behind_it_and_count_on() -> None:
    start = draft(unit("top", "Ylin", unit("area-a", "Alue A", unit("team", "Tiimi")), unit("area-c", "Alue C")))
    flat = hierarchy(edited(start, copies(start, "area-a", 2)))
    assert [(each.id, each.name.fi) for each in flat.units] == [
        ("top", "Ylin"),
        ("area-a", "Alue A"),
        ("team", "Tiimi"),
        ("area-b", "Alue B"),
        ("team-2", "Tiimi"),
        ("area-d", "Alue D"),
        ("team-3", "Tiimi"),
        ("area-c", "Alue C"),
    ]


def test_a_copy_says_what_sort_it_is_and_not_what_is_of_the_other_alone() -> None:
    body = Unit(
        id="permits",
        kind="section",
        name=Text(fi="Lupajaosto", sv="Tillståndssektionen"),
        seats=Seats(total=5, drawn_from={"inner": 2, "top": 3}, women=3),
        remit=(Matter(id="fees", name=Text(fi="Maksut"), delegated=(Delegation(to="inner"), Delegation(to="top"))),),
        continues=("old",),
        source=("slides",),
        note=Text(fi="Päätelty"),
        open=Text(fi="Kuka?"),
        purpose=Text(fi="Luvat"),
        units=(unit("inner", "Sisempi"),),
    )
    start = draft(unit("top", "Ylin", body))
    (made,) = copies(start, "permits")
    copy = made.unit
    assert (copy.id, copy.name) == ("permits-2", Text(fi="Lupajaosto 2", sv="Tillståndssektionen 2"))
    assert copy.seats == Seats(total=5, drawn_from={"inner-2": 2, "top": 3})
    assert copy.remit == (
        Matter(id="fees", name=Text(fi="Maksut"), delegated=(Delegation(to="inner-2"), Delegation(to="top"))),
    )
    assert (copy.continues, copy.source, copy.note, copy.open) == ((), (), None, None)
    assert copy.purpose == Text(fi="Luvat")


@pytest.mark.parametrize(
    ("name", "kind", "id"),
    [
        ("Tarkastuslautakunta", "audit-committee", "audit-committee"),
        ("revisionsnämnd", "audit-committee", "audit-committee"),
        ("Valtuusto", "council", "valtuusto"),
        ("Lupajaosto", "section", "lupajaosto"),
        ("Hyvinvoinnin ja terveyden edistämisen neuvottelukunta", "section", "hyvinvoinnin-ja-terveyden-edistamisen"),
        ("112", "section", "section-112"),
    ],
)
def test_ids_are_made_in_the_words_of_the_kinds_or_of_the_name(name: str, kind: str, id: str) -> None:
    assert new_id(draft(unit("council", "Valtuusto", kind="council")), name, kind) == id


def test_a_draft_that_forms_its_ids_from_names_goes_on_doing_so() -> None:
    finnish = draft(unit("valtuusto", "Valtuusto", kind="council"))
    assert new_id(finnish, "Tarkastuslautakunta", "audit-committee") == "tarkastuslautakunta"


def test_the_same_unit_has_the_same_id_as_in_the_draft_beside() -> None:
    beside = draft(unit("permits", "Lupajaosto"), unit("one", "Tiimi"), unit("two", "Tiimi"))
    assert new_id(draft(), "lupajaosto ", "section", [beside]) == "permits"
    assert new_id(draft(), "Lupajaosto", "council", [beside]) == "lupajaosto"
    assert new_id(draft(), "Tiimi", "section", [beside]) == "tiimi"
    assert new_id(draft(unit("permits", "Muu")), "Lupajaosto", "section", [beside]) == "lupajaosto"
