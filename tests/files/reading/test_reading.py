"""Scenario and comparison files as they are meant to be."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from orgsim.files.problems import UnreadableFile, describe
from orgsim.files.reading.comparison_file import read_comparison, read_comparison_text
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.files.reading.scenario_file import read_scenario, read_scenario_text
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import Text
from orgsim.model.units import DEEPEST_UNIT, Seats
from tests.files.saying import DRAFT, said

FULL = """\
# Everything that a scenario may have
orgsim: 1
id: malli
title: {fi: Malli, sv: Modell}
municipality: {name: Lohja, population: 47241, languages: [fi, sv]}
status: draft
date: 2016-02-25
effective: 2017-06
note: >-
  Kirjoitettu
  dioista
sources:
  slides: {title: Diat, date: 2016-W10, url: "https://example.invalid/", page: 7}
kinds:
  forum: {side: influence, name: {fi: Foorumi}, look: advisory, place: beside}
units:
  - id: council
    kind: council
    name: no
    seats: 51
    source: slides
    units:
      - id: board
        kind: board
        name: 2030
        short: 1.10
        seats: {total: 13, deputies: 13, drawn-from: {council: 4}, reserved: {users: 2}, eligible: anyone}
        remit:
          - {id: budget, name: talousarvio, note: yes}
        count: 3
        purpose: on
        open: off
        note: "null"
        continues: [old-a, old-b, board]
        source: [slides]
        shared: true
        council-decision: false
        side: elected
        place: beside
      - {id: f, kind: forum, name: {fi: Foorumi, en: Forum}, remit: [], seats: ~, continues: old-c}
links:
  - {kind: owns-process, from: council, to: board, note: N, source: slides}
claims:
  - {metric: kinds.board, value: 1.5, within: council, text: "yksi ja puoli", source: slides}
timeline:
  - {id: hearing, name: Kuuleminen, lane: board, start: 2016-04-04, end: 2016, kind: hearing}
goals:
  - {id: g, name: Tavoite, rating: strong}
"""


def test_everything_arrives_as_it_was_written() -> None:
    file = read_scenario_text(FULL.encode(), DRAFT)
    scenario = file.scenario
    assert file.warnings == ()
    assert file.data == FULL.encode()
    assert scenario.title == Text(fi="Malli", sv="Modell")
    assert scenario.municipality is not None
    assert (scenario.municipality.name, scenario.municipality.languages) == (Text(und="Lohja"), ("fi", "sv"))
    assert (str(scenario.date), str(scenario.effective)) == ("2016-02-25", "2017-06")
    assert scenario.note == Text(und="Kirjoitettu dioista")
    assert (scenario.sources["slides"].page, str(scenario.sources["slides"].date)) == ("7", "2016-W10")
    council = scenario.units[0]
    assert (council.name, council.seats, council.source) == (Text(und="no"), Seats(total=51), ("slides",))
    board, forum = council.units
    assert (board.name, board.short, board.count) == (Text(und="2030"), Text(und="1.10"), 3)
    assert board.seats == Seats(
        total=13, deputies=13, drawn_from={"council": 4}, reserved={"users": 2}, eligible="anyone"
    )
    assert board.remit is not None and board.remit[0].note == Text(und="yes")
    assert (board.purpose, board.open, board.note) == (Text(und="on"), Text(und="off"), Text(und="null"))
    assert (board.continues, board.shared, board.council_decision) == (("old-a", "old-b", "board"), True, False)
    assert (board.side, board.place) == ("elected", "beside")
    assert (forum.remit, forum.seats, forum.continues) == ((), None, ("old-c",))
    assert scenario.kinds["forum"].side == "influence"
    assert scenario.kinds["council"] is builtin_kinds()["council"]
    (link,) = scenario.links
    assert (link.kind, link.from_, link.to) == ("owns-process", "council", "board")
    (claim,) = scenario.claims
    assert (claim.value, claim.within) == (1.5, "council")
    (event,) = scenario.timeline
    assert str(event.end) == "2016"
    assert scenario.goals[0].rating == "strong"


def test_staff_money_and_leaders_arrive_as_they_were_written() -> None:
    text = """\
orgsim: 1
id: malli
title: Malli
units:
  - id: education
    kind: division
    name: Sivistys
    leader: {title: {fi: toimialajohtaja, sv: sektordirektör}, oto: true}
    staff: {people: 12, fte: 10.25}
    budget: {expenses: 1200000.5, income: 0, year: 2026}
    code: 0120
    from: 2026-08
    until: 2030
    units:
      - {id: head, kind: post, name: Johtaja, leader: rehtori, staff: 1, count: 2.5}
      - {id: second, kind: post, name: Toinen, staff: {vacant: true, fte: 1}, count: 3.0}
