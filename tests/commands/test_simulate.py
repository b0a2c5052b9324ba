"""`orgsim simulate` on real files: what it writes, and what its figures are."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from orgsim.cli import main
from orgsim.resources import scenarios_folder
from tests.export.pdf_text import pdf_text
from tests.export.svg_text import words

_TOWN = """\
orgsim: 1
id: {id}
title: {id}
units:
  - id: council
    kind: council
    name: Valtuusto
    meets: {{every: month, on: second monday}}
    agenda-closes: 4 days
    remit: [{{id: plans, name: kaavat, a-year: 6, prepared-by: []}}]
    units:
      - id: city-board
        kind: city-board
        name: Hallitus
        meets: {{every: {weeks} weeks, on: monday, from: 2027-01-04}}
        agenda-closes: 5 days
        remit:
          - id: contracts
            name: hankinnat
            a-year: 40
            amounts: [{{up-to: 50000, share: 0.5}}]
            delegated: [{{to: mayor, up-to: 60000}}]
        units: [{{id: mayor, kind: post, name: Kaupunginjohtaja}}]
"""


@pytest.fixture
def comparison(tmp_path: Path) -> Path:
    for id, weeks in (("now", 4), ("reform", 2)):
        (tmp_path / f"{id}.yaml").write_text(_TOWN.format(id=id, weeks=weeks), encoding="utf-8")
    path = tmp_path / "both.yaml"
    path.write_text(
        "orgsim: 1\ncomparison:\n  title: both\n  scenarios: [now.yaml, reform.yaml]\n"
        "  assumptions: {tabled: 0, runs: 60, seed: 5}\n",
        encoding="utf-8",
    )
    return path


def simulated(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["simulate", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def test_json_has_each_matter_in_days_from_readiness(comparison: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: dict[str, Any] = json.loads(simulated(capsys, comparison, "--format", "json"))
    assert [its["id"] for its in told["scenarios"]] == ["now", "reform"]
    now, reform = ({its["id"]: its for its in scenario["matters"]} for scenario in told["scenarios"])
    assert set(now) == {"plans", "contracts"}
    plans, contracts = now["plans"], now["contracts"]
    assert {"id", "mean", "median", "p90", "runs", "waits"} <= set(plans)
    assert (plans["runs"], plans["waits"]) == (60, {"council": plans["mean"]})
    # The second Monday of a month comes every 365 / 12 days; half of that and four days.
    assert plans["mean"] == pytest.approx(365 / 24 + 4, abs=1)
    # Half of the contracts are the mayor's, at once; the others wait for 14 + 5 days, in the reform for 7 + 5.
    assert contracts["mean"] == pytest.approx(19 / 2, abs=0.6)
    assert reform["contracts"]["mean"] == pytest.approx(12 / 2, abs=0.5)
    assert [(level["body"], level["share"]) for level in contracts["levels"]] == [("mayor", 0.5), ("city-board", 0.5)]
    assert contracts["levels"][0]["mean"] == 0
    # What the council decides is the same in both, to the last digit.
    assert plans == reform["plans"]
    (difference,) = told["differences"]
    assert (difference["scenario"], difference["reference"]) == ("reform", "now")
    assert difference["interval"][1] < 0


def test_what_the_comparison_states_says_so_and_what_a_draft_or_who_asks_states_does_not(
    comparison: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = simulated(capsys, comparison, "--runs", 2, "--year", 2027, "--language", "en").splitlines()
    # `tabled: 0` is the comparison's, once for each of two drafts; the year is the command line's.
    assert [line.strip() for line in said if line.endswith("[in the comparison]")] == [
        "0% of the items are put off to the next meeting; they count as items of both. [in the comparison]"
    ] * 2
    assert any(line.strip().startswith("The year is 2027") and "[" not in line for line in said)


def test_without_a_comparison_it_is_told_whose_assumptions_hold(
    comparison: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = [comparison.with_name(name) for name in ("now.yaml", "reform.yaml")]
    told = "No comparison file was given"
    assert told in simulated(capsys, *drafts, "--runs", "2", "--language", "en")
    assert told not in simulated(capsys, comparison, "--runs", "2", "--language", "en")


def test_runs_and_seed_are_those_asked_for_and_give_the_same_again(
    comparison: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = simulated(capsys, comparison, "--runs", 10, "--seed", 3, "--format", "json")
    assert simulated(capsys, comparison, "--runs", 10, "--seed", 3, "--format", "json") == one
    assert simulated(capsys, comparison, "--runs", 10, "--seed", 4, "--format", "json") != one
    assert [(its["runs"], its["seed"]) for its in json.loads(one)["scenarios"]] == [(10, 3), (10, 3)]


def test_all_parts_of_the_table_are_of_the_same_cases(comparison: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Land is decided in the reform alone, by the council, so that its cases wait longer than those of the others.
    reform = comparison.parent / "reform.yaml"
    land = "prepared-by: []}, {id: land, name: maa, a-year: 90}]"
    reform.write_text(reform.read_text("utf-8").replace("prepared-by: []}]", land), "utf-8")
    lines = simulated(capsys, comparison, "--language", "en").splitlines()

    def cells(name: str) -> list[float]:
        line = next(line for line in lines if line.startswith(f"  {name}  "))
        return [float(each) for each in re.findall(r"(?<!± )\b\d+\.\d", line)]

    assert any(line.startswith("  all cases: 2 matters that all know") for line in lines)
    # Nothing is full, put off or taken over: the mean is waiting, but for rounding.
    assert cells("waiting for a meeting") == pytest.approx(cells("mean"), abs=0.06)


def test_a_year_is_written_as_years_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "x.yaml", "--year", "5", "--language", "fi"]) == 2
    assert "1900–2200" in capsys.readouterr().err
    assert main(["simulate", "x.yaml", "--runs", "0", "--language", "fi"]) == 2
    assert "1–100\u00a0000" in capsys.readouterr().err


def test_csv_and_the_table_tell_the_same(comparison: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [*csv.DictReader(io.StringIO(simulated(capsys, comparison, "--format", "csv")))]
    assert [(row["scenario"], row["matter"]) for row in rows] == [
        (scenario, matter) for scenario in ("now", "reform") for matter in ("plans", "contracts")
    ]
    told = json.loads(simulated(capsys, comparison, "--format", "json"))
    assert float(rows[1]["mean"]) == told["scenarios"][0]["matters"][1]["mean"]
    table = simulated(capsys, comparison, "--language", "fi")
    assert "Kaupunginjohtaja 50 %" in table
    assert "hankinnat" in table


def test_lohjas_two_models_can_be_compared(capsys: pytest.CaptureFixture[str]) -> None:
    """The board model states no remits. By hand: of the committee model's 28 matters 9 stay with the 5 bodies that both
    have (3 + 2 + 1 + 1 + 2), 10 are placed by the comparison, and of 9 nobody says who decides them.
    """
    path = scenarios_folder() / "lohja-2016.yaml"
    one, other = json.loads(simulated(capsys, path, "--runs", 2, "--format", "json"))["scenarios"]
    assert other["common"]["matters"] == 19 and len(other["common"]["left-out"]) == 0
    assumed = [each for each in other["assumptions"] if each["subject"] == "decides"]
    by_origin: dict[str, list[str]] = {}
    for each in assumed:
        by_origin.setdefault(each["origin"], []).extend(each["matters"])
    assert {origin: len(its) for origin, its in by_origin.items()} == {"convention": 9, "stated": 10}
    assert all(each["source"] or "Ground:" in each["text"] for each in assumed)
    known = {its["id"] for its in other["matters"] if its["decider-assumed"] and its["mean"] is not None}
    assert known == {*by_origin["convention"], *by_origin["stated"]}
    assert not any(its["decider-assumed"] for its in one["matters"])
    lacking = [its for its in other["matters"] if its["mean"] is None]
    assert len(lacking) == 9 and all("Nobody decides it in this draft" in its["missing"][0] for its in lacking)
    # The same body that meets as often takes as long in both; the planning section's plans go to a board in the other.
    means = [{its["id"]: its["mean"] for its in each["matters"]} for each in (one, other)]
    assert means[0]["strategic-leadership"] == means[1]["strategic-leadership"]
    off = json.loads(simulated(capsys, path, "--runs", 2, "--format", "json", "--no-remits-continue"))["scenarios"][1]
    assert off["common"]["matters"] == 10
    assert "* the draft does not say who decides it: that is assumed" in simulated(capsys, path, "--runs", 2)


def test_agendas_without_a_limit_are_not_told_as_never_full(
    capsys: pytest.CaptureFixture[str], comparison: Path
) -> None:
    table = simulated(capsys, comparison)
    (line,) = [line for line in table.splitlines() if "full agendas" in line]
    assert line.split("full agendas")[1].split() == ["no", "limit", "no", "limit"]
    its = json.loads(simulated(capsys, comparison, "--format", "json"))["scenarios"][0]
    assert its["overall"]["parts"]["full"] is None
    town = comparison.parent / "now.yaml"
    town.write_text(
        town.read_text("utf-8").replace("agenda-closes: 5 days", "agenda-closes: 5 days\n        items: 9"), "utf-8"
    )
    its = json.loads(simulated(capsys, comparison, "--format", "json"))["scenarios"]
    assert its[0]["overall"]["parts"]["full"] == 0 and its[1]["overall"]["parts"]["full"] is None


@pytest.mark.usefixtures("qapp")
def test_pictures_and_handouts_of_checks_judge_what_is_claimed(
    tmp_path: Path, comparison: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = comparison.with_name("reform.yaml")
    with draft.open("a", encoding="utf-8") as file:
        file.write("claims: [{metric: time.finality.mean, value: 0}]\n")
    assert main(["check", str(draft), "--language", "en"]) == 1
    said = "the draft states 0, but a simulation of"
    assert said in capsys.readouterr().out
    picture = tmp_path / "checks.svg"
    assert main(["export", str(draft), "--view", "checks", "-o", str(picture), "--language", "en"]) == 0
    assert said in " ".join(words(picture.read_bytes()))
    handout = tmp_path / "checks.pdf"
    assert main(["export", str(draft), "--handout", "checks", "-o", str(handout), "--language", "en"]) == 0
    assert said in pdf_text(handout.read_bytes())
