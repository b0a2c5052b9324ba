"""What counts as which difference, on organisations that are small enough to see it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from orgsim.analysis.differences.change import FIELDS, Change, Named, differ
from orgsim.analysis.differences.comparing import Difference, Differences, compare, compare_all
from orgsim.analysis.differences.words import told
from orgsim.messages import catalog
from orgsim.model.comparison import Comparison, Pairing, confirmed, refused
from orgsim.model.dates import PartialDate
from orgsim.model.edits.fields import PARTED
from orgsim.model.kinds import Kind
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Link, Scenario
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import Language, Text
from orgsim.model.units import Delegation, Matter, Seats, Unit
from tests.analysis.drafts import body, scenario, steers, unit


def statuses(differences: Differences) -> dict[str, str]:
    """Of every unit that differs, by its id."""
    return {row.id: row.status for row in differences.rows if row.status != "same"}


def row(differences: Differences, id: str) -> Difference:
    (found,) = [row for row in differences.rows if row.id == id]
    return found


def change(before: Unit, after: Unit) -> dict[str, Change]:
    """The changes between two drafts of one unit each, by field."""
    (found,) = compare(scenario(before), scenario(after)).rows
    return {each.field: each for each in found.changes}


# Moves


def test_a_branch_that_moves_is_one_difference() -> None:
    branch = unit("area", "service-area", *[unit(f"u{n}", "unit") for n in range(30)])
    a = scenario(unit("top", "unit", unit("old", "division", branch), unit("new", "division")))
    b = scenario(unit("top", "unit", unit("old", "division"), unit("new", "division", branch)))
    assert statuses(compare(a, b)) == {"area": "moved"}


def test_units_below_a_new_layer_have_moved_and_stay_near() -> None:
    a = scenario(unit("top", "unit", unit("x", "unit"), unit("y", "unit")))
    b = scenario(unit("top", "unit", unit("layer", "division", unit("x", "unit")), unit("y", "unit")))
    found = compare(a, b)
    assert statuses(found) == {"x": "moved", "layer": "only-b"}
    assert row(found, "x").near


def test_a_unit_that_leaves_its_part_of_the_house_is_not_near() -> None:
    a = scenario(unit("top", "unit", unit("p", "division", unit("x", "unit")), unit("q", "division")))
    b = scenario(
        unit("top", "unit", unit("p", "division"), unit("q", "division", unit("layer", "unit", unit("x", "unit"))))
    )
    assert not row(compare(a, b), "x").near


def test_children_of_a_unit_that_is_gone_have_moved() -> None:
    a = scenario(unit("top", "unit", unit("gone", "division", unit("x", "unit"))))
    b = scenario(unit("top", "unit", unit("x", "unit")))
    assert statuses(compare(a, b)) == {"gone": "only-a", "x": "moved"}


def test_children_stay_with_a_parent_that_has_another_id_by_lineage() -> None:
    a = scenario(unit("old", "division", unit("x", "unit")))
    b = scenario(unit("new", "division", unit("x", "unit"), continues=("old",)))
    assert statuses(compare(a, b)) == {"old": "renamed"}


def test_what_one_draft_does_not_show_moves_nothing() -> None:
    administration = unit("manager", "city-manager", unit("x", "division"))
    a = scenario(administration)
    b = scenario(unit("council", "council", administration))
    assert statuses(compare(a, b)) == {"council": "not-shown"}
    assert statuses(compare(b, a)) == {"council": "not-shown"}


def test_to_stand_at_the_top_beside_the_old_parent_is_a_move() -> None:
    a = scenario(unit("council", "council", unit("x", "division")))
    b = scenario(unit("council", "council"), unit("x", "division"))
    found = row(compare(a, b), "x")
    assert found.status == "moved"
    assert catalog("en").say(told(found.changes[0])) == "Above it: council → at the top"


def test_a_unit_at_the_top_has_moved_where_it_comes_to_stand_below_a_new_one_and_the_other_way() -> None:
    a = scenario(unit("x", "division", unit("y", "unit")))
    b = scenario(unit("new", "division", unit("x", "division", unit("y", "unit"))))
    there, back = compare(a, b), compare(b, a)
    assert statuses(there) == {"x": "moved", "new": "only-b"}
    assert statuses(back) == {"new": "only-a", "x": "moved"}
    assert (there.counts["moved"], there.counts["same"], there.number) == (1, 1, 2)
    assert row(there, "x").near, "only a layer between"
    assert catalog("en").say(told(row(there, "x").changes[0])) == "Above it: at the top → new"


def test_below_a_unit_of_a_side_that_the_other_draft_shows_in_part_nothing_is_known_of_a_move() -> None:
    a = scenario(unit("x", "division"), partial=("administration",))
    b = scenario(unit("manager", "city-manager", unit("x", "division")))
    assert statuses(compare(a, b)) == {"manager": "not-shown"}
    assert statuses(compare(b, a)) == {"manager": "not-shown"}


def test_two_unicode_forms_of_one_name_are_no_difference() -> None:
    """As in a file from Windows and one from a Mac: ä in one character, and as a with a combining diaeresis."""
    composed = Unit(id="x", kind="unit", name=Text(und="Työkykyä äö"), open=Text(fi="Määrä?"))
    apart = Unit(
        id="x",
        kind="unit",
        name=Text(und="Tyo\u0308kykya\u0308 a\u0308o\u0308"),
        open=Text(fi="Ma\u0308a\u0308ra\u0308?"),
    )
    assert statuses(compare(scenario(composed), scenario(apart))) == {}
    assert compare(scenario(composed), scenario(apart)).number == 0
    # What a group is called is a key.
    boards = [
        unit("b", "board", seats=Seats(reserved={group: 2}))
        for group in ("käyttäjät", "ka\u0308ytta\u0308ja\u0308t", "käyt\u00adtäjät", "vanhemmat")
    ]
    assert [compare(scenario(boards[0]), scenario(board)).number for board in boards] == [0, 0, 0, 1]


def test_a_task_that_goes_to_a_company_has_moved_and_changed_sides_whoever_had_it() -> None:
    a = scenario(unit("water-works", "unit"))
    b = scenario(unit("aqua", "company", unit("water-works", "unit", side="external")))
    found = row(compare(a, b), "water-works")
    assert found.aspects == ("moved", "changed")
    assert not found.near
    say = catalog("en").say
    assert [say(told(each)) for each in found.changes] == [
        "Above it: at the top → aqua",
        "Side: administration → group companies and joint bodies",
    ]
    assert row(compare(b, a), "water-works").aspects == ("moved", "changed"), "and back again"


@pytest.mark.parametrize("shared", [True, False], ids=["kinds-of-both", "kinds-of-its-own"])
def test_what_comes_along_to_another_side_is_told_with_what_has_moved(shared: bool) -> None:
    """Drafts that are read one by one may each have kinds of their own, which say the same."""
    works = unit("works", "unit", unit("network", "unit"), unit("billing", "unit"))
    renamed = replace(unit("billing", "unit"), name=Text(fi="invoices"))
    gone_over = unit("works", "unit", unit("network", "unit"), renamed, side="external")
    a = scenario(unit("city", "unit", works))
    b = scenario(unit("city", "unit"), unit("aqua", "company", gone_over))
    if not shared:
        b = replace(b, kinds={id: replace(kind) for id, kind in b.kinds.items()})
    found = compare(a, b)
    assert statuses(found) == {"works": "moved", "billing": "renamed", "aqua": "not-shown"}
    assert row(found, "works").aspects == ("moved", "changed")
    assert row(found, "billing").aspects == ("renamed",)


def test_what_is_taken_for_another_side_in_its_place_has_not_moved() -> None:
    a = scenario(unit("group", "unit", unit("works", "unit")))
    b = scenario(unit("group", "unit", unit("works", "unit", side="external")))
    assert statuses(compare(a, b)) == {"works": "changed"}


def test_the_order_of_siblings_is_no_difference() -> None:
    one, other = unit("x", "unit"), unit("y", "unit")
    assert statuses(compare(scenario(unit("t", "unit", one, other)), scenario(unit("t", "unit", other, one)))) == {}


def test_units_below_one_that_only_one_draft_has_are_within_it() -> None:
    a = scenario(unit("top", "unit"))
    b = scenario(unit("top", "unit", unit("new", "division", unit("x", "unit"))))
    found = compare(a, b)
    assert [(row.id, row.within) for row in found.rows if row.status == "only-b"] == [("new", False), ("x", True)]


# Lineage and pairs


def test_units_that_one_continues_are_merged() -> None:
    a = scenario(unit("top", "unit", unit("tech", "division"), unit("culture", "division")))
    b = scenario(unit("top", "unit", unit("vitality", "division", continues=("tech", "culture"))))
    found = compare(a, b)
    assert statuses(found) == {"vitality": "merged"}
    assert (row(found, "vitality").a, row(found, "vitality").b) == ((1, 2), (1,))
    assert found.of_a(1) is found.of_a(2) is found.of_b(1)
    assert found.counts["only-a"] == found.counts["only-b"] == 0


def test_seen_the_other_way_round_they_are_split() -> None:
    a = scenario(unit("vitality", "division", continues=("tech", "culture")))
    b = scenario(unit("tech", "division"), unit("culture", "division"))
    assert statuses(compare(a, b)) == {"vitality": "split"}
    assert row(compare(a, b), "vitality").b == (0, 1)


def test_a_unit_that_keeps_its_id_and_takes_another_in() -> None:
    a = scenario(body("board", "board", 9), body("section", "section", 5))
    b = scenario(unit("board", "board", seats=Seats(total=11), continues=("section",)))
    found = row(compare(a, b), "board")
    assert found.aspects == ("merged", "changed")
    assert (found.a, found.b) == ((0, 1), (0,))
    assert [(each.field, each.before, each.after) for each in found.changes] == [("seats", 9, 11)]


def test_a_unit_that_keeps_its_id_and_gives_a_part_away() -> None:
    a = scenario(unit("area", "unit"))
    b = scenario(unit("area", "unit"), unit("part", "unit", continues=("area",)))
    found = compare(a, b)
    assert statuses(found) == {"area": "split"}
    assert found.of_b(1) is found.of_a(0)


def test_parts_of_one_unit_go_to_two_that_go_on() -> None:
    a = scenario(unit("x", "unit"), unit("y", "unit"), unit("gone", "unit"))
    b = scenario(unit("x", "unit", continues=("gone",)), unit("y", "unit", continues=("gone",)))
    found = compare(a, b)
    assert statuses(found) == {"x": "merged", "y": "merged", "gone": "split"}
    assert found.of_a(2).b == (0, 1)


@pytest.mark.parametrize(
    ("count", "parts", "status"), [(3, 2, "merged"), (2, 2, "changed"), (None, 2, "split"), (3, 1, "merged")]
)
def test_numbers_tell_where_one_box_stands_for_several(count: int | None, parts: int, status: str) -> None:
    a = scenario(unit("old", "unit", count=count))
    b = scenario(*[unit(f"u{n}", "unit", continues=("old",)) for n in range(parts)])
    mirrored = {"merged": "split", "split": "merged", "changed": "changed"}
    ((_, found),) = statuses(compare(a, b)).items()
    ((_, back),) = statuses(compare(b, a)).items()
    assert (found, back) == (status, mirrored[status])


def test_a_box_that_comes_to_stand_for_fewer_is_merged() -> None:
    a, b = scenario(unit("x", "unit", count=3)), scenario(unit("x", "unit", count=2))
    assert row(compare(a, b), "x").aspects == ("merged", "changed")
    assert row(compare(b, a), "x").aspects == ("split", "changed")


def test_a_side_that_the_other_draft_does_not_show_is_not_gone() -> None:
    a = scenario(unit("manager", "city-manager"))
    b = scenario(unit("council", "council", unit("manager", "city-manager"), unit("new", "division")))
    found = compare(a, b)
    assert {row.id: row.unstated for row in found.rows if row.aspects} == {"council": True, "new": False}
    assert (found.counts["only-b"], found.counts["not-shown"], found.unstated, found.number) == (1, 1, 1, 1)
    assert row(compare(b, a), "council").unstated


def test_a_part_goes_over_between_two_that_both_stay() -> None:
    a = scenario(unit("x", "unit"), unit("y", "unit"), unit("z", "unit"))
    b = scenario(unit("x", "unit", continues=("x", "y", "z")), unit("y", "unit"), unit("z", "unit"))
    found = compare(a, b)
    assert statuses(found) == {"x": "changed", "y": "changed", "z": "changed"}
    said = [catalog("en").say(told(change)) for id in "xyz" for change in row(found, id).changes]
    assert said == ["Parts come from: y; z", "Parts go to: x", "Parts go to: x"]
    back = compare(b, a)
    assert [catalog("en").say(told(change)) for id in "xy" for change in row(back, id).changes] == [
        "Parts go to: y; z",
        "Parts come from: x",
    ]


def test_two_that_stay_may_give_each_other_parts() -> None:
    """`continues` names units of the earlier draft, so this is no circle."""
    a = scenario(unit("x", "unit"), unit("y", "unit"))
    b = scenario(unit("x", "unit", continues=("x", "y")), unit("y", "unit", continues=("y", "x")))
    said = [change.field for id in "xy" for change in row(compare(a, b), id).changes]
    assert said == ["parts-from", "parts-to"] * 2


def test_a_unit_that_stays_takes_over_one_that_ends() -> None:
    a = scenario(unit("x", "unit"), unit("y", "unit"))
    b = scenario(unit("x", "unit", continues=("x", "y")))
    found = compare(a, b)
    assert statuses(found) == {"x": "merged"}
    assert row(found, "x").a == (0, 1)


def test_lineage_within_both_drafts_is_no_difference() -> None:
    """`part` grew out of `area` before either draft was written: both have both."""
    both = [unit("area", "unit"), unit("part", "unit", continues=("area",))]
    assert statuses(compare(scenario(*both), scenario(*both))) == {}


def test_a_confirmed_pair_is_one_unit() -> None:
    a = scenario(unit("top", "unit", unit("p", "division", unit("x", "unit"))))
    b = scenario(unit("top", "unit", unit("q", "division", unit("x", "unit"))))
    assert statuses(compare(a, b)) == {"p": "only-a", "q": "only-b", "x": "moved"}
    assert statuses(compare(a, b, [("p", "q")])) == {"p": "renamed"}


def test_pairs_yield_to_ids_and_lineage_and_unknown_ids_do_nothing() -> None:
    a = scenario(unit("x", "unit"), unit("old", "unit"), unit("gone", "unit"))
    b = scenario(unit("x", "unit"), unit("new", "unit", continues=("old",)), unit("come", "unit"))
    pairs = [("x", "come"), ("gone", "new"), ("old", "come"), ("nobody", "come"), ("gone", "nobody")]
    assert (
        statuses(compare(a, b, pairs))
        == statuses(compare(a, b))
        == {"old": "renamed", "gone": "only-a", "come": "only-b"}
    )


def test_two_units_paired_with_one_are_merged() -> None:
    a = scenario(unit("x", "unit"), unit("y", "unit"))
    b = scenario(unit("z", "unit"))
    assert statuses(compare(a, b, [("x", "z"), ("y", "z")])) == {"z": "merged"}
    assert statuses(compare(b, a, [("z", "x"), ("z", "y")])) == {"z": "split"}


# Names


@pytest.mark.parametrize(
    ("before", "after", "renamed"),
    [
        (Text(fi="A"), Text(fi="B"), True),
        (Text(fi="A"), Text(fi="A", sv="Å"), False),
        (Text(fi="A", sv="Å"), Text(fi="A", sv="Ö"), True),
        (Text(fi="A"), Text(sv="Å"), True),
        (Text(und="A"), Text(fi="A", sv="Å"), False),
        (Text(und="A"), Text(fi="B"), True),
        (Text(fi="Kunnossapito\u00adpalvelut"), Text(fi="Kunnossapitopalvelut"), False),
        (Text(fi="HR ja talous"), Text(fi="HR  ja\u00a0talous"), False),
    ],
)
def test_renamed_is_another_name_in_a_language_that_both_give(before: Text, after: Text, renamed: bool) -> None:
    assert differ(before, after) is differ(after, before) is renamed


# Fields


def test_seats_are_compared_one_by_one() -> None:
    before = Seats(
        total=13,
        deputies=13,
        drawn_from={"x": 4, "y": 4},
        reserved={"service-users": 2},
        eligible="councillors",
        chair="councillor",
        women=6,
        speakers={"fi": 9, "sv": 4},
    )
    after = Seats(total=11, drawn_from={"x": 5, "z": 1}, reserved={"service-users": 3}, eligible="anyone", men=5)
    parties = [unit(id, "board") for id in "xyz"]
    found = compare(
        scenario(*parties, unit("b", "board", seats=before)), scenario(*parties, unit("b", "board", seats=after))
    )
    say = catalog("en").say
    assert [(say(told(each)), each.unstated) for each in row(found, "b").changes] == [
        ("Seats: 13 → 11", False),
        ("Deputies: 13 → not stated", True),
        ("Drawn from another body: without 4 from y; with 1 from z; 4 from x → 5 from x", False),
        ("Reserved seats: 2 seats: users of the services → 3 seats: users of the services", False),
        ("Who may be elected: councillors only → others than councillors too", False),
        ("Chair elected from: the councillors → not stated", True),
        ("Women among the members: 6 → not stated", True),
        ("Men among the members: not stated → 5", True),
        ("Members by language group: 9 seats: Finnish speakers; 4 seats: Swedish speakers → not stated", True),
    ]
    assert not row(found, "b").unstated


def test_seats_drawn_from_a_body_that_has_another_id_are_drawn_from_the_same() -> None:
    a = scenario(unit("old", "board"), unit("b", "board", seats=Seats(drawn_from={"old": 4})))
    b = scenario(unit("new", "board", continues=("old",)), unit("b", "board", seats=Seats(drawn_from={"new": 4})))
    assert statuses(compare(a, b)) == {"old": "renamed"}


def matter(id: str, name: str | None = None, **rest: Any) -> Matter:
    return Matter(id=id, name=Text(fi=name or id), **rest)


def test_matters_come_go_and_are_worded_otherwise() -> None:
    before = unit("b", "board", remit=(matter("plans"), matter("permits"), matter("fees", "taksat")))
    after = unit(
        "b", "board", remit=(matter("permits", note=Text(fi="sama")), matter("fees", "maksut"), matter("land"))
    )
    (remit,) = change(before, after).values()
    assert [[item.id for item in items] for items in (remit.removed, remit.added)] == [["plans"], ["land"]]
    assert [(one.name, other.name) for one, other in remit.altered] == [(Text(fi="taksat"), Text(fi="maksut"))]
    assert catalog("fi").say(told(remit)) == "Toimivalta: pois plans; lisää land; taksat → maksut"


def test_no_matters_is_not_the_same_as_matters_that_are_not_stated() -> None:
    some, none = unit("b", "board", remit=(matter("plans"),)), unit("b", "board", remit=())
    silent = unit("b", "board")
    assert not change(some, none)["remit"].unstated
    assert change(none, silent)["remit"].unstated
    assert change(silent, silent) == {}
    assert catalog("en").say(told(change(none, silent)["remit"])) == "Remit: none → not stated"


def test_matters_that_are_passed_on_to_others_or_involve_something_else_differ() -> None:
    def decided(**stated: object) -> Unit:
        return unit("b", "board", remit=(matter("fines", "uhkasakot", **stated),))

    (remit,) = change(decided(area=("coercion",), delegated=()), decided(delegated=(Delegation(to="b"),))).values()
    assert remit.field == "remit"
    assert catalog("fi").say(told(remit)) == (
        "Toimivalta: uhkasakot (hallinnollinen pakko, päätösvaltaa ei siirretä) → uhkasakot (päätösvalta siirretty: b)"
    )
    assert change(decided(area=("coercion",)), decided(area=("council-only",)))
    assert not change(decided(area=("coercion",), delegated=()), decided()), "what only one states may agree"


def test_another_limit_and_another_condition_differ_and_other_words_for_the_same_do_not() -> None:
    def passed(**stated: Any) -> Unit:
        step = Delegation(to="s", **stated)
        return unit("b", "board", remit=(matter("m", "hankinnat", delegated=(step,)),))

    (remit,) = change(passed(up_to=200_000), passed(up_to=500_000.5, when=Text(fi="kiireelliset"))).values()
    assert catalog("fi").say(told(remit)).replace("\N{NO-BREAK SPACE}", " ") == (
        "Toimivalta: hankinnat (päätösvalta siirretty: s, enintään 200 000 €) → "
        "hankinnat (päätösvalta siirretty: s, enintään 500 000,50 €, vain: kiireelliset)"
    )
    plain = passed(up_to=5)
    assert not change(plain, passed(up_to=5.0, unit="euro", beside=False))
    assert not change(plain, passed(up_to=5, beside=True)), "there is no step before it"
    assert not change(passed(when=Text(fi="a")), passed(when=Text(fi="a", sv="b")))
    assert change(passed(when=Text(fi="a")), passed(when=Text(fi="b")))
    assert change(plain, passed())


def test_who_prepares_a_matter_how_long_and_how_often_differs_where_both_state_it() -> None:
    def stated(**rest: Any) -> Unit:
        return unit("b", "board", remit=(matter("m", "kaavat", **rest),))

    before = stated(prepared_by=("s",), a_year=12, preparation=(10, 30))
    (remit,) = change(before, stated(prepared_by=(), a_year=1, preparation=(20, 20))).values()
    assert catalog("fi").say(told(remit)) == (
        "Toimivalta: kaavat (ensin käsittelee: s, noin 12 kertaa vuodessa, viranhaltijat valmistelevat 10–30 päivää) → "
        "kaavat (muut toimielimet eivät käsittele ensin, noin kerran vuodessa, viranhaltijat valmistelevat 20 päivää)"
    )
    assert not change(before, stated())
    assert not change(before, stated(prepared_by=("s",), a_year=12.0))


def test_what_is_left_out_of_a_count_side_or_place_is_stated_by_its_kind() -> None:
    assert change(unit("u", "unit"), unit("u", "unit", count=1, side="administration", place="below")) == {}
    found = change(unit("u", "unit"), unit("u", "unit", count=15, side="external", place="beside"))
    assert {field: each.unstated for field, each in found.items()} == {"side": False, "place": False, "count": False}


def test_a_kind_brings_its_side_and_place() -> None:
    found = change(unit("u", "board"), unit("u", "youth-council"))
    assert list(found) == ["kind", "side", "place"]


def test_kinds_of_one_id_that_each_draft_defines_otherwise() -> None:
    forums = [Kind(side=side, name=Text(fi="Foorumi")) for side in ("influence", "elected")]
    one, other = (replace(scenario(unit("u", "forum")), kinds={"forum": forum}) for forum in forums)
    assert [each.field for each in compare(one, other).rows[0].changes] == ["side"]


def test_a_question_that_is_gone_was_answered() -> None:
    found = change(unit("u", "unit", open=Text(fi="Kuka?")), unit("u", "unit"))["open"]
    assert not found.unstated
    assert catalog("en").say(told(found)) == "Open question: Kuka? → no question"


def test_links_are_compared_by_what_they_join() -> None:
    units = [unit(id, "board") for id in "xyz"]
    a = scenario(*units, unit("old", "unit"), links=(steers("x", "old"), steers("y", "z")))
    b = scenario(*units, unit("new", "unit", continues=("old",)), links=(steers("x", "new"), steers("x", "z")))
    found = compare(a, b)
    assert statuses(found) == {"x": "changed", "y": "changed", "z": "changed", "old": "renamed"}
    say = catalog("en").say
    assert say(told(row(found, "x").changes[0])) == "Links: with steers z"
    assert say(told(row(found, "z").changes[0])) == "Links: without steered by y; with steered by x"


def test_a_draft_without_links_of_a_kind_says_nothing_of_them() -> None:
    units = [unit("x", "board"), unit("y", "unit")]
    owns = Link(kind="owns", from_="x", to="y")
    found = compare(scenario(*units, links=(steers("x", "y"),)), scenario(*units))
    assert statuses(found) == {"x": "changed", "y": "changed"}
    assert found.unstated == 2
    assert compare(scenario(*units, links=(steers("x", "y"), owns)), scenario(*units, links=(owns,))).unstated == 2


# Fields of the model that are compared by other means than a change of their own, or on purpose not at all
UNIT_FIELDS_WITHOUT_CHANGE = {
    "id",  # what they are matched by
    "units",  # each is a unit with a parent
    "continues",  # lineage: merged, split, parts that go over
    "short",  # the writer's own, as are the next two
    "note",
    "source",
}


def test_every_field_of_a_unit_is_compared_or_left_out_on_purpose() -> None:
    """A field that the model gains must be thought of here."""
    own = {field.encode_name for field in msgspec.structs.fields(Unit)} - UNIT_FIELDS_WITHOUT_CHANGE
    seats = {field.encode_name for field in msgspec.structs.fields(Seats)} - {"total"}
    own -= {"staff", "budget"}
    of_parts = {field.encode_name for type_ in (Staff, Budget, Leader) for field in msgspec.structs.fields(type_)}
    of_parts = of_parts - {"title", "year"} | {"budget-year"}
    assert own | seats | of_parts | {"parent", "links", "parts-from", "parts-to"} == set(FIELDS)


SOME: dict[str, tuple[Any, Any]] = {
    "name": (Text(fi="A"), Text(fi="B")),
    "kind": ("board", "committee"),
    "side": ("elected", "external"),
    "place": ("below", "beside"),
    "language": ("fi", "sv"),
    "remit": ((), (matter("m"),)),
    "area": (("education",), ("building-permits",)),
    "count": (2, 3),
    "purpose": (Text(fi="A"), Text(fi="B")),
    "open": (Text(fi="A"), Text(fi="B")),
    "shared": (True, False),
    "council_decision": (True, False),
    "code": ("1201", "1202"),
    "from_": (PartialDate("2026"), PartialDate("2027")),
    "until": (PartialDate("2026"), PartialDate("2027-06")),
    "meets": (Meets(a_year=11), Meets(every=2, period="week", on="monday")),
    "agenda_closes": (4, 6),
    "hours": (2, 3.5),
    "items": (12, 20),
    "leader.title": (Text(fi="A"), Text(fi="B")),
    "leader.oto": (True, False),
    "staff.people": (34, 12),
    "staff.fte": (0.1, 0.3),
    "staff.vacant": (True, False),
    "budget.expenses": (1_200_000.5, 1_300_000),
    "budget.income": (0, 1),
    "budget.year": (2025, 2026),
    "seats.total": (5, 7),
    "seats.deputies": (5, 7),
    "seats.drawn_from": ({"b": 1}, {"b": 2}),
    "seats.reserved": ({"g": 1}, {"g": 2}),
    "seats.eligible": ("anyone", "councillors"),
    "seats.chair": ("councillor", "outsider"),
    "seats.vice_chair": ("councillor", "outsider"),
    "seats.women": (1, 2),
    "seats.men": (1, 2),
    "seats.deputy_women": (1, 2),
    "seats.deputy_men": (1, 2),
    "seats.speakers": ({"fi": 1}, {"fi": 2}),
}


@pytest.mark.parametrize("field", SOME)
def test_each_field_by_itself_is_a_change_in_every_language(field: str) -> None:
    def draft(value: Any) -> Unit:
        whole, _, name = field.rpartition(".")
        if whole:
            return replace(unit("b", "board"), **{whole: PARTED[whole](**{name: value})})
        return replace(unit("b", "board"), **{name: value})

    (found,) = change(draft(SOME[field][0]), draft(SOME[field][1])).values()
    named = {"seats.total": "seats", "leader.title": "leader", "budget.year": "budget-year", "from_": "from"}
    assert found.field == named.get(field, field.rpartition(".")[2].replace("_", "-"))
    assert not found.unstated
    for language in ("fi", "sv", "en"):
        assert "→" in catalog(language).say(told(found)) or found.added


@pytest.mark.parametrize(
    ("language", "rule"),
    [
        ("fi", "11 kertaa vuodessa → 2 viikon välein, maanantaisin, 11.1.2027 alkaen, ei heinäkuu 2027"),
        ("sv", "11 gånger om året → med 2 veckors mellanrum, på måndagar, från 11.1.2027, inte juli 2027"),
        ("en", "11 times a year → every 2 weeks, on Mondays, from 11 January 2027 on, not July 2027"),
    ],
)
def test_when_a_body_meets_is_told_in_words(language: Language, rule: str) -> None:
    before = unit("b", "board", meets=Meets(a_year=11))
    rest = {"from_": dt.date(2027, 1, 11), "except_": (PartialDate("2027-07"),)}
    after = unit("b", "board", meets=Meets(every=2, period="week", on="monday", **rest))
    (found,) = change(before, after).values()
    assert catalog(language).say(told(found)).partition(": ")[2] == rule


def test_money_is_told_in_euros_and_with_its_year_where_that_differs() -> None:
    def draft(**stated: Any) -> Unit:
        return unit("b", "board", budget=Budget(**stated))

    fi, en = catalog("fi"), catalog("en")
    same = change(draft(expenses=1_200_000, year=2026), draft(expenses=1_300_000.5, year=2026))
    assert [fi.say(told(its)) for its in same.values()] == [
        "Kulut: 1_200_000_€ → 1_300_000,50_€".replace("_", "\u00a0")
    ]
    other = change(draft(income=5_000, year=2025), draft(income=6_000, year=2026))
    assert [en.say(told(its)) for its in other.values()] == [
        "Income: €5,000 (2025) → €6,000 (2026)",
        "Budget year: 2025 → 2026",
    ]
    (found,) = change(draft(expenses=1), unit("b", "board")).values()
    assert found.unstated and fi.say(told(found)) == "Kulut: 1\u00a0€ → ei kerrottu"


# Several scenarios, and what a comparison remembers


def test_all_are_compared_to_the_leftmost_or_the_baseline() -> None:
    drafts = [scenario(unit(id, "unit"), id=f"draft-{id}") for id in "xyz"]
    first = compare_all(drafts)
    assert first[0] is None
    assert [statuses(found) for found in first if found] == [
        {"x": "only-a", "y": "only-b"},
        {"x": "only-a", "z": "only-b"},
    ]
    to_last = compare_all(drafts, 2)
    assert to_last[2] is None
    assert [statuses(found) for found in to_last if found] == [
        {"z": "only-a", "x": "only-b"},
        {"z": "only-a", "y": "only-b"},
    ]
    assert compare_all(()) == ()


def test_what_was_decided_is_known_whichever_scenario_is_named_first() -> None:
    comparison = Comparison(
        title=Text(fi="V"),
        scenarios=("x.yaml", "y.yaml"),
        pairs=(
            Pairing(between=("draft-x", "draft-y"), different=("x", "y")),
            Pairing(between=("draft-y", "draft-x"), same=("y", "x")),
            Pairing(between=("draft-x", "draft-y"), different=("x", "w")),
            Pairing(between=("draft-x", "draft-z"), same=("x", "z")),
        ),
    )
    assert confirmed(comparison, "draft-x", "draft-y") == (("x", "y"),)
    assert confirmed(comparison, "draft-y", "draft-x") == (("y", "x"),)
    assert refused(comparison, "draft-y", "draft-x") == {("w", "x")}
    drafts = [scenario(unit(id, "unit"), id=f"draft-{id}") for id in "xyz"]
    assert [statuses(found) for found in compare_all(drafts, None, comparison) if found] == [
        {"x": "renamed"},
        {"x": "renamed"},
    ]


def test_it_is_computed_once_for_the_same_scenarios_and_pairs() -> None:
    a, b = scenario(unit("x", "unit")), scenario(unit("y", "unit"))
    assert compare(a, b) is compare(a, b)
    assert compare(a, b, [("x", "y")]) is compare(a, b, (("x", "y"),))
    assert compare(a, b) is not compare(b, a)


def test_nothing_against_nothing() -> None:
    empty: Scenario = scenario()
    assert compare(empty, empty).rows == ()
    assert statuses(compare(empty, scenario(unit("x", "unit")))) == {"x": "not-shown"}


def test_a_long_list_can_be_told() -> None:
    items = tuple(Named(f"m{n}", Text(fi=f"m{n}")) for n in range(5000))
    said = catalog("fi").say(told(Change(field="remit", before=items, after=None, unstated=True)))
    assert said.startswith("Toimivalta: m0; m1; m2") and said.endswith("m4999 → ei kerrottu")