"""
    file = read_scenario_text(text.encode(), DRAFT)
    assert file.warnings == ()
    (education,) = file.scenario.units
    assert education.leader == Leader(title=Text(fi="toimialajohtaja", sv="sektordirektör"), oto=True)
    assert education.staff == Staff(people=12, fte=10.25)
    assert education.budget == Budget(expenses=1200000.5, income=0, year=2026)
    assert (education.code, str(education.from_), str(education.until)) == ("0120", "2026-08", "2030")
    head, second = education.units
    assert (head.leader, head.staff) == (Leader(title=Text(und="rehtori")), Staff(people=1))
    # 2.5 full-time equivalents of posts: how many posts that is nobody says.
    assert (head.count, head.weight) == (2.5, 1)
    assert (second.staff, second.count, second.weight) == (Staff(vacant=True, fte=1.0), 3, 3)
    assert type(second.count) is int


def test_each_unit_knows_its_line() -> None:
    assert dict(read_scenario_text(FULL.encode(), DRAFT).lines) == {"council": 17, "board": 23, "f": 40}


def test_the_bytes_stay_with_the_file() -> None:
    data = b"\xef\xbb\xbf# \xc3\xa4\r\norgsim: 1\r\nid: a\r\ntitle: T\r\nmine: [1,   2]  # kept\r\n"
    file = read_scenario_text(data, DRAFT)
    assert file.data == data
    assert [(problem.line, problem.column) for problem in file.warnings] == [(5, 1)]


def test_the_files_own_kind_replaces_orgsims_in_that_file_only() -> None:
    text = "orgsim: 1\nid: a\ntitle: T\nkinds: {board: {side: external, name: Lauta}}\n"
    text += "units: [{id: b, kind: board, name: B}]\n"
    assert read_scenario_text(text.encode(), DRAFT).scenario.kinds["board"].side == "external"
    assert builtin_kinds()["board"].side == "elected"


def test_a_broken_kind_of_the_files_own_is_told_once_where_it_is() -> None:
    text = (
        "orgsim: 1\nid: a\ntitle: T\nkinds: {forum: {side: elektd, name: F}}\nunits: [{id: b, kind: forum, name: B}]\n"
    )
    assert said(text) == ["4:23: `side`: `elektd` is not known here; did you mean `elected`?"]


def test_layers_to_the_limit_are_read_and_one_more_is_refused() -> None:
    def nested(layers: int) -> str:
        units = "".join(f"{{id: u{n}, kind: unit, name: N, units: [" for n in range(layers)) + "]}" * layers
        return f"orgsim: 1\nid: a\ntitle: T\nunits: [{units}]\n"

    file = read_scenario_text(nested(DEEPEST_UNIT).encode(), DRAFT)
    assert max(hierarchy(file.scenario).layers) == DEEPEST_UNIT == 5000
    (told,) = said(nested(DEEPEST_UNIT + 1))
    assert told.endswith("Units lie more than 5,000 levels below each other here; check the indentation")


def test_a_chain_on_lines_is_read_as_deep_as_one_in_brackets() -> None:
    lines = "".join(
        f"{'  ' * n}- id: u{n}\n{'  ' * n}  kind: unit\n{'  ' * n}  name: N\n{'  ' * n}  units:\n" for n in range(500)
    )
    file = read_scenario_text(f"orgsim: 1\nid: a\ntitle: T\nunits:\n{lines}{'  ' * 501}[]\n".encode(), DRAFT)
    flat = hierarchy(file.scenario)
    assert flat.layers == tuple(range(1, 501))
    assert [unit.id for unit in flat.units] == [f"u{n}" for n in range(500)]


def test_what_cannot_be_read_of_a_unit_keeps_those_above_it_from_being_read() -> None:
    below = "[c, {id: d, kind: unit, units: x}]"
    told = said(f"orgsim: 1\nid: a\ntitle: T\nunits:\n  - {{id: b, kind: unit, name: B, units: {below}}}\n")
    assert [line.split(": ", 1)[0] for line in told] == ["5:42", "5:45", "5:72"]


def test_aliases_cannot_nest_units_deeper_than_that() -> None:
    chain = "x0: &x0 []\n" + "".join(
        f"x{n}: &x{n} [{{id: u{n}, kind: unit, name: N, units: *x{n - 1}}}]\n" for n in range(1, 160)
    )
    above = "".join(f"{{id: a{n}, kind: unit, name: N, units: [" for n in range(4900))
    told = said(f"orgsim: 1\nid: a\ntitle: T\n{chain}units: [{above.removesuffix('[')}*x159{']'.join('}' * 4900)}]\n")
    assert any("more than 5,000 levels" in line for line in told)


@pytest.mark.parametrize("name", ["valiokuntamalli", "lautakuntamalli", "nykytila", "konsepti-2015"])
def test_the_scenarios_that_ship_are_without_fault(scenarios_dir: Path, name: str) -> None:
    file = read_scenario(scenarios_dir / f"lohja-{name}.yaml")
    assert file.warnings == ()
    assert file.scenario.id == f"lohja-{name}"
    lines = file.data.decode().splitlines()
    assert all(f"id: {id_}" in lines[line - 1] for id_, line in file.lines.items())
    assert len(file.lines) == len(hierarchy(file.scenario).units)


def test_the_kinds_that_ship_are_complete() -> None:
    kinds = builtin_kinds()
    assert {kind.side for kind in kinds.values()} == {"elected", "administration", "influence", "external", "programme"}
    for kind in kinds.values():
        assert kind.name.fi and kind.name.sv and kind.name.en and kind.plural is not None
    assert kinds["committee"].name.fi == "Valiokunta" and kinds["committee"].body
    assert kinds["audit-committee"].place == "beside"
    assert not kinds["youth-council"].body


def test_reading_leaves_the_garbage_collector_as_it_was() -> None:
    assert gc.isenabled()
    said("a: [")
    assert gc.isenabled()
    gc.disable()
    try:
        said("a: [")
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("units", [1, 2, 3, 26, 1000])
def test_generated_organisations_are_without_fault(generate: Callable[..., str], units: int) -> None:
    file = read_scenario_text(generate(units).encode(), DRAFT)
    tree = hierarchy(file.scenario)
    assert (len(tree.units), file.warnings) == (units, ())
    assert max(tree.layers) <= 12
    assert generate(units) == generate(units)


def test_a_generated_organisation_is_like_a_municipality(generate: Callable[..., str]) -> None:
    tree = hierarchy(read_scenario_text(generate(1000).encode(), DRAFT).scenario)
    assert {"elected", "administration"} == set(tree.sides)
    assert max(len(below) for below in tree.children) <= 15
    assert any(unit.remit for unit in tree.units) and any(unit.seats for unit in tree.units)


COMPARISON = """\
orgsim: 1
comparison:
  title: {fi: Vertailu}
  scenarios: [a.yaml, sub/b.yaml, 'sub\\c.yaml']
  baseline: a.yaml
  assumptions: {meetings: {council: 9}, fee: {council: 80.5}, chair-factor: 1.5}
  goals: [{id: g, name: G, weight: 2, scores: {a: 3, b: 4.5}}]
  story: [{view: structure, focus: council, fold: 2, caption: Alku}]
