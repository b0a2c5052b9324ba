"""What a report has beside figures, changes and findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.cli import main

_TOWN = """\
orgsim: 1
id: {id}
title: {id}
timeline: [{{id: vote, name: Päätös | 1, start: {vote}, lane: council}}]
links: [{{from: council, to: library, kind: steers}}]
units:
  - id: council
    kind: council
    name: Valtuusto
    meets: {{every: month, on: second monday}}
    agenda-closes: 4 days
    remit:
      - {{id: plans, name: kaavat, a-year: 6, prepared-by: []}}
      - {{id: water, name: vesimaksut, prepared-by: [old]}}
    units:
      - {{id: old, kind: board, name: Lautakunta}}
      - id: school
        kind: division
        name: Sivistys
        units: {below}
"""
_NEAR = "[{id: library, kind: service-area, name: Kirjasto}]"
_FAR = "[{id: culture, kind: service-area, name: Kulttuuri, units: [{id: library, kind: unit, name: Kirjasto}]}]"


@pytest.fixture
def comparison(tmp_path: Path) -> Path:
    for id, vote, below in (("now", "2027-03-01", _NEAR), ("reform", "2027-03-11", _FAR)):
        (tmp_path / f"{id}.yaml").write_text(_TOWN.format(id=id, vote=vote, below=below), encoding="utf-8")
    path = tmp_path / "both.yaml"
    path.write_text(
        "orgsim: 1\ncomparison:\n  title: both\n  scenarios: [now.yaml, reform.yaml]\n"
        "  goals: [{id: near, name: lähellä, weight: 2, scores: {now: 4, reform: 2}}]\n"
        "  assumptions: {tabled: 0, runs: 40, seed: 5}\n",
        encoding="utf-8",
    )
    return path


def reported(capsys: pytest.CaptureFixture[str], path: Path) -> str:
    assert main(["report", str(path), "--language", "en"]) == 0
    return capsys.readouterr().out


def test_a_report_tells_ties_times_goals_links_and_decisions(
    comparison: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = reported(capsys, comparison)
    # Drawn at random, but by a seed: the same command gives the same text.
    assert reported(capsys, comparison) == text
    lines = text.splitlines()
    # The library stood two steps below the council, and stands three below it.
    assert "- B: Valtuusto – Kirjasto: 2 → 3" in lines
    assert "| A | 1 March 2027 | Päätös \\| 1 | Valtuusto | B: 10 days later |" in lines
    assert any(line.startswith("| lähellä | 2 | 4 | 2 |") for line in lines)
    assert "| A | Valtuusto | Steers | Kirjasto |" in lines
    decided = lines[lines.index("## Decisions in time") :]
    assert "40 years simulated, seed 5." in decided[2]
    (plans,) = [line for line in decided if line.startswith("| kaavat |")]
    _, _, now, reform, _ = plans.split("|")
    assert now == reform
    assert "- A, B: How many cases come in a year is not stated for one matter: vesimaksut." in decided
    assert "- A, B: The agenda closes 4 days before the meeting: Valtuusto." in decided


def test_what_is_not_stated_has_no_heading(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "small.yaml"
    draft.write_text(
        "orgsim: 1\nid: small\ntitle: small\nunits: [{id: a, kind: council, name: Valtuusto}]\n", encoding="utf-8"
    )
    text = reported(capsys, draft)
    for heading in ("Decisions in time", "Timeline", "Goals", "Links", "Ties and dependencies"):
        assert f"## {heading}" not in text


def test_matters_without_meetings_are_told_to_be_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "small.yaml"
    draft.write_text(
        "orgsim: 1\nid: small\ntitle: small\n"
        "units: [{id: a, kind: youth-council, name: Nuoret, remit: [{id: x, name: luvat}]}]\n",
        encoding="utf-8",
    )
    text = reported(capsys, draft)
    told = text[text.index("## Decisions in time") :]
    assert "### What is missing" in told
    assert "|" not in told
    assert "### What is assumed" not in told
