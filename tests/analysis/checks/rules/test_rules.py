"""Each rule of docs/rules.md with examples that pass, break it and leave it unknown."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgsim.analysis.checks.checking import check
from orgsim.analysis.checks.finding import Finding
from orgsim.analysis.checks.rules.quotas import least_of_each
from orgsim.analysis.checks.table import checks_table
from orgsim.files.reading.rulebook import Least
from orgsim.messages import catalog
from orgsim.model.comparison import Answer
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Link
from orgsim.model.text import Text
from orgsim.model.units import Delegation, Matter, Seats, Unit
from tests.analysis.checks.rules.examples import draft, required, result, results, said, seated, town
from tests.analysis.drafts import body, steers, unit

ADMINISTRATION = unit("manager", "city-manager", unit("division", "division"))


# required-bodies


def test_required_bodies() -> None:
    council, board = unit("council", "council"), unit("board", "city-board")
    audit = unit("audit", "audit-committee")
    assert results("required-bodies", draft(council, board, audit)) == [("pass", ("council", "board", "audit"))]
    assert result("required-bodies", council, unit("board", "municipal-board"), audit) == ["pass"]
    assert result("required-bodies", council, board) == ["breach"]
    assert result("required-bodies", board, audit) == ["breach"]
    assert result("required-bodies", ADMINISTRATION) == ["unknown"]


def test_a_body_of_a_kind_of_the_files_own_may_be_the_one_that_seems_to_lack() -> None:
    own = {**draft().kinds, "inspectors": Kind(side="elected", name=Text(fi="Tarkastajat"))}
    inspectors = unit("inspectors", "inspectors")
    units = (unit("council", "council"), unit("board", "city-board"), inspectors)
    assert results("required-bodies", scenario_of(*units, kinds=own)) == [("unknown", "inspectors")]
    assert results("election-board", scenario_of(*units, kinds=own)) == [("unknown", "inspectors")]
    assert results("one-model", scenario_of(*units, kinds=own)) == [("unknown", "inspectors")]


def scenario_of(*units: Unit, kinds: dict[str, Kind]):
    from msgspec.structs import replace

    return replace(draft(*units), kinds=kinds)


# council-size


@pytest.mark.parametrize(
    ("seats", "population", "expected"),
    [
        (51, 47_000, "pass"),
        (43, 47_000, "pass"),
        (42, 47_000, "breach"),  # too few, and even
        (41, 47_000, "breach"),
        (44, 47_000, "breach"),  # enough, but even
        (13, 5_000, "pass"),
        (13, 5_001, "breach"),
        (27, 20_000, "pass"),
        (27, 20_001, "breach"),
        (43, 50_000, "pass"),
        (43, 50_001, "breach"),
        (51, 100_000, "pass"),
        (51, 100_001, "breach"),
        (59, 250_000, "pass"),
        (59, 250_001, "breach"),
        (67, 500_000, "pass"),
        (67, 500_001, "breach"),
        (79, 500_001, "pass"),
        (27, 19_128, "pass"),  # Heinola
        (None, 47_000, "unknown"),
        (51, None, "unknown"),
        (79, None, "pass"),  # enough anywhere
        (11, None, "breach"),  # too few anywhere
        (52, None, "breach"),  # even
    ],
)
def test_council_size(seats: int | None, population: int | None, expected: str) -> None:
    council = body("council", "council", seats)
    found = results("council-size", draft(council, municipality=town(population)))
    assert found[0] == (expected, "council")


def test_more_seats_than_the_least_are_told_to_the_ministry() -> None:
    def above(seats: int, population: int | None) -> list[Finding]:
        return said("council-size", draft(body("council", "council", seats), municipality=town(population)))

    passes, note = above(51, 47_000)
    assert (passes.result, note.result, note.severity) == ("pass", "note", "note")
    assert [basis.subsection for basis in note.basis] == [None, "2"]
    assert [basis.subsection for basis in passes.basis] == [None]
    assert "43" in catalog("fi").say(note.message)
    assert [each.result for each in above(43, 47_000)] == ["pass"]
    assert [each.result for each in above(79, None)] == ["pass"]  # the least of the largest
    assert [each.result for each in above(81, None)] == ["pass", "note"]


def test_the_size_of_a_council_that_is_not_shown() -> None:
    assert result("council-size", ADMINISTRATION, municipality=town(47_000)) == ["unknown"]
    assert result("council-size", body("council", "council", 51)) == ["unknown"]


# election-board


@pytest.mark.parametrize(
    ("members", "deputies", "expected"),
    [
        (5, 5, "pass"),
        (5, 6, "pass"),
        (7, 5, "breach"),
        (5, 4, "breach"),
        (7, None, "breach"),
        (None, 4, "breach"),
        (5, None, "unknown"),
        (None, 5, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_election_board(members: int | None, deputies: int | None, expected: str) -> None:
    board = seated("elections", "election-board", seats=Seats(total=members, deputies=deputies))
    assert results("election-board", draft(board)) == [(expected, "elections")]


def test_no_election_board() -> None:
    assert result("election-board", required()) == ["breach"]
    assert result("election-board", ADMINISTRATION) == ["unknown"]


# influence-bodies


def test_influence_bodies() -> None:
    youth = unit("youth", "youth-council", shared=True)
    elders = unit("elders", "older-people-council")
    disability = unit("disability", "disability-council")
    assert result("influence-bodies", required(), youth, elders, disability) == ["pass"]
    assert results("influence-bodies", draft(required(), youth, elders)) == [("breach", ("youth", "elders"))]
    assert result("influence-bodies", required()) == ["unknown"]


# committee-model


def committee(**stated: object) -> Unit:
    return seated("committee", "committee", seats=Seats(total=13, **stated))


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"eligible": "councillors"}, "pass"),
        ({"eligible": "councillors-and-deputies"}, "pass"),
        ({"eligible": "councillors-and-deputies", "reserved": {"sv": 4, "outsiders": 0}}, "pass"),
        ({"reserved": {"service-users": 2}}, "breach"),
        # Lawful only if the users' representatives are councillors or deputies too.
        ({"eligible": "councillors-and-deputies", "reserved": {"service-users": 2}}, "unknown"),
        ({"eligible": "councillors", "reserved": {"outsiders": 1}}, "unknown"),
        ({"eligible": "anyone", "reserved": {"service-users": 2}}, "breach"),
        ({"eligible": "anyone"}, "breach"),
        ({"eligible": "councillors", "chair": "outsider"}, "breach"),
        ({}, "unknown"),
        ({"eligible": "councillors", "reserved": {"villagers": 2}}, "unknown"),
    ],
)
def test_committee_model(stated: dict[str, object], expected: str) -> None:
    assert results("committee-model", draft(committee(**stated))) == [(expected, "committee")]


def test_the_city_board_counts_where_there_are_committees() -> None:
    board = seated("city-board", "city-board", seats=Seats(total=9, eligible="anyone"))
    council = committee(eligible="councillors")
    assert results("committee-model", draft(board, council)) == [("breach", "city-board"), ("pass", "committee")]
    assert result("committee-model", board, unit("board", "board")) == []


@pytest.mark.parametrize(
    ("seats", "decision", "expected"),
    [
        (Seats(total=5, eligible="councillors"), None, "pass"),
        (Seats(total=5, drawn_from={"committee": 5}), None, "pass"),
        (Seats(total=5, eligible="councillors", reserved={"outsiders": 1}), None, "unknown"),
        (Seats(total=5, reserved={"outsiders": 1}), True, "unknown"),  # by § 31.2 perhaps, never surely
        (Seats(total=5, eligible="anyone"), True, "unknown"),
        (Seats(total=5, eligible="councillors", chair="outsider"), None, "unknown"),
        (None, None, "unknown"),
    ],
)
@pytest.mark.parametrize("parent", ["committee", "city-board"])
def test_sections_of_committees_follow_them(
    seats: Seats | None, decision: bool | None, expected: str, parent: str
) -> None:
    section = seated("section", "section", seats=seats, council_decision=decision)
    right = Seats(eligible="councillors")
    bodies = [
        seated(kind, kind, *([section] if kind == parent else []), seats=right) for kind in ("committee", "city-board")
    ]
    found = {finding.unit or finding.units: finding for finding in said("committee-model", draft(*bodies))}
    assert found[("committee", "city-board")].result == "pass"
    if expected == "pass" and seats is not None and seats.drawn_from and parent == "city-board":
        return  # it is drawn from another body than its own
    assert found["section"].result == expected
    assert [(basis.section, basis.subsection) for basis in found["section"].basis] == [("30", "5"), ("31", "2")]


def test_sections_of_boards_are_not_held_to_it() -> None:
    section = seated("section", "section", seats=Seats(eligible="anyone"))
    assert result("committee-model", unit("board", "board", section)) == []


def test_a_temporary_committee_has_councillors_and_stands_beside_boards() -> None:
    def temporary(**stated: object) -> Unit:
        return seated("temporary", "temporary-committee", seats=Seats(total=5, **stated))

    boards = [unit("c", "board"), unit("d", "board")]
    assert results("one-model", draft(*boards, temporary())) == [("pass", ("c", "d"))]
    (right,) = said("committee-model", draft(*boards, temporary(eligible="councillors-and-deputies")))
    assert (right.result, right.unit) == ("pass", "temporary")
    assert [(basis.section, basis.subsection) for basis in right.basis] == [("35", "1")]
    assert result("committee-model", temporary(eligible="anyone")) == ["breach"]
    assert result("committee-model", temporary()) == ["unknown"]


# one-model


def test_a_regional_board_beside_committees_is_unknown() -> None:
    committee, regions = unit("a", "committee"), unit("regions", "regional-board")
    (finding,) = said("one-model", draft(committee, regions))
    assert (finding.result, finding.units) == ("unknown", ("a", "regions"))
    assert [basis.section for basis in finding.basis] == ["30", "36"]
    assert result("one-model", committee, unit("board", "board"), regions) == ["breach"]
    assert result("one-model", unit("board", "board"), regions) == ["pass"]
    assert result("one-model", committee, unit("regions", "regional-board", shared=True)) == ["pass"]


def test_one_model() -> None:
    committees = [unit("a", "committee"), unit("b", "committee")]
    boards = [unit("c", "board"), unit("d", "board")]
    aside = [unit("audit", "audit-committee"), unit("elections", "election-board")]
    joint = unit("joint", "board", shared=True)
    assert results("one-model", draft(*committees, *aside, joint)) == [("pass", ("a", "b"))]
    assert results("one-model", draft(*boards, *aside)) == [("pass", ("c", "d"))]
    assert results("one-model", draft(*committees, *boards)) == [("breach", ("a", "b", "c", "d"))]
    assert result("one-model", required()) == []
    assert result("one-model", ADMINISTRATION) == ["unknown"]


# section-parent


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("board", "pass"),
        ("committee", "pass"),
        ("city-board", "pass"),
        ("municipal-board", "pass"),
        ("board-of-directors", "pass"),
        ("council", "breach"),
        ("section", "breach"),
        ("ad-hoc-committee", "breach"),
        ("division", "breach"),
        ("audit-committee", "unknown"),
    ],
)
def test_section_parent(kind: str, expected: str) -> None:
    above = unit("above", kind, unit("section", "section"))
    assert (expected, "section") in results("section-parent", draft(above))


def test_a_section_without_a_parent() -> None:
    assert results("section-parent", draft(unit("section", "section"))) == [("unknown", "section")]


# section-chair


@pytest.mark.parametrize(
    ("seats", "decision", "expected"),
    [
        (Seats(total=5, drawn_from={"board": 5}), None, "pass"),
        (Seats(total=5, chair="parent-deputy", reserved={"outsiders": 0}), None, "pass"),
        (Seats(total=5, chair="parent-member", reserved={"outsiders": 2}), True, "pass"),
        (Seats(total=5, reserved={"outsiders": 0}), None, "pass"),
        (Seats(total=5, chair="outsider"), True, "breach"),
        (Seats(total=5, chair="outsider"), None, "breach"),
        (Seats(total=5, chair="parent-member", reserved={"service-users": 1}), False, "breach"),
        (Seats(total=5, chair="parent-member", reserved={"service-users": 1}), None, "unknown"),
        (Seats(total=5, drawn_from={"board": 3}), None, "unknown"),
        (Seats(total=5, chair="parent-member"), None, "unknown"),
        (Seats(total=5, reserved={"outsiders": 2}), True, "unknown"),
        (Seats(total=5, chair="board-member", reserved={"outsiders": 2}), True, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_section_chair(seats: Seats | None, decision: bool | None, expected: str) -> None:
    section = seated("section", "section", seats=seats, council_decision=decision)
    assert results("section-chair", draft(unit("board", "board", section))) == [(expected, "section")]


def test_a_board_member_chairs_a_section_of_the_city_board() -> None:
    section = seated("section", "section", seats=Seats(chair="board-member"), council_decision=True)
    assert result("section-chair", unit("city-board", "city-board", section)) == ["pass"]


# chair-model


@pytest.mark.parametrize(
    ("chair", "decision", "expected"),
    [
        ("board-member", True, ["pass"]),
        ("board-member", None, ["breach"]),
        ("board-member", False, ["breach"]),
        ("councillor", None, []),
        (None, True, ["unknown"]),
    ],
)
@pytest.mark.parametrize("kind", ["board", "committee"])
def test_chair_model(kind: str, chair: str | None, decision: bool | None, expected: list[str]) -> None:
    chaired = seated("body", kind, seats=Seats(total=13, chair=chair), council_decision=decision)
    assert results("chair-model", draft(chaired)) == [(each, "body") for each in expected]


def test_a_member_of_the_parent_is_one_of_the_city_board() -> None:
    chaired = seated("body", "board", seats=Seats(chair="parent-member"))
    assert result("chair-model", unit("city-board", "city-board", chaired)) == ["breach"]


# audit-chairs


@pytest.mark.parametrize(
    ("chair", "vice_chair", "eligible", "expected"),
    [
        ("councillor", "councillor", None, "pass"),
        (None, None, "councillors", "pass"),
        ("councillor", "deputy-councillor", None, "breach"),
        ("outsider", None, None, "breach"),
        ("councillor", None, None, "unknown"),
        (None, None, "councillors-and-deputies", "unknown"),
        ("parent-member", "parent-member", None, "unknown"),
    ],
)
def test_audit_chairs(chair: str | None, vice_chair: str | None, eligible: str | None, expected: str) -> None:
    seats = Seats(total=9, chair=chair, vice_chair=vice_chair, eligible=eligible)
    assert results("audit-chairs", draft(seated("audit", "audit-committee", seats=seats))) == [(expected, "audit")]


def test_a_member_of_the_council_is_a_councillor() -> None:
    def below_council(vice_chair: str) -> list[str]:
        seats = Seats(chair="parent-member", vice_chair=vice_chair)
        return result("audit-chairs", unit("council", "council", seated("audit", "audit-committee", seats=seats)))

    assert below_council("parent-member") == ["pass"]
    assert below_council("parent-deputy") == ["breach"]


# audit-overlap


@pytest.mark.parametrize(
    ("audit", "board", "expected"),
    [
        (Seats(total=9, drawn_from={}), None, "pass"),
        (Seats(total=9, drawn_from={"council": 9}), Seats(drawn_from={"council": 9}), "pass"),
        (Seats(total=9, drawn_from={"city-board": 1}), None, "breach"),
        (None, Seats(drawn_from={"audit": 2}), "breach"),
        (Seats(total=9, drawn_from={}, reserved={"deputy-mayor": 1}), None, "breach"),
        (Seats(total=9, chair="board-member"), None, "breach"),
        (Seats(total=9), Seats(drawn_from={"council": 9}), "unknown"),
        (None, None, "unknown"),
    ],
)
def test_audit_overlap(audit: Seats | None, board: Seats | None, expected: str) -> None:
    both = (seated("audit", "audit-committee", seats=audit), seated("city-board", "city-board", seats=board))
    assert result("audit-overlap", *both, unit("council", "council")) == [expected]


# audit-place


def test_the_audit_committee_is_the_councils() -> None:
    audit = unit("audit", "audit-committee")
    assert results("audit-place", draft(unit("council", "council", audit))) == [("pass", "audit")]
    for board in ("city-board", "municipal-board"):
        below = draft(unit("council", "council", unit("board", board, audit)))
        (finding,) = said("audit-place", below)
        assert (finding.result, finding.severity, finding.unit) == ("note", "guidance", "audit")
    assert result("audit-place", audit) == ["unknown"]
    assert result("audit-place", required()) == []


# bilingual-education

BOTH = town(47_000, "fi", "sv")
FINNISH = unit("finnish", "section", language="fi")
SWEDISH = unit("swedish", "section", language="sv")


def test_bilingual_education() -> None:
    def two(*units: Unit) -> list[str]:
        return result("bilingual-education", *units, municipality=BOTH)

    education = ("education",)
    assert two(unit("board", "board", FINNISH, SWEDISH)) == ["pass"]
    assert two(unit("fi", "board", language="fi"), unit("sv", "board", language="sv")) == ["pass"]
    assert two(unit("board", "board", FINNISH)) == ["breach"]
    assert two(unit("board", "board", area=education)) == ["breach"]
    assert two(unit("board", "board", unit("a", "section"), unit("b", "section"), area=education)) == ["unknown"]
    assert two(unit("a", "board", FINNISH), unit("b", "board", SWEDISH)) == ["unknown"]
    assert two(unit("board", "board", FINNISH, unit("other", "section", area=education))) == ["unknown"]
    assert two(unit("board", "board")) == ["unknown"]
    assert two(ADMINISTRATION) == ["unknown"]


def test_a_language_section_of_another_area_is_none_for_education() -> None:
    permits = unit("permits", "section", language="sv", area=("building-permits",))
    assert result("bilingual-education", unit("board", "board", FINNISH, permits), municipality=BOTH) == ["breach"]


def test_education_in_a_municipality_of_one_language_or_of_none_that_is_stated() -> None:
    board = unit("board", "board", FINNISH)
    assert result("bilingual-education", board, municipality=town(42_344, "fi")) == []
    assert result("bilingual-education", board) == ["unknown"]


# language-pool


@pytest.mark.parametrize(("speakers", "expected"), [(6, "pass"), (4, "pass"), (3, "note"), (None, "unknown")])
def test_language_pool(speakers: int | None, expected: str) -> None:
    pool = Seats(total=13, speakers=None if speakers is None else {"sv": speakers})
    section = seated("section", "section", seats=Seats(total=4, drawn_from={"board": 4}), language="sv")
    (finding,) = said("language-pool", draft(seated("board", "board", section, seats=pool)))
    assert (finding.result, finding.severity) == (expected, "guidance")


def test_a_pool_that_is_not_stated() -> None:
    assert results("language-pool", draft(FINNISH, SWEDISH)) == [("unknown", ("finnish", "swedish"))]
    assert result("language-pool", unit("section", "section")) == []


def test_sections_outside_education_rest_on_another_section() -> None:
    def bases(*area: str) -> list[tuple[str, str | None]]:
        section = unit("section", "section", language="sv", area=area)
        (finding,) = said("language-pool", draft(section))
        return [(basis.section, basis.subsection) for basis in finding.basis]

    assert bases() == bases("education") == [("30", "4–5")]
    assert bases("building-permits") == [("31", "1")]


# permit-authority


def test_messages_name_the_drafts_own_board() -> None:
    board = Unit(id="board", kind="municipal-board", name=Text(fi="Kunnanhallitus"))
    permits = unit("permits", "board", area=PERMITS)
    (finding,) = said("permit-authority", draft(board, permits))
    assert catalog("fi").say(finding.message) == "”permits” päättää luvista, ei ”Kunnanhallitus”."
    (finding,) = said("permit-authority", draft(permits))
    assert "Kunnanhallitus" in catalog("fi").say(finding.message)
    (lacking,) = said("required-bodies", draft(unit("council", "council"), unit("audit", "audit-committee")))
    assert "Kunnanhallitus" in catalog("fi").say(lacking.message)


PERMITS = ("building-permits", "environment-permits")


def test_permit_authority() -> None:
    permits = unit("permits", "section", area=PERMITS)
    under_a_board = draft(unit("board", "board", permits))
    assert results("permit-authority", under_a_board) == [("pass", "permits")]
    of_its_own = draft(unit("board", "board", area=PERMITS))
    assert results("permit-authority", of_its_own) == [("pass", "board")]
    by_the_city_board = draft(unit("city-board", "city-board", area=PERMITS))
    assert results("permit-authority", by_the_city_board) == [("breach", "city-board")]
    (finding,) = said("permit-authority", draft(unit("city-board", "city-board", permits)))
    assert (finding.result, finding.severity) == ("note", "guidance")
    assert result("permit-authority", required()) == ["unknown"]
    assert result("permit-authority", unit("board", "board", area=("building-permits",))) == ["pass", "unknown"]
    assert result("permit-authority", unit("council", "council", area=PERMITS)) == ["unknown"]


# gender-quota


@pytest.mark.parametrize(
    ("seats", "women", "expected"),
    [
        (13, 6, "pass"),
        (13, 7, "pass"),
        (13, 8, "note"),  # 5 men: enough to the nearest, too few rounded up
        (13, 5, "note"),
        (13, 4, "breach"),
        (3, 1, "note"),  # 40 % is impossible; in practice 1
        (3, 0, "breach"),
        (4, 2, "pass"),
        (4, 1, "breach"),
        (6, 2, "note"),
        (6, 1, "breach"),
        (8, 3, "note"),
        (8, 2, "breach"),
        (11, 4, "note"),
        (11, 3, "breach"),
        (5, 2, "pass"),
        (7, 3, "pass"),
        (9, 4, "pass"),
        (9, 3, "breach"),
        (15, 6, "pass"),
        (15, 5, "breach"),
    ],
)
def test_gender_quota(seats: int, women: int, expected: str) -> None:
    board = seated("board", "board", seats=Seats(total=seats, women=women, deputies=0))
    (finding,) = said("gender-quota", draft(board))
    assert (finding.result, finding.unit) == (expected, "board")
    assert finding.severity == ("guidance" if expected == "note" else "law")


def test_members_and_deputies_apart() -> None:
    members = seated("board", "board", seats=Seats(total=13, women=6))
    assert result("gender-quota", members) == ["pass", "unknown"]
    both = seated("board", "board", seats=Seats(total=13, women=6, deputies=13, deputy_men=2))
    assert result("gender-quota", both) == ["pass", "breach"]
    only_deputies = seated("board", "board", seats=Seats(deputy_women=2, deputy_men=2))
    assert result("gender-quota", only_deputies) == ["pass", "unknown"]


def test_women_and_men_that_are_not_stated_or_do_not_add_up() -> None:
    silent = body("board", "board", 13)
    assert results("gender-quota", draft(silent)) == [("unknown", "board")]
    wrong = seated("board", "board", seats=Seats(total=13, women=6, men=6, deputies=0))
    assert result("gender-quota", wrong) == ["unknown"]
    beyond = seated("board", "board", seats=Seats(total=5, women=6, deputies=0))
    assert result("gender-quota", beyond) == ["unknown"]


def test_the_council_and_influence_bodies_have_no_quota() -> None:
    assert result("gender-quota", body("council", "council", 51), unit("youth", "youth-council")) == []


@pytest.mark.parametrize(
    ("seats", "rounded_up", "nearest"),
    [
        (3, None, 1),
        (4, 2, 2),
        (5, 2, 2),
        (6, 3, 2),
        (7, 3, 3),
        (8, 4, 3),
        (9, 4, 4),
        (10, 4, 4),
        (11, 5, 4),
        (12, 5, 5),
        (13, 6, 5),
        (15, 6, 6),
        (16, 7, 6),
        (1, None, 0),
    ],
)
def test_the_least_of_each_sex(seats: int, rounded_up: int | None, nearest: int) -> None:
    assert least_of_each(seats) == Least(rounded_up=rounded_up, nearest=nearest)


def test_a_breach_of_the_quota_can_be_answered_with_a_reason() -> None:
    bodies = [seated(id, "board", seats=Seats(total=13, women=4, deputies=0)) for id in ("a", "b")]
    one = draft(*bodies)
    (broken, _) = said("gender-quota", one)
    assert "jollei erityisestä syystä muuta johdu" in catalog("fi").say(broken.message)
    reason = Text(fi="Vain neljä ehdokasta")
    given = Answer(rule="gender-quota", scenario="draft", unit="a", reason=reason)
    found = [finding for finding in check(one, answers=(given,)) if finding.rule == "gender-quota"]
    assert [(finding.unit, finding.result) for finding in found] == [("a", "answered"), ("b", "breach")]
    assert catalog("fi").say(found[0].message).startswith("Perusteltu (Vain neljä ehdokasta): ”a”")
    elsewhere = replace(given, scenario="other")
    assert check(one, answers=(elsewhere,)) == check(one)
    lawful = draft(seated("a", "board", seats=Seats(total=13, women=6, deputies=0)))
    assert check(lawful, answers=(given,)) == check(lawful), "what holds needs no answer"
    # Whose it is can be told of one with that id, and of none where its copy has the same.
    for drafts, expected in (((one,), {"answered"}), ((one, replace(one)), {"breach"})):
        (row,) = [row for row in checks_table(drafts, answers=(given,)).rows if row.rule == "gender-quota"]
        assert {finding.result for cell in row.cells for finding in cell if finding.unit == "a"} == expected


# coercion


def deciding(id: str, kind: str, *delegated: str | Delegation, area: str = "", stated: bool = True) -> Unit:
    """A unit with one matter, passed on to `delegated`."""
    steps = tuple([step if isinstance(step, Delegation) else Delegation(to=step) for step in delegated])
    matter = Matter(
        id="m", name=Text(fi="Uhkasakko"), area=(area,) if area else (), delegated=steps if stated else None
    )
    return unit(id, kind, remit=(matter,))


def test_what_is_delegated_side_by_side_is_not_delegated_onward() -> None:
    beside = Delegation(to="director", beside=True)
    assert result("delegation-chain", deciding("owner", "board", "section", beside), *BELOW) == ["pass"]
    assert result("delegation-chain", deciding("owner", "board", "section", "director"), *BELOW) != ["pass"]


OFFICERS = unit("director", "division", unit("inspector", "post"))
BELOW = [unit("board", "board", unit("section", "section")), OFFICERS]


def test_coercion_is_not_delegated_to_an_office_holder() -> None:
    def found(*delegated: str | Delegation, stated: bool = True) -> list[tuple[str, object]]:
        permits = deciding("permits", "board", *delegated, area="coercion", stated=stated)
        return results("coercion", draft(permits, *BELOW, unit("mayor", "mayor")))

    assert found() == [("pass", "permits")]
    assert found("section") == [("pass", ("permits", "section"))]
    assert found("inspector") == [("breach", ("permits", "inspector"))]
    assert found("section", "inspector") == [("breach", ("permits", "section", "inspector"))]
    assert found(stated=False) == [("unknown", "permits")]
    assert found("mayor") == [("unknown", ("permits", "mayor"))]  # an elected official
    assert results("coercion", draft(deciding("office", "unit", area="coercion", stated=False))) == [
        ("breach", "office")
    ]
    assert results("coercion", draft(deciding("permits", "board"))) == [("unknown", None)], "nothing is marked"
    # which cases a condition means is for people to tell, and whoever has the power from it has it for those only
    some = Delegation(to="section", when=Text(fi="kehotukset"))
    assert found(Delegation(to="inspector", when=Text(fi="kehotukset"))) == [("unknown", ("permits", "inspector"))]
    assert found(some) == [("pass", ("permits", "section"))]
    assert found(some, "inspector") == [("unknown", ("permits", "section", "inspector"))]
    assert found(some, Delegation(to="inspector", beside=True)) == [("breach", ("permits", "section", "inspector"))]


# delegation-chain


@pytest.mark.parametrize(
    ("kind", "delegated", "expected"),
    [
        ("council", (), "pass"),
        ("council", ("board",), "pass"),
        ("council", ("board", "director"), "pass"),
        ("council", ("board", "section"), "pass"),
        ("council", ("board", "section", "inspector"), "breach"),
        ("council", ("board", "director", "inspector"), "breach"),
        ("board", ("director",), "pass"),
        ("board", ("director", "inspector"), "unknown"),  # lawful where a statute gives the board its power
        ("board", ("section", "director", "inspector"), "breach"),
        ("section", (), "pass"),
        ("section", ("inspector",), "unknown"),
        ("division", ("inspector",), "unknown"),
    ],
)
def test_what_was_delegated_onward_is_not_delegated_again(kind: str, delegated: tuple[str, ...], expected: str) -> None:
    assert result("delegation-chain", deciding("owner", kind, *delegated), *BELOW) == [expected]


def test_without_delegations_no_chain_is_known() -> None:
    assert result("delegation-chain", deciding("owner", "council", stated=False)) == ["unknown"]
    assert result("delegation-chain", required()) == ["unknown"]


# council-undelegable


def test_what_is_the_councils_stays_there() -> None:
    def found(kind: str, *delegated: str | Delegation, stated: bool = True) -> list[tuple[str, object]]:
        owner = deciding("owner", kind, *delegated, area="council-only", stated=stated)
        return results("council-undelegable", draft(owner, *BELOW))

    assert found("council") == [("pass", "owner")]
    assert found("council", "board") == [("breach", ("owner", "board"))]
    assert found("council", Delegation(to="board", when=Text(fi="pienet"))) == [("unknown", ("owner", "board"))]
    assert found("city-board", Delegation(to="board", when=Text(fi="pienet"))) == [("breach", ("owner", "board"))]
    assert found("city-board") == [("breach", "owner")]
    assert found("council", stated=False) == [("unknown", "owner")]
    assert results("council-undelegable", draft(deciding("owner", "council"))) == [("unknown", None)]


# regional-body


def test_regional_body() -> None:
    assert results("regional-body", draft(unit("regions", "regional-board"))) == [("pass", "regions")]
    assert result("regional-body", body("regions", "regional-council", None, remit="")) == ["pass"]
    assert result("regional-body", unit("regions", "regional-council")) == ["note"]
    (decides,) = said("regional-body", draft(body("regions", "regional-council", None, remit="grants")))
    assert (decides.result, decides.severity, decides.message.key) == ("note", "note", "rule.regional-body.decides")
    assert result("regional-body", unit("regions", "regional-council", side="elected")) == ["unknown"]
    assert result("regional-body", required()) == []


# one-leader


def test_one_leader() -> None:
    manager, mayor = unit("manager", "city-manager"), unit("mayor", "mayor")
    deputy = unit("deputy", "deputy-mayor")
    assert result("one-leader", manager) == ["pass"]
    assert result("one-leader", mayor, deputy) == ["pass"]
    assert results("one-leader", draft(manager, mayor)) == [("breach", ("manager", "mayor"))]
    assert result("one-leader", required()) == ["unknown"]
    assert result("one-leader", deputy) == ["unknown"]
    assert result("one-leader", manager, deputy) == ["unknown"]


# enterprise-board


def test_enterprise_board() -> None:
    enterprise = unit("water", "municipal-enterprise")
    directors = unit("directors", "board-of-directors")
    under = required(unit("directors", "board-of-directors", enterprise))
    assert results("enterprise-board", draft(under)) == [("pass", ("water", "directors"))]
    assert result("enterprise-board", unit("water", "municipal-enterprise", directors)) == ["pass"]
    assert result("enterprise-board", directors, enterprise, links=(steers("directors", "water"),)) == ["pass"]
    advised = (Link(kind="advises", from_="water", to="directors"),)
    assert result("enterprise-board", directors, enterprise, links=advised) == ["pass"]
    assert results("enterprise-board", draft(required(enterprise))) == [("breach", "water")]
    assert result("enterprise-board", directors, enterprise) == ["unknown"]
    assert result("enterprise-board", ADMINISTRATION, enterprise) == ["unknown"]
    assert result("enterprise-board", required(unit("water", "municipal-enterprise", side="external"))) == []


# even-body


def test_even_body() -> None:
    bodies = [body("four", "section", 4), body("five", "section", 5), body("silent", "section", None)]
    expected = [("note", "four"), ("pass", "five"), ("unknown", "silent")]
    assert results("even-body", draft(*bodies)) == expected
    assert {finding.severity for finding in said("even-body", draft(*bodies))} == {"note"}
    assert result("even-body", body("council", "council", 42)) == []