"""


def test_a_comparison_arrives_as_it_was_written() -> None:
    file = read_comparison_text(COMPARISON.encode(), Path("/drafts/vertailu.yaml"))
    comparison = file.comparison
    assert comparison.title == Text(fi="Vertailu")
    assert comparison.assumptions is not None
    assert (comparison.assumptions.fee, comparison.assumptions.chair_factor) == ({"council": 80.5}, 1.5)
    assert comparison.goals[0].scores == {"a": 3, "b": 4.5}
    assert (comparison.story[0].view, comparison.story[0].fold) == ("structure", 2)
    folder = Path("/drafts")
    assert [member.path for member in file.members] == [folder / "a.yaml", folder / "sub/b.yaml", folder / "sub/c.yaml"]
    assert file.baseline() == folder / "a.yaml"
    assert (file.members[1].line, file.members[1].column) == (4, 23)


def test_the_comparison_that_ships(scenarios_dir: Path) -> None:
    file = read_comparison(scenarios_dir / "lohja-2016.yaml")
    assert file.comparison.scenarios == ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml")
    assert file.baseline() is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "baseline: a.yaml",
            "baseline: b.yaml",
            "5:13: The baseline `b.yaml` is not one of the comparison's scenarios",
        ),
        ("a.yaml, sub", "/etc/passwd, sub", "4:15: `/etc/passwd` leads elsewhere;"),
        ("a.yaml, sub", "'C:\\x.yaml', sub", "4:15: `C:\\x.yaml` leads elsewhere;"),
        (
            "a.yaml, sub",
            "'\\\\host\\x.yaml', sub",
            "4:15: `\\\\host\\x.yaml` leads elsewhere;",
        ),
        (
            "a.yaml, sub",
            "https://host/x.yaml, sub",
            "4:15: `https://host/x.yaml` leads elsewhere;",
        ),
        ("scenarios:", "scenario:", "3:3: `scenarios` is missing; a comparison must have it"),
        ("[a.yaml, sub/b.yaml, 'sub\\c.yaml']", "[]", "4:3: The comparison has no scenarios; list their files"),
        ("weight: 2", "weight: -2", "7:36: `weight`: -2 is too small; write at least 0"),
        ("orgsim: 1", "orgsim: 3", "1:9: The file is in version 3 of the format and this orgsim reads version 1"),
    ],
)
def test_mistakes_in_a_comparison(old: str, new: str, told: str) -> None:
    assert old in COMPARISON
    with pytest.raises(UnreadableFile) as caught:
        read_comparison_text(COMPARISON.replace(old, new, 1).encode(), Path("v.yaml"))
    lines = [describe(problem, catalog("en")).removeprefix("v.yaml:") for problem in caught.value.problems]
    assert any(line.startswith(told) for line in lines), lines


def test_the_examples_of_the_documentation_open() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "scenario-format.md").read_text("utf-8")
    examples = re.findall(r"^```yaml\n(orgsim: 1\n.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert len(examples) >= 3
    for example in examples:
        if "\ncomparison:" in example:
            assert read_comparison_text(example.encode(), DRAFT).warnings == ()
        else:
            assert said(example) == []
