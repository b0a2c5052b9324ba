"""A draft that says of a side of the organisation that it shows it only in part: absence there proves nothing."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from orgsim.analysis.checks.checking import check
from orgsim.analysis.differences.comparing import compare
from orgsim.analysis.figures.explanation import explain
from orgsim.analysis.figures.metrics import metrics
from orgsim.analysis.transition import transition
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.messages import catalog
from orgsim.model.dates import PartialDate
from orgsim.model.hierarchy import named_sides, whole_sides
from orgsim.model.kinds import Kind, Side
from orgsim.model.scenario import Claim, Municipality, Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Unit
from tests.analysis import drafts
from tests.analysis.drafts import body, scenario, steers, unit


def announced(*partial: Side, more: tuple[Unit, ...] = (), **rest: object) -> Scenario:
    """Council over city board over two boards with a division each, and a youth council beside: 7 units, and `more`."""
    board = body(
        "city-board",
        "city-board",
        9,
        body("technical-board", "board", None, unit("technical", "division")),
        body("wellbeing-board", "board", 9, unit("wellbeing", "division")),
    )
    council = body("council", "council", 27, board, unit("youth", "youth-council"), *more)
    return scenario(council, partial=partial, effective=PartialDate("2017-06-01"), **rest)


def result(rule: str, draft: Scenario) -> list[str]:
    return [finding.result for finding in check(draft) if finding.rule == rule]


@pytest.mark.parametrize("rule", ["required-bodies", "election-board"])
def test_a_body_that_is_not_shown_is_not_called_missing(rule: str) -> None:
    assert result(rule, announced()) == ["breach"]
    assert result(rule, announced("elected")) == ["unknown"]
    assert result(rule, announced("administration", "influence")) == ["breach"], "that side is shown whole"


def test_the_unknown_says_which_body_is_not_shown() -> None:
    (finding,) = [each for each in check(announced("elected")) if each.rule == "required-bodies"]
    assert finding.missing is not None
    assert catalog("en").say(finding.missing) == (
        "whether the model also has: Audit committee (the draft shows the bodies only in part)"
    )
    for language in LANGUAGES:
        assert catalog(language).say(finding.message)


def test_what_is_shown_is_judged_all_the_same() -> None:
    audit = unit("audit", "audit-committee")
    assert result("required-bodies", announced("elected", more=(audit,))) == ["pass"]
    elections = body("elections", "election-board", 7)
    assert result("election-board", announced("elected", more=(elections,))) == ["breach"]
    assert result("one-model", announced("elected", more=(unit("c", "committee"),))) == ["breach"]


def test_influence_bodies_are_a_side_of_their_own() -> None:
    assert result("influence-bodies", announced()) == ["breach"]
    assert result("influence-bodies", announced("elected")) == ["breach"]
    assert result("influence-bodies", announced("influence")) == ["unknown"]
    others = (unit("elders", "older-people-council"), unit("disability", "disability-council"))
    assert result("influence-bodies", announced("influence", more=others)) == ["pass"]


def test_boards_alone_do_not_prove_that_there_are_no_committees() -> None:
    assert result("one-model", announced()) == ["pass"]
    assert result("one-model", announced("elected")) == ["unknown"]


def test_an_enterprise_may_have_its_board_where_it_is_not_shown() -> None:
    ports = (unit("port", "municipal-enterprise"),)
    assert result("enterprise-board", announced(more=ports)) == ["breach"]
    assert result("enterprise-board", announced("elected", more=ports)) == ["unknown"]


def test_a_language_section_may_be_where_it_is_not_shown() -> None:
    town = Municipality(name=Text(fi="Kunta"), languages=("fi", "sv"))
    education = unit("education", "board", area=("education",))
    finnish = unit("finnish", "section", language="fi")
    for more in ((education,), (finnish,)):
        assert result("bilingual-education", announced(more=more, municipality=town)) == ["breach"]
        assert result("bilingual-education", announced("elected", more=more, municipality=town)) == ["unknown"]


def test_figures_of_that_side_are_the_least_they_can_be() -> None:
    told, whole = metrics(announced("elected")), metrics(announced())
    bounds = {"elected.bodies": 4, "elected.seats": 45, "elected.layers": 3, "kinds.board": 2, "units": 7}
    for id, value in bounds.items():
        assert (told[id].value, told[id].lower_bound) == (value, True), id
        assert told[id].reasons
    # Two of the 4 + 2 + 1 units stand on the administration's side, which is shown whole.
    assert (told["administration.units"].value, told["administration.units"].lower_bound) == (2, False)
    assert not whole["elected.bodies"].lower_bound
    assert not told["kinds.division"].lower_bound


EITHER_WAY = ("roots", "span.mean", "span.median", "span.distribution", "single-child-managers")
"""A unit that is not shown may stand above those at the top, or below a manager of one."""


@pytest.mark.parametrize("side", ["elected", "administration"])
@pytest.mark.parametrize("measure", EITHER_WAY)
def test_what_further_units_could_raise_or_lower_is_unknown(side: Side, measure: str) -> None:
    led = (unit("manager", "city-manager", unit("deputy", "deputy-mayor")),)
    told = metrics(announced(side, more=led))
    assert metrics(announced(more=led))[f"{side}.{measure}"].known
    for id in (f"{side}.{measure}", measure):
        assert not told[id].known, id
        assert told[id].reasons[0].key == f"metric.reason.part.{side}"


def test_there_are_no_fewer_ends_in_the_whole() -> None:
    """The technical and the wellbeing division have nothing below them, and so there are two ends at least."""
    told = metrics(announced("administration"))["administration.leaves"]
    assert (told.value, told.lower_bound) == (2, True)


def test_no_figure_of_a_side_that_is_shown_in_part_is_exact() -> None:
    """But how many councils there are: a municipality has one."""
    draft = announced("elected", "administration", links=(steers("technical-board", "technical"),))
    exact = {id for id, figure in metrics(draft).items() if figure.known and not figure.lower_bound}
    assert exact == {"kinds.council", "kinds.city-board", "kinds.youth-council"}


def test_a_kind_counts_where_each_draft_has_it() -> None:
    """Whichever of them comes first."""

    def tasks(side: Side) -> Scenario:
        kinds = drafts.kinds() | {"task": Kind(side=side, name=Text(en="Task"), look="unit")}
        its = scenario(unit("manager", "city-manager"), unit("cleaning", "task"), id=side, partial=(side,))
        return msgspec.structs.replace(its, kinds=kinds)

    own, bought = tasks("administration"), tasks("external")
    for both in ((own, bought), (bought, own)):
        for draft in both:
            figure = metrics(draft, both)["kinds.task"]
            assert (figure.value, figure.lower_bound) == (1, True), (draft.id, both[0].id)


def test_none_or_more_is_unknown_and_one_that_is_single_is_one() -> None:
    told = metrics(announced("elected", "administration"))
    assert (told["administration.managers"].value, told["administration.managers"].known) == (None, False)
    assert metrics(announced())["administration.managers"].value == 0
    assert (told["kinds.council"].value, told["kinds.council"].lower_bound) == (1, False)
    audited = announced(more=(unit("audit", "audit-committee"),))
    compared = [audited, announced("elected")]
    assert [metrics(each, compared)["kinds.audit-committee"].value for each in compared] == [1, None]
    assert metrics(announced(), compared)["kinds.audit-committee"].value == 0


def test_a_figure_tells_why_it_is_the_least() -> None:
    draft = announced("elected")
    notes = [catalog("en").say(note) for note in explain(metrics(draft)["elected.bodies"], draft).notes]
    assert notes[0] == "The draft shows the elected bodies only in part."


@pytest.mark.parametrize("side", ["elected", "administration", "influence", "external", "programme"])
def test_every_side_can_be_partial(side: Side) -> None:
    (reason,) = metrics(announced(side))["units"].reasons
    for language in LANGUAGES:
        assert catalog(language).say(reason)


@pytest.mark.parametrize(
    ("partial", "claimed", "expected"),
    [
        ((), 3, "breach"),
        (("administration",), 3, "unknown"),
        (("administration",), 1, "breach"),
        (("elected",), 3, "breach"),
    ],
)
def test_a_claim_of_more_than_is_shown_is_not_refuted(partial: tuple[Side, ...], claimed: int, expected: str) -> None:
    claims = (Claim(metric="kinds.division", value=claimed),)
    assert result("claim", announced(*partial, claims=claims)) == [expected]


def test_what_a_partial_draft_lacks_has_not_ended_and_what_it_lacked_has_not_begun() -> None:
    full = announced(links=(steers("technical-board", "technical"),))
    less = announced("elected")
    council = less.units[0]
    board = council.units[0]
    less = msgspec.structs.replace(
        less,
        units=(msgspec.structs.replace(council, units=(msgspec.structs.replace(board, units=board.units[1:]),)),),
    )
    fates = {
        full_id: flow.fate
        for flow in transition(full, less).flows
        if flow.after is None and (full_id := _ids(full)[flow.before or 0])
    }
    assert fates == {"technical-board": "not-shown", "technical": "ended", "youth": "not-shown"}
    back = {_ids(full)[flow.after or 0]: flow.fate for flow in transition(less, full).flows if flow.before is None}
    assert back == {"technical-board": "not-shown", "technical": "begun", "youth": "not-shown"}
    for one, other, gone in ((full, less, "only-a"), (less, full, "only-b")):
        found = compare(one, other)
        lacking = {row.id: (row.status, row.unstated) for row in found.rows if not (row.a and row.b)}
        assert lacking == {
            "technical-board": ("not-shown", True),
            "technical": (gone, False),
            "youth": ("not-shown", True),
        }
        assert (found.counts["not-shown"], found.counts[gone], found.number) == (2, 1, 1)


def _ids(of: Scenario) -> list[str]:
    from orgsim.model.hierarchy import hierarchy

    return [unit.id for unit in hierarchy(of).units]


def test_sides_that_are_shown_whole() -> None:
    assert whole_sides(announced()) == {"elected", "administration", "influence"}
    assert whole_sides(announced("elected", "external")) == {"administration", "influence"}


def test_a_side_of_numbers_only_is_named_by_nobody() -> None:
    numbers = scenario(unit("areas", "performance-area", unit("units", "performance-unit", count=21), count=15))
    assert whole_sides(numbers) == {"administration"}
    assert named_sides(numbers) == frozenset()
    assert named_sides(scenario(unit("top", "division", unit("units", "unit", count=21)))) == {"administration"}


@pytest.mark.parametrize(
    ("written", "read"),
    [("elected", ("elected",)), ("[elected, administration]", ("elected", "administration")), ("", ()), ("[]", ())],
)
def test_it_is_written_as_a_word_or_a_list(tmp_path: Path, written: str, read: tuple[Side, ...]) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(f"orgsim: 1\nid: draft\ntitle: Draft\npartial: {written}\n", encoding="utf-8")
    file = read_scenario(path)
    assert (file.scenario.partial, file.warnings) == (read, ())
